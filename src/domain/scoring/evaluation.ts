import type { ExpectedMeeting, MemberFacts, Period } from "./facts.ts";
import { exclusion, gradeAll } from "./grading.ts";
import type { RuleSet } from "./rules.ts";
import { type MemberScore, type ScoreLine, scoreMember } from "./score.ts";

export type EvaluationLine = ScoreLine;

/** The rule set of an evaluation: its name, the SHA-256 of its file, and the file itself. */
export interface RuleSource {
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

export interface EvaluationMember {
  readonly person: number;
  readonly name: string;
  readonly excluded: boolean;
  /** Hundredths; null for the excluded. */
  readonly total: number | null;
  readonly rank: number | null;
  readonly grade: string | null;
  readonly gradeName: string | null;
  /** Why excluded, barred or over the quota; "" for nothing. */
  readonly why: string;
  readonly tied: boolean;
  /** Hundredths by dimension. */
  readonly points: Readonly<Record<string, number>>;
  readonly open: readonly ExpectedMeeting[];
  readonly lines: readonly EvaluationLine[];
}

export interface EvaluationResult {
  readonly year: number;
  readonly period: Period;
  readonly rules: RuleSource;
  readonly members: readonly EvaluationMember[];
}

/** An evaluation as saved, without its members. */
export interface Evaluation {
  readonly id: number;
  readonly operation: number;
  readonly year: number;
  readonly starts: string;
  readonly ends: string;
  readonly rulesName: string;
  readonly rulesHash: string;
  readonly rulesText: string;
  readonly evaluated: number;
}

/** The calendar year. */
export const calendarYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** A year's evaluation of everybody whose seat touched the period. Pure: facts in, results out. */
export function evaluate(
  rules: RuleSet,
  source: RuleSource,
  year: number,
  period: Period,
  meetings: readonly ExpectedMeeting[],
  facts: Iterable<MemberFacts>,
): EvaluationResult {
  const scores: MemberScore[] = [];
  const excluded: EvaluationMember[] = [];
  for (const member of facts) {
    const reason = exclusion(rules.evaluated, member, period);
    if (reason === null) scores.push(scoreMember(rules, member, meetings));
    else
      excluded.push({
        person: member.person,
        name: member.name,
        excluded: true,
        total: null,
        rank: null,
        grade: null,
        gradeName: null,
        why: reason,
        tied: false,
        points: {},
        open: [],
        lines: [],
      });
  }
  const { members, tied } = gradeAll(rules, scores);
  const evaluated = members.map(
    ({ score, rank, grade, why }): EvaluationMember => ({
      person: score.person,
      name: score.name,
      excluded: false,
      total: score.total,
      rank,
      grade: grade.id,
      gradeName: grade.name,
      why,
      tied: tied.includes(score),
      points: score.points,
      open: score.open,
      lines: [...score.vetoes, ...score.lines],
    }),
  );
  return { year, period, rules: source, members: [...evaluated, ...excluded] };
}
