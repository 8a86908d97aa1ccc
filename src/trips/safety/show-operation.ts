import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { RowChange, RowCount } from "../../report/operation.ts";
import { type FindRow, isKeptOnly, type Values } from "../../report/row-words.ts";
import type { Operation } from "../../store/operations.ts";
import type { TouchedRow } from "../../store/row-history.ts";
import type { Desk } from "../desk.ts";

/** An operation with what it made of the records. */
export interface ShownOperation {
  readonly operation: Operation;
  readonly counts: readonly RowCount[];
  /** Those that are to be shown, read when they are asked for. */
  readonly changes: () => RowChange[];
  /** How many are not among them. */
  readonly left: number;
  readonly find: FindRow;
}

/** How many rows of a table are shown that an operation added or removed; what it changed is shown whole. */
const SHOWN = 20;

export function showOperation({ store }: Pick<Desk, "store">, id: number, { all }: { readonly all: boolean }): ShownOperation {
  const operation = store.operations.find(id);
  if (operation === undefined)
    throw new AppError(
      "refused.no_operation",
      text(`没有第 ${id} 号操作`, `no operation ${id}`),
      text("cppcc log 列出全部操作", "cppcc log lists all operations"),
    );
  const { history } = store;
  const groups = [...Map.groupBy(history.touchedBy(id), ({ tbl, action }) => `${tbl} ${action}`).values()];
  const shown = groups.flatMap((rows) => (all || rows[0]?.action === "update" ? rows : rows.slice(0, SHOWN)));
  return {
    operation,
    counts: groups.map((rows) => ({ tbl: (rows[0] as TouchedRow).tbl, action: (rows[0] as TouchedRow).action, rows: rows.length })),
    changes: () => shown.map((row) => ({ tbl: row.tbl, id: row.id, action: row.action, ...history.valuesOf(row) })),
    left: groups.flat().filter(isWorth).length - shown.filter(isWorth).length,
    find: remembered((tbl, row) => history.lastKnown(tbl, row)),
  };
}

/** Whether there is more to say of a row than that it is there. */
const isWorth = ({ tbl }: TouchedRow): boolean => !isKeptOnly(tbl);

/** Many rows hang on one person and one deed. */
function remembered(find: FindRow): FindRow {
  const known = new Map<string, Values | null>();
  return (tbl, id) => {
    const key = `${tbl} ${id}`;
    let row = known.get(key);
    if (row === undefined) {
      row = find(tbl, id);
      known.set(key, row);
    }
    return row;
  };
}
