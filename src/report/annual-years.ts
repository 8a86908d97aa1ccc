import { text } from "../domain/text/text.ts";
import type { YearFigures } from "./annual-figures.ts";
import { type Block, tableBlock } from "./document.ts";
import type { SheetColumn, SheetRow } from "./sheet.ts";

/** How the annual report sets a year's figures beside those of the year before. */

/** The year, and beside it the year before where that one is recorded. */
export interface Years {
  readonly now: YearFigures;
  readonly before: YearFigures | null;
  readonly year: number;
  /** 全年, or of a year still running 截至6月15日. */
  readonly whole: string;
}

/** What a table says of a figure that no record speaks of. */
export const NONE = "—";

export interface Figure {
  readonly name: string;
  readonly of: (year: YearFigures) => number | null | undefined;
}

/** A table of figures beside those of the year before, where that is compared. */
export function figureTable(title: string, { now, before, year }: Years, figures: readonly Figure[]): Block {
  const columns: SheetColumn[] = [
    { key: "name", title: text("项目", "figure"), width: 30 },
    { key: "now", title: text(`${year}年`, `${year}`), kind: "number", width: 10 },
    ...(before ? [{ key: "before", title: text(`${year - 1}年`, `${year - 1}`), kind: "number" as const, width: 10 }] : []),
  ];
  const rows = figures.map(({ name, of }): SheetRow => ({ name, now: of(now) ?? NONE, ...(before && { before: of(before) ?? NONE }) }));
  return tableBlock({ title: text(title, title), columns, rows, notes: [] });
}

/** Clauses of prose: what is nothing is not said. */
export const nonZero = (...clauses: readonly (readonly [count: number | null | undefined, words: string])[]): string[] =>
  clauses.flatMap(([count, words]) => (count ? [words] : []));

/** A share as the report prints it: 66.7%. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? NONE : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`;
