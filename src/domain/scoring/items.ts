import { compare, type Exact, exactText, product, sign, ZERO } from "./exact.ts";
import type { ActivityFact } from "./facts.ts";
import { type Draft, keepBest, refusing, settle, valued } from "./lines.ts";
import { type Choice, type Hit, stepsIn } from "./records.ts";
import type { PointItem, Tier } from "./rules.ts";

/** A record of a member's that an item concerns, with the tier that the member's office on that day gives. */
export interface MemberHit {
  readonly hit: Hit;
  readonly activity: ActivityFact;
  readonly choice: Choice;
  /** Its line, taken for itself: what it earns, or why it earns nothing. */
  readonly line: Draft;
}

export function memberHit(hit: Hit, activity: ActivityFact, choice: Choice): MemberHit {
  const { name: item, points } = choice;
  const note = [hit.sitting === null ? "" : `第 ${hit.sitting + 1} 场`, choice.note].filter((part) => part !== "").join("；");
  const full: Draft = { dimension: hit.dimension, item, points, withheld: ZERO, activity, note, ofRecord: true, carried: null };
  return { hit, activity, choice, line: hit.refusal === "" ? full : nothing(full, hit.refusal) };
}

/** The line without points: what never came into question is not withheld. */
const nothing = (line: Draft, why: string): Draft => valued(line, ZERO, why);

/** The lines of an item from the records that concern it, in order: what counts, what does not, and why. */
export function pointDrafts(
  item: PointItem,
  hits: readonly MemberHit[],
  lighter: ReadonlySet<MemberHit>,
  hasGap: boolean,
): readonly Draft[] {
  const spoilt = spoils(item, hits, hasGap);
  let matched = 0;
  let paid = 0;
  let brought = ZERO;
  const drafts = hits.map((one): Draft => {
    const { hit, choice, line } = one;
    if (hit.refusal !== "") return line;
    if (lighter.has(one)) return nothing(line, "同一事件只计最重的一项");
    if (spoilt !== "") return refusing(line, spoilt);
    matched += 1;
    if (matched < item.from) return nothing(line, `从第 ${item.from} 件起计`);
    if (item.maxCount !== null && paid >= item.maxCount) return nothing(line, `最多计 ${item.maxCount} 件，本件不计分`);
    paid += 1;
    if (hit.brings !== null && item.per !== null) {
      const before = stepsIn(brought, item.per);
      brought = brought.add(hit.brings);
      const steps = stepsIn(brought, item.per).sub(before);
      const until = sign(steps) === 0 ? `，每满 ${exactText(item.per.step)} 计一次` : "";
      return valued(line, choice.points.mul(steps), `累计 ${exactText(brought)}${until}`);
    }
    return paid === 1 && item.first !== null ? valued(line, product(item.first, choice.factor), "第一件") : line;
  });
  const best = keepBest(withinTiers(drafts, hits), item.best, `只计得分最高的 ${item.best} 件`);
  return item.cap === null ? best : settle(best, { name: `“${item.name}”`, cap: item.cap, floor: null });
}

/** What the records of a tier give, within its cap. */
function withinTiers(drafts: readonly Draft[], hits: readonly MemberHit[]): readonly Draft[] {
  const capped = new Map<Tier, number[]>();
  for (const [i, { choice }] of hits.entries()) {
    if (choice.tier.cap === null) continue;
    const places = capped.get(choice.tier);
    if (places) places.push(i);
    else capped.set(choice.tier, [i]);
  }
  if (capped.size === 0) return drafts;
  const result = [...drafts];
  for (const [{ cap }, places] of capped) {
    const own = places.map((i) => drafts[i] as Draft);
    for (const [k, one] of settle(own, { name: `“${own[0]?.item ?? ""}”`, cap, floor: null }).entries()) result[places[k] as number] = one;
  }
  return result;
}

/** Why nothing of an item counts: too few records, or one that does not match where all have to. */
function spoils(item: PointItem, hits: readonly MemberHit[], hasGap: boolean): string {
  const good = hits.filter(({ hit }) => hit.refusal === "").length;
  if (item.every) {
    if (hasGap) return "签到待核实，不计分";
    const missed = hits.filter(({ hit }) => hit.refusal !== "" && !hit.isNoMiss);
    if (missed.length > 0) return `有 ${missed.length} 次没有做到，不计分`;
  }
  return good < item.atLeast ? `不足 ${item.atLeast} 件，不计分` : "";
}

/**
 * Deductions of which the same event has a heavier one: a criticism, and the sanction it grew into, are one. `charged` are
 * the lines as they would be, each beside its record: only what really takes points stands against another.
 */
export function lighterHits(charged: readonly Charge[]): ReadonlySet<MemberHit> {
  const taking = charged.filter(({ points }) => sign(points) < 0);
  if (taking.length < 2) return NONE;
  const lighter = new Set<MemberHit>();
  for (const same of Map.groupBy(taking, ({ of: { hit, activity } }) => `${activity.event}|${hit.sitting ?? ""}`).values()) {
    const heaviest = same.reduce((most, one) => (compare(one.points, most.points) < 0 ? one : most));
    for (const one of same) if (one !== heaviest) lighter.add(one.of);
  }
  return lighter;
}

/** What a record would take, did no other of its event stand against it. */
export interface Charge {
  readonly of: MemberHit;
  readonly points: Exact;
}

const NONE: ReadonlySet<MemberHit> = new Set();
