import { firstDay } from "../../domain/calendar/dates.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Term } from "../../store/terms.ts";

/** The term that a command means: the one named, else the newest. */
export function currentTerm(store: Store, number: number | undefined): Term {
  const term = number === undefined ? store.terms.current() : store.terms.find(number);
  if (term) return term;
  throw new AppError(
    "refused.no_term",
    number === undefined
      ? text("档案里还没有届次", "the record file has no term")
      : text(`档案里没有第 ${number} 届`, `the record file has no term ${number}`),
    text("届次在 cppcc init 时建立", "a term is made by cppcc init"),
  );
}

/** The term that ran on a day: the newest that had begun; before all of them, the first. */
export function termOn(store: Store, day: string): Term {
  const terms = store.terms.all();
  const found = terms.findLast(({ starts }) => firstDay(starts) <= day) ?? terms[0];
  return found ?? currentTerm(store, undefined);
}
