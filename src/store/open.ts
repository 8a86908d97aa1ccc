import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Doing, machineError } from "../disk/errors.ts";
import { isThere, putInPlace } from "../disk/place.ts";
import { type Identity, identityOf } from "../disk/same-file.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { createAuditTriggers } from "./audit.ts";
import { createClosedTriggers } from "./closed.ts";
import { type Database, openDatabase } from "./database.ts";
import { damaged, isDiskFailure, journalOf, storeError } from "./errors.ts";
import { afterFailure, lastOperation } from "./guard.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import type { Actor } from "./operations.ts";
import { type Soundness, soundnessOf } from "./soundness.ts";
import { type Upgrade, upgrade, versionOf } from "./upgrade.ts";

/** "cpcc": marks a SQLite file as ours (PRAGMA application_id). */
const APPLICATION_ID = 0x63706363;

const BUSY_MILLISECONDS = 2_000;

/**
 * Makes a new record file from schema.sql, with what `first` writes into it, readable by its owner alone: made in memory
 * and put in its place whole, so that whatever happens there is all of it or no file. Refuses an existing one; an empty
 * one is what an interrupted command left, and is taken over.
 */
export function createFile(file: string, root: string, first: (db: Database) => void): void {
  try {
    refuseExisting(file);
    const db = openDatabase(":memory:");
    try {
      configure(db);
      db.transaction(() => {
        db.exec(readFileSync(join(root, "schema.sql"), "utf8"));
        createAuditTriggers(db);
        createClosedTriggers(db);
        db.pragma(`user_version = ${SCHEMA_VERSION}`);
        db.pragma(`application_id = ${APPLICATION_ID}`);
      })();
      first(db);
      putInPlace(file, (part) => void db.prepare("VACUUM INTO ?").run(part), { replace: false });
    } finally {
      db.close();
    }
  } catch (error) {
    throw (error as { code?: unknown }).code === "EEXIST" ? fileExists(file) : storeError(error, file);
  }
}

const fileExists = (file: string): AppError =>
  new AppError(
    "refused.file_exists",
    text(`档案文件已经存在：${file}`, `the record file exists: ${file}`),
    text("要另建一个，请用 --db 指定别的文件名", "name another file with --db"),
  );

/** Said before anything is asked or made. */
export function refuseExisting(file: string): void {
  const folder = dirname(file);
  const isEmpty = statOf(file, "write")?.size === 0;
  if (!isEmpty && statOf(file, "write") !== undefined) throw fileExists(file);
  if (!statOf(folder, "write")?.isDirectory())
    throw new AppError(
      "machine.no_folder",
      text(`没有这个文件夹：${folder}`, `no such folder: ${folder}`),
      text("请先建好文件夹", "make the folder first"),
    );
  const journal = journalOf(file);
  if (statOf(journal, "write") === undefined) return;
  // SQLite itself throws away the journal of an empty file; any other it would play back into the new one.
  if (isEmpty) rmSync(journal);
  else
    throw new AppError(
      "refused.journal",
      text(`这里还有另一个档案文件没写完的日志：${journal}`, `the journal of another record file is still here: ${journal}`),
      text(
        "它属于原来叫这个名字的文件，请和那个文件放在一起；或用 --db 指定别的文件名",
        "it belongs to the file that had this name: keep the two together, or name another file with --db",
      ),
    );
}

/** A record file, open. */
export interface Opened {
  readonly db: Database;
  /** What was done to it on the way, null where it was of this version. */
  readonly upgraded: Upgrade | null;
  /** Which file it is, so that one put in its place is noticed. */
  readonly identity: Identity | null;
  readonly soundness: Soundness;
}

/**
 * Opens a record file: says in words when there is none and why, when it is empty, no SQLite file, or made by a newer
 * version. One of an older version is carried up first; `upgraded` tells what was done. `notes`: see `soundnessOf`.
 */
export function openFile(file: string, actor: Actor, notes: string | null): Opened {
  refuseUnlessRecordFile(file);
  let db: Database | undefined;
  let before = 0;
  try {
    db = openDatabase(file, { milliseconds: BUSY_MILLISECONDS, mustExist: true });
    checkVersion(db, file);
    configure(db);
    const identity = identityOf(file);
    const soundness = soundnessOf(db, file, notes, actor.now().slice(0, 10));
    const isOlder = versionOf(db) < SCHEMA_VERSION;
    if (isOlder && !soundness.isSound) throw damaged(file);
    if (isOlder) before = lastOperation(db);
    const upgraded = isOlder ? upgrade(db, file, actor) : null;
    if (upgraded) soundness.keep();
    return { db, upgraded, identity, soundness };
  } catch (error) {
    db?.close();
    // What failed while it was only read has nothing to be put right, unless a write stopped half way before.
    const isHalfWritten = before > 0 || existsSync(journalOf(file));
    throw isDiskFailure(error) && isHalfWritten ? afterFailure(error, file, before) : storeError(error, file);
  }
}

function refuseUnlessRecordFile(file: string): void {
  const stat = statOf(file, "read");
  if (stat === undefined) {
    const folder = dirname(file);
    throw !statOf(folder, "read")?.isDirectory()
      ? new AppError(
          "refused.no_file",
          text(`没有档案文件，它所在的文件夹也不在：${file}`, `no record file, and no folder for it: ${file}`),
          text(
            "U盘或网络盘请先接好；位置写错了请用 --db 指定；第一次使用请运行 cppcc init",
            "connect the stick or the network drive; correct the place with --db; the first time, run cppcc init",
          ),
        )
      : new AppError(
          "refused.no_file",
          text(`没有档案文件：${file}`, `no record file: ${file}`),
          text("请先运行 cppcc init，或用 --db 指定文件", "run cppcc init first, or name the file with --db"),
        );
  }
  if (stat.size === 0 && stat.isFile()) throw emptyFile(file);
  if (stat.isFile() && looksLikeSqlite(file)) return;
  throw new AppError(
    "refused.not_a_record_file",
    text(`这不是档案文件：${file}`, `not a record file: ${file}`),
    text(
      "如果它原来是档案文件，那它已经损坏：请找最近一份备份（文件名带 .bak 的，或U盘、别的电脑上的副本）；位置写错了请用 --db 指定",
      "if it was one it is damaged: look for the newest copy (.bak in its name, on a stick, on another computer); or name another file with --db",
    ),
  );
}

/** Cut to nothing, or left by an `init` of old that was interrupted: nobody can tell, so nobody is told to begin anew. */
const emptyFile = (file: string): AppError =>
  new AppError(
    "refused.not_a_record_file",
    text(`档案文件是空的（0 字节）：${file}`, `the record file is empty (0 bytes): ${file}`),
    text(
      "如果里面有过记录，那是被清空了：请找最近一份备份（文件名带 .bak 的，或U盘、别的电脑上的副本）放到这里；从来没有建过档，才运行 cppcc init",
      "if it held records it was cut to nothing: put the newest copy in its place (.bak in its name, on a stick, on another computer); only where there never was one, run cppcc init",
    ),
  );

/** Undefined where nothing is there; a place that cannot be looked at is said. */
function statOf(path: string, doing: Doing) {
  try {
    return isThere(path) ? statSync(path) : undefined;
  } catch (error) {
    throw machineError(error, path, doing);
  }
}

function looksLikeSqlite(file: string): boolean {
  try {
    const head = Buffer.alloc(16);
    const handle = openSync(file, "r");
    try {
      return readSync(handle, head, 0, 16, 0) === 16 && head.toString("latin1") === "SQLite format 3\u0000";
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw machineError(error, file, "read");
  }
}

function checkVersion(db: Database, file: string): void {
  const version = versionOf(db);
  // An `init` of old that stopped half way was just taken back.
  if (statSync(file).size === 0) throw emptyFile(file);
  const application = db.pragma("application_id", { simple: true }) as number;
  if (application !== APPLICATION_ID || version < 1) {
    throw new AppError(
      "refused.not_a_record_file",
      text(`这是别的程序的 SQLite 文件，不是档案文件：${file}`, `a SQLite file of another program: ${file}`),
      text(
        "请用 --db 指定 cppcc 的档案文件；如果它原来就是，那它已经损坏，请找最近一份备份",
        "name a record file of cppcc with --db; if it was one it is damaged: look for the newest copy",
      ),
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
