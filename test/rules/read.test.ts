import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError, type Problem } from "../../src/domain/text/problem.ts";
import { readKeptRules } from "../../src/rules/read.ts";
import { refusedRules } from "../support/refused-rules.ts";
import { parseRules, readRules } from "../support/rules.ts";

const FILE = resolve(import.meta.dirname, "../../rules/default.yaml");
const DEFAULT = readFileSync(FILE, "utf8");

/** The problems of the default rules with one line changed, and the number of that line. */
function problemsWith(found: string, replacement: string): { problems: readonly Problem[]; line: number } {
  const at = DEFAULT.indexOf(found);
  if (at < 0) throw new Error(`the default rules have no ${found}`);
  const line = DEFAULT.slice(0, at).split("\n").length;
  return { problems: problemsOf(DEFAULT.replace(found, replacement)), line };
}

function problemsOf(content: string): readonly Problem[] {
  try {
    parseRules(content, "规则.yaml");
  } catch (error) {
    if (error instanceof AppError && error.code === "data.bad_rules") return error.problems;
    throw error;
  }
  return [];
}

const lineOf = ({ where }: Problem): number => Number(where.cell?.split(":")[0]);

describe("the default rules", () => {
  const { rules, source } = readRules(FILE);

  test("sum to 100: duty 70, contribution 30", () => {
    expect(Object.fromEntries(rules.dimensions.map(({ id, cap }) => [id, cap?.valueOf()]))).toEqual({
      law: 10,
      integrity: 10,
      meetings: 30,
      activities: 20,
      proposals: 14,
      opinions: 8,
      charity: 4,
      honours: 4,
    });
  });

  test("have four grades at 85, 70 and 60, and a fifth of them excellent", () => {
    expect(rules.grades.map(({ id, name, min }) => [id, name, min])).toEqual([
      ["excellent", "优秀", 8500],
      ["competent", "称职", 7000],
      ["basic", "基本称职", 6000],
      ["not_competent", "不称职", null],
    ]);
    expect(rules.grades.map(({ quotas: [quota] }) => (quota && "share" in quota.amount ? quota.amount.share.toFraction() : null))).toEqual([
      "1/5",
      null,
      null,
      null,
    ]);
    expect(rules.order).toEqual(["total", ...["proposals", "opinions", "activities", "meetings"].map((dimension) => ({ dimension }))]);
  });

  test("are kept with their text, and a hash of it that does not change from run to run", () => {
    expect(source).toMatchObject({ text: DEFAULT, name: rules.name });
    expect(readRules(FILE).source.hash).toBe(source.hash);
    expect(source.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(parseRules(`${DEFAULT}\n`, FILE).source.hash).not.toBe(source.hash);
  });

  test("the hash is the SHA-256 of the file", () => {
    expect(source.hash).toBe(createHash("sha256").update(readFileSync(FILE)).digest("hex"));
  });
});

describe("a mistake is a problem with file, line and column", () => {
  test.each([
    ["an unknown key", "  on_last_day: true", "  on_last_day: true\n  half_days: 1", 1],
    ["an unknown key of an item", "max_position: 3 # 只计署名前三", "max_pos: 3", 0],
    ["an unknown kind", "of: [honour]", "of: [prizes]", 0],
    ["an unknown outcome", "outcome: [criticised]", "outcome: [scolded]", 0],
    ["an unknown level", "level: [city], points: 6", "level: [town], points: 6", 0],
    ["an unknown role", "role: [author]\n        max_position", "role: [writer]\n        max_position", 0],
    ["an unknown state", "values: { present: 1, late: 0.8", "values: { here: 1, late: 0.8", 0],
    ["a text where points should be", "weight: 18", "weight: many", 0],
    ["a yes that is no boolean", "on_last_day: true", "on_last_day: 是", 0],
    ["a quota above the whole", "quota: 20%", "quota: 1.5", 0],
    ["when_none of no known word", "when_none: full", "when_none: half", 0],
  ])("%s", (_, found, replacement, below) => {
    const { problems, line } = problemsWith(found, replacement);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.where.file).toBe("规则.yaml");
    expect(problems[0]?.where.cell).toMatch(/^\d+:\d+$/);
    expect(lineOf(problems[0] as Problem)).toBe(line + below);
  });

  test("YAML that does not parse", () => {
    const { problems, line } = problemsWith("of: [honour]", "of: [honour");
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.message.zh).toBe("括号没有配对：少一个 ]");
    expect(Math.abs(lineOf(problems[0] as Problem) - line)).toBeLessThanOrEqual(1);
  });

  test("a key written twice", () => {
    const { problems, line } = problemsWith("when_none: full", "cap: 30\n    when_none: full");
    expect(problems).toHaveLength(1);
    expect(lineOf(problems[0] as Problem)).toBe(line);
  });

  test.each([
    ["a grade that lacks its min", "name: 称职, min: 70", "name: 称职", "125:5", "等次“称职”要写 min（分数线）或 quota（名额）"],
    ["a last grade with a min", "name: 不称职", "name: 不称职, min: 10", "127:37", "最后一个等次收其余的人，不写分数线和名额"],
    ["a veto grade that is none", "veto_grade: not_competent", "veto_grade: expelled", "128:1", "没有这个等次：expelled"],
    ["an order by an unknown dimension", "order: [total, proposals", "order: [total, gifts", "131:16", "没有这个方面（或 total）：gifts"],
    ["a requirement of an unknown dimension", "full: [law, integrity]", "full: [laws]", "122:12", "没有这个方面：laws；是不是 law？"],
    ["a dimension twice", "id: honours", "id: charity", "103:5", "charity 写了两次"],
    [
      "points and tiers at once",
      "items:\n      - name: 荣誉",
      "items:\n      - name: 荣誉\n        points: 1",
      "109:9",
      "tiers（分档）、points（分值） 只能写一个",
    ],
    ["an item without points", "points: 5,\n", "", "71:9", "“参加活动”没有写怎样计分"],
    ["a missing name", "name: 县级政协委员年度履职考核（默认规则）", "", "7:1", "缺少 name（名称）"],
  ])("%s", (_, found, replacement, cell, words) => {
    const { problems } = problemsWith(found, replacement);
    expect(problems).toMatchObject([{ where: { file: "规则.yaml", cell }, message: { zh: expect.stringContaining(words) } }]);
  });

  test("a whole-file check points at what it is about, not at the first line", () => {
    const { problems, line } = problemsWith("name: 称职, min: 70", "name: 称职");
    const grades = DEFAULT.split("\n").findIndex((text) => text.startsWith("grades:")) + 1;
    expect(lineOf(problems[0] as Problem)).toBeGreaterThanOrEqual(grades);
    expect(lineOf(problems[0] as Problem)).toBeLessThanOrEqual(line);
  });

  test("all mistakes are shown at once", () => {
    const problems = problemsOf(DEFAULT.replace("of: [honour]", "of: [prizes]").replace("weight: 18", "weight: many"));
    expect(problems.map(({ where, message }) => [where.cell, message.zh.split("；").at(-1)?.slice(0, 8), message.zh.slice(0, 10)])).toEqual(
      [
        ["48:9", "写的是 many", "应是分数，如 5、7"],
        ["109:14", expect.any(String), "没有这个词：priz"],
      ],
    );
  });

  test.each([
    ["an empty file", ""],
    ["a list", "- 1\n- 2\n"],
    ["a sentence", "你好\n"],
  ])("%s is no rule file", (_, content) => {
    expect(problemsOf(content)).toMatchObject([{ where: { file: "规则.yaml", cell: "1:1" } }]);
  });
});

test("what a file is that is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-rules-"));
  const written = (content: string | Buffer): string => {
    writeFileSync(join(folder, "甲.yaml"), content);
    try {
      readRules(join(folder, "甲.yaml"));
    } catch (error) {
      return (error as AppError).text.zh.split("：")[0] as string;
    }
    return "";
  };
  expect(written("")).toBe("文件是空的");
  expect(written(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 9]))).toBe("不是文字文件");
  expect(written(Buffer.from(`\ufeff${DEFAULT}`, "utf16le"))).toBe("");
  expect(() => readRules(folder)).toThrow(
    expect.objectContaining({ code: "machine.no_file", text: expect.objectContaining({ zh: expect.stringContaining("文件夹") }) }),
  );
  rmSync(folder, { recursive: true });
});

test("what an evaluation was made by is read though the program would refuse it now", () => {
  const kept = `名称: 旧\n方面:\n  - { 名称: 空, 项目: [] }\n  - { 名称: 甲, 项目: [{ 名称: 乙, 类别: 提案, 分值: 1 }] }\n等次: [{ 名称: 优, 分数线: 1 }, { 名称: 良 }]\n`;
  expect(() => parseRules(kept, "旧.yaml")).toThrow(refusedRules("“空”没有项目，也没有基础分"));
  expect(readKeptRules(kept, "旧.yaml").dimensions).toHaveLength(2);
});

test("a file that is not there is said so", () => {
  expect(() => readRules(resolve(import.meta.dirname, "none.yaml"))).toThrow(expect.objectContaining({ code: "machine.no_file" }));
});

test("numbers are exact: 0.1 and 0.2 are 0.3, a third is a third", () => {
  const { rules } = parseRules(
    DEFAULT.replace("min: 85", "min: 75").replace("weight: 18", 'weight: "1/3"').replace("late: 0.8", "late: 0.1"),
    "规则.yaml",
  );
  const [plenary] = rules.dimensions.find(({ id }) => id === "meetings")?.items ?? [];
  if (plenary?.type !== "ratio") throw new Error("the first item of meetings is no ratio");
  expect(plenary.weight.toFraction()).toBe("1/3");
  expect(plenary.values.get("late")?.toFraction()).toBe("1/10");
});

describe("what a clerk may well write", () => {
  const file = (item: string, more = ""): string =>
    `名称: 甲\n方面:\n  - 名称: 乙\n${more}    项目:\n      - ${item}\n等次:\n  - { 名称: 优, 分数线: 1 }\n  - { 名称: 良 }\n`;
  const said = (content: string): string =>
    problemsOf(content)
      .map(({ message }) => message.zh)
      .join("\n");

  test.each([
    ["official leave as a state", file("{ 名称: 丙, 类别: 全体会议, 出席情况: 公假, 分值: 1 }"), "请假事由: 公假"],
    ["several outcomes in one", file("{ 名称: 丙, 类别: 提案, 结果: 立案、并案, 分值: 1 }"), "[立案, 并案]"],
    ["a word of the language in the wrong place", file("{ 名称: 丙, 类别: 提案, 基础分: 1, 分值: 1 }"), "base（基础分） 不能写在这里"],
    ["no space after the colon, in a group", file("{ 名称: 丙, 类别: 提案, 分值:5 }"), "冒号后面空一格"],
    ["no space after the colon, on a line", file("{ 名称: 丙, 类别: 提案, 分值: 5 }", "    封顶:20\n"), "冒号后面要空一格"],
    ["a decimal over a fraction", file("{ 名称: 丙, 类别: 提案, 分值: 7.5/3 }"), "应是分数"],
    ["a value that is told back", file("{ 名称: 丙, 类别: 提案, 分值: 5分 }"), "写的是 5分"],
    ["a colon in a value", file("{ 名称: 丙, 类别: 提案, 分值: 5 }", "    说明: 甲: 乙\n"), "请把值写在引号里"],
    [
      "what refers to itself",
      "名称: 甲\n方面: &a\n  - { 名称: 乙, 项目: *a }\n等次: [{ 名称: 优, 分数线: 1 }, { 名称: 良 }]\n",
      "引用（*）太多",
    ],
    ["a reference to nothing", file("{ 名称: 丙, 类别: *没有, 分值: 5 }"), "前面没有写 &没有"],
    ["a name of the table's own columns", file("{ 名称: 丙, 类别: 提案, 分值: 5 }", "    代号: name\n"), "另有用处"],
    ["a name that every object has", file("{ 名称: 丙, 类别: 提案, 分值: 5 }", "    代号: __proto__\n"), "另有用处"],
    ["a word that every object has", file("{ 名称: 丙, 类别: 提案, 分值: 5 }", "    constructor: 3\n"), "不认识的词：constructor"],
    ["a reason of what is no leave", file("{ 名称: 丙, 类别: 全体会议, 出席情况: 出席, 请假事由: 事假, 分值: 1 }"), "只说请假"],
    [
      "a level of what nothing comes of",
      file("{ 名称: 丙, 类别: 全体会议, 级别: 县, 到场: true, 分值: 1 }"),
      "全体会议没有结果，不能写 level（级别）",
    ],
    [
      "groups by sector",
      file("{ 名称: 丙, 类别: 视察, 分值: 5 }")
        .replace("方面:", "考核对象: 活动组\n方面:")
        .replace("分数线: 1", "名额: { 人数: 1, 类别: 界别 }"),
      "没有界别和活动组可分",
    ],
    ["a list for a word", "? [a]\n: 1\n名称: 甲\n", "应是一个词"],
  ])("%s", (_, content, expected) => {
    expect(said(content)).toContain(expected);
  });

  test("references within references are refused, not followed", () => {
    const bomb = [
      "a: &a [1,1,1,1,1,1,1,1,1,1]",
      ...["b", "c", "d", "e"].map((name, i) => `${name}: &${name} [${`*${"abcd"[i]},`.repeat(10)}]`),
    ];
    expect(said(`${bomb.join("\n")}\n`)).not.toBe("");
  });
});
