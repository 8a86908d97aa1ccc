import { text } from "../../domain/text/text.ts";
import { logSheet } from "../../report/log.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { operations } from "../../trips/safety/log.ts";
import { countArg } from "../args.ts";
import { flag, topCommand } from "../command.ts";

/** How many operations are listed where nobody says. */
const USUAL = 30;

export const logCommand = topCommand({
  flags: { limit: flag("--limit <n>", text(`最多列出多少条（默认 ${USUAL}）`, `how many at most (default ${USUAL})`), countArg) },
  examples: ["log", "log --limit 100"],
  async run(context, { limit = USUAL }) {
    const done = operations(await context.desk(), limit);
    return {
      json: () => logSheet(done, (at) => at).rows,
      say: (io) => printSheet(io, logSheet(done, localTime)),
    };
  },
});

/** The clerk's own time: 2026-11-25 10:32. */
const localTime = (at: string): string => new Date(at).toLocaleString("sv-SE").slice(0, 16);
