import type { Activity, Handling } from "../domain/activities/activity.ts";
import type { Member } from "../domain/people/member.ts";
import { memberOn, spanOf, type Tenure } from "../domain/people/member-on.ts";
import type { activityStore } from "./activities.ts";
import type { Database } from "./database.ts";
import type { PersonRow, personStore } from "./people.ts";
import type { periodStore } from "./periods.ts";
import type { Term } from "./terms.ts";

/** A person of a closed year as `frozen_value` keeps one (store/frozen-values.ts). */
interface FrozenMember extends Omit<PersonRow, "id" | "phone" | "note"> {
  readonly places: readonly (Omit<Tenure, "id" | "person"> & { readonly term: number })[];
  readonly suspensions: readonly { readonly starts: string; readonly ends: string | null }[];
}

/** What the documents of a year print: of an open year as it is on record, of a closed one as it was frozen. Read here alone. */
export function yearStore(
  db: Database,
  activities: ReturnType<typeof activityStore>,
  people: ReturnType<typeof personStore>,
  periods: ReturnType<typeof periodStore>,
) {
  const frozen = <Value>(period: number, table: string): { row: number; value: Value }[] =>
    db
      .prepare<[number, string], { row: number; value: string }>(
        "SELECT row, value FROM frozen_value WHERE period = ? AND tbl = ? ORDER BY row",
      )
      .all(period, table)
      .map(({ row, value }) => ({ row, value: JSON.parse(value) as Value }));

  /** The outcomes that a closed year holds. */
  const heldOutcomes = (period: number): ReadonlySet<number> =>
    new Set(db.prepare<[number], number>("SELECT row FROM frozen WHERE period = ? AND tbl = 'recognition'").pluck().all(period));

  /** The activities booked in a year, with what had come of them when it was closed. */
  function activitiesOf(year: number): Activity[] {
    const all = activities.booked(periods.of(year));
    const closed = periods.closed(year);
    if (!closed) return all;
    const held = heldOutcomes(closed.id);
    const handled = frozen<Omit<Handling, "lead"> & { activity: number; lead: number }>(closed.id, "handling");
    const handlings = Map.groupBy(
      handled.map(({ row, value }) => ({ ...value, id: row, lead: Boolean(value.lead) })),
      ({ activity }) => activity,
    );
    return all.map((activity) => ({
      ...activity,
      outcomes: activity.outcomes.filter(({ id }) => held.has(id)),
      handlings: handlings.get(activity.id) ?? [],
    }));
  }

  return {
    /** The year's activities, and which of its proposals are opinions of it too. */
    records(year: number): { activities: Activity[]; turned: { proposal: number; opinion: number }[] } {
      const own = activitiesOf(year);
      const ids = new Set(own.map(({ id }) => id));
      return { activities: own, turned: activities.turned().filter(({ opinion }) => ids.has(opinion)) };
    },

    /** The members of a term on the last day of a year (or an earlier one of it), or on their own last; nobody who came later. */
    roster(year: number, term: Term, to: string = periods.of(year).to): Member[] {
      const closed = periods.closed(year);
      if (!closed) return people.members(term.id, to).filter(({ seats }) => seats.some(({ from }) => from <= to));
      return frozen<FrozenMember>(closed.id, "member").flatMap(({ row, value: { places, suspensions, ...person } }) => {
        const held = places.filter((place) => place.term === term.number).map((place, i): Tenure => ({ ...place, id: i, person: row }));
        const seats = held.filter(({ kind }) => kind === "committee");
        if (seats.length === 0) return [];
        return [memberOn({ ...person, id: row, phone: null, note: null }, held, seats, suspensions.map(spanOf), to)];
      });
    },
  };
}
