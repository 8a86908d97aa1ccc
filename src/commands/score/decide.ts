import { text } from "../../domain/text/text.ts";
import { decide } from "../../trips/evaluate/decide.ts";
import { argument, booleanFlag, command, flag } from "../command.ts";
import { currentOf } from "./current-evaluation.ts";
import { YEAR, yearOf } from "./options.ts";

export const scoreDecide = command({
  name: "decide",
  alias: "决定",
  summary: text("登记领导对一位委员等次的决定（计算的等次照留）", "record the leaders' decision on a grade, beside the computed one"),
  args: [argument("<member>")],
  flags: {
    ...YEAR,
    grade: flag("--grade <grade>", text("决定的等次（名称或代号）", "the grade decided, by its name or id")),
    reason: flag("--reason <reason>", text("原因、依据", "the reason")),
    withdraw: booleanFlag("--withdraw", text("撤回决定，仍按计算的等次", "take the decision back: the computed grade holds")),
  },
  examples: ["score decide 张三 --grade 优秀 --reason 主席会议研究决定", "score decide 张三 --year 2026 --withdraw"],
  async run(context, options, written: string) {
    const desk = await context.desk();
    const year = yearOf(context, options);
    const current = await currentOf(context.io, desk, year);
    const { operation, member, called, grade, reason, summary } = await decide(desk, current, {
      member: written,
      grade: options.grade,
      reason: options.reason,
      isWithdrawn: options.withdraw === true,
    });
    return {
      json: () => ({
        operation,
        id: member.person,
        name: member.name,
        year,
        computed: member.grade,
        decided: grade?.id ?? null,
        reason,
      }),
      say: (io) =>
        io.say(
          operation === null
            ? text("没有变化", "no change")
            : text(
                `已登记：${summary}（计算等次 ${member.gradeName}；${desk.file}；撤销：cppcc undo）`,
                `recorded: ${called} ${grade?.id ?? "no decision"} (computed: ${member.grade}; ${desk.file}; take it back with cppcc undo)`,
              ),
        ),
    };
  },
});
