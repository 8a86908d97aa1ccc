import { describe, expect, test } from "vitest";
import { heldNumber } from "../../src/domain/text/personal-numbers.ts";
import { maskPhones } from "../../src/domain/text/problem.ts";
import type { CellValue } from "../../src/workbooks/grid.ts";
import { sheetOf } from "./grids.ts";

const HEADER = ["姓名", "性别", "出生年月", "政协职务", "联系电话", "任职时间"];

/** A phone number as its digits alone, wherever and however it was written. */
const digitsOf = (text: string): string => text.normalize("NFKC").replace(/[\s.·\-—()]/g, "");

describe("no problem or note shows a full phone number", () => {
  test.each([
    ["in its own column, with a letter", ["张三", "男", null, null, "13800000003x", null]],
    ["in its own column, with spaces and a letter", ["张三", "男", null, null, "138 0000 0003 转", null]],
    ["in its own column, with dots", ["张三", "男", null, null, "138.0000.0003", null]],
    ["in its own column, full-width", ["张三", "男", null, null, "１３８０００００００３ａ", null]],
    ["in the column of the birth month", ["张三", "男", "13800000003", null, null, null]],
    ["in the column of the birth month, as a number", ["张三", "男", 13800000003, null, null, null]],
    ["in the column of the office", ["张三", "男", null, "13800000003", null, null]],
    ["in the column of the sex", ["张三", "13800000003", null, null, null, null]],
    ["in the column of the seat's first day", ["张三", "男", null, null, null, "138-0000-0003"]],
    ["behind the name", ["张三13800000003", "男", null, null, null, null]],
    ["in the name's place", ["13800000003", "男", null, null, null, null]],
    ["alone in a row", ["13800000003", null, null, null, null, null]],
    ["in a note under the table", ["电话13800000003，联系人张三", null, null, null, null, null]],
    ["in a row of totals", ["13800000003", "合计", null, null, null, null]],
  ] as readonly (readonly [string, readonly CellValue[]])[])("%s", (_, row) => {
    const { problems, notes } = sheetOf([HEADER, ["李四", "男", null, null, null, null], row]);
    expect(problems.length + notes.length).toBeGreaterThan(0);
    expect(digitsOf(JSON.stringify([problems, notes]))).not.toContain("13800000003");
  });

  test.each(["0431-88886666转12", "88886666转12"])("a landline %s that is not understood", (phone) => {
    const { problems } = sheetOf([HEADER, ["张三", "男", null, null, phone, null]]);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain("88886666");
  });

  test("a phone number in the header that lacks a column", () => {
    const { problems } = sheetOf([
      ["性别", "界别", "13800000003"],
      ["男", "教育界", null],
    ]);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain("13800000003");
  });
});

describe("a number with the country's prefix is one all the same", () => {
  test.each(["+8613800000003", "8613800000003", "+86 138 0000 0003"])("%s", (written) => {
    expect(maskPhones(written)).toBe("1****3");
    expect(heldNumber(`打 ${written}`)).toBe("mobile");
  });
});

describe("identity numbers are masked like phone numbers", () => {
  test.each([
    "220101194001011234",
    "22010119400101123X",
    "22010119400101123x",
    "220101 19400101 1234",
    "２２０１０１１９４００１０１１２３４",
    "证号220101194001011234，电话13800000003",
  ])("%s", (written) => {
    expect(maskPhones(written)).not.toMatch(/\d{6}/);
    const { problems } = sheetOf([HEADER, ["张三", written, null, null, null, null]]);
    expect(problems).toHaveLength(1);
    expect(digitsOf(JSON.stringify(problems))).not.toMatch(/220101|194001/);
  });

  test.each(["20260512", "10-2-015", "2022-01-01", "12000000元"])("%s is none", (written) => expect(maskPhones(written)).toBe(written));
});
