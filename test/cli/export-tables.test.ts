import { readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { ACTIVITIES } from "../../src/workbooks/imports/activities.ts";
import { OPINIONS } from "../../src/workbooks/imports/opinions.ts";
import { PROPOSALS } from "../../src/workbooks/imports/proposals.ts";
import { ROSTER } from "../../src/workbooks/imports/roster.ts";
import type { Imported } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import type { CellInput } from "../support/workbook.ts";

const desk = makeOffice();
const { ok, json, run, workbook } = desk;

const HEADERS = {
  roster: ROSTER.columns.map(({ label }) => label),
  activities: ACTIVITIES.columns.map(({ label }) => label),
  proposals: PROPOSALS.columns.map(({ label }) => label),
  opinions: OPINIONS.columns.map(({ label }) => label),
};
type Kind = keyof typeof HEADERS;
/** A4, and A3 for those that would be too small to read on it. */
const PAPER: Readonly<Record<Kind, number>> = { roster: 9, activities: 9, proposals: 8, opinions: 8 };
const KINDS = Object.keys(HEADERS) as Kind[];
const YEAR: Readonly<Record<Kind, readonly string[]>> = {
  roster: [],
  activities: ["--year", "2026"],
  proposals: ["--year", "2026"],
  opinions: ["--year", "2026"],
};

const ROSTER_ROWS: readonly (readonly CellInput[])[] = [
  [
    "姓名",
    "性别",
    "民族",
    "出生年月",
    "党派",
    "界别",
    "工作单位及职务",
    "政协职务",
    "委员活动组",
    "委员证号",
    "联系电话",
    "任职时间",
    "备注",
  ],
  ["陈明", "男", null, "1968-03", "中共", "中国共产党", "县政协主席", "主席、党组书记", "第一组", "10-001", "13800000001", null, "连任"],
  ["王伟", "男", null, "1980-02", "群众", "教育界", "县二中", null, "第一组、第二组", null, "13800000004", null, null],
  ["王伟", "女", "回族", "1980-07", "群众", "教育界、科协", "县医院", "常委", "第一组", null, "13800000005", "2022-03-05", "=1+1"],
  ["王伟", "男", null, "1980-11", "群众", "农业界", "=cmd公司", null, "第二组", null, "0431-88886666", null, "联系秘书 13912345678"],
  ["John Smith", "男", "汉族", "1975", "无党派", "经济界", "贸易公司, “海外”部", null, "第二组", "007", null, null, 'a, "b"'],
  ["买买提·艾力", "男", "维吾尔族", "1970-05", "群众", "少数民族界", null, null, "第二组", null, null, null, null],
  ["李等", "女", "满族", "1985-01", "民盟", "教育界", "县一中", null, null, null, null, null, "''x"],
  ["赵离任", "男", null, "1966-01", "群众", "农业界", "农机站", null, null, null, null, null, null],
  ["孙暂停", "男", null, "1966-02", "群众", "农业界", "种子站", null, null, null, null, null, null],
];

const ACTIVITY_ROWS: readonly (readonly CellInput[])[] = [
  ["日期", "类别", "名称", "姓名", "角色", "出席情况", "形式", "数量", "金额", "级别", "结果", "结果日期", "地点", "备注"],
  ["2026-03-12", "视察", "合计：三处工地", "陈明、李等（女）", null, null, null, null, null, null, null, null, "城东, “新区”", "甲；乙"],
  ["2026-03-12", "视察", "合计：三处工地", "王伟（农业界）", null, "请假（病假）", null, 2, null, "县、市", "批示", "2026-04", null, null],
  ["2026-03-12", "视察", "合计：三处工地", "John Smith", null, "迟到", null, 1.5, null, "省", "批示", null, null, null],
  ["2026-05", "调研", "名称", "买买提·艾力", "执笔", null, null, null, null, "市", "批示", null, null, "=SUM(A1)"],
  ["2026-05", "调研", "名称", "陈明", "带队", "出席", "集中调研", null, null, null, null, null, null, null],
  ["2026-06-01", "公益慈善", "'＋助学", "陈明", null, null, null, 3, 500.25, null, null, null, null, null],
  ["2026-06-01", "公益慈善", "'＋助学", "陈明", null, null, null, 1, 0.1, null, null, null, null, null],
  ["2026-07-01", "荣誉", "劳动模范", "陈明", null, null, null, null, null, "县、市", null, null, null, "一等奖"],
  ["2026-07-01", "荣誉", "劳动模范", "李等（女）", null, null, null, null, null, "省", null, "2026-08", null, null],
  ["2026-08-01", "遵纪守法", "通报", "孙暂停", null, null, null, null, null, null, "通报批评、行政处罚", "2026-08-02", null, null],
  ["2026", "政协讲堂", "@讲座", "钱教授", "主讲", null, null, null, null, null, null, null, null, null],
  ["2026-02-10", "全体会议", "十届五次会议", "陈明、李等（女）", null, "出席", null, null, null, null, null, null, null, null],
  ["2026-04-04", "联系群众", "走访王家村", "陈明", null, null, null, 12, null, null, "解决", null, null, null],
];

const PROPOSAL_ROWS: readonly (readonly CellInput[])[] = [
  [
    ...["案号", "案由", "类别", "民生", "形式", "第一提案人", "联名人", "提交日期", "审查结果", "审查日期", "并入", "重点", "优秀"],
    ...["主办单位", "会办单位", "交办日期", "答复日期", "答复类别", "委员意见", "备注"],
  ],
  [
    "10-5-001",
    "关于“合计”栏, 的提案",
    "社会建设",
    "是",
    "联名",
    "王伟（女）",
    "王伟（农业界）、李等（女）、John Smith",
    "2026-02-10",
    "立案",
    "2026-02-11",
    null,
    "是",
    "是",
    "县交通局",
    "县财政局、县住建局",
    "2026-03",
    "2026-05-01",
    "A",
    "满意",
    null,
  ],
  [
    "10-5-002",
    "合计件数统计办法的提案",
    null,
    "否",
    null,
    "李等（女）、陈明",
    null,
    "2026-02-10",
    "并案",
    null,
    "10-5-001",
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    "=x",
  ],
  [
    null,
    "案由",
    "经济建设",
    null,
    "集体",
    "民盟县委",
    "李等（女）、陈明",
    "2026-02-11",
    "转社情民意",
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  [
    "流水7",
    "-减号开头的提案",
    null,
    null,
    "个人",
    "买买提·艾力",
    null,
    "2026-02-12",
    "不立案",
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  [
    null,
    "没有审查的提案",
    null,
    null,
    null,
    "陈明",
    null,
    "2026-02",
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
];

const OPINION_ROWS: readonly (readonly CellInput[])[] = [
  ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期", "来源提案", "备注"],
  [
    "1",
    "标题",
    "李等（女）、钱教授、王伟（女）",
    "2026-04-01",
    "县、市",
    "2026-05-01；2026-06",
    "县、省",
    "县长；省长",
    "2026-05-03；—",
    null,
    "a\tb",
  ],
  ["2", "小计：两条建议", "王伟（农业界）", "2026-06", "采用", null, null, "书记；县长", null, "10-5-001", null],
  [null, '@邮箱, "引号"', "赵离任", "2026", null, null, null, null, null, null, null],
];

beforeAll(async () => {
  await desk.open(ROSTER_ROWS);
  await workbook("人员.xlsx", [
    ["姓名", "类别", "单位"],
    ["钱教授", "授课人", "省委党校"],
    ["陈明", "信息员", "乡文化站"],
  ]);
  await ok("member", "add", "钱教授", "--outside", "--unit", "省委党校");
  await ok("member", "add", "李等", "--outside", "--another", "--unit", "同名的人");
  await workbook("台账.xlsx", ACTIVITY_ROWS);
  await workbook("提案.xlsx", PROPOSAL_ROWS);
  await workbook("社情民意.xlsx", OPINION_ROWS);
  await ok("import", "activities", "台账.xlsx");
  await ok("import", "proposals", "提案.xlsx");
  await ok("import", "opinions", "社情民意.xlsx");
  // What no workbook brought: recorded by id of somebody who was not serving, with line breaks, with a count of its own.
  await ok("member", "status", "赵离任", "resign", "--on", "2026-07-01", "--basis", "x");
  await ok("member", "status", "孙暂停", "suspend", "--from", "2026-09-01", "--basis", "x");
  const left = (await json<{ id: number }>("member", "show", "赵离任")).id;
  await ok(
    "record",
    "charity",
    "--title",
    "＝捐 \n款",
    "--date",
    "2026-11-01",
    "--attendee",
    `#${left}`,
    "--quantity",
    "0.1234567",
    "--note",
    "一\n二",
  );
  await ok(
    "record",
    "inspection",
    "--title",
    "换个名字",
    "--date",
    "2026-11-02",
    "--leave",
    "陈明",
    "--reason",
    "去市里（开会）\n三天",
    "--form",
    "@x",
  );
  await ok(
    "record",
    "research",
    "--title",
    "执笔两次",
    "--date",
    "2026-11-03",
    "--author",
    "陈明",
    "--outcome",
    "批示",
    "--level",
    "县",
    "--by",
    "县长",
  );
  await ok(
    "record",
    "research",
    "--title",
    "执笔两次",
    "--date",
    "2026-11-03",
    "--outcome",
    "批示",
    "--level",
    "县",
    "--by",
    "书记",
    "--author",
    "陈明",
  );
  await ok(
    "record",
    "proposal",
    "--title",
    "集体提案",
    "--date",
    "2026-03-01",
    "--body",
    "县工商联",
    "--lead",
    "陈明",
    "--cosigner",
    "李等（女）、John Smith",
  );
  await ok(
    "record",
    "proposal",
    "--title",
    "两位",
    "--date",
    "2026-03-01",
    "--lead",
    "陈明、John Smith",
    "--cosigner",
    "买买提·艾力",
    "--form",
    "别的",
  );
  await ok("record", "proposal", "--title", "别次的", "--serial", "10-5-009", "--session", "10-4", "--lead", "陈明", "--outcome", "立案");
  for (const outcomeDate of ["2026-04-01", "2026-05-01"])
    await ok(
      ...["record", "opinion", "--title", "两级", "--date", "2026-03-01", "--author", "陈明"],
      ...["--outcome", "采用", "--level", "县", "--outcome-date", outcomeDate],
    );
  await ok("member", "edit", "买买提·艾力", "--sector", "少数 民族界", "--note", " 两 \n 行 ");
});

/** What an import of a file says: nothing may change. */
const imported = async (kind: Kind, file: string): Promise<Imported & { notes: string[] }> => json("import", kind, file);

const sheetOf = async (path: string): Promise<ExcelJS.Worksheet> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book.worksheets[0] as ExcelJS.Worksheet;
};

describe.each(KINDS)("export %s", (kind) => {
  it.each(["xlsx", "csv"])("imported again as %s changes nothing, masked or not", async (format) => {
    for (const unmask of [[], ["--unmask"]]) {
      const file = `${kind}${unmask.length}.${format}`;
      await ok("export", kind, ...YEAR[kind], ...unmask, "-o", file);
      const { operation, files } = await imported(kind, file);
      expect(operation, file).toBeNull();
      expect(files[0], file).toMatchObject({ added: 0, changed: 0 });
      expect(files[0]?.same, file).toBe(files[0]?.rows);
      expect(files[0]?.rows).toBeGreaterThan(2);
    }
  });

  it("has the columns of the import, in a workbook that is ready to print and holds no formula", async () => {
    await ok("export", kind, ...YEAR[kind], "-o", `${kind}.xlsx`);
    const sheet = await sheetOf(desk.path(`${kind}.xlsx`));
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual(HEADERS[kind]);
    expect(sheet.pageSetup).toMatchObject({ paperSize: PAPER[kind], fitToWidth: 1 });
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type, `${cell.address}`).not.toBe(ExcelJS.ValueType.Formula)));
  });

  it("is UTF-8 with BOM and CRLF as CSV, every text that begins like a formula behind an apostrophe", async () => {
    await ok("export", kind, ...YEAR[kind], "-o", `${kind}.csv`);
    const content = readFileSync(desk.path(`${kind}.csv`), "utf8");
    expect(content.startsWith(`\ufeff${HEADERS[kind].join(",")}\r\n`)).toBe(true);
    expect(content.endsWith("\r\n")).toBe(true);
    expect(content).not.toMatch(/(?:^|,|\n)"?[=+@＝＋＠]/);
  });

  it("for paper has no empty column, Chinese dates and A4, and no import takes it", async () => {
    await ok("export", kind, ...YEAR[kind], "--print", "-o", `${kind}-打印.xlsx`);
    const sheet = await sheetOf(desk.path(`${kind}-打印.xlsx`));
    const headers = (sheet.getRow(2).values as unknown[]).slice(1);
    // Only the activities of this desk fill every column.
    expect(headers.length < HEADERS[kind].length).toBe(kind !== "activities");
    for (const [i, header] of headers.entries())
      expect(
        (sheet.getColumn(i + 1).values as unknown[]).slice(3).some((value) => value !== null && value !== undefined),
        String(header),
      ).toBe(true);
    const texts: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
    expect(texts.filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value))).toEqual([]);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1 });
    expect((await run("export", kind, ...YEAR[kind], "--print", "--format", "csv")).status).toBe(2);
    if (kind !== "roster") expect((await run("import", kind, `${kind}-打印.xlsx`)).status).toBe(3);
  });

  it("comes as JSON and Markdown too, and chooses by --format or the ending", async () => {
    await ok("export", kind, ...YEAR[kind], "-o", `${kind}.json`);
    const rows = JSON.parse(readFileSync(desk.path(`${kind}.json`), "utf8")) as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(2);
    await ok("export", kind, ...YEAR[kind], "--format", "md", "-o", "页/");
    const { files } = await json<{ files: string[] }>("export", kind, ...YEAR[kind], "--format", "md", "-o", "另页/");
    const page = readFileSync(files[0] ?? "", "utf8");
    expect(page).toContain(`| ${HEADERS[kind].join(" | ")} |`);
    expect(page.split("\n").filter((line) => line.startsWith("| ")).length).toBe(rows.length + 2);
    expect((await run("export", kind, "-o", `${kind}.docx`)).status).toBe(2);
    expect((await json<{ files: string[] }>("export", kind, ...YEAR[kind], "-o", "默认/")).files[0]).toMatch(/\.xlsx$/);
  });
});

describe("the roster", () => {
  const rowsOf = async (...args: string[]): Promise<Record<string, unknown>[]> => {
    await ok("export", "roster", "-o", "看.json", "--yes", ...args);
    return JSON.parse(readFileSync(desk.path("看.json"), "utf8")) as Record<string, unknown>[];
  };

  it("names who serves or is suspended, by strokes, with what tells two of a name apart; not who has left", async () => {
    const rows = await rowsOf();
    expect(rows.map(({ name }) => name)).toEqual(["王伟", "王伟", "王伟", "孙暂停", "买买提·艾力", "李等", "陈明", "John Smith"]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(8);
    expect((await ok("export", "roster", "-o", "注.csv")).stdout).toContain("已离任的 1 人");
    expect((await rowsOf("--date", "2026-06-30")).map(({ name }) => name)).toContain("赵离任");
  });

  it("shows the year alone and part of the number, and with --unmask all of it", async () => {
    const [masked, whole] = [await rowsOf(), await rowsOf("--unmask")].map((rows) => rows.find(({ name }) => name === "陈明"));
    expect(masked).toMatchObject({ born: "1968年", phone: "138****0001", term: "第十届", since: "2022-01-01", office: "主席、党组成员" });
    expect(whole).toMatchObject({ born: "1968-03", phone: "13800000001" });
    expect(JSON.stringify(await rowsOf())).not.toMatch(/1[38]\d{9}|88886666/);
    expect((await rowsOf()).find(({ id }) => id === 3)).toMatchObject({ sector: "教育界、科协", group: "第一组" });
  });

  it("holds telephones and certificate numbers as text", async () => {
    await ok("export", "roster", "--unmask", "-o", "电话.xlsx");
    const sheet = await sheetOf(desk.path("电话.xlsx"));
    const column = (label: string): unknown[] =>
      (sheet.getColumn(HEADERS.roster.indexOf(label) + 1).values as unknown[])
        .slice(3, 11)
        .filter((value) => value !== undefined && value !== null);
    expect(column("联系电话").every((value) => typeof value === "string")).toBe(true);
    expect(column("委员证号")).toContain("007");
    expect(column("档案编号").every((value) => typeof value === "number")).toBe(true);
  });

  it("a correction in it is one change, of the very person, though three have the name", async () => {
    await ok("export", "roster", "-o", "更正.csv");
    const path = desk.path("更正.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("县二中", "县三中"));
    const answer = await json<Imported>("import", "roster", "更正.csv");
    expect(answer.files[0]).toMatchObject({ added: 0, changed: 1 });
    expect((await json<{ unit: string }>("member", "show", "#2")).unit).toBe("县三中");
    await ok("undo");
  });

  it("an id of somebody of another name is not used, and said", async () => {
    await workbook("别处.xlsx", [
      ["姓名", "界别", "档案编号"],
      ["陈明", "中国共产党", 2],
    ]);
    const { operation, notes } = await imported("roster", "别处.xlsx");
    expect(operation).toBeNull();
    expect(notes.join()).toMatch(/1 行的档案编号/);
    await workbook("人事.xlsx", [
      ["姓名", "界别", "档案编号"],
      ["陈明", "中国共产党", "DA-0012"],
    ]);
    expect((await imported("roster", "人事.xlsx")).operation).toBeNull();
  });
});

describe("the ledgers", () => {
  const rowsOf = async (kind: Kind): Promise<Record<string, unknown>[]> => {
    await ok("export", kind, ...YEAR[kind], "-o", "看.json", "--yes");
    return JSON.parse(readFileSync(desk.path("看.json"), "utf8")) as Record<string, unknown>[];
  };

  it("a name is written with what finds the person on that day: bare, with a word in brackets, with the id", async () => {
    const rows = await rowsOf("proposals");
    expect(rows[0]).toMatchObject({ serial: "10-5-001", lead: "王伟（女）" });
    expect(String(rows[0]?.cosigners)).toMatch(/^王伟（第二组）|^王伟（农业界）/);
    const charity = (await rowsOf("activities")).find(({ date }) => date === "2026-11-01");
    expect(charity?.name).toBe("赵离任（#8）");
  });

  it("a repeated row does not add its count again; levels, outcomes and dates stand in rows of their own", async () => {
    const rows = await rowsOf("activities");
    const charity = rows.filter(({ date }) => date === "2026-06-01");
    expect(charity).toHaveLength(1);
    expect(charity[0]).toMatchObject({ quantity: 4, amount: 500.35 });
    const inspected = rows.filter(({ title }) => title === "合计：三处工地");
    expect(inspected.filter(({ outcome }) => outcome !== null).map(({ level, outcomeDate }) => [level, outcomeDate])).toEqual([
      ["县、市", "2026-04"],
      ["省", null],
    ]);
  });

  it("dates and leaders of several levels are kept apart", async () => {
    expect((await rowsOf("opinions")).find(({ serial }) => serial === "1")).toMatchObject({
      authors: "李等（女）、钱教授、王伟（女）",
      adopted: "县、市",
      adoptedDate: "2026-05-01；2026-06",
      instructed: "县、省",
      leader: "县长；省长",
      instructedDate: "2026-05-03；—",
    });
  });

  it("meetings signed by sittings and contacts that cannot be told apart are left out, and said", async () => {
    await workbook("签到.xlsx", [
      ["姓名", "第一次大会", "第二次大会"],
      ["陈明", "√", "×"],
      ["John Smith", "√", "√"],
    ]);
    await ok("import", "attendance", "签到.xlsx", "--kind", "standing", "--title", "第20次常委会会议", "--date", "2026-08-20");
    await workbook("联系.xlsx", [
      ["日期", "姓名", "联系人数"],
      ["2026-03-05", "陈明", 12],
      ["2026-03-05", "John Smith", 3],
    ]);
    await ok("import", "contacts", "联系.xlsx");
    const said = await ok("export", "activities", "--year", "2026", "-o", "台账二.xlsx");
    expect(said.stdout).toMatch(/1 件按场次签到的会议不在本表：#\d+/);
    expect(said.stdout).toMatch(/2 件日期、类别、名称相同/);
    const rows = await rowsOf("activities");
    expect(rows.filter(({ title }) => title === "第20次常委会会议" || title === "联系群众")).toEqual([]);
    expect(rows.some(({ title }) => title === "走访王家村")).toBe(true);
    expect((await imported("activities", "台账二.xlsx")).operation).toBeNull();
  });
});

it("a ledger names somebody by id, in brackets or alone, whether or not they were serving that day", async () => {
  await workbook("编号.xlsx", [
    ["日期", "类别", "名称", "姓名"],
    ["2026-12-01", "视察", "按编号", "赵离任（#8）、#2、王伟（#3）"],
  ]);
  await ok("import", "activities", "编号.xlsx");
  const activity = (await json<{ id: number }[]>("activity", "list", "--kind", "视察", "--year", "2026")).at(-1);
  expect(activity).toMatchObject({ title: "按编号", people: 3 });
  for (const name of ["王伟（#8）", "王伟（#999）", "#999"]) {
    await workbook("不合.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-12-02", "视察", "不合", name],
    ]);
    expect((await run("import", "activities", "不合.xlsx")).status, name).toBe(3);
  }
});

it("a proposal without a number whose lead was corrected twice is known by its lead when it comes back", async () => {
  const other = makeOffice();
  await other.open();
  await other.workbook("提案.xlsx", [
    ["案由", "第一提案人", "联名人", "提交日期"],
    ["关于公厕的提案", "刘芳", "张三、陈明", "2026-05"],
  ]);
  await other.ok("import", "proposals", "提案.xlsx");
  const [proposal] = await other.json<{ id: number }[]>("activity", "list", "--kind", "proposal", "--year", "2026");
  // Twice: by then the new one stands behind the cosigners.
  for (const lead of ["买买提·艾力", "王伟（女）"]) await other.ok("activity", "edit", String(proposal?.id), "--lead", lead);
  await other.ok("export", "proposals", "--year", "2026", "-o", "导出.xlsx");
  expect((await other.json<Imported>("import", "proposals", "导出.xlsx")).operation).toBeNull();
});
