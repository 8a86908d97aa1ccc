import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import { sums } from "./archives.ts";
import { beginnersPage } from "./beginners.ts";
import { type Entry, inOrder } from "./entry.ts";
import { markdownPage, type Targets } from "./markdown-page.ts";
import type { Platform } from "./platforms.ts";

const text = (path: string, words: string): Entry => ({ path, bytes: Buffer.from(words, "utf8") });
const file = (path: string, from: string, isExecutable = false): Entry => ({ path, bytes: readFileSync(from), isExecutable });

/** Where Node and better-sqlite3 of a platform were unpacked. */
export interface Fetched {
  readonly node: string;
  readonly betterSqlite: string;
  /** The package of Node whose licence goes out with all of them. */
  readonly linuxNode: string;
}

/**
 * What lies in the folder of a platform, in order: on top what a clerk opens, in program/ what runs. `common` is the same
 * on all of them.
 */
export function folderOf(root: string, platform: Platform, fetched: Fetched, common: readonly Entry[]): Entry[] {
  const exe = platform.isWindows ? "node.exe" : "node";
  const entries = inOrder([
    ...launchers(platform),
    ...common,
    file(`program/runtime/${exe}`, join(fetched.node, platform.node.file), true),
    ...betterSqlite(fetched.betterSqlite, platform),
    file("许可/Node.js.txt", join(fetched.linuxNode, "LICENSE")),
    file("许可/better-sqlite3.txt", join(fetched.betterSqlite, "LICENSE")),
    file("许可/node-addon-api.txt", join(root, "node_modules/node-addon-api/LICENSE.md")),
  ]);
  return inOrder([...entries, text("program/SHA256SUMS", sums(entries))]);
}

/** better-sqlite3 is in the bundle but for its binary, and what finds it. */
const betterSqlite = (from: string, { binary }: Platform): Entry[] =>
  ["package.json", "lib/binding.js", `prebuilds/${binary}`].map((path) =>
    file(`program/node_modules/better-sqlite3/${path}`, join(from, path)),
  );

const LAUNCHERS = join(import.meta.dirname, "launchers");
const launcher = (name: string): string => readFileSync(join(LAUNCHERS, name), "utf8");

/** cmd reads its own lines as DOS wrote them, and takes a mark at the beginning for a command. */
const asDos = (words: string): string => words.replaceAll("\n", "\r\n");

/** What starts the program by a double click or by its name. */
export function launchers({ isWindows }: Pick<Platform, "isWindows">): Entry[] {
  if (isWindows) return [text("cppcc.cmd", asDos(launcher("cppcc.cmd"))), text("program/welcome.txt", asDos(launcher("welcome.txt")))];
  return [
    { ...text("cppcc", launcher("cppcc")), isExecutable: true },
    { ...text("cppcc.desktop", launcher("cppcc.desktop")), isExecutable: true },
    { ...text("program/window.sh", launcher("window.sh")), isExecutable: true },
    text("program/welcome.txt", launcher("welcome.txt")),
  ];
}

/** What is the same on every platform: the built program, what it reads, the pages, the blank tables, the licences of what was bundled. */
export function commonEntries(root: string): Entry[] {
  return [
    ...below(root, "bin").map((path) => file(`program/${path}`, join(root, path))),
    ...below(root, "dist")
      .filter((path) => !path.startsWith("dist/cache/") && path !== "dist/LICENSES.txt")
      .map((path) => file(`program/${path}`, join(root, path))),
    ...["completion", "rules", "fixtures/year-2025"]
      .flatMap((folder) => below(root, folder))
      .map((path) => file(`program/${path}`, join(root, path))),
    ...["schema.sql", "package.json"].map((path) => file(`program/${path}`, join(root, path))),
    text("入门.html", beginnersPage(root, launcher("welcome.txt"))),
    ...pages(root),
    ...templates(root),
    file("许可/cppcc.txt", join(root, "dist/LICENSES.txt")),
    text("许可/说明.txt", LICENCES),
  ];
}

const LICENCES = `这个文件夹里带有下列软件，各按其许可使用：
cppcc.txt           程序文件（program/dist）里打包的各个软件，其中有 better-sqlite3、SQLite（公有领域）的接口
Node.js.txt         program/runtime 里的 Node.js，以及它带的各个软件
better-sqlite3.txt  program/node_modules/better-sqlite3 里的二进制文件；其中的 SQLite 属公有领域
node-addon-api.txt  编入这个二进制文件的 node-addon-api
`;

const PAGES: Readonly<Record<string, string>> = {
  "guide.md": "办事指南.html",
  "records.md": "说明/数字和表格.html",
  "rules.md": "说明/计分规则.html",
};

/** The pages for clerks, with their links among each other; what is for engineers stays behind. */
export function pages(root: string): Entry[] {
  return Object.entries(PAGES).map(([source, path]) => {
    const up = path.includes("/") ? "../" : "";
    const targets: Targets = (target) => {
      const [page = "", section] = target.split("#");
      if (page === "") return `#${section}`;
      if (/^https?:/.test(target)) return target;
      if (page.startsWith("../rules")) return `${up}program/${page.slice("../".length)}`;
      const place = PAGES[page];
      return place === undefined ? null : `${up}${place}${section === undefined ? "" : `#${section}`}`;
    };
    return text(path, markdownPage(readFileSync(join(root, "docs", source), "utf8"), targets));
  });
}

/** A workbook says when it was made: the same whenever that is. */
const STILL_CLOCK = { SAME_NOW: "2026-01-10T00:00:00Z", TZ: "UTC" };

/** The blank tables of all imports, as `cppcc template` makes them. */
export function templates(root: string): Entry[] {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-templates-"));
  try {
    return IMPORTS.map(({ word, template }) => {
      const path = join(folder, `${word}.xlsx`);
      execFileSync(
        process.execPath,
        ["--require", join(root, "scripts/same/still-clock.cjs"), join(root, "bin/cppcc.js"), "template", word, "-o", path],
        {
          env: { PATH: process.env.PATH, HOME: folder, CPPCC_LANG: "zh", CPPCC_TODAY: "2026-01-10", ...STILL_CLOCK },
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
      return file(`模板/${template.title}.xlsx`, path);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All files below a folder, as paths from the root with slashes. */
const below = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => statSync(join(root, path)).isFile());
