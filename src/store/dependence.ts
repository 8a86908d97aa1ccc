import { ITS_CHANGES } from "./changes.ts";
import type { Database } from "./database.ts";

/** Which later operations stand in the way of an undo: told apart by the rows that clash, and named to the clerk. */
export interface Blocking {
  readonly id: number;
  readonly command: string;
  readonly summary: string;
}

export type RowValues = Record<string, string | number | null>;

type Action = "insert" | "update" | "delete";

/** The operation in effect that last did one of these to a row: a write, or the undo of one, which takes rows away too. */
function whoDid(db: Database, actions: readonly Action[], table: string, row: number): Blocking | undefined {
  return db
    .prepare<[string, number, string], Blocking>(`
      SELECT operation.id, operation.command, operation.summary FROM change JOIN v_operation AS operation ON operation.id = change.operation
      WHERE change.tbl = ? AND change.row = ? AND change.action IN (SELECT value FROM json_each(?)) AND operation.undone_by IS NULL
        AND (operation.kind = 'write' OR operation.kind = 'undo' AND change.action = 'delete')
      ORDER BY change.id DESC LIMIT 1`)
    .get(table, row, JSON.stringify(actions));
}

/** Where a row would come back, another stands that is the same by a unique key: who put it there. */
export function standingRows(db: Database, table: string, values: RowValues): Blocking[] {
  const columns = Object.keys(values);
  const found = uniqueKeys(db, table).flatMap((key) => {
    // The key's own expressions, of the rows that stand and of the one that would come back.
    const rows = db
      .prepare<(string | number | null)[], { id: number }>(
        `SELECT id FROM "${table}" WHERE (${key}) = (SELECT ${key} FROM (SELECT ${columns.map((column) => `? AS "${column}"`).join(", ")}))`,
      )
      .all(...columns.map((column) => values[column] ?? null));
    return rows.flatMap(({ id }) => whoDid(db, ["insert"], table, id) ?? []);
  });
  return distinct(found);
}

/** What the unique indexes of a table are over: columns, or expressions of them (ifnull(form, '')). */
function uniqueKeys(db: Database, table: string): string[] {
  const indexes = db
    .prepare<[string], { name: string; sql: string | null }>(
      `SELECT list.name, sqlite_schema.sql FROM pragma_index_list(?) AS list LEFT JOIN sqlite_schema ON sqlite_schema.name = list.name
       WHERE list."unique" = 1`,
    )
    .all(table);
  const columnsOf = db.prepare<[string], string>(`SELECT group_concat('"' || name || '"', ', ') FROM pragma_index_info(?)`).pluck();
  return indexes.map(({ name, sql }) =>
    sql === null ? (columnsOf.get(name) as string) : sql.slice(sql.indexOf("(", sql.indexOf(" ON ")) + 1, sql.lastIndexOf(")")),
  );
}

/**
 * Rows that would refer to nothing, inside the running transaction: null for none. Of a row that came back, whoever took
 * away what it refers to is named; of any other, whoever last wrote it.
 */
export function hangingRows(db: Database, target: number): Blocking[] | null {
  const orphans = db
    .prepare<[], { table: string; rowid: number; parent: string; fkid: number }>(
      `SELECT "table", rowid, parent, fkid FROM pragma_foreign_key_check`,
    )
    .all();
  if (orphans.length === 0) return null;
  const cameBack = db.prepare<{ operation: number; table: string; rowid: number }, { found: number }>(
    `SELECT 1 AS found FROM change WHERE ${ITS_CHANGES} AND tbl = :table AND row = :rowid`,
  );
  const found = orphans.flatMap(({ table, rowid, parent, fkid }) => {
    // Whoever made it, or had it refer to what would go.
    if (!cameBack.get({ operation: target, table, rowid })) return whoDid(db, ["insert", "update"], table, rowid) ?? [];
    const column = db
      .prepare<[string, number], { from: string }>(`SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?`)
      .get(table, fkid)?.from;
    const referred =
      column && db.prepare<[number], { id: number }>(`SELECT "${column}" AS id FROM "${table}" WHERE rowid = ?`).get(rowid)?.id;
    return (referred && whoDid(db, ["delete"], parent, referred)) || [];
  });
  return distinct(found);
}

const distinct = (blocking: readonly Blocking[]): Blocking[] =>
  [...new Map(blocking.map((each) => [each.id, each])).values()].sort((a, b) => a.id - b.id);

/** What tells two people or two activities apart: rows alike in these would be one thing twice. */
const KEYS: Readonly<Record<string, readonly string[]>> = { person: ["name"], activity: ["kind", "title", "starts", "part_of"] };

/** Where a redo would bring back a person or an activity, an equal one has been recorded since: who did. */
export function twinRows(db: Database, operation: number, table: string, values: RowValues): Blocking[] {
  const columns = KEYS[table];
  if (columns === undefined) return [];
  const sameSerial = table === "activity" && values.serial !== null;
  const alike = columns.map((column) => `"${column}" IS ?`).join(" AND ");
  const rows = db
    .prepare<(string | number | null)[], { id: number }>(`
      SELECT id FROM "${table}" WHERE (${alike}${sameSerial ? " OR (kind IS ? AND serial IS ?)" : ""})
      AND id NOT IN (SELECT row FROM change WHERE id >= (SELECT first_change FROM operation WHERE id = ?) AND tbl = ?)`)
    .all(
      ...columns.map((column) => values[column] ?? null),
      ...(sameSerial ? [values.kind ?? null, values.serial ?? null] : []),
      operation,
      table,
    );
  return distinct(rows.flatMap(({ id }) => whoDid(db, ["insert"], table, id) ?? []));
}
