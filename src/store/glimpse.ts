import { statSync } from "node:fs";
import { type Database, openDatabase } from "./database.ts";

/**
 * Asks something of a file that nobody has open, whatever file it is; null where it does not answer. A pipe is not asked: it
 * would be waited for, for ever.
 */
export function glimpse<Answer>(file: string, ask: (db: Database) => Answer, milliseconds?: number): Answer | null {
  try {
    if (!statSync(file).isFile()) return null;
    const db = openDatabase(file, { isReadOnly: true, mustExist: true, ...(milliseconds !== undefined && { milliseconds }) });
    try {
      return ask(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
