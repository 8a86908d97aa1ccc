import type { Database } from "./database.ts";
import { type Blocking, type RowValues, standingRows, twinFinder } from "./dependence.ts";

/** Taking back what an operation did to its rows, in as little memory for fifty thousand of them as for one. */

interface ChangeRow {
  readonly id: number;
  readonly tbl: string;
  readonly row: number;
  readonly action: "insert" | "update" | "delete";
  readonly before: string | null;
}

/** How many changes are read at once: while rows are being handed out, their connection writes nothing. */
const PIECE = 500;

/**
 * Takes an operation back, row by row, newest change first, through the same triggers; answers who stands in the way, or
 * null.
 */
export function revert(db: Database, target: { readonly id: number; readonly kind: string }): Blocking[] | null {
  db.pragma("defer_foreign_keys = ON");
  const apply = applierOf(db);
  // A redo brings rows back where equal ones may have been recorded since.
  const twins = target.kind === "undo" ? twinFinder(db, target.id) : null;
  for (const change of changesOf(db, target.id)) {
    if (twins !== null && change.action === "delete") {
      const found = twins.of(change.tbl, valuesOf(change));
      if (found.length > 0) return found;
    }
    try {
      apply(change);
      twins?.touch(change.tbl, change.row);
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_CONSTRAINT_UNIQUE") throw error;
      return standingRows(db, change.tbl, valuesOf(change));
    }
  }
  return null;
}

/** The changes of an operation, the newest first. They are one stretch of ids, since operations never overlap. */
function* changesOf(db: Database, operation: number): Generator<ChangeRow> {
  const stretch = db
    .prepare<[number], { first: number | null; last: number | null }>(
      "SELECT first_change AS first, last_change AS last FROM operation WHERE id = ?",
    )
    .get(operation);
  const piece = db.prepare<[number, number], ChangeRow>(
    "SELECT id, tbl, row, action, before FROM change WHERE id BETWEEN ? AND ? ORDER BY id DESC",
  );
  const first = stretch?.first ?? 1;
  for (let last = stretch?.last ?? 0; last >= first; last -= PIECE) yield* piece.all(Math.max(first, last - PIECE + 1), last);
}

const valuesOf = ({ before }: ChangeRow): RowValues => JSON.parse(before as string) as RowValues;

/** Puts single rows back as they were. A statement is made once for each table: each holds the programs of its triggers. */
function applierOf(db: Database): (change: ChangeRow) => void {
  const made = new Map<string, ReturnType<Database["prepare"]>>();
  const statement = ({ tbl, action }: ChangeRow, sql: () => string) => {
    const key = `${action} ${tbl}`;
    const known = made.get(key) ?? db.prepare(sql());
    made.set(key, known);
    return known;
  };
  return (change) => {
    const { tbl, row, action } = change;
    if (action === "insert") {
      statement(change, () => `DELETE FROM "${tbl}" WHERE id = ?`).run(row);
      return;
    }
    // Every change of a table that can be taken back has the same columns: an upgrade of the file is a barrier.
    const values = valuesOf(change);
    const columns = Object.keys(values).map((column) => `"${column}"`);
    if (action === "update")
      statement(change, () => `UPDATE "${tbl}" SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE id = ?`).run(
        ...Object.values(values),
        row,
      );
    else
      statement(change, () => `INSERT INTO "${tbl}" (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`).run(
        ...Object.values(values),
      );
  };
}
