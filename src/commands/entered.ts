import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { holdsUnseen, seenText } from "../domain/unseen.ts";

/** The arguments as they were typed or pasted, and those from which something that nobody sees was taken off. */
export interface Entered {
  readonly argv: readonly string[];
  readonly taken: readonly string[];
}

/** Here arguments enter: what cannot be seen is taken off them. One that names a file as it stands names that file. */
export function enteredArguments(typed: readonly string[], cwd: string): Entered {
  const taken: string[] = [];
  const argv = typed.map((argument) => {
    if (!holdsUnseen(argument) || namesFile(argument, cwd)) return argument;
    taken.push(argument);
    return seenText(argument);
  });
  return { argv, taken };
}

/** The argument itself, or what stands behind --db= and the like. */
const namesFile = (argument: string, cwd: string): boolean =>
  [argument, argument.replace(/^-[^=]*=/, "")].some((path) => !path.includes("\u0000") && existsSync(resolve(cwd, path)));
