import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { benchImports } from "./imports.ts";
import { measure } from "./measure.ts";
import { benchScoring } from "./scoring.ts";
import { writeRoster, writeYear } from "./workbooks.ts";

/** npm run bench: each figure beside its target. */
const ROOT = resolve(import.meta.dirname, "../..");
const BIN = join(ROOT, "bin/cppcc.js");
const folder = mkdtempSync(join(tmpdir(), "cppcc-bench-"));
const env = { ...process.env, CPPCC_TODAY: "2027-01-10", CPPCC_LANG: "zh" };
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

const fresh = (from: string, to: string) => (): void => copyFileSync(path(from), path(to));
const figures = [
  { target: 1.6, ...measure("cppcc --help", [BIN, "--help"], env) },
  { target: 3.0, ...measure("member list, 240, table", [BIN, "--db", path("county.db"), "member", "list"], env) },
  { target: 2.0, ...measure("member list, 240, JSON", [BIN, "--db", path("county.db"), "--json", "member", "list"], env) },
  {
    target: 8.0,
    ...measure(
      "import roster, 300 rows",
      [BIN, "--db", path("work.db"), "import", "roster", path("roster300.xlsx")],
      env,
      fresh("empty.db", "work.db"),
    ),
  },
  {
    target: 4.0,
    ...measure(
      "score and save, 240 × 50",
      [BIN, "--db", path("work.db"), "--quiet", "score", "--year", "2026"],
      env,
      fresh("county.db", "work.db"),
    ),
  },
];
console.log(`Node ${process.version}; each against node -e 0 in the same round, medians\n`);
for (const { name, ratio, target, milliseconds, megabytes } of figures) {
  console.log(
    `${ratio <= target ? "✓" : "✗"} ${name}: ${ratio.toFixed(2)}× (target ≤ ${target.toFixed(1)}×), ${milliseconds.toFixed(0)} ms, peak ${megabytes.toFixed(0)} MB`,
  );
}
console.log("\nLarge imports, medians of 3 rounds\n");
await benchImports(BIN, folder, env);
console.log("\nLarge evaluations, medians of 3 rounds\n");
benchScoring(BIN, folder, env);
rmSync(folder, { recursive: true, force: true });
