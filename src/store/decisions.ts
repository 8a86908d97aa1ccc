import type { Decision } from "../domain/scoring/decisions.ts";
import type { Database } from "./database.ts";

/** What the leaders decided on members' grades, beside what is computed. */
export function decisionStore(db: Database) {
  const of = db.prepare<[number], Decision>(
    "SELECT person, grade, grade_name AS gradeName, reason FROM decision WHERE year = ? ORDER BY id",
  );
  return {
    /** The decisions on a year, by member. */
    of: (year: number): Map<number, Decision> => new Map(of.all(year).map((decision) => [decision.person, decision])),

    set(year: number, { person, grade, gradeName, reason }: Decision): void {
      const before = this.of(year).get(person);
      if (before === undefined)
        db.prepare("INSERT INTO decision (year, person, grade, grade_name, reason) VALUES (?, ?, ?, ?, ?)").run(
          year,
          person,
          grade,
          gradeName,
          reason,
        );
      else if (before.grade !== grade || before.gradeName !== gradeName || before.reason !== reason)
        db.prepare("UPDATE decision SET grade = ?, grade_name = ?, reason = ? WHERE year = ? AND person = ?").run(
          grade,
          gradeName,
          reason,
          year,
          person,
        );
    },

    remove: (year: number, person: number): void => void db.prepare("DELETE FROM decision WHERE year = ? AND person = ?").run(year, person),
  };
}
