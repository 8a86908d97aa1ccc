import type { Text } from "./text.ts";

/** Where something stands in a workbook: the file, the sheet, the cell as a spreadsheet names it ("E17"). */
export interface Where {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
}

/** A mistake in the user's data: what was found, where, and what would be right. Collected, and shown all at once. */
export interface Problem {
  readonly where: Where;
  /** The value as it stands in the cell, phone and identity numbers masked. */
  readonly found: string;
  readonly message: Text;
  readonly hint?: Text;
  /** Other rows that it is about: of two that contradict one another neither is the good one. */
  readonly also?: readonly Where[];
  /** A question that a clerk's answer settles; the file itself may be right. */
  readonly open?: true;
}

/** Another cell, as one says it from here: 第一组!B7, and the file where it is another one. */
export function cellBeside({ file, sheet = "", cell = "" }: Where, here: Where): string {
  return `${file === undefined || file === here.file ? "" : `${file} › `}${sheet}!${cell}`;
}

/**
 * A refused request. The code's first part decides the exit code (main.ts): `usage.` 2, `import.` and `data.` 3,
 * `refused.` 4, `busy.` 5, `machine.` 1, `interrupted` 130.
 */
export class AppError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly hint: Text | undefined;
  readonly problems: readonly Problem[];

  constructor(code: string, message: Text, hint?: Text, problems: readonly Problem[] = []) {
    super(message.en);
    this.code = code;
    this.text = message;
    this.hint = hint;
    this.problems = problems;
  }
}

/** A mobile number with what people put between its digits, a landline with its area code, a local number of 7 or 8 digits. */
const PHONES = /(?<!\d)(?:(?:\+?86[ -]?)?1(?:[ .·-]?\d){10}|0\d{2,3}[ -]?\d{7,8}|(?!19|20)[2-8]\d{6,7})(?!\d)/g;

/** An identity number of 18 characters, with what people put between its parts. */
const IDENTITIES = /(?<![\dA-Za-z])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g;

/** A mobile number alone: what is refused where no resident's number may stand. */
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9](?:[ .·-]?\d){9}(?!\d)/;
const MOBILES = new RegExp(MOBILE, "g");

/** Full-width digits as plain ones; everything else as it is. */
const plainDigits = (value: string): string => value.replace(/[０-９Ｘｘ]/g, (char) => char.normalize("NFKC"));

/**
 * No message, log or error shows a phone number or an identity number: 138 1234 5678 becomes 1****8, and of an identity
 * number the first and the last character stay.
 */
export function maskPhones(value: string): string {
  const short = (number: string): string => `${number.replace(/^\+?86[ -]?(?=1)/, "")[0]}****${number.at(-1)}`;
  return plainDigits(value).replace(IDENTITIES, short).replace(PHONES, short);
}

/** Mobile numbers and identity numbers masked; shorter numbers, which may be amounts, are left. */
export function maskPersonalNumbers(value: string): string {
  const short = (number: string): string => `${number[0]}****${number.at(-1)}`;
  return value.replace(IDENTITIES, short).replace(MOBILES, short);
}

/** Whether a text holds somebody's mobile number or identity number. */
export function holdsPersonalNumber(value: string): "phone" | "identity" | null {
  const plain = plainDigits(value);
  return plain.search(IDENTITIES) >= 0 ? "identity" : MOBILE.test(plain) ? "phone" : null;
}
