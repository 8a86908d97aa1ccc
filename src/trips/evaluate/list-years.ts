import type { LogDigest, YearRow } from "../../report/year-list.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { reproduce } from "./closed.ts";

/** The years of a record file, each closed one computed again, and the digest of its log. */
export interface YearsListed {
  readonly years: readonly YearRow[];
  readonly log: LogDigest;
}

/** From the first year that was set, closed or evaluated to the last, none left out. */
export async function listYears({ store, today }: Desk): Promise<YearsListed> {
  const log = store.operations.chain();
  return { years: await Promise.all(knownYears(store, today).map((year) => yearRow(store, year))), log };
}

function knownYears(store: Store, today: string): number[] {
  const years = new Set([...store.periods.all().map(({ year }) => year), ...store.evaluations.years(), store.periods.yearOf(today)]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function yearRow(store: Store, year: number): Promise<YearRow> {
  const { from, to } = store.periods.of(year);
  const closed = store.periods.closed(year);
  const again = closed && (await reproduce(store, closed));
  return {
    year,
    from,
    to,
    state: closed ? "closed" : "open",
    evaluated: store.evaluations.latest(year)?.evaluated ?? null,
    digest: closed?.digest ?? null,
    filled: closed?.filled ?? null,
    check: again === undefined ? null : again.untouched && again.differences.length === 0 ? "same" : "differs",
  };
}
