import { describe, expect, it } from "vitest";
import {
  compact,
  compare,
  type Exact,
  exact,
  exactText,
  hundredths,
  ONE,
  payable,
  percentText,
  pointsText,
  product,
  roundedTo,
  shown,
  sign,
  sum,
  ZERO,
} from "../../src/domain/scoring/exact.ts";
import { fc } from "../support/seeded.ts";

/** Points are exact until the one rounding: each function beside whole numbers that say the same. */

const numerators = fc.bigInt({ min: -100_000n, max: 100_000n });
const denominators = fc.oneof(fc.constantFrom(1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 10n, 100n, 200n, 1000n), fc.bigInt({ min: 1n, max: 5000n }));
const fractions = fc.tuple(numerators, denominators);
const made = ([n, d]: readonly [bigint, bigint]): Exact => exact(`${n}/${d}`);

/** The next whole number below n/d, d > 0. */
const floor = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
/** n/d in so many parts of one, half up. */
const halfUp = ([n, d]: readonly [bigint, bigint], parts: bigint): number => Number(floor(2n * n * parts + d, 2n * d));

describe("from what a rule file says", () => {
  it.each([
    [18, "18", 1n],
    [0.6, "3", 5n],
    ["0.6", "3", 5n],
    ["1/3", "1", 3n],
    [-2.5, "-5", 2n],
    [1e21, "1000000000000000000000", 1n],
    [1e-7, "1", 10_000_000n],
    [3e-12, "3", 1_000_000_000_000n],
    [0, "0", 1n],
  ])("%s is %s over %s", (written, n, d) => {
    const value = exact(written);
    expect([String(value.s * value.n), value.d]).toEqual([n, d]);
  });
});

describe("comparing", () => {
  it("agrees with what the numbers are across", () => {
    fc.assert(
      fc.property(fractions, fractions, ([a, b], [c, d]) => {
        const across = a * d - c * b;
        expect(compare(made([a, b]), made([c, d]))).toBe(across === 0n ? 0 : across > 0n ? 1 : -1);
        expect(sign(made([a, b]))).toBe(a === 0n ? 0 : a > 0n ? 1 : -1);
      }),
    );
  });

  it("takes one number in two objects, and one object twice, for the same", () => {
    expect(compare(exact("1/2"), exact("0.5"))).toBe(0);
    expect(compare(ONE, ONE)).toBe(0);
    expect([compare(exact(-1), exact(1)), compare(exact("2/3"), exact("1/3"))]).toEqual([-1, 1]);
    expect(exactText(ONE)).toBe("1");
    expect(["0", "-1/2", "1/2"].map((value) => sign(exact(value)))).toEqual([0, -1, 1]);
  });
});

describe("adding and multiplying", () => {
  it("a sum is that of its values, however often one object comes in a row", () => {
    const values = fc.array(fc.tuple(fractions, fc.integer({ min: 1, max: 4 })), { maxLength: 8 });
    fc.assert(
      fc.property(values, (runs) => {
        const all = runs.flatMap(([value, times]) => Array<Exact>(times).fill(made(value)));
        expect(sum(all).equals(all.reduce((total, value) => total.add(value), ZERO))).toBe(true);
        expect(sum([...all, ...all]).equals(sum(all).mul(2))).toBe(true);
      }),
    );
    expect([sum([]), sum([ZERO, ZERO])].map(exactText)).toEqual(["0", "0"]);
    const half = exact("1/2");
    expect([1, 2, 3, 2].map((times) => exactText(sum(Array<Exact>(times).fill(half))))).toEqual(["0.5", "1", "1.5", "1"]);
    expect(exactText(sum([ZERO, half, half, ZERO, half]))).toBe("1.5");
  });

  it("a product of two objects stays the same when it is asked for again, and is another with another", () => {
    const [two, half, third] = [exact(2), exact("1/2"), exact("1/3")];
    expect([product(two, half), product(two, third), product(two, half), product(half, two)].map((value) => value.toFraction())).toEqual([
      "1",
      "2/3",
      "1",
      "1",
    ]);
    expect(product(two, half)).toBe(product(two, half));
  });
});

describe("the one rounding", () => {
  it("is half up, towards more at the half, also below nothing", () => {
    fc.assert(
      fc.property(fractions, (value) => {
        expect(hundredths(made(value))).toBe(halfUp(value, 100n));
        expect(roundedTo(made(value), 2)).toBe(halfUp(value, 100n));
        expect(roundedTo(made(value), 1)).toBe(halfUp(value, 10n) * 10);
        expect(roundedTo(made(value), 0)).toBe(halfUp(value, 1n) * 100);
      }),
      { numRuns: 300 },
    );
    expect(["1.005", "-1.005", "0.125", "-0.125", "2/3", "-2/3", "0.25", "7"].map((value) => hundredths(exact(value)))).toEqual([
      ...[101, -100, 13, -12],
      ...[67, -67, 25, 700],
    ]);
    expect(["0.25", "-0.25"].map((value) => roundedTo(exact(value), 1))).toEqual([30, -20]);
    expect(["0.5", "-0.5", "1.5"].map((value) => roundedTo(exact(value), 0))).toEqual([100, 0, 200]);
  });

  it("never says more than a cap", () => {
    fc.assert(
      fc.property(fractions, fc.constantFrom(0, 1, 2), ([n, d], decimals) => {
        const step = 10n ** BigInt(decimals);
        expect(payable(made([n, d]), decimals)).toBe(Number(floor(n * step, d)) * (100 / Number(step)));
      }),
    );
    expect([0, 1, 2].map((decimals) => payable(exact("2.999"), decimals))).toEqual([200, 290, 299]);
  });

  it("is kept back where hundredths say it all, and the number itself where they do not", () => {
    fc.assert(
      fc.property(fractions, ([n, d]) => {
        const value = made([n, d]);
        const kept = compact(value);
        if (typeof kept === "number") expect(value.equals(exact(kept).div(100))).toBe(true);
        else expect([kept, (100n * n) % d === 0n]).toEqual([value, false]);
      }),
    );
    expect([compact(exact("0.25")), compact(exact(3))]).toEqual([25, 300]);
    expect(compact(exact("1/3"))).not.toBeTypeOf("number");
  });
});

it.each([
  [9476, 94.76, "94.76"],
  [7000, 70, "70"],
  [9450, 94.5, "94.5"],
  [0, 0, "0"],
  [-5, -0.05, "-0.05"],
  [10_000, 100, "100"],
])("%s hundredths are shown as %s and printed as %s", (value, number, printed) => {
  expect(shown(value)).toBe(number);
  expect(pointsText(shown(value))).toBe(printed);
});

it("prints points and shares as documents do", () => {
  expect([12.345, 12.344, 0.999, 2.5].map(pointsText)).toEqual(["12.35", "12.34", "1", "2.5"]);
  expect(["2/3", "10", "-1/8"].map((value) => exactText(exact(value)))).toEqual(["0.67", "10", "-0.12"]);
  expect(["0.8", "1/3", "1.2", "0"].map((value) => percentText(exact(value)))).toEqual(["80%", "33.33%", "120%", "0%"]);
});
