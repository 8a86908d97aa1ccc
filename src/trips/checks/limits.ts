import { type Limit, type LimitYear, limitsReached, type Reached } from "../../domain/checks/limits.ts";
import type { Apart } from "../../domain/people/called.ts";
import { finalGrade } from "../../domain/scoring/decisions.ts";
import type { MemberFacts } from "../../domain/scoring/facts.ts";
import { evaluatedOf } from "../../domain/scoring/result.ts";
import type { ClosedYear } from "../../store/facts/booked-activities.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { apartIn } from "../evaluate/current-evaluation.ts";
import { resultsOf, type YearResult, yearsTo } from "../evaluate/term-years.ts";

/** What limits ask of a member's facts. */
const NEEDS = { details: true, named: false, positions: 30, places: false };

/** Who has reached which limit in the years of the term up to one, and how people of one name are told apart. */
export async function reachedBy(
  desk: Pick<Desk, "store" | "today">,
  limits: readonly Limit[],
  last: number,
): Promise<{ readonly found: readonly Reached[]; readonly apart: Apart }> {
  const years = yearsTo(desk.store, last);
  const results = new Map((await resultsOf(desk.store, years)).map((result) => [result.year, result]));
  const found = limitsReached(
    limits,
    years.map((year) => limitYear(desk, year, results.get(year))),
  );
  return { found, apart: apartIn(desk.store, desk.store.periods.of(last).to, found) };
}

/** Everybody's activities and grades of a year. */
function limitYear({ store, today }: Pick<Desk, "store" | "today">, year: number, result: YearResult | undefined): LimitYear {
  const period = store.periods.of(year);
  const isOver = period.to < today;
  const facts = new Map<number, MemberFacts>();
  for (const member of store.facts.of("members", period, NEEDS, asClosed(store, year))) facts.set(member.person, member);
  return {
    year,
    period,
    facts,
    // The grade of a year that is not over is provisional, and nobody's limit.
    grades: new Map(isOver ? gradesOf(result) : []),
    isKnown: isOver && store.facts.expectedMeetings(period).length > 0,
  };
}

const gradesOf = (result: YearResult | undefined): [number, string[]][] =>
  evaluatedOf(result?.members ?? []).map((member) => {
    const { grade, gradeName } = finalGrade(member);
    return [member.person, [grade ?? "", gradeName ?? ""]];
  });

function asClosed(store: Store, year: number): ClosedYear | null {
  const closed = store.periods.closed(year);
  return closed ? { id: closed.id, isNow: false } : null;
}
