import { join } from "node:path";
import type { Command } from "commander";
import { finalGrade } from "../../domain/scoring/decisions.ts";
import type { MemberFacts } from "../../domain/scoring/facts.ts";
import { type Limit, type LimitYear, limitsReached, type Reached } from "../../domain/scoring/limits.ts";
import { text } from "../../domain/text/text.ts";
import { stateLabel } from "../../domain/vocabulary/kinds.ts";
import { nameColumn } from "../../report/name-column.ts";
import type { ClosedYear } from "../../store/facts/booked-deeds.ts";
import type { Store } from "../../store/store.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../members/called.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { yearOf } from "./standing.ts";
import { collectTexts, collectYears, optionsOf } from "../../commands/score/options.ts";
import { resultsOf, yearsTo } from "./term-years.ts";

interface Options {
  year?: number;
  rules?: string;
}

export const declareLimits: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("limits")
    .alias("限度")
    .description(
      t(text("退出和暂停履职：谁到了哪条限度，有哪些记录", "withdrawal and suspension: who has reached which limit, with the records")),
    )
    .option("--year <year>", t(text("到哪个年度为止（默认今年）", "up to which year (default: this one)")), collectYears)
    .option("--rules <file>", t(text("限度文件（默认 rules/limits.yaml）", "the file of limits (default rules/limits.yaml)")), collectTexts)
    .addHelpText("after", examples(context, "score limits --year 2026", "score limits --rules 我县退出办法.yaml"))
    .action((_: object, command: Command) => runLimits(context, optionsOf<Options>(command)));
};

/** The file of limits that a command means. */
export const limitsFile = ({ root, input }: Context, file: string | undefined): string =>
  file === undefined ? join(root, "rules", "limits.yaml") : input(file);

async function runLimits(context: Context, options: Options): Promise<void> {
  const { io } = context;
  const { readLimits } = await import("../../rules/limits.ts");
  const { name, limits } = readLimits(limitsFile(context, options.rules));
  const store = await context.store();
  const year = yearOf(context, options);
  const found = await reachedBy(store, limits, year, context.today);
  if (io.json) {
    io.printJson({ year, rules: name, limits: limits.map((limit) => limitJson(limit, found)) });
    return;
  }
  await printSheet(io, {
    title: text(`${name}：到 ${year} 年度`, `${name}: up to ${year}`),
    columns: [
      { key: "limit", title: text("限度", "limit") },
      nameColumn(
        apartOn(
          store,
          store.periods.of(year).to,
          found.map(({ person }) => person),
        ),
        "person",
      ),
      { key: "have", title: text("次数", "times"), kind: "number" },
      { key: "records", title: text("记录", "records") },
      { key: "action", title: text("处理", "action") },
    ],
    rows: found.map((one) => ({
      limit: one.limit.name,
      person: one.person,
      name: one.name,
      have: one.have,
      records: recordsText(one),
      action: one.limit.action,
    })),
    notes: [],
  });
  const people = new Set(found.map(({ person }) => person)).size;
  io.say(
    text(
      people === 0 ? "没有人到限度" : `${people} 人到了限度；是否处理由领导决定，程序不改任何人的状态`,
      people === 0 ? "nobody has reached a limit" : `${people} have reached a limit; what follows is for the leaders to decide`,
    ),
  );
}

const asClosed = (store: Store, year: number): ClosedYear | null => {
  const closed = store.periods.closed(year);
  return closed ? { id: closed.id, isNow: false } : null;
};

/** Who has reached which limit in the years of the term up to one. */
export async function reachedBy(store: Store, limits: readonly Limit[], year: number, today: string): Promise<Reached[]> {
  const years = yearsTo(store, year);
  const results = new Map((await resultsOf(store, years)).map((result) => [result.year, result]));
  const needs = { details: true, named: false, positions: 30, places: false };
  const all = years.map((each): LimitYear => {
    const period = store.periods.of(each);
    const facts = new Map<number, MemberFacts>();
    for (const member of store.facts.of("members", period, needs, asClosed(store, each))) facts.set(member.person, member);
    // The grade of a year that is not over is provisional, and nobody's limit.
    const grades = (period.to < today ? (results.get(each)?.members ?? []) : [])
      .filter(({ excluded }) => !excluded)
      .map((member): [number, string[]] => {
        const { grade, gradeName } = finalGrade(member);
        return [member.person, [grade ?? "", gradeName ?? ""]];
      });
    return {
      year: each,
      period,
      facts,
      grades: new Map(grades),
      isKnown: period.to < today && store.facts.expectedMeetings(period).length > 0,
    };
  });
  return limitsReached(limits, all);
}

function recordsText({ records, years, limit }: Reached): string {
  if (records.length === 0) return `${years.join("、")} 年度${limit.grade === null ? "没有合条件的记录" : limit.grade}`;
  return records
    .map(({ date, title, states }) =>
      `${date ?? ""} ${title}${states.length > 0 ? `（${states.map((state) => stateLabel(state).zh).join("、")}）` : ""}`.trim(),
    )
    .join("；");
}

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
