import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../office/session.ts";
import { openOffice } from "./office.ts";

/** What stands in the window. No table depends on its width as yet: each is as wide as its cells. */

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
});

const READ: readonly [golden: string, ...argv: string[]][] = [
  ["委员", "member", "list"],
  ["委员按职务", "member", "list", "--order", "office", "--date", "2025-02-28"],
  ["委员刘芳", "member", "show", "刘芳"],
  ["委员张三", "member", "show", "张三"],
  ["委员徐宁", "member", "show", "徐宁"],
  ["委员吴用", "member", "show", "吴用"],
  ["活动2025", "activity", "list", "--year", "2025"],
  ["活动全会", "activity", "show", "1"],
  ["活动调研", "activity", "show", "29"],
  ["活动荣誉", "activity", "show", "47"],
  ["提案一件", "activity", "show", "64"],
  ["双联", "liaison", "list"],
  ["考核2024", "score", "list", "--year", "2024"],
  ["考核2025", "score", "list", "--year", "2025"],
  ["考核2026", "score", "list", "--year", "2026"],
  ["说明刘芳2025", "score", "explain", "刘芳", "--year", "2025"],
  ["说明张三2025", "score", "explain", "张三", "--year", "2025"],
  ["说明赵喆2026", "score", "explain", "赵喆", "--year", "2026"],
  ["说明刘芳2026迟来", "score", "explain", "刘芳", "--year", "2026"],
  ["说明欧阳春2026迟来", "score", "explain", "欧阳春", "--year", "2026"],
  ["说明罗强2026", "score", "explain", "罗强", "--year", "2026"],
  ["说明成文2025张三", "score", "explain", "张三", "--year", "2025", "--prose"],
  ["对比", "score", "compare", "--year", "2025", "--year", "2026"],
  ["对比规则", "score", "compare", "--year", "2026", "--rules", "rules/default.yaml", "--rules", "rules/examples/jinan-2015.yaml"],
  ["假如", "score", "what-if", "张三", "--year", "2026", "--add", "视察", "--add", "提案:立案"],
  ["历年", "score", "history"],
  ["限度", "score", "limits", "--year", "2026"],
  ["规则", "score", "rules", "show"],
  ["年度", "year", "list"],
  ["日志", "log", "--limit", "60"],
  ["设置", "config"],
];

const EXAMPLES = readdirSync(join(ROOT, "rules/examples")).filter((name) => name.endsWith(".yaml"));

describe("rules in words", () => {
  test.each(EXAMPLES)("%s", async (name) => {
    const rules = ["--rules", join(ROOT, "rules/examples", name)];
    const said = [await office.said("score", "rules", "show", ...rules)];
    // Whoever is evaluated that is no member has a table of their own.
    if (/^(activity-groups|opinions-)/.test(name)) said.push(await office.said("score", "--year", "2026", "--dry-run", ...rules));
    await expect(said.join("\n").replaceAll(ROOT, "<程序>")).toMatchFileSnapshot(`rules/${name}.txt`);
  });
});

describe("what is refused", () => {
  test.each([
    ["选项", "member", "list", "--sectr", "教育界"],
    ["命令", "membre"],
    ["子命令", "member", "lst"],
    ["少参数", "member", "show"],
    ["少内容", "member", "list", "--sector"],
    ["多参数", "undo", "1", "2"],
    ["值不对", "score", "list", "--year", "二五"],
    ["必写", "year", "reopen", "2025"],
    ["同名", "member", "show", "王伟"],
    ["不认识", "member", "show", "赵无名"],
    ["关闭的年度", "record", "inspection", "--title", "视察", "--date", "2025-05-05", "--present", "刘芳"],
    ["没有考核", "export", "evaluation", "--year", "2023"],
    ["没有记录", "activity", "list", "--year", "2019"],
  ])("%s", async (golden, ...argv) => {
    const said = [await office.said(...argv), await office.said(...argv, "--lang", "en"), await office.said(...argv, "--json")];
    await expect(said.join("\n")).toMatchFileSnapshot(`refused/${golden}.txt`);
  });

  test("many mistakes of a file", async () => {
    const wrong = Array.from({ length: 45 }, (_, i) => [`2026-13-${i}`, "视察", `视察${i}`, "刘芳"]);
    const same = Array.from({ length: 6 }, (_, i) => ["2026-03-03", "开会", `视察${i}`, "刘芳"]);
    await office.workbook("很多错.xlsx", [["日期", "类别", "名称", "姓名"], ...same, ...wrong]);
    const said = [
      await office.said("import", "activities", "很多错.xlsx"),
      await office.said("import", "activities", "很多错.xlsx", "--lang", "en"),
      await office.said("import", "activities", "很多错.xlsx", "--partial", "--dry-run", "--yes"),
    ];
    await expect(said.join("\n")).toMatchFileSnapshot("refused/很多错.txt");
  });
});

test("what an import would do, and how it reads a sheet", async () => {
  await office.workbook("台账.xlsx", [
    ["日期", "类别", "名称", "姓名", "说明电话13812345678", "结果"],
    ["2026-03-12", "视察", "视察校园周边", "刘芳", null, null],
    ["2026-03-12", "视察", "视察校园周边", "张三", null, "批示"],
    ["2026-10-12", "视察", "视察粮库", "刘芳", null, null],
  ]);
  const said = [
    await office.said("import", "activities", "台账.xlsx", "--dry-run"),
    await office.said("import", "activities", "台账.xlsx", "--explain"),
  ];
  await expect(said.join("\n")).toMatchFileSnapshot("terminal/导入.txt");
});

describe("in Chinese", () => {
  test.each(READ)("%s", async (golden, ...argv) => {
    await expect(await office.said(...argv)).toMatchFileSnapshot(`terminal/${golden}.txt`);
  });
});

describe("in English", () => {
  const ENGLISH = new Set(["委员", "委员张三", "活动2025", "活动全会", "双联", "考核2026", "对比", "历年", "限度", "年度"]);
  test.each(READ.filter(([golden]) => ENGLISH.has(golden)))("%s", async (golden, ...argv) => {
    await expect(await office.said(...argv, "--lang", "en")).toMatchFileSnapshot(`terminal/en/${golden}.txt`);
  });
});
