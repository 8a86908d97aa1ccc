import { readFileSync } from "node:fs";
import Database from "better-sqlite3";

const MAGIC = "SQLite format 3\0";

export const isRecordFile = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).toString("latin1") === MAGIC;

/**
 * All that a record file holds, a part a table, a line a row; the schema is one part more. Taken from a copy in memory, so
 * that nobody's lock or journal is touched; a file that SQLite cannot read is compared by its bytes, by the caller.
 */
export function tablesOf(path: string): Map<string, string> {
  const db = new Database(readFileSync(path), { readonly: true });
  try {
    const schema = db.prepare<[], { type: string; name: string; sql: string | null }>("SELECT type, name, sql FROM sqlite_schema").all();
    const parts = new Map<string, string>();
    const version = (name: string): string => `${name} ${db.pragma(name, { simple: true })}`;
    // Comments and the space they leave say nothing to SQLite.
    const said = (sql: string): string => sql.replace(/--[^\n]*/g, "").replace(/\s+/g, " ");
    const made = schema.map(({ type, name, sql }) => `${type} ${name}\n${said(sql ?? "")}\n`).sort();
    parts.set("schema", [version("user_version"), version("application_id"), ...made].join("\n"));
    for (const { name } of schema.filter(({ type }) => type === "table")) parts.set(`table ${name}`, rowsOf(db, name));
    return parts;
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database, table: string): string {
  const rows = db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw(true).all();
  const written = rows.map((row) => JSON.stringify(row, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString("hex") : value)));
  return `${written.join("\n")}\n`;
}
