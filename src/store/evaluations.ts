import type { Period } from "../domain/calendar/office-years.ts";
import type { Evaluation, EvaluationLine, EvaluationMember, EvaluationResult } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";
import type { Subject } from "../domain/scoring/rules.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Database } from "./database.ts";

interface MemberRow extends Omit<EvaluationMember, "points" | "open" | "tied" | "commended" | "excluded"> {
  points: string;
  open: string;
  tied: number;
  commended: number | null;
}

/** A word by its number in the evaluation's words, or, from an older version, itself. */
type Word = number | string;

/**
 * Lines that differ in the record alone, as they are kept: dimension, item, points, withheld, note, records, year paid for.
 * A county's 12,720 lines take 109 kB so, and 2.4 MB as objects with their titles; a year of 62,000 members has 3 million.
 */
type LineGroup = [Word, Word, number, number, Word, (number | null)[], (number | null)?];

/** The rule set, the year and the period of an evaluation, known before the first member is scored. */
export interface EvaluationHead {
  readonly year: number;
  readonly period: Period;
  readonly subject: Subject;
  readonly rules: EvaluationResult["rules"];
}

/** Evaluations: each run is kept, the newest of a year stands. */
export function evaluationStore(db: Database) {
  const HEAD = `SELECT id, operation, year, starts, ends, rules_name AS rulesName, rules_hash AS rulesHash, rules AS rulesText, evaluated, subject FROM evaluation`;

  return {
    /** Begins an evaluation; lines are kept as they come, and the results when all are graded. */
    begin(operation: number, { year, period, subject, rules }: EvaluationHead) {
      const id = Number(
        db
          .prepare(
            "INSERT INTO evaluation (operation, year, starts, ends, rules_name, rules_hash, rules, evaluated, subject) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
          )
          .run(operation, year, period.from, period.to, rules.name, rules.hash, rules.text, subject).lastInsertRowid,
      );
      const insertLines = db.prepare<[number, number, string]>("INSERT INTO evaluation_lines (evaluation, person, lines) VALUES (?, ?, ?)");
      const insertMember = db.prepare(`
        INSERT INTO evaluation_member (evaluation, person, name, total, rank, grade, grade_name, why, tied, commended, points, open)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
      const insertActivity = db.prepare("INSERT INTO evaluation_activity (evaluation, activity, title, date) VALUES (?, ?, ?, ?)");
      const known = new Set<number>();
      const speakOf = ({ activity, title, date }: EvaluationLine): void => {
        if (activity === null || known.has(activity)) return;
        known.add(activity);
        insertActivity.run(id, activity, title, date);
      };
      const words = new Map<string, number>();
      return {
        id,
        keep(person: number, lines: readonly EvaluationLine[]): void {
          insertLines.run(id, person, groupedLines(lines, speakOf, words));
        },
        finish({ members }: EvaluationResult): void {
          for (const { person, name, total, rank, grade, gradeName, why, tied, commended, points, open } of members) {
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
              commended === null ? null : Number(commended),
              JSON.stringify(points),
              open.length === 0 ? "[]" : JSON.stringify(open),
            );
          }
          const evaluated = evaluatedOf(members).length;
          db.prepare("UPDATE evaluation SET evaluated = ?, words = ? WHERE id = ?").run(evaluated, JSON.stringify([...words.keys()]), id);
        },
      };
    },

    /** The evaluation of a year that stands, or undefined. */
    latest: (year: number, subject: Subject = "members"): Evaluation | undefined =>
      db.prepare<[number, string], Evaluation>(`${HEAD} WHERE year = ? AND subject = ? ORDER BY id DESC LIMIT 1`).get(year, subject),

    find: (id: number): Evaluation | undefined => db.prepare<[number], Evaluation>(`${HEAD} WHERE id = ?`).get(id),

    /** The years that members were evaluated in. */
    years: (): number[] =>
      db
        .prepare<[], { year: number }>("SELECT DISTINCT year FROM evaluation WHERE subject = 'members' ORDER BY year")
        .all()
        .map(({ year }) => year),

    members(evaluation: number): EvaluationMember[] {
      const rows = db
        .prepare<[number], MemberRow>(`
        SELECT person, name, total, rank, grade, grade_name AS gradeName, why, tied, commended, points, open
        FROM evaluation_member WHERE evaluation = ? ORDER BY rank IS NULL, rank, person`)
        .all(evaluation);
      return rows.map((row) => ({
        ...row,
        excluded: row.total === null,
        tied: row.tied === 1,
        commended: row.commended === null ? null : row.commended === 1,
        points: JSON.parse(row.points),
        open: JSON.parse(row.open),
      }));
    },

    /** A member's lines, in the order of explanation. */
    lines(evaluation: number, person: number): EvaluationLine[] {
      const row = db
        .prepare<[number, number], { lines: string; words: string }>(
          `SELECT lines, words FROM evaluation_lines JOIN evaluation ON evaluation.id = evaluation_lines.evaluation
           WHERE evaluation = ? AND person = ?`,
        )
        .get(evaluation, person);
      if (!row) return [];
      const groups = JSON.parse(row.lines) as LineGroup[];
      const words = JSON.parse(row.words) as string[];
      const word = (written: Word): string => (typeof written === "number" ? (words[written] ?? "") : written);
      const ids = JSON.stringify([...new Set(groups.flatMap(([, , , , , activities]) => activities))]);
      const spokenOf = new Map(
        db
          .prepare<[number, string], { activity: number; title: string; date: string | null }>(
            "SELECT activity, title, date FROM evaluation_activity WHERE evaluation = ? AND activity IN (SELECT value FROM json_each(?))",
          )
          .all(evaluation, ids)
          .map((record) => [record.activity, record]),
      );
      return groups.flatMap(([dimension, item, points, withheld, note, activities, ofYear]) =>
        activities.map((activity) => {
          const { title = "", date = null } = (activity === null ? undefined : spokenOf.get(activity)) ?? {};
          return {
            dimension: word(dimension),
            item: word(item),
            points,
            withheld,
            activity,
            title,
            date,
            note: word(note),
            ofYear: ofYear ?? null,
          };
        }),
      );
    },

    /**
     * Whether records changed after the evaluation: a later operation is in effect, or one that was in effect then has
     * been undone since, or the other way round, or a year was opened again, which then pays its late outcomes itself. A
     * decision beside the result does not change it.
     */
    isStale: ({ operation }: Evaluation): boolean =>
      db
        .prepare<{ operation: number }, { stale: number }>(`
          SELECT EXISTS (
            SELECT 1 FROM v_operation AS later
            LEFT JOIN operation AS target ON target.id = later.undoes
            LEFT JOIN v_operation AS redone ON redone.id = target.undoes
            WHERE later.id > :operation AND coalesce(redone.command, target.command, later.command) <> 'score decide' AND (
              later.command = 'year reopen'
              OR (later.kind = 'write' AND later.undone_by IS NULL)
              OR (later.kind = 'undo' AND later.undone_by IS NULL AND target.id < :operation AND NOT EXISTS (
                SELECT 1 FROM operation AS undo WHERE undo.undoes = target.id AND undo.id < :operation
                  AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id AND redo.id < :operation)))
              OR (later.kind = 'redo' AND target.id < :operation AND redone.undone_by IS NULL))) AS stale`)
        .get({ operation })?.stale === 1,

    require(year: number, subject: Subject = "members"): Evaluation {
      const found = this.latest(year, subject);
      if (found) return found;
      throw new AppError(
        "refused.not_evaluated",
        text(`${year} 年度还没有考核结果`, `${year} has not been evaluated`),
        subject === "members"
          ? text(`请先运行 cppcc score --year ${year}`, `run cppcc score --year ${year} first`)
          : text(`请先运行 cppcc score --year ${year} --rules 规则文件`, `run cppcc score --year ${year} --rules FILE first`),
      );
    },
  };
}

/** The lines as kept; what each speaks of is told. Built by hand: there may be millions. */
function groupedLines(lines: readonly EvaluationLine[], speakOf: (line: EvaluationLine) => void, words: Map<string, number>): string {
  let json = "[";
  for (const [i, line] of lines.entries()) {
    const { activity } = line;
    speakOf(line);
    const before = lines[i - 1];
    if (before && isAlike(before, line)) {
      json += `,${activity}`;
      continue;
    }
    if (before) json += `]${yearOf(before)}],`;
    json += `${head(line, words)}[${activity}`;
  }
  const last = lines.at(-1);
  return last ? `${json}]${yearOf(last)}]]` : "[]";
}

const yearOf = ({ ofYear }: EvaluationLine): string => (ofYear === null ? "" : `,${ofYear}`);

const isAlike = (a: EvaluationLine, b: EvaluationLine): boolean =>
  a.item === b.item &&
  a.points === b.points &&
  a.note === b.note &&
  a.withheld === b.withheld &&
  a.dimension === b.dimension &&
  a.ofYear === b.ofYear;

/** What lines that differ in the record alone share. */
const head = ({ dimension, item, points, withheld, note }: EvaluationLine, words: Map<string, number>): string =>
  `[${numberOf(dimension, words)},${numberOf(item, words)},${points},${withheld},${numberOf(note, words)},`;

function numberOf(word: string, words: Map<string, number>): number {
  let known = words.get(word);
  if (known === undefined) {
    known = words.size;
    words.set(word, known);
  }
  return known;
}
