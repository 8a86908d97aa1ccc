import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Which file a path leads to, for as long as it is there: the same through links, and however it is written. */
export interface Identity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** Null where nothing is there, or where the disk numbers no files. */
export function identityOf(path: string): Identity | null {
  try {
    const { dev: device, ino: inode } = statSync(path, { bigint: true });
    return inode === 0n ? null : { device, inode };
  } catch {
    return null;
  }
}

export const isSame = (a: Identity | null, b: Identity | null): boolean =>
  a !== null && b !== null && a.device === b.device && a.inode === b.inode;

/**
 * Whether two paths are one file: by a link of either sort, by the same name in the same folder. A file that is not
 * there yet is the same where its name would be, capitals or not.
 */
export const sameFile = (a: string, b: string): boolean => isSame(identityOf(a), identityOf(b)) || namedAs(a) === namedAs(b);

/** The true folder, and the name as a disk that tells no capitals apart sees it. */
function namedAs(path: string): string {
  return real(path).normalize("NFC").toLowerCase();
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}

/** What a link stands for; any other path as it is, and a link that leads nowhere too. */
export function throughLink(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}
