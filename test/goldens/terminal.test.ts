import { beforeAll, describe, expect, test } from "vitest";
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
  ["说明罗强2026", "score", "explain", "罗强", "--year", "2026"],
  ["说明成文2025张三", "score", "explain", "张三", "--year", "2025", "--prose"],
  ["对比", "score", "compare", "--year", "2025", "--year", "2026"],
  ["假如", "score", "what-if", "张三", "--year", "2026", "--add", "视察", "--add", "提案:立案"],
  ["历年", "score", "history"],
  ["限度", "score", "limits", "--year", "2026"],
  ["规则", "score", "rules", "show"],
  ["年度", "year", "list"],
  ["日志", "log", "--limit", "60"],
  ["设置", "config"],
];

describe("in Chinese", () => {
  test.each(READ)("%s", async (golden, ...argv) => {
    await expect(await office.said(...argv)).toMatchFileSnapshot(`terminal/${golden}.txt`);
  });
});

describe("in English", () => {
  test.each(READ.filter(([golden]) => !/^(委员[刘徐吴]|说明[刘赵成]|考核202[45])/.test(golden)))("%s", async (golden, ...argv) => {
    await expect(await office.said(...argv, "--lang", "en")).toMatchFileSnapshot(`terminal/en/${golden}.txt`);
  });
});
