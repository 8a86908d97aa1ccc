import { cpSync, linkSync, renameSync, rmSync } from "node:fs";
import { COMMANDS } from "./commands.ts";
import { stateOf, type Tried, tried, untrue } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/** Another copy is put in the place of the record file while a command has it open. */
export const replacedScene: Scene = {
  name: "replaced",
  otherwise: "",
  async play(office, bases, times) {
    const findings: Finding[] = [];
    for (const command of COMMANDS.filter(({ name, from }) => from in bases && ["import activities", "undo", "year close"].includes(name)))
      findings.push(await replaced(await tried(office, command, bases), times(12)));
    return findings;

    async function replaced(trial: Tried, many: number): Promise<Finding> {
      const { see, faults } = tally();
      const statuses: number[] = [];
      for (let time = 0; time < many; time += 1) {
        const folder = office.folder();
        const place = trial.lay(folder);
        const [other, old] = [`${place.file}.other`, `${place.file}.old`];
        cpSync(place.file, other);
        linkSync(place.file, old);
        const after = office.random() * trial.milliseconds;
        const said = await office.run(trial.args(place), {}, (child) => {
          const timer = setTimeout(() => renameSync(other, place.file), after);
          child.on("exit", () => clearTimeout(timer));
        });
        statuses.push(said.status);
        const [state, before] = [stateOf(office, trial, place), stateOf(office, trial, { ...place, file: old })];
        // Replaced behind the answer, what was written is in the file that was moved away.
        see(...untrue(said, state === "before" && before === "after" ? before : state, true));
        if (![state, before].every((each) => each === "before" || each === "after")) see("half a command");
        rmSync(folder, { recursive: true, force: true });
      }
      const felt = statuses.filter((status) => status !== 0).length;
      return { fault: "replaced while open", command: trial.command.name, times: many, felt, faults, note: `exit ${codes(statuses)}` };
    }
  },
};
