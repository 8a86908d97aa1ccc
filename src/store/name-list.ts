import { glimpse } from "./glimpse.ts";

/**
 * Everybody's name in a record file, for completion at a prompt: read only, of any version, and not waited for. Nothing where
 * anything is in the way; an error has no place between two keys.
 */
export const namesIn = (file: string): string[] =>
  glimpse(file, (db) => db.prepare<[], string>("SELECT name FROM person GROUP BY name ORDER BY min(id)").pluck().all(), 0) ?? [];
