import { chmodSync, closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import { createAuditTriggers } from "./audit.ts";
import { createClosedTriggers } from "./closed.ts";
import { storeError } from "./errors.ts";
import type { Actor } from "./ledger.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { type Upgrade, upgrade, versionOf } from "./upgrade.ts";

/** "cpcc": marks a SQLite file as ours (PRAGMA application_id). */
const APPLICATION_ID = 0x63706363;

const BUSY_MILLISECONDS = 2_000;

/** Makes a new record file from schema.sql, readable by its owner alone. Refuses an existing one. */
export function createFile(file: string, root: string): Database {
  if (existsSync(file)) {
    throw new AppError(
      "refused.file_exists",
      text(`档案文件已经存在：${file}`, `the record file exists: ${file}`),
      text("要另建一个，请用 --db 指定别的文件名", "name another file with --db"),
    );
  }
  if (!existsSync(dirname(file))) {
    throw new AppError(
      "machine.no_folder",
      text(`没有这个文件夹：${dirname(file)}`, `no such folder: ${dirname(file)}`),
      text("请先建好文件夹", "make the folder first"),
    );
  }
  try {
    // Owned by its owner alone before a byte of content is in it.
    closeSync(openSync(file, "wx", 0o600));
    chmodSync(file, 0o600);
    const db = new Sqlite(file);
    try {
      configure(db);
      db.transaction(() => {
        db.exec(readFileSync(join(root, "schema.sql"), "utf8"));
        createAuditTriggers(db);
        createClosedTriggers(db);
        db.pragma(`user_version = ${SCHEMA_VERSION}`);
        db.pragma(`application_id = ${APPLICATION_ID}`);
      })();
      return db;
    } catch (error) {
      db.close();
      rmSync(file, { force: true });
      throw error;
    }
  } catch (error) {
    throw storeError(error, file);
  }
}

/**
 * Opens a record file: says in words when it is none, is no SQLite file, or was made by a newer version. One of an older
 * version is carried up first; `upgraded` tells what was done.
 */
export function openFile(file: string, actor: Actor): { db: Database; upgraded: Upgrade | null } {
  if (!existsSync(file)) {
    throw new AppError(
      "refused.no_file",
      text(`没有档案文件：${file}`, `no record file: ${file}`),
      text("请先运行 cppcc init，或用 --db 指定文件", "run cppcc init first, or name the file with --db"),
    );
  }
  if (statSync(file).isDirectory() || !looksLikeSqlite(file)) {
    throw new AppError(
      "refused.not_a_record_file",
      text(`这不是档案文件：${file}`, `not a record file: ${file}`),
      text("档案文件由 cppcc init 建立", "a record file is made by cppcc init"),
    );
  }
  let db: Database | undefined;
  try {
    db = new Sqlite(file, { timeout: BUSY_MILLISECONDS });
    checkVersion(db, file);
    configure(db);
    return { db, upgraded: versionOf(db) < SCHEMA_VERSION ? upgrade(db, file, actor) : null };
  } catch (error) {
    db?.close();
    throw storeError(error, file);
  }
}

function looksLikeSqlite(file: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(file, "r");
  try {
    return readSync(handle, head, 0, 16, 0) === 16 && head.toString("latin1") === "SQLite format 3\u0000";
  } finally {
    closeSync(handle);
  }
}

function checkVersion(db: Database, file: string): void {
  const version = versionOf(db);
  const application = db.pragma("application_id", { simple: true }) as number;
  if (application !== APPLICATION_ID || version < 1) {
    throw new AppError(
      "refused.not_a_record_file",
      text(`这是别的程序的 SQLite 文件，不是档案文件：${file}`, `a SQLite file of another program: ${file}`),
      text("请用 --db 指定 cppcc 的档案文件", "name a record file of cppcc with --db"),
    );
  }
  if (version > SCHEMA_VERSION) {
    throw new AppError(
      "refused.newer_file",
      text(
        `档案文件由更新的版本建立（文件 ${version}，本程序 ${SCHEMA_VERSION}）：${file}`,
        `the record file was made by a newer version (file ${version}, program ${SCHEMA_VERSION}): ${file}`,
      ),
      text("请升级 cppcc 再打开", "update cppcc, then open it"),
    );
  }
}

/** One file on disk, durable, as docs/architecture.md explains: DELETE journal, FULL, foreign keys. */
function configure(db: Database): void {
  db.pragma("journal_mode = DELETE");
  db.pragma("synchronous = FULL");
  // A statement that sets off a trigger keeps a journal of its own: on disk, a large import would take three times as long.
  db.pragma("temp_store = MEMORY");
  db.pragma("cache_size = -2000");
  db.pragma("foreign_keys = ON");
}
