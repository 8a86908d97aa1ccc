import type { Problem } from "../../domain/text/problem.ts";
import { seenText } from "../../domain/text/unseen.ts";
import { type CellValue, cellAt, type Grid, type Merge, type Workbook } from "../grid.ts";
import { ORIGINS, type Origin, originRows } from "../tables/origins.ts";
import { sheetName } from "./sheet-name.ts";

/**
 * Sheets as they were read (`pathOf`: where their files lie), with the problems marked: the cells filled, a comment on each that says what is wrong and
 * what would be right. Texts stay texts and numbers numbers, so that the sheet can be mended and imported.
 */
export async function rejectsXlsx(
  workbooks: readonly Workbook[],
  problems: readonly Problem[],
  pathOf: (file: string) => string = (file) => file,
): Promise<Buffer> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  const taken = new Set<string>([ORIGINS.toLowerCase()]);
  const origins: Origin[] = [];
  for (const { file, sheets } of workbooks) {
    const beside = sheets.filter(({ hidden }) => !hidden).length;
    for (const grid of sheets) {
      const name = freeName(grid.name, file, taken);
      origins.push({ name, file: pathOf(file), sheet: grid.name, sheets: beside });
      const page = book.addWorksheet(name, { state: grid.hidden ? "hidden" : "visible" });
      fill(page, grid);
      const own = problems.filter(({ where }) => where.file === file && (where.sheet === undefined || where.sheet === grid.name));
      for (const [cell, here] of Map.groupBy(own, ({ where }) => placeOf(where.cell))) mark(page.getCell(cell), here);
    }
  }
  book.addWorksheet(ORIGINS, { state: "veryHidden" }).addRows(originRows(origins));
  return Buffer.from(await book.xlsx.writeBuffer());
}

type Page = import("exceljs").Worksheet;

function fill(page: Page, { rows, merges, hiddenRows }: Grid): void {
  const widths: number[] = [];
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      if (value === null) continue;
      const cell = page.getCell(index + 1, column + 1);
      cell.value = value;
      cell.alignment = { vertical: "middle", wrapText: typeof value === "string" && value.length > 20 };
      if (typeof value === "string") cell.numFmt = "@";
      else if (typeof value === "number" && Number.isInteger(value)) cell.numFmt = "0";
      widths[column] = Math.max(widths[column] ?? 6, Math.min(widthOf(value), 40));
    }
  }
  for (const [column, width] of widths.entries()) page.getColumn(column + 1).width = (width ?? 6) + 2;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    if (endRow - startRow > 100_000 || holdsMore(rows, { startRow, startCol, endRow, endCol })) continue;
    try {
      page.mergeCells(startRow + 1, startCol + 1, endRow + 1, endCol + 1);
    } catch {
      // Merges that overlap are left out: what the cells say is all there.
    }
  }
  for (const row of hiddenRows.slice(0, 100_000)) page.getRow(row + 1).hidden = true;
}

/** Whether a cell under a merge has a value of its own, which the merge would take away. */
function holdsMore(rows: Grid["rows"], { startRow, startCol, endRow, endCol }: Merge): boolean {
  for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row += 1)
    for (let column = startCol; column <= Math.min(endCol, (rows[row]?.length ?? 0) - 1); column += 1)
      if ((row !== startRow || column !== startCol) && (rows[row]?.[column] ?? null) !== null) return true;
  return false;
}

const widthOf = (value: CellValue): number =>
  [...String(value ?? "")].reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);

/** What concerns no single cell is said at the row's beginning, at the column's head, or in the first cell. */
function placeOf(cell: string | undefined): string {
  if (cell !== undefined && cellAt(cell)) return cell;
  const [, column = "A", row = "1"] = /^([A-Z]+)?(\d+)?:/.exec(cell ?? "") ?? [];
  return `${column}${row}`;
}

function mark(cell: import("exceljs").Cell, problems: readonly Problem[]): void {
  cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFC7CE" } };
  // Of several names in a cell it is said which one.
  const written = String(cell.value ?? "").trim();
  const lines = problems.map(
    ({ found, message, hint }) => `${found === "" || found === written ? "" : `“${found}”：`}${message.zh}${hint ? `\n→ ${hint.zh}` : ""}`,
  );
  cell.note = {
    texts: [{ text: seenText([...new Set(lines)].join("\n")), font: { size: 10, name: "宋体" } }],
    margins: { insetmode: "auto" },
  };
}

/** A sheet keeps its name, a text file gives it its own; of two sheets of one name the later ones say whose they are. */
function freeName(name: string, file: string, taken: Set<string>): string {
  const stem = file.replace(/\.[^.]*$/, "");
  const names = [
    sheetName(name === "CSV" ? stem : name),
    sheetName(`${name} ${stem}`),
    ...Array.from({ length: 999 }, (_, i) => sheetName(`${i + 2} ${name}`)),
  ];
  const free = names.find((each) => !taken.has(each.toLowerCase())) ?? name;
  taken.add(free.toLowerCase());
  return free;
}
