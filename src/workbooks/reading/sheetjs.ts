import * as XLSX from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import { type CellValue, isPicture, NO_RESULT } from "../grid.ts";
import { isCompound } from "./compound.ts";
import { isDay, serialDay, shownIn, timeOfDay } from "./number-format.ts";
import { ReadingError, type SheetSink } from "./reader.ts";

/**
 * Old workbooks (.xls of Excel 2 to 2003, .et of WPS) and .ods, by SheetJS. Its dates stay serial numbers here and are
 * turned into text by their formats, so that no time zone moves one.
 */
export function readBySheetJs(
  bytes: Buffer,
  sink: SheetSink,
  known: (index: number) => { readonly isHidden: (name: string) => boolean; readonly hiddenRows: readonly number[] } = () => NOTHING_KNOWN,
): void {
  const workbook = open(bytes);
  const isFrom1904 = workbook.Workbook?.WBProps?.date1904 === true;
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name] as (XLSX.WorkSheet & { "!data"?: (XLSX.CellObject | undefined)[][] }) | undefined;
    const properties = workbook.Workbook?.Sheets?.[index];
    if (!sheet || ((sheet["!type"] as string | undefined) !== undefined && sheet["!type"] !== "sheet")) {
      sink.skipped(name);
      continue;
    }
    const { isHidden, hiddenRows } = known(index);
    sink.begin({ name, hidden: (properties?.Hidden ?? 0) > 0 || isHidden(name) });
    for (const row of hiddenRows) sink.hidden(row);
    if (hiddenRows.length === 0)
      for (const [row, settings] of (sheet["!rows"] ?? []).entries()) if (settings?.hidden === true) sink.hidden(row);
    for (const { s, e } of sheet["!merges"] ?? []) sink.merge({ startRow: s.r, startCol: s.c, endRow: e.r, endCol: e.c });
    for (const [row, cells] of (sheet["!data"] ?? []).entries())
      if (cells)
        sink.row(
          row,
          Array.from(cells, (cell) => sink.code(plainOf(cell, isFrom1904))),
        );
  }
}

const NOTHING_KNOWN = { isHidden: () => false, hiddenRows: [] };

function open(bytes: Buffer): XLSX.WorkBook {
  XLSX.set_cptable(codepages);
  try {
    return XLSX.read(isCompound(bytes) ? workbookIn(bytes) : bytes, {
      type: "buffer",
      dense: true,
      cellDates: false,
      cellNF: true,
      cellFormula: true,
      cellText: false,
      WTF: true,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new ReadingError("encrypted");
    throw error;
  }
}

/**
 * The stream of the workbook alone: what else stands in a compound file, document properties above all, is nobody's
 * business, and SheetJS throws over those that Excel for Mac writes. Streams are named without case ([MS-CFB] 2.6.4).
 */
function workbookIn(bytes: Buffer): Buffer {
  const file = XLSX.CFB.read(bytes, { type: "buffer" });
  // A file for two generations of Excel has both.
  const found = XLSX.CFB.find(file, "/Workbook") ?? XLSX.CFB.find(file, "/Book");
  if (!found) throw new Error("no workbook stream");
  return Buffer.from(found.content);
}

function plainOf(cell: XLSX.CellObject | undefined, isFrom1904: boolean): CellValue {
  if (cell?.f !== undefined && isPicture(cell.f)) return `=${cell.f}`;
  if (cell === undefined || cell.t === "z") return cell?.f !== undefined ? NO_RESULT : null;
  if (cell.t === "e") return String(cell.w ?? XLSX_ERRORS.get(Number(cell.v)) ?? "#N/A");
  if (cell.t === "b") return cell.v === true;
  if (cell.t === "d") return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
  if (cell.t !== "n") return String(cell.v ?? "");
  const number = Number(cell.v);
  const format = String(cell.z ?? "General");
  if (XLSX.SSF.is_date(format)) return isDay(number) ? serialDay(number, isFrom1904) : (timeOfDay(number) ?? number);
  return shownIn(format)?.(number) ?? number;
}

const XLSX_ERRORS = new Map([
  [0, "#NULL!"],
  [7, "#DIV/0!"],
  [15, "#VALUE!"],
  [23, "#REF!"],
  [29, "#NAME?"],
  [36, "#NUM!"],
  [42, "#N/A"],
]);
