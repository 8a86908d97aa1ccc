import { kindOf } from "../vocabulary/kinds.ts";
import { type MemberCounts, selectionsOf } from "./counts.ts";
import { payable } from "./exact.ts";
import type { MemberYear } from "./member-year.ts";
import { holds, signedAt } from "./occasions.ts";
import type { Count, Requirement, RuleSet } from "./rules.ts";
import { UNCONFIRMED } from "./unconfirmed.ts";

/** What a requirement is looked for in. */
interface Found {
  readonly year: MemberYear;
  readonly counts: MemberCounts;
  /** What each dimension gives, in hundredths. */
  readonly points: Readonly<Record<string, number>>;
}

/** What bars a member from a grade (by its id) or from commendation (""), in words; no entry for nothing. */
export function barsOf(rules: RuleSet, found: Found): Readonly<Record<string, string>> {
  let bars: Record<string, string> | undefined;
  for (const { key, selection } of selectionsOf(rules)) {
    const isMeant = holds(selection.offices, found.year.office);
    const reasons = [isMeant ? "" : "职务不在评选范围", ...selection.requires.map((requirement) => unmet(requirement, rules, found))];
    const words = reasons.filter((reason) => reason !== "");
    if (words.length === 0) continue;
    bars ??= {};
    bars[key] = words.join("、");
  }
  return bars ?? NO_BARS;
}

const NO_BARS: Readonly<Record<string, string>> = {};

/** What a requirement finds wanting, in words; "" where it is met. */
function unmet(wanted: Requirement, rules: RuleSet, found: Found): string {
  const { readings, open } = found.year;
  switch (wanted.type) {
    case "full":
      return notFull(wanted.dimension, rules, found);
    case "no_absence": {
      const wasAbsent = readings.some(
        ({ activity, meaning }) =>
          meaning.hasMiss && activity.kind === wanted.kind && signedAt(activity).some(({ state }) => state === "absent"),
      );
      return wasAbsent ? `${kindOf(wanted.kind).label.zh}无故缺席` : "";
    }
    case "no_gap":
      return open.some(({ kind }) => kind === wanted.kind) ? `${kindOf(wanted.kind).label.zh}${UNCONFIRMED}` : "";
    case "count":
      return tooFew(wanted, found);
  }
}

function notFull(id: string, { dimensions, decimals }: RuleSet, { points }: Found): string {
  const dimension = dimensions.find((one) => one.id === id);
  return dimension?.cap && (points[dimension.id] ?? 0) < payable(dimension.cap, decimals) ? `${dimension.name}未满分` : "";
}

/** Of several counts so many have to hold. */
function tooFew({ name, any, least, offices }: Requirement & { type: "count" }, { year, counts }: Found): string {
  if (!holds(offices, year.office)) return "";
  // A gap in the records is not a merit.
  const isGap = ({ share, match }: Count): boolean => share !== null && year.open.some(({ kind }) => match.kinds?.has(kind));
  const met = any.filter((count) => counts.has(count) !== false);
  if (met.filter((count) => !isGap(count)).length >= least) return "";
  if (met.length >= least) return `“${name}”待核实`;
  const shares = any.filter(({ share }) => share !== null).map(counts.inWords);
  return `不符合“${name}”${shares.length === 0 ? "" : `（${shares.join("；")}）`}`;
}
