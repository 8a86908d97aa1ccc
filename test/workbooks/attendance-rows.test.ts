import { describe, expect, it } from "vitest";
import { ATTENDANCE, checkStatedTurnouts, readAttendance } from "../../src/workbooks/imports/attendance.ts";
import type { MeetingHead } from "../../src/workbooks/imports/meetings.ts";
import { NO_MAP } from "../../src/workbooks/tables/column-map.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { type Cells, grid, workbook } from "./grids.ts";

/** What the rows of a sign-in sheet say, where offices say it otherwise than in one column of states. */

const MEETING: MeetingHead = { id: null, kind: "plenary", title: "十届四次会议", date: "2025-01-08", term: null, session: null };

function read(rows: Cells, { merged = [], blank }: { merged?: readonly string[]; blank?: "absent" | "unknown" } = {}) {
  const { tables } = readTables(workbook(grid(rows, { merged })), ATTENDANCE, undefined);
  const readings = tables.map((table) => readAttendance(table, { head: MEETING, kind: null, year: null, blank, known: [], map: NO_MAP }));
  const [draft] = readings.flatMap(({ drafts }) => drafts);
  const words = (list: readonly { where: { cell?: string }; message: { zh: string } }[]) =>
    list.map(({ where, message }) => `${where.cell} ${message.zh}`);
  return {
    draft,
    states: readings
      .flatMap(({ drafts }) => drafts)
      .flatMap(({ parts }) => parts.map(({ who, state, reason }) => [("name" in who && who.name) || "", state, reason])),
    sittings: (draft?.sittings ?? []).map(({ title, starts }) => [title, starts]),
    problems: [
      ...words(readings.flatMap(({ problems }) => problems)),
      ...words(checkStatedTurnouts(readings.flatMap(({ turnouts }) => turnouts))),
    ],
    warnings: words(readings.flatMap(({ warnings }) => warnings)),
  };
}

describe("a column for each state", () => {
  const HEAD = ["姓名", "出席", "请假", "缺席"];
  it("the one that is marked is the state; a reason may stand for the mark", () => {
    const { states, problems } = read([HEAD, ["张三", "√"], ["李四", null, "√"], ["王五", null, "病假"], ["赵六", null, null, 1]]);
    expect(problems).toEqual([]);
    expect(states).toEqual([
      ["张三", "present", null],
      ["李四", "leave", null],
      ["王五", "leave", "病假"],
      ["赵六", "absent", null],
    ]);
  });

  it("late beside present is late; two that contradict are refused; none says nothing", () => {
    const { states, problems } = read([
      [...HEAD, "迟到"],
      ["张三", "√", null, null, "√"],
      ["李四", "√", "√"],
      ["王五", null, null],
    ]);
    expect(states).toEqual([["张三", "late", null]]);
    expect(problems).toEqual(["B3 不认识的出席情况", "B4 出席情况是空的"]);
  });
});

it("是否出席 is the state, and 类别 no sitting: who is listed there as a guest sat in", () => {
  const { states, sittings } = read([
    ["类别", "姓名", "是否出席"],
    ["委员", "张三", "是"],
    ["列席", "李四", "√"],
    ["列席", "王五", "请假"],
  ]);
  expect(sittings).toEqual([]);
  expect(states.map(([name, state]) => [name, state])).toEqual([
    ["张三", "present"],
    ["李四", "observer"],
    ["王五", "leave"],
  ]);
});

describe("remarks", () => {
  const HEAD = ["姓名", "签到", "备注"];
  it.each([
    ["√", "迟到10分钟", "C2 出席情况是出席，这里写着迟到"],
    ["×", "出差请假", "C2 出席情况是缺席，这里写着请假"],
    ["×", "列席", "C2 出席情况是缺席，这里写着列席"],
  ])("%s beside %s is refused", (state, remark, words) => {
    expect(read([HEAD, ["张三", state, remark]]).problems).toEqual([words]);
  });

  it("列席 beside √ is a guest who came", () => {
    const { states, problems } = read([HEAD, ["张三", "√", "列席"]]);
    expect(problems).toEqual([]);
    expect(states).toEqual([["张三", "observer", null]]);
  });

  it.each(["因公出差", "住院", "因公请假", "产假"])("%s beside an empty state is no absence, whatever a blank means", (remark) => {
    expect(read([HEAD, ["张三", null, remark]], { blank: "absent" }).problems).toEqual(["C2 出席情况空着，这里写着别的"]);
  });

  it("of several columns one that speaks of a state is said", () => {
    const { warnings, problems } = read([
      ["姓名", "开幕会", "闭幕会", "备注"],
      ["张三", "√", "√", "闭幕会请假"],
    ]);
    expect(problems).toEqual([]);
    expect(warnings).toEqual(["D2 备注里写着出席情况，各次照各列读"]);
  });

  it("a leave's is its reason; another one is not kept, and said", () => {
    const { states, warnings, problems } = read([HEAD, ["张三", "请假", "住院"], ["李四", "×", "未请假"], ["王五", "√", "打过电话"]]);
    expect(problems).toEqual([]);
    expect(states[0]).toEqual(["张三", "leave", "住院"]);
    expect(warnings).toEqual(["C3 备注没有记入", "C4 备注没有记入"]);
  });
});

it.each(["待确认", "请假申请", "不详"])("%s is not known, and no absence", (state) => {
  const { states, problems } = read([
    ["姓名", "签到"],
    ["张三", state],
    ["李四", "已签到（未报名）"],
    ["王五", "不同意请假"],
  ]);
  expect(problems).toEqual([]);
  expect(states.map(([name, each]) => [name, each])).toEqual([
    ["李四", "present"],
    ["王五", "absent"],
  ]);
});

describe("another list in the sheet", () => {
  const HEAD = ["姓名", "签到"];
  it.each(["列席：", "二、列席（1人）", "特邀：", "请假人员", "请假：钟小梅（病假）、李建国（事假）", "缺席：刘洋"])(
    "%s is refused",
    (line) => {
      expect(read([HEAD, ["张三", "√"], [line], ["李四", "√"]], { blank: "absent" }).problems).toEqual([
        "3:3 这里还有一次会议，或另一份名单",
      ]);
    },
  );

  it.each(["请假：3人", "请假：○", "注：√出席 ○请假", "缺席 1 人"])("%s is none", (line) => {
    expect(read([HEAD, ["张三", "√"], [line]]).problems).toEqual([]);
  });
});

it.each([
  ["its title", [["请假人员名单"], ["姓名", "请假事由"], ["张三", "住院"]]],
  [
    "a column beside",
    [
      ["姓名", "签到", "请假人员", "请假事由"],
      ["张三", "√", "李四", "住院"],
    ],
  ],
])("a list of those on leave is no sign-in sheet: by %s", (_, rows) => {
  expect(read(rows as Cells, { blank: "absent" }).problems).toEqual(["undefined 这是请假、缺席或列席的名单，不是签到表"]);
});

describe("legends", () => {
  it.each([
    ["（○表示缺席）", "○", "absent"],
    ["1—出席；2—请假；3—缺席", 2, "leave"],
    ["★ 迟到", "★", "late"],
  ])("%s: %s is %s", (legend, mark, state) => {
    const { states, problems } = read([["姓名", "签到"], ["张三", mark], [legend]]);
    expect(problems).toEqual([]);
    expect(states.map(([, each]) => each)).toEqual([state]);
  });

  it("of a mark a row", () => {
    expect(
      read([
        ["姓名", "签到"],
        ["张三", "●"],
        ["●", "缺席"],
        ["◎", "出席"],
      ]).states,
    ).toEqual([["张三", "absent", null]]);
  });

  it("an endless one ends", () => {
    const endless = Array.from({ length: 40 }, () => [`注：√${"-".repeat(32_000)}x`]);
    expect(read([["姓名", "签到"], ["张三", "√"], ...endless]).states).toHaveLength(1);
  });
});

it("大会发言 is a sitting; 用餐, 领取资料, 是否中共党员 are none", () => {
  const { sittings } = read([
    ["姓名", "开幕会", "大会发言", "用餐", "领取资料", "是否中共党员"],
    ["张三", "√", "√", "√", "√", "是"],
  ]);
  expect(sittings.map(([title]) => title)).toEqual(["开幕会", "大会发言"]);
});

describe("the days of sittings", () => {
  it("a half day without one is of the day last named", () => {
    const { sittings } = read([
      ["姓名", "1月8日上午", "下午", "1月9日上午", "下午"],
      ["张三", "√", "√", "√", "×"],
    ]);
    expect(sittings).toEqual([
      ["1月8日上午", "2025-01-08"],
      ["1月8日下午", "2025-01-08"],
      ["1月9日上午", "2025-01-09"],
      ["1月9日下午", "2025-01-09"],
    ]);
  });

  it("a day over a single column is its own", () => {
    const { sittings } = read(
      [
        ["姓名", "1月8日", null, "1月9日"],
        [null, "上午", "下午", "上午"],
        ["张三", "√", "√", "√"],
      ],
      { merged: ["A1:A2", "B1:C1"] },
    );
    expect(sittings.map(([, day]) => day)).toEqual(["2025-01-08", "2025-01-08", "2025-01-09"]);
  });

  it("marks in a column without a header are refused", () => {
    const { problems } = read([
      ["姓名", "1月8日", null],
      [null, "上午", "下午"],
      ["张三", "√", "×"],
    ]);
    expect(problems.join()).toMatch(/C1 这一列有出席情况，没有列名/);
  });
});

describe("figures beside two columns of names", () => {
  const HEAD = ["姓名", "签到", "姓名", "签到"];
  const ROWS: Cells = [
    ["张三", "√", "王五", "√"],
    ["李四", "请假", "赵六", "√"],
  ];
  it.each([
    ["above, in cells", [["应到4人", "实到3人", "请假1人"], HEAD, ...ROWS]],
    ["below, in cells", [HEAD, ...ROWS, ["应到：4", "实到：3", "请假：1", "缺席：0"]]],
    ["below, each beside its word", [HEAD, ...ROWS, ["应到", 4, "实到", 3]]],
  ])("hold for both: %s", (_, rows) => {
    expect(read(rows as Cells).problems).toEqual([]);
    const wrong = (rows as Cells).map((row) =>
      row.map((cell) => (typeof cell === "string" ? cell.replace("3", "2") : cell === 3 ? 2 : cell)),
    );
    expect(read(wrong).problems.join()).toMatch(/应到 4 ≠|各行数得 实到3/);
  });
});

it("the place above the table; a meeting with nobody on its sheet is not recorded, and said", () => {
  expect(read([["地点：县会议中心"], ["姓名", "签到"], ["张三", "√"]]).draft).toMatchObject({ place: "县会议中心" });
  const { draft, warnings } = read([
    ["姓名", "签到"],
    ["合计", null],
  ]);
  expect(draft).toBeUndefined();
  expect(warnings).toEqual(["undefined 这次会议一个人也没有，没有记"]);
});
