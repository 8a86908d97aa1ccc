import type { Period } from "../domain/calendar/office-years.ts";
import { periodOf, type SetPeriod, yearOfDay } from "../domain/calendar/office-years.ts";
import type { Database } from "./database.ts";
import { freezeValues, RECIPE, RECIPES } from "./frozen-values.ts";

/** A year of which the office set the dates, or that it closed. */
export interface PeriodRow extends SetPeriod {
  readonly id: number;
  /** When it was closed, UTC; null for an open year. */
  readonly closed: string | null;
  readonly evaluation: number | null;
  readonly digest: string | null;
  /** Which recipe the digest is made by. */
  readonly recipe: number | null;
  /** Of a year that an older version closed: when an upgrade froze what that one had not, UTC. */
  readonly filled: string | null;
}

/** The office's periods: set, closed, and reopened. */
export function periodStore(db: Database) {
  const SELECT = 'SELECT id, year, starts AS "from", ends AS "to", closed, evaluation, digest, recipe, filled FROM period';
  const all = db.prepare<[], PeriodRow>(`${SELECT} ORDER BY year`);

  return {
    all: (): PeriodRow[] => all.all(),
    of: (year: number): Period => periodOf(year, all.all()),
    /** The year that a day belongs to. */
    yearOf: (day: string): number => yearOfDay(day, all.all()),
    closed: (year: number): PeriodRow | undefined => all.all().find((row) => row.year === year && row.closed !== null),

    set(year: number, { from, to }: Period): void {
      const there = all.all().find((row) => row.year === year);
      if (!there) db.prepare("INSERT INTO period (year, starts, ends) VALUES (?, ?, ?)").run(year, from, to);
      else if (there.from !== from || there.to !== to)
        db.prepare("UPDATE period SET starts = ?, ends = ? WHERE id = ?").run(from, to, there.id);
    },

    /** Closes a year: what is booked in it now, and what has come of it, is what it holds. */
    close(year: number, at: string, evaluation: number): string {
      const { from, to } = periodOf(year, all.all());
      this.set(year, { from, to });
      const id = all.all().find((row) => row.year === year)?.id as number;
      for (const sql of FREEZE) db.prepare(sql).run({ id, from, to });
      freezeValues(db, id);
      const digest = this.digestOf({ id, year, from, to, evaluation, recipe: RECIPE });
      db.prepare("UPDATE period SET closed = ?, evaluation = ?, digest = ?, recipe = ? WHERE id = ?").run(
        at,
        evaluation,
        digest,
        RECIPE,
        id,
      );
      return digest;
    },

    /** SHA-256 over what a closed year holds, by the recipe that it was closed by (store/frozen-values.ts). */
    digestOf({ id, year, from, to, evaluation, recipe }: Pick<PeriodRow, "id" | "year" | "from" | "to" | "evaluation" | "recipe">): string {
      // Loaded here alone: it costs every start of the program 5 ms.
      const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
      hash.update(`${year} ${from} ${to}\n`);
      for (const sql of RECIPES[recipe ?? RECIPE] ?? []) {
        hash.update(`${sql.name}\n`);
        for (const row of db.prepare<object, { row: string }>(sql.select).iterate({ id, year, from, to, evaluation }))
          hash.update(`${row.row}\n`);
      }
      return hash.digest("hex");
    },

    /** Whether anything of a closed year came late: an outcome of one of its activities, or an opinion made of one. */
    hasLate: ({ id }: PeriodRow): boolean =>
      db
        .prepare<object, { late: number }>(`
          SELECT EXISTS (SELECT 1 FROM frozen JOIN recognition ON recognition.activity = frozen.row
              WHERE frozen.period = :id AND frozen.tbl = 'activity'
                AND recognition.id NOT IN (SELECT row FROM frozen WHERE tbl = 'recognition' AND period = :id))
            OR EXISTS (SELECT 1 FROM v_late_opinion WHERE period = :id) AS late`)
        .get({ id })?.late === 1,

    reopen({ id }: PeriodRow): void {
      db.prepare("UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL, recipe = NULL, filled = NULL WHERE id = ?").run(id);
      for (const table of ["frozen", "frozen_value"]) db.prepare(`DELETE FROM ${table} WHERE period = ?`).run(id);
    },
  };
}

/** What is booked in a year that is about to be closed, and what has come of it by then. */
const FREEZE: readonly string[] = [
  `INSERT INTO frozen (period, tbl, row, day)
   SELECT :id, 'activity', activity, day FROM v_booked
   WHERE day BETWEEN :from AND :to AND activity NOT IN (SELECT row FROM frozen WHERE tbl IN ('activity', 'paid'))
     AND activity NOT IN (SELECT activity FROM v_late_opinion) ORDER BY activity`,
  // What came late of earlier years, and is paid in this one, holds from now on too: opinions, and outcomes.
  `INSERT INTO frozen (period, tbl, row, day)
   SELECT :id, 'paid', activity, day FROM v_booked
   WHERE day BETWEEN :from AND :to AND activity IN (SELECT activity FROM v_late_opinion)
     AND activity NOT IN (SELECT row FROM frozen WHERE tbl = 'paid') ORDER BY activity`,
  `INSERT INTO frozen (period, tbl, row)
   SELECT :id, 'recognition', recognition.id FROM frozen JOIN recognition ON recognition.activity = frozen.row
   LEFT JOIN v_closed ON v_closed.id = frozen.period
   WHERE frozen.tbl IN ('activity', 'paid') AND (frozen.period = :id OR v_closed.opens BETWEEN :from AND :to)
     AND recognition.id NOT IN (SELECT row FROM frozen WHERE tbl = 'recognition') ORDER BY recognition.id`,
];
