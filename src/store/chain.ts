import type { Database } from "./database.ts";

/**
 * The chain of the log (docs/decisions/0016-the-log-is-a-chain.md): each operation has a digest over the one before it, its
 * own row, and its changes as they are stored. The first digest of a file covers all that stood before it.
 */
export interface Chain {
  /** The first operation that has a digest of its own; null where none has. */
  readonly from: number | null;
  /** The newest digest: written down elsewhere, it tells later whether the log up to it is still the same. */
  readonly head: string | null;
  /** The first operation that is not as it was written, is gone, or came by other means; null for none. */
  readonly broken: number | null;
}

/** How many rows of `change` are put together by SQLite before they are handed on: one by one costs three times as much. */
const AT_ONCE = 1000;

/** SHA-256 over the digest before, some operations and some changes, by their ids, both included. */
function digestOf(db: Database, before: string, operations: readonly [number, number], changes: readonly [number, number]): string {
  // Loaded here alone: it costs every start of the program 5 ms.
  const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
  hash.update(`${before}\n`);
  const rows = db
    .prepare<[number, number], string>(
      `SELECT json_array(id, at, who, kind, command, summary, undoes, first_change, last_change)
       FROM operation WHERE id BETWEEN ? AND ? ORDER BY id`,
    )
    .pluck();
  for (const row of rows.iterate(...operations)) hash.update(`${row}\n`);
  const chunk = db
    .prepare<[number, number], string | null>(
      `SELECT group_concat(line, char(10)) FROM (
         SELECT json_array(id, operation, tbl, row, action, before) AS line FROM change WHERE id BETWEEN ? AND ? ORDER BY id)`,
    )
    .pluck();
  for (const [first, last] of stretches(db, changes)) {
    const lines = chunk.get(first, last);
    if (lines) hash.update(`${lines}\n`);
  }
  return hash.digest("hex");
}

/** Some ids in stretches that are handed on at once; what lies below the first row is left out. */
function* stretches(db: Database, [first, last]: readonly [number, number]): Generator<[number, number]> {
  const lowest = db.prepare<[number], number | null>("SELECT min(id) FROM change WHERE id >= ?").pluck().get(first) ?? last + 1;
  for (let from = lowest; from <= last; from += AT_ONCE) yield [from, Math.min(from + AT_ONCE - 1, last)];
}

/** Below every id. */
const FIRST = Number.MIN_SAFE_INTEGER;

interface Sealed {
  readonly id: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly digest: string | null;
}

/** Seals an operation when all of it is written, inside its own transaction. */
export function seal(db: Database, operation: number): void {
  const before = db.prepare<[], string>("SELECT digest FROM seal ORDER BY operation DESC LIMIT 1").pluck().get();
  const { first, last } = db
    .prepare<[number], { first: number; last: number }>("SELECT first_change AS first, last_change AS last FROM operation WHERE id = ?")
    .get(operation) as { first: number; last: number };
  const digest =
    before === undefined
      ? digestOf(db, "", [FIRST, operation], [FIRST, last])
      : digestOf(db, before, [operation, operation], [first, last]);
  db.prepare("INSERT INTO seal (operation, digest) VALUES (?, ?)").run(operation, digest);
}

/** Works the chain out again from what is stored: all of it as it is at one moment, whoever writes meanwhile. */
export const chainOf = (db: Database): Chain =>
  db.transaction((): Chain => {
    const from = db.prepare<[], number | null>("SELECT min(operation) FROM seal").pluck().get() ?? null;
    const head = db.prepare<[], string>("SELECT digest FROM seal ORDER BY operation DESC LIMIT 1").pluck().get() ?? null;
    return { from, head, broken: brokenAt(db, from) };
  })();

function brokenAt(db: Database, from: number | null): number | null {
  if (from === null) return db.prepare<[], number | null>("SELECT min(id) FROM operation").pluck().get() ?? null;
  const rows = db
    .prepare<[number], Sealed>(
      `SELECT id, first_change AS first, last_change AS last, digest FROM operation LEFT JOIN seal ON seal.operation = operation.id
       WHERE id >= ? ORDER BY id`,
    )
    .all(from);
  let [before, next, changed] = ["", from, FIRST];
  for (const { id, last, digest } of rows) {
    // An operation leaves no number out: where one is missing, it was taken away.
    if (id !== next || digest === null || last === null) return next;
    if (digest !== digestOf(db, before, [id === from ? FIRST : id, id], [changed, last])) return id;
    [before, next, changed] = [digest, id + 1, last + 1];
  }
  return hasMore(db, next - 1, changed - 1) ? next : null;
}

/** Whether there were operations or changes behind the last that stands. */
function hasMore(db: Database, operation: number, change: number): boolean {
  const used = db.prepare<[string], number>("SELECT seq FROM sqlite_sequence WHERE name = ?").pluck();
  const orphan = db.prepare<[number, number], number>(
    "SELECT EXISTS (SELECT 1 FROM seal WHERE operation > ?) OR EXISTS (SELECT 1 FROM change WHERE id > ?)",
  );
  return (used.get("operation") ?? 0) > operation || orphan.pluck().get(operation, change) === 1;
}
