import { covers, firstDay, type Span } from "../calendar/dates.ts";
import { type Office, STANDING_OFFICES } from "../people/member.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import { isAway, type State } from "../vocabulary/states.ts";
import type { ActivityFact, ExpectedMeeting, MemberFacts } from "./facts.ts";
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

/** What was signed at an activity: by sittings, or once. */
export interface Signed {
  readonly date: string;
  readonly state: State | null;
  readonly reason?: string | null;
}

/** All rows of a member at an activity say the same state (attendance.ts); one speaks for them. */
export const signedAt = (activity: ActivityFact): readonly Signed[] =>
  activity.sittings.length > 0
    ? activity.sittings
    : activity.parts.slice(0, 1).map(({ state, reason = null }) => ({ date: activity.date ?? "", state, reason }));

const isMiss = ({ state }: { state: State | null }): boolean => isAway(state);

export const hasMiss = (activity: ActivityFact): boolean => activity.parts.some(isMiss) || activity.sittings.some(isMiss);

/** The activity without the leaves and absences of days on which the member was not expected: nothing is said of attendance then. */
export function withoutUnexpected(member: MemberFacts, activity: ActivityFact): ActivityFact {
  const expected = (date: string): boolean => isExpected(member, activity.kind, date);
  const stays = (one: { state: State | null }, date: string): boolean => !isMiss(one) || expected(date);
  if (activity.parts.every((part) => stays(part, activity.date ?? "")) && activity.sittings.every((one) => stays(one, one.date)))
    return activity;
  const { alike: _, same: __, ...own } = activity;
  return {
    ...own,
    parts: activity.parts.map((part) => (stays(part, activity.date ?? "") ? part : { ...part, state: null })),
    sittings: activity.sittings.filter((one) => stays(one, one.date)),
  };
}

/** Meetings of all serving members on whose sheet this member is missing: a gap in the records, not a merit. */
export function gaps(member: MemberFacts, meetings: readonly ExpectedMeeting[]): readonly ExpectedMeeting[] {
  const missing = meetings.filter(
    (meeting) =>
      isServing(member, firstDay(meeting.date)) &&
      !member.activities.some(
        ({ activity, parts, sittings }) => activity === meeting.activity && [...parts, ...sittings].some(({ state }) => state !== null),
      ),
  );
  return missing.length === 0 ? NONE : missing;
}

const NONE: readonly never[] = [];
