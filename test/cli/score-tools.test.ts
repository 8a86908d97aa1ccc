import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { docxText } from "../support/docx.ts";

/** What stands around the evaluation: trying, deciding, limits, history. */
const desk = makeOffice();
const RULES_PATH = join(ROOT, "rules/default.yaml");

interface Listed {
  readonly id: number;
  readonly name: string;
}

beforeAll(async () => {
  await desk.open();
  await desk.workbook("全会.xlsx", [
    ["姓名", "出席情况"],
    ["陈明", "出席"],
    ["刘芳", "出席"],
    ["张三", "缺席"],
    ["买买提·艾力", "出席"],
    ["王伟（女）", "出席"],
    ["王伟（男）", "请假"],
  ]);
  for (const [year, session] of [
    [2025, "四"],
    [2026, "五"],
  ])
    await desk.ok("import", "attendance", "全会.xlsx", "--kind", "plenary", "--title", `十届${session}次会议`, "--date", `${year}-02-10`);
  await desk.ok("record", "inspection", "--title", "视察水库", "--date", "2026-05-12", "--present", "陈明、刘芳");
  await desk.ok("score", "--year", "2025");
  await desk.ok("score", "--year", "2026");
  writeFileSync(
    desk.path("全会.yaml"),
    "名称: 只看全会\n方面:\n  - { 名称: 全会, 封顶: 100, 项目: [{ 名称: 全会, 类别: 全体会议, 到场: true, 分值: 100 }] }\n等次: [{ 名称: 优秀, 分数线: 60, 名额: 1 }, { 名称: 不称职 }]\n",
  );
});

test("the default set as it was built gives what its file gives when it is read", async () => {
  writeFileSync(desk.path("默认.yaml"), `${readFileSync(RULES_PATH, "utf8")}# 改过一处\n`);
  const { rules: built, ...shipped } = await desk.json<{ rules: object }>("score", "--year", "2026", "--dry-run");
  const { rules: read, ...own } = await desk.json<{ rules: object }>("score", "--year", "2026", "--dry-run", "--rules", "默认.yaml");
  expect(own).toEqual(shipped);
  expect(read).not.toEqual(built);
  const shown = async (file: string): Promise<string> => (await desk.ok("score", "rules", "show", file)).stdout.replace(/规则指纹.*/, "");
  expect(await shown("默认.yaml")).toBe(await shown(RULES_PATH));
});

describe("score decide", () => {
  test("stands beside the computed grade, in every document, and survives a re-run", async () => {
    await desk.ok("score", "decide", "刘芳", "--year", "2026", "--grade", "优秀", "--reason", "主席会议研究决定");
    await desk.ok("score", "--year", "2026");
    const found = (await desk.json<{ members: (Listed & { grade: string; decided?: object })[] }>("score", "list", "--year", "2026"))
      .members;
    expect(found.find(({ name }) => name === "刘芳")).toMatchObject({
      grade: "not_competent",
      decided: { grade: "excellent", gradeName: "优秀", reason: "主席会议研究决定" },
    });
    expect((await desk.ok("score", "list", "--year", "2026")).stdout).toContain("领导决定：主席会议研究决定（计算等次 不称职）");
    expect((await desk.ok("score", "explain", "刘芳", "--year", "2026", "--prose")).stdout).toContain(
      "等次为优秀（领导决定：主席会议研究决定；计算等次为不称职）",
    );
    expect((await desk.ok("score", "list", "--year", "2026")).stderr).not.toContain("过时");
  });

  test("is taken back by undo, or withdrawn", async () => {
    await desk.ok("undo");
    expect((await desk.ok("score", "list", "--year", "2026")).stdout).not.toContain("领导决定");
    await desk.ok("redo");
    await desk.ok("score", "decide", "刘芳", "--year", "2026", "--withdraw");
    expect((await desk.ok("score", "list", "--year", "2026")).stdout).not.toContain("领导决定");
  });

  test("refuses an unknown grade, and one without a reason", async () => {
    expect(await desk.refusal("score", "decide", "刘芳", "--year", "2026", "--grade", "优", "--reason", "x")).toMatchObject({
      code: "usage.grade",
      exit: 2,
    });
    expect(await desk.refusal("score", "decide", "刘芳", "--year", "2026", "--grade", "优秀")).toMatchObject({
      code: "usage.missing",
      exit: 2,
    });
  });
});

describe("score compare", () => {
  test("two rule files: who moves, by sector and group; nothing is saved", async () => {
    const before = (await desk.json<unknown[]>("log")).length;
    const found = await desk.json<{
      members: { name: string; totalA: number; totalB: number; rankA: number; rankB: number; direction: string; moved: string }[];
      sectors: object[];
      groups: object[];
    }>("score", "compare", "--rules", RULES_PATH, "--rules", "全会.yaml", "--year", "2026");
    expect(found.members.find(({ name }) => name === "张三")).toMatchObject({ totalA: 20, totalB: 0 });
    expect(found.members.find(({ name }) => name === "陈明")).toMatchObject({ totalA: 55, totalB: 100 });
    // Two rule sets may be of two scales: up and down are of the rank.
    for (const { rankA, rankB, direction } of found.members) expect(direction).toBe(rankB < rankA ? "up" : rankB > rankA ? "down" : "same");
    // One place for the best, and all five who came are tied at its edge: nobody gains it.
    expect(found.members.filter(({ moved }) => moved.startsWith("得"))).toEqual([]);
    expect(found.sectors.length).toBeGreaterThan(3);
    expect(found.groups.length).toBe(3);
    expect((await desk.json<unknown[]>("log")).length).toBe(before);
  });

  test("grades gained and lost", async () => {
    writeFileSync(desk.path("都优.yaml"), readFileSync(desk.path("全会.yaml"), "utf8").replace(", 名额: 1", ""));
    const moved = async (...files: string[]): Promise<Record<string, string>> =>
      Object.fromEntries(
        (
          await desk.json<{ members: { name: string; moved: string }[] }>(
            "score",
            "compare",
            ...files.flatMap((file) => ["--rules", file]),
            "--year",
            "2026",
          )
        ).members.map(({ name, moved: words }) => [name, words]),
      );
    expect(await moved("全会.yaml", "都优.yaml")).toMatchObject({ 陈明: "得优秀" });
    expect(await moved("都优.yaml", "全会.yaml")).toMatchObject({ 陈明: "失优秀" });
  });

  test("two years", async () => {
    const found = await desk.json<{ members: { name: string; totalA: number; totalB: number }[] }>(
      "score",
      "compare",
      "--year",
      "2025",
      "--year",
      "2026",
    );
    expect(found.members.find(({ name }) => name === "刘芳")).toMatchObject({ totalA: 50, totalB: 55 });
  });

  test("one of either is not enough", async () => {
    expect(await desk.refusal("score", "compare", "--year", "2025")).toMatchObject({ code: "usage.compare", exit: 2 });
  });
});

describe("score what-if", () => {
  test("tells the points, the rank and the grade, and saves nothing", async () => {
    const found = await desk.json<{ before: { total: number }; after: { total: number; grade: string }; lines: { points: number }[] }>(
      "score",
      "what-if",
      "张三",
      "--year",
      "2026",
      "--add",
      "视察",
      "--add",
      "提案:立案",
      "--add",
      "社情民意:采用:省",
    );
    expect(found.before.total).toBe(20);
    expect(found.after).toMatchObject({ total: 42, grade: "not_competent" });
    expect(found.lines.map(({ points }) => points).sort()).toEqual([5, 8, 9]);
    expect((await desk.json<{ total: number }>("score", "explain", "张三", "--year", "2026")).total).toBe(20);
  });

  test("a number is a quantity, and with 元 an amount", async () => {
    const items = "[{ 名称: 捐款, 类别: 公益慈善, 按: 金额, 每: 1000, 分值: 1 }, { 名称: 联系, 类别: 联系群众, 按: 数量, 每: 5, 分值: 1 }]";
    writeFileSync(
      desk.path("数量.yaml"),
      `名称: 数量\n方面:\n  - { 名称: 奉献, 项目: ${items} }\n等次: [{ 名称: 好, 分数线: 1 }, { 名称: 一般 }]\n`,
    );
    const { after } = await desk.json<{ after: { total: number } }>(
      ...["score", "what-if", "张三", "--year", "2026", "--rules", "数量.yaml", "--add", "公益慈善:3500元", "--add", "联系群众:12人"],
    );
    expect(after.total).toBe(5);
  });

  test("an unknown kind or word is refused with what may be said", async () => {
    expect(await desk.refusal("score", "what-if", "张三", "--add", "视茶")).toMatchObject({ code: "usage.kind", exit: 2 });
    expect(await desk.refusal("score", "what-if", "张三", "--add", "提案:采用")).toMatchObject({ code: "usage.word", exit: 2 });
  });
});

describe("score rules", () => {
  test("check: no problems, or each with its line and column", async () => {
    expect((await desk.ok("score", "rules", "check", "全会.yaml")).stdout).toContain("没有问题");
    writeFileSync(
      desk.path("错.yaml"),
      "名称: 错\n方面:\n  - { 名称: 甲, 封顶: 5, 基础分: 10, 项目: [] }\n等次: [{ 名称: 优秀, 分数线: 3, 名额: 120% }, { 名称: 不称职 }]\n",
    );
    const refusal = await desk.refusal("score", "rules", "check", "错.yaml");
    expect(refusal).toMatchObject({ code: "data.bad_rules", exit: 3 });
    expect(refusal.problems.map(({ cell }) => cell)).toEqual(["4:28"]);
  });

  test("check: a file of limits too", async () => {
    expect((await desk.ok("score", "rules", "check", join(ROOT, "rules/limits.yaml"))).stdout).toMatch(/没有问题：.*（\d+ 条限度）/);
    writeFileSync(desk.path("限度.yaml"), "名称: 限度\n限度:\n  - { 名称: 缺席, 类别: 全体会议, 出席情况: 缺席, 至少: 80% }\n");
    expect(await desk.refusal("score", "rules", "check", "限度.yaml")).toMatchObject({ code: "data.bad_rules", exit: 3 });
  });

  test("show: written as a workbook, and as nothing else", async () => {
    await desk.ok("score", "rules", "show", "全会.yaml", "-o", "计分表.xlsx");
    const { worksheets } = await new ExcelJS.Workbook().xlsx.readFile(desk.path("计分表.xlsx"));
    expect(worksheets[0]?.getCell(1, 1).value).toBe("只看全会");
    expect(await desk.refusal("score", "rules", "show", "-o", "计分表.pdf")).toMatchObject({ code: "usage.format", exit: 2 });
    expect(await desk.refusal("score", "rules", "show", "-o", "计分表.xlsx")).toMatchObject({ exit: 4 });
  });

  test("show: a table that an office would print", async () => {
    expect((await desk.ok("score", "rules", "show", "--rules", "全会.yaml")).stdout).toContain("优秀 ≥ 60，不超过 1 名；不称职（其余）");
  });
});

describe("score limits", () => {
  test("who has reached which, with the records", async () => {
    const { limits } = await desk.json<{
      limits: { limit: string; members: (Listed & { have: number; records: { title: string }[] })[] }[];
    }>("score", "limits", "--year", "2026");
    const plenaries = limits.find(({ limit }) => limit === "任期内两次无故缺席全体会议");
    expect(plenaries?.members).toMatchObject([{ name: "张三", have: 2, records: [{ title: "十届四次会议" }, { title: "十届五次会议" }] }]);
    const twice = limits.find(({ limit }) => limit === "连续两年不称职");
    expect(twice?.members.map(({ name }) => name)).toContain("张三");
    // Each year of the term counts for itself.
    const nothing = limits.find(({ limit }) => limit.startsWith("全年没有"))?.members ?? [];
    expect([...new Set(nothing.map(({ name }) => name))]).toEqual(["张三", "王伟"]);
  });
});

describe("score history", () => {
  test("totals, mean, lowest, trend; below the line two years running", async () => {
    const found = await desk.json<{
      years: number[];
      members: (Listed & { mean: number; lowest: number; trend: number })[];
      belowTwice: Listed[];
    }>("score", "history", "--year", "2026");
    expect(found.years).toEqual([2025, 2026]);
    expect(found.members.find(({ name }) => name === "刘芳")).toMatchObject({ mean: 52.5, lowest: 50, trend: 5 });
    expect(found.belowTwice.map(({ name }) => name)).toContain("张三");
    expect((await desk.json<{ belowTwice: Listed[] }>("score", "history", "刘芳", "--year", "2026", "--line", "52")).belowTwice).toEqual(
      [],
    );
  });

  test("the nomination table is of the last years that are asked for, and tells suspensions", async () => {
    await desk.ok("member", "status", "刘芳", "suspend", "--from", "2026-03-01", "--to", "2026-03-31", "--basis", "常委会");
    const [file = ""] = (
      await desk.json<{ files: string[] }>(...["export", "nomination", "--from", "2026", "--year", "2026", "--order", "score"])
    ).files;
    expect(file).toContain("换届提名参考表（2026年度）.xlsx");
    const { worksheets } = await new ExcelJS.Workbook().xlsx.readFile(file);
    const [, , head, ...rows] = (worksheets[0] as ExcelJS.Worksheet).getSheetValues() as unknown[][];
    expect(head).not.toContain("2025年总分");
    const means = rows.map((row) => Number(row?.[head?.indexOf("平均") ?? 0] ?? -1));
    expect(means).toEqual([...means].sort((a, b) => b - a));
    const changes = head?.indexOf("任职变动") ?? 0;
    expect(rows.find((row) => row?.[2] === "刘芳")?.[changes]).toBe("2026年3月1日至2026年3月31日暂停履职");
    await desk.ok("undo");
    expect(await desk.refusal("export", "nomination", "--from", "2027", "--year", "2026")).toMatchObject({ code: "usage.years", exit: 2 });
    expect(await desk.refusal("score", "history", "--from", "2027", "--year", "2026")).toMatchObject({ code: "usage.years", exit: 2 });
  });

  test("the nomination table masks the birth month unless asked", async () => {
    expect((await desk.json<{ files: string[] }>("export", "nomination", "--year", "2026")).files[0]).toContain(
      "换届提名参考表（至2026年度）.xlsx",
    );
  });
});

test("a year without a single record is told apart from one where nobody did anything", async () => {
  expect((await desk.ok("score", "--year", "2024", "--dry-run")).stderr).toMatch(
    /2024 年度（2024-01-01 至 2024-12-31）委员一条履职记录也没有/,
  );
  expect((await desk.ok("score", "--year", "2025", "--dry-run")).stderr).not.toContain("一条履职记录也没有");
});

describe("a year that is not over", () => {
  const early = makeOffice({ today: "2026-03-01" });

  test("is shown in the history and counts in no mean, and no limit is reached by its grade", async () => {
    await early.open();
    await early.ok("score", "--year", "2025");
    await early.ok("score", "--year", "2026");
    const found = await early.json<{
      years: number[];
      members: (Listed & { mean: number | null; trend: number | null })[];
      belowTwice: Listed[];
    }>(...["score", "history", "--line", "100"]);
    expect(found.years).toEqual([2025, 2026]);
    expect(found.members.every(({ trend }) => trend === null)).toBe(true);
    expect(found.belowTwice).toEqual([]);
    expect((await early.ok("score", "history")).stdout).toContain("2026 年度还没有结束");
    writeFileSync(early.path("限度.yaml"), "名称: 限度\n限度:\n  - { 名称: 两年不称职, 定为等次: 不称职, 至少: 2, 期间: 任期 }\n");
    const limits = await early.json<{ limits: { members: unknown[] }[] }>("score", "limits", "--rules", "限度.yaml");
    expect(limits.limits[0]?.members).toEqual([]);
  });
});

describe("a decision, and a list of commendation of its own", () => {
  const own = makeOffice({ today: "2027-01-10" });

  test("the paper that is published never says that the leaders put anybody on it; ties and an empty list are warned of", async () => {
    await own.open();
    await own.ok("record", "inspection", "--title", "视察", "--date", "2026-05-12", "--present", "陈明");
    const file = (commend: string): string =>
      `名称: 试\n方面:\n  - { 名称: 活动, 项目: [{ 名称: 视察, 类别: 视察, 到场: true, 分值: 5 }] }\n等次: [{ 名称: 优秀, 分数线: 5 }, { 名称: 称职 }]\n${commend}`;
    writeFileSync(own.path("单列.yaml"), file("表彰名单: { 名称: 通报表彰, 名额: 1 }\n"));
    await own.ok("score", "--year", "2026", "--rules", "单列.yaml");
    await own.ok("score", "decide", "陈明", "--year", "2026", "--grade", "称职", "--reason", "主席会议决定");
    await own.ok("export", "commendation", "--year", "2026", "--format", "xlsx", "-o", "名单.xlsx");
    const cells = async (name: string): Promise<string> =>
      JSON.stringify((await new ExcelJS.Workbook().xlsx.readFile(own.path(name))).worksheets[0]?.getSheetValues());
    expect(await cells("名单.xlsx")).toContain("陈明");
    expect(await cells("名单.xlsx")).not.toContain("领导决定");
    writeFileSync(own.path("不单列.yaml"), file(""));
    await own.ok("score", "--year", "2026", "--rules", "不单列.yaml");
    await own.ok("score", "decide", "刘芳", "--year", "2026", "--grade", "优秀", "--reason", "主席会议决定");
    await own.ok("export", "commendation", "--year", "2026", "--format", "xlsx", "-o", "名单二.xlsx");
    expect(await cells("名单二.xlsx")).toContain("刘芳");
    expect(await cells("名单二.xlsx")).not.toMatch(/决定|备注/);
    await own.ok("export", "commendation", "--year", "2026", "--format", "docx", "-o", "通报.docx");
    const notice = await docxText(own.path("通报.docx"));
    expect(notice).toContain("刘芳");
    expect(notice).not.toContain("决定");
    await own.ok("export", "evaluation", "--year", "2026", "-o", "汇总.xlsx");
    expect(await cells("汇总.xlsx")).toContain("领导决定：主席会议决定");
    await own.ok("export", "nomination", "--year", "2026", "-o", "提名.xlsx");
    expect(await cells("提名.xlsx")).toContain("领导决定");
    writeFileSync(own.path("没有人.yaml"), file("表彰名单: { 名称: 通报表彰, 分数线: 99 }\n"));
    await own.ok("score", "--year", "2026", "--rules", "没有人.yaml");
    expect((await own.ok("export", "commendation", "--year", "2026", "-o", "空/")).stderr).toContain("名单上没有人");
  });
});

test("what came of a person's record has to be somebody's", async () => {
  expect(await desk.refusal("record", "law", "--title", "通报", "--date", "2026-08-01", "--outcome", "通报批评")).toMatchObject({
    exit: 2,
  });
  const { id } = await desk.json<{ id: number }>(
    "record",
    "law",
    "--title",
    "通报",
    "--date",
    "2026-08-01",
    "--holder",
    "张三",
    "--outcome",
    "通报批评",
  );
  await desk.ok("activity", "edit", String(id), "--outcome", "行政处罚", "--outcome-date", "2026-09-01");
  expect((await desk.ok("activity", "show", String(id))).stdout).toContain("行政处罚");
  await desk.ok("activity", "edit", String(id), "--holder", "刘芳");
  expect(await desk.refusal("activity", "edit", String(id), "--outcome", "处分")).toMatchObject({ code: "usage.holder", exit: 2 });
});

test("supposed leave has its reason", async () => {
  writeFileSync(
    desk.path("请假.yaml"),
    "名称: 请假\n方面:\n  - { 名称: 出席, 基础分: 10, 项目: [{ 名称: 请假, 类别: 全体会议, 出席情况: 请假, 不计事由: 公假, 分值: -1 }] }\n等次: [{ 名称: 好, 分数线: 1 }, { 名称: 一般 }]\n",
  );
  const after = async (added: string): Promise<number> =>
    (await desk.json<{ after: { total: number } }>("score", "what-if", "陈明", "--year", "2026", "--rules", "请假.yaml", "--add", added))
      .after.total;
  const totals: number[] = [];
  for (const added of ["事假", "公假", "请假（公假）", "请假", "列席"]) totals.push(await after(`全体会议:${added}`));
  expect(totals).toEqual([9, 10, 10, 9, 10]);
  expect(await desk.refusal("score", "what-if", "陈明", "--year", "2026", "--add", "公益慈善:1,0000元")).toMatchObject({
    code: "usage.word",
  });
});
