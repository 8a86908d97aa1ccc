import { describe, expect, test } from "vitest";
import type { CellValue } from "../../src/workbooks/grid.ts";
import { sheetOf } from "./grids.ts";

const HEADER = ["序号", "姓名", "性别", "界别", "出生年月"];
const PERSON = [1, "张三", "男", "教育界", "1970-05"];

describe("below the header", () => {
  test.each([
    ["合计 in the first cell", ["合计", "6人", null, null, null]],
    ["合计 in a later cell", [null, null, "合计", "6", null]],
    ["小计", [null, "小计：", null, "3", null]],
    ["spread 合　计", ["合　计", 6, null, null, null]],
    ["合計 in traditional characters", ["合計", "6人", null, null, null]],
    ["a remark", ["备注：以上名单以常委会通过的为准。", null, null, null, null]],
    ["a signature", [null, null, null, "县政协办公室", null]],
    ["the header once more", HEADER],
  ] as const)("%s is no data, and skipped aloud with its row", (_, row) => {
    const read = sheetOf([HEADER, PERSON, row as readonly CellValue[]]);
    expect(read.problems).toEqual([]);
    expect(read.rows.map(({ name }) => name)).toEqual(["张三"]);
    expect(read.notes).toHaveLength(1);
    expect(read.notes[0]).toContain("跳过 1 行");
    expect(read.notes[0]).toContain("3");
  });

  test("合计 among a member's own words is data: it neither begins the row nor stands for the name", () => {
    const read = sheetOf([
      [...HEADER, "备注"],
      [...PERSON, "合计 3 次获奖"],
      ["合计", "1人", null, null, null, "合计"],
    ]);
    expect(read.rows.map(({ note }) => note)).toEqual(["合计 3 次获奖"]);
  });

  test("an empty row is nothing", () => {
    const read = sheetOf([HEADER, [null, null, null, null, null], PERSON, ["", " ", "　", null, null]]);
    expect([read.rows.length, read.notes.length, read.problems.length]).toEqual([1, 0, 0]);
  });

  test("a row without a name but with two known fields is refused, at the cell of the name", () => {
    const read = sheetOf([HEADER, PERSON, [2, null, "女", "经济界", null]]);
    expect(read.problems).toMatchObject([
      { where: { file: "名册.xlsx", sheet: "名册", cell: "B3" }, message: { zh: expect.stringContaining("姓名") } },
    ]);
  });

  test("a row without a name and with one known field is skipped aloud", () => {
    const read = sheetOf([HEADER, PERSON, [2, null, "女", null, null]]);
    expect([read.problems.length, read.notes.length]).toEqual([0, 1]);
  });

  test("a row that holds a name and its number is data", () => {
    expect(sheetOf([HEADER, [1, "张三", null, null, null]]).rows).toHaveLength(1);
  });

  test("somebody whose unit speaks of totals is data", () => {
    const read = sheetOf([
      ["姓名", "工作单位"],
      ["张三", "合计软件公司"],
    ]);
    expect(read.rows).toMatchObject([{ name: "张三", unit: "合计软件公司" }]);
  });
});

describe("a row's cells", () => {
  const read = (header: string, value: CellValue) => {
    const { rows, problems } = sheetOf([
      ["姓名", "学历", header],
      ["张三", "大学", value],
    ]);
    return { row: rows[0], problems };
  };

  test.each([
    ["出生年月", "1970.05", { born: "1970-05" }],
    ["出生年月", "1970.5", { born: "1970-05" }],
    ["出生年月", "197005", { born: "1970-05" }],
    ["出生年月", 197005, { born: "1970-05" }],
    ["出生年月", 1970.05, { born: "1970-05" }],
    ["出生年月", "1970年5月", { born: "1970-05" }],
    ["出生年月", "1970-05-12", { born: "1970-05" }],
    ["出生年月", 25689, { born: "1970-05" }],
    ["出生年月", "70.5", { born: "1970-05" }],
    ["出生年月", "１９７０．０５", { born: "1970-05" }],
    ["联系电话", 13800000001, { phone: "13800000001" }],
    ["联系电话", 1.38e10, { phone: "13800000000" }],
    ["联系电话", "138 0000 0001", { phone: "13800000001" }],
    ["联系电话", "138-0000-0001", { phone: "13800000001" }],
    ["联系电话", "+86 13800000001", { phone: "13800000001" }],
    ["联系电话", "１３８００００００01", { phone: "13800000001" }],
    ["联系电话", "138****0001", { phone: null }],
    ["联系电话", "13800000001/13900000002", { phone: "13800000001" }],
    ["民族", "满族", { ethnicity: "满族" }],
    ["民族", null, { ethnicity: null }],
    ["党派", "中共党员", { party: "中共" }],
    ["党派", "党员", { party: "中共" }],
    ["党派", "群众", { party: "群众" }],
    ["党派", "无党派", { party: "无党派人士" }],
    ["党派", "黨員", { party: "中共" }],
    ["政协职务", null, { office: null }],
    ["政协职务", "委员", { office: "member" }],
    ["政协职务", "副主席、党组成员", { office: "vice_chair", party_group: ["党组"] }],
    ["政协职务", "副主席", { office: "vice_chair" }],
    ["委员活动组", "第一组、第三组", { group: ["第一组", "第三组"] }],
    ["界别", "教育界，教育界", { sector: ["教育界"] }],
    ["任职时间", "2023.3", { seatFrom: "2023-03-01" }],
    ["届次", "第十届", {}],
    ["届次", 10, {}],
    ["备注", "—", { note: null }],
  ] as const)("%s %j", (header, value, expected) => {
    const { row, problems } = read(header, value);
    expect(problems).toEqual([]);
    expect(row).toMatchObject(expected);
  });

  test.each([
    ["出生年月", "1970.13"],
    ["出生年月", 1970.1],
    ["出生年月", "2030-01"],
    ["出生年月", "1919-12"],
    ["出生年月", "2010-05"],
    ["出生年月", "不详"],
    ["性别", "未知"],
    ["民族", "12"],
    ["党派", "某党"],
    ["政协职务", "顾问"],
    ["联系电话", "没有电话"],
    ["届次", "第九届"],
    ["任职时间", "上个月"],
  ] as const)("%s %j is refused, at its cell and with its value", (header, value) => {
    expect(read(header, value).problems).toMatchObject([{ where: { file: "名册.xlsx", sheet: "名册", cell: "C2" }, found: String(value) }]);
  });

  test("a suffix behind the name fills what the columns leave blank", () => {
    const { rows, problems } = sheetOf([
      ["姓名", "性别", "民族", "党派", "界别"],
      ["刘　芳（女，满族，民盟）", null, null, null, "教育界"],
    ]);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ name: "刘芳", sex: "女", ethnicity: "满族", party: "民盟" }]);
  });

  test("a suffix that contradicts a column is refused at the column's cell", () => {
    const { problems } = sheetOf([
      ["姓名", "性别"],
      ["刘芳（女）", "男"],
    ]);
    expect(problems).toMatchObject([{ where: { cell: "B2" } }]);
  });

  test.each(["6人", "13800000001", "（女）"])("%j is no name", (name) => {
    const { problems } = sheetOf([
      ["姓名", "性别", "界别"],
      [name, "女", "教育界"],
    ]);
    expect(problems).toMatchObject([{ where: { cell: "A2" }, message: { zh: "不是姓名" } }]);
  });

  test("a name is kept in its own characters", () => {
    expect(
      sheetOf([
        ["姓名", "性别"],
        ["張　偉", "男"],
        ["⾼明", "女"],
        ["买买提・艾力", "男"],
      ]).rows.map(({ name }) => name),
    ).toEqual(["張偉", "⾼明", "买买提·艾力"]);
  });

  test("every mistake of a sheet is found at once, each with file, sheet and cell", () => {
    const { problems } = sheetOf([
      ["姓名", "性别", "出生年月", "党派"],
      ["张三", "未知", "1970.13", "某党"],
      [null, "女", "1970-05", null],
      ["李四", null, null, "某党"],
    ]);
    expect(problems.map(({ where }) => where.cell).sort()).toEqual(["A3", "B2", "C2", "D2", "D4"]);
    for (const { where } of problems) expect(where).toMatchObject({ file: "名册.xlsx", sheet: "名册" });
  });
});
