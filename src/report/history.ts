import { chineseDate, chineseSpan, chineseYears } from "../domain/calendar/dates.ts";
import type { Period } from "../domain/calendar/office-years.ts";
import type { Apart } from "../domain/people/called.ts";
import type { Member } from "../domain/people/member.ts";
import { officeLabel } from "../domain/people/member.ts";
import { inOrder, type ListOrder, ORDER_WORDS } from "../domain/people/name-order.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { History } from "../domain/scoring/history.ts";
import type { Grade } from "../domain/scoring/rules.ts";
import { type Text, text } from "../domain/text/text.ts";
import { gradeTone } from "./grade-tone.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet, SheetColumn, SheetRow } from "./sheet.ts";

const points = (value: number | null): number | null => (value === null ? null : shown(value));

/** The grades of each year's rules, the best first. */
export type GradesOf = ReadonlyMap<number, readonly Pick<Grade, "name">[]>;

/** Totals and grades over the years, with the mean, the lowest and the trend; — is not evaluated. */
export function historySheet(
  histories: readonly History[],
  years: readonly number[],
  running: readonly number[],
  apart: Apart,
  gradesOf: GradesOf = new Map(),
): Sheet {
  return {
    title: text(`历年考核（${yearsOf(years)}）`, `evaluations ${years[0]}–${years.at(-1)}`),
    unit: text("人", "members"),
    columns: [
      { key: "id", title: text("编号", "id"), kind: "number" },
      nameColumn(apart, "id"),
      ...years.flatMap((year, i) => yearColumns(year, gradesOf, i < years.length - 1 ? i + 3 : undefined)),
      ...SUMMARY,
    ],
    rows: histories.map((one) => ({ id: one.person, name: one.name, ...yearCells(one), ...summaryCells(one) })),
    notes: runningNote(running),
  };
}

const yearsOf = (years: readonly number[]): string => chineseYears(years[0] as number, years.at(-1) as number);

const runningNote = (running: readonly number[]): Text[] =>
  running.length === 0
    ? []
    : [
        text(
          `${running.join("、")} 年度还没有结束，只供参考，不计入平均、最低、比上年和连续两年`,
          `${running.join(", ")} is not over: shown, and counted in no mean, lowest, trend or line`,
        ),
      ];

/** The earlier a year, the sooner it gives way at a narrow window; the last one stays. */
const yearColumns = (year: number, gradesOf: GradesOf, yields?: number): SheetColumn[] => [
  {
    key: `total${year}`,
    title: text(`${year}年总分`, `${year} total`),
    short: text(`${year}`, `${year}`),
    kind: "points",
    width: 9,
    ...(yields !== undefined && { yields }),
  },
  {
    key: `grade${year}`,
    title: text(`${year}年等次`, `${year} grade`),
    short: text("等次", "grade"),
    width: 10,
    ...(yields !== undefined && { yields }),
    tone: (row) => gradeTone(gradesOf.get(year) ?? [], row[`grade${year}`]),
  },
];

const SUMMARY: readonly SheetColumn[] = [
  { key: "mean", title: text("平均", "mean"), kind: "points", width: 8 },
  { key: "lowest", title: text("最低", "lowest"), kind: "points", width: 8, yields: 2 },
  { key: "trend", title: text("比上年", "trend"), kind: "points", width: 8, yields: 1 },
];

const yearCells = ({ years }: History): SheetRow =>
  Object.fromEntries(
    years.flatMap(({ year, total, grade, computed, decided }) => [
      [`total${year}`, points(total)],
      [`grade${year}`, grade === null ? "—" : `${grade}${decided ? `（领导决定；计算等次 ${computed}）` : ""}`],
    ]),
  );

const summaryCells = ({ mean, lowest, trend }: History): SheetRow => ({ mean: points(mean), lowest: points(lowest), trend: points(trend) });

/** What the nomination for the next term looks at beside the years' results. */
export interface NominationFacts {
  /** Limits of 退出和暂停履职 that were reached, by member. */
  readonly reached: ReadonlyMap<number, readonly string[]>;
  /** Vetoes that came of a year after it was closed, and changed no grade of it: by member, in words. */
  readonly late: ReadonlyMap<number, readonly string[]>;
  readonly histories: readonly History[];
  /** By surname strokes, by office, or by the mean. */
  readonly order: ListOrder;
  readonly apart: Apart;
  readonly years: readonly number[];
  /** The days that each of the years counted. */
  readonly periods: readonly (Period & { readonly year: number })[];
  readonly running: readonly number[];
  readonly roster: ReadonlyMap<number, Member>;
  /** A birth month, or what of it may be shown. */
  readonly born: (member: Member) => string;
}

/** 换届提名参考表: particulars, grades over the years, mean, lowest, vetoes, limits, changes of the seat. */
export function nominationSheet({ reached, late, histories, order, years, periods, running, roster, born, apart }: NominationFacts): Sheet {
  // They come by the mean.
  const known = histories.filter(({ person }) => roster.has(person));
  const first = periods[0]?.from ?? `${years[0]}-01-01`;
  const members =
    order === "score" ? known : inOrder(order, known, ({ person, name }) => ({ id: person, name, office: roster.get(person)?.office }));
  return {
    title: text(`换届提名参考表（${yearsOf(years)}）`, `nomination reference ${years[0]}–${years.at(-1)}`),
    unit: text("人", "members"),
    columns: [
      { key: "no", title: text("序号", "no."), kind: "number", width: 5 },
      nameColumn(apart, "person", ["sector", "sex"], { width: 10 }),
      { key: "sex", title: text("性别", "sex"), width: 5 },
      { key: "ethnicity", title: text("民族", "ethnicity"), width: 8 },
      { key: "born", title: text("出生年月", "born"), width: 10 },
      { key: "party", title: text("党派", "party"), width: 10 },
      { key: "sector", title: text("界别", "sector"), width: 12 },
      { key: "office", title: text("政协职务", "office"), width: 9 },
      ...years.flatMap((year) => yearColumns(year, new Map())),
      ...SUMMARY,
      { key: "vetoes", title: text("一票否决", "vetoes"), width: 14 },
      { key: "limits", title: text("退出和暂停履职", "limits"), width: 24 },
      { key: "changes", title: text("任职变动", "changes"), width: 20 },
      { key: "advice", title: text("建议", "advice"), width: 14 },
    ],
    rows: members.map((one, i): SheetRow => {
      const who = roster.get(one.person) as Member;
      const vetoes = one.years.flatMap(({ year, why }) =>
        why.startsWith("一票否决") ? [`${year}：${why.replace(/^一票否决：/, "")}`] : [],
      );
      return {
        no: i + 1,
        person: one.person,
        name: one.name,
        sex: who.sex,
        ethnicity: who.ethnicity,
        born: born(who),
        party: who.party,
        sector: who.sector.join("、"),
        office: officeLabel(who.office).zh,
        ...yearCells(one),
        ...summaryCells(one),
        vetoes: [...vetoes, ...(late.get(one.person) ?? [])].join("；"),
        limits: [...new Set(reached.get(one.person))].join("；"),
        changes: changesOf(who, first),
        advice: "",
      };
    }),
    notes: [
      order === "score" ? text("按平均分为序", "in order of the mean") : ORDER_WORDS[order],
      periodNote(periods),
      text("—为没有参加考核；平均、最低只算参加考核的年度", "— is not evaluated; means are over the evaluated years"),
      ...runningNote(running),
    ],
  };
}

/** 考核期：2025年度为2025年1月1日至12月27日，2026年度为… */
function periodNote(periods: NominationFacts["periods"]): Text {
  const each = periods.map(({ year, from, to }) => ({ year, zh: chineseSpan(from, to), en: `${from} to ${to}` }));
  return text(
    `考核期：${each.map(({ year, zh }) => `${year}年度为${zh}`).join("，")}`,
    `periods: ${each.map(({ year, en }) => `${year} ${en}`).join(", ")}`,
  );
}

/** Suspensions from a day on, and the day on which a seat ended: 2025年3月1日至2025年6月30日暂停履职；2026年5月1日离任. */
function changesOf({ suspensions, seats, status }: Member, since: string): string {
  const suspended = suspensions
    .filter(({ to }) => to === null || to >= since)
    .map(({ from, to }) => `${chineseDate(from)}${to === null ? "起" : `至${chineseDate(to)}`}暂停履职`);
  const left = status === "left" ? seats.slice(-1).flatMap(({ to }) => (to === null ? [] : [`${chineseDate(to)}离任`])) : [];
  return [...suspended, ...left].join("；");
}
