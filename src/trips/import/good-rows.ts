import type { Problem, Where } from "../../domain/text/problem.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { rowOfProblem, withoutRows } from "../../workbooks/tables/table.ts";

/** Of good rows alone: the rows that have problems are left out, and what is left is planned again, until nothing is wrong. */

interface PlannedRows {
  readonly problems: readonly Problem[];
}

const rowKey = ({ file, sheet }: Where, row: number): string => `${file ?? ""}|${sheet ?? ""}|${row}`;

/** Plans all rows; with `partial` those without problems. What is wrong with no single row stays a problem of the whole. */
export function planGoodRows<Field extends string, Planned extends PlannedRows>(
  tables: readonly Table<Field>[],
  partial: boolean,
  plan: (tables: readonly Table<Field>[]) => Planned,
): { planned: Planned; leftOut: readonly Problem[] } {
  if (!partial) return { planned: plan(tables), leftOut: [] };
  const bad = new Set<string>();
  const leftOut: Problem[] = [];
  const rowsOf = new Set(
    tables.flatMap(({ file, sheet, rows, problems }) => [
      ...rows.map(({ row }) => rowKey({ file, sheet }, row)),
      ...problems.map(({ where }) => keyOf(where)),
    ]),
  );
  for (;;) {
    const left = tables.map((table) => withoutRows(table, (row) => bad.has(rowKey(table, row))));
    const planned = plan(left);
    if (planned.problems.length === 0) return { planned, leftOut };
    const fresh = planned.problems.filter(({ where }) => rowsOf.has(keyOf(where)) && !bad.has(keyOf(where)));
    if (fresh.length < planned.problems.length) return { planned, leftOut };
    leftOut.push(...fresh);
    for (const problem of fresh) for (const where of [problem.where, ...(problem.also ?? [])]) bad.add(keyOf(where));
  }
}

function keyOf(where: Where): string {
  const row = rowOfProblem({ where });
  return row === undefined ? "" : rowKey(where, row);
}
