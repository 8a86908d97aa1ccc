import { type Text, text } from "../text/text.ts";
import type { FieldChange } from "./known-person.ts";

/**
 * What a row states of something that lasts (a place on a list, a contact), against what is on record of the same thing.
 * null is no statement; days are whole, both included.
 */
export interface StatedPeriod {
  readonly starts: string | null;
  readonly ends: string | null;
}

export interface HeldPeriod {
  readonly starts: string;
  readonly ends: string | null;
}

export type PeriodPlan<Held> =
  | { readonly action: "add"; readonly to: HeldPeriod }
  | { readonly action: "change" | "same"; readonly held: Held; readonly to: HeldPeriod }
  /** It reaches over several periods on record, and nobody can tell which one it corrects. */
  | { readonly action: "unclear"; readonly several: readonly Held[] };

/**
 * One that begins on the same day is the one meant; without a first day, the last one is. One that overlaps another
 * corrects its days; one that comes after or before all others is a new one.
 */
export function planPeriod<Held extends HeldPeriod>(
  { starts, ends }: StatedPeriod,
  held: readonly Held[],
  usualStart: string,
): PeriodPlan<Held> {
  const sorted = [...held].sort((a, b) => a.starts.localeCompare(b.starts));
  const overlapping = (first: string): Held[] =>
    sorted.filter((each) => (each.ends === null || each.ends >= first) && (ends === null || each.starts <= ends));
  const meant = starts === null ? sorted.slice(-1) : sorted.filter((each) => each.starts === starts);
  const found = meant.length > 0 || starts === null ? meant : overlapping(starts);
  const [only, another] = found;
  if (only === undefined) return { action: "add", to: { starts: starts ?? usualStart, ends } };
  if (another !== undefined) return { action: "unclear", several: found };
  const to = { starts: starts ?? only.starts, ends: ends ?? only.ends };
  return { action: to.starts === only.starts && to.ends === only.ends ? "same" : "change", held: only, to };
}

const DATED: readonly { field: "starts" | "ends" | "basis"; label: Text }[] = [
  { field: "starts", label: text("起始时间", "first day") },
  { field: "ends", label: text("终止时间", "last day") },
  { field: "basis", label: text("备注", "note") },
];

/** What differs in the days and the basis of something that lasts. */
export function periodChanges(
  before: HeldPeriod & { readonly basis: string | null },
  to: HeldPeriod & { readonly basis: string | null },
): FieldChange[] {
  return DATED.flatMap(({ field, label }) =>
    to[field] === before[field] ? [] : [{ field, label, from: before[field] ?? "", to: to[field] ?? "" }],
  );
}
