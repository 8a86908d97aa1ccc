import { openDatabase } from "./database.ts";

/**
 * Everybody's name in a record file, for completion at a prompt: read only, of any version, and not waited for. Nothing where
 * anything is in the way; an error has no place between two keys.
 */
export function namesIn(file: string): string[] {
  try {
    const db = openDatabase(file, { isReadOnly: true, mustExist: true, milliseconds: 0 });
    try {
      return db
        .prepare<[], { name: string }>("SELECT name FROM person GROUP BY name ORDER BY min(id)")
        .all()
        .map(({ name }) => name);
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
