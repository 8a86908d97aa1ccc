import { parseArgs } from "node:util";
import { calls, FAILINGS } from "./calls.ts";
import { basesOf, COMMANDS, olderFile } from "./commands.ts";
import { disks } from "./disks.ts";
import { kills } from "./kills.ts";
import { makeOffice, ROOT, type Tried, tried } from "./office.ts";
import { type Finding, tableOf } from "./report.ts";
import { SCENES } from "./scenes.ts";

/**
 * npm run faults: faults of the machine, injected into the program as it is shipped, with a table of figures at the end.
 * `--part kills,disks,calls,scenes`: these alone; `--command "undo,record"`: into these alone; `--times 2`: so many times as often as it
 * is written here, or 0.1 for a tenth; `--driver node`: by Node's own SQLite; `--program FOLDER`: another build.
 */
const { values } = parseArgs({
  options: {
    part: { type: "string", default: "kills,disks,calls,scenes" },
    command: { type: "string" },
    times: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    driver: { type: "string" },
    program: { type: "string", default: ROOT },
  },
});
const parts = new Set(values.part.split(","));
const only = values.command === undefined ? null : new Set(values.command.split(","));
const times = (usual: number): number => Math.max(1, Math.round(usual * Number(values.times)));

/** How often each command is killed: three hundred, spread over those that have most to lose. */
const KILLS: Readonly<Record<string, number>> = { init: 20, record: 20, config: 10, redo: 20, score: 20 };
const USUAL_KILLS = 35;
const MIGRATE_KILLS = 20;
const DISKS = 24;
const CALLS = 12;

const office = makeOffice({ root: values.program, driver: values.driver, seed: Number(values.seed) });
const findings: Finding[] = [];
const unable = new Set<string>();

function found(finding: Finding | null, otherwise: string): void {
  if (finding === null) {
    if (!unable.has(otherwise)) console.error(`skipped: ${otherwise}`);
    unable.add(otherwise);
    return;
  }
  findings.push(finding);
  const wrong = [...finding.faults].map(([what, count]) => `${what} ${count}`).join(" · ");
  console.error(
    `${wrong === "" ? "✓" : "✗"} ${finding.fault}, ${finding.command}: ${finding.times} × → ${wrong || "nothing wrong"}; ${finding.note ?? ""}`,
  );
}

/** Which commands and scenes are played. */
const isWanted = ({ name }: { readonly name: string }): boolean => only === null || only.has(name);

async function inCommands(work: (trial: Tried) => Promise<void>): Promise<void> {
  for (const command of COMMANDS.filter(isWanted)) {
    // The record files of every version are carried up in turn.
    const versions = command.name === "migrate" ? VERSIONS : [VERSIONS.at(-1) as number];
    for (const version of versions) {
      const trial = await tried(office, command, { ...bases, older: olderFile(version) });
      await work(versions.length > 1 ? { ...trial, command: { ...command, name: `migrate (version ${version})` } } : trial);
    }
  }
}

const VERSIONS = [1, 3, 5];
const bases = await basesOf(office);
console.error(`seed ${values.seed}, ${values.driver ?? "the usual driver"}, Node ${process.version}, ${process.platform}`);
if (parts.has("kills")) await inCommands(async (trial) => found(await kills(office, trial, killsOf(trial)), "kills"));
if (parts.has("disks"))
  await inCommands(async (trial) => found(await disks(office, trial, times(DISKS)), "full disks (they take root on Linux)"));
if (parts.has("calls"))
  for (const failing of FAILINGS)
    await inCommands(async (trial) => found(await calls(office, trial, failing, times(CALLS)), "failing calls (they take cc and Linux)"));
if (parts.has("scenes"))
  for (const scene of SCENES.filter(isWanted))
    for (const finding of await scene.play(office, bases, times)) found(finding, scene.otherwise);
console.log(`\n${tableOf(findings)}`);
office.end();
process.exitCode = findings.some(({ faults }) => faults.size > 0) ? 1 : 0;

function killsOf({ command: { name } }: Tried): number {
  return times(name.startsWith("migrate") ? MIGRATE_KILLS : (KILLS[name] ?? USUAL_KILLS));
}
