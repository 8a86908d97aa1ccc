import { expect, test } from "vitest";
import { periodOf } from "../../src/domain/calendar/office-years.ts";
import type { EvaluationMember } from "../../src/domain/scoring/result.ts";
import type { RuleSet } from "../../src/domain/scoring/rules.ts";
import { type CommendationInput, commendationDocument, commendationSheet } from "../../src/report/commendation.ts";
import { cellWords } from "../../src/report/sheet.ts";
import { rules } from "../domain/facts.ts";
import { excluded, result } from "./results.ts";

/** The list of those who are commended, where it has nobody, one, or somebody of whom the roster knows nothing. */

const input = (members: readonly EvaluationMember[], more: Partial<CommendationInput> = {}): CommendationInput => ({
  year: 2026,
  period: periodOf(2026, []),
  office: "政协某某县委员会",
  signature: "政协某某县委员会",
  word: "表彰",
  date: "2027-01-10",
  order: "score",
  apart: () => undefined,
  rules,
  members,
  roster: new Map(),
  ...more,
});

const paragraphs = (given: CommendationInput): string[] =>
  commendationDocument(given).blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));
const names = (given: CommendationInput): readonly string[] =>
  commendationDocument(given).blocks.flatMap((block) => (block.type === "names" ? block.names : []));

test.each<[words: string, members: EvaluationMember[]]>([
  ["评定优秀委员0名，占参加考核委员的0.0%。现对0名委员予以通报表彰。", [excluded(1, "张三", "新任")]],
  ["评定优秀委员1名，占参加考核委员的100.0%。现对张三委员予以通报表彰。", [result(1, "张三")]],
  [
    "评定优秀委员2名，占参加考核委员的66.7%。现对张三等2名委员予以通报表彰。",
    [result(1, "张三"), result(2, "刘芳"), result(3, "王伟", { grade: "basic" }), excluded(4, "李四", "新任")],
  ],
])("%s", (words, members) => {
  expect(paragraphs(input(members))[0]).toContain(words);
});

test("names of two characters are as wide as those of three", () => {
  expect(names(input([result(1, "张三"), result(2, "欧阳春"), result(3, "买买提·艾力")]))).toEqual(["张　三", "欧阳春", "买买提·艾力"]);
});

test("a rule set's own list is called by its own name", () => {
  const commend = { name: "履职先进名单", min: null, quotas: [], requires: [], offices: null, grades: null };
  const own: RuleSet = { ...rules, commend };
  const given = input([result(1, "张三", { commended: true }), result(2, "刘芳", { commended: false })], { rules: own });
  expect(commendationDocument(given).title).toContain("关于表彰2026年度履职考核先进政协委员的通报");
  expect(paragraphs(given)[0]).toContain("列入履职先进名单1名");
  expect(commendationSheet(given).title.zh).toBe("2026年度履职先进名单");
});

test("of whom the roster knows nothing, only the name stands in the table", () => {
  const { rows } = commendationSheet(input([result(7, "张三", { total: null })], { order: "office" }));
  expect(rows).toEqual([{ no: 1, person: 7, name: "张三", sex: null, sector: null, unit: null, total: 0 }]);
});

test("two of one name are told apart by what no other column says", () => {
  const asked: (readonly string[] | undefined)[] = [];
  const apart = (_: unknown, printed?: readonly string[]) => {
    asked.push(printed);
    return undefined;
  };
  const { columns } = commendationSheet(input([], { apart }));
  const name = columns.find(({ key }) => key === "name");
  if (name === undefined) throw new Error("no names");
  cellWords(name, { person: 1, name: "王伟", sector: "教育界", unit: "一中", sex: "女" });
  expect(asked).toEqual([["教育界", "一中"]]);
});
