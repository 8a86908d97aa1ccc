import { createHash } from "node:crypto";
import type { Database } from "../../src/store/database.ts";
import { tableNames } from "./office.ts";

export type Values = Record<string, string | number | null>;

/** Every row of every table, the log and the highest ids ever used among them, by its key: its id, or else all of it. */
export function allRows(db: Database): Map<string, Map<string, Values>> {
  return new Map(
    tableNames(db).map((table) => [
      table,
      new Map(
        db
          .prepare<[], Values>(`SELECT * FROM "${table}"`)
          .all()
          .map((row): [string, Values] => [keyOf(table, row), row])
          .sort(([a], [b]) => Number(a) - Number(b) || (a < b ? -1 : 1)),
      ),
    ]),
  );
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  evaluation_member: ["evaluation", "person"],
  evaluation_lines: ["evaluation", "person"],
  evaluation_activity: ["evaluation", "activity"],
  sqlite_sequence: ["name"],
  seal: ["operation"],
};

const keyOf = (table: string, row: Values): string =>
  "id" in row ? String(row.id) : (KEYS[table] ?? Object.keys(row)).map((column) => String(row[column]).padStart(6, "0")).join(" ");

/** Texts longer than a line, such as a rule file kept whole, are told by their digest. */
const LONG = 2000;

/** A row on one line; what is NULL is left out, so that a column that was added changes no line. */
const lineOf = (row: Values): string =>
  JSON.stringify(row, (_, value: unknown) => {
    if (value === null) return undefined;
    if (typeof value !== "string" || value.length <= LONG) return value;
    return `${value.length} characters, SHA-256 ${createHash("sha256").update(value).digest("hex").slice(0, 16)}`;
  });

/** All that a file holds, line by line, beside what it held before: ` ` the same, `-` as it was, `+` as it is. */
export function changesOf(before: ReturnType<typeof allRows>, after: ReturnType<typeof allRows>): string {
  const tables = [...new Set([...before.keys(), ...after.keys()])].sort();
  return tables
    .flatMap((table) => {
      const [old, now] = [before.get(table), after.get(table)];
      const heading = `# ${old === undefined ? "+" : now === undefined ? "-" : " "} ${table}`;
      const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
      const lines = keys.flatMap((key) => {
        const [was, is] = [old?.get(key), now?.get(key)].map((row) => (row === undefined ? null : lineOf(row)));
        if (was === is) return [`  ${is}`];
        return [...(was === null ? [] : [`- ${was}`]), ...(is === null ? [] : [`+ ${is}`])];
      });
      return ["", heading, ...lines];
    })
    .join("\n");
}

/** What schema.sql and the triggers come to: each table, index, view and trigger, without comments and spacing. */
export const schemaOf = (db: Database): string[] =>
  db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all()
    .map(
      ({ type, name, sql }) =>
        `${type} ${name}: ${sql
          ?.replace(/--.*/g, "")
          .replace(/\s+/g, " ")
          .replace(/ ([,)])/g, "$1")
          .replace(/^(CREATE TABLE) "(\w+)"/, "$1 $2")}`,
    );
