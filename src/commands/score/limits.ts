import type { Limit, Reached } from "../../domain/checks/limits.ts";
import { text } from "../../domain/text/text.ts";
import { limitsSheet } from "../../report/limits.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { reachedBy } from "../../trips/checks/limits.ts";
import { limitBook } from "../../trips/evaluate/rules.ts";
import { command } from "../command.ts";
import { rulesFlag, rulesOf, yearOf, yearsFlag } from "./options.ts";

export const scoreLimits = command({
  name: "limits",
  alias: "限度",
  summary: text("退出和暂停履职：谁到了哪条限度，有哪些记录", "withdrawal and suspension: who has reached which limit, with the records"),
  flags: {
    year: yearsFlag(text("到哪个年度为止（默认今年）", "up to which year (default: this one)")),
    rules: rulesFlag(text("限度文件（默认 rules/limits.yaml）", "the file of limits (default rules/limits.yaml)")),
  },
  examples: ["score limits --year 2026", "score limits --rules 我县退出办法.yaml"],
  async run(context, options) {
    const { name, limits } = await limitBook(context, rulesOf(options));
    const desk = await context.desk();
    const year = yearOf(context, options);
    const { found, apart } = await reachedBy(desk, limits, year);
    return {
      json: () => ({ year, rules: name, limits: limits.map((limit) => limitJson(limit, found)) }),
      async say(io) {
        await printSheet(io, limitsSheet(name, year, found, apart));
        const people = new Set(found.map(({ person }) => person)).size;
        io.say(
          people === 0
            ? text("没有人到限度", "nobody has reached a limit")
            : text(
                `${people} 人到了限度；是否处理由领导决定，程序不改任何人的状态`,
                `${people} have reached a limit; what follows is for the leaders to decide`,
              ),
        );
      },
    };
  },
});

function limitJson(limit: Limit, found: readonly Reached[]) {
  const { name, within, running, action, source } = limit;
  return {
    limit: name,
    within,
    running,
    action,
    source,
    members: found
      .filter((one) => one.limit === limit)
      .map(({ person, name: who, have, years, records }) => ({ id: person, name: who, have, years, records })),
  };
}
