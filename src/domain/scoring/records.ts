import { type Exact, exact, product, sign, ZERO } from "./exact.ts";
import type { ActivityFact, PartFact } from "./facts.ts";
import { asksNoState, halfDays, judge, type RecordFact, recordsOf, totalOf } from "./match.ts";
import type { Condition, Offices, Per, PointItem, Split, Tier } from "./rules.ts";

/** What an item makes of a record: what it would earn, by the office of whoever made it; or why it earns nothing. */
export interface Hit {
  readonly item: PointItem;
  readonly dimension: string;
  readonly offices: Offices;
  /** "" for a record that counts. */
  readonly refusal: string;
  /** Kept out without being a miss where all have to be done: sat in only, or of no tier. */
  readonly isNoMiss: boolean;
  /** Which sitting it is, where each is a record; null for the activity. */
  readonly sitting: number | null;
  /** Where quantities add up over records: how much this one brings. */
  readonly brings: Exact | null;
  /** The weightiest first; the first whose offices hold counts. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly offices: Offices;
  /** The item, and the tier. */
  readonly name: string;
  readonly points: Exact;
  /** What the tier's points were multiplied by, for a share or a quantity. */
  readonly factor: Exact;
  readonly note: string;
  readonly tier: Tier;
}

/**
 * What an item makes of an activity: the same for every activity of that kind, form and outcomes in which one took part in the same
 * way. `elsewhere` says why an activity that it would pay counts elsewhere alone; "" for one that counts here.
 */
export function hitsOf(item: PointItem, dimension: string, activity: ActivityFact, elsewhere = ""): Hit[] {
  const isOpen = asksNoState(item.match);
  const inTiers = !item.tiers.every((tier) => asksNoState(tier.match));
  return recordsOf(activity, item.sittings).flatMap((record, i): Hit[] => {
    const judged = judge(item.match, record, item.sittings, isOpen && !inTiers);
    // What counts elsewhere is told here, and is no miss.
    const verdict = judged?.refusal === "" && elsewhere !== "" ? { ...judged, refusal: elsewhere, isGuest: true } : judged;
    // Whom a deduction does not meet needs no word about it.
    if (verdict === null || (verdict.refusal !== "" && isDeduction(item))) return [];
    const own = verdict.refusal === "" ? { ...record, parts: verdict.parts } : record;
    const met = item.tiers.filter((tier) => judge(tier.match, own, "any", isOpen && inTiers && asksNoState(tier.match))?.refusal === "");
    if (met.length === 0) return isDeduction(item) ? [] : [noTier(item, dimension)];
    const size = measure(item, own);
    const share = item.split === null ? WHOLE : partOf(item.split, item.match, own);
    return [
      {
        item,
        dimension,
        offices: item.match.offices,
        refusal: verdict.refusal === "" ? size.refusal : verdict.refusal,
        isNoMiss: verdict.isGuest === true,
        sitting: item.sittings === "each" && activity.sittings.length > 0 ? i : null,
        brings: size.brings ?? null,
        choices: weightiest(met).map((tier) => ({
          offices: tier.match.offices,
          name: tier.name === null ? item.name : `${item.name}：${tier.name}`,
          points: product(product(tier.points, share.factor), size.factor),
          factor: product(share.factor, size.factor),
          note: [size.note, share.note].filter((note) => note !== "").join("；"),
          tier,
        })),
      },
    ];
  });
}

/** A record that the item means and none of its tiers: told, and no miss where all have to be done. */
function noTier(item: PointItem, dimension: string): Hit {
  const tier = item.tiers[0] as Tier;
  const choice = { offices: null, name: item.name, points: ZERO, factor: ONE_TIME, note: "", tier };
  const refusal = "不合哪一档，不计分";
  return { item, dimension, offices: item.match.offices, refusal, isNoMiss: true, sitting: null, brings: null, choices: [choice] };
}

/** By the weight of the points: the best of the merits, the heaviest of the sanctions; nothing behind one that all meet. */
function weightiest(tiers: readonly Tier[]): Tier[] {
  const sorted = [...tiers].sort((a, b) => b.points.abs().compare(a.points.abs()));
  const last = sorted.findIndex(({ match }) => match.offices === null);
  return last < 0 ? sorted : sorted.slice(0, last + 1);
}

interface Factor {
  readonly factor: Exact;
  readonly note: string;
}

const ONE_TIME = exact(1);
const WHOLE: Factor = { factor: ONE_TIME, note: "" };

/** How often a record's points count, where they count by a quantity: every full step of it, by itself or with those before. */
function measure({ per }: PointItem, { parts }: RecordFact): Factor & { refusal: string; brings?: Exact } {
  if (per === null) return { ...WHOLE, refusal: "" };
  const { quantity, note } = quantityOf(per, parts);
  if (quantity === null) return { ...WHOLE, refusal: note };
  if (per.cumulative) return { factor: ONE_TIME, note, refusal: "", brings: exact(quantity) };
  return { factor: stepsIn(exact(quantity), per), note, refusal: "" };
}

function quantityOf({ what }: Per, parts: readonly PartFact[]): { quantity: number | null; note: string } {
  if (what === "record") return { quantity: 1, note: "" };
  if (what === "half_day") {
    const days = halfDays(parts);
    return { quantity: days ?? 1, note: days === null ? "没有写半天数，按 1 个半天计" : `${days} 个半天` };
  }
  const quantity = totalOf(parts, what);
  if (quantity === null) return { quantity, note: what === "amount" ? "没有写金额，不计分" : "没有写数量，不计分" };
  return { quantity, note: `${quantity}${what === "amount" ? " 元" : ""}` };
}

/** How many times the points count: the quantity itself, or every full step of it. */
export const stepsIn = (quantity: Exact, { step }: Per): Exact => (step.equals(1) ? quantity : quantity.div(step).floor());

/** The member's share of what a record earns all those named together. */
function partOf({ lead }: Split, { roles, maxPosition }: Condition, { activity, parts }: RecordFact): Factor {
  const named = [...(activity.named ?? [])].filter(([role]) => roles === null || roles.includes(role));
  const all = named.reduce((count, [, times]) => count + times, 0);
  const count = Math.max(1, maxPosition === null ? all : Math.min(all, maxPosition));
  if (count === 1) return WHOLE;
  const hasLead = named.some(([role]) => role === "lead") || !named.some(([role]) => role === "cosigner");
  if (lead === null || !hasLead) return { factor: exact(`1/${count}`), note: `${count} 人平分` };
  if (isFirst(parts)) return { factor: lead, note: `第一人占 ${lead.toFraction()}` };
  // Authors of whom nobody knows who comes first share evenly.
  if (parts.every(({ role, position }) => position === null && role !== "cosigner"))
    return { factor: exact(`1/${count}`), note: `署名次序不详，${count} 人平分` };
  return { factor: ONE_TIME.sub(lead).div(count - 1), note: `其余 ${count - 1} 人平分` };
}

const isFirst = (parts: readonly PartFact[]): boolean => parts.some(({ role, position }) => role === "lead" || position === 1);

/** Whether an item takes points for some records: those are deductions, of which one event has only the heaviest. */
export const isDeduction = ({ tiers }: PointItem): boolean => tiers.some(({ points }) => sign(points) < 0);
