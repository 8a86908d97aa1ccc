import type { Database } from "./database.ts";

export interface Term {
  readonly id: number;
  readonly number: number;
  readonly starts: string;
}

export function termStore(db: Database) {
  const current = db.prepare<[], Term>("SELECT id, number, starts FROM term ORDER BY number DESC LIMIT 1");
  const byNumber = db.prepare<[number], Term>("SELECT id, number, starts FROM term WHERE number = ?");
  const all = db.prepare<[], Term>("SELECT id, number, starts FROM term ORDER BY number");
  return {
    /** In order of their numbers. */
    all: (): Term[] => all.all(),
    current: (): Term | undefined => current.get(),
    find: (number: number): Term | undefined => byNumber.get(number),
    add: (number: number, starts: string): number =>
      Number(db.prepare("INSERT INTO term (number, starts) VALUES (?, ?)").run(number, starts).lastInsertRowid),
  };
}
