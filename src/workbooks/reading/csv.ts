import { parse } from "csv-parse/sync";
import type { CellValue } from "../grid.ts";
import { ReadingError, type SheetSink } from "./reader.ts";
import { decodeText } from "./text-encoding.ts";

/** A text that begins like a formula is written to CSV behind an apostrophe, which is taken off again here. */
const ESCAPED = /^'+[=+\-@\t\r＝＋－＠]/;

/** 1970.1 may be the number 1970.10, which lost its zero on the way: it stays a number, so that no month is read from it. */
const LOST_ZERO = /^(?:19|20)\d\d\.1$/;

const AS_TEXT = /^="([^"]*)"$/;

/** Lines end in any of three ways, have as many cells as they have, and a quote within a cell is a sign like others. */
const LENIENT = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, relax_quotes: true };

/** A CSV in any encoding of Chinese offices, parted by commas, semicolons or tabs; what is in it is text. */
export function readCsv(bytes: Buffer, sink: SheetSink): string | null {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new Error("no text");
  sink.begin({ name: "CSV", hidden: false });
  const content = decoded.text.replace(/^\ufeff/, "").replace(/^sep=(.)\r?\n/i, "");
  const delimiter = delimiterOf(content);
  const line = openQuote(content, delimiter);
  if (line !== undefined) throw new ReadingError("quote", String(line));
  const cellOf = (written: string): CellValue => {
    // ="13800000001" keeps a spreadsheet from taking a text for a number.
    const text = written.replace(AS_TEXT, "$1");
    if (LOST_ZERO.test(text)) return Number(text);
    return text === "" ? null : ESCAPED.test(text) ? text.slice(1) : text;
  };
  let rows = 0;
  parse(content, {
    ...LENIENT,
    delimiter,
    // Handed on as they are read, and not kept: a file of line breaks alone would fill the memory with rows.
    on_record(row: string[]) {
      sink.row(
        rows,
        row.map((written) => sink.code(cellOf(written))),
      );
      rows += 1;
      return null;
    },
  });
  return decoded.encoding;
}

/** The line of a quote that nothing closes, or another one inside a cell: the rows between would be one cell (RFC 4180, 2.5). */
function openQuote(content: string, delimiter: string): number | undefined {
  let isOpen = false;
  let isStart = true;
  let line = 1;
  let opened = 0;
  for (let i = 0; i < content.length; i += 1) {
    const sign = content[i];
    if (sign === "\n") line += 1;
    if (isOpen) {
      if (sign !== '"') continue;
      const next = content[i + 1];
      if (next === '"') i += 1;
      else if (next === undefined || next === delimiter || next === "\n" || next === "\r") isOpen = false;
      else return opened;
    } else if (sign === '"' && isStart) {
      isOpen = true;
      opened = line;
    }
    isStart = sign === delimiter || sign === "\n" || sign === "\r";
  }
  return isOpen ? opened : undefined;
}

/** The separator that most of the first lines hold, outside quotes; Chinese commas never part cells. */
function delimiterOf(content: string): string {
  const lines = content
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n/)
    .slice(0, 30);
  const score = (mark: string): number => lines.reduce((sum, line) => sum + Math.min(line.split(mark).length - 1, 40), 0);
  const [best = ","] = [",", "\t", ";", "|"].sort((a, b) => score(b) - score(a));
  return score(best) > 0 ? best : ",";
}
