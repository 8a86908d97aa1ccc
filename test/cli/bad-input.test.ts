import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOffice } from "../office/office.ts";
import { type CellInput, ROSTER_HEADER, rosterWith } from "../support/workbook.ts";

const desk = makeOffice();

beforeAll(() => desk.open());

/** Types a command that must be refused: in Chinese words, without a stack trace, and with the record file as it was. */
async function refused(exit: number, ...args: string[]): Promise<string> {
  const before = readFileSync(desk.db);
  const { status, stdout, stderr } = await desk.run(...args);
  expect(stdout, "nothing was done, so nothing is said of it").toBe("");
  expect(stderr).toMatch(/^错误：\p{Script=Han}?/u);
  expect(stderr, "no stack trace").not.toMatch(/\n\s+at |Error:|undefined|\[object/);
  expect(status, stderr).toBe(exit);
  expect(readFileSync(desk.db).equals(before), "the record file is byte for byte as before").toBe(true);
  expect(
    readdirSync(desk.folder).filter((name) => name.startsWith("office.db")),
    "no journal is left behind",
  ).toEqual(["office.db"]);
  return stderr;
}

const rosterOf = (...rows: CellInput[][]): CellInput[][] => [ROSTER_HEADER, ...rows];

describe("a workbook that is none", () => {
  it("a web page and an old XML spreadsheet that were renamed .xlsx", async () => {
    writeFileSync(desk.path("网页.xlsx"), "<html><body><table><tr><td>姓名</td></tr></table></body></html>");
    expect(await refused(3, "import", "roster", "网页.xlsx")).toMatch(/不是 Excel 工作簿，是网页.*网页\.xlsx[\s\S]*另存为/);
    writeFileSync(desk.path("旧表.xls"), '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>');
    expect(await refused(3, "import", "roster", "旧表.xls")).toMatch(/旧式 XML 表格.*旧表\.xls[\s\S]*另存为/);
  });

  it("an empty file", async () => {
    writeFileSync(desk.path("空文件.xlsx"), "");
    expect(await refused(3, "import", "roster", "空文件.xlsx")).toMatch(/文件是空的.*空文件\.xlsx[\s\S]*→/);
  });

  it("a workbook without a filled cell", async () => {
    await desk.workbook("空表.xlsx", []);
    expect(await refused(3, "import", "roster", "空表.xlsx")).toMatch(/工作簿是空的.*空表\.xlsx[\s\S]*→/);
  });

  it("a workbook that was cut off while it was copied", async () => {
    const path = await desk.workbook("截断.xlsx", rosterWith("张三", "性别", "男"));
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(await refused(3, "import", "roster", "截断.xlsx")).toMatch(/损坏.*截断\.xlsx[\s\S]*→/);
  });

  it("an empty folder, and a compound file that holds no workbook", async () => {
    mkdirSync(desk.path("文件夹.xlsx"));
    expect(await refused(3, "import", "roster", "文件夹.xlsx")).toMatch(/文件夹里没有工作簿/);
    writeFileSync(desk.path("旧.xls"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]));
    expect(await refused(3, "import", "roster", "旧.xls")).toMatch(/损坏.*旧\.xls[\s\S]*→/);
  });

  it("a file that is not there is the machine's fault", async () => {
    expect(await refused(1, "import", "roster", "没有这个.xlsx")).toMatch(/没有这个文件.*没有这个\.xlsx[\s\S]*核对文件名/);
  });
});

describe("a roster that cannot be read", () => {
  it("without a header", async () => {
    await desk.workbook("无表头.xlsx", [
      ["张三", "男", "教育界"],
      ["李四", "女", "经济界"],
    ]);
    expect(await refused(3, "import", "roster", "无表头.xlsx")).toMatch(/无表头\.xlsx › Sheet1.*找不到表头.*姓名/);
  });

  it("without the column of names", async () => {
    await desk.workbook("缺姓名.xlsx", [
      ["序号", "性别", "界别"],
      [1, "男", "教育界"],
    ]);
    expect(await refused(3, "import", "roster", "缺姓名.xlsx")).toMatch(/缺姓名\.xlsx › Sheet1 › 1:1.*缺少列：姓名/);
  });

  it("a sheet that the workbook has not", async () => {
    await desk.workbook("一页.xlsx", rosterWith("张三", "性别", "男"), "在任");
    expect(await refused(3, "import", "roster", "一页.xlsx", "--sheet", "离任")).toMatch(/离任.*没有这个工作表.*在任/);
  });

  it.each([
    ["月份.xlsx", "出生年月", "1970.13", "E5", /1970-?05|1970.*月/],
    ["将来.xlsx", "出生年月", "2031.05", "E5", /今天之后|未来|将来/],
    ["性别.xlsx", "性别", "未知", "C5", /男、女/],
    ["电话.xlsx", "联系电话", "没有", "K5", /11 位/],
    ["职务.xlsx", "政协职务", "大官", "I5", /常委/],
  ])("%s: %s %s, by its cell", async (file, column, value, cell, right) => {
    await desk.workbook(file, rosterWith("张三", column, value));
    const said = await refused(3, "import", "roster", file);
    expect(said).toContain(`${file} › Sheet1 › ${cell}`);
    expect(said).toContain(value);
    expect(said).toMatch(right);
    expect(said).toContain("什么也没有写入");
  });

  it("all mistakes are told at once", async () => {
    const rows = rosterWith("张三", "性别", "未知").map((row) =>
      row[1] === "买买提・艾力" ? row.map((cell, i) => (i === 4 ? "1970.13" : cell)) : row,
    );
    await desk.workbook("两处.xlsx", rows);
    const said = await refused(3, "import", "roster", "两处.xlsx");
    expect(said).toMatch(/2 处问题/);
    expect(said).toContain("› C5");
    expect(said).toContain("› E8");
  });

  it("one person in two rows", async () => {
    await desk.workbook(
      "重复.xlsx",
      rosterOf(
        [1, "孙燕", "女", null, "1979.04", "群众", "教育界", "县三中教师", null, "第一组", "13800000021", null],
        [2, "孙燕", "女", null, "1979.04", "群众", "教育界", "县三中教师", null, "第一组", "13800000021", null],
      ),
    );
    const said = await refused(3, "import", "roster", "重复.xlsx");
    expect(said).toMatch(/重复\.xlsx › Sheet1 › B3.*孙燕/);
    expect(said).toMatch(/第 2 行|B2/);
  });

  it("a row whose name fits two members, with both named", async () => {
    await desk.workbook("同名.xlsx", [
      ["姓名", "性别", "出席情况"],
      ["王伟", "男", "出席"],
    ]);
    const said = await refused(
      3,
      "import",
      "attendance",
      "同名.xlsx",
      "--kind",
      "standing",
      "--title",
      "常委会第二十次会议",
      "--date",
      "2026-03-20",
    );
    expect(said).toMatch(/同名\.xlsx › Sheet1 › A2 “王伟”/);
    expect(said).toMatch(/县二中教师[\s\S]*县医院医师/);
    expect(said).toMatch(/王伟（男）|王伟（教育界）/);
  });

  it("a name that nobody has", async () => {
    await desk.workbook("无此人.xlsx", [
      ["姓名", "出席情况"],
      ["赵小六", "出席"],
    ]);
    const said = await refused(
      3,
      "import",
      "attendance",
      "无此人.xlsx",
      "--kind",
      "standing",
      "--title",
      "常委会第二十次会议",
      "--date",
      "2026-03-20",
    );
    expect(said).toMatch(/无此人\.xlsx › Sheet1 › A2 “赵小六”/);
  });
});

describe("a ledger that cannot be read", () => {
  it.each([
    ["numbered rows", ["序号", "姓名", "出席情况"], [1, "陈明", "出席"], [2, "刘芳", null], "C3"],
    ["names alone", ["姓名", "出席情况"], ["陈明", "出席"], ["刘芳", null], "B3"],
  ] as [string, CellInput[], CellInput[], CellInput[], string][])(
    "an empty state in a sign-in sheet has to be declared: %s",
    async (name, header, full, empty, cell) => {
      await desk.workbook(`${name}.xlsx`, [header, full, empty]);
      const head = ["--kind", "standing", "--title", "常委会第二十次会议", "--date", "2026-03-20"];
      const said = await refused(3, "import", "attendance", `${name}.xlsx`, ...head);
      expect(said).toContain(`${name}.xlsx › Sheet1 › ${cell}`);
      expect(said).toMatch(/--blank absent/);
    },
  );

  it("an unknown kind in a ledger is told with the kinds that there are", async () => {
    await desk.workbook("类别.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-03-12", "郊游", "春游", "张三"],
    ]);
    expect(await refused(3, "import", "activities", "类别.xlsx")).toMatch(/类别\.xlsx › Sheet1 › B2 “郊游”.*视察.*调研/);
  });

  it("an impossible day", async () => {
    await desk.workbook("日期.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-02-30", "视察", "视察河道", "张三"],
    ]);
    expect(await refused(3, "import", "activities", "日期.xlsx")).toMatch(/日期\.xlsx › Sheet1 › A2 “2026-02-30”.*→/);
  });

  it("an unknown review of a proposal", async () => {
    await desk.workbook("审查.xlsx", [
      ["案由", "第一提案人", "提交日期", "审查结果"],
      ["关于河道治理的提案", "张三", "2026-02-10", "通过"],
    ]);
    expect(await refused(3, "import", "proposals", "审查.xlsx")).toMatch(/审查\.xlsx › Sheet1 › D2 “通过”.*立案/);
  });
});

describe("a request that cannot be met", () => {
  it.each([
    ["nobody of that name", ["member", "show", "赵小六"], /没有叫“赵小六”的人/],
    ["no such id", ["member", "show", "99"], /没有编号为 99 的人[\s\S]*member list/],
    ["two of that name", ["member", "show", "王伟"], /有 2 人叫“王伟”.*县二中教师.*县医院医师[\s\S]*王伟（男）/],
    [
      "a record of a name that fits two",
      ["record", "charity", "--title", "助学捐款", "--date", "2026-06-01", "--attendee", "王伟"],
      /王伟.*县二中教师.*县医院医师[\s\S]*王伟（男）/,
    ],
    ["a record of nobody", ["record", "charity", "--title", "助学捐款", "--date", "2026-06-01", "--attendee", "赵小六"], /赵小六/],
    ["an activity that is not there", ["activity", "show", "99"], /没有第 99 号活动[\s\S]*activity list/],
    ["an undo of nothing", ["undo", "99"], /没有第 99 号操作[\s\S]*cppcc log/],
    ["a redo of nothing", ["redo"], /没有可以恢复/],
    ["the making of the file is not undone", ["undo", "1"], /建立档案不能撤销/],
    [
      "an existing record file",
      ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"],
      /档案文件已经存在[\s\S]*--db/,
    ],
    ["no evaluation to list", ["score", "list", "--year", "2024"], /2024 年度还没有考核结果[\s\S]*cppcc score --year 2024/],
    [
      "a commendation without an evaluation",
      ["export", "commendation", "--year", "2024"],
      /2024 年度还没有考核结果[\s\S]*cppcc score --year 2024/,
    ],
    [
      "a resumption without a suspension",
      ["member", "status", "张三", "resume", "--from", "2026-06-01", "--basis", "十届二十次常委会"],
      /张三在 2026-06-01 没有暂停履职/,
    ],
  ] as [string, string[], RegExp][])("%s", async (_, args, words) => {
    expect(await refused(4, ...args)).toMatch(words);
  });
});

describe("wrong usage", () => {
  it.each([
    ["an unknown command", ["frobnicate"], /没有命令 frobnicate/],
    ["a mistyped command", ["scroe"], /没有命令 scroe，是不是 score/],
    ["an unknown option", ["member", "list", "--frob"], /没有选项 --frob/],
    ["an unknown global option", ["--frob", "member", "list"], /没有选项 --frob/],
    ["an unknown kind", ["record", "picnic", "--title", "春游"], /没有这个类别：picnic[\s\S]*inspection 视察/],
    ["an unknown year", ["score", "--year", "二〇二六"], /二〇二六.*应为年份，如 2026/],
    ["an unknown day", ["member", "list", "--date", "2026-02-30"], /2026-02-30.*应为日期/],
    ["a missing argument", ["member", "show"], /缺少参数 member/],
    ["a missing value", ["member", "list", "--sector"], /选项 --sector.*后面要写内容/],
    ["a missing subcommand", ["member"], /请写明子命令/],
    ["too many arguments", ["undo", "1", "2"], /参数太多/],
    ["missing options", ["record", "inspection", "--title", "视察河道"], /缺少选项.*--date/],
    [
      "a role that the kind has not",
      ["record", "proposal", "--title", "关于河道的提案", "--date", "2026-02-10", "--lead", "张三", "--holder", "张三"],
      /提案不用 --holder[\s\S]*--lead/,
    ],
    [
      "an outcome that the kind has not",
      ["record", "honour", "--title", "劳动模范", "--date", "2026-05-01", "--holder", "张三", "--outcome", "立案"],
      /没有这种结果：立案[\s\S]*获奖/,
    ],
    ["a change of a seat without its basis", ["member", "status", "张三", "resign", "--on", "2026-06-01"], /缺少选项 --basis[\s\S]*依据/],
    ["an unknown language", ["--lang", "fr", "member", "list"], /--lang 可选 zh、en/],
    ["a format that the document has not", ["export", "evaluation", "--year", "2026", "--format", "docx"], /docx[\s\S]*xlsx/],
  ] as [string, string[], RegExp][])("%s", async (_, args, words) => {
    expect(await refused(2, ...args)).toMatch(words);
  });
});

describe("a record file that cannot be used", () => {
  it("there is none", async () => {
    expect(await refused(4, "--db", desk.path("没有.db"), "member", "list")).toMatch(
      /没有档案文件：.*没有\.db[\s\S]*cppcc --db \S*没有\.db init/,
    );
  });

  it("it is no SQLite file", async () => {
    const path = desk.path("文本.db");
    writeFileSync(path, "这不是数据库，只是一段文字。\n");
    expect(await refused(4, "--db", path, "member", "list")).toMatch(/不是档案文件：.*文本\.db/);
    expect(readFileSync(path, "utf8")).toBe("这不是数据库，只是一段文字。\n");
  });

  it("it is a SQLite file of another program", async () => {
    const path = desk.path("别的.db");
    const other = new Sqlite(path);
    other.exec("CREATE TABLE note (body TEXT)");
    other.close();
    const kept = readFileSync(path);
    expect(await refused(4, "--db", path, "member", "list")).toMatch(/不是档案文件：.*别的\.db/);
    expect(readFileSync(path).equals(kept)).toBe(true);
  });

  it("the next version made it", async () => {
    const { SCHEMA_VERSION } = await import("../../src/store/migrations.ts");
    const path = desk.path("下一版.db");
    const other = makeOffice();
    await other.init();
    copyFileSync(other.db, path);
    const db = new Sqlite(path);
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    expect(await refused(4, "--db", path, "member", "list")).toContain(`文件 ${SCHEMA_VERSION + 1}，本程序 ${SCHEMA_VERSION}`);
  });

  it("a newer version made it", async () => {
    const path = desk.path("更新.db");
    copyFileSync(desk.db, path);
    const file = new Sqlite(path);
    file.pragma("user_version = 99");
    file.close();
    const kept = readFileSync(path);
    for (const args of [
      ["member", "list"],
      ["undo"],
      ["record", "charity", "--title", "捐款", "--date", "2026-06-01", "--attendee", "张三"],
    ])
      expect(await refused(4, "--db", path, ...args)).toMatch(/更新的版本建立（文件 99[\s\S]*升级/);
    expect(readFileSync(path).equals(kept)).toBe(true);
  });

  it("its folder is not there, or is no folder, or cannot be written", async () => {
    const init = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];
    expect(await refused(1, "--db", desk.path("无此文件夹/档案.db"), ...init)).toMatch(/没有这个文件夹：.*无此文件夹/);
    writeFileSync(desk.path("一个文件"), "");
    expect(await refused(1, "--db", desk.path("一个文件/档案.db"), ...init)).toMatch(/一个文件/);
    if (process.platform === "linux") expect(await refused(1, "--db", "/proc/档案.db", ...init)).toMatch(/\/proc/);
  });

  it("another program writes to it", async () => {
    const before = readFileSync(desk.db);
    const other = new Sqlite(desk.db);
    other.exec("BEGIN EXCLUSIVE");
    const { status, stdout, stderr } = await desk.binary.run(
      "record",
      "charity",
      "--title",
      "助学捐款",
      "--date",
      "2026-06-01",
      "--attendee",
      "张三",
    );
    other.exec("ROLLBACK");
    other.close();
    expect(stderr).toMatch(/正被别的程序使用：.*office\.db[\s\S]*稍后再试/);
    expect(stdout).toBe("");
    expect(status).toBe(5);
    expect(readFileSync(desk.db).equals(before)).toBe(true);
  });
});

describe("errors as JSON", () => {
  it("stand on stderr with code, exit, message and problems; stdout is empty", async () => {
    await desk.workbook("坏.xlsx", rosterWith("张三", "出生年月", "1970.13"));
    const { status, stdout, code, exit, message, problems } = await desk.refusal("import", "roster", "坏.xlsx");
    expect({ status, stdout, code, exit }).toEqual({ status: 3, stdout: "", code: "import.rejected", exit: 3 });
    expect(message).toContain("什么也没有写入");
    expect(problems).toMatchObject([{ file: "坏.xlsx", sheet: "Sheet1", cell: "E5", value: "1970.13" }]);
  });

  it.each([
    [1, ["import", "roster", "没有.xlsx"]],
    [2, ["frobnicate"]],
    [2, ["member", "list", "--frob"]],
    [4, ["member", "show", "王伟"]],
    [4, ["--db", "没有.db", "log"]],
  ] as [number, string[]][])("exit %i: %j", async (want, args) => {
    const { status, stdout, exit, code, message, problems } = await desk.refusal(...args);
    expect({ status, stdout, exit, problems }).toEqual({ status: want, stdout: "", exit: want, problems: [] });
    expect(code).toMatch(/^[a-z]+\.[a-zA-Z_]+$/);
    expect(message).toMatch(/\p{Script=Han}/u);
  });
});
