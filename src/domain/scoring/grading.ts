import { exact } from "./exact.ts";
import type { Grade, Quota, RuleSet, Selection } from "./rules.ts";
import { COMMEND, comparer, type MemberScore } from "./score.ts";

export interface Graded {
  readonly score: MemberScore;
  readonly rank: number;
  readonly grade: Grade;
  /** Why not the grade that the total reaches: barred, or over the quota; empty otherwise. */
  readonly why: string;
  /** Whether the office commends; null where the rule set leaves that to the best grade. */
  readonly commended: boolean | null;
}

export interface Grading {
  readonly members: readonly Graded[];
  /** Kept out at the edge of a quota because they are fully tied across it. */
  readonly tied: readonly MemberScore[];
}

/** Ranks and grades (docs/rules.md, 等次): bands on the rounded total, quotas in order, ties never broken in silence. */
export function gradeAll(rules: RuleSet, scores: readonly MemberScore[]): Grading {
  const before = comparer(rules);
  const sorted = [...scores].sort((a, b) => before(a, b) || a.person - b.person);
  const graded = new Map<MemberScore, { grade: Grade; why: string }>();
  const tied: MemberScore[] = [];
  const last = rules.grades.at(-1) as Grade;
  for (const score of sorted) {
    if (score.vetoed === null) continue;
    // A veto never lifts anybody: of the grade that it leaves and the one that the total reaches, the lower.
    const [left, reached] = [
      rules.grades.findIndex(({ id }) => id === score.vetoed),
      rules.grades.findIndex(({ min }) => min === null || score.total >= min),
    ];
    const vetoed = rules.grades[Math.max(left, reached)] ?? last;
    graded.set(score, { grade: vetoed, why: [...new Set(score.vetoes.map(({ item }) => item))].join("；") });
  }
  const why = new Map<MemberScore, string>();
  const note = (score: MemberScore, reason: string): void => {
    if (!why.has(score)) why.set(score, reason);
  };
  for (const grade of rules.grades) {
    const { taken, left, edge, barred } = select(grade, grade.id, sorted, (score) => !graded.has(score), before);
    for (const [score, bar] of barred) note(score, `不能评为${grade.name}：${bar}`);
    tied.push(...edge);
    for (const score of taken) graded.set(score, { grade, why: why.get(score) ?? "" });
    for (const { score, places } of left) note(score, over(grade.name, edge.includes(score), places));
  }
  const grades = sorted.map((score) => graded.get(score) ?? { grade: last, why: why.get(score) ?? "" });
  const commended = commend(rules, sorted, grades, before);
  tied.push(...(commended?.edge ?? []).filter((score) => !tied.includes(score)));
  const ranks = ranksOf(sorted, before);
  return {
    members: sorted.map((score, i) => {
      const { grade, why: reason } = grades[i] as { grade: Grade; why: string };
      const refusal = commended?.why.get(score) ?? "";
      return {
        score,
        rank: ranks[i] as number,
        grade,
        why: [reason, refusal].filter((part) => part !== "").join("；"),
        commended: commended?.taken.has(score) ?? null,
      };
    }),
    tied,
  };
}

const over = (name: string, isTied: boolean, places: number): string =>
  isTied ? `在${name}名额的边上完全并列，都不占名额，请领导决定` : `超出${name}名额（${places} 人）`;

/** Places of 1, 2, 2, 4: full ties share one. */
function ranksOf(sorted: readonly MemberScore[], before: (a: MemberScore, b: MemberScore) => number): number[] {
  const ranks: number[] = [];
  for (const [i, score] of sorted.entries()) {
    const previous = sorted[i - 1];
    ranks.push(previous && before(previous, score) === 0 ? (ranks[i - 1] as number) : i + 1);
  }
  return ranks;
}

interface Selected {
  readonly taken: readonly MemberScore[];
  /** Over the quota, with the number of places that there were. */
  readonly left: readonly { score: MemberScore; places: number }[];
  readonly edge: readonly MemberScore[];
  readonly barred: readonly (readonly [MemberScore, string])[];
}

/** A choice in the order of the evaluation: those barred use no place; ties across the edge all stay out. */
function select(
  { min, quota, offices }: Selection,
  key: string,
  sorted: readonly MemberScore[],
  comesInto: (score: MemberScore) => boolean,
  before: (a: MemberScore, b: MemberScore) => number,
): Selected {
  const candidates: MemberScore[] = [];
  const barred: [MemberScore, string][] = [];
  for (const score of sorted) {
    if (!comesInto(score) || (min !== null && score.total < min)) continue;
    const bar = score.bars[key];
    if (bar === undefined) candidates.push(score);
    else barred.push([score, bar]);
  }
  if (quota === null) return { taken: candidates, left: [], edge: [], barred };
  const placeOf = (score: MemberScore): string => (quota.of === "all" ? "" : ((quota.of === "sector" ? score.sector : score.group) ?? ""));
  // A share is of those for whom the choice is.
  const evaluated = countBy(
    sorted.filter(({ office }) => offices === null || offices.has(office)),
    placeOf,
  );
  const chosen = [...Map.groupBy(candidates, placeOf)].map(([place, members]) => {
    const places = placesUnder(quota, evaluated.get(place) ?? 0);
    return { members, places, ...takeInOrder(members, places, before) };
  });
  return {
    taken: chosen.flatMap(({ taken }) => taken),
    left: chosen.flatMap(({ members, taken, places }) => members.slice(taken.length).map((score) => ({ score, places }))),
    edge: chosen.flatMap(({ edge }) => edge),
    barred,
  };
}

function countBy(scores: readonly MemberScore[], key: (score: MemberScore) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const score of scores) counts.set(key(score), (counts.get(key(score)) ?? 0) + 1);
  return counts;
}

/** How many places a quota gives among so many evaluated. */
export function placesUnder({ amount, atLeast, round }: Quota, evaluated: number): number {
  if ("number" in amount) return Math.max(amount.number, atLeast);
  const places = amount.share.mul(evaluated);
  const whole = round === "up" ? places.ceil() : round === "down" ? places.floor() : places.add(exact("1/2")).floor();
  return Math.max(Number(whole.valueOf()), atLeast);
}

function takeInOrder(
  candidates: readonly MemberScore[],
  places: number,
  before: (a: MemberScore, b: MemberScore) => number,
): { taken: readonly MemberScore[]; edge: readonly MemberScore[] } {
  const [inside, outside] = [candidates[places - 1], candidates[places]];
  if (!inside || !outside || before(inside, outside) !== 0) return { taken: candidates.slice(0, places), edge: [] };
  const edge = candidates.filter((score) => before(score, inside) === 0);
  return { taken: candidates.slice(0, candidates.indexOf(edge[0] as MemberScore)), edge };
}

/** Whom the office commends, where its rule set says so apart from the grades. */
function commend(
  { commend: selection }: RuleSet,
  sorted: readonly MemberScore[],
  grades: readonly { grade: Grade }[],
  before: (a: MemberScore, b: MemberScore) => number,
): { taken: ReadonlySet<MemberScore>; edge: readonly MemberScore[]; why: ReadonlyMap<MemberScore, string> } | null {
  if (selection === null) return null;
  const gradeOf = new Map(sorted.map((score, i) => [score, grades[i]?.grade.id ?? ""]));
  const comesInto = (score: MemberScore): boolean =>
    score.vetoed === null && (selection.grades === null || selection.grades.includes(gradeOf.get(score) as string));
  const { taken, left, edge, barred } = select(selection, COMMEND, sorted, comesInto, before);
  return {
    taken: new Set(taken),
    edge,
    why: new Map([
      ...barred.map(([score, bar]) => [score, `不能列入${selection.name}：${bar}`] as const),
      ...left.map(({ score, places }) => [score, over(selection.name, edge.includes(score), places)] as const),
    ]),
  };
}
