import { describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { parseRules } from "../support/rules.ts";

/** What a rule file says in vain: nobody's record moves it, or nobody can meet it. */
function said(content: string): string {
  try {
    parseRules(content, "试.yaml");
  } catch (error) {
    if (error instanceof AppError) return error.problems.map(({ message }) => message.zh).join("\n");
    throw error;
  }
  return "";
}

const file = (dimension: string, { grades = "[{ 名称: 好, 分数线: 0 }, { 名称: 差 }]", more = "" } = {}): string =>
  `名称: 试\n${more}\n方面:\n  - { 名称: 甲, ${dimension} }\n等次: ${grades}\n`;
const ABSENT = "项目: [{ 名称: 缺席, 类别: 视察, 出席情况: 缺席, 分值: -10 }]";
const COME = "项目: [{ 名称: 到场, 类别: 视察, 到场: true, 分值: 10 }]";

describe("is refused", () => {
  test.each([
    ["a dimension of deductions without a base", file(ABSENT), "“甲”谁都是 0 分：只有扣分"],
    ["the same in a part", file("项目: [{ 名称: 合, 项目: [{ 名称: 缺席, 类别: 视察, 出席情况: 缺席, 分值: -1 }] }]"), "只有扣分"],
    ["a cap of nothing", file(`封顶: 0, ${COME}`), "谁都是 0 分"],
    ["a base at the cap that nothing takes from", file(`基础分: 5, 封顶: 5, ${COME}`), "谁都是 5 分"],
    ["an item of no points", file("项目: [{ 名称: 到场, 类别: 视察, 分值: 0 }]"), "“到场”不论怎样都是 0 分"],
    ["an item under a cap of nothing", file("项目: [{ 名称: 到场, 类别: 视察, 按: 数量, 分值: 1, 封顶: 0 }]"), "“到场”不论怎样都是 0 分"],
    ["a ceiling of nothing", file(COME, { more: "封顶: 0" }), "总分封顶要大于 0"],
    ["a floor as high as the cap", file(`封顶: 5, 最低: 5, ${COME}`), "谁都是 5 分"],
    ["a line that no total reaches", file(`基础分: 20, ${ABSENT}`, { grades: "[{ 名称: 好, 分数线: 21 }, { 名称: 差 }]" }), "高于满分 20"],
    [
      "a dimension in full that nobody has in full",
      file("封顶: 10, 项目: [{ 名称: 率, 类别: 视察, 权重: 5, 出席折算: { 出席: 1 } }]", {
        grades: "[{ 名称: 好, 分数线: 0, 满分: 甲 }, { 名称: 差 }]",
      }),
      "谁也满不了分",
    ],
    ["every office", file(COME, { more: "参加考核: { 适用职务: [主席, 副主席, 秘书长, 常委, 委员] }" }), "等于没有写"],
    ["a form that is none of those named", file("项目: [{ 名称: 讲, 类别: 政协讲堂, 形式: 专题培训, 分值: 1 }]"), "没有一件是 专题培训"],
  ])("%s", (_, content, message) => expect(said(content)).toContain(message));
});

describe("is taken", () => {
  test.each([
    ["deductions from a base", file(`基础分: 20, ${ABSENT}`)],
    ["deductions below nothing", file(`最低: 无, ${ABSENT}`)],
    ["deductions up to a floor below nothing", file(`最低: -5, ${ABSENT}`)],
    ["deductions and no more than nothing", file(`最低: 无, 封顶: 0, ${ABSENT}`)],
    ["a dimension that is a base", file("基础分: 5, 项目: []")],
    ["a tier of no points beside others", file("项目: [{ 名称: 荣誉, 类别: 荣誉, 分档: [{ 级别: 县, 分值: 0 }, { 级别: 市, 分值: 2 }] }]")],
    ["a line that one of many dimensions reaches", file(COME, { grades: "[{ 名称: 好, 分数线: 500 }, { 名称: 差 }]" })],
  ])("%s", (_, content) => expect(said(content)).toBe(""));
});

describe("words of ledgers", () => {
  test.each(["区", "县", "州", "市", "自治区", "省", "全国", "国家"])("the level %s", (level) => {
    expect(said(file(`项目: [{ 名称: 荣誉, 类别: 荣誉, 级别: ${level}, 分值: 1 }]`))).toBe("");
  });

  test("a form of a kind is the kind and the form, also beside other kinds", () => {
    const { rules } = parseRules(file("项目: [{ 名称: 讲, 类别: [政协讲堂, 视察, 专题报告会], 分值: 1 }]"), "试.yaml");
    expect(rules.dimensions[0]?.items[0]).toMatchObject({
      match: { kinds: new Set(["training", "inspection"]), kindForms: new Map([["training", ["政协讲堂", "专题报告会"]]]) },
    });
    // A kind that is named as a whole is meant whole.
    const whole = parseRules(file("项目: [{ 名称: 讲, 类别: [政协讲堂, 学习培训], 分值: 1 }]"), "试.yaml").rules;
    expect(whole.dimensions[0]?.items[0]).toMatchObject({ match: { kindForms: null } });
  });
});
