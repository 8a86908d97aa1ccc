import type { Command } from "commander";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import { calledOn } from "../members/called.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { standingEvaluation, yearOf } from "./standing.ts";
import { memberIn } from "./explain.ts";
import { collectYears, optionsOf } from "../../commands/score/options.ts";

interface Options {
  year?: number;
  grade?: string;
  reason?: string;
  withdraw?: boolean;
}

export const declareDecide: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("decide <member>")
    .alias("决定")
    .description(
      t(text("登记领导对一位委员等次的决定（计算的等次照留）", "record the leaders' decision on a grade, beside the computed one")),
    )
    .option("--year <year>", t(text("年度（默认今年）", "the year (default: this one)")), collectYears)
    .option("--grade <grade>", t(text("决定的等次（名称或代号）", "the grade decided, by its name or id")))
    .option("--reason <reason>", t(text("原因、依据", "the reason")))
    .option("--withdraw", t(text("撤回决定，仍按计算的等次", "take the decision back: the computed grade holds")))
    .addHelpText(
      "after",
      examples(context, "score decide 张三 --grade 优秀 --reason 主席会议研究决定", "score decide 张三 --year 2026 --withdraw"),
    )
    .action((member: string, _: Options, command: Command) => runDecide(context, member, optionsOf<Options>(command)));
};

async function runDecide(context: Context, written: string, options: Options): Promise<void> {
  const { io } = context;
  const year = yearOf(context, options);
  const store = await context.store();
  const standing = await standingEvaluation(context, store, year);
  const { rules } = standing;
  const member = await memberIn(context, standing, written);
  if (member.excluded)
    throw new AppError(
      "refused.not_evaluated",
      text(`${member.name}不参加 ${year} 年度考核：${member.why}`, `${member.name} is not evaluated in ${year}: ${member.why}`),
    );
  const missing = options.withdraw ? undefined : options.grade === undefined ? "--grade" : options.reason?.trim() ? undefined : "--reason";
  if (missing !== undefined)
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing}`, `option ${missing} is required`),
      text("决定要写等次和原因，如 --grade 优秀 --reason 主席会议研究决定", "a decision needs its grade and its reason"),
    );
  const grade = rules.grades.find(({ id, name }) => id === options.grade || name === options.grade);
  if (!options.withdraw && !grade) {
    throw new AppError(
      "usage.grade",
      text(`没有这个等次：${options.grade}`, `no such grade: ${options.grade}`),
      wordsHint(
        options.grade ?? "",
        rules.grades.map(({ id, name }) => ({ en: id, zh: name })),
      ),
    );
  }
  const reason = options.reason?.trim() ?? "";
  const name = calledOn(store, standing.evaluation.ends, { id: member.person, name: member.name });
  const summary = grade ? `${year} 年度 ${name}：决定为${grade.name}，${reason}` : `${year} 年度 ${name}：撤回决定`;
  const { operation } = store.ledger.operate({ kind: "write", command: "score decide", summary }, () =>
    grade && !options.withdraw
      ? store.decisions.set(year, { person: member.person, grade: grade.id, gradeName: grade.name, reason })
      : store.decisions.remove(year, member.person),
  );
  if (io.json) {
    io.printJson({
      operation,
      id: member.person,
      name: member.name,
      year,
      computed: member.grade,
      decided: options.withdraw ? null : grade?.id,
      reason,
    });
    return;
  }
  io.say(
    operation === null
      ? text("没有变化", "no change")
      : text(
          `已登记：${summary}（计算等次 ${member.gradeName}；${context.file}；撤销：cppcc undo）`,
          `recorded: ${name} ${options.withdraw ? "no decision" : grade?.id} (computed: ${member.grade}; ${context.file}; take it back with cppcc undo)`,
        ),
  );
}
