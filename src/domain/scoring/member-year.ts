import type { Period } from "../calendar/office-years.ts";
import type { Office } from "../people/member.ts";
import { isOfKinds } from "./activity-form.ts";
import type { ExpectedMeeting, MemberFacts } from "./facts.ts";
import type { MemberHit } from "./items.ts";
import { isExpected, signedAt } from "./occasions.ts";
import type { Occasion } from "./ratios.ts";
import type { Reading } from "./readings.ts";
import type { Kinds, PointItem } from "./rules.ts";

/** One member's year as a rule set reads it: all that points, counts and requirements are worked out from. */
export interface MemberYear {
  readonly member: MemberFacts;
  readonly period: Period;
  /** On the period's last day. */
  readonly office: Office;
  /** In order of date and number. */
  readonly readings: readonly Reading[];
  readonly hits: ReadonlyMap<PointItem, readonly MemberHit[]>;
  /** Meetings on whose sheet the member is missing. */
  readonly open: readonly ExpectedMeeting[];
}

/**
 * The meetings of some kinds that were expected of a member: held while serving, of a kind that the office on that day
 * obliges to, with a row for the member on the sheet; sitting in (列席) is no occasion.
 */
export function occasionsOf({ member, readings }: MemberYear, kinds: Kinds): Occasion[] {
  return readings.flatMap(({ activity }) => {
    if (!isOfKinds(kinds, activity, activity.parts[0])) return [];
    const signed = signedAt(activity).filter(
      ({ state, date }) => state !== null && state !== "observer" && isExpected(member, activity.kind, date),
    );
    return signed.length === 0 ? [] : [{ activity, signed }];
  });
}

/** Whether a meeting that an item counts all of has no row for the member: nobody knows whether all were attended. */
export const isOpen = ({ every, match }: PointItem, { open }: MemberYear): boolean =>
  every && open.some(({ kind }) => match.kinds === null || match.kinds.has(kind));
