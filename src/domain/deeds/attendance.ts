import { betterState, type State } from "../vocabulary/kinds.ts";

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
 * A member comes to a deed once: of several rows (roles; a meeting's own row beside its sittings) the best counts for all
 * of them, whatever the role (docs/records.md, 记录什么). An author's row without a state says nothing of its own.
 */
export function atOneState<Part extends Attendance>(parts: readonly Part[], sittings: readonly Attendance[]): readonly Part[] {
  if (parts.length === 0 || parts.length + sittings.length === 1) return parts;
  const best = [...parts, ...sittings].reduce(better, NOTHING);
  return parts.map((part) => ({ ...part, ...best }));
}

/** The state of each person on a sheet, once each; who has no state is left out. */
export const statesOn = (parts: readonly (Attendance & { readonly person: number })[]): State[] =>
  [...Map.groupBy(parts, ({ person }) => person).values()].flatMap((own) => own.reduce(better, NOTHING).state ?? []);
