import { text } from "../domain/text/text.ts";
import type { Sheet } from "../report/sheet.ts";
import { printSheet } from "../terminal/sheet.ts";
import type { Answer } from "./command.ts";

/** Answers that many commands give. */

/** A list: its rows as JSON, a table in words. */
export const listed = (sheet: Sheet, { unmask }: Pick<Answer, "unmask"> = {}): Answer => ({
  json: () => sheet.rows,
  say: (io) => printSheet(io, sheet, { unmask }),
  unmask,
});

/** A file that was written, by its path. */
export const exported = (path: string): Answer => ({
  json: () => ({ files: [path] }),
  say: (io) => io.say(text(`已导出 ${path}`, `exported ${path}`)),
});
