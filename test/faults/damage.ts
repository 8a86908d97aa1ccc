import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

const PAGE = 4096;

/** Ways in which a record file is damaged, each at other places. */
function waysOf(whole: Buffer, random: (below: number) => number): Readonly<Record<string, (time: number) => Buffer>> {
  const overwritten = (at: number, bytes: Buffer): Buffer => {
    const copy = Buffer.from(whole);
    bytes.copy(copy, at);
    return copy;
  };
  const page = (): number => (1 + random(whole.length / PAGE - 1)) * PAGE;
  return {
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
      const lost = Math.min((time + 1) * 8 * PAGE, whole.length);
      return overwritten(whole.length - lost, Buffer.alloc(lost));
    },
  };
}

/** Something is written to a damaged file. What is felt is noticed; single bytes within a text cannot be told from what was written. */
export const damageScene: Scene = {
  name: "damage",
  otherwise: "",
  async play(office, bases, times) {
    const whole = readFileSync((bases.year ?? bases.roster) as string);
    const ways = waysOf(whole, (below) => Math.floor(office.random() * below));
    const findings: Finding[] = [];
    for (const [way, damage] of Object.entries(ways)) findings.push(await tryOut(office, way, damage, times(8)));
    return findings;
  },
};

async function tryOut(office: Office, way: string, damage: (time: number) => Buffer, many: number): Promise<Finding> {
  const { see, faults } = tally();
  const statuses: number[] = [];
  for (let time = 0; time < many; time += 1) {
    const file = join(office.folder(), "office.db");
    const bytes = damage(time);
    writeFileSync(file, bytes);
    const { status, words } = await office.run(["--db", file, "config", "office", "政协乙县委员会"]);
    statuses.push(status);
    if (status !== 0 && !readFileSync(file).equals(bytes)) see("refused, and written to");
    if (/程序出错了/.test(words)) see("no words");
    rmSync(join(file, ".."), { recursive: true, force: true });
  }
  const felt = statuses.filter((status) => status !== 0).length;
  return { fault: `damaged: ${way}`, command: "config", times: many, felt, faults, note: `exit ${codes(statuses)}` };
}
