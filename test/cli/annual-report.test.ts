import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS } from "../support/workbook.ts";
import { textsIn } from "../support/zip.ts";

/** The annual report's figures, each against records in which a wrong way of counting comes to another number. */

const desk = makeOffice();
const { ok, workbook } = desk;

const LEDGER: readonly (readonly CellInput[])[] = [
  ["日期", "类别", "名称", "姓名", "角色", "出席情况", "形式", "数量", "金额", "级别"],
  // One came, one was on leave, one was absent.
  ["2026-03-01", "公益慈善", "义卖", "张三", null, "出席", null, null, 500, null],
  ["2026-03-01", "公益慈善", "义卖", "刘芳", null, "请假", null, null, null, null],
  ["2026-03-01", "公益慈善", "义卖", "陈明", null, "缺席", null, null, null, null],
  // A form by another word, in either column; one in two roles; one who is no member.
  ["2026-04-01", "讲堂", "第一讲", "张三", null, null, null, null, null, null],
  ["2026-04-01", "讲堂", "第一讲", "张三", "发言", null, null, null, null, null],
  ["2026-04-01", "讲堂", "第一讲", "钱教授", "主讲", null, null, null, null, null],
  ["2026-05-01", "学习培训", "形势报告", "张三、刘芳", null, null, "报告会", null, null, null],
  ["2026-05-02", "学习培训", "业务培训", "张三", null, null, null, null, null, null],
  // A joint visit to fifteen, and one at which each met others.
  ["2026-06-01", "联系群众", "走访东村", "张三、刘芳", null, null, null, 15, null, null],
  ["2026-06-02", "联系群众", "走访西村", "张三", null, null, null, 4, null, null],
  ["2026-06-02", "联系群众", "走访西村", "刘芳", null, null, null, 6, null, null],
  ["2026-07-01", "荣誉", "劳动模范", "张三", null, null, null, null, null, "县、市"],
  ["2026-08-01", "视察", "看工地", "张三", null, null, null, null, null, null],
];

const CONTACTS: readonly (readonly CellInput[])[] = [
  ["日期", "姓名", "类别", "人数", "地点", "事项"],
  // One row of two people is one visit, though each has an activity of it.
  ["2026-06-03", "张三、刘芳", null, 20, "南村", "饮水"],
  ["2026-06-04", "张三", "联系委员", 3, "县城", "听意见"],
];

const PROPOSALS: readonly (readonly CellInput[])[] = [
  ["案号", "案由", "民生", "形式", "第一提案人", "提交日期", "审查结果", "主办单位", "答复日期"],
  ["10-5-001", "关于校园周边交通的提案", "是", null, "张三", "2026-02-10", "立案", "县公安局、县住建局", "2026-05-01"],
  ["10-5-002", "关于社区养老的提案", "是", "集体", "民盟县委", "2026-02-10", "立案", null, null],
];

beforeAll(async () => {
  await desk.open(ROSTER_ROWS);
  await desk.ok("member", "add", "钱教授", "--outside");
  await workbook("台账.xlsx", LEDGER);
  await workbook("联系.xlsx", CONTACTS);
  await workbook("提案.xlsx", PROPOSALS);
  await workbook("签到.xlsx", [
    ["姓名", "角色", "出席情况"],
    ["张三", null, "出席"],
  ]);
  await ok("import", "activities", "台账.xlsx");
  await ok("import", "contacts", "联系.xlsx");
  await ok("import", "proposals", "提案.xlsx");
});

async function documentOf(name: string): Promise<{ text: string; rows: string[][]; xml: string }> {
  const xml = textsIn(readFileSync(desk.path(name)))["word/document.xml"] ?? "";
  const plain = (part: string): string => part.replace(/<[^>]+>/g, "");
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => plain(cell)),
  );
  return { text: plain(xml.replace(/<\/w:p>/g, "\n")), rows, xml };
}

async function report(...args: string[]): Promise<Awaited<ReturnType<typeof documentOf>>> {
  await ok("export", "report", "-o", "报告.docx", "--yes", ...args);
  return documentOf("报告.docx");
}

const row = (rows: readonly string[][], name: string): string[] | undefined => rows.find(([first]) => first === name)?.slice(1);

describe("the figures of the annual report", () => {
  it.each([
    ["公益慈善（委员人次）", "1"],
    ["公益慈善活动（次）", "1"],
    ["公益慈善金额（元）", "500"],
    // East village 15, west 4 + 6, south 20.
    ["联系群众（人次）", "45"],
    ["联系群众活动（次）", "3"],
    ["联系委员（次）", "1"],
    ["委员提交的民生提案", "1"],
    ["集体提案中的民生提案", "1"],
    ["委员获县级荣誉（项）", "0"],
    ["委员获市级荣誉（项）", "1"],
  ])("%s: %s", async (name, figure) => {
    expect(row((await report("--year", "2026")).rows, name)).toEqual([figure]);
  });

  it("counts who came once a deed, members alone; lectures by whatever word", async () => {
    const { text, rows } = await report("--year", "2026");
    expect(row(rows, "学习培训")).toEqual(["3", "4"]);
    expect(text).toContain("举办专题报告会、政协讲堂2次");
    expect(text).toContain("委员提交民生提案1件，集体提案另有1件");
  });

  it("a kind without a record is —, and what is nothing is not said in prose", async () => {
    const { text, rows } = await report("--year", "2026");
    expect(row(rows, "通报表彰委员（人次）")).toEqual(["—"]);
    expect(text).not.toMatch(/(?<!\d)0[名件次条篇人]/);
  });

  it("dates of its tables are Chinese, without the year that it is about", async () => {
    await ok("record", "standing", "--title", "第1次常委会会议", "--date", "2026-03-20", "--present", "陈明");
    const { rows, text } = await report("--year", "2026");
    expect(rows.map(([first]) => first)).toContain("3月20日");
    expect(text).not.toMatch(/\d{4}-\d{2}/);
    await ok("undo");
  });
});

describe("the year before", () => {
  it("is compared from seven months with a deed on, whatever the kinds", async () => {
    for (let month = 7; month <= 12; month += 1)
      await ok(
        "record",
        "inspection",
        "--title",
        `${month}月视察`,
        "--date",
        `2025-${String(month).padStart(2, "0")}-05`,
        "--attendee",
        "张三",
      );
    const six = await report("--year", "2026");
    expect(six.text).toContain("2025年度只有6个月有记录，不作比较");
    expect(row(six.rows, "视察")).toEqual(["1", "1"]);
    await ok("record", "research", "--title", "一月调研", "--date", "2025-01-20", "--attendee", "张三");
    const seven = await report("--year", "2026");
    expect(seven.text).toContain("上年为2025年1月1日至12月31日同口径数字");
    expect(row(seven.rows, "视察")).toEqual(["1", "1", "6", "6"]);
    // Recorded, without a record of the kind.
    expect(row(seven.rows, "学习培训")).toEqual(["3", "4", "—", "—"]);
    expect(row(seven.rows, "公益慈善活动（次）")).toEqual(["1", "—"]);
  });

  it("of a year still running is compared by the same days, and the report says which", async () => {
    // By 5 August: inspections of July and August, and January's research, in three of eight months.
    const { text, rows } = await report("--year", "2026", "--date", "2026-08-05");
    expect(text).toContain("2026年度（考核期2026年1月1日至12月31日）还没有结束，本报告的数字均由2026年1月1日至8月5日的履职记录统计");
    expect(text).toContain("2025年度只有3个月有记录，不作比较");
    for (const month of ["02", "03"])
      await ok("record", "inspection", "--title", `${month}月视察`, "--date", `2025-${month}-05`, "--attendee", "张三");
    const more = await report("--year", "2026", "--date", "2026-08-05");
    expect(more.text).toContain("上年为2025年1月1日至8月5日同口径数字");
    expect(row(more.rows, "视察")).toEqual(["1", "1", "4", "4"]);
    expect(row(rows, "视察")).toEqual(["1", "1"]);
  });
});

describe("the period and the date", () => {
  it("the period printed is the period counted, in every document that says one", async () => {
    await ok("year", "set", "2026", "--from", "2025-12-28", "--to", "2026-12-27");
    await ok("score", "--year", "2026");
    const period = "2025年12月28日至2026年12月27日";
    expect((await report("--year", "2026")).text).toContain(`考核期${period}`);
    await ok("export", "commendation", "--year", "2026", "-o", "通报.docx", "--date", "2027-01-15");
    const notice = await documentOf("通报.docx");
    expect(notice.text).toContain(`考核期${period}`);
    expect(notice.text).toContain("2027年1月15日");
    await ok("score", "explain", "张三", "--year", "2026", "-o", "说明.docx", "--date", "2027-01-16");
    const answer = await documentOf("说明.docx");
    expect(answer.text).toContain(`考核期为${period}`);
    expect(answer.text).toContain("2027年1月16日");
    expect((await report("--year", "2026")).text).toContain("2027年1月10日");
  });

  it("a document is dated by a whole day, and by nothing without a document", async () => {
    expect((await desk.run("export", "report", "--year", "2026", "--date", "2027-01")).status).toBe(2);
    expect((await desk.run("score", "explain", "张三", "--year", "2026", "--date", "2027-01-16")).status).toBe(2);
  });

  it("quotation marks are Chinese, and nothing is justified", async () => {
    const { xml } = await report("--year", "2026");
    const fonts = [...xml.matchAll(/<w:rFonts[^>]*>/g)].map(([tag]) => tag);
    expect(fonts.length).toBeGreaterThan(20);
    for (const tag of fonts) expect(tag).toContain('w:hint="eastAsia"');
    expect(xml).not.toContain('<w:jc w:val="both"/>');
    expect(xml).not.toMatch(/\d\s+%/);
  });
});
