import type { Database } from "./database.ts";

/** The office's settings, in the file itself. Lists are JSON arrays. */
export function settingStore(db: Database) {
  const one = db.prepare<[string], { value: string }>("SELECT value FROM setting WHERE key = ?");
  const all = db.prepare<[], { key: string; value: string }>("SELECT key, value FROM setting ORDER BY id");
  const update = db.prepare<[string, string]>("UPDATE setting SET value = ? WHERE key = ?");
  const insert = db.prepare<[string, string]>("INSERT INTO setting (key, value) VALUES (?, ?)");
  return {
    get: (key: string): string | undefined => one.get(key)?.value,
    /** A setting that is a list; empty where it was never set. */
    list: (key: string): string[] => JSON.parse(one.get(key)?.value ?? "[]"),
    all: (): { key: string; value: string }[] => all.all(),
    set(key: string, value: string): void {
      const before = one.get(key);
      if (before === undefined) insert.run(key, value);
      else if (before.value !== value) update.run(value, key);
    },
  };
}
