import { statSync } from "node:fs";
import type { Desk } from "../desk.ts";

/** How large the record file was, and is. The log stays whole. */
export interface Compacted {
  readonly before: number;
  readonly after: number;
  readonly backup: string | null;
}

/** Gives back the room that taken back and replaced rows have left in the file, after a backup. */
export function compact({ store, file }: Pick<Desk, "store" | "file">): Compacted {
  const before = statSync(file).size;
  const backup = store.backups.before("compact");
  store.compact();
  return { before, after: statSync(file).size, backup };
}
