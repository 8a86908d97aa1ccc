import { holdsUnseen, seenText, unseenIn } from "../../domain/text/unseen.ts";
import { type CellValue, cellName, type Grid, type Merge } from "../grid.ts";

/**
 * Where a reader puts what it reads, sheet by sheet and row by row. A cell is a code: the number of its value among all
 * that were read, 0 for a blank.
 */
export interface SheetSink {
  readonly begin: (sheet: SheetHead) => void;
  readonly code: (value: CellValue) => number;
  readonly row: (index: number, cells: number[]) => void;
  /** A row that a filter or the user hides. */
  readonly hidden: (row: number) => void;
  readonly merge: (merge: Merge) => void;
  /** A sheet without cells: a chart, a dialog, a macro sheet. */
  readonly skipped: (name: string) => void;
}

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
}

/** What the reading thread is given. */
export interface ReaderTask {
  readonly format: "xlsx" | "xls" | "ods" | "csv";
  readonly bytes: Uint8Array;
  readonly cells: number;
  readonly characters: number;
}

/** Rows from an index on: what a thread sends at a time. */
export interface RowBlock {
  readonly from: number;
  /** How many cells each row has. */
  readonly lengths: Uint16Array;
  /** Codes of the values. */
  readonly cells: Int32Array;
  /** Values that come for the first time, numbered on from those before. */
  readonly fresh: readonly CellValue[];
}

/** What a thread answers, in order: each sheet, its rows and what is said of it, and at the end what it has to say. */
export type ReaderMessage =
  | { readonly sheet: SheetHead }
  | { readonly block: RowBlock }
  | { readonly hiddenRows: readonly number[]; readonly merges: readonly Merge[] }
  | { readonly done: { readonly skipped: readonly string[]; readonly encoding: string | null; readonly keywords: string } }
  | { readonly failed: "damaged" | ReadingError["failed"]; readonly why: string; readonly where?: string };

/** Trouble that a reader names itself. */
export class ReadingError extends Error {
  readonly failed: "encrypted" | "cells" | "text" | "quote" | "sheets";
  readonly where: string | undefined;

  constructor(failed: ReadingError["failed"], where?: string) {
    super(failed);
    this.failed = failed;
    this.where = where;
  }
}

/** No office has more sheets in one file; each is looked at for itself. */
export const SHEETS = 500;
/** Rows in one message. */
const BLOCK = 1000;
/** A row past the last one of any sheet (Excel's, WPS's). */
const ROWS = 1_048_576;
const NOTHING: number[] = [];

/** A sink that counts cells against the limit and sends rows in blocks. */
export function blockSink(
  { cells: most, characters }: Pick<ReaderTask, "cells" | "characters">,
  send: (message: ReaderMessage) => void,
  cellName: (row: number, column: number) => string,
): SheetSink & { end: () => void; skippedSheets: string[] } {
  const numbers = valueNumbers();
  const tooLong = new Set<number>();
  const skippedSheets: string[] = [];
  let sheet: SheetHead | undefined;
  let hiddenRows: number[] = [];
  let merges: Merge[] = [];
  let rows: number[][] = [];
  let from = 0;
  let count = 0;
  let sheets = 0;
  const flush = (): void => {
    if (rows.length > 0) {
      const lengths = Uint16Array.from(rows, (row) => row.length);
      const cells = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
      let at = 0;
      for (const row of rows) {
        cells.set(row, at);
        at += row.length;
      }
      send({ block: { from, lengths, cells, fresh: numbers.fresh() } });
    }
    from += rows.length;
    rows = [];
  };
  const end = (): void => {
    flush();
    if (sheet) send({ hiddenRows, merges });
    sheet = undefined;
    hiddenRows = [];
    merges = [];
    from = 0;
  };
  return {
    begin(head) {
      end();
      sheets += 1;
      if (sheets > SHEETS) throw new ReadingError("sheets");
      sheet = head;
      send({ sheet: head });
    },
    code(value) {
      const code = numbers.of(value);
      if (typeof value === "string" && value.length > characters) tooLong.add(code);
      return code;
    },
    row(index, cells) {
      if (!Number.isInteger(index) || index < 0 || index >= ROWS) throw new Error(`row ${index}`);
      count += cells.length;
      if (count > most) throw new ReadingError("cells");
      if (tooLong.size > 0) {
        const column = cells.findIndex((code) => tooLong.has(code));
        if (column >= 0) throw new ReadingError("text", `${sheet?.name ?? ""}!${cellName(index, column)}`);
      }
      const length = cells.findLastIndex((code) => code !== 0) + 1;
      if (length < cells.length) cells.length = length;
      if (index < from + rows.length) {
        // A row that comes twice, or too late, fills what is blank in the one that is there.
        if (index >= from) rows[index - from] = merged(rows[index - from] ?? NOTHING, cells);
        else if (length > 0) throw new Error("rows out of order");
        return;
      }
      if (index - from > BLOCK * 20) {
        // A long stretch of nothing is skipped, not sent.
        flush();
        from = index;
      } else while (from + rows.length < index) rows.push(NOTHING);
      rows.push(cells);
      if (rows.length >= BLOCK) flush();
    },
    hidden: (row) => void hiddenRows.push(row),
    merge: (merge) => void merges.push(merge),
    skipped: (name) => void skippedSheets.push(name),
    end,
    skippedSheets,
  };
}

function merged(a: readonly number[], b: readonly number[]): number[] {
  if (a.some((code, i) => code !== 0 && (b[i] ?? 0) !== 0 && b[i] !== code)) throw new Error("a cell that is there twice");
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => a[i] || b[i] || 0);
}

/**
 * Numbers values as they come: mostly once each, so that 汉族 in 100,000 rows goes over to the other thread as one text.
 * A small memory of recent values does that at a tenth of what it costs to know all of them.
 */
function valueNumbers(): { of: (value: CellValue) => number; fresh: () => CellValue[] } {
  const recent = new Array<CellValue>(RECENT).fill(null);
  const codes = new Int32Array(RECENT);
  let next = 1;
  let fresh: CellValue[] = [];
  return {
    of(value) {
      if (value === null || value === "") return 0;
      const place = placeOf(value);
      if (recent[place] === value) return codes[place] as number;
      fresh.push(value);
      recent[place] = value;
      codes[place] = next;
      next += 1;
      return next - 1;
    },
    fresh() {
      const sent = fresh;
      fresh = [];
      return sent;
    },
  };
}

const RECENT = 8192;

/** A place in the memory by a few of a text's characters, or by the number. */
function placeOf(value: string | number | boolean): number {
  if (typeof value !== "string") return (Number(value) | 0) & (RECENT - 1);
  const { length } = value;
  const mixed = Math.imul(value.charCodeAt(0), 31) + Math.imul(value.charCodeAt(length - 1), 257) + value.charCodeAt(length >> 1);
  return ((Math.imul(mixed, 0x9e3779b1) >>> 15) % RECENT) ^ (length & 15);
}

/** A cell in which stood what nobody sees, by its sheet and its name; "" for a sheet's own name. */
export interface Unseen {
  readonly sheet: string;
  readonly cell: string;
  /** U+200B, U+FEFF. */
  readonly characters: readonly string[];
}

/** Sheets put together again from what the thread sent. Here text enters: what cannot be seen in it is taken off, and told. */
export function gridBuilder(): { take: (message: ReaderMessage) => void; grids: () => Grid[]; unseen: () => Unseen[] } {
  const sheets: {
    name: string;
    hidden: boolean;
    rows: (readonly CellValue[])[];
    hiddenRows: readonly number[];
    merges: readonly Merge[];
  }[] = [];
  const values: CellValue[] = [null];
  const empty: CellValue[] = [];
  // The values, by their code, from which something was taken off, and where they stand.
  const taken = new Map<number, string[]>();
  const unseen: Unseen[] = [];
  const enter = (value: CellValue): void => {
    if (typeof value !== "string" || !holdsUnseen(value)) values.push(value);
    else {
      taken.set(values.length, unseenIn(value));
      values.push(seenText(value));
    }
  };
  return {
    take(message) {
      if ("sheet" in message) {
        const name = seenText(message.sheet.name);
        if (name !== message.sheet.name) unseen.push({ sheet: name, cell: "", characters: unseenIn(message.sheet.name) });
        sheets.push({ ...message.sheet, name, rows: [], hiddenRows: [], merges: [] });
      }
      const sheet = sheets.at(-1);
      if (!sheet) return;
      if ("merges" in message) {
        sheet.hiddenRows = message.hiddenRows;
        sheet.merges = message.merges;
      }
      if (!("block" in message)) return;
      const { rows } = sheet;
      const { from, lengths, cells, fresh } = message.block;
      for (const value of fresh) enter(value);
      while (rows.length < from) rows.push(empty);
      let at = 0;
      for (const length of lengths) {
        const row = new Array<CellValue>(length);
        for (let i = 0; i < length; i += 1) {
          const code = cells[at++] as number;
          row[i] = values[code] as CellValue;
          if (taken.size > 0 && taken.has(code))
            unseen.push({ sheet: sheet.name, cell: cellName(rows.length, i), characters: taken.get(code) as string[] });
        }
        rows.push(length === 0 ? empty : row);
      }
    },
    grids: () => sheets,
    unseen: () => unseen,
  };
}
