import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { putInPlace } from "../disk/place.ts";
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
import { APPLICATION_ID, checkVersion, refuseUnlessRecordFile, statOf, versionOf } from "./recognise.ts";
import { type Soundness, soundnessOf } from "./soundness.ts";
import { type Upgrade, upgrade } from "./upgrade.ts";

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
        makeTables(db, root);
        makeTriggers(db);
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

/** The tables of this version, empty, in an empty file. `root`: the program's own folder. */
export function makeTables(db: Database, root: string): void {
  db.exec(readFileSync(join(root, "schema.sql"), "utf8"));
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
}

/** From then on every write is an operation's. */
export function makeTriggers(db: Database): void {
  createAuditTriggers(db);
  createClosedTriggers(db);
}

export const fileExists = (file: string): AppError =>
  new AppError(
    "refused.file_exists",
    text(`已有这个文件：${file}`, `the file exists: ${file}`),
    text("从不覆盖它；请换一个文件名（档案文件用 --db 指定）", "it is never overwritten: name another file (a record file with --db)"),
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

/** How a record file is opened. */
export interface OpenOptions {
  /** A folder of the user's in which is kept that it was looked through today; null: it is looked through each time. */
  readonly notes?: string | null;
  /** Whether a backup is made before what undo alone does not take back (--no-backup). */
  readonly isBackedUp?: boolean;
}

/**
 * Opens a record file: says in words when there is none and why, when it is empty, no SQLite file, or made by a newer
 * version. One of an older version is carried up first; `upgraded` tells what was done.
 */
export function openFile(file: string, actor: Actor, { notes = null, isBackedUp = true }: OpenOptions = {}): Opened {
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
    const upgraded = isOlder ? upgrade(db, file, actor, isBackedUp) : null;
    if (upgraded) soundness.keep();
    return { db, upgraded, identity, soundness };
  } catch (error) {
    db?.close();
    throw isDiskFailure(error) ? afterFailure(error, file, before) : storeError(error, file);
  }
}

/** One file on disk, durable, as docs/architecture.md explains: DELETE journal, FULL, foreign keys. */
export function configure(db: Database): void {
  db.pragma("journal_mode = DELETE");
  db.pragma("synchronous = FULL");
  // A statement that sets off a trigger keeps a journal of its own: on disk, a large import would take three times as long.
  db.pragma("temp_store = MEMORY");
  db.pragma("cache_size = -2000");
  db.pragma("foreign_keys = ON");
}
