import { COMMANDS } from "./tree.ts";

/** Commands that ask no record file. */
const WITHOUT_FILE: ReadonlySet<string> = new Set(["demo", "completion"]);

/** What is said after --db, with its commands as they reach the same file: as they stand they would be done to another one. */
export function withFile(db: string): (words: string) => string {
  const names = COMMANDS.map(({ name }) => name).filter((name) => !WITHOUT_FILE.has(name));
  const named = new RegExp(`\\bcppcc (?=(?:${names.join("|")})\\b)`, "g");
  const given = `cppcc --db ${/[^\p{L}\p{N}_./\\:~-]/u.test(db) ? `"${db}"` : db} `;
  return (words) => words.replace(named, () => given);
}
