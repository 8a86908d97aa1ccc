import { covers, firstDay } from "../calendar/dates.ts";
import { atOneState, better } from "../deeds/attendance.ts";
import { unitsOf, type Workplace } from "../people/units.ts";
import type { Role } from "../vocabulary/roles.ts";
import type { DeedFact, MemberFacts, PartFact, Period } from "./facts.ts";

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
  for (const { deeds, places } of people)
    for (const place of places.filter(({ kind }) => kind === "group"))
      groups.take(
        place.name,
        place.body,
        deeds.filter(({ date }) => date !== null && covers({ from: place.starts, to: place.ends }, firstDay(date))),
      );
  yield* groups.facts(period);
}

/** Each unit by what its people did, informants and members. */
export function* byUnit(lists: Iterable<PlacedFacts>[], workplaces: readonly Workplace[], period: Period): Generator<MemberFacts> {
  const units = new Map(unitsOf(workplaces).map(({ person, of }) => [person, of]));
  const gathered = gathering();
  for (const people of lists)
    for (const { person, deeds } of people) {
      const unit = units.get(person);
      if (unit !== undefined) gathered.take(unit, person, deeds);
    }
  yield* gathered.facts(period);
}

/** Deeds by name, each once whoever brought it; a name goes under the first id that it came with. */
function gathering() {
  const found = new Map<string, { id: number; deeds: Map<string, DeedFact> }>();
  return {
    take(name: string, id: number, deeds: readonly DeedFact[]): void {
      const one = found.get(name) ?? { id, deeds: new Map<string, DeedFact>() };
      found.set(name, one);
      for (const deed of deeds) {
        // The opinion that a proposal became stands beside it, under the same number.
        const key = `${deed.kind} ${deed.activity}`;
        const there = one.deeds.get(key);
        one.deeds.set(key, there ? joined(there, deed) : deed);
      }
    },
    *facts(period: Period): Generator<MemberFacts> {
      for (const [name, { id, deeds }] of [...found].sort(([, a], [, b]) => a.id - b.id))
        yield { person: id, name, seats: [{ from: period.from, to: null }], suspensions: [], offices: [], deeds: [...deeds.values()] };
    },
  };
}

/** One deed of two people: each role once, and all at the best state of anybody's. */
function joined(a: DeedFact, b: DeedFact): DeedFact {
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
