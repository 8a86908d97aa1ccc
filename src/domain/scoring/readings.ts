import { firstDay } from "../calendar/dates.ts";
import { readCaseNumber } from "../calendar/sessions.ts";
import type { ActivityFact, MemberFacts } from "./facts.ts";
import { type MemberHit, memberHit } from "./items.ts";
import { countIn } from "./match.ts";
import { hasMiss, holds, officeOn, withoutUnexpected } from "./occasions.ts";
import type { PlacedItem } from "./point-items.ts";
import { type Hit, hitsOf } from "./records.ts";
import type { Count, PointItem, RuleSet } from "./rules.ts";
import { countedElsewhere } from "./turned.ts";

/** What an activity means to a rule set: the same for all activities that are alike. */
interface Meaning {
  readonly hasMiss: boolean;
  readonly hits: readonly Hit[];
  /** For each count of the rule set that finds something, how many. */
  readonly counts: readonly (readonly [count: number, times: number])[];
}

/** An activity as a rule set reads it: the same for all who took part in the same way. */
export interface Reading {
  readonly activity: ActivityFact;
  readonly day: number;
  readonly number: number;
  /** Beside the hits of its meaning, what each makes of this activity for anybody; null where that hangs on the office held. */
  readonly anybodys: readonly (MemberHit | null)[];
  readonly meaning: Meaning;
}

/**
 * Reads the activities of members, each member's in order of date and number. What an activity means is remembered, so that whoever
 * took part in it in the same way costs a look-up.
 */
export function memberReader(
  rules: RuleSet,
  places: readonly PlacedItem[],
  counts: readonly Count[],
): (member: MemberFacts) => readonly Reading[] {
  const byKind = itemsByKind(places);
  const meanings: Meaning[] = [];
  const readings: Reading[] = [];

  function meaningOf(activity: ActivityFact): Meaning {
    const known = activity.alike === undefined ? undefined : meanings[activity.alike];
    if (known) return known;
    const made = meaningIn(rules, byKind, counts, activity);
    if (activity.alike !== undefined) meanings[activity.alike] = made;
    return made;
  }

  function read(activity: ActivityFact): Reading {
    const known = activity.same === undefined ? undefined : readings[activity.same];
    if (known) return known;
    const made = readingOf(activity, meaningOf(activity));
    if (activity.same !== undefined) readings[activity.same] = made;
    return made;
  }

  return (member) =>
    member.activities
      .map((activity) => {
        const reading = read(activity);
        if (!reading.meaning.hasMiss) return reading;
        const expected = withoutUnexpected(member, activity);
        return expected === activity ? reading : read(expected);
      })
      .sort(inOrder);
}

type ItemsByKind = ReadonlyMap<string | null, readonly PlacedItem[]>;

/** The items that may concern an activity of a kind; under null those that may concern any. */
function itemsByKind(places: readonly PlacedItem[]): ItemsByKind {
  const kinds = new Set<string | null>([null]);
  for (const { item } of places) for (const kind of item.match.kinds ?? []) kinds.add(kind);
  return new Map(
    [...kinds].map((kind) => [
      kind,
      places.filter(({ item: { match } }) => match.kinds === null || (kind !== null && match.kinds.has(kind))),
    ]),
  );
}

function meaningIn(rules: RuleSet, byKind: ItemsByKind, counts: readonly Count[], activity: ActivityFact): Meaning {
  const elsewhere = countedElsewhere(rules.turned, activity);
  const items = byKind.get(activity.kind) ?? byKind.get(null) ?? [];
  return {
    hasMiss: hasMiss(activity),
    hits: items.flatMap(({ item, dimension }) => hitsOf(item, dimension, activity, elsewhere)),
    counts: (elsewhere === "" ? counts : []).flatMap((count, i) => {
      const times = countIn(count, activity);
      return times === 0 ? [] : [[i, times] as const];
    }),
  };
}

const readingOf = (activity: ActivityFact, meaning: Meaning): Reading => ({
  activity,
  day: dayOf(activity),
  number: numberOf(activity),
  anybodys: meaning.hits.length === 0 ? NO_HITS : meaning.hits.map((hit) => anybodys(hit, activity)),
  meaning,
});

const NO_HITS: readonly null[] = [];

function anybodys(hit: Hit, activity: ActivityFact): MemberHit | null {
  const [first] = hit.choices;
  return hit.offices === null && first?.offices === null ? memberHit(hit, activity, first) : null;
}

/** The day as a number, to sort by; a part of a date comes after the days in it. */
const dayOf = ({ date }: ActivityFact): number => Number((date ?? "9999").replaceAll("-", "").padEnd(8, "9"));

/** The case number, to sort by; what has none comes last. */
function numberOf({ serial }: ActivityFact): number {
  const found = serial === null ? undefined : readCaseNumber(serial);
  return found ? found.session * 1e6 + found.number : 1e9;
}

/** "First" is the first by date, then number. */
function inOrder(a: Reading, b: Reading): number {
  const difference = a.day - b.day || a.number - b.number;
  if (difference !== 0) return difference;
  const [one, other] = [a.activity.serial ?? "", b.activity.serial ?? ""];
  return one === other ? a.activity.activity - b.activity.activity : one < other ? -1 : 1;
}

/** The records of a member that each item concerns, in order. */
export function hitsByItem(member: MemberFacts, readings: readonly Reading[]): ReadonlyMap<PointItem, readonly MemberHit[]> {
  const hits = new Map<PointItem, MemberHit[]>();
  for (const { activity, meaning, anybodys } of readings) {
    for (let i = 0; i < anybodys.length; i += 1) {
      const hit = meaning.hits[i] as Hit;
      const chosen = anybodys[i] ?? chosenBy(member, hit, activity);
      if (chosen === undefined) continue;
      const list = hits.get(hit.item);
      if (list) list.push(chosen);
      else hits.set(hit.item, [chosen]);
    }
  }
  return hits;
}

/** What a hit makes of an activity for a member, by the office held on that day; undefined where it is for other offices. */
function chosenBy(member: MemberFacts, hit: Hit, activity: ActivityFact): MemberHit | undefined {
  const office = officeOn(member, firstDay(activity.date ?? ""));
  if (!holds(hit.offices, office)) return undefined;
  const choice = hit.choices.find(({ offices }) => holds(offices, office));
  return choice && memberHit(hit, activity, choice);
}
