import { copyFileSync } from "node:fs";
import Sqlite from "better-sqlite3";

/**
 * Leaves a record file as a power cut in the middle of a write leaves it: half of the write in the file, and beside it the
 * journal that takes it back. `file` itself is not changed; `into` and its journal are made.
 */
export function cutOffWhileWriting(file: string, into: string): void {
  const working = `${into}.working`;
  copyFileSync(file, working);
  const db = new Sqlite(working);
  try {
    db.pragma("journal_mode = DELETE");
    db.pragma("synchronous = FULL");
    // What does not fit into two pages of memory is written before the end.
    db.pragma("cache_size = 2");
    db.exec("BEGIN IMMEDIATE");
    const add = db.prepare("INSERT INTO lending (token, place, at, operation, state) VALUES (?, ?, '2027-01-01T00:00:00Z', 1, 'returned')");
    for (let i = 0; i < 200; i += 1) add.run(`${i}`, "x".repeat(1000));
    copyFileSync(working, into);
    copyFileSync(`${working}-journal`, `${into}-journal`);
    db.exec("ROLLBACK");
  } finally {
    db.close();
  }
}
