import { existsSync } from "node:fs";
import { type Chain, chainOf } from "./chain.ts";
import { type Database, openDatabase } from "./database.ts";
import { journalOf, storeError } from "./errors.ts";
import { type Lending, lendingStore } from "./lending.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { makeTables, makeTriggers } from "./open.ts";
import { periodStore } from "./periods.ts";
import { checkVersion, refuseUnlessRecordFile, versionOf } from "./recognise.ts";

/** A record file as it was found, by looking alone: nothing is carried up, put right or noted. */
export interface Examined {
  readonly version: number;
  /** What SQLite finds wrong with pages, rows and indexes, in its own words; empty for nothing. */
  readonly damage: readonly string[];
  /** Whether a write was cut off, so that the next command puts it right. */
  readonly hasJournal: boolean;
  /** The folder of backups that the office has named; null for the usual one, or where that cannot be read. */
  readonly backupFolder: string | null;
  /** What only a file of this version, of which SQLite finds nothing wrong, is asked for. */
  readonly contents: Contents | null;
}

interface Contents {
  /** Tables with rows that hang on one that is not there, and how many. */
  readonly orphans: readonly { readonly table: string; readonly parent: string; readonly rows: number }[];
  readonly chain: Chain;
  readonly operations: number;
  /** Tables, views, indexes and triggers that are missing, or that are not this version's. */
  readonly foreign: readonly string[];
  /** Words of the vocabulary that stand in the records: by column the different values. */
  readonly words: Readonly<Record<"kind" | "role" | "what", readonly string[]>>;
  /** The closed years, and whether each holds what it held when it was closed. */
  readonly closed: readonly { readonly year: number; readonly isUntouched: boolean }[];
  readonly lent: Lending | null;
  readonly borrowed: Lending | null;
}

/** How many lines of damage are kept. */
const LINES = 20;

/** Looks a record file through. What is no record file, or of a newer version, is refused. `root`: the program's own folder. */
export function examine(file: string, root: string): Examined {
  refuseUnlessRecordFile(file);
  let db: Database | undefined;
  try {
    db = openDatabase(file, { mustExist: true, isReadOnly: true, milliseconds: 2_000 });
    checkVersion(db, file);
    const version = versionOf(db);
    const damage = damageOf(db);
    return {
      version,
      damage,
      hasJournal: existsSync(journalOf(file)),
      backupFolder: namedFolder(db),
      contents: damage.length === 0 && version === SCHEMA_VERSION ? contentsOf(db, root) : null,
    };
  } catch (error) {
    throw storeError(error, file);
  } finally {
    db?.close();
  }
}

function damageOf(db: Database): string[] {
  try {
    const lines = db.prepare<[], string>(`PRAGMA integrity_check(${LINES})`).pluck().all();
    return lines.filter((line) => line !== "ok");
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith("SQLITE_CORRUPT")) return [(error as Error).message];
    throw error;
  }
}

function namedFolder(db: Database): string | null {
  try {
    return db.prepare<[], string>("SELECT value FROM setting WHERE key = 'backup.folder'").pluck().get() ?? null;
  } catch {
    return null;
  }
}

function contentsOf(db: Database, root: string): Contents {
  const different = (table: string, column: string): string[] =>
    db.prepare<[], string>(`SELECT DISTINCT ${column} FROM ${table} ORDER BY ${column}`).pluck().all();
  const periods = periodStore(db);
  const lending = lendingStore(db);
  return {
    orphans: db
      .prepare<[], { table: string; parent: string; rows: number }>(
        `SELECT "table", parent, count(*) AS rows FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY "table"`,
      )
      .all(),
    chain: chainOf(db),
    operations: db.prepare<[], number>("SELECT coalesce(max(id), 0) FROM operation").pluck().get() ?? 0,
    foreign: foreignObjects(db, root),
    words: { kind: different("activity", "kind"), role: different("participation", "role"), what: different("recognition", "what") },
    closed: periods
      .all()
      .flatMap((row) => (row.closed === null ? [] : [{ year: row.year, isUntouched: periods.digestOf(row) === row.digest }])),
    lent: lending.lent(),
    borrowed: lending.borrowed(),
  };
}

/** Held against a file that is made for it. A trigger is compared to the letter: it is what refuses other hands. */
function foreignObjects(db: Database, root: string): string[] {
  const fresh = openDatabase(":memory:");
  try {
    makeTables(fresh, root);
    makeTriggers(fresh);
    const [expected, found] = [objectsOf(fresh), objectsOf(db)];
    const names = new Set([...expected.keys(), ...found.keys()]);
    return [...names].filter((name) => expected.get(name) !== found.get(name)).sort();
  } finally {
    fresh.close();
  }
}

function objectsOf(db: Database): Map<string, string> {
  const all = db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return new Map(all.map(({ type, name, sql }) => [name, type === "trigger" ? (sql ?? "") : type]));
}
