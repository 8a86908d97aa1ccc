import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { folder } from "./office.ts";

/** A record file that an older version made, from its own dump: never made by the program of today. */
function olderFile(version: number, name: string): string {
  const file = join(folder(), name);
  const db = new Sqlite(file);
  try {
    db.exec(readFileSync(join(import.meta.dirname, `version-${version}.sql`), "utf8"));
  } finally {
    db.close();
  }
  return file;
}

/** A term, a member with a deed, an undone change. */
export const firstVersion = (name = "office.db"): string => olderFile(1, name);

/**
 * Its year 2025 closed with a decision, proposals (one handled, one turned into an opinion), an opinion and a meeting; an
 * undo that was redone and undone. Then a plenary was recorded that would move the proposals to 2026, and a party corrected.
 */
export const fifthVersion = (name = "office.db"): string => olderFile(5, name);
