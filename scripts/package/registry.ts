import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string } | undefined>>;
}

/**
 * A package of the registry as package-lock.json pins it, unpacked into a folder of its own: of other machines npm installs
 * none. Refused where it is not, byte for byte, what the lock file says.
 */
export function fetchPackage(name: string, root: string, into: string): string {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const pinned = lock.packages[`node_modules/${name}`];
  if (pinned?.integrity === undefined) throw new Error(`package-lock.json 里没有 ${name}（或没有它的校验值）`);
  mkdirSync(into, { recursive: true });
  const packed = execFileSync("npm", ["pack", `${name}@${pinned.version}`, "--silent", "--prefer-offline", "--pack-destination", into], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const file = join(into, packed.trim().split("\n").at(-1) as string);
  refuseUnlessPinned(readFileSync(file), pinned.integrity, `${name}@${pinned.version}`);
  const folder = join(into, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  execFileSync("tar", ["-xzf", file, "-C", folder, "--strip-components=1"]);
  return folder;
}

/** A package that is not the one of the lock file goes into no folder. */
export function refuseUnlessPinned(bytes: Uint8Array, integrity: string, what: string): void {
  const [algorithm = "", wanted] = integrity.split(/-(.*)/s);
  const found = createHash(algorithm).update(bytes).digest("base64");
  if (found !== wanted)
    throw new Error(`${what} 与 package-lock.json 里的校验值不符，没有打包。\n  应为 ${integrity}\n  下载的是 ${algorithm}-${found}`);
}
