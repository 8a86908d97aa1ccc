import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { processVariables } from "../office/binary.ts";
import { NOWHERE, ROOT } from "../office/session.ts";

/** The program in a folder of its own, as on a machine whose C library is older than better-sqlite3's binary asks for. */
const folder = mkdtempSync(join(tmpdir(), "cppcc-driver-"));
const driver = join(folder, "node_modules/better-sqlite3");
const binary = join(driver, "prebuilds", `${process.platform}-${process.arch}.node`);

beforeAll(() => {
  for (const part of ["bin", "dist", "rules", "schema.sql"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
});
beforeEach(() => {
  rmSync(driver, { recursive: true, force: true });
  for (const part of ["package.json", "lib/binding.js"])
    cpSync(join(ROOT, "node_modules/better-sqlite3", part), join(driver, part), { recursive: true });
  mkdirSync(join(driver, "prebuilds"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Makes a record file and lists its members. */
function used(sqlite = ""): { status: number | null; stdout: string; stderr: string } {
  files += 1;
  const db = join(folder, `${files}.db`);
  const env = { ...processVariables({ ...NOWHERE, db }), CPPCC_SQLITE: sqlite };
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(folder, "bin/cppcc.js"), ...argv], { env, cwd: folder, encoding: "utf8" });
  const made = run("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
  return made.status === 0 ? run("log", "--json") : made;
}

test("where the binary does not load, Node's own SQLite takes over without a word", () => {
  writeFileSync(binary, "not for this machine");
  expect(used()).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining("建立档案") });
});

test("where there is no binary, nor better-sqlite3 at all, too", () => {
  expect(used()).toMatchObject({ status: 0, stderr: "" });
  rmSync(driver, { recursive: true });
  expect(used()).toMatchObject({ status: 0, stderr: "" });
});

test("not where better-sqlite3 was asked for", () => {
  writeFileSync(binary, "not for this machine");
  expect(used("better")).toMatchObject({ status: 1, stderr: expect.stringContaining("SQLite 装载不了") });
  expect(used("node")).toMatchObject({ status: 0, stderr: "" });
});

test("not where the binary loads and fails otherwise", () => {
  writeFileSync(join(driver, "lib/binding.js"), 'exports.getBinding = () => { throw new Error("out of order"); };');
  expect(used()).toMatchObject({ status: 1, stderr: expect.stringContaining("out of order") });
});

test("a binary that loads is the one that is used", () => {
  cpSync(join(ROOT, "node_modules/better-sqlite3/prebuilds", `${process.platform}-${process.arch}.node`), binary);
  expect(used("better")).toMatchObject({ status: 0, stderr: "" });
});
