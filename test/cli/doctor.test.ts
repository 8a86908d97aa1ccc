import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { initOffice, makeOffice, type Office, openOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { OPINIONS } from "../office/year.ts";
import { cutOffWhileWriting } from "../support/hot-journal.ts";

interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

interface Diagnosis {
  readonly ok: boolean;
  readonly findings: readonly Said[];
  readonly notes: readonly Said[];
  readonly bytes: number | null;
  readonly operations: number | null;
  readonly backup: string | null;
  readonly driver: string;
  readonly places: readonly string[];
}

/** What the doctor says of the office's file, of which it changes nothing: no byte, no time, nothing beside it. */
async function diagnosed(office: Office): Promise<Diagnosis & { status: number }> {
  const seen = (): unknown[] =>
    readdirSync(office.folder).map((name) => {
      const { size, mtimeNs, mode } = statSync(office.path(name), { bigint: true });
      return [name, size, mtimeNs, mode];
    });
  const before = seen();
  const bytes = existsSync(office.db) ? office.bytes() : null;
  const { status, stdout } = await office.run("doctor", "--json");
  expect(seen()).toEqual(before);
  if (bytes !== null) expect(office.bytes().equals(bytes)).toBe(true);
  const said = JSON.parse(stdout) as Diagnosis;
  expect([status, said.ok]).toEqual(said.findings.length === 0 ? [0, true] : [6, false]);
  for (const each of [...said.findings, ...said.notes]) expect(Object.keys(each)).toEqual(["code", "message", "hint"]);
  return { ...said, status };
}

const codes = (said: readonly Said[]): string[] => said.map(({ code }) => code);

/** Somebody with another program, who takes the triggers off and puts them back as they were. */
function withOtherMeans(office: Office, sql: string): void {
  const db = new Sqlite(office.db);
  db.pragma("foreign_keys = OFF");
  const triggers = db.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

/** The record file as a version's own program made it. */
function olderOffice(version: number): Office {
  const office = makeOffice();
  writeFileSync(office.db, readFileSync(join(ROOT, `fixtures/records/version-${version}.db`)), { mode: 0o600 });
  return office;
}

describe("doctor", () => {
  it("finds nothing wrong with a sound file, and says what it is", async () => {
    const office = await openOffice();
    await office.ok("backup");
    const { findings, notes, bytes, operations, backup, driver, places } = await diagnosed(office);
    expect(findings).toEqual([]);
    expect(codes(notes)).toEqual(["same_disk"]);
    expect([bytes, operations]).toEqual([statSync(office.db).size, 2]);
    expect(driver).toMatch(/SQLite 3\.\d+/);
    const [name = ""] = readdirSync(office.path("备份"));
    expect(backup).toBe(office.path(join("备份", name)));
    expect(places).toContain(office.path("备份"));
    const said = await office.ok("doctor");
    expect(said.stdout).toContain("档案文件完好");
    expect(said.stdout).toContain(office.path("备份"));
  });

  it("says which findings there are in words, with what to do, and fails", async () => {
    const office = await openOffice();
    chmodSync(office.db, 0o644);
    const said = await office.run("doctor");
    expect([said.status, said.stdout]).toEqual([6, expect.stringMatching(/✗ 别的用户也能读或写档案文件（权限 644）\n {2}→ chmod 600/)]);
    expect(said.stdout).not.toContain("完好");
    expect(said.stderr).toContain("发现 1 个问题");
  });

  it("finds a damaged page, and points to the backups", async () => {
    const office = await openOffice();
    writeFileSync(office.db, office.bytes().fill(0xa5, 8 * 4096, 9 * 4096));
    const { findings, operations } = await diagnosed(office);
    expect(codes(findings)).toEqual(["damaged"]);
    expect(findings[0]?.hint).toContain("cppcc restore");
    expect(operations).toBeNull();
  });

  it("finds that a write stopped half way, and the next command puts it right", async () => {
    const office = await openOffice();
    const before = office.bytes();
    const away = office.path("原来.db");
    renameSync(office.db, away);
    cutOffWhileWriting(away, office.db);
    chmodSync(office.db, 0o600);
    expect(office.bytes().equals(before), "half of the write is in the file").toBe(false);
    expect(codes((await diagnosed(office)).findings)).toEqual(["unfinished"]);
    await office.ok("log");
    expect(office.bytes().equals(before)).toBe(true);
    expect((await diagnosed(office)).findings).toEqual([]);
  });

  it("does not take a write that is under way for one that stopped", async () => {
    const office = await openOffice();
    const db = new Sqlite(office.db);
    db.exec("BEGIN IMMEDIATE; INSERT INTO lending VALUES ('a', 'b', 'c', 1, 'returned')");
    expect(existsSync(`${office.db}-journal`)).toBe(true);
    expect((await diagnosed(office)).findings).toEqual([]);
    db.exec("ROLLBACK");
    db.close();
  });

  it("waits for nobody for ever: a file that is locked is busy", async () => {
    const office = await openOffice();
    const db = new Sqlite(office.db);
    db.exec("BEGIN EXCLUSIVE");
    expect((await office.run("doctor")).status).toBe(5);
    db.exec("ROLLBACK");
    db.close();
  });

  it("finds rows that hang on one that is gone, by table and parent", async () => {
    const office = await openOffice();
    withOtherMeans(office, "DELETE FROM person WHERE id = 1");
    const { findings } = await diagnosed(office);
    expect(codes(findings)).toEqual(["orphans"]);
    expect(findings[0]?.message).toMatch(/^tenure 表有 \d+ 行所依附的 person 不在了$/);
  });

  it("finds the first operation that is not as it was written", async () => {
    const office = await openOffice();
    withOtherMeans(office, "UPDATE operation SET summary = '别的' WHERE id = 2");
    const { findings } = await diagnosed(office);
    expect(findings).toMatchObject([{ code: "log", message: expect.stringContaining("从第 2 号起") }]);
  });

  it("finds each table, view, index and trigger that is gone, by its name", async () => {
    const office = await openOffice();
    const whole = office.bytes();
    const db = new Sqlite(office.db, { readonly: true });
    const objects = db
      .prepare<[], { type: string; name: string }>(
        "SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      )
      .all();
    db.close();
    // Of the triggers, which are many and alike, every twentieth; of the others every third.
    const some = objects.filter(({ type }, i) => i % (type === "trigger" ? 20 : 3) === 0);
    expect(new Set(some.map(({ type }) => type))).toEqual(new Set(["table", "view", "index", "trigger"]));
    for (const { type, name } of [...some, ...["seal", "lending", "recognition"].map((each) => ({ type: "table", name: each }))]) {
      writeFileSync(office.db, whole);
      const hand = new Sqlite(office.db);
      hand.pragma("foreign_keys = OFF");
      // A table does not go while something stands in its way.
      if (type === "table")
        for (const trigger of objects.filter((each) => each.type === "trigger")) hand.exec(`DROP TRIGGER "${trigger.name}"`);
      hand.exec(`DROP ${type} "${name}"`);
      hand.close();
      const { findings } = await diagnosed(office);
      expect(
        findings.map(({ code }) => code),
        `${type} ${name}`,
      ).toContain("schema");
      expect(findings.find(({ code }) => code === "schema")?.message.split(/[：、]/)).toContain(name);
    }
  }, 120_000);

  it("finds a trigger that says something else than the program's, and one of somebody else's", async () => {
    const office = await openOffice();
    const db = new Sqlite(office.db);
    const { name, sql } = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' LIMIT 1").get() as {
      name: string;
      sql: string;
    };
    db.exec(`DROP TRIGGER "${name}"`);
    db.exec(sql.replace(/BEGIN[\s\S]*END/, "BEGIN SELECT 1; END"));
    db.exec("CREATE TABLE 别人的 (x)");
    db.close();
    const { findings } = await diagnosed(office);
    expect(findings).toMatchObject([{ code: "schema", message: expect.stringMatching(new RegExp(`${name}.*别人的|别人的.*${name}`)) }]);
  });

  it.each([
    ["类别", "UPDATE activity SET kind = 'moon_landing'", "moon_landing"],
    ["角色", "UPDATE participation SET role = 'astronaut'", "astronaut"],
    ["结果", "UPDATE recognition SET what = 'medal'", "medal"],
  ])("finds words that the program does not know: %s", async (what, sql, word) => {
    const office = await openOffice();
    await office.ok("import", "opinions", await office.workbook("信息.xlsx", OPINIONS));
    withOtherMeans(office, sql);
    const { findings } = await diagnosed(office);
    expect(findings).toMatchObject([{ code: "unknown_kind", message: expect.stringContaining(`${what}：${word}`) }]);
  });

  it("finds a closed year that no longer holds what it held", async () => {
    const office = await openOffice();
    await office.ok("score", "--year", "2026");
    await office.ok("year", "close", "2026");
    expect((await diagnosed(office)).findings).toEqual([]);
    withOtherMeans(office, "UPDATE evaluation_member SET total = total + 100");
    const { findings } = await diagnosed(office);
    expect(findings).toMatchObject([{ code: "closed_year", message: expect.stringContaining("2026") }]);
  });

  it.skipIf(process.getuid?.() === 0)("finds what cannot be written", async () => {
    const office = await openOffice();
    chmodSync(office.db, 0o400);
    expect(codes((await diagnosed(office)).findings)).toEqual(["read_only"]);
  });

  it("notes a file of an older version, and does not carry it up", async () => {
    for (const version of [1, 2, 3, 4, 5, 6]) {
      const office = olderOffice(version);
      const { findings, notes } = await diagnosed(office);
      expect(findings).toEqual([]);
      expect(codes(notes)).toEqual(["older_version", "no_backup"]);
      expect(notes[0]?.message).toContain(`第 ${version} 版`);
    }
  });

  it("notes that a file is lent, and of the copy that it is one", async () => {
    const office = await openOffice();
    mkdirSync(office.path("U盘"));
    await office.ok("lend", "U盘");
    expect(codes((await diagnosed(office)).notes)).toContain("lent");
    const copy = JSON.parse((await office.ok("--db", office.path(`U盘/${basename(office.db)}`), "doctor", "--json")).stdout);
    expect(codes(copy.notes)).toContain("borrowed");
    expect(codes(copy.notes)).not.toContain("lent");
  });

  it.each<[string, string, (office: Office) => void]>([
    ["no file", "no_file", ({ db }) => rmSync(db)],
    ["an empty file", "not_a_record_file", ({ db }) => writeFileSync(db, "")],
    ["a file of another sort", "not_a_record_file", ({ db }) => writeFileSync(db, "姓名,性别\n".repeat(100))],
    [
      "a database of another program",
      "not_a_record_file",
      ({ db }) => {
        rmSync(db);
        new Sqlite(db).exec("CREATE TABLE x (y)").close();
      },
    ],
    ["a file of a newer version", "newer_file", ({ db }) => new Sqlite(db).exec("PRAGMA user_version = 99").close()],
    [
      "a file whose first page is noise behind its header",
      "damaged",
      ({ db }) => {
        writeFileSync(db, readFileSync(db).fill(0xa5, 100, 4096));
      },
    ],
  ])("%s is a finding", async (_, code, change) => {
    const office = await openOffice();
    change(office);
    if (existsSync(office.db)) chmodSync(office.db, 0o600);
    const { findings } = await diagnosed(office);
    expect(codes(findings)).toEqual([code]);
    expect(findings[0]?.hint).not.toBeNull();
  });

  it.skipIf(process.platform === "win32").each([0o640, 0o604, 0o660])("finds that others can read the file: %o", async (mode) => {
    const office = await initOffice();
    chmodSync(office.db, mode);
    const { findings } = await diagnosed(office);
    expect(findings.map(({ code, message }) => [code, message.includes(mode.toString(8))])).toEqual([["permissions", true]]);
  });

  it("says of the folders of backups, and of no other, that they are to be kept", async () => {
    const office = await initOffice();
    await office.ok("backup");
    const kept = (await office.ok("doctor")).stdout.split("\n").filter((line) => line.includes("不要删"));
    expect(kept).toEqual([`  ${office.path("备份")}（备份，不要删）`]);
  });

  it.skipIf(process.platform === "win32")("notes a folder of backups that others can open", async () => {
    const office = await initOffice();
    await office.ok("backup");
    expect(codes((await diagnosed(office)).notes)).not.toContain("backup_permissions");
    chmodSync(office.path("备份"), 0o750);
    const { notes, findings } = await diagnosed(office);
    expect([notes.find(({ code }) => code === "backup_permissions")?.message, findings]).toEqual([expect.stringContaining("750"), []]);
  });

  it("counts the days since the newest backup of this file, and no other's", async () => {
    const office = await initOffice();
    expect(codes((await diagnosed(office)).notes)).toEqual(["no_backup"]);
    const other = makeOffice({ today: "2027-02-02" });
    await other.init();
    mkdirSync(office.path("备份"));
    copyFileSync(other.db, office.path("备份/office_2027-01-09_120000_备份.db"));
    expect(codes((await diagnosed(office)).notes)).toEqual(["no_backup", "backup_permissions", "other_backups"]);
    for (const [day, old] of [
      ["2026-12-10", 31],
      ["2026-12-11", null],
    ] as const) {
      copyFileSync(office.db, office.path(`备份/office_${day}_120000_备份.db`));
      const { notes } = await diagnosed(office);
      expect(notes.find(({ code }) => code === "old_backup")?.message ?? null).toEqual(old && expect.stringContaining(`${old} 天前`));
    }
  });

  it("takes one of its words at a time", async () => {
    const office = await openOffice();
    for (const args of [["--repair"], ["-o", "新.db"], ["--repair", "--compact", "-o", "新.db"], ["--compact", "-o", "新.db"]])
      expect([args, (await office.run("doctor", ...args)).status]).toEqual([args, 2]);
    expect(existsSync(office.path("新.db"))).toBe(false);
  });
});

describe("doctor --compact", () => {
  it("shrinks a file from which much was taken, after a backup; the log and its chain stay whole", async () => {
    const office = await openOffice();
    const header = ["日期", "类别", "名称", "姓名", "角色"];
    const rows = Array.from({ length: 600 }, (_, i) => ["2026-05-12", "视察", `视察第${i}号学校及其周边道路交通安全情况`, "陈明", "参加"]);
    await office.ok("import", "activities", await office.workbook("大.xlsx", [header, ...rows]));
    await office.ok("undo");
    const log = (await office.ok("log", "--json")).stdout;
    const members = (await office.ok("member", "list", "--json")).stdout;
    const before = office.bytes();
    const done = JSON.parse((await office.ok("doctor", "--compact", "--json")).stdout);
    expect(done.before).toBe(before.length);
    expect(done.after).toBe(statSync(office.db).size);
    expect(done.after).toBeLessThan(done.before);
    const db = new Sqlite(office.db, { readonly: true });
    expect(db.pragma("freelist_count", { simple: true })).toBe(0);
    db.close();
    expect(done.backup).toMatch(/_整理前\.db$/);
    expect(existsSync(done.backup)).toBe(true);
    expect((await office.ok("log", "--json")).stdout).toBe(log);
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    expect((await diagnosed(office)).findings).toEqual([]);
    await office.ok("redo");
    expect(JSON.parse((await office.ok("doctor", "--compact", "--no-backup", "--json")).stdout).backup).toBeNull();
  });
});
