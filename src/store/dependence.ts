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

/** A row, by its table and id. */
interface RowName {
  readonly table: string;
  readonly row: number;
}

const keyOf = ({ table, row }: RowName): string => `${table} ${row}`;

/**
 * Of each row the operation in effect that last did one of these to it: a write, or the undo of one, which takes rows away
 * too. All rows at once, in one pass: `change` has no index of rows that were only made. `after`: a change.
 */
function whoDid(db: Database, actions: readonly Action[], rows: readonly RowName[], after = 0): Map<string, Blocking> {
  const found = new Map<string, Blocking>();
  if (rows.length === 0) return found;
  const wanted = new Set(rows.map(keyOf));
  const operations = new Map(
    db
      .prepare<[], Blocking & { kind: string }>(
        "SELECT id, command, summary, kind FROM v_operation WHERE undone_by IS NULL AND kind IN ('write', 'undo')",
      )
      .all()
      .map((operation) => [operation.id, operation]),
  );
  const changes = db.prepare<[number, string, string], RowName & { operation: number; action: Action }>(
    `SELECT operation, tbl AS "table", row, action FROM change WHERE id > ?
     AND action IN (SELECT value FROM json_each(?)) AND tbl IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const tables = [...new Set(rows.map(({ table }) => table))];
  for (const change of changes.iterate(after, JSON.stringify(actions), JSON.stringify(tables))) {
    const key = keyOf(change);
    const operation = wanted.has(key) ? operations.get(change.operation) : undefined;
    if (operation === undefined || (operation.kind === "undo" && change.action !== "delete")) continue;
    const { id, command, summary } = operation;
    found.set(key, { id, command, summary });
  }
  return found;
}

/** Where a row would come back, another stands that is the same by a unique key: who put it there. */
export function standingRows(db: Database, table: string, values: RowValues): Blocking[] {
  const columns = Object.keys(values);
  const rows = uniqueKeys(db, table).flatMap((key) =>
    // The key's own expressions, of the rows that stand and of the one that would come back.
    db
      .prepare<(string | number | null)[], { id: number }>(
        `SELECT id FROM "${table}" WHERE (${key}) = (SELECT ${key} FROM (SELECT ${columns.map((column) => `? AS "${column}"`).join(", ")}))`,
      )
      .all(...columns.map((column) => values[column] ?? null))
      .map(({ id }) => ({ table, row: id })),
  );
  return distinct(whoDid(db, ["insert"], rows).values());
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
  const orphans = db.prepare<[], Orphan>(`SELECT "table", rowid AS row, parent, fkid FROM pragma_foreign_key_check`).all();
  if (orphans.length === 0) return null;
  const orphaned = new Set(orphans.map(keyOf));
  const cameBack = new Set<string>();
  const touched = db.prepare<{ operation: number }, RowName>(`SELECT tbl AS "table", row FROM change WHERE ${ITS_CHANGES}`);
  for (const row of touched.iterate({ operation: target })) if (orphaned.has(keyOf(row))) cameBack.add(keyOf(row));
  // Whoever made it, or had it refer to what would go.
  const others = whoDid(
    db,
    ["insert", "update"],
    orphans.filter((orphan) => !cameBack.has(keyOf(orphan))),
  );
  const parents = whoDid(
    db,
    ["delete"],
    orphans.filter((orphan) => cameBack.has(keyOf(orphan))).flatMap((orphan) => referredBy(db, orphan)),
  );
  return distinct([...others.values(), ...parents.values()]);
}

/** A row that refers to nothing: `fkid` is which of its references, `parent` the table that it leads to. */
interface Orphan extends RowName {
  readonly parent: string;
  readonly fkid: number;
}

/** What an orphan refers to and is not there. */
function referredBy(db: Database, { table, row, parent, fkid }: Orphan): RowName[] {
  const column = db
    .prepare<[string, number], { from: string }>(`SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?`)
    .get(table, fkid)?.from;
  const referred = column && db.prepare<[number], { id: number }>(`SELECT "${column}" AS id FROM "${table}" WHERE rowid = ?`).get(row)?.id;
  return referred ? [{ table: parent, row: referred }] : [];
}

const distinct = (blocking: Iterable<Blocking>): Blocking[] =>
  [...new Map(Array.from(blocking, (each) => [each.id, each])).values()].sort((a, b) => a.id - b.id);

/** What tells two people or two activities apart: rows alike in these would be one thing twice. */
const KEYS: Readonly<Record<string, readonly string[]>> = { person: ["name"], activity: ["kind", "title", "starts", "part_of"] };

/**
 * Where a redo would bring back a person or an activity, an equal one has been recorded since: `of` answers who did, row by
 * row: whoever came after `target`, the undo that is taken back. Rows that the redo itself has touched are nobody's twins.
 */
export function twinFinder(db: Database, target: number) {
  const last = db.prepare<[number], number>("SELECT last_change FROM operation WHERE id = ?").pluck().get(target);
  const touched = new Set<string>();
  const made = new Map<string, ReturnType<typeof alikeRows>>();
  return {
    of(table: string, values: RowValues): Blocking[] {
      const columns = KEYS[table];
      if (columns === undefined) return [];
      const alike = made.get(table) ?? alikeRows(db, table, columns);
      made.set(table, alike);
      const others = alike(values).flatMap((row) => (touched.has(keyOf({ table, row })) ? [] : [{ table, row }]));
      return distinct(whoDid(db, ["insert"], others, last).values());
    },
    touch(table: string, row: number): void {
      if (KEYS[table] !== undefined) touched.add(keyOf({ table, row }));
    },
  };
}

/** The rows of a table that are alike in what tells things apart; of activities, those of the same serial too. */
function alikeRows(db: Database, table: string, columns: readonly string[]): (values: RowValues) => number[] {
  const by = (of: readonly string[]) =>
    db
      .prepare<(string | number | null)[], number>(
        `SELECT id FROM "${table}" WHERE ${of.map((column) => `"${column}" IS ?`).join(" AND ")}`,
      )
      .pluck();
  const key = by(columns);
  const serial = table === "activity" ? by(["kind", "serial"]) : null;
  const valuesIn = (values: RowValues, of: readonly string[]) => of.map((column) => values[column] ?? null);
  return (values) => [
    ...key.all(...valuesIn(values, columns)),
    ...(serial !== null && values.serial !== null ? serial.all(...valuesIn(values, ["kind", "serial"])) : []),
  ];
}
