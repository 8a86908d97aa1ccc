import { copyFileSync, mkdirSync } from "node:fs";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Imported, ListedMember } from "../office/answers.ts";
import { openOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS } from "../support/workbook.ts";

/** What would hurt most: seats that end, figures that double, somebody else's marks. */

const HEADER = ["姓名", "性别", "界别"];

async function office(...rows: (readonly CellInput[])[]) {
  const made = await openOffice();
  if (rows.length > 0) await made.workbook("表.xlsx", rows);
  return {
    ...made,
    serving: async () => (await made.json<ListedMember[]>("member", "list")).filter(({ status }) => status === "serving").length,
  };
}

describe("--absent leave ends a seat only by a whole roster", () => {
  it("not by one in which no member was read", async () => {
    const { run, bytes } = await office(HEADER, ["合计", null, null]);
    const before = bytes();
    const { status, stderr } = await run("import", "roster", "表.xlsx", "--absent", "leave");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/一位委员也没有读到/)]);
    expect(bytes().equals(before)).toBe(true);
  });

  it("not of somebody whose row holds the name alone; without the flag that is said", async () => {
    const { run, ok } = await office(
      ...ROSTER_ROWS.map((row, i) => (i === 2 ? row.map((cell, column) => (column === 1 ? cell : null)) : row)),
    );
    const { status, stderr } = await run("import", "roster", "表.xlsx", "--absent", "leave");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/表\.xlsx › Sheet1 › B3 “陈明”：这一行只有名字/)]);
    expect((await ok("import", "roster", "表.xlsx")).stdout).toMatch(/1 行只写了一个名字，没有读入：第 3 行“陈明”/);
  });

  it("not together with --partial", async () => {
    const { run } = await office(HEADER, ["张三", "男", "教育界"]);
    expect(await run("import", "roster", "表.xlsx", "--absent", "leave", "--partial")).toMatchObject({
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
    const dry = await json<Imported & { notes: string[] }>("import", "activities", "台账", "表.xlsx", "./表.xlsx", "--dry-run");
    expect(dry.files).toMatchObject([{ rows: 1, added: 1 }]);
    expect(dry.notes.filter((note) => note.includes("一模一样，只读一次"))).toHaveLength(2);
    await ok("import", "activities", "表.xlsx", "./表.xlsx");
    expect((await ok("activity", "show", "1")).stdout).toMatch(/3000/);
  });
});

describe("two of one name in one meeting", () => {
  it("on two rows: each row says who it is, one answer does not do for both", async () => {
    const { run } = await office(["姓名", "出席情况"], ["王伟", "出席"], ["王伟", "缺席"]);
    const { status, stderr } = await run(
      "import",
      "attendance",
      "表.xlsx",
      "--kind",
      "standing",
      "--title",
      "常委会",
      "--date",
      "2026-03-01",
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/A2、A3 “王伟”：同一次活动里有几行写着这个名字[\s\S]*每一行的姓名后加括号/);
  });

  it("in brackets each is the one meant", async () => {
    const { json } = await office(["姓名", "出席情况"], ["王伟（男）", "出席"], ["王伟（女）", "缺席"]);
    const { files } = await json<Imported>(
      "import",
      "attendance",
      "表.xlsx",
      "--kind",
      "standing",
      "--title",
      "常委会",
      "--date",
      "2026-03-01",
    );
    expect(files).toMatchObject([{ added: 2 }]);
  });
});

it("numbers of persons are masked wherever a change is shown", async () => {
  const { ok } = await office(["姓名", "界别", "备注", "文化程度"], ["张三", "经济界", "手机13800138999", "110101197005011234"]);
  const { stdout, stderr } = await ok("import", "roster", "表.xlsx", "--dry-run");
  expect(stdout).toMatch(/手机1\*\*\*\*9/);
  expect(stdout + stderr).not.toMatch(/13800138999|110101197005011234/);
});

describe("a reject file of several workbooks", () => {
  it("holds all of them, and when it is mended all goes in as it would have", async () => {
    const { workbook, run, json, path } = await office();
    const head = ["姓名", "性别", "界别"];
    await workbook("一.xlsx", [head, ["甲一", "男", "教育界"], ["甲二", "男人", "教育界"]], "教师");
    await workbook("二.xlsx", [head, ["乙一", "女", "经济界"]], "教师");
    await workbook("三.xlsx", [head, ["丙一", "女", "农业界"]]);
    const { status, stderr } = await run("import", "roster", "一.xlsx", "二.xlsx", "三.xlsx", "--reject-file", "退回.xlsx");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/改好后直接导入它/)]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path("退回.xlsx"));
    const [first] = book.worksheets;
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["教师", "visible"],
      ["教师 二", "visible"],
      ["Sheet1", "visible"],
      ["cppcc-来源", "veryHidden"],
    ]);
    (first as ExcelJS.Worksheet).getCell("B3").value = "男";
    await book.xlsx.writeFile(path("退回.xlsx"));
    expect((await json<Imported>("import", "roster", "退回.xlsx")).files.map(({ sheet, added }) => [sheet, added])).toEqual([
      ["教师", 2],
      ["教师 二", 1],
      ["Sheet1", 1],
    ]);
    const fresh = (await json<ListedMember[]>("member", "list")).filter(({ name }) => /^[甲乙丙]/.test(name));
    expect(fresh.map(({ group }) => group ?? "")).toEqual(["", "", "", ""]);
  });
});

describe("--partial takes neither side of a contradiction", () => {
  it("two names with one phone", async () => {
    const { json } = await office(
      ["姓名", "界别", "联系电话"],
      ["巳甲", "教育界", "13900000001"],
      ["巳乙", "经济界", "13900000001"],
      ["巳丙", "农业界", null],
    );
    const { files } = await json<Imported & { files: { rejected: number }[] }>("import", "roster", "表.xlsx", "--partial");
    expect(files).toMatchObject([{ rows: 3, added: 1, rejected: 2 }]);
    expect((await json<ListedMember[]>("member", "list")).flatMap(({ name }) => (/^巳/.test(name) ? [name] : []))).toEqual(["巳丙"]);
  });

  it("and holds no sheet against its figures that lacks a row", async () => {
    const { json } = await office(
      ["应到3人，实到2人，缺席1人"],
      ["姓名", "出席情况"],
      ["张三", "出席"],
      ["刘芳", "来了吗"],
      ["陈明", "缺席"],
    );
    const flags = ["--kind", "standing", "--title", "常委会", "--date", "2026-03-01"];
    expect((await json<Imported & { files: object[] }>("import", "attendance", "表.xlsx", ...flags, "--partial")).files).toMatchObject([
      { rows: 3, added: 2, rejected: 1 },
    ]);
  });
});

describe("sums", () => {
  const HEAD = ["日期", "类别", "名称", "姓名", "金额"];

  it("for several people in one cell are each one's, and that is said", async () => {
    const { ok } = await office(HEAD, ["2026-06-01", "公益慈善", "助学", "张三、刘芳", 3000]);
    const { stdout, stderr } = await ok("import", "activities", "表.xlsx", "--dry-run");
    expect(stdout + stderr).toMatch(/E2 “3000”：这一格有 2 个人，每人各记 3000/);
  });

  it("merged over several rows are refused", async () => {
    const { path, run } = await office();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Sheet1");
    sheet.addRows([HEAD, ["2026-06-01", "公益慈善", "助学", "张三", 3000], ["2026-06-01", "公益慈善", "助学", "刘芳", null]]);
    sheet.mergeCells("E2:E3");
    await book.xlsx.writeFile(path("合并.xlsx"));
    const { status, stderr } = await run("import", "activities", "合并.xlsx");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/E2 “3000”：金额合并在 2 行上/)]);
  });
});

describe("one meeting is signed as a whole or by sittings", () => {
  const flags = ["--kind", "plenary", "--title", "十届五次会议", "--date", "2026-02-10"];

  it("what comes second in the other form is refused", async () => {
    const { workbook, ok, run } = await office();
    await workbook("整场.xlsx", [
      ["姓名", "出席情况"],
      ["张三", "出席"],
    ]);
    await workbook("半天.xlsx", [
      ["姓名", "上午", "下午"],
      ["张三", "出席", "缺席"],
    ]);
    await ok("import", "attendance", "整场.xlsx", ...flags);
    const { status, stderr } = await run("import", "attendance", "半天.xlsx", ...flags);
    expect([status, stderr]).toEqual([3, expect.stringMatching(/已按整场签到（1 人次），不能再按场次签到/)]);
  });

  it("the same meeting in two columns of a matrix is refused", async () => {
    const { run } = await office(["姓名", "5月6日常委会", "5月6日常委会"], ["张三", "√", "×"]);
    const { status, stderr } = await run("import", "attendance", "表.xlsx", "--year", "2026");
    expect([status, stderr]).toEqual([3, expect.stringMatching(/C1 “5月6日常委会”：这一列与前面一列是同一次会议/)]);
  });
});

it("brackets behind a name that say nothing known are said", async () => {
  const { ok } = await office(["姓名", "界别"], ["李四（已故）", "教育界"], ["王五（女，满族）", "经济界"]);
  const { stdout, stderr } = await ok("import", "roster", "表.xlsx", "--dry-run");
  expect(stdout + stderr).toMatch(/A2 “李四（已故）”：姓名后括号里的“已故”没有读入/);
  expect(stdout + stderr).not.toMatch(/王五/);
});

it("after a new term the file of whoever left goes on", async () => {
  const { ok, json } = await office(["姓名", "界别", "工作单位及职务"], ["刘芳", "教育界", "县一中校长"]);
  await ok("import", "roster", "表.xlsx", "--term", "11", "--starts", "2027-01-05");
  const shown = await json<{ status: string; tenures: { term: number; kind: string }[] }>("member", "show", "张三");
  expect(shown.status).toBe("left");
  expect(new Set(shown.tenures.map(({ term }) => term))).toEqual(new Set([10]));
  expect((await ok("member", "show", "刘芳")).stdout).toMatch(/第十届 委员　[\s\S]*第十一届 委员/);
  expect(await json<ListedMember[]>("member", "list", "--date", "2026-06-01")).toHaveLength(6);
});

describe("opinions with a column for each level", () => {
  const HEAD = ["标题", "作者", "报送日期"];

  it.each([
    ["marks", [...HEAD, "县采用", "市采用", "省采用"], ["路灯", "张三", "2026-03-01", "√", null, "√"], "县 采用、省 采用"],
    ["words in one cell", [...HEAD, "采用情况"], ["路灯", "张三", "2026-03-01", "县政协采用、省政协采用"], "县 采用、省 采用"],
    ["none", [...HEAD, "采用情况"], ["路灯", "张三", "2026-03-01", "未采用"], ""],
  ])("%s", async (_, head, row) => {
    const { json } = await office(head, row);
    await json<Imported>("import", "opinions", "表.xlsx");
    const { outcomes } = await json<{ outcomes: { level: string | null }[] }>("activity", "show", "1");
    expect(outcomes.map(({ level }) => level)).toEqual(_ === "none" ? [] : ["county", "province"]);
  });
});

it("张三等3人 with fewer names is said", async () => {
  const { ok } = await office(
    ["案由", "第一提案人", "提交日期"],
    ["桥", "张三等3人", "2026-02-01"],
    ["路", "张三、刘芳、陈明等3人", "2026-02-01"],
  );
  const { stdout, stderr } = await ok("import", "proposals", "表.xlsx");
  expect(stdout + stderr).toMatch(/B2 “张三等3人”：写着 3 人，列出名字的有 1 人/);
  expect(stdout + stderr).not.toMatch(/B3/);
});

it("a name that nobody has is named beside those that look like it, and in the reject file", async () => {
  const { run, path } = await office(["日期", "类别", "名称", "姓名"], ["2026-03-12", "视察", "校园", "张三、刘方"]);
  const { stderr } = await run("import", "activities", "表.xlsx", "--reject-file", "退回.xlsx");
  expect(stderr).toMatch(/“刘方”：名册里没有这个人 → 相近的：刘芳；请核对姓名/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path("退回.xlsx"));
  const note = book.worksheets[0]?.getCell("D2").note as ExcelJS.Comment;
  expect(note.texts?.map(({ text }) => text).join("")).toMatch(/^“刘方”：名册里没有这个人/);
});
