import { daysIn, firstDay } from "../calendar/dates.ts";
import type { Period } from "../calendar/office-years.ts";
import type { ActivityFact, MemberFacts } from "../scoring/facts.ts";
import { countIn } from "../scoring/match.ts";
import { officeOn, withoutUnexpected } from "../scoring/occasions.ts";
import type { Count } from "../scoring/rules.ts";
import { servedDays } from "../scoring/served.ts";
import type { State } from "../vocabulary/states.ts";

/** A limit of an office's 退出和暂停履职办法 (docs/rules.md, 退出和暂停履职): how much of something is too much. */
export interface Limit {
  readonly name: string;
  /** The records that count, and how many are the limit; null where years of a grade count. */
  readonly count: Count | null;
  /** A grade, by its id or name; null where records count. */
  readonly grade: string | null;
  /** Of a grade: how many years. */
  readonly years: number;
  readonly within: "year" | "term";
  /** In so many years running. */
  readonly running: number;
  readonly action: string;
  readonly source: string;
}

/** One year of everybody: what they did, and the grade that counted. */
export interface LimitYear {
  readonly year: number;
  readonly period: Period;
  readonly facts: ReadonlyMap<number, MemberFacts>;
  /** Each evaluated member's grade, by its id and by its name. */
  readonly grades: ReadonlyMap<number, readonly string[]>;
  /** Over, and with a plenary's sheet: a year of which an office kept records, so that what is not there was not done. */
  readonly isKnown: boolean;
}

/** A limit that somebody has reached, and by which records. */
export interface Reached {
  readonly limit: Limit;
  readonly person: number;
  readonly name: string;
  readonly have: number;
  readonly records: readonly LimitRecord[];
  /** The years that count. */
  readonly years: readonly number[];
}

export interface LimitRecord {
  readonly activity: number;
  readonly title: string;
  readonly date: string | null;
  readonly states: readonly State[];
}

/** Who has reached which limit by the last of some years, in the order of the limits; the years are one term's. */
export function limitsReached(limits: readonly Limit[], years: readonly LimitYear[]): Reached[] {
  const last = years.at(-1);
  if (!last) return [];
  const serving = [...last.facts.values()];
  return limits.flatMap((limit) => serving.flatMap((member) => reached(limit, member, years)));
}

function reached(limit: Limit, member: MemberFacts, years: readonly LimitYear[]): Reached[] {
  const found = years.map((year) => ({ year: year.year, ...inYear(limit, member.person, year) }));
  const result = (held: typeof found): Reached => ({
    limit,
    person: member.person,
    name: member.name,
    have: held.reduce((all, { times }) => all + times, 0),
    records: held.flatMap(({ records }) => records),
    years: held.map(({ year }) => year),
  });
  if (limit.within === "term") {
    const all = result(found.filter(({ times }) => times > 0));
    return isOver(limit, all.have) && found.every(({ concerns }) => concerns) ? [all] : [];
  }
  // Every run of so many years, of the whole term.
  return found.flatMap((_, i) => {
    const held = found.slice(i, i + limit.running);
    return held.length === limit.running && held.every(({ times, concerns }) => concerns && isOver({ ...limit, years: 1 }, times))
      ? [result(held)]
      : [];
  });
}

function isOver({ count, years }: Pick<Limit, "count" | "years">, times: number): boolean {
  if (count === null) return times >= years;
  return times >= count.atLeast && (count.atMost === null || times <= count.atMost);
}

interface Found {
  readonly times: number;
  readonly records: readonly LimitRecord[];
  /** Whether the year says anything of the member: who was not there all the year is not blamed for having done nothing. */
  readonly concerns: boolean;
}

const NOTHING: Found = { times: 0, records: [], concerns: false };

function inYear({ grade, count }: Limit, person: number, { period, facts, grades, isKnown }: LimitYear): Found {
  if (count === null) return { ...NOTHING, times: grades.get(person)?.includes(grade ?? "") ? 1 : 0, concerns: true };
  const member = facts.get(person);
  if (!member) return NOTHING;
  if (count.offices !== null && !count.offices.has(officeOn(member, period.to))) return NOTHING;
  const records = member.activities
    .map((activity) => withoutUnexpected(member, activity))
    .filter((activity) => countIn(count, activity) > 0)
    .sort((a, b) => firstDay(a.date ?? "9999").localeCompare(firstDay(b.date ?? "9999")));
  const isWhole = servedDays(member, period) === daysIn(period.from, period.to);
  const times = records.reduce((all, activity) => all + countIn(count, activity), 0);
  // Whether somebody did nothing all the year is known when it is over.
  return { times, records: records.map(recordOf), concerns: count.atMost === null || (isWhole && isKnown) };
}

const recordOf = ({ activity, title, date, parts, sittings }: ActivityFact): LimitRecord => ({
  activity,
  title,
  date,
  states: [...new Set([...parts, ...sittings].flatMap(({ state }) => state ?? []))],
});
