import { describe, expect, test } from "vitest";
import type { MemberFacts } from "../../src/domain/scoring/facts.ts";
import { attended, charity, evaluateAll, evaluateOne, filed, honour, member, opinion, plenary, sanction, times } from "./facts.ts";

/** 86, in full on law and integrity; with a county honour 87. */
const strong = (name: string, ...more: MemberFacts["activities"]): MemberFacts =>
  member([plenary(), filed({}, "key"), ...times(4, () => attended()), opinion([["adopted", "county"]]), ...more], { name });

const excellent = (members: readonly MemberFacts[]): string[] =>
  evaluateAll(members)
    .filter(({ grade }) => grade === "excellent")
    .map(({ name }) => name);

describe("quota", () => {
  test.each([
    [4, 0],
    [5, 1],
    [9, 1],
    [10, 2],
    [23, 4],
  ])("20 %% of %i rounds down to %i", (evaluated, places) => {
    const members = times(evaluated, (i) => strong(`甲${i}`, ...times(i, () => opinion([], 1))));
    expect(excellent(members)).toHaveLength(places);
  });

  test("those not evaluated do not widen it", () => {
    const left = times(5, () => member([], { seats: [{ from: "2022-01-01", to: "2026-06-01" }] }));
    expect(excellent([strong("甲"), ...times(3, () => member([])), ...left])).toEqual([]);
  });

  test("those over the quota are competent, and told so", () => {
    const results = evaluateAll([strong("甲", honour("city")), strong("乙"), ...times(3, () => member([]))]);
    expect(results.find(({ name }) => name === "乙")).toMatchObject({ grade: "competent", why: expect.stringContaining("名额") });
  });

  test("a full tie across the edge keeps all of it out, however many", () => {
    const results = evaluateAll([strong("甲", honour("city")), strong("乙"), strong("丙"), strong("丁"), ...times(6, () => member([]))]);
    expect(results.filter(({ grade }) => grade === "excellent").map(({ name }) => name)).toEqual(["甲"]);
    expect(results.filter(({ tied }) => tied).map(({ name }) => name)).toEqual(["乙", "丙", "丁"]);
  });

  test("a tie inside the quota is no tie at its edge", () => {
    const results = evaluateAll([strong("甲"), strong("乙"), ...times(8, () => member([]))]);
    expect(results.filter(({ grade }) => grade === "excellent")).toHaveLength(2);
    expect(results.some(({ tied }) => tied)).toBe(false);
  });
});

describe("order", () => {
  test("full ties share a rank: 1, 2, 2, 4", () => {
    const results = evaluateAll([strong("丁", sanction("law", ["criticised"])), strong("乙"), strong("甲", honour("city")), strong("丙")]);
    expect(results.map(({ name, rank }) => [name, rank])).toEqual([
      ["甲", 1],
      ["乙", 2],
      ["丙", 2],
      ["丁", 4],
    ]);
  });

  test("at equal totals proposals before the cap decide, then opinions, then activities", () => {
    const base = [plenary(), ...times(4, () => attended())];
    const rich = { proposals: [filed({}, "key", "excellent"), filed()], opinions: times(3, () => opinion()), activities: [attended()] };
    const [a, b, c, d] = [
      member([...base, filed({}, "key", "excellent"), filed(), filed(), opinion([["adopted", "province"]])], { name: "甲" }),
      member([...base, ...rich.proposals, ...rich.opinions, opinion()], { name: "乙" }),
      member([...base, ...rich.proposals, ...rich.opinions, ...rich.activities], { name: "丙" }),
      member([...base, ...rich.proposals, ...rich.opinions], { name: "丁" }),
    ] as const;
    const results = evaluateAll([d, c, b, a]);
    expect(new Set(results.map(({ total }) => total)).size).toBe(1);
    expect(results.map(({ name }) => name)).toEqual(["甲", "乙", "丙", "丁"]);
  });
});

describe("barred", () => {
  test.each([
    ["law not in full", sanction("law", ["criticised"])],
    ["integrity not in full", sanction("integrity", ["reminded"])],
  ])("%s: no place is used", (_, sanctioned) => {
    const barred = strong("甲", sanctioned, charity(), charity(), honour("nation"), opinion(), filed());
    const next = strong("乙");
    const results = evaluateAll([barred, next, ...times(3, () => member([]))]);
    expect(results[0]).toMatchObject({ name: "甲", rank: 1, grade: "competent", why: expect.stringContaining("未满分") });
    expect(results[1]).toMatchObject({ name: "乙", grade: "excellent" });
  });

  test.each([
    ["law", "crime"],
    ["law", "false_identity"],
    ["integrity", "bribery"],
    ["integrity", "abuse"],
  ] as const)("a veto in %s (%s) keeps the total and makes it not competent", (kind, what) => {
    const clean = evaluateOne(strong("甲"));
    const result = evaluateOne(strong("甲", sanction(kind, [what])));
    expect(result).toMatchObject({ total: clean.total, grade: "not_competent" });
    expect(result.lines[0]?.item).toContain("一票否决");
  });
});

describe("who is evaluated", () => {
  const span = (from: string, to: string | null = null) => ({ from, to });

  test.each([
    ["182 days", [span("2026-07-03")], [], true],
    ["183 days", [span("2026-07-02")], [], false],
    ["the whole year less 182 days suspended", [span("2022-01-01")], [span("2026-01-01", "2026-07-01")], false],
    ["the whole year less 183 days suspended", [span("2022-01-01")], [span("2026-01-01", "2026-07-02")], true],
    ["a seat that ended the day before the last", [span("2022-01-01", "2026-12-30")], [], true],
    ["a seat that ended on the last day", [span("2022-01-01", "2026-12-31")], [], false],
    ["suspended on the last day alone", [span("2022-01-01")], [span("2026-12-31")], true],
    ["suspended until the day before the last", [span("2022-01-01")], [span("2026-12-01", "2026-12-30")], false],
    ["days that two seats share count once", [span("2026-07-03"), span("2026-08-01")], [], true],
    [
      "a suspension recorded twice counts once",
      [span("2022-01-01")],
      [span("2026-01-01", "2026-07-01"), span("2026-03-01", "2026-07-01")],
      false,
    ],
    ["a suspension outside the seat takes nothing", [span("2026-07-02")], [span("2026-01-01", "2026-06-30")], false],
  ] as const)("%s", (_, seats, suspensions, excluded) => {
    const result = evaluateOne(member([], { seats, suspensions }));
    expect(result.excluded).toBe(excluded);
    expect(result.why === "").toBe(!excluded);
  });
});
