import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Activity, type ActivityDraft, blankOutcome, blankPart } from "../../src/domain/activities/activity.ts";
import type { Limit } from "../../src/domain/checks/limits.ts";
import type { Level } from "../../src/domain/vocabulary/levels.ts";
import { linkActivities } from "../../src/trips/activities/link.ts";
import { reachedBy } from "../../src/trips/checks/limits.ts";
import type { Desk } from "../../src/trips/desk.ts";
import { closable, closeYear, reopenYear } from "../../src/trips/evaluate/close-year.ts";
import { compare, evaluateSide, sidesOf } from "../../src/trips/evaluate/compare.ts";
import { currentEvaluation } from "../../src/trips/evaluate/current-evaluation.ts";
import { decide } from "../../src/trips/evaluate/decide.ts";
import { explain } from "../../src/trips/evaluate/explain.ts";
import { lateOutcomes } from "../../src/trips/evaluate/late.ts";
import { listYears } from "../../src/trips/evaluate/list-years.ts";
import { type Rescored, type Scored, type ScoreRequest, score } from "../../src/trips/evaluate/score.ts";
import { setYear } from "../../src/trips/evaluate/set-year.ts";
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

const scored = async (desk: Desk, request: ScoreRequest = YEAR): Promise<Scored> => (await score(desk, request)) as Scored;

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
    const withdrawn = await decide(desk, current, { ...request, isWithdrawn: true });
    expect(withdrawn.summary).toBe("2026 年度 张三：撤回决定");
    expect(withdrawn.grade).toBeNull();
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

describe("who has reached a limit by a grade", () => {
  const ONCE: Limit = { name: "不称职", count: null, grade: "不称职", years: 1, within: "term", running: 1, action: "", source: "" };
  const reached = async (desk: Desk): Promise<string[]> => (await reachedBy(desk, [ONCE], 2026)).found.map(({ name }) => name).sort();

  test("goes by the grade that the leaders decided, not by the one that was computed", async () => {
    const { desk } = office();
    await score(desk, YEAR);
    expect(await reached(desk)).toEqual(["张三", "李四"]);
    const request = { member: "张三", grade: "基本称职", reason: "主席会议决定", isWithdrawn: false };
    await decide(desk, await currentEvaluation(desk.store, 2026), request);
    expect(await reached(desk)).toEqual(["李四"]);
  });

  test.each([
    ["2026-12-31", []],
    ["2027-01-01", ["张三", "李四"]],
  ])("is asked of a year that is over, which it is not on its last day: on %s %j", async (today, expected) => {
    const { desk } = office();
    await score(desk, YEAR);
    expect(await reached({ ...desk, today })).toEqual(expected);
  });
});

describe("two closed years, one after the other", () => {
  /** One member, with an opinion of 2025, and that year closed. */
  async function office() {
    const desk = tripDesk("2028-01-10");
    const { store } = desk;
    const member = write(store, "委员", () => addMember(store, "张三")).result;
    const parts = [{ ...blankPart({ person: member }, "author", {}), state: null }];
    const opinion = (title: string, starts: string, more: Partial<ActivityDraft>) =>
      write(store, title, () => applyDraft(store, draftOf("opinion", title, [], { starts, ...more })));
    const close = async (year: number): Promise<void> => {
      await score(desk, { ...YEAR, year });
      closeYear(desk, await closable(desk, year));
    };
    const first = opinion("关于停车", "2025-05-01", { parts }).result;
    const second = opinion("关于药品", "2026-05-01", { parts }).result;
    await close(2025);
    return {
      desk,
      close,
      member,
      first,
      second,
      adopt: (id: number, level: Level, date: string): void => {
        const { title, starts } = store.activities.get(id) as Activity;
        opinion(title, starts ?? "", { id, outcomes: [{ ...blankOutcome("adopted", {}), level, date }] });
      },
      /** What a year gives for opinions, as scored now, in points. */
      gives: async (year: number): Promise<number> => {
        const { result } = await scored(desk, { ...YEAR, year, isDryRun: true });
        return (result.members[0]?.points.opinions ?? 0) / 100;
      },
    };
  }

  test("what the second paid late of the first is not paid again, and what comes later still is the difference", async () => {
    const { desk, close, adopt, first, gives } = await office();
    const alone = await gives(2026);
    adopt(first, "county", "2026-02-05");
    expect(await gives(2026)).toBeGreaterThan(alone);
    await close(2026);
    expect(await gives(2027)).toBe(0);
    adopt(first, "province", "2027-03-05");
    const more = await gives(2027);
    expect(more).toBeGreaterThan(0);
    await close(2027);
    expect(await gives(2028)).toBe(0);
    const { owed } = await lateOutcomes(desk.store, 2027, (await currentEvaluation(desk.store, 2027)).rules);
    expect([...owed.values()].flat().map(({ year, points, title }) => [year, points / 100, title])).toEqual([[2025, more, "关于停车"]]);
    for (const year of [2025, 2026, 2027])
      expect(((await score(desk, { ...YEAR, year })) as Rescored).again, `${year} gives again what it gave`).toMatchObject({
        untouched: true,
        differences: [],
      });
  });

  test("what a cap withheld of late points was owed all the same: the closed year gives it again, and no later one does", async () => {
    const { desk, close, adopt, first, second, gives } = await office();
    adopt(second, "province", "2026-06-01");
    const full = await gives(2026);
    adopt(first, "county", "2026-02-05");
    expect(await gives(2026)).toBe(full);
    const owedIn2026 = async () =>
      [...(await lateOutcomes(desk.store, 2026, (await currentEvaluation(desk.store, 2026)).rules)).owed.values()].flat();
    await score(desk, { ...YEAR, year: 2026 });
    const before = await owedIn2026();
    expect(before.map(({ year, points }) => [year, points > 0])).toEqual([[2025, true]]);
    await close(2026);
    expect((await owedIn2026()).map(({ year, points }) => [year, points])).toEqual(before.map(({ year, points }) => [year, points]));
    expect(await gives(2027)).toBe(0);
  });

  test("what comes late of both is paid by the year after both, to whom it is owed", async () => {
    const { desk, close, adopt, first, second, gives, member } = await office();
    await close(2026);
    adopt(first, "county", "2027-02-05");
    const { rules } = await currentEvaluation(desk.store, 2026);
    const owedIn = async (year: number) =>
      [...(await lateOutcomes(desk.store, year, rules)).owed].map(([person, points]) => [person, points.map((one) => one.year)]);
    expect(await owedIn(2026)).toEqual([]);
    expect(await owedIn(2027)).toEqual([[member, [2025]]]);
    const one = await gives(2027);
    adopt(second, "county", "2027-02-06");
    expect(await owedIn(2027)).toEqual([[member, [2025, 2026]]]);
    expect(await owedIn(2028)).toEqual([]);
    expect(await gives(2027)).toBe(2 * one);
  });

  test("what a rule set has no dimension for is not paid, and said", async () => {
    const { desk, adopt, first } = await office();
    adopt(first, "county", "2026-02-05");
    const toldBy = async (rules: string) => {
      writeFileSync(join(desk.cwd, "试.yaml"), rules);
      const made = await scored(desk, { ...YEAR, rules: "试.yaml", isDryRun: true });
      return [made.result.members[0]?.total, scoreWarnings(desk, made).map(({ zh }) => zh)];
    };
    const rule = (dimension: string) => `名称: 试
方面:
  - { 名称: ${dimension}, 项目: [{ 名称: 视察, 类别: 视察, 到场: true, 分值: 5 }] }
等次:
  - { 名称: 优秀, 分数线: 5 }
  - { 名称: 称职 }
`;
    expect(await toldBy(rule("视察"))).toEqual([
      0,
      ["注意：2025 年度“关于停车”后来的结果应补 2 分，但这套规则没有“反映社情民意”这个方面，没有补计"],
    ]);
    expect(await toldBy(rule("反映社情民意"))).toEqual([200, []]);
  });
});

test("years are listed from the first that was set or evaluated to this one", async () => {
  const { desk } = office();
  const listed = async () => (await listYears(desk)).years.map(({ year, from, to, state }) => [year, from, to, state]);
  expect(await listed()).toEqual([[2027, "2027-01-01", "2027-12-31", "open"]]);
  setYear(desk, { year: 2025, from: "2025-01-01", to: "2025-12-27" });
  expect(await listed()).toEqual([
    [2025, "2025-01-01", "2025-12-27", "open"],
    [2026, "2025-12-28", "2026-12-31", "open"],
    [2027, "2027-01-01", "2027-12-31", "open"],
  ]);
});

test("a year of which nothing is on record is told apart from one of which a little is", async () => {
  const { desk } = office();
  const told = async (year: number) => scoreWarnings(desk, await scored(desk, { ...YEAR, year, isDryRun: true })).map(({ zh }) => zh);
  expect(await told(2026)).toEqual([]);
  expect(await told(2025)).toEqual(["注意：2025 年度（2025-01-01 至 2025-12-31）委员一条履职记录也没有，请核对年度"]);
});

test("a year that has not begun is not evaluated, and is tried all the same", async () => {
  const { desk } = office();
  const early = { ...desk, today: "2025-12-31" };
  await expect(score(early, YEAR)).rejects.toMatchObject({ code: "refused.not_begun" });
  expect((await scored(early, { ...YEAR, isDryRun: true })).result.members).toHaveLength(2);
  expect((await scored({ ...desk, today: "2026-01-01" })).result.members).toHaveLength(2);
});

test("a link is not tied to a closed year, from whichever end, nor taken off it; what a proposal turned into later is", async () => {
  const desk = tripDesk("2028-01-10");
  const { store } = desk;
  const [proposal, criticism, warning, opinion, sanction] = write(store, "记录", () => {
    const member = addMember(store, "张三");
    const at = (kind: string, title: string, starts: string, people: readonly number[] = []) =>
      applyDraft(store, draftOf(kind, title, people, { starts }));
    return [
      at("proposal", "修路", "2026-03-01", [member]),
      at("law", "批评", "2026-05-01"),
      at("law", "警告", "2026-06-01"),
      at("opinion", "修路一事", "2027-02-01"),
      at("law", "处罚", "2027-05-01"),
    ] as const;
  }).result;
  linkActivities(desk, { link: "grew_into", from: criticism, to: warning });
  await score(desk, YEAR);
  closeYear(desk, await closable(desk, 2026));
  const refused = expect.objectContaining({ code: "refused.closed_year" });
  for (const [from, to] of [
    [criticism, sanction],
    [sanction, criticism],
    [warning, criticism],
  ] as const)
    expect(() => linkActivities(desk, { link: "grew_into", from, to }), `${from} ${to}`).toThrow(refused);
  expect(() => store.operations.undo(), "the link of two closed ones").toThrow(refused);
  const before = await score(desk, YEAR);
  expect(linkActivities(desk, { link: "turned_into", from: proposal, to: opinion }).operation).not.toBeNull();
  const { result, again } = (await score(desk, YEAR)) as Rescored;
  expect({ result, again }).toEqual({ result: (before as Rescored).result, again: (before as Rescored).again });
  expect((before as Rescored).again).toMatchObject({ untouched: true, differences: [] });
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
