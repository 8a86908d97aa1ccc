import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeOffice } from "../office/office.ts";
import { textsIn } from "../support/zip.ts";

/** Whose evaluation, by which rules, and whom the office commends. */
const desk = makeOffice({ today: "2027-01-10" });
const EXAMPLES = resolve(import.meta.dirname, "../../rules/examples");

interface Result {
  readonly rules: { readonly name: string };
  readonly members: readonly { readonly name: string; readonly total: number; readonly gradeName: string }[];
}

const rule = (name: string, grades: string): string => `名称: ${name}
方面:
  - { 名称: 活动, 项目: [{ 名称: 视察, 类别: 视察, 到场: true, 分值: 5 }] }
${grades}`;

beforeAll(async () => {
  await desk.open();
  await desk.workbook("活动.xlsx", [
    ["日期", "类别", "名称", "姓名", "出席情况"],
    ["2026-05-12", "视察", "视察水库", "张三", "缺席"],
    ["2026-05-12", "视察", "视察水库", "陈明", "出席"],
    ["2026-05-12", "视察", "视察水库", "买买提·艾力", "出席"],
    ["2026-06-12", "视察", "视察学校", "张三", "出席"],
  ]);
  await desk.ok("import", "activities", "活动.xlsx");
  writeFileSync(desk.path("甲.yaml"), rule("甲办法", "等次:\n  - { 名称: 优秀, 分数线: 5 }\n  - { 名称: 称职 }\n"));
  writeFileSync(
    desk.path("名单.yaml"),
    rule("乙办法", "等次:\n  - { 名称: 称职, 分数线: 0 }\n  - { 名称: 不称职 }\n表彰名单: { 名称: 优秀委员表扬名单, 名额: 3 }\n"),
  );
  writeFileSync(desk.path("组.yaml"), rule("组办法", "考核对象: 活动组\n等次:\n  - { 名称: 先进, 分数线: 5 }\n  - { 名称: 合格 }\n"));
});

describe("whose evaluation", () => {
  test("a group's is kept apart, listed, and explained by its name; nobody's sector stands in it", async () => {
    await desk.ok("score", "--year", "2026");
    const { stdout } = await desk.ok("score", "--year", "2026", "--rules", "组.yaml");
    expect(stdout).toContain("委员活动组考核结果汇总表");
    expect(stdout).not.toContain("界别");
    expect(stdout).toContain("--of 活动组");
    const { members } = await desk.json<Result>("score", "list", "--year", "2026", "--of", "活动组");
    const [first] = members;
    expect(members.map(({ name }) => name).sort()).toEqual(["第一组", "第二组"]);
    const explained = await desk.json<{ total: number; lines: { points: number; title: string }[] }>(
      "score",
      "explain",
      first?.name ?? "",
      "--year",
      "2026",
      "--of",
      "groups",
    );
    expect(explained.lines.reduce((all, { points }) => all + points, 0)).toBe(explained.total);
    expect((await desk.json<Result>("score", "list", "--year", "2026")).members.some(({ name }) => name === "张三")).toBe(true);
  });

  test("one of a group that came is enough, whoever stands on the sheet first", async () => {
    const { members } = await desk.json<Result>("score", "list", "--year", "2026", "--of", "groups");
    expect(Math.max(...members.map(({ total }) => total))).toBe(10);
  });

  test("who is not there is told the nearest name, and an unknown word what would be right", async () => {
    expect(await desk.refusal("score", "explain", "没有这个组", "--year", "2026", "--of", "活动组")).toMatchObject({ exit: 4 });
    expect(await desk.refusal("score", "list", "--of", "界别")).toMatchObject({ exit: 2 });
  });

  test("members are not compared with groups", async () => {
    expect(await desk.refusal("score", "compare", "--rules", "甲.yaml", "--rules", "组.yaml", "--year", "2026")).toMatchObject({ exit: 2 });
  });

  test.each(["opinions-informants.yaml", "opinions-units.yaml"])("%s has nobody to evaluate here, and says so", async (name) => {
    const { status, stdout, stderr } = await desk.run("score", "--year", "2026", "--rules", resolve(EXAMPLES, name), "--dry-run");
    expect([0, 4]).toContain(status);
    expect(stdout + stderr).not.toContain("程序出错");
  });
});

describe("by which rules", () => {
  test("a year's own, where none are named: said, for score and for what-if", async () => {
    await desk.ok("score", "--year", "2026", "--rules", "甲.yaml");
    const again = await desk.ok("score", "--year", "2026");
    expect(again.stderr).toContain("沿用 2026 年度上次考核的规则“甲办法”");
    expect((await desk.json<Result>("score", "list", "--year", "2026")).rules.name).toBe("甲办法");
    expect((await desk.ok("score", "what-if", "陈明", "--year", "2026", "--add", "视察")).stdout).toContain("现在：5 分");
  });

  test("another is taken where it is named, and the change is said", async () => {
    expect((await desk.ok("score", "--year", "2026", "--rules", "名单.yaml")).stderr).toContain("上次考核用的是“甲办法”");
  });

  test("a year that has not begun is not evaluated, but may be tried", async () => {
    expect(await desk.refusal("score", "--year", "2030")).toMatchObject({ code: "refused.not_begun", exit: 4 });
    await desk.ok("score", "--year", "2030", "--dry-run");
  });

  test("a year is a year", async () => {
    expect(await desk.refusal("year", "set", "2026", "--from", "2020-01-01", "--to", "2026-12-31")).toMatchObject({ exit: 4 });
    expect(await desk.refusal("year", "set", "2030", "--from", "2026-01-01", "--to", "2026-12-31")).toMatchObject({ exit: 4 });
    const { message, exit } = await desk.refusal("year", "close", "abc");
    expect({ exit, message }).toEqual({ exit: 2, message: "应为年份，如 2026：abc" });
  });
});

test("nobody is blamed for having done nothing in a year of which no plenary's sheet is on record", async () => {
  const { limits } = await desk.json<{ limits: { limit: string; members: unknown[] }[] }>("score", "limits", "--year", "2026");
  expect(limits.find(({ limit }) => limit.startsWith("全年没有"))?.members).toEqual([]);
});

describe("whom the office commends", () => {
  const notice = async (): Promise<string> => {
    await desk.ok("export", "commendation", "--year", "2026", "-o", "通报.docx", "--yes");
    return (textsIn(readFileSync(desk.path("通报.docx")))["word/document.xml"] ?? "").replace(/<[^>]+>/g, "");
  };

  test("a list of its own keeps its name, and a decided grade neither adds to it nor takes off", async () => {
    await desk.ok("score", "--year", "2026", "--rules", "名单.yaml");
    const before = await notice();
    expect(before).toContain("列入优秀委员表扬名单3名");
    expect(before).not.toContain("称职委员");
    await desk.ok("score", "decide", "刘芳", "--year", "2026", "--grade", "称职", "--reason", "主席会议研究决定");
    expect(await notice()).toBe(before);
    const listed = ["陈明", "张三"].find((name) => before.includes(name) || before.includes([...name].join("　"))) ?? "";
    await desk.ok("score", "decide", listed, "--year", "2026", "--grade", "称职", "--reason", "维持");
    expect(await notice()).toContain("列入优秀委员表扬名单3名");
  });

  test("a decision keeps its grade by name where another rule set knows it under another id", async () => {
    await desk.ok("score", "--year", "2026", "--rules", resolve(EXAMPLES, "../default.yaml"));
    const { members } = await desk.json<{ members: { name: string; decided?: { gradeName: string } }[] }>(
      "score",
      "list",
      "--year",
      "2026",
    );
    expect(members.find(({ name }) => name === "刘芳")?.decided).toMatchObject({ grade: "competent", gradeName: "称职" });
    expect((await desk.ok("member", "show", "刘芳")).stdout).toContain("领导决定：称职");
  });

  test("an undo after a score says that the score was not what it took back", async () => {
    expect((await desk.ok("undo")).stderr).toContain("不在撤销之列");
    await desk.ok("redo");
  });
});
