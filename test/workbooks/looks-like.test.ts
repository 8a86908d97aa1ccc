import { expect, test } from "vitest";
import type { AnyImport } from "../../src/trips/import/import.ts";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import { looksLike } from "../../src/workbooks/imports/looks-like.ts";
import { grid, workbook } from "./grids.ts";

/** A sheet of each kind, as an office heads it, and how many of its columns its own import knows. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  roster: ["姓名", "性别", "界别", "政协职务", "联系电话"],
  activities: ["日期", "类别", "名称", "姓名", "角色", "出席情况"],
  proposals: ["案号", "案由", "第一提案人", "联名人", "提交日期", "审查结果"],
  opinions: ["编号", "标题", "作者", "报送日期", "采用级别"],
  contacts: ["日期", "姓名", "人数", "地点", "事项", "办理结果"],
  liaison: ["联系人", "联系对象", "类型", "起始时间"],
  people: ["姓名", "类别", "单位", "职务", "起始时间"],
};
const bookOf = (kind: string) => workbook(grid([SHEETS[kind] ?? [], (SHEETS[kind] ?? []).map(() => "张三")]));

/** What a workbook is told to be that was given to an import, which knows some of its columns. */
const toldIn = (book: Parameters<typeof looksLike>[0], word: string, own: number): string | undefined =>
  looksLike(book, { named: IMPORTS.find((entry) => entry.word === word) as AnyImport, own, kinds: IMPORTS })?.word;

const OF_NAMES = ["roster", "attendance", "people"];
const pairs = [...Object.keys(SHEETS), "attendance"].flatMap((given) =>
  Object.keys(SHEETS).flatMap((kind) => (given === kind ? [] : [{ kind, given }])),
);

test.each(pairs)("a sheet of $kind given to $given", ({ kind, given }) => {
  // Names alone may be anybody's list: a roster is never told that it is a sign-in sheet, nor the other way round.
  const right = OF_NAMES.includes(kind) && OF_NAMES.includes(given) ? undefined : kind;
  expect(toldIn(bookOf(kind), given, 0)).toBe(right);
});

test.each(Object.keys(SHEETS))("a sheet of %s is not told to be another, once its own import knows its columns", (kind) => {
  expect(toldIn(bookOf(kind), kind, SHEETS[kind]?.length ?? 0)).toBeUndefined();
});

test("opinions given as proposals are told, though their 标题 and 作者 would do", () => {
  expect(toldIn(bookOf("opinions"), "proposals", 3)).toBe("opinions");
});

test("a sheet of little says nothing", () => {
  expect(
    toldIn(
      workbook(
        grid([
          ["姓名", "得分"],
          ["张三", "90"],
        ]),
      ),
      "proposals",
      0,
    ),
  ).toBeUndefined();
});

test("a sheet of its own kind in which something else is wrong is not told to be another", () => {
  const merged = grid(
    [
      ["日期", "类别", "名称", "姓名", "金额"],
      ["2026-06-01", "公益慈善", "助学", "张三", 3000],
      ["2026-06-01", "公益慈善", "助学", "刘芳", null],
    ],
    {
      merged: ["E2:E3"],
    },
  );
  expect(toldIn(workbook(merged), "activities", 0)).toBeUndefined();
});
