import { shownMoment } from "../../domain/calendar/moments.ts";
import { text } from "../../domain/text/text.ts";
import { logSheet } from "../../report/log.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { operations } from "../../trips/safety/log.ts";
import { countArg } from "../args.ts";
import { flag, topCommand } from "../command.ts";
import { logShow } from "./log-show.ts";

/** How many operations are listed where nobody says. */
const USUAL = 30;

export const logCommand = topCommand({
  flags: { limit: flag("--limit <n>", text(`最多列出多少条（默认 ${USUAL}）`, `how many at most (default ${USUAL})`), countArg) },
  examples: ["log", "log --limit 100", "log show 7"],
  commands: [logShow],
  async run(context, { limit = USUAL }) {
    const done = operations(await context.desk(), limit);
    return {
      json: () => logSheet(done, (at) => at).rows,
      say: (io) => printSheet(io, logSheet(done, shownMoment)),
    };
  },
});
