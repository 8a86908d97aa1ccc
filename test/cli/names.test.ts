import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ListedMember } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { docxText } from "../support/docx.ts";

/** In which order people are listed, and how those of one name are told apart, wherever one is named. */
const desk = makeOffice();
const HEADER = ["姓名", "性别", "民族", "出生年月", "党派", "界别", "工作单位及职务", "政协职务", "委员活动组", "委员证号"];
const PEOPLE: readonly (readonly [name: string, sex: string, sector: string, unit: string, office: string])[] = [
  ["郝二", "女", "农业界", "水利局", "委员"],
  ["郑一", "男", "农业界", "农业局", "秘书长"],
  ["易安", "女", "经济界", "某厂", "委员"],
  ["邵华", "男", "农业界", "某村", "常委"],
  ["苏明", "男", "经济界", "某公司", "常委"],
  ["白雪", "女", "教育界", "二中", "副主席"],
  ["邓力", "男", "教育界", "一中", "主席"],
  ["王沪宁", "男", "经济界", "戊公司", "常委"],
  ["王㛃", "女", "经济界", "丙公司", "委员"],
  ["王毅", "男", "经济界", "丁公司", "委员"],
  ["王伟", "男", "教育界", "三中", "委员"],
  ["王伟", "女", "医药卫生界", "县医院", "委员"],
  ["李娜", "女", "经济界", "甲公司", "委员"],
  ["李娜", "女", "经济界", "乙公司", "委员"],
];
const BY_STROKES = "王伟 王伟 王毅 王㛃 王沪宁 邓力 白雪 苏明 李娜 李娜 邵华 易安 郑一 郝二".split(" ");
const BY_OFFICE = "邓力 白雪 郑一 王沪宁 苏明 邵华 王伟 王伟 王毅 王㛃 李娜 李娜 易安 郝二".split(" ");
const idOf = async (name: string, fact: string): Promise<string> => {
  const found = (await desk.json<ListedMember[]>("member", "list")).find(
    (each) => each.name === name && [each.sector, each.unit].includes(fact),
  );
  return `#${found?.id}`;
};
const cells = async (name: string): Promise<string> =>
  JSON.stringify((await new ExcelJS.Workbook().xlsx.readFile(desk.path(name))).worksheets.map((sheet) => sheet.getSheetValues()));

beforeAll(async () => {
  await desk.open([
    HEADER,
    ...PEOPLE.map(([name, sex, sector, unit, office], i) => [
      ...[name, sex, "汉族", `19${70 + i}-01`, "中共", sector, unit, office, "第一组", `10-${100 + i}`],
    ]),
  ]);
  await desk.workbook("双联.xlsx", [
    ["联系人", "联系对象"],
    ["苏明", "王伟（教育界）"],
    ["苏明", "王伟（医药卫生界）"],
    ["邵华", "李娜（甲公司）"],
  ]);
  await desk.ok("import", "liaison", "双联.xlsx");
  await desk.workbook("活动.xlsx", [
    ["日期", "类别", "名称", "姓名", "角色"],
    ["2026-05-12", "视察", "视察学校", "王伟（男）、王伟（女）、李娜（甲公司）、李娜（乙公司）、邓力", "参加"],
  ]);
  await desk.ok("import", "activities", "活动.xlsx");
  writeFileSync(
    desk.path("规则.yaml"),
    "名称: 试\n方面:\n  - { 名称: 活动, 项目: [{ 名称: 视察, 类别: 视察, 到场: true, 分值: 5 }] }\n等次: [{ 名称: 优秀, 分数线: 5 }, { 名称: 称职 }]\n",
  );
  await desk.ok("score", "--year", "2026", "--rules", "规则.yaml");
});

describe("the order of names", () => {
  test("by strokes unless asked for otherwise; JSON follows, and the list says which it has", async () => {
    const names = async (...order: string[]): Promise<string[]> =>
      (await desk.json<ListedMember[]>("member", "list", ...order)).map(({ name }) => name);
    expect(await names()).toEqual(BY_STROKES);
    expect(await names("--order", "姓氏笔画")).toEqual(BY_STROKES);
    expect(await names("--order", "office")).toEqual(BY_OFFICE);
    expect(await names("--order", "职务")).toEqual(BY_OFFICE);
    expect((await desk.ok("member", "list")).stdout).toContain("\n按姓氏笔画为序");
    expect((await desk.ok("member", "list", "--order", "office")).stdout).toContain("\n按职务、姓氏笔画为序");
  });

  test("a name without stroke data is named to the clerk", async () => {
    expect((await desk.ok("member", "list")).stderr).toContain("王㛃");
    expect((await desk.ok("export", "roster", "-o", "甲.xlsx")).stderr).toContain("没有笔画数据的字，排在了最后，请核对位置：王㛃");
    expect((await desk.ok("template", "attendance", "--kind", "plenary", "--date", "2026-02-10", "-o", "乙.xlsx")).stderr).toContain(
      "王㛃",
    );
    expect((await desk.ok("export", "commendation", "--year", "2026", "-o", "丙.docx")).stderr).not.toContain("笔画");
  });

  test("of a roster, which can be imported again in any order", async () => {
    await desk.ok("export", "roster", "--order", "职务", "-o", "职务.xlsx");
    expect(await cells("职务.xlsx")).toContain("按职务、姓氏笔画为序");
    await desk.ok("export", "roster", "--order", "职务", "-o", "职务.json");
    const rows = JSON.parse(readFileSync(desk.path("职务.json"), "utf8")) as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(BY_OFFICE);
    expect(await desk.json("import", "roster", "职务.xlsx")).toMatchObject({ operation: null, files: [{ rows: 14, same: 14 }] });
    expect((await desk.run("export", "roster", "--order", "score", "-o", "丁.xlsx")).status).toBe(2);
  });

  test("of a sign-in sheet: leaders' meetings by office, others by strokes, either as asked", async () => {
    const rows = async (...options: string[]): Promise<string[]> => {
      await desk.ok("template", "attendance", "--date", "2026-02-10", ...options, "-o", "签.xlsx", "--yes");
      const page = (await new ExcelJS.Workbook().xlsx.readFile(desk.path("签.xlsx"))).worksheets[0];
      return [String(page?.getCell("A2").value), ...(page?.getColumn(2).values ?? []).slice(4).map(String)];
    };
    const [head, ...leaders] = await rows("--kind", "standing");
    expect(head).toMatch(/次序：按职务、姓氏笔画为序$/);
    expect(leaders).toEqual(BY_OFFICE.slice(0, 6));
    expect((await rows("--kind", "standing", "--order", "strokes")).slice(1)).toEqual("王沪宁 邓力 白雪 苏明 邵华 郑一".split(" "));
    const [all, ...members] = await rows("--kind", "plenary");
    expect(all).toMatch(/次序：按姓氏笔画为序$/);
    expect(members.map((name) => name.replace(/（.*/, ""))).toEqual(BY_STROKES);
    expect((await rows("--kind", "plenary", "--order", "office"))[1]).toBe("邓力");
  });

  test("of documents: each says its own", async () => {
    for (const [order, words] of [
      ["strokes", "按姓氏笔画为序"],
      ["office", "按职务、姓氏笔画为序"],
      ["score", "按得分为序"],
    ] as const) {
      await desk.ok("export", "commendation", "--year", "2026", "--order", order, "-o", `${order}/`);
      const files = readdirSync(desk.path(order));
      expect(files.map((file) => file.split(".").at(-1)).sort()).toEqual(["docx", "xlsx"]);
      for (const file of files)
        expect(file.endsWith("docx") ? await docxText(desk.path(`${order}/${file}`)) : await cells(`${order}/${file}`)).toContain(words);
      await desk.ok("export", "evaluation", "--year", "2026", "--order", order, "-o", `${order}.xlsx`);
      expect(await cells(`${order}.xlsx`)).toContain(words);
    }
    await desk.ok("export", "evaluation", "--year", "2026", "-o", "汇总.xlsx");
    expect(await cells("汇总.xlsx")).toContain("按得分为序");
    await desk.ok("export", "nomination", "--year", "2026", "-o", "提名.xlsx");
    expect(await cells("提名.xlsx")).toContain("按姓氏笔画为序");
  });
});

describe("two of one name", () => {
  const TOLD = ["王伟（教育界）", "王伟（医药卫生界）", "李娜（甲公司）", "李娜（乙公司）"];

  test("are told apart in the list of contacts, and at a deed; JSON keeps the bare name", async () => {
    const list = (await desk.ok("liaison", "list")).stdout;
    for (const name of TOLD.slice(0, 3)) expect(list).toContain(name);
    const shown = (await desk.ok("activity", "show", "1")).stdout;
    for (const name of TOLD) expect(shown).toContain(name);
    expect(shown).not.toContain("邓力（");
    expect(new Set((await desk.json<{ with: string }[]>("liaison", "list")).map((each) => each.with))).toEqual(new Set(["王伟", "李娜"]));
    const { parts } = await desk.json<{ parts: { name: string }[] }>("activity", "show", "1");
    expect(new Set(parts.map(({ name }) => name))).toEqual(new Set(["王伟", "李娜", "邓力"]));
    expect((await desk.ok("member", "show", "苏明")).stdout).toContain("常委联系委员：王伟（教育界）、王伟（医药卫生界）");
  });

  test("are told apart in an explanation, in words, in Word and in its file's name", async () => {
    const one = await idOf("王伟", "医药卫生界");
    expect((await desk.ok("score", "explain", one, "--year", "2026")).stdout).toContain("王伟（医药卫生界） 2026年度考核逐项说明");
    await desk.ok("score", "explain", one, "--year", "2026", "-o", "说明/");
    const file = "说明/王伟（医药卫生界）2026年度考核说明.docx";
    expect(await docxText(desk.path(file))).toContain("王伟（医药卫生界）委员2026年度履职考核得5分");
    // The folder is there now, and named without a stroke.
    await desk.ok("score", "explain", await idOf("李娜", "甲公司"), "--year", "2026", "-o", "说明");
    await desk.ok("score", "explain", "邓力", "--year", "2026", "-o", "说明/一份.docx");
    expect(readdirSync(desk.path("说明")).sort()).toEqual(
      ["王伟（医药卫生界）2026年度考核说明.docx", "李娜（甲公司）2026年度考核说明.docx", "一份.docx"].sort(),
    );
    expect(await docxText(desk.path("说明/一份.docx"))).not.toContain("邓力（");
  });

  test("are told apart in tables of results, where no column beside does", async () => {
    const listed = (await desk.ok("score", "list", "--year", "2026")).stdout;
    // The sector stands in its own column; of one sector the unit is needed.
    for (const name of TOLD.slice(2)) expect(listed).toContain(name);
    expect((await desk.ok("score", "history", "--year", "2026")).stdout).toContain(TOLD[0]);
    expect((await desk.ok("score", "what-if", await idOf("李娜", "乙公司"), "--year", "2026", "--add", "视察")).stdout).toContain(
      "李娜（乙公司）：假如",
    );
    await desk.ok("export", "commendation", "--year", "2026", "-o", "表彰.docx");
    const notice = await docxText(desk.path("表彰.docx"));
    for (const name of [
      "王　伟（教育界）",
      "王　伟（医药卫生界）",
      "李　娜（经济界，甲公司）",
      "李　娜（经济界，乙公司）",
      "邓　力（教育界）",
    ])
      expect(notice).toContain(name);
    expect((await desk.json<{ members: { name: string }[] }>("score", "list", "--year", "2026")).members.map(({ name }) => name)).toContain(
      "王伟",
    );
  });

  test("are told apart in the log, and in what a command answers, also when one of them has left", async () => {
    const one = await idOf("李娜", "乙公司");
    expect((await desk.ok("score", "decide", one, "--year", "2026", "--grade", "称职", "--reason", "会议")).stdout).toContain(
      "李娜（乙公司）：",
    );
    await desk.ok("undo");
    expect((await desk.ok("member", "status", one, "辞职", "--on", "2026-12-01", "--basis", "会议")).stdout).toContain(
      "李娜（乙公司） 辞去委员",
    );
    expect((await desk.ok("member", "edit", await idOf("李娜", "甲公司"), "--note", "一")).stdout).toContain("更正 李娜（甲公司）：");
    const added = (await desk.ok("member", "add", "王伟", "--another", "--sector", "农业界", "--unit", "某村", "--basis", "会议")).stdout;
    expect(added).toContain("增补委员 王伟（农业界）");
    const log = (await desk.ok("log")).stdout;
    for (const line of ["李娜（乙公司） 辞去委员", "更正 李娜（甲公司）", "增补委员 王伟（农业界）"]) expect(log).toContain(line);
    // Both were evaluated, though one has left since.
    expect((await desk.ok("score", "explain", await idOf("李娜", "甲公司"), "--year", "2026")).stdout).toContain("李娜（甲公司） 2026年度");
    await desk.ok("undo");
    await desk.ok("undo");
    await desk.ok("undo");
  });
});
