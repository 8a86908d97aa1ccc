import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { initOffice, makeOffice, type Office, openOffice } from "../office/office.ts";
import { ROSTER_ROWS } from "../support/workbook.ts";

const backupsOf = (office: Office, folder = "备份"): string[] =>
  existsSync(office.path(folder)) ? readdirSync(office.path(folder)).sort() : [];
const reasonsOf = (office: Office): string[] => backupsOf(office).map((name) => /_([^_]+)\.db$/u.exec(name)?.[1] ?? name);
const operationsIn = (file: string): number => {
  const db = new Sqlite(file, { readonly: true });
  const count = db.prepare("SELECT count(*) FROM operation").pluck().get() as number;
  db.close();
  return count;
};
const newest = (office: Office, reason: string): string =>
  office.path(
    join(
      "备份",
      backupsOf(office)
        .filter((name) => name.includes(`_${reason}`))
        .at(-1) ?? "none",
    ),
  );

/** Another record file, made on another day. */
async function stranger(): Promise<Office> {
  const other = makeOffice({ today: "2027-02-02" });
  await other.init();
  return other;
}

describe("backup", () => {
  it("makes a whole copy for its owner alone, and says which by its digest", async () => {
    const office = await openOffice();
    const { file, sha256, operations } = JSON.parse((await office.ok("backup", "--json")).stdout);
    expect(file).toMatch(/备份\/office_2027-01-10_\d{6}_备份\.db$/);
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256);
    expect(operations).toBe(2);
    expect(operationsIn(file)).toBe(2);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
    expect((statSync(office.path("备份")).mode & 0o777).toString(8)).toBe("700");
    const listed = await office.ok("--db", file, "member", "list", "--json");
    expect(listed.stdout).toBe((await office.ok("member", "list", "--json")).stdout);
  });

  it("goes into a folder that is named, or to a file, and never over one", async () => {
    const office = await openOffice();
    mkdirSync(office.path("U盘"));
    const { file } = JSON.parse((await office.ok("backup", "U盘", "--json")).stdout);
    expect(file).toMatch(/U盘\/office_2027-01-10_\d{6}_备份\.db$/);
    await office.ok("backup", "U盘/手头.db");
    const before = readFileSync(office.path("U盘/手头.db"));
    const again = await office.run("backup", "U盘/手头.db", "--yes");
    expect([again.status, again.stderr]).toEqual([4, expect.stringContaining("已有这个文件")]);
    expect(readFileSync(office.path("U盘/手头.db")).equals(before)).toBe(true);
    expect((await office.run("backup", "没有/手头.db")).status).toBe(1);
  });

  it("says that the same disk is no safety, and lists what there is with the reason", async () => {
    const office = await openOffice();
    expect((await office.ok("backup")).stdout).toContain("备份和档案在同一个磁盘上");
    const list = JSON.parse((await office.ok("backup", "--list", "--json")).stdout);
    expect(list.map(({ reason }: { reason: string }) => reason)).toEqual(["asked"]);
    expect(list[0]).toMatchObject({ at: expect.stringMatching(/^2027-01-10 \d\d:\d\d:\d\d$/), bytes: statSync(list[0].file).size });
  });

  it("is made before an import, a close and a reopening, as the file was then; not before what undo takes back", async () => {
    const office = await initOffice();
    await office.ok("import", "roster", await office.workbook("名册.xlsx", ROSTER_ROWS));
    expect(reasonsOf(office)).toEqual(["导入前"]);
    expect(operationsIn(newest(office, "导入前"))).toBe(1);
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    await office.ok("undo");
    await office.ok("score", "--year", "2026");
    expect(reasonsOf(office)).toEqual(["导入前"]);
    await office.ok("year", "close", "2026");
    expect(operationsIn(newest(office, "关闭前"))).toBe(5);
    await office.ok("year", "reopen", "2026", "--reason", "更正");
    expect(reasonsOf(office).sort()).toEqual(["关闭前", "导入前", "重开前"]);
  });

  it("is not made for a trial, nor for an import that changes nothing or is refused", async () => {
    const office = await initOffice();
    const roster = await office.workbook("名册.xlsx", ROSTER_ROWS);
    await office.ok("import", "roster", roster, "--dry-run");
    expect(backupsOf(office)).toEqual([]);
    const bad = await office.workbook("坏.xlsx", [
      ["姓名", "性别"],
      ["张三", "雄"],
    ]);
    expect((await office.run("import", "roster", bad)).status).toBe(3);
    expect(backupsOf(office)).toEqual([]);
    await office.ok("import", "roster", roster);
    await office.ok("import", "roster", roster);
    expect(reasonsOf(office)).toEqual(["导入前"]);
  });

  it("that cannot be made refuses the import, unless none is wanted", async () => {
    const office = await initOffice();
    const roster = await office.workbook("名册.xlsx", ROSTER_ROWS);
    writeFileSync(office.path("备份"), "不是文件夹");
    const before = office.bytes();
    const refused = await office.run("import", "roster", roster, "--json");
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stderr).error).toMatchObject({
      code: "machine.no_backup",
      exit: 1,
      message: expect.stringMatching(/没能先做备份，所以什么也没有做：.*备份/),
    });
    expect(office.bytes().equals(before)).toBe(true);
    await office.ok("import", "roster", roster, "--no-backup");
    expect(office.bytes().equals(before)).toBe(false);
  });

  it("that was asked for says why there is none, and what to do about that", async () => {
    const office = await openOffice();
    writeFileSync(office.db, office.bytes().fill(0xa5, 8 * 4096, 9 * 4096));
    const refused = await office.run("backup", "--json");
    const error = JSON.parse(refused.stderr.trimEnd().split("\n").at(-1) ?? "").error;
    expect(error).toMatchObject({ code: "machine.no_backup", message: expect.stringMatching(/^没能备份：.*已损坏/) });
    expect(error.hint).toContain("restore");
    expect(error.hint).not.toContain("--no-backup");
  });

  it("lies where the office says, and a stick that is missing is not replaced by a folder", async () => {
    const office = await initOffice();
    const roster = await office.workbook("名册.xlsx", ROSTER_ROWS);
    await office.ok("config", "backup.folder", "U盘/备份");
    const refused = await office.run("import", "roster", roster);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(office.path("U盘"))]);
    expect(existsSync(office.path("U盘"))).toBe(false);
    mkdirSync(office.path("U盘"));
    await office.ok("import", "roster", roster);
    expect(backupsOf(office, "U盘/备份")).toHaveLength(1);
    expect(backupsOf(office)).toEqual(["备份在别处.txt"]);
  });

  it("takes away the eleventh of a day, and never what is no copy of this record file", async () => {
    const office = await openOffice();
    const other = await stranger();
    mkdirSync(office.path("备份"));
    const strangers = ["office_2001-01-01_120000_导入前.db", "别人_2001-01-02_120000_备份.db"];
    for (const name of strangers) copyFileSync(other.db, office.path(join("备份", name)));
    writeFileSync(office.path("备份/office_2001-01-03_120000_导入前.db"), "不是数据库");
    writeFileSync(office.path("备份/笔记.txt"), "");
    for (let i = 0; i < 11; i += 1) await office.ok("backup");
    const own = backupsOf(office).filter((name) => name.startsWith("office_2027"));
    expect(own).toHaveLength(10);
    expect(own.every((name) => name.endsWith("_备份.db"))).toBe(true);
    expect(backupsOf(office)).toEqual(expect.arrayContaining([...strangers, "office_2001-01-03_120000_导入前.db", "笔记.txt"]));
  });
});

describe("restore", () => {
  it("shows which operations would go, and does nothing before it is confirmed", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const before = office.bytes();
    const asked = await office.run("restore", file);
    expect([asked.status, asked.stderr]).toEqual([4, expect.stringContaining("--yes")]);
    expect(asked.stdout).toContain("增补委员 新来的");
    expect(asked.stdout).not.toContain("导入名册");
    expect(office.bytes().equals(before)).toBe(true);
    expect(reasonsOf(office)).toEqual(["备份"]);
  });

  it("puts the copy in place, keeps the file as it was twice, and says so in the log", async () => {
    const office = await openOffice();
    const { file, sha256 } = JSON.parse((await office.ok("backup", "--json")).stdout);
    const members = (await office.ok("member", "list", "--json")).stdout;
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const before = office.bytes();
    const done = JSON.parse((await office.ok("restore", file, "--yes", "--json")).stdout);
    expect(done).toMatchObject({ file: office.db, from: file, sha256, lost: 1 });
    expect(readFileSync(done.kept).equals(before)).toBe(true);
    expect(operationsIn(done.backup)).toBe(3);
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    const [newestOperation] = JSON.parse((await office.ok("log", "--json")).stdout);
    expect(newestOperation).toMatchObject({ id: 3, command: "restore", summary: expect.stringContaining(sha256) });
    expect(newestOperation.summary).toContain("之后的 1 次操作不再在内");
    expect((await office.ok("doctor", "--json")).status).toBe(0);
    expect((statSync(office.db).mode & 0o777).toString(8)).toBe("600");
  });

  it("is a barrier: nothing of before is undone or redone, and what comes after is", async () => {
    const office = await openOffice();
    await office.ok("undo");
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    await office.ok("restore", file, "--yes");
    const redo = await office.run("redo", "--json");
    expect([redo.status, JSON.parse(redo.stderr).error.code]).toEqual([4, "refused.before_restore"]);
    const undo = await office.run("undo", "2");
    expect(undo.status).toBe(4);
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    await office.ok("undo");
    expect(await office.run("undo")).toMatchObject({ status: 4 });
    const itself = await office.run("undo", "4");
    expect([itself.status, itself.stderr]).toEqual([4, expect.stringContaining("还原不能撤销")]);
  });

  it("refuses a copy of another record file, the file itself, and what is no record file", async () => {
    const office = await openOffice();
    const other = await stranger();
    const before = office.bytes();
    const codes = [];
    writeFileSync(office.path("笔记.db"), "不是数据库，只是一些字，够长的一些字");
    for (const file of [other.db, office.db, office.path("笔记.db"), office.path("没有.db")])
      codes.push(JSON.parse((await office.run("restore", file, "--yes", "--json")).stderr).error.code);
    expect(codes).toEqual(["refused.other_record_file", "refused.own_file", "refused.not_a_record_file", "refused.no_file"]);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("says what to do where a sound file of another origin was put in the place of the record file", async () => {
    const [office, other] = [await openOffice(), await openOffice({ today: "2027-02-02" })];
    const members = (await office.ok("member", "list", "--json")).stdout;
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    copyFileSync(other.db, office.db);
    const listed = await office.ok("restore");
    expect(listed.stdout).toMatch(/没有记录[\s\S]*还有 1 份别的档案的备份/);
    const { notes } = JSON.parse((await office.ok("doctor", "--json")).stdout);
    expect(notes.find(({ code }: { code: string }) => code === "other_backups").message).toContain(file);
    const refused = await office.run("restore", file, "--yes");
    expect([refused.status, refused.stderr]).toEqual([4, expect.stringContaining("先把现在的档案移走")]);
    renameSync(office.db, office.path("放错的.db"));
    await office.ok("restore", file, "--yes");
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
  });

  it("finds the backups of the folder that the office named, also where the file that named it is gone or beyond reading", async () => {
    const office = await openOffice();
    const before = JSON.parse((await office.ok("backup", "--json")).stdout).file;
    mkdirSync(office.path("大盘"));
    await office.ok("config", "backup.folder", office.path("大盘"));
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    expect(dirname(file)).toBe(office.path("大盘"));
    const whole = office.bytes();
    const listed = async (): Promise<string[]> =>
      JSON.parse((await office.ok("restore", "--json")).stdout).map(({ file }: { file: string }) => file);
    expect((await listed()).sort()).toEqual([before, file].sort());
    for (const ruin of [null, Buffer.alloc(0), Buffer.from("x".repeat(9000)), whole.subarray(0, 8192)]) {
      if (ruin === null) rmSync(office.db);
      else writeFileSync(office.db, ruin);
      expect((await listed()).sort()).toEqual([before, file].sort());
      const diagnosis = JSON.parse((await office.run("doctor", "--json")).stdout);
      expect([before, file]).toContain(diagnosis.backup);
      expect(diagnosis.places).toEqual(expect.arrayContaining([office.path("备份"), office.path("大盘")]));
    }
    const done = JSON.parse((await office.ok("restore", basename(file), "--yes", "--json")).stdout);
    expect(done.from).toBe(file);
    expect((await office.ok("member", "list")).stdout).toContain("新来的");
    expect(readdirSync(office.path("备份"))).toContain("备份在别处.txt");
  });

  it("takes a backup as it lies from the record file on, wherever one stands", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    mkdirSync(office.path("文档"));
    const away = { ...office, folder: office.path("文档") };
    const { typed } = await import("../office/in-process.ts");
    const { status, stdout } = await typed(["restore", `备份/${basename(file)}`, "--yes", "--json"], away);
    expect([status, JSON.parse(stdout).from]).toEqual([0, file]);
  });

  it("speaks of the file that was named, and not of the record file", async () => {
    const office = await openOffice();
    writeFileSync(office.path("空.db"), "");
    for (const name of ["没有.db", "空.db", "备份/没有.db"]) {
      const { status, stderr } = await office.run("restore", name, "--yes");
      expect([name, status, stderr]).toEqual([name, 4, expect.stringMatching(/cppcc restore 列出备份/)]);
      expect(stderr).not.toMatch(/init/);
    }
  });

  it("is proposed by init where backups lie beside the place of a file that is lost", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    rmSync(office.db);
    const args = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];
    const no = await office.at(args, ["直接回车为", "否\r"]);
    expect([no.status, existsSync(office.db)]).toEqual([130, false]);
    // A script is told, and goes on.
    const told = await office.ok(...args);
    expect(told.stderr).toContain(file);
    expect(told.stderr).toContain("cppcc restore");
    // Of another name they are another's.
    expect((await office.ok("--db", "另一份.db", ...args)).stderr).toBe("");
  });

  it("refuses a damaged copy", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 20 * 4096, 30 * 4096);
    writeFileSync(file, bytes);
    const before = office.bytes();
    const refused = await office.run("restore", file, "--yes", "--json");
    expect(JSON.parse(refused.stderr).error).toMatchObject({ code: "refused.not_a_record_file", exit: 4 });
    expect(office.bytes().equals(before)).toBe(true);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["cut to nothing", () => Buffer.alloc(0)],
    ["cut short", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["full of zeros", (bytes) => Buffer.alloc(bytes.length)],
    ["with a page damaged", (bytes) => Buffer.from(bytes).fill(0xa5, 8 * 4096, 9 * 4096)],
    ["of a newer version", (bytes) => Buffer.from(bytes).fill(99, 63, 64)],
  ])("brings back a file %s, which is kept beside", async (_, damage) => {
    const office = await openOffice();
    const members = (await office.ok("member", "list", "--json")).stdout;
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    const damaged = damage(office.bytes());
    writeFileSync(office.db, damaged);
    const done = JSON.parse((await office.ok("restore", file, "--yes", "--json")).stdout);
    expect(readFileSync(done.kept).equals(damaged)).toBe(true);
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
  });

  it("asks a file of a newer version too whose it is, and whether it is lent", async () => {
    const [office, other] = [await openOffice(), await openOffice({ today: "2027-02-02" })];
    const { file } = JSON.parse((await other.ok("backup", "--json")).stdout);
    const own = JSON.parse((await office.ok("backup", "--json")).stdout).file;
    mkdirSync(office.path("U盘"));
    await office.ok("lend", "U盘");
    const newer = office.bytes().fill(99, 63, 64);
    writeFileSync(office.db, newer);
    // The error is the last line: that the present file cannot be opened is said before.
    const codeOf = async (backup: string): Promise<string> => {
      const { stderr } = await office.run("restore", backup, "--yes", "--json");
      return JSON.parse(stderr.trimEnd().split("\n").at(-1) ?? "").error.code;
    };
    expect([await codeOf(file), await codeOf(own)]).toEqual(["refused.lent", "refused.lent"]);
    writeFileSync(office.db, other.bytes().fill(99, 63, 64));
    expect(await codeOf(own)).toBe("refused.other_record_file");
  });

  it("writes into the log how many operations were left behind, and none that the backup alone had", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    for (const name of ["甲某", "乙某"]) await office.ok("member", "add", name, "--from", "2026-02-01");
    await office.ok("restore", file, "--yes");
    const [newest] = JSON.parse((await office.ok("log", "--json", "--limit", "1")).stdout);
    expect(newest.summary).toContain("之后的 2 次操作不再在内");
  });

  it.each<[string, (file: string) => void]>([
    ["is gone", (file) => rmSync(file)],
    ["is beyond reading", (file) => writeFileSync(file, "x".repeat(9000))],
  ])("asks the backups whose file it was that %s", async (_, ruin) => {
    const [office, other] = [await openOffice(), await openOffice({ today: "2027-02-02" })];
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    ruin(office.db);
    const refused = await office.run("restore", other.db, "--yes");
    expect([refused.status, refused.stderr]).toEqual([4, expect.stringContaining("不是这份档案的副本")]);
    await office.ok("restore", file, "--yes");
  });

  it("takes a backup by its name alone, as the list shows it", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const done = JSON.parse((await office.ok("restore", basename(file), "--yes", "--json")).stdout);
    expect(done.from).toBe(file);
  });

  it("without a file lists the backups, also where the record file is gone", async () => {
    const office = await openOffice();
    await office.ok("backup");
    const listed = (await office.ok("restore", "--json")).stdout;
    expect(JSON.parse(listed)).toHaveLength(1);
    writeFileSync(office.db, "");
    expect((await office.ok("restore", "--json")).stdout).toBe(listed);
  });

  it("at a terminal offers the backups, and asks before it puts one in place", async () => {
    const office = await openOffice();
    await office.ok("backup");
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const no = await office.at(["restore"], ["哪一份备份", "\r"], ["换下现在的档案", "否\r"]);
    expect([no.status, no.stderr]).toEqual([130, expect.stringMatching(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 备份/)]);
    const yes = await office.at(["restore"], ["哪一份备份", "\r"], ["之后的 1 次操作", "是\r"]);
    expect(yes.status).toBe(0);
    expect((await office.ok("member", "list", "--json")).stdout).not.toContain("新来的");
  });
});
