import Fraction from "fraction.js";

/** An exact number: points are never binary fractions until the one rounding that the rule set names. */
export type Exact = Fraction;

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

/** From a number or a decimal text as a rule file writes it ("0.6", 18, "1/3"), exactly. */
export const exact = (value: number | string): Exact => new Fraction(typeof value === "number" ? decimals(value) : value);

/** A number in digits: what is too small or too large to be written so is not written 1e-7. */
const decimals = (value: number): string | bigint => {
  const written = String(value);
  if (!written.includes("e")) return written;
  return Number.isInteger(value) ? BigInt(value) : value.toFixed(12);
};

const multiples = new WeakMap<Exact, Exact[]>();

/** A whole number of times; remembered, since a rule's points are one object that comes again and again. */
function times(value: Exact, count: number): Exact {
  if (count === 1) return value;
  const known = multiples.get(value) ?? [];
  if (known.length === 0) multiples.set(value, known);
  const result = known[count] ?? value.mul(count);
  known[count] = result;
  return result;
}

/** The sum. Equal points come from one rule and are one object, so runs of them are counted before anything is added. */
export function sum(values: readonly Exact[]): Exact {
  let total = ZERO;
  let run = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as Exact;
    run += 1;
    if (values[i + 1] === value) continue;
    if (value !== ZERO) total = total === ZERO ? times(value, run) : total.add(times(value, run));
    run = 0;
  }
  return total;
}

const products = new WeakMap<Exact, WeakMap<Exact, Exact>>();

/** The product of two numbers of a rule set, remembered. */
export function product(a: Exact, b: Exact): Exact {
  let known = products.get(a);
  if (known === undefined) {
    known = new WeakMap();
    products.set(a, known);
  }
  let result = known.get(b);
  if (result === undefined) {
    result = a.mul(b);
    known.set(b, result);
  }
  return result;
}

/** -1, 0 or 1. */
export const sign = (value: Exact): number => (value.n === 0n ? 0 : Number(value.s));

export function compare(a: Exact, b: Exact): number {
  if (a === b) return 0;
  if (a.d !== b.d) return a.compare(b);
  const [one, other] = [a.s * a.n, b.s * b.n];
  return one < other ? -1 : one > other ? 1 : 0;
}

const HALF = new Fraction(1, 2);
/** Rounded half up (towards +∞ at the half), to hundredths. */
export function hundredths(value: Exact): number {
  // Nearly every number of points is so many hundredths, and nothing is to be rounded.
  if (100n % value.d === 0n) return Number(value.s * value.n * (100n / value.d));
  return Number(value.mul(100).add(HALF).floor().valueOf());
}

/** Hundredths where they say it exactly: a number takes a tenth of the room. */
export const compact = (value: Exact): number | Exact => (100n % value.d === 0n ? hundredths(value) : value);

/** Rounded half up to so many decimals (0, 1 or 2), in hundredths. */
export function roundedTo(value: Exact, decimals: number): number {
  if (decimals === 2) return hundredths(value);
  const step = decimals === 1 ? 10 : 1;
  return Number(value.mul(step).add(HALF).floor().valueOf()) * (100 / step);
}

/** The most under a cap that so many decimals can say, in hundredths. */
export function payable(cap: Exact, decimals: number): number {
  const step = 10 ** decimals;
  return Number(cap.mul(step).floor().valueOf()) * (100 / step);
}

/** Hundredths as the number that JSON and documents show: 9476 → 94.76. */
export const shown = (value: number): number => value / 100;

/** 94.76 → "94.76", 70 → "70": as documents print points. */
export const pointsText = (value: number): string => (Math.round(value * 100) / 100).toFixed(2).replace(/\.?0+$/, "");

/** A share as documents print it: 80%. */
export const percentText = (share: Exact): string => `${exactText(share.mul(100))}%`;

/** An exact number as documents print points, rounded to hundredths. */
export const exactText = (value: Exact): string => pointsText(hundredths(value) / 100);
