import { ITS_CHANGES } from "./changes.ts";
import type { Database } from "./database.ts";
import type { RowValues } from "./dependence.ts";

/** What became of rows, read off `change` (docs/architecture.md, Every write is one operation). */

/** A row that an operation made, changed or took away; what it did to it in several steps is one. */
export interface TouchedRow {
  readonly tbl: string;
  readonly id: number;
  readonly action: "insert" | "update" | "delete";
  /** Its first and its last change in the operation. */
  readonly first: number;
  readonly last: number;
}

interface Step {
  readonly id: number;
  readonly tbl: string;
  readonly row: number;
  readonly action: TouchedRow["action"];
}

interface Kept {
  readonly before: string | null;
}

export function rowHistory(db: Database) {
  const names = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const tables = new Set(names.map(({ name }) => name));
  const stepsOf = db.prepare<{ operation: number }, Step>(`SELECT id, tbl, row, action FROM change WHERE ${ITS_CHANGES} ORDER BY id`);
  const kept = db.prepare<[number], Kept>("SELECT before FROM change WHERE id = ?");
  const keptOf = "SELECT before FROM change WHERE tbl = ? AND row = ? AND before IS NOT NULL";
  const keptNext = db.prepare<[string, number, number], Kept>(`${keptOf} AND id > ? ORDER BY id LIMIT 1`);
  const keptLast = db.prepare<[string, number], Kept>(`${keptOf} ORDER BY id DESC LIMIT 1`);

  const parsed = (row: Kept | undefined): RowValues | null => (row?.before ? (JSON.parse(row.before) as RowValues) : null);

  /** A row as it stands; a table of an older version may be gone. */
  const present = (tbl: string, id: number): RowValues | null =>
    tables.has(tbl) ? (db.prepare<[number], RowValues>(`SELECT * FROM "${tbl}" WHERE id = ?`).get(id) ?? null) : null;

  return {
    /** The rows of an operation in the order in which it came to them; what it made and took away again is none of them. */
    touchedBy(operation: number): TouchedRow[] {
      const rows = new Map<string, { tbl: string; id: number; begins: Step; ends: Step }>();
      for (const step of stepsOf.iterate({ operation })) {
        const key = `${step.tbl} ${step.row}`;
        const known = rows.get(key);
        if (known) known.ends = step;
        else rows.set(key, { tbl: step.tbl, id: step.row, begins: step, ends: step });
      }
      return [...rows.values()].flatMap(({ tbl, id, begins, ends }): TouchedRow[] => {
        const [isNew, isGone] = [begins.action === "insert", ends.action === "delete"];
        if (isNew && isGone) return [];
        return [{ tbl, id, action: isNew ? "insert" : isGone ? "delete" : "update", first: begins.id, last: ends.id }];
      });
    },

    /**
     * A row before an operation and after it. What was before is kept; what came after is what the next change kept, else
     * the row as it stands.
     */
    valuesOf({ tbl, id, action, first, last }: TouchedRow): { before: RowValues | null; after: RowValues | null } {
      return {
        before: action === "insert" ? null : parsed(kept.get(first)),
        after: action === "delete" ? null : (parsed(keptNext.get(tbl, id, last)) ?? present(tbl, id)),
      };
    },

    /** A row as it stands, or, where it was taken away, as it was last. */
    lastKnown: (tbl: string, id: number): RowValues | null => present(tbl, id) ?? parsed(keptLast.get(tbl, id)),
  };
}
