import { createRequire } from "node:module";
import BetterSqlite from "better-sqlite3";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { hasNodeSqlite, openNodeSqlite } from "./node-sqlite.ts";

/** A statement that is prepared once and run many times. Integers come as numbers, NULL as null, a blob as a Buffer. */
export interface Statement<Parameters extends unknown[], Row> {
  run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  iterate(...parameters: Parameters): IterableIterator<Row>;
  /** From now on a row is its first value. */
  pluck(): this;
  /** From now on a row is the array of its values. */
  raw(): this;
}

/** A function whose work is one transaction, or a part of the one that is running: all of it is kept or, when it throws, nothing. */
export interface Transaction<Args extends unknown[], Result> {
  (...args: Args): Result;
  /** Takes the write lock at its beginning, and not at the first write. */
  immediate(...args: Args): Result;
}

/** A connection to a record file: what the store asks of SQLite, whichever driver stands behind it. Errors carry SQLite's own code. */
export interface Database {
  // biome-ignore lint/complexity/noBannedTypes: named parameters are an object of any shape
  prepare<Parameters extends unknown[] | {} = unknown[], Row = unknown>(
    sql: string,
  ): Parameters extends unknown[] ? Statement<Parameters, Row> : Statement<[Parameters], Row>;
  exec(sql: string): unknown;
  /** The rows that a pragma answers; `simple`: the first value of the first. */
  pragma(pragma: string, options?: { readonly simple?: boolean }): unknown;
  transaction<Args extends unknown[], Result>(work: (...args: Args) => Result): Transaction<Args, Result>;
  close(): unknown;
}

/** How a file is opened: `mustExist`: it is not made; `milliseconds`: how long a lock is waited for. */
export interface Opening {
  readonly mustExist?: boolean;
  readonly isReadOnly?: boolean;
  readonly milliseconds?: number;
}

/**
 * Opens an SQLite file, or ":memory:". Errors carry SQLite's own code: SQLITE_BUSY, SQLITE_CORRUPT … (store/errors.ts has
 * the words). The only place that knows which driver the program speaks to: better-sqlite3, or Node's own where its
 * binary does not load, the C library being older than it asks for (docs/decisions/0028-two-drivers.md).
 */
export function openDatabase(file: string, opening: Opening = {}): Database {
  const wanted = wantedDriver();
  if (wanted === "node" || (wanted === null && unloadable !== null)) return openNodeSqlite(file, opening);
  try {
    return openBetterSqlite(file, opening);
  } catch (error) {
    if (!isLoadFailure(error)) throw error;
    if (wanted === "better" || !hasNodeSqlite()) throw noDriver(error);
    unloadable = error;
    return openNodeSqlite(file, opening);
  }
}

/** The driver and the SQLite in it: "better-sqlite3 13.2.0 (SQLite 3.54.0)". */
export function driverInUse(): string {
  const db = openDatabase(":memory:");
  const sqlite = db.prepare<[], string>("SELECT sqlite_version()").pluck().get();
  db.close();
  return `${db instanceof BetterSqlite ? `better-sqlite3 ${versionOfBetterSqlite()}` : "node:sqlite"} (SQLite ${sqlite})`;
}

/** Why better-sqlite3 was not loaded; it is tried once. */
let unloadable: Error | null = null;

/** Asked of the process, since a native library is the process's and no command's; for tests and for whoever helps a clerk. */
function wantedDriver(): "node" | "better" | null {
  const wanted = process.env.CPPCC_SQLITE ?? "";
  if (wanted === "node" || wanted === "better") return wanted;
  if (wanted === "") return null;
  throw new AppError("usage.sqlite", text(`CPPCC_SQLITE 可选 node、better：${wanted}`, `CPPCC_SQLITE is node or better: ${wanted}`));
}

const openBetterSqlite = (file: string, { mustExist, isReadOnly, milliseconds }: Opening): Database =>
  new BetterSqlite(file, {
    ...(mustExist && { fileMustExist: true }),
    ...(isReadOnly && { readonly: true }),
    ...(milliseconds !== undefined && { timeout: milliseconds }),
  });

/** The binary is not there, or not for this machine. What SQLite itself refuses has a code of its own. */
const isLoadFailure = (error: unknown): error is Error =>
  error instanceof Error && ["ERR_DLOPEN_FAILED", "MODULE_NOT_FOUND"].includes(String((error as { code?: unknown }).code));

const noDriver = (error: Error): AppError =>
  new AppError(
    "machine.no_driver",
    text(`SQLite 装载不了：${error.message}`, `SQLite does not load: ${error.message}`),
    text(
      "请用完整的程序文件夹（不要只复制一部分），或换用更新的 Node.js；设置了环境变量 CPPCC_SQLITE 的，请去掉",
      "use the whole program folder, or a newer Node.js; take the variable CPPCC_SQLITE away if it is set",
    ),
  );

const versionOfBetterSqlite = (): string => (createRequire(import.meta.url)("better-sqlite3/package.json") as { version: string }).version;
