import { mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withFile } from "../../src/commands/as-typed.ts";
import { makeOffice } from "../office/office.ts";

/** Whoever names a record file by --db is told commands that reach it. */

describe("after --db", () => {
  it("the commands that are said name the file too", async () => {
    const office = makeOffice();
    mkdirSync(office.path("乙 县"));
    const db = ["--db", "乙 县/档案.db"];
    const made = await office.ok(...db, "init", "--office", "政协乙县委员会", "--term", "10", "--starts", "2022-01");
    expect(made.stdout).toContain('下一步：cppcc --db "乙 县/档案.db" import roster');
    const added = await office.ok(...db, "member", "add", "新来的", "--from", "2026-02-01");
    expect(added.stdout).toContain('撤销：cppcc --db "乙 县/档案.db" undo');
    const refused = await office.run("--db", "没有.db", "log");
    expect(refused.stderr).toContain("cppcc --db 没有.db init");
    expect((await office.run("log")).stderr).toContain("cppcc init");
  });

  it.each([
    ["a.db", "见 cppcc log；再 cppcc undo 3", "见 cppcc --db a.db log；再 cppcc --db a.db undo 3"],
    ["/U盘/a-1.db", "cppcc restore 备份.db", "cppcc --db /U盘/a-1.db restore 备份.db"],
    ["D:\\档案 1.db", "(see cppcc log)", '(see cppcc --db "D:\\档案 1.db" log)'],
    ["a$&b.db", "cppcc log", 'cppcc --db "a$&b.db" log'],
    ["a.db", "另一个 cppcc 正在写", "另一个 cppcc 正在写"],
    ["a.db", "another cppcc has just written; update cppcc, then open it", "another cppcc has just written; update cppcc, then open it"],
    ["a.db", "cppcc --db 那个文件 doctor；cppcc demo", "cppcc --db 那个文件 doctor；cppcc demo"],
    ["a.db", "mycppcc log、cppcc logs", "mycppcc log、cppcc logs"],
  ])("%s: %s", (db, words, said) => {
    expect(withFile(db)(words)).toBe(said);
  });
});
