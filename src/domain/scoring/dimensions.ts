import { daysIn } from "../calendar/dates.ts";
import { exact, ONE, pointsText, shown, sign, sum } from "./exact.ts";
import type { CarriedPoints, MemberFacts } from "./facts.ts";
import { type Charge, lighterHits, type MemberHit, pointDrafts } from "./items.ts";
import { type Draft, draft, keepBest, settle } from "./lines.ts";
import { isOpen, type MemberYear, occasionsOf } from "./member-year.ts";
import { holds } from "./occasions.ts";
import type { PlacedItem } from "./point-items.ts";
import { type HeldRatio, ratioDrafts, type WhenNone } from "./ratios.ts";
import type { Dimension, Item } from "./rules.ts";
import { servedDays } from "./served.ts";

/** What each dimension gives a member, as lines before caps and rounding. `lighter`: deductions that a heavier one covers. */
export function dimensionDrafts(dimension: Dimension, year: MemberYear, lighter: ReadonlySet<MemberHit>): readonly Draft[] {
  const { id, name, whenNone } = dimension;
  const none: WhenNone = { name, gives: whenNone, hasGap: year.open.length > 0 };
  const earned = holds(dimension.offices, year.office) ? itemDrafts(dimension.items, { dimension: id, year, lighter, none }) : [];
  const scaled = dimension.proRata ? [...earned, ...proRata(id, earned, year)] : earned;
  return [...scaled, ...carried(id, year.member)];
}

/** What the items of a dimension are worked out in. */
interface Around {
  readonly dimension: string;
  readonly year: MemberYear;
  readonly lighter: ReadonlySet<MemberHit>;
  readonly none: WhenNone;
}

/** The lines of some items, in their order; ratios come last, since one without occasions gives its weight to the others. */
function itemDrafts(items: readonly Item[], around: Around): Draft[] {
  const { dimension, year, lighter, none } = around;
  const ratios: HeldRatio[] = [];
  const drafts = items.flatMap((item): readonly Draft[] => {
    if (item.type === "points") {
      const found = year.hits.get(item);
      return found === undefined ? [] : pointDrafts(item, found, lighter, isOpen(item, year));
    }
    if (!holds(item.offices, year.office)) return [];
    if (item.type === "constant") return [draft(dimension, item.name, item.points, null, "")];
    if (item.type === "ratio") {
      ratios.push({ item, occasions: occasionsOf(year, item) });
      return [];
    }
    const inner = keepBest(itemDrafts(item.items, around), item.best, `“${item.name}”只计得分最高的 ${item.best} 件`);
    return settle(inner, { name: `“${item.name}”`, cap: item.cap, floor: item.floor });
  });
  return [...drafts, ...ratioDrafts(dimension, ratios, none)];
}

/** Part of a year counts as the whole of it would: what records gave is divided by the share of the days served. */
function proRata(dimension: string, drafts: readonly Draft[], { member, period }: MemberYear): Draft[] {
  const [served, all] = [servedDays(member, period), daysIn(period.from, period.to)];
  const earned = sum(drafts.filter(({ ofRecord }) => ofRecord).map(({ points }) => points));
  if (served === 0 || served >= all || sign(earned) <= 0) return [];
  const more = earned.mul(exact(`${all}/${served}`).sub(ONE));
  return [draft(dimension, "按任职天数折算", more, null, `任职履职 ${served} 天，考核期 ${all} 天`)];
}

/** What late outcomes of closed years pay in this one. */
function carried(dimension: string, member: MemberFacts): Draft[] {
  return (member.carried ?? []).flatMap((one) =>
    one.dimension === dimension
      ? [{ ...draft(dimension, one.item, exact(one.points).div(100), null, carriedWords(one)), carried: one }]
      : [],
  );
}

const carriedWords = ({ year, is, was }: CarriedPoints): string =>
  `补计 ${year} 年度的结果${is === undefined || was === undefined ? "" : `（现 ${pointsText(shown(is))} 分，关闭时 ${pointsText(shown(was))} 分）`}`;

/** Which deductions of a member's own table give way to a heavier one of the same event. */
export function lighterDeductions(deductions: readonly PlacedItem[], year: MemberYear): ReadonlySet<MemberHit> {
  return lighterHits(deductions.flatMap((placed) => charges(placed, year)));
}

/** What a deduction would take, each record for itself. */
function charges({ item, within }: PlacedItem, year: MemberYear): Charge[] {
  const found = year.hits.get(item);
  if (found === undefined || !within.every((offices) => holds(offices, year.office))) return [];
  // What adds up takes its part with every record, whichever of them completes a step.
  if (item.per?.cumulative) {
    const { step } = item.per;
    return found.flatMap((of) => (of.hit.brings === null ? [] : [{ of, points: of.choice.points.mul(of.hit.brings).div(step) }]));
  }
  const drafts = pointDrafts(item, found, NOTHING, isOpen(item, year));
  return drafts.flatMap(({ points }, i) => (found[i] ? [{ of: found[i], points }] : []));
}

const NOTHING: ReadonlySet<MemberHit> = new Set();
