import type { Database } from "better-sqlite3";
import type { Period } from "../domain/scoring/facts.ts";
import { periodOf, type SetPeriod, yearOfDay } from "../domain/scoring/periods.ts";

/** A year of which the office set the dates, or that it closed. */
export interface PeriodRow extends SetPeriod {
  readonly id: number;
  /** When it was closed, UTC; null for an open year. */
  readonly closed: string | null;
  readonly evaluation: number | null;
  readonly digest: string | null;
}

/** The office's periods: set, closed, and reopened. */
export function periodStore(db: Database) {
  const SELECT = 'SELECT id, year, starts AS "from", ends AS "to", closed, evaluation, digest FROM period';
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
    close(year: number, at: string, evaluation: number, digest: string): void {
      const { from, to } = periodOf(year, all.all());
      this.set(year, { from, to });
      const id = all.all().find((row) => row.year === year)?.id as number;
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT ?, 'activity', activity FROM v_booked WHERE day BETWEEN ? AND ? AND activity NOT IN (SELECT row FROM frozen WHERE tbl = 'activity')
        ORDER BY activity`).run(id, from, to);
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT period, 'recognition', recognition.id FROM frozen JOIN recognition ON recognition.activity = frozen.row
        WHERE period = ? AND tbl = 'activity' ORDER BY recognition.id`).run(id);
      db.prepare("UPDATE period SET closed = ?, evaluation = ?, digest = ? WHERE id = ?").run(at, evaluation, digest, id);
    },

    reopen({ id }: PeriodRow): void {
      db.prepare("UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL WHERE id = ?").run(id);
      db.prepare("DELETE FROM frozen WHERE period = ?").run(id);
    },
  };
}
