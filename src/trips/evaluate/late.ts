import { type EvaluationLine, evaluate } from "../../domain/scoring/evaluation.ts";
import type { CarriedPoints } from "../../domain/scoring/facts.ts";
import { latePoints, uncapped } from "../../domain/scoring/late.ts";
import { isVeto } from "../../domain/scoring/lines.ts";
import { needsOf } from "../../domain/scoring/needs.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { rulesOf } from "../../rules/rule-set.ts";
import type { PeriodRow } from "../../store/periods.ts";
import type { Store } from "../../store/store.ts";

/** What closed years are owed in a year. */
export interface Late {
  /** By member. */
  readonly owed: Map<number, CarriedPoints[]>;
  /** Members of whom something came late that a veto of their closed year speaks of. */
  readonly vetoed: { person: number; name: string; year: number; veto: string }[];
}

/** What closed years' late outcomes pay in a year: the first open year after them pays. */
export async function lateOutcomes(store: Store, year: number, rules: RuleSet): Promise<Late> {
  const late: Late = { owed: new Map(), vetoed: [] };
  const closed = store.periods.all().filter((row) => row.closed !== null);
  const shut = new Set(closed.map((row) => row.year));
  const firstOpenAfter = (of: number): number => (shut.has(of + 1) ? firstOpenAfter(of + 1) : of + 1);
  for (const row of closed) {
    // A closed year pays what it paid; it is reproduced with the same.
    if (shut.has(year)) {
      if (row.year < year) paidThen(store, row.year, year, late);
    } else if (firstOpenAfter(row.year) === year && store.periods.hasLate(row)) await owedNow(store, row, closed, rules, late);
  }
  return late;
}

function add({ owed }: Late, person: number, found: readonly CarriedPoints[]): void {
  if (found.length > 0) owed.set(person, [...(owed.get(person) ?? []), ...found]);
}

type Lines = ReadonlyMap<number, readonly EvaluationLine[]>;

/** What a closed year's own rules, without their caps, make of its records: as they were at closing, and as they are now. */
async function thenAndNow(store: Store, row: PeriodRow): Promise<{ rules: RuleSet; before: Lines; now: Lines } | undefined> {
  const evaluation = store.evaluations.find(row.evaluation as number);
  if (!evaluation) return undefined;
  const { rules: capped, source } = await rulesOf(evaluation.rulesText, evaluation.rulesName);
  const rules = uncapped(capped);
  const linesOf = (isNow: boolean): Lines => {
    const lines = new Map<number, readonly EvaluationLine[]>();
    const facts = store.facts.of("members", row, needsOf(rules), { id: row.id, isNow });
    const meetings = store.facts.expectedMeetings(row);
    evaluate({ rules, source, year: row.year, period: row, meetings, facts }, (person, own) => lines.set(person, own));
    return lines;
  };
  return { rules, before: linesOf(false), now: linesOf(true) };
}

/** What its records give now beyond what they gave at closing, and what later closed years have paid of it. */
async function owedNow(store: Store, row: PeriodRow, closed: readonly PeriodRow[], paying: RuleSet, late: Late): Promise<void> {
  const found = await thenAndNow(store, row);
  if (!found) return;
  const { rules, before, now } = found;
  const later = closed.filter((other) => other.year > row.year).map((other) => other.evaluation as number);
  const inPaying = sameDimension(rules, paying);
  for (const [person, lines] of now) {
    const paid = later.flatMap((id) => store.evaluations.lines(id, person));
    const owed = latePoints(row.year, lines, before.get(person) ?? [], paid);
    add(
      late,
      person,
      owed.map((one) => ({ ...one, dimension: inPaying(one.dimension) })),
    );
  }
  late.vetoed.push(...vetoesIn(store, row.year, before, now));
}

/** Vetoes that there are now and were not at closing. */
function vetoesIn(store: Store, year: number, before: Lines, now: Lines): Late["vetoed"] {
  return [...now].flatMap(([person, lines]) => {
    const known = new Set((before.get(person) ?? []).filter(isVeto).map(({ item }) => item));
    const fresh = lines.filter((line) => isVeto(line) && !known.has(line.item));
    return fresh.map(({ item }) => ({ person, name: store.people.get(person)?.name ?? "", year, veto: item }));
  });
}

/** Vetoes that came of closed years after their closing: they change no grade, and are told wherever somebody is judged. */
export async function lateVetoes(store: Store, years: readonly number[]): Promise<Late["vetoed"]> {
  const all: Late["vetoed"] = [];
  for (const row of store.periods.all()) {
    if (row.closed === null || !years.includes(row.year) || !store.periods.hasLate(row)) continue;
    const found = await thenAndNow(store, row);
    if (found) all.push(...vetoesIn(store, row.year, found.before, found.now));
  }
  return all;
}

/** The dimension of the paying rule set that a closed one's goes to: of the same id, else of the same name, else its name. */
function sameDimension({ dimensions }: RuleSet, paying: RuleSet): (id: string) => string {
  return (id) => {
    const name = dimensions.find((dimension) => dimension.id === id)?.name ?? id;
    const found =
      paying.dimensions.find((dimension) => dimension.id === id) ?? paying.dimensions.find((dimension) => dimension.name === name);
    return found?.id ?? name;
  };
}

/** What a closed year paid for an earlier one, from its own lines. */
function paidThen(store: Store, of: number, year: number, late: Late): void {
  const evaluation = store.periods.closed(year)?.evaluation;
  if (evaluation === null || evaluation === undefined) return;
  for (const { person } of store.evaluations.members(evaluation)) {
    const paid = store.evaluations.lines(evaluation, person).filter(({ ofYear }) => ofYear === of);
    add(
      late,
      person,
      paid.map(({ dimension, item, points, withheld, activity, title, date }) => ({
        year: of,
        dimension,
        item,
        points: points + withheld,
        activity,
        title,
        date,
      })),
    );
  }
}
