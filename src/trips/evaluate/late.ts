import { evaluate } from "../../domain/scoring/evaluation.ts";
import type { CarriedPoints } from "../../domain/scoring/facts.ts";
import { firstOpenAfter, latePoints, lateVetoItems, sameDimension, uncapped } from "../../domain/scoring/late.ts";
import { needsOf } from "../../domain/scoring/needs.ts";
import type { EvaluationLine } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import type { PeriodRow } from "../../store/periods.ts";
import type { Store } from "../../store/store.ts";
import { keptRules } from "./rules.ts";

/** What closed years are owed in a year. */
export interface Late {
  /** By member. */
  readonly owed: ReadonlyMap<number, readonly CarriedPoints[]>;
  /** Members of whom something came late that a veto of their closed year speaks of. */
  readonly vetoed: readonly LateVeto[];
}

export interface LateVeto {
  readonly person: number;
  readonly name: string;
  readonly year: number;
  readonly veto: string;
}

/** Points of an earlier year, and whose they are. */
type Owed = readonly [person: number, points: CarriedPoints];

/** What closed years' late outcomes pay in a year: the first open year after them pays. */
export async function lateOutcomes(store: Store, year: number, rules: RuleSet): Promise<Late> {
  const closed = store.periods.all().filter((row) => row.closed !== null);
  const shut = new Set(closed.map((row) => row.year));
  if (shut.has(year)) {
    // A closed year pays what it paid; it is reproduced with the same.
    const earlier = closed.filter((row) => row.year < year);
    return { owed: byMember(earlier.flatMap((row) => paidThen(store, row.year, year))), vetoed: [] };
  }
  const owed: Owed[][] = [];
  const vetoed: LateVeto[] = [];
  for (const row of closed) {
    if (firstOpenAfter(row.year, shut) !== year || !store.periods.hasLate(row)) continue;
    const compared = await thenAndNow(store, row);
    if (!compared) continue;
    const later = closed.filter((other) => other.year > row.year).map((other) => other.evaluation as number);
    owed.push(owedNow(store, compared, later, rules));
    vetoed.push(...vetoesIn(store, compared));
  }
  return { owed: byMember(owed.flat()), vetoed };
}

function byMember(owed: readonly Owed[]): Map<number, CarriedPoints[]> {
  const members = new Map<number, CarriedPoints[]>();
  for (const [person, points] of owed) {
    const own = members.get(person);
    if (own === undefined) members.set(person, [points]);
    else own.push(points);
  }
  return members;
}

type Lines = ReadonlyMap<number, readonly EvaluationLine[]>;

/** What a closed year's own rules, without their caps, make of its records: as they were at closing, and as they are now. */
interface ThenAndNow {
  readonly year: number;
  readonly rules: RuleSet;
  readonly before: Lines;
  readonly now: Lines;
}

async function thenAndNow(store: Store, row: PeriodRow): Promise<ThenAndNow | undefined> {
  const evaluation = store.evaluations.find(row.evaluation as number);
  if (!evaluation) return undefined;
  const { rules: capped, source } = await keptRules(evaluation);
  const rules = uncapped(capped);
  const linesOf = (isNow: boolean): Lines => {
    const lines = new Map<number, readonly EvaluationLine[]>();
    const facts = store.facts.of("members", row, needsOf(rules), { id: row.id, isNow });
    const meetings = store.facts.expectedMeetings(row);
    evaluate({ rules, source, year: row.year, period: row, meetings, facts }, (person, own) => lines.set(person, own));
    return lines;
  };
  return { year: row.year, rules, before: linesOf(false), now: linesOf(true) };
}

/** What a closed year's records give now beyond what they gave at closing, less what the evaluations of `later` closed years paid of it. */
function owedNow(store: Store, { year, rules, before, now }: ThenAndNow, later: readonly number[], paying: RuleSet): Owed[] {
  const inPaying = sameDimension(rules, paying);
  return [...now].flatMap(([person, lines]) => {
    const paid = later.flatMap((id) => store.evaluations.lines(id, person));
    const owed = latePoints(year, lines, before.get(person) ?? [], paid);
    return owed.map((one): Owed => [person, { ...one, dimension: inPaying(one.dimension) }]);
  });
}

const vetoesIn = (store: Store, { year, before, now }: ThenAndNow): LateVeto[] =>
  [...now].flatMap(([person, lines]) =>
    lateVetoItems(lines, before.get(person) ?? []).map((veto) => ({ person, name: store.people.get(person)?.name ?? "", year, veto })),
  );

/** Vetoes that came of closed years after their closing: they change no grade, and are told wherever somebody is judged. */
export async function lateVetoes(store: Store, years: readonly number[]): Promise<LateVeto[]> {
  const all: LateVeto[] = [];
  for (const row of store.periods.all()) {
    if (row.closed === null || !years.includes(row.year) || !store.periods.hasLate(row)) continue;
    const compared = await thenAndNow(store, row);
    if (compared) all.push(...vetoesIn(store, compared));
  }
  return all;
}

/** What a closed year paid for an earlier one, from its own lines. */
function paidThen(store: Store, of: number, year: number): Owed[] {
  const evaluation = store.periods.closed(year)?.evaluation;
  if (evaluation === null || evaluation === undefined) return [];
  return store.evaluations.members(evaluation).flatMap(({ person }) =>
    store.evaluations
      .lines(evaluation, person)
      .filter(({ ofYear }) => ofYear === of)
      .map(
        ({ dimension, item, points, withheld, activity, title, date }): Owed => [
          person,
          { year: of, dimension, item, points: points + withheld, activity, title, date },
        ],
      ),
  );
}
