import { dayBefore, firstDay } from "../../domain/calendar/dates.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import type { Store } from "../../store/store.ts";
import { currentTerm } from "../office/term.ts";

/** What is said of the term that a roster is of. */
export interface TermRequest {
  readonly term?: number;
  /** The first day of a new term. */
  readonly starts?: string;
  /** The day from which changes of office, sector and group hold. */
  readonly asOf?: string;
}

/** The term that a roster is of: one on record, or the next one, which it begins. */
export interface RosterTerm {
  /** null: it begins with this import. */
  readonly id: number | null;
  readonly number: number;
  readonly starts: string;
  readonly before: { readonly id: number; readonly number: number } | null;
  /** The last day of a term that another has followed. */
  readonly ends: string | null;
}

/** A term that follows the newest is begun by its roster: its first day is needed, and the term before ends the day before. */
export function rosterTerm(store: Store, { term, starts, asOf }: TermRequest): RosterTerm {
  const newest = store.terms.current();
  const known = term === undefined ? newest : store.terms.find(term);
  if (known) {
    if (starts !== undefined && firstDay(starts) !== firstDay(known.starts))
      throw new AppError(
        "refused.term_exists",
        text(
          `第${writeOrdinal(known.number)}届已在案，从 ${known.starts} 起；--starts 只用于新的一届`,
          `term ${known.number} is on record, from ${known.starts}; --starts is for a new term`,
        ),
        text("请去掉 --starts", "leave --starts out"),
      );
    const next = store.terms.find(known.number + 1);
    return {
      id: known.id,
      number: known.number,
      starts: firstDay(known.starts),
      before: null,
      ends: next === undefined ? null : dayBefore(firstDay(next.starts)),
    };
  }
  if (newest === undefined || term === undefined) currentTerm(store, term);
  const before = newest as NonNullable<typeof newest>;
  const number = term as number;
  if (number !== before.number + 1)
    throw new AppError(
      "refused.no_term",
      text(`档案里没有第 ${number} 届`, `the record file has no term ${number}`),
      text(`下一届是 --term ${before.number + 1}`, `the next one is --term ${before.number + 1}`),
    );
  const from = starts ?? asOf;
  if (from === undefined)
    throw new AppError(
      "usage.missing",
      text(`第${writeOrdinal(number)}届还不在案，缺少选项 --starts`, `term ${number} is not on record yet: --starts is missing`),
      text(`写上新一届从哪天起，例如 --term ${number} --starts 2027-01`, `give its first day, such as --term ${number} --starts 2027-01`),
    );
  const first = firstDay(from);
  if (first <= firstDay(before.starts))
    throw new AppError(
      "usage.starts",
      text(`新一届要晚于第 ${before.number} 届（${before.starts}）`, `a new term begins after term ${before.number} (${before.starts})`),
    );
  return { id: null, number, starts: first, before, ends: null };
}

/** A term that another has followed is what it was: a roster of it may be compared, and changes nothing. */
export function refuseEndedTerm({ number, ends }: RosterTerm): void {
  if (ends === null) return;
  throw new AppError(
    "refused.term_over",
    text(
      `第${writeOrdinal(number)}届到 ${ends} 为止，已经换届，不能再用名册改它`,
      `term ${number} ended on ${ends}: a roster cannot change it any more`,
    ),
    text(
      "个别更正请用 cppcc member edit；换届导错了，先用 cppcc undo 撤销换届",
      "for single corrections use cppcc member edit; if the new term was a mistake, undo it first",
    ),
  );
}

export function beginTerm(store: Store, { number, starts, before }: RosterTerm): number {
  if (before !== null) store.tenures.endTerm(before.id, dayBefore(starts));
  return store.terms.add(number, starts);
}
