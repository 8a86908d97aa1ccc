import { copyFileSync, existsSync, linkSync, renameSync } from "node:fs";
import { isThere, putInPlace } from "../disk/place.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { chainOf } from "./chain.ts";
import { fillWithCopy, originOf, sha256Of } from "./copies.ts";
import { type Database, openDatabase } from "./database.ts";
import { journalOf, storeError } from "./errors.ts";
import { type Lending, lendingStore } from "./lending.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import type { Actor } from "./operations.ts";
import { checkVersion, refuseUnlessRecordFile, versionOf } from "./recognise.ts";
import { refuseUnlessWhole } from "./soundness.ts";
import { carryUp } from "./upgrade.ts";

/** Another file of the same office in the place of the record file. */

/** An operation as two files are compared by it. */
export interface LogLine {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly command: string;
  readonly summary: string;
}

/** A record file that was named to take the place of another: looked through, and not changed. */
export interface Named {
  readonly file: string;
  readonly sha256: string;
  /** Of the schema. */
  readonly version: number;
  /** Which record file it is a copy of. */
  readonly origin: string | null;
  /** Its operations, the oldest first. */
  readonly log: readonly LogLine[];
  /** The digests of its operations; empty where it is older than they are. */
  readonly seals: ReadonlyMap<number, string>;
  /** The first operation that is not as it was written. */
  readonly broken: number | null;
  /** That it is a lent copy. */
  readonly borrowed: Lending | null;
}

/** Reads a named record file. One that is damaged, of a newer version, or none at all is refused. */
export function lookAt(file: string): Named {
  refuseUnlessRecordFile(file);
  return reading(file, (db) => {
    refuseUnlessWhole(db, file);
    const version = versionOf(db);
    const isNew = version === SCHEMA_VERSION;
    return {
      file,
      sha256: sha256Of(file),
      version,
      origin: originOf(db),
      log: logOf(db),
      seals: isNew ? sealsOf(db) : new Map(),
      broken: isNew ? chainOf(db).broken : null,
      borrowed: isNew ? lendingStore(db).borrowed() : null,
    };
  });
}

/** What a write that was cut off has left beside a file is put right by SQLite, which needs to write for it. */
function reading<Result>(file: string, read: (db: Database) => Result): Result {
  let db: Database | undefined;
  try {
    db = openDatabase(file, { mustExist: true, isReadOnly: !existsSync(journalOf(file)), milliseconds: 2_000 });
    checkVersion(db, file);
    return read(db);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    db?.close();
  }
}

/** The operations of an open file of any version, the oldest first. */
export const logOf = (db: Database): LogLine[] =>
  db.prepare<[], LogLine>("SELECT id, at, who, command, summary FROM operation ORDER BY id").all();

/** The digests of the operations of an open file. */
export const sealsOf = (db: Database): Map<number, string> =>
  new Map(
    db
      .prepare<[], { operation: number; digest: string }>("SELECT operation, digest FROM seal ORDER BY operation")
      .all()
      .map(({ operation, digest }) => [operation, digest]),
  );

/** How many operations two logs begin with in common. */
export function commonLength(a: readonly LogLine[], b: readonly LogLine[]): number {
  const differs = a.findIndex((line, i) => {
    const other = b[i];
    return other === undefined || (["id", "at", "who", "command", "summary"] as const).some((key) => line[key] !== other[key]);
  });
  return differs === -1 ? a.length : differs;
}

/**
 * Closes an open record file and puts another in its place. Nobody else reads or writes from before `refuse` looks whether
 * that may be; on Windows, where an open file cannot be replaced, until it is closed.
 */
export function closedBy(db: Database, file: string, refuse: () => void, replace: () => void): void {
  try {
    db.exec("BEGIN EXCLUSIVE");
    refuse();
    if (process.platform === "win32") db.close();
    replace();
  } catch (error) {
    throw storeError(error, file);
  } finally {
    db.close();
  }
}

interface Replacing {
  /** The record file. */
  readonly file: string;
  /** The file whose copy takes its place, as it was looked at. */
  readonly by: Pick<Named, "file" | "sha256">;
  readonly actor: Actor;
  /** Where the present file is kept, with what SQLite left beside it; null where a backup was made of it as it is. */
  readonly keptAs: string | null;
  /** Changes the copy, which is of this version by then, before it is looked through: inside a transaction. */
  readonly adapt: (copy: Database) => void;
}

/** Puts a copy of a file, carried up to this version, in the place of the record file: whatever happens, there is the one or the other, whole. */
export function replaceRecordFile({ file, by, actor, keptAs, adapt }: Replacing): void {
  try {
    putInPlace(file, (part) => {
      const from = openDatabase(by.file, { mustExist: true, isReadOnly: !existsSync(journalOf(by.file)), milliseconds: 2_000 });
      try {
        fillWithCopy(from, part, (copy) => {
          copy.pragma("foreign_keys = ON");
          copy.transaction(() => {
            if (versionOf(copy) < SCHEMA_VERSION) carryUp(copy, actor);
            adapt(copy);
          })();
        });
      } finally {
        from.close();
      }
      // What was agreed to is what was looked at, and no other file of the name.
      if (sha256Of(by.file) !== by.sha256) throw namedChanged(by.file);
      if (keptAs !== null) keep(file, keptAs);
    });
  } catch (error) {
    throw storeError(error, file);
  }
}

const namedChanged = (file: string): AppError =>
  new AppError(
    "busy.changed",
    text(`这个文件刚刚被改动过，什么也没有做：${file}`, `the file was changed in the meantime; nothing was done: ${file}`),
    text("请再运行一次", "run the command again"),
  );

/** The present file, if there is one, under another name too; its journal goes with that name, or it would be played back into the new file. */
function keep(file: string, keptAs: string): void {
  if (isThere(file)) giveSecondName(file, keptAs);
  if (existsSync(journalOf(file))) renameSync(journalOf(file), journalOf(keptAs));
}

/** A file that has the name already is never overwritten. */
function giveSecondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // A disk without links (FAT): a copy, whole or none.
    putInPlace(name, (part) => copyFileSync(file, part), { replace: false });
  }
}
