import { typed } from "../office/in-process.ts";
import { type Answer, NOWHERE } from "../office/session.ts";

/** A command of the goldens, in this process: here alone they touch the test harness. */
export const typeAt = (folder: string, argv: readonly string[], db: string): Promise<Answer> => typed(argv, { ...NOWHERE, folder, db });
