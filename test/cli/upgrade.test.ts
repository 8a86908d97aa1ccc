import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { olderFile } from "../store/older-records.ts";

it("a file of version 1 is carried up by whatever command opens it first, said on stderr once", async () => {
  const office = makeOffice();
  const file = olderFile(1);
  const first = await office.ok("--db", file, "member", "list", "--json");
  expect(JSON.parse(first.stdout)).toHaveLength(11);
  expect(first.stderr).toMatch(/已从第 1 版升级到第 7 版；升级前的备份：.*备份\/office_2027-01-10_\d{6}_升级前\.db\n$/);
  expect(readdirSync(dirname(file)).sort()).toEqual(["office.db", "备份"]);
  expect(readdirSync(join(dirname(file), "备份"))).toHaveLength(1);

  const second = await office.ok("--db", file, "log");
  expect(second.stderr).toBe("");
  expect(second.stdout).toContain("档案文件从第 1 版升级到第 7 版");

  const undo = await office.run("--db", file, "undo");
  expect([undo.status, undo.stdout]).toEqual([4, ""]);
  expect(undo.stderr).toMatch(/第 \d+ 号操作早于档案文件的升级（第 \d+ 号），不能撤销/);
  expect((await office.run("--db", file, "redo", "--lang", "en")).stderr).toMatch(/the undo of operation \d+ is older than the upgrade/);
});
