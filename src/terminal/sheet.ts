import { maskedTexts } from "../domain/text/personal-numbers.ts";
import { text } from "../domain/text/text.ts";
import { visibleText } from "../domain/text/unseen.ts";
import { cellWords, isNumeric, type Sheet, titleWithCount } from "../report/sheet.ts";
import type { Io, Unmask } from "./io.ts";

/**
 * One printer for every list: a table at a terminal or in a pipe, JSON when it is asked for. Numbers of somebody's in its
 * texts are masked unless they are asked for.
 */
export async function printSheet(io: Io, given: Sheet, { unmask = false }: Unmask = {}): Promise<void> {
  const sheet = unmask ? given : maskedTexts(given);
  if (io.json) {
    io.printJson(sheet.rows, { unmask: true });
    return;
  }
  if (sheet.rows.length === 0) {
    io.say(text(`${sheet.title.zh}：没有记录`, `${sheet.title.en}: no records`));
    for (const note of sheet.notes) io.say(note);
    return;
  }
  io.printLaidOut(await renderSheet(io, sheet));
  for (const note of sheet.notes) io.say(note);
}

/** How many rows cli-table3 lays out at a time: its work grows with the square of a table's rows. */
const BLOCK = 60;

/** The table as text, with its title and the number of rows. */
async function renderSheet(io: Pick<Io, "t" | "color">, sheet: Sheet): Promise<string> {
  const [{ default: Table }, { default: stringWidth }] = await Promise.all([import("cli-table3"), import("string-width")]);
  const head = sheet.columns.map(({ title, short }) => io.t(short ?? title));
  const rows = sheet.rows.map((row) => sheet.columns.map((column) => oneLine(io.t(cellWords(column, row)))));
  const colWidths = head.map((title, i) => 2 + Math.max(...[title, ...rows.map((row) => row[i] as string)].map(widest)));
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += BLOCK) {
    const isFirst = start === 0;
    const isLast = start + BLOCK >= rows.length;
    const table = new Table({
      ...(isFirst ? { head } : {}),
      colWidths,
      style: { head: io.color ? ["bold"] : [], border: io.color ? ["gray"] : [], compact: true },
      colAligns: sheet.columns.map((column) => (isNumeric(column) ? "right" : "left")),
      chars: { ...(isFirst ? {} : NO_TOP), ...(isLast ? {} : NO_BOTTOM) },
    });
    table.push(...rows.slice(start, start + BLOCK));
    blocks.push(table.toString());
  }
  return `${visibleText(io.t(titleWithCount(sheet)))}\n${blocks.join("\n")}`;

  function widest(value: string): number {
    return Math.max(...value.split("\n").map((line) => stringWidth(line)));
  }
}

/** What somebody wrote stays in its line: a tab or a line break in a cell would look like another row. */
const oneLine = (value: string): string =>
  shortened(visibleText(value.replace(/[\s]+/gu, (gap) => (/[\t\n\v\f\r\u2028\u2029]/.test(gap) ? " " : gap))));

/** So many characters of a cell are shown: no window is wider, and what lays out a table looks at each several times. */
const SHOWN = 300;
const shortened = (value: string): string => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);

const NO_TOP = { top: "", "top-mid": "", "top-left": "", "top-right": "" };
const NO_BOTTOM = { bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" };
