import { covers, firstDay } from "../../domain/calendar/dates.ts";
import { atOneState, better } from "../../domain/deeds/attendance.ts";
import type { DeedFact, MemberFacts, PartFact, Period } from "../../domain/scoring/facts.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import { spanOf } from "../people.ts";

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
        deeds.filter(({ date }) => date !== null && covers(spanOf(place), firstDay(date))),
      );
  yield* groups.facts(period);
}

/** Where somebody works: 工作单位及职务, and the unit alone where a list of people says it. */
export interface Workplace {
  readonly person: number;
  readonly name: string;
  readonly text: string;
  readonly unit: string | null;
}

/** A person's unit, and whether only the beginning of 工作单位及职务 says so. */
export interface OfUnit extends Workplace {
  readonly of: string;
  readonly guessed: boolean;
}

/**
 * The units are those of the lists of people; whoever is on none belongs to the longest that 工作单位及职务 begins with. Where
 * no list names a unit, equal texts are one.
 */
export function unitsOf(workplaces: readonly Workplace[]): OfUnit[] {
  const said = ({ text, unit }: Workplace): boolean => unit !== null && text.startsWith(unit);
  const known = [...new Set(workplaces.flatMap((one) => (said(one) ? [one.unit as string] : [])))].sort((a, b) => b.length - a.length);
  return workplaces.flatMap((one): OfUnit[] => {
    if (known.length === 0) return [{ ...one, of: one.text, guessed: false }];
    if (said(one)) return [{ ...one, of: one.unit as string, guessed: false }];
    const of = known.find((name) => one.text.startsWith(name));
    return of === undefined ? [] : [{ ...one, of, guessed: of !== one.text }];
  });
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
