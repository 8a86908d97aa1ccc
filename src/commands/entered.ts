import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { holdsUnseen, seenText } from "../domain/text/unseen.ts";

/** The arguments as they were typed or pasted, and those in which something that nobody sees stood. */
export interface Entered {
  readonly argv: readonly string[];
  readonly taken: readonly string[];
}

/** Line breaks and tabs: what is typed in one line stays one. */
const BREAKS = /\s*[\t\n\v\f\r\u2028\u2029]+\s*/g;

/** Here arguments enter: what cannot be seen is taken off them. One that names a file as it stands names that file. */
export function enteredArguments(typed: readonly string[], cwd: string): Entered {
  const taken: string[] = [];
  const argv = typed.map((argument) => {
    const seen = seenText(argument.replace(BREAKS, " "));
    if (seen === argument || namesFile(argument, cwd)) return argument;
    if (holdsUnseen(argument)) taken.push(argument);
    return seen;
  });
  return { argv, taken };
}

/** The argument itself, or what stands behind --db= and the like. */
const namesFile = (argument: string, cwd: string): boolean =>
  [argument, argument.replace(/^-[^=]*=/, "")].some((path) => !path.includes("\u0000") && existsSync(resolve(cwd, path)));
