import { finalGrade } from "./decisions.ts";
import type { EvaluationMember } from "./result.ts";
import { evaluatedOf } from "./result.ts";

/** One member in two evaluations; null on the side where they were not evaluated. */
export interface Compared {
  readonly person: number;
  readonly name: string;
  readonly a: EvaluationMember | null;
  readonly b: EvaluationMember | null;
}

/** Everybody who was evaluated in either, in the order of the second. */
export function compareMembers(a: readonly EvaluationMember[], b: readonly EvaluationMember[]): Compared[] {
  const evaluated = (members: readonly EvaluationMember[]) => new Map(evaluatedOf(members).map((member) => [member.person, member]));
  const [inA, inB] = [evaluated(a), evaluated(b)];
  return [...new Set([...inB.keys(), ...inA.keys()])].map((person) => {
    const [before, after] = [inA.get(person) ?? null, inB.get(person) ?? null];
    return { person, name: (after ?? before)?.name ?? "", a: before, b: after };
  });
}

/** Whether anything that matters to a member differs. */
export const isChanged = ({ a, b }: Compared): boolean => a?.total !== b?.total || gradeOf(a) !== gradeOf(b) || a?.rank !== b?.rank;

const gradeOf = (member: EvaluationMember | null): string | null => (member === null ? null : finalGrade(member).gradeName);

/** Up, down or level: by the rank, since two rule sets may well be of two scales. */
export const directionOf = ({ a, b }: Compared): "up" | "down" | "same" | "new" | "gone" =>
  a === null ? "new" : b === null ? "gone" : compareRanks(a, b);

const compareRanks = (a: EvaluationMember, b: EvaluationMember): "up" | "down" | "same" =>
  (b.rank ?? 0) < (a.rank ?? 0) ? "up" : (b.rank ?? 0) > (a.rank ?? 0) ? "down" : "same";

/** How a part of the members fares in both: a sector, a group, all. Means in hundredths; null where nobody was evaluated. */
export interface PartCompared {
  readonly name: string;
  readonly members: number;
  readonly meanA: number | null;
  readonly meanB: number | null;
  readonly up: number;
  readonly down: number;
  readonly gained: number;
  readonly lost: number;
}

/** The same by the parts that a function tells, the largest first; `best` is the grade that is gained or lost. */
export function byPart(
  compared: readonly Compared[],
  partOf: (person: number) => string,
  best: readonly [a: string, b: string],
): PartCompared[] {
  const parts = Map.groupBy(compared, ({ person }) => partOf(person));
  return [...parts]
    .map(([name, members]) => partCompared(name, members, best))
    .sort((x, y) => y.members - x.members || x.name.localeCompare(y.name, "zh"));
}

export function partCompared(name: string, members: readonly Compared[], [bestA, bestB]: readonly [string, string]): PartCompared {
  const isBest = (member: EvaluationMember | null, best: string): boolean => gradeOf(member) === best;
  const count = (holds: (one: Compared) => boolean): number => members.filter(holds).length;
  return {
    name,
    members: members.length,
    meanA: mean(members.flatMap(({ a }) => a?.total ?? [])),
    meanB: mean(members.flatMap(({ b }) => b?.total ?? [])),
    up: count((one) => directionOf(one) === "up"),
    down: count((one) => directionOf(one) === "down"),
    gained: count(({ a, b }) => !isBest(a, bestA) && isBest(b, bestB)),
    lost: count(({ a, b }) => isBest(a, bestA) && !isBest(b, bestB)),
  };
}

/** Rounded to whole hundredths. */
export const mean = (totals: readonly number[]): number | null =>
  totals.length === 0 ? null : Math.round(totals.reduce((all, one) => all + one, 0) / totals.length);
