import { text } from "../domain/text.ts";
import { cellWords, type Sheet } from "../report/sheet.ts";
import type { Io } from "./io.ts";

/** One printer for every list: a table at a terminal or in a pipe, JSON when it is asked for. */
export async function printSheet(io: Io, sheet: Sheet): Promise<void> {
  if (io.json) {
    io.printJson(sheet.rows);
    return;
  }
  if (sheet.rows.length === 0) {
    io.say(text(`${sheet.title.zh}：没有记录`, `${sheet.title.en}: no records`));
    for (const note of sheet.notes) io.say(note);
    return;
  }
  io.print(await renderSheet(io, sheet));
  for (const note of sheet.notes) io.say(note);
}

/** The table as text, with its title and the number of rows. */
export async function renderSheet(io: Pick<Io, "t" | "color">, sheet: Sheet): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const head = sheet.columns.map(({ title, short }) => io.t(short ?? title));
  const table = new Table({
    head,
    style: { head: io.color ? ["bold"] : [], border: io.color ? ["gray"] : [], compact: true },
    colAligns: sheet.columns.map(({ kind }) => (kind === undefined || kind === "text" ? "left" : "right")),
  });
  for (const row of sheet.rows) table.push(sheet.columns.map((column) => io.t(cellWords(column, row))));
  return `${io.t(sheet.title)}（${sheet.rows.length}）\n${table.toString()}`;
}
