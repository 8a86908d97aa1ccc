import { describe, expect, it } from "vitest";
import type { ActivityDraft } from "../../src/domain/activities/activity.ts";
import { parseColumnMap } from "../../src/rules/column-map.ts";
import { ATTENDANCE, checkStatedTurnouts, readAttendance } from "../../src/workbooks/imports/attendance.ts";
import type { AttendanceRequest } from "../../src/workbooks/imports/attendance-head.ts";
import type { KnownMeeting, MeetingHead } from "../../src/workbooks/imports/meetings.ts";
import { NO_MAP } from "../../src/workbooks/tables/column-map.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { type Cells, grid, workbook } from "./grids.ts";

const PLENARY: MeetingHead = { id: null, kind: "plenary", title: "十届五次会议", date: "2026-02-10", term: null, session: null };

interface Given extends Partial<Omit<AttendanceRequest, "map">> {
  readonly merged?: readonly string[];
  readonly map?: string;
  readonly sheet?: string;
}

function read(rows: Cells, { merged = [], map, sheet, ...request }: Given = {}) {
  const columnMap = map === undefined ? NO_MAP : parseColumnMap(map, "对照.yaml", ATTENDANCE.columns);
  const { tables } = readTables(
    workbook(grid(rows, { merged, ...(sheet === undefined ? {} : { name: sheet }) })),
    ATTENDANCE,
    undefined,
    columnMap,
  );
  const readings = tables.map((table) =>
    readAttendance(table, { head: null, kind: null, year: null, blank: undefined, known: [], map: columnMap, ...request }),
  );
  if (readings.length === 0) throw new Error("no table");
  return {
    drafts: joined(readings.flatMap(({ drafts }) => drafts)),
    problems: [...readings.flatMap(({ problems }) => problems), ...checkStatedTurnouts(readings.flatMap(({ turnouts }) => turnouts))],
    usedColumns: readings.flatMap(({ usedColumns }) => usedColumns),
  };
}

/** Tables side by side tell of one meeting, as the planner folds them. */
function joined(drafts: readonly ActivityDraft[]): ActivityDraft[] {
  const groups = Map.groupBy(drafts, ({ kind, title, starts }) => `${kind}|${title}|${starts ?? ""}`);
  return [...groups.values()].map((group) => ({
    ...(group[0] as ActivityDraft),
    parts: group.flatMap(({ parts }) => parts),
    sittings: joined(group.flatMap(({ sittings }) => sittings)),
  }));
}

type Reading = ReturnType<typeof read>;

/** 张三 present, 李四 leave 病假: what an activity says of each. */
const statesOf = ({ drafts }: Reading, which = 0): string =>
  (drafts[which]?.parts ?? [])
    .map(({ who, state, reason }) => ["name" in who ? who.name : "", state, reason].filter((part) => part).join(" "))
    .join("，");

const wordsOf = ({ problems }: Reading): string[] => problems.map(({ where, message }) => `${where.cell} ${message.zh}`);

describe("one meeting a sheet", () => {
  it("names in two columns side by side", () => {
    const reading = read(
      [
        ["序号", "姓名", "出席情况", "序号", "姓名", "出席情况"],
        [1, "张三", "√", 3, "王五", "×"],
        [2, "李四", "病假", 4, "赵六", "√（迟到）"],
      ],
      { head: PLENARY },
    );
    expect(statesOf(reading)).toBe("张三 present，李四 leave 病假，王五 absent，赵六 late");
  });

  it("names in three columns, only those who came", () => {
    const reading = read([["姓名", "姓名", "姓名"], ["张三", "李四", "王五"], ["赵六"]], { head: PLENARY, blank: "present" });
    expect(statesOf(reading)).toBe("张三 present，赵六 present，李四 present，王五 present");
  });

  it("half days are sittings", () => {
    const reading = read(
      [
        ["姓名", "2月10日", null, "2月11日", null],
        [null, "上午", "下午", "上午", "下午"],
        ["张三", "√", "√", "假", "×"],
      ],
      { head: PLENARY, merged: ["A1:A2", "B1:C1", "D1:E1"] },
    );
    expect(reading.drafts[0]?.sittings.map(({ title, parts }) => [title, parts[0]?.state])).toEqual([
      ["2月10日 上午", "present"],
      ["2月10日 下午", "present"],
      ["2月11日 上午", "leave"],
      ["2月11日 下午", "absent"],
    ]);
  });

  it("named by a line above the table", () => {
    const reading = read([
      ["政协某某县委员会签到表"],
      ["会议名称：十届十二次常委会会议　会议类别：常委会议　日期：2026年3月15日"],
      ["姓名", "出席情况"],
      ["张三", "出席"],
    ]);
    expect(reading.drafts).toMatchObject([
      { kind: "standing", title: "十届十二次常委会会议", starts: "2026-03-15", parts: [{ state: "present" }] },
    ]);
  });

  it("named by its title, the day below it", () => {
    const reading = read([
      ["政协某某县第十届委员会第14次常委会会议签到表"],
      ["时间：2026年4月20日上午9:00　地点：会议室", null],
      ["姓名", "签到"],
      ["张三", "√"],
    ]);
    expect(reading.drafts).toMatchObject([{ kind: "standing", title: "政协某某县第十届委员会第14次常委会会议", starts: "2026-04-20" }]);
  });

  it.each([
    ["政协某某县委员会十届十六次常委会议签到表", "standing"],
    ["县政协十届二十次主席会议签到册", "chair"],
    ["政协某某县第十届委员会常务委员会第十六次会议签到表", "standing"],
    ["政协第十届某某县委员会第五次会议报到册", "plenary"],
    ["县委全会列席人员签到表", undefined],
    ["十届五次会议教育界小组讨论签到表", undefined],
  ])("%s is %s", (title, kind) => {
    const { drafts } = read([[title], ["时间：二〇二六年三月二日"], ["姓名", "签到"], ["张三", "√"]], { kind: null });
    expect(drafts[0]?.kind).toBe(kind);
  });

  it("a title with its day; a list that is signed with one's own name", () => {
    const { drafts } = read([["第23次常委会签到表（2026年11月3日）"], ["姓名", "签名"], ["张　三", "张三"], ["李四", "李四"]]);
    expect(drafts.map(({ starts, parts }) => [starts, parts.map(({ state }) => state)])).toEqual([["2026-11-03", ["present", "present"]]]);
  });

  it("a meeting on record of that kind and day is that one, whatever the sheet calls it", () => {
    const known: KnownMeeting[] = [{ id: 7, kind: "plenary", title: "十届五次会议", starts: "2026-03-02" }];
    const { drafts } = read([["政协某某县第十届委员会第五次会议签到表"], ["时间：2026年3月2日"], ["姓名", "签到"], ["张三", "√"]], {
      known,
    });
    expect(drafts).toMatchObject([{ id: 7, title: "十届五次会议" }]);
  });

  it.each([
    ["第70次常委会会议", "standing", "第71次常委会会议签到表"],
    ["第一活动组调研", "research", "第二活动组调研签到表"],
    ["乡村振兴调研", "research", "教育调研签到表"],
  ])("%s (%s) on record is not that of %s", (title, kind, written) => {
    const known: KnownMeeting[] = [{ id: 7, kind, title, starts: "2026-03-05" }];
    const { drafts } = read([[written], ["时间：2026年3月5日"], ["姓名", "签到"], ["张三", "√"]], { known });
    expect(drafts).toMatchObject([{ id: null, kind }]);
  });

  it("two meetings side by side are two", () => {
    const { drafts } = read([
      ["第35次常委会签到表", null, null, "第36次常委会签到表"],
      ["时间：2026年5月20日", null, null, "时间：2026年6月20日"],
      ["姓名", "签到", null, "姓名", "签到"],
      ["张三", "√", null, "张三", "×"],
    ]);
    expect(drafts.map(({ title, starts, parts }) => [title, starts, parts.map(({ state }) => state)])).toEqual([
      ["第35次常委会", "2026-05-20", ["present"]],
      ["第36次常委会", "2026-06-20", ["absent"]],
    ]);
  });

  it("named by the sheet, where no line names it", () => {
    const rows: Cells = [
      ["姓名", "签到"],
      ["张三", "√"],
    ];
    const sheet = "3月15日常委会";
    expect(read(rows, { sheet, year: 2026 }).drafts).toMatchObject([{ kind: "standing", title: sheet, starts: "2026-03-15" }]);
    expect(read([["2026年签到表"], ...rows], { sheet }).drafts).toMatchObject([{ title: sheet, starts: "2026-03-15" }]);
    expect(read(rows, { sheet }).problems.map(({ where, message }) => `${where.sheet} ${message.zh}`)).toEqual([
      "3月15日常委会 看不出是哪一年",
    ]);
  });

  it.each([
    ["another meeting", [["第34次常委会签到表"], ["时间：2026年6月20日"], ["姓名", "签到"], ["张三", "×"]]],
    ["a list of leave", [["请假人员："], ["李四"]]],
  ])("%s below is refused", (_, below) => {
    const rows = [["第33次常委会签到表"], ["时间：2026年5月20日"], ["姓名", "签到"], ["张三", "√"], ...below] as Cells;
    expect(wordsOf(read(rows, { blank: "absent" })).join()).toMatch(/这里还有一次会议，或另一份名单/);
  });

  it("leave among the notes beside an empty state is no absence", () => {
    const rows: Cells = [
      ["姓名", "签到", "备注"],
      ["张三", "√", null],
      ["李四", null, "请假"],
    ];
    expect(wordsOf(read(rows, { head: PLENARY, blank: "absent" }))).toEqual(["C3 出席情况空着，这里写着别的"]);
  });

  it.each([
    ["another day", ["时间：2026年4月20日"], /2:2 这张表写的是2026-04-20，命令里说的是 十届五次会议（2026-02-10）/],
    ["a day that is none", ["日期：2026-02-30"], /2:2 不是日期/],
  ])("that says %s than the command is refused", (_, line, words) => {
    expect(wordsOf(read([["签到表"], line, ["姓名", "签到"], ["张三", "√"]], { head: PLENARY })).join()).toMatch(words);
  });

  it("that is another time of the same meeting is refused", () => {
    const head = { ...PLENARY, kind: "standing", title: "第13次常委会" };
    expect(wordsOf(read([["第十四次常委会签到表"], ["姓名", "签到"], ["张三", "√"]], { head })).join()).toMatch(
      /这张表写的是第十四次常委会，命令里说的是 第13次常委会/,
    );
  });

  it("a sitting has the day that its heading names", () => {
    const reading = read(
      [
        ["姓名", "2月10日上午", "2月11日下午"],
        ["张三", "√", "×"],
      ],
      { head: PLENARY },
    );
    expect(reading.drafts[0]?.sittings.map(({ starts }) => starts)).toEqual(["2026-02-10", "2026-02-11"]);
  });

  it.each([
    ["注：√出席 ○请假 △迟到 ×缺席 ●列席", "●", "observer"],
    ["图例：“■”为出席，“□”为请假，“▲”为早退", "▲", "left_early"],
    ["说明：出席√，请假▽，缺席×", "▽", "leave"],
    ["符号：A表示出席；B表示缺席", "B", "absent"],
  ])("a legend below the table: %s", (legend, mark, state) => {
    const reading = read([["姓名", "出席情况"], ["张三", mark], ["李四", "√"], [legend]], { head: PLENARY });
    expect(reading.drafts[0]?.parts[0]?.state).toBe(state);
  });

  it("a legend says what a blank means", () => {
    expect(statesOf(read([["姓名", "出席情况"], ["张三", "√"], ["李四", null], ["注：√出席，空白为缺席"]], { head: PLENARY }))).toBe(
      "张三 present，李四 absent",
    );
    expect(statesOf(read([["姓名", "出席情况"], ["张三", "√"], ["李四", null], ["注：√出席，空白为未通知"]], { head: PLENARY }))).toBe(
      "张三 present",
    );
  });

  it("the office's own marks by the map, before the legend", () => {
    const reading = read([["姓名", "出席情况"], ["张三", "●"], ["李四", "▲"], ["注：●缺席 ▲请假"]], {
      head: PLENARY,
      map: "标记: {●: 出席}",
    });
    expect(statesOf(reading)).toBe("张三 present，李四 leave");
  });

  it("an unknown mark is refused with its cell", () => {
    expect(
      wordsOf(
        read(
          [
            ["姓名", "出席情况"],
            ["张三", "◆"],
            ["李四", "√"],
          ],
          { head: PLENARY },
        ),
      ),
    ).toEqual(["B2 不认识的出席情况"]);
  });
});

describe("应到 = 实到 + 请假 + 缺席", () => {
  const sheet = (line: string): Cells => [
    ["签到表"],
    [line],
    ["姓名", "出席情况"],
    ["张三", "√"],
    ["李四", "迟到"],
    ["王五", "请假"],
    ["赵六", "×"],
    ["孙七", "列席"],
  ];

  it.each([
    ["应到4人，实到2人，请假1人，缺席1人，列席1人"],
    ["应到4人，实到2人"],
    ["应到会委员 4 人、实到 2 人、请假 1 人"],
    ["2026年3月15日上午"],
    ["请假1人"],
  ])("%s holds", (line) => {
    expect(wordsOf(read(sheet(line), { head: PLENARY }))).toEqual([]);
  });

  it.each([
    ["应到5人，实到2人，请假1人，缺席1人", "A2 应到 5 ≠ 实到、请假、缺席之和 4"],
    ["应到4人，实到3人，请假1人", "A2 表上写的人数与各行不符：各行数得 实到2"],
    ["应到6人，实到4人，请假1人，缺席1人", "A2 表上写的人数与各行不符：各行数得 应到4 实到2"],
  ])("%s does not", (line, words) => {
    expect(wordsOf(read(sheet(line), { head: PLENARY }))).toEqual([words]);
  });
});

describe("tables side by side", () => {
  const HEADS = ["姓名", "3月15日常委会", "6月20日常委会"];

  it("a matrix: each name has the marks of its own table", () => {
    const reading = read([["2026年"], [...HEADS, ...HEADS], ["李四", "√", "√", "张三", "缺席", "缺席"]]);
    expect(reading.problems).toEqual([]);
    expect([statesOf(reading, 0), statesOf(reading, 1)]).toEqual(Array(2).fill("李四 present，张三 absent"));
  });

  it("half days: likewise", () => {
    const reading = read([[..."姓名,上午,下午,姓名,上午,下午".split(",")], ["李四", "√", "×", "张三", "×", "√"]], { head: PLENARY });
    expect(reading.drafts[0]?.sittings.map((sitting) => [sitting.title, statesOf({ ...reading, drafts: [sitting] })])).toEqual([
      ["上午", "李四 present，张三 absent"],
      ["下午", "李四 absent，张三 present"],
    ]);
  });

  it("a mark without a name is refused, beside whatever stands in the other table", () => {
    const heads = ["姓名", "出席情况", "姓名", "出席情况"];
    expect(wordsOf(read([heads, ["李四", "√", null, "√"]], { head: PLENARY }))).toEqual(["C2 这一行没有姓名"]);
    expect(wordsOf(read([heads, [null, "√", "李四", "√"]], { head: PLENARY }))).toEqual(["A2 这一行没有姓名"]);
  });

  it("a total in one takes nothing from the other", () => {
    const heads = ["姓名", "出席情况", "姓名", "出席情况"];
    expect(statesOf(read([heads, ["李四", "√", "王五", "√"], ["合计", "1", "赵六", "请假"]], { head: PLENARY }))).toBe(
      "李四 present，王五 present，赵六 leave",
    );
  });
});

describe("a matrix of members and meetings", () => {
  const KNOWN: readonly KnownMeeting[] = [
    { id: 31, kind: "standing", title: "十届十二次常委会会议", starts: "2026-03-15" },
    { id: 40, kind: "chair", title: "第三十次主席会议", starts: "2026-05-08" },
    { id: 41, kind: "chair", title: "第三十一次主席会议", starts: "2026-05-08" },
  ];

  it("creates the meetings from the column heads, and matches those on record", () => {
    const reading = read(
      [
        ["2026年度常委会组成人员出席会议情况"],
        ["序号", "姓名", "3月15日常委会", "6月20日常委会", "9月1日主席会议"],
        [1, "张三", "√", "○", "√"],
        [2, "李四", "△", "×", "事假"],
      ],
      { known: KNOWN },
    );
    expect(reading.problems).toEqual([]);
    expect(reading.drafts.map(({ id, kind, title, starts }) => [id, kind, title, starts])).toEqual([
      [31, "standing", "十届十二次常委会会议", "2026-03-15"],
      [null, "standing", "6月20日常委会", "2026-06-20"],
      [null, "chair", "9月1日主席会议", "2026-09-01"],
    ]);
    expect([0, 1, 2].map((i) => statesOf(reading, i))).toEqual([
      "张三 present，李四 late",
      "张三 leave，李四 absent",
      "张三 present，李四 leave 事假",
    ]);
  });

  it("of one kind, by the sheet's name", () => {
    const rows: Cells = [
      ["姓名", "3月15日", "5月20日"],
      ["张三", "√", "√"],
    ];
    expect(read(rows, { sheet: "常委会", year: 2026 }).drafts).toMatchObject([
      { kind: "standing", title: "3月15日常委会议", starts: "2026-03-15" },
      { kind: "standing", title: "5月20日常委会议", starts: "2026-05-20" },
    ]);
  });

  it("a head with its own name is not another one's of that day; a bare one is", () => {
    const known: KnownMeeting[] = [{ id: 7, kind: "research", title: "第一活动组调研", starts: "2026-03-04" }];
    const headed = (head: string) =>
      read(
        [
          ["姓名", head],
          ["张三", "√"],
        ],
        { known, year: 2026 },
      ).drafts;
    expect(headed("3月4日第二活动组调研")).toMatchObject([{ id: null, title: "第二活动组调研" }]);
    expect(headed("3月4日调研")).toMatchObject([{ id: 7 }]);
  });

  it("heads in two rows, the date over the name; true dates", () => {
    const reading = read(
      [
        ["姓名", "2026-03-15", "2026-06-20"],
        [null, "常委会", "十届十三次常委会会议"],
        ["张三", "√", "√"],
      ],
      { merged: ["A1:A2"] },
    );
    expect(reading.drafts.map(({ kind, title, starts }) => [kind, title, starts])).toEqual([
      ["standing", "2026-03-15常委会", "2026-03-15"],
      ["standing", "十届十三次常委会会议", "2026-06-20"],
    ]);
  });

  it("several columns under one meeting are its sittings", () => {
    const reading = read(
      [
        ["姓名", "十届五次会议", null, null, "3月15日常委会"],
        [null, "2月10日上午", "2月10日下午", "2月11日上午", null],
        ["张三", "√", "√", "假", "√"],
      ],
      { merged: ["A1:A2", "B1:D1", "E1:E2"], year: 2026 },
    );
    expect(reading.problems).toEqual([]);
    expect(
      reading.drafts.map(({ kind, title, starts, session, sittings }) => [
        kind,
        title,
        starts,
        session,
        sittings.map((each) => each.title),
      ]),
    ).toEqual([
      ["plenary", "十届五次会议", "2026-02-10", 5, ["2月10日上午", "2月10日下午", "2月11日上午"]],
      ["standing", "3月15日常委会", "2026-03-15", null, []],
    ]);
  });

  it.each([
    [["3月15日", "5月20日"], 2],
    [["3月15日", "3月16日"], 1],
    [["12月31日", "1月1日"], 1],
    [["3月5日", "3月12日"], 2],
  ])("a kind over %s is so many meetings: %i", (days, meetings) => {
    const { drafts, problems } = read(
      [
        ["姓名", "主席会", null],
        [null, ...days],
        ["张三", "√", "√"],
      ],
      { merged: ["A1:A2", "B1:C1"], year: 2026 },
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ kind, sittings }) => [kind, sittings.length])).toEqual(
      meetings === 1 ? [["chair", 2]] : days.map(() => ["chair", 0]),
    );
  });

  it("half days of one head are sittings too", () => {
    const reading = read(
      [
        ["姓名", "3月15日常委会上午", "3月15日常委会下午"],
        ["张三", "√", "×"],
      ],
      { year: 2026 },
    );
    expect(reading.drafts).toMatchObject([{ title: "3月15日常委会", sittings: [{ title: "上午" }, { title: "下午" }] }]);
  });

  it.each([
    ["3月15日常委会", {}, "B1 看不出是哪一年"],
    ["3月15日", { year: 2026 }, "B1 看不出是哪类会议"],
    ["常委会", { year: 2026 }, "B1 看不出日期，也没有这个名称的会议在案"],
    ["5月8日主席会议", { year: 2026, known: KNOWN }, "B1 同一天有几次同类会议，分不清是哪一次"],
    ["#99 3月15日常委会", { year: 2026 }, "B1 没有第 99 号会议"],
  ])("the head %s is refused with what is missing", (head, given, words) => {
    expect(
      wordsOf(
        read(
          [
            ["姓名", head, "6月1日常委会"],
            ["张三", "√", "√"],
          ],
          { ...given, known: KNOWN },
        ),
      ),
    ).toContain(words);
  });

  it.each([
    ["3月15日", { year: 2026, kind: "standing" }],
    ["十届十二次常委会会议", { known: KNOWN }],
    ["#31", { known: KNOWN }],
    ["2026.3.15常委会", {}],
    ["2026年3月15-16日常委会", {}],
  ])("the head %s is told by flags, the record or itself", (head, given) => {
    const reading = read(
      [
        ["姓名", head],
        ["张三", "√"],
      ],
      given,
    );
    expect(reading.problems).toEqual([]);
    expect(reading.drafts).toMatchObject([{ kind: "standing", starts: "2026-03-15" }]);
  });

  it("the map says which meeting a column is of", () => {
    const reading = read(
      [
        ["姓名", "一", "二"],
        ["张三", "√", "×"],
      ],
      {
        known: KNOWN,
        map: "会议:\n  一: {类别: 常委会议, 日期: 2026-03-15}\n  C: {类别: 主席会议, 名称: 第三十二次主席会议, 日期: 2026-07-01}",
      },
    );
    expect(reading.drafts.map(({ id, title, starts }) => [id, title, starts])).toEqual([
      [31, "十届十二次常委会会议", "2026-03-15"],
      [null, "第三十二次主席会议", "2026-07-01"],
    ]);
  });

  it("marks under a head that names no meeting are refused, not lost", () => {
    expect(
      wordsOf(
        read(
          [
            ["姓名", "3月15日常委会", "茶话"],
            ["张三", "√", "√"],
          ],
          { year: 2026 },
        ),
      ),
    ).toEqual(["C1 这一列有出席情况，但看不出是哪次会议"]);
  });

  it("blanks must be declared", () => {
    const rows: Cells = [
      ["姓名", "3月15日常委会", "6月1日常委会"],
      ["张三", "√", null],
    ];
    expect(wordsOf(read(rows, { year: 2026 }))).toEqual(["C2 出席情况是空的"]);
    const reading = read(rows, { year: 2026, blank: "unknown" });
    expect([statesOf(reading, 0), statesOf(reading, 1)]).toEqual(["张三 present", ""]);
  });

  it.each([
    ["2-3月调研", []],
    ["12月31日至1月2日学习", [["2026-12-31", "12月31日至1月2日学习"]]],
  ])("%s: months are no day, several days are one meeting", (heading, meetings) => {
    const reading = read([["2026年"], ["姓名", heading], ["张三", "√"]], { kind: "study" });
    expect(reading.drafts.map(({ starts, title }) => [starts, title])).toEqual(meetings);
  });

  it("figures below and beside the marks are checked, and no members", () => {
    const rows = (below: number, beside: number): Cells => [
      ["姓名", "3月15日常委会", "6月1日常委会", "应到", "实到", "请假", "缺席"],
      ["张三", "√", "√", 2, beside, 0, 0],
      ["李四", "假", "×", 2, 0, 1, 1],
      ["应到人数", 2, 2],
      ["实到人数", below, 1],
    ];
    const reading = read(rows(1, 2), { year: 2026 });
    expect(reading.problems).toEqual([]);
    expect(statesOf(reading)).toBe("张三 present，李四 leave");
    expect(wordsOf(read(rows(2, 2), { year: 2026 }))).toEqual(["B5 表上写的人数与各行不符：各行数得 实到1"]);
    expect(wordsOf(read(rows(1, 1), { year: 2026 }))).toEqual(["D2 应到 2 ≠ 实到、请假、缺席之和 1"]);
  });
});

const sittingsOf = ({ drafts }: Reading): string =>
  (drafts[0]?.sittings ?? [])
    .map(({ title, parts }) => `${title} ${parts.map(({ who, state }) => `${"name" in who ? who.name : ""} ${state}`).join("，")}`)
    .join("；");

describe("times of signing in", () => {
  const TIMES = [
    "8:52",
    "08:55:02",
    "2026/4/20 8:52",
    "2026-04-20 08:52:11",
    "2026年4月20日 上午8时52分",
    "下午2点半",
    "2026-04-20T08:52",
    "8：52",
    // A cell that is a time and no day, and one that is both, as they are read.
    "1899-12-30",
    "2026-04-20",
    // A time whose format was lost.
    0.354166666666667,
    "0.375",
  ];

  it.each(TIMES)("%s is present, and an empty cell beside it absent, whatever nobody said of blanks", (time) => {
    const rows = [
      ["姓名", "签到时间"],
      ["张三", time],
      ["李四", null],
      ["王五", "请假"],
    ];
    for (const blank of [undefined, "absent"] as const)
      expect(statesOf(read(rows, { head: PLENARY, blank }))).toBe("张三 present，李四 absent，王五 leave");
    expect(statesOf(read(rows, { head: PLENARY, blank: "unknown" })), "a clerk's own word comes first").toBe("张三 present，王五 leave");
  });

  it.each([0, 0.5, 1.5])("the number %d is no time: 0 is an answer, and the others say nothing that is known", (number) => {
    const reading = read(
      [
        ["姓名", "签到"],
        ["张三", number],
        ["李四", "√"],
      ],
      { head: PLENARY },
    );
    if (number === 0) expect(statesOf(reading)).toBe("张三 absent，李四 present");
    else expect(wordsOf(reading)).toEqual(["B2 不认识的出席情况"]);
  });

  it("a time under 上午签到 is of that sitting; one of a lunch is of none", () => {
    const rows = [
      ["姓名", "上午签到", "下午签到", "用餐时间"],
      ["张三", "8:52", 0.5972222222222222, "12:00"],
      ["李四", "8:55", null, "12:00"],
    ];
    expect(sittingsOf(read(rows, { head: PLENARY }))).toBe("上午签到 张三 present，李四 present；下午签到 张三 present，李四 absent");
  });

  it("a column of times in which nobody has one says nothing of blanks", () => {
    const reading = read(
      [
        ["姓名", "签到时间"],
        ["张三", null],
        ["李四", null],
      ],
      { head: PLENARY },
    );
    expect(reading.drafts).toEqual([]);
    expect(reading.problems).not.toEqual([]);
  });

  it("beside a column of states a time speaks where that is empty, and nowhere else", () => {
    const rows = [
      ["姓名", "签到状态", "签到时间"],
      ["张三", "已签到", "8:52"],
      ["李四", null, "8:55"],
      ["王五", "未签到", null],
      ["赵六", "请假", "7:00"],
    ];
    expect(statesOf(read(rows, { head: PLENARY }))).toBe("张三 present，李四 present，王五 absent，赵六 leave");
  });

  it("under half days they are the sittings", () => {
    const rows = [
      ["姓名", "上午", "下午"],
      [null, "签到时间", "签到时间"],
      ["张三", "8:52", "14:00"],
      ["李四", "8:55", null],
    ];
    const wanted = "上午 张三 present，李四 present；下午 张三 present，李四 absent";
    expect(sittingsOf(read(rows, { head: PLENARY, merged: ["A1:A2"] }))).toBe(wanted);
    expect(sittingsOf(read([["姓名", "上午签到时间", "下午签到时间"], ...rows.slice(2)], { head: PLENARY }))).toBe(wanted);
  });
});

describe("a column of nothing but an unknown word", () => {
  const between = (header: string, written: string | number): Cells => [
    ["姓名", "开幕会", header, "闭幕会"],
    ["张三", "√", null, "√"],
    ["李四", "√", written, "√"],
  ];
  const behind = (header: string, written: string | number): Cells => [
    ["姓名", "签到", header],
    ["张三", "√", null],
    ["李四", "√", written],
  ];

  it.each(["大会发言", "专题协商", "听取报告", "酝酿", "联组", "听取意见"])("%s between two sittings is one", (header) => {
    const words = (blank: "absent" | undefined): string[] =>
      wordsOf(read(between(header, "早走"), { head: PLENARY, ...(blank ? { blank } : {}) }));
    expect(words("absent")).toEqual(["C3 不认识的出席情况"]);
    expect(words(undefined)).toContain("C3 不认识的出席情况");
  });

  it.each(["早走", "晚到", "没到场", "提前走", "▲", "溜号"])("%s behind a column of states is one", (word) => {
    expect(wordsOf(read(behind("听取报告", word), { head: PLENARY, blank: "absent" }))).toEqual(["C3 不认识的出席情况"]);
  });

  it("among the meetings of a matrix it is refused by its heading", () => {
    const rows: Cells = [
      ["姓名", "3月15日常委会", "酝酿", "5月20日常委会"],
      ["张三", "√", null, "√"],
      ["李四", "√", "早走", "√"],
    ];
    expect(wordsOf(read(rows, { year: 2026, blank: "absent" }))).toEqual(["C1 这一列有出席情况，但看不出是哪次会议"]);
  });

  const HONEST: [string, string | number][] = [
    ["备注", "早走"],
    ["备注说明", "提前离开"],
    ["单位", "县一中"],
    ["职务", "副主席"],
    ["联系电话", "13900000000"],
    ["座位号", "3排5座"],
    ["座次", 12],
    ["讨论组", "第一组"],
    ["分组", "一组"],
    ["代签人", "王五"],
    ["签收人", "王晓晚"],
    ["住宿", "不住"],
    ["用餐", "不来"],
    ["房间", "东楼"],
    ["车辆", "自驾"],
    ["材料", "未领"],
    ["审议意见", "同意"],
    ["大会发言形式", "书面"],
    ["是否提交书面发言", "未交"],
    ["补充", "会后与县教育局座谈，另有安排"],
    ["本人", "李四"],
  ];
  it.each(HONEST)("%s (%s) is no sitting, between sittings or behind them", (header, written) => {
    for (const rows of [between(header, written), behind(header, written)])
      expect(read(rows, { head: PLENARY, blank: "absent" }).problems).toEqual([]);
  });

  it.each([
    ["界", "教育"],
    ["推荐", "王五"],
    ["来源", "县直"],
    ["状况", "退休"],
    ["所在", "县城东街道办事处"],
    ["大会发言", "书面"],
  ])("%s (%s) behind the states is left to itself", (header, written) => {
    expect(read(behind(header, written), { head: PLENARY, blank: "absent" }).problems).toEqual([]);
  });
});

describe("who sits in", () => {
  it.each(["列席", "（列席）", "副局长（列席）", "副局长(特邀列席)", "列席人员"])("%s in the column of posts", (post) => {
    const reading = read(
      [
        ["姓名", "职务", "签到"],
        ["张三", "主席", "√"],
        ["李四", post, "√"],
        ["王五", post, "×"],
      ],
      { head: PLENARY },
    );
    expect(statesOf(reading)).toBe("张三 present，李四 observer，王五 absent");
    expect(reading.usedColumns).toContain(1);
  });

  it("a column of posts that says nothing of it is not used", () => {
    const reading = read(
      [
        ["姓名", "职务", "签到"],
        ["张三", "主席", "√"],
        ["李四", "不列席会议的顾问", "√"],
      ],
      { head: PLENARY },
    );
    expect(statesOf(reading)).toBe("张三 present，李四 present");
    expect(reading.usedColumns).not.toContain(1);
  });
});

describe("signing in and out", () => {
  const two = (cells: Cells[number][]): Cells => [["姓名", "上午", null, "下午", null], [null, "签到", "签退", "签到", "签退"], ...cells];

  it.each([
    ["not merged", []],
    ["merged", ["B1:C1", "D1:E1"]],
  ])("under half days (%s) are two sittings, and a missing 签退 is no absence", (_, merged) => {
    const reading = read(
      two([
        ["张三", "√", "√", "√", "√"],
        ["李四", "√", null, null, null],
      ]),
      { head: PLENARY, blank: "absent", merged },
    );
    expect(sittingsOf(reading)).toBe("上午 张三 present，李四 present；下午 张三 present，李四 absent");
  });

  it("once a day is one meeting", () => {
    const rows = [
      ["姓名", "签到", "签退"],
      ["张三", "√", null],
      ["李四", null, null],
    ];
    expect(statesOf(read(rows, { head: PLENARY, blank: "absent" }))).toBe("张三 present，李四 absent");
  });

  it("who signed out was there: an empty place for signing in beside it is refused", () => {
    const once = read(
      [
        ["姓名", "签到", "签退"],
        ["张三", null, "√"],
      ],
      { head: PLENARY, blank: "absent" },
    );
    expect(wordsOf(once)).toEqual(["B2 签到空着，“签退”一列却有"]);
    expect(wordsOf(read(two([["张三", "√", "√", null, "√"]]), { head: PLENARY, blank: "absent" }))).toEqual([
      "D3 签到空着，“签退”一列却有",
    ]);
  });

  it("under meetings of a matrix they are the meetings, the first one too", () => {
    const rows = [
      ["姓名", "3月15日常委会", null, "5月20日常委会", null],
      [null, "签到", "签退", "签到", "签退"],
      ["张三", "√", "√", "×", null],
    ];
    const { drafts } = read(rows, { year: 2026 });
    expect(drafts.map(({ title, starts, parts }) => [title, starts, parts.map(({ state }) => state)])).toEqual([
      ["3月15日常委会", "2026-03-15", ["present"]],
      ["5月20日常委会", "2026-05-20", ["absent"]],
    ]);
  });
});

describe("a column of sittings whose only mark is an unknown word", () => {
  it.each([
    ["by its header", ["开幕会", "小组讨论", "闭幕会"]],
    ["between its like", ["甲组第1次", "甲组第2次", "甲组第3次"]],
    ["last of all", ["第一次", "第三次", "第二次"]],
  ])("is a sitting %s, and the word is refused", (_, [first = "", second = "", third = ""]) => {
    const rows = (word: string): Cells => [
      ["姓名", first, second, third],
      ["张三", "√", word, "√"],
      ["李四", "√", null, "√"],
    ];
    expect(wordsOf(read(rows("待补"), { head: PLENARY, blank: "present" }))).toEqual(["C2 不认识的出席情况"]);
    expect(sittingsOf(read(rows("未签到"), { head: PLENARY, blank: "present" }))).toContain(`${second} 张三 absent，李四 present`);
  });

  it("another column is none", () => {
    const reading = read(
      [
        ["姓名", "上午", "下午", "房间"],
        ["张三", "√", "×", "301"],
      ],
      { head: PLENARY },
    );
    expect(wordsOf(reading)).toEqual([]);
    expect(sittingsOf(reading)).toBe("上午 张三 present；下午 张三 absent");
  });
});

describe("answers", () => {
  it.each([
    ["是", "present"],
    ["1", "present"],
    [1, "present"],
    ["✅", "present"],
    ["✔️", "present"],
    ["出勤", "present"],
    ["参会", "present"],
    ["否", "absent"],
    [0, "absent"],
    ["未签到", "absent"],
    ["未到会", "absent"],
    ["没来", "absent"],
    ["缺勤", "absent"],
    ["产假", "leave 产假"],
    ["住院", "leave 住院"],
    ["请假（陪护）", "leave 陪护"],
  ])("%s", (cell, state) => {
    expect(
      statesOf(
        read(
          [
            ["姓名", "是否到会"],
            ["张三", cell],
          ],
          { head: PLENARY },
        ),
      ),
    ).toBe(`张三 ${state}`);
  });

  it("1 and 否 of another question are no sitting", () => {
    const reading = read(
      [
        ["姓名", "上午", "下午", "带车", "新任"],
        ["张三", "√", "√", 1, "否"],
      ],
      { head: PLENARY },
    );
    expect(sittingsOf(reading)).toBe("上午 张三 present；下午 张三 present");
  });

  it("one column for each state: zeros beside the one are blanks, and zeros alone say nothing", () => {
    const rows = (last: number): Cells => [
      ["姓名", "出席", "请假", "缺席"],
      ["张三", 1, 0, 0],
      ["李四", 0, 1, 0],
      ["王五", 0, 0, last],
    ];
    expect(statesOf(read(rows(1), { head: PLENARY }))).toBe("张三 present，李四 leave，王五 absent");
    expect(wordsOf(read(rows(0), { head: PLENARY }))).toEqual(["B4 出席情况是空的"]);
  });

  it("否 with the word for a leave beside it is that leave; with more than the word nobody guesses", () => {
    const rows = (remark: string): Cells => [
      ["姓名", "是否到会", "备注"],
      ["张三", "否", remark],
    ];
    expect(statesOf(read(rows("出差"), { head: PLENARY }))).toBe("张三 leave 出差");
    expect(wordsOf(read(rows("去北京出差"), { head: PLENARY }))).toEqual(["C2 出席情况是缺席，这里写着出差"]);
    expect(statesOf(read(rows("联系不上"), { head: PLENARY }))).toBe("张三 absent");
  });
});

it.each(["职务", "政协职务", "身份", "人员类别"])("列席 in the column %s is a state", (header) => {
  const rows = [
    ["姓名", header, "出席情况"],
    ["张三", "常委", "√"],
    ["李四", "列席", "√"],
    ["王五", "特邀列席", "√"],
  ];
  expect(statesOf(read(rows, { head: PLENARY }))).toBe("张三 present，李四 observer，王五 observer");
});

it("a picture of a signature is called one, with its cell", () => {
  const reading = read(
    [
      ["姓名", "签到"],
      ["张三", '=DISPIMG("ID_9A1B2C3D4E5F60718293A4B5C6D7E8F9",1)'],
    ],
    { head: PLENARY },
  );
  expect(wordsOf(reading)).toEqual(["B2 这一格是图片（多半是签名），看不出出席情况"]);
  expect(reading.problems[0]?.found).toBe("=DISPIMG(…)");
});
