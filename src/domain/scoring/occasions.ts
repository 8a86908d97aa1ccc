import { covers, firstDay, type Span } from "../calendar/dates.ts";
import { type Office, STANDING_OFFICES } from "../people/member.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import { isAway, type State } from "../vocabulary/states.ts";
import type { DeedFact, ExpectedMeeting, MemberFacts } from "./facts.ts";
import type { Offices } from "./rules.ts";

/** Serving: in the seat, and not suspended, the first and the last day included (docs/records.md, 应到). */
export function isServing({ seats, suspensions }: { seats: readonly Span[]; suspensions: readonly Span[] }, day: string): boolean {
  return seats.some((seat) => covers(seat, day)) && !suspensions.some((span) => covers(span, day));
}

/** The office held on a day: 委员 where none is on record. */
export const officeOn = ({ offices }: Pick<MemberFacts, "offices">, day: string): Office =>
  offices.find((held) => covers(held, day))?.office ?? "member";

/** Whether something that is for some offices (null: for all) is for this one. */
export const holds = (offices: Offices, office: Office): boolean => offices === null || offices.has(office);

/** Expected at a meeting of a kind on a day: serving, and of an office that it obliges. */
export function isExpected(member: MemberFacts, kind: string, date: string): boolean {
  if (date === "") return false;
  const day = firstDay(date);
  return isServing(member, day) && isObliged(member, kind, day);
}

function isObliged({ offices }: MemberFacts, kind: string, day: string): boolean {
  if (kindOf(kind).expects !== "standing") return true;
  return offices.some((held) => STANDING_OFFICES.has(held.office) && covers(held, day));
}

/** What was signed at a deed: by sittings, or once. */
export interface Signed {
  readonly date: string;
  readonly state: State | null;
  readonly reason?: string | null;
}

/** All rows of a member at a deed say the same state (attendance.ts); one speaks for them. */
export const signedAt = (deed: DeedFact): readonly Signed[] =>
  deed.sittings.length > 0
    ? deed.sittings
    : deed.parts.slice(0, 1).map(({ state, reason = null }) => ({ date: deed.date ?? "", state, reason }));

const isMiss = ({ state }: { state: State | null }): boolean => isAway(state);

export const hasMiss = (deed: DeedFact): boolean => deed.parts.some(isMiss) || deed.sittings.some(isMiss);

/** The deed without the leaves and absences of days on which the member was not expected: nothing is said of attendance then. */
export function withoutUnexpected(member: MemberFacts, deed: DeedFact): DeedFact {
  const expected = (date: string): boolean => isExpected(member, deed.kind, date);
  const stays = (one: { state: State | null }, date: string): boolean => !isMiss(one) || expected(date);
  if (deed.parts.every((part) => stays(part, deed.date ?? "")) && deed.sittings.every((one) => stays(one, one.date))) return deed;
  const { alike: _, same: __, ...own } = deed;
  return {
    ...own,
    parts: deed.parts.map((part) => (stays(part, deed.date ?? "") ? part : { ...part, state: null })),
    sittings: deed.sittings.filter((one) => stays(one, one.date)),
  };
}

/** Meetings of all serving members on whose sheet this member is missing: a gap in the records, not a merit. */
export function gaps(member: MemberFacts, meetings: readonly ExpectedMeeting[]): readonly ExpectedMeeting[] {
  const missing = meetings.filter(
    ({ activity, date }) =>
      isServing(member, firstDay(date)) &&
      !member.deeds.some((deed) => deed.activity === activity && [...deed.parts, ...deed.sittings].some(({ state }) => state !== null)),
  );
  return missing.length === 0 ? NONE : missing;
}

const NONE: readonly never[] = [];
