import { dayAfter, dayBefore, daysIn } from "./dates.ts";

/** Days from one to another, both in. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The two dates that an office set for a year. */
export interface SetPeriod extends Period {
  readonly year: number;
}

/**
 * The period of a year (docs/records.md, 归属年度): as the office set it; else the calendar year, from the day after the year
 * before to the day before the year after, where those are set. So no day is counted twice and none is left out.
 */
export function periodOf(year: number, set: readonly SetPeriod[]): Period {
  const of = (wanted: number): SetPeriod | undefined => set.find((period) => period.year === wanted);
  const own = of(year);
  if (own) return { from: own.from, to: own.to };
  const [before, after] = [of(year - 1), of(year + 1)];
  return {
    from: before ? dayAfter(before.to) : `${year}-01-01`,
    to: after ? dayBefore(after.from) : `${year}-12-31`,
  };
}

/** The year whose period holds a day. */
export function yearOfDay(day: string, set: readonly SetPeriod[]): number {
  const calendar = Number(day.slice(0, 4));
  return [calendar, calendar + 1, calendar - 1].find((year) => isWithin(day, periodOf(year, set))) ?? calendar;
}

const isWithin = (day: string, { from, to }: Period): boolean => from <= day && day <= to;

/** The set period that two new dates would overlap, or that would leave days between them to nobody. */
export function clashOf({ year, from, to }: SetPeriod, set: readonly SetPeriod[]): SetPeriod | undefined {
  return set.find((other) => {
    if (other.year === year) return false;
    if (from <= other.to && other.from <= to) return true;
    if (other.year === year - 1) return dayAfter(other.to) !== from;
    return other.year === year + 1 && dayAfter(to) !== other.from;
  });
}

/** The calendar year that most of some days are in: of one to three years. */
export function yearOfMost({ from, to }: Period): number {
  const first = Number(from.slice(0, 4));
  const held = (year: number): number => {
    const [start, end] = [from > `${year}-01-01` ? from : `${year}-01-01`, to < `${year}-12-31` ? to : `${year}-12-31`];
    return start > end ? 0 : daysIn(start, end);
  };
  return [first, first + 1, first + 2].reduce((most, year) => (held(year) > held(most) ? year : most));
}
