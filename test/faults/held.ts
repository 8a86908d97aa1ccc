import { rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { changing } from "./commands.ts";
import { type Office, stateOf, type Tried, tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/** The file in another program's hands: for a moment, for longer than a command waits, for good. */
export const heldScene: Scene = {
  name: "held",
  otherwise: "",
  async play(office, bases) {
    const trials: Tried[] = [];
    for (const command of changing(bases)) trials.push(await tried(office, command, bases));
    return [
      await held(office, trials, "locked for a second", 1_000, () => true),
      await held(office, trials, "locked for eight seconds", 8_000, ({ command }) => command.adds === true),
      // Beyond the 45 seconds for which what merely adds is patient.
      await held(
        office,
        trials.filter(({ command }) => ["record", "undo"].includes(command.name)),
        "locked for a long time",
        90_000,
        () => false,
      ),
    ];
  },
};

/** `through`: whether a command is to come through all the same. */
async function held(
  office: Office,
  trials: readonly Tried[],
  fault: string,
  milliseconds: number,
  through: (trial: Tried) => boolean,
): Promise<Finding> {
  const { see, faults } = tally();
  const statuses: number[] = [];
  for (const trial of trials) {
    const folder = office.folder();
    const place = trial.lay(folder);
    const other = new Sqlite(place.file);
    other.exec("BEGIN EXCLUSIVE");
    const timer = setTimeout(() => other.exec("ROLLBACK"), milliseconds);
    const said = await office.run(trial.args(place));
    clearTimeout(timer);
    other.close();
    statuses.push(said.status);
    const state = stateOf(office, trial, place);
    see(...untrue(said, state, true));
    const [status, kept] = through(trial) ? [0, "after"] : [5, "before"];
    if (said.status !== status || state !== kept) see(`${trial.command.name} ends ${said.status}, ${state}`);
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
