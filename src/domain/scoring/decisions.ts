import type { EvaluationMember } from "./evaluation.ts";
import type { RuleSet } from "./rules.ts";

/** What the leaders decided on a member's grade: stands beside the computed one, and survives every re-run. */
export interface Decision {
  readonly person: number;
  /** An id of the rule set's grades. */
  readonly grade: string;
  readonly reason: string;
}

/** A decision as documents show it. */
export interface Decided {
  readonly grade: string;
  readonly gradeName: string;
  readonly reason: string;
}

/** The members with what was decided on them. A grade that the rule set does not know stays as it was written. */
export const withDecisions = (
  members: readonly EvaluationMember[],
  decisions: ReadonlyMap<number, Decision>,
  { grades }: RuleSet,
): EvaluationMember[] =>
  members.map((member) => {
    const decision = member.excluded ? undefined : decisions.get(member.person);
    if (decision === undefined) return member;
    const { grade, reason } = decision;
    return { ...member, decided: { grade, gradeName: grades.find(({ id }) => id === grade)?.name ?? grade, reason } };
  });

/** The grade that counts: the decided one, else the computed. */
export const finalGrade = ({ decided, grade, gradeName }: EvaluationMember): { grade: string | null; gradeName: string | null } =>
  decided ?? { grade, gradeName };

/** Whether the office commends: by a decision, by its list of commendation, or by the best grade. */
export function isCommended(member: EvaluationMember, { grades }: RuleSet): boolean {
  const best = grades[0]?.id;
  if (member.decided) return member.decided.grade === best;
  return member.commended ?? (member.grade !== null && member.grade === best);
}
