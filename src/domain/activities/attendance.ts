import { betterState, type State } from "../vocabulary/states.ts";

/** What one row says of somebody's attendance. */
export interface Attendance {
  readonly state: State | null;
  /** The reason of a leave. */
  readonly reason?: string | null;
}

const NOTHING: Attendance = { state: null };

/** The better of two rows: its state, and of a leave the reason, whichever row says it. */
export function better(one: Attendance, other: Attendance): Attendance {
  const state = betterState(one.state, other.state);
  const reason = [one, other].find((row) => row.state === state && row.reason != null)?.reason;
  return { state, ...(("reason" in one || "reason" in other) && { reason: reason ?? null }) };
}

/**
 * A member comes to an activity once: of several rows (roles; a meeting's own row beside its sittings) the best counts for all
 * of them, whatever the role (docs/records.md, 记录什么). An author's row without a state says nothing of its own.
 */
export function atOneState<Part extends Attendance>(parts: readonly Part[], sittings: readonly Attendance[]): readonly Part[] {
  if (parts.length === 0 || parts.length + sittings.length === 1) return parts;
  const best = [...parts, ...sittings].reduce(better, NOTHING);
  return parts.map((part) => ({ ...part, ...best }));
}

/** Each person's best state on a sheet, once each whatever their roles; null where no row of theirs has one. */
export function bestStates(parts: readonly (Attendance & { readonly person: number })[]): Map<number, State | null> {
  const best = new Map<number, State | null>();
  for (const { person, state } of parts) best.set(person, betterState(best.get(person) ?? null, state));
  return best;
}
