/**
 * What an office says of its own sheet (`--map FILE`, docs/guide.md): which column is which field, which rows to pass
 * over, what its marks mean, what holds where nothing is written. Everything in it is optional.
 */
export interface ColumnMap {
  /** Of which sheets; all where none is named. */
  readonly sheets: readonly string[];
  /** The row of the header, counted from 1; 0: there is none. */
  readonly header: number | null;
  /** Rows that are no data, counted from 1. */
  readonly skip: ReadonlySet<number>;
  /** By field: the header that stands over the column, or its letter. */
  readonly columns: ReadonlyMap<string, string>;
  /** By column (its header or letter): the meeting that a matrix's column is of. */
  readonly meetings: ReadonlyMap<string, MappedMeeting>;
  /** The office's own marks of attendance, and the word that each stands for: ● → 出席. */
  readonly marks: ReadonlyMap<string, string>;
  /** By field: what a cell says where nothing is written. */
  readonly defaults: ReadonlyMap<string, string>;
  /** By field: what a written value stands for. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface MappedMeeting {
  readonly kind: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly id: number | null;
}

export const NO_MAP: ColumnMap = {
  sheets: [],
  header: null,
  skip: new Set(),
  columns: new Map(),
  meetings: new Map(),
  marks: new Map(),
  defaults: new Map(),
  values: new Map(),
};

/** Whether a map names a column by its letter: C, AB. */
export function columnOfLetter(written: string): number | undefined {
  if (!/^[A-Z]{1,2}$/.test(written)) return undefined;
  return [...written].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
