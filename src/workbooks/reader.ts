import type { CellValue, Grid, Merge } from "./grid.ts";

/** Where a reader puts what it reads, sheet by sheet and row by row. */
export interface SheetSink {
  readonly begin: (sheet: SheetHead) => void;
  readonly row: (index: number, cells: CellValue[]) => void;
  /** A sheet without cells: a chart, a dialog, a macro sheet. */
  readonly skipped: (name: string) => void;
}

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
}

/** What the reading thread is given. */
export interface ReaderTask {
  readonly format: "xlsx" | "xls" | "ods" | "csv";
  /** Of a large .xlsx two threads read, the values the one and the markup the other. */
  readonly does: "all" | "values" | "markup";
  readonly bytes: Uint8Array;
  readonly cells: number;
  readonly characters: number;
  readonly megabytes: number;
}

/**
 * Rows from an index on: what a thread sends at a time. Values go over once: a cell is the number of its value among
 * all that were sent, so that 汉族 in 100,000 rows is one text and not as many.
 */
export interface RowBlock {
  readonly from: number;
  /** How many cells each row has. */
  readonly lengths: Uint16Array;
  readonly cells: Int32Array;
  /** Values that come for the first time, numbered on from those before. */
  readonly fresh: readonly CellValue[];
}

/** What a sheet's markup tells beside its values, and the values that take the place of those read. */
export interface SheetMarkup {
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly number[];
  /** By row, by column, counted from 0. */
  readonly instead: ReadonlyMap<number, ReadonlyMap<number, CellValue>>;
}

/** What a thread answers, in order: sheets and their rows, their markups, and at the end what it has to say. */
export type ReaderMessage =
  | { readonly sheet: SheetHead }
  | { readonly markups: readonly SheetMarkup[] }
  | { readonly block: RowBlock }
  | { readonly done: { readonly skipped: readonly string[]; readonly encoding: string | null } }
  | { readonly failed: "damaged" | "encrypted" | "cells" | "text"; readonly why: string; readonly where?: string };

const BLOCK = 1000;

/** Numbers values as they come. */
function valueNumbers(): { of: (value: CellValue) => number; fresh: () => CellValue[] } {
  const numbers = new Map<CellValue, number>();
  let fresh: CellValue[] = [];
  return {
    of(value) {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(value, number);
      fresh.push(value);
      return number;
    },
    fresh() {
      const sent = fresh;
      fresh = [];
      return sent;
    },
  };
}

/** Trouble that a reader names itself. */
export class ReadingError extends Error {
  readonly failed: "encrypted" | "cells" | "text";
  readonly where: string | undefined;

  constructor(failed: "encrypted" | "cells" | "text", where?: string) {
    super(failed);
    this.failed = failed;
    this.where = where;
  }
}

const NOTHING: CellValue[] = [];

/** A sink that counts cells against the limit and sends rows in blocks. */
export function blockSink(
  { cells: most, characters }: Pick<ReaderTask, "cells" | "characters">,
  send: (message: ReaderMessage) => void,
  cellName: (row: number, column: number) => string,
): SheetSink & { end: () => void; skippedSheets: string[] } {
  let rows: CellValue[][] = [];
  let from = 0;
  let sheet = "";
  let count = 0;
  const skippedSheets: string[] = [];
  const numbers = valueNumbers();
  const flush = (): void => {
    if (rows.length > 0) {
      const lengths = Uint16Array.from(rows, (row) => row.length);
      const coded = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
      let at = 0;
      for (const row of rows) for (const value of row) coded[at++] = numbers.of(value ?? null);
      send({ block: { from, lengths, cells: coded, fresh: numbers.fresh() } });
    }
    from += rows.length;
    rows = [];
  };
  return {
    begin(head) {
      flush();
      from = 0;
      sheet = head.name;
      send({ sheet: head });
    },
    row(index, cells) {
      if (!Number.isInteger(index) || index < 0 || index > 1_048_575) throw new Error(`row ${index}`);
      let length = cells.length;
      while (length > 0 && (cells[length - 1] ?? null) === null) length -= 1;
      count += cells.length;
      if (count > most) throw new ReadingError("cells");
      for (let column = 0; column < length; column += 1) {
        const value = cells[column];
        if (typeof value === "string" && value.length > characters) throw new ReadingError("text", `${sheet}!${cellName(index, column)}`);
      }
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
    skipped: (name) => void skippedSheets.push(name),
    end: flush,
    skippedSheets,
  };
}

function merged(a: readonly CellValue[], b: readonly CellValue[]): CellValue[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => a[i] ?? b[i] ?? null);
}

/** Sheets put together again from what the threads sent. */
export function gridBuilder(): { take: (message: ReaderMessage) => void; grids: () => Grid[] } {
  const sheets: (SheetHead & { rows: (readonly CellValue[])[] })[] = [];
  const values: CellValue[] = [];
  let markups: readonly SheetMarkup[] = [];
  return {
    take(message) {
      if ("sheet" in message) sheets.push({ ...message.sheet, rows: [] });
      if ("markups" in message) markups = message.markups;
      if (!("block" in message)) return;
      const rows = sheets.at(-1)?.rows;
      const { from, lengths, cells, fresh } = message.block;
      for (const value of fresh) values.push(value);
      if (!rows) return;
      while (rows.length < from) rows.push(NOTHING);
      let at = 0;
      for (const length of lengths) {
        const row = new Array<CellValue>(length);
        for (let i = 0; i < length; i += 1) row[i] = values[cells[at++] as number] as CellValue;
        rows.push(length === 0 ? NOTHING : row);
      }
    },
    grids: () =>
      sheets.map((sheet, i) => {
        const markup = markups[i];
        return markup === undefined ? sheet : { ...sheet, ...marked(sheet.rows, markup) };
      }),
  };
}

function marked(
  rows: (readonly CellValue[])[],
  { merges, hiddenRows, instead }: SheetMarkup,
): Pick<Grid, "rows" | "merges" | "hiddenRows"> {
  for (const [row, cells] of instead) {
    while (rows.length <= row) rows.push(NOTHING);
    const line = [...(rows[row] ?? NOTHING)];
    for (const [column, value] of cells) {
      while (line.length <= column) line.push(null);
      line[column] = value;
    }
    rows[row] = line;
  }
  return { rows, merges, hiddenRows };
}
