import { rmSync } from "node:fs";
import { mended, type Office, type Tried } from "./office.ts";
import { type Finding, tally } from "./report.ts";

/** A command is killed at any moment: the power goes, or somebody ends the process. */
export async function kills(office: Office, trial: Tried, times: number): Promise<Finding> {
  const { see, faults } = tally();
  let felt = 0;
  const states = { before: 0, after: 0 };
  for (let time = 0; time < times; time += 1) {
    const folder = office.folder();
    const place = trial.lay(folder);
    const after = office.random() * trial.milliseconds;
    const { status } = await office.run(trial.args(place), {}, (child) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), after);
      child.on("exit", () => clearTimeout(timer));
    });
    if (status !== 0) felt += 1;
    const { state, faults: found } = await mended(office, trial, place);
    if (state === "before" || state === "after") states[state] += 1;
    see(...found);
    rmSync(folder, { recursive: true, force: true });
  }
  const note = trial.command.reads ? "" : `${states.before} as before, ${states.after} written whole`;
  return { fault: "killed (SIGKILL)", command: trial.command.name, times, felt, faults, note };
}
