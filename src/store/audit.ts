import type { Database } from "better-sqlite3";

/** Tables that the mechanism itself consists of. */
const MECHANISM = new Set(["operation", "change", "running", "sqlite_sequence"]);

/** Results that are superseded and never undone: guarded against writes from outside, but not kept row by row. */
const RESULTS = new Set(["evaluation_member", "evaluation_lines", "evaluation_activity"]);

/** The tables whose rows an operation changes, the columns in the schema's order. */
export function auditedTables(db: Database): { table: string; columns: string[]; result: boolean }[] {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return tables
    .filter(({ name }) => !MECHANISM.has(name))
    .map(({ name }) => ({
      table: name,
      columns: db
        .prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?)")
        .all(name)
        .map((column) => column.name),
      result: RESULTS.has(name),
    }));
}

const REFUSAL =
  "SELECT RAISE(ABORT, 'cppcc: 只能通过 cppcc 的操作写入 (writes go through an operation of cppcc)') WHERE NOT EXISTS (SELECT 1 FROM running);";

/**
 * Makes the triggers that fill `change` and that refuse a write while no operation is running, from the tables as they
 * are, so that a new column or table can never be left out. One trigger does both: SQLite reads all of them at every
 * start.
 */
export function createAuditTriggers(db: Database): void {
  for (const { table, columns, result } of auditedTables(db)) {
    for (const action of ["insert", "update", "delete"] as const) {
      const before = action === "insert" ? "NULL" : `json_object(${columns.map((column) => `'${column}',OLD."${column}"`).join()})`;
      const keep = `INSERT INTO change (operation, tbl, row, action, before) SELECT operation, '${table}', ${action === "insert" ? "NEW" : "OLD"}.id, '${action}', ${before} FROM running;`;
      db.exec(`CREATE TRIGGER audit_${table}_${action} AFTER ${action} ON ${table} BEGIN ${REFUSAL} ${result ? "" : keep} END`);
    }
  }
}

/** Takes all triggers off, so that a migration can change the tables under them. */
export function dropTriggers(db: Database): void {
  const triggers = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
}
