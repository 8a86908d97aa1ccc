import { textWidth } from "./width.ts";

/** A table to draw. A cell is one line, or several with \n between them. */
export interface Drawing {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each column, whether it aligns right. */
  readonly isRight: readonly boolean[];
  /** How borders, the head and cells are painted; as they are where nothing is. */
  readonly border?: (line: string) => string;
  readonly title?: (cell: string) => string;
  readonly cell?: (cell: string, row: number, column: number) => string;
  /** In ASCII, for a terminal that has no box lines. */
  readonly isPlain?: boolean;
}

const asIs = (part: string): string => part;

/** Corners, crossings and lines: left, middle and right of the top, of the rule under the head, and of the bottom. */
const BOX = { top: "┌┬┐", under: "├┼┤", bottom: "└┴┘", along: "─", side: "│" };
const PLAIN: typeof BOX = { top: "+++", under: "+++", bottom: "+++", along: "-", side: "|" };

/**
 * A table in box lines, as wide as its widest cells. Drawn here and not by a library, since nothing spans: cli-table3 took
 * more than half of the time that a list of 240 members takes (225 of 400 ms), and its work grows with the square of the
 * rows. test/terminal/draw-table.test.ts compares the two.
 */
export function drawTable({ head, rows, isRight, border = asIs, title = asIs, cell: paint = asIs, isPlain }: Drawing): string {
  const signs = isPlain ? PLAIN : BOX;
  const widths = head.map((name, column) => rows.reduce((most, row) => Math.max(most, cellWidth(row[column] as string)), cellWidth(name)));
  const rule = ([left = "", middle = "", right = ""]: string): string =>
    widths
      .map((width, i) => border(`${i === 0 ? left : middle}${signs.along.repeat(width + 2)}${i === widths.length - 1 ? right : ""}`))
      .join("");
  const side = border(signs.side);
  const line = (cells: readonly string[], painted: (cell: string, column: number) => string): string =>
    cells
      .map((cell, column) => {
        const gap = " ".repeat((widths[column] as number) - textWidth(cell));
        return `${side}${painted(isRight[column] ? ` ${gap}${cell} ` : ` ${cell}${gap} `, column)}${column === cells.length - 1 ? side : ""}`;
      })
      .join("");
  return [
    rule(signs.top),
    ...linesOf(head).map((cells) => line(cells, title)),
    rule(signs.under),
    ...rows.flatMap((row, at) => linesOf(row).map((cells) => line(cells, (cell, column) => paint(cell, at, column)))),
    rule(signs.bottom),
  ].join("\n");
}

const cellWidth = (cell: string): number =>
  cell.includes("\n") ? cell.split("\n").reduce((most, line) => Math.max(most, textWidth(line)), 0) : textWidth(cell);

/** A row as the lines that it takes: as many as its highest cell, the others blank below. */
function linesOf(row: readonly string[]): (readonly string[])[] {
  if (!row.some((cell) => cell.includes("\n"))) return [row];
  const cells = row.map((cell) => cell.split("\n"));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ""));
}
