import { beforeAll, describe, expect, it } from "vitest";
import type { Imported, Refusal } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import type { CellInput } from "../support/workbook.ts";

/** Dates as offices write them, through every import that has a column for one. */

const desk = makeOffice();
beforeAll(() => desk.open());

const HEADER = ["日期", "类别", "名称", "姓名", "备注"];

type Said = Imported & { readonly warnings: readonly { cell: string; value: string; problem: string }[] };
interface Activity {
  readonly title: string;
  readonly starts: string;
  readonly ends: string | null;
}

async function take(kind: string, rows: readonly (readonly CellInput[])[], ...args: string[]): Promise<Said> {
  await desk.workbook("表.xlsx", rows);
  return desk.json<Said>("import", kind, "表.xlsx", ...args);
}

async function problemsOf(kind: string, rows: readonly (readonly CellInput[])[]): Promise<{ cell: string; problem: string }[]> {
  await desk.workbook("表.xlsx", rows);
  const { stderr } = await desk.run("import", kind, "表.xlsx", "--json");
  return (JSON.parse(stderr) as Refusal).error.problems.map((each) => {
    const { cell, problem } = each as unknown as { cell: string; problem: string };
    return { cell, problem };
  });
}

const activities = async (): Promise<Activity[]> => {
  const list = await desk.json<{ id: number }[]>("activity", "list");
  return Promise.all(list.map(({ id }) => desk.json<Activity>("activity", "show", String(id))));
};

const SPANS: readonly (readonly [string, string, string | null])[] = [
  ["2026年3月1日 星期日", "2026-03-01", null],
  ["2026年3月2日（周一）上午9时30分", "2026-03-02", null],
  ["2026年3月5号", "2026-03-05", null],
  ["2026–03–06", "2026-03-06", null],
  ["2026年4月1日至3日", "2026-04-01", "2026-04-03"],
  ["2026.5.1-5.3", "2026-05-01", "2026-05-03"],
  ["2026-06-30至2026-07-02", "2026-06-30", "2026-07-02"],
];

describe("a ledger", () => {
  it("takes a day with its weekday, and the first and the last of several", async () => {
    const said = await take("activities", [HEADER, ...SPANS.map(([date], i) => [date, "视察", `视察${i}`, "张三", null])]);
    expect([said.files[0]?.added, said.warnings]).toEqual([SPANS.length, []]);
    const kept = new Map((await activities()).map(({ title, starts, ends }) => [title, [starts, ends]]));
    for (const [i, [, starts, ends]] of SPANS.entries()) expect([`视察${i}`, kept.get(`视察${i}`)]).toEqual([`视察${i}`, [starts, ends]]);
  });

  it("that was exported with its last days comes back as it was", async () => {
    await desk.ok("export", "activities", "--year", "2026", "-o", "台账.csv", "--yes");
    expect((await desk.json<Imported>("import", "activities", "台账.csv")).files[0]).toMatchObject({ added: 0, changed: 0 });
    const second = ["--db", "另一本.db"];
    await desk.ok(...second, "init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
    await desk.ok(...second, "import", "roster", "名册.xlsx");
    await desk.ok(...second, "import", "activities", "台账.csv");
    const list = await desk.json<{ id: number }[]>(...second, "activity", "list");
    const there = await Promise.all(list.map(({ id }) => desk.json<Activity>(...second, "activity", "show", String(id))));
    const plain = (all: Activity[]) => all.map(({ title, starts, ends }) => [title, starts, ends]).sort();
    expect(plain(there)).toEqual(plain(await activities()));
  });

  it("with the weekday of another day is taken by its date, and says so", async () => {
    const { warnings } = await take("activities", [HEADER, ["2026年8月1日 星期五", "视察", "星期写错", "张三", null]]);
    expect(warnings).toEqual([
      expect.objectContaining({ cell: "A2", value: "2026年8月1日 星期五", problem: expect.stringContaining("是星期六，这里写的是星期五") }),
    ]);
  });

  it("of days without a year is refused, and told that the year is missing", async () => {
    expect(await problemsOf("activities", [HEADER, ["3月1日至3日", "视察", "没写年份", "张三", null]])).toEqual([
      { cell: "A2", problem: "没有写年份" },
    ]);
  });

  it("whose rows end one deed on two days is refused", async () => {
    const rows = [HEADER, ["2026年9月1日至3日", "视察", "两个末日", "张三", null], ["2026年9月1日至4日", "视察", "两个末日", "刘芳", null]];
    expect(await problemsOf("activities", rows)).toEqual([
      { cell: "C3", problem: expect.stringContaining("同一件活动，Sheet1!C2 写的最后一天是 2026-09-03") },
    ]);
  });

  it("where one day belongs refuses several", async () => {
    const rows = [
      ["案由", "第一提案人", "提交日期"],
      ["关于路灯的提案", "张三", "2026年3月1日至3日"],
    ];
    expect(await problemsOf("proposals", rows)).toEqual([{ cell: "C2", problem: "这是一段时间，这里只写一天" }]);
  });
});

describe("a list of people", () => {
  const PEOPLE = ["姓名", "类别", "起始时间", "终止时间"];

  it("takes a span from the column of beginnings, where none of ends says another", async () => {
    await take("people", [PEOPLE, ["张三", "特邀信息员", "2023.03—2026.06", null]]);
    const shown = await desk.json<{ tenures: readonly { from: string; to: string }[] }>("member", "show", "张三");
    expect(shown.tenures).toContainEqual(expect.objectContaining({ from: "2023-03-01", to: "2026-06-30" }));
    expect(await problemsOf("people", [PEOPLE, ["陈明", "特邀信息员", "2023.03—2026.06", "2026-05-31"]])).toEqual([
      { cell: "C2", problem: "这里写的最后一天与终止时间不同" },
    ]);
  });
});

describe("a roster", () => {
  it("takes the month of birth without the age beside it, under 出生年月（岁）", async () => {
    await take("roster", [
      ["序号", "姓名", "性别", "出生年月\n（岁）", "界别"],
      [1, "冯小川", "男", "1970.05（55岁）", "教育界"],
      [2, "冯小河", "女", "1971.12\n（54岁）", "教育界"],
    ]);
    const list = await desk.json<{ name: string; born: string }[]>("member", "list");
    expect(list.filter(({ name }) => name.startsWith("冯小")).map(({ born }) => born)).toEqual(["1970-05", "1971-12"]);
  });
});

describe("a sign-in sheet", () => {
  it("of a meeting of several days keeps the last of them", async () => {
    await take(
      "attendance",
      [["第9次常委会议签到表"], ["时间：2026年10月13日（星期二）至15日"], ["姓名", "签到"], ["陈明", "√"], ["刘芳", "√"]],
      "--kind",
      "standing",
    );
    expect(await activities()).toContainEqual(
      expect.objectContaining({ title: "第9次常委会议", starts: "2026-10-13", ends: "2026-10-15" }),
    );
  });
});
