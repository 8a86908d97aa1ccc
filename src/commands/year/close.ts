import { text } from "../../domain/text/text.ts";
import { closable, closeYear } from "../../trips/evaluate/close-year.ts";
import { command } from "../command.ts";
import { YEAR, YEAR_ARGUMENT, yearFrom } from "./options.ts";

export const yearClose = command({
  name: "close",
  alias: "关闭",
  summary: text("关闭一个年度：记录、规则和结果从此不变", "close a year: its records, rules and result stay as they are"),
  args: [YEAR_ARGUMENT],
  flags: YEAR,
  examples: ["year close 2025"],
  async run(context, options, written: string | undefined) {
    const year = yearFrom(written, options);
    const desk = await context.desk();
    const found = await closable(desk, year);
    const { evaluation, pending } = found;
    // Before anything is closed: a clerk sees it also where the file then cannot be written.
    if (pending.length > 0) context.io.warn(text(`注意，还有未了的事：${pending.join("；")}`, `note, still open: ${pending.join("; ")}`));
    const digest = closeYear(desk, found);
    return {
      json: () => ({ year, closed: true, evaluated: evaluation.evaluated, digest }),
      say: (io) =>
        io.say(
          text(
            `已关闭 ${year} 年度（考核 ${evaluation.evaluated} 人，指纹 ${digest.slice(0, 12)}；${desk.file}）。它的记录、规则和结果从此不变；后来的结果写上日期仍可补登，由下一个未关闭的年度补计`,
            `closed ${year} (${evaluation.evaluated} evaluated, digest ${digest.slice(0, 12)}; ${desk.file}); later outcomes may be added with their dates, and the next open year pays the difference`,
          ),
        ),
    };
  },
});
