import { called } from "../../domain/people/called.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import type { Evaluation, EvaluationMember } from "../../domain/scoring/result.ts";
import type { PeriodRow } from "../../store/periods.ts";
import type { Store } from "../../store/store.ts";
import { apartIn } from "./current-evaluation.ts";
import { keptRules } from "./rules.ts";
import { evaluationInput, tryEvaluation } from "./run.ts";

/** A closed year computed again from the records that it holds, by the rule file that it keeps. */
export interface Reproduced {
  readonly digest: string;
  /** Whether the records, the rule file and the result are those that were closed. */
  readonly untouched: boolean;
  /** What comes out otherwise than at closing, a line each. */
  readonly differences: readonly string[];
}

export async function reproduce(store: Store, row: PeriodRow): Promise<Reproduced> {
  const evaluation = row.evaluation === null ? undefined : store.evaluations.find(row.evaluation);
  if (!evaluation) return { digest: row.digest ?? "", untouched: false, differences: ["没有关闭时的考核结果"] };
  return {
    digest: row.digest ?? "",
    untouched: store.periods.digestOf(row) === row.digest,
    differences: await differencesNow(store, row.year, evaluation),
  };
}

/** What comes out otherwise now than an evaluation saved, by its own rule file: a line each. */
export async function differencesNow(store: Store, year: number, evaluation: Evaluation): Promise<string[]> {
  const input = await evaluationInput(store, year, await keptRules(evaluation));
  const again = new Map(tryEvaluation(store, input).result.members.map((member) => [member.person, member]));
  const apart = apartIn(store, evaluation.ends, again.values());
  const nameOf = ({ person: id, name }: EvaluationMember): string => called(apart, { id, name });
  const differences = store.evaluations.members(evaluation.id).flatMap((then) => {
    const now = again.get(then.person);
    again.delete(then.person);
    return now === undefined ? [`${nameOf(then)}：现在不在考核里`] : difference(then, now).map((said) => `${nameOf(then)}：${said}`);
  });
  return [...differences, ...[...again.values()].map((now) => `${nameOf(now)}：考核时不在里面`)];
}

function difference(then: EvaluationMember, now: EvaluationMember): string[] {
  const words = (member: EvaluationMember): string =>
    member.excluded
      ? `不参加考核（${member.why}）`
      : `${pointsText(shown(member.total ?? 0))} 分，第 ${member.rank} 名，${member.gradeName}`;
  const samePoints = Object.keys({ ...then.points, ...now.points }).every((id) => then.points[id] === now.points[id]);
  if (samePoints && words(then) === words(now)) return [];
  return [`当时 ${words(then)}；现在 ${words(now)}`];
}
