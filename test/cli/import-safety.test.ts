import { copyFileSync, mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CellInput, makeOffice, ROSTER_ROWS } from "../support/office.ts";
import type { Imported, ListedMember } from "./desk.ts";

/** What would hurt most: seats that end, figures that double, somebody else's marks. */

const HEADER = ["姓名", "性别", "界别"];

async function office(...rows: (readonly CellInput[])[]) {
  const made = makeOffice();
  await made.workbook("名册.xlsx", ROSTER_ROWS);
  made.ok("import", "roster", "名册.xlsx");
  if (rows.length > 0) await made.workbook("表.xlsx", rows);
  return { ...made, serving: () => made.json<ListedMember[]>("member", "list").filter(({ status }) => status === "serving").length };
}

describe("--absent leave ends a seat only by a whole roster", () => {
  it("not by one in which no member was read", async () => {
    const { run, bytes } = await office(HEADER, ["合计", null, null]);
    const before = bytes();
    const { status, stderr } = run("import", "roster", "表.xlsx", "--absent", "leave");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/一位委员也没有读到/)]);
    expect(bytes().equals(before)).toBe(true);
  });

  it("not of somebody whose row holds the name alone; without the flag that is said", async () => {
    const { run, ok } = await office(
      ...ROSTER_ROWS.map((row, i) => (i === 2 ? row.map((cell, column) => (column === 1 ? cell : null)) : row)),
    );
    const { status, stderr } = run("import", "roster", "表.xlsx", "--absent", "leave");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/表\.xlsx › Sheet1 › B3 “陈明”：这一行只有名字/)]);
    expect(ok("import", "roster", "表.xlsx").stdout).toMatch(/1 行只写了一个名字，没有读入：第 3 行“陈明”/);
  });

  it("not together with --partial", async () => {
    const { run } = await office(HEADER, ["张三", "男", "教育界"]);
    expect(run("import", "roster", "表.xlsx", "--absent", "leave", "--partial")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/--absent leave 要完整的名册/),
    });
  });
});

describe("one file is one import", () => {
  const DONATION = [
    ["日期", "类别", "名称", "姓名", "金额"],
    ["2026-06-01", "公益慈善", "助学", "张三", 3000],
  ];

  it("however it is named, and whatever its copy is called", async () => {
    const { path, json, ok } = await office(...DONATION);
    mkdirSync(path("台账"));
    copyFileSync(path("表.xlsx"), path("台账/台账.xlsx"));
    copyFileSync(path("表.xlsx"), path("台账/台账 - 副本.xlsx"));
    const dry = json<Imported & { notes: string[] }>("import", "activities", "台账", "表.xlsx", "./表.xlsx", "--dry-run");
    expect(dry.files).toMatchObject([{ rows: 1, added: 1 }]);
    expect(dry.notes.filter((note) => note.includes("一模一样，只读一次"))).toHaveLength(2);
    ok("import", "activities", "表.xlsx", "./表.xlsx");
    expect(ok("activity", "show", "1").stdout).toMatch(/3000/);
  });
});

describe("two of one name in one meeting", () => {
  it("on two rows: each row says who it is, one answer does not do for both", async () => {
    const { run } = await office(["姓名", "出席情况"], ["王伟", "出席"], ["王伟", "缺席"]);
    const { status, stderr } = run("import", "attendance", "表.xlsx", "--kind", "standing", "--title", "常委会", "--date", "2026-03-01");
    expect(status).toBe(3);
    expect(stderr).toMatch(/A2、A3 “王伟”：同一次活动里有几行写着这个名字[\s\S]*每一行的姓名后加括号/);
  });

  it("in brackets each is the one meant", async () => {
    const { json } = await office(["姓名", "出席情况"], ["王伟（男）", "出席"], ["王伟（女）", "缺席"]);
    const { files } = json<Imported>("import", "attendance", "表.xlsx", "--kind", "standing", "--title", "常委会", "--date", "2026-03-01");
    expect(files).toMatchObject([{ added: 2 }]);
  });
});

it("numbers of persons are masked wherever a change is shown", async () => {
  const { ok } = await office(["姓名", "界别", "备注", "委员证号"], ["张三", "经济界", "手机13800138999", "110101197005011234"]);
  const { stdout, stderr } = ok("import", "roster", "表.xlsx", "--dry-run");
  expect(stdout).toMatch(/手机1\*\*\*\*9/);
  expect(stdout + stderr).not.toMatch(/13800138999|110101197005011234/);
});
