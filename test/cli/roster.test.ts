import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import type { Imported, ListedMember } from "../office/answers.ts";
import { initOffice, type Office, openOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS, rosterWith } from "../support/workbook.ts";

const members = (office: Office, ...args: string[]) => office.json<ListedMember[]>("member", "list", ...args);
const named = (list: readonly ListedMember[], name: string): ListedMember | undefined => list.find((member) => member.name === name);

/** How many rows each table of the ledger holds; the log of operations grows with every command and is left out. */
function counts(file: string): Record<string, number> {
  const db = new Sqlite(file, { readonly: true });
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all();
  const rows = Object.fromEntries(
    tables.map((table) => [table, db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? -1]),
  );
  db.close();
  const { operation: _, change: __, seal: ___, ...kept } = rows;
  return kept;
}

it("a roster is imported once; the same file again changes nothing and says so", async () => {
  const office = await initOffice();
  await office.workbook("名册.xlsx", ROSTER_ROWS);
  const empty = office.bytes();

  const planned = await office.json<Imported>("import", "roster", "名册.xlsx", "--dry-run");
  expect(planned).toMatchObject({ operation: null, files: [{ rows: 6, added: 6, changed: 0, same: 0 }] });
  expect(office.bytes().equals(empty), "a dry run writes nothing").toBe(true);
  expect((await office.ok("import", "roster", "名册.xlsx", "--dry-run")).stdout).toContain("试运行，没有写入");

  const first = await office.json<Imported>("import", "roster", "名册.xlsx");
  expect(first).toMatchObject({
    operation: 2,
    files: [{ file: "名册.xlsx", sheet: "Sheet1", rows: 6, added: 6, changed: 0, same: 0, rejected: 0 }],
  });
  const list = await members(office);
  expect(list.map(({ name }) => name)).toEqual(["王伟", "王伟", "刘芳", "买买提·艾力", "张三", "陈明"]);
  expect(named(list, "刘芳")).toMatchObject({
    sex: "女",
    ethnicity: "满族",
    party: "民盟",
    role: "常委",
    born: "1972-11",
    status: "serving",
  });
  expect(named(list, "张三")).toMatchObject({ role: "委员", ethnicity: "汉族", born: "1975-05", sector: "经济界", group: "第二组" });

  const written = office.bytes();
  const again = await office.json<Imported>("import", "roster", "名册.xlsx");
  expect(again).toMatchObject({ operation: null, files: [{ rows: 6, added: 0, changed: 0, same: 6 }] });
  expect((await office.ok("import", "roster", "名册.xlsx")).stdout).toContain("没有变化，没有写入");
  expect(office.bytes().equals(written)).toBe(true);
});

it("changes are told field by field, and a telephone number is not printed", async () => {
  const office = await openOffice();
  const rows = rosterWith("张三", "工作单位及职务", "某公司总经理").map((row) =>
    row[1] === "张三" ? row.map((cell, i): CellInput => (i === 8 ? "常委" : i === 10 ? "13800000099" : cell)) : row,
  );
  await office.workbook("新名册.xlsx", rows);
  const before = office.bytes();
  const shown = (await office.ok("import", "roster", "新名册.xlsx", "--dry-run")).stdout;
  expect(shown).toMatch(/张三：.*工作单位及职务 某公司经理 → 某公司总经理/);
  expect(shown).toMatch(/政协职务 委员 → 常委/);
  expect(shown).toContain("联系电话");
  expect(shown).not.toMatch(/13800000099|13800000003/);
  expect(office.bytes().equals(before)).toBe(true);

  expect(await office.json<Imported>("import", "roster", "新名册.xlsx")).toMatchObject({ files: [{ added: 0, changed: 1, same: 5 }] });
  expect(named(await members(office), "张三")).toMatchObject({ unit: "某公司总经理", role: "常委" });
});

it("--as-of moves a member from a day on; without it the same is a correction", async () => {
  const office = await openOffice();
  await office.workbook("调整.xlsx", rosterWith("张三", "界别", "科协"));
  await office.ok("import", "roster", "调整.xlsx", "--as-of", "2026-03-01");
  const sectorOn = async (date: string): Promise<string | undefined> => named(await members(office, "--date", date), "张三")?.sector;
  expect(await sectorOn("2026-02-28")).toBe("经济界");
  expect(await sectorOn("2026-03-01")).toBe("科协");
  expect(named(await members(office), "张三")?.sector).toBe("科协");
  expect((await members(office, "--sector", "经济界", "--date", "2026-02-28")).map(({ name }) => name)).toEqual(["张三"]);
  expect(await members(office, "--sector", "经济界")).toEqual([]);

  await office.ok("undo");
  expect(named(await members(office), "张三")?.sector).toBe("经济界");
  await office.ok("import", "roster", "调整.xlsx");
  expect(await sectorOn("2026-02-28"), "a correction holds from the first day").toBe("科协");
  expect(await sectorOn("2022-01-01")).toBe("科协");
});

it("a blank cell demotes and erases nothing, and a masked telephone number neither", async () => {
  const office = await openOffice();
  const before = await members(office);
  // 姓名 alone stays, with the birth month that tells the two 王伟 apart; everything else is blank or masked.
  const blank = ROSTER_ROWS.map((row) =>
    typeof row[0] === "number" ? row.map((cell, i): CellInput => (i < 2 || i === 4 ? cell : i === 10 ? "138****0000" : null)) : row,
  );
  await office.workbook("空白.xlsx", blank);
  expect(await office.json<Imported>("import", "roster", "空白.xlsx")).toMatchObject({ operation: null, files: [{ changed: 0, same: 6 }] });
  expect(await members(office)).toEqual(before);
});

it("import, undo, import equals import; redo brings an import back; nothing is left to undo", async () => {
  const office = await initOffice();
  await office.workbook("名册.xlsx", ROSTER_ROWS);
  const empty = counts(office.db);
  await office.ok("import", "roster", "名册.xlsx");
  const first = { list: (await members(office)).map(({ id: _, ...rest }) => rest), counts: counts(office.db) };
  expect(first.counts).not.toEqual(empty);

  expect((await office.ok("undo")).stdout).toMatch(/已撤销第 2 号操作：导入名册 名册\.xlsx/);
  expect(await members(office)).toEqual([]);
  expect(counts(office.db)).toEqual(empty);
  const undone = readFileSync(office.db);
  expect(await office.run("undo"), "nothing is left to undo").toMatchObject({ status: 4, stdout: "" });
  expect(office.bytes().equals(undone)).toBe(true);

  await office.ok("redo");
  expect({ list: (await members(office)).map(({ id: _, ...rest }) => rest), counts: counts(office.db) }).toEqual(first);
  expect((await office.run("redo")).status, "a redo is done once").toBe(4);

  await office.ok("undo");
  expect(await office.json<Imported>("import", "roster", "名册.xlsx")).toMatchObject({ files: [{ added: 6, changed: 0, same: 0 }] });
  expect({ list: (await members(office)).map(({ id: _, ...rest }) => rest), counts: counts(office.db) }).toEqual(first);
});

it("hidden rows come in, hidden sheets do not, and both are said", async () => {
  const office = await initOffice();
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("在任");
  sheet.addRows(ROSTER_ROWS.map((row) => [...row]));
  sheet.getRow(5).hidden = true;
  book.addWorksheet("旧名册", { state: "hidden" }).addRows([
    ["姓名", "性别"],
    ["赵退", "男"],
  ]);
  await book.xlsx.writeFile(office.path("名册.xlsx"));
  const said = (await office.ok("import", "roster", "名册.xlsx")).stdout;
  expect(said).toMatch(/隐藏的工作表“旧名册”/);
  expect((await members(office)).map(({ name }) => name)).toContain("张三");
  expect((await members(office)).map(({ name }) => name)).not.toContain("赵退");
  expect(said, "rows that a filter hides are imported, and counted aloud").toMatch(/隐藏.*1 行|1 行.*隐藏/);
});

it("a member who is not in a later roster is left alone and named", async () => {
  const office = await openOffice();
  await office.workbook(
    "少一人.xlsx",
    ROSTER_ROWS.filter((row) => row[1] !== "张三"),
  );
  expect((await office.ok("import", "roster", "少一人.xlsx")).stdout).toMatch(/名册里没有 1 位在任委员.*张三/);
  expect(named(await members(office), "张三")?.status).toBe("serving");
});

it("a sector that is not the office's is taken, and the nearest that is one is named", async () => {
  const office = await initOffice();
  await office.workbook("名册.xlsx", rosterWith("张三", "界别", "教育届"));
  const said = (await office.ok("import", "roster", "名册.xlsx")).stdout;
  expect(said).toContain("教育届（是不是“教育界”？）；写错了的，请改正再导入一次");
});
