import { describe, expect, test } from "vitest";
import type { ActivityFact, MemberFacts } from "../../src/domain/scoring/facts.ts";
import { type Explained, evaluateAll, filed, honour, meeting, member, opinion, plenary, sanction, times } from "../domain/facts.ts";
import { parseRules, type RuleBook } from "../support/rules.ts";

/** Shares of what was expected, steps, and what adds up over the year; each worked out by hand. */
const GRADES = "[{ 名称: 优秀, 分数线: 0 }, { 名称: 不称职 }]";

const scheme = (items: string, grades = GRADES, more = ""): RuleBook =>
  parseRules(`名称: 试\n方面:\n  - 名称: 履职\n    最低: 无\n    项目: ${items}\n等次: ${grades}\n${more}`, "试.yaml");

function under(by: RuleBook, one: MemberFacts): Explained {
  const [result] = evaluateAll([one], [], by);
  if (!result) throw new Error("nobody was evaluated");
  return result;
}

const points = (by: RuleBook, ...activities: ActivityFact[]): number => (under(by, member(activities)).total ?? Number.NaN) / 100;

const ITEM = "[{ 名称: 提案, 类别: 提案, 分值: 1 }]";

/** So many plenaries, the first of them missed. */
const missing = (misses: number, all: number): ActivityFact[] =>
  times(all, (i) => plenary(i < misses ? "absent" : "present", `2026-0${i + 1}-10`));

describe("steps of a ratio", () => {
  const steps =
    "{ 名称: 到会, 类别: [全体会议, 常委会议], 出席折算: { 出席: 1, 请假: 0.5 }, 分档: [{ 至少: 60%, 分值: 8 }, { 名称: 全勤, 至少: 1, 分值: 20 }, { 至少: 0.8, 分值: 15 }] }";
  const by = scheme(`[${steps}]`);

  test.each([
    ["all of five", missing(0, 5), 20],
    ["four of five: 80 %", missing(1, 5), 15],
    ["three of four: 75 %", missing(1, 4), 8],
    ["one of two is below every step", missing(1, 2), 0],
    ["leave is worth a half: 4.5 of 5 is 90 %", [...missing(0, 4), plenary("leave", "2026-08-01")], 15],
    [
      "two of three sittings, and all of another meeting: (2/3 + 1)/2 is 83.3 %",
      [plenary(["present", "present", "absent"]), plenary("present", "2026-09-01")],
      15,
    ],
    ["sitting in is no occasion", [plenary(), plenary("observer", "2026-03-01")], 20],
  ])("%s", (_, activities, expected) => {
    expect(points(by, ...activities)).toBe(expected);
  });

  test("the meetings are lines without points, and the step one with", () => {
    const { lines } = under(by, member(missing(1, 5)));
    expect(lines.map(({ points: each }) => each)).toEqual([0, 0, 0, 0, 0, 1500]);
    expect(lines.at(-1)).toMatchObject({ item: "到会：80% 以上", note: "应到 5 次，折算 4 次，为 80%" });
    expect(lines[0]?.note).toBe("计入出席率：缺席");
    expect(under(by, member(missing(0, 5))).lines.at(-1)?.item).toBe("到会：全勤");
  });

  test("nothing expected: the best step, to be checked; or it goes to the other ratios, and theirs to it", () => {
    expect(points(by)).toBe(20);
    const two = scheme(
      `[${steps.replace("[全体会议, 常委会议]", "全体会议")}, { 名称: 常委会, 类别: 常委会议, 权重: 10, 出席折算: { 出席: 1 } }]`,
    );
    // 20 of steps and 10 of weight: 80 % of plenaries are 15, and half as much again.
    expect(points(two, ...missing(1, 5))).toBe(22.5);
    const standing = member([meeting("standing", "present"), meeting("standing", "absent", "2026-06-01")], { office: "standing" });
    expect(under(two, standing).total).toBe(1500);
  });

  test.each([
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 分值: 5 }] }", "每一档要写 at_least（至少）"],
    [
      "{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 分值: 5 }, { 至少: 80%, 分值: 6 }] }",
      "出席率高的一档，分要高",
    ],
    [
      "{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 分值: 5 }, { 至少: 0.9, 分值: 6 }] }",
      "出席率高的一档，分要高",
    ],
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 角色: 参加, 分值: 5 }] }", "分档不能写 role（角色）"],
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 分值: 0 }] }", "要大于 0"],
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分值: 5 }", "不能写 points（分值）"],
    ["{ 名称: 甲, 类别: 全体会议, 权重: 5, 分档: [{ 至少: 90%, 分值: 5 }], 出席折算: { 出席: 1 } }", "只能写一个"],
    ["{ 名称: 甲, 类别: 全体会议, 分档: [{ 至少: 90%, 分值: 5 }] }", "只用于出席率的分档"],
    ["{ 名称: 甲, 类别: 提案, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 分值: 5 }] }", "提案不记出席情况"],
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 0.5 }, 分档: [{ 至少: 90%, 分值: 5 }] }", "谁也到不了 90%"],
    [
      "{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 90%, 分值: 5 }, { 至少: 80%, 分值: 5 }] }",
      "出席率高的一档，分要高",
    ],
    ["{ 名称: 甲, 类别: 全体会议, 出席折算: { 出席: 1 }, 分档: [{ 至少: 0.0000001, 分值: 5 }] }", "应是比例"],
    ["{ 名称: 甲, 封顶: 3, 项目: [{ 名称: 乙, 类别: 全体会议, 权重: 5, 出席折算: { 出席: 1 } }] }", "低于里面的权重 5"],
  ])("refuses %s", (item, words) => {
    expect(said(() => scheme(`[${item}]`))).toContain(words);
  });
});

describe("a share of the meetings expected", () => {
  const required = (condition: string): RuleBook =>
    scheme(ITEM, `[{ 名称: 优秀, 分数线: 0, 条件: [{ 名称: 到会, ${condition} }] }, { 名称: 不称职 }]`);
  const grade = (by: RuleBook, ...activities: ActivityFact[]): string => under(by, member(activities)).grade ?? "";

  test("at least so large, exactly so large included", () => {
    const by = required("类别: 全体会议, 到场: true, 至少: 80%");
    expect([1, 2].map((misses) => grade(by, ...missing(misses, 5)))).toEqual(["优秀", "不称职"]);
    expect(under(by, member(missing(2, 5))).why).toContain("不符合“到会”（应到 5 次，合条件 3 次）");
  });

  test("at most so large", () => {
    const by = required("类别: 全体会议, 出席情况: [请假, 缺席], 至多: 40%");
    expect([2, 3].map((misses) => grade(by, ...missing(misses, 5)))).toEqual(["优秀", "不称职"]);
  });

  test("by sittings, each for itself or all of a meeting", () => {
    const year = [plenary(["present", "present", "absent"]), plenary("present", "2026-09-01")];
    // Three of four sittings; one of two meetings wholly; both in part.
    expect(grade(required("类别: 全体会议, 到场: true, 场次: 逐场, 至少: 75%"), ...year)).toBe("优秀");
    expect(grade(required("类别: 全体会议, 到场: true, 场次: 逐场, 至少: 76%"), ...year)).toBe("不称职");
    expect(grade(required("类别: 全体会议, 到场: true, 场次: 每一场, 至少: 51%"), ...year)).toBe("不称职");
    expect(grade(required("类别: 全体会议, 到场: true, 至少: 100%"), ...year)).toBe("优秀");
  });

  test("what did not oblige the member is no occasion, attended or not", () => {
    const by = required("类别: [全体会议, 常委会议], 到场: true, 至少: 60%");
    const guest = [...missing(1, 2), meeting("standing", "present", "2026-04-01"), meeting("standing", "present", "2026-06-01")];
    expect(grade(by, ...guest)).toBe("不称职");
    expect(under(by, member(guest, { office: "standing" })).grade).toBe("优秀");
  });

  test("a gap in the records is no merit", () => {
    const by = required("类别: 全体会议, 到场: true, 至少: 80%");
    const held = { activity: 9, kind: "plenary", title: "十届五次会议", date: "2026-02-10" };
    const [result] = evaluateAll([member([])], [held], by);
    expect(result).toMatchObject({ grade: "不称职" });
    expect(result?.why).toContain("“到会”待核实");
  });

  test("leave that is left out is no occasion", () => {
    const by = required("类别: 全体会议, 到场: true, 不计事由: 公假, 至少: 80%");
    const away = meeting("plenary", "leave", "2026-03-10", {
      parts: [{ role: "attendee", state: "leave", position: null, reason: "公假" }],
    });
    expect(grade(by, plenary(), away)).toBe("优秀");
    expect(grade(by, plenary(), { ...away, parts: [{ role: "attendee", state: "leave", position: null, reason: "事假" }] })).toBe("不称职");
  });

  test("where nothing was expected a requirement is met, and a veto does not fall", () => {
    expect(grade(required("类别: 全体会议, 到场: true, 至少: 80%"))).toBe("优秀");
    const veto = scheme(ITEM, GRADES, "其他否决: [{ 名称: 到会不足一半, 类别: 全体会议, 到场: true, 至多: 49.9%, 定为等次: 不称职 }]\n");
    expect(grade(veto)).toBe("优秀");
    expect(grade(veto, ...missing(2, 4))).toBe("优秀");
    const { grade: left, lines } = under(veto, member(missing(3, 4)));
    expect(left).toBe("不称职");
    expect(lines[0]).toMatchObject({ item: "一票否决：到会不足一半", note: "应到 4 次，合条件 1 次", points: 0 });
  });

  test.each([
    ["类别: 提案, 至少: 80%", "要写记出席的 of（类别）"],
    ["类别: 全体会议, 至少: 80%", "要写 attended（到场） 或 state（出席情况）"],
    ["类别: 全体会议, 到场: true, 角色: 主讲, 至少: 80%", "不能写 role（角色）"],
    ["类别: 全体会议, 到场: true, 至少: 2, 至多: 80%", "要么都是次数，要么都是百分数"],
    ["类别: 全体会议, 到场: true, 至少: 80%, 至多: 20%", "至多 20% 少于至少 80%"],
    ["类别: 全体会议, 到场: true, 至少: 120%", "应是整数（次数），或百分数"],
    ["类别: 全体会议, 到场: true, 至少: 0.8", "应是整数（次数），或百分数"],
    ["类别: 全体会议, 出席情况: 列席, 至少: 10%", "列席不算应到"],
    ["类别: 全体会议, 到场: true, 至少: 0%", "总是成立"],
    ["类别: 全体会议, 到场: true, 至多: 100%", "总是成立"],
    ["类别: 全体会议, 出席情况: 请假, 请假事由: 公假, 不计事由: 公假", "公假 又计又不计"],
    ["类别: 提案, 不计事由: 公假", "提案不记出席情况"],
  ])("refuses %s", (condition, words) => {
    expect(said(() => required(condition))).toContain(words);
  });
});

describe("quantities that add up", () => {
  const charity = (amount: number | null, date = "2026-05-12"): ActivityFact =>
    meeting("charity", "present", date, { parts: [{ role: "attendee", state: "present", position: null, amount }] });

  test("each record pays the steps that the sum reaches with it, by date", () => {
    const by = scheme("[{ 名称: 捐款, 类别: 公益慈善, 按: 金额, 每: 1000, 累计: true, 分值: 2, 封顶: 6 }]");
    const { total, lines } = under(
      by,
      member([charity(900, "2026-09-01"), charity(600, "2026-01-01"), charity(null), charity(500, "2026-12-01")]),
    );
    // 600: nothing; without an amount: nothing; 1500: one step; 2000: another.
    expect(lines.map(({ points: each, note }) => [each, note])).toEqual([
      [0, "600 元；累计 600，每满 1000 计一次"],
      [0, "没有写金额，不计分"],
      [200, "900 元；累计 1500"],
      [200, "500 元；累计 2000"],
    ]);
    expect(total).toBe(400);
    expect(points(by, charity(9000))).toBe(6);
  });

  test("so many records count once", () => {
    const by = scheme("[{ 名称: 社情民意, 类别: 社情民意信息, 按: 件, 每: 3, 分值: 5 }]");
    expect([2, 3, 5, 6].map((count) => points(by, ...times(count, () => opinion())))).toEqual([0, 5, 5, 10]);
  });

  test("of one event only the heavier counts, though another record completes the step", () => {
    const by = scheme(
      "[{ 名称: 批评累计, 类别: 遵纪守法, 结果: 通报批评, 按: 件, 每: 2, 分值: -1 }, { 名称: 处分, 类别: 遵纪守法, 结果: 处分, 分值: -5 }]",
    );
    const criticised = (): ActivityFact => sanction("law", ["criticised"]);
    // The third event is a sanction: three criticisms are left, one step of two.
    expect(points(by, criticised(), criticised(), sanction("law", ["criticised", "disciplined"]), criticised())).toBe(-6);
  });

  test("amounts add up in decimals, and very small ones are no fault", () => {
    const by = scheme("[{ 名称: 捐款, 类别: 公益慈善, 按: 金额, 每: 0.3, 累计: true, 分值: 1 }]");
    expect(points(by, charity(0.1), charity(0.2))).toBe(1);
    expect(points(by, charity(0.0000001))).toBe(0);
  });

  test("without a step the sum itself counts, thirds exactly", () => {
    const by = scheme('[{ 名称: 联系, 类别: 联系群众, 按: 数量, 累计: true, 分值: "1/3" }]');
    const met = (quantity: number): ActivityFact =>
      meeting("contact", "present", "2026-05-12", { parts: [{ role: "attendee", state: "present", position: null, quantity }] });
    expect(points(by, met(4), met(5))).toBe(3);
  });

  test.each([
    ["{ 名称: 甲, 类别: 公益慈善, 累计: true, 分值: 1 }", "要和 per（按） 一起写"],
    ["{ 名称: 甲, 类别: 公益慈善, 按: 件, 累计: false, 分值: 1 }", "按件总是累计的"],
    ["{ 名称: 甲, 类别: 公益慈善, 按: 金额, 累计: true, 第一件: 3, 分值: 1 }", "不能写 first（第一件）"],
    ["{ 名称: 甲, 类别: 提案, 按: 件, 每: 2, 分摊: 1/2, 分值: 1 }", "不能写 split（分摊）"],
    ["{ 名称: 甲, 类别: 公益慈善, 按: 件, 每: 2, 分档: [{ 分值: 1 }] }", "不能写 tiers（分档）"],
    ["{ 名称: 甲, 类别: 公益慈善, 按: 件, 每: 1.5, 分值: 1 }", "应是整数"],
    ["{ 名称: 甲, 类别: 公益慈善, 按: 件, 每: 3, 最多几件: 2, 分值: 1 }", "永远满不了"],
    ["{ 名称: 甲, 类别: 提案, 按: 金额, 分值: 1 }", "没有数量、金额、半天"],
    ["{ 名称: 甲, 类别: 全体会议, 出席情况: 缺席, 按: 半天, 分值: -1 }", "半天只数到场的"],
    ["{ 名称: 甲, 取最高几件: 1, 项目: [{ 名称: 乙, 类别: 公益慈善, 按: 件, 每: 2, 分值: 1 }] }", "里面有累计的项目"],
  ])("refuses %s", (item, words) => {
    expect(said(() => scheme(`[${item}]`))).toContain(words);
  });
});

describe("a tier's own cap", () => {
  test("comes before the best few are taken, and before the item's", () => {
    const tiers = "分档: [{ 名称: 报送, 分值: 2, 封顶: 3 }, { 名称: 采用, 结果: 采用, 分值: 5 }]";
    const by = scheme(`[{ 名称: 社情民意, 类别: 社情民意信息, 取最高几件: 2, ${tiers} }]`);
    const year = [opinion(), opinion(), opinion([["adopted", "county"]])];
    // 2 and 1 (of 2, capped at 3), and 5: the best two are 5 and 2.
    expect(points(by, ...year)).toBe(7);
    const { lines } = under(scheme(`[{ 名称: 社情民意, 类别: 社情民意信息, 封顶: 6, ${tiers} }]`), member(year));
    expect(lines.map(({ points: each }) => each)).toEqual([200, 100, 300]);
    expect(lines[1]?.note).toBe("“社情民意：报送”已达上限 3 分，未计 1 分");
  });

  test.each([
    ["{ 名称: 甲, 类别: 提案, 分档: [{ 分值: -1, 封顶: 3 }] }", "封顶用于加分的一档"],
    ["{ 名称: 甲, 类别: 提案, 分档: [{ 结果: 立案, 分值: 1 }, { 名称: 又, 结果: 立案, 分值: 3 }] }", "与第 1 档的条件相同"],
    ["{ 名称: 甲, 类别: 遵纪守法, 结果: 通报批评, 取最高几件: 1, 分值: -3 }", "best（取最高几件） 只用于加分"],
    ["{ 名称: 甲, 类别: 提案, 分档: [{ 结果: [立案, 并案], 分值: 1 }, { 结果: [并案, 立案], 分值: 3 }] }", "与第 1 档的条件相同"],
    ["{ 名称: 甲, 类别: 视察, 分档: [{ 到场: true, 分值: 1 }, { 出席情况: [迟到, 出席, 早退], 分值: 3 }] }", "与第 1 档的条件相同"],
    ["{ 名称: 甲, 类别: 提案, 分档: [{ 结果: 立案, 分值: 5, 封顶: 3 }, { 分值: 1 }] }", "封顶 3 低于一件的 5 分"],
    ["{ 名称: 甲, 类别: 提案, 第一件: 30, 分值: 5, 封顶: 20 }", "封顶 20 低于一件的 30 分"],
  ])("refuses %s", (item, words) => {
    expect(said(() => scheme(`[${item}]`))).toContain(words);
  });
});

describe("quotas by office", () => {
  const QUOTAS = "[{ 适用职务: [主席, 常委], 人数: 1 }, { 适用职务: 委员, 比例: 50%, 取整: 进位 }]";
  const of = (office: "chair" | "standing" | "member" | "vice_chair", count: number, name: string): MemberFacts =>
    member(
      times(count, () => filed()),
      { office, name },
    );
  const chosen = (quota: string, members: readonly MemberFacts[]): Explained[] =>
    evaluateAll(members, [], scheme(ITEM, `[{ 名称: 优秀, 名额: ${quota} }, { 名称: 不称职 }]`));
  const people = [
    of("standing", 5, "甲"),
    of("standing", 4, "乙"),
    of("member", 3, "丙"),
    of("member", 2, "丁"),
    of("member", 1, "戊"),
    of("vice_chair", 9, "己"),
  ];

  test("each office competes among its own; whom none is for has no place", () => {
    const results = chosen(QUOTAS, people);
    expect(results.filter(({ grade }) => grade === "优秀").map(({ name }) => name)).toEqual(["甲", "丙", "丁"]);
    const why = Object.fromEntries(results.map(({ name, why: words }) => [name, words]));
    expect(why).toMatchObject({ 乙: "超出优秀名额（1 人）", 戊: "超出优秀名额（2 人）", 己: "职务不在优秀的名额之内" });
  });

  test("one quota stands alone or in a list", () => {
    const names = (quota: string): string[] => chosen(quota, people).flatMap(({ grade, name }) => (grade === "优秀" ? [name] : []));
    for (const one of ["[{ 人数: 2 }]", "[2]", "&q 2", "{ 人数: 2, 类别: [全体] }"]) expect(names(one), one).toEqual(names("2"));
    expect(names("2")).toEqual(["己", "甲"]);
    expect(names("{ 适用职务: 委员, 人数: 1 }")).toEqual(["丙"]);
  });

  test.each([
    ["[{ 适用职务: 常委, 人数: 1 }, { 适用职务: [委员, 常委], 人数: 2 }]", "已经包括这个职务"],
    ["[{ 人数: 1 }, { 适用职务: 委员, 人数: 2 }]", "已经包括所有职务"],
    ["[{ 适用职务: 常委, 人数: 1, 比例: 10% }]", "写一个"],
    ["[{ 适用职务: 常委, 人数: 1 }, { 适用职务: 委员, 比例: 120% }]", "不超过 100%"],
    ["[{ 适用职务: 常委, 人数: 1 }], 适用职务: 委员", "名额给不出去"],
  ])("refuses %s", (quota, words) => {
    expect(said(() => chosen(quota, []))).toContain(words);
  });
});

describe("what says nothing", () => {
  test("a list of commendation, and a dimension", () => {
    expect(said(() => scheme(ITEM, GRADES, "表彰名单: { 名称: 通报表彰 }\n"))).toContain("没有写取谁");
    expect(said(() => scheme("[]"))).toContain("没有项目，也没有基础分");
  });
});

function said(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return (error as { problems: readonly { message: { zh: string } }[] }).problems.map(({ message }) => message.zh).join("\n");
  }
  return "";
}

describe("leave that is left out", () => {
  const leave = (reason: string): ActivityFact["sittings"][number] => ({ date: "2026-02-10", state: "leave", reason });
  const signed = (...more: ActivityFact["sittings"]): ActivityFact => ({
    ...meeting("plenary", ["present"]),
    sittings: [{ date: "2026-02-10", state: "present" }, ...more],
  });

  test("spoils neither the whole of a meeting nor all of them", () => {
    const whole = scheme("[{ 名称: 全程, 类别: 全体会议, 到场: true, 场次: 每一场, 不计事由: 公假, 分值: 5 }]");
    expect([signed(), signed(leave("因公出差")), signed(leave("事假"))].map((activity) => points(whole, activity))).toEqual([5, 5, 0]);
    const all = scheme("[{ 名称: 全勤, 类别: 全体会议, 到场: true, 不计事由: 公假, 全部做到: true, 最多几件: 1, 分值: 7 }]");
    const away = (reason: string): ActivityFact =>
      meeting("plenary", "leave", "2026-03-10", { parts: [{ role: "attendee", state: "leave", position: null, reason }] });
    expect(["公假", "公事", "病假"].map((reason) => points(all, plenary(), away(reason)))).toEqual([7, 7, 0]);
  });
});

test("a deduction says nothing of whom it does not meet", () => {
  const by = scheme("[{ 名称: 迟到, 类别: 全体会议, 场次: 逐场, 出席情况: 迟到, 分值: -1 }]");
  expect(under(by, member([plenary(["present", "late", "present"])])).lines.map(({ note }) => note)).toEqual(["第 2 场"]);
});

test("a veto cannot give the best grade", () => {
  expect(said(() => scheme(ITEM, GRADES, "其他否决: [{ 名称: 立功, 类别: 荣誉, 定为等次: 优秀 }]\n"))).toContain("否决不能定为最高的等次");
});

test("the sector of a quota is named to whom it leaves out", () => {
  const people = [1, 2].map((count) => ({ ...member(times(count, () => filed())), sector: "教育界" }));
  const results = evaluateAll(people, [], scheme(ITEM, "[{ 名称: 优秀, 名额: { 人数: 1, 类别: 界别 } }, { 名称: 不称职 }]"));
  expect(results.find(({ grade }) => grade === "不称职")?.why).toBe("超出教育界优秀名额（1 人）");
});

test("what is shared or paid by a quantity may have a cap below its points", () => {
  expect(said(() => scheme("[{ 名称: 联合, 类别: 提案, 分值: 6, 分摊: 1/2, 封顶: 5 }]"))).toBe("");
  expect(said(() => scheme("[{ 名称: 捐款, 类别: 公益慈善, 按: 金额, 每: 10000, 分值: 5, 封顶: 3 }]"))).toBe("");
});

test("why not the best grade, and why not the next: both stand", () => {
  const grades = "[{ 名称: 优秀, 名额: 1 }, { 名称: 良好, 分数线: 1, 条件: [{ 名称: 调研, 类别: 调研 }] }, { 名称: 称职 }]";
  const people = [2, 1].map((count) => member(times(count, () => filed())));
  const results = evaluateAll(people, [], scheme(ITEM, grades));
  expect(results.find(({ grade }) => grade === "称职")?.why).toBe("超出优秀名额（1 人）；不能评为良好：不符合“调研”");
});

test("a record that no tier is for has a line", () => {
  const by = scheme("[{ 名称: 荣誉, 类别: 荣誉, 分档: [{ 级别: 省, 分值: 5 }] }]");
  expect(under(by, member([honour("county"), honour("province")])).lines.map(({ note, points: each }) => [note, each])).toEqual([
    ["不合哪一档，不计分", 0],
    ["", 500],
  ]);
});
