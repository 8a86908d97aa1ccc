import type { EvaluationMember } from "./result.ts";
import type { RuleSet } from "./rules.ts";

/** What the leaders decided on a member's grade: stands beside the computed one, and survives every re-run. */
export interface Decision {
  readonly person: number;
  /** An id of the rule set's grades. */
  readonly grade: string;
  /** The grade's name then; null in a file of an older version. */
  readonly gradeName: string | null;
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
    // Decided under another rule set, it is the grade of that name.
    const found = grades.find(({ id }) => id === grade) ?? grades.find(({ name }) => name === decision.gradeName);
    return { ...member, decided: { grade: found?.id ?? grade, gradeName: found?.name ?? decision.gradeName ?? grade, reason } };
  });

/** The grade that counts: the decided one, else the computed. */
export const finalGrade = ({ decided, grade, gradeName }: EvaluationMember): { grade: string | null; gradeName: string | null } =>
  decided ?? { grade, gradeName };

/**
 * Whether the office commends: by its list of commendation where it has one (a decided grade that may stand on it neither
 * puts anybody on the list nor takes anybody off; one that may not takes off), else by the best grade.
 */
export function isCommended(member: EvaluationMember, { grades, commend }: RuleSet): boolean {
  const { grade } = finalGrade(member);
  if (member.commended === null) return grade !== null && grade === grades[0]?.id;
  return member.commended && (commend?.grades == null || (grade !== null && commend.grades.includes(grade)));
}
