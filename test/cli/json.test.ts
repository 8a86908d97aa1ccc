import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { Command, TopCommand } from "../../src/commands/command.ts";
import { COMMANDS } from "../../src/commands/tree.ts";
import { type Office, openOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { ATTENDANCE, importYear, PLENARY } from "../office/year.ts";

/** Whatever a command answers, with --json it is one JSON document. A new command gets its line here, or the last test fails. */

const LINES: readonly (readonly string[])[] = [
  ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01", "--db", "新的.db"],
  ["demo", "演示"],
  ["config"],
  ["config", "signature", "办公室"],
  ["import", "roster", "名册.xlsx", "--dry-run"],
  ["import", "roster", "名册.xlsx", "--explain"],
  ["import", "attendance", "签到表.xlsx", ...PLENARY],
  ["import", "activities", "台账.xlsx"],
  ["import", "proposals", "提案.xlsx"],
  ["import", "opinions", "社情民意.xlsx"],
  ["import", "people", "人员.xlsx"],
  ["import", "contacts", "联系.xlsx"],
  ["import", "liaison", "双联.xlsx"],
  ...["roster", "attendance", "activities", "proposals", "opinions", "contacts", "people", "liaison"].map((kind) => [
    "template",
    kind,
    "-o",
    "模板/",
  ]),
  ["record", "inspection", "--title", "视察", "--date", "2026-10-10", "--present", "刘芳"],
  ["member", "list"],
  ["member", "find", "zs"],
  ["activity", "find", "视察"],
  ["member", "show", "刘芳"],
  ["member", "add", "钟小梅", "--outside"],
  ["member", "edit", "刘芳", "--party", "民盟"],
  ["member", "status", "张三", "suspend", "--from", "2026-12-01", "--basis", "十届十六次常委会"],
  ["activity", "list"],
  ["activity", "show", "1"],
  ["activity", "edit", "1", "--place", "会议中心"],
  ["activity", "link", "4", "5", "--as", "merged_into"],
  ["activity", "remove", "14"],
  ["liaison", "list"],
  ["score", "--year", "2026"],
  ["score", "list", "--year", "2026"],
  ["score", "explain", "刘芳", "--year", "2026"],
  ["score", "explain", "刘芳", "--year", "2026", "--prose"],
  ["score", "explain", "刘芳", "--year", "2026", "-o", "说明.docx"],
  ["score", "compare", "--year", "2026", "--rules", "济南.yaml"],
  ["score", "what-if", "刘芳", "--year", "2026", "--add", "视察"],
  ["score", "decide", "刘芳", "--year", "2026", "--grade", "优秀", "--reason", "主席会议研究决定"],
  ["score", "limits", "--year", "2026"],
  ["score", "history"],
  ["score", "rules"],
  ["score", "rules", "show"],
  ["score", "rules", "check", "济南.yaml"],
  ["year", "set", "2025", "--from", "2025-01-01", "--to", "2025-12-31"],
  ["year", "list"],
  // What was recorded since has made the evaluation stale.
  ["score", "--year", "2026"],
  ["year", "close", "2026"],
  ["year", "reopen", "2026", "--reason", "主席会议决定更正"],
  ...["commendation", "evaluation", "nomination", "report", "activities", "proposals", "opinions", "all"].map((what) => [
    "export",
    what,
    "--year",
    "2026",
    "-o",
    `${what}/`,
  ]),
  ["export", "roster", "-o", "名册/"],
  ["log"],
  ["log", "show", "1"],
  ["undo"],
  ["redo"],
  ["backup"],
  ["backup", "--list"],
  ["backup", "手头.db"],
  ["restore"],
  ["restore", "手头.db", "--yes"],
  ["doctor"],
  ["doctor", "--compact"],
  ["doctor", "--repair", "-o", "修复.db"],
  ["lend", "U盘/"],
  ["return", "U盘/office.db", "--yes"],
  ["lend", "另一个U盘/"],
  ["lend", "--cancel"],
  ["completion", "bash"],
];

/** The words of every command that does something. */
function acting(path: readonly string[], { run, commands = [] }: Pick<TopCommand, "run" | "commands">): string[] {
  return [...(run === undefined ? [] : [path.join(" ")]), ...commands.flatMap((child: Command) => acting([...path, child.name], child))];
}

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await importYear(office);
  await office.ok("score", "--year", "2026");
  await office.workbook("签到表.xlsx", ATTENDANCE);
  for (const folder of ["U盘", "另一个U盘"]) mkdirSync(office.path(folder));
  copyFileSync(join(ROOT, "rules/examples/jinan-2015.yaml"), office.path("济南.yaml"));
  await office.workbook("人员.xlsx", [
    ["姓名", "类别", "单位"],
    ["李信息", "特邀信息员", "县农业局"],
  ]);
  await office.workbook("联系.xlsx", [
    ["日期", "姓名", "联系人数", "事项"],
    ["2026-05-05", "刘芳", 12, "饮水"],
  ]);
  await office.workbook("双联.xlsx", [
    ["联系人", "联系对象"],
    ["陈明", "张三"],
  ]);
});

describe("with --json the answer is one document", () => {
  test.each(LINES.map((line) => [line.join(" "), line] as const))("%s", async (_, line) => {
    const { status, stdout, stderr } = await office.run(...line, "--json");
    expect([status, stderr.includes('"error"')], stderr).toEqual([0, false]);
    expect(typeof JSON.parse(stdout)).toBe("object");
  });

  it("of every command in the tree", async () => {
    const all = await Promise.all(COMMANDS.map(async ({ name, load }) => acting([name], await load())));
    const typed = LINES.map((line) => line.join(" "));
    expect(all.flat().filter((path) => !typed.some((line) => `${line} `.startsWith(`${path} `)))).toEqual([]);
  });
});
