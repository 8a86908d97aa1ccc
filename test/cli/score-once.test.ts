import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { initOffice, type Office } from "../office/office.ts";

/** From the ledger to the points: one attendance an activity, one place for a turned proposal, one word for a speech's state. */
interface Scores {
  readonly members: readonly { readonly name: string; readonly dimensions: Record<string, number> }[];
  readonly excluded: readonly { readonly name: string; readonly reason: string }[];
}

const GRADES = "等次: [{ 名称: 合格, 分数线: 0 }, { 名称: 不合格 }]\n";
const LEDGER = ["日期", "类别", "名称", "姓名", "角色", "出席情况", "形式"];
const PROPOSAL = ["案号", "案由", "第一提案人", "联名人", "提交日期", "审查结果", "审查日期"];
const OPINION = ["编号", "标题", "作者", "报送日期", "来源提案"];

async function office(today = "2027-01-10"): Promise<Office> {
  const made = await initOffice({ today });
  const people = [["甲一平", "主席"], ...["乙二平", "丙三平"].map((name) => [name, "委员"])];
  await made.workbook("名册.xlsx", [
    ["姓名", "性别", "界别", "政协职务"],
    ...people.map(([name, role]) => [name as string, "男", "经济界", role as string]),
  ]);
  await made.ok("import", "roster", "名册.xlsx");
  return made;
}

/** The dimensions' points of each member, in the order of the names' first characters. */
async function scored(made: Office, dimensions: string, more = "", year = "2026"): Promise<Record<string, number[]>> {
  writeFileSync(made.path("规则.yaml"), `名称: 试\n${more}\n方面:\n${dimensions}${GRADES}`);
  const { members } = await made.json<Scores>("score", "--year", year, "--rules", "规则.yaml");
  return Object.fromEntries(members.map(({ name, dimensions: points }) => [name[0], Object.values(points)]));
}

const ATTENDANCE = `
  - { 名称: 到场, 项目: [{ 名称: 到场, 类别: [视察, 全体会议], 到场: true, 场次: 逐场, 分值: 5 }] }
  - { 名称: 缺席, 最低: 无, 项目: [{ 名称: 缺席, 类别: [视察, 全体会议], 出席情况: 缺席, 场次: 逐场, 分值: -1 }] }
  - { 名称: 列席, 项目: [{ 名称: 列席, 类别: 视察, 出席情况: 列席, 分值: 3 }] }
`;

describe("several rows of one member at one deed", () => {
  test("the best state counts, whatever the role: nobody is paid for coming and fined for absence", async () => {
    const made = await office();
    await made.workbook("台账.xlsx", [
      LEDGER,
      ["2026-06-11", "视察", "视察一", "甲一平", "参加", "出席"],
      ["2026-06-11", "视察", "视察一", "甲一平", "牵头", "缺席"],
      ["2026-07-11", "视察", "视察二", "乙二平", "牵头", "列席"],
      ["2026-07-11", "视察", "视察二", "乙二平", "参加", "缺席"],
      ["2026-08-11", "视察", "视察三", "丙三平", "执笔", null],
      ["2026-08-11", "视察", "视察三", "丙三平", "参加", "缺席"],
    ]);
    await made.ok("import", "activities", "台账.xlsx");
    expect(await scored(made, ATTENDANCE)).toEqual({ 甲: [5, 0, 0], 乙: [0, -1, 0], 丙: [0, -1, 0] });
    // An author who came wrote and came, by whichever row.
    const author = "\n  - { 名称: 执笔, 项目: [{ 名称: 执笔, 类别: 视察, 角色: 执笔, 到场: true, 分值: 1 }] }\n";
    expect((await scored(made, author)).丙).toEqual([0]);
    const rates = "\n  - { 名称: 率, 项目: [{ 名称: 率, 类别: 视察, 权重: 10, 出席折算: { 出席: 1 } }] }\n";
    expect(await scored(made, rates)).toEqual({ 甲: [10], 乙: [0], 丙: [0] });
  });
});

const BOTH = `
  - { 名称: 提案, 项目: [{ 名称: 提案, 类别: 提案, 角色: 第一提案人, 分值: 10 }] }
  - { 名称: 社情, 项目: [{ 名称: 报送, 类别: 社情民意信息, 分值: 6, 分摊: 平分 }] }
`;

describe("a proposal that became an opinion", () => {
  const turned = async (made: Office, review: string | null, day: string | null): Promise<void> => {
    await made.workbook("提案.xlsx", [PROPOSAL, ["10-5-001", "关于停车", "甲一平", "乙二平、丙三平", "2026-02-09", review, day]]);
    await made.ok("import", "proposals", "提案.xlsx");
  };

  test("is its lead's alone, and paid where the rule file says", async () => {
    const made = await office();
    await turned(made, "转社情民意", "2026-03-01");
    expect(await scored(made, BOTH)).toEqual({ 甲: [0, 6], 乙: [0, 0], 丙: [0, 0] });
    expect((await made.ok("score", "explain", "甲一平", "--year", "2026")).stdout).toContain("转为社情民意，在社情民意里计，不计分");
    expect(await scored(made, BOTH, "转社情民意: 只计提案")).toEqual({ 甲: [10, 0], 乙: [0, 0], 丙: [0, 0] });
    expect((await made.ok("score", "explain", "甲一平", "--year", "2026")).stdout).toContain("由提案转来，在提案里计，不计分");
    expect(await scored(made, BOTH, "转社情民意: 都计")).toEqual({ 甲: [10, 6], 乙: [0, 0], 丙: [0, 0] });
  });

  test.each([
    ["the lead among its authors", "乙二平、甲一平", { 甲: [0, 3], 乙: [0, 3], 丙: [0, 0] }],
    ["other authors alone, whom the lead joins", "乙二平、丙三平", { 甲: [0, 2], 乙: [0, 2], 丙: [0, 2] }],
  ])("listed in the ledger of opinions with %s is shared among those named, once", async (_, authors, points) => {
    const made = await office();
    await turned(made, "转社情民意", "2026-03-01");
    await made.workbook("社情.xlsx", [OPINION, ["2026-7", "停车难", authors, "2026-03-05", "10-5-001"]]);
    await made.ok("import", "opinions", "社情.xlsx");
    expect(await scored(made, BOTH)).toEqual(points);
    const lead = BOTH.replace("分摊: 平分", "分摊: 1/2");
    const shared = Object.values(await scored(made, lead)).reduce((all, [, opinion = 0]) => all + opinion, 0);
    expect(shared).toBe(6);
  });

  test("after the year was closed, what it gave as a proposal is taken back, and what it gives as an opinion paid", async () => {
    const made = await office("2027-03-10");
    await turned(made, null, null);
    expect(await scored(made, BOTH)).toMatchObject({ 甲: [10, 0] });
    await made.ok("year", "close", "2026");
    await turned(made, "转社情民意", "2027-02-01");
    expect(await scored(made, BOTH.replaceAll("项目: [", "最低: 无, 项目: ["), "", "2027")).toMatchObject({ 甲: [-10, 6], 乙: [0, 0] });
    expect((await made.json<{ year: number; check: string | null }[]>("year", "list")).find(({ year }) => year === 2026)?.check).toBe(
      "same",
    );
  });
});

describe("a speech", () => {
  test("keeps the speaker's state; whoever was on leave is paid nothing for it, and rules may ask", async () => {
    const made = await office();
    await made.workbook("台账.xlsx", [
      LEDGER,
      ["2026-05-11", "大会发言", "发言会", "甲一平", "执笔", null, "口头"],
      ["2026-05-11", "大会发言", "发言会", "乙二平", "发言", "请假（公假）", "口头"],
      ["2026-05-11", "大会发言", "发言会", "丙三平", "发言", null, "口头"],
    ]);
    await made.ok("import", "activities", "台账.xlsx");
    const item = (more: string): string => `\n  - { 名称: 发言, 最低: 无, 项目: [{ 名称: 发言, 类别: 大会发言, ${more} }] }\n`;
    expect(await scored(made, item("分值: 2"))).toEqual({ 甲: [2], 乙: [0], 丙: [2] });
    expect(await scored(made, item("到场: true, 分值: 2"))).toEqual({ 甲: [0], 乙: [0], 丙: [2] });
    expect(await scored(made, item("出席情况: 请假, 请假事由: 公假, 分值: -1"))).toEqual({ 甲: [0], 乙: [-1], 丙: [0] });
  });

  test("kinds that nobody attends keep no state, and a leave written there is told", async () => {
    const made = await office();
    await made.workbook("台账.xlsx", [
      LEDGER,
      ["2026-05-11", "荣誉", "先进", "甲一平", "获得", "请假（病假）"],
      ["2026-05-12", "荣誉", "劳模", "乙二平", "获得", "出席"],
    ]);
    const { stdout, stderr } = await made.ok("import", "activities", "台账.xlsx");
    expect(`${stdout}${stderr}`.match(/荣誉不记出席情况/g)).toHaveLength(1);
    expect((await made.ok("activity", "show", "1")).stdout).not.toContain("请假");
  });
});

test("offices that the file does not name are not evaluated", async () => {
  const made = await office();
  writeFileSync(made.path("规则.yaml"), `名称: 试\n参加考核: { 适用职务: 委员 }\n方面:${BOTH}${GRADES}`);
  const { excluded, members } = await made.json<Scores>("score", "--year", "2026", "--rules", "规则.yaml");
  expect(excluded.map(({ name, reason }) => [name, reason])).toEqual([["甲一平", "主席不在考核范围"]]);
  expect(members.map(({ name }) => name).sort()).toEqual(["丙三平", "乙二平"]);
  expect((await made.ok("score", "rules", "show", "规则.yaml")).stdout).toContain("限委员");
});
