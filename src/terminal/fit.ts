import { isNumeric, type SheetColumn } from "../report/sheet.ts";

/** Which columns of a table a window has room for, and how wide each of them is. Pure: widths in, widths out. */

/** Lines between cells, and a space on both sides of each. */
const FRAME = 3;

/** What a cell of a column is cut or broken to before any column is left out, and after all are that may be. */
const ROOMY = { prose: 14, other: 16, yields: 12 };
const TIGHT = { prose: 8, other: 10, yields: 10 };

/** A name or a title is not cut but for one that would fill a window by itself. */
const NAME = 32;

/**
 * The columns in the order in which they are left out: those with a rank in which nothing stands, then by rank, the last of
 * a rank first; then, where nothing else helps, those without one. The first column never is.
 */
export function leavingOrder(
  columns: readonly SheetColumn[],
  isEmpty: (column: number) => boolean,
): { readonly ranked: number[]; readonly rest: number[] } {
  const at = columns.map((_, i) => i);
  const rank = (i: number): number | undefined => {
    const given = columns[i]?.yields;
    return given !== undefined && isEmpty(i) ? 0 : given;
  };
  return {
    ranked: at.filter((i) => rank(i) !== undefined).sort((a, b) => (rank(a) as number) - (rank(b) as number) || b - a),
    rest: at.filter((i) => i > 0 && rank(i) === undefined).reverse(),
  };
}

function least({ yields, prose, isWhole, ...column }: SheetColumn, natural: number, of: typeof ROOMY): number {
  if (isNumeric(column)) return natural;
  return Math.min(natural, isWhole ? NAME : prose ? of.prose : yields === undefined ? of.other : of.yields);
}

/** How wide each column is where they have so much room together: in proportion to its cells, none wider than they are; null where it does not do. */
export function widthsIn(
  columns: readonly SheetColumn[],
  natural: readonly number[],
  room: number,
  by: "roomy" | "tight",
): number[] | null {
  const free = room - 1 - FRAME * columns.length;
  const floors = columns.map((column, i) => least(column, natural[i] as number, by === "roomy" ? ROOMY : TIGHT));
  if (sum(floors) > free) return null;
  if (sum(natural) <= free) return [...natural];
  const widths = [...floors];
  // What is free goes, one by one, to where the longest cell is cut most or takes the most lines.
  const crowd = (i: number): number => (natural[i] as number) / (widths[i] as number);
  for (let left = free - sum(floors); left > 0; left -= 1) {
    const next = widths.reduce((most, _, i) => (crowd(i) > crowd(most) ? i : most), 0);
    if (crowd(next) <= 1) break;
    widths[next] = (widths[next] as number) + 1;
  }
  return widths;
}

/** The one column that is left where nothing else helps. */
export const onlyWidth = (natural: number, room: number): number => Math.max(1, Math.min(natural, room - 1 - FRAME));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
