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
  readonly bytes: Uint8Array;
  readonly cells: number;
  readonly characters: number;
  readonly megabytes: number;
}

/** Rows from an index on: what the thread sends at a time. */
export interface RowBlock {
  readonly from: number;
  readonly rows: CellValue[][];
}

/** What the thread answers, in order: sheets and their rows, and at the end what it has to say. */
export type ReaderMessage =
  | { readonly sheet: SheetHead }
  | { readonly block: RowBlock }
  | { readonly done: { readonly skipped: readonly string[]; readonly encoding: string | null; readonly hidesRows: boolean } }
  | { readonly failed: "damaged" | "encrypted" | "cells" | "text"; readonly why: string; readonly where?: string };

const BLOCK = 1000;

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
  const flush = (): void => {
    if (rows.length > 0) send({ block: { from, rows } });
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

/** Sheets put together again from what the thread sent. */
export function gridBuilder(): { take: (message: ReaderMessage) => void; grids: () => Grid[] } {
  const sheets: (SheetHead & { rows: (readonly CellValue[])[] })[] = [];
  return {
    take(message) {
      if ("sheet" in message) sheets.push({ ...message.sheet, rows: [] });
      if (!("block" in message)) return;
      const rows = sheets.at(-1)?.rows;
      if (!rows) return;
      while (rows.length < message.block.from) rows.push(NOTHING);
      for (const row of message.block.rows) rows.push(row);
    },
    grids: () => sheets,
  };
}
