import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sameFile, throughLink } from "../../src/disk/same-file.ts";

const at = mkdtempSync(join(tmpdir(), "cppcc-disk-"));
afterAll(() => rmSync(at, { recursive: true, force: true }));
mkdirSync(join(at, "内"));
writeFileSync(join(at, "office.db"), "1");
writeFileSync(join(at, "other.db"), "1");
linkSync(join(at, "office.db"), join(at, "hard.db"));
symlinkSync("office.db", join(at, "soft.db"));
symlinkSync(at, join(at, "内/回来"));

test.each([
  ["office.db", true],
  ["内/../office.db", true],
  ["hard.db", true],
  ["soft.db", true],
  ["内/回来/soft.db", true],
  ["OFFICE.db", true],
  ["other.db", false],
  ["内/office.db", false],
  ["无此文件夹/office.db", false],
])("%s is office.db: %s", (path, same) => {
  expect(sameFile(join(at, path), join(at, "office.db"))).toBe(same);
});

test("a file that is not there yet is the same where its name would be", () => {
  expect(sameFile(join(at, "内/回来/office.db-journal"), join(at, "office.db-journal"))).toBe(true);
});

test("a link is what it stands for, and no other path is changed", () => {
  symlinkSync("没有.db", join(at, "断.db"));
  const real = realpathSync(at);
  expect(["soft.db", "hard.db", "内/回来/office.db", "断.db", "没有.db"].map((path) => throughLink(join(at, path)))).toEqual([
    join(real, "office.db"),
    ...["hard.db", "内/回来/office.db", "断.db", "没有.db"].map((path) => join(at, path)),
  ]);
});
