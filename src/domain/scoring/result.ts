import type { Period } from "../calendar/office-years.ts";
import type { ExpectedMeeting } from "./facts.ts";
import type { ScoreLine } from "./lines.ts";
import type { Subject } from "./rules.ts";

export type EvaluationLine = ScoreLine;

/** The rule set of an evaluation: its name, the SHA-256 of its file, and the file itself. */
export interface RuleSource {
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

/** A decision as documents show it. */
export interface Decided {
  readonly grade: string;
  readonly gradeName: string;
  readonly reason: string;
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
  /** On the office's list of commendation; null where that is simply the best grade. */
  readonly commended: boolean | null;
  /** What the leaders decided beside it. */
  readonly decided?: Decided;
  /** Hundredths by dimension. */
  readonly points: Readonly<Record<string, number>>;
  readonly open: readonly ExpectedMeeting[];
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
  readonly subject: Subject;
}

/** Those of a result who take part in the evaluation (参加考核). */
export const evaluatedOf = <One extends Pick<EvaluationMember, "excluded">>(members: readonly One[]): One[] =>
  members.filter(({ excluded }) => !excluded);
