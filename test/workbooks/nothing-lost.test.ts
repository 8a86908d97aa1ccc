import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/domain/text/problem.ts";
import { ACTIVITIES, readActivities } from "../../src/workbooks/imports/activities.ts";
import { LIAISON, readLiaison } from "../../src/workbooks/imports/liaison.ts";
import { OPINIONS, readOpinions } from "../../src/workbooks/imports/opinions.ts";
import { PROPOSALS, readProposals } from "../../src/workbooks/imports/proposals.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { type Cells, grid, roster, sheetOf, workbook } from "./grids.ts";

/** Cells that have no place, rows that are nobody: what is written is taken, refused or said aloud. */

const said = (problems: readonly Problem[]): string[] => problems.map(({ where, message }) => `${where.cell} ${message.zh}`);

function activities(rows: Cells, ...merged: string[]) {
  const { tables } = readTables(workbook(grid(rows, { merged })), ACTIVITIES, undefined);
  const [table] = tables;
  if (table === undefined) throw new Error("no table");
  return { table, ...readActivities(table) };
}

const LEDGER = ["日期", "类别", "名称", "参加人员"];
const nameOf = ({ who }: { who: { name?: string } | { person: number } }): string | undefined => ("name" in who ? who.name : undefined);

describe("columns without a header", () => {
  it("under a header of names that is merged over them are names too", () => {
    const { drafts, problems } = activities(
      [
        [...LEDGER, null, null],
        ["2026-03-05", "视察", "甲", "张三", "李四", "王五"],
        ["2026-03-06", "视察", "乙", "张三", null, "赵六"],
      ],
      "D1:F1",
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ parts }) => parts.map(nameOf))).toEqual([
      ["张三", "李四", "王五"],
      ["张三", "赵六"],
    ]);
  });

  it("that hold names beside a column of names are refused as a whole: no row may go in without them", () => {
    const { problems } = activities([
      [...LEDGER, null],
      ["2026-03-05", "视察", "甲", "张三", "李四"],
      ["2026-03-06", "视察", "乙", "张三", "赵六"],
    ]);
    expect(said(problems)).toEqual(["E:E 这一列没有列名，里面像是姓名"]);
  });

  it("that hold anything else are known, to be said", () => {
    const { table } = activities([
      [...LEDGER, null],
      ["2026-03-05", "视察", "甲", "张三", null],
      ["2026-03-06", "视察", "乙", "张三", "已核对"],
    ]);
    expect(table.unnamed.map(({ first }) => `${first.where.cell} ${first.text}`)).toEqual(["E3 已核对"]);
  });
});

describe("headers of two rows that are not merged", () => {
  it("known names of the upper row are columns", () => {
    const { rows } = sheetOf(
      [
        ["序号", "基本情况", null, "界别", "政协职务"],
        [null, "姓名", "性别", null, null],
        [1, "张三", "男", "教育界", "常委"],
      ],
      "B1:C1",
    );
    expect(rows).toMatchObject([{ name: "张三", sex: "男", sector: ["教育界"], office: "standing" }]);
  });

  it("known names of the lower row are columns, though the upper one has the names", () => {
    const { rows, problems } = sheetOf([
      ["序号", "姓名", "学历", null, "联系方式", null, "界别"],
      [null, null, "全日制", "在职", "手机", "邮箱", null],
      [1, "张三", "大专", "本科", "13800000001", "a@b", "教育界"],
    ]);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ name: "张三", education: "大专", phone: "13800000001", sector: ["教育界"] }]);
  });
});

it("a text that is too long to be kept is refused with its length, in every column", () => {
  const { problems, drafts } = activities([
    LEDGER,
    ["2026-03-05", "视察", "长".repeat(4001), "张三"],
    ["2026-03-06", "视察", "长".repeat(4000), "张三"],
  ]);
  expect(said(problems)).toEqual(["C2 文字太长（4001 字，上限 4000 字）"]);
  expect(drafts).toHaveLength(1);
});

describe("yuan", () => {
  it.each([
    ["金额（万元）", 0.5, 5000],
    ["捐款金额(万元)", 1.2, 12_000],
    ["金额（千元）", 0.5, 500],
    ["金额（元）", 500, 500],
    ["金额（万元）", "800元", 800],
  ])("%s %s is %i yuan", (header, written, amount) => {
    const { drafts } = activities([
      [...LEDGER, header],
      ["2026-03-05", "公益慈善", "助学", "张三", written],
    ]);
    expect(drafts[0]?.parts).toMatchObject([{ amount }]);
  });

  it("in the unit that a line above the table names", () => {
    const rows: Cells = [
      ["捐款台账", null, null, null, "单位：万元"],
      [...LEDGER, "金额"],
      ["2026-03-05", "公益慈善", "助学", "张三", 0.5],
    ];
    expect(activities(rows).drafts[0]?.parts).toMatchObject([{ amount: 5000 }]);
  });
});

describe("what has no place without something else is said", () => {
  it("a reply without a unit, a review's date without a result", () => {
    const { tables } = readTables(
      workbook(
        grid([
          ["案由", "第一提案人", "提交日期", "审查日期", "答复日期", "委员意见"],
          ["修路", "张三", "2026-01-05", "2026-02-01", "2026-05-01", "不满意"],
        ]),
      ),
      PROPOSALS,
      undefined,
    );
    const { warnings } = readProposals(tables[0] as (typeof tables)[number], () => false);
    expect(said(warnings)).toEqual([
      "D2 没有审查结果，这一格没有记入",
      "E2 没有主办单位，这一格没有记入",
      "F2 没有主办单位，这一格没有记入",
    ]);
  });

  it("an adoption's date without a level; with √ in a level's column it is that one's", () => {
    const read = (rows: Cells) => {
      const { tables } = readTables(workbook(grid(rows)), OPINIONS, undefined);
      return readOpinions(tables[0] as (typeof tables)[number]);
    };
    const head = ["标题", "作者", "报送日期", "采用日期"];
    expect(said(read([head, ["修路", "张三", "2026-01-05", "2026-03-01"]]).warnings)).toEqual(["D2 没有采用级别，这一格没有记入"]);
    const { drafts, warnings } = read([
      [...head, "省采用"],
      ["修路", "张三", "2026-01-05", "2026-03-01", "√"],
    ]);
    expect(warnings).toEqual([]);
    expect(drafts[0]?.outcomes).toMatchObject([{ what: "adopted", level: "province", date: "2026-03-01" }]);
  });

  it("a result's date without a result", () => {
    const { warnings } = activities([
      [...LEDGER, "结果日期"],
      ["2026-03-05", "视察", "甲", "张三", "2026-04-01"],
    ]);
    expect(said(warnings)).toEqual(["E2 没有结果，这一格没有记入"]);
  });
});

it.each([
  ["党员委员联系党外委员安排表", "联系人", "联系对象", "party_member"],
  ["双联安排表", "党员委员", "党外委员", "party_member"],
  ["双联安排表", "联系人", "联系对象", null],
])("%s with %s and %s: contact of the kind %s", (title, keeper, partners, kind) => {
  const { tables } = readTables(workbook(grid([[title], [keeper, partners], ["张三", "李四"]])), LIAISON, undefined);
  expect(readLiaison(tables[0] as (typeof tables)[number]).rows).toMatchObject([{ kind }]);
});

describe("under a roster", () => {
  const HEAD = ["序号", "姓名", "性别", "界别"];
  const MEMBER = [1, "张三", "男", "教育界"];
  it.each([
    [["审核人：", "赵六"]],
    [["审核人签名：", "赵六", null, null]],
    [["制表人：", "周七", null, "审核人：赵六"]],
    [[null, "审核：赵六", null, "填表：周七"]],
    [["备注", "以上按姓氏笔画排序"]],
    [[null, "说明：以上按姓氏笔画排序", null, "已核实"]],
    [["负责人", "周主任", "男"]],
    [["总人数", 1]],
  ])("%j is nobody", (line) => {
    const { rows, problems } = sheetOf([HEAD, MEMBER, line] as Cells);
    expect(problems).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual(["张三"]);
  });

  it.each(["张三、李四", "★张三", "张三*", "待定", "空缺", "—", "审核", "王1"].filter((name) => name !== "审核"))(
    "%s is no name",
    (name) => {
      expect(said(sheetOf([HEAD, [1, name, "男", "教育界"]]).problems)).toEqual(["B2 不是姓名"]);
    },
  );

  it("a rare character is part of a name, one of the private use area too", () => {
    expect(sheetOf([HEAD, [1, "王𠮷", "男", "教育界"], [2, "李\ue123", "女", "教育界"]]).problems).toEqual([]);
  });
});

describe("headings between the rows", () => {
  const under = (...headings: string[]) =>
    sheetOf([["序号", "姓名", "性别"], ...headings.flatMap((heading, i) => [[heading], [i + 1, `张${"甲乙丙丁"[i]}`, "男"]])] as Cells);

  it("in the words that offices use", () => {
    const { rows } = under("二、教育界别（3名）", "（三）少数民族界　共2人", "四、特邀人士 2", "九三学社（1人）");
    expect(rows.map(({ sector }) => sector[0])).toEqual(["教育界", "少数民族界", "特邀人士", "九三学社"]);
    const full = under("2.中国国民党革命委员会", "农业界：2人", "第一组：教育界（1人）、农业界（1人）");
    expect(full.rows.map(({ sector, group }) => [...sector, ...group])).toEqual([["民革"], ["农业界"], ["第一组"]]);
  });

  it("a group holds on over the sectors below it", () => {
    const { rows } = under("第一活动组", "教育界（1人）", "第二活动组", "农业界（1人）");
    expect(rows.map(({ group, sector }) => [...group, ...sector])).toEqual([
      ["第一活动组"],
      ["第一活动组", "教育界"],
      ["第二活动组"],
      ["第二活动组", "农业界"],
    ]);
  });

  it("one that cannot be read before the others is refused too; the name of somebody is none", () => {
    expect(said(under("主席、副主席、秘书长（1人）", "常务委员（1人）").problems)).toEqual([
      "2:2 像是下面各行的标题，但认不出是哪个界别、活动组或职务",
    ]);
    expect(under("一、连任委员（1人）", "委员").problems).toEqual([]);
    expect(under("第一活动组", "组长：张甲　副组长：张乙", "召集人：张甲").problems).toEqual([]);
  });

  it("where the rows have a column for it, one that cannot be read takes nothing from them", () => {
    const { problems, rows, notes } = sheetOf([
      ["姓名", "性别", "政协职务"],
      ["主席、副主席", null, null],
      ["张甲", "男", "主席"],
      ["常务委员", null, null],
      ["张乙", "男", null],
      ["界外委员", null, null],
      ["张丙", "男", null],
    ]);
    expect(problems).toEqual([]);
    expect(rows.map(({ office }) => office)).toEqual(["chair", "standing", null]);
    expect(notes.join()).toMatch(/政协职务空着的，以各段的标题为政协职务：常务委员/);
  });

  it("one that cannot be read is refused: the rows below are not of the one before", () => {
    const { problems } = under("一、教育界（1人）", "二、教科卫体口");
    expect(said(problems)).toEqual(["4:4 像是下面各行的标题，但认不出是哪个界别、活动组或职务"]);
  });

  it("a row without a name in the column of sectors heads nothing", () => {
    const { rows } = sheetOf([
      ["序号", "姓名", "性别", "界别"],
      [1, "张三", "男", "经济界"],
      [2, null, null, "教育界"],
      [3, "李四", "男", null],
    ]);
    expect(rows.map(({ sector }) => sector)).toEqual([["经济界"], []]);
  });
});

describe("which roster it is", () => {
  it("of two columns the one with the very name of a field is it", () => {
    const { rows } = sheetOf([
      ["姓名", "单位", "职务", "政协职务"],
      ["张三", "县妇联", "主席", "委员"],
      ["李四", "县政协", null, "主席"],
    ]);
    expect(rows.map(({ office }) => office)).toEqual(["member", "chair"]);
  });

  it.each(["辞去委员名单", "去世委员", "委员变动情况", "驻县市政协委员", "各组联络员"])("a sheet called %s is none", (name) => {
    const { problems } = roster([
      grid(
        [
          ["姓名", "界别"],
          ["张三", "教育界"],
        ] as Cells,
        { name },
      ),
    ]);
    expect(said(problems)).toEqual(["A1 这里面的人不是本届在任委员，不能当作名册导入"]);
  });

  it("a remark that somebody has left is said", () => {
    const { warnings } = sheetOf([
      ["姓名", "备注"],
      ["张三", "2024.3辞去委员"],
    ]);
    expect(said(warnings)).toEqual(["B2 备注像是说这个人已离任，仍按在任委员导入"]);
  });

  it("a title of another term is refused", () => {
    const rows: Cells = [["政协某某县第十一届委员会委员名册"], ["姓名", "性别"], ["张三", "男"]];
    expect(said(sheetOf(rows).problems)).toEqual(["undefined 表上写的是第十一届，导入的是第十届"]);
    expect(sheetOf([["政协某某县第十届委员会委员名册"], ...rows.slice(1)]).problems).toEqual([]);
  });

  it("a table of which nothing but the names is a roster's is another list", () => {
    const { problems } = sheetOf([
      ["姓名", "日期", "事由"],
      ["张三", "2026-03-05", "视察"],
    ]);
    expect(said(problems)).toEqual(["1:1 除了姓名，没有一列是名册的"]);
  });

  it.each<[string, Cells]>([
    [
      "姓名 and 得分 alone",
      [
        ["姓名", "得分"],
        ["张三", 92],
      ],
    ],
    [
      "姓名 and one column that no roster has",
      [
        ["序号", "姓名", "帽号"],
        [1, "张三", 58],
      ],
    ],
  ])("%s are no roster", (_, rows) => {
    const { problems } = sheetOf(rows);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toMatch(/^(除了姓名，没有一列是名册的|这像得分表，不是名册)$/);
  });

  it.each<[string, Cells, string]>([
    [
      "scores beside a roster's columns",
      [
        ["姓名", "界别", "得分", "等次"],
        ["张三", "教育界", 92, "优秀"],
      ],
      "C1 这像得分表，不是名册",
    ],
    [
      "signatures beside a roster's columns",
      [
        ["姓名", "界别", "签到"],
        ["张三", "教育界", null],
      ],
      "C1 这像签到表，不是名册",
    ],
    ["a title of signatures", [["十届五次会议签到表"], ["姓名", "界别"], ["张三", "教育界"]], "A1 这像签到表，不是名册"],
    ["a title of scores", [["2025年度委员履职得分汇总表"], ["姓名", "界别"], ["张三", "教育界"]], "A1 这像得分表，不是名册"],
  ])("%s: told what it looks like", (_, rows, words) => {
    expect(said(sheetOf(rows).problems)).toContain(words);
  });

  it("编号, or a name alone, takes nothing from a roster", () => {
    expect(
      sheetOf([
        ["编号", "姓名"],
        ["1", "张三"],
      ]).problems,
    ).toEqual([]);
    expect(sheetOf([["姓名"], ["张三"]]).problems).toEqual([]);
  });

  it("副秘书长 is no office of a member: said", () => {
    const { rows, warnings } = sheetOf([
      ["姓名", "政协职务"],
      ["张三", "常委、副秘书长"],
      ["李四", "主　席"],
    ]);
    expect(rows.map(({ office }) => office)).toEqual(["standing", "chair"]);
    expect(said(warnings)).toEqual(["B2 副秘书长不是政协委员的一级职务，没有记入"]);
  });

  it("sectors in traditional characters, and with a count, are the sectors", () => {
    const { rows } = sheetOf([
      ["姓名", "界别"],
      ["张三", "經濟界"],
      ["李四", "教育界（3人）"],
      ["王五", "中共\n（3人）"],
    ]);
    expect(rows.map(({ sector }) => sector)).toEqual([["经济界"], ["教育界"], ["中共"]]);
  });
});

describe("sheets of a workbook", () => {
  const first = grid(
    [
      ["姓名", "界别"],
      ["张三", "教育界"],
      ["李四", "教育界"],
    ] as Cells,
    { name: "第一组" },
  );
  it.each([
    ["has nearly the header", [["委员名"], ["王五"]], "找不到表头"],
    [
      "has its header but for the names",
      [
        ["性别", "界别"],
        ["男", "经济界"],
      ],
      "表头缺少列：姓名",
    ],
    [
      "goes on without a header",
      [
        ["王五", "经济界"],
        ["赵六", "经济界"],
      ],
      "找不到表头",
    ],
  ])("one that %s is not passed over", (_, rows, words) => {
    const { problems } = roster([first, grid(rows as Cells, { name: "第二组" })]);
    expect(problems.map(({ where, message }) => `${where.sheet} ${message.zh}`)).toEqual([`第二组 ${words}`]);
  });

  it("a list of those who left is passed over beside the roster, aloud", () => {
    const left = grid(
      [
        ["姓名", "界别"],
        ["赵六", "教育界"],
      ] as Cells,
      { name: "辞去委员" },
    );
    const read = roster([first, left]);
    expect(read.problems).toEqual([]);
    expect(read.rows.map(({ name }) => name)).toEqual(["张三", "李四"]);
    expect(read.notes.join()).toMatch(/跳过工作表“辞去委员”：不是在任委员的名单/);
  });

  it("a cover is, aloud; 汇总 is read where nothing else is", () => {
    const cover = grid([["政协某某县委员会"], ["二〇二六年"]], { name: "封面" });
    const read = roster([cover, first]);
    expect(read.rows).toHaveLength(2);
    expect(read.notes.join()).toMatch(/跳过工作表“封面”/);
    const sum = roster([cover, grid([["姓名"], ["张三"]], { name: "汇总" })]);
    expect(sum.rows.map(({ name }) => name)).toEqual(["张三"]);
  });
});
