import type { Apart } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import { type Decision, withDecisions } from "../../domain/scoring/decisions.ts";
import type { EvaluationInput } from "../../domain/scoring/evaluation.ts";
import type { MemberFacts } from "../../domain/scoring/facts.ts";
import type { Evaluation, EvaluationResult } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { PeriodRow } from "../../store/periods.ts";
import type { Desk } from "../desk.ts";
import { type Reproduced, reproduce } from "./closed.ts";
import { apartIn, type CurrentEvaluation, currentEvaluation, resultOf, rosterOf } from "./current-evaluation.ts";
import { ruleBookOf } from "./rules.ts";
import { evaluateAndSave, evaluationInput, tryEvaluation, type YearInput } from "./run.ts";

/** A year to be evaluated. */
export interface ScoreRequest {
  readonly year: number;
  /** A rule file; without it the rule set that the year was last evaluated by, else the default one. */
  readonly rules: string | undefined;
  /** Whether nothing is saved. */
  readonly isDryRun: boolean;
}

/** A year evaluated. */
export interface Scored {
  readonly request: ScoreRequest;
  /** With what the leaders decided. */
  readonly result: EvaluationResult;
  readonly rules: RuleSet;
  /** The members of the year's last day; nobody where others are evaluated. */
  readonly roster: () => ReadonlyMap<number, Member>;
  readonly apart: Apart;
  /** The year's evaluation before this one. */
  readonly before: Evaluation | undefined;
  /** How many records were counted in all. */
  readonly records: number;
  /** What closed years have to do with it, beside the points that they are owed. */
  readonly late: Pick<YearInput, "vetoed" | "unpaid">;
}

/** A closed year: its own result, and what came out when it was computed again. */
export interface Rescored {
  readonly current: CurrentEvaluation;
  readonly result: EvaluationResult;
  readonly again: Reproduced;
}

/** Evaluates a year, and saves it unless it is a dry run. A closed one is not evaluated anew: it is computed again and compared. */
export async function score(desk: Desk, request: ScoreRequest): Promise<Scored | Rescored> {
  const { store, today } = desk;
  const { year, isDryRun } = request;
  const closed = store.periods.closed(year);
  if (closed && request.rules === undefined) return rescore(desk, closed);
  const by = await ruleBookOf(desk, year, request.rules);
  const isMembers = by.rules.evaluates === "members";
  // A closed year is closed for members: informants, units and groups may still be evaluated.
  if (closed && !isDryRun && isMembers)
    throw new AppError(
      "refused.closed_year",
      text(`${year} 年度已经关闭，结果不能按别的规则重算`, `${year} is closed: its result cannot be computed by other rules`),
      text("只试算、不保存，请加 --dry-run", "add --dry-run to compute and save nothing"),
    );
  const { vetoed, unpaid, ...input } = await evaluationInput(store, year, by);
  const { counting, counted } = countRecords(input);
  const before = isMembers ? store.evaluations.latest(year) : undefined;
  const result = isDryRun ? tryEvaluation(store, counting).result : evaluateAndSave(store, counting, today);
  const decisions = isMembers ? store.decisions.of(year) : NO_DECISIONS;
  return {
    request,
    result: { ...result, members: withDecisions(result.members, decisions, by.rules) },
    rules: by.rules,
    roster: () => (isMembers ? rosterOf(store, year) : NOBODY),
    apart: apartIn(store, result.period.to, result.members),
    before,
    records: counted(),
    late: { vetoed, ...(unpaid && { unpaid }) },
  };
}

const NO_DECISIONS: ReadonlyMap<number, Decision> = new Map();
const NOBODY: ReadonlyMap<number, Member> = new Map();

async function rescore({ store }: Desk, row: PeriodRow): Promise<Rescored> {
  const current = await currentEvaluation(store, row.year);
  return { current, result: resultOf(current), again: await reproduce(store, row) };
}

/** The same input, with how many records have passed: they are streamed, and there may be millions. */
function countRecords(input: EvaluationInput): { counting: EvaluationInput; counted: () => number } {
  let records = 0;
  function* counting(): Generator<MemberFacts> {
    for (const member of input.facts) {
      records += member.activities.length + (member.carried?.length ?? 0);
      yield member;
    }
  }
  return { counting: { ...input, facts: counting() }, counted: () => records };
}
