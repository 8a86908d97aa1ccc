import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { xlsxAsText } from "../goldens/xlsx-text.ts";
import { type Office, openOffice } from "../office/office.ts";

const PAGE = 4096;

/** Overwrites the first page of a table. */
function damage(office: Office, table: string): Buffer {
  const db = new Sqlite(office.db, { readonly: true });
  const root = db.prepare<[string], number>("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(table) as number;
  db.close();
  const damaged = office.bytes().fill(0xa5, (root - 1) * PAGE, root * PAGE);
  writeFileSync(office.db, damaged);
  return damaged;
}

const withoutBackups = (office: Office): void => {
  if (existsSync(office.path("备份"))) renameSync(office.path("备份"), office.path("别处"));
};

describe("doctor --repair", () => {
  it("writes what can be read into a new file, leaves the damaged one, and lists what hung on what is lost", async () => {
    const office = await openOffice();
    await office.ok("member", "edit", "刘芳", "--phone", "13800000009");
    withoutBackups(office);
    const damaged = damage(office, "body");
    const done = JSON.parse((await office.ok("doctor", "--repair", "-o", "修复.db", "--json")).stdout);
    expect(done).toMatchObject({ file: office.path("修复.db"), changedYears: [], backup: null });
    expect(done.tables.filter(({ unreadable }: { unreadable: unknown[] }) => unreadable.length > 0)).toMatchObject([
      { table: "body", rows: 0 },
    ]);
    expect(done.leftOut).toBeGreaterThan(6);
    expect(office.bytes().equals(damaged)).toBe(true);
    const log = JSON.parse((await office.ok("--db", "修复.db", "log", "--json")).stdout);
    expect(log[0]).toMatchObject({ command: "repair", summary: expect.stringContaining(`${done.leftOut} 行没有带过来`) });
    expect(done.lostRows).toBe(office.path("修复_没有带过来的行.xlsx"));
    expect(existsSync(done.lostRows)).toBe(true);
  });

  it("makes a file that takes the damaged one's place by restore, and whose gaps doctor lays to no stranger", async () => {
    const office = await openOffice();
    withoutBackups(office);
    damage(office, "change");
    const said = await office.ok("doctor", "--repair", "-o", "修复.db");
    expect(said.stdout).toContain(`cppcc restore ${office.path("修复.db")}`);
    const finding = JSON.parse((await office.run("--db", "修复.db", "doctor", "--json")).stdout).findings.find(
      ({ code }: { code: string }) => code === "log",
    );
    expect(finding.message).toMatch(/修复过/);
    expect(finding.message).not.toMatch(/别的工具/);
    await office.ok("restore", "修复.db", "--yes");
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
  });

  it("names no phone in the workbook of the rows that were left out", async () => {
    const office = await openOffice();
    await office.ok("member", "edit", "刘芳", "--phone", "13800000009");
    await office.ok("member", "edit", "刘芳", "--phone", "13800000008");
    withoutBackups(office);
    // The rows of the log hang on their operations.
    damage(office, "operation");
    const { lostRows } = JSON.parse((await office.ok("doctor", "--repair", "-o", "修复.db", "--json")).stdout);
    const words = await xlsxAsText(lostRows);
    expect(words).toContain("刘芳");
    expect(words).not.toMatch(/1380000000[89]/);
  });

  it("excuses no log that was changed after it", async () => {
    const office = await openOffice();
    withoutBackups(office);
    await office.ok("doctor", "--repair", "-o", "修复.db");
    await office.ok("--db", "修复.db", "member", "add", "新来的", "--from", "2026-02-01");
    const db = new Sqlite(office.path("修复.db"));
    db.exec("DROP TRIGGER log_operation_update; UPDATE operation SET summary = summary || '！' WHERE id = (SELECT max(id) FROM operation)");
    db.close();
    const { findings } = JSON.parse((await office.run("--db", "修复.db", "doctor", "--json")).stdout);
    expect(findings.find(({ code }: { code: string }) => code === "log").message).toMatch(/别的工具/);
  });

  it("that another has overtaken says that the name is taken", async () => {
    const office = await openOffice();
    withoutBackups(office);
    damage(office, "body");
    const both = await Promise.all([1, 2].map(() => office.binary.run("doctor", "--repair", "-o", "修复.db", "--yes", "--json")));
    const lost = both.filter(({ status }) => status !== 0);
    for (const { status, stderr } of lost) expect([status, stderr]).toEqual([4, expect.stringContaining("refused.file_exists")]);
    expect(lost.length).toBeLessThan(2);
  });

  it("asks before it writes over the list of an earlier repair", async () => {
    const office = await openOffice();
    withoutBackups(office);
    damage(office, "body");
    writeFileSync(office.path("修复_没有带过来的行.xlsx"), "别人的");
    const { status, stderr } = await office.run("doctor", "--repair", "-o", "修复.db");
    expect([status, stderr]).toEqual([4, expect.stringContaining("已有这个文件")]);
    expect([readFileSync(office.path("修复_没有带过来的行.xlsx"), "utf8"), existsSync(office.path("修复.db"))]).toEqual(["别人的", false]);
  });

  it("never writes over a file, and says so before it reads anything", async () => {
    const office = await openOffice();
    writeFileSync(office.path("新.db"), "别人的");
    for (const out of ["新.db", office.db]) {
      const { status, stderr } = await office.run("doctor", "--repair", "-o", out, "--yes", "--json");
      expect([status, JSON.parse(stderr.slice(stderr.indexOf("{"))).error.code]).toEqual([4, "refused.file_exists"]);
    }
    expect(readFileSync(office.path("新.db"), "utf8")).toBe("别人的");
  });

  it("proposes the newest backup that is sound and of this file, wherever the office keeps them", async () => {
    const office = await openOffice();
    mkdirSync(office.path("大盘"));
    await office.ok("config", "backup.folder", office.path("大盘"));
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    const other = await openOffice({ today: "2027-02-02" });
    writeFileSync(join(office.path("大盘"), "office_2030-01-01_120000_备份.db"), readFileSync(other.db));
    writeFileSync(join(office.path("大盘"), "office_2031-01-01_120000_备份.db"), readFileSync(file).fill(0xa5, 8 * PAGE, 12 * PAGE));
    damage(office, "participation");
    const said = await office.ok("doctor", "--repair", "-o", "修复.db");
    expect(said.stderr).toContain(`cppcc restore ${file}`);
    expect(said.stderr).toContain("3 次操作");
    const no = await office.at(["doctor", "--repair", "-o", "又.db"], ["仍然从损坏的文件里读", "否\r"]);
    expect([no.status, existsSync(office.path("又.db"))]).toEqual([130, false]);
    const yes = await office.at(["doctor", "--repair", "-o", "又.db"], ["仍然从损坏的文件里读", "是\r"]);
    expect([yes.status, existsSync(office.path("又.db"))]).toEqual([0, true]);
  });
});
