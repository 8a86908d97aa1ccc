import { text } from "../../domain/text/text.ts";
import { resultJson } from "../../report/evaluation-json.ts";
import { resultOf } from "../../trips/evaluate/current-evaluation.ts";
import { command } from "../command.ts";
import { currentOf } from "./current-evaluation.ts";
import { OF, YEAR, yearOf } from "./options.ts";
import { sayResult } from "./result.ts";

export const scoreList = command({
  name: "list",
  alias: "列出",
  summary: text("列出一个年度的考核结果", "list a year's results"),
  flags: { ...YEAR, ...OF },
  examples: ["score list --year 2026", "score list --of 活动组"],
  async run(context, options) {
    const desk = await context.desk();
    const current = await currentOf(context.io, desk, yearOf(context, options), options.of);
    const { rules, roster, apart } = current;
    const result = resultOf(current);
    return {
      json: () => resultJson(result),
      say: (io) => sayResult(io, { rules, result, roster: () => roster, apart }),
    };
  },
});
