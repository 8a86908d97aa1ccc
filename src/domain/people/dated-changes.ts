import { covers, dayAfter, dayBefore, type Span } from "../calendar/dates.ts";
import { type Office, officeLabel, type PlaceKind } from "./member.ts";

/** What changed within a seat on a day of its own: what stands since then is no slip that an older list could mend. */
export interface DatedChange {
  /** The field of a roster: 政协职务, 界别, 活动组 … */
  readonly field: "office" | PlaceKind;
  /** The first day of what has held since. */
  readonly from: string;
  /** The meeting or document that decided it. */
  readonly basis: string | null;
  /** What was held until the day before, as a roster would say it; "" for nothing. */
  readonly before: string;
}

/** A place as the record file holds it: both days are in. */
export interface PlaceHeld {
  readonly kind: string;
  readonly body: string;
  readonly post: string;
  readonly starts: string;
  readonly ends: string | null;
  readonly basis: string | null;
  readonly endBasis: string | null;
}

const FIELDS: ReadonlyMap<string, DatedChange["field"]> = new Map([
  ["standing", "office"],
  ["sector", "sector"],
  ["group", "group"],
  ["special", "special"],
  ["party_group", "party_group"],
]);

/** The newest change of each field within a seat; what begins or ends with the seat is none. */
export function lastChanges(held: readonly PlaceHeld[], seat: Span): readonly DatedChange[] {
  const last = new Map<DatedChange["field"], { from: string; basis: string | null }>();
  const note = (field: DatedChange["field"], from: string, basis: string | null): void => {
    if (from <= seat.from || (seat.to !== null && from > seat.to)) return;
    const known = last.get(field);
    if (known === undefined || from > known.from) last.set(field, { from, basis });
    else if (from === known.from) known.basis ??= basis;
  };
  for (const { kind, starts, ends, basis, endBasis } of held) {
    const field = FIELDS.get(kind);
    if (field === undefined) continue;
    note(field, starts, basis);
    if (ends !== null && ends >= seat.from) note(field, dayAfter(ends), endBasis);
  }
  if (last.size === 0) return NONE;
  return [...last].map(([field, { from, basis }]) => ({ field, from, basis, before: placesOn(held, field, dayBefore(from)) }));
}

const NONE: readonly DatedChange[] = [];

function placesOn(held: readonly PlaceHeld[], field: DatedChange["field"], day: string): string {
  const running = held.filter(({ kind, starts, ends }) => FIELDS.get(kind) === field && covers({ from: starts, to: ends }, day));
  if (field === "office") return officeLabel((running[0]?.post as Office | undefined) ?? "member").zh;
  return [...new Set(running.map(({ body }) => body))].sort().join("、");
}
