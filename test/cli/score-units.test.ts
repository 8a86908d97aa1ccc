import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Imported } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";

/** 报送单位: units as an office's list of informants names them, unit and post in columns of their own. */
const desk = makeOffice({ today: "2026-04-01" });
const RULES = resolve(ROOT, "rules/examples/opinions-units.yaml");
const PEOPLE = ["姓名", "类别", "单位", "职务", "起始时间", "联系电话"];

interface Result {
  readonly members: readonly { readonly name: string; readonly total: number }[];
}

beforeAll(async () => {
  await desk.open();
  // Of two members one works in a unit of the list, the other in none.
  await desk.ok("member", "edit", "张三", "--unit", "县民政局副局长");
  await desk.ok("member", "edit", "刘芳", "--unit", "县二中校长");
  await desk.ok("member", "edit", "陈明", "--unit", "县一中校长");
  await desk.workbook("信息员.xlsx", [
    PEOPLE,
    ["孙丽", "特邀信息员", "县民政局", "科员", "2022-01-01", "13900009999"],
    ["周强", "特邀信息员", "县民政局", null, "2022-01-01"],
    ["吴敏", "特邀信息员", "县民政局救助站", "站长", "2022-01-01"],
    // A member who is an informant too: the list says the unit, the roster unit and post.
    ["陈明", "特邀信息员", "县一中", null, "2022-01-01"],
    ["郑自", "特邀信息员", null, "自由职业者", "2022-01-01"],
  ]);
  await desk.ok("import", "people", "信息员.xlsx");
  await desk.workbook("社情.xlsx", [
    ["编号", "标题", "作者", "报送日期"],
    ["1", "关于养老", "孙丽", "2025-03-01"],
    ["2", "关于低保", "周强", "2025-04-01"],
    ["3", "关于社区", "张三", "2025-05-01"],
    ["4", "关于救助", "吴敏", "2025-06-01"],
    ["5", "关于校门", "刘芳", "2025-07-01"],
    ["6", "关于操场", "陈明", "2025-08-01"],
    ["7", "关于夜市", "郑自", "2025-09-01"],
  ]);
  await desk.ok("import", "opinions", "社情.xlsx");
});

test("a unit is what its people did, whatever their posts: informants, and members who work there", async () => {
  const { members } = await desk.json<Result>("score", "--year", "2025", "--rules", RULES);
  expect((await desk.ok("score", "--year", "2025", "--rules", RULES)).stderr).toContain("张三（县民政局副局长）→ 县民政局");
  // Sending gives 1 each.
  expect(members.map(({ name, total }) => [name, total])).toEqual([
    ["县民政局", 3],
    ["县一中", 1],
    ["县民政局救助站", 1],
  ]);
});

test("the same list again changes nothing, and another post is a change", async () => {
  expect((await desk.json<Imported>("import", "people", "信息员.xlsx")).files[0]).toMatchObject({ added: 0, changed: 0, same: 5 });
  await desk.workbook("改.xlsx", [PEOPLE, ["孙丽", "特邀信息员", "县民政局", "副科长", "2022-01-01", "13900009999"]]);
  expect((await desk.json<Imported>("import", "people", "改.xlsx")).files[0]).toMatchObject({ added: 0, changed: 1, same: 0 });
  expect((await desk.json<Result>("score", "--year", "2025", "--rules", RULES, "--dry-run")).members[0]).toMatchObject({
    name: "县民政局",
    total: 3,
  });
  await desk.ok("undo");
  expect((await desk.json<Imported>("import", "people", "信息员.xlsx")).operation).toBeNull();
});

test("a year that is closed for members may still be evaluated for units", async () => {
  await desk.ok("score", "--year", "2025");
  await desk.ok("year", "close", "2025");
  expect((await desk.json<Result>("score", "--year", "2025", "--rules", RULES)).members[0]).toMatchObject({ name: "县民政局", total: 3 });
  expect((await desk.json<Result>("score", "list", "--of", "单位", "--year", "2025")).members).toHaveLength(3);
  expect(await desk.refusal("score", "--year", "2025", "--rules", resolve(ROOT, "rules/examples/hefei-model.yaml"))).toMatchObject({
    code: "refused.closed_year",
    exit: 4,
  });
});

test("the list may say other posts, though the year is closed", async () => {
  await desk.workbook("又改.xlsx", [PEOPLE, ["孙丽", "特邀信息员", "县民政局", "科长", "2022-01-01", "13900009999"]]);
  expect((await desk.json<Imported>("import", "people", "又改.xlsx")).files[0]).toMatchObject({ changed: 1 });
});
