import { shown } from "../domain/scoring/exact.ts";
import type { EvaluationMember, EvaluationResult } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";

/** The stable JSON of `score` and `score list`. */
export function resultJson({ year, rules, members }: EvaluationResult) {
  const evaluated = evaluatedOf(members);
  return {
    year,
    rules: { name: rules.name, hash: rules.hash },
    evaluated: evaluated.length,
    excluded: members.filter(({ excluded }) => excluded).map(({ person, name, why }) => ({ id: person, name, reason: why })),
    tied: members.filter(({ tied }) => tied).map(({ person, name }) => ({ id: person, name })),
    open: members.flatMap(({ person, name, open }) => open.map(({ activity, title }) => ({ id: person, name, activity, title }))),
    members: evaluated.map(memberJson),
  };
}

/** One member of it; a decision of the leaders stands beside the computed grade. */
export function memberJson({ person, name, total, rank, grade, gradeName, why, points, decided, commended }: EvaluationMember) {
  return {
    id: person,
    name,
    total: shown(total ?? 0),
    rank,
    grade,
    gradeName,
    why,
    ...(decided && { decided }),
    ...(commended !== null && { commended }),
    dimensions: Object.fromEntries(Object.entries(points).map(([id, value]) => [id, shown(value)])),
  };
}
