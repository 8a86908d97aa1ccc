import { compare, type Exact, exactText, hundredths, payable, roundedTo, sign, sum, ZERO } from "./exact.ts";
import type { ActivityFact, CarriedPoints } from "./facts.ts";

/** One line of the explanation: what earned how much, and what of it was withheld and why. Points in hundredths. */
export interface ScoreLine {
  readonly dimension: string;
  readonly item: string;
  readonly points: number;
  readonly withheld: number;
  readonly activity: number | null;
  readonly title: string;
  readonly date: string | null;
  readonly note: string;
  /** The closed year whose late outcome is paid here; null for this year's own. */
  readonly ofYear: number | null;
}

/** A line with its exact points, before what holds for several lines together. */
export interface Draft {
  readonly dimension: string;
  readonly item: string;
  readonly points: Exact;
  readonly withheld: Exact;
  readonly activity: ActivityFact | null;
  readonly note: string;
  /** Whether a record earned it, and not a base or a mean. */
  readonly ofRecord: boolean;
  /** Of a late outcome of a closed year: that year, and its record. */
  readonly carried: CarriedPoints | null;
}

export const draft = (dimension: string, item: string, points: Exact, activity: ActivityFact | null, note: string): Draft => ({
  dimension,
  item,
  points,
  withheld: ZERO,
  activity,
  note,
  ofRecord: false,
  carried: null,
});

function lineOf({ dimension, item, points, withheld, activity, note, carried }: Draft): ScoreLine {
  const record = carried ?? activity;
  return {
    dimension,
    item,
    points: hundredths(points),
    withheld: withheld === ZERO ? 0 : hundredths(withheld),
    activity: record === null ? null : record.activity,
    title: record === null ? "" : record.title,
    date: record === null ? null : record.date,
    note,
    ofYear: carried === null ? null : carried.year,
  };
}

/** How the note of a record begins whose points stand on another line: that of the ratio. */
export const COUNTED = "计入出席率";

/** How the lines of a veto begin. */
export const VETO = "一票否决：";
export const vetoName = (item: string): string => item.slice(VETO.length);
export const isVeto = ({ item }: Pick<ScoreLine, "item">): boolean => item.startsWith(VETO);

/** A line of words, without points. */
export const remark = (dimension: string, item: string, activity: ActivityFact | null, note: string): ScoreLine =>
  lineOf(draft(dimension, item, ZERO, activity, note));

const joined = (before: string, more: string): string => (before === "" ? more : more === "" ? before : `${before}；${more}`);

/** The same line with a part of its points withheld (negative: given back), and why. */
const withholding = (from: Draft, kept: Exact, why: string): Draft => ({
  ...from,
  points: kept,
  withheld: kept === ZERO && from.withheld === ZERO ? from.points : from.withheld.add(from.points.sub(kept)),
  note: joined(from.note, why),
});

/** A line that gives nothing, and why. */
export const refusing = (from: Draft, why: string): Draft =>
  sign(from.points) === 0 ? { ...from, note: joined(from.note, why) } : withholding(from, ZERO, why);

/** The same line with other points, for a reason of the item's own: nothing is withheld. */
export const valued = (from: Draft, points: Exact, why: string): Draft => ({ ...from, points, note: joined(from.note, why) });

/** Of the drafts with points, only so many count, those that earn most; of equals the first. */
export function keepBest(drafts: readonly Draft[], best: number | null, why: string): readonly Draft[] {
  if (best === null) return drafts;
  const earning = drafts.filter(({ points, ofRecord }) => ofRecord && sign(points) > 0);
  if (earning.length <= best) return drafts;
  const kept = new Set([...earning].sort((a, b) => compare(b.points, a.points)).slice(0, best));
  return drafts.map((one) => (earning.includes(one) && !kept.has(one) ? refusing(one, why) : one));
}

export interface Bounds {
  readonly name: string;
  readonly cap: Exact | null;
  readonly floor: Exact | null;
}

/**
 * Drafts within bounds: what exceeds the cap is taken from the last lines that gave, what falls below the floor is given
 * back to the last that took.
 */
export function settle(drafts: readonly Draft[], { name, cap, floor }: Bounds): readonly Draft[] {
  const raw = total(drafts);
  if (cap !== null && compare(raw, cap) > 0)
    return withhold(drafts, raw.sub(cap), (held) => `${name}已达上限 ${textOf(cap)} 分，未计 ${textOf(held)} 分`);
  if (floor !== null && compare(raw, floor) < 0)
    return withhold(drafts, raw.sub(floor), (held) => `${name}扣至 ${textOf(floor)} 分为止，少扣 ${textOf(held.abs())} 分`);
  return drafts;
}

const texts = new WeakMap<Exact, string>();

/** A rule's own points in words, remembered: they stand on many lines. */
function textOf(points: Exact): string {
  if (points.d === 1n) return String(points.s * points.n);
  const known = texts.get(points) ?? exactText(points);
  texts.set(points, known);
  return known;
}

/** An excess (or, negative, a shortfall) taken from the last that gave (or that took); what is still short is a line of its own. */
function withhold(drafts: readonly Draft[], excess: Exact, why: (held: Exact) => string): readonly Draft[] {
  const result = [...drafts];
  let left = excess;
  for (let i = result.length - 1; i >= 0 && sign(left) !== 0; i -= 1) {
    const one = result[i] as Draft;
    if (sign(one.points) !== sign(left)) continue;
    const isWhole = sign(left) > 0 ? compare(one.points, left) <= 0 : compare(one.points, left) >= 0;
    const held = isWhole ? one.points : left;
    result[i] = withholding(one, isWhole ? ZERO : one.points.sub(left), why(held));
    left = isWhole ? left.sub(one.points) : ZERO;
  }
  const [first] = drafts;
  if (sign(left) < 0 && first) result.push(draft(first.dimension, "补足最低分", left.neg(), null, ""));
  return result;
}

export const total = (drafts: readonly Draft[]): Exact => sum(drafts.map(({ points }) => points));

/**
 * A dimension's drafts as lines whose sum is its points, rounded once, and never above the cap; what rounding leaves over
 * has a line of its own.
 */
export function roundLines(
  { id, cap }: { readonly id: string; readonly cap: Exact | null },
  drafts: readonly Draft[],
  decimals: number,
): { lines: ScoreLine[]; points: number } {
  const lines = drafts.map(lineOf);
  const rounded = roundedTo(total(drafts), decimals);
  const points = cap === null ? rounded : Math.min(rounded, payable(cap, decimals));
  const remainder = points - lines.reduce((all, line) => all + line.points, 0);
  if (remainder !== 0) lines.push({ ...remark(id, "四舍五入", null, ""), points: remainder });
  return { lines, points };
}
