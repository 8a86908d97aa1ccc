import { closeSync, fsyncSync, linkSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { notAFile } from "./errors.ts";
import { cutToBytes } from "./file-name.ts";
import { throughLink } from "./same-file.ts";

/**
 * How every file of ours comes into its place: made beside it under a name of its own, for its owner alone, brought to
 * the disk, and only then given its name. Whatever happens, the place holds what it held, or the new file whole.
 * `fill` writes the file at the path that it is given; with `replace: false` a file that is there is an EEXIST, unless it
 * is empty. What is there and no file is refused; other errors are the machine's own (`machineError` has the words).
 */
export function putInPlace(path: string, fill: (part: string) => void, options: { readonly replace?: boolean } = {}): void {
  const part = makePart(path, fill, options);
  try {
    part.put();
  } finally {
    part.drop();
  }
}

/** A file that is made and on the disk, and has not got its name yet. */
export interface Part {
  /** Gives it its name. */
  readonly put: () => void;
  /** Takes away what has not got its name. */
  readonly drop: () => void;
}

/** The first half of `putInPlace`: of several files all are made before the first gets its name, so that a full disk leaves all or none. */
export function makePart(path: string, fill: (part: string) => void, { replace = true }: { readonly replace?: boolean } = {}): Part {
  // A link stays a link, and what it stands for is what is replaced.
  const target = replace ? throughLink(path) : path;
  const folder = dirname(target);
  // Pipes and devices have no size either, and would be taken for an empty file; a link that leads nowhere is in the way.
  if (isThere(target) ? !statSync(target).isFile() : isLink(target)) throw notAFile(path);
  sweep(folder, basename(target));
  const part = join(folder, partName(basename(target), process.pid));
  const drop = (): void => rmSync(part, { force: true });
  try {
    closeSync(openSync(part, "wx", 0o600));
    fill(part);
    sync(part, "r+");
  } catch (error) {
    drop();
    throw error;
  }
  const put = (): void => {
    if (replace) renameSync(part, target);
    else giveName(part, target);
    syncFolder(folder);
  };
  return { put, drop };
}

/** Makes a folder and those above it. One by one: Node's own recursive way never ends where a folder cannot be made (/proc). */
export function makeFolder(folder: string, mode?: number): void {
  if (isThere(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    // Another command may have made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Whether something is there. A place that cannot be looked at (no permission, a name too long) is an error of the machine's, and no "no". */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw error;
  }
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const PART = ".part";

/** .名册.xlsx.1234.part: of which file, and made by which process. Never longer than a name may be. */
const partName = (name: string, pid: number): string => `${partStem(name)}${pid}${PART}`;

const partStem = (name: string): string => `.${cutToBytes(name, 200)}.`;

/** Takes away what a command that was killed has left of this file. What a running one is making is left alone. */
function sweep(folder: string, name: string): void {
  const stem = partStem(name);
  for (const each of readdirSync(folder)) {
    // SQLite keeps a journal even beside a copy that it makes.
    const pid = each.startsWith(stem) ? /^(\d+)\.part(-journal)?$/.exec(each.slice(stem.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, each), { force: true });
  }
}

/** A process of our own number is we ourselves, and has no part under way: a file is written at one go. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Gives a made file its name, which nobody may have: of two that try, one gets it. An empty file is what an interrupted command left. */
function giveName(part: string, target: string): void {
  try {
    name(part, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !takeAwayEmpty(target)) throw error;
    name(part, target);
  }
}

/** A disk without hard links (FAT, some network drives): the name is claimed by an empty file, which is replaced. */
const WITHOUT_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK"]);

function name(part: string, target: string): void {
  try {
    linkSync(part, target);
  } catch (error) {
    if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    closeSync(openSync(target, "wx", 0o600));
    renameSync(part, target);
  }
}

/** Moved aside before it is looked at, so that nobody's file can come in between; a file that is not empty goes back. */
function takeAwayEmpty(target: string): boolean {
  if (statSync(target).size > 0) return false;
  const aside = join(dirname(target), partName(`${basename(target)}.0`, process.pid));
  renameSync(target, aside);
  if (statSync(aside).size > 0) {
    name(aside, target);
    rmSync(aside, { force: true });
    return false;
  }
  rmSync(aside);
  return true;
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The name too is to outlive a power cut; Windows and some network drives know no such thing. */
function syncFolder(folder: string): void {
  try {
    sync(folder, "r");
  } catch {
    // The file is in its place all the same.
  }
}
