import { levelLabel } from "../vocabulary/levels.ts";
import { outcomeLabel } from "../vocabulary/outcomes.ts";
import { IN_PERSON, isWritten } from "../vocabulary/roles.ts";
import { isAway, isThere, stateLabel } from "../vocabulary/states.ts";
import { formOf, isOfKinds } from "./activity-form.ts";
import type { ActivityFact, PartFact } from "./facts.ts";
import type { Condition, Count, Sittings } from "./rules.ts";

/** An activity, or one sitting of it, as a condition sees it. */
export interface RecordFact {
  readonly activity: ActivityFact;
  readonly parts: readonly PartFact[];
}

/** The records that an activity makes: one, or where sittings count each for itself, one for each sitting. */
export function recordsOf(activity: ActivityFact, sittings: Sittings): RecordFact[] {
  if (activity.sittings.length === 0) return [{ activity, parts: activity.parts }];
  const signed = activity.sittings.map(
    ({ state, reason = null }): PartFact => ({ role: "attendee", state, position: null, reason, ofSitting: true }),
  );
  if (sittings === "each") return signed.map((part) => ({ activity, parts: [part] }));
  return [{ activity, parts: [...activity.parts, ...signed] }];
}

/**
 * Whether a record is meant: null if the condition does not concern it; `refusal` "" if it matches, else in words what
 * keeps it out, so that a point not given can be explained; `parts` are the member's own parts that match. `asksDone`:
 * speaking and lecturing ask that one was there.
 */
export type Verdict = {
  readonly refusal: string;
  readonly parts: readonly PartFact[];
  /** Kept out for having sat in only. */
  readonly isGuest?: boolean;
} | null;

export function judge(
  condition: Condition,
  { activity, parts }: RecordFact,
  sittings: Sittings,
  asksDone = asksNoState(condition),
): Verdict {
  const { kinds, roles, states, reasons, needs, forms, notForms, maxPosition } = condition;
  if (kinds !== null && !kinds.has(activity.kind)) return null;
  const own = parts.filter((part) => {
    const { role, reason } = part;
    return (
      (roles === null || roles.includes(role)) &&
      (reasons === null || (reason != null && reasons.some((word) => isReason(reason, word)))) &&
      !isLeftOut(condition, reason ?? null) &&
      isOfKinds(condition, activity, part) &&
      (forms === null || forms.includes(formOf(activity, part) ?? ""))
    );
  });
  if (own.length === 0 || !hasOutcome(condition, activity)) return null;
  const refused = (refusal: string): Verdict => ({ refusal, parts: [] });
  if (needs !== null && !activity.outcomes.some(({ what }) => needs.includes(what)))
    return refused(`须先${needs.map((what) => outcomeLabel(what).zh).join("或")}，不计分`);
  const meant = notForms.length === 0 ? own : own.filter((part) => !notForms.includes(formOf(activity, part) ?? ""));
  if (meant.length === 0) return refused(`${formOf(activity, own[0])}不计个人分`);
  const there =
    states === null
      ? meant.filter((part) => !asksDone || !isNotDone(activity, part))
      : meant.filter(({ state }) => state !== null && states.includes(state));
  if (there.length === 0) {
    // Who did not come is told so; whom a deduction for absence does not meet is no case of it.
    const isMerit = states === null || states.every(isThere);
    const words = [...new Set(meant.flatMap(({ state }) => (state === null ? [] : stateLabel(state).zh)))];
    if (!isMerit || words.length === 0) return null;
    // Sitting in is no absence.
    const isGuest = meant.every(({ state }) => state === null || state === "observer");
    return { refusal: `${words.join("、")}，不计分`, parts: [], isGuest };
  }
  if (
    sittings === "all" &&
    states !== null &&
    activity.sittings.some(
      ({ state, reason = null }) => state !== "observer" && !isLeftOut(condition, reason) && (state === null || !states.includes(state)),
    )
  )
    return refused("有的场次没有到，不计分");
  const named = maxPosition === null ? there : there.filter(({ position }) => position === null || position <= maxPosition);
  if (named.length === 0) return refused(`署名在前 ${maxPosition} 名之后，不计分`);
  return { refusal: "", parts: named };
}

/** Whether a condition leaves attendance open. */
export const asksNoState = ({ states, reasons }: Condition): boolean => states === null && reasons === null;

/** A speech or a lecture by whoever did not come was not given, whatever is said of attendance; a written one was. */
const isNotDone = (activity: ActivityFact, part: PartFact): boolean =>
  IN_PERSON.has(part.role) && isAway(part.state) && !isWritten(part.role, formOf(activity, part));

function hasOutcome({ outcomes, levels, outcomeForms }: Condition, activity: ActivityFact): boolean {
  if (outcomes === null && levels === null && outcomeForms === null) return true;
  return activity.outcomes.some(
    ({ what, level, form = null }) =>
      (outcomes === null || outcomes.includes(what)) &&
      (levels === null || (level !== null && levels.includes(level))) &&
      (outcomeForms === null || (form !== null && outcomeForms.includes(form))),
  );
}

/** Whether a reason of leave is of a sort: 因公请假, 公事 and 出差 are 公假. */
export function isReason(reason: string, word: string): boolean {
  if (reason.includes(word)) return true;
  const isOfficial = /因公|公务|公差|公事|出差/.test(reason);
  if (word === "公假") return isOfficial;
  return word === "病假" ? reason.includes("病") : word === "事假" && reason.includes("事") && !isOfficial;
}

/** Whether a leave's reason is one that a condition leaves out. */
export const isLeftOut = ({ notReasons }: Pick<Condition, "notReasons">, reason: string | null): boolean =>
  reason !== null && notReasons.some((word) => isReason(reason, word));

/** How many of an activity's records a count counts. */
export const countIn = ({ match, sittings }: Count, activity: ActivityFact): number =>
  recordsOf(activity, sittings).filter((record) => judge(match, record, sittings)?.refusal === "").length;

/** What came of an activity that a condition speaks of, in words: 违法犯罪, 采用（省）. */
export function outcomeWords({ outcomes, levels }: Condition, activity: ActivityFact): string {
  const found = activity.outcomes.find(
    ({ what, level }) => outcomes?.includes(what) && (levels === null || (level !== null && levels.includes(level))),
  );
  if (!found) return "";
  return `${outcomeLabel(found.what).zh}${levels !== null && found.level !== null ? `（${levelLabel(found.level).zh}）` : ""}`;
}

/** How many half days a record says: the sittings attended, else its quantity; null where it says nothing. */
export function halfDays(parts: readonly PartFact[]): number | null {
  const sat = parts.filter(({ ofSitting }) => ofSitting);
  if (sat.length > 0) return sat.filter(({ state }) => isThere(state)).length;
  return totalOf(parts, "quantity");
}

/** The total of a quantity over some parts; null where none says one. */
export function totalOf(parts: readonly PartFact[], what: "quantity" | "amount"): number | null {
  const stated = parts.flatMap((part) => part[what] ?? []);
  // In whole millionths: 0.1 and 0.2 are 0.3.
  return stated.length === 0 ? null : stated.reduce((all, one) => Math.round((all + one) * 1e6) / 1e6, 0);
}
