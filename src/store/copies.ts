import { readFileSync, rmSync } from "node:fs";
import { putInPlace } from "../disk/place.ts";
import { type Database, openDatabase } from "./database.ts";
import { damaged } from "./errors.ts";
import { isWhole } from "./soundness.ts";

interface Copying {
  /** Changes the copy before it is looked at. */
  readonly adapt?: (copy: Database) => void;
  /** Is told where the copy lies when nothing more is written to it, and goes on beside its being looked through. */
  readonly written?: (part: string) => void;
}

/**
 * Makes a copy of an open record file, through SQLite itself and never by copying its bytes, opens it and looks it
 * through; only then it gets its name. A file of the name is an EEXIST.
 */
export function makeCopy(db: Database, path: string, copying: Copying = {}): void {
  putInPlace(path, (part) => fillWithCopy(db, part, copying), { replace: false });
}

/** The same into an empty file that is there already. */
export function fillWithCopy(db: Database, part: string, { adapt = () => {}, written = () => {} }: Copying = {}): void {
  db.prepare("VACUUM INTO ?").run(part);
  try {
    const copy = openDatabase(part, { mustExist: true });
    try {
      copy.pragma("synchronous = FULL");
      adapt(copy);
      written(part);
      if (!isWhole(copy, { isNew: true })) throw damaged(part);
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(`${part}-journal`, { force: true });
    throw error;
  }
}

/** SHA-256 of a file as it is now, as sha256sum prints it: worked out beside whatever is done meanwhile. */
export async function beginSha256(path: string): Promise<string> {
  const { webcrypto } = process.getBuiltinModule("node:crypto");
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", readFileSync(path))).toString("hex");
}

/** SHA-256 of a file, as sha256sum prints it. */
export function sha256Of(path: string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(readFileSync(path)).digest("hex");
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
