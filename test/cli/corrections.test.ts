import Sqlite from "better-sqlite3";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { initOffice, openOffice } from "../office/office.ts";
import type { CellInput } from "../support/workbook.ts";

/** A small office with its roster, and how the year's figures are read from it. */
async function smallOffice() {
  const office = await openOffice();
  type Scored = { members: { id: number; name: string; dimensions: Record<string, number> }[] };
  return {
    ...office,
    /** A member's points in one dimension. */
    points: async (id: number, dimension: string): Promise<number | undefined> =>
      (await office.json<Scored>("score", "--year", "2026")).members.find((member) => member.id === id)?.dimensions[dimension],
    import: async (kind: string, name: string, rows: readonly (readonly CellInput[])[], ...flags: string[]) =>
      office.run("import", kind, await office.workbook(name, rows), ...flags),
    query: <Row>(sql: string): Row[] => {
      const db = new Sqlite(office.db, { readonly: true });
      try {
        return db.prepare<[], Row>(sql).all();
      } finally {
        db.close();
      }
    },
  };
}

const PROPOSALS = ["案号", "案由", "第一提案人", "联名人", "提交日期", "审查结果"];
const OPINIONS = ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期"];
const ACTIVITIES = ["日期", "类别", "名称", "姓名", "角色", "出席情况", "级别", "结果"];
const CHEN = 1;
const LIU = 2;
const ZHANG = 3;

describe("a corrected ledger", () => {
  it("with another lead has that lead alone", async () => {
    const desk = await smallOffice();
    await desk.import("proposals", "a.xlsx", [PROPOSALS, ["10-5-001", "修路", "张三", null, "2026-02-10", "立案"]]);
    await desk.import("proposals", "b.xlsx", [PROPOSALS, ["10-5-001", "修路", "刘芳", null, "2026-02-10", "立案"]]);
    expect([await desk.points(ZHANG, "proposals"), await desk.points(LIU, "proposals")]).toEqual([0, 9]);
  });

  it("in which lead and co-signer change places counts each once", async () => {
    const desk = await smallOffice();
    await desk.import("proposals", "a.xlsx", [PROPOSALS, ["10-5-001", "修路", "张三", "刘芳", "2026-02-10", "立案"]]);
    await desk.import("proposals", "b.xlsx", [PROPOSALS, ["10-5-001", "修路", "刘芳", "张三", "2026-02-10", "立案"]]);
    expect([await desk.points(ZHANG, "proposals"), await desk.points(LIU, "proposals")]).toEqual([3, 9]);
  });

  it("with a lower level of adoption takes the higher one off, and a blank takes nothing off", async () => {
    const desk = await smallOffice();
    await desk.import("opinions", "a.xlsx", [OPINIONS, ["1", "反映", "张三", "2026-03-01", "省", "2026-04-01"]]);
    await desk.import("opinions", "b.xlsx", [OPINIONS, ["1", "反映", "张三", "2026-03-01", "县", "2026-04-01"]]);
    expect(await desk.points(ZHANG, "opinions")).toBe(5);
    await desk.import("opinions", "c.xlsx", [OPINIONS, ["1", "反映", "张三", "2026-03-01", null, null]]);
    expect(await desk.points(ZHANG, "opinions")).toBe(5);
  });

  it("with a lower honour, or a lighter sanction, replaces its own holder's and nobody else's", async () => {
    const desk = await smallOffice();
    const row = (name: string, level: string): CellInput[] => ["2026-05-01", "荣誉", "劳动模范", name, "获得", null, level, null];
    await desk.import("activities", "a.xlsx", [ACTIVITIES, row("张三", "国家"), row("刘芳", "省")]);
    await desk.import("activities", "b.xlsx", [ACTIVITIES, row("张三", "县")]);
    expect([await desk.points(ZHANG, "honours"), await desk.points(LIU, "honours")]).toEqual([1, 3]);
    const sanction = (what: string): CellInput[] => ["2026-06-01", "遵纪守法", "某事", "张三", null, null, null, what];
    await desk.import("activities", "c.xlsx", [ACTIVITIES, sanction("处分")]);
    await desk.import("activities", "d.xlsx", [ACTIVITIES, sanction("通报批评")]);
    expect(await desk.points(ZHANG, "law")).toBe(7);
  });

  it("whose number is another matter's is refused", async () => {
    const desk = await smallOffice();
    await desk.ok("record", "proposal", "--title", "修路", "--date", "2026-02-10", "--lead", "张三", "--serial", "10-5-001");
    expect(
      await desk.run("record", "proposal", "--title", "建桥", "--date", "2026-02-11", "--lead", "刘芳", "--serial", "10-5-001"),
    ).toMatchObject({
      status: 4,
      stderr: expect.stringContaining("《修路》"),
    });
  });
});

describe("opinions in the ledger of activities", () => {
  it("are one matter with its authors in the order of the rows", async () => {
    const desk = await smallOffice();
    const row = (name: string, result: string | null): CellInput[] => [
      "2026-03-01",
      "社情民意",
      "反映",
      name,
      "作者",
      null,
      result && "省",
      result,
    ];
    await desk.import("activities", "a.xlsx", [
      ACTIVITIES,
      row("张三", null),
      row("刘芳", null),
      row("陈明", null),
      row("买买提·艾力", "采用"),
    ]);
    const points: (number | undefined)[] = [];
    for (const id of [ZHANG, LIU, CHEN, 6]) points.push(await desk.points(id, "opinions"));
    expect(points).toEqual([8, 8, 8, 0]);
  });

  it("an author added later stands behind the others", async () => {
    const desk = await smallOffice();
    await desk.ok("record", "opinion", "--title", "反映", "--date", "2026-03-01", "--author", "张三、刘芳、陈明");
    await desk.ok("activity", "edit", "1", "--author", "买买提·艾力");
    expect(await desk.points(6, "opinions")).toBe(0);
  });

  it("with several authors from outside are scored", async () => {
    const desk = await smallOffice();
    await desk.ok("member", "add", "外人甲", "--outside");
    await desk.ok("member", "add", "外人乙", "--outside");
    await desk.ok("record", "opinion", "--title", "反映", "--date", "2026-03-01", "--author", "外人甲、外人乙、张三");
    expect(await desk.points(ZHANG, "opinions")).toBe(3);
  });

  it("an origin is found however its number is written", async () => {
    const desk = await smallOffice();
    await desk.ok(
      "record",
      "proposal",
      "--title",
      "修路",
      "--date",
      "2026-02-10",
      "--lead",
      "张三",
      "--serial",
      "10-5-015",
      "--outcome",
      "转社情民意",
    );
    await desk.ok("record", "opinion", "--title", "反映修路", "--date", "2026-03-01", "--author", "张三", "--refers", "十届五次第15号");
    expect(await desk.points(ZHANG, "opinions")).toBe(3);
  });
});

describe("a sign-in sheet with sittings", () => {
  const flags = ["--kind", "plenary", "--title", "十届五次会议", "--date", "2026-02-10"];

  it("keeps apart two columns of one header", async () => {
    const desk = await smallOffice();
    const others: CellInput[][] = ["陈明", "刘芳", "王伟（男）", "王伟（女）", "买买提·艾力"].map((name) => [
      name,
      "出席",
      "出席",
      "出席",
      "出席",
    ]);
    await desk.import(
      "attendance",
      "a.xlsx",
      [["姓名", "上午", "下午", "上午", "下午"], ["张三", "缺席", "出席", "出席", "出席"], ...others],
      ...flags,
    );
    expect(await desk.points(ZHANG, "meetings")).toBe(22.5);
  });

  it("refuses a mark that it cannot read, however many there are", async () => {
    const desk = await smallOffice();
    const rows: CellInput[][] = [
      ["姓名", "开幕会", "闭幕会"],
      ["张三", "出席", "没来过"],
      ["刘芳", "出席", "没来过"],
      ["陈明", "出席", "出席"],
    ];
    expect(await desk.import("attendance", "a.xlsx", rows, ...flags)).toMatchObject({ status: 3, stderr: expect.stringMatching(/C2、C3/) });
  });

  it("moves as a whole when the meeting's date is corrected", async () => {
    const desk = await smallOffice();
    await desk.import(
      "attendance",
      "a.xlsx",
      [
        ["姓名", "开幕会", "闭幕会"],
        ["张三", "出席", "出席"],
      ],
      ...flags,
    );
    await desk.ok("activity", "edit", "1", "--date", "2026-02-12");
    expect(desk.query("SELECT DISTINCT starts FROM activity")).toEqual([{ starts: "2026-02-12" }]);
  });
});

describe("where it came from", () => {
  it("each row keeps its own file and sheet", async () => {
    const desk = await smallOffice();
    const row = (name: string): CellInput[] => ["2026-05-01", "视察", "视察河道", name, "参加", "出席", null, null];
    const a = await desk.workbook("甲.xlsx", [ACTIVITIES, row("张三")], "一季度");
    const b = await desk.workbook("乙.xlsx", [ACTIVITIES, row("刘芳"), row("张三")], "二季度");
    await desk.ok("import", "activities", a, b);
    expect(desk.query("SELECT name, file, sheet, rows FROM v_duty ORDER BY name")).toEqual([
      { name: "刘芳", file: "乙.xlsx", sheet: "二季度", rows: "2" },
      { name: "张三", file: "甲.xlsx", sheet: "一季度", rows: "2；乙.xlsx 二季度 3" },
    ]);
  });

  it("a row that another file corrects is from there; one that a command corrects stays where it was", async () => {
    const desk = await smallOffice();
    const file = async (name: string, state: string) =>
      desk.import("activities", name, [ACTIVITIES, ["2026-05-01", "视察", "视察河道", "张三", "参加", state, null, null]]);
    const duty = () => desk.query("SELECT state, file, rows FROM v_duty");
    await file("甲.xlsx", "出席");
    await file("乙.xlsx", "缺席");
    expect(duty()).toEqual([{ state: "absent", file: "乙.xlsx", rows: "2" }]);
    await desk.ok("activity", "edit", "1", "--leave", "张三");
    expect(duty()).toEqual([{ state: "leave", file: "乙.xlsx", rows: "2" }]);
    await desk.ok("undo");
    await desk.ok("undo");
    expect(duty()).toEqual([{ state: "present", file: "甲.xlsx", rows: "2" }]);
  });
});

describe("members", () => {
  it("two rows of one certificate are refused, whatever else differs", async () => {
    const office = await initOffice();
    const header = ["姓名", "界别", "工作单位及职务", "委员证号", "联系电话"];
    const file = await office.workbook("名册.xlsx", [
      header,
      ["王伟", "教育界", "县一中", "1", "13800000001"],
      ["王伟", "经济界", "某公司", "1", "13800000002"],
    ]);
    expect(await office.run("import", "roster", file)).toMatchObject({ status: 3, stderr: expect.stringContaining("同一个人") });
  });

  it("somebody who left can come back, and stays the same person", async () => {
    const desk = await smallOffice();
    await desk.ok("member", "status", "张三", "resign", "--on", "2026-03-31", "--basis", "十届二十次常委会");
    await desk.ok("member", "add", "张三", "--unit", "某公司经理", "--from", "2026-08-01", "--basis", "十届二十二次常委会");
    expect(desk.query("SELECT starts, ends FROM v_seat WHERE person = 3 ORDER BY starts")).toEqual([
      { starts: "2022-01-01", ends: "2026-03-31" },
      { starts: "2026-08-01", ends: null },
    ]);
  });

  it("a change that is on record already says so, and leaves nothing to undo", async () => {
    const desk = await smallOffice();
    const resign = ["member", "status", "张三", "resign", "--on", "2026-03-31", "--basis", "十届二十次常委会"];
    await desk.ok(...resign);
    expect((await desk.ok(...resign)).stdout).toContain("没有变化");
  });
});

describe("redo", () => {
  it("is refused where an equal record has been made since, and names it", async () => {
    const desk = await smallOffice();
    const record = ["record", "charity", "--title", "助学", "--date", "2026-06-01", "--attendee", "张三"];
    await desk.ok(...record);
    await desk.ok("undo");
    await desk.ok(...record);
    expect(await desk.run("redo")).toMatchObject({ status: 4, stderr: expect.stringContaining("《助学》") });
    expect(await desk.points(ZHANG, "charity")).toBe(2);
  });
});

describe("phone numbers", () => {
  it("are shown in no message and in no log", async () => {
    const desk = await smallOffice();
    const { stderr } = await desk.import("activities", "a.xlsx", [
      ACTIVITIES,
      ["2026-05-01", "视察", "视察", "张三13812345678", "参加", null, null, null],
    ]);
    expect(stderr).not.toContain("13812345678");
    await desk.ok("member", "edit", "张三", "--note", "电话13500001111");
    expect((await desk.ok("log")).stdout).not.toContain("13500001111");
    expect((await desk.ok("member", "show", "张三", "--json")).stdout).not.toContain("13500001111");
  });
});

describe("a second look", () => {
  const flags = ["--kind", "plenary", "--title", "十届五次会议", "--date", "2026-02-10"];

  it.each([
    ["the names not merged down", ["C1:D1"]],
    ["the names merged down", ["C1:D1", "A1:A2", "B1:B2"]],
  ])("sittings under a merged group are read, %s", async (_, merged) => {
    const desk = await smallOffice();
    const rows: CellInput[][] = [
      ["序号", "姓名", "出席情况", null],
      [null, null, "上午", "下午"],
      [1, "张三", "出席", "缺席"],
    ];
    const path = await desk.workbook("合并.xlsx", rows);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    for (const range of merged) workbook.worksheets[0]?.mergeCells(range);
    await workbook.xlsx.writeFile(path);
    await desk.ok("import", "attendance", path, ...flags);
    expect(await desk.points(ZHANG, "meetings")).toBe(15);
  });

  it("an empty sitting beside a filled one is read by what a blank means", async () => {
    const desk = await smallOffice();
    await desk.import(
      "attendance",
      "a.xlsx",
      [
        ["姓名", "上午", "下午"],
        ["张三", "缺席", null],
        ["刘芳", "出席", null],
      ],
      ...flags,
      "--blank",
      "present",
    );
    expect(await desk.points(ZHANG, "meetings")).toBe(15);
  });

  it("a state of a whole meeting that is signed by sittings is refused", async () => {
    const desk = await smallOffice();
    await desk.import(
      "attendance",
      "a.xlsx",
      [
        ["姓名", "上午", "下午"],
        ["张三", "出席", "出席"],
      ],
      ...flags,
    );
    expect(await desk.run("activity", "edit", "1", "--absent", "张三")).toMatchObject({
      status: 4,
      stderr: expect.stringContaining("#2 上午"),
    });
  });

  it("an author behind one who is taken off moves up", async () => {
    const desk = await smallOffice();
    await desk.ok("record", "opinion", "--title", "反映", "--date", "2026-03-01", "--author", "刘芳、陈明、买买提·艾力、张三");
    await desk.ok("activity", "edit", "1", "--remove", "刘芳");
    expect(await desk.points(ZHANG, "opinions")).toBe(3);
  });

  it("a reason of a leave goes with the leave", async () => {
    const desk = await smallOffice();
    await desk.import(
      "attendance",
      "a.xlsx",
      [
        ["姓名", "出席情况"],
        ["张三", "请假（病假）"],
      ],
      ...flags,
    );
    await desk.import(
      "attendance",
      "b.xlsx",
      [
        ["姓名", "出席情况"],
        ["张三", "出席"],
      ],
      ...flags,
    );
    expect(desk.query("SELECT state, reason FROM participation")).toEqual([{ state: "present", reason: null }]);
  });

  it("no change of place is put before a later one, outside of the seat, or after it", async () => {
    const desk = await smallOffice();
    await desk.ok("member", "edit", "张三", "--sector", "科协", "--from", "2026-09-01", "--basis", "乙会");
    expect(await desk.run("member", "edit", "张三", "--sector", "妇联", "--from", "2026-06-01")).toMatchObject({
      status: 4,
      stderr: expect.stringContaining("2026-09-01"),
    });
    expect((await desk.run("member", "edit", "张三", "--sector", "妇联", "--from", "2021-06-01")).status).toBe(4);
    await desk.ok("member", "status", "刘芳", "die", "--on", "2026-05-05");
    expect((await desk.run("member", "edit", "刘芳", "--sector", "侨联")).status).toBe(4);
  });

  it("a corrected place keeps its dates and their basis", async () => {
    const desk = await smallOffice();
    await desk.ok("member", "edit", "张三", "--sector", "科协", "--from", "2026-09-01", "--basis", "乙会");
    await desk.ok("member", "edit", "张三", "--sector", "妇联");
    expect(
      desk.query(
        "SELECT body.name, starts, basis FROM tenure JOIN body ON body.id = tenure.body WHERE person = 3 AND body.kind = 'sector' ORDER BY starts",
      ),
    ).toEqual([
      { name: "经济界", starts: "2022-01-01", basis: null },
      { name: "妇联", starts: "2026-09-01", basis: "乙会" },
    ]);
  });

  it("an office given back begins after what it follows", async () => {
    const desk = await smallOffice();
    await desk.ok("member", "edit", "刘芳", "--role", "委员", "--from", "2026-08-01");
    await desk.ok("member", "edit", "刘芳", "--role", "常委");
    expect(desk.query("SELECT starts, ends FROM tenure WHERE person = 2 AND post = 'standing' ORDER BY starts")).toEqual([
      { starts: "2022-01-01", ends: "2026-07-31" },
      { starts: "2026-08-01", ends: null },
    ]);
  });

  it("redo is refused where the same deed stands with more to it", async () => {
    const desk = await smallOffice();
    await desk.import("proposals", "a.xlsx", [PROPOSALS, ["10-5-001", "修路", "张三", null, "2026-02-10", "立案"]]);
    await desk.ok("undo");
    await desk.import("proposals", "b.xlsx", [
      [...PROPOSALS, "类别"],
      ["10-5-001", "修路", "张三", null, "2026-02-10", "立案", "社会建设"],
    ]);
    expect((await desk.run("redo")).status).toBe(4);
  });
});

describe("a blank state in a ledger", () => {
  it("is attendance for somebody new, and leaves an absence on record as it is", async () => {
    const desk = await smallOffice();
    const row = (name: string, state: string | null): CellInput[] => ["2026-05-01", "视察", "视察河道", name, "参加", state, null, null];
    await desk.import("activities", "a.xlsx", [ACTIVITIES, row("张三", "缺席")]);
    await desk.import("activities", "b.xlsx", [ACTIVITIES, row("张三", null), row("刘芳", null)]);
    expect([await desk.points(ZHANG, "activities"), await desk.points(LIU, "activities")]).toEqual([0, 5]);
  });
});
