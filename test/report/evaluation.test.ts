import { expect, test } from "vitest";
import type { EvaluationMember } from "../../src/domain/scoring/result.ts";
import type { RuleSet } from "../../src/domain/scoring/rules.ts";
import { evaluationSheet, excludedSheet, gradeCounts } from "../../src/report/evaluation.ts";
import { rules } from "../domain/facts.ts";
import { excluded, result } from "./results.ts";

/** The table of results, of those of whom little is known. */

const apart = () => undefined;
const YEAR = { year: 2026, starts: "2026-01-01", ends: "2026-12-31" };
const sheet = (members: readonly EvaluationMember[], by: RuleSet = rules) =>
  evaluationSheet(YEAR, by, members, new Map(), { apart, order: "office" });

test("whoever is on no roster has neither sector nor office; what has no points has 0", () => {
  const [row] = sheet([result(7, "张三", { total: null })]).rows;
  expect(row).toMatchObject({ no: 1, person: 7, name: "张三", sector: "", office: "", total: 0 });
  expect(rules.dimensions.map(({ id }) => row?.[id])).toEqual(rules.dimensions.map(() => 0));
});

test.each([
  ["members", "姓名", 12, true],
  ["informants", "姓名", 24, false],
  ["units", "名称", 24, false],
  ["groups", "名称", 24, false],
] as const)("the names of %s: %s, %i wide", (evaluates, title, width, isPlaced) => {
  const { columns } = sheet([], { ...rules, evaluates });
  expect(columns[1]).toMatchObject({ key: "name", title: { zh: title }, width });
  expect(columns.some(({ key }) => key === "sector" || key === "office")).toBe(isPlaced);
});

test("an open meeting is said once", () => {
  const open = [{ kind: "plenary", title: "十届五次会议" }] as unknown as EvaluationMember["open"];
  const notes = sheet([
    result(1, "张三", { open, why: "十届五次会议签到待核实，不评优秀" }),
    result(2, "刘芳", { open, why: "新任" }),
  ]).rows.map(({ note }) => note);
  expect(notes).toEqual(["新任；十届五次会议签到待核实", "十届五次会议签到待核实，不评优秀"]);
});

test("what was decided stands first, then why, then what is open", () => {
  const open = [{ kind: "plenary", title: "十届五次会议" }] as unknown as EvaluationMember["open"];
  const decided = { grade: "basic", gradeName: "基本称职", reason: "主席会议研究" };
  expect(sheet([result(1, "张三", { open, why: "超出优秀名额", decided })]).rows[0]?.note).toBe(
    "领导决定：主席会议研究（计算等次 优秀）；超出优秀名额；十届五次会议签到待核实",
  );
});

test("of those who are not evaluated the order is said where there is one", () => {
  const one = excludedSheet(2026, [excluded(1, "张三", "新任"), result(2, "刘芳")], new Map(), { apart, order: "strokes" });
  expect(one.rows).toEqual([{ person: 1, name: "张三", sector: "", reason: "新任" }]);
  expect(one.notes).toEqual([]);
  const two = [excluded(1, "张三", "新任"), excluded(2, "刘芳", "辞去")];
  expect(excludedSheet(2026, two, new Map(), { apart, order: "strokes" }).notes).toHaveLength(1);
});

test("shares are of those who are evaluated", () => {
  const shares = (...members: EvaluationMember[]) => gradeCounts(rules, members).map(({ count, share }) => [count, share]);
  const out = excluded(9, "李四", "新任");
  expect(shares(out)).toEqual([
    [0, "0.0"],
    [0, "0.0"],
    [0, "0.0"],
    [0, "0.0"],
  ]);
  expect(shares(result(1, "张三"), out)).toEqual([
    [1, "100.0"],
    [0, "0.0"],
    [0, "0.0"],
    [0, "0.0"],
  ]);
  const three = [result(1, "张三"), result(2, "刘芳"), result(3, "王伟", { grade: "basic" })];
  expect(shares(...three, out)).toEqual([
    [2, "66.7"],
    [0, "0.0"],
    [1, "33.3"],
    [0, "0.0"],
  ]);
});
