import { text } from "../../domain/text/text.ts";
import { reopenYear } from "../../trips/evaluate/close-year.ts";
import { command, flag, required } from "../command.ts";
import { YEAR, YEAR_ARGUMENT, yearFrom } from "./options.ts";

export const yearReopen = command({
  name: "reopen",
  alias: "重开",
  summary: text("重开已关闭的年度（写明原因，记入日志）", "open a closed year again, with a reason that is logged"),
  args: [YEAR_ARGUMENT],
  flags: { ...YEAR, reason: required(flag("--reason <reason>", text("原因", "the reason"))) },
  examples: ["year reopen 2025 --reason 主席会议决定更正"],
  async run(context, options, written: string | undefined) {
    const year = yearFrom(written, options);
    const reason = options.reason.trim();
    const desk = await context.desk();
    reopenYear(desk, year, reason);
    return {
      json: () => ({ year, closed: false, reason }),
      say: (io) =>
        io.say(
          text(
            `已重开 ${year} 年度（原因：${reason}；${desk.file}）；更正后请重新考核并关闭`,
            `${year} is open again (${reason}; ${desk.file}); evaluate and close it again after the correction`,
          ),
        ),
    };
  },
});
