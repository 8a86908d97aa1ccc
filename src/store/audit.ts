import type { Database } from "./database.ts";

/** Tables that the mechanism itself consists of, and what a file says of itself and not of the office. */
const MECHANISM = new Set(["operation", "change", "seal", "running", "lending", "sqlite_sequence"]);

/** Results that are superseded and never undone: guarded against writes from outside, but not kept row by row. */
const RESULTS = new Set(["evaluation_member", "evaluation_lines", "evaluation_activity"]);

/** The tables whose rows an operation changes, the columns in the schema's order. */
function auditedTables(db: Database): { table: string; columns: string[]; result: boolean }[] {
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

/** As a value: an INSERT that selects from the table is three times as slow where `change` has a trigger of its own. */
const RUNNING = "(SELECT operation FROM running)";

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
      const keep = `INSERT INTO change (operation, tbl, row, action, before) VALUES (${RUNNING}, '${table}', ${action === "insert" ? "NEW" : "OLD"}.id, '${action}', ${before});`;
      db.exec(`CREATE TRIGGER audit_${table}_${action} AFTER ${action} ON ${table} BEGIN ${REFUSAL} ${result ? "" : keep} END`);
    }
  }
  createLogTriggers(db);
}

const LOG = "cppcc: 操作日志不能改、不能删 (the log loses no row and no word)";

const NEWEST = "(SELECT max(id) FROM operation)";

/**
 * What the log refuses, whoever writes. Of an operation the summary and the end of its changes are known only when its work
 * is done: each is set once, while it runs. No id is ever given by hand, so that no row is put in the place of another.
 */
const LOG_GUARDS: readonly { readonly table: string; readonly action: string; readonly when: string }[] = [
  { table: "operation", action: "INSERT", when: "NEW.id > 0" },
  { table: "operation", action: "DELETE", when: "TRUE" },
  {
    table: "operation",
    action: "UPDATE",
    when: `NOT EXISTS (SELECT 1 FROM running WHERE operation = OLD.id) OR EXISTS (SELECT 1 FROM seal WHERE operation = OLD.id)
      OR OLD.last_change IS NOT NULL AND OLD.last_change IS NOT NEW.last_change OR OLD.summary <> '' AND OLD.summary <> NEW.summary
      OR ${["id", "at", "who", "kind", "command", "undoes", "first_change"].map((column) => `OLD.${column} IS NOT NEW.${column}`).join(" OR ")}`,
  },
  { table: "change", action: "INSERT", when: `NEW.id > 0 OR NEW.operation IS NOT ${RUNNING}` },
  { table: "change", action: "DELETE", when: "TRUE" },
  { table: "change", action: "UPDATE", when: "TRUE" },
  {
    table: "seal",
    action: "INSERT",
    when: `NEW.operation IS NOT ${NEWEST} OR EXISTS (SELECT 1 FROM seal WHERE operation = NEW.operation)`,
  },
  { table: "seal", action: "DELETE", when: "TRUE" },
  { table: "seal", action: "UPDATE", when: "TRUE" },
  // Only the newest operation runs, and only until it is sealed.
  {
    table: "running",
    action: "INSERT",
    when: `NEW.operation IS NOT ${NEWEST} OR EXISTS (SELECT 1 FROM seal WHERE operation = NEW.operation) OR EXISTS (SELECT 1 FROM running)`,
  },
  { table: "running", action: "UPDATE", when: "TRUE" },
];

/** Makes the triggers by which the log loses no row and no word. */
function createLogTriggers(db: Database): void {
  for (const { table, action, when } of LOG_GUARDS)
    db.exec(`CREATE TRIGGER log_${table}_${action.toLowerCase()} BEFORE ${action} ON ${table} WHEN ${when}
      BEGIN SELECT RAISE(ABORT, '${LOG}'); END`);
}

/** Takes all triggers off, so that a migration can change the tables under them. */
export function dropTriggers(db: Database): void {
  const triggers = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
}
