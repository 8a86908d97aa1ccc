import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";

/**
 * By hand, as root, on Linux: node test/faults/full-disk.ts [POINTS] [PROGRAM]. Runs commands on disks (tmpfs) of many sizes, most of
 * them too small, and holds what was said against a bare copy of the file, taken as a clerk takes it: after the answer.
 */

const [points = "240", root = resolve(import.meta.dirname, "../..")] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "cppcc-full-"));
const disk = join(scratch, "disk");
mkdirSync(disk);
const env = { ...process.env, XDG_CACHE_HOME: join(scratch, "cache"), CPPCC_TODAY: "2026-11-30", CPPCC_LANG: "zh" };
const run = (...args: string[]) => spawnSync(process.execPath, [join(root, "bin/cppcc.js"), ...args], { env, encoding: "utf8" });
const shell = (line: string): void => {
  const { status, stderr } = spawnSync("sh", ["-c", line], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
};

interface Copy {
  readonly whole: boolean;
  readonly operations: number;
}

function bareCopy(file: string): Copy {
  const copy = join(scratch, "copy.db");
  rmSync(copy, { force: true });
  cpSync(file, copy);
  try {
    const db = new Sqlite(copy);
    const whole = db.pragma("integrity_check", { simple: true }) === "ok";
    const operations = db.prepare("SELECT count(*) FROM operation").pluck().get() as number;
    db.close();
    return { whole, operations };
  } catch {
    return { whole: false, operations: -1 };
  }
}

const init = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];
const fixtures = join(root, "fixtures/year-2025");
const base = join(scratch, "base.db");
run("--db", base, ...init);
run("--db", base, "import", "roster", join(fixtures, "委员名册.xlsx"));
const { operations: before } = bareCopy(base);

const COMMANDS: readonly { readonly name: string; readonly args: readonly string[]; readonly room: number }[] = [
  { name: "import activities", args: ["import", "activities", join(fixtures, "履职活动台账.xlsx")], room: 1_600 },
  { name: "record", args: ["record", "视察", "--title", "视察饮水", "--date", "2026-03-01", "--present", "all"], room: 200 },
];

for (const { name, args, room } of COMMANDS) {
  const faults = new Map<string, number>();
  const see = (fault: string): void => void faults.set(fault, (faults.get(fault) ?? 0) + 1);
  let failed = 0;
  for (let i = 0; i < Number(points) / 2; i += 1) {
    const size = Math.ceil(statSync(base).size / 1024) + Math.round((room * i) / (Number(points) / 2));
    shell(`mount -t tmpfs -o size=${size}k tmpfs ${disk}`);
    try {
      const file = join(disk, "office.db");
      cpSync(base, file);
      const { status, stdout, stderr } = run("--db", file, ...args);
      const copy = bareCopy(file);
      if (status !== 0) failed += 1;
      if (!copy.whole && !/不要复制/.test(stderr)) see("a damaged copy after the answer");
      if (copy.whole && existsSync(`${file}-journal`)) see("a journal left");
      if (status !== 0 && /没有写入任何内容/.test(stderr) && copy.operations !== before) see("written, and denied");
      if (status === 0 && copy.operations !== before + 1) see("not written, and said so");
      if (status !== 0 && !/磁盘/.test(`${stdout}${stderr}`)) see(`another answer: ${stderr.split("\n")[0]}`);
    } finally {
      shell(`umount ${disk}`);
    }
  }
  process.stdout.write(`${name}: ${Math.round(Number(points) / 2)} disks, ${failed} too small → ${words(faults)}\n`);
}

const faults = new Map<string, number>();
let failed = 0;
for (let size = 4; size <= 480; size += 4) {
  shell(`mount -t tmpfs -o size=${size}k tmpfs ${disk}`);
  try {
    const file = join(disk, "office.db");
    const { status } = run("--db", file, ...init);
    if (status !== 0) {
      failed += 1;
      if (readdirSync(disk).length > 0) faults.set("leftovers", (faults.get("leftovers") ?? 0) + 1);
      shell(`mount -o remount,size=4m ${disk}`);
      if (run("--db", file, ...init).status !== 0) faults.set("dead end", (faults.get("dead end") ?? 0) + 1);
    }
    if (!bareCopy(file).whole) faults.set("no whole file", (faults.get("no whole file") ?? 0) + 1);
  } finally {
    shell(`umount ${disk}`);
  }
}
process.stdout.write(`init: 120 disks, ${failed} too small → ${words(faults)}\n`);
rmSync(scratch, { recursive: true, force: true });

function words(seen: ReadonlyMap<string, number>): string {
  return [...seen].map(([fault, count]) => `${fault} ${count}`).join(" · ") || "no fault";
}
