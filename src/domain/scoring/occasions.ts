import { covers, firstDay, type Span } from "../dates.ts";
import { type Exact, exact, sum, ZERO } from "./exact.ts";
import type { DeedFact, ExpectedMeeting, MemberFacts } from "./facts.ts";
import { kindOf, type State } from "../kinds.ts";
import { STANDING_OFFICES } from "../member.ts";

/** Serving: in the seat, and not suspended, the first and the last day included (docs/rules.md, 应到). */
export function isServing({ seats, suspensions }: { seats: readonly Span[]; suspensions: readonly Span[] }, day: string): boolean {
  return seats.some((seat) => covers(seat, day)) && !suspensions.some((span) => covers(span, day));
}

/** One meeting that was expected of a member: the states at it, one for each sitting. */
export interface Occasion {
  readonly deed: DeedFact;
  readonly states: readonly State[];
}

/**
 * The meetings of some kinds that were expected of a member: held while serving, of a kind that the office on that day
 * obliges to, with a row for the member on the sheet; sitting in (列席) is no occasion.
 */
export function expectedOccasions(member: MemberFacts, kinds: ReadonlySet<string>): Occasion[] {
  return member.deeds.flatMap((deed) => {
    if (!kinds.has(deed.kind)) return [];
    const states = expectedStates(member, deed);
    return states.length === 0 ? [] : [{ deed, states }];
  });
}

function expectedStates(member: MemberFacts, deed: DeedFact): State[] {
  const signed = deed.sittings.length > 0 ? deed.sittings : deed.parts.map(({ state }) => ({ date: deed.date ?? "", state }));
  return signed.flatMap(({ date, state }) => {
    if (state === null || state === "observer" || date === "") return [];
    const day = firstDay(date);
    return isServing(member, day) && isObliged(member, deed.kind, day) ? [state] : [];
  });
}

function isObliged({ offices }: MemberFacts, kind: string, day: string): boolean {
  if (kindOf(kind).expects !== "standing") return true;
  return offices.some((held) => STANDING_OFFICES.has(held.office) && covers(held, day));
}

/** The mean of an occasion's sittings. */
export function occasionValue({ states }: Occasion, values: ReadonlyMap<State, Exact>): Exact {
  return sum(states.map((state) => values.get(state) ?? ZERO)).div(exact(states.length));
}

/** Meetings of all serving members on whose sheet this member is missing: a gap in the records, not a merit. */
export function gaps(member: MemberFacts, meetings: readonly ExpectedMeeting[]): ExpectedMeeting[] {
  const named = new Set(
    member.deeds
      .filter(({ parts, sittings }) => [...parts, ...sittings].some(({ state }) => state !== null))
      .map(({ activity }) => activity),
  );
  return meetings.filter(({ activity, date }) => !named.has(activity) && isServing(member, firstDay(date)));
}
