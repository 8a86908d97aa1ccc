import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import type { Imported, ListedMember } from "../office/answers.ts";
import { initOffice, openOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS, writeWorkbook } from "../support/workbook.ts";

/** What every import does, whatever it imports: plans, parts of it, what goes back to the clerk, maps, folders. */

const HEADER = ["序号", "姓名", "性别", "出生年月", "界别", "联系电话"];
const BAD: readonly (readonly CellInput[])[] = [
  HEADER,
  [1, "甲一", "男", "1970-05", "教育界", "13800000011"],
  [2, "乙二", "女", "1970.13", "教育界", "13800000012"],
  [3, "丙三", "未知", "1980-01", "经济界", "abc"],
  [4, null, "男", "1980-01", "经济界", null],
  [5, "丁四", "男", "1985-03", "农业界", "13800000015"],
];

describe("rows with problems", () => {
  it("refuse the whole file, which stays byte for byte as it was", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", BAD);
    const before = office.bytes();
    const { status, stderr } = await office.run("import", "roster", "名册.xlsx");
    expect(status).toBe(3);
    expect(stderr).toMatch(/D3 “1970\.13”[\s\S]*--reject-file[\s\S]*--partial/);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("--dry-run shows what the other rows would do all the same", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", BAD);
    const { status, stdout, stderr } = await office.run("import", "roster", "名册.xlsx", "--dry-run");
    expect(status).toBe(3);
    expect(stdout).toMatch(/│ 名册\.xlsx │ Sheet1 │ +5 │ +2 │ +0 │ +0 │ +3 │/);
    expect(stderr).toMatch(/D3 “1970\.13”/);
  });

  it("--partial takes the good ones, and says what was left out", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", BAD);
    const { operation, files } = await office.json<
      Imported & { files: { rejected: number; problems: { cell: string; value: string }[] }[] }
    >("import", "roster", "名册.xlsx", "--partial");
    expect(operation).toBeGreaterThan(0);
    expect(files).toMatchObject([{ rows: 5, added: 2, changed: 0, same: 0, rejected: 3 }]);
    expect(files[0]?.problems.map(({ cell }) => cell).sort()).toEqual(["B5", "C4", "D3", "F4"]);
    expect((await office.json<ListedMember[]>("member", "list")).map(({ name }) => name).sort()).toEqual(["丁四", "甲一"]);
    expect(await office.json<Imported>("import", "roster", "名册.xlsx", "--partial")).toMatchObject({
      operation: null,
      files: [{ same: 2 }],
    });
  });

  it("--partial of nothing good is refused", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", [HEADER, ...BAD.slice(2, 4)]);
    expect((await office.run("import", "roster", "名册.xlsx", "--partial")).status).toBe(3);
  });

  it("--partial of a ledger leaves out the rows whose names fit nobody", async () => {
    const office = await openOffice();
    await office.workbook("台账.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-03-12", "视察", "视察校园", "刘芳"],
      ["2026-03-12", "视察", "视察校园", "查无此人"],
      ["2026-03-12", "视察", "视察校园", "王伟"],
      ["2026-03-12", "视察", "视察校园", "张三"],
    ]);
    expect((await office.json<Imported>("import", "activities", "台账.xlsx", "--partial")).files).toMatchObject([
      { rows: 4, added: 2, rejected: 2 },
    ]);
  });

  it("--reject-file gives the clerk's own sheet back, marked; mended and imported, all goes in", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", BAD);
    const { status, stderr } = await office.run("import", "roster", "名册.xlsx", "--reject-file", "退回.xlsx");
    expect(status).toBe(3);
    expect(stderr).toMatch(/问题已标在 .*退回\.xlsx 上/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(office.path("退回.xlsx"));
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error("no sheet");
    const noteOf = (cell: string): string => {
      const { note } = sheet.getCell(cell);
      return typeof note === "object" ? (note.texts ?? []).map(({ text }) => text).join("") : (note ?? "");
    };
    expect(sheet.getSheetValues().length).toBe(BAD.length + 1);
    expect(noteOf("D3")).toBe("没有这个月份\n→ 请写成 1970-05 或 1970年5月");
    expect(noteOf("C4")).toMatch(/不认识的性别\n→ 可填：男、女/);
    expect(noteOf("B2")).toBe("");
    expect(sheet.getCell("D3").fill).toMatchObject({ type: "pattern", fgColor: { argb: "FFFFC7CE" } });
    sheet.getCell("D3").value = "1970-12";
    sheet.getCell("C4").value = "女";
    sheet.getCell("F4").value = null;
    sheet.getCell("B5").value = "戊五";
    await book.xlsx.writeFile(office.path("改好.xlsx"));
    expect((await office.json<Imported>("import", "roster", "改好.xlsx")).files).toMatchObject([{ rows: 5, added: 5 }]);
    expect((await office.run("import", "roster", "名册.xlsx", "--reject-file", "退回.xlsx")).status).toBe(4);
    expect((await office.run("import", "roster", "名册.xlsx", "--reject-file", "退回.csv")).status).toBe(2);
  });

  it("what a text begins with never becomes a formula in it", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", [HEADER, [1, "=1+1", "未知", null, "@SUM(A1)", null]]);
    await office.run("import", "roster", "名册.xlsx", "--reject-file", "退回.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(office.path("退回.xlsx"));
    expect(book.worksheets[0]?.getCell("B2").value).toBe("=1+1");
    expect(book.worksheets[0]?.getCell("B2").formula).toBeUndefined();
  });
});

describe("--explain and --map", () => {
  const ODD: readonly (readonly CellInput[])[] = [
    ["某县委员情况表"],
    ["姓各", "性别", "手机号馬", "战线"],
    ["张三", "男", "13800000001", "教育界"],
  ];

  it("what is recognised and why; nothing is written", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", [
      ["委员姓名", "性别", "手机号馬"],
      ["张三", "男", "13800000001"],
    ]);
    const before = office.bytes();
    expect(await office.json("import", "roster", "名册.xlsx", "--explain")).toMatchObject({
      files: [
        {
          sheet: "Sheet1",
          format: "xlsx",
          headerRow: 1,
          columns: [
            { letter: "A", header: "委员姓名", label: "姓名", why: "alias" },
            { letter: "B", header: "性别", label: "性别", why: "label" },
          ],
          unknown: [{ letter: "C", header: "手机号馬", near: "联系电话" }],
        },
      ],
    });
    expect((await office.ok("import", "roster", "名册.xlsx", "--explain")).stdout).toMatch(/C\s+│ 手机号馬\s+│\s+│ 没有用到\s+│ 联系电话/);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("a table that lacks a column is explained too, and its map is one to start from", async () => {
    const office = await initOffice();
    await office.workbook("社情民意.xlsx", [
      ["标题", "撰稿人", "报送日期"],
      ["修路", "张三", "2026-03-01"],
    ]);
    const { status, stdout, stderr } = await office.run("import", "opinions", "社情民意.xlsx", "--explain", "--write-map", "底稿.yaml");
    expect(status).toBe(3);
    expect(stdout).toMatch(/B\s+│ 撰稿人\s+│\s+│ 没有用到\s+│ 作者/);
    expect(stderr).toMatch(/表头缺少列：作者/);
    expect(readFileSync(office.path("底稿.yaml"), "utf8")).toMatch(/标题: 标题[\s\S]*\n {2}#作者: "撰稿人"/);
  });

  it("a written map is one to start from", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", ODD);
    expect((await office.run("import", "roster", "名册.xlsx")).stderr).toMatch(/找不到表头.*第 2 行的“姓各”是不是“姓名”？/);
    writeFileSync(office.path("对照.yaml"), "表头行: 2\n列: {姓名: 姓各}\n");
    await office.ok("import", "roster", "名册.xlsx", "--map", "对照.yaml", "--write-map", "底稿.yaml");
    const draft = readFileSync(office.path("底稿.yaml"), "utf8");
    expect(draft).toMatch(/表头行: 2\n列:\n {2}姓名: 姓各\n {2}性别: 性别/);
    expect(draft).toMatch(/\n {2}#联系电话: "手机号馬"/);
    writeFileSync(
      office.path("改好.yaml"),
      // As the map itself says: the # goes, and ？ is named.
      draft
        .replace(/^( *)#(?=\S)/gmu, "$1")
        .replace(/？[A-Z]: "战线"/, "界别: 战线")
        .replace(/^(跳过行|默认|替换): .*\n/gm, ""),
    );
    expect((await office.json<Imported>("import", "roster", "名册.xlsx", "--map", "改好.yaml")).files).toMatchObject([{ added: 1 }]);
    expect(await office.json<ListedMember[]>("member", "list")).toMatchObject([{ name: "张三", sector: "教育界" }]);
  });

  it("a bad map is refused with its line, a missing one is the machine's fault", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", ODD);
    writeFileSync(office.path("坏.yaml"), "列:\n  姓名: 姓各\n  界別们: 战线\n");
    const { status, stderr } = await office.run("import", "roster", "名册.xlsx", "--map", "坏.yaml");
    expect(status).toBe(3);
    expect(stderr).toMatch(/坏\.yaml › 3:3 “界別们”：没有这一列 → 是不是 界别？/);
    expect((await office.run("import", "roster", "名册.xlsx", "--map", "没有.yaml")).status).toBe(1);
  });
});

describe("many files in one go", () => {
  it("a folder is one operation, with a summary for each file", async () => {
    const office = await openOffice();
    mkdirSync(office.path("台账/二季度"), { recursive: true });
    const header = ["日期", "类别", "名称", "姓名"];
    await writeWorkbook(office.path("台账/一季度.xlsx"), [header, ["2026-03-12", "视察", "视察校园", "刘芳"]]);
    writeFileSync(office.path("台账/二季度/活动.csv"), `${header.join()}\r\n2026-04-15,委员双月见面,四月见面,张三\r\n`);
    writeFileSync(office.path("台账/~$一季度.xlsx"), "lock");
    writeFileSync(office.path("台账/说明.txt"), "x");
    const { stdout } = await office.ok("import", "activities", "台账");
    expect(stdout).toMatch(/一季度\.xlsx[\s\S]*活动\.csv/);
    expect(stdout).toMatch(/1 个不是表格的文件，没有读/);
    expect(
      (await office.json<{ id: number; command: string }[]>("log")).filter(({ command }) => command === "import activities"),
    ).toHaveLength(1);
    expect((await office.ok("import", "activities", "台账")).stdout).toMatch(/没有变化/);
  });

  it("one bad file, and none is written", async () => {
    const office = await initOffice();
    await office.workbook("好.xlsx", [
      ["姓名", "界别"],
      ["张三", "教育界"],
    ]);
    writeFileSync(office.path("坏.xlsx"), "<html></html>");
    const before = office.bytes();
    expect((await office.run("import", "roster", "好.xlsx", "坏.xlsx")).status).toBe(3);
    expect(office.bytes().equals(before)).toBe(true);
  });
});

describe("a matrix", () => {
  it("makes the meetings, finds them again, and is idempotent", async () => {
    const office = await openOffice();
    await office.workbook("出席.xlsx", [
      ["2026年常委会组成人员出席情况"],
      ["姓名", "3月15日常委会", "6月20日常委会"],
      ["陈明", "√", "○"],
      ["刘芳", "△", "×"],
    ]);
    expect((await office.json<Imported>("import", "attendance", "出席.xlsx")).files).toMatchObject([{ rows: 2, added: 2 }]);
    expect(await office.json<Imported>("import", "attendance", "出席.xlsx")).toMatchObject({ operation: null });
    expect(await office.json<{ title: string; date: string; people: number }[]>("activity", "list")).toMatchObject([
      { kind: "standing", title: "3月15日常委会", date: "2026-03-15", people: 2 },
      { kind: "standing", title: "6月20日常委会", date: "2026-06-20", people: 2 },
    ]);
  });
});

describe("a new term", () => {
  it("begins with its roster: seats anew, the person's history kept", async () => {
    const office = await initOffice({ today: "2027-02-01" });
    await office.workbook("十届.xlsx", ROSTER_ROWS);
    await office.ok("import", "roster", "十届.xlsx");
    await office.workbook("台账.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-03-12", "视察", "视察校园", "刘芳"],
    ]);
    await office.ok("import", "activities", "台账.xlsx");
    const before = await office.json<ListedMember[]>("member", "list");
    await office.workbook("十一届.xlsx", [
      ["姓名", "性别", "出生年月", "界别", "政协职务", "届次"],
      ["刘芳", "女", "1972-11", "教育界", "副主席", "第十一届"],
      ["张三", "男", "1975-05", "经济界", null, "第十一届"],
      ["新人", "女", "1990-01", "经济界", null, "第十一届"],
    ]);
    expect((await office.run("import", "roster", "十一届.xlsx")).status).toBe(3);
    expect((await office.run("import", "roster", "十一届.xlsx", "--term", "11")).stderr).toMatch(/--starts/);
    expect((await office.run("import", "roster", "十一届.xlsx", "--term", "13", "--starts", "2027-01")).status).toBe(4);
    const { stdout } = await office.ok("import", "roster", "十一届.xlsx", "--term", "11", "--starts", "2027-01-15");
    expect(stdout).toMatch(/第十一届从 2027-01-15 开始，第十届的席位到前一天为止/);
    expect(stdout).toMatch(/连任 2 人，新任 1 人/);
    expect(stdout).toMatch(/上届有 4 人不在新名册里/);
    const now = await office.json<ListedMember[]>("member", "list");
    expect(now.map(({ name, role, status }) => [name, role, status]).sort()).toEqual([
      ["刘芳", "副主席", "serving"],
      ["张三", "委员", "serving"],
      ["新人", "委员", "serving"],
    ]);
    const idOf = (list: readonly ListedMember[], name: string) => list.find((each) => each.name === name)?.id;
    expect(idOf(now, "刘芳")).toBe(idOf(before, "刘芳"));
    expect((await office.json<{ duties: unknown[] }>("member", "show", "刘芳")).duties).toHaveLength(1);
    // A name in a file of last year is looked for among those who served then.
    await office.workbook("补.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-04-12", "视察", "视察农业", "陈明"],
      ["2027-01-20", "视察", "视察企业", "新人"],
    ]);
    expect((await office.json<Imported>("import", "activities", "补.xlsx")).files).toMatchObject([{ added: 2 }]);
    await office.workbook("错.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2027-01-20", "视察", "视察企业", "陈明"],
    ]);
    expect((await office.run("import", "activities", "错.xlsx")).stderr).toMatch(/没有符合的在任委员/);
    expect(await office.json<Imported>("import", "roster", "十一届.xlsx", "--term", "11")).toMatchObject({ operation: null });
    for (let i = 0; i < 2; i += 1) await office.ok("undo");
    expect(await office.json<ListedMember[]>("member", "list")).toEqual(before);
  });
});

describe("members who are not in a roster", () => {
  it("are listed, and leave only with --absent leave", async () => {
    const office = await openOffice({ today: "2026-06-01" });
    await office.workbook(
      "新.xlsx",
      ROSTER_ROWS.filter((row) => row[1] !== "张三"),
    );
    expect((await office.ok("import", "roster", "新.xlsx")).stdout).toMatch(
      /没有 1 位在任委员，没有改动他们（确已离任请加 --absent leave）：张三/,
    );
    expect((await office.ok("import", "roster", "新.xlsx", "--absent", "leave", "--as-of", "2026-05-10")).stdout).toMatch(
      /任职到 2026-05-09 为止：张三/,
    );
    expect(await office.json<ListedMember[]>("member", "list", "--status", "left")).toMatchObject([{ name: "张三", seatTo: "2026-05-09" }]);
    await office.ok("undo");
    expect(await office.json<ListedMember[]>("member", "list", "--status", "left")).toEqual([]);
  });
});

describe("an answer that a clerk gave once", () => {
  it("holds for the same name in the same file, and is forgotten with the import", async () => {
    const office = await openOffice();
    await office.workbook("台账.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-03-12", "视察", "视察校园", "王伟"],
    ]);
    expect((await office.run("import", "activities", "台账.xlsx")).status).toBe(3);
    const woman = (await office.json<(ListedMember & { sex: string })[]>("member", "list")).find(
      ({ name, sex }) => name === "王伟" && sex === "女",
    )?.id as number;
    const store = openStore(office.db, { who: "测试员", now: () => "2027-01-10T00:00:00Z" });
    store.operations.operate({ kind: "write", command: "import activities", summary: "回答" }, () =>
      store.aliases.remember("台账.xlsx", "王伟()@2026-03-12 inspection:视察校园", woman),
    );
    store.close();
    expect((await office.json<Imported>("import", "activities", "台账.xlsx")).files).toMatchObject([{ added: 1 }]);
    expect((await office.json<{ duties: { title: string }[] }>("member", "show", String(woman))).duties).toMatchObject([
      { title: "视察校园" },
    ]);
    await office.ok("undo");
    await office.ok("undo");
    expect((await office.run("import", "activities", "台账.xlsx")).status).toBe(3);
  });
});

describe("where a record came from", () => {
  it("member show and activity show tell the file, its digest, the sheet and the row", async () => {
    const office = await initOffice();
    await office.workbook("名册.xlsx", ROSTER_ROWS, "第十届");
    await office.ok("import", "roster", "名册.xlsx");
    await office.workbook(
      "台账.xlsx",
      [
        ["日期", "类别", "名称", "姓名"],
        ["2026-03-12", "视察", "视察校园", "刘芳"],
      ],
      "三月",
    );
    await office.ok("import", "activities", "台账.xlsx");
    const member = await office.json<{ tenures: { source: unknown }[]; duties: { activity: number; from: string }[] }>(
      "member",
      "show",
      "刘芳",
    );
    expect(member.tenures[0]?.source).toMatchObject({
      file: "名册.xlsx",
      sheet: "第十届",
      rows: "4",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(member.duties[0]?.from).toBe("台账.xlsx › 三月 第 2 行");
    const id = String(member.duties[0]?.activity);
    expect(await office.json("activity", "show", id)).toMatchObject({
      source: { file: "台账.xlsx", sheet: "三月", rows: "2" },
      parts: [{ name: "刘芳", source: { file: "台账.xlsx", sheet: "三月", rows: "2" } }],
    });
    expect((await office.ok("member", "show", "刘芳")).stdout).toMatch(/来自 名册\.xlsx › 第十届 第 4 行（SHA-256 [0-9a-f]{12}…）/);
    expect((await office.ok("activity", "show", id)).stdout).toMatch(/来自 台账\.xlsx › 三月 第 2 行（SHA-256 [0-9a-f]{12}…）/);
  });
});

it("a second column of what another column says already is meant for no other field", async () => {
  const office = await openOffice();
  await office.workbook("信息.xlsx", [
    ["标题", "作者", "报送日期", "采用级别", "采用情况"],
    ["路灯", "张三", "2026-03-01", "县", "已采用"],
  ]);
  expect((await office.ok("import", "opinions", "信息.xlsx")).stdout).toMatch(/没有用到的列：采用情况$/m);
});

it("the advice on a sheet without a header does not speak of rows", async () => {
  const office = await openOffice();
  await office.workbook("乱.xlsx", [
    ["一", "二"],
    ["三", "四"],
  ]);
  const { stderr } = await office.run("import", "roster", "乱.xlsx");
  expect(stderr).toContain("找不到表头");
  expect(stderr).not.toMatch(/--partial|--reject-file/);
});
