import { seenText } from "./unseen.ts";

/** The form in which what somebody wrote is kept and compared. */

/** A carriage return as a workbook encodes it: it does not come back. */
const RETURNS = /_x000D_/g;

/** Most texts hold Han characters, letters, digits and common signs alone, and are what they are. */
const IS_PLAIN = /^[!-^a-~\u3001-\u301c\u4e00-\u9fff\uff01-\uff9f]*$/;

/** NFC, without what cannot be seen, white space of any kind as single spaces, none around it. */
export const plainText = (value: string): string => (IS_PLAIN.test(value) ? value : kept(value).replace(/\s+/gu, " ").trim());

/** The most characters that a text of a record may have, from a cell or a flag. */
export const LONGEST_TEXT = 4000;

/** Without any white space: titles and names of bodies are wrapped and padded at will. */
export const bareText = (value: string): string => (IS_PLAIN.test(value) ? value : kept(value).replace(/\s+/gu, ""));

const kept = (value: string): string => seenText(value).normalize("NFC").replace(RETURNS, "");

/** Whether two texts say the same, however they are wrapped, padded and encoded. */
export const saysSame = (a: string, b: string): boolean => a === b || plainText(a) === plainText(b);

/** Whether two quantities or sums are one: arithmetic and spreadsheets leave dust behind the fifteenth digit. */
export const isSameNumber = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether a text was masked where a number of somebody stood (maskPhones): it states nothing. */
export const holdsMask = (value: string): boolean => /\d\*{4}[\dXx]/.test(value);

/** Several values in one cell or flag: 第一组、第三组. */
export const splitList = (value: string): string[] => [
  ...new Set(
    value
      .split(/[、，,;；\n]+/u)
      .map(bareText)
      .filter((part) => part !== ""),
  ),
];
