import type { Apart } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import { withDecisions } from "../../domain/scoring/decisions.ts";
import type { Evaluation, EvaluationMember, EvaluationResult } from "../../domain/scoring/result.ts";
import type { RuleSet, Subject } from "../../domain/scoring/rules.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import { apartOn } from "../members/called.ts";
import { currentTerm, termOn } from "../office/term.ts";
import { keptRules } from "./rules.ts";

/** The evaluation of a year that stands, with the rule set that it was made by. */
export interface CurrentEvaluation {
  readonly evaluation: Evaluation;
  readonly rules: RuleSet;
  /** With what the leaders decided on them. */
  readonly members: readonly EvaluationMember[];
  readonly roster: ReadonlyMap<number, Member>;
  /** Those evaluated told apart from each other, and from whoever served on the last day. */
  readonly apart: Apart;
  /** That records changed since: to be said also where the request is refused in the end. */
  readonly warnings: readonly Text[];
}

export async function currentEvaluation(store: Store, year: number, of: Subject = "members"): Promise<CurrentEvaluation> {
  const evaluation = store.evaluations.require(year, of);
  const { rules } = await keptRules(evaluation);
  const isMembers = of === "members";
  const members = isMembers ? decidedMembers(store, evaluation, rules) : store.evaluations.members(evaluation.id);
  return {
    evaluation,
    rules,
    members,
    apart: apartIn(store, evaluation.ends, members),
    roster: isMembers ? rosterOf(store, year) : new Map(),
    warnings: !store.periods.closed(year) && store.evaluations.isStale(evaluation) ? [stale(year)] : [],
  };
}

const stale = (year: number): Text =>
  text(
    `注意：${year} 年度的考核之后记录又有改动，结果可能已过时；请重新运行 cppcc score --year ${year}`,
    `note: records changed after the evaluation of ${year}; run cppcc score --year ${year} again`,
  );

/** The members of a saved evaluation, with what the leaders decided on them. */
export const decidedMembers = (store: Store, { id, year }: Evaluation, rules: RuleSet): EvaluationMember[] =>
  withDecisions(store.evaluations.members(id), store.decisions.of(year), rules);

/** A saved evaluation as what it came to. */
export const resultOf = ({ evaluation, members }: Pick<CurrentEvaluation, "evaluation" | "members">): EvaluationResult => ({
  year: evaluation.year,
  period: { from: evaluation.starts, to: evaluation.ends },
  rules: { name: evaluation.rulesName, hash: evaluation.rulesHash, text: evaluation.rulesText },
  members,
});

/** Those evaluated told apart from each other, and from whoever served on a day. */
export function apartIn(store: Store, day: string, members: Iterable<Pick<EvaluationMember, "person">>): Apart {
  let known: Apart | undefined;
  return (who, printed) => {
    // Read when somebody is named: JSON names nobody so.
    known ??= apartOn(
      store,
      day,
      Array.from(members, ({ person }) => person),
    );
    return known(who, printed);
  };
}

/** The members of the term that ran on a year's last day, as they stood then; of a closed year as it was frozen. */
export const rosterOf = (store: Store, year: number): Map<number, Member> =>
  new Map(store.years.roster(year, termOn(store, store.periods.of(year).to)).map((member) => [member.id, member]));

/** The members of the newest term as they stood on a day. */
export function rosterOn(store: Store, day: string): Map<number, Member> {
  return new Map(store.people.members(currentTerm(store, undefined).id, day).map((member) => [member.id, member]));
}
