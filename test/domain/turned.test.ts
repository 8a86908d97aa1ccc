import { describe, expect, test } from "vitest";
import { refusedRules } from "../support/refused-rules.ts";
import { parseRules } from "../support/rules.ts";
import { activity, evaluateAll, member, opinion } from "./facts.ts";

/** A proposal that became an opinion: paid where the rule file says, and told where it is not. */
const file = (more: string): ReturnType<typeof parseRules> =>
  parseRules(
    `名称: 试
${more}
方面:
  - { 名称: 提案, 项目: [{ 名称: 提案, 类别: 提案, 分值: 10 }] }
  - { 名称: 社情, 项目: [{ 名称: 报送, 类别: 社情民意信息, 分值: 6 }] }
等次:
  - { 名称: 优秀, 分数线: 1, 条件: [{ 名称: 有提案, 类别: 提案 }] }
  - { 名称: 合格, 分数线: 0 }
  - { 名称: 不合格 }
`,
    "试.yaml",
  );

const turned = () => [activity("proposal", "lead", { came: ["to_opinion"] }), opinion(["to_opinion"])];

function under(more: string, activities = turned()) {
  const [result] = evaluateAll([member(activities)], [], file(more));
  if (!result) throw new Error("nobody was evaluated");
  return { points: result.points, grade: result.grade, notes: result.lines.map(({ note }) => note).filter((note) => note !== "") };
}

describe("转社情民意", () => {
  test.each([
    ["", { 提案: 0, 社情: 600 }, "合格", ["转为社情民意，在社情民意里计，不计分"]],
    ["转社情民意: 只计社情民意", { 提案: 0, 社情: 600 }, "合格", ["转为社情民意，在社情民意里计，不计分"]],
    ["转社情民意: 只计提案", { 提案: 1000, 社情: 0 }, "优秀", ["由提案转来，在提案里计，不计分"]],
    ["turned: both", { 提案: 1000, 社情: 600 }, "优秀", []],
  ])("%s", (more, points, grade, notes) => {
    expect(under(more)).toEqual({ points, grade, notes });
  });

  test.each(["", "turned: proposal"])("other proposals and opinions count as ever: %s", (more) => {
    expect(under(more, [activity("proposal", "cosigner", { came: ["filed"] }), opinion()]).points).toEqual({ 提案: 1000, 社情: 600 });
  });

  test("what concerns turned proposals alone is refused where they count as opinions", () => {
    const speaks = (more: string) => () =>
      parseRules(
        `名称: 试\n${more}\n方面: [{ 名称: 提案, 项目: [{ 名称: 转, 类别: 提案, 结果: 转社情民意, 分值: 2 }] }]\n等次: [{ 名称: 优, 分数线: 1 }, { 名称: 良 }]\n`,
        "试.yaml",
      );
    expect(speaks("")).toThrow(refusedRules("这里永远没有"));
    expect(speaks("转社情民意: 只计提案")).not.toThrow();
  });
});
