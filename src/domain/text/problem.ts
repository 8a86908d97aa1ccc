import type { Text } from "./text.ts";

export { maskNumbers as maskPhones } from "./personal-numbers.ts";

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
  /** The question, where one answer settles several cells. */
  readonly asks?: string;
}

/** How many problems there are: cells that one answer settles are one. */
export const countOf = (problems: readonly Problem[]): number => new Set(problems.map((problem) => problem.asks ?? problem)).size;

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
