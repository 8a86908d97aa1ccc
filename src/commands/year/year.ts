import { dayAfter, dayBefore, daysIn } from "../../domain/calendar/dates.ts";
import { clashOf, type SetPeriod } from "../../domain/calendar/office-years.ts";
import { called } from "../../domain/people/called.ts";
import type { EvaluationMember } from "../../domain/scoring/evaluation.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Chain } from "../../store/chain.ts";
import type { Store } from "../../store/store.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../../trips/members/called.ts";
import { dayArg, yearArg } from "../args.ts";
import type { Context } from "../context.ts";
import { type Declare, examples } from "../declare.ts";
import { differencesNow, reproduce } from "../../trips/evaluate/closed.ts";

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  const group = command.addHelpText(
    "after",
    examples(context, "year list", "year close 2025", "year reopen 2025 --reason 主席会议决定更正"),
  );
  const yearText = t(text("年度", "the year"));
  const named = (name: string, alias: string) => group.command(`${name} [year]`).alias(alias).option("--year <year>", yearText, yearArg);
  named("close", "关闭")
    .description(t(text("关闭一个年度：记录、规则和结果从此不变", "close a year: its records, rules and result stay as they are")))
    .addHelpText("after", examples(context, "year close 2025"))
    .action((year: string | undefined, options: { year?: number }) => runClose(context, yearFrom(year, options)));
  named("reopen", "重开")
    .description(t(text("重开已关闭的年度（写明原因，记入日志）", "open a closed year again, with a reason that is logged")))
    .requiredOption("--reason <reason>", t(text("原因", "the reason")))
    .addHelpText("after", examples(context, "year reopen 2025 --reason 主席会议决定更正"))
    .action((year: string | undefined, options: { year?: number; reason: string }) =>
      runReopen(context, yearFrom(year, options), options.reason),
    );
  named("set", "起止")
    .description(t(text("设定一个年度的起止日期（如两次全会之间）", "set the two dates of a year, such as from plenary to plenary")))
    .requiredOption("--from <date>", t(text("第一天", "the first day")), dayArg)
    .requiredOption("--to <date>", t(text("最后一天", "the last day")), dayArg)
    .addHelpText("after", examples(context, "year set 2026 --from 2025-12-28 --to 2026-12-27"))
    .action((year: string | undefined, options: { year?: number; from: string; to: string }) =>
      runSet(context, yearFrom(year, options), options),
    );
  group
    .command("list")
    .alias("列出")
    .description(t(text("列出各年度：起止、是否关闭、指纹", "the years: their dates, whether closed, the digest")))
    .addHelpText("after", examples(context, "year list"))
    .action(() => runList(context));
};

function yearFrom(written: string | undefined, { year }: { year?: number }): number {
  if (written !== undefined && !/^(19|20)\d\d(年度?)?$/.test(written))
    throw new AppError(
      "usage.year",
      text(`应为年份，如 2026：${written}`, `should be a year such as 2026: ${written}`),
      text("如 cppcc year close 2025", "such as cppcc year close 2025"),
    );
  if (written !== undefined) return Number(written.slice(0, 4));
  if (year !== undefined) return year;
  throw new AppError(
    "usage.missing",
    text("要写哪个年度", "which year?"),
    text("如 cppcc year close 2025", "such as cppcc year close 2025"),
  );
}

async function runClose(context: Context, year: number): Promise<void> {
  const { io, today, isDaySet } = context;
  const store = await context.store();
  const { to } = store.periods.of(year);
  if (store.periods.closed(year))
    throw new AppError(
      "refused.closed_year",
      text(`${year} 年度已经关闭`, `${year} is closed already`),
      text("cppcc year list 可查各年度", "see cppcc year list"),
    );
  if (to >= today)
    throw new AppError(
      "refused.not_over",
      text(
        `${year} 年度到 ${to} 才结束（今天 ${today}），还不能关闭`,
        `${year} ends on ${to} (today is ${today}) and cannot be closed yet`,
      ),
      text("到期后再关闭；考核期的起止用 cppcc year set 设定", "close it then; cppcc year set sets the dates"),
    );
  const evaluation = store.evaluations.require(year);
  if (store.evaluations.isStale(evaluation) || evaluation.ends !== to || evaluation.starts !== store.periods.of(year).from)
    throw new AppError(
      "refused.stale",
      text(`${year} 年度考核之后记录或起止日期又有改动`, `records or dates changed after the evaluation of ${year}`),
      text(`请重新运行 cppcc score --year ${year}，核对后再关闭`, `run cppcc score --year ${year} again, then close it`),
    );
  const again = await differencesNow(store, year, evaluation);
  if (again.length > 0)
    throw new AppError(
      "refused.stale",
      text(
        `${year} 年度现在重算与保存的结果不同：${again.slice(0, 5).join("；")}`,
        `computed now, ${year} differs from its saved result: ${again.slice(0, 5).join("; ")}`,
      ),
      text(`请重新运行 cppcc score --year ${year}，核对后再关闭`, `run cppcc score --year ${year} again, then close it`),
    );
  const members = store.evaluations.members(evaluation.id);
  const decided = store.decisions.of(year);
  const apart = apartOn(
    store,
    to,
    members.map(({ person }) => person),
  );
  const nameOf = ({ person: id, name }: EvaluationMember): string => called(apart, { id, name });
  const pending = [
    ...members.filter(({ tied, person }) => tied && !decided.has(person)).map((member) => `${nameOf(member)}：名额边上并列，未定`),
    ...members.flatMap((member) => member.open.map(({ title }) => `${nameOf(member)}：${title}签到待核实`)),
  ];
  if (pending.length > 0) io.warn(text(`注意，还有未了的事：${pending.join("；")}`, `note, still open: ${pending.join("; ")}`));
  const summary = `关闭 ${year} 年度${isDaySet ? `（按设定的日期 ${today}，CPPCC_TODAY）` : ""}`;
  const { result: digest } = store.ledger.operate({ kind: "evaluation", command: "year close", summary }, () =>
    store.periods.close(year, new Date(`${today}T00:00:00Z`).toISOString(), evaluation.id),
  );
  if (io.json) io.printJson({ year, closed: true, evaluated: evaluation.evaluated, digest });
  else
    io.say(
      text(
        `已关闭 ${year} 年度（考核 ${evaluation.evaluated} 人，指纹 ${digest.slice(0, 12)}；${context.file}）。它的记录、规则和结果从此不变；后来的结果写上日期仍可补登，由下一个未关闭的年度补计`,
        `closed ${year} (${evaluation.evaluated} evaluated, digest ${digest.slice(0, 12)}; ${context.file}); later outcomes may be added with their dates, and the next open year pays the difference`,
      ),
    );
}

async function runReopen(context: Context, year: number, reason: string): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const row = store.periods.closed(year);
  if (!row)
    throw new AppError(
      "refused.not_closed",
      text(`${year} 年度没有关闭`, `${year} is not closed`),
      text("cppcc year list 可查各年度", "see cppcc year list"),
    );
  if (reason.trim() === "") throw new AppError("usage.reason", text("原因不能是空的", "the reason cannot be empty"));
  const later = store.periods.all().find((other) => other.closed !== null && other.year > year);
  if (later)
    throw new AppError(
      "refused.later_closed",
      text(
        `${later.year} 年度也已关闭，它可能补计了 ${year} 年度的结果`,
        `${later.year} is closed too, and may have paid late outcomes of ${year}`,
      ),
      text(`请先重开 ${later.year} 年度`, `open ${later.year} again first`),
    );
  store.ledger.operate({ kind: "evaluation", command: "year reopen", summary: `重开 ${year} 年度：${reason.trim()}` }, () =>
    store.periods.reopen(row),
  );
  if (io.json) io.printJson({ year, closed: false, reason: reason.trim() });
  else
    io.say(
      text(
        `已重开 ${year} 年度（原因：${reason.trim()}；${context.file}）；更正后请重新考核并关闭`,
        `${year} is open again (${reason.trim()}; ${context.file}); evaluate and close it again after the correction`,
      ),
    );
}

async function runSet(context: Context, year: number, { from, to }: { from: string; to: string }): Promise<void> {
  const { io } = context;
  const store = await context.store();
  if (to < from)
    throw new AppError("usage.to", text(`最后一天 ${to} 早于第一天 ${from}`, `the last day ${to} is before the first, ${from}`));
  if (store.periods.closed(year)) throw new AppError("refused.closed_year", text(`${year} 年度已经关闭`, `${year} is closed`));
  if (Math.abs(daysIn(from, to) - 366) > 184)
    throw new AppError(
      "refused.period",
      text(`${from} 至 ${to} 共 ${daysIn(from, to)} 天，不是一年`, `${from} to ${to} is ${daysIn(from, to)} days, not a year`),
      text("一个年度是两次全会之间，半年以上、一年半以内", "a year runs from plenary to plenary: half a year to a year and a half"),
    );
  if (yearOfMost(from, to) !== year)
    throw new AppError(
      "refused.period",
      text(`${from} 至 ${to} 大半不在 ${year} 年`, `most of ${from} to ${to} is not in ${year}`),
      text("请核对年度和日期", "check the year and the dates"),
    );
  const set = store.periods.all();
  const clash = set.find((row) => row.year === clashOf({ year, from, to }, set)?.year);
  if (clash)
    throw new AppError(
      "refused.period",
      text(
        `与 ${clash.year} 年度（${clash.from} 至 ${clash.to}）重叠，或中间空出了日子`,
        `overlaps ${clash.year} (${clash.from} to ${clash.to}), or leaves days between them`,
      ),
      neighbour(clash, year, from, to),
    );
  const { operation } = store.ledger.operate({ kind: "write", command: "year set", summary: `${year} 年度：${from} 至 ${to}` }, () =>
    store.periods.set(year, { from, to }),
  );
  if (io.json) io.printJson({ operation, year, from, to });
  else
    io.say(
      operation === null
        ? text(`没有变化：${year} 年度 ${from} 至 ${to}`, `no change: ${year} runs from ${from} to ${to}`)
        : text(
            `${year} 年度：${from} 至 ${to}（${context.file}；撤销：cppcc undo）`,
            `${year} runs from ${from} to ${to} (${context.file}; take it back with cppcc undo)`,
          ),
    );
}

/** How the year beside it can be made to meet it. */
function neighbour(clash: SetPeriod & { closed: string | null }, year: number, from: string, to: string): Text {
  const [first, last] = clash.year < year ? [clash.from, dayBefore(from)] : [dayAfter(to), clash.to];
  const set = `cppcc year set ${clash.year} --from ${first} --to ${last}`;
  return clash.closed === null
    ? text(`相邻年度的起止要首尾相接，请先改：${set}`, `years that follow one another must meet; first: ${set}`)
    : text(`${clash.year} 年度已经关闭，请先重开，再改：${set}`, `${clash.year} is closed: open it again first, then: ${set}`);
}

/** The calendar year that most of some days are in. */
function yearOfMost(from: string, to: string): number {
  const years = [Number(from.slice(0, 4)), Number(from.slice(0, 4)) + 1, Number(from.slice(0, 4)) + 2];
  const held = (year: number): number => {
    const [first, last] = [from > `${year}-01-01` ? from : `${year}-01-01`, to < `${year}-12-31` ? to : `${year}-12-31`];
    return first > last ? 0 : daysIn(first, last);
  };
  return years.reduce((most, year) => (held(year) > held(most) ? year : most));
}

async function runList(context: Context): Promise<void> {
  const { io, today } = context;
  const store = await context.store();
  const chain = store.ledger.chain();
  const log = chain.broken === null ? "same" : "differs";
  const rows = await Promise.all(
    knownYears(store, today).map(async (year) => ({ ...(await rowOf(store, year)), log, logHead: chain.head })),
  );
  await printSheet(io, {
    title: text("年度", "years"),
    columns: [
      { key: "year", title: text("年度", "year"), kind: "number" },
      { key: "from", title: text("第一天", "from") },
      { key: "to", title: text("最后一天", "to") },
      {
        key: "state",
        title: text("状态", "state"),
        words: (state) => (state === "closed" ? text("已关闭", "closed") : text("未关闭", "open")),
      },
      { key: "evaluated", title: text("考核人数", "evaluated"), kind: "number" },
      {
        key: "digest",
        title: text("指纹", "digest"),
        words: (digest) => (io.json ? text(digest, digest) : text(digest.slice(0, 12), digest.slice(0, 12))),
      },
      {
        key: "check",
        title: text("核对", "check"),
        words: (check) => (check === "same" ? text("一致", "same") : text("有出入", "differs")),
      },
    ],
    rows,
    notes: [...rows.flatMap(filledNote), ...chainNote(chain)],
  });
  if (chain.broken !== null)
    io.warn(
      text(
        `注意：操作日志与写入时的指纹对不上，从第 ${chain.broken} 号操作起：别的程序改动过日志；请与以前的备份核对`,
        `note: the log is not as it was written, from operation ${chain.broken} on: another program has changed it; compare it with an earlier copy`,
      ),
    );
}

/** What an older version did not freeze when it closed a year is as it stood at the upgrade. */
const filledNote = ({ year, filled }: { year: number; filled: string | null }): Text[] =>
  filled === null
    ? []
    : [
        text(
          `${year} 年度由旧版本关闭：委员的性别、民族、党派、界别等和提案办理情况当时没有冻结，是 ${filled.slice(0, 10)} 升级档案时的样子；它们不在指纹里`,
          `${year} was closed by an older version: particulars of members and the handling of proposals are as they stood at the upgrade of ${filled.slice(0, 10)}, and not in the digest`,
        ),
      ];

/** What to write down elsewhere, to tell later whether the log up to it is still the same. */
const chainNote = ({ from, head, broken }: Chain): Text[] =>
  broken !== null || from === null || head === null
    ? []
    : [
        text(
          `操作日志与写入时一致；到现在为止的指纹 ${head.slice(0, 12)}`,
          `the log is as it was written; its digest up to now ${head.slice(0, 12)}`,
        ),
      ];

/** From the first that was set, closed or evaluated to the last, none left out. */
function knownYears(store: Store, today: string): number[] {
  const years = new Set([...store.periods.all().map(({ year }) => year), ...store.evaluations.years(), store.periods.yearOf(today)]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function rowOf(store: Store, year: number) {
  const { from, to } = store.periods.of(year);
  const closed = store.periods.closed(year);
  const again = closed && (await reproduce(store, closed));
  return {
    year,
    from,
    to,
    state: closed ? "closed" : "open",
    evaluated: store.evaluations.latest(year)?.evaluated ?? null,
    digest: closed?.digest ?? null,
    filled: closed?.filled ?? null,
    check: again === undefined ? null : again.untouched && again.differences.length === 0 ? "same" : "differs",
  };
}
