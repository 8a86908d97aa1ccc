import { copyFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeLargeRoster } from "./large.ts";
import { median, peakOf, timeOf } from "./measure.ts";

const MEMBERS = 50_000;
const ROUNDS = 7;
const TARGET = 4;

/** Copies a file, brings it to the disk, and its name too, as whoever copies by hand and pulls the stick would want. */
const COPY = `
  const { closeSync, copyFileSync, fsyncSync, openSync, rmSync } = require("node:fs");
  const [from, to, folder] = process.argv.slice(1);
  copyFileSync(from, to);
  for (const [path, flags] of [[to, "r+"], [folder, "r"]]) {
    const handle = openSync(path, flags);
    fsyncSync(handle);
    closeSync(handle);
  }`;

/** A backup of a large record file beside copying and fsyncing it, both as whole processes. */
export async function benchBackup(bin: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const path = (name: string): string => join(folder, name);
  await writeLargeRoster(path("backup.xlsx"), MEMBERS, "inline");
  copyFileSync(path("empty.db"), path("backup.db"));
  timeOf([bin, "--db", path("backup.db"), "--quiet", "import", "roster", path("backup.xlsx")], env);
  const [copied, backedUp]: [number[], number[]] = [[], []];
  const backup = [bin, "--db", path("backup.db"), "--quiet", "backup", path("copy.db")];
  for (let round = 0; round < ROUNDS; round += 1) {
    copied.push(timeOf(["-e", COPY, path("backup.db"), path("copy.db"), folder], env));
    rmSync(path("copy.db"));
    backedUp.push(timeOf(backup, env));
    rmSync(path("copy.db"));
  }
  const [copy, own] = [median(copied), median(backedUp)];
  const megabytes = (statSync(path("backup.db")).size / 1024 ** 2).toFixed(0);
  console.log(
    `${own <= TARGET * copy ? "✓" : "✗"} backup of ${megabytes} MB, checked: ${(own / copy).toFixed(2)}× of copying and fsyncing (target ≤ ${TARGET}×), ${own.toFixed(0)} ms beside ${copy.toFixed(0)} ms, peak ${peakOf(backup, env).toFixed(0)} MB`,
  );
}
