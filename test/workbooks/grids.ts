import type { CellValue, Grid, Workbook } from "../../src/workbooks/grid.ts";
import { ROSTER, readRoster } from "../../src/workbooks/imports/roster.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";

export type Cells = readonly (readonly CellValue[])[];

/** A merged range as a spreadsheet names it: A1:C2. */
export function merge(range: string): Grid["merges"][number] {
  const match = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range);
  if (!match) throw new Error(`${range} is no range`);
  const column = (letter: string | undefined): number => (letter ?? "A").charCodeAt(0) - 65;
  return { startRow: Number(match[2]) - 1, startCol: column(match[1]), endRow: Number(match[4]) - 1, endCol: column(match[3]) };
}

export const grid = (rows: Cells, more: Partial<Grid> & { merged?: readonly string[] } = {}): Grid => {
  const { merged = [], ...fields } = more;
  return { name: "名册", hidden: false, hiddenRows: [], rows, merges: merged.map(merge), ...fields };
};

export const workbook = (...sheets: Grid[]): Workbook => ({ file: "名册.xlsx", sha256: "0".repeat(64), format: "xlsx", notes: [], sheets });

/** A roster as an import reads it: tables, their rows, every problem and note. */
export function roster(sheets: Grid | readonly Grid[], only?: string) {
  const { tables, problems, notes } = readTables(workbook(...[sheets].flat()), ROSTER, only);
  const read = tables.map((table) => readRoster(table, { term: 10, termStarts: "2022-01-01", today: "2027-01-10" }));
  return {
    tables,
    rows: read.flatMap(({ rows }) => rows),
    problems: [...problems, ...read.flatMap((table) => table.problems)],
    warnings: read.flatMap((table) => table.warnings),
    notes: [...notes, ...tables.flatMap((table) => table.notes)].map(({ zh }) => zh),
  };
}

export const sheetOf = (rows: Cells, ...merged: string[]) => roster(grid(rows, { merged }));
