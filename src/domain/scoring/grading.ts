import { exact } from "./exact.ts";
import { COMMEND, type MemberScore } from "./member-score.ts";
import { holds } from "./occasions.ts";
import { comparer } from "./order.ts";
import type { Grade, Quota, RuleSet, Selection } from "./rules.ts";

export interface Graded {
  readonly score: MemberScore;
  readonly rank: number;
  readonly grade: Grade;
  /** Why not the grade that the total reaches: barred, or over the quota; empty otherwise. */
  readonly why: string;
  /** Whether the office commends; null where the rule set leaves that to the best grade. */
  readonly commended: boolean | null;
  /** Kept out at the edge of a quota for being fully tied across it. */
  readonly tied: boolean;
}

/** Somebody in the order of the evaluation while grades are given: one object each, there may be very many. */
interface Candidate {
  readonly score: MemberScore;
  rank: number;
  grade: Grade | null;
  why: string;
  commended: boolean | null;
  tied: boolean;
}

/** Ranks and grades, in order (docs/rules.md, 等次): bands on the rounded total, quotas in order, ties never broken in silence. */
export function gradeAll(rules: RuleSet, scores: readonly MemberScore[]): readonly Graded[] {
  const before = comparer(rules);
  const sorted = [...scores]
    .sort((a, b) => before(a, b) || a.person - b.person)
    .map((score): Candidate => ({ score, rank: 0, grade: null, why: "", commended: null, tied: false }));
  for (const [i, one] of sorted.entries()) {
    // Places of 1, 2, 2, 4: full ties share one.
    const previous = sorted[i - 1];
    one.rank = previous && before(previous.score, one.score) === 0 ? previous.rank : i + 1;
  }
  const last = rules.grades.at(-1) as Grade;
  for (const one of sorted) {
    const { score } = one;
    if (score.vetoed === null) continue;
    // A veto never lifts anybody: of the grade that it leaves and the one that the total reaches, the lower.
    const [left, reached] = [
      rules.grades.findIndex(({ id }) => id === score.vetoed),
      rules.grades.findIndex(({ min }) => min === null || score.total >= min),
    ];
    one.grade = rules.grades[Math.max(left, reached)] ?? last;
    one.why = [...new Set(score.vetoes.map(({ item }) => item))].join("；");
  }
  for (const grade of rules.grades) {
    const { taken, left, edge, barred, nowhere } = select(grade, grade.id, sorted, (one) => one.grade === null, before);
    for (const one of barred) note(one, `不能评为${grade.name}：${one.score.bars[grade.id]}`);
    for (const { one, why } of nowhere) note(one, why);
    for (const one of taken) one.grade = grade;
    for (const one of edge) one.tied = true;
    noteLeft(left, grade.name, edge);
  }
  for (const one of sorted) one.grade ??= last;
  if (rules.commend) commend(rules.commend, sorted, before);
  return sorted as readonly Graded[];
}

/** Why not a grade, and why not the next: each stands. */
function note(one: Candidate, reason: string): void {
  one.why = one.why === "" ? reason : `${one.why}；${reason}`;
}

/** Those over the quota of a place, and those tied at its edge: the same words for all. */
function noteLeft(left: Selected["left"], name: string, edge: readonly Candidate[]): void {
  for (const { members, places, place } of left) {
    const [tied, beyond] = [over(`${place}${name}`, true, places), over(`${place}${name}`, false, places)];
    for (const one of members) note(one, edge.includes(one) ? tied : beyond);
  }
}

const over = (name: string, isTied: boolean, places: number): string =>
  isTied ? `在${name}名额的边上完全并列，都不占名额，请领导决定` : `超出${name}名额（${places} 人）`;

type Before = (a: MemberScore, b: MemberScore) => number;

interface Selected {
  readonly taken: readonly Candidate[];
  /** Over the quota, with the number of places that there were. */
  readonly left: readonly { members: readonly Candidate[]; places: number; place: string }[];
  readonly edge: readonly Candidate[];
  readonly barred: readonly Candidate[];
  /** Whom no quota is for, and of one by sector or group who has none; with why. */
  readonly nowhere: readonly { one: Candidate; why: string }[];
}

/** A choice in the order of the evaluation: those barred use no place; ties across the edge all stay out. */
function select(
  { name, min, quotas, offices }: Selection,
  key: string,
  sorted: readonly Candidate[],
  comesInto: (one: Candidate) => boolean,
  before: Before,
): Selected {
  const candidates: Candidate[] = [];
  const barred: Candidate[] = [];
  for (const one of sorted) {
    if (!comesInto(one) || (min !== null && one.score.total < min)) continue;
    if (one.score.bars[key] === undefined) candidates.push(one);
    else barred.push(one);
  }
  if (quotas.length === 0) return { taken: candidates, left: [], edge: [], barred, nowhere: [] };
  const quotaOf = ({ score: { office } }: Candidate): Quota | undefined => quotas.find((quota) => holds(quota.offices, office));
  const places = quotas.map((quota) => {
    const own = candidates.filter((one) => quotaOf(one) === quota);
    // A share is of those for whom the choice is.
    return within(
      name,
      quota,
      own,
      sorted.filter((one) => holds(offices, one.score.office) && quotaOf(one) === quota),
      before,
    );
  });
  const nobodys = candidates.filter((one) => quotaOf(one) === undefined).map((one) => ({ one, why: `职务不在${name}的名额之内` }));
  return {
    taken: places.flatMap(({ taken }) => taken),
    left: places.flatMap(({ left }) => left),
    edge: places.flatMap(({ edge }) => edge),
    barred,
    nowhere: [...nobodys, ...places.flatMap(({ nowhere }) => nowhere)],
  };
}

/** The places of one quota, by sector or group where it says so. */
function within(
  name: string,
  quota: Quota,
  candidates: readonly Candidate[],
  evaluated: readonly Candidate[],
  before: Before,
): Omit<Selected, "barred"> {
  const placeOf = ({ score }: Candidate): string =>
    quota.of === "all" ? "" : ((quota.of === "sector" ? score.sector : score.group) ?? "");
  const sizes = countBy(evaluated, placeOf);
  // Who is in none has no place to compete for.
  const isNowhere = (one: Candidate): boolean => quota.of !== "all" && placeOf(one) === "";
  const chosen = [...Map.groupBy(candidates, placeOf)].flatMap(([place, members]) => {
    if (members.every(isNowhere)) return [];
    const places = placesUnder(quota, sizes.get(place) ?? 0);
    return [{ members, places, place, ...takeInOrder(members, places, before) }];
  });
  return {
    taken: chosen.flatMap(({ taken }) => taken),
    left: chosen.map(({ members, taken, places, place }) => ({ members: members.slice(taken.length), places, place })),
    edge: chosen.flatMap(({ edge }) => edge),
    nowhere: candidates
      .filter(isNowhere)
      .map((one) => ({ one, why: `没有${quota.of === "sector" ? "界别" : "活动组"}，不在${name}名额之内` })),
  };
}

function countBy(candidates: readonly Candidate[], key: (one: Candidate) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of candidates) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

/** How many places a quota gives among so many evaluated. */
function placesUnder({ amount, atLeast, round }: Quota, evaluated: number): number {
  if ("number" in amount) return Math.max(amount.number, atLeast);
  const places = amount.share.mul(evaluated);
  const whole = round === "up" ? places.ceil() : round === "down" ? places.floor() : places.add(exact("1/2")).floor();
  return Math.max(Number(whole.valueOf()), atLeast);
}

function takeInOrder(
  candidates: readonly Candidate[],
  places: number,
  before: Before,
): { taken: readonly Candidate[]; edge: readonly Candidate[] } {
  const [inside, outside] = [candidates[places - 1], candidates[places]];
  if (!inside || !outside || before(inside.score, outside.score) !== 0) return { taken: candidates.slice(0, places), edge: [] };
  const edge = candidates.filter(({ score }) => before(score, inside.score) === 0);
  return { taken: candidates.slice(0, candidates.indexOf(edge[0] as Candidate)), edge };
}

/** Whom the office commends, where its rule set says so apart from the grades. */
function commend(selection: Selection, sorted: readonly Candidate[], before: Before): void {
  const { grades, name } = selection;
  const comesInto = ({ score, grade }: Candidate): boolean =>
    score.vetoed === null && (grades === null || grades.includes((grade as Grade).id));
  const { taken, left, edge, barred, nowhere } = select(selection, COMMEND, sorted, comesInto, before);
  for (const one of sorted) one.commended = false;
  for (const one of taken) one.commended = true;
  for (const one of edge) one.tied = true;
  for (const one of barred) note(one, `不能列入${name}：${one.score.bars[COMMEND]}`);
  for (const { one, why } of nowhere) note(one, why);
  noteLeft(left, name, edge);
}
