import type { State } from "../vocabulary/states.ts";
import { stateLabel } from "../vocabulary/states.ts";
import { compare, type Exact, exact, exactText, ONE, percentText, sum, ZERO } from "./exact.ts";
import type { ActivityFact } from "./facts.ts";
import { COUNTED, type Draft, draft } from "./lines.ts";
import { isReason } from "./match.ts";
import type { Signed } from "./occasions.ts";
import type { RatioItem, Step } from "./rules.ts";

/** One meeting that was expected of a member, with what was signed at each sitting. */
export interface Occasion {
  readonly activity: ActivityFact;
  readonly signed: readonly Signed[];
}

/** The ratios of a dimension or a part, each with the member's occasions in order. */
export interface HeldRatio {
  readonly item: RatioItem;
  readonly occasions: readonly Occasion[];
}

/** Where nothing at all was expected. */
export interface WhenNone {
  readonly name: string;
  readonly gives: "full" | "zero";
  /** The member is missing from a sheet: it may be that something was expected. */
  readonly hasGap: boolean;
}

/** Weight × mean over the expected occasions; a ratio without any gives its weight to the others, or as it says itself. */
export function ratioDrafts(dimension: string, ratios: readonly HeldRatio[], { name, gives, hasGap }: WhenNone): Draft[] {
  if (ratios.length === 0) return [];
  const held = ratios.filter(({ occasions }) => occasions.length > 0);
  const empty = ratios.filter(({ occasions }) => occasions.length === 0);
  const free = empty.filter(({ item }) => item.whenNone === "redistribute");
  const why = hasGap ? "签到表上没有这位委员（待核实），也没有其他应到的会议" : "本期没有应到的会议";
  const alone = (item: string, points: Exact, full: boolean): Draft =>
    draft(dimension, item, full ? points : ZERO, null, full ? `${why}，暂计满分（请核对）` : why);
  const own = empty
    .filter(({ item }) => item.whenNone !== "redistribute")
    .map(({ item }) => alone(item.name, item.weight, item.whenNone === "full"));
  if (held.length === 0) return free.length === 0 ? own : [...own, alone(name, sum(free.map(({ item }) => item.weight)), gives === "full")];
  const present = sum(held.map(({ item }) => item.weight));
  const factor = free.length === 0 ? ONE : ONE.add(sum(free.map(({ item }) => item.weight)).div(present));
  return [
    ...held.flatMap(({ item, occasions }) =>
      item.steps === null
        ? occasions.map((occasion) => occasionDraft(dimension, item, planOf(item, factor, occasions.length), occasion))
        : stepDrafts(dimension, item, item.steps, factor, occasions),
    ),
    ...own,
  ];
}

/** The occasions, each with what was signed, and the points of the step that their mean reaches. */
function stepDrafts(dimension: string, item: RatioItem, steps: readonly Step[], factor: Exact, occasions: readonly Occasion[]): Draft[] {
  const worth = sum(occasions.map(({ signed }) => meanValue(item, signed)));
  const mean = worth.div(exact(occasions.length));
  const reached = steps.find(({ atLeast }) => compare(mean, atLeast) >= 0);
  const name = reached === undefined ? "" : `：${reached.name ?? `${percentText(reached.atLeast)} 以上`}`;
  const notes = [
    `应到 ${occasions.length} 次，折算 ${exactText(worth)} 次，为 ${percentText(mean)}`,
    reached === undefined ? "没有到最低一档" : "",
    compare(factor, ONE) === 0 ? "" : WIDENED,
  ];
  return [
    ...occasions.map(({ activity, signed }) => draft(dimension, item.name, ZERO, activity, `${COUNTED}：${statesText(signed)}`)),
    draft(
      dimension,
      `${item.name}${name}`,
      reached === undefined ? ZERO : reached.points.mul(factor),
      null,
      notes.filter((note) => note !== "").join("；"),
    ),
  ];
}

const WIDENED = "其他应到会议没有，权重并入";

/** What each of so many occasions is worth. */
interface Plan {
  readonly weight: Exact;
  readonly share: Exact;
  readonly count: number;
  readonly widened: boolean;
  /** Lines by what was signed, where it was signed once. */
  readonly lines: Map<string, Draft>;
}

const plans = new WeakMap<RatioItem, Map<string, Plan>>();

function planOf(item: RatioItem, factor: Exact, count: number): Plan {
  const known = plans.get(item) ?? new Map<string, Plan>();
  plans.set(item, known);
  const key = `${factor.n}/${factor.d}/${count}`;
  const found = known.get(key);
  if (found) return found;
  const weight = item.weight.mul(factor);
  const made = { weight, share: weight.div(exact(count)), count, widened: compare(factor, ONE) !== 0, lines: new Map<string, Draft>() };
  known.set(key, made);
  return made;
}

function occasionDraft(dimension: string, item: RatioItem, plan: Plan, { activity, signed }: Occasion): Draft {
  const [only, another] = signed;
  // Signed once: the same state is the same line for everybody.
  const key = another === undefined ? `${only?.state}|${only?.reason ?? ""}` : null;
  const known = key === null ? undefined : plan.lines.get(key);
  if (known) return { ...known, activity };
  const value = meanValue(item, signed);
  const full = compare(value, ONE) >= 0;
  const notes = [
    full && plan.count === 1 && !plan.widened
      ? ""
      : `${exactText(plan.weight)} 分 ÷ ${plan.count} 次${full ? "" : ` × ${exactText(value)}`}`,
    full ? "" : statesText(signed),
    plan.widened ? WIDENED : "",
  ];
  const made = draft(dimension, item.name, plan.share.mul(value), activity, notes.filter((note) => note !== "").join("；"));
  if (key !== null) plan.lines.set(key, made);
  return made;
}

/** The reasons of a leave that a ratio values apart. */
export const valueReasons = ({ values }: RatioItem): string[] => [...values.keys()].filter((word) => /[\u4e00-\u9fff]/.test(word));

function meanValue({ values }: RatioItem, signed: readonly Signed[]): Exact {
  const each = signed.map(({ state, reason }) => {
    const byReason = reason == null || state !== "leave" ? undefined : [...values].find(([word]) => isReason(reason, word))?.[1];
    return byReason ?? values.get(state as State) ?? ZERO;
  });
  return each.length === 1 ? (each[0] as Exact) : sum(each).div(exact(each.length));
}

function statesText(signed: readonly Signed[]): string {
  const labels = signed.map(({ state, reason }) => (reason ? `${stateLabel(state ?? "").zh}（${reason}）` : stateLabel(state ?? "").zh));
  if (labels.length === 1) return labels[0] as string;
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return `${labels.length} 场：${[...counts].map(([label, times]) => `${label} ${times}`).join("、")}`;
}
