import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import type { Entry } from "./entry.ts";

/** A .zip of a folder that was laid out: entries in order, one time, so that the same contents are the same bytes. */
export function writeZip(archive: string, folder: string, entries: readonly Entry[], at: Date): void {
  const files: Zippable = {};
  // A .zip knows the time of the clock on the wall alone, in steps of two seconds.
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  for (const { path, bytes } of entries) files[`${folder}/${path}`] = [bytes, { mtime, level: 9 }];
  writeFileSync(archive, zipSync(files));
}

/** The folder on the disk, for tar to take it up. */
export function lay(folder: string, entries: readonly Entry[], at: Date): void {
  for (const { path, bytes, isExecutable } of entries) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    chmodSync(place, isExecutable ? 0o755 : 0o644);
    utimesSync(place, at, at);
  }
}

/** A .tar.xz by the tar and xz of the machine: they keep the executable bits, and no package of npm writes xz. */
export function writeTarXz(archive: string, folder: string, at: Date): void {
  const seconds = Math.floor(at.getTime() / 1000);
  const tar = `${folder}.tar`;
  execFileSync("tar", [
    ...["--create", `--file=${tar}`, `--directory=${dirname(folder)}`],
    ...["--format=gnu", "--sort=name", `--mtime=@${seconds}`, "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX"],
    basename(folder),
  ]);
  execFileSync("xz", ["--force", "-6", "--threads=1", tar]);
  copyFileSync(`${tar}.xz`, archive);
}

/** As sha256sum prints and checks them. */
export const sums = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): string =>
  files.map(({ path, bytes }) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`).join("");

/** The sums of archives that lie in one folder. */
export const sumsOf = (folder: string, names: readonly string[]): string =>
  sums(names.map((path) => ({ path, bytes: readFileSync(join(folder, path)) })));
