import type { Database } from "better-sqlite3";

/** Files that records came from, by name and SHA-256. */
export function sourceStore(db: Database) {
  const find = db.prepare<[string, string], { id: number }>("SELECT id FROM source WHERE sha256 = ? AND file = ?");
  const insert = db.prepare<[string, string]>("INSERT INTO source (file, sha256) VALUES (?, ?)");
  return {
    ensure: (file: string, sha256: string): number => find.get(sha256, file)?.id ?? Number(insert.run(file, sha256).lastInsertRowid),
  };
}
