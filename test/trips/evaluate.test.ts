import { describe, expect, test } from "vitest";
import type { Desk } from "../../src/trips/desk.ts";
import { closable, closeYear, reopenYear } from "../../src/trips/evaluate/close-year.ts";
import { compare, evaluateSide, sidesOf } from "../../src/trips/evaluate/compare.ts";
import { currentEvaluation } from "../../src/trips/evaluate/current-evaluation.ts";
import { decide } from "../../src/trips/evaluate/decide.ts";
import { explain } from "../../src/trips/evaluate/explain.ts";
import { type Rescored, type Scored, score } from "../../src/trips/evaluate/score.ts";
import { scoreWarnings } from "../../src/trips/evaluate/warnings.ts";
import { whatIf } from "../../src/trips/evaluate/what-if.ts";
import { addMember, applyDraft, draftOf, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";

const YEAR = { year: 2026, rules: undefined, isDryRun: false };

/** Two members, one of whom went on an inspection. */
function office(): { desk: Desk; inspector: number } {
  const desk = tripDesk();
  const { store } = desk;
  const inspector = write(store, "委员", () => {
    addMember(store, "李四");
    return addMember(store, "张三");
  }).result;
  write(store, "视察", () => applyDraft(store, draftOf("inspection", "视察工业园", [inspector])));
  return { desk, inspector };
}

const scored = async (desk: Desk, request = YEAR): Promise<Scored> => (await score(desk, request)) as Scored;

describe("scoring, without a terminal", () => {
  test("a dry run saves nothing; then the year stands, and says when records changed since", async () => {
    const { desk, inspector } = office();
    const tried = await scored(desk, { ...YEAR, isDryRun: true });
    expect(desk.store.evaluations.latest(2026)).toBeUndefined();
    const saved = await scored(desk);
    expect(saved.result).toEqual(tried.result);
    expect(saved.records).toBe(1);
    const current = await currentEvaluation(desk.store, 2026);
    expect(current.members).toEqual(saved.result.members);
    expect(current.warnings).toEqual([]);
    write(desk.store, "视察", () => applyDraft(desk.store, draftOf("inspection", "视察学校", [inspector])));
    expect((await currentEvaluation(desk.store, 2026)).warnings[0]?.zh).toContain("结果可能已过时");
  });

  test("what a clerk should know is a value too", async () => {
    const { desk } = office();
    const early = { ...desk, today: "2026-06-30" };
    expect(scoreWarnings(early, await scored(early)).map(({ zh }) => zh)).toEqual([
      "注意：2026 年度还没有结束（今天 2026-06-30），结果只供参考",
    ]);
  });

  test("each point is explained by its record", async () => {
    const { desk } = office();
    await score(desk, YEAR);
    const { member, lines } = await explain(desk, await currentEvaluation(desk.store, 2026), "张三");
    const own = lines.filter(({ title }) => title === "视察工业园");
    expect(own).toHaveLength(1);
    expect(own[0]?.points).toBeGreaterThan(0);
    expect(member.total).toBeGreaterThan(0);
  });

  test("a supposition changes nothing that is kept", async () => {
    const { desk } = office();
    await score(desk, YEAR);
    const { before, after } = await whatIf(desk, { member: "李四", year: 2026, rules: undefined, added: ["视察"] });
    expect(after.total ?? 0).toBeGreaterThan(before.total ?? 0);
    expect(desk.store.activities.list(null)).toHaveLength(1);
  });

  test("what the leaders decide stands beside the computed grade", async () => {
    const { desk } = office();
    await score(desk, YEAR);
    const current = await currentEvaluation(desk.store, 2026);
    const [, second] = current.rules.grades;
    const request = { member: "张三", grade: second?.name, reason: "主席会议决定", isWithdrawn: false };
    expect((await decide(desk, current, request)).grade?.id).toBe(second?.id);
    const [decided] = (await currentEvaluation(desk.store, 2026)).members.filter(({ name }) => name === "张三");
    expect(decided?.decided?.grade).toBe(second?.id);
    await expect(decide(desk, current, { ...request, reason: " " })).rejects.toMatchObject({ code: "usage.missing" });
    await expect(decide(desk, current, { ...request, grade: "特优" })).rejects.toMatchObject({ code: "usage.grade" });
  });

  test("a year is closed by the evaluation that stands, computed again, and opened for a reason", async () => {
    const { desk } = office();
    await expect(closable(desk, 2026)).rejects.toMatchObject({ code: "refused.not_evaluated" });
    await score(desk, YEAR);
    const digest = closeYear(desk, await closable(desk, 2026));
    const { again } = (await score(desk, YEAR)) as Rescored;
    expect(again).toEqual({ digest, untouched: true, differences: [] });
    expect(() => reopenYear(desk, 2026, "")).toThrow();
    reopenYear(desk, 2026, "主席会议决定更正");
    expect(desk.store.periods.closed(2026)).toBeUndefined();
  });
});

describe("which two sides are compared", () => {
  const side = (year: number, rules: string | undefined, isOfYear = false) => ({ year, rules, isOfYear });

  test.each([
    [[], ["a", "b"], [side(2027, "a"), side(2027, "b")]],
    [[2026], ["a", "b"], [side(2026, "a"), side(2026, "b")]],
    [[], ["a"], [side(2027, undefined), side(2027, "a")]],
    [[2025, 2026], [], [side(2025, undefined, true), side(2026, undefined, true)]],
    [[2025, 2026], ["a"], [side(2025, "a", true), side(2026, "a", true)]],
  ])("years %j and files %j", (years, files, expected) => {
    expect(sidesOf(years, files, 2027)).toEqual(expected);
  });

  test.each([
    [[], []],
    [[2025], []],
    [
      [2025, 2026],
      ["a", "b"],
    ],
    [[2024, 2025, 2026], []],
  ])("years %j and files %j are no two sides", (years, files) => {
    expect(() => sidesOf(years, files, 2027)).toThrow(expect.objectContaining({ code: "usage.compare" }));
  });

  test("a year with itself: nobody moves", async () => {
    const { desk } = office();
    await score(desk, YEAR);
    const [a, b] = sidesOf([2026, 2026], [], 2027);
    const { compared } = compare(desk, await evaluateSide(desk, a), await evaluateSide(desk, b));
    expect(compared).toHaveLength(2);
    for (const one of compared) expect(one.a).toEqual(one.b);
  });
});
