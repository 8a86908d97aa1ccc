import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchBackup } from "./backup.ts";
import { benchExport } from "./export.ts";
import { benchImports } from "./imports.ts";
import { measureStart, type Start } from "./measure.ts";
import { benchScoring } from "./scoring.ts";
import { benchUndo } from "./undo.ts";
import { writeRoster, writeYear } from "./workbooks.ts";

/**
 * npm run bench: each figure beside its target. `--against FOLDER` (another checkout, built) measures its starts in the same
 * rounds; `--starts` measures nothing else.
 */
const { values } = parseArgs({ options: { against: { type: "string" }, starts: { type: "boolean" } } });
const { against } = values;

interface Cost {
  readonly cpu: number;
  readonly peak: number;
}

const ROOT = resolve(import.meta.dirname, "../..");
const BIN = join(ROOT, "bin/cppcc.js");
const folder = mkdtempSync(join(tmpdir(), "cppcc-bench-"));
const env = { ...process.env, CPPCC_TODAY: "2027-01-10", CPPCC_LANG: "zh", XDG_CACHE_HOME: join(folder, "cache") };
const run = (...args: string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} → ${status}\n${stderr}`);
};
const path = (name: string): string => join(folder, name);
const init = (db: string): void => run("--db", db, "init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");

await writeRoster(path("roster300.xlsx"), 300);
await writeRoster(path("roster240.xlsx"), 240);
await writeYear(path("year.xlsx"), 240, 50);
init(path("empty.db"));
init(path("county.db"));
run("--db", path("county.db"), "import", "roster", path("roster240.xlsx"));
run("--db", path("county.db"), "import", "activities", path("year.xlsx"));

const fresh = (from: string) => (): void => copyFileSync(path(from), path("work.db"));
const STARTS: readonly Start[] = [
  { name: "cppcc --help", target: 1.6, args: ["--help"] },
  { name: "member list, 240, table", target: 3, args: ["--db", path("county.db"), "member", "list"] },
  { name: "member list, 240, JSON", target: 2, args: ["--db", path("county.db"), "--json", "member", "list"] },
  { name: "member find, initials among 240", target: 3, args: ["--db", path("county.db"), "member", "find", "zs"] },
  { name: "TAB for a name among 240", target: 3, args: ["__complete", "=zs", "--db", path("county.db"), "member", "show"] },
  {
    name: "import roster, 300 rows",
    target: 8,
    args: ["--db", path("work.db"), "import", "roster", path("roster300.xlsx")],
    before: fresh("empty.db"),
  },
  {
    name: "score and save, 240 × 50",
    target: 4,
    args: ["--db", path("work.db"), "--quiet", "score", "--year", "2026"],
    before: fresh("county.db"),
  },
];
console.log(`Node ${process.version}; user and system CPU of whole processes, against node -e 0 in the same round, medians of 21\n`);
for (const start of STARTS) {
  const { bare, runs } = measureStart(start, against === undefined ? [ROOT] : [ROOT, resolve(against)], env);
  const [own, other] = runs as [Cost, Cost | undefined];
  const ratio = own.cpu / bare;
  const change = other && ((own.cpu - bare) / (other.cpu - bare) - 1) * 100;
  console.log(
    `${ratio <= start.target ? "✓" : "✗"} ${start.name}: ${ratio.toFixed(2)}× (target ≤ ${start.target.toFixed(1)}×), ${(own.cpu - bare).toFixed(0)} ms above ${bare.toFixed(0)} ms, peak ${own.peak.toFixed(0)} MB${other ? `; ${against}: ${(other.cpu / bare).toFixed(2)}×, ${(other.cpu - bare).toFixed(0)} ms above, peak ${other.peak.toFixed(0)} MB; change ${(change as number).toFixed(0)} %` : ""}`,
  );
}
if (!values.starts) {
  console.log("\nLarge imports, medians of 3 rounds\n");
  await benchImports(BIN, folder, env);
  console.log("\nLarge evaluations, medians of 3 rounds\n");
  benchScoring(BIN, folder, env);
  console.log("\nA large undo and redo\n");
  await benchUndo(BIN, folder, env);
  console.log("\nA backup\n");
  await benchBackup(BIN, folder, env);
  console.log("\nAll documents of a term\n");
  await benchExport(BIN, folder, env);
}
rmSync(folder, { recursive: true, force: true });
