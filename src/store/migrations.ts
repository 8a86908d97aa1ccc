import { createAuditTriggers, dropTriggers } from "./audit.ts";
import { createClosedTriggers } from "./closed.ts";
import type { Database } from "./database.ts";
import { VERSION_2 } from "./migrations/version-2.ts";
import { VERSION_3 } from "./migrations/version-3.ts";
import { VERSION_4 } from "./migrations/version-4.ts";
import { VERSION_5 } from "./migrations/version-5.ts";
import { VERSION_6 } from "./migrations/version-6.ts";
import { VERSION_7 } from "./migrations/version-7.ts";

/** One step of the schema. */
interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** What turns a file of the version before into one of this version, each in a file of its own. */
const MIGRATIONS: readonly Migration[] = [
  { version: 2, sql: VERSION_2 },
  { version: 3, sql: VERSION_3 },
  { version: 4, sql: VERSION_4 },
  { version: 5, sql: VERSION_5 },
  { version: 6, sql: VERSION_6 },
  { version: 7, sql: VERSION_7 },
];

/** The version of schema.sql, kept in PRAGMA user_version. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 1;

/**
 * Carries a file up, inside the running transaction. The triggers are made anew from the tables as they are then:
 * meanwhile nothing is kept row by row, which is why undo stops at a migration (store/operations.ts). `at`: when, UTC.
 */
export function migrate(db: Database, from: number, at: string): void {
  dropTriggers(db);
  // For the migrations to read: when this one is.
  db.exec("CREATE TEMP TABLE migrating (at TEXT)");
  db.prepare("INSERT INTO temp.migrating VALUES (?)").run(at);
  for (const { version, sql } of MIGRATIONS) if (version > from) db.exec(sql);
  db.exec("DROP TABLE temp.migrating");
  createAuditTriggers(db);
  createClosedTriggers(db);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}
