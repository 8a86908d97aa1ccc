import { text } from "../../domain/text/text.ts";
import { setYear } from "../../trips/evaluate/set-year.ts";
import { dayArg } from "../args.ts";
import { command, flag, required } from "../command.ts";
import { YEAR, YEAR_ARGUMENT, yearFrom } from "./options.ts";

export const yearSet = command({
  name: "set",
  alias: "起止",
  summary: text("设定一个年度的起止日期（如两次全会之间）", "set the two dates of a year, such as from plenary to plenary"),
  args: [YEAR_ARGUMENT],
  flags: {
    ...YEAR,
    from: required(flag("--from <date>", text("第一天", "the first day"), dayArg)),
    to: required(flag("--to <date>", text("最后一天", "the last day"), dayArg)),
  },
  examples: ["year set 2026 --from 2025-12-28 --to 2026-12-27"],
  async run(context, options, written: string | undefined) {
    const year = yearFrom(written, options);
    const { from, to } = options;
    const desk = await context.desk();
    const operation = setYear(desk, { year, from, to });
    return {
      json: () => ({ operation, year, from, to }),
      say: (io) =>
        io.say(
          operation === null
            ? text(`没有变化：${year} 年度 ${from} 至 ${to}`, `no change: ${year} runs from ${from} to ${to}`)
            : text(
                `${year} 年度：${from} 至 ${to}（${desk.file}；撤销：cppcc undo）`,
                `${year} runs from ${from} to ${to} (${desk.file}; take it back with cppcc undo)`,
              ),
        ),
    };
  },
});
