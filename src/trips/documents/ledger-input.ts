import { writeName } from "../../domain/people/written-name.ts";
import type { LedgerInput } from "../../workbooks/writing/activities-sheet.ts";
import type { Job } from "./job.ts";

/** What the ledgers that can be imported again are made of: a year's activities, and how the people in them are written. */
export function ledgerOf({ desk: { store }, year, unmask }: Job): LedgerInput {
  const people = store.people.candidates();
  return {
    year,
    activities: store.activities.booked(store.periods.of(year)),
    nameOn: (person, date) => writeName(person, date, people.get(person.name) ?? []),
    unmask,
  };
}
