import Sqlite from "better-sqlite3";

/** A connection to a record file. The only place that knows which SQLite the program speaks to. */
export type Database = Sqlite.Database;

/** How a file is opened: `mustExist`: it is not made; `milliseconds`: how long a lock is waited for. */
interface Opening {
  readonly mustExist?: boolean;
  readonly isReadOnly?: boolean;
  readonly milliseconds?: number;
}

/** Opens an SQLite file, or ":memory:". Errors carry SQLite's own code: SQLITE_BUSY, SQLITE_CORRUPT … (store/errors.ts has the words). */
export const openDatabase = (file: string, { mustExist, isReadOnly, milliseconds }: Opening = {}): Database =>
  new Sqlite(file, {
    ...(mustExist && { fileMustExist: true }),
    ...(isReadOnly && { readonly: true }),
    ...(milliseconds !== undefined && { timeout: milliseconds }),
  });

/** The driver and the SQLite in it. */
export function driverInUse(): string {
  const db = openDatabase(":memory:");
  const sqlite = db.prepare<[], string>("SELECT sqlite_version()").pluck().get();
  db.close();
  return `better-sqlite3 (SQLite ${sqlite})`;
}
