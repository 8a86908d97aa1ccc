import { seenTexts } from "../../domain/text/unseen.ts";
import { cellWords, type Sheet, type SheetColumn, type SheetRow } from "../../report/sheet.ts";

/** A text that a spreadsheet would take for a formula; one behind apostrophes too, so that taking one off brings it back (csv.ts). */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Beside what must be quoted, every other mark that a reader may take for the separator: libraries leave those bare. */
const QUOTED = /[",;|\t\r\n]/;

/** A sheet as CSV for Excel and for the imports: header and rows, UTF-8 with BOM, CRLF. Notes are said, not written. */
export function sheetCsv(sheet: Sheet): Buffer {
  const { columns, rows } = seenTexts(sheet);
  const header = columns.map(({ title }) => title.zh);
  const lines = [header, ...rows.map((row) => columns.map((column) => csvCell(column, row)))];
  return Buffer.from(`\ufeff${lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`);
}

const quoted = (value: string): string => (QUOTED.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function csvCell(column: SheetColumn, row: SheetRow): string {
  const value = row[column.key] ?? null;
  if (typeof value === "number") return digits(value);
  const words = cellWords(column, row).zh;
  return FORMULA.test(words) ? `'${words}` : words;
}

/** A number without an exponent, as the imports read it. */
function digits(value: number): string {
  const shown = String(value);
  if (!shown.includes("e")) return shown;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, "");
}
