import { resolve } from "node:path";
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import type { Database, Opening, Statement, Transaction } from "./database.ts";
import { sqliteCode } from "./sqlite-codes.ts";

/** Whether this Node has an SQLite that the adapter can speak to: 22.16 and later. */
export const hasNodeSqlite = (): boolean => "setReturnArrays" in (nodeSqlite()?.StatementSync.prototype ?? {});

/** A connection through Node's own SQLite, in the ways of better-sqlite3. */
export function openNodeSqlite(file: string, { mustExist, isReadOnly, milliseconds = 5_000 }: Opening): Database {
  const { DatabaseSync } = nodeSqlite() as NodeSqlite;
  const db = withCode(
    () =>
      new DatabaseSync(mustExist ? uriOf(file, isReadOnly ? "ro" : "rw") : file, { readOnly: isReadOnly ?? false, timeout: milliseconds }),
  );
  const exec = (sql: string): void => withCode(() => db.exec(sql));
  const prepare = (sql: string) => statementOf(withCode(() => db.prepare(sql)));
  return {
    exec,
    prepare: prepare as unknown as Database["prepare"],
    pragma: (pragma, { simple } = {}) => (simple ? prepare(`PRAGMA ${pragma}`).pluck().get() : prepare(`PRAGMA ${pragma}`).all()),
    transaction: (work) => transactionOf(db, exec, work),
    close: () => {
      if (db.isOpen) withCode(() => db.close());
    },
  };
}

type NodeSqlite = typeof import("node:sqlite");

let loaded: NodeSqlite | undefined;

/** Loaded only when it is needed. Older Nodes say on the terminal that it is an experiment; nothing to a clerk. */
function nodeSqlite(): NodeSqlite | undefined {
  if (loaded !== undefined) return loaded;
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    loaded = process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
  return loaded;
}

/** Node makes every file that is not there, unless SQLite reads in its name that it must not. A server's share keeps its two slashes. */
function uriOf(file: string, mode: "ro" | "rw"): string {
  const path = process.platform === "win32" ? resolve(file).replaceAll("\\", "/") : resolve(file);
  const escaped = path.replace(/[%?#]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return `file://${path.startsWith("/") ? "" : "/"}${escaped}?mode=${mode}`;
}

type Values = SQLOutputValue[];

/**
 * Rows are read as arrays and made objects here: the objects that Node makes take four times as long. Integers are read
 * as what holds them all and made numbers here: Node refuses one that is larger than a number can tell.
 */
function statementOf(statement: StatementSync): Statement<SQLInputValue[], unknown> {
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  statement.setAllowUnknownNamedParameters(true);
  let names: string[] | undefined;
  let rowOf = (values: Values): unknown => {
    names ??= statement.columns().map(({ name }) => name);
    const row: Record<string, unknown> = {};
    for (let index = 0; index < values.length; index += 1) row[names[index] as string] = values[index];
    return row;
  };
  const shaped = (values: unknown): unknown => rowOf(narrow(values as Values));
  const self: Statement<SQLInputValue[], unknown> = {
    run: (...parameters) => {
      const { changes, lastInsertRowid } = withCode(() => statement.run(...listed(parameters)));
      return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
    },
    get: (...parameters) => {
      const values = withCode(() => statement.get(...listed(parameters)));
      return values === undefined ? undefined : shaped(values);
    },
    all: (...parameters) => withCode(() => statement.all(...listed(parameters))).map(shaped),
    *iterate(...parameters) {
      try {
        for (const values of statement.iterate(...listed(parameters))) yield shaped(values);
      } catch (error) {
        throw coded(error);
      }
    },
    pluck: () => {
      rowOf = (values) => values[0];
      return self;
    },
    raw: () => {
      rowOf = (values) => values;
      return self;
    },
  };
  return self;
}

/** Parameters may come as one list. */
const listed = (parameters: SQLInputValue[]): SQLInputValue[] =>
  parameters.length === 1 && Array.isArray(parameters[0]) ? parameters[0] : parameters;

/** Numbers and Buffers in place of what Node has for them. */
function narrow(values: Values): Values {
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value === "bigint") values[index] = Number(value);
    else if (value instanceof Uint8Array) values[index] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return values;
}

/** A transaction inside of another one is a savepoint in it. */
function transactionOf<Args extends unknown[], Result>(
  db: DatabaseSync,
  exec: (sql: string) => void,
  work: (...args: Args) => Result,
): Transaction<Args, Result> {
  const within =
    (begin: string) =>
    (...args: Args): Result => {
      const isNested = db.isTransaction;
      exec(isNested ? "SAVEPOINT part" : begin);
      try {
        const result = work(...args);
        exec(isNested ? "RELEASE part" : "COMMIT");
        return result;
      } catch (error) {
        // SQLite has taken back by itself what failed on the disk.
        if (db.isTransaction) exec(isNested ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
        throw error;
      }
    };
  return Object.assign(within("BEGIN"), { immediate: within("BEGIN IMMEDIATE") });
}

function withCode<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw coded(error);
  }
}

/** Node gives every error of SQLite one code, and SQLite's as a number. */
function coded(error: unknown): unknown {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === "number" ? Object.assign(error as Error, { code: sqliteCode(errcode) }) : error;
}
