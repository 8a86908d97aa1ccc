import { existsSync } from "node:fs";
import { putInPlace } from "../disk/place.ts";
import { writeBarrier } from "./barrier.ts";
import { type Database, openDatabase } from "./database.ts";
import { journalOf, storeError } from "./errors.ts";
import { configure, makeTables, makeTriggers } from "./open.ts";
import type { Actor } from "./operations.ts";
import { periodStore } from "./periods.ts";
import { checkVersion, refuseUnlessRecordFile } from "./recognise.ts";
import { refuseUnlessWhole } from "./soundness.ts";

/** What could be read of a damaged record file, and what could not. */
export interface Salvaged {
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly unreadable: readonly Span[] }[];
  /** Rows that were read and are not in the new file: what they hang on is gone, or they break a rule. */
  readonly leftOut: readonly LeftOut[];
  /** Closed years that no longer hold what they held. */
  readonly changedYears: readonly number[];
}

/** Ids between which rows could not be read, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface LeftOut {
  readonly table: string;
  /** Null of a table without ids. */
  readonly id: number | null;
  /** As SQLite says it, the table of the row that is gone, or `text`: it is no text any more. */
  readonly why: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Row = Record<string, string | number | null>;

/** Tables that are not carried over: the running operation was not finished. */
const NOT_CARRIED = new Set(["running"]);

/**
 * Reads what can be read of a damaged file, table by table and on both sides of each damaged page, into a new file of this
 * version with all its checks on. Rows whose parents are gone are left out, never invented. The log ends in a barrier. A file of the name `into` is an EEXIST.
 */
export function salvage(file: string, into: string, { root, actor }: { root: string; actor: Actor }): Salvaged {
  refuseUnlessRecordFile(file);
  let from: Database | undefined;
  try {
    from = openDatabase(file, { mustExist: true, isReadOnly: !existsSync(journalOf(file)), milliseconds: 2_000 });
    checkVersion(from, file);
    const source = from;
    let salvaged: Salvaged | undefined;
    putInPlace(
      into,
      (part) => {
        const db = openDatabase(part, { mustExist: true });
        try {
          configure(db);
          // It has no name yet, and is brought to the disk before it gets one.
          db.pragma("synchronous = OFF");
          salvaged = carryOver(source, db, { root, actor });
          refuseUnlessWhole(db, part);
        } finally {
          db.close();
        }
      },
      { replace: false },
    );
    return salvaged as Salvaged;
  } catch (error) {
    // Another repair has taken the name in the meantime.
    throw (error as { code?: unknown }).code === "EEXIST" ? error : storeError(error, file);
  } finally {
    from?.close();
  }
}

function carryOver(source: Database, db: Database, { root, actor }: { root: string; actor: Actor }): Salvaged {
  const leftOut: LeftOut[] = [];
  makeTables(db, root);
  db.pragma("foreign_keys = OFF");
  const tables = db.transaction(() => {
    const carried = tablesOf(db)
      .filter((table) => !NOT_CARRIED.has(table))
      .map((table) => carryTable(source, db, table, leftOut));
    carrySequences(source, db);
    takeAwayOrphans(db, leftOut);
    makeTriggers(db);
    return carried;
  })();
  db.pragma("foreign_keys = ON");
  const lost = tables.reduce((sum, { unreadable }) => sum + unreadable.length, 0);
  db.transaction(() => {
    db.prepare("UPDATE lending SET state = 'cancelled' WHERE state IN ('lent', 'borrowed')").run();
    writeBarrier(
      db,
      actor,
      "repair",
      `从损坏的文件修复：${lost === 0 ? "各表都读全了" : `${lost} 处读不出来`}，${leftOut.length} 行没有带过来`,
    );
  })();
  const periods = periodStore(db);
  const changedYears = periods.all().flatMap((row) => (row.closed !== null && periods.digestOf(row) !== row.digest ? [row.year] : []));
  return { tables, leftOut, changedYears };
}

const tablesOf = (db: Database): string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").pluck().all();

const columnsOf = (db: Database, table: string): string[] =>
  db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");

function carryTable(from: Database, db: Database, table: string, leftOut: LeftOut[]): Salvaged["tables"][number] {
  const there = new Set(columnsOf(from, table));
  const columns = columnsOf(db, table).filter((column) => there.has(column));
  if (columns.length === 0) return { table, rows: 0, unreadable: [] };
  const insert = db.prepare(`INSERT INTO "${table}" (${quoted(columns)}) VALUES (${columns.map(() => "?").join(", ")})`);
  let rows = 0;
  const take = (row: Row): void => {
    if (isGarbled(row)) {
      leftOut.push({ table, id: idOf(row), why: "text", values: row });
      return;
    }
    try {
      insert.run(...columns.map((column) => row[column] ?? null));
      rows += 1;
    } catch (error) {
      leftOut.push({ table, id: idOf(row), why: (error as Error).message, values: row });
    }
  };
  const unreadable = columns.includes("id") ? readById(from, table, columns, take) : readInOrder(from, table, columns, take);
  return { table, rows, unreadable };
}

/** The end of a long row lies on pages of its own, of which SQLite cannot tell whether they are its: no text of ours has such characters. */
const isGarbled = (row: Row): boolean => {
  const texts = Object.values(row).filter((value) => typeof value === "string");
  return texts.reduce((sum, each) => sum + each.length, 0) > LONG && texts.some((each) => /[\0\uFFFD]/.test(each));
};

/** Characters of up to three bytes that fit into a page of 4096. */
const LONG = 1300;

const idOf = ({ id }: Row): number | null => (typeof id === "number" ? id : null);

/** How often a table is asked again for what lies within a damaged stretch. */
const MOST_PROBES = 50_000;

/** From both ends towards the damage, and within it again from its middle, until what is left are single ids that cannot be read. */
function readById(from: Database, table: string, columns: readonly string[], take: (row: Row) => void): Span[] {
  const up = from.prepare<[number, number], Row>(
    `SELECT ${quoted(columns)} FROM "${table}" NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id`,
  );
  const down = from.prepare<[number, number], Row>(
    `SELECT ${quoted(columns)} FROM "${table}" NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id DESC`,
  );
  const lost: Span[] = [];
  let probes = 0;
  const spans: Span[] = [{ from: 0, to: highestId(from, table) }];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    probes += 1;
    const rising = readUntilDamage(up, span, take);
    if (rising.isAll) continue;
    const low = (rising.last ?? span.from - 1) + 1;
    const falling = readUntilDamage(down, { from: low, to: span.to }, take);
    const high = (falling.last ?? span.to + 1) - 1;
    if (falling.isAll || high < low) continue;
    if (high === low || probes > MOST_PROBES) lost.push({ from: low, to: high });
    else {
      const middle = Math.floor((low + high) / 2);
      spans.push({ from: middle + 1, to: high }, { from: low, to: middle });
    }
  }
  return joined(lost);
}

interface Read {
  readonly isAll: boolean;
  readonly last: number | undefined;
}

function readUntilDamage(
  statement: { iterate: (from: number, to: number) => Iterable<Row> },
  { from, to }: Span,
  take: (row: Row) => void,
): Read {
  let last: number | undefined;
  try {
    for (const row of statement.iterate(from, to)) {
      take(row);
      last = row.id as number;
    }
    return { isAll: true, last };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { isAll: false, last };
  }
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String((error as { code?: unknown }).code));

/** By the end of the table, or, where that cannot be read, by the highest id that was ever given, as SQLite or the log knows it. */
function highestId(from: Database, table: string): number {
  const asked = (sql: string, ...values: string[]): number => {
    try {
      return (
        from
          .prepare<string[], number | null>(sql)
          .pluck()
          .get(...values) ?? 0
      );
    } catch (error) {
      if (!isDamage(error)) throw error;
      return 0;
    }
  };
  return (
    Math.max(
      asked(`SELECT max(id) FROM "${table}"`),
      asked("SELECT seq FROM sqlite_sequence WHERE name = ?", table),
      asked("SELECT max(row) FROM change NOT INDEXED WHERE tbl = ?", table),
    ) || FAR
  );
}

/** Where not even that can be read. */
const FAR = 2 ** 31;

/** A table without ids: from both ends towards the damage. */
function readInOrder(from: Database, table: string, columns: readonly string[], take: (row: Row) => void): Span[] {
  const seen = new Set<string>();
  const once = (row: Row): void => {
    const key = JSON.stringify(row);
    if (seen.has(key)) return;
    seen.add(key);
    take(row);
  };
  const key = from
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
    .pluck()
    .all(table)
    .map((column) => `"${column}"`);
  for (const direction of ["ASC", "DESC"]) {
    const order = key.map((column) => `${column} ${direction}`).join(", ") || `rowid ${direction}`;
    try {
      for (const row of from.prepare<[], Row>(`SELECT ${quoted(columns)} FROM "${table}" ORDER BY ${order}`).iterate()) once(row);
      return [];
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return [{ from: 0, to: 0 }];
}

/** Neighbouring spans as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to + 1) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

/**
 * Ids are never used twice, also where the last rows are lost: the highest that were ever given are kept by SQLite, and where
 * it can no longer be asked, told by the log.
 */
function carrySequences(from: Database, db: Database): void {
  const raise = db.prepare<[number, string]>("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
  // Of a table that has no row yet SQLite knows nothing.
  const begin = db.prepare<[string, number]>("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
  for (const { name, seq } of [...givenBySqlite(from), ...givenByLog(db)]) if (raise.run(seq, name).changes === 0) begin.run(name, seq);
}

interface Given {
  readonly name: string;
  readonly seq: number;
}

function givenBySqlite(from: Database): Given[] {
  try {
    return from.prepare<[], Given>("SELECT name, seq FROM sqlite_sequence").all();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [];
  }
}

const givenByLog = (db: Database): Given[] =>
  db
    .prepare<[], Given>(
      `SELECT tbl AS name, max(row) AS seq FROM change
         WHERE tbl IN (SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%') GROUP BY tbl
       UNION ALL SELECT 'change', max(last_change) FROM operation HAVING max(last_change) IS NOT NULL
       UNION ALL SELECT 'operation', max(operation) FROM (SELECT operation FROM change UNION ALL SELECT operation FROM seal)
         HAVING max(operation) IS NOT NULL`,
    )
    .all();

interface Orphan {
  readonly table: string;
  /** Null of a table without ids. */
  readonly rowid: number | null;
  readonly parent: string;
  /** The columns that the two hang together by. */
  readonly child: string;
  readonly key: string;
}

/** Until nothing hangs on what is not there: what is taken away may have been a parent itself. */
function takeAwayOrphans(db: Database, leftOut: LeftOut[]): void {
  const find = db.prepare<[], Orphan>(`
    SELECT DISTINCT broken."table", broken.rowid, broken.parent, tie."from" AS child, coalesce(tie."to", 'id') AS key
    FROM pragma_foreign_key_check AS broken JOIN pragma_foreign_key_list(broken."table") AS tie ON tie.id = broken.fkid`);
  for (let orphans = find.all(); orphans.length > 0; orphans = find.all())
    for (const orphan of orphans) {
      const where =
        orphan.rowid === null ? `"${orphan.child}" NOT IN (SELECT "${orphan.key}" FROM "${orphan.parent}")` : `rowid = ${orphan.rowid}`;
      for (const values of db.prepare<[], Row>(`SELECT * FROM "${orphan.table}" WHERE ${where}`).all())
        leftOut.push({ table: orphan.table, id: orphan.rowid, why: orphan.parent, values });
      db.prepare(`DELETE FROM "${orphan.table}" WHERE ${where}`).run();
    }
}
