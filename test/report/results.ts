import type { EvaluationLine, EvaluationMember } from "../../src/domain/scoring/result.ts";

/** Results and their lines, written by hand. */

export const result = (person: number, name: string, more: Partial<EvaluationMember> = {}): EvaluationMember => ({
  person,
  name,
  excluded: false,
  total: 9000,
  rank: person,
  grade: "excellent",
  gradeName: "优秀",
  why: "",
  tied: false,
  commended: null,
  points: {},
  open: [],
  ...more,
});

export const excluded = (person: number, name: string, why: string): EvaluationMember =>
  result(person, name, { excluded: true, total: null, rank: null, grade: null, gradeName: null, why });

export const line = (dimension: string, item: string, more: Partial<EvaluationLine> = {}): EvaluationLine => ({
  dimension,
  item,
  points: 0,
  withheld: 0,
  activity: null,
  title: "",
  date: null,
  note: "",
  ofYear: null,
  ...more,
});
