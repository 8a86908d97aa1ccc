import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sameFile } from "../../src/disk/same-file.ts";

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
