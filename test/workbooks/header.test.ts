import { describe, expect, test } from "vitest";
import { grid, roster, sheetOf } from "./grids.ts";

const names = (read: ReturnType<typeof roster>): string[] => read.rows.map(({ name }) => name);

describe("the header is found", () => {
  test.each([0, 1, 2, 5])("under %i rows of title", (count) => {
    const titles = Array.from({ length: count }, (_, i) => [`政协某某县第十届委员会委员名册（${i}）`, null, null]);
    const read = sheetOf([...titles, ["序号", "姓名", "界别"], [1, "张三", "教育界"]]);
    expect(read.problems).toEqual([]);
    expect(read.rows).toMatchObject([{ name: "张三", sector: ["教育界"], row: count + 2 }]);
    expect(read.tables[0]?.title).toBe(count === 0 ? "" : "政协某某县第十届委员会委员名册（0）");
  });

  test("under a merged title and a line of unit and date", () => {
    const read = sheetOf(
      [
        ["委员名册", null, null],
        ["填报单位：县政协办公室", null, "2026年1月"],
        ["姓名", "性别", "界别"],
        ["张三", "男", "教育界"],
      ],
      "A1:C1",
    );
    expect(names(read)).toEqual(["张三"]);
  });

  test("in English", () => {
    const read = sheetOf([
      ["No.", "Name", "Sex", "Ethnicity", "Birth month", "Party", "Sector", "Unit", "Role", "Group", "Phone", "Since"],
      [1, "张三", "male", "满", "1970-05", "民盟", "教育界", "县一中", "常委", "第一组", "13800000001", "2022-01"],
    ]);
    expect(read.problems).toEqual([]);
    expect(read.rows).toMatchObject([
      {
        name: "张三",
        sex: "男",
        ethnicity: "满族",
        born: "1970-05",
        party: "民盟",
        sector: ["教育界"],
        unit: "县一中",
        office: "standing",
        group: ["第一组"],
        phone: "13800000001",
        seatFrom: "2022-01-01",
      },
    ]);
  });

  test.each([
    ["性別", "sex", "男", "男"],
    ["黨派", "party", "民盟", "民盟"],
    ["界別", "sector", "教育界", ["教育界"]],
    ["學歷", "education", "大学", "大学"],
    ["工作單位及職務", "unit", "县一中", "县一中"],
    ["政協職務", "office", "常委", "standing"],
    ["委員活動組", "group", "第一组", ["第一组"]],
    ["所屬專委會", "special", "提案委", ["提案委"]],
    ["委員證號", "certificate", "A1", "A1"],
    ["聯系電話", "phone", "13800000001", "13800000001"],
    ["聯繫電話", "phone", "13800000001", "13800000001"],
    ["手機號碼", "phone", "13800000001", "13800000001"],
    ["屆次", "term", "第十届", undefined],
    ["任職時間", "seatFrom", "2022-03", "2022-03-01"],
    ["備註", "note", "连任", "连任"],
  ] as const)("in traditional characters: %s", (header, field, written, read) => {
    const { rows, problems, tables } = sheetOf([
      ["委員姓名", "出生年月", header],
      ["張三", "1970-05", written],
    ]);
    expect(problems).toEqual([]);
    expect(tables[0]?.otherColumns.map(({ header }) => header)).toEqual([]);
    expect(rows).toMatchObject([{ name: "張三", born: "1970-05", ...(read === undefined ? {} : { [field]: read }) }]);
  });

  test.each(["姓　名", " 姓 名 ", "姓名：", "姓名（必填）", "*姓名", "姓\n名"])("written %j", (header) => {
    expect(
      names(
        sheetOf([
          [header, "界别"],
          ["张三", "教育界"],
        ]),
      ),
    ).toEqual(["张三"]);
  });

  test("and not taken from a note that names a column", () => {
    const read = sheetOf([["说明：姓名、性别必填"], ["姓名", "性别"], ["张三", "男"]]);
    expect(names(read)).toEqual(["张三"]);
  });
});

describe("a header of two rows", () => {
  test("single columns merged down, groups merged across", () => {
    const read = sheetOf(
      [
        ["序号", "姓名", "基本情况", null, null, "政协情况", null],
        [null, null, "性别", "民族", "出生年月", "界别", "政协职务"],
        [1, "张三", "男", "满族", "1970.05", "教育界", "常委"],
      ],
      "A1:A2",
      "B1:B2",
      "C1:E1",
      "F1:G1",
    );
    expect(read.problems).toEqual([]);
    expect(read.rows).toMatchObject([
      { name: "张三", sex: "男", ethnicity: "满族", born: "1970-05", sector: ["教育界"], office: "standing", row: 3 },
    ]);
  });

  test("a group that has a column's own name does not stand for its first column", () => {
    const read = sheetOf(
      [
        ["姓名", "界别", "联系方式", null],
        [null, null, "通讯地址", "手机号"],
        ["张三", "教育界", "某路一号", "13800000001"],
      ],
      "A1:A2",
      "B1:B2",
      "C1:D1",
    );
    expect(read.problems).toEqual([]);
    expect(read.rows).toMatchObject([{ name: "张三", phone: "13800000001" }]);
  });
});

describe("merged cells", () => {
  test("a sector written once holds for each of its rows", () => {
    const read = sheetOf(
      [
        ["姓名", "界别"],
        ["张三", "教育界"],
        ["李四", null],
        ["王五", null],
        ["赵六", "经济界"],
      ],
      "B2:B4",
    );
    expect(read.rows.map(({ sector }) => sector[0])).toEqual(["教育界", "教育界", "教育界", "经济界"]);
  });

  test("a blank below an unmerged cell stays blank", () => {
    const read = sheetOf([
      ["姓名", "性别", "界别"],
      ["张三", "男", "教育界"],
      ["李四", "女", null],
    ]);
    expect(read.rows.map(({ sector }) => sector)).toEqual([["教育界"], []]);
  });

  test("a merge beyond the last row is no mistake", () => {
    expect(
      names(
        sheetOf(
          [
            ["姓名", "界别"],
            ["张三", "教育界"],
            ["李四", null],
          ],
          "B2:B99",
        ),
      ),
    ).toEqual(["张三", "李四"]);
  });
});

describe("what is wrong with a sheet", () => {
  test("no header", () => {
    const { problems, rows } = sheetOf([
      ["张三", "教育界"],
      ["李四", "经济界"],
    ]);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ where: { file: "名册.xlsx", sheet: "名册" }, message: { zh: "找不到表头" } }]);
    expect(problems[0]?.hint?.zh).toContain("姓名");
  });

  test("a header that lacks a column that must be there", () => {
    const { problems } = sheetOf([["名册"], ["性别", "界别"], ["男", "教育界"]]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain("姓名");
    expect(problems[0]?.where).toMatchObject({ file: "名册.xlsx", sheet: "名册", cell: expect.stringContaining("2") });
  });

  test("columns that no field claims are named, 序号 not among them", () => {
    expect(
      sheetOf([
        ["序号", "姓名", "界别", "爱好"],
        [1, "张三", "教育界", "书法"],
      ]).tables[0]?.otherColumns.map(({ header }) => header),
    ).toEqual(["爱好"]);
  });
});

describe("sheets of one workbook", () => {
  const first = grid(
    [
      ["姓名", "界别"],
      ["张三", "教育界"],
    ],
    { name: "第一组" },
  );
  const hidden = grid(
    [
      ["姓名", "界别"],
      ["李四", "经济界"],
    ],
    { name: "旧名册", hidden: true },
  );
  const notes = grid([["填表说明"]], { name: "说明" });

  test("a hidden one is skipped and named", () => {
    const read = roster([first, hidden]);
    expect(names(read)).toEqual(["张三"]);
    expect(read.notes.join()).toContain("旧名册");
  });

  test("a hidden one is read when it is asked for", () => {
    expect(names(roster([first, hidden], "旧名册"))).toEqual(["李四"]);
  });

  test("one without a header beside one that has it is skipped and named", () => {
    const read = roster([first, notes]);
    expect(read.problems).toEqual([]);
    expect(read.notes.join()).toContain("说明");
  });

  test("each visible one is read", () => {
    expect(names(roster([first, { ...hidden, hidden: false }]))).toEqual(["张三", "李四"]);
  });

  test("one that is not there is refused, with those that are", () => {
    const { problems } = roster([first, hidden], "第二组");
    expect(problems).toMatchObject([{ where: { file: "名册.xlsx" }, found: "第二组" }]);
    expect(problems[0]?.hint?.zh).toContain("第一组");
  });
});
