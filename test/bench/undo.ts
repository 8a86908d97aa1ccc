import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { writeLargeRoster } from "./large.ts";
import { peakOf, timeOf } from "./measure.ts";

const MEMBERS = 50_000;

/** Taking back and bringing back a roster of 50,000: how much memory, and how long beside the import itself. */
export async function benchUndo(bin: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const path = (name: string): string => join(folder, name);
  const command = (...args: string[]): string[] => [bin, "--db", path("undo.db"), "--quiet", ...args];
  await writeLargeRoster(path("undo.xlsx"), MEMBERS, "inline");
  copyFileSync(path("empty.db"), path("undo.db"));
  const imported = timeOf(command("import", "roster", path("undo.xlsx")), env);
  for (const verb of ["undo", "redo"]) {
    const took = timeOf(command(verb), env);
    console.log(
      `${took <= 2 * imported ? "✓" : "✗"} ${verb} of ${MEMBERS} members: ${(took / imported).toFixed(2)}× of their import (target ≤ 2×)`,
    );
  }
  for (const verb of ["undo", "redo"]) {
    const peak = peakOf(command(verb), env);
    console.log(`${peak <= 400 ? "✓" : "✗"} ${verb} of ${MEMBERS} members: peak ${peak.toFixed(0)} MB (target ≤ 400 MB)`);
  }
}
