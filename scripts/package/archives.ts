import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** A .tar.xz by the tar and xz of the machine: they keep the executable bits, and no package of npm writes xz. */
export function writeTarXz(archive: string, folder: string, at: Date): void {
  const seconds = Math.floor(at.getTime() / 1000);
  const tar = `${archive}.tar`;
  execFileSync("tar", [
    ...["--create", `--file=${tar}`, `--directory=${dirname(folder)}`],
    ...["--format=gnu", "--sort=name", `--mtime=@${seconds}`, "--owner=0", "--group=0", "--numeric-owner"],
    folder.slice(dirname(folder).length + 1),
  ]);
  execFileSync("xz", ["--force", "-6", "--threads=1", tar]);
  execFileSync("mv", [`${tar}.xz`, archive]);
}

/** As sha256sum prints and checks them. */
export const sums = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): string =>
  files.map(({ path, bytes }) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`).join("");

/** The sums of archives that lie in one folder. */
export const sumsOf = (folder: string, names: readonly string[]): string =>
  sums(names.map((path) => ({ path, bytes: readFileSync(join(folder, path)) })));
