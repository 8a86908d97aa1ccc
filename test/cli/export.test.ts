import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { PLENARY } from "../office/year.ts";
import { type CellInput, ROSTER_ROWS } from "../support/workbook.ts";
import { textsIn } from "../support/zip.ts";

const desk = makeOffice();
const UNIT = "=1+1文化传播公司";

/** Twelve members with a rich year, so that two are excellent: their surnames stand in another order by strokes than by score. */
beforeAll(async () => {
  const more = ["赵敏", "丁一", "周杰", "吴越", "郑好", "冯山"];
  const roster: (readonly CellInput[])[] = [
    ...ROSTER_ROWS.slice(0, -1).map((row) => (row[1] === "张三" ? row.map((cell, i): CellInput => (i === 7 ? UNIT : cell)) : row)),
    ...more.map((name, i) => [
      7 + i,
      name,
      "男",
      null,
      "1981.09",
      "群众",
      "农业界",
      `县农业站${i}室`,
      null,
      "第二组",
      `1390000010${i}`,
      null,
    ]),
  ];
  await desk.open(roster);
  await desk.workbook("签到表.xlsx", [
    ["姓名", "出席情况"],
    ...["陈明", "刘芳", "张三", "王伟（男）", "王伟（女）", "买买提·艾力", ...more].map((name) => [name, "出席"]),
  ]);
  await desk.ok("import", "attendance", "签到表.xlsx", ...PLENARY);
  const rich = ["张三", "丁一"];
  await desk.workbook("提案.xlsx", [
    ["案号", "案由", "第一提案人", "提交日期", "审查结果", "重点"],
    ["10-5-001", "关于乡村书屋的提案", "张三", "2026-02-10", "立案", "是"],
    ["10-5-002", "=HYPERLINK(关于水渠的提案)", "张三", "2026-02-10", "立案", null],
    ["10-5-003", "关于山路硬化的提案", "丁一", "2026-02-10", "立案", null],
    ["10-5-004", "关于公厕的提案", "赵敏", "2026-02-10", "不立案", null],
  ]);
  await desk.ok("import", "proposals", "提案.xlsx");
  await desk.workbook("台账.xlsx", [
    ["日期", "类别", "名称", "姓名", "金额", "级别"],
    ...["03", "04", "05", "06"].map((month) => [`2026-${month}-12`, "视察", `${month}月视察`, rich.join("、"), null, null]),
    ["2026-07-01", "公益慈善", "助学捐款", rich.join("、"), 500, null],
    ["2026-09-01", "荣誉", "劳动模范", "张三", null, "省"],
  ]);
  await desk.ok("import", "activities", "台账.xlsx");
  await desk.workbook("社情民意.xlsx", [
    ["标题", "作者", "报送日期", "采用级别"],
    ["关于快递进村的建议", "丁一、张三", "2026-04-01", "市"],
  ]);
  await desk.ok("import", "opinions", "社情民意.xlsx");
  await desk.ok("score", "--year", "2026");
  await desk.ok("export", "all", "--year", "2026", "-o", "导出/");
});

const FILES = [
  "2026年度优秀政协委员名单.docx",
  "2026年度优秀政协委员名单.xlsx",
  "2026年度委员履职考核结果汇总表.xlsx",
  "换届提名参考表（至2026年度）.xlsx",
  "2026年度工作报告（统计）.docx",
];

/** The tables that can be imported again: test/cli/export-tables.test.ts. */
const TABLES = ["2027年1月10日委员名册.xlsx", "2026年度履职活动台账.xlsx", "2026年度提案一览表.xlsx", "2026年度社情民意台账.xlsx"];

/** Each part of a document as text. When it was written stands in the properties of some, and is no part of what it says. */
function partsOf(path: string): Map<string, string> {
  const parts = Object.entries(textsIn(readFileSync(path)));
  return new Map(parts.map(([name, part]) => [name, part.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$1")]));
}

async function wordText(path: string): Promise<string> {
  const xml = textsIn(readFileSync(path))["word/document.xml"];
  return (xml ?? "")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#x3000;", "　");
}

async function workbook(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

const cellsOf = (sheet: ExcelJS.Worksheet | undefined, row: number): unknown[] => ((sheet?.getRow(row).values ?? []) as unknown[]).slice(1);

describe("where a document goes", () => {
  it("all into a folder, which is made; the files are said as JSON", async () => {
    expect(readdirSync(desk.path("导出")).sort()).toEqual([...FILES, ...TABLES].sort());
    const { files } = await desk.json<{ files: string[] }>("export", "evaluation", "--year", "2026", "-o", "另一处/");
    expect(files).toEqual([desk.path("另一处/2026年度委员履职考核结果汇总表.xlsx")]);
    expect(existsSync(files[0] ?? "")).toBe(true);
  });

  it("a file by its name, whose ending chooses the format", async () => {
    const { files } = await desk.json<{ files: string[] }>("export", "commendation", "--year", "2026", "-o", "通报.docx");
    expect(files).toEqual([desk.path("通报.docx")]);
    expect((await desk.run("export", "commendation", "--year", "2026", "-o", "通报.pdf")).status).toBe(2);
    expect((await desk.run("export", "commendation", "--year", "2026", "-o", "通报二.docx", "--format", "xlsx")).status).toBe(2);
    expect(existsSync(desk.path("通报二.docx"))).toBe(false);
  });

  it("an existing folder is a folder; --format picks one of the formats; none is the current folder", async () => {
    const { files } = await desk.json<{ files: string[] }>("export", "commendation", "--year", "2026", "-o", "另一处", "--format", "xlsx");
    expect(files).toEqual([desk.path("另一处/2026年度优秀政协委员名单.xlsx")]);
    expect((await desk.json<{ files: string[] }>("export", "report", "--year", "2026")).files).toEqual([
      desk.path("2026年度工作报告（统计）.docx"),
    ]);
  });

  it("an existing file is refused and left as it is, and overwritten with --yes", async () => {
    writeFileSync(desk.path("旧.xlsx"), "旧的内容");
    const { status, stderr } = await desk.run("export", "evaluation", "--year", "2026", "-o", "旧.xlsx");
    expect(status).toBe(4);
    expect(stderr).toMatch(/已有这个文件：.*旧\.xlsx[\s\S]*--yes/);
    expect(readFileSync(desk.path("旧.xlsx"), "utf8")).toBe("旧的内容");
    await desk.ok("export", "evaluation", "--year", "2026", "-o", "旧.xlsx", "--yes");
    expect(readFileSync(desk.path("旧.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });

  it("one existing file of several, and none is written", async () => {
    writeFileSync(desk.path("另一处/2026年度工作报告（统计）.docx"), "");
    const { status } = await desk.run("export", "report", "--year", "2026", "-o", "另一处/");
    expect(status).toBe(4);
    await desk.ok("export", "evaluation", "--year", "2026", "-o", "半途/");
    expect((await desk.run("export", "all", "--year", "2026", "-o", "半途/")).status).toBe(4);
    expect(readdirSync(desk.path("半途"))).toEqual(["2026年度委员履职考核结果汇总表.xlsx"]);
  });

  it("no half-written file stays behind", () => {
    expect(readdirSync(desk.folder, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual([]);
  });
});

describe("the commendation", () => {
  it("Word: how many of how many, and the names by strokes with their sectors", async () => {
    const text = await wordText(desk.path(`导出/${FILES[0]}`));
    expect(text).toContain("政协某某县委员会");
    expect(text).toMatch(/关于表彰2026年度优秀政协委员的通报/);
    expect(text).toMatch(/2026年度共有12名委员参加履职考核/);
    expect(text).toMatch(/优秀委员2名/);
    expect(text).toMatch(/16\.7%/);
    expect(text.indexOf("丁　一（农业界）")).toBeGreaterThan(0);
    expect(text.indexOf("张　三（经济界）"), "丁 has fewer strokes than 张").toBeGreaterThan(text.indexOf("丁　一（农业界）"));
    expect(text).not.toMatch(/赵敏|赵　敏|陈明|陈　明/);
    expect(text).toContain("2027年1月10日");
  });

  it("Excel: the same names; by score when asked", async () => {
    const sheet = (await workbook(desk.path(`导出/${FILES[1]}`))).worksheets[0];
    expect(cellsOf(sheet, 2)).toEqual(["序号", "姓名", "性别", "界别", "工作单位及职务"]);
    expect([cellsOf(sheet, 3)[1], cellsOf(sheet, 4)[1]]).toEqual(["丁一", "张三"]);
    await desk.ok("export", "commendation", "--year", "2026", "--order", "score", "-o", "按得分.xlsx");
    const byScore = (await workbook(desk.path("按得分.xlsx"))).worksheets[0];
    expect([cellsOf(byScore, 3)[1], cellsOf(byScore, 4)[1]]).toEqual(["张三", "丁一"]);
  });
});

describe("the evaluation table", () => {
  it("one row a member: eight dimensions, total, rank and grade", async () => {
    const sheet = (await workbook(desk.path(`导出/${FILES[2]}`))).worksheets[0];
    expect(cellsOf(sheet, 2)).toEqual([
      ...["序号", "姓名", "界别", "政协职务"],
      ...["遵纪守法", "廉洁自律", "出席会议", "撰写提案", "参加视察调研和学习培训等活动", "反映社情民意", "参与公益慈善", "获得荣誉"],
      ...["总分", "名次", "等次", "备注"],
    ]);
    // 9 + 3 + 2 = 14, 4 × 5 = 20, one opinion of the city 6, one charity 2, an honour of the province 3.
    expect(cellsOf(sheet, 3).slice(0, 15)).toEqual([1, "张三", "经济界", "委员", 10, 10, 30, 14, 20, 6, 2, 3, 95, 1, "优秀"]);
    expect(cellsOf(sheet, 4).slice(0, 15)).toEqual([2, "丁一", "农业界", "委员", 10, 10, 30, 9, 20, 6, 2, 0, 87, 2, "优秀"]);
    expect(sheet?.actualRowCount).toBe(2 + 12 + 1);
    expect(cellsOf(sheet, 15)[0]).toBe("按得分为序");
  });

  it("is ready to print: landscape A4, one page wide, the header on every page", async () => {
    const sheet = (await workbook(desk.path(`导出/${FILES[2]}`))).worksheets[0];
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(String(sheet?.pageSetup.printTitlesRow)).toMatch(/^\$?1:\$?2$/);
  });
});

describe("the annual report", () => {
  it("holds the figures that its records count to", async () => {
    const text = await wordText(desk.path(`导出/${FILES[4]}`));
    expect(text).toContain("2026");
    expect(text).toMatch(/12\s*名|12\s*人/);
    expect(text).toMatch(/提案[^\n]*4\s*件/);
    expect(text).toMatch(/立案[^\n]*3\s*件/);
    expect(text).toMatch(/社情民意[^\n]*1\s*[篇条件]/);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("works without an evaluation", async () => {
    expect((await desk.json<{ files: string[] }>("export", "report", "--year", "2025")).files).toEqual([
      desk.path("2025年度工作报告（统计）.docx"),
    ]);
  });
});

describe("every document", () => {
  it("holds no telephone number and no birth month", async () => {
    const files = readdirSync(desk.path("导出"));
    expect(files).toHaveLength(FILES.length + TABLES.length);
    for (const file of files) {
      const all = Object.values(textsIn(readFileSync(desk.path(`导出/${file}`)))).join("\n");
      expect(all, file).not.toMatch(/1[38]\d{9}/);
      expect(all, file).not.toMatch(/1981[-.]0?9|1975[-.]?0?5|197505/);
      // A roster and the nomination reference have the column, and of each month the year alone.
      if (!/委员名册|换届提名/.test(file)) expect(all, file).not.toContain("出生");
    }
  });

  it("keeps a text that begins with = a text", async () => {
    await desk.ok("export", "commendation", "--year", "2026", "-o", "公式.xlsx");
    const book = await workbook(desk.path("公式.xlsx"));
    const values: unknown[] = [];
    for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
    expect(values).toContain(UNIT);
    for (const file of ["公式.xlsx", `导出/${FILES[2]}`]) {
      const sheets = Object.entries(textsIn(readFileSync(desk.path(file)))).filter(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name));
      expect(sheets, file).not.toEqual([]);
      for (const [name, xml] of sheets) expect(xml, `${file} ${name}`).not.toMatch(/<f[ >]/);
    }
  });

  it("is the same for the same records, part by part", async () => {
    await desk.ok("export", "all", "--year", "2026", "-o", "再次/");
    for (const file of [...FILES, ...TABLES]) {
      const parts = partsOf(desk.path(`导出/${file}`));
      expect(parts.size, file).toBeGreaterThan(5);
      expect(partsOf(desk.path(`再次/${file}`)), file).toEqual(parts);
    }
  });
});
