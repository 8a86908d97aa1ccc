import { readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { Imported } from "../office/answers.ts";
import { makeOffice, type Office } from "../office/office.ts";
import { textsIn } from "../support/zip.ts";

/** What comes late of a closed year: paid once, whatever the item says, and held once a later year has paid it. */
const OPINION = ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期", "来源提案"];
const PROPOSAL = ["案号", "案由", "第一提案人", "提交日期", "审查结果", "审查日期"];

interface Result {
  readonly members: readonly { readonly name: string; readonly total: number; readonly dimensions: Record<string, number> }[];
}

const pointsOf = async (desk: Office, year: number, dimension: string, ...more: string[]): Promise<number | undefined> =>
  (await desk.json<Result>("score", "--year", String(year), ...more)).members.find(({ name }) => name === "张三")?.dimensions[dimension];

/** An opinion of 2025, adopted in 2026 when 2025 is closed. */
async function adoptLate(desk: Office): Promise<void> {
  const sent = ["2025-1", "关于停车", "张三", "2025-11-03"];
  await desk.open();
  await desk.workbook("社情.xlsx", [OPINION, sent]);
  await desk.ok("import", "opinions", "社情.xlsx");
  await desk.ok("score", "--year", "2025");
  await desk.ok("year", "close", "2025");
  await desk.workbook("社情.xlsx", [OPINION, [...sent, "县", "2026-02-05"]]);
  await desk.ok("import", "opinions", "社情.xlsx");
}

/** A proposal of 2025 as it was reviewed, what it gave a dimension, and the year closed. */
async function closeWithProposal(desk: Office, review: string, dimension: string, gave: number): Promise<void> {
  await desk.open();
  await desk.workbook("提案.xlsx", [PROPOSAL, ["10-4-001", "修路", "张三", "2025-03-01", review, "2025-03-10"]]);
  await desk.ok("import", "proposals", "提案.xlsx");
  expect(await pointsOf(desk, 2025, dimension)).toBe(gave);
  await desk.ok("year", "close", "2025");
}

const grades = "等次:\n  - { 名称: 好, 分数线: 5 }\n  - { 名称: 一般 }\n";

describe("a late outcome", () => {
  const desk = makeOffice({ today: "2026-04-01" });

  test("of an opinion that a proposal of a closed year became pays the difference, not the whole", async () => {
    await closeWithProposal(desk, "转社情民意", "opinions", 3);
    await desk.workbook("社情.xlsx", [
      OPINION,
      ["2026-1", "修路一事", "张三", "2026-02-01", "县", "2026-02-05", null, null, null, "10-4-001"],
    ]);
    await desk.ok("import", "opinions", "社情.xlsx");
    expect(await pointsOf(desk, 2026, "opinions")).toBe(2);
  });

  test("makes a year stale, and unfit to be closed, when the year before is opened again", async () => {
    await desk.ok("year", "reopen", "2025", "--reason", "更正");
    expect(await pointsOf(desk, 2025, "opinions")).toBe(5);
    await desk.ok("year", "close", "2025");
    expect((await desk.ok("score", "list", "--year", "2026")).stderr).toContain("可能已过时");
    expect(await pointsOf(desk, 2026, "opinions")).toBe(0);
  });
});

describe("a proposal of a closed year", () => {
  const desk = makeOffice({ today: "2026-04-01" });

  test("is not of the open one, though the plenary of its session comes to be held there", async () => {
    await closeWithProposal(desk, "立案", "proposals", 9);
    await desk.ok("record", "plenary", "--title", "十届四次会议", "--date", "2026-01-12", "--present", "all");
    expect(await pointsOf(desk, 2026, "proposals")).toBe(0);
    expect((await desk.json<{ year: number; check: string | null }[]>("year", "list")).find(({ year }) => year === 2025)?.check).toBe(
      "same",
    );
  });
});

describe("a proposal that was chosen a year later", () => {
  const desk = makeOffice({ today: "2026-04-01" });
  const head = [...PROPOSAL, "优秀", "评优日期", "上报级别", "上报日期"];
  const row = ["10-4-001", "修路", "张三", "2025-03-01", "立案", "2025-03-10"];

  test("is marked in the same ledger, with the day of it; without one it would change the closed year", async () => {
    await closeWithProposal(desk, "立案", "proposals", 9);
    await desk.workbook("提案.xlsx", [head, [...row, "是", null, null, null]]);
    expect(await desk.refusal("import", "proposals", "提案.xlsx")).toMatchObject({ code: "refused.closed_year", exit: 4 });
    await desk.workbook("提案.xlsx", [head, [...row, "是", "2026-02-10", "省、全国", "2026-03-01"]]);
    await desk.ok("import", "proposals", "提案.xlsx");
    expect(await pointsOf(desk, 2026, "proposals")).toBe(2);
    // The exported ledger says it again, and so changes nothing.
    await desk.ok("export", "proposals", "--year", "2025", "-o", "导出.xlsx");
    expect((await desk.json<Imported>("import", "proposals", "导出.xlsx")).files[0]).toMatchObject({ added: 0, changed: 0, same: 1 });
    const shown = (await desk.ok("activity", "list", "--kind", "proposal")).stdout;
    expect(shown).toContain("上报");
  });
});

describe("the difference is of the item as a whole", () => {
  test.each([
    ["points for three and more only", "{ 名称: 立案, 类别: 提案, 结果: 立案, 至少: 3, 最多几件: 1, 分值: 8 }", 8],
    ["another price for the first", "{ 名称: 立案, 类别: 提案, 结果: 立案, 第一件: 9, 分值: 3 }", 3],
    ["so many that count once", "{ 名称: 立案, 类别: 提案, 结果: 立案, 按: 件, 每: 3, 分值: 7 }", 7],
    // Before every cap: from 1 (not filed yet) to 5, and not from the 1 of a cap that two others had used up.
    ["a tier with a cap", "{ 名称: 提案, 类别: 提案, 分档: [{ 分值: 1, 封顶: 1 }, { 名称: 立案, 结果: 立案, 分值: 5, 封顶: 6 }] }", 4],
  ])("%s", async (_, item, owed) => {
    const desk = makeOffice({ today: "2026-04-01" });
    await desk.open();
    writeFileSync(desk.path("规则.yaml"), `名称: 试\n方面:\n  - { 名称: 提案, 代号: p, 项目: [${item}] }\n${grades}`);
    const rows = (last: string | null): (string | null)[][] => [
      PROPOSAL,
      ["10-4-001", "修路", "张三", "2025-03-01", "立案", "2025-03-10"],
      ["10-4-002", "修桥", "张三", "2025-03-02", "立案", "2025-03-10"],
      ["10-4-003", "修渠", "张三", "2025-03-03", last, last === null ? null : "2026-02-10"],
    ];
    await desk.workbook("提案.xlsx", rows(null));
    await desk.ok("import", "proposals", "提案.xlsx");
    await desk.ok("score", "--year", "2025", "--rules", "规则.yaml");
    await desk.ok("year", "close", "2025");
    await desk.workbook("提案.xlsx", rows("立案"));
    await desk.ok("import", "proposals", "提案.xlsx");
    expect(await pointsOf(desk, 2026, "p", "--rules", "规则.yaml")).toBe(owed);
  });

  test("and goes to the dimension of the same name where the ids differ", async () => {
    const desk = makeOffice({ today: "2026-04-01" });
    await adoptLate(desk);
    const rule = "名称: 新\n方面:\n  - { 名称: 反映社情民意, 代号: 社情, 项目: [{ 名称: 报送, 类别: 社情民意, 分值: 1 }] }\n";
    writeFileSync(desk.path("新.yaml"), `${rule}${grades}`);
    expect(await pointsOf(desk, 2026, "社情", "--rules", "新.yaml")).toBe(2);
  });
});

describe("what a closed year paid late", () => {
  const desk = makeOffice({ today: "2027-04-01" });

  test("cannot be taken back", async () => {
    await adoptLate(desk);
    expect(await pointsOf(desk, 2026, "opinions")).toBe(2);
    await desk.ok("year", "close", "2026");
    expect(await desk.refusal("undo")).toMatchObject({ code: "refused.closed_year", exit: 4 });
    expect((await desk.json<{ check: string | null }[]>("year", "list")).map(({ check }) => check)).toEqual(["same", "same", null]);
  });
});

test("the form of an adoption is read from the ledger, kept, and paid by", async () => {
  const desk = makeOffice({ today: "2026-04-01" });
  await desk.open();
  await desk.workbook("社情.xlsx", [
    ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "采用形式"],
    ["2025-1", "关于停车", "张三", "2025-11-03", "省", "2025-12-05", "单篇"],
    ["2025-2", "关于路灯", "陈明", "2025-11-03", "市、省", "2025-12-05", "综合；转送"],
  ]);
  await desk.ok("import", "opinions", "社情.xlsx");
  const item = "{ 名称: 采用, 类别: 社情民意, 分档: [{ 结果: 采用, 采用形式: 单篇, 分值: 15 }, { 结果: 采用, 采用形式: 转送, 分值: 4 }] }";
  writeFileSync(desk.path("规则.yaml"), `名称: 试\n方面:\n  - { 名称: 社情民意, 代号: o, 项目: [${item}] }\n${grades}`);
  const { members } = await desk.json<Result>("score", "--year", "2025", "--rules", "规则.yaml", "--dry-run");
  expect(["张三", "陈明"].map((who) => members.find(({ name }) => name === who)?.dimensions.o)).toEqual([15, 4]);
  await desk.ok("export", "opinions", "--year", "2025", "-o", "出.xlsx", "--yes");
  expect((await desk.ok("import", "opinions", "出.xlsx")).stdout).toContain("没有变化");
});

test("a veto that comes late is told, since no grade changes by itself", async () => {
  const desk = makeOffice({ today: "2026-04-01" });
  await desk.open();
  const sheet = (more: (string | null)[]) => [
    ["日期", "类别", "名称", "姓名", "结果", "结果日期"],
    ["2025-05-01", "遵纪守法", "酒驾", "张三", "通报批评", null],
    ...(more.length > 0 ? [more] : []),
  ];
  await desk.workbook("处理.xlsx", sheet([]));
  await desk.ok("import", "activities", "处理.xlsx");
  await desk.ok("score", "--year", "2025");
  await desk.ok("year", "close", "2025");
  await desk.workbook("处理.xlsx", sheet(["2025-05-01", "遵纪守法", "酒驾", "张三", "违法犯罪", "2026-03-01"]));
  await desk.ok("import", "activities", "处理.xlsx");
  expect((await desk.ok("score", "--year", "2026")).stderr).toContain("张三 2025 年度的记录后来有");
});

describe("what is told of a closed year", () => {
  const desk = makeOffice({ today: "2026-04-01" });

  test("a late veto stands in the nomination, an early date is asked about, and a trial tells what would be refused", async () => {
    await desk.open();
    const { id } = await desk.json<{ id: number }>(
      ...["record", "law", "--title", "案件", "--date", "2025-05-01", "--holder", "张三", "--outcome", "通报批评"],
    );
    await desk.workbook("社情.xlsx", [OPINION, ["2025-1", "关于停车", "张三", "2025-11-03"]]);
    await desk.ok("import", "opinions", "社情.xlsx");
    await desk.ok("score", "--year", "2025");
    await desk.ok("year", "close", "2025");
    await desk.ok("activity", "edit", String(id), "--outcome", "违法犯罪", "--outcome-date", "2026-03-01");
    await desk.ok("export", "nomination", "--year", "2025", "-o", "提名.xlsx");
    const { worksheets } = await new ExcelJS.Workbook().xlsx.readFile(desk.path("提名.xlsx"));
    expect(JSON.stringify(worksheets[0]?.getSheetValues())).toContain("2025（关闭后）：违法犯罪");
    await desk.workbook("改.xlsx", [OPINION, ["2025-1", "关于停车", "张三", "2025-11-03", "县", null]]);
    expect(await desk.refusal("import", "opinions", "改.xlsx", "--dry-run")).toMatchObject({ code: "refused.closed_year", exit: 4 });
    await desk.workbook("早.xlsx", [OPINION, ["2025-1", "关于停车", "张三", "2025-11-03", "县", "2025-02-05"]]);
    expect((await desk.ok("import", "opinions", "早.xlsx", "--dry-run")).stderr).toContain("采用的日期早于这件事的日期 2025-11-03");
  });

  test("and its report holds what had come of it when it was closed", async () => {
    await desk.ok("export", "report", "--year", "2025", "-o", "前.docx");
    await desk.workbook("采用.xlsx", [OPINION, ["2025-1", "关于停车", "张三", "2025-11-03", "省", "2026-03-05"]]);
    await desk.ok("import", "opinions", "采用.xlsx");
    await desk.ok("export", "report", "--year", "2025", "-o", "后.docx");
    const words = (name: string): string => textsIn(readFileSync(desk.path(name)))["word/document.xml"] as string;
    expect(words("后.docx")).toBe(words("前.docx"));
    await desk.ok("score", "--year", "2026");
    expect((await desk.ok("score", "explain", "张三", "--year", "2026")).stdout).toContain("补计 2025 年度的结果（现 8 分，关闭时 3 分）");
  });
});
