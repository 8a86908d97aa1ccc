import { chineseDate, dateWithin } from "../domain/calendar/dates.ts";
import { pointsText } from "../domain/scoring/exact.ts";
import { type Text, text } from "../domain/text/text.ts";

/**
 * Results arranged as a table, before anyone decided how to show them. Cells stay raw: a printer turns them into words,
 * JSON or a workbook's cells.
 */
export type SheetCell = string | number | boolean | null;

export type SheetRow = Readonly<Record<string, SheetCell>>;

export interface SheetColumn {
  /** The key of JSON. */
  readonly key: string;
  readonly title: Text;
  /** A shorter title, for a terminal. */
  readonly short?: Text;
  /** Numbers and points align right. Points have as many decimals on paper as the column needs (paperWords); a date is partial. */
  readonly kind?: "text" | "number" | "points" | "date";
  /** Of points: how many decimals they are rounded to; two unless said. */
  readonly decimals?: number;
  /** The word for a raw value: serving → 在任. The row is there for a word that depends on a neighbour. */
  readonly words?: (value: string, row: SheetRow, leftOut: ReadonlySet<string>) => Text;
  /** Width in a workbook, in characters. */
  readonly width?: number;
  /** At a window too narrow for all: those with 1 are left out first, then those with 2 …; without it a column stays. */
  readonly yields?: number;
  /** A sentence: at a window too narrow it is broken into lines; what is none is cut. */
  readonly prose?: true;
  /** A name or a title: the last to be cut. */
  readonly isWhole?: true;
  /** The columns beside it that say a part of what it would say itself: its words depend on whether they are shown. */
  readonly leansOn?: readonly string[];
  /** What a row's cell means, by a colour where there are colours. */
  readonly tone?: (row: SheetRow) => Tone | undefined;
}

/** Good, of concern, bad. */
export type Tone = "green" | "yellow" | "red";

const NONE: ReadonlySet<string> = new Set();

export interface Sheet {
  readonly title: Text;
  /** Stands under the title on paper: 考核期：2025年1月1日至12月31日. */
  readonly subtitle?: string;
  /** What a row is: 人, 件; 行 unless said. Stands with the number of rows. */
  readonly unit?: Text;
  /** The year that the sheet is about: on paper its dates are written without it. */
  readonly year?: number;
  /** To be imported again: dates stay as they are on record. */
  readonly again?: true;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Said under the table. */
  readonly notes: readonly Text[];
}

/** A cell in words, for a table or a document; `leftOut`: the columns that are not shown beside it. */
export function cellWords(column: SheetColumn, row: SheetRow, leftOut: ReadonlySet<string> = NONE): Text {
  const value = row[column.key] ?? null;
  if (value === null) return text("", "");
  if (typeof value === "boolean") return value ? text("是", "yes") : text("否", "no");
  if (typeof value === "number") {
    const shown = column.kind === "points" ? pointsText(value) : String(value);
    return text(shown, shown);
  }
  return column.words ? column.words(value, row, leftOut) : text(value, value);
}

/** Whether a column's cells align right. */
export const isNumeric = ({ kind }: SheetColumn): boolean => kind === "number" || kind === "points";

/** A sheet's title with the number of its rows and what they are: 第十届委员（共240人）, members of term 10 (members: 240). */
export function titleWithCount({ title, unit = text("行", "rows"), rows }: Sheet): Text {
  return text(`${title.zh}（共${rows.length}${unit.zh}）`, `${title.en} (${unit.en}: ${rows.length})`);
}

/** How many decimals the points of a column have, the same in every cell: none where all are whole, else as they are rounded. */
export const decimalsOf = ({ key, decimals = 2 }: SheetColumn, rows: readonly SheetRow[]): number =>
  rows.every((row) => typeof row[key] !== "number" || Number.isInteger(row[key])) ? 0 : decimals;

/** A sheet's cells as a paper shows them: the points of a column with equal decimals, dates in Chinese. */
export function paperWords(sheet: Sheet): (column: SheetColumn, row: SheetRow) => string {
  const decimals = new Map(sheet.columns.map((column) => [column.key, column.kind === "points" ? decimalsOf(column, sheet.rows) : 0]));
  return (column, row) => {
    const value = row[column.key] ?? null;
    if (column.kind === "points" && typeof value === "number") return value.toFixed(decimals.get(column.key));
    const words = cellWords(column, row).zh;
    return column.kind === "date" && sheet.again === undefined ? words.replace(DATES, (date) => dateOnPaper(date, sheet.year)) : words;
  };
}

/** A cell may hold several dates, or none: 2026-05-01；—. */
const DATES = /(?<!\d)\d{4}(-\d{2}(-\d{2})?)?(?!\d)/g;

const dateOnPaper = (date: string, year: number | undefined): string => (year === undefined ? chineseDate(date) : dateWithin(date, year));
