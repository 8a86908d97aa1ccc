import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/rules/yaml.ts";

/** One slip of the pen is one problem, in Chinese, with its line and the line as it should be. */
const GOOD = `名称: 某县
方面:
  - 名称: 出席会议
    基础分: 20
    封顶: 20
    项目:
      - { 名称: 迟到早退, 类别: 全体会议, 出席情况: [迟到, 早退], 分值: -1 }
      - 名称: 缺席
        类别: 全体会议
        出席情况: 缺席
        分值: -1.5
等次:
  - { 名称: 优秀, 分数线: 10, 名额: 20% }
  - { 名称: 不称职 }
`;

const problemsOf = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return parseYaml(GOOD.replace(from, to), "试.yaml").problems;
};
const lineOf = (from: string): number => GOOD.slice(0, GOOD.indexOf(from)).split("\n").length;

test("a good file has none", () => expect(parseYaml(GOOD, "试.yaml").problems).toEqual([]));

describe("the line as it was meant", () => {
  test.each<[string, string, string, string]>([
    ["a tab", "    基础分: 20", "\t基础分: 20", "Tab"],
    ["two tabs", "    基础分: 20", "\t\t基础分: 20", "Tab"],
    ["full-width spaces", "    封顶: 20", "　　封顶: 20", "全角空格"],
    ["a space too many", "    基础分: 20", "     基础分: 20", "前面有 5 个空格，应是 4 个"],
    ["a space too few", "    基础分: 20", "   基础分: 20", "前面有 3 个空格，应是 4 个"],
    ["an item of a list too far left", "      - 名称: 缺席", "     - 名称: 缺席", "应是 6 个"],
    ["an item of a list too far right", "      - 名称: 缺席", "       - 名称: 缺席", "应是 6 个"],
    ["a word under a dash", "        出席情况: 缺席", "      出席情况: 缺席", "应是 8 个"],
    ["the first of a list", "  - 名称: 出席会议", " - 名称: 出席会议", "前面有 1 个空格，应是 2 个"],
    ["the left edge", "等次:", " 等次:", "应是 0 个"],
    ["no space behind a colon", "    封顶: 20", "    封顶:20", "冒号后面要空一格"],
    ["a full-width colon", "    封顶: 20", "    封顶：20", "半角"],
    ["no colon", "    封顶: 20", "    封顶 20", "少了冒号"],
    ["no space behind a dash", "      - 名称: 缺席", "      -名称: 缺席", "短横后面要空一格"],
    ["a quote left open", "名称: 某县", '名称: "某县', "引号没有配对"],
    ["a quote left open far from the end", "  - 名称: 出席会议", "  - 名称: '出席会议", "引号没有配对"],
    ["a bracket left open", "[迟到, 早退]", "[迟到, 早退", "少一个 ]"],
    ["a brace left open", "分值: -1 }", "分值: -1", "少一个 }"],
    ["a full-width bracket", "[迟到, 早退]", "［迟到, 早退]", "半角"],
    ["a full-width comma", "迟到早退, 类别", "迟到早退，类别", "半角"],
    ...["!", "%", "@", "`"].map(
      (sign) =>
        [`a value that begins with ${sign}`, "名称: 某县", `名称: ${sign}某县`, `值以 ${sign} 开头`] as [string, string, string, string],
    ),
    ["a colon in a value", "名称: 某县", "名称: 某县: 办法", "写在引号里"],
  ])("%s", (_, from, to, said) => {
    const problems = problemsOf(from, to);
    expect(problems).toHaveLength(1);
    const [{ where, message, hint } = { where: { cell: "" } }] = problems;
    expect(message?.zh).toContain(said);
    expect(Number(where.cell?.split(":")[0])).toBe(lineOf(from));
    // The hint is the line, and with it the file reads.
    const should = hint?.zh.replace("这一行应写成：", "") ?? "";
    const broken = GOOD.replace(from, to).split("\n");
    broken[lineOf(from) - 1] = should;
    expect(parseYaml(broken.join("\n"), "试.yaml").problems).toEqual([]);
  });

  test("each slip of several is told once", () => {
    const broken = GOOD.replace("    封顶: 20", "    封顶:20").replace("  - { 名称: 不称职 }", "   - { 名称: 不称职 }");
    expect(parseYaml(broken, "试.yaml").problems.map(({ where }) => where.cell?.split(":")[0])).toEqual(["5", "14"]);
  });

  test("a word twice is named, and no line is proposed", () => {
    const [problem, more] = problemsOf("    封顶: 20", "    封顶: 20\n    封顶: 30");
    expect(more).toBeUndefined();
    expect(problem?.message.zh).toContain("“封顶”在同一组里写了两次");
    expect(problem?.hint).toBeUndefined();
  });

  test("no word of the parser's own reaches a clerk, whatever is broken", () => {
    let told = 0;
    for (const cut of Array.from({ length: GOOD.length }, (_, i) => i).filter((i) => i % 3 === 0)) {
      const said = parseYaml(`${GOOD.slice(0, cut)}"${GOOD.slice(cut + 1)}`, "试.yaml").problems;
      for (const { message } of said) expect(message.zh).not.toMatch(/[A-Za-z]{4,}/);
      told += said.length;
    }
    expect(told, "a quotation mark that is not closed breaks most places").toBeGreaterThan(20);
  });
});
