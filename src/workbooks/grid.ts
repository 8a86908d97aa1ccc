import type { Problem, Where } from "../domain/text/problem.ts";
import { maskPhones } from "../domain/text/problem.ts";
import type { Text } from "../domain/text/text.ts";

/** A sheet as read: values only. Dates are text (2026-05-12), as is all that a person typed. */
export type CellValue = string | number | boolean | null;

export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  /** Row 0 is the sheet's first row, whatever stands in it. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows that a filter or the user hides, counted from 0. */
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Merge[];
}

/** What a file is, by its content. */
export type Format = "xlsx" | "xls" | "ods" | "csv";

export interface Workbook {
  /** The file's name; with its folder where two files of an import have one name. */
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  readonly sheets: readonly Grid[];
  /** The keywords among its properties, of an .xlsx. */
  readonly keywords?: string;
  /** What the clerk should know of how the file was read: its encoding, what it keeps from a reader. */
  readonly notes: readonly Text[];
}

/** The keyword by which a workbook that the program exported is known, whatever it is called and wherever it lies. */
export const EXPORTED = "cppcc";

/** Stands for the result of a formula that was never calculated: said where it matters, never taken for a blank. */
export const NO_RESULT = "#?";

/** The formula by which WPS holds a picture in a cell, whatever stands there as its result: nothing, or #NAME? by another program. */
export const isPicture = (formula: string): boolean => /DISPIMG\(/i.test(formula);

/** What a spreadsheet shows where a formula failed, and what stands here for one without a result. */
export const isError = (text: string): boolean => text === NO_RESULT || /^#(?:N\/A|GETTING_DATA|[A-Z][A-Z/_0-9]*[!?])$/.test(text);

/** What a cell says, as text: numbers without exponent, no surrounding white space of any kind. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  const plain = value.includes("\r") || value.includes("_x000D_") ? value.replace(/_x000D_/g, "").replace(/\r\n?/g, "\n") : value;
  return plain.trim();
}

/** 1.38E+10 is 13800000000; a fraction that binary arithmetic left behind (1970.0500000000002) is rounded off. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
  const shown = String(Number(value.toPrecision(15)));
  return shown.includes("e") ? value.toFixed(10).replace(/\.?0+$/, "") : shown;
}

/** A1, E17, AB3: row and column counted from 0. */
export function cellName(row: number, column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${row + 1}`;
}

/** The row and column of E17, counted from 0; undefined for what names no cell. */
export function cellAt(name: string): { row: number; column: number } | undefined {
  const match = /^([A-Za-z]{1,3})(\d{1,7})$/.exec(name);
  if (!match) return undefined;
  const column = [...(match[1] as string).toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

/** A telephone without its area code, which a cell of its own makes one: in a text it may be a sum. */
const LOCAL_NUMBER = /^[2-8]\d{2,3}[ -]?\d{4}$/;

export function problemAt(where: Where, found: string, message: Text, hint?: Text): Problem {
  const shown = LOCAL_NUMBER.test(found.trim()) ? `${found.trim()[0]}****${found.trim().at(-1)}` : maskPhones(found);
  return { where, found: shown, message, ...(hint ? { hint } : {}) };
}
