import { atOneState, better } from "../activities/attendance.ts";
import { covers, firstDay } from "../calendar/dates.ts";
import type { Period } from "../calendar/office-years.ts";
import { unitsOf, type Workplace } from "../people/units.ts";
import type { Role } from "../vocabulary/roles.ts";
import type { ActivityFact, MemberFacts, PartFact } from "./facts.ts";

/** Facts of a group or a unit, put together from those of its people. */

/** A place that somebody held: a seat, an office, a sector, a group, the informants. */
export interface PlaceRow {
  readonly person: number;
  readonly body: number;
  readonly kind: string;
  readonly name: string;
  readonly post: string;
  readonly starts: string;
  readonly ends: string | null;
}

/** A person's facts with the places that they come from. */
export type PlacedFacts = MemberFacts & { readonly places: readonly PlaceRow[] };

/** Each activity group by what its members did while in it. */
export function* byGroup(people: Iterable<PlacedFacts>, period: Period): Generator<MemberFacts> {
  const groups = gathering();
  for (const { activities, places } of people)
    for (const place of places.filter(({ kind }) => kind === "group"))
      groups.take(
        place.name,
        place.body,
        activities.filter(({ date }) => date !== null && covers({ from: place.starts, to: place.ends }, firstDay(date))),
      );
  yield* groups.facts(period);
}

/** Each unit by what its people did, informants and members. */
export function* byUnit(lists: Iterable<PlacedFacts>[], workplaces: readonly Workplace[], period: Period): Generator<MemberFacts> {
  const units = new Map(unitsOf(workplaces).map(({ person, of }) => [person, of]));
  const gathered = gathering();
  for (const people of lists)
    for (const { person, activities } of people) {
      const unit = units.get(person);
      if (unit !== undefined) gathered.take(unit, person, activities);
    }
  yield* gathered.facts(period);
}

/** Activities by name, each once whoever brought it; a name goes under the first id that it came with. */
function gathering() {
  const found = new Map<string, { id: number; activities: Map<string, ActivityFact> }>();
  return {
    take(name: string, id: number, activities: readonly ActivityFact[]): void {
      const one = found.get(name) ?? { id, activities: new Map<string, ActivityFact>() };
      found.set(name, one);
      for (const activity of activities) {
        // The opinion that a proposal became stands beside it, under the same number.
        const key = `${activity.kind} ${activity.activity}`;
        const there = one.activities.get(key);
        one.activities.set(key, there ? joined(there, activity) : activity);
      }
    },
    *facts(period: Period): Generator<MemberFacts> {
      for (const [name, { id, activities }] of [...found].sort(([, a], [, b]) => a.id - b.id))
        yield {
          person: id,
          name,
          seats: [{ from: period.from, to: null }],
          suspensions: [],
          offices: [],
          activities: [...activities.values()],
        };
    },
  };
}

/** One activity of two people: each role once, and all at the best state of anybody's. */
function joined(a: ActivityFact, b: ActivityFact): ActivityFact {
  const parts = new Map<Role, PartFact>();
  for (const part of [
    ...a.parts,
    ...b.parts,
    ...[...a.sittings, ...b.sittings].map(({ state }): PartFact => ({ role: "attendee", state, position: null })),
  ]) {
    const there = parts.get(part.role);
    parts.set(part.role, there === undefined ? part : { ...there, ...better(there, part) });
  }
  const { alike: _, same: __, ...own } = a;
  return { ...own, parts: atOneState([...parts.values()], []), sittings: [] };
}
