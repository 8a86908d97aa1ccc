import { type EvaluationInput, evaluate } from "../../domain/scoring/evaluation.ts";
import type { CarriedPoints, MemberFacts } from "../../domain/scoring/facts.ts";
import { needsOf } from "../../domain/scoring/needs.ts";
import { type EvaluationLine, type EvaluationResult, evaluatedOf } from "../../domain/scoring/result.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { RuleBook } from "../../rules/rule-set.ts";
import type { Store } from "../../store/store.ts";
import { type Late, lateOutcomes } from "./late.ts";

/** A year's facts under a rule set, with what a clerk is told of closed years beside the result. */
export type YearInput = EvaluationInput & Pick<Late, "vetoed">;

/**
 * A year's facts under a rule set, ready to be evaluated: of an open year with what closed ones are still owed. Informants,
 * units and groups are not closed: of theirs a closed year holds what has come of it by now.
 */
export async function evaluationInput(store: Store, year: number, by: RuleBook): Promise<YearInput> {
  const { rules } = by;
  const period = store.periods.of(year);
  const isMembers = rules.evaluates === "members";
  const closed = store.periods.closed(year);
  const facts = store.facts.of(rules.evaluates, period, needsOf(rules), closed ? { id: closed.id, isNow: !isMembers } : null);
  const { owed, vetoed } = isMembers ? await lateOutcomes(store, year, rules) : NOTHING_LATE;
  const known = new Set(rules.dimensions.map(({ id }) => id));
  return {
    ...by,
    unpaid: [...owed.values()].flat().filter(({ dimension }) => !known.has(dimension)),
    vetoed,
    year,
    period,
    meetings: isMembers ? store.facts.expectedMeetings(period) : [],
    facts: owed.size === 0 ? facts : withLate(facts, owed),
  };
}

const NOTHING_LATE: Late = { owed: new Map(), vetoed: [] };

function* withLate(facts: Iterable<MemberFacts>, late: ReadonlyMap<number, readonly CarriedPoints[]>): Generator<MemberFacts> {
  for (const member of facts) {
    const carried = late.get(member.person);
    yield carried === undefined ? member : { ...member, carried };
  }
}

/** Evaluates a year and saves it, as an operation of its own kind. */
export function evaluateAndSave(store: Store, input: EvaluationInput, today: string): EvaluationResult {
  const { year, period, rules, source } = input;
  if (period.from > today)
    throw new AppError(
      "refused.not_begun",
      text(`${year} 年度到 ${period.from} 才开始（今天 ${today}）`, `${year} begins on ${period.from} (today is ${today})`),
      text("请核对年度；只想试算，请加 --dry-run", "check the year; add --dry-run to try only"),
    );
  const summary = ({ members }: EvaluationResult): string => `${year} 年度考核：${evaluatedOf(members).length} 人`;
  return store.operations.operate({ kind: "evaluation", command: "score", summary }, (operation): EvaluationResult => {
    const saving = store.evaluations.begin(operation, { year, period, subject: rules.evaluates, rules: source });
    const result = evaluate(input, saving.keep);
    if (result.members.length === 0) throw nobody(store, input);
    saving.finish(result);
    return result;
  }).result;
}

export interface Tried {
  readonly result: EvaluationResult;
  readonly lines: ReadonlyMap<number, readonly EvaluationLine[]>;
}

/** Evaluates a year and saves nothing; with the lines of those asked for. */
export function tryEvaluation(store: Store, input: EvaluationInput, whose: ReadonlySet<number> = new Set()): Tried {
  const lines = new Map<number, readonly EvaluationLine[]>();
  const result = evaluate(input, (person, own) => {
    if (whose.has(person)) lines.set(person, own);
  });
  if (result.members.length === 0) throw nobody(store, input);
  return { result, lines };
}

function nobody(store: Store, { year, rules }: EvaluationInput): AppError {
  if (rules.evaluates !== "members")
    return new AppError(
      "refused.no_members",
      text(`${year} 年没有这套规则考核的对象（${rules.name}）`, `there is nobody whom this rule set evaluates in ${year} (${rules.name})`),
      text("请先导入名单或台账，并核对年度", "import the lists and ledgers first, and check the year"),
    );
  const hint = store.people.any()
    ? text("请核对年度", "check the year")
    : text("请先导入名册：cppcc import roster 委员名册.xlsx", "import the roster first: cppcc import roster ROSTER.xlsx");
  return new AppError("refused.no_members", text(`${year} 年没有在任的委员`, `nobody was a member in ${year}`), hint);
}
