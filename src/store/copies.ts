import { rmSync } from "node:fs";
import { forEachPiece } from "../disk/pieces.ts";
import { putInPlace } from "../disk/place.ts";
import { type Database, openDatabase } from "./database.ts";
import { refuseUnlessWhole } from "./soundness.ts";

/**
 * Makes a copy of an open record file, through SQLite itself and never by copying its bytes, opens it and looks it
 * through; only then it gets its name. `adapt` changes the copy before it is looked at. A file of the name is an EEXIST.
 */
export function makeCopy(db: Database, path: string, adapt: (copy: Database) => void = () => {}): void {
  putInPlace(path, (part) => fillWithCopy(db, part, adapt), { replace: false });
}

/** The same into an empty file that is there already. */
export function fillWithCopy(db: Database, part: string, adapt: (copy: Database) => void = () => {}): void {
  db.prepare("VACUUM INTO ?").run(part);
  try {
    const copy = openDatabase(part, { mustExist: true });
    try {
      copy.pragma("synchronous = FULL");
      // It is read once, from one end to the other: what is kept of it in memory is of no use.
      copy.pragma("cache_size = -500");
      adapt(copy);
      refuseUnlessWhole(copy, part, { isNew: true });
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(`${part}-journal`, { force: true });
    throw error;
  }
}

/** SHA-256 of a file, as sha256sum prints it. */
export function sha256Of(path: string): string {
  const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
  forEachPiece(path, (piece) => hash.update(piece));
  return hash.digest("hex");
}

/**
 * Which record file this is a copy of: a digest of how its log begins, which every copy has in common and no other file
 * has. Null where there is no log.
 */
export function originOf(db: Database): string | null {
  const first = db
    .prepare<[], { at: string; who: string; summary: string }>("SELECT at, who, summary FROM operation ORDER BY id LIMIT 1")
    .get();
  if (first === undefined) return null;
  return process
    .getBuiltinModule("node:crypto")
    .createHash("sha256")
    .update(JSON.stringify([first.at, first.who, first.summary]))
    .digest("hex");
}
