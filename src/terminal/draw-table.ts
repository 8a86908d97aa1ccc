import { textWidth } from "./width.ts";

/** A table to draw: every cell is one line. */
export interface Drawing {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each column, whether it aligns right. */
  readonly isRight: readonly boolean[];
  /** How borders and the head are painted; as they are where nothing is. */
  readonly border?: (line: string) => string;
  readonly title?: (cell: string) => string;
}

const asIs = (part: string): string => part;

/**
 * A table in box lines, as wide as its widest cells. Drawn here and not by a library, since every cell is one line and
 * nothing spans: cli-table3 took more than half of the time that a list of 240 members takes (225 of 400 ms), and its work
 * grows with the square of the rows. test/terminal/draw-table.test.ts compares the two.
 */
export function drawTable({ head, rows, isRight, border = asIs, title = asIs }: Drawing): string {
  const widths = head.map((name, column) => rows.reduce((most, row) => Math.max(most, textWidth(row[column] as string)), textWidth(name)));
  const rule = (left: string, middle: string, right: string): string =>
    widths.map((width, i) => border(`${i === 0 ? left : middle}${"─".repeat(width + 2)}${i === widths.length - 1 ? right : ""}`)).join("");
  const side = border("│");
  const line = (cells: readonly string[], paint: (cell: string) => string): string =>
    cells
      .map((cell, column) => {
        const gap = " ".repeat((widths[column] as number) - textWidth(cell));
        return `${side}${paint(isRight[column] ? ` ${gap}${cell} ` : ` ${cell}${gap} `)}${column === cells.length - 1 ? side : ""}`;
      })
      .join("");
  return [rule("┌", "┬", "┐"), line(head, title), rule("├", "┼", "┤"), ...rows.map((row) => line(row, asIs)), rule("└", "┴", "┘")].join(
    "\n",
  );
}
