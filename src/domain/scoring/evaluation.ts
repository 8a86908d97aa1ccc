import type { Period } from "../calendar/office-years.ts";
import type { CarriedPoints, ExpectedMeeting, MemberFacts } from "./facts.ts";
import { gradeAll } from "./grading.ts";
import type { ScoreLine } from "./lines.ts";
import type { MemberScore } from "./member-score.ts";
import type { EvaluationMember, EvaluationResult, RuleSource } from "./result.ts";
import type { RuleSet } from "./rules.ts";
import { scorer } from "./score.ts";
import { excluder } from "./served.ts";

/** Everything that an evaluation is made of. */
export interface EvaluationInput {
  readonly rules: RuleSet;
  readonly source: RuleSource;
  readonly year: number;
  readonly period: Period;
  readonly meetings: readonly ExpectedMeeting[];
  readonly facts: Iterable<MemberFacts>;
  /** What late outcomes of closed years would pay, had this rule set a dimension for it. */
  readonly unpaid?: readonly CarriedPoints[];
}

/**
 * A year's evaluation of everybody whose seat touched the period. Pure: facts in, results out. A member's lines are
 * handed on as soon as they are there, and not kept: there may be millions.
 */
export function evaluate(
  { rules, source, year, period, meetings, facts }: EvaluationInput,
  keepLines: (person: number, lines: readonly ScoreLine[]) => void,
): EvaluationResult {
  const { scores, excluded } = scoreAll();
  const evaluated = gradeAll(rules, scores).map(
    ({ score: { person, name, total, points, open }, rank, grade, why, commended, tied }): EvaluationMember => ({
      person,
      name,
      excluded: false,
      total,
      rank,
      grade: grade.id,
      gradeName: grade.name,
      why,
      tied,
      commended,
      points,
      open,
    }),
  );
  return { year, period, rules: source, members: [...evaluated, ...excluded] };

  /** Apart, so that what the scorer remembers of the activities is let go before anybody is graded. */
  function scoreAll(): { scores: MemberScore[]; excluded: EvaluationMember[] } {
    const scores: MemberScore[] = [];
    const excluded: EvaluationMember[] = [];
    const score = scorer(rules, period);
    const exclusion = excluder(rules.evaluated, period);
    for (const member of facts) {
      const reason = exclusion(member);
      if (reason !== null) {
        excluded.push(notEvaluated(member, reason));
        continue;
      }
      const scored = score(member, meetings);
      keepLines(member.person, scored.lines);
      scores.push(scored.score);
    }
    return { scores, excluded };
  }
}

const notEvaluated = ({ person, name }: MemberFacts, why: string): EvaluationMember => ({
  person,
  name,
  excluded: true,
  total: null,
  rank: null,
  grade: null,
  gradeName: null,
  why,
  tied: false,
  commended: null,
  points: {},
  open: [],
});
