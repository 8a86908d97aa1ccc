import { called } from "../../domain/people/called.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import type { History } from "../../domain/scoring/history.ts";
import { text } from "../../domain/text/text.ts";
import { historySheet } from "../../report/history.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type HistoryFound, history } from "../../trips/evaluate/history.ts";
import { yearArg } from "../args.ts";
import { argument, command, flag } from "../command.ts";
import { yearOf, yearsFlag } from "./options.ts";

export const scoreHistory = command({
  name: "history",
  alias: "历年",
  summary: text(
    "历年考核：平均、最低、升降，连续两年低于线的",
    "evaluations over the years: means, lowest, trends, who was below the line twice",
  ),
  args: [argument("[member]")],
  flags: {
    from: flag("--from <year>", text("从哪个年度起（默认本届第一年）", "from which year (default: the term's first)"), yearArg),
    year: yearsFlag(text("到哪个年度为止（默认今年）", "up to which year (default: this one)")),
    line: flag("--line <points>", text("分数线（默认规则里最低的分数线）", "the line (default: the lowest of the rule set)"), Number),
  },
  examples: ["score history", "score history 张三 --from 2024 --year 2026", "score history --line 70"],
  async run(context, options, member: string | undefined) {
    const { from, line } = options;
    const found = await history(await context.desk(), { year: yearOf(context, options), from, line, member });
    const { years, histories, below } = found;
    return {
      json: () => ({ years, members: histories.map(historyJson), belowTwice: below.map(({ person: id, name }) => ({ id, name })) }),
      say: (io) => sayHistory(io, found),
    };
  },
});

async function sayHistory(io: Io, { years, running, histories, below, apart, gradesOf }: HistoryFound): Promise<void> {
  await printSheet(io, historySheet(histories, years, running, apart, gradesOf));
  if (below.length === 0) {
    io.say(text("没有人连续两年低于线", "nobody was below the line two years running"));
    return;
  }
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

const historyJson = ({ person, name, years, mean, lowest, trend, belowTwice }: History) => ({
  id: person,
  name,
  years: years.map((one) => ({ ...one, total: one.total === null ? null : shown(one.total) })),
  mean: mean === null ? null : shown(mean),
  lowest: lowest === null ? null : shown(lowest),
  trend: trend === null ? null : shown(trend),
  belowTwice,
});
