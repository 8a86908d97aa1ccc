import { seenText, seenTexts } from "../../domain/unseen.ts";
import { cellWords, type Sheet, type SheetColumn, type SheetRow } from "../../report/sheet.ts";

/** Sheets as a workbook ready to print: A4 landscape, fitted to the width, the header repeated on every page. */
export async function sheetsXlsx(given: readonly Sheet[], { creator, date }: { creator: string; date: string }): Promise<Buffer> {
  const { default: ExcelJS } = await import("exceljs");
  const sheets = seenTexts(given);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = seenText(creator);
  // The day alone: the same records give the same file.
  workbook.created = new Date(`${date}T00:00:00Z`);
  workbook.modified = workbook.created;
  for (const sheet of sheets) {
    const width = sheet.columns.length;
    const across = sheet.columns.reduce((sum, column) => sum + (column.width ?? DEFAULT_WIDTH), 0);
    const page = workbook.addWorksheet(sheetName(sheet.title.zh), {
      pageSetup: {
        paperSize: 9,
        orientation: width > 6 || across > PORTRAIT ? "landscape" : "portrait",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
        printTitlesRow: "1:2",
      },
      headerFooter: { oddFooter: "第 &P 页，共 &N 页" },
      views: [{ state: "frozen", ySplit: 2 }],
    });
    page.columns = sheet.columns.map((column) => ({ width: column.width ?? DEFAULT_WIDTH }));
    page.mergeCells(1, 1, 1, width);
    const title = page.getCell(1, 1);
    title.value = sheet.title.zh;
    title.font = { name: "宋体", size: 16, bold: true };
    title.alignment = { horizontal: "center", vertical: "middle" };
    page.getRow(1).height = 30;
    const header = page.getRow(2);
    for (const [i, column] of sheet.columns.entries()) styled(header.getCell(i + 1), column.title.zh, true, "center");
    header.height = LINE_HEIGHT * Math.max(2, ...sheet.columns.map((column) => linesIn(column.title.zh, column.width)));
    for (const [r, row] of sheet.rows.entries()) {
      const values = sheet.columns.map((column) => cellValue(column, row));
      for (const [i, column] of sheet.columns.entries()) {
        styled(
          page.getCell(r + 3, i + 1),
          values[i] ?? null,
          false,
          column.kind === undefined || column.kind === "text" ? "left" : "center",
        );
      }
      page.getRow(r + 3).height =
        LINE_HEIGHT * Math.max(1, ...sheet.columns.map((column, i) => linesIn(String(values[i] ?? ""), column.width)));
    }
    for (const [i, note] of sheet.notes.entries()) {
      const row = sheet.rows.length + 3 + i;
      page.mergeCells(row, 1, row, width);
      const cell = page.getCell(row, 1);
      cell.value = note.zh;
      cell.alignment = { vertical: "middle", wrapText: true };
      page.getRow(row).height = LINE_HEIGHT * linesIn(note.zh, across);
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());

  function styled(
    cell: import("exceljs").Cell,
    value: string | number | null,
    header: boolean,
    horizontal: "left" | "center" | "right",
  ): void {
    const thin = { style: "thin" as const };
    // A text stays a text, whatever it begins with: a string is never written as a formula.
    cell.value = value;
    cell.font = { name: header ? "黑体" : "宋体", size: 10.5 };
    cell.alignment = { horizontal, vertical: "middle", wrapText: true };
    cell.border = { top: thin, left: thin, bottom: thin, right: thin };
    if (typeof value === "string" && !header) cell.numFmt = "@";
  }
}

/** Points; a wrapped row is as many lines high as its fullest cell. */
const LINE_HEIGHT = 17;
const DEFAULT_WIDTH = 14;
/** How wide a table may be that is still read on an upright page. */
const PORTRAIT = 90;

/** How many lines a text takes in a column: a Han character is two wide. */
function linesIn(value: string, width = DEFAULT_WIDTH): number {
  const length = [...value].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0xff ? 2.1 : 1.1), 0);
  return Math.max(1, Math.ceil(length / (width - 0.5)));
}

function cellValue(column: SheetColumn, row: SheetRow): string | number | null {
  const value = row[column.key] ?? null;
  if (typeof value === "number") return value;
  const words = cellWords(column, row).zh;
  return words === "" ? null : words.replace(ENCODED, "_x005F_");
}

/** _x000D_ in a workbook is an encoded character: where somebody wrote just that, its underscore is encoded. */
const ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Spreadsheets allow 31 characters and none of * ? : \ / [ ]. */
const sheetName = (title: string): string => title.replace(/[*?:\\/[\]]/g, " ").slice(0, 31);
