import { expect, test } from "vitest";
import type { ActivityFact, MemberFacts } from "../../src/domain/scoring/facts.ts";
import {
  activity,
  attended,
  charity,
  cosigned,
  evaluateAll,
  evaluateOne,
  filed,
  honour,
  meeting,
  member,
  opinion,
  plenary,
  sanction,
  shownPoints,
  sumOfLines,
  times,
} from "./facts.ts";

/** The worked cases of docs/rules.md: computed by hand, to the hundredth. */

test("1: an ordinary member who comes and does a little of everything has 86, excellent", () => {
  const result = evaluateOne(
    member([
      plenary(),
      filed(),
      cosigned(),
      attended("bimonthly"),
      attended("bimonthly"),
      attended("inspection"),
      opinion([["adopted", "city"]]),
      charity(),
      honour("county"),
    ]),
  );
  expect(shownPoints(result)).toEqual({
    law: 10,
    integrity: 10,
    meetings: 30,
    proposals: 12,
    activities: 15,
    opinions: 6,
    charity: 2,
    honours: 1,
  });
  expect(result).toMatchObject({ total: 8600, grade: "excellent", gradeName: "优秀", rank: 1, why: "" });
});

test("2: a standing member with sittings, caps and levels has 94.76, excellent", () => {
  const result = evaluateOne(
    member(
      [
        plenary(["present", "present", "present", "present", "leave"]),
        meeting("standing", "present", "2026-03-20"),
        meeting("standing", "present", "2026-06-20"),
        meeting("standing", "leave", "2026-09-20"),
        meeting("standing", "late", "2026-12-20"),
        filed({ date: "2026-02-11" }, "key"),
        filed({ date: "2026-02-12" }, "excellent"),
        filed({ date: "2026-02-13" }),
        ...times(5, () => attended()),
        activity("research", "author", { state: "present" }),
        opinion([["adopted", "county"], ["adopted", "province"], "instructed"]),
        opinion(),
        charity(),
        charity(),
        honour("county", "city"),
      ],
      { office: "standing" },
    ),
  );
  expect(shownPoints(result)).toEqual({
    law: 10,
    integrity: 10,
    meetings: 26.76,
    proposals: 14,
    activities: 20,
    opinions: 8,
    charity: 4,
    honours: 2,
  });
  expect(result).toMatchObject({ total: 9476, grade: "excellent" });
});

test("3: absence from the plenary without leave costs the meetings; 60 is basic", () => {
  const result = evaluateOne(member([plenary("absent"), filed(), filed(), ...times(5, () => attended()), opinion(), opinion(), charity()]));
  expect(shownPoints(result)).toMatchObject({ meetings: 0, proposals: 12, activities: 20, opinions: 6, charity: 2 });
  expect(result).toMatchObject({ total: 6000, grade: "basic", gradeName: "基本称职" });
});

test("3: absence without leave bars from excellent whatever the total", () => {
  const result = evaluateOne(
    member([
      plenary(["present", "present", "present", "present", "present", "present", "present", "present", "present", "absent"]),
      filed({}, "key"),
      filed(),
      ...times(4, () => attended()),
      opinion([["adopted", "nation"]]),
      charity(),
      charity(),
      honour("nation"),
    ]),
  );
  expect(result).toMatchObject({ total: 9700, grade: "competent" });
  expect(result.why).toContain("无故缺席");
});

const midYear = (from: string): MemberFacts =>
  member(
    [
      activity("proposal", "lead", { came: ["not_filed"] }),
      activity("proposal", "lead", { came: ["to_opinion"] }),
      opinion(["to_opinion", ["adopted", "county"]]),
      attended(),
      attended(),
    ],
    { seats: [{ from, to: null }] },
  );

test("4: a seat from 3 July is 182 days of 365: not evaluated", () => {
  expect(evaluateOne(midYear("2026-07-03"))).toMatchObject({ excluded: true, total: null, grade: null, rank: null });
});

test("4: a seat from 2 July is 183 days: evaluated, 67, basic, the meetings flagged", () => {
  const result = evaluateOne(midYear("2026-07-02"));
  expect(shownPoints(result)).toMatchObject({ meetings: 30, proposals: 2, activities: 10, opinions: 5 });
  expect(result).toMatchObject({ excluded: false, total: 6700, grade: "basic" });
  expect(result.lines.find(({ dimension }) => dimension === "meetings")?.note).toContain("请核对");
});

const deducted = (): ActivityFact[] => [
  sanction("law", ["criticised"]),
  sanction("law", ["criticised"]),
  sanction("integrity", ["admonished"]),
  plenary("leave"),
  filed(),
  ...times(4, () => attended()),
  opinion(),
];

test("5: deductions: 61, basic", () => {
  const result = evaluateOne(member(deducted()));
  expect(shownPoints(result)).toMatchObject({ law: 4, integrity: 7, meetings: 18, proposals: 9, activities: 20, opinions: 3 });
  expect(result).toMatchObject({ total: 6100, grade: "basic" });
});

test("5: a court sentence besides keeps the total and makes it not competent, the veto named first", () => {
  const result = evaluateOne(member([...deducted(), sanction("law", ["crime"])]));
  expect(result).toMatchObject({ total: 6100, grade: "not_competent", gradeName: "不称职" });
  expect(result.lines[0]?.item).toContain("违法犯罪");
  expect(result.why).toContain("违法犯罪");
});

test("5: suspended on the last day: not evaluated", () => {
  const result = evaluateOne(member(deducted(), { suspensions: [{ from: "2026-12-31", to: null }] }));
  expect(result).toMatchObject({ excluded: true, total: null });
  expect(result.why).toContain("暂停");
});

/** Case 6: law, integrity and four activities in full, proposals 16 before their cap; the rest as said. */
const strong = (
  name: string,
  meetings: readonly ActivityFact[],
  opinions: readonly ActivityFact[],
  more: readonly ActivityFact[] = [],
): MemberFacts =>
  member(
    [
      ...meetings,
      filed({ date: "2026-02-11" }, "key", "excellent"),
      filed({ date: "2026-02-12" }),
      ...times(4, () => attended()),
      ...opinions,
      ...more,
    ],
    { name, office: "standing" },
  );
const standing = (present: number, absent: number): ActivityFact[] => [
  plenary(),
  ...times(present + absent, (i) => meeting("standing", i < present ? "present" : "absent", `2026-${String(i + 3).padStart(2, "0")}-20`)),
];
const eleven = (): ActivityFact[] => [opinion([["adopted", "province"]]), opinion()];
const nine = (): ActivityFact[] => [opinion([["adopted", "city"]]), opinion()];

const quotaYear = (opinionsOfE: readonly ActivityFact[]) =>
  evaluateAll([
    strong("A", [plenary()], eleven(), [honour("county")]),
    strong("B", standing(7, 1), eleven()),
    strong("C", standing(1, 1), eleven(), [charity()]),
    strong("D", standing(1, 1), eleven()),
    strong("E", standing(1, 1), opinionsOfE),
    member([plenary(), filed(), ...times(4, () => attended()), opinion([["adopted", "city"]])], { name: "F" }),
    strong("G", [plenary(["present", "present", "absent", "present", "present"])], eleven(), [honour("county")]),
    ...times(16, () => member([])),
  ]);

test("6: of 23 four are excellent; at equal totals the raw opinions decide; the barred uses no place", () => {
  const results = quotaYear(nine());
  const named = Object.fromEntries(results.slice(0, 7).map(({ name, total, grade }) => [name, [total, grade]]));
  expect(named).toEqual({
    A: [9300, "excellent"],
    B: [9050, "excellent"],
    C: [8800, "excellent"],
    G: [8700, "competent"],
    D: [8600, "excellent"],
    E: [8600, "competent"],
    F: [8500, "competent"],
  });
  expect(results.filter(({ tied }) => tied)).toEqual([]);
  expect(results.find(({ name }) => name === "G")?.points.meetings).toBe(2400);
});

test("6: with all raw values equal neither enters: three names, and the tie reported", () => {
  const results = quotaYear(eleven());
  expect(results.filter(({ grade }) => grade === "excellent").map(({ name }) => name)).toEqual(["A", "B", "C"]);
  expect(results.filter(({ tied }) => tied).map(({ name }) => name)).toEqual(["D", "E"]);
  expect(results.find(({ name }) => name === "E")).toMatchObject({ grade: "competent", why: expect.stringContaining("并列") });
});

test.each([1, 2])("every line of a result sums to its total (case %i)", (which) => {
  const result = evaluateOne(which === 1 ? member(deducted()) : midYear("2026-07-02"));
  expect(sumOfLines(result)).toBe(result.total);
});
