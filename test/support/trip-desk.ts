import { dirname, resolve } from "node:path";
import { type Desk, NOBODY } from "../../src/trips/desk.ts";
import { readHere } from "../../src/workbooks/reading/read.ts";
import { actor, ROOT, tempOffice } from "../store/office.ts";

/** A desk on a new record file, from which a trip sets out as a command's does: nobody is behind it. */
export function tripDesk(today = "2027-01-10"): Desk {
  const { file, store } = tempOffice();
  const cwd = dirname(file);
  return {
    store,
    clerk: NOBODY,
    actor: actor(),
    file,
    today,
    isDaySet: true,
    cwd,
    root: ROOT,
    startReading: readHere,
    input: (named) => resolve(cwd, named),
    inputs: new Set([resolve(cwd, "读过的.xlsx")]),
    outputs: new Set(),
  };
}
