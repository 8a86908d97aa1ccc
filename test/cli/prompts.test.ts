import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { ENTER } from "../office/at-terminal.ts";
import { typed } from "../office/in-process.ts";
import { makeOffice } from "../office/office.ts";

/** What is asked at a terminal, in which order, and what counts as an answer. The small roster has two 王伟. */
const desk = makeOffice();
const { at } = desk;
const HEADER = ["日期", "类别", "名称", "姓名", "角色"];
const ambiguous = (title: string) => ["2026-06-12", "视察", title, "王伟", "参加"];
const activities = async (): Promise<number> => (await desk.json<unknown[]>("activity", "list")).length;

beforeAll(() => desk.open());

describe("yes and no", () => {
  test("否 at the last question writes nothing, what is neither is asked again, 是 writes", async () => {
    await desk.workbook("视察.xlsx", [HEADER, ["2026-05-12", "视察", "视察学校", "陈明", "参加"]]);
    const before = await activities();
    const refused = await at(["import", "activities", "视察.xlsx"], ["写入档案", `否${ENTER}`]);
    expect([refused.status, await activities()]).toEqual([130, before]);
    const unclear = await at(
      ["import", "activities", "视察.xlsx"],
      ["写入档案", `也许${ENTER}`],
      ["请回答 是 或 否", `${"\u007f".repeat(2)}是${ENTER}`],
    );
    expect([unclear.status, await activities()]).toEqual([0, before + 1]);
  });
});

describe("who is it?", () => {
  test("is not asked while anything else is wrong with the file", async () => {
    await desk.workbook("坏.xlsx", [HEADER, ambiguous("视察甲"), ["2026-13-40", "视察", "视察乙", "陈明", "参加"]]);
    const { status, stderr } = await at(["import", "activities", "坏.xlsx"]);
    expect(status).toBe(3);
    expect(stderr).toContain("A3");
    expect(stderr).toContain("不是日期");
    expect(stderr).toContain("D2");
  });

  test("of good rows alone is asked after the others are known", async () => {
    const { status, stderr } = await at(["import", "activities", "坏.xlsx", "--partial"], ["是谁", ENTER], ["写入档案", `否${ENTER}`]);
    expect([status, stderr]).toEqual([130, expect.stringContaining("只记下了 1 处")]);
  });

  test("is not asked again after the clerk said no, mended the file and imports it anew", async () => {
    const path = await desk.workbook("台账.xlsx", [HEADER, ambiguous("视察丙")]);
    const first = await at(["import", "activities", "台账.xlsx"], ["是谁", ENTER], ["写入档案", `否${ENTER}`]);
    expect([first.status, first.stderr]).toEqual([130, expect.stringContaining("只记下了 1 处“是谁”的回答")]);
    expect((await desk.ok("log")).stdout).toContain("记下认人的回答 1 处：台账.xlsx");
    await desk.workbook("台账.xlsx", [HEADER, ambiguous("视察丙"), ["2026-07-12", "视察", "视察丁", "陈明", "参加"]]);
    expect(existsSync(path)).toBe(true);
    const second = await at(["import", "activities", "台账.xlsx"], ["写入档案", `是${ENTER}`]);
    expect(second.status).toBe(0);
    // Its own operation, and taken back as one.
    await desk.ok("undo");
    await desk.ok("undo");
    expect((await desk.run("import", "activities", "台账.xlsx")).status).toBe(3);
  });

  test("a trial keeps no answers", async () => {
    await desk.workbook("试.xlsx", [HEADER, ambiguous("视察戊")]);
    const { status } = await at(["import", "activities", "试.xlsx", "--dry-run"], ["是谁", ENTER]);
    expect(status).toBe(0);
    expect((await desk.ok("log")).stdout).not.toContain("试.xlsx");
  });
});

test("export all asks once for all files that are there", async () => {
  writeFileSync(
    desk.path("规则.yaml"),
    "名称: 试\n方面:\n  - { 名称: 会议, 项目: [{ 名称: 视察, 类别: 视察, 分值: 5 }] }\n等次: [{ 名称: 优秀, 分数线: 5 }, { 名称: 称职 }]\n",
  );
  await desk.ok("score", "--year", "2026", "--rules", "规则.yaml");
  const { files } = await desk.json<{ files: string[] }>("export", "all", "--year", "2026", "-o", "导出/");
  const long = new Date("2020-01-01T00:00:00Z");
  for (const file of files) utimesSync(file, long, long);
  const no = await at(["export", "all", "--year", "2026", "-o", "导出/"], [`已有 ${files.length} 个文件`, `否${ENTER}`]);
  expect([no.status, files.every((file) => statSync(file).mtimeMs === long.getTime())]).toEqual([130, true]);
  const yes = await at(["export", "all", "--year", "2026", "-o", "导出/"], ["全部覆盖", `是${ENTER}`]);
  expect([yes.status, files.every((file) => statSync(file).mtimeMs > long.getTime())]).toEqual([0, true]);
});

test.each([
  ["typed in", 0],
  ["read", 2],
])("nothing is asked where the answer could not be %s: the command refuses with the flag to give", async (_, other) => {
  writeFileSync(desk.path("名册.csv"), "旧的");
  const answer = await typed(["export", "roster", "-o", "名册.csv"], desk, { isTerminal: (descriptor) => descriptor !== other });
  expect([answer.status, answer.stderr]).toEqual([4, expect.stringMatching(/^错误：已有这个文件：.*名册\.csv\n.*要覆盖请加 --yes/)]);
  expect(readFileSync(desk.path("名册.csv"), "utf8")).toBe("旧的");
});

describe("help", () => {
  test.each([
    ["help", ["--help"]],
    ["帮助", ["--help"]],
    ["help member", ["member", "--help"]],
    ["帮助 委员 列出", ["member", "list", "--help"]],
    ["help record 视察", ["record", "--help"]],
  ])("cppcc %s", async (line, same) => {
    const [asked, shown] = [await typed(line.split(" ")), await typed(same)];
    expect([asked.status, asked.stdout]).toEqual([0, shown.stdout]);
  });

  test.each([
    ["help membr", "是不是 member？"],
    ["帮助 委元", "是不是 委员？"],
    ["help member lst", "是不是 list？"],
  ])("cppcc %s names the nearest", async (line, hint) => {
    expect(await typed(line.split(" "))).toMatchObject({ status: 2, stderr: expect.stringContaining(hint) });
  });
});

describe("every vocabulary of the command line names the nearest of its words", () => {
  test.each([
    [["record", "视查"], "是不是 视察？"],
    [["record", "inspectoin"], "是不是 inspection？"],
    [["activity", "list", "--kind", "调严"], "是不是 调研？"],
    [["export", "表章"], "是不是 表彰？"],
    [["template", "名策"], "是不是 名册？"],
    [["export", "roster", "--format", "xslx"], "是不是 xlsx？"],
    [["member", "list", "--order", "职物"], "是不是 职务？"],
    [["member", "list", "--status", "在认"], "是不是 在任？"],
    [["member", "list", "--role", "常为"], "是不是 常委？"],
    [["member", "status", "陈明", "词职", "--on", "2026-01-01", "--basis", "会"], "是不是 辞职？"],
    [["score", "list", "--of", "活动祖"], "是不是 活动组？"],
    [["record", "proposal", "--title", "甲", "--date", "2026-01-01", "--lead", "陈明", "--outcome", "立按"], "是不是 立案？"],
    [["record", "honour", "--title", "甲", "--date", "2026-01-01", "--holder", "陈明", "--level", "国加"], "是不是 国家？"],
    [["score", "what-if", "陈明", "--add", "视查"], "是不是 视察？"],
    [["config", "offise"], "是不是 office？"],
  ])("%j", async (argv, hint) => {
    expect(await desk.run(...argv)).toMatchObject({ status: 2, stderr: expect.stringContaining(hint) });
  });
});
