import type { Evaluation, EvaluationMember } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import { currentTerm } from "../office/term.ts";
import { decidedMembers } from "./current-evaluation.ts";
import { keptRules } from "./rules.ts";

/** A year that was evaluated, as it stands: a closed one as it was closed. */
export interface YearResult {
  readonly year: number;
  readonly evaluation: Evaluation;
  readonly rules: RuleSet;
  readonly members: readonly EvaluationMember[];
}

/** The years from one to another, both included; without a first one from the newest term's. */
export function yearsTo(store: Store, last: number, from?: number): number[] {
  const first = from ?? store.periods.yearOf(currentTerm(store, undefined).starts.padEnd(10, "-01").slice(0, 10));
  if (first > last)
    throw new AppError(
      "usage.years",
      text(`${first} 年在 ${last} 年之后`, `${first} is after ${last}`),
      text("请核对 --from 和 --year", "check --from and --year"),
    );
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** The results of some years; years without an evaluation are left out, not taken for nothing. */
export async function resultsOf(store: Store, years: readonly number[]): Promise<YearResult[]> {
  const results: YearResult[] = [];
  for (const year of years) {
    const evaluation = store.evaluations.latest(year);
    if (!evaluation) continue;
    const { rules } = await keptRules(evaluation);
    results.push({ year, evaluation, rules, members: decidedMembers(store, evaluation, rules) });
  }
  return results;
}
