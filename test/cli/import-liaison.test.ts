import { beforeAll, describe, expect, it } from "vitest";
import type { Imported, Refusal } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { type CellInput, ROSTER_ROWS } from "../support/workbook.ts";

/** The small roster, with who sits on which committee: 陈明 chair, 刘芳 standing, both 王伟, 张三, 买买提·艾力 members. */
const ROSTER = ROSTER_ROWS.map((row, i): readonly CellInput[] =>
  i === 1 ? [...row, "所属专委会"] : row[1] === "张三" ? [...row, "提案委员会"] : row,
);

const desk = makeOffice();
beforeAll(async () => {
  await desk.open(ROSTER);
  await desk.ok("member", "add", "赵六", "--party", "中共", "--sector", "农业界", "--from", "2026-03-01", "--basis", "某次会议");
  await desk.ok("member", "add", "钱二", "--outside", "--unit", "县委党校");
});

const HEADER = ["联系人", "联系对象", "类型", "起始时间", "终止时间", "备注"];
const SHEET: readonly (readonly CellInput[])[] = [
  ["双联安排表"],
  HEADER,
  ["陈　明", "教育界、提案委员会", "党组成员联系专委会和界别", "2022.03", null, "县政协〔2022〕3号"],
  ["刘芳", "张三、买买提·艾力，王伟（女）", null, null, null, null],
  ["赵六", "张三", null, null, "2026-12", null],
];

interface Listed {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly with: string;
  readonly withKind: string;
  readonly from: string;
  readonly to: string | null;
  readonly basis: string | null;
}

type Said = Imported & { notes: string[]; warnings: { cell: string; value: string; problem: string }[] };

const listed = (): Promise<Listed[]> => desk.json<Listed[]>("liaison", "list");

async function imported(rows: readonly (readonly CellInput[])[], ...args: string[]): Promise<Said> {
  await desk.workbook("双联.xlsx", rows);
  return desk.json<Said>("import", "liaison", "双联.xlsx", ...args);
}

async function refused(...rows: readonly (readonly CellInput[])[]) {
  await desk.workbook("双联.xlsx", [HEADER, ...rows]);
  const { status, stdout, stderr } = await desk.run("import", "liaison", "双联.xlsx", "--json");
  expect([status, stdout]).toEqual([3, ""]);
  return (JSON.parse(stderr) as Refusal & { error: { problems: { cell: string; value: string; problem: string; hint: string }[] } }).error
    .problems;
}

describe("a sheet of who keeps contact with whom", () => {
  beforeAll(async () => {
    expect(await imported(SHEET, "--dry-run")).toMatchObject({ operation: null, files: [{ rows: 3, added: 3 }] });
    expect(await desk.json<Imported>("导入", "双联", "双联.xlsx")).toMatchObject({ files: [{ rows: 3, added: 3, changed: 0, same: 0 }] });
  });

  it("is a row for each pair, its kind told from who the two are where the sheet does not say", async () => {
    expect((await listed()).map((each) => [each.kind, each.name, each.withKind, each.with, each.from, each.to])).toEqual([
      ["leader_body", "陈明", "sector", "教育界", "2022-03-01", null],
      ["leader_body", "陈明", "special", "提案委员会", "2022-03-01", null],
      ["party_member", "赵六", "member", "张三", "2026-03-01", "2026-12-31"],
      ["standing_member", "刘芳", "member", "张三", "2022-01-01", null],
      ["standing_member", "刘芳", "member", "买买提·艾力", "2022-01-01", null],
      ["standing_member", "刘芳", "member", "王伟", "2022-01-01", null],
    ]);
    expect((await listed())[0]?.basis).toBe("县政协〔2022〕3号");
  });

  it("can be seen as a table, and with the member", async () => {
    const table = (await desk.ok("双联", "列出")).stdout;
    expect(table).toContain("双联（共6条）");
    expect(table).toMatch(/常委联系委员 +│ 刘芳/);
    expect((await desk.ok("member", "show", "刘芳")).stdout).toContain("常委联系委员：张三、买买提·艾力、王伟");
    const shown = (await desk.ok("member", "show", "张三")).stdout;
    expect(shown).toContain("由刘芳联系（常委联系委员）");
    expect(shown, "what has ended is not shown").not.toContain("赵六");
    expect((await desk.json<{ liaison: Listed[] }>("member", "show", "张三")).liaison).toHaveLength(2);
  });

  it("changes nothing when it is imported again, on another day too", async () => {
    expect(await imported(SHEET)).toMatchObject({ operation: null, files: [{ rows: 3, added: 0, changed: 0, same: 3 }] });
  });

  it("changes dates, told one by one", async () => {
    await desk.workbook("双联.xlsx", [
      HEADER,
      ["刘芳", "张三", null, null, "2026-06-30", null],
      ["陈明", "教育界", null, "2022-04", null, null],
    ]);
    const { stdout } = await desk.ok("import", "liaison", "双联.xlsx");
    expect(stdout).toContain("刘芳 — 张三（常委联系委员）：终止时间 无 → 2026-06-30");
    expect(stdout).toContain("陈明 — 教育界（党组成员联系专委会和界别）：起始时间 2022-03-01 → 2022-04-01");
    await desk.ok("undo");
    expect((await listed())[3]?.to).toBeNull();
  });

  it("begins anew after an end", async () => {
    await imported([HEADER, ["赵六", "张三", null, "2027-01-05", null, null]]);
    expect((await listed()).filter(({ name }) => name === "赵六").map(({ from, to }) => [from, to])).toEqual([
      ["2026-03-01", "2026-12-31"],
      ["2027-01-05", null],
    ]);
    await desk.ok("undo");
  });

  it("knows a sector of the office's list that nobody belongs to yet", async () => {
    expect(await imported([HEADER, ["陈明", "体育界", null, null, null, null]])).toMatchObject({ files: [{ added: 1 }] });
    expect(await imported([HEADER, ["陈明", "体育", null, null, null, null]])).toMatchObject({ files: [{ same: 1 }] });
    await desk.ok("undo");
  });

  it("names merged down a column hold for each row", async () => {
    const { default: ExcelJS } = await import("exceljs");
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("双联");
    sheet.addRows([
      ["常委", "被联系委员"],
      ["刘芳", "张三"],
      [null, "买买提·艾力"],
    ]);
    sheet.mergeCells("A2:A3");
    await book.xlsx.writeFile(desk.path("合并.xlsx"));
    expect(await desk.json<Imported>("import", "liaison", "合并.xlsx")).toMatchObject({ operation: null, files: [{ rows: 2, same: 2 }] });
  });
});

describe("what cannot be is refused at its cell", () => {
  it.each([
    ["contact with oneself", ["刘芳", "刘芳", null, null, null, null], "B2", /同一个人/],
    ["nobody of the name", ["刘芳", "孙七", null, null, null, null], "B2", /没有这个人，也没有这个专委会、界别或活动组/],
    ["nobody of the name who keeps it", ["孙七", "张三", null, null, null, null], "A2", /名册里没有这个人/],
    ["two of the name", ["刘芳", "王伟", null, null, null, null], "B2", /2 人同名/],
    ["not yet a member on that day", ["刘芳", "赵六", null, "2024-01", null, null], "B2", /没有符合的在任委员/],
    ["no member", ["刘芳", "钱二", null, null, null, null], "B2", /不是委员/],
    ["no kind to be told", ["张三", "王伟（男）", null, null, null, null], "C2", /看不出是哪种联系/],
    ["an unknown kind", ["刘芳", "张三", "师徒结对", null, null, null], "C2", /不认识的类型/],
    ["a body where a member belongs", ["刘芳", "教育界", "常委联系委员", null, null, null], "B2", /对象应是委员/],
    ["a member where a body belongs", ["陈明", "张三", "党组成员联系专委会和界别", null, null, null], "B2", /对象应是专委会、界别或活动组/],
    [
      "an end before the beginning",
      ["刘芳", "张三", null, "2026-05", "2026-04", null],
      "B2",
      /终止时间 2026-04-30 早于起始时间 2026-05-01/,
    ],
    ["no partner", ["刘芳", null, "常委联系委员", null, null, null], "B2", /没有联系对象/],
    ["no date", ["刘芳", "张三", null, "去年", null, null], "D2", /不是日期/],
  ] as [string, CellInput[], string, RegExp][])("%s", async (_, row, cell, words) => {
    expect(await refused(row)).toMatchObject([{ cell, problem: expect.stringMatching(words) }]);
  });

  it("the same pair twice, wherever it stands", async () => {
    expect(
      await refused(["刘芳", "张三、王伟（女）", null, null, null, null], ["刘芳", "王伟（医药卫生界）", null, null, null, null]),
    ).toMatchObject([{ cell: "B3", problem: expect.stringContaining("与 Sheet1!B2 重复") }]);
  });

  it("a file without members", async () => {
    const empty = await makeEmpty();
    await empty.workbook("双联.xlsx", SHEET);
    expect(await empty.refusal("import", "liaison", "双联.xlsx")).toMatchObject({ code: "import.no_members", exit: 3 });
  });
});

const emptyDesk = makeOffice();
async function makeEmpty() {
  await emptyDesk.ok("init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
  return emptyDesk;
}

describe("what may surprise is taken, and said", () => {
  it.each([
    ["whoever keeps it is no standing member", ["张三", "王伟（男）", "常委联系委员", null, null, null], /不是常委会组成人员/],
    ["whoever keeps it is no Communist", ["刘芳", "张三", "党员委员联系党外委员", null, null, null], /不是登记的中共党员/],
    ["both are Communists", ["陈明", "赵六", "党员委员联系党外委员", null, null, null], /也是中共党员/],
    ["it begins after today", ["刘芳", "王伟（男）", null, "2028-01", null, null], /今天.*之后/],
  ] as [string, CellInput[], RegExp][])("%s", async (_, row, words) => {
    expect((await imported([HEADER, row], "--dry-run")).warnings).toMatchObject([{ problem: expect.stringMatching(words) }]);
  });

  it("a pair without a first day is counted from when both held their seats", async () => {
    const { notes } = await imported([HEADER, ["赵六", "王伟（男）", null, null, null, null]], "--dry-run");
    expect(notes.join("\n")).toContain("1 对没有写起始时间");
  });
});
