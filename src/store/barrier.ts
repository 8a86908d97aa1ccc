import { nextId } from "./bulk.ts";
import { seal } from "./chain.ts";
import type { Database } from "./database.ts";
import type { Actor } from "./operations.ts";

/** What is done to the file as a whole. It changes no row that undo could bring back: there undo stops. */
export type Barrier = "migrate" | "restore" | "repair";

/** The barriers as SQL lists them. */
export const BARRIERS = "('migrate', 'restore', 'repair')";

/** Writes a barrier into the log, as the last thing of a running transaction. */
export function writeBarrier(db: Database, { who, now }: Actor, command: Barrier, summary: string): void {
  const next = nextId(db, "change");
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO operation (at, who, kind, command, summary, first_change, last_change)
       VALUES (?, ?, 'init', ?, ?, ?, ?)`,
    )
    .run(now(), who, command, summary, next, next - 1);
  seal(db, Number(lastInsertRowid));
}
