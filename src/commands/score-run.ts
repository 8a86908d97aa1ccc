import { AppError } from "../domain/problem.ts";
import {
  type EvaluationInput,
  type EvaluationLine,
  type EvaluationMember,
  type EvaluationResult,
  evaluate,
} from "../domain/scoring/evaluation.ts";
import { needsOf } from "../domain/scoring/needs.ts";
import { text } from "../domain/text.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { rulesFile } from "./evaluation.ts";

/** A year's facts under a rule file, ready to be evaluated. */
export async function evaluationInput(context: Context, store: Store, year: number, file: string | undefined): Promise<EvaluationInput> {
  const { readRules } = await import("../rules/read.ts");
  const { rules, source } = readRules(rulesFile(context, file));
  const period = store.periods.of(year);
  const meetings = rules.evaluates === "members" ? store.facts.expectedMeetings(period) : [];
  return { rules, source, year, period, meetings, facts: store.facts.of(rules.evaluates, period, needsOf(rules)) };
}

/** Evaluates a year and saves it, as an operation of its own kind. */
export function evaluateAndSave(store: Store, input: EvaluationInput): EvaluationResult {
  const { year, period, rules, source } = input;
  return store.ledger.operate({ kind: "evaluation", command: "score", summary: `${year} 年度考核` }, (operation) => {
    const saving = store.evaluations.begin(operation, { year, period, subject: rules.evaluates, rules: source });
    const result = evaluate(input, saving.keep);
    if (result.members.length === 0) throw nobody(store, year);
    saving.finish(result);
    return result;
  }).result;
}

/** Evaluates a year and saves nothing; the lines of those asked for. */
export function tryEvaluation(store: Store, input: EvaluationInput, whose: ReadonlySet<number> = new Set()): Tried {
  const lines = new Map<number, readonly EvaluationLine[]>();
  const result = evaluate(input, (person, own) => {
    if (whose.has(person)) lines.set(person, own);
  });
  if (result.members.length === 0) throw nobody(store, input.year);
  return { result, lines };
}

export interface Tried {
  readonly result: EvaluationResult;
  readonly lines: ReadonlyMap<number, readonly EvaluationLine[]>;
}

function nobody(store: Store, year: number): AppError {
  const hint = store.people.any()
    ? text("请核对年度", "check the year")
    : text("请先导入名册：cppcc import roster 委员名册.xlsx", "import the roster first: cppcc import roster ROSTER.xlsx");
  return new AppError("refused.no_members", text(`${year} 年没有在任的委员`, `nobody was a member in ${year}`), hint);
}

/** Those evaluated of a result. */
export const evaluatedOf = (members: readonly EvaluationMember[]): EvaluationMember[] => members.filter(({ excluded }) => !excluded);
