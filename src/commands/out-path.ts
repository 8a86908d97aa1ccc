import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** Whether -o names a folder: nothing, a folder that is there, or a path that ends in / (which is then made). */
export const isFolder = (cwd: string, out: string | undefined): boolean => {
  if (out === undefined || /[/\\]$/.test(out)) return true;
  const path = resolve(cwd, out);
  return existsSync(path) && statSync(path).isDirectory();
};

/** The file that -o means: the one named, or in a folder the one of the usual name. */
export const outFile = (cwd: string, out: string | undefined, usual: string): string =>
  isFolder(cwd, out) ? join(resolve(cwd, out ?? "."), usual) : resolve(cwd, out as string);
