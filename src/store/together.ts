import { covers, firstDay } from "../domain/dates.ts";
import { betterState, type Role } from "../domain/kinds.ts";
import type { DeedFact, MemberFacts, PartFact, Period } from "../domain/scoring/facts.ts";
import { spanOf } from "./people.ts";

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

/** Where somebody works, as a list or a roster writes it, and the post at its end where the list says it apart. */
export interface Workplace {
  readonly text: string;
  readonly post: string | null;
}

/**
 * Each unit by what its people did, informants and members. The units are those of the informants' list, without the posts;
 * a member belongs to the one that 工作单位及职务 begins with. Where no list names a unit, equal texts are one.
 */
export function* byUnit(
  lists: Iterable<PlacedFacts>[],
  workplaces: ReadonlyMap<number, Workplace>,
  period: Period,
): Generator<MemberFacts> {
  const known = [...new Set([...workplaces.values()].flatMap((one) => (one.post === null ? [] : [unitOf(one)])))]
    // The longest first: of 县医院 and 县医院分院 the second begins the text too.
    .sort((a, b) => b.length - a.length);
  const gathered = gathering();
  for (const people of lists)
    for (const { person, deeds } of people) {
      const place = workplaces.get(person);
      if (place === undefined) continue;
      const unit = known.length === 0 ? place.text : known.find((name) => place.text.startsWith(name));
      if (unit !== undefined) gathered.take(unit, person, deeds);
    }
  yield* gathered.facts(period);
}

const unitOf = ({ text, post }: Workplace): string => (post !== null && text.endsWith(post) ? text.slice(0, -post.length) || text : text);

/** Deeds by name, each once whoever brought it; a name goes under the first id that it came with. */
function gathering() {
  const found = new Map<string, { id: number; deeds: Map<number, DeedFact> }>();
  return {
    take(name: string, id: number, deeds: readonly DeedFact[]): void {
      const one = found.get(name) ?? { id, deeds: new Map<number, DeedFact>() };
      found.set(name, one);
      for (const deed of deeds) {
        const there = one.deeds.get(deed.activity);
        one.deeds.set(deed.activity, there ? joined(there, deed) : deed);
      }
    },
    *facts(period: Period): Generator<MemberFacts> {
      for (const [name, { id, deeds }] of [...found].sort(([, a], [, b]) => a.id - b.id))
        yield { person: id, name, seats: [{ from: period.from, to: null }], suspensions: [], offices: [], deeds: [...deeds.values()] };
    },
  };
}

/** One deed of two people: each role once, at its best. */
function joined(a: DeedFact, b: DeedFact): DeedFact {
  const parts = new Map<Role, PartFact>();
  for (const part of [
    ...a.parts,
    ...b.parts,
    ...[...a.sittings, ...b.sittings].map(({ state }): PartFact => ({ role: "attendee", state, position: null })),
  ]) {
    const there = parts.get(part.role);
    parts.set(part.role, there === undefined ? part : { ...there, state: betterState(there.state, part.state) });
  }
  const { alike: _, same: __, ...own } = a;
  return { ...own, parts: [...parts.values()], sittings: [] };
}
