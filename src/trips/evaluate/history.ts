import type { Command } from "commander";
import { called } from "../../domain/people/called.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import { type History, histories } from "../../domain/scoring/history.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { historySheet } from "../../report/history.ts";
import type { Store } from "../../store/store.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../members/called.ts";
import { findCandidate } from "../members/who.ts";
import { yearArg } from "../../commands/args.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { yearOf } from "./standing.ts";
import { collectYears, optionsOf } from "../../commands/score/options.ts";
import { resultsOf, yearsTo } from "./term-years.ts";

interface Options {
  year?: number;
  from?: number;
  line?: number;
}

export const declareHistory: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("history [member]")
    .alias("历年")
    .description(
      t(
        text(
          "历年考核：平均、最低、升降，连续两年低于线的",
          "evaluations over the years: means, lowest, trends, who was below the line twice",
        ),
      ),
    )
    .option("--from <year>", t(text("从哪个年度起（默认本届第一年）", "from which year (default: the term's first)")), yearArg)
    .option("--year <year>", t(text("到哪个年度为止（默认今年）", "up to which year (default: this one)")), collectYears)
    .option("--line <points>", t(text("分数线（默认规则里最低的分数线）", "the line (default: the lowest of the rule set)")), Number)
    .addHelpText("after", examples(context, "score history", "score history 张三 --from 2024 --year 2026", "score history --line 70"))
    .action((member: string | undefined, _: object, command: Command) => runHistory(context, member, optionsOf<Options>(command)));
};

interface Histories {
  readonly years: number[];
  /** Those of them that are not over: shown, and counted in no mean. */
  readonly running: number[];
  readonly histories: History[];
}

/** Everybody's line over the years of the term, or from another year on; the line is each year's own unless one is given. */
export async function historiesOf(store: Store, years: readonly number[], today: string, line?: number): Promise<Histories> {
  const results = await resultsOf(store, years);
  const isOver = (year: number): boolean => store.periods.of(year).to < today;
  const found = histories(
    results.map(({ year, members, rules }) => ({
      year,
      members,
      isOver: isOver(year),
      line: line === undefined ? (rules.grades.findLast(({ min }) => min !== null)?.min ?? null) : Math.round(line * 100),
    })),
  );
  const all = results.map(({ year }) => year);
  return { years: all, running: all.filter((year) => !isOver(year)), histories: found };
}

async function runHistory(context: Context, written: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const last = yearOf(context, options);
  const wanted = yearsTo(store, last, options.from);
  if (options.line !== undefined && !Number.isFinite(options.line))
    throw new AppError("usage.line", text("分数线应是数字，如 60", "the line should be a number, such as 60"));
  const { years, running, histories: all } = await historiesOf(store, wanted, context.today, options.line);
  if (years.length === 0)
    throw new AppError(
      "refused.not_evaluated",
      text("这些年度都还没有考核结果", "none of these years has been evaluated"),
      text("请先运行 cppcc score", "run cppcc score first"),
    );
  const person = written === undefined ? null : (await findCandidate(await context.desk(), written)).id;
  const chosen = person === null ? all : all.filter((one) => one.person === person);
  const below = chosen.filter(({ belowTwice }) => belowTwice);
  if (io.json) {
    io.printJson({ years, members: chosen.map(historyJson), belowTwice: below.map(({ person: id, name }) => ({ id, name })) });
    return;
  }
  const apart = apartOn(
    store,
    store.periods.of(last).to,
    all.map((one) => one.person),
  );
  await printSheet(io, historySheet(chosen, years, running, apart));
  if (below.length === 0) io.say(text("没有人连续两年低于线", "nobody was below the line two years running"));
  else {
    io.say(text(`连续两年低于线（共${below.length}人）：`, `below the line two years running (${below.length}):`));
    for (const { person: id, name: bare, years: own } of below) {
      const name = called(apart, { id, name: bare });
      const totals = own
        .filter(({ year }) => !running.includes(year))
        .slice(-2)
        .map(({ year, total }) => `${year} 年 ${pointsText(shown(total ?? 0))}`);
      io.say(text(`  ${name}：${totals.join("，")}`, `  ${name}: ${totals.join(", ")}`));
    }
  }
}

const historyJson = ({ person, name, years, mean, lowest, trend, belowTwice }: History) => ({
  id: person,
  name,
  years: years.map((one) => ({ ...one, total: one.total === null ? null : shown(one.total) })),
  mean: mean === null ? null : shown(mean),
  lowest: lowest === null ? null : shown(lowest),
  trend: trend === null ? null : shown(trend),
  belowTwice,
});
