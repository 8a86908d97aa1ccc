import { describe, expect, it } from "vitest";
import { parseColumnMap } from "../../src/rules/column-map.ts";
import type { Grid } from "../../src/workbooks/grid.ts";
import { ACTIVITIES, readActivities } from "../../src/workbooks/imports/activities.ts";
import { ROSTER, readRoster } from "../../src/workbooks/imports/roster.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { type Cells, grid, roster, sheetOf, workbook } from "./grids.ts";

const names = (read: ReturnType<typeof roster>): string[] => read.rows.map(({ name }) => name);

function mapped(sheets: Grid | readonly Grid[], yaml: string) {
  const map = parseColumnMap(yaml, "对照.yaml", ROSTER.columns);
  const { tables, problems, notes } = readTables(workbook(...[sheets].flat()), ROSTER, undefined, map);
  const read = tables.map((table) => readRoster(table, { term: 10, termStarts: "2022-01-01", today: "2027-01-10" }));
  return { rows: read.flatMap(({ rows }) => rows), problems: [...problems, ...read.flatMap((table) => table.problems)], tables, notes };
}

describe("tables side by side", () => {
  it("of two or three columns of names", () => {
    const read = sheetOf([
      ["序号", "姓名", "界别", "序号", "姓名", "界别", "序号", "姓名", "界别"],
      [1, "张三", "教育界", 3, "王五", "经济界", 5, "周七", "农业界"],
      [2, "李四", "教育界", 4, "赵六", "经济界", null, null, null],
    ]);
    expect(read.problems).toEqual([]);
    expect(names(read).sort()).toEqual(["周七", "张三", "李四", "王五", "赵六"]);
    expect(read.rows.find(({ name }) => name === "赵六")).toMatchObject({ sector: ["经济界"], row: 3, where: { cell: "E3" } });
  });

  it("without number columns, one of them shorter", () => {
    const read = sheetOf([
      ["姓名", "性别", "姓名", "性别"],
      ["张三", "男", "王五", "女"],
      ["李四", "男", null, null],
    ]);
    expect(read.rows.map(({ name, sex }) => `${name}${sex}`).sort()).toEqual(["张三男", "李四男", "王五女"]);
  });
});

describe("headings between the rows", () => {
  it("name the sector of the rows below, where no column does", () => {
    const read = sheetOf([
      ["姓名", "性别"],
      ["一、中共（2名）", null],
      ["张三", "男"],
      ["李四", "男"],
      ["二、教育界（1人）", null],
      ["王五", "女"],
      ["注：以上名单经常委会审议", null],
    ]);
    expect(read.rows.map(({ name, sector }) => [name, sector])).toEqual([
      ["张三", ["中共"]],
      ["李四", ["中共"]],
      ["王五", ["教育界"]],
    ]);
    expect(read.notes.join("\n")).toMatch(/没有界别列，以各段的标题为界别：中共、教育界/);
  });

  it("with a number and a count beside them; offices; over tables side by side; above an empty column", () => {
    const numbered = sheetOf([
      ["序号", "姓名", "界别"],
      ["一", "教育界（2人）", null],
      [1, "张三", null],
      ["二", "经济界", null],
      [2, "李四", null],
    ]);
    expect(numbered.rows.map(({ name, sector }) => [name, ...sector])).toEqual([
      ["张三", "教育界"],
      ["李四", "经济界"],
    ]);
    const counted = sheetOf([
      ["序号", "姓名", "单位"],
      ["教育界", null, "1人"],
      [1, "张三", "A"],
      ["无党派人士（1人）", null, null],
      [2, "李四", "B"],
    ]);
    expect(counted.rows.map(({ name, sector }) => [name, ...sector])).toEqual([
      ["张三", "教育界"],
      ["李四", "无党派人士"],
    ]);
    const offices = sheetOf([
      ["姓名", "单位"],
      ["主席（1人）", null],
      ["张三", "A"],
      ["常务委员（1人）", null],
      ["李四", "B"],
    ]);
    expect(offices.rows.map(({ name, office }) => [name, office])).toEqual([
      ["张三", "chair"],
      ["李四", "standing"],
    ]);
    const beside = sheetOf([
      ["姓名", "单位", "姓名", "单位"],
      ["教育界（2人）", null, null, null],
      ["张三", "A", "李四", "B"],
    ]);
    expect(beside.rows.map(({ name, sector }) => [name, ...sector])).toEqual([
      ["张三", "教育界"],
      ["李四", "教育界"],
    ]);
  });

  it("say nothing where a column does", () => {
    const read = sheetOf([
      ["姓名", "界别"],
      ["一、教育界（1人）", null],
      ["张三", "农业界"],
    ]);
    expect(read.rows).toMatchObject([{ name: "张三", sector: ["农业界"] }]);
  });
});

describe("two tables under each other", () => {
  it.each([
    [
      "the columns in another order",
      [
        ["姓名", "单位", "界别"],
        ["张三", "一中", "教育界"],
        ["姓名", "界别", "单位"],
        ["李四", "农业界", "某社"],
      ],
      /A3|3:3 “姓名.*像另一张表的表头/,
    ],
    [
      "a fuller header below",
      [
        ["序号", "姓名", "单位"],
        [1, "张三", "一中"],
        ["姓名", "单位", "界别"],
        ["李四", "某社", "农业界"],
      ],
      /第 1 行和第 3 行都像表头/,
    ],
  ])("are refused: %s", (_, rows, words) => {
    const { problems } = sheetOf(rows as Cells);
    expect(problems.map(({ where, found, message }) => `${where.cell} “${found}”${message.zh}`).join()).toMatch(words);
  });

  it("known headers over the wrong columns are another table, however many are right", () => {
    const { problems } = sheetOf([
      ["姓名", "性别", "界别", "民族", "备注"],
      ["张三", "男", "教育界", "汉", "x"],
      ["姓名", "性别", "界别", "备注", "民族"],
      ["李四", "男", "教育界", "汉", "汉"],
    ]);
    expect(problems.map(({ where, message }) => `${where.cell} ${message.zh}`)).toEqual([
      expect.stringMatching(/^3:3 这一行像另一张表的表头/),
    ]);
  });

  it("a header on every page is no second table", () => {
    const head = ["序号", "姓名", "界别"];
    expect(names(sheetOf([head, [1, "张三", "教育界"], head, [2, "李四", "教育界"]]))).toEqual(["张三", "李四"]);
  });
});

describe("names alone", () => {
  it("are rows where the table has no other column, but for totals and signatures", () => {
    const read = sheetOf([["姓名"], ["张三"], ["李四"], ["合计：2人"], ["（盖章）"]]);
    expect(names(read)).toEqual(["张三", "李四"]);
    expect(read.problems).toEqual([]);
  });

  it("are passed over aloud where it has", () => {
    expect(
      names(
        sheetOf([
          ["姓名", "性别"],
          ["张三", "男"],
          ["李四", null],
        ]),
      ),
    ).toEqual(["张三"]);
  });
});

it.each([
  [
    "a table beside it",
    [
      ["委员名册", null, null, "机关干部名单", null],
      ["姓名", "单位", null, "姓名", "单位"],
      ["张三", "A", null, "钱二", "办"],
    ],
  ],
  [
    "a part below",
    [
      ["姓名", "单位"],
      ["张三", "A"],
      ["二、已离任委员（1人）", null],
      ["钱二", "B"],
    ],
  ],
])("a list of others is no roster: %s", (_, rows) => {
  expect(sheetOf(rows as Cells).problems.map(({ message }) => message.zh)).toEqual(["这里面的人不是本届在任委员，不能当作名册导入"]);
});

it.each([
  [["姓名", "类别", "单位"], ["张三", "机关干部", "县政协"], "B2"],
  [["姓名", "类别", "单位"], ["张三", "干部", "县政协"], "B2"],
  [["姓名", "界别", "人员类别"], ["张三", "教育界", "特邀信息员"], "C2"],
  [["姓名", "性别", "身份"], ["张三", "男", "讲师"], "C2"],
])("%j: people beside the members make no roster", (header, row, cell) => {
  const { problems } = sheetOf([header, row]);
  expect(problems.map(({ where, hint }) => [where.cell, hint?.zh.includes("cppcc import people")])).toEqual([[cell, true]]);
});

it.each([
  [
    ["姓名", "界别", "身份"],
    ["张三", "教育界", "干部"],
  ],
  [
    ["姓名", "界别", "类别"],
    ["张三", "科技界", "专家"],
  ],
  [
    ["姓名", "单位", "类别"],
    ["张三", "县一中", "常委"],
  ],
  [
    ["姓名", "单位", "备注"],
    ["张三", "县一中", "讲师"],
  ],
])("%j: a member's own category is none of these", (header, row) => {
  expect(sheetOf([header, row]).problems).toEqual([]);
});

it.each(["2027-01-10 已离任的 1 人不在名册里", "注：离任委员另列", "请机关干部勿填", "联系人：机关干部张三"])(
  "what a line says of others makes no list of them: %s",
  (line) => {
    expect(sheetOf([["委员名册"], [line], ["姓名", "单位"], ["张三", "A"], ["李四", "B"], [], [line]]).problems).toEqual([]);
  },
);

it("in a ledger a name alone under a row is refused: somebody more of it, or nobody", () => {
  const rows: Cells = [
    ["类别", "名称", "日期", "参加人员"],
    ["视察", "甲", "2026-06-01", "张三"],
    [null, null, null, "李四"],
    ["视察", "乙", "2026-06-02", "王五"],
  ];
  const { tables } = readTables(workbook(grid(rows)), ACTIVITIES, undefined);
  expect(tables[0]?.problems.map(({ where, message }) => `${where.cell} ${message.zh}`)).toEqual([
    expect.stringMatching(/^D3 这一行只有一个名字/),
  ]);
});

it("a sign-in sheet is no roster", () => {
  const { problems } = sheetOf([
    ["姓名", "签到"],
    ["张三", "√"],
  ]);
  expect(problems.map(({ where, message, hint }) => `${where.cell} ${message.zh} ${hint?.zh}`)).toEqual([
    expect.stringMatching(/^B1 这像签到表.*import attendance/),
  ]);
});

describe("merges that no honest sheet has", () => {
  const wide = { startRow: 0, startCol: 16_383, endRow: 1_048_575, endCol: 16_383 };

  it("beside the table cost nothing", () => {
    const rows: Cells = [["姓名", "性别"], ["张三", "男"], ...Array.from({ length: 100_000 }, () => []), ["注：完"]];
    expect(names(roster({ ...grid(rows), merges: [wide] }))).toEqual(["张三"]);
  });

  it("over the table by the million are refused", () => {
    const columns = Array.from({ length: 200 }, (_, i) => `列${i}`);
    const rows: Cells = [["姓名", ...columns], ...Array.from({ length: 20_000 }, (_, i) => (i === 0 ? ["张三", ...columns] : []))];
    const merges = columns.map((_, i) => ({ startRow: 1, startCol: i + 1, endRow: 19_999, endCol: i + 1 }));
    expect(roster({ ...grid(rows), merges }).problems.map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(/合并的单元格太多/),
    ]);
  });
});

describe("a sheet for each group", () => {
  const members = (name: string): Cells => [
    ["姓名", "性别"],
    [name, "男"],
  ];

  it("the sheets' names are the groups, said aloud", () => {
    const read = roster([grid(members("张三"), { name: "城关镇组" }), grid(members("李四"), { name: "县直一" })]);
    expect(read.rows.map(({ name, group }) => [name, group])).toEqual([
      ["张三", ["城关镇组"]],
      ["李四", ["县直一"]],
    ]);
    expect(read.notes.join()).toMatch(/“城关镇组”没有委员活动组列，以表名/);
  });

  it("but not a date, a draft, a page", () => {
    const read = roster(
      ["2025年1月", "最终稿", "第1页", "副本"].map((name, i) => grid(members(["张三", "李四", "王五", "赵六"][i] as string), { name })),
    );
    expect(read.rows.map(({ group }) => group)).toEqual([[], [], [], []]);
  });

  it("or the sectors", () => {
    const read = roster([grid(members("张三"), { name: "教育界" }), grid(members("李四"), { name: "民盟" })]);
    expect(read.rows.map(({ sector, group }) => [sector, group])).toEqual([
      [["教育界"], []],
      [["民盟"], []],
    ]);
  });

  it("not where a column says it, nor where the name is nobody's", () => {
    const read = roster([
      grid(
        [
          ["姓名", "活动组"],
          ["张三", "第三组"],
        ],
        { name: "第一组" },
      ),
      grid(members("李四"), { name: "Sheet2" }),
      grid(members("王五"), { name: "委员名册" }),
    ]);
    expect(read.rows.map(({ group }) => group)).toEqual([["第三组"], [], []]);
  });

  it("the sheet that sums them up is skipped, aloud", () => {
    const read = roster([
      grid(members("张三"), { name: "第一组" }),
      grid(members("李四"), { name: "第二组" }),
      grid(members("张三"), { name: "汇总" }),
    ]);
    expect(names(read)).toEqual(["张三", "李四"]);
    expect(read.notes.join()).toMatch(/跳过汇总表“汇总”/);
  });

  it("a ledger's sheet of one kind needs no column of kinds", () => {
    const { tables } = readTables(
      workbook(
        grid(
          [
            ["获奖时间", "荣誉名称", "获奖人", "级别"],
            ["2026-05-01", "劳动模范", "张三", "县、市"],
          ],
          { name: "荣誉" },
        ),
      ),
      ACTIVITIES,
      undefined,
    );
    const { drafts, problems } = readActivities(tables[0] as (typeof tables)[0]);
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      { kind: "honour", title: "劳动模范", outcomes: [{ what: "awarded", level: "county" }, { level: "city" }] },
    ]);
  });
});

describe("rows", () => {
  it.each([
    ["a failed formula", ["李四", "#N/A"]],
    ["a row without a name", [null, "农业界", "B"]],
  ])("a ditto mark below %s never reaches past it", (_, bad) => {
    const rows = [["姓名", "界别", "单位"], ["张三", "教育界", "A"], bad, ["王五", "〃", "C"]] as Cells;
    expect(sheetOf(rows).rows.map(({ name, sector }) => [name, ...sector])).not.toContainEqual(["王五", "教育界"]);
  });

  it.each(["13800000001/13800000002", "13800000001 13800000002", "13800000001、\n13800000002"])(
    "of two telephone numbers the first is kept, and the other said aloud: %j",
    (phones) => {
      const read = sheetOf([
        ["姓名", "联系电话"],
        ["张三", phones],
        ["李四", "138 0000 0003、"],
      ]);
      expect(read.rows.map(({ phone }) => phone)).toEqual(["13800000001", "13800000003"]);
      expect(read.warnings.map(({ where, message }) => `${where.cell} ${message.zh}`)).toEqual(["B2 不止一个号码，只记第一个"]);
    },
  );

  it("a ledger's name may be that above", () => {
    const rows: Cells = [
      ["类别", "名称", "日期", "姓名"],
      ["视察", "甲", "2026-06-01", "张三"],
      ["〃", "乙", "2026-06-02", "〃"],
    ];
    const { tables } = readTables(workbook(grid(rows)), ACTIVITIES, undefined);
    expect(tables[0]?.rows.map(({ cell }) => [cell("kind").text, cell("name").text])).toEqual([
      ["视察", "张三"],
      ["视察", "张三"],
    ]);
  });

  it("a ditto mark with nothing above, or for a name, is refused", () => {
    const { problems } = sheetOf([
      ["姓名", "界别"],
      ["张三", "〃"],
      ["〃", "教育界"],
    ]);
    expect(problems.map(({ where, found, message }) => `${where.cell} ${found} ${message.zh}`)).toEqual([
      "B2 〃 上面没有可以照抄的",
      "A3 〃 上面没有可以照抄的",
    ]);
  });

  it.each(["〃", "同上", "″", '"'])("a ditto mark %s says what stands above, through blanks and totals", (mark) => {
    const read = sheetOf([
      ["姓名", "界别", "活动组"],
      ["张三", "教育界", "第一组"],
      ["小计", 1, null],
      ["李四", mark, mark],
      ["王五", mark, "第二组"],
    ]);
    expect(read.rows.map(({ sector, group }) => [sector, group])).toEqual([
      [["教育界"], ["第一组"]],
      [["教育界"], ["第一组"]],
      [["教育界"], ["第二组"]],
    ]);
  });

  it("the example of a template is skipped, aloud", () => {
    const read = sheetOf([
      ["序号", "姓名", "界别"],
      ["示例", "张三", "教育界"],
      [1, "李四", "经济界"],
    ]);
    expect(names(read)).toEqual(["李四"]);
    expect(read.notes.join()).toMatch(/第 2 行（示例）/);
  });

  it.each(["本页小计", "总计", "合　计", "小計：3人"])("%s is a total", (total) => {
    expect(
      names(
        sheetOf([
          ["姓名", "界别"],
          ["张三", "教育界"],
          [total, "3"],
        ]),
      ),
    ).toEqual(["张三"]);
  });

  it("an unknown header is listed with the known one that it comes nearest to", () => {
    const { tables } = sheetOf([
      ["姓名", "性別", "手机号馬", "所屬界別", "爱好特长"],
      ["张三", "男", "13800000001", "教育界", "书法"],
    ]);
    expect(tables[0]?.otherColumns.map(({ header, near }) => [header, near])).toEqual([
      ["手机号馬", "联系电话"],
      ["爱好特长", undefined],
    ]);
  });

  it("a lacking column is told with the header that may be meant", () => {
    const { problems } = sheetOf([
      ["姓 各", "性别", "界别"],
      ["张三", "男", "教育界"],
    ]);
    expect(problems).toMatchObject([
      { where: { cell: "1:1" }, message: { zh: "表头缺少列：姓名" }, hint: { zh: expect.stringMatching(/“姓 各”是不是“姓名”？/) } },
    ]);
  });

  it.each([
    ["a telephone number as a float", 1.38e10, "13800000000"],
    ["with spaces", "138 0000 0000", "13800000000"],
    ["in full-width digits", "１３８００００００００", "13800000000"],
    ["of which the first counts", "13800000000/010-1234567", "13800000000"],
  ])("%s", (_, cell, phone) => {
    expect(
      sheetOf([
        ["姓名", "联系电话"],
        ["张三", cell],
      ]).rows,
    ).toMatchObject([{ phone }]);
  });

  it("rows that a filter hides are imported, and counted aloud", () => {
    const read = roster(
      grid(
        [
          ["姓名", "界别"],
          ["张三", "教育界"],
          ["李四", "教育界"],
        ],
        { hiddenRows: [2] },
      ),
    );
    expect(names(read)).toEqual(["张三", "李四"]);
    expect(read.notes.join()).toMatch(/有 1 行被隐藏或筛选，照样读入/);
  });
});

describe("a column map", () => {
  const SHEET = grid([
    ["某县委员情况"],
    ["编号", "名儿", "战线", "手机", "组"],
    ["X1", "张三", "教育", 13800000001, "一"],
    ["X2", "（空缺）", null, null, null],
    ["X3", "李四", "", 13800000002, "二"],
  ]);

  it("says which column is which, which rows to pass over, what values and blanks mean", () => {
    const { rows, problems } = mapped(
      SHEET,
      [
        "表头行: 2",
        "跳过行: [4]",
        "列: {姓名: 名儿, 界别: 战线, 委员证号: A, 活动组: 组}",
        "替换: {界别: {教育: 教育界}, 委员活动组: {一: 第一组}}",
        "默认: {界别: 经济界}",
      ].join("\n"),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { name: "张三", sector: ["教育界"], group: ["第一组"], certificate: "X1", phone: "13800000001" },
      { name: "李四", sector: ["经济界"], group: ["二"], certificate: "X3" },
    ]);
  });

  it("in English, with a range of rows, on one sheet of several", () => {
    const other = grid([["姓名"], ["别人"]], { name: "别的" });
    const { rows } = mapped([SHEET, other], "sheets: 名册\nskip: 4-4\ncolumns: {name: 名儿, sector: C}");
    expect(rows.map(({ name, sector }) => [name, sector])).toEqual([
      ["张三", ["教育"]],
      ["李四", []],
    ]);
  });

  it("letters alone need no header", () => {
    const { rows } = mapped(
      grid([
        ["张三", "教育界"],
        ["李四", "经济界"],
      ]),
      "表头行: 0\n列: {姓名: A, 界别: B}",
    );
    expect(rows.map(({ name, sector }) => [name, sector])).toEqual([
      ["张三", ["教育界"]],
      ["李四", ["经济界"]],
    ]);
  });

  it.each([
    ["列对照: {姓名: A}", "1:1", "不认识的写法"],
    ["列:\n  姓明: A", "2:3", "没有这一列"],
    ["表头行: 三", "1:1", "写法不对"],
    ["列: [姓名", "1:7", "少一个 ]"],
    ["- 姓名", "1:1", "不是列对照表"],
    ["会议: {D: {类别: 茶话, 日期: 2026-03-15}}", "1:5", "不认识的类别"],
  ])("%j is refused with its line", (yaml, cell, words) => {
    let problems: readonly { where: { cell?: string }; message: { zh: string } }[] = [];
    try {
      parseColumnMap(yaml, "对照.yaml", ROSTER.columns);
    } catch (error) {
      problems = (error as { problems: typeof problems }).problems;
    }
    expect(problems[0]).toMatchObject({ where: { file: "对照.yaml", cell }, message: { zh: expect.stringContaining(words) } });
  });
});

describe("what a map names and no sheet has", () => {
  const rows: Cells = [
    ["姓名", "性别", "联系电话"],
    ["张三", "男", "13800000001"],
  ];

  it("is refused, not passed over: it would hide the column that was meant", () => {
    const { problems } = mapped(grid(rows), "列: {联系电话: 移动电话}");
    expect(problems.map(({ found, message }) => `${found} ${message.zh}`)).toEqual([
      expect.stringMatching(/^移动电话 对照表里联系电话的列“移动电话”，表上没有/),
    ]);
  });

  it("so is a letter beyond the sheet", () => {
    expect(mapped(grid(rows), "列: {姓名: A, 界别: Z}").problems.map(({ found }) => found)).toEqual(["Z"]);
  });

  it.each(["__proto__", "constructor"])("so is a field called %s", (name) => {
    expect(() => mapped(grid(rows), `列: {${name}: 姓名}`)).toThrowError(
      expect.objectContaining({ problems: [expect.objectContaining({ found: name })] }),
    );
  });
});
