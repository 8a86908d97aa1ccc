import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lay, sums, writeTarXz, writeZip } from "../../scripts/package/archives.ts";
import type { Entry } from "../../scripts/package/entry.ts";
import { commonEntries, folderOf, launchers, templates } from "../../scripts/package/folder.ts";
import { archiveName, folderName, PLATFORMS, type Platform } from "../../scripts/package/platforms.ts";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import { ROOT } from "../office/session.ts";

const desk = mkdtempSync(join(tmpdir(), "cppcc-package-test-"));
afterAll(() => rmSync(desk, { recursive: true }));

const AT = new Date("2026-03-01T08:00:00Z");

/** Node and better-sqlite3 as the registry has them, but for Node itself. */
function fetchedFor(platform: Platform) {
  const node = join(desk, platform.node.package);
  mkdirSync(join(node, "bin"), { recursive: true });
  writeFileSync(join(node, platform.node.file), "a machine's code");
  writeFileSync(join(node, "LICENSE"), "Node.js is licensed for use as follows");
  return { node, betterSqlite: join(ROOT, "node_modules/better-sqlite3"), linuxNode: node };
}

let common: Entry[];
const folders = new Map<string, Entry[]>();

beforeAll(() => {
  common = commonEntries(ROOT);
  for (const platform of PLATFORMS) folders.set(platform.name, folderOf(ROOT, platform, fetchedFor(platform), common));
});

const textOf = (entries: readonly Entry[], path: string): string => {
  const entry = entries.find((each) => each.path === path);
  if (entry === undefined) throw new Error(`no ${path}`);
  return Buffer.from(entry.bytes).toString("utf8");
};

const below = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => `${folder}/${name}`);

describe.each(PLATFORMS.map((platform) => [platform.name, platform] as const))("the folder for %s", (name, platform) => {
  const entries = () => folders.get(name) as Entry[];
  const paths = () => entries().map(({ path }) => path);

  test("has on top what a clerk opens", () => {
    const onTop = [...new Set(paths().map((path) => path.split("/")[0]))].sort();
    const launched = platform.isWindows ? ["cppcc.cmd"] : ["cppcc", "cppcc.desktop"];
    expect(onTop).toEqual([...launched, "program", "入门.html", "办事指南.html", "模板", "许可", "说明"].sort());
  });

  test("has all that the program needs, once", () => {
    const needed = ["bin", "dist", "rules"].flatMap(below).filter((path) => path !== "dist/LICENSES.txt");
    expect(needed.length).toBeGreaterThan(50);
    expect(paths()).toEqual(expect.arrayContaining(needed.map((path) => `program/${path}`)));
    expect(paths()).toEqual(
      expect.arrayContaining([
        "program/schema.sql",
        "program/package.json",
        "program/fixtures/year-2025/委员名册.xlsx",
        platform.isWindows ? "program/runtime/node.exe" : "program/runtime/node",
        "program/node_modules/better-sqlite3/package.json",
        "program/node_modules/better-sqlite3/lib/binding.js",
      ]),
    );
    expect(new Set(paths()).size).toBe(paths().length);
  });

  test("has the binary of its own machine alone", () => {
    const binaries = paths().filter((path) => path.endsWith(".node"));
    expect(binaries).toEqual([`program/node_modules/better-sqlite3/prebuilds/${platform.binary}`]);
  });

  test("has no record file, nothing of tests, and nothing that V8 kept", () => {
    expect(paths().filter((path) => /\.db|\.ts$|fixtures\/records|cache\/|\.git/.test(path))).toEqual([]);
  });

  test("has the licences of all that it carries", () => {
    expect(textOf(entries(), "许可/cppcc.txt")).toBe(readFileSync(join(ROOT, "dist/LICENSES.txt"), "utf8"));
    expect(textOf(entries(), "许可/Node.js.txt")).toContain("Node.js is licensed for use");
    expect(textOf(entries(), "许可/better-sqlite3.txt")).toContain("MIT License");
    expect(textOf(entries(), "许可/node-addon-api.txt")).toContain("MIT License");
    for (const path of paths().filter((each) => each.startsWith("许可/") && each !== "许可/说明.txt"))
      expect(textOf(entries(), "许可/说明.txt")).toContain(path.slice("许可/".length));
  });

  test("has the sums of all else in it, in order", () => {
    const rest = entries().filter(({ path }) => path !== "program/SHA256SUMS");
    expect(textOf(entries(), "program/SHA256SUMS")).toBe(sums(rest));
    expect(sums([{ path: "a", bytes: Buffer.from("abc") }])).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n");
  });

  test("marks as executable what is started, and nothing else", () => {
    const executable = entries().filter(({ isExecutable }) => isExecutable);
    expect(executable.map(({ path }) => path).sort()).toEqual(
      platform.isWindows ? ["program/runtime/node.exe"] : ["cppcc", "cppcc.desktop", "program/runtime/node", "program/window.sh"],
    );
  });

  test("has pages that need nothing beside it, and no link into nowhere", () => {
    const pages = paths().filter((path) => path.endsWith(".html"));
    expect(pages).toHaveLength(4);
    for (const path of pages) {
      const page = textOf(entries(), path);
      expect(page, path).not.toMatch(/<script|<link|src=|@import/);
      for (const [, target = ""] of page.matchAll(/href="([^"]*)"/g)) {
        const [file = "", section] = target.split("#");
        const there = file === "" ? path : posix.join(posix.dirname(path), file);
        expect(
          paths().some((each) => each === there || each.startsWith(`${there}/`)),
          `${path} → ${target}`,
        ).toBe(true);
        if (section !== undefined) expect(textOf(entries(), there), `${path} → ${target}`).toContain(`id="${section}"`);
      }
    }
  });

  test("carries its version in its name", () => {
    expect(folderName("1.2.3", platform)).toBe(`cppcc-1.2.3-${name}`);
    expect(archiveName("1.2.3", platform)).toBe(`cppcc-1.2.3-${name}${platform.isWindows ? ".zip" : ".tar.xz"}`);
  });
});

test("a blank table that is made later is the same", () => {
  const made = common.filter(({ path }) => path.startsWith("模板/"));
  expect(made).toHaveLength(IMPORTS.length);
  expect(sums(templates(ROOT))).toBe(sums(made));
});

describe("the launcher of Windows", () => {
  const cmd = () => textOf(launchers({ isWindows: true }), "cppcc.cmd");

  test("is ASCII in lines of DOS: cmd reads it in whatever code page the window has", () => {
    expect(cmd()).toMatch(/^@echo off\r\n/);
    expect(cmd()).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(cmd().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("sets the code page and puts it back, and answers as the program did", () => {
    const at = (words: string) => {
      expect(cmd()).toContain(words);
      return cmd().indexOf(words);
    };
    const order = ["chcp 65001 >nul", "node.exe", "%ERRORLEVEL%", "chcp %CPPCC_PAGE% >nul", "exit /b %CPPCC_STATUS%"].map(at);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });
});

test("a .zip made twice is the same, wherever the clock stands", () => {
  const entries = [
    { path: "入门.html", bytes: Buffer.from("页") },
    { path: "program/a", bytes: Buffer.from("x".repeat(5000)) },
  ];
  const made = ["UTC", "Asia/Shanghai", "America/New_York"].map((zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    writeZip(join(desk, "a.zip"), "cppcc-1", entries, AT);
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    return readFileSync(join(desk, "a.zip"));
  });
  expect(made[1]?.equals(made[0] as Buffer)).toBe(true);
  expect(made[2]?.equals(made[0] as Buffer)).toBe(true);
  expect(Object.keys(unzipSync(made[0] as Buffer))).toEqual(["cppcc-1/入门.html", "cppcc-1/program/a"]);
});

/** The program as it is handed out for this machine, with the Node that runs the tests in the place of its own. */
function layHere(folder: string): void {
  const here = PLATFORMS.find(({ name }) => name === "linux-x64") as Platform;
  lay(folder, folders.get(here.name) as Entry[], AT);
  rmSync(join(folder, "program/runtime/node"));
  symlinkSync(process.execPath, join(folder, "program/runtime/node"));
}

describe("on Linux", () => {
  test("a .tar.xz made twice is the same, its files root's, with their bits", () => {
    const made = ["one", "two"].map((place) => {
      const folder = join(desk, place, "cppcc-1");
      lay(folder, [...launchers({ isWindows: false }), { path: "入门.html", bytes: Buffer.from("页") }], AT);
      writeTarXz(join(desk, place, "a.tar.xz"), folder, AT);
      return readFileSync(join(desk, place, "a.tar.xz"));
    });
    expect(made[1]?.equals(made[0] as Buffer)).toBe(true);
    const listed = execFileSync("tar", ["-tvJf", join(desk, "one/a.tar.xz"), "--numeric-owner", "--utc", "--quoting-style=literal"], {
      encoding: "utf8",
    });
    const line = (path: string) => listed.split("\n").find((each) => each.endsWith(` ${path}`));
    expect(line("cppcc-1/cppcc")).toMatch(/^-rwxr-xr-x 0\/0 .* 2026-03-01 08:00 /);
    expect(line("cppcc-1/入门.html")).toMatch(/^-rw-r--r-- 0\/0 /);
    expect(line("cppcc-1/program/")).toMatch(/^drwxr-xr-x 0\/0 /);
  });

  test("the launcher starts the program from any folder, through links, by a name with blanks", () => {
    const folder = join(desk, "程序 文件夹", "cppcc-1");
    layHere(folder);
    const bin = join(desk, "bin");
    mkdirSync(bin);
    symlinkSync(join("..", "程序 文件夹", "cppcc-1", "cppcc"), join(bin, "first"));
    symlinkSync(join(bin, "first"), join(bin, "cppcc"));
    const env = { PATH: `${bin}:/usr/bin:/bin`, HOME: desk, CPPCC_TODAY: "2026-01-10", CPPCC_LANG: "zh" };
    const run = (...argv: string[]) => spawnSync("cppcc", argv, { cwd: dirname(folder), env, encoding: "utf8" });
    expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const demo = run("demo", "试用");
    expect(demo.stderr).toBe("");
    expect(demo.stdout).toContain("  cppcc --db 试用/cppcc.db log");
    expect(run("--db", "试用/cppcc.db", "member", "show", "无此人").status).toBe(4);
    expect(readdirSync(join(folder, "program")).sort()).toContain("dist");
  });

  test.each([
    ["文档", "文档"],
    ["Documents", "Documents"],
    ["我的文件", ""],
  ])("the window opens in the documents folder, with cppcc found: beside %s in ~/%s", (made, opened) => {
    const folder = join(desk, `window-${made}`);
    layHere(folder);
    const home = join(desk, `home-${made}`);
    mkdirSync(join(home, made), { recursive: true });
    const answer = spawnSync(join(folder, "program/window.sh"), [], {
      input: "pwd; command -v cppcc\n",
      env: { PATH: "/usr/bin:/bin", HOME: home, SHELL: "/bin/sh" },
      encoding: "utf8",
    });
    expect(answer.stdout).toBe(`${textOf(launchers({ isWindows: false }), "program/welcome.txt")}${join(home, opened)}\n${folder}/cppcc\n`);
  });
});
