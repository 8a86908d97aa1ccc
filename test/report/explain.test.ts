import { describe, expect, test } from "vitest";
import type { EvaluationLine, EvaluationMember } from "../../src/domain/scoring/result.ts";
import type { Grade, Quota, RuleSet } from "../../src/domain/scoring/rules.ts";
import { dimensionSums, distanceWords, explainDocument, explainSheet } from "../../src/report/explain.ts";
import { cellWords } from "../../src/report/sheet.ts";
import { rules } from "../domain/facts.ts";
import { line, result } from "./results.ts";

/** How a result is explained, under rules that the office of the goldens does not use. */

const [best] = rules.grades as readonly [Grade];
const competent = (more: Partial<EvaluationMember> = {}): EvaluationMember =>
  result(2, "刘芳", { grade: "competent", gradeName: "称职", total: 8500, ...more });

describe("how far it is to the grade above", () => {
  const first = result(1, "张三", { total: 9100 });
  const words = (member: EvaluationMember, quotas: readonly Quota[] = best.quotas, others: readonly EvaluationMember[] = [first]) =>
    distanceWords({ ...rules, grades: [{ ...best, quotas }, ...rules.grades.slice(1)] }, member, [...others, member]);
  const [all] = best.quotas as readonly [Quota];
  const why = "超出优秀名额";

  test("a hundredth short is short; the bound itself is not", () => {
    expect(words(competent({ total: 8499, why }))).toMatch(/^距优秀（85 分）还差 0.01 分/);
    expect(words(competent({ why }))).toBe("超出优秀名额；优秀的最后一名 91 分");
  });

  test("nothing is said where nothing stands in the way", () => {
    expect(words(competent())).toBe("");
  });

  test.each<[what: string, quotas: readonly Quota[]]>([
    ["of each sector", [{ ...all, of: "sector" }]],
    ["of an office", [{ ...all, offices: ["standing"] as unknown as Quota["offices"] }]],
    ["of several kinds", [all, all]],
    ["of none", []],
  ])("another's last is not told of a quota %s", (_, quotas) => {
    expect(words(competent({ why }), quotas)).toBe(why);
  });

  test("nor is it where nobody has the grade, or points for it", () => {
    expect(words(competent({ why }), best.quotas, [])).toBe(why);
    expect(words(competent({ why }), best.quotas, [{ ...first, total: null }])).toBe("超出优秀名额；优秀的最后一名 0 分");
  });
});

const [dimension, another] = rules.dimensions as readonly [RuleSet["dimensions"][number], RuleSet["dimensions"][number]];

const paragraphs = (lines: readonly EvaluationLine[], by: RuleSet = rules, member = result(1, "张三", { total: null })) =>
  explainDocument({
    year: 2026,
    period: { from: "2026-01-01", to: "2026-12-31" },
    office: "政协某某县委员会",
    signature: "政协某某县委员会",
    date: "2027-01-10",
    rules: by,
    member,
    members: [member],
    lines,
    apart: () => undefined,
  }).blocks.flatMap((block) => ("text" in block ? [block.text] : []));

test("what was not paid for in points has 0", () => {
  expect(paragraphs([])[0]).toContain("张三委员2026年度履职考核得0分，在参加考核的1名委员中列第1名");
  expect(paragraphs([])[1]).toBe("一、遵纪守法（0分，满分10分）");
  expect(dimensionSums(rules, result(1, "张三"))[0]).toEqual({ name: "遵纪守法", points: 0, cap: 10 });
});

test("a dimension without a ceiling has no full mark", () => {
  const open = { ...rules, dimensions: [{ ...dimension, cap: null }] };
  expect(paragraphs([], open)[1]).toBe("一、遵纪守法（0分）");
  expect(dimensionSums(open, result(1, "张三"))[0]?.cap).toBeNull();
});

test("what is for others' offices is left out, unless something stands there", () => {
  const offices = ["standing"] as unknown as typeof dimension.offices;
  const others = { ...rules, dimensions: [{ ...dimension, offices }, another] };
  expect(paragraphs([line(another.id, "甲")], others).filter((words) => words.includes("（0分"))).toEqual([
    expect.stringMatching(`^一、${another.name}`),
  ]);
  expect(paragraphs([line(another.id, "甲"), line(dimension.id, "乙")], others).filter((words) => words.includes("（0分"))).toHaveLength(2);
});

test("lines of no dimension, and of the total, stand at the end, in that order", () => {
  const lines = [
    line("total", "总分封顶", { points: -200 }),
    line("", "其他", { points: 100 }),
    line(dimension.id, "基本分", { points: 1000 }),
  ];
  expect(paragraphs(lines).slice(2, 3)).toEqual(["基本分：计10分。"]);
  expect(paragraphs(lines).slice(-2)).toEqual(["其他：计1分。", "总分封顶：扣2分。"]);
});

test("a record that only counts in a ratio has no points of its own; marks of quotation go one within the other", () => {
  const lines = [
    line(dimension.id, "出席", { title: "谈“双减”", date: "2026-03-01", note: "计入出席率：出席" }),
    line(dimension.id, "出席", { title: "听会", note: "其他会议，计入出席率" }),
  ];
  expect(paragraphs(lines).slice(2, 4)).toEqual([
    "2026年3月1日“谈‘双减’”，计入出席率：出席。",
    "“听会”，出席：不计分（其他会议，计入出席率）。",
  ]);
});

test("the table calls a dimension by its short name, and what is none by its own", () => {
  const [column] = explainSheet(2026, rules, { name: "张三" }, []).columns;
  if (column === undefined) throw new Error("no columns");
  expect(cellWords(column, { dimension: dimension.id }).zh).toBe(dimension.short);
  expect(cellWords(column, { dimension: "total" }).zh).toBe("total");
});
