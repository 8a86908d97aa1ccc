import { rmSync } from "node:fs";
import { backUp, backupFolder, namedFolder } from "./backups.ts";
import { writeBarrier } from "./barrier.ts";
import type { Database } from "./database.ts";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import type { Actor } from "./operations.ts";
import { versionOf } from "./recognise.ts";

/** What was done to a file of an older version when it was opened. */
export interface Upgrade {
  readonly from: number;
  readonly to: number;
  /** The copy of the file as it was; null where none was wanted. */
  readonly backup: string | null;
}

/**
 * Carries a file up to this version: all or nothing, after a backup of it was made. The migration is an operation
 * of the log, at which undo stops. Null where another cppcc was faster.
 */
export function upgrade(db: Database, file: string, actor: Actor, isBackedUp: boolean): Upgrade | null {
  let backup: string | null = null;
  try {
    return db
      .transaction((): Upgrade | null => {
        const from = versionOf(db);
        if (from >= SCHEMA_VERSION) return null;
        // Nobody else can write by now: the copy is the file as it is carried up.
        if (isBackedUp) backup = backUpBefore(db, file, actor);
        carryUp(db, actor);
        return { from, to: SCHEMA_VERSION, backup };
      })
      .immediate();
  } catch (error) {
    // Without a migration there is nothing to go back from.
    if (backup !== null) rmSync(backup, { force: true });
    throw error;
  }
}

/** Carries an open file up to this version, inside the running transaction, and says so in its log. */
export function carryUp(db: Database, actor: Actor): void {
  const from = versionOf(db);
  migrate(db, from, actor.now());
  writeBarrier(db, actor, "migrate", `档案文件从第 ${from} 版升级到第 ${SCHEMA_VERSION} 版`);
}

function backUpBefore(db: Database, file: string, { now }: Actor): string {
  return backUp({ file, folder: backupFolder(file, namedFolder(db)), at: now(), reason: "migrate" });
}
