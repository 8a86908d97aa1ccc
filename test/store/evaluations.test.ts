import { describe, expect, test } from "vitest";
import type { EvaluationLine, EvaluationMember } from "../../src/domain/scoring/result.ts";
import type { Store } from "../../src/store/store.ts";
import { result } from "../report/results.ts";
import { addMember, applyDraft, draftOf, saveEvaluation, tempOffice, write } from "./office.ts";

const LINE: EvaluationLine = {
  dimension: "meetings",
  item: "出席会议",
  points: 500,
  withheld: 0,
  activity: 1,
  title: "视察",
  date: "2026-05-12",
  note: "",
  ofYear: null,
};

const MEMBER = result(1, "张三", { total: 500, grade: "competent", gradeName: "称职", points: { meetings: 500 } });

/** Three members and two activities. */
function office(): Store {
  const { store } = tempOffice();
  write(store, "样本", () => {
    for (const name of ["张三", "李四", "王五"]) addMember(store, name);
    for (const title of ["视察", "调研"]) applyDraft(store, draftOf("inspection", title, [1]));
  });
  return store;
}

describe("what is kept of an evaluation", () => {
  test("is every line as it was worked out, each with what was said of its record then", () => {
    const store = office();
    const lines: EvaluationLine[] = [
      LINE,
      { ...LINE, activity: 2, title: "调研", date: null },
      // Each differs from the one before it in one thing.
      { ...LINE, item: "参加视察" },
      { ...LINE, item: "参加视察", points: 200 },
      { ...LINE, item: "参加视察", points: 200, withheld: 300 },
      { ...LINE, item: "参加视察", points: 200, withheld: 300, note: "已到上限" },
      { ...LINE, item: "参加视察", points: 200, withheld: 300, note: "已到上限", dimension: "bonus" },
      { ...LINE, item: "参加视察", points: 200, withheld: 300, note: "已到上限", dimension: "bonus", ofYear: 2025 },
      { ...LINE, item: "参加视察", points: 200, withheld: 300, note: "已到上限", dimension: "bonus", ofYear: 2024 },
      { ...LINE, activity: null, title: "", date: null, points: -100 },
    ];
    const id = saveEvaluation(store, [MEMBER, { ...MEMBER, person: 2, name: "李四" }], lines);
    write(store, "删去", () => store.activities.remove(1));
    for (const person of [1, 2]) expect(store.evaluations.lines(id, person)).toEqual(lines);
    expect(store.evaluations.lines(id, 3)).toEqual([]);
    for (const few of [[], [LINE], [{ ...LINE, ofYear: 2025 }], [LINE, { ...LINE, ofYear: 2025 }]])
      expect(store.evaluations.lines(saveEvaluation(store, [MEMBER], few), 1)).toEqual(few);
  });

  test("is every member, by rank and then those without one, and how many were evaluated", () => {
    const store = office();
    const members: EvaluationMember[] = [
      { ...MEMBER, person: 3, name: "王五", rank: 1, tied: true, commended: true },
      { ...MEMBER, person: 2, name: "李四", rank: 2, total: 0, commended: false, points: {} },
      {
        ...MEMBER,
        excluded: true,
        total: null,
        rank: null,
        grade: null,
        gradeName: null,
        why: "任职不满半年",
        points: {},
        open: [{ activity: 1, kind: "plenary", title: "全会", date: "2026-01-05" }],
      },
    ];
    const id = saveEvaluation(store, members.toReversed());
    expect(store.evaluations.members(id)).toEqual(members);
    expect(store.evaluations.find(id)).toMatchObject({ evaluated: 2, starts: "2026-01-01", ends: "2026-12-31", subject: "members" });
  });

  test("the newest of a year stands, of its own subject", () => {
    const store = office();
    const units = {
      year: 2027,
      period: { from: "2027-01-01", to: "2027-12-31" },
      subject: "units",
      rules: { name: "", hash: "", text: "" },
    } as const;
    const [first, second] = [saveEvaluation(store, [MEMBER]), saveEvaluation(store, [MEMBER])];
    store.operations.operate(
      { kind: "evaluation", command: "score", summary: "" },
      (operation) => void store.evaluations.begin(operation, units),
    );
    expect(second).toBeGreaterThan(first);
    expect(store.evaluations.require(2026).id).toBe(second);
    expect(store.evaluations.years()).toEqual([2026]);
    expect([store.evaluations.latest(2027), store.evaluations.latest(2026, "units")]).toEqual([undefined, undefined]);
    expect(store.evaluations.require(2027, "units").subject).toBe("units");
    expect(() => store.evaluations.require(2027)).toThrow(
      expect.objectContaining({ code: "refused.not_evaluated", hint: expect.objectContaining({ zh: "请先运行 cppcc score --year 2027" }) }),
    );
    expect(() => store.evaluations.require(2026, "units")).toThrow(
      expect.objectContaining({ hint: expect.objectContaining({ zh: "请先运行 cppcc score --year 2026 --rules 规则文件" }) }),
    );
  });
});

describe("whether records changed since an evaluation", () => {
  const unit = (store: Store) => write(store, "改单位", () => store.people.update(1, { unit: "县一中" })).operation ?? 0;
  const decide = (store: Store) =>
    store.operations.operate({ kind: "write", command: "score decide", summary: "决定" }, () =>
      store.decisions.set(2026, { person: 1, grade: "excellent", gradeName: "优秀", reason: "突出贡献" }),
    );
  const runs = (store: Store, command: string) =>
    store.operations.operate({ kind: "evaluation", command, summary: "" }, () => store.settings.set("letterhead", command));

  /** What was done before the evaluation, what after it, and whether it is stale by then. */
  const CASES: readonly (readonly [string, (store: Store) => unknown, readonly ((store: Store) => unknown)[], boolean])[] = [
    ["nothing came", unit, [], false],
    ["a write came", unit, [unit2], true],
    ["a write came and was taken back", unit, [unit2, undo], false],
    ["a write came, was taken back and brought back", unit, [unit2, undo, redo], true],
    ["a write of before was taken back", unit, [undo], true],
    ["a write of before was taken back and brought back", unit, [undo, redo], false],
    ["a write of before was taken back, brought back and taken back", unit, [undo, redo, undo], true],
    ["what had been taken back before was brought back", (store) => [unit(store), undo(store)], [redo], true],
    ["the same, and was taken back again", (store) => [unit(store), undo(store)], [redo, undo], false],
    ["what had been brought back before was taken back", (store) => [unit(store), undo(store), redo(store)], [undo], true],
    ["a decision came", unit, [decide], false],
    ["a decision came and was taken back", unit, [decide, undo], false],
    ["a decision of before was taken back", decide, [undo], false],
    ["a decision that had been taken back was brought back", (store) => [decide(store), undo(store)], [redo], false],
    ["another evaluation came", unit, [(store) => runs(store, "score")], false],
    ["a year was closed", unit, [(store) => runs(store, "year close")], false],
    ["a year was opened again", unit, [(store) => runs(store, "year reopen")], true],
  ];

  function unit2(store: Store): void {
    write(store, "又改单位", () => store.people.update(2, { unit: "县二中" }));
  }

  function undo(store: Store): void {
    store.operations.undo();
  }

  function redo(store: Store): void {
    store.operations.redo();
  }

  test.each(CASES)("%s", (_, before, after, isStale) => {
    const store = office();
    before(store);
    saveEvaluation(store, [MEMBER]);
    for (const work of after) work(store);
    expect(store.evaluations.isStale(store.evaluations.require(2026))).toBe(isStale);
  });
});
