import { existsSync, rmSync, statSync } from "node:fs";
import { extname } from "node:path";
import { putInPlace } from "../disk/place.ts";
import { nextId } from "./bulk.ts";
import { seal } from "./chain.ts";
import { type Database, openDatabase } from "./database.ts";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import type { Actor } from "./operations.ts";

/** What was done to a file of an older version when it was opened. */
export interface Upgrade {
  readonly from: number;
  readonly to: number;
  /** The copy of the file as it was, beside it. */
  readonly backup: string;
}

export const versionOf = (db: Database): number => db.pragma("user_version", { simple: true }) as number;

/**
 * Carries a file up to this version: all or nothing, after a copy of it was made beside it. The migration is an operation
 * of the log, at which undo stops. Null where another cppcc was faster.
 */
export function upgrade(db: Database, file: string, { who, now }: Actor): Upgrade | null {
  let backup: string | undefined;
  try {
    return db
      .transaction((): Upgrade | null => {
        const from = versionOf(db);
        if (from >= SCHEMA_VERSION) return null;
        // Nobody else can write by now: the copy is the file as it is carried up.
        backup = copyBeside(file, from);
        const at = now();
        migrate(db, from, at);
        const next = nextId(db, "change");
        const { lastInsertRowid } = db
          .prepare(
            `INSERT INTO operation (at, who, kind, command, summary, first_change, last_change)
             VALUES (?, ?, 'init', 'migrate', ?, ?, ?)`,
          )
          .run(at, who, `档案文件从第 ${from} 版升级到第 ${SCHEMA_VERSION} 版`, next, next - 1);
        seal(db, Number(lastInsertRowid));
        return { from, to: SCHEMA_VERSION, backup };
      })
      .immediate();
  } catch (error) {
    // Without a migration there is nothing to go back from.
    if (backup !== undefined) rmSync(backup, { force: true });
    throw error;
  }
}

/** A copy by SQLite itself, through a connection of its own, whole and on the disk before anything is changed; answers its name. */
function copyBeside(file: string, version: number): string {
  const reader = openDatabase(file, { isReadOnly: true });
  try {
    for (let count = 1; ; count += 1) {
      const name = backupName(file, version, count);
      // What an upgrade of old left when it was killed holds nothing, and is taken over.
      if (existsSync(name) && statSync(name).size > 0) continue;
      try {
        putInPlace(name, (part) => void reader.prepare("VACUUM INTO ?").run(part), { replace: false });
        return name;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  } finally {
    reader.close();
  }
}

/** office.db → office.v1.bak.db, office.v1.bak-2.db. */
function backupName(file: string, version: number, count: number): string {
  const ending = extname(file);
  return `${file.slice(0, file.length - ending.length)}.v${version}.bak${count === 1 ? "" : `-${count}`}${ending}`;
}
