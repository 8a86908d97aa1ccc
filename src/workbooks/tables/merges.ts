import type { CellValue, Merge } from "../grid.ts";

type Rows = readonly (readonly CellValue[])[];

/** How many cells merges may fill: more is no table. */
const MOST = 2_000_000;

/**
 * A merged cell down a column holds for each of its rows, in all columns or those that are asked for. Rows that no merge
 * touches are left as they are. Undefined where merges would fill more cells than any table has.
 */
export function fillMerges(rows: Rows, merges: readonly Merge[], columns?: ReadonlySet<number>): Rows | undefined {
  const down = merges.filter(({ startRow, endRow, startCol }) => endRow > startRow && (columns?.has(startCol) ?? true));
  if (down.length === 0) return rows;
  const filled: (readonly CellValue[])[] = [...rows];
  const own = new Set<number>();
  let count = 0;
  for (const { startRow, endRow, startCol } of down) {
    const value = filled[startRow]?.[startCol] ?? null;
    if (value === null) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, filled.length - 1); row += 1) {
      if ((filled[row]?.[startCol] ?? null) !== null) continue;
      const line = own.has(row) ? (filled[row] as CellValue[]) : [...(filled[row] ?? [])];
      count += startCol >= line.length ? startCol - line.length + 1 : 1;
      if (count > MOST) return undefined;
      while (line.length < startCol) line.push(null);
      line[startCol] = value;
      filled[row] = line;
      own.add(row);
    }
  }
  return filled;
}

/** The merge over each column, of those that touch a stretch of rows: looked up instead of searched for each column. */
export function mergesOver(merges: readonly Merge[], fromRow: number, toRow: number, wanted: (merge: Merge) => boolean = () => true) {
  const over = new Map<number, Merge>();
  let steps = 0;
  for (const merge of merges) {
    if (merge.startRow > toRow || merge.endRow < fromRow || !wanted(merge)) continue;
    for (let column = merge.startCol; column <= merge.endCol; column += 1) if (!over.has(column)) over.set(column, merge);
    steps += merge.endCol - merge.startCol + 1;
    // Merges never overlap, so that those of a few rows are no more than the columns: what goes on is no honest sheet.
    if (steps > MOST) break;
  }
  return over;
}
