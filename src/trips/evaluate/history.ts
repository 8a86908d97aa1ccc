import type { Apart } from "../../domain/people/called.ts";
import { type History, histories } from "../../domain/scoring/history.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { GradesOf } from "../../report/history.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { findCandidate } from "../members/who.ts";
import { apartIn } from "./current-evaluation.ts";
import { resultsOf, yearsTo } from "./term-years.ts";

/** Evaluations over the years, of everybody or of one. */
export interface HistoryRequest {
  /** The last year. */
  readonly year: number;
  /** The first one; without it the term's. */
  readonly from: number | undefined;
  /** Below so many points is poor; without it by each year's own rules. */
  readonly line: number | undefined;
  /** A member, as somebody names them. */
  readonly member: string | undefined;
}

/** Everybody's line over some years. */
export interface Histories {
  readonly years: readonly number[];
  /** Those of them that are not over: shown, and counted in no mean. */
  readonly running: readonly number[];
  readonly histories: readonly History[];
  readonly gradesOf: GradesOf;
}

export interface HistoryFound extends Histories {
  /** Those of them who were below the line two years running. */
  readonly below: readonly History[];
  /** Tells apart everybody who was evaluated in these years. */
  readonly apart: Apart;
}

export async function history(desk: Desk, { year, from, line, member }: HistoryRequest): Promise<HistoryFound> {
  const { store, today } = desk;
  const wanted = yearsTo(store, year, from);
  if (line !== undefined && !Number.isFinite(line))
    throw new AppError("usage.line", text("分数线应是数字，如 60", "the line should be a number, such as 60"));
  const all = await historiesOf(store, wanted, today, line);
  if (all.years.length === 0)
    throw new AppError(
      "refused.not_evaluated",
      text("这些年度都还没有考核结果", "none of these years has been evaluated"),
      text("请先运行 cppcc score", "run cppcc score first"),
    );
  const person = member === undefined ? null : (await findCandidate(desk, member, "read")).id;
  const chosen = person === null ? all.histories : all.histories.filter((one) => one.person === person);
  return {
    ...all,
    histories: chosen,
    below: chosen.filter(({ belowTwice }) => belowTwice),
    apart: apartIn(store, store.periods.of(year).to, all.histories),
  };
}

/** Everybody's line over some years; who is poor is said by each year's own rules unless a line is given. */
export async function historiesOf(store: Store, years: readonly number[], today: string, line?: number): Promise<Histories> {
  const results = await resultsOf(store, years);
  const isOver = (year: number): boolean => store.periods.of(year).to < today;
  const all = results.map(({ year }) => year);
  return {
    years: all,
    gradesOf: new Map(results.map(({ year, rules }) => [year, rules.grades])),
    running: all.filter((year) => !isOver(year)),
    histories: histories(
      results.map(({ year, members, rules }) => ({
        year,
        members,
        isOver: isOver(year),
        line: line === undefined ? (rules.grades.findLast(({ min }) => min !== null)?.min ?? null) : Math.round(line * 100),
      })),
    ),
  };
}
