import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { exportedParts } from "./exported.ts";
import { isRecordFile, tablesOf } from "./record-file.ts";

/** What stands in a folder: a mark for each file that changes when it is written anew. */
export type Marks = ReadonlyMap<string, string>;

export function marksOf(folder: string): Marks {
  const marks = new Map<string, string>();
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) {
        const { mtimeNs, size, ino, mode } = lstatSync(path, { bigint: true });
        marks.set(relative(folder, path), `${mtimeNs} ${size} ${ino} ${mode}`);
      }
    }
  };
  walk(folder);
  return marks;
}

/** A file in parts that can be compared: of a record file its tables. Who may read it is a part too. */
export async function contentsOf(path: string): Promise<Map<string, string>> {
  const bytes = readFileSync(path);
  const mode = (lstatSync(path).mode & 0o777).toString(8);
  return new Map([["mode", mode], ...(readTables(path, bytes) ?? (await exportedParts(path, bytes)))]);
}

function readTables(path: string, bytes: Buffer): Map<string, string> | undefined {
  if (!isRecordFile(bytes)) return undefined;
  try {
    return tablesOf(path);
  } catch {
    return undefined;
  }
}
