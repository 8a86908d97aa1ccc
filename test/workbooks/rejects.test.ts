import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import type { Grid, Workbook } from "../../src/workbooks/grid.ts";
import { rejectsXlsx } from "../../src/workbooks/writing/rejects.ts";
import { type Cells, grid, merge, workbook } from "./grids.ts";

/** The workbook that --reject-file writes: what was read, with what is wrong marked in it. */

const problem = (cell: string | undefined, message: string, more: Partial<Problem> & { sheet?: string; file?: string } = {}): Problem => {
  const { sheet = "名册", file = "名册.xlsx", ...fields } = more;
  return { where: { file, sheet, ...(cell !== undefined && { cell }) }, found: "", message: text(message, message), ...fields };
};

async function written(workbooks: readonly Workbook[], problems: readonly Problem[] = []): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await rejectsXlsx(workbooks, problems)) as unknown as ArrayBuffer);
  return book;
}

const page = async (sheet: Grid, problems: readonly Problem[] = []): Promise<ExcelJS.Worksheet> =>
  (await written([workbook(sheet)], problems)).worksheets[0] as ExcelJS.Worksheet;

const namesOf = async (...workbooks: Workbook[]): Promise<string[]> => (await written(workbooks)).worksheets.map(({ name }) => name);

const noted = (sheet: ExcelJS.Worksheet): Record<string, string> => {
  const notes: Record<string, string> = {};
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const note = cell.note as ExcelJS.Comment | undefined;
      if (note) notes[cell.address] = (note.texts ?? []).map((each) => each.text).join("");
    }),
  );
  return notes;
};

const file = (name: string, ...sheets: Grid[]): Workbook => ({ ...workbook(...sheets), file: name });
const ROWS: Cells = [
  ["姓名", "性别"],
  ["张三", "男"],
];
const named = (name: string, more: Partial<Grid> = {}): Grid => ({ ...grid(ROWS), name, ...more });

describe("what was read", () => {
  it("stands where it stood: texts as texts, numbers as numbers, blanks as blanks", async () => {
    const sheet = await page(
      grid([
        ["编号", null, "电话"],
        [7, 0.5, "007"],
        [true, null, "=1+1"],
      ]),
    );
    expect(
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ).toEqual([
      ["编号", undefined, "电话"],
      [7, 0.5, "007"],
      [true, undefined, "=1+1"],
    ]);
    expect(["A2", "B2", "C2", "C3"].map((cell) => sheet.getCell(cell).numFmt)).toEqual(["0", undefined, "@", "@"]);
  });

  it("is wide enough to be read, a long text in several lines", async () => {
    const sheet = await page(grid([["汉字汉字汉字", null, "é".repeat(9), "ÿĀ".repeat(4), "字".repeat(20), "字".repeat(21), "是"]]));
    expect([1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getColumn(column).width)).toEqual([14, 8, 11, 14, 42, 42, 8]);
    expect(["E1", "F1"].map((cell) => sheet.getCell(cell).alignment)).toEqual([
      { vertical: "middle" },
      { vertical: "middle", wrapText: true },
    ]);
  });

  it("keeps merged cells, but not where one would take a value away or lies across another", async () => {
    const merges = ["A1:B1", "A2:A3", "B2:C3", "C1:C2"].map(merge);
    const sheet = await page(
      grid(
        [
          ["标题", null, null],
          ["甲", "乙", null],
          [null, null, "丙"],
        ],
        { merges },
      ),
    );
    const master = (cell: string): string => sheet.getCell(cell).master.address;
    expect(["A1", "B1", "C1", "A2", "A3", "B2", "B3", "C2", "C3"].map(master)).toEqual([
      ...["A1", "A1", "C1"],
      ...["A2", "A2", "B2", "B3"],
      ...["C1", "C3"],
    ]);
    expect(sheet.getCell("C3").value).toBe("丙");
    const across = await page(grid([["甲", null, null]], { merges: ["A1:B1", "B1:C1"].map(merge) }));
    expect(["A1", "B1", "C1"].map((cell) => across.getCell(cell).master.address)).toEqual(["A1", "A1", "C1"]);
  });

  it("looks for such a value in the last row and column of a merge too, and beyond what was read", async () => {
    const merged = async (rows: Cells, range: string): Promise<boolean> =>
      (await page(grid(rows, { merges: [merge(range)] }))).getCell(range.split(":")[0] as string).isMerged;
    expect(await merged([["甲"], [null, "乙"]], "A1:B2")).toBe(false);
    expect(await merged([["甲", "乙"]], "A1:B1")).toBe(false);
    expect(await merged([["甲"], ["乙"]], "A1:A2")).toBe(false);
    expect(await merged([["甲"]], "A1:C3")).toBe(true);
    expect(await merged([["甲", null, "乙"], [null]], "A1:B2")).toBe(true);
    expect(await merged([[null, null], [null, "乙"], [null]], "B2:C3")).toBe(true);
  });

  it("merges a hundred thousand rows and no more: a whole column would take the program's time and no one sees it", async () => {
    const merged = async (endRow: number): Promise<boolean> =>
      (await page(grid([["甲"]], { merges: [{ startRow: 1, startCol: 0, endRow, endCol: 0 }] }))).getCell("A2").isMerged;
    expect(await merged(100_002)).toBe(false);
  });

  it("hides the rows and sheets that were hidden", async () => {
    const book = await written([workbook(grid([["甲"], ["乙"], ["丙"]], { hiddenRows: [1] }), named("旧", { hidden: true }))]);
    const [sheet, old] = book.worksheets;
    expect([1, 2, 3].map((row) => sheet?.getRow(row).hidden)).toEqual([false, true, false]);
    expect([sheet?.state, old?.state]).toEqual(["visible", "hidden"]);
  });
});

describe("what is wrong", () => {
  const GRID = grid([...ROWS, ["李四", " 女 "]]);

  it("is said on its cell, which is filled; what would be right on a line of its own", async () => {
    const sheet = await page(GRID, [problem("B2", "不认识的性别", { hint: text("男或女", "male or female") })]);
    expect(noted(sheet)).toEqual({ B2: "不认识的性别\n→ 男或女" });
    expect(sheet.getCell("B2").fill).toEqual({ type: "pattern", pattern: "solid", fgColor: { argb: "FFFFC7CE" } });
    expect(sheet.getCell("A2").fill).toEqual({ type: "pattern", pattern: "none" });
    const note = sheet.getCell("B2").note as ExcelJS.Comment;
    expect([note.margins?.insetmode, note.texts?.[0]?.font?.size]).toEqual(["auto", 10]);
  });

  it("names what was found where it is not all that the cell says, and says the same once", async () => {
    const sheet = await page(GRID, [
      problem("A2", "不在名册", { found: "张三" }),
      problem("A3", "不在名册", { found: "李" }),
      problem("A3", "不在名册", { found: "四" }),
      problem("A3", "不在名册", { found: "四" }),
      problem("B3", "写法", { found: "女" }),
    ]);
    expect(noted(sheet)).toEqual({ A2: "不在名册", A3: "“李”：不在名册\n“四”：不在名册", B3: "写法" });
  });

  it("that concerns no single cell stands at the row's beginning, the column's head, or in the first cell", async () => {
    const sheet = await page(GRID, [
      problem("3:3", "整行"),
      problem("B:B", "整列"),
      problem("B2:B3", "几格"),
      problem(undefined, "整个表"),
    ]);
    expect(noted(sheet)).toEqual({ A1: "整个表", A3: "整行", B1: "整列", B2: "几格" });
  });

  it("is said in its own file and sheet; what names no sheet in each of the file's", async () => {
    const problems = [problem("A2", "一", { sheet: "甲" }), problem("A2", "二", { file: "乙.xlsx", sheet: "甲" })];
    const whole: Problem = { where: { file: "甲.xlsx" }, found: "", message: text("全文件", "whole file") };
    const book = await written(
      [file("甲.xlsx", named("甲"), named("丙")), file("乙.xlsx", named("甲"))],
      [...problems.map((each, i) => (i === 0 ? { ...each, where: { ...each.where, file: "甲.xlsx" } } : each)), whole],
    );
    expect(book.worksheets.slice(0, 3).map(noted)).toEqual([{ A1: "全文件", A2: "一" }, { A1: "全文件" }, { A2: "二" }]);
  });

  it("holds nothing that no XML allows", async () => {
    const sheet = await page(GRID, [problem("A2", "坏\u0001的\u200b值")]);
    expect(noted(sheet)).toEqual({ A2: "坏的值" });
  });
});

describe("the sheets' names", () => {
  it("are their own, a text file's its file's; the later of two says whose it is, and then a number", async () => {
    expect(await namesOf(file("a.csv", named("CSV")))).toEqual(["a", "cppcc-来源"]);
    expect(
      await namesOf(
        file("甲.组.xlsx", named("Sheet1")),
        file("乙.xlsx", named("SHEET1")),
        file("丙/乙.xlsx", named("Sheet1")),
        file("乙.xls", named("sheet1")),
        file("乙.ods", named("sheet1")),
      ),
    ).toEqual(["Sheet1", "SHEET1 乙", "Sheet1 丙 乙", "2 sheet1", "3 sheet1", "cppcc-来源"]);
    expect(await namesOf(file("甲.组.csv", named("CSV")))).toEqual(["甲.组", "cppcc-来源"]);
  });

  it("are such as a spreadsheet takes", async () => {
    const names = await namesOf(
      file("'一[二]*?:\\/三'.csv", named("CSV")),
      file("History.csv", named("CSV")),
      file(`${"长".repeat(30)}𠮷.csv`, named("CSV")),
      file(".csv", named("CSV")),
    );
    expect(names.slice(0, -1)).toEqual([" 一 二      三 ", "History_", "长".repeat(30), "Sheet"]);
  });

  it("are kept with where they come from, on a sheet that nobody sees", async () => {
    const two = await written([file("甲.xlsx", named("一"), named("旧", { hidden: true })), file("乙.xlsx", named("一"))]);
    const kept = two.worksheets.at(-1);
    expect([kept?.name, kept?.state]).toEqual(["cppcc-来源", "veryHidden"]);
    expect(
      kept
        ?.getSheetValues()
        .slice(2)
        .map((row) => (row as unknown[]).slice(1)),
    ).toEqual([
      ["一", "甲.xlsx", "一", 1],
      ["旧", "甲.xlsx", "旧", 1],
      ["一 乙", "乙.xlsx", "一", 1],
    ]);
    expect(await namesOf(file("甲.xlsx", named("一"), named("二")))).toEqual(["一", "二", "cppcc-来源"]);
    expect((await namesOf(file("甲.xlsx", named("CPPCC-来源")), file("乙.xlsx", named("一"))))[0]).toBe("CPPCC-来源 甲");
  });
});
