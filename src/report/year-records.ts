import type { Activity } from "../domain/activities/activity.ts";
import { firstDay, lastDay, monthsIn, type PartialDate } from "../domain/calendar/dates.ts";

/** What a year's records say, for the annual report: counted from records, nothing typed in. */
export interface YearRecords {
  readonly year: number;
  /** The days that are counted, both in: the year's period, or of one still running its days up to now. */
  readonly from: string;
  readonly to: string;
  /** The activities booked in the year, sittings included. */
  readonly activities: readonly Activity[];
  /** Proposals that the opinions ledger holds as opinions too. */
  readonly turned: readonly { readonly proposal: number; readonly opinion: number }[];
  /** Of activities that one row of a ledger wrote, one for each of those named in it: the first of them. */
  readonly sameRow: ReadonlyMap<number, number>;
  /** Whether somebody had a seat on a day; where only its month or year is known, on any day of it. */
  readonly isMember: (person: number, date: PartialDate | null) => boolean;
}

/**
 * The year up to a day: the activities dated by then, with what had come of them. A date that is known in part is by then only
 * if all its possible days are; an activity without one (a numbered proposal) goes by its session.
 */
export function upTo(records: YearRecords, day: string): YearRecords {
  const isBy = (date: PartialDate | null): boolean => date === null || lastDay(date) <= day;
  const activities = records.activities.flatMap((activity): Activity[] =>
    isBy(activity.starts)
      ? [
          {
            ...activity,
            outcomes: activity.outcomes.filter(({ date }) => isBy(date)),
            handlings: activity.handlings
              .filter(({ assigned }) => isBy(assigned))
              .map((handling) => (isBy(handling.replied) ? handling : { ...handling, replied: null, class: null, feedback: null })),
          },
        ]
      : [],
  );
  return { ...records, to: day, activities };
}

/** In how many of its months the year has activities of any kind. */
export function monthsRecorded({ from, to, activities }: YearRecords): number {
  const months = activities.flatMap(({ starts }) =>
    starts !== null && starts.length > 4 && firstDay(starts) >= firstDay(from.slice(0, 7)) && firstDay(starts) <= to
      ? [starts.slice(0, 7)]
      : [],
  );
  return new Set(months).size;
}

/**
 * A recorded year has activities in more than half of its months: seven of twelve (docs/records.md, 年度报告的数字). Beside any
 * other a comparison would tell of the records, not of the duties.
 */
export const isRecorded = (records: YearRecords): boolean => 2 * monthsRecorded(records) > monthsIn(records.from, records.to);
