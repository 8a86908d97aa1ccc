import { beforeAll, describe, expect, test } from "vitest";
import { openOffice } from "./office.ts";

/** What every command answers with --json. */

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
});

const READ: readonly [golden: string, ...argv: string[]][] = [
  ["委员", "member", "list"],
  ["委员2025年初", "member", "list", "--date", "2025-02-28", "--order", "office"],
  ["委员暂停", "member", "list", "--status", "suspended"],
  ["委员刘芳", "member", "show", "刘芳"],
  ["委员张三", "member", "show", "张三"],
  ["委员徐宁", "member", "show", "徐宁"],
  ["活动2025", "activity", "list", "--year", "2025"],
  ["活动全会", "activity", "show", "1"],
  ["提案", "activity", "list", "--kind", "提案"],
  ["提案一件", "activity", "show", "64"],
  ["社情民意", "activity", "list", "--kind", "社情民意"],
  ["双联", "liaison", "list"],
  ["考核2024", "score", "list", "--year", "2024"],
  ["考核2025", "score", "list", "--year", "2025"],
  ["考核2026", "score", "list", "--year", "2026"],
  ["说明刘芳2025", "score", "explain", "刘芳", "--year", "2025"],
  ["说明张三2025", "score", "explain", "张三", "--year", "2025"],
  ["说明刘芳2026迟来", "score", "explain", "刘芳", "--year", "2026"],
  ["说明欧阳春2026迟来", "score", "explain", "欧阳春", "--year", "2026"],
  ["说明罗强2026迟来", "score", "explain", "罗强", "--year", "2026"],
  ["说明赵喆2026并列", "score", "explain", "赵喆", "--year", "2026"],
  // Computed anew, with what came late of both closed years; the others are read as they were kept.
  ["试算2025", "score", "--year", "2025", "--dry-run"],
  ["试算2026", "score", "--year", "2026", "--dry-run"],
  ["对比", "score", "compare", "--year", "2025", "--year", "2026"],
  ["对比规则", "score", "compare", "--year", "2026", "--rules", "rules/default.yaml", "--rules", "rules/examples/jinan-2015.yaml"],
  ["假如", "score", "what-if", "张三", "--year", "2026", "--add", "视察", "--add", "提案:立案"],
  ["历年", "score", "history"],
  ["历年刘芳", "score", "history", "刘芳"],
  ["限度", "score", "limits", "--year", "2026"],
  ["规则", "score", "rules", "show"],
  ["年度", "year", "list"],
  ["日志", "log", "--limit", "60"],
  ["设置", "config"],
];

describe("what is read", () => {
  test.each(READ)("%s", async (golden, ...argv) => {
    await expect(await office.said(...argv, "--json")).toMatchFileSnapshot(`json/${golden}.txt`);
  });
});

describe("what is imported", () => {
  test("rows that are new, changed, the same and refused", async () => {
    await office.workbook("台账.xlsx", [
      ["日期", "类别", "名称", "姓名", "结果"],
      ["2026-03-12", "视察", "视察校园周边", "刘芳", null],
      ["2026-03-12", "视察", "视察校园周边", "张三", "批示"],
      ["2026-10-12", "视察", "视察粮库", "刘芳", null],
    ]);
    await office.workbook("有错.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-13-12", "视察", "视察校园周边", "王伟"],
      ["2026-10-12", "开会", "视察粮库", "赵无名"],
      ["2025-03-12", "视察", "视察粮库", "刘芳"],
    ]);
    const said = [
      await office.said("import", "activities", "台账.xlsx", "--dry-run", "--json"),
      await office.said("import", "activities", "台账.xlsx", "--explain", "--json"),
      await office.said("import", "activities", "有错.xlsx", "--json"),
      await office.said("import", "activities", "台账.xlsx", "--json"),
      await office.said("undo", "--json"),
      await office.said("redo", "--json"),
    ];
    await expect(said.join("\n")).toMatchFileSnapshot("json/导入.txt");
  });
});
