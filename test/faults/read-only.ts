import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { changing } from "./commands.ts";
import { type Office, shell, stateOf, type Tried, tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/** Nobody, who may write nowhere: root may everywhere. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

/** A file, a folder, a disk that may not be written to; a disk without a byte left. What is read is read all the same. */
export const readOnlyScene: Scene = {
  name: "read-only",
  otherwise: "read-only and full disks (they take root on Linux)",
  async play(office, bases) {
    const trials: Tried[] = [];
    for (const command of changing(bases)) trials.push(await tried(office, command, bases));
    chmodSync(office.scratch, 0o755);
    return [
      await played(office, trials, "file read-only", 0o755, (place) => chmodSync(place, 0o444)),
      await played(office, trials, "folder read-only", 0o555, () => {}),
      await onDisk(office, trials, "disk read-only", (disk) => shell(`mount -o remount,ro '${disk}'`)),
      await onDisk(office, trials, "not a byte free", (disk) => shell(`dd if=/dev/zero of='${disk}/filler' bs=1k 2>/dev/null; true`)),
    ];
  },
};

async function played(
  office: Office,
  trials: readonly Tried[],
  fault: string,
  mode: number,
  spoil: (file: string) => void,
): Promise<Finding> {
  const { see, faults } = tally();
  const statuses: number[] = [];
  for (const trial of trials) {
    const folder = office.folder();
    const place = trial.lay(folder);
    if (NOBODY !== undefined) for (const path of [folder, place.file]) chownSync(path, NOBODY, NOBODY);
    chmodSync(folder, 0o755);
    spoil(place.file);
    chmodSync(folder, mode);
    const said = await unwritten(office, trial, place, see, NOBODY);
    statuses.push(said);
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    fault,
    command: "all that write",
    times: trials.length,
    felt: statuses.filter((status) => status !== 0).length,
    faults,
    note: `exit ${codes(statuses)}`,
  };
}

async function onDisk(office: Office, trials: readonly Tried[], fault: string, spoil: (disk: string) => boolean): Promise<Finding | null> {
  const disk = join(office.scratch, "small");
  mkdirSync(disk, { recursive: true });
  const { see, faults } = tally();
  const statuses: number[] = [];
  for (const trial of trials) {
    if (!shell(`mount -t tmpfs -o size=8m tmpfs '${disk}'`)) return null;
    try {
      const place = trial.lay(disk);
      if (!spoil(disk)) return null;
      statuses.push(await unwritten(office, trial, place, see, undefined));
    } finally {
      shell(`umount '${disk}'`);
    }
  }
  return {
    fault,
    command: "all that write",
    times: trials.length,
    felt: statuses.filter((status) => status !== 0).length,
    faults,
    note: `exit ${codes(statuses)}`,
  };
}

/** Nothing may be written, whatever is tried; what may be read is. */
async function unwritten(
  office: Office,
  trial: Tried,
  place: { readonly file: string; readonly out: string },
  see: (...faults: string[]) => void,
  user: number | undefined,
): Promise<number> {
  const bytes = readFileSync(place.file);
  const said = await office.run(trial.args(place), { user });
  see(...untrue(said, stateOf(office, trial, place), true));
  if (said.status === 0) see("written all the same");
  if (!readFileSync(place.file).equals(bytes)) see("other bytes");
  if (!trial.command.upgrades) {
    const read = await office.run(["--db", place.file, "member", "list"], { user });
    if (read.status !== 0) see(`not read (${read.words.split("\n")[0]})`);
  }
  return said.status;
}
