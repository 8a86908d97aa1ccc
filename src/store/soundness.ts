import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { forEachPiece } from "../disk/pieces.ts";
import type { Database } from "./database.ts";
import { damaged } from "./errors.ts";

/** Whether a record file is whole, as far as SQLite can tell. */
export interface Soundness {
  readonly isSound: boolean;
  /** After a write of our own: the file is as we left it. */
  readonly keep: () => void;
}

/**
 * Looks a record file through, page by page (some 15 ms a megabyte), once a day, and whenever somebody else than this
 * program has touched it: copied, moved, restored, written by another tool. How the last record file was left is noted in
 * the folder `notes`, which may be lost at any time: then it is looked through once more. Null: always looked through.
 */
export function soundnessOf(db: Database, file: string, notes: string | null, day: string): Soundness {
  const note = notes === null ? null : join(notes, "checked");
  const keep = (): void => {
    if (note !== null) tryTo(() => writeNote(note, stampOf(file, day)));
  };
  if (note !== null && tryTo(() => readFileSync(note, "utf8") === stampOf(file, day))) return { isSound: true, keep };
  const isSound = isWhole(db) || isWholeAfterAll(db, file);
  if (isSound) keep();
  return { isSound, keep };
}

/**
 * Pages, rows, indexes, and that each column holds what its type and checks allow. `isNew`: the file was just made by VACUUM,
 * its indexes from its rows: that they say the same need not be looked at again, which is half of the time.
 */
function isWhole(db: Database, { isNew = false } = {}): boolean {
  try {
    return db.pragma(`${isNew ? "quick" : "integrity"}_check(1)`, { simple: true }) === "ok";
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith("SQLITE_CORRUPT")) return false;
    throw error;
  }
}

/** A page that cannot be read counts as a damaged one: whether it is the disk that fails is found by reading, and said instead. */
function isWholeAfterAll(db: Database, file: string, options = {}): boolean {
  forEachPiece(file, () => {});
  return isWhole(db, options);
}

/** Refuses a file that is not whole. */
export function refuseUnlessWhole(db: Database, file: string, options: { readonly isNew?: boolean } = {}): void {
  if (!isWhole(db, options) && !isWholeAfterAll(db, file, options)) throw damaged(file);
}

/** The file as it stands: which one it is, how long, when it was last written or renamed; and the day. */
function stampOf(file: string, day: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return `${[day, dev, ino, size, mtimeNs, ctimeNs].join(" ")} ${realpathSync(file)}`;
}

function writeNote(note: string, stamp: string): void {
  mkdirSync(dirname(note), { recursive: true, mode: 0o700 });
  writeFileSync(note, stamp, { mode: 0o600 });
}

/** The note is a convenience: a folder that cannot be written costs time, and nothing else. */
function tryTo<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
