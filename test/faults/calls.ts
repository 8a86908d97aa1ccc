import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { denied, isUnsettled, mended, type Office, stateOf, type Tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";

/** Calls of the operating system that fail, by a library that is preloaded (failing.c), made on the spot. */

/** Which calls fail, and how. */
export interface Failing {
  readonly fault: string;
  readonly errno: number;
  /** That one alone, and not all that come after it. */
  readonly once?: true;
  /** Reading as well as writing. */
  readonly all?: true;
}

export const FAILINGS: readonly Failing[] = [
  { fault: "a disk full from a call on (ENOSPC)", errno: constants.errno.ENOSPC },
  { fault: "one call that finds no room (ENOSPC)", errno: constants.errno.ENOSPC, once: true },
  { fault: "a stick pulled (EIO from a call on)", errno: constants.errno.EIO, all: true },
  { fault: "one write or sync that fails (EIO)", errno: constants.errno.EIO, once: true },
];

/** The library, made; null where there is no C compiler, or no Linux. */
export function failingLibrary(office: Office): string | null {
  const library = join(office.scratch, "failing.so");
  if (existsSync(library)) return library;
  const { status } = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, join(import.meta.dirname, "failing.c"), "-ldl"]);
  return status === 0 && process.platform === "linux" ? library : null;
}

export async function calls(office: Office, trial: Tried, failing: Failing, times: number): Promise<Finding | null> {
  const library = failingLibrary(office);
  if (library === null) return null;
  const env = (under: string, more: Record<string, string>): Record<string, string> => ({
    LD_PRELOAD: library,
    FAULT_UNDER: under,
    FAULT_ERRNO: String(failing.errno),
    ...(failing.once && { FAULT_ONCE: "1" }),
    ...(failing.all && { FAULT_ALL: "1" }),
    ...more,
  });
  const { see, faults } = tally();
  const statuses: number[] = [];
  const all = await callsOf();
  for (let time = 0; time < times; time += 1) {
    const at = 1 + Math.floor(((time + office.random()) * all) / times);
    const folder = office.folder();
    const place = trial.lay(folder);
    const said = await office.run(trial.args(place), { env: env(folder, { FAULT_AT: String(at) }) });
    statuses.push(said.status);
    const state = stateOf(office, trial, place);
    see(...untrue(said, state, !trial.command.reads));
    // Nobody can put a file right on a stick that is gone; what is said of one that is there must hold for a copy made at once.
    if (!failing.all && state === "damaged" && trial.before !== null && !isUnsettled(said.words)) see("a damaged copy after the answer");
    if (/已损坏/.test(said.words)) see("called damaged");
    const end = await mended(office, trial, place);
    see(...end.faults, ...(end.state === "after" && !trial.command.reads ? denied(said) : []));
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    fault: failing.fault,
    command: trial.command.name,
    times,
    felt: statuses.filter((status) => status !== 0).length,
    faults,
    note: `exit ${codes(statuses)}; of ${all} calls`,
  };

  /** How many such calls the command makes. */
  async function callsOf(): Promise<number> {
    const folder = office.folder();
    const count = join(office.scratch, "count");
    await office.must(trial.args(trial.lay(folder)), { env: env(folder, { FAULT_COUNT: count }) });
    rmSync(folder, { recursive: true, force: true });
    return Number(readFileSync(count, "utf8"));
  }
}
