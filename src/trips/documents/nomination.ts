import { writeName } from "../../domain/people/written-name.ts";
import { vetoName } from "../../domain/scoring/lines.ts";
import { nominationSheet } from "../../report/history.ts";
import type { Sheet } from "../../report/sheet.ts";
import { apartOn } from "../members/called.ts";
import { termOn } from "../office/term.ts";
import type { LedgerInput } from "../../workbooks/writing/activities-sheet.ts";
import { rosterOn } from "../evaluate/standing.ts";
import type { Job } from "./job.ts";
import { historiesOf } from "../evaluate/history.ts";
import { lateVetoes } from "../evaluate/late.ts";
import { limitsFile, reachedBy } from "../evaluate/limits.ts";
import { yearsTo } from "../evaluate/term-years.ts";

/** The tables that can be imported again: what the record file holds, in the columns that the imports read. */

export async function rosterTable({ context, store, date, unmask, order }: Job): Promise<Sheet> {
  const { rosterSheet } = await import("../../workbooks/writing/roster-sheet.ts");
  const term = termOn(store, date);
  const members = store.people.members(term.id, date);
  return rosterSheet({ term: term.number, date, today: context.today, members, unmask, order: order === "office" ? order : "strokes" });
}

export async function activitiesTable(job: Job): Promise<Sheet> {
  const { activitiesSheet } = await import("../../workbooks/writing/activities-sheet.ts");
  return activitiesSheet(ledger(job));
}

export async function proposalsTable(job: Job): Promise<Sheet> {
  const { proposalsSheet } = await import("../../workbooks/writing/cases-sheet.ts");
  return proposalsSheet({ ...ledger(job), onRecord: job.store.deeds.list(["proposal"]) });
}

export async function opinionsTable(job: Job): Promise<Sheet> {
  const { opinionsSheet } = await import("../../workbooks/writing/cases-sheet.ts");
  return opinionsSheet({ ...ledger(job), onRecord: job.store.deeds.list(["opinion"]) });
}

function ledger({ store, year, unmask }: Job): LedgerInput {
  const people = store.people.candidates();
  return {
    year,
    deeds: store.deeds.booked(store.periods.of(year)),
    nameOn: (person, date) => writeName(person, date, people.get(person.name) ?? []),
    unmask,
  };
}

/** 换届提名参考表: the term's years up to the one asked for, with the limits of 退出和暂停履职 that were reached. */
export async function nominationTable({ context, store, from, year, order, unmask }: Job): Promise<Sheet[]> {
  const { readLimits } = await import("../../rules/limits.ts");
  const { years, running, histories } = await historiesOf(store, yearsTo(store, year, from), context.today);
  if (years.length === 0) store.evaluations.require(year);
  const late = Map.groupBy(await lateVetoes(store, years), ({ person }) => person);
  const { limits } = readLimits(limitsFile(context, undefined));
  const reached = Map.groupBy(await reachedBy(store, limits, year, context.today), ({ person }) => person);
  const day = store.periods.of(year).to;
  return [
    nominationSheet({
      apart: apartOn(
        store,
        day,
        histories.map(({ person }) => person),
      ),
      histories,
      order,
      years,
      periods: years.map((of) => ({ year: of, ...store.periods.of(of) })),
      running,
      reached: new Map([...reached].map(([person, found]) => [person, found.map(({ limit }) => limit.name)])),
      late: new Map([...late].map(([person, found]) => [person, found.map(({ year: of, veto }) => `${of}（关闭后）：${vetoName(veto)}`)])),
      roster: rosterOn(store, day),
      born: ({ born }) => (born === null ? "" : unmask ? born : `${born.slice(0, 4)}年`),
    }),
  ];
}
