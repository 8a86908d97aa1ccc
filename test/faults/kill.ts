import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";

/**
 * By hand: node test/faults/kill.ts TIMES SIGNAL PROGRAM [OLD]. Kills init, upgrade (where OLD names a record file of an earlier
 * version), export and demo at random moments, and counts what is not as it should be: a file that is neither as before
 * nor whole, and what the same command, run again, makes of it.
 */

const [times = "100", signal = "SIGKILL", root = resolve(import.meta.dirname, "../.."), old] = process.argv.slice(2);
const TIMES = Number(times);
const BIN = join(root, "bin/cppcc.js");
const INIT = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];

const scratch = mkdtempSync(join(tmpdir(), "cppcc-kill-"));
const env = { ...process.env, XDG_CACHE_HOME: join(scratch, "cache"), CPPCC_TODAY: "2026-11-30", CPPCC_LANG: "zh" };
const run = (args: readonly string[]) => spawnSync(process.execPath, [BIN, ...args], { env, encoding: "utf8" });

/** Runs a command and kills it after so many milliseconds; answers how it ended. */
function killed(args: readonly string[], after: number): Promise<string> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, ...args], { env, stdio: "ignore" });
    const timer = setTimeout(() => child.kill(signal as NodeJS.Signals), after);
    child.on("exit", (code, ended) => {
      clearTimeout(timer);
      done(ended ?? String(code));
    });
  });
}

function isWhole(file: string): boolean {
  const copy = join(scratch, "copy.db");
  rmSync(copy, { force: true });
  // As a clerk copies it: the file alone.
  cpSync(file, copy);
  try {
    const db = new Sqlite(copy);
    const answer = db.pragma("integrity_check", { simple: true });
    const rows = db.prepare("SELECT count(*) FROM operation").pluck().get() as number;
    db.close();
    return answer === "ok" && rows > 0;
  } catch {
    return false;
  }
}

const isWholeZip = (file: string): boolean => spawnSync("unzip", ["-tq", file]).status === 0;
const hash = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const listed = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

/** What a run of kills came to: each fault with how often it was seen. */
async function round(name: string, duration: number, one: (folder: string, after: number) => Promise<string[]>): Promise<void> {
  const faults = new Map<string, number>();
  for (let i = 0; i < TIMES; i += 1) {
    const folder = mkdtempSync(join(scratch, "f-"));
    for (const fault of new Set(await one(folder, Math.random() * duration))) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    rmSync(folder, { recursive: true, force: true });
  }
  const said = [...faults].map(([fault, count]) => `${fault} ${count}`).join(" · ");
  process.stdout.write(`${name}: ${TIMES} × ${signal} within ${Math.round(duration)} ms → ${said || "no fault"}\n`);
}

function timed(args: readonly string[]): number {
  const begun = performance.now();
  run(args);
  return performance.now() - begun;
}

await round("init", timed(["--db", join(scratch, "t.db"), ...INIT]), async (folder, after) => {
  const db = join(folder, "office.db");
  const ended = await killed(["--db", db, ...INIT], after);
  const faults = signal !== "SIGKILL" && ended !== "0" && ended !== "130" && ended !== signal ? [`ended ${ended}`] : [];
  if (existsSync(db) && isWhole(db)) return faults;
  if (existsSync(db)) faults.push("half a file");
  const again = run(["--db", db, ...INIT]);
  if (again.status !== 0) faults.push("dead end");
  if (readdirSync(folder).length > 1) faults.push("leftovers after the next init");
  return faults;
});

const first = join(scratch, "old.db");
if (old !== undefined) for (const copy of [first, join(scratch, "t1.db")]) cpSync(old, copy);
if (old !== undefined)
  await round("upgrade", timed(["--db", join(scratch, "t1.db"), "log"]), async (folder, after) => {
    const db = join(folder, "office.db");
    cpSync(first, db);
    await killed(["--db", db, "log"], after);
    const faults = readdirSync(folder).some((name) => name.includes(".bak") && !name.endsWith(".part") && !isWhole(join(folder, name)))
      ? ["a copy that is none"]
      : [];
    if (run(["--db", db, "log"]).status !== 0) faults.push("dead end");
    const left = readdirSync(folder).filter((name) => name !== "office.db");
    if (left.some((name) => name.includes(".part") || name.endsWith("-journal"))) faults.push("leftovers after the next command");
    if (!isWhole(db)) faults.push("half a file");
    return faults;
  });

const demo = join(scratch, "demo");
run(["demo", demo]);
const year = ["--db", join(demo, "cppcc.db"), "export", "all", "--year", "2025", "--yes", "-o"];
await round("export over an earlier one", timed([...year, `${join(scratch, "out")}/`]), async (folder, after) => {
  cpSync(join(scratch, "out"), join(folder, "out"), { recursive: true });
  await killed([...year, `${join(folder, "out")}/`], after);
  const faults = listed(join(folder, "out")).some((file) => !file.endsWith(".part") && !isWholeZip(file)) ? ["half a document"] : [];
  if (run([...year, `${join(folder, "out")}/`]).status !== 0) faults.push("dead end");
  if (listed(join(folder, "out")).some((file) => file.endsWith(".part"))) faults.push("leftovers after the next export");
  return faults;
});

await round("demo over an earlier one", timed(["demo", join(scratch, "demo2")]), async (folder, after) => {
  const dir = join(folder, "demo");
  cpSync(demo, dir, { recursive: true });
  await killed(["demo", dir], after);
  const faults = listed(dir).some((file) => file.endsWith(".db") && !file.includes(".part") && !isWhole(file)) ? ["half a file"] : [];
  if (run(["demo", dir]).status !== 0) faults.push("dead end");
  if (listed(dir).some((file) => file.includes(".part"))) faults.push("leftovers after the next demo");
  const worked = join(dir, "导出/我的.txt");
  cpSync(BIN, worked);
  run(["demo", dir]);
  if (!existsSync(worked) || hash(worked) !== hash(BIN)) faults.push("a file of the clerk's taken away");
  return faults;
});

rmSync(scratch, { recursive: true, force: true });
