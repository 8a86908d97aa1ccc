import { join } from "node:path";
import type { Member } from "../../domain/people/member.ts";
import { withDecisions } from "../../domain/scoring/decisions.ts";
import type { Evaluation, EvaluationMember } from "../../domain/scoring/evaluation.ts";
import type { RuleSet, Subject } from "../../domain/scoring/rules.ts";
import { text } from "../../domain/text/text.ts";
import { rulesOf } from "../../rules/rule-set.ts";
import type { Store } from "../../store/store.ts";
import { currentTerm, termOn } from "../office/term.ts";
import type { Context } from "../../commands/context.ts";

/** The rule file that a command means: the one named, else the default set. */
export const rulesFile = ({ root, input }: Context, file: string | undefined): string =>
  file === undefined ? join(root, "rules", "default.yaml") : input(file);

/** The year that a command means: the one named, else the calendar's of today. */
export const yearOf = ({ today }: Context, { year }: { year?: number }): number => year ?? Number(today.slice(0, 4));

export interface Standing {
  readonly evaluation: Evaluation;
  readonly rules: RuleSet;
  readonly members: readonly EvaluationMember[];
  readonly roster: ReadonlyMap<number, Member>;
}

/** The evaluation of a year that stands, with the rule set that it was made by; warns where records changed since. */
export async function standingEvaluation(context: Context, store: Store, year: number, of: Subject = "members"): Promise<Standing> {
  const evaluation = store.evaluations.require(year, of);
  const { rules } = await rulesOf(evaluation.rulesText, evaluation.rulesName);
  if (!store.periods.closed(year) && store.evaluations.isStale(evaluation)) {
    context.io.warn(
      text(
        `注意：${year} 年度的考核之后记录又有改动，结果可能已过时；请重新运行 cppcc score --year ${year}`,
        `note: records changed after the evaluation of ${year}; run cppcc score --year ${year} again`,
      ),
    );
  }
  if (of !== "members") return { evaluation, rules, members: store.evaluations.members(evaluation.id), roster: new Map() };
  return {
    evaluation,
    rules,
    members: withDecisions(store.evaluations.members(evaluation.id), store.decisions.of(year), rules),
    roster: rosterOf(store, year),
  };
}

/** The members of the term that ran on a year's last day, as they stood then; of a closed year as it was frozen. */
export const rosterOf = (store: Store, year: number): Map<number, Member> =>
  new Map(store.years.roster(year, termOn(store, store.periods.of(year).to)).map((member) => [member.id, member]));

/** The members of the newest term as they stood on a day. */
export function rosterOn(store: Store, day: string): Map<number, Member> {
  return new Map(store.people.members(currentTerm(store, undefined).id, day).map((member) => [member.id, member]));
}
