import { compare, type Exact, exact, hundredths, least, most, sign, sum, ZERO } from "./exact.ts";
import type { DeedFact, ExpectedMeeting, MemberFacts } from "./facts.ts";
import { outcomeLabel, type State, stateLabel } from "../kinds.ts";
import { expectedOccasions, gaps, type Occasion, occasionValue } from "./occasions.ts";
import type { Dimension, Match, PointItem, RatioItem, RuleSet, Tier } from "./rules.ts";
import { readCaseNumber } from "../sessions.ts";

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
}

export interface MemberScore {
  readonly person: number;
  readonly name: string;
  /** Each dimension rounded half up once, in hundredths. */
  readonly points: Readonly<Record<string, number>>;
  /** Before cap and rounding. */
  readonly raw: Readonly<Record<string, Exact>>;
  readonly total: number;
  readonly lines: readonly ScoreLine[];
  readonly vetoes: readonly ScoreLine[];
  /** Kinds of meeting with an unexcused absence from any sitting. */
  readonly absentFrom: ReadonlySet<string>;
  readonly open: readonly ExpectedMeeting[];
}

/** A line before the cap and the rounding. */
interface Draft {
  readonly item: string;
  readonly points: Exact;
  readonly deed: DeedFact | null;
  readonly note: string;
}

/** One member's year against a rule set, with the reason for every point (docs/rules.md, 计分). Pure and exact. */
export function scoreMember(rules: RuleSet, member: MemberFacts, meetings: readonly ExpectedMeeting[]): MemberScore {
  const deeds = [...member.deeds].sort(byDateThenNumber);
  const lighter = lighterOutcomes(rules, deeds);
  const open = gaps(member, meetings);
  const lines: ScoreLine[] = [];
  const points: Record<string, number> = {};
  const raw: Record<string, Exact> = {};
  for (const dimension of rules.dimensions) {
    const drafts = [
      ...baseLine(dimension),
      ...dimension.items.flatMap((item) => (item.type === "points" ? pointLines(item, deeds, lighter) : [])),
      ...ratioLines(dimension, member, open.length > 0),
    ];
    raw[dimension.id] = sum(drafts.map((draft) => draft.points));
    const settled = settle(dimension, drafts);
    lines.push(...settled);
    points[dimension.id] = settled.reduce((total, line) => total + line.points, 0);
  }
  const occasions = expectedOccasions(member, ratioKinds(rules));
  return {
    person: member.person,
    name: member.name,
    points,
    raw,
    total: Object.values(points).reduce((total, value) => total + value, 0),
    lines,
    vetoes: rules.dimensions.flatMap((dimension) => vetoLines(dimension, deeds)),
    absentFrom: new Set(occasions.filter(({ states }) => states.includes("absent")).map(({ deed }) => deed.kind)),
    open,
  };
}

/** "First" is the first by date, then number. */
function byDateThenNumber(a: DeedFact, b: DeedFact): number {
  return (
    order(a.date ?? "9999", b.date ?? "9999") ||
    caseOrder(a) - caseOrder(b) ||
    order(a.serial ?? "", b.serial ?? "") ||
    a.activity - b.activity
  );
}

function caseOrder({ serial }: DeedFact): number {
  const found = serial === null ? undefined : readCaseNumber(serial);
  return found ? found.session * 1e6 + found.number : 1e9;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const baseLine = ({ base }: Dimension): Draft[] =>
  compare(base, ZERO) === 0 ? [] : [{ item: "基础分", points: base, deed: null, note: "" }];

function pointLines(item: PointItem, deeds: readonly DeedFact[], lighter: ReadonlySet<string>): Draft[] {
  const lines: Draft[] = [];
  let count = 0;
  for (const deed of deeds) {
    if (!item.match.kinds.has(deed.kind)) continue;
    const refusal = mismatch(item.match, deed);
    if (refusal === null) continue;
    const tier = bestTier(item.tiers, deed);
    if (tier === undefined) continue;
    const name = tier.name ? `${item.name}：${tier.name}` : item.name;
    if (refusal !== "") lines.push({ item: name, points: ZERO, deed, note: refusal });
    else if (lighter.has(`${item.name}|${deed.activity}`)) lines.push({ item: name, points: ZERO, deed, note: "同一事件只计最重的一项" });
    else if (item.maxCount !== null && count >= item.maxCount)
      lines.push({ item: name, points: ZERO, deed, note: `最多计 ${item.maxCount} 件，本件不计分` });
    else {
      lines.push({
        item: name,
        points: count === 0 && item.first ? item.first : tier.points,
        deed,
        note: count === 0 && item.first ? "第一件" : "",
      });
      count += 1;
    }
  }
  return lines;
}

/** null: the item does not concern this deed; "": it matches; words: it would, but for what they say. */
function mismatch(match: Match, { parts, form, outcomes }: DeedFact): string | null {
  const own = match.roles === null ? parts : parts.filter(({ role }) => match.roles?.includes(role));
  if (own.length === 0) return null;
  const has = (wanted: Match["outcomes"]): boolean => wanted === null || outcomes.some(({ what }) => wanted.includes(what));
  if (!has(match.outcomes)) return null;
  if (!has(match.needs)) return `须先${(match.needs ?? []).map((what) => outcomeLabel(what).zh).join("或")}，不计分`;
  if (form !== null && match.notForms.includes(form)) return `${form}不计个人分`;
  if (match.attended && !own.some(({ state }) => state === "present" || state === "late" || state === "left_early")) {
    const states = [...new Set(own.flatMap(({ state }) => (state === null ? [] : stateLabel(state).zh)))];
    return states.length === 0 ? null : `${states.join("、")}，不计分`;
  }
  const { maxPosition } = match;
  if (maxPosition !== null && !own.some(({ position }) => position === null || position <= maxPosition))
    return `署名在前 ${maxPosition} 名之后，不计分`;
  return "";
}

/** Of the tiers that a deed meets, the weightiest: the best of the merits, the heaviest of the sanctions. */
function bestTier(tiers: readonly Tier[], { outcomes }: DeedFact): Tier | undefined {
  const met = tiers.filter((tier) => {
    if (tier.outcomes === null) return true;
    return outcomes.some(
      ({ what, level }) => tier.outcomes?.includes(what) && (tier.levels === null || (level !== null && tier.levels.includes(level))),
    );
  });
  return met.reduce<Tier | undefined>(
    (best, tier) => (best === undefined || compare(tier.points.abs(), best.points.abs()) > 0 ? tier : best),
    undefined,
  );
}

/** Deductions of which the same event has a heavier one: a criticism, and the sanction it grew into, are one. */
function lighterOutcomes(rules: RuleSet, deeds: readonly DeedFact[]): Set<string> {
  const heaviest = new Map<number, { key: string; points: Exact }>();
  const lighter = new Set<string>();
  const deductions = rules.dimensions.flatMap(({ items }) =>
    items.filter((item): item is PointItem => item.type === "points" && item.tiers.some(({ points }) => sign(points) < 0)),
  );
  for (const item of deductions) {
    for (const deed of deeds) {
      if (!item.match.kinds.has(deed.kind) || mismatch(item.match, deed) !== "") continue;
      const tier = bestTier(item.tiers, deed);
      if (!tier) continue;
      const found = { key: `${item.name}|${deed.activity}`, points: tier.points };
      const before = heaviest.get(deed.event);
      const keeps = before === undefined || compare(found.points, before.points) < 0;
      if (before) lighter.add(keeps ? before.key : found.key);
      if (keeps) heaviest.set(deed.event, found);
    }
  }
  return lighter;
}

function ratioKinds(rules: RuleSet): Set<string> {
  return new Set(rules.dimensions.flatMap(({ items }) => items.flatMap((item) => (item.type === "ratio" ? [...item.kinds] : []))));
}

/** Weight × mean over the expected occasions; a part without any gives its weight to the others. */
function ratioLines(dimension: Dimension, member: MemberFacts, hasGap: boolean): Draft[] {
  const ratios = dimension.items.filter((item): item is RatioItem => item.type === "ratio");
  if (ratios.length === 0) return [];
  const parts = ratios.map((item) => ({
    item,
    occasions: expectedOccasions(member, item.kinds).sort((a, b) => byDateThenNumber(a.deed, b.deed)),
  }));
  const held = parts.filter(({ occasions }) => occasions.length > 0);
  if (held.length === 0) {
    const isFull = dimension.whenNone === "full";
    const why = hasGap ? "签到表上没有这位委员（待核实），也没有其他应到的会议" : "本期没有应到的会议";
    return [
      {
        item: dimension.name,
        points: isFull ? sum(ratios.map(({ weight }) => weight)) : ZERO,
        deed: null,
        note: isFull ? `${why}，暂计满分（请核对）` : why,
      },
    ];
  }
  const all = sum(ratios.map(({ weight }) => weight));
  const present = sum(held.map(({ item }) => item.weight));
  return held.flatMap(({ item, occasions }) => {
    const weight = item.weight.mul(all).div(present);
    return occasions.map((occasion) => occasionLine(item, weight, occasion, occasions.length, compare(weight, item.weight) !== 0));
  });
}

function occasionLine(item: RatioItem, weight: Exact, occasion: Occasion, count: number, widened: boolean): Draft {
  const share = weight.div(exact(count));
  const value = occasionValue(occasion, item.values);
  const full = compare(value, exact(1)) >= 0;
  const notes = [
    full && count === 1 && !widened ? "" : `${shown(weight)} 分 ÷ ${count} 次${full ? "" : ` × ${shown(value)}`}`,
    full ? "" : statesText(occasion.states),
    widened ? "其他应到会议没有，权重并入" : "",
  ];
  return { item: item.name, points: share.mul(value), deed: occasion.deed, note: notes.filter((note) => note !== "").join("；") };
}

const shown = (value: Exact): string => (hundredths(value) / 100).toString();

function statesText(states: readonly State[]): string {
  if (states.length === 1) return stateLabel(states[0] as State).zh;
  const counts = new Map<string, number>();
  for (const state of states) counts.set(stateLabel(state).zh, (counts.get(stateLabel(state).zh) ?? 0) + 1);
  return `${states.length} 场：${[...counts].map(([label, times]) => `${label} ${times}`).join("、")}`;
}

/**
 * The drafts of a dimension as lines in hundredths whose sum is the dimension's points: what exceeds the cap is taken
 * from the last lines that gave, what falls below zero is given back to the last that took, and what rounding leaves
 * over stands in a line of its own.
 */
function settle(dimension: Dimension, drafts: readonly Draft[]): ScoreLine[] {
  const raw = sum(drafts.map(({ points }) => points));
  const total = most(ZERO, least(raw, dimension.cap));
  const given = withhold(
    drafts.map(({ points }) => points),
    raw.sub(total),
  );
  const lines = drafts.map(({ item, points, deed, note }, i): ScoreLine => {
    const kept = given[i] as Exact;
    const withheld = kept === points ? ZERO : kept === ZERO ? points : points.sub(kept);
    return {
      dimension: dimension.id,
      item,
      points: hundredths(kept),
      withheld: hundredths(withheld),
      activity: deed?.activity ?? null,
      title: deed?.title ?? "",
      date: deed?.date ?? null,
      note: withheld === ZERO ? note : `${note}${note === "" ? "" : "；"}${withheldNote(dimension, withheld)}`,
    };
  });
  const remainder = hundredths(total) - lines.reduce((sumOfLines, line) => sumOfLines + line.points, 0);
  if (remainder === 0) return lines;
  return [
    ...lines,
    { dimension: dimension.id, item: "四舍五入", points: remainder, withheld: 0, activity: null, title: "", date: null, note: "" },
  ];
}

/** The points with an excess (or, negative, a shortfall below zero) taken from the last that gave (or that took). */
function withhold(points: readonly Exact[], excess: Exact): Exact[] {
  const given = [...points];
  let left = excess;
  for (let i = given.length - 1; i >= 0 && sign(left) !== 0; i -= 1) {
    const value = given[i] as Exact;
    if (sign(value) !== sign(left)) continue;
    const isWhole = sign(left) > 0 ? compare(value, left) <= 0 : compare(value, left) >= 0;
    given[i] = isWhole ? ZERO : value.sub(left);
    left = isWhole ? left.sub(value) : ZERO;
  }
  return given;
}

function withheldNote({ cap }: Dimension, withheld: Exact): string {
  return sign(withheld) > 0 ? `已达上限 ${shown(cap)} 分，未计 ${shown(withheld)} 分` : `扣至 0 分为止，少扣 ${shown(withheld.abs())} 分`;
}

function vetoLines({ id, veto }: Dimension, deeds: readonly DeedFact[]): ScoreLine[] {
  if (veto === null) return [];
  return deeds.flatMap((deed) => {
    const found = veto.kinds.has(deed.kind) ? deed.outcomes.find(({ what }) => veto.outcomes.includes(what)) : undefined;
    if (!found) return [];
    return [
      {
        dimension: id,
        item: `一票否决：${outcomeLabel(found.what).zh}`,
        points: 0,
        withheld: 0,
        activity: deed.activity,
        title: deed.title,
        date: deed.date,
        note: "",
      },
    ];
  });
}
