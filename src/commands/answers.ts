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
