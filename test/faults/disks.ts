import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { denied, isUnsettled, mended, type Office, shell, stateOf, type Tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";

/** Disks (tmpfs) of many sizes, most of them too small. Null where none can be made: that takes root, on Linux. */
export async function disks(office: Office, trial: Tried, times: number): Promise<Finding | null> {
  const disk = join(office.scratch, "disk");
  mkdirSync(disk, { recursive: true });
  const { see, faults } = tally();
  const statuses: number[] = [];
  const mount = (kilobytes: number): boolean => shell(`mount -t tmpfs -o size=${kilobytes}k tmpfs '${disk}'`);
  const [least, most] = await roomOf(office, trial);
  for (let time = 0; time < times; time += 1) {
    const size = Math.ceil(least + ((most - least) * time) / times);
    if (!mount(size)) return null;
    try {
      const place = trial.lay(disk);
      const said = await office.run(trial.args(place));
      statuses.push(said.status);
      const state = stateOf(office, trial, place);
      // What is copied at once is as before, or it is said that it must not be copied.
      if (state === "damaged" && !isUnsettled(said.words) && trial.before !== null) see("a damaged copy after the answer");
      see(...untrue(said, state, !trial.command.reads));
      if (said.status !== 0 && !/磁盘/.test(said.words)) see(`another answer (${said.words.split("\n")[0]})`);
      shell(`mount -o remount,size=${most + 8_192}k '${disk}'`);
      const end = await mended(office, trial, place);
      see(...end.faults, ...(end.state === "after" && !trial.command.reads ? denied(said) : []));
    } finally {
      shell(`umount '${disk}'`);
    }
  }
  return {
    fault: "full disk (tmpfs)",
    command: trial.command.name,
    times,
    felt: statuses.filter((status) => status !== 0).length,
    faults,
    note: `exit ${codes(statuses)}`,
  };
}

/** The kilobytes between what it begins with and what it needs. */
async function roomOf(office: Office, trial: Tried): Promise<[number, number]> {
  const folder = office.folder();
  const place = trial.lay(folder);
  const least = trial.before === null ? 4 : Math.ceil(statSync(place.file).size / 1024);
  await office.must(trial.args(place));
  const most = Number((await import("node:child_process")).execFileSync("du", ["-sk", folder], { encoding: "utf8" }).split("\t")[0]);
  rmSync(folder, { recursive: true, force: true });
  // A journal holds what is changed; a file made beside is there twice.
  return [least, 2 * most - Math.min(least, most) + 64];
}
