import { mean } from "./compare.ts";
import { finalGrade } from "./decisions.ts";
import type { EvaluationMember } from "./result.ts";

/** One year of a member: null where they were not evaluated, which is not nothing. */
export interface HistoryYear {
  readonly year: number;
  /** Hundredths. */
  readonly total: number | null;
  readonly rank: number | null;
  readonly grade: string | null;
  /** The leaders decided it. */
  readonly decided: boolean;
  /** The grade that was computed. */
  readonly computed: string | null;
  readonly why: string;
}

/** A member's line over the years. Means and the rest are over the evaluated years alone that are over. */
export interface History {
  readonly person: number;
  readonly name: string;
  readonly years: readonly HistoryYear[];
  readonly mean: number | null;
  readonly lowest: number | null;
  /** The last evaluated year less the one before; null with fewer than two. */
  readonly trend: number | null;
  /** Below the line in the last two years that are over, both evaluated. */
  readonly belowTwice: boolean;
}

export interface YearMembers {
  readonly year: number;
  readonly members: readonly EvaluationMember[];
  /** The line in hundredths: below it is poor; null for none. */
  readonly line: number | null;
  /** Whether the year is over: one that is not says nothing yet of means, trends and lines. */
  readonly isOver: boolean;
}

/** Everybody's line over some years, in the order of the mean. */
export function histories(years: readonly YearMembers[]): History[] {
  const people = new Map(years.flatMap(({ members }) => members.map(({ person, name }): [number, string] => [person, name])));
  const byYear = years.map(({ year, members, line, isOver }) => ({
    year,
    line,
    isOver,
    of: new Map(members.map((member) => [member.person, member])),
  }));
  return [...people]
    .map(([person, name]): History => {
      const own = byYear.map(({ year, of }) => yearOf(year, of.get(person)));
      const past = byYear.flatMap(({ line, isOver }, i) => (isOver ? [{ line, total: own[i]?.total ?? null }] : []));
      const totals = past.flatMap(({ total }) => total ?? []);
      const below = past.map(({ line, total }) => line !== null && total !== null && total < line);
      return {
        person,
        name,
        years: own,
        mean: mean(totals),
        lowest: totals.length === 0 ? null : Math.min(...totals),
        trend: totals.length < 2 ? null : (totals.at(-1) as number) - (totals.at(-2) as number),
        belowTwice: below.length >= 2 && below.slice(-2).every(Boolean),
      };
    })
    .sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || a.person - b.person);
}

function yearOf(year: number, member: EvaluationMember | undefined): HistoryYear {
  if (!member || member.excluded)
    return { year, total: null, rank: null, grade: null, computed: null, decided: false, why: member?.why ?? "" };
  return {
    year,
    total: member.total,
    rank: member.rank,
    grade: finalGrade(member).gradeName,
    computed: member.gradeName,
    decided: member.decided !== undefined,
    why: member.why,
  };
}
