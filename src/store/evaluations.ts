import type { Database } from "better-sqlite3";
import type { Evaluation, EvaluationLine, EvaluationMember, EvaluationResult } from "../domain/scoring/evaluation.ts";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";

interface MemberRow extends Omit<EvaluationMember, "points" | "open" | "tied" | "lines" | "excluded"> {
  points: string;
  open: string;
  tied: number;
}

/** Evaluations: each run is kept, the newest of a year stands. */
export function evaluationStore(db: Database) {
  const HEAD = `SELECT id, operation, year, starts, ends, rules_name AS rulesName, rules_hash AS rulesHash, rules AS rulesText, evaluated FROM evaluation`;

  return {
    save(operation: number, result: EvaluationResult): number {
      const id = Number(
        db
          .prepare(
            "INSERT INTO evaluation (operation, year, starts, ends, rules_name, rules_hash, rules, evaluated) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          )
          .run(
            operation,
            result.year,
            result.period.from,
            result.period.to,
            result.rules.name,
            result.rules.hash,
            result.rules.text,
            result.members.filter(({ excluded }) => !excluded).length,
          ).lastInsertRowid,
      );
      const insertMember = db.prepare(`
        INSERT INTO evaluation_member (evaluation, person, name, total, rank, grade, grade_name, why, tied, points, open, lines)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
      for (const { person, name, total, rank, grade, gradeName, why, tied, points, open, lines } of result.members) {
        insertMember.run(
          id,
          person,
          name,
          total,
          rank,
          grade,
          gradeName,
          why,
          tied ? 1 : 0,
          JSON.stringify(points),
          JSON.stringify(open),
          JSON.stringify(lines),
        );
      }
      return id;
    },

    /** The evaluation of a year that stands, or undefined. */
    latest: (year: number): Evaluation | undefined =>
      db.prepare<[number], Evaluation>(`${HEAD} WHERE year = ? ORDER BY id DESC LIMIT 1`).get(year),

    years: (): number[] =>
      db
        .prepare<[], { year: number }>("SELECT DISTINCT year FROM evaluation ORDER BY year")
        .all()
        .map(({ year }) => year),

    members(evaluation: number): EvaluationMember[] {
      const rows = db
        .prepare<[number], MemberRow>(`
        SELECT person, name, total, rank, grade, grade_name AS gradeName, why, tied, points, open
        FROM evaluation_member WHERE evaluation = ? ORDER BY rank IS NULL, rank, person`)
        .all(evaluation);
      return rows.map((row) => ({
        ...row,
        excluded: row.total === null,
        tied: row.tied === 1,
        points: JSON.parse(row.points),
        open: JSON.parse(row.open),
        lines: [],
      }));
    },

    /** A member's lines, in the order of explanation. */
    lines(evaluation: number, person: number): EvaluationLine[] {
      const row = db
        .prepare<[number, number], { lines: string }>("SELECT lines FROM evaluation_member WHERE evaluation = ? AND person = ?")
        .get(evaluation, person);
      return row ? (JSON.parse(row.lines) as EvaluationLine[]) : [];
    },

    /**
     * Whether records changed after the evaluation: a later operation is in effect, or one that was in effect then has
     * been undone since, or the other way round.
     */
    isStale: ({ operation }: Evaluation): boolean =>
      db
        .prepare<{ operation: number }, { stale: number }>(`
          SELECT EXISTS (
            SELECT 1 FROM operation AS later
            LEFT JOIN operation AS target ON target.id = later.undoes
            LEFT JOIN operation AS redone ON redone.id = target.undoes
            WHERE later.id > :operation AND (
              (later.kind = 'write' AND later.undone_by IS NULL)
              OR (later.kind = 'undo' AND later.undone_by IS NULL AND target.id < :operation)
              OR (later.kind = 'redo' AND target.id < :operation AND redone.undone_by IS NULL))) AS stale`)
        .get({ operation })?.stale === 1,

    require(year: number): Evaluation {
      const found = this.latest(year);
      if (found) return found;
      throw new AppError(
        "refused.not_evaluated",
        text(`${year} 年度还没有考核结果`, `${year} has not been evaluated`),
        text(`请先运行 cppcc score --year ${year}`, `run cppcc score --year ${year} first`),
      );
    },
  };
}
