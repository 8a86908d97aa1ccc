import { daysIn, type Span } from "../dates.ts";
import { compare, exact, hundredths } from "./exact.ts";
import type { MemberFacts, Period } from "./facts.ts";
import { kindOf } from "../kinds.ts";
import { isServing } from "./occasions.ts";
import type { Evaluated, Grade, RuleSet } from "./rules.ts";
import type { MemberScore } from "./score.ts";

/** Why somebody is not evaluated (不参加考核), in the words of documents; null for who is. */
export function exclusion(rule: Evaluated, member: MemberFacts, period: Period): string | null {
  const days = servingDays(member, period);
  const all = daysIn(period.from, period.to);
  if (rule.onLastDay && !isServing(member, period.to)) {
    return member.seats.some((seat) => seat.from <= period.to && (seat.to === null || seat.to >= period.to))
      ? "期末暂停履职"
      : "期末已不在任";
  }
  if (compare(exact(days), rule.share.mul(exact(all))) < 0) return `不足半年（在任履职 ${days} 天，考核期 ${all} 天）`;
  return null;
}

/** Days in the seat less days suspended, within the period; a day counts once however many intervals cover it. */
function servingDays({ seats, suspensions }: MemberFacts, period: Period): number {
  const inside = (spans: readonly Span[]): [string, string][] =>
    spans
      .map(({ from, to }): [string, string] => [from > period.from ? from : period.from, to !== null && to < period.to ? to : period.to])
      .filter(([from, to]) => from <= to);
  const seated = union(inside(seats));
  const suspended = union(inside(suspensions));
  const overlap = seated.flatMap(([from, to]) => suspended.map(([start, end]) => daysIn(from > start ? from : start, to < end ? to : end)));
  return total(seated) - overlap.reduce((sum, days) => sum + days, 0);
}

const total = (spans: readonly [string, string][]): number => spans.reduce((sum, [from, to]) => sum + daysIn(from, to), 0);

function union(spans: readonly [string, string][]): [string, string][] {
  const merged: [string, string][] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = to > last[1] ? to : last[1];
    else merged.push([from, to]);
  }
  return merged;
}

export interface Graded {
  readonly score: MemberScore;
  readonly rank: number;
  readonly grade: Grade;
  /** Why not the grade that the total reaches: barred, or over the quota; empty otherwise. */
  readonly why: string;
}

export interface Grading {
  readonly members: readonly Graded[];
  /** Kept out at the edge of a quota because they are fully tied across it. */
  readonly tied: readonly MemberScore[];
  /** Places under each quota, by grade. */
  readonly quotas: ReadonlyMap<string, number>;
}

/** Ranks and grades (docs/rules.md, 等次): bands on the rounded total, quotas in order, ties never broken in silence. */
export function gradeAll(rules: RuleSet, scores: readonly MemberScore[]): Grading {
  const before = comparer(rules);
  const sorted = [...scores].sort((a, b) => before(a, b) || a.person - b.person);
  const ranks = new Map<MemberScore, number>();
  for (const [i, score] of sorted.entries()) {
    const previous = sorted[i - 1];
    ranks.set(score, previous && before(previous, score) === 0 ? (ranks.get(previous) as number) : i + 1);
  }
  const graded = new Map<MemberScore, { grade: Grade; why: string }>();
  const tied: MemberScore[] = [];
  const quotas = new Map<string, number>();
  const last = rules.grades.at(-1) as Grade;
  const vetoGrade = rules.grades.find(({ id }) => id === rules.vetoGrade) ?? last;
  for (const score of sorted)
    if (score.vetoes.length > 0) graded.set(score, { grade: vetoGrade, why: score.vetoes.map(({ item }) => item).join("；") });
  const why = new Map<MemberScore, string>();
  for (const grade of rules.grades) {
    const reaching = sorted.filter((score) => !graded.has(score) && (grade.min === null || score.total >= grade.min));
    const candidates: MemberScore[] = [];
    for (const score of reaching) {
      const bar = barred(grade, rules, score);
      if (bar === "") candidates.push(score);
      else if (!why.has(score)) why.set(score, `不能评为${grade.name}：${bar}`);
    }
    const quota = grade.quota === null ? candidates.length : Number(grade.quota.mul(exact(scores.length)).floor().valueOf());
    if (grade.quota !== null) quotas.set(grade.id, quota);
    const { taken, edge } = takeInOrder(candidates, quota, before);
    tied.push(...edge);
    for (const score of taken) graded.set(score, { grade, why: why.get(score) ?? "" });
    for (const score of candidates.slice(taken.length)) {
      if (!why.has(score))
        why.set(
          score,
          edge.includes(score) ? `在${grade.name}名额的边上完全并列，都不占名额，请领导决定` : `超出${grade.name}名额（${quota} 人）`,
        );
    }
  }
  return {
    members: sorted.map((score) => ({ score, rank: ranks.get(score) as number, ...(graded.get(score) ?? { grade: last, why: "" }) })),
    tied,
    quotas,
  };
}

function takeInOrder(
  candidates: readonly MemberScore[],
  quota: number,
  before: (a: MemberScore, b: MemberScore) => number,
): { taken: readonly MemberScore[]; edge: readonly MemberScore[] } {
  const [inside, outside] = [candidates[quota - 1], candidates[quota]];
  if (!inside || !outside || before(inside, outside) !== 0) return { taken: candidates.slice(0, quota), edge: [] };
  const edge = candidates.filter((score) => before(score, inside) === 0);
  return { taken: candidates.slice(0, candidates.indexOf(edge[0] as MemberScore)), edge };
}

/** What bars somebody from a grade, in words; "" for nothing. */
function barred({ requires }: Grade, rules: RuleSet, score: MemberScore): string {
  const reasons = requires.flatMap((requirement) => {
    if (requirement.type === "full") {
      const dimension = rules.dimensions.find(({ id }) => id === requirement.dimension);
      return dimension && (score.points[dimension.id] ?? 0) < hundredths(dimension.cap) ? [`${dimension.name}未满分`] : [];
    }
    if (requirement.type === "no_absence")
      return score.absentFrom.has(requirement.kind) ? [`${kindOf(requirement.kind).label.zh}无故缺席`] : [];
    return score.open.some(({ kind }) => kind === requirement.kind) ? [`${kindOf(requirement.kind).label.zh}签到待核实`] : [];
  });
  return reasons.join("、");
}

/** The order of a rule set: 0 is a full tie. */
export function comparer(rules: RuleSet): (a: MemberScore, b: MemberScore) => number {
  return (a, b) => {
    for (const key of rules.order) {
      const difference = key === "total" ? b.total - a.total : compare(b.raw[key.dimension] ?? exact(0), a.raw[key.dimension] ?? exact(0));
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
