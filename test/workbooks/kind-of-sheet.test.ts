import { expect, test } from "vitest";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import { kindOfSheet } from "../../src/workbooks/imports/kind-of-sheet.ts";
import { ownExport } from "../../src/workbooks/imports/own-exports.ts";
import type { CellInput } from "../support/workbook.ts";
import { grid, workbook } from "./grids.ts";

/** What kind of sheet one is, told by what stands on it. */

type Rows = readonly (readonly CellInput[])[];

const told = (rows: Rows, file = "表", sheet = "Sheet1"): string | undefined =>
  kindOfSheet({ ...grid(rows as never), name: sheet }, file, IMPORTS);

const SIGNED: Rows = [
  ["张三", "出席"],
  ["刘芳", "请假"],
];

const SHEETS: readonly {
  readonly what: string;
  readonly rows: Rows;
  readonly file?: string;
  readonly sheet?: string;
  readonly kind: string | undefined;
}[] = [
  { what: "a roster", rows: [["姓名", "性别", "界别", "联系电话"]], kind: "roster" },
  {
    what: "the short template of a real system",
    rows: [["姓名", "手机号", "界别", "专委会", "单位及职务", "届次", "备注"]],
    kind: "roster",
  },
  { what: "names alone under a roster's title", rows: [["某县政协委员名册"], ["序号", "姓名", "单位"]], kind: "roster" },
  { what: "names alone in a file called a roster", rows: [["姓名", "单位"]], file: "委员名册", kind: "roster" },
  { what: "names alone", rows: [["姓名", "单位"]], kind: undefined },
  { what: "those who left", rows: [["离任委员名单"], ["姓名", "界别", "政协职务"]], kind: undefined },
  { what: "scores", rows: [["姓名", "界别", "得分", "名次"]], kind: undefined },
  {
    what: "a list of cadres by its categories",
    rows: [
      ["姓名", "类别", "单位"],
      ["孙丽", "机关干部", "办公室"],
    ],
    kind: "people",
  },
  { what: "a list of informants by its title", rows: [["特邀信息员名单"], ["姓名", "单位", "联系电话"]], kind: "people" },
  { what: "a list of lecturers by its sheet's name", rows: [["姓名", "单位"]], sheet: "讲师", kind: "people" },
  {
    what: "members whose 身份 is a profession",
    rows: [
      ["姓名", "身份", "界别"],
      ["孙丽", "干部", "教育界"],
    ],
    kind: "roster",
  },
  { what: "a sign-in sheet", rows: [["姓名", "单位", "出席情况"]], kind: "attendance" },
  {
    what: "a sign-in sheet with the columns of a roster",
    rows: [["第20次常委会议签到表"], ["姓名", "界别", "政协职务", "签到"]],
    kind: "attendance",
  },
  {
    what: "sittings",
    rows: [
      ["姓名", "开幕会", "闭幕会"],
      ["张三", "√", "×"],
      ["刘芳", "√", "√"],
    ],
    kind: "attendance",
  },
  {
    what: "a matrix",
    rows: [
      ["姓名", "3月15日常委会"],
      ["张三", "√"],
    ],
    kind: "attendance",
  },
  { what: "names in a file called a sign-in sheet", rows: [["姓名", "单位"]], file: "3月15日签到表", kind: "attendance" },
  { what: "a ledger with states in it", rows: [["日期", "类别", "名称", "姓名", "出席情况"], ...SIGNED], kind: "activities" },
  { what: "a ledger of four columns", rows: [["日期", "类别", "名称", "姓名"]], kind: "activities" },
  { what: "honours by the sheet's name", rows: [["获奖时间", "荣誉名称", "获奖人", "级别"]], sheet: "荣誉", kind: "activities" },
  { what: "proposals", rows: [["案号", "案由", "第一提案人", "联名人"]], kind: "proposals" },
  { what: "proposals headed as anything", rows: [["提案一览表"], ["编号", "标题", "作者"]], kind: "proposals" },
  { what: "opinions headed as anything", rows: [["社情民意台账"], ["编号", "标题", "作者"]], kind: "opinions" },
  { what: "a title and an author, of either", rows: [["编号", "标题", "作者"]], kind: undefined },
  { what: "opinions", rows: [["编号", "标题", "作者", "报送日期", "采用级别"]], kind: "opinions" },
  { what: "contacts", rows: [["日期", "姓名", "联系人数", "地点", "反映事项"]], kind: "contacts" },
  { what: "contacts beside a title", rows: [["联系群众台账"], ["日期", "姓名", "类别", "联系人数", "地点", "事项"]], kind: "contacts" },
  { what: "liaison", rows: [["联系人", "联系对象", "起始时间"]], kind: "liaison" },
  {
    what: "an inventory",
    rows: [
      ["物品", "件数"],
      ["桌子", 4],
    ],
    kind: undefined,
  },
  { what: "a letter", rows: [["各位委员："], ["请按时参加会议。"]], kind: undefined },
];

test.each(SHEETS)("$what: $kind", ({ rows, file, sheet, kind }) => {
  expect(told(rows, file, sheet)).toBe(kind);
});

test.each<[string, Rows, boolean]>([
  ["an evaluation", [["2026年度委员履职考核结果汇总表\n考核期：2026年"], ["序号", "姓名", "总分", "名次", "等次"]], true],
  ["an evaluation without its title", [["序号", "姓名", "总分", "名次", "等次"]], true],
  ["a commendation list", [["2026年度优秀政协委员名单"], ["序号", "姓名", "性别", "界别"]], true],
  ["a roster", [["政协某某县第十届委员会委员名册"], ["序号", "姓名", "界别"]], false],
  ["a ledger", [["2026年度履职活动台账"], ["日期", "类别", "名称", "姓名"]], false],
])("%s: the program's own result: %s", (_, rows, isOwn) => {
  expect(ownExport(workbook(grid(rows as never))) !== undefined).toBe(isOwn);
});
