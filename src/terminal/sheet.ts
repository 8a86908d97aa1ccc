import { maskedTexts } from "../domain/text/personal-numbers.ts";
import { text } from "../domain/text/text.ts";
import { visibleText } from "../domain/text/unseen.ts";
import { cellWords, isNumeric, type Sheet, titleWithCount } from "../report/sheet.ts";
import type { Io, Unmask } from "./io.ts";
import { tableColours } from "./paint.ts";

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

/** The table as text, with its title and the number of rows. */
async function renderSheet(io: Pick<Io, "t" | "color">, sheet: Sheet): Promise<string> {
  const { drawTable } = await import("./draw-table.ts");
  const table = drawTable({
    // Of an evaluation they are names of a rule file: somebody wrote them, as they did the cells.
    head: sheet.columns.map(({ title, short }) => oneLine(io.t(short ?? title))),
    rows: sheet.rows.map((row) => sheet.columns.map((column) => oneLine(io.t(cellWords(column, row))))),
    isRight: sheet.columns.map(isNumeric),
    ...(io.color ? await tableColours() : {}),
  });
  return `${visibleText(io.t(titleWithCount(sheet)))}\n${table}`;
}

/** What somebody wrote stays in its line: a tab or a line break in a cell would look like another row. */
const oneLine = (value: string): string =>
  shortened(visibleText(value.replace(/[\s]+/gu, (gap) => (/[\t\n\v\f\r\u2028\u2029]/.test(gap) ? " " : gap))));

/** So many characters of a cell are shown: no window is wider. */
const SHOWN = 300;
const shortened = (value: string): string => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
