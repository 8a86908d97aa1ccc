import { existsSync, readFileSync } from "node:fs";
import type { Mutant } from "./mutants.ts";

/**
 * Survivors that somebody looked at: a line `file | change | the whole line of source`, and under it, indented, why no test
 * can or need tell them apart.
 */
export function readAccepted(path: string): (mutant: Mutant) => boolean {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const known = new Set<string>();
  for (const [i, line] of lines.entries()) {
    if (line === "" || line.startsWith("#") || /^\s/.test(line)) continue;
    if (!/^\s+\S/.test(lines[i + 1] ?? "")) throw new Error(`${path}:${i + 1}: no reason under it`);
    known.add(line);
  }
  return (mutant) => known.has(signature(mutant));
}

/** How a mutant is written in the list: without its line number, which moves. */
export const signature = ({ file, before, after, source }: Mutant): string => `${file} | ${before} → ${after} | ${source}`;
