import { typed } from "../cli/in-process.ts";
import type { Answer } from "../support/office.ts";

/** A command of the goldens, in this process: here alone they touch the test harness. */
export const typeAt = (folder: string, argv: readonly string[], db: string): Promise<Answer> => typed(argv, { cwd: folder, db });
