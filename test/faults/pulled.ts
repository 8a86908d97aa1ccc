import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "./commands.ts";
import { denied, mended, type Office, placeIn, shell, type Tried, tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/** A stick that is pulled while a command runs, and put in again: a file system of our own (failing_disk.py), without hard links as FAT. */
export const pulledScene: Scene = {
  name: "pulled",
  otherwise: "a failing file system (it takes /dev/fuse, root, and python3 with fusepy)",
  async play(office, bases, times) {
    const findings: (Finding | null)[] = [];
    for (const command of COMMANDS.filter(({ name, from }) => from in bases && ["record", "undo", "migrate"].includes(name)))
      findings.push(await pulled(office, await tried(office, command, bases), times(10)));
    return findings;
  },
};

async function pulled(office: Office, trial: Tried, many: number): Promise<Finding | null> {
  const { see, faults } = tally();
  const statuses: number[] = [];
  const stick = await plugged(office, trial, 1_000_000);
  if (stick === null) return null;
  await office.must(trial.args(stick.place));
  const calls = 1_000_000 - (await stick.unplug());
  for (let time = 0; time < many; time += 1) {
    const at = 1 + Math.floor(((time + office.random()) * calls) / many);
    const now = await plugged(office, trial, at);
    if (now === null) return null;
    const said = await office.run(trial.args(now.place));
    statuses.push(said.status);
    see(...untrue(said, "neither", true));
    if (/已损坏/.test(said.words)) see("called damaged");
    now.mend();
    const end = await mended(office, trial, now.place);
    see(...end.faults, ...(end.state === "after" && !trial.command.reads ? denied(said) : []));
    await now.unplug();
  }
  const felt = statuses.filter((status) => status !== 0).length;
  return { fault: "a stick pulled (FUSE)", command: trial.command.name, times: many, felt, faults, note: `exit ${codes(statuses)}` };
}

/** A Python that can make a file system of its own; null where there is none, or none may be mounted. */
export function pythonWithFuse(): string | null {
  if (!existsSync("/dev/fuse") || process.getuid?.() !== 0) return null;
  const able = (python: string): boolean => ["fusepy", "fuse"].some((library) => shell(`${python} -c 'import ${library}'`));
  return ["python3", "/usr/bin/python3"].find(able) ?? null;
}

/** A stick with what the command begins with on it, that goes after so many calls; null where there can be none. */
async function plugged(office: Office, trial: Tried, after: number) {
  const python = pythonWithFuse();
  if (python === null) return null;
  const folder = office.folder();
  const [real, mount] = [join(folder, "real"), join(folder, "stick")];
  for (const made of [real, mount]) mkdirSync(made);
  const laid = trial.lay(folder);
  if (existsSync(laid.file)) {
    cpSync(laid.file, placeIn(real).file);
    rmSync(laid.file);
  }
  const script = join(import.meta.dirname, "failing_disk.py");
  const server = spawn(python, [script, real, mount, String(after)], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  for (let waited = 0; !shell(`grep -q '${mount} fuse' /proc/mounts`); waited += 1) {
    if (waited > 50 || server.exitCode !== null) return null;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  return {
    place: placeIn(mount),
    /** It is put in again: from now on it holds. */
    mend: () => {
      rmSync(join(folder, "GONE"), { force: true });
      writeFileSync(join(folder, "HOLDS"), "");
    },
    /** Answers how many calls were left. */
    async unplug(): Promise<number> {
      shell(`umount '${mount}'`);
      await ended;
      const left = existsSync(join(folder, "LEFT")) ? Number(readFileSync(join(folder, "LEFT"), "utf8")) : after;
      rmSync(folder, { recursive: true, force: true });
      return left;
    },
  };
}
