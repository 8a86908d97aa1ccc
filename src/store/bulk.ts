import type { Database } from "./database.ts";

type Value = string | number | null;

/** How many rows one statement takes: past this nothing is gained. */
const ROWS = 50;

/**
 * Many new rows of one table, many to a statement: what a statement costs by itself (its journal, its triggers' set-up)
 * is half of what a row costs.
 */
export function insertAll(db: Database, table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): void {
  const statement = (count: number) =>
    db.prepare(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")})
       VALUES ${Array.from({ length: count }, () => `(${columns.map(() => "?").join(", ")})`).join(", ")}`,
    );
  let full: ReturnType<typeof statement> | undefined;
  let values: Value[] = [];
  for (const row of rows) {
    values.push(...row);
    if (values.length < ROWS * columns.length) continue;
    full ??= statement(ROWS);
    full.run(values);
    values = [];
  }
  if (values.length > 0) statement(values.length / columns.length).run(values);
}

/** The id that the next row of a table would get, ids never being used twice. */
export const nextId = (db: Database, table: string): number =>
  (db.prepare<[string], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = ?").get(table)?.seq ?? 0) + 1;
