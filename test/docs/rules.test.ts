import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withKindTable } from "../../scripts/kind-table.ts";
import type { ActivityFact, MemberFacts, PartFact } from "../../src/domain/scoring/facts.ts";
import { KINDS } from "../../src/domain/vocabulary/kinds.ts";
import type { Role } from "../../src/domain/vocabulary/roles.ts";
import { RuleFile } from "../../src/rules/language.ts";
import { parseFile } from "../../src/rules/read.ts";
import { englishWord, WORDS } from "../../src/rules/rule-words.ts";
import {
  activity,
  attended,
  cosigned,
  type Explained,
  evaluateAll,
  filed,
  honour,
  meeting,
  member,
  opinion,
  plenary,
  sanction,
  times,
} from "../domain/facts.ts";
import { ROOT } from "../office/session.ts";
import { refusedRules } from "../support/refused-rules.ts";
import { parseRules } from "../support/rules.ts";

const DOCUMENT = readFileSync(join(ROOT, "docs/rules.md"), "utf8");
const BLOCKS = [...DOCUMENT.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block as string);

const ITEM = "- { 名称: 提案, 类别: 提案, 分值: 1 }";
const GRADES = "- { 名称: 优秀, 分数线: 1 }\n- { 名称: 合格, 分数线: 0.5 }\n- { 名称: 不称职 }";

/** What a fragment of deductions stands beside: of a kind that no example speaks of. */
const OTHER = "{ 名称: 其他, 类别: 请示报告, 分值: 100 }";

const indent = (block: string, by: number): string => block.replace(/^(?=.)/gm, " ".repeat(by));

/** A rule file around what a fragment says. */
function around({ dimensions = `- 名称: 提案\n  项目:\n${indent(ITEM, 4)}`, grades = GRADES, more = "" }): string {
  return `名称: 试\n方面:\n${indent(dimensions, 2)}\n等次:\n${indent(grades, 2)}\n${more}`;
}

/** A block of the document as a whole rule file: its first line says where it belongs; items say nothing. */
function wholeFile(block: string): string {
  if (/^(名称|name): /m.test(block) && /^(方面|dimensions):/m.test(block)) return block;
  if (block.startsWith("# 方面\n")) return around({ dimensions: `${block}\n- { 名称: 其他, 项目: [${OTHER}] }` });
  if (block.startsWith("# 等次\n")) return around({ grades: block });
  if (block.startsWith("# 最上层\n")) return around({ more: block });
  if (block.startsWith("- ")) return around({ dimensions: `- 名称: 提案\n  项目:\n${indent(block, 4)}\n    - ${OTHER}` });
  throw new Error(`a block that says not where it belongs:\n${block}`);
}

const rulesOf = (block: string): ReturnType<typeof parseRules> => parseRules(wholeFile(block), "docs/rules.md");

/** The rules of the one block that speaks of something by this name; of several items, of that one alone. */
function byName(name: string): ReturnType<typeof parseRules> {
  const found = BLOCKS.filter((block) => block.includes(`名称: ${name}`));
  if (found.length !== 1) throw new Error(`${name} stands in ${found.length} blocks`);
  const [block = ""] = found;
  if (!block.startsWith("- ")) return rulesOf(block);
  return rulesOf(block.split(/^(?=- )/m).find((item) => item.includes(`名称: ${name}`)) ?? block);
}

function under(by: ReturnType<typeof parseRules>, one: MemberFacts): Explained {
  const [result] = evaluateAll([one], [], by);
  if (!result) throw new Error("nobody was evaluated");
  return result;
}

const points = (by: ReturnType<typeof parseRules>, ...activities: ActivityFact[]): number =>
  (under(by, member(activities)).total ?? Number.NaN) / 100;

/** Points by an example of the document. */
const scored = (name: string, ...activities: ActivityFact[]): number => points(byName(name), ...activities);

const withPart = (kind: string, part: Partial<PartFact>): ActivityFact =>
  activity(kind, "attendee", { parts: [{ role: "attendee", state: "present", position: null, ...part }] });

const named = (...counts: readonly (readonly [Role, number])[]): Partial<ActivityFact> => ({ named: new Map(counts) });

/** The rows of the document's tables, each by its cells. */
const ROWS = DOCUMENT.split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));
const code = (cell = ""): string | undefined => /^`([^`]+)`$/.exec(cell)?.[1];

/** Rows that explain a word: Chinese, English, meaning, what is taken otherwise, an example. */
const WORD_ROWS = ROWS.flatMap(([chinese, english, , , example]) => {
  const [zh, en] = [code(chinese), code(english)];
  return zh !== undefined && en !== undefined && !zh.startsWith("cppcc") ? [{ zh, en, example: code(example) }] : [];
});

describe("the blocks of docs/rules.md", () => {
  test("are many, and the first is a whole file of about 25 lines", () => {
    expect(BLOCKS.length).toBeGreaterThan(25);
    expect(BLOCKS[0]).toMatch(/^名称: /);
    expect(BLOCKS[0]?.trim().split("\n").length).toBeLessThanOrEqual(30);
  });

  test.each(BLOCKS.map((block) => [block.trim().split("\n").slice(0, 2).join(" "), block] as const))("%s", (_, block) => {
    expect(() => rulesOf(block), block).not.toThrow();
  });
});

describe("the words of docs/rules.md", () => {
  test("every word of the language has a row", () => {
    const rows = new Set(WORD_ROWS.map(({ en }) => en));
    expect(Object.keys(WORDS).filter((word) => !rows.has(word))).toEqual([]);
  });

  test("no row has a word that the language does not know", () => {
    expect(WORD_ROWS.filter(({ zh, en }) => WORDS[en] !== zh)).toEqual([]);
  });

  test("what may be written for another word means it", () => {
    const also = [...DOCUMENT.matchAll(/^\| `[^`]+` \| `(\w+)` \| [^|]*也可写([^）]+)）/gm)].flatMap(([, english, words = ""]) =>
      [...words.matchAll(/“([^”]+)”/g)].map(([, chinese = ""]) => ({ english, chinese })),
    );
    expect(also.length).toBeGreaterThan(5);
    for (const { english, chinese } of also) expect(englishWord(chinese)).toBe(english);
  });

  test("each table's examples may stand where the table says", () => {
    const places: readonly (readonly [heading: string, put: (example: string) => string])[] = [
      ["### 最上层的词", (example) => topLevel(example)],
      ["### 方面的词", (example) => around({ dimensions: indent(withName(example, ITEM), 2).replace(/^ {2}/, "- ") })],
      ["### 项目的词", (example) => around({ dimensions: `- 名称: 提案\n  项目:\n    - { ${nameFirst(example)}${bare(example)} }` })],
      ["### 条件的词：哪些记录算数", (example) => around({ more: inVeto(example) })],
      ["## 等次", (example) => inSelection(example)],
    ];
    let tried = 0;
    for (const [heading, put] of places) {
      const [, after = ""] = DOCUMENT.split(`\n${heading}\n`);
      const [part = ""] = after.split(/\n##+ /);
      for (const [, english = "", example = ""] of part.matchAll(/^\| `[^`]+` \| `(\w+)` \|.*?\| `([^`]+)` \| [^|`]*\|$/gm)) {
        const file = put(example);
        // The words are right; what a fragment alone contradicts is not asked.
        expect(() => parseFile(file, "试.yaml", RuleFile, () => []), `${example}\n${file}`).not.toThrow();
        expect(example.split(/[\s:{}[\],]+/).map(englishWord), example).toContain(english);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  test("the table of kinds is that of the program", () => {
    expect(withKindTable(DOCUMENT), "npm run kinds").toBe(DOCUMENT);
    for (const { id, label, aliases, forms = [] } of KINDS) {
      const [row] = ROWS.filter(([, word]) => word === `\`${id}\``);
      const [zh, , also = "", own = ""] = row ?? [];
      expect(zh).toBe(label.zh);
      expect([also.split("、"), own.split("、")], id).toEqual([aliases, forms].map((words) => (words.length === 0 ? ["—"] : words)));
    }
  });
});

/** `{ 按: 金额, 每: 1000 }` as it stands beside other words of a group. */
const bare = (example: string): string => (example.startsWith("{") ? example.slice(1, -1) : example).trim();

const wordOf = (example: string): string => englishWord(example.split(":")[0] ?? "");

/** A name for what the example itself does not name. */
const nameFirst = (example: string): string => (wordOf(example) === "name" ? "" : "名称: 试, ");

const withName = (example: string, item: string): string =>
  [...(wordOf(example) === "name" ? [] : ["名称: 试"]), example, `项目:\n${indent(item, 2)}`].join("\n");

function topLevel(example: string): string {
  const lines = around({}).split("\n");
  if (wordOf(example) === "name") return [example, ...lines.slice(1)].join("\n");
  return wordOf(example) === "grades" ? `${lines.slice(0, lines.indexOf("等次:")).join("\n")}\n${example}` : around({ more: example });
}

/** A condition in a veto, or where only a requirement may say it, in one. */
const inVeto = (example: string): string =>
  wordOf(example) === "any" ? `表彰名单: { 条件: [{ 名称: 试, ${example} }] }` : `其他否决: [{ ${example} }]`;

const inSelection = (example: string): string => {
  if (wordOf(example) === "commend") return around({ more: example });
  return around({ grades: `- { ${nameFirst(example)}${example} }\n- { 名称: 其余 }` });
};

describe("what docs/rules.md says of points", () => {
  test("the small file: 74", () => {
    const year = [
      plenary(["late", "present"]),
      ...times(3, () => filed()),
      ...times(4, () => attended()),
      opinion([["adopted", "county"]]),
    ];
    const result = under(rulesOf(BLOCKS[0] ?? ""), member(year));
    expect(result.points).toEqual({ 出席会议: 1900, 提案: 2500, 参加活动: 2000, 社情民意: 1000 });
    expect(result.total).toBe(7400);
  });

  test("the first 15, each other 5, at most 20", () => {
    expect([1, 2, 3].map((count) => scored("提案一", ...times(count, () => filed())))).toEqual([15, 20, 20]);
  });

  test("coming late 1, absent 1.5, by sittings", () => {
    expect(scored("会议扣分", plenary(["late", "absent", "present"]))).toBe(17.5);
  });

  test("a rate of attendance", () => {
    expect(scored("出席率", plenary(), plenary("leave", "2026-03-01"))).toBe(15);
  });

  test("steps of attendance: four of five is 80 %", () => {
    const year = (absences: number): ActivityFact[] => times(5, (i) => plenary(i < absences ? "absent" : "present", `2026-0${i + 1}-10`));
    expect([0, 1, 2, 3].map((absences) => scored("到会分档", ...year(absences)))).toEqual([20, 15, 8, 0]);
  });

  test("what adds up over the year, and two late ones as one absence", () => {
    expect(scored("累计捐款", withPart("charity", { amount: 900 }), withPart("charity", { amount: 900 }))).toBe(1);
    const late = rulesOf(around({ dimensions: `- 名称: 提案\n  基础分: 10\n  项目:\n${indent(item("迟到累计"), 4)}` }));
    expect([1, 3, 4].map((count) => points(late, plenary(times(count, () => "late"))))).toEqual([10, 8.5, 7]);
  });

  test("a tier has a cap of its own", () => {
    expect(scored("报送有上限", ...times(5, () => opinion()), opinion([["adopted", "county"]]))).toBe(7);
  });

  test("leave but for some reasons", () => {
    const leave = (reason: string | null): ActivityFact => withPart("plenary", { state: "leave", reason });
    const by = rulesOf(around({ dimensions: `- 名称: 提案\n  基础分: 1\n  项目:\n${indent(item("请假"), 4)}` }));
    expect([null, "事假", "病假", "因公出差"].map((reason) => points(by, leave(reason)))).toEqual([0.5, 0.5, 1, 1]);
  });

  test("the lead has half, the others share the rest", () => {
    const five = named(["lead", 1], ["cosigner", 4]);
    expect([scored("联合提案", filed(five)), scored("联合提案", cosigned(["filed"], five))]).toEqual([3, 0.75]);
  });

  test("the highest honour only, or the highest level of each", () => {
    expect(scored("荣誉就高", honour("city", "county"))).toBe(2);
    expect(scored("荣誉就高", honour("county"), honour("city"))).toBe(2);
    const block = BLOCKS.find((each) => each.includes("名称: 荣誉就高")) ?? "";
    expect(points(rulesOf(block.replace(/ *取最高几件: 1\n/, "")), honour("county"), honour("city"))).toBe(3);
  });

  test("at least four, once; half days; full steps of an amount", () => {
    expect([3, 4, 5].map((count) => scored("满四次", ...times(count, () => attended())))).toEqual([0, 8, 8]);
    expect(scored("培训半天", withPart("training", { quantity: 3 }), withPart("training", {}))).toBe(4);
    expect(scored("捐款", withPart("charity", { amount: 900 }), withPart("charity", { amount: 900 }))).toBe(0);
    expect(scored("捐款", withPart("charity", { amount: 2500 }))).toBe(2);
  });

  test("leave for private reasons only", () => {
    const leave = (reason: string): ActivityFact => withPart("plenary", { state: "leave", reason });
    const by = rulesOf(around({ dimensions: `- 名称: 提案\n  基础分: 1\n  项目:\n${indent(item("事假"), 4)}` }));
    expect([points(by, leave("事假")), points(by, leave("病假")), points(by, leave("公假"))]).toEqual([0.5, 1, 1]);
  });

  test("standing members and members by tables of their own", () => {
    const by = byName("履职（常委）");
    expect(under(by, member([attended()], { office: "standing" })).total).toBe(400);
    expect(under(by, member([attended()])).total).toBe(500);
  });
});

const item = (name: string): string => BLOCKS.find((block) => block.includes(`名称: ${name},`)) ?? "";

describe("the traps of docs/rules.md", () => {
  const dimension = (more: string, items: string): ReturnType<typeof parseRules> =>
    rulesOf(around({ dimensions: `- 名称: 提案\n${indent(more, 2)}\n  项目:\n${indent(items, 4)}` }));
  const items = (text: string): ReturnType<typeof parseRules> => dimension("简称: 提", text);

  test("1: the floor is nothing unless said", () => {
    const criticised = "- { 名称: 批评, 类别: 遵纪守法, 结果: 通报批评, 分值: -4 }";
    const beside = `${criticised}\n- ${OTHER}`;
    expect(points(items(beside), sanction("law", ["criticised"]))).toBe(0);
    // Alone it would be nothing for everybody.
    expect(() => items(criticised)).toThrow(refusedRules("谁都是 0 分"));
    expect(points(dimension("最低: 无", beside), sanction("law", ["criticised"]))).toBe(-4);
  });

  test("2: the first by date, or the best", () => {
    const tiers = "分档: [{ 分值: 1 }, { 结果: 采用, 分值: 4 }]";
    const year = [opinion(), { ...opinion([["adopted", "county"]]), date: "2026-06-01" }];
    expect(points(items(`- { 名称: 社情, 类别: 社情民意信息, 最多几件: 1, ${tiers} }`), ...year)).toBe(1);
    expect(points(items(`- { 名称: 社情, 类别: 社情民意信息, 取最高几件: 1, ${tiers} }`), ...year)).toBe(4);
  });

  test("3: any sitting unless said", () => {
    const there = (sittings: string) => items(`- { 名称: 到会, 类别: 全体会议, 到场: true, ${sittings}分值: 1 }`);
    const year = plenary(["present", "absent", "present"]);
    expect(["", "场次: 任一场, ", "场次: 每一场, ", "场次: 逐场, "].map((one) => points(there(one), year))).toEqual([1, 1, 0, 2]);
  });

  test("4: a requirement bars from its own grade only", () => {
    const grades = "- { 名称: 优秀, 分数线: 0, 条件: [{ 名称: 有提案, 类别: 提案 }] }\n- { 名称: 称职, 分数线: 0 }\n- { 名称: 不称职 }";
    expect(under(rulesOf(around({ grades })), member([])).grade).toBe("称职");
  });

  test("5: without 到场 an absence is paid too", () => {
    expect(points(items("- { 名称: 活动, 类别: 视察, 分值: 1 }"), attended("inspection", "absent"))).toBe(1);
    expect(() => items("- { 名称: 活动, 类别: 视察, 到场: false, 分值: 1 }")).toThrow(refusedRules("不问到场就不写"));
  });

  test("7: a meeting that does not oblige is no absence", () => {
    const by = dimension("基础分: 5", "- { 名称: 缺席, 类别: 常委会议, 出席情况: 缺席, 分值: -1 }");
    expect(points(by, meeting("standing", "absent"))).toBe(5);
    expect(under(by, member([meeting("standing", "absent")], { office: "standing" })).total).toBe(400);
  });

  test("8: 1 is a number of people", () => {
    const grades = (quota: string): string => `- { 名称: 优秀, 名额: ${quota} }\n- { 名称: 其余 }`;
    const chosen = (quota: string): number =>
      evaluateAll(
        times(3, (i) => member(times(i, () => filed()))),
        [],
        rulesOf(around({ grades: grades(quota) })),
      ).filter(({ grade }) => grade === "优秀").length;
    expect([chosen("1"), chosen("100%")]).toEqual([1, 3]);
  });

  test("8: a share is of those for whom the grade is", () => {
    const grades = "- { 名称: 优秀, 名额: 50%, 适用职务: 常委 }\n- { 名称: 其余 }";
    const standing = times(2, (i) =>
      member(
        times(i, () => filed()),
        { office: "standing" },
      ),
    );
    const results = evaluateAll([...standing, ...times(6, () => member([]))], [], rulesOf(around({ grades })));
    expect(results.filter(({ grade }) => grade === "优秀")).toHaveLength(1);
  });

  test("9: the chair is no 常委 here", () => {
    const by = items("- { 名称: 提案, 类别: 提案, 适用职务: 常委, 分值: 1 }");
    expect(under(by, member([filed()], { office: "chair" })).total).toBe(0);
  });

  test("10: a state without a value is worth nothing, and sitting in is no occasion", () => {
    const by = items("- { 名称: 出席, 类别: 全体会议, 权重: 10, 出席折算: { 出席: 1 } }");
    expect(points(by, plenary("left_early"))).toBe(0);
    expect(points(by, plenary(), plenary("observer"))).toBe(10);
  });

  test("12: with the lead alone there is nobody to share with", () => {
    const by = items("- { 名称: 提案, 类别: 提案, 角色: 第一提案人, 分值: 6, 分摊: 1/2 }");
    expect(points(by, filed(named(["lead", 1], ["cosigner", 4])))).toBe(6);
  });

  test("13: without 结果 or 角色 any will do", () => {
    expect(points(items(ITEM), cosigned(["not_filed"]))).toBe(1);
  });

  test("14: 定为等次 lifts nobody", () => {
    const more = "其他否决: [{ 名称: 缺席, 类别: 全体会议, 出席情况: 缺席, 定为等次: 合格 }]";
    expect(under(rulesOf(around({ more })), member([plenary("absent")])).grade).toBe("不称职");
    expect(under(rulesOf(around({ more })), member([])).grade).toBe("不称职");
  });

  test("16: the cap comes last", () => {
    const by = dimension(
      "基础分: 20\n封顶: 20",
      "- { 名称: 加, 类别: 提案, 分值: 5 }\n- { 名称: 扣, 类别: 遵纪守法, 结果: 通报批评, 分值: -5 }",
    );
    expect(points(by, filed(), sanction("law", ["criticised"]))).toBe(20);
  });
});
