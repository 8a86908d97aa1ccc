import type { Sheet } from "../../report/sheet.ts";
import { A4_ACROSS, DEFAULT_WIDTH, longest, textWidth } from "./widths.ts";

/** Up to this width a column keeps its own; a wider one is narrowed to no less, and to no less than this share. */
const NARROW = 11;
const LEAST = 0.6;
/** Free at the sides of a cell. */
const PADDING = 1;

/**
 * A table that can be imported again, as it goes to paper: columns without any value are left out, dates are written in
 * Chinese, columns are as wide as their contents and no wider than A4 allows, and what the table does not hold is told to
 * the clerk, not to the reader.
 */
export function printable({ again: _, ...sheet }: Sheet, year: number): Sheet {
  const columns = sheet.columns.filter(({ key }) => sheet.rows.some((row) => (row[key] ?? null) !== null));
  const paper: Sheet = { ...sheet, year, columns: columns.length > 0 ? columns : sheet.columns, notes: [] };
  const contents = longest(paper);
  const widths = paper.columns.map(({ title, width = DEFAULT_WIDTH }, i) =>
    // A title may take two lines.
    Math.min(width, Math.max(Math.ceil((contents[i] as number) + PADDING), Math.ceil(textWidth(title.zh) / 2) + PADDING)),
  );
  return { ...paper, columns: paper.columns.map((column, i) => ({ ...column, width: narrowed(widths)[i] as number })) };
}

/** Wide columns give way, in proportion, where that makes the table fit on A4. */
function narrowed(widths: readonly number[]): readonly number[] {
  const total = (of: readonly number[]): number => of.reduce((sum, width) => sum + width, 0);
  const excess = total(widths) - A4_ACROSS;
  if (excess <= 0) return widths;
  const share = 1 - excess / total(widths.filter((width) => width > NARROW));
  const narrow = widths.map((width) => (width > NARROW ? Math.max(NARROW, Math.floor(width * share)) : width));
  return share >= LEAST && total(narrow) <= A4_ACROSS ? narrow : widths;
}
