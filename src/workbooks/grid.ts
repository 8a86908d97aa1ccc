import type { Problem, Where } from "../domain/problem.ts";
import { maskPhones } from "../domain/problem.ts";
import type { Text } from "../domain/text.ts";

/** A sheet as read: values only. Dates are text (2026-05-12), as is all that a person typed. */
export type CellValue = string | number | boolean | null;

export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  /** Row 0 is the sheet's first row, whatever stands in it. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows that a filter or the user hides, counted from 0. */
  readonly hiddenRows: readonly number[];
  readonly merges: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[];
}

export interface Workbook {
  /** The file's name; with its folder where two files of an import have one name. */
  readonly file: string;
  readonly sha256: string;
  readonly sheets: readonly Grid[];
}

/** What a cell says, as text: numbers without exponent, no surrounding white space of any kind. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  return value.replace(/_x000D_/g, "").replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/gu, "");
}

/** A1, E17, AB3: row and column counted from 0. */
export function cellName(row: number, column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${row + 1}`;
}

export function problemAt(where: Where, found: string, message: Text, hint?: Text): Problem {
  return { where, found: maskPhones(found), message, ...(hint ? { hint } : {}) };
}
