import { namedFolder } from "./backups.ts";
import { type Chain, chainOf } from "./chain.ts";
import { originOf } from "./copies.ts";
import { type Database, openDatabase } from "./database.ts";
import { storeError } from "./errors.ts";
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
  /** Whether a write was cut off, so that the next command puts it right: until then nothing else is known. */
  readonly isUnfinished: boolean;
  /** The folder of backups that the office has named; null for the usual one, or where that cannot be read. */
  readonly backupFolder: string | null;
  /** Which record file it is (store/copies.ts); null where that cannot be read. */
  readonly origin: string | null;
  /** Tables, views, indexes and triggers that are missing, or that are not this version's. */
  readonly foreign: readonly string[];
  /** What only a file of this version, of which SQLite finds nothing wrong, is asked for. */
  readonly contents: Contents | null;
}

interface Contents {
  /** Tables with rows that hang on one that is not there, and how many. */
  readonly orphans: readonly { readonly table: string; readonly parent: string; readonly rows: number }[];
  readonly chain: Chain;
  /** The operation of the newest repair: the log before it may have gaps. */
  readonly repairedAt: number | null;
  readonly operations: number;
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
    const isWhole = damage.length === 0 && version === SCHEMA_VERSION;
    const foreign = isWhole ? foreignObjects(db, root) : [];
    return {
      version,
      damage,
      isUnfinished: false,
      backupFolder: namedFolder(db),
      origin: originOrNull(db),
      foreign,
      contents: isWhole ? contentsOrNull(db, foreign) : null,
    };
  } catch (error) {
    if (isUnfinished(error)) return UNFINISHED;
    throw storeError(error, file);
  } finally {
    db?.close();
  }
}

/** SQLite reads nothing before it has put right what was cut off; and for that it would have to write. */
const isUnfinished = (error: unknown): boolean => (error as { code?: unknown }).code === "SQLITE_READONLY_ROLLBACK";

const UNFINISHED: Examined = {
  version: SCHEMA_VERSION,
  damage: [],
  isUnfinished: true,
  backupFolder: null,
  origin: null,
  foreign: [],
  contents: null,
};

function damageOf(db: Database): string[] {
  try {
    const lines = db.prepare<[], string>(`PRAGMA integrity_check(${LINES})`).pluck().all();
    return lines.filter((line) => line !== "ok");
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith("SQLITE_CORRUPT")) return [(error as Error).message];
    throw error;
  }
}

function originOrNull(db: Database): string | null {
  try {
    return originOf(db);
  } catch {
    return null;
  }
}

/** Where tables or views are gone, they are what is said, and not what cannot be read without them. */
function contentsOrNull(db: Database, foreign: readonly string[]): Contents | null {
  try {
    return contentsOf(db);
  } catch (error) {
    if (foreign.length === 0 || (error as { code?: unknown }).code !== "SQLITE_ERROR") throw error;
    return null;
  }
}

function contentsOf(db: Database): Contents {
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
    repairedAt: db.prepare<[], number | null>("SELECT max(id) FROM operation WHERE command = 'repair'").pluck().get() ?? null,
    operations: db.prepare<[], number>("SELECT coalesce(max(id), 0) FROM operation").pluck().get() ?? 0,
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
