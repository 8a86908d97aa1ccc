import type { Database } from "./database.ts";

/** Answers that a clerk gave once to "who is it?". Rows like any other: an import that is undone forgets its answers. */
export function aliasStore(db: Database) {
  const find = db.prepare<[string], { file: string; written: string; person: number }>(
    "SELECT file, written, person FROM alias WHERE file IN (SELECT value FROM json_each(?)) ORDER BY id",
  );
  const insert = db.prepare<[string, string, number]>(`
    INSERT INTO alias (file, written, person) VALUES (?, ?, ?)
    ON CONFLICT (file, written) DO UPDATE SET person = excluded.person WHERE person <> excluded.person`);
  return {
    /** The answers given for some workbooks, by aliasKey. */
    known: (files: readonly string[]): Map<string, number> =>
      new Map(find.all(JSON.stringify(files)).map(({ file, written, person }) => [aliasKey(file, written), person])),

    /** Keeps an answer; a new one takes the place of the old. */
    remember: (file: string, written: string, person: number): void => void insert.run(file, written, person),
  };
}

const aliasKey = (file: string, written: string): string => `${file}|${written}`;
