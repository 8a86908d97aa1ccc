import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { describe, expect, it, test } from "vitest";
import type { Imported } from "../office/answers.ts";
import { ENTER } from "../office/at-terminal.ts";
import { CONTACTS, contentsOf, LIAISON, PEOPLE, putWorkbook, YEAR } from "../office/folder.ts";
import { initOffice, makeOffice, type Office, openOffice } from "../office/office.ts";
import { ACTIVITIES, ATTENDANCE, OPINIONS, PROPOSALS } from "../office/year.ts";
import { type CellInput, ROSTER_ROWS, rosterWith } from "../support/workbook.ts";

/** `cppcc import` without a kind: a year's folder, as one operation. */

interface Together extends Imported {
  readonly files: readonly (Imported["files"][number] & { readonly file: string; readonly kind: string })[];
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
  readonly notes: readonly string[];
}

const MEETING = "2026年/常委会和全会/2026-02-10 十届五次会议签到表.xlsx";

/** The folder of a year as it lies in an office: subfolders of any name, and what is no workbook between them. */
async function yearFolder(office: Office): Promise<void> {
  const put = (name: string, rows: readonly (readonly CellInput[])[], sheet?: string) => putWorkbook(office, `2026年/${name}`, rows, sheet);
  await put("z名册/委员.xlsx", ROSTER_ROWS);
  await put("z名册/机关.xlsx", PEOPLE);
  await put("常委会和全会/2026-02-10 十届五次会议签到表.xlsx", ATTENDANCE);
  await put("a台账.xlsx", ACTIVITIES);
  await put("提案/1.xlsx", PROPOSALS);
  await put("提案/信息.xlsx", OPINIONS);
  await put("联系/走访.xlsx", CONTACTS);
  await put("联系/双联.xlsx", LIAISON);
}

function besides(office: Office): void {
  mkdirSync(office.path("2026年/备份"), { recursive: true });
  mkdirSync(office.path("2026年/.隐藏"), { recursive: true });
  for (const name of ["~$a台账.xlsx", ".~lock.a台账.xlsx#", ".藏.xlsx", "总结.docx", "备份/去年.xlsx", ".隐藏/名册.xlsx", "旧.db"])
    writeFileSync(office.path(`2026年/${name}`), "x");
}

/** The same workbooks one by one, in the right order. */
async function oneByOne(office: Office): Promise<void> {
  const files = [
    "z名册/委员",
    "z名册/机关",
    "联系/双联",
    MEETING.replace(/^2026年\/|\.xlsx$/g, ""),
    "a台账",
    "提案/1",
    "提案/信息",
    "联系/走访",
  ];
  for (const [i, { kind, flags = [] }] of YEAR.entries()) await office.ok("import", kind, `2026年/${files[i]}.xlsx`, ...flags);
}

/** Puts somebody's name where nobody's was, and saves it as 改好.xlsx, as a clerk does in WPS. */
async function correct(office: Office, rejected: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office.path(rejected));
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value === "查无此人") cell.value = "刘芳";
      }),
    );
  await book.xlsx.writeFile(office.path("改好.xlsx"));
}

describe("a year's folder", () => {
  it("goes in by one command and one operation, as its files would one by one", async () => {
    const single = await initOffice();
    await yearFolder(single);
    await oneByOne(single);
    const office = await initOffice();
    cpSync(single.path("2026年"), office.path("2026年"), { recursive: true });
    besides(office);
    const empty = contentsOf(office);
    const { operation, files, skipped } = await office.json<Together>("import", "2026年");
    expect(operation).toBe(2);
    expect(files.map(({ kind, added }) => `${kind} ${added}`)).toEqual([
      "roster 6",
      "people 1",
      "liaison 1",
      "attendance 6",
      "activities 8",
      "proposals 3",
      "opinions 2",
      "contacts 1",
    ]);
    expect(contentsOf(office)).toEqual(contentsOf(single));
    expect(skipped.map(({ file, why }) => `${file} ${why.slice(0, 6)}`)).toEqual([
      "2026年/.~lock.a台账.xlsx# WPS、Ex",
      "2026年/.藏.xlsx 隐藏的文件",
      "2026年/~$a台账.xlsx WPS、Ex",
      "2026年/旧.db 不是表格",
      "2026年/总结.docx 不是表格",
      "2026年/.隐藏 隐藏的文件夹",
      "2026年/备份 备份的文件夹",
    ]);
    await office.ok("undo");
    expect(contentsOf(office)).toEqual(empty);
    await office.ok("redo");
    expect(contentsOf(office)).toEqual(contentsOf(single));
  });

  it("changes nothing the second time, and says so", async () => {
    const office = await initOffice();
    await yearFolder(office);
    await office.ok("import", "2026年");
    const before = office.bytes();
    expect((await office.ok("import", "2026年")).stdout).toContain("没有变化，没有写入");
    const { operation, files } = await office.json<Together>("import", "2026年");
    expect([operation, files.every(({ rows, same }) => rows === same)]).toEqual([null, true]);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("is shown in one preview, with the kind of each sheet, and written after one question", async () => {
    const office = await initOffice();
    await yearFolder(office);
    besides(office);
    const trial = await office.ok("import", "2026年", "--dry-run");
    expect(trial.stdout).toMatch(/│ 委员\.xlsx +│ Sheet1 │ 名册 +│ +6 │ +6 │/);
    expect(trial.stdout).toContain("没有读 2 个，不是表格：2026年/旧.db、2026年/总结.docx");
    expect(trial.stdout).toContain("试运行，没有写入");
    const { status } = await office.at(["import", "2026年"], ["写入档案", `是${ENTER}`]);
    expect(status).toBe(0);
    expect((await office.ok("log")).stdout).toContain("一起导入 8 个文件：名册（新增 6，变更 0）；人员");
  });

  it("goes in the same way through the binary, and leaves the file as it was where one sheet is wrong", async () => {
    const office = await initOffice();
    await yearFolder(office);
    const before = office.bytes();
    await office.workbook("2026年/z名册/委员.xlsx", rosterWith("张三", "出生年月", "1975.13"));
    const { status, stderr } = await office.binary.run("import", "2026年");
    expect([status, office.bytes().equals(before)]).toEqual([3, true]);
    expect(stderr).toContain("1975.13");
    await office.workbook("2026年/z名册/委员.xlsx", ROSTER_ROWS);
    expect((await office.binary.json<Together>("import", "2026年/", "--quiet")).operation).toBe(2);
  });
});

test("files of a folder come by their numbers, before its folders", async () => {
  const office = await openOffice();
  for (const name of ["第10次.xlsx", "第2次.xlsx", "b/第1次.xlsx"]) await putWorkbook(office, `年/${name}`, [["物品"], [name]]);
  expect((await office.refusal("import", "年")).problems.map(({ file }) => file)).toEqual(["第2次.xlsx", "第10次.xlsx", "第1次.xlsx"]);
});

test("a folder is imported after a backup", async () => {
  const office = await initOffice();
  await yearFolder(office);
  await office.ok("import", "2026年");
  expect(readdirSync(office.path("备份")).map((name) => name.replace(/^.*_/, ""))).toEqual(["导入前.db"]);
});

describe("problems of a folder", () => {
  it("are all shown at once; of names that the roster refuses it is said that they wait for it", async () => {
    const office = await initOffice();
    await yearFolder(office);
    await office.workbook("2026年/z名册/委员.xlsx", rosterWith("张三", "出生年月", "1975.13"));
    await office.workbook("2026年/提案/信息.xlsx", [...OPINIONS, ["3", "关于路灯", "查无此人", "2026-03-01"]]);
    const before = office.bytes();
    const { status, problems } = await office.refusal("import", "2026年");
    expect(status).toBe(3);
    expect(problems.map(({ file, cell }) => `${file} ${cell}`)).toEqual(["信息.xlsx C4", "委员.xlsx E5"]);
    expect(office.bytes().equals(before)).toBe(true);
    expect((await office.run("import", "2026年", "--dry-run")).stdout).toContain("提案里另有 2 处写着名册里被拒绝的人");
  });

  it("leave the good rows to --partial, without those who hang on a refused one", async () => {
    const office = await initOffice();
    await yearFolder(office);
    await office.workbook("2026年/z名册/委员.xlsx", rosterWith("张三", "出生年月", "1975.13"));
    const { operation, files } = await office.json<Together>("import", "2026年", "--partial");
    expect(operation).toBe(2);
    expect(files.find(({ kind }) => kind === "roster")).toMatchObject({ added: 5, rejected: 1 });
    expect(files.find(({ kind }) => kind === "opinions")).toMatchObject({ added: 1, rejected: 1 });
  });

  it("of a roster that cannot be read at all are told alone: no name could be anybody", async () => {
    const office = await initOffice();
    await yearFolder(office);
    await office.workbook("2026年/z名册/委员.xlsx", [["政协某某县第九届委员会委员名册"], ...ROSTER_ROWS.slice(1)]);
    const { problems } = await office.refusal("import", "2026年");
    expect(problems.map(({ file }) => file)).toEqual(["委员.xlsx"]);
    expect((await office.run("import", "2026年", "--dry-run")).stdout).toContain("台账等名册、人员名单改好以后再核对");
  });

  it("come back marked in one workbook, which is passed over in the folder and taken when it is named", async () => {
    const office = await initOffice();
    await yearFolder(office);
    await office.workbook("2026年/提案/信息.xlsx", [...OPINIONS, ["3", "关于路灯", "查无此人", "2026-03-01"]]);
    const { status, stderr } = await office.run("import", "2026年", "--dry-run", "--reject-file", "2026年/退回.xlsx");
    expect(status).toBe(3);
    expect(stderr).toContain("试运行没有写入档案，退回的表照样写出");
    const again = await office.refusal("import", "2026年");
    expect(again.problems.map(({ file }) => file)).toEqual(["信息.xlsx"]);
    await correct(office, "2026年/退回.xlsx");
    expect(
      (await office.json<Together>("import", "改好.xlsx", "--year", "2026", "--skip-unknown")).files.map(({ kind }) => kind),
    ).toContain("opinions");
  });
});

describe("a sign-in sheet whose meeting only its file's name and folder tell", () => {
  it("is of that meeting also when it comes back marked, and is taken by itself", async () => {
    const office = await openOffice();
    await putWorkbook(office, "2026年/常委会/2026-06-18 第14次.xlsx", [
      ["姓名", "出席情况"],
      ["陈明", "出席"],
      ["查无此人", "出席"],
    ]);
    await putWorkbook(office, "2026年/常委会/2026-08-18 第15次.xlsx", [
      ["姓名", "出席情况"],
      ["陈明", "出席"],
    ]);
    expect((await office.run("import", "2026年", "--reject-file", "退回.xlsx")).status).toBe(3);
    await correct(office, "退回.xlsx");
    await office.ok("import", "改好.xlsx");
    const meetings = await office.json<{ kind: string; date: string }[]>("activity", "list", "--year", "2026");
    expect(meetings.map(({ kind, date }) => [kind, date]).sort()).toEqual([
      ["standing", "2026-06-18"],
      ["standing", "2026-08-18"],
    ]);
  });
});

describe("what is no known kind", () => {
  const odd: readonly (readonly CellInput[])[] = [
    ["物品", "件数"],
    ["桌子", 4],
  ];

  it("is a problem, and passed over aloud with --skip-unknown", async () => {
    const office = await openOffice();
    await putWorkbook(office, "年/物品.xlsx", odd);
    await putWorkbook(office, "年/台账.xlsx", ACTIVITIES);
    writeFileSync(office.path("年/坏.xlsx"), "PK\u0003\u0004 damaged");
    const { status, problems } = await office.refusal("import", "年");
    expect([status, problems.map(({ file }) => file).sort()]).toEqual([3, ["坏.xlsx", "物品.xlsx"]]);
    const { operation, skipped } = await office.json<Together>("import", "年", "--skip-unknown");
    expect(operation).not.toBeNull();
    expect(skipped.map(({ file }) => file).sort()).toEqual(["年/坏.xlsx", "年/物品.xlsx"]);
  });

  it("is a link: to a folder it is passed over, one that leads nowhere is a problem among the others", async () => {
    const office = await openOffice();
    await putWorkbook(office, "年/台账.xlsx", ACTIVITIES);
    await putWorkbook(office, "年/物品.xlsx", [["物品"], ["椅子"]]);
    symlinkSync(".", office.path("年/圈"));
    symlinkSync(".", office.path("年/圈.xlsx"));
    symlinkSync("没有", office.path("年/断.xlsx"));
    const { status, problems } = await office.refusal("import", "年");
    expect([status, problems.map(({ file }) => file).sort()]).toEqual([3, ["断.xlsx", "物品.xlsx"]]);
    const { skipped } = await office.json<Together>("import", "年", "--skip-unknown");
    expect(skipped.map(({ file, why }) => [file, why])).toEqual([
      ["年/圈", "指向文件夹的链接"],
      ["年/圈.xlsx", "指向文件夹的链接"],
      ["年/断.xlsx", expect.stringContaining("没有这个文件")],
      ["年/物品.xlsx", "认不出是哪一种表"],
    ]);
    // Named, it is a slip of whoever typed it.
    expect((await office.run("import", "年/断.xlsx", "年/台账.xlsx", "--skip-unknown")).status).toBe(1);
  });

  it("and is named too counts as named, in either order", async () => {
    const office = await openOffice();
    await putWorkbook(office, "年/台账.xlsx", ACTIVITIES);
    await office.ok("import", "年");
    await office.ok("score", "--year", "2026");
    await office.ok("export", "evaluation", "--year", "2026", "--format", "xlsx", "-o", "年/汇总.xlsx");
    for (const named of [
      ["年", "年/汇总.xlsx"],
      ["年/汇总.xlsx", "年"],
    ])
      expect((await office.refusal("import", ...named)).problems.map(({ file }) => file)).toEqual(["汇总.xlsx"]);
  });

  it("is a result of the program's own: passed over in a folder, a problem when it is named", async () => {
    const office = await openOffice();
    await putWorkbook(office, "年/台账.xlsx", ACTIVITIES);
    await office.ok("import", "年");
    await office.ok("score", "--year", "2026");
    await office.ok("export", "evaluation", "--year", "2026", "--format", "xlsx", "-o", "年/汇总.xlsx");
    await office.ok("export", "commendation", "--year", "2026", "--format", "xlsx", "-o", "年/名单.xlsx");
    const { operation, skipped } = await office.json<Together>("import", "年");
    expect([operation, skipped.map(({ file }) => file)]).toEqual([null, ["年/汇总.xlsx", "年/名单.xlsx"]]);
    expect((await office.refusal("import", "年/汇总.xlsx")).problems).toHaveLength(1);
  });

  it("is not an exported ledger or roster: that is data, and brings nothing new", async () => {
    const office = await openOffice();
    await office.workbook("台账.xlsx", ACTIVITIES);
    await office.ok("import", "台账.xlsx");
    mkdirSync(office.path("导出"));
    await office.ok("export", "activities", "--year", "2026", "-o", "导出/台账.xlsx");
    await office.ok("export", "roster", "-o", "导出/名册.xlsx");
    const { operation, files } = await office.json<Together>("import", "导出");
    expect([operation, files.map(({ kind }) => kind)]).toEqual([null, ["roster", "activities"]]);
    // Beside the tables that it was made from it is a copy, unless it is named.
    await putWorkbook(office, "导出/a台账.xlsx", ACTIVITIES);
    const beside = await office.json<Together>("import", "导出", "--dry-run");
    expect(beside.skipped).toEqual([{ file: "导出/台账.xlsx", why: expect.stringContaining("程序导出的表") }]);
    expect(beside.files.map(({ file, kind }) => [file, kind])).toEqual([
      ["名册.xlsx", "roster"],
      ["a台账.xlsx", "activities"],
    ]);
    const named = await office.run("import", "导出", "导出/台账.xlsx", "--dry-run", "--json");
    expect(`${named.stdout}${named.stderr}`).not.toContain("程序导出的表");
  });

  it.each([
    ["an empty folder", "空", 3],
    ["a folder without a workbook", "文", 3],
    ["no such file", "没有.xlsx", 1],
    ["no such word", "rooster", 2],
  ])("%s is refused", async (_, name, exit) => {
    const office = await openOffice();
    for (const folder of ["空", "文"]) mkdirSync(office.path(folder));
    writeFileSync(office.path("文/信.docx"), "x");
    expect((await office.run("import", name)).status).toBe(exit);
  });

  it("needs a record file, as every import does", async () => {
    const office = makeOffice();
    await office.workbook("台账.xlsx", ACTIVITIES);
    expect((await office.run("import", "台账.xlsx")).status).toBe(4);
  });
});

it.each([
  [["import", "roster", "--blank", "absent", "名册.xlsx"], "没有选项 --blank"],
  [["import", "activities", "名册.xlsx", "--skip-unknown"], "没有选项 --skip-unknown"],
])("%j: what only an import without a kind may be told is no option of the others", async (typed, said) => {
  const office = await openOffice();
  const { status, stderr } = await office.run(...typed);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

it("a closed year is kept from a folder, and one that brings nothing new goes through", async () => {
  const office = await initOffice();
  await yearFolder(office);
  await office.ok("import", "2026年");
  await office.ok("score", "--year", "2026");
  await office.ok("year", "close", "2026");
  expect((await office.json<Together>("import", "2026年")).operation).toBeNull();
  await office.workbook("2026年/a台账.xlsx", [...ACTIVITIES, ["2026-09-02", "荣誉", "先进工作者", "刘芳", null, null, null, "县", null]]);
  const before = office.bytes();
  expect((await office.refusal("import", "2026年")).status).toBe(4);
  expect(office.bytes().equals(before)).toBe(true);
});

describe("a workbook with sheets of several kinds", () => {
  it("has each sheet read by its own", async () => {
    const office = await initOffice();
    const book = new ExcelJS.Workbook();
    const add = (name: string, rows: readonly (readonly CellInput[])[]) => book.addWorksheet(name).addRows(rows.map((row) => [...row]));
    add("封面", [["2026年资料"]]);
    add("社情民意", OPINIONS);
    add("委员", ROSTER_ROWS);
    add("台账", ACTIVITIES);
    add("说明", [["以上三张表"]]);
    await book.xlsx.writeFile(office.path("全年.xlsx"));
    const { files, notes } = await office.json<Together>("import", "全年.xlsx");
    expect(files.map(({ sheet, kind, added }) => `${sheet} ${kind} ${added}`)).toEqual([
      "委员 roster 6",
      "台账 activities 8",
      "社情民意 opinions 2",
    ]);
    expect(notes.join("\n")).toMatch(/跳过工作表“封面”[\s\S]*|跳过工作表“说明”/);
  });
});

describe("which meeting a sign-in sheet is of", () => {
  const standing: readonly (readonly CellInput[])[] = [
    ["姓名", "出席情况"],
    ["陈明", "出席"],
    ["刘芳", "请假"],
  ];
  const titled = (title: string) => [[title], ...standing];

  it.each([
    ["the file's name", "2026-03-15 第20次常委会议签到表.xlsx", standing, "standing 第20次常委会议 2026-03-15"],
    ["the title, and the day in the file's name", "m1 20260315.xlsx", titled("第20次常委会议签到表"), "standing 第20次常委会议 2026-03-15"],
    ["a folder for the kind and one for the year", "2026年/常委会/3月15日第20次.xlsx", standing, "standing 第20次常委会议 2026-03-15"],
    [
      "the office's name before the title",
      "3月15日.xlsx",
      titled("政协某某县2026年第2次主席会议签到表"),
      "chair 2026年第2次主席会议 2026-03-15",
    ],
    ["a special committee", "2026-03-15 经济委第7次会议签到表.xlsx", standing, "committee 经济委第7次会议 2026-03-15"],
    [
      "a day above the table",
      "签到.xlsx",
      [["第20次常委会议签到表"], ["2026年3月15日至16日  县会议中心"], ...standing],
      "standing 第20次常委会议 2026-03-15",
    ],
    ["a kind and a day, no title", "常委会/2026.3.15.xlsx", standing, "standing 常委会议 2026-03-15"],
  ])("is told by %s", async (_, name, rows, meeting) => {
    const office = await openOffice();
    await putWorkbook(office, `会/${name}`, rows as readonly (readonly CellInput[])[]);
    await office.ok("import", "会");
    const [found] = await office.json<{ kind: string; title: string; date: string }[]>("activity", "list", "--year", "2026");
    expect(`${found?.kind} ${found?.title} ${found?.date}`).toBe(meeting);
  });

  it("is a problem that says what to give; the second time the same file is known", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/签到.xlsx", titled("第20次常委会议签到表"));
    const { problems, status } = await office.refusal("import", "会");
    expect(status).toBe(3);
    expect(problems).toMatchObject([
      {
        file: "签到.xlsx",
        problem: expect.stringContaining("看不出开会日期"),
        hint: expect.stringContaining("2026-02-20 第20次常委会议.xlsx"),
      },
    ]);
    await office.ok("import", "attendance", "会/签到.xlsx", "--kind", "standing", "--title", "第20次常委会议", "--date", "2026-03-15");
    expect((await office.json<Together>("import", "会")).operation).toBeNull();
  });

  it("is the one that the same file was of before, though its name calls it otherwise", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/2026-03-15 经济委第7次会议签到表.xlsx", standing);
    const title = "经济委员会第七次全体会议";
    const file = "会/2026-03-15 经济委第7次会议签到表.xlsx";
    await office.ok("import", "attendance", file, "--kind", "committee", "--title", title, "--date", "2026-03-15");
    expect((await office.json<Together>("import", "会")).operation).toBeNull();
  });

  it("is none that the same file was of before, where its name says another day now", async () => {
    const office = await openOffice();
    const [before, now] = ["会/2026-03-15 第20次常委会议.xlsx", "会/2026-04-15 第20次常委会议.xlsx"];
    await putWorkbook(office, before, standing);
    await office.ok("import", "会");
    renameSync(office.path(before), office.path(now));
    await office.run("import", "会", "--year", "2026");
    const days = (await office.json<{ date: string }[]>("activity", "list", "--year", "2026")).map(({ date }) => date);
    expect(days).toContain("2026-04-15");
  });

  it("of a session is this term's alone", async () => {
    const office = await openOffice();
    await office.ok("record", "plenary", "--title", "十届五次会议", "--date", "2026-02-10", "--present", "all");
    await putWorkbook(office, "会/九届五次会议签到表.xlsx", titled("九届五次会议签到表"));
    expect((await office.refusal("import", "会")).problems).toMatchObject([{ problem: expect.stringContaining("看不出开会日期") }]);
  });

  it("in a year that the command names, where its day names none", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/3月15日第20次常委会议.xlsx", standing);
    await office.ok("import", "会", "--year", "2026");
    const [found] = await office.json<{ date: string }[]>("activity", "list", "--year", "2026");
    expect(found?.date).toBe("2026-03-15");
  });

  it("is asked at a terminal, sheet by sheet, for what is missing alone", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/1.xlsx", titled("第20次常委会议签到表"));
    await putWorkbook(office, "会/2.xlsx", titled("签到表"));
    const { status } = await office.at(
      ["import", "会"],
      ["第20次常委会议签到表）：开会日期", `2026-03-15${ENTER}`],
      ["2.xlsx › Sheet1”（签到表）：会议类别", `主席会议${ENTER}`],
      ["会议名称", `第3次主席会议${ENTER}`],
      ["开会日期", `2026-04-01${ENTER}`],
      ["写入档案", `是${ENTER}`],
    );
    expect(status).toBe(0);
    const listed = await office.json<{ title: string; date: string }[]>("activity", "list", "--year", "2026");
    expect(listed.map(({ title, date }) => `${title} ${date}`)).toEqual(["第20次常委会议 2026-03-15", "第3次主席会议 2026-04-01"]);
  });

  it("may be left unanswered: Ctrl-C leaves the record file as it was", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/1.xlsx", titled("第20次常委会议签到表"));
    const before = office.bytes();
    expect((await office.at(["import", "会"], ["开会日期", "\u0003"])).status).toBe(130);
    expect(office.bytes().equals(before)).toBe(true);
  });

  it("is not asked while a sheet is wrong", async () => {
    const office = await openOffice();
    await putWorkbook(office, "会/1.xlsx", titled("第20次常委会议签到表"));
    await putWorkbook(office, "会/2026-03-15 第21次常委会议签到表.xlsx", [...standing, ["查无此人", "出席"]]);
    expect((await office.at(["import", "会"])).status).toBe(3);
  });

  it("may be several in the columns of a matrix, in the year of its folder", async () => {
    const office = await openOffice();
    await putWorkbook(office, "2026/常委会出席情况.xlsx", [
      ["姓名", "3月15日", "6月20日"],
      ["陈明", "√", "√"],
      ["刘芳", "○", "√"],
    ]);
    await office.ok("import", "2026");
    expect((await office.json<unknown[]>("activity", "list", "--year", "2026", "--kind", "常委会议")).length).toBe(2);
  });
});

describe("who is meant", () => {
  const ledger: readonly (readonly CellInput[])[] = [
    ["日期", "类别", "名称", "姓名"],
    ["2026-03-12", "视察", "视察校园", "王伟"],
  ];

  it("is asked once for the whole folder, also of people that its roster brings, and remembered", async () => {
    const office = await initOffice();
    await putWorkbook(office, "年/名册.xlsx", ROSTER_ROWS);
    await putWorkbook(office, "年/台账.xlsx", ledger);
    const first = await office.at(["import", "年"], ["“王伟”是谁？（2026-03-12 视察《视察校园》）", ENTER], ["写入档案", `是${ENTER}`]);
    expect(first.status).toBe(0);
    expect((await office.json<Together>("import", "年")).operation).toBeNull();
  });

  it("is one problem in a pipe, however many cells it stands in", async () => {
    const office = await openOffice();
    const row = (role: string) => ["2026-03-12", "视察", "视察校园", "王伟", role];
    await putWorkbook(office, "年/台账.xlsx", [["日期", "类别", "名称", "姓名", "角色"], row("参加"), row("带队")]);
    expect((await office.refusal("import", "年")).message).toContain("发现 1 处问题");
    expect((await office.run("import", "activities", "年/台账.xlsx")).stderr).toContain("发现 1 处问题");
  });
});
