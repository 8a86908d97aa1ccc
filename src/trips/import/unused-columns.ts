import { maskPhones } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Table } from "../../workbooks/tables/spec.ts";

/** Columns that a sheet has and that nothing was read from, each with the known one that it may be meant for. */
export function unusedColumns(
  { called, otherColumns, unnamed }: Pick<Table<string>, "called" | "otherColumns" | "unnamed">,
  used: readonly number[] = [],
): Text[] {
  const unused = otherColumns.filter(({ column }) => !used.includes(column));
  const nameless = unnamed.filter(({ column }) => !used.includes(column)).map(({ first }) => first.where.cell?.replace(/\d+$/, "") ?? "");
  const beside: Text[] =
    nameless.length === 0
      ? []
      : [
          text(
            `“${called}”的 ${nameless.join("、")} 列有内容，没有列名，没有读`,
            `${called}: columns ${nameless.join(", ")} hold something, have no header, and were not read`,
          ),
        ];
  if (unused.length === 0) return beside;
  const named = (ask: (near: string) => string): string =>
    unused.map(({ header, near }) => `${maskPhones(header)}${near === undefined ? "" : ask(near)}`).join("、");
  return [
    text(
      `“${called}”没有用到的列：${named((near) => `（是不是“${near}”？）`)}`,
      `${called}: columns not used: ${named((near) => ` (did you mean ${near}?)`)}`,
    ),
    ...beside,
  ];
}
