import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import type { Workbook } from "../../src/workbooks/grid.ts";
import { ROSTER, readRoster } from "../../src/workbooks/imports/roster.ts";
import { readHere, readWorkbook } from "../../src/workbooks/reading/read.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { type Parts, sharedStrings, styleSheet, text, worksheet, xlsxOf } from "../support/parts.ts";
import { zipWith } from "../support/zip.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures");
const folder = mkdtempSync(join(tmpdir(), "cppcc-read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): Promise<Workbook> => readWorkbook(join(FIXTURES, name), name, undefined, readHere);

function read(bytes: Buffer, name = "名册.xlsx"): Promise<Workbook> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return readWorkbook(path, name, undefined, readHere);
}

const parts = async (given: Parts): Promise<Workbook> => read(await xlsxOf(given));
const rowsOf = ({ sheets }: Workbook) => sheets[0]?.rows;

function members(workbook: Workbook) {
  const { tables, problems, notes } = readTables(workbook, ROSTER, undefined);
  const found = tables.map((table) => readRoster(table, { term: 10, termStarts: "2022-01-01", today: "2027-01-10" }));
  return {
    rows: found.flatMap(({ rows }) => rows),
    problems: [...problems, ...found.flatMap((table) => table.problems)],
    notes: [...notes, ...tables.flatMap((table) => table.notes)].map(({ zh }) => zh),
  };
}

async function refused(answer: Promise<unknown>): Promise<{ code: string; words: string }> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("not refused");
  return { code: error.code, words: `${error.text.zh} → ${error.hint?.zh ?? ""}` };
}

const ROWS = [
  {
    name: "张三",
    sex: "女",
    ethnicity: "满族",
    born: "1970-05",
    party: "中共",
    sector: ["教育界"],
    office: "standing",
    phone: "13800000001",
  },
  { name: "买买提·艾力", sex: "男", ethnicity: "维吾尔族", born: "1970-10", sector: ["教育界"], phone: "13800000002" },
  { name: "𬭳强", ethnicity: "维吾尔族", born: "1975-08", party: "民盟", sector: ["教育界"], unit: "县二中 教师", phone: "13800000003" },
  { name: "李红", ethnicity: "汉族", born: "1970-05", party: "无党派人士", unit: "某公司經理", phone: "13800000004" },
  { name: "王伟", sector: ["教育界"], group: ["第二组"], born: "1980-02" },
  { name: "赵敏", sector: ["经济界"], group: ["第二组"], born: "1981-03" },
];

describe("one roster, written by several programs, reads alike", () => {
  it.each([
    ["openpyxl.xlsx", "xlsx"],
    ["openpyxl-1904.xlsx", "xlsx"],
    ["libreoffice.xlsx", "xlsx"],
    ["libreoffice.xls", "xls"],
    ["libreoffice.et", "xls"],
    ["libreoffice.ods", "ods"],
  ])("%s", async (name, format) => {
    const workbook = await fixture(name);
    const { rows, problems, notes } = members(workbook);
    expect(workbook.format).toBe(format);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject(ROWS);
    expect(notes.join("\n")).toMatch(/跳过隐藏的工作表“上届”/);
    expect(notes.join("\n")).toMatch(/1 行被隐藏或筛选，照样读入/);
    expect(notes.join("\n")).toMatch(/第 8 行（合计）、第 9 行（注：以上名单经常委会审议…）/);
  });

  it.each([
    ["xlwt.xls", "xls", "1970-05"],
    ["utf8.csv", "csv", "1970-05"],
    ["bom.csv", "csv", "1970-05"],
    ["gbk.csv", "csv", "1970-05"],
    ["utf16.csv", "csv", "1970-05"],
    ["utf16be.csv", "csv", "1970-05"],
  ])("%s", async (name, format, born) => {
    const workbook = await fixture(name);
    const { rows, problems } = members(workbook);
    expect(workbook.format).toBe(format);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { name: "张三", sex: "女", sector: ["教育界"], born, phone: "13800000001" },
      { name: "李红", sex: "女", sector: ["经济界"], born: "1970-05", phone: "13800000004" },
    ]);
  });

  it("whatever the file is called", async () => {
    const workbook = await read(readFileSync(join(FIXTURES, "libreoffice.xls")), "其实是旧式.xlsx");
    expect(workbook.format).toBe("xls");
    expect((await read(readFileSync(join(FIXTURES, "gbk.csv")), "其实是文本.xls")).format).toBe("csv");
  });
});

describe("what a reader may get wrong", () => {
  it.each([
    ["<v/>", '<c r="B2" t="s"><v/></c>'],
    ["<v></v>", '<c r="B2" t="s"><v></v></c>'],
    ["a blank in it", '<c r="B2" t="s"><v> </v></c>'],
    ["no value at all", '<c r="B2" t="s"></c>'],
    ["closed at once", '<c t="s" r="B2"/>'],
    ["other quotes and spaces", "<c r='B2' t = 's' s='0'><v /></c>"],
    ["a namespace", '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="B2" t="s"><x:v/></x:c>'],
  ])("an empty shared-string cell is blank, never string 0: %s", async (_, cell) => {
    const workbook = await parts({
      rows: `<row r="1">${text("A1", "姓名")}<c r="B1" t="s"><v>0</v></c></row><row r="2">${text("A2", "张三")}${cell}</row>`,
      shared: sharedStrings("<t>界别</t>"),
    });
    expect(rowsOf(workbook)?.map((row) => row[1] ?? null)).toEqual(["界别", null]);
  });

  it("the same in rows and cells without addresses", async () => {
    const workbook = await parts({
      rows: '<row><c t="s"><v>0</v></c><c t="s"><v/></c><c t="s"><v>1</v></c></row><row hidden="1"><c t="s"><v>2</v></c><c/><c t="s"><v/></c></row>',
      shared: sharedStrings("<t>姓名</t>", "<t>界别</t>", "<t>张三</t>"),
    });
    expect(rowsOf(workbook)).toEqual([["姓名", null, "界别"], ["张三"]]);
    expect(workbook.sheets[0]?.hiddenRows).toEqual([1]);
  });

  it("a time of day is what the sheet shows, whatever its format; midnight and plain numbers stay numbers", async () => {
    const formats = ["h:mm", "h:mm:ss", '[$-804]上午/下午h"时"mm"分";@', "yyyy/m/d h:mm"];
    const cells = formats.flatMap((_, i) => [
      `<row r="${i * 2 + 1}"><c r="A${i * 2 + 1}" s="${i + 1}"><v>0.3541666666666667</v></c></row>`,
      `<row r="${i * 2 + 2}"><c r="A${i * 2 + 2}" s="${i + 1}"><v>0.9999999</v></c></row>`,
    ]);
    const workbook = await parts({
      rows: `${cells.join("")}<row r="9"><c r="A9" s="1"><v>0</v></c></row><row r="10"><c r="A10" s="0"><v>0.375</v></c></row><row r="11"><c r="A11" s="2"><v>0.5972337962962963</v></c></row>`,
      styles: styleSheet(...formats),
    });
    expect(rowsOf(workbook)?.map(([cell]) => cell)).toEqual([...formats.flatMap(() => ["8:30", "23:59:59"]), 0, 0.375, "14:20:01"]);
  });

  it.each([
    ["without a result", "", ""],
    ["with an empty one", "", "<v></v>"],
    ["with an empty text", ' t="str"', "<v></v>"],
    ["with its own", ' t="str"', '<v>=DISPIMG("ID_1",1)</v>'],
    ["where another program knows no pictures", ' t="e"', "<v>#NAME?</v>"],
  ])("a picture that WPS holds in a cell is one, %s", async (_, type, result) => {
    const workbook = await parts({
      rows: `<row r="1"><c r="A1"${type}><f>DISPIMG("ID_1",1)</f>${result}</c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row>`,
    });
    expect(rowsOf(workbook)).toEqual([['=DISPIMG("ID_1",1)', "#?", 2]]);
  });

  it("a formula without a result is said, one with an empty text is blank", async () => {
    const { problems } = members(
      await parts({
        rows: `<row r="1">${text("A1", "姓名")}${text("B1", "界别")}</row><row r="2">${text("A2", "张三")}<c r="B2"><f>"教育"&amp;"界"</f></c></row><row r="3">${text("A3", "李四")}<c r="B3" t="str"><f>""</f><v></v></c></row><row r="4">${text("A4", "王五")}<c r="B4" t="str"><f>"教育界"</f><v>教育界</v></c></row><row r="5">${text("A5", "赵六")}<c r="B5" t="e"><v>#REF!</v></c></row>`,
      }),
    );
    expect(problems.map(({ where, message }) => [where.cell, message.zh])).toEqual([
      ["B2", "公式还没有计算结果"],
      ["B5", "公式出错"],
    ]);
  });

  it.each([
    ["0.00", "1970.10"],
    ["0.00_ ", "1970.10"],
    ["0000.00", "1970.10"],
    ['0.00"年"', "1970.10"],
    ["0.0", 1970.1],
    ["General", 1970.1],
  ])("1970.1 in the format %s", async (format, value) => {
    const workbook = await parts({ rows: '<row r="1"><c r="A1" s="1"><v>1970.1</v></c></row>', styles: styleSheet(format) });
    expect(rowsOf(workbook)).toEqual([[value]]);
  });

  it("a number whose format shows leading zeros has them", async () => {
    const workbook = await parts({ rows: '<row r="1"><c r="A1" s="1"><v>12</v></c></row>', styles: styleSheet("0000") });
    expect(rowsOf(workbook)).toEqual([["0012"]]);
  });

  it("a number in a date's format that is beyond any date stays the number that it is", async () => {
    const workbook = await parts({ rows: '<row r="1"><c r="A1" s="1"><v>13900138000</v></c></row>', styles: styleSheet("yyyy-mm-dd") });
    expect(rowsOf(workbook)).toEqual([[13_900_138_000]]);
  });

  it.each(["0.00_ ", "0.00_);[Red]\\(0.00\\)"])("1970.10 in the format %s", async (format) => {
    const workbook = await parts({ rows: '<row r="1"><c r="A1" s="1"><v>1970.1</v></c></row>', styles: styleSheet(format) });
    expect(rowsOf(workbook)).toEqual([["1970.10"]]);
  });

  it("an error is one whatever it is called", async () => {
    const { problems } = members(
      await parts({
        rows: `<row r="1">${text("A1", "姓名")}${text("B1", "界别")}</row><row r="2">${text("A2", "张三")}<c r="B2" t="e"><v>#SPILL!</v></c></row>`,
      }),
    );
    expect(problems.map(({ where, message }) => [where.cell, message.zh])).toEqual([["B2", "公式出错"]]);
  });

  it("rows without a number have that of their cells", async () => {
    const workbook = await parts({ rows: `<row>${text("A1", "姓名")}</row><row>${text("A7", "张三")}</row>` });
    expect(rowsOf(workbook)).toEqual([["姓名"], [], [], [], [], [], ["张三"]]);
  });

  it.each([
    ["UTF-16", (xml: string) => Buffer.from(`\ufeff${xml.replace("UTF-8", "UTF-16")}`, "utf16le")],
    ["GB2312", (xml: string) => Buffer.from(xml.replace("UTF-8", "GB2312").replace("姓名", "\xd0\xd5\xc3\xfb"), "latin1")],
  ])("a worksheet in %s", async (_, encoded) => {
    const sheet = encoded(worksheet(`<row r="1">${text("A1", "姓名")}</row>`));
    expect(rowsOf(await read(zipWith(await xlsxOf({ rows: "" }), { "xl/worksheets/sheet1.xml": sheet })))).toEqual([["姓名"]]);
  });

  it.each([
    ["in another case", "xl/worksheets/SHEET1.XML"],
    ["with the other slash", "xl\\worksheets\\sheet1.xml"],
  ])("a part named %s", async (_, name) => {
    const sheet = worksheet(`<row r="1">${text("A1", "姓名")}</row>`);
    const bytes = zipWith(await xlsxOf({ rows: "" }), { "xl/worksheets/sheet1.xml": null, [name]: sheet });
    expect(rowsOf(await read(bytes))).toEqual([["姓名"]]);
  });

  it("in a CSV, a number that may have lost a zero is no month", async () => {
    const { problems } = members(await read(Buffer.from("姓名,出生年月\n张三,1970.1\n李四,1970.11\n"), "名册.csv"));
    expect(problems.map(({ where, message }) => `${where.cell} ${message.zh}`)).toEqual(["B2 这个数字分不清是 1 月还是 10 月"]);
  });

  it.each(['yyyy"年"m"月"', "yyyy-mm-dd", 'yyyy"年"m"月"d"日";@', "[$-804]yyyy/m/d"])("a date in the format %s", async (format) => {
    const workbook = await parts({ rows: '<row r="1"><c r="A1" s="1"><v>25689</v></c></row>', styles: styleSheet(format) });
    expect(rowsOf(workbook)).toEqual([["1970-05-01"]]);
  });

  it("phonetic runs are no part of a text, rich runs are", async () => {
    const workbook = await parts({
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c><c r="C1" t="inlineStr"><is><r><t>李</t></r><r><rPr><b/></rPr><t>红</t></r></is></c></row>',
      shared: sharedStrings('<r><t>教育</t></r><r><t>界</t></r><rPh sb="0" eb="1"><t>きょういく</t></rPh>'),
    });
    expect(rowsOf(workbook)).toEqual([["教育界", "東京", "李红"]]);
  });

  it("rare characters, entities and escaped line breaks", async () => {
    const { rows } = members(
      await parts({
        rows: `<row r="1">${text("A1", "姓名")}${text("B1", "工作单位")}</row><row r="2">${text("A2", "&#134071;明")}${text("B2", "县一中_x000D_\n校长")}</row>`,
      }),
    );
    expect(rows).toMatchObject([{ name: "𠮷明", unit: "县一中 校长" }]);
  });

  it("a chart sheet is passed over, aloud", async () => {
    const workbook = await parts({
      rows: `<row r="1">${text("A1", "姓名")}</row>`,
      workbook:
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="图表" sheetId="2" r:id="rId9"/><sheet name="名册&amp;附表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["名册&附表"]);
    expect(workbook.notes.map(({ zh }) => zh)).toEqual(["跳过不含单元格的表（图表等）：图表"]);
  });

  it("columns named like properties of objects are columns", async () => {
    const { tables } = readTables(
      await parts({
        rows: `<row r="1">${text("A1", "姓名")}${text("B1", "__proto__")}${text("C1", "constructor")}${text("D1", "界别")}</row><row r="2">${text("A2", "张三")}${text("B2", "x")}${text("C2", "y")}${text("D2", "教育界")}</row>`,
      }),
      ROSTER,
      undefined,
    );
    expect(tables[0]?.otherColumns.map(({ header }) => header)).toEqual(["__proto__", "constructor"]);
    expect(tables[0]?.rows.map((row) => row.other(1).text)).toEqual(["x"]);
  });

  it("merged cells of a worksheet with a namespace", async () => {
    const workbook = await parts({
      sheet: worksheet(`<row r="1">${text("A1", "姓名")}</row>`, { after: '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>' }),
    });
    expect(workbook.sheets[0]?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 1, endCol: 2 }]);
  });
});

describe("what is no workbook says what it is", () => {
  it("encrypted, new and old", async () => {
    const locked = await writeXlsx({
      sheets: [{ name: "名册", rows: [["姓名"]] }],
      encryption: { password: "secret", spinCount: 1000 },
    });
    expect(await refused(read(Buffer.from(locked)))).toMatchObject({
      code: "import.encrypted",
      words: expect.stringMatching(/打开密码.*去掉密码/),
    });
    // A FILEPASS record of RC4 (in the place of WRITEACCESS) marks an old workbook as encrypted ([MS-XLS] 2.4.117).
    const old = readFileSync(join(FIXTURES, "libreoffice.xls"));
    const begin = old.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
    expect(old.readUInt16LE(begin + 36)).toBe(0x5c);
    old.writeUInt16LE(0x2f, begin + 36);
    Buffer.from([1, 0, 1, 0, 1, 0]).copy(old, begin + 40);
    expect(await refused(read(old, "加密.xls"))).toMatchObject({ code: "import.encrypted" });
  });

  it.each([
    [
      "网页.xls",
      "\ufeff<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>姓名</td></tr></table></html>",
      /网页（HTML）/,
    ],
    [
      "xml.xls",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      /旧式 XML/,
    ],
    ["说明.pdf", "%PDF-1.7\n1 0 obj", /PDF/],
    ["数据.json", '[{"姓名":"张三"}]', /JSON/],
    ["二进制.xlsx", "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007", /损坏/],
  ])("%s", async (name, content, words) => {
    expect(await refused(read(Buffer.from(content, "utf8"), name))).toMatchObject({
      code: "import.not_a_workbook",
      words: expect.stringMatching(words),
    });
  });
});
