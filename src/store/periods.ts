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
    close(year: number, at: string, evaluation: number): string {
      const { from, to } = periodOf(year, all.all());
      this.set(year, { from, to });
      const id = all.all().find((row) => row.year === year)?.id as number;
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT ?, 'activity', activity FROM v_booked
        WHERE day BETWEEN ? AND ? AND activity NOT IN (SELECT row FROM frozen WHERE tbl = 'activity') ORDER BY activity`).run(id, from, to);
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT frozen.period, 'recognition', recognition.id FROM frozen JOIN recognition ON recognition.activity = frozen.row
        WHERE frozen.period = ? AND frozen.tbl = 'activity' ORDER BY recognition.id`).run(id);
      // What came late of earlier years, and is paid in this one, holds from now on too.
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT ?, 'recognition', recognition.id FROM recognition JOIN frozen ON frozen.tbl = 'activity' AND frozen.row = recognition.activity
        WHERE recognition.id NOT IN (SELECT row FROM frozen WHERE tbl = 'recognition') ORDER BY recognition.id`).run(id);
      db.prepare(`
        INSERT INTO frozen (period, tbl, row)
        SELECT ?, 'paid', activity FROM v_booked
        WHERE EXISTS (SELECT 1 FROM v_closed WHERE day BETWEEN starts AND ends)
          AND activity NOT IN (SELECT row FROM frozen WHERE tbl IN ('activity', 'paid')) ORDER BY activity`).run(id);
      const digest = this.digestOf({ id, year, from, to, evaluation });
      db.prepare("UPDATE period SET closed = ?, evaluation = ?, digest = ? WHERE id = ?").run(at, evaluation, digest, id);
      return digest;
    },

    /** SHA-256 over what a closed year holds: its records, the places held on its days, its rule file, results and decisions. */
    digestOf({ id, year, from, to, evaluation }: Pick<PeriodRow, "id" | "year" | "from" | "to" | "evaluation">): string {
      // Loaded here alone: it costs every start of the program 5 ms.
      const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
      hash.update(`${year} ${from} ${to}\n`);
      for (const sql of HELD) {
        hash.update(`${sql.name}\n`);
        for (const row of db.prepare<object, { row: string }>(sql.select).iterate({ id, year, from, to, evaluation }))
          hash.update(`${row.row}\n`);
      }
      return hash.digest("hex");
    },

    /** The outcomes that a closed year holds. */
    heldOutcomes: (id: number): ReadonlySet<number> =>
      new Set(
        db
          .prepare<[number], { row: number }>("SELECT row FROM frozen WHERE period = ? AND tbl = 'recognition'")
          .all(id)
          .map(({ row }) => row),
      ),

    /** Whether anything of a closed year came late: an outcome of one of its deeds, or a deed made of one. */
    hasLate: ({ id, from, to }: PeriodRow): boolean =>
      db
        .prepare<object, { late: number }>(`
          SELECT EXISTS (SELECT 1 FROM frozen JOIN recognition ON recognition.activity = frozen.row
              WHERE frozen.period = :id AND frozen.tbl = 'activity'
                AND recognition.id NOT IN (SELECT row FROM frozen WHERE tbl = 'recognition' AND period = :id))
            OR EXISTS (SELECT 1 FROM v_booked WHERE day BETWEEN :from AND :to
              AND activity NOT IN (SELECT row FROM frozen WHERE tbl = 'activity')) AS late`)
        .get({ id, from, to })?.late === 1,

    reopen({ id }: PeriodRow): void {
      db.prepare("UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL WHERE id = ?").run(id);
      db.prepare("DELETE FROM frozen WHERE period = ?").run(id);
    },
  };
}

/** What a closed year holds, row by row as JSON, in an order of its own. */
const HELD: readonly { name: string; select: string }[] = [
  {
    name: "activity",
    select: `SELECT json_array(id, kind, title, starts, ends, form, serial, term, session, part_of, refers_to) AS row
      FROM activity WHERE id IN (SELECT row FROM frozen WHERE period = :id AND tbl IN ('activity', 'paid')) ORDER BY id`,
  },
  {
    name: "participation",
    select: `SELECT json_array(activity, person, role, state, reason, position, quantity, amount) AS row
      FROM participation WHERE activity IN (SELECT row FROM frozen WHERE period = :id AND tbl IN ('activity', 'paid'))
      ORDER BY activity, person, role`,
  },
  {
    name: "recognition",
    select: `SELECT json_array(activity, person, what, level, form, date, by) AS row
      FROM recognition WHERE id IN (SELECT row FROM frozen WHERE period = :id AND tbl = 'recognition') ORDER BY id`,
  },
  {
    name: "tenure",
    select: `SELECT json_array(person, body, post, max(starts, :from), min(ifnull(ends, :to), :to)) AS row FROM tenure
      WHERE starts <= :to AND (ends IS NULL OR ends >= :from) ORDER BY person, body, post, starts`,
  },
  {
    name: "suspension",
    select: `SELECT json_array(tenure, max(starts, :from), min(ifnull(ends, :to), :to)) AS row FROM suspension
      WHERE starts <= :to AND (ends IS NULL OR ends >= :from) ORDER BY tenure, starts`,
  },
  { name: "rules", select: "SELECT rules AS row FROM evaluation WHERE id = :evaluation" },
  {
    name: "result",
    select: `SELECT json_array(member.person, member.name, total, rank, grade, why, tied, commended, points, lines) AS row
      FROM evaluation_member AS member LEFT JOIN evaluation_lines AS held ON held.evaluation = member.evaluation AND held.person = member.person
      WHERE member.evaluation = :evaluation ORDER BY member.person`,
  },
  { name: "decision", select: "SELECT json_array(person, grade, reason) AS row FROM decision WHERE year = :year ORDER BY person" },
];
