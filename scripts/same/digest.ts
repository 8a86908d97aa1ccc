import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One digest over files and folders: names and contents. What the program keeps for itself (dist/cache) is no part of it. */
export function digestOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) if (existsSync(path)) add(hash, path, "");
  return hash.digest("hex").slice(0, 24);
}

function add(hash: Hash, path: string, name: string): void {
  if (!statSync(path).isDirectory()) {
    hash.update(`\0${name}\0`).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).sort()) if (name !== "" || entry !== "cache") add(hash, join(path, entry), `${name}/${entry}`);
}

/** What a built program is made of. */
export const programDigest = (checkout: string): string =>
  digestOf(["dist", "bin", "rules", "fixtures", "schema.sql"].map((name) => join(checkout, name)));
