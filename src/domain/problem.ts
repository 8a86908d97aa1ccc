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
  /** The value as it stands in the cell, phone numbers masked. */
  readonly found: string;
  readonly message: Text;
  readonly hint?: Text;
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
const PHONES = /(?<!\d)(?:1(?:[ .·-]?\d){10}|0\d{2,3}[ -]?\d{7,8}|(?!19|20)[2-8]\d{6,7})(?!\d)/g;

/** No message, log or error shows a phone number: 138 1234 5678 becomes 1****8. */
export function maskPhones(value: string): string {
  return value.replace(/[０-９]/g, (digit) => digit.normalize("NFKC")).replace(PHONES, (phone) => `${phone[0]}****${phone.at(-1)}`);
}
