import ExcelJS from "exceljs";
import { describe, expect, it, vi } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import type { Sheet, SheetColumn } from "../../src/report/sheet.ts";
import { paperWords, titleWithCount } from "../../src/report/sheet.ts";
import { printable } from "../../src/workbooks/writing/printable.ts";
import { linesIn, paperFor } from "../../src/workbooks/writing/widths.ts";
import { sheetsXlsx } from "../../src/workbooks/writing/write.ts";
import { textsIn } from "../support/zip.ts";

const column = (key: string, more: Partial<SheetColumn> = {}): SheetColumn => ({ key, title: text(key, key), ...more });

const SHEET: Sheet = {
  title: text("表", "sheet"),
  columns: [
    column("name", { width: 12 }),
    column("total", { kind: "points", width: 8 }),
    column("whole", { kind: "points", width: 8 }),
    column("date", { kind: "date", width: 12 }),
    column("blank", { width: 20 }),
  ],
  rows: [
    { name: "甲", total: 92, whole: 10, date: "2025-01-08", blank: null },
    { name: "乙", total: 87.8, whole: 9, date: "2024-12-30", blank: null },
    { name: "丙", total: null, whole: null, date: "2025-03；—", blank: null },
  ],
  notes: [text("给办公室看的", "for the clerk")],
};

async function page(sheet: Sheet): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await sheetsXlsx([sheet], { creator: "x", date: "2026-01-10" })) as unknown as ArrayBuffer);
  return book.worksheets[0] as ExcelJS.Worksheet;
}

const cells = (sheet: Sheet, key: string): string[] => {
  const words = paperWords(sheet);
  return sheet.rows.map((row) => words(sheet.columns.find((one) => one.key === key) as SheetColumn, row));
};

describe("a table on paper", () => {
  it("has as many decimals in every cell of a column", async () => {
    expect(cells(SHEET, "total")).toEqual(["92.00", "87.80", ""]);
    expect(cells(SHEET, "whole")).toEqual(["10", "9", ""]);
    const sheet = await page(SHEET);
    expect([sheet.getCell("B3").numFmt, sheet.getCell("B4").numFmt, sheet.getCell("C3").numFmt]).toEqual(["0.00", "0.00", "0"]);
    expect(sheet.getCell("B4").value).toBe(87.8);
  });

  it("writes dates in Chinese, with the year where it is another one; what is to be imported again keeps them", () => {
    expect(cells({ ...SHEET, year: 2025 }, "date")).toEqual(["1月8日", "2024年12月30日", "2025年3月；—"]);
    expect(cells({ ...SHEET, year: 2025, again: true }, "date")).toEqual(["2025-01-08", "2024-12-30", "2025-03；—"]);
  });

  it("leaves out columns without a value and what is told to the clerk, where it is to be printed", () => {
    const paper = printable({ ...SHEET, again: true }, 2025);
    expect(paper.columns.map(({ key }) => key)).toEqual(["name", "total", "whole", "date"]);
    expect(paper.notes).toEqual([]);
    expect(cells(paper, "date")[0]).toBe("1月8日");
  });

  it("a row of one line is one line high, one that wraps two", async () => {
    const sheet = await page({ ...SHEET, rows: [{ name: "社会福利", total: 1 }, { name: "社会福利和社会保障界别" }] });
    expect(sheet.getRow(3).height).toBe(17);
    expect(sheet.getRow(4).height).toBe(34);
    expect(sheet.getRow(2).height).toBeLessThan(34);
  });

  it("keeps its columns where there are no rows, for a blank page says what would stand on it; one full column is enough", () => {
    expect(printable({ ...SHEET, rows: [{ name: "甲" }] }, 2025).columns.map(({ key }) => key)).toEqual(["name"]);
    expect(printable({ ...SHEET, rows: [] }, 2025).columns.map(({ key }) => key)).toEqual(SHEET.columns.map(({ key }) => key));
  });

  /** A table all of whose columns are full, of these widths: what they are on paper. */
  const onPaper = (widths: readonly number[]): readonly (number | undefined)[] => {
    const columns = widths.map((width, i) => column(`${i}`, { width }));
    const row = Object.fromEntries(columns.map(({ key, width }) => [key, "长".repeat(width as number)]));
    return printable({ ...SHEET, columns, rows: [row] }, 2025).columns.map(({ width }) => width);
  };

  it.each([
    ["what fits on A4 stays as it is", [10, 114, 100], [10, 114, 100]],
    ["one digit too many is taken off", [10, 115, 100], [10, 114, 99]],
    ["wide columns give way in proportion, narrow ones do not", [10, 11, 150, 120], [10, 11, 112, 90]],
    ["none gives way beyond what is narrow anyway", [10, 12, 148, 118], [10, 11, 113, 90]],
    ["where they would lose too much, the paper is larger", [10, 250, 200], [10, 250, 200]],
    ["where too many are narrow, as well", [...Array<number>(20).fill(12), 11], [...Array<number>(20).fill(12), 11]],
  ])("widths: %s", (_, widths, expected) => {
    expect(onPaper(widths)).toEqual(expected);
  });

  it("what is narrower than its column makes the column narrower, with room for Latin letters", () => {
    const columns = [column("name", { width: 12 }), column("no", { width: 12 })];
    expect(printable({ ...SHEET, columns, rows: [{ name: "张三", no: "abcd" }] }, 2025).columns.map(({ width }) => width)).toEqual([5, 6]);
  });

  it("on pages side by side the first two columns stand on each", async () => {
    const wide = (width: number) => page({ ...SHEET, columns: [column("name", { width }), column("date", { width: 100 })] });
    expect((await wide(225)).pageSetup.printTitlesColumn).toBeUndefined();
    expect((await wide(226)).pageSetup.printTitlesColumn).toBe("A:B");
  });

  it("stands in the middle of the paper, with the office as whoever wrote it", async () => {
    const bytes = await sheetsXlsx([SHEET], { creator: "政协某某县委员会", date: "2026-01-10" });
    const parts = textsIn(bytes);
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<\/mergeCells><printOptions horizontalCentered="1"\/><pageMargins /);
    expect(parts["docProps/core.xml"]?.match(/政协某某县委员会/g)).toHaveLength(2);
  });

  it("a title that needs two lines has the height of two, in its own size", async () => {
    const heights = [19, 20].map(async (length) => (await page({ ...SHEET, title: text("题".repeat(length), "title") })).getRow(1).height);
    expect(await Promise.all(heights)).toEqual([30, 60]);
  });

  it("its sheet is named by the title, without signs that spreadsheets refuse and as short as they want it", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const { name } = await page({ ...SHEET, title: text(`2025/2026[甲]*?:\\${"名".repeat(40)}`, "title") });
    expect(name).toBe(`2025 2026 甲     ${"名".repeat(15)}`);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it("a column narrower than a character has a line for each", () => {
    expect(linesIn("张三\n李", 1)).toBe(3);
  });

  it.each([
    [[45, 45], 9, "portrait", 1],
    [[45, 46], 9, "landscape", 1],
    [[112, 112], 9, "landscape", 1],
    [[112, 113], 8, "landscape", 1],
    [[160, 165], 8, "landscape", 1],
    [[160, 166], 8, "landscape", 2],
    [[10, 20, 30], 9, "portrait", 1],
    [[60, 60, 60], 9, "landscape", 1],
    [[80, 80, 80], 8, "landscape", 1],
    [[200, 200], 8, "landscape", 2],
  ] as const)("widths %j: paper %i", (widths, paperSize, orientation, pages) => {
    expect(paperFor(widths)).toEqual({ paperSize, orientation, pages });
  });
});

it("a title says what its number counts", () => {
  expect(titleWithCount(SHEET).zh).toBe("表（共3行）");
  expect(titleWithCount({ ...SHEET, unit: text("人", "members") })).toEqual(text("表（共3人）", "sheet (members: 3)"));
});
