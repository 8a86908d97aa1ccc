import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { makeOffice, type Office, openOffice } from "../office/office.ts";

async function lent(): Promise<{ office: Office; copy: string }> {
  const office = await openOffice();
  mkdirSync(office.path("U盘"));
  const { file } = JSON.parse((await office.ok("lend", "U盘", "--json")).stdout);
  return { office, copy: file };
}

/** Another record file, made on another day. */
async function stranger(): Promise<Office> {
  const other = makeOffice({ today: "2027-02-02" });
  await other.init();
  return other;
}

const codeOf = async (office: Office, ...args: string[]): Promise<string> => {
  const { status, stderr } = await office.run(...args, "--json");
  return status === 0 ? "done" : JSON.parse(stderr).error.code;
};

describe("a lent record file", () => {
  it("is read, and every write is refused with where it is", async () => {
    const { office } = await lent();
    expect(JSON.parse((await office.ok("member", "list", "--json")).stdout).length).toBeGreaterThan(0);
    await office.ok("score", "--year", "2026", "--dry-run");
    const before = office.bytes();
    const roster = await office.workbook("又一份.xlsx", [
      ["姓名", "性别"],
      ["新来的", "男"],
    ]);
    for (const args of [
      ["member", "add", "新来的", "--from", "2026-02-01"],
      ["import", "roster", roster],
      ["undo"],
      ["config", "signature", "甲县政协"],
      ["score", "--year", "2026"],
      ["doctor", "--compact"],
    ])
      expect([args[0], await codeOf(office, ...args)]).toEqual([args[0], "refused.lent"]);
    expect(office.bytes().equals(before)).toBe(true);
    const said = await office.run("undo");
    expect(said.status).toBe(4);
    expect(said.stderr).toContain(office.path("U盘"));
    expect(JSON.parse((await office.ok("doctor", "--json")).stdout).notes.map(({ code }: { code: string }) => code)).toContain("lent");
  });

  it("is lent once, not on, not beside itself and over nothing", async () => {
    const { office, copy } = await lent();
    mkdirSync(office.path("另一个"));
    expect(await codeOf(office, "lend", "另一个")).toBe("refused.lent");
    expect(await codeOf(office, "--db", copy, "lend", "另一个")).toBe("refused.borrowed");
    await office.ok("lend", "--cancel");
    expect(await codeOf(office, "lend", "U盘")).toBe("refused.file_exists");
    expect(await codeOf(office, "lend", ".")).toBe("refused.own_file");
    expect(await codeOf(office, "lend", "没有")).toBe("machine.no_folder");
    expect(await codeOf(office, "lend")).toBe("usage.lend");
    expect(await codeOf(office, "lend", "--cancel")).toBe("refused.not_lent");
    // After all of these refusals it can be written to.
    expect(await codeOf(office, "member", "add", "新来的", "--from", "2026-02-01")).toBe("done");
  });

  it("is not lent into its own folder by another name of it, and says the operation that both have", async () => {
    const office = await openOffice();
    symlinkSync(office.folder, office.path("链接"));
    expect(await codeOf(office, "lend", "链接")).toBe("refused.own_file");
    await office.ok("member", "add", "新来的", "--from", "2026-02-01");
    const [newest] = JSON.parse((await office.ok("log", "--json", "--limit", "1")).stdout);
    mkdirSync(office.path("U盘"));
    const lending = JSON.parse((await office.ok("lend", "U盘", "--json")).stdout);
    expect(lending.operation).toBe(newest.id);
  });

  it("is lent no more after a restore: a backup of that time brings no lending back", async () => {
    const { office, copy } = await lent();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    await office.ok("lend", "--cancel");
    // Over the present file, which knows better.
    await office.ok("restore", file, "--yes");
    expect(await codeOf(office, "member", "add", "新来的", "--from", "2026-02-01")).toBe("done");
    const refused = await office.run("return", copy, "--yes");
    expect([refused.status, refused.stderr]).toEqual([4, expect.stringContaining("已经取消")]);
    // And where there is none.
    rmSync(office.db);
    await office.ok("restore", file, "--yes");
    expect(await codeOf(office, "member", "add", "新来的", "--from", "2026-02-01")).toBe("done");
    const unknown = await office.run("return", copy, "--yes");
    expect([unknown.status, unknown.stderr]).toEqual([4, expect.stringContaining("不是从这里外借的")]);
  });

  it("that came back differently, is named with the way to take the whole of it", async () => {
    const office = await openOffice();
    const { file } = JSON.parse((await office.ok("backup", "--json")).stdout);
    mkdirSync(office.path("U盘"));
    const copy = JSON.parse((await office.ok("lend", "U盘", "--json")).stdout).file;
    await office.ok("--db", copy, "member", "add", "借出时的", "--from", "2026-02-01");
    rmSync(office.db);
    await office.ok("restore", file, "--yes");
    const refused = await office.run("return", copy, "--yes");
    expect(refused.stderr).toMatch(/借出时的[\s\S]*cppcc restore /);
    await office.ok("restore", copy, "--yes");
    expect((await office.ok("member", "list")).stdout).toContain("借出时的");
  });

  it("comes back with what was done at it, after a question and a backup", async () => {
    const { office, copy } = await lent();
    await office.ok("--db", copy, "member", "add", "借出时的", "--from", "2026-02-01");
    const asked = await office.run("return", copy);
    expect([asked.status, asked.stdout]).toEqual([4, expect.stringContaining("增补委员 借出时的")]);
    expect(asked.stdout).not.toContain("导入名册");
    // By the folder that it was lent to, as by its own name.
    const done = JSON.parse((await office.ok("return", "U盘/", "--yes", "--json")).stdout);
    expect(done).toMatchObject({ file: office.db, from: copy, operations: 1, backup: expect.stringContaining("归还前") });
    expect((await office.ok("member", "list", "--json")).stdout).toContain("借出时的");
    await office.ok("member", "add", "归还后的", "--from", "2026-03-01");
    await office.ok("undo");
    await office.ok("undo");
    expect((await office.ok("member", "list", "--json")).stdout).not.toContain("借出时的");
    expect((await office.ok("doctor", "--json")).status).toBe(0);
    expect(await codeOf(office, "return", copy, "--yes")).toBe("refused.not_lent");
    // The next lending has a token of its own.
    mkdirSync(office.path("又"));
    await office.ok("lend", "又");
    expect(await codeOf(office, "return", copy, "--yes")).toBe("refused.not_lent");
  });

  it("without anything done comes back as it went", async () => {
    const { office, copy } = await lent();
    expect(JSON.parse((await office.ok("return", copy, "--yes", "--json")).stdout).operations).toBe(0);
    await office.ok("undo");
  });

  it("that was given up is not taken back, and what was done at it is listed", async () => {
    const { office, copy } = await lent();
    await office.ok("--db", copy, "member", "add", "借出时的", "--from", "2026-02-01");
    await office.ok("lend", "--cancel");
    await office.ok("member", "add", "这里的", "--from", "2026-02-01");
    const before = office.bytes();
    const refused = await office.run("return", copy, "--yes");
    expect([refused.status, refused.stderr]).toEqual([4, expect.stringMatching(/已经取消[\s\S]*借出时的/)]);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("is not taken for a copy that was never lent, of another file, or whose log was changed", async () => {
    const { office, copy } = await lent();
    const other = await stranger();
    const plain = office.path("普通.db");
    await office.ok("backup", plain);
    expect(await codeOf(office, "return", plain, "--yes")).toBe("refused.not_lent");
    expect(await codeOf(office, "return", other.db, "--yes")).toBe("refused.other_record_file");
    const changed = office.path("改过.db");
    copyFileSync(copy, changed);
    const db = new Sqlite(changed);
    db.exec("DROP TRIGGER log_operation_update; UPDATE operation SET summary = summary || '！' WHERE id = 2");
    db.close();
    expect(await codeOf(office, "return", changed, "--yes")).toBe("refused.log_differs");
    expect(await codeOf(office, "return", copy, "--yes")).toBe("done");
  });

  /** Writes into a copy that it was lent by a token, as no program of ours does. */
  function lentBy(file: string, token: string): void {
    const db = new Sqlite(file);
    db.prepare("DELETE FROM lending").run();
    db.prepare("INSERT INTO lending VALUES (?, '/U盘', '2027-01-10T00:00:00Z', 2, 'borrowed')").run(token);
    db.close();
  }

  it("is refused where its log is whole and another than the desk's, and where its token is nobody's", async () => {
    const office = await openOffice();
    const other = office.path("另一份.db");
    await office.ok("backup", other);
    await office.ok("member", "add", "这里的", "--from", "2026-02-01");
    await office.ok("--db", other, "member", "add", "那里的", "--from", "2026-02-01");
    mkdirSync(office.path("U盘"));
    const { token } = JSON.parse((await office.ok("lend", "U盘", "--json")).stdout);
    const before = office.bytes();
    lentBy(other, token);
    expect(await codeOf(office, "return", other, "--yes")).toBe("refused.log_differs");
    lentBy(other, "0".repeat(32));
    const stranger = await office.run("return", other, "--yes");
    expect([stranger.status, stranger.stderr]).toEqual([4, expect.stringMatching(/不是从这里外借的[\s\S]*那里的/)]);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("of before stays given up when a later one has come back", async () => {
    const { office, copy } = await lent();
    await office.ok("lend", "--cancel");
    mkdirSync(office.path("又"));
    const { file } = JSON.parse((await office.ok("lend", "又", "--json")).stdout);
    await office.ok("return", file, "--yes");
    expect((await office.run("return", copy, "--yes")).stderr).toContain("已经取消");
    expect((await office.run("return", file, "--yes")).stderr).toContain("已经归还过了");
  });

  it("goes on while it was lent to be refused a restore; a backup of before knows of no lending", async () => {
    const { office, copy } = await lent();
    const before = JSON.parse((await office.ok("backup", "--list", "--json")).stdout)[0].file;
    expect(await codeOf(office, "restore", before, "--yes")).toBe("refused.lent");
    const while_ = JSON.parse((await office.ok("backup", "--json")).stdout).file;
    await office.ok("return", copy, "--yes");
    // The lent state of the backup is not restored.
    await office.ok("restore", while_, "--yes");
    expect(await codeOf(office, "member", "add", "新来的", "--from", "2026-02-01")).toBe("done");
  });

  it("makes its own backups beside itself, wherever the office keeps them at its desk", async () => {
    const office = await openOffice();
    mkdirSync(office.path("大盘"));
    await office.ok("config", "backup.folder", office.path("大盘"));
    mkdirSync(office.path("U盘"));
    const { file } = JSON.parse((await office.ok("lend", "U盘", "--json")).stdout);
    const made = JSON.parse((await office.ok("--db", file, "backup", "--json")).stdout);
    expect(made.file).toContain(office.path("U盘/备份"));
  });

  it("whose copy could not be written is not lent", async () => {
    const office = await openOffice();
    writeFileSync(office.path("不是文件夹"), "");
    expect(await codeOf(office, "lend", "不是文件夹")).toBe("machine.no_folder");
    expect(await codeOf(office, "member", "add", "新来的", "--from", "2026-02-01")).toBe("done");
    expect(existsSync(office.path("备份"))).toBe(false);
  });
});
