import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * By hand: node test/faults/damage.ts FILE [PROGRAM]. Damages copies of a record file in ten ways, eight times each at other
 * places, has something written to each, and counts which were noticed and which were written to.
 */

const [source = "", root = resolve(import.meta.dirname, "../..")] = process.argv.slice(2);
const PAGE = 4096;
const whole = readFileSync(source);
const pages = whole.length / PAGE;
const scratch = mkdtempSync(join(tmpdir(), "cppcc-damage-"));

/** Numbers that look random and are the same in each run. */
let seed = 1;
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

const overwritten = (at: number, bytes: Buffer): Buffer => {
  const copy = Buffer.from(whole);
  bytes.copy(copy, at);
  return copy;
};
const page = (): number => (1 + random(pages - 1)) * PAGE;

const WAYS: Readonly<Record<string, (time: number) => Buffer>> = {
  "cut short": () => whole.subarray(0, random(whole.length)),
  "cut to nothing": () => Buffer.alloc(0),
  "a header damaged": (time) => overwritten(time * 12, Buffer.alloc(8, 0xa5)),
  "a page of zeros": () => overwritten(page(), Buffer.alloc(PAGE)),
  "a sector of zeros": () => overwritten(page() + random(8) * 512, Buffer.alloc(512)),
  "a page of another place": () => {
    const from = page();
    return overwritten(page(), whole.subarray(from, from + PAGE));
  },
  "the head of a page damaged": () => overwritten(page(), Buffer.from([random(256), random(256), random(256), random(256)])),
  "16 bytes of noise": () => overwritten(page() + random(PAGE - 16), Buffer.from(Array.from({ length: 16 }, () => random(256)))),
  "one bit turned": () => {
    const at = page() + random(PAGE);
    return overwritten(at, Buffer.from([(whole[at] as number) ^ (1 << random(8))]));
  },
  "the end full of zeros": (time) => {
    const lost = (time + 1) * 8 * PAGE;
    return overwritten(whole.length - lost, Buffer.alloc(lost));
  },
};

const total = { noticed: 0, written: 0, unworded: 0, all: 0 };
for (const [way, damage] of Object.entries(WAYS)) {
  const found = { noticed: 0, written: 0, unworded: 0 };
  for (let time = 0; time < 8; time += 1) {
    const file = join(scratch, `${total.all}.db`);
    const bytes = damage(time);
    writeFileSync(file, bytes);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, "bin/cppcc.js"), "--db", file, "config", "office", "政协乙县委员会"],
      {
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: join(scratch, "cache"), CPPCC_LANG: "zh" },
      },
    );
    if (status !== 0) found.noticed += 1;
    if (!readFileSync(file).equals(bytes)) found.written += 1;
    if (/程序出错了/.test(stderr)) found.unworded += 1;
    total.all += 1;
    rmSync(file);
  }
  for (const key of ["noticed", "written", "unworded"] as const) total[key] += found[key];
  process.stdout.write(`${way}: noticed ${found.noticed}, written to ${found.written}, without words ${found.unworded}\n`);
}
process.stdout.write(`of ${total.all}: noticed ${total.noticed}, written to ${total.written}, without words ${total.unworded}\n`);
rmSync(scratch, { recursive: true, force: true });
