import { expect, test } from "vitest";
import { apartAmong, called, calledWith } from "../../src/domain/people/called.ts";
import type { Candidate } from "../../src/domain/people/whois.ts";
import { fc } from "../support/seeded.ts";

const DAY = "2026-06-01";
const TERM = { from: "2022-01-01", to: null };

function member(id: number, sector: string | null, unit: string | null = null, more: Partial<Candidate> = {}): Candidate {
  const places = sector === null ? [] : [{ ...TERM, kind: "sector", name: sector }];
  return {
    id,
    name: "王伟",
    sex: null,
    ethnicity: null,
    party: null,
    unit,
    born: "1970-01",
    seats: [TERM],
    suspensions: [],
    places,
    ...more,
  };
}

const nameOf = (people: readonly Candidate[], id: number, shown: readonly number[] = [], printed: readonly string[] = []): string =>
  called(apartAmong(new Map([["王伟", people]]), DAY, new Set(shown)), { id, name: "王伟" }, printed);

test.each<[string, Candidate[], string]>([
  ["nobody else of the name", [member(1, "教育界")], "王伟"],
  ["another sector", [member(1, "教育界"), member(2, "农业界")], "王伟（教育界）"],
  ["the same sector, another unit", [member(1, "教育界", "一中"), member(2, "教育界", "二中")], "王伟（一中）"],
  ["the same sector, the other without a unit", [member(1, "教育界", "一中"), member(2, "教育界")], "王伟（一中）"],
  [
    "sector and unit the same, another sex",
    [member(1, "教育界", "一中", { sex: "女" }), member(2, "教育界", "一中", { sex: "男" })],
    "王伟（女）",
  ],
  ["nothing but the id", [member(1, "教育界"), member(2, "教育界", null, { born: "1980-01" })], "王伟（#1）"],
  [
    "one of three shares the sector",
    [member(1, "教育界", "一中"), member(2, "教育界", "二中"), member(3, "农业界", "三中")],
    "王伟（一中）",
  ],
  [
    "a cadre of the name",
    [member(1, "教育界"), member(2, null, null, { seats: [], places: [{ ...TERM, kind: "cadres", name: "机关干部" }] })],
    "王伟（教育界）",
  ],
  ["another who has left", [member(1, "教育界"), member(2, "农业界", null, { seats: [{ from: "2022-01-01", to: "2025-01-01" }] })], "王伟"],
  ["a unit with a telephone in it", [member(1, null, "一中 13800000001"), member(2, null, "二中")], "王伟（一中 1****1）"],
])("%s", (_, people, expected) => {
  expect(nameOf(people, 1)).toBe(expected);
});

test("somebody who has left counts where both are shown", () => {
  const people = [member(1, "教育界"), member(2, "农业界", null, { seats: [{ from: "2022-01-01", to: "2025-01-01" }] })];
  expect([nameOf(people, 1, [1, 2]), nameOf(people, 2, [1, 2])]).toEqual(["王伟（教育界）", "王伟（农业界）"]);
});

test("what is printed beside is not repeated where it tells them apart", () => {
  const people = [member(1, "教育界", "一中"), member(2, "农业界", "一中"), member(3, "农业界", "三中")];
  const apart = apartAmong(new Map([["王伟", people]]), DAY, new Set());
  const facts = ["教育界", "农业界", "农业界"];
  expect(people.map(({ id, name }, i) => called(apart, { id, name }, [facts[i] as string]))).toEqual([
    "王伟",
    "王伟（#2）",
    "王伟（三中）",
  ]);
  expect(people.map(({ id, name }, i) => calledWith(apart, { id, name }, [facts[i] as string]))).toEqual([
    "王伟（教育界）",
    "王伟（农业界，#2）",
    "王伟（农业界，三中）",
  ]);
});

test("any people of one name who are shown have names of their own", () => {
  const sector = fc.constantFrom(null, "教育界", "农业界");
  const unit = fc.constantFrom(null, "一中", "二中");
  const people = fc
    .array(fc.tuple(sector, unit, fc.constantFrom(null, "男", "女")), { minLength: 2, maxLength: 6 })
    .map((facts) => facts.map(([sector, unit, sex], i) => member(i + 1, sector, unit, { sex })));
  fc.assert(
    fc.property(people, (all) => {
      const ids = all.map(({ id }) => id);
      expect(new Set(ids.map((id) => nameOf(all, id, ids))).size).toBe(all.length);
    }),
  );
});
