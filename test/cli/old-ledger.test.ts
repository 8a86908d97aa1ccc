import { copyFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeOffice, type Office } from "../office/office.ts";
import type { Answer } from "../office/session.ts";
import type { CellInput } from "../support/workbook.ts";

/** A clerk corrects an activity in the program; then the ledger that it came from is imported again. */

const ACTIVITIES = ["日期", "类别", "名称", "姓名", "角色", "出席情况", "级别", "结果"];
const LEDGER: readonly (readonly CellInput[])[] = [
  ACTIVITIES,
  ["2026-05-12", "视察", "乡村振兴视察", "张三", "牵头", "出席", null, null],
  ["2026-05-12", "视察", "乡村振兴视察", "刘芳", "参加", "请假", null, null],
  ["2026-06-01", "公益慈善", "助学捐款", "张三", null, null, null, null],
  ["2026-07-01", "荣誉", "劳动模范", "刘芳", null, null, "市", null],
];

interface Imported {
  files: { added: number; changed: number; same: number; rejected: number }[];
}
interface Shown {
  title: string;
  starts: string;
  form: string | null;
  parts: { name: string; role: string; state: string | null; form: string | null }[];
  outcomes: { what: string; level: string | null }[];
  handlings: { round: number; unit: string; replied: string | null; feedback: string | null }[];
}

let office: Office;
let ledger: string;

const run = (...args: string[]): Promise<Answer> => office.run(...args);
const ok = (...args: string[]): Promise<Answer> => office.ok(...args);
const json = <Value>(...args: string[]): Promise<Value> => office.json<Value>(...args);

/** The record file that every test begins with: made once, and copied. */
const first = makeOffice();
beforeAll(async () => {
  await first.open();
  copyFileSync(first.db, first.path("名册.db"));
  await first.ok("import", "activities", await first.workbook("台账.xlsx", LEDGER));
});

function begin(from: string): void {
  office = makeOffice();
  copyFileSync(from, office.db);
}

beforeEach(() => {
  begin(first.db);
  ledger = first.path("台账.xlsx");
});

async function again(file = ledger, kind = "activities"): Promise<number[] | undefined> {
  const { files } = await json<Imported>("import", kind, file);
  return files.map(({ added, changed, rejected }) => [added, changed, rejected])[0];
}
const show = (id: number): Promise<Shown> => json<Shown>("activity", "show", String(id));
const showAll = (ids: readonly number[]): Promise<Shown[]> => Promise.all(ids.map(show));
async function notes(file = ledger, kind = "activities"): Promise<string> {
  const { stdout, stderr } = await ok("import", kind, file);
  return stdout + stderr;
}
const NOTHING = [0, 0, 0];

describe("an old ledger, imported again", () => {
  it.each([
    ["date", ["--date", "2026-05-20"], "starts", "2026-05-20", "日期 2026-05-12 已在程序里更正为 2026-05-20，未改回"],
    ["title", ["--title", "人居环境视察"], "title", "人居环境视察", "名称 乡村振兴视察 已在程序里更正为 人居环境视察，未改回"],
  ] as const)("whose deed has another %s by now: it is that deed, and stays so", async (_, flags, field, value, words) => {
    await ok("activity", "edit", "1", ...flags);
    expect(await notes()).toContain(words);
    expect(await again()).toEqual(NOTHING);
    expect((await show(1))[field]).toBe(value);
    expect(await json<unknown[]>("activity", "list")).toHaveLength(3);
  });

  it("with rows put in at its top adds those alone", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    const [header, ...rows] = LEDGER;
    const longer = await office.workbook("台账2.xlsx", [header as CellInput[], ["2026-02-03", "调研", "冬季调研", "刘芳"], ...rows]);
    expect(await again(longer)).toEqual([1, 0, 0]);
    expect((await show(1)).starts).toBe("2026-05-20");
  });

  it("after two corrections of date and title is known by every key that the deed had", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    await ok("activity", "edit", "1", "--title", "人居环境视察");
    expect(await again()).toEqual(NOTHING);
    const [header] = LEDGER;
    const between = await office.workbook("中间.xlsx", [
      header as CellInput[],
      ["2026-05-20", "视察", "乡村振兴视察", "张三", "牵头", "出席"],
    ]);
    expect(await again(between)).toEqual(NOTHING);
  });

  it("adds the deed anew once its correction is undone and it is removed: nothing outlives an undo", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    await ok("undo");
    const other = await office.workbook("另.xlsx", [ACTIVITIES, ["2026-05-20", "视察", "乡村振兴视察", "张三"]]);
    expect(await again(other)).toEqual([1, 0, 0]);
  });

  it("takes back nothing else that was corrected by hand: people, states, outcomes", async () => {
    await ok("activity", "edit", "1", "--absent", "刘芳");
    await ok("activity", "edit", "2", "--remove", "张三", "--attendee", "刘芳");
    await ok("activity", "edit", "3", "--level", "省");
    const before = await showAll([1, 2, 3]);
    const said = await notes();
    expect(said).toContain("《乡村振兴视察》刘芳的情况已在程序里更正，未改回");
    expect(said).toContain("《助学捐款》参加 张三 已在程序里去掉，未加回");
    expect(said).toContain("《劳动模范》结果 市级获奖 已在程序里去掉，未加回");
    expect(await again()).toEqual(NOTHING);
    expect(await showAll([1, 2, 3])).toEqual(before);
  });

  it("takes back nothing that `record` has changed, and says of a deed that was taken off that it comes again", async () => {
    await ok("record", "inspection", "--title", "乡村振兴视察", "--date", "2026-05-12", "--absent", "刘芳");
    expect(await notes()).toContain("刘芳的情况已在程序里更正，未改回");
    expect((await show(1)).parts.map(({ name, state }) => [name, state])).toEqual([
      ["张三", "present"],
      ["刘芳", "absent"],
    ]);
    await ok("activity", "remove", "2");
    expect(await notes()).toMatch(/“助学捐款”：曾在程序里删除（#2），这次又新增/);
    await ok("undo");
    await ok("undo");
    expect(await again()).toEqual(NOTHING);
  });

  it("still brings what it says anew", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    const [header, first, second, ...rest] = LEDGER as CellInput[][];
    const newer = await office.workbook("台账3.xlsx", [
      header as CellInput[],
      first as CellInput[],
      (second as CellInput[]).map((cell) => (cell === "请假" ? "迟到" : cell)),
      ...rest,
    ]);
    expect(await again(newer)).toEqual([0, 1, 0]);
    expect(await show(1)).toMatchObject({ starts: "2026-05-20", parts: [{ name: "张三" }, { name: "刘芳", state: "late" }] });
  });

  it("that fits two deeds, one by a key of former days, is refused with both, unless it is the very same file", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    await ok("record", "inspection", "--title", "乡村振兴视察", "--date", "2026-05-12", "--attendee", "刘芳");
    expect(await again()).toEqual(NOTHING);
    const saved = await office.workbook("另存.xlsx", [...LEDGER, ["2026-09-01", "调研", "秋季调研", "刘芳"]]);
    const { status, stderr } = await run("import", "activities", saved);
    expect(status).toBe(3);
    expect(stderr).toMatch(/可能是更正过的几件中的一件：#4《乡村振兴视察》2026-05-12、#1《乡村振兴视察》2026-05-20/);
  });

  it("leaves to a row of the corrected deed what another row plainly is", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    const both = await office.workbook("两次.xlsx", [
      ACTIVITIES,
      ["2026-05-12", "视察", "乡村振兴视察", "刘芳", "参加", "出席"],
      ["2026-05-20", "视察", "乡村振兴视察", "张三", "牵头", "出席"],
    ]);
    expect(await again(both)).toEqual([1, 0, 0]);
    expect((await show(1)).starts).toBe("2026-05-20");
  });

  it("of a record typed in says nothing: what a clerk records is new", async () => {
    await ok("activity", "edit", "1", "--date", "2026-05-20");
    expect(
      (await json<{ action: string }>("record", "inspection", "--title", "乡村振兴视察", "--date", "2026-05-12", "--attendee", "刘芳"))
        .action,
    ).toBe("add");
  });
});

describe("an old ledger of proposals", () => {
  const PROPOSALS = ["案号", "案由", "第一提案人", "联名人", "提交日期", "审查结果"];

  it.each([
    ["number", ["--serial", "10-5-011"]],
    ["lead", ["--lead", "刘芳"]],
    ["title", ["--title", "修桥"]],
    ["signers", ["--cosigner", "陈明"]],
  ])("whose proposal has another %s by now changes nothing", async (_, flags) => {
    const rows = [PROPOSALS, ["10-5-001", "修路", "张三", null, "2026-02-10", "立案"], [null, "植树", "张三", null, "2026-03-10", null]];
    const file = await office.workbook("提案.xlsx", rows);
    await ok("import", "proposals", file);
    for (const id of ["4", "5"])
      await ok("activity", "edit", id, ...flags.map((flag) => flag.replace("修桥", `修桥${id}`).replace("011", `01${id}`)));
    const before = await showAll([4, 5]);
    expect(await again(file, "proposals")).toEqual(NOTHING);
    const moved = await office.workbook("提案2.xlsx", [rows[0] as string[], rows[2] as CellInput[], rows[1] as CellInput[]]);
    expect(await again(moved, "proposals")).toEqual(NOTHING);
    expect(await showAll([4, 5])).toEqual(before);
  });
});

describe("a form that differs between rows", () => {
  const SPEECH = ["日期", "类别", "名称", "姓名", "角色", "形式", "出席情况"];
  const rows: readonly (readonly CellInput[])[] = [
    SPEECH,
    ["2026-05-11", "大会发言", "发言会", "张三", "发言", "书面", null],
    ["2026-05-11", "大会发言", "发言会", "刘芳", "发言", "口头", null],
    ["2026-05-11", "大会发言", "发言会", "张三", "发言", "口头", null],
  ];

  it("belongs to each part, and comes back from the ledger that the program writes", async () => {
    const file = await office.workbook("发言.xlsx", rows);
    await ok("import", "activities", file);
    const activity = await show(4);
    expect(activity.form).toBeNull();
    expect(activity.parts.map(({ name, form }) => [name, form])).toEqual([
      ["张三", "书面"],
      ["刘芳", "口头"],
      ["张三", "口头"],
    ]);
    expect(await again(file)).toEqual(NOTHING);
    await ok("export", "activities", "--year", "2026", "-o", "导出.xlsx");
    expect(await again("导出.xlsx")).toEqual(NOTHING);
    expect(await show(4)).toEqual(activity);
  });

  it("is not lost where a second file tells of others in another form", async () => {
    await ok("import", "activities", await office.workbook("一.xlsx", [SPEECH, rows[1] as CellInput[]]));
    await ok("import", "activities", await office.workbook("二.xlsx", [SPEECH, rows[2] as CellInput[]]));
    expect(await show(4)).toMatchObject({
      form: "书面",
      parts: [
        { name: "张三", form: null },
        { name: "刘芳", form: "口头" },
      ],
    });
  });

  it("is corrected where the ledger tells of the same people in another form", async () => {
    await ok("import", "activities", await office.workbook("一.xlsx", [SPEECH, rows[1] as CellInput[]]));
    await ok(
      "import",
      "activities",
      await office.workbook("二.xlsx", [SPEECH, ["2026-05-11", "大会发言", "发言会", "张三", "发言", "口头"]]),
    );
    expect(await show(4)).toMatchObject({ form: "口头", parts: [{ name: "张三", form: null }] });
  });

  it("of a proposal is the case's, though a row names some of its signers alone", async () => {
    await ok("record", "proposal", "--title", "修路", "--date", "2026-02-10", "--lead", "张三", "--cosigner", "刘芳", "--form", "联名");
    await ok("record", "proposal", "--title", "修路", "--date", "2026-02-10", "--lead", "张三", "--form", "集体");
    expect(await show(4)).toMatchObject({ form: "集体", parts: [{ form: null }, { form: null }] });
  });

  it("may stand among the roles of a speech, where 参加 is honest input too", async () => {
    const said = [
      ["日期", "类别", "名称", "姓名", "角色"],
      ["2026-05-11", "大会发言", "发言会", "张三", "书面"],
      ["2026-05-11", "大会发言", "发言会", "刘芳", "口头"],
      ["2026-05-11", "大会发言", "发言会", "陈明", "参加"],
    ];
    await ok("import", "activities", await office.workbook("一.xlsx", said));
    expect((await show(4)).parts.map(({ name, role, form }) => [name, role, form])).toEqual([
      ["张三", "author", "书面"],
      ["刘芳", "speaker", "口头"],
      ["陈明", "speaker", null],
    ]);
  });

  it.each([
    ["主体责任报告", "请示报告", "upward"],
    ["走村入户", "走访", "outreach"],
    ["大走访", "走访", "outreach"],
    ["志愿服务", "公益慈善", "charity"],
    ["联系委员", "联系群众", "contact"],
  ])("%s, written as the kind, is the form of %s", async (word, _, kind) => {
    await ok(
      "import",
      "activities",
      await office.workbook("一.xlsx", [
        ["日期", "类别", "名称", "姓名"],
        ["2026-05-11", word, "某事", "张三"],
      ]),
    );
    expect(await json<{ kind: string; form: string }>("activity", "show", "4")).toMatchObject({ kind, form: word });
  });
});

describe("a second round of handling", () => {
  const HEADER = ["案号", "案由", "第一提案人", "审查结果", "主办单位", "交办日期", "答复日期", "答复类别", "委员意见"];
  const row = (...cells: readonly CellInput[]): CellInput[][] => [HEADER, ["10-5-001", "修路", "张三", "立案", "交通局", ...cells]];
  const rounds = async () => (await show(4)).handlings.map(({ round, replied, feedback }) => [round, replied, feedback]);
  const FIRST = ["2026-03-01", "2026-05-01", "C", "不满意"] as const;

  beforeEach(async () => {
    await ok("import", "proposals", await office.workbook("一.xlsx", row(...FIRST)));
  });

  it.each([
    ["replied to later", ["2026-03-01", "2026-07-01", "A", "满意"], "2026-07-01"],
    ["assigned anew", ["2026-05-20", "2026-07-01", "A", "满意"], "2026-07-01"],
    ["thought of otherwise, without days", [null, null, null, "满意"], null],
  ] as const)("%s stands beside the first", async (_, cells, replied) => {
    const file = await office.workbook("二.xlsx", row(...cells));
    await ok("import", "proposals", file);
    const both = [
      [1, "2026-05-01", "不满意"],
      [2, replied, "满意"],
    ];
    expect(await rounds()).toEqual(both);
    expect(await again(file, "proposals")).toEqual(NOTHING);
    expect(await again("一.xlsx", "proposals")).toEqual(NOTHING);
    await ok("export", "proposals", "--year", "2026", "-o", "导出.xlsx");
    expect(await again("导出.xlsx", "proposals")).toEqual(NOTHING);
    expect(await rounds()).toEqual(both);
  });

  it("is none where another word stands beside the same day of reply: that is a correction", async () => {
    await ok("import", "proposals", await office.workbook("二.xlsx", row("2026-03-01", "2026-05-01", "A", "满意")));
    expect(await rounds()).toEqual([[1, "2026-05-01", "满意"]]);
  });

  it("stands in one row, separated by ；, and comes into a new record file whole", async () => {
    const file = await office.workbook("二.xlsx", row("2026-03-01；2026-05-20", "2026-05-01；2026-07-01", "C；A", "不满意；满意"));
    const before = office;
    begin(first.path("名册.db"));
    await ok("import", "proposals", file);
    expect((await show(1)).handlings).toMatchObject([
      { round: 1, replied: "2026-05-01", feedback: "不满意" },
      { round: 2, replied: "2026-07-01", feedback: "满意" },
    ]);
    office = before;
    expect(await again(file, "proposals")).toEqual([0, 1, 0]);
    expect(await rounds()).toHaveLength(2);
  });

  it("leaves the second as it is where a row corrects the first", async () => {
    await ok("import", "proposals", await office.workbook("二.xlsx", row("2026-05-20", "2026-07-01", "A", "满意")));
    await ok("import", "proposals", await office.workbook("三.xlsx", row("2026-03-01", "2026-05-01", "B", "基本满意")));
    await ok("import", "proposals", await office.workbook("四.xlsx", row("2026-03-01", "2026-05-02", "B", "不满意")));
    expect(await rounds()).toEqual([
      [1, "2026-05-02", "不满意"],
      [2, "2026-07-01", "满意"],
    ]);
  });

  it.each([
    ["a day that is none", ["2026-03-01；—", "2026-05-01；待定", null, null], "G2"],
    ["a class that is none", ["2026-03-01；—", "2026-05-01；2026-06-01", "Z；Y", null], "H2"],
    ["another number of rounds", ["2026-03-01", "2026-05-01；2026-06-01", "C；A", "满意"], "F2"],
  ] as const)("is refused by its cell where one has %s", async (_, cells, cell) => {
    const { status, stderr } = await run("import", "proposals", await office.workbook("错.xlsx", row(...cells)));
    expect([status, stderr.includes(` ${cell} `)]).toEqual([3, true]);
  });

  it("is none where a cell only ends in ；", async () => {
    await ok("import", "proposals", await office.workbook("尾.xlsx", row("2026-03-01", "2026-05-01", "C；", "不满意；")));
    expect(await rounds()).toHaveLength(1);
  });

  it("of another unit after dissatisfaction is the second, not a correction of the first", async () => {
    const [header, [...cells]] = row("2026-05-20", "2026-07-01", "A", "满意") as [CellInput[], CellInput[]];
    const moved = cells.map((cell) => (cell === "交通局" ? "住建局" : cell));
    await ok("import", "proposals", await office.workbook("二.xlsx", [header, moved]));
    expect((await show(4)).handlings.map(({ round, unit }) => [round, unit])).toEqual([
      [1, "交通局"],
      [2, "住建局"],
    ]);
  });
});
