import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/domain/activities/activity.ts";
import type { State } from "../../src/domain/vocabulary/states.ts";
import { cellWords, type Sheet } from "../../src/report/sheet.ts";
import { activitiesSheet } from "../../src/workbooks/writing/activities-sheet.ts";
import { opinionsSheet, proposalsSheet } from "../../src/workbooks/writing/cases-sheet.ts";
import { activity, handling, outcome, part } from "../report/a-year.ts";

/** Ledgers that are imported again: what a row says, and what it leaves out because no row can say it. */

const input = (activities: readonly Activity[]) => ({
  year: 2026,
  activities,
  onRecord: activities,
  nameOn: ({ name }: { readonly name: string }) => `委员${name}`,
  unmask: true,
});
const daysOf = ({ columns }: Sheet) => columns.filter(({ kind }) => kind === "date").map(({ key }) => key);
const said = ({ notes }: { readonly notes: readonly { readonly zh: string }[] }) => notes.map(({ zh }) => zh);

describe("proposals", () => {
  const proposal = (id: number, more: Partial<Activity> = {}): Activity =>
    activity(id, "proposal", { serial: `10-5-00${id}`, parts: [part(1, null, "lead")], ...more });
  const sheet = (...proposals: Activity[]) => proposalsSheet(input(proposals));
  const row = (more: Partial<Activity>) => sheet(proposal(1, more)).rows[0];

  test("have days in these columns, which go to paper in Chinese", () => {
    expect(daysOf(sheet())).toEqual(["date", "reviewDate", "excellentDate", "sentUpDate", "assigned", "replied"]);
  });

  test("stand by term, session and number, those without one behind", () => {
    const serials = [null, "10-5-012", "10-5-002", "10-4-090", "9-5-100", "待编号"];
    const { rows } = sheet(...serials.map((serial, i) => proposal(i + 1, { serial, title: `第${i + 1}件` })));
    expect(rows.map(({ serial }) => serial)).toEqual(["9-5-100", "10-4-090", "10-5-002", "10-5-012", null, "待编号"]);
  });

  test("without a lead author, with two, without a title, or one like another: left out, and said", () => {
    const twin = { serial: null, title: "修路" };
    const made = sheet(
      proposal(1),
      proposal(2, { parts: [] }),
      proposal(3, { parts: [part(1, null, "lead"), part(2, null, "lead")] }),
      proposal(4, { title: "同上" }),
      proposal(5, { body: "无", parts: [] }),
      proposal(6, twin),
      proposal(7, { ...twin }),
      proposal(8, { title: " 修桥 ", body: " 民盟县委 ", parts: [] }),
    );
    expect(made.rows.map(({ serial, lead }) => [serial, lead])).toEqual([
      ["10-5-001", "委员1"],
      ["10-5-008", "民盟县委"],
      [null, "委员1"],
    ]);
    expect(made.rows[1]?.title).toBe("修桥");
    expect(said(made)).toEqual(["5 件没有列出（没有第一提案人（或不止一位），或与别的记录分不开）：#2、#3、#4、#5、#7"]);
  });

  test("a title that fills a cell stands, one that is longer than any cell is left out", () => {
    const titled = (length: number) => sheet(proposal(1, { title: "题".repeat(length) })).rows.length;
    expect([titled(32_767), titled(32_768)]).toEqual([1, 0]);
  });

  test("of many that are left out the first twenty are named", () => {
    const untitled = (count: number) => sheet(...Array.from({ length: count }, (_, i) => proposal(i + 1, { title: "无" })));
    expect(said(untitled(20))[0]).toMatch(/^20 件没有列出.*：#1、.*、#20$/);
    expect(said(untitled(21))[0]).toMatch(/^21 件没有列出.*：#1、.*、#20 等$/);
  });

  test.each([
    ["联名", null, "联名"],
    ["个人", null, "个人"],
    ["集体", null, null],
    ["书面", null, null],
    [null, null, null],
    ["个人", "民盟县委", "集体"],
  ])("form %s of %s: %s", (form, body, cell) => {
    expect(row({ form, body })?.form).toBe(cell);
  });

  test("one date for all units of a round, and for each round its own", () => {
    expect(row({})).toMatchObject({ unit: null, joint: null, assigned: null, replied: null });
    const assigned = "2026-03-10";
    const first = handling(1, "县公安局", { assigned, replied: "2026-05-01", class: "A", feedback: "满意" });
    const joint = handling(1, "县住建局", { lead: false, assigned });
    expect(row({ handlings: [first, joint] })).toMatchObject({
      unit: "县公安局",
      joint: "县住建局",
      assigned,
      replied: "2026-05-01",
      class: "A",
      feedback: "满意",
    });
    const third = handling(3, "县住建局", { replied: "2026-10-01" });
    expect(row({ handlings: [first, handling(2, "县公安局"), third] })).toMatchObject({ replied: "2026-05-01" });
    const again = handling(2, "县公安局", { replied: "2026-09-01" });
    expect(row({ handlings: [again, first, joint] })).toMatchObject({ assigned: "2026-03-10；—", replied: "2026-05-01；2026-09-01" });
    expect(said(sheet(proposal(1, { handlings: [again, first, joint] })))).toEqual([]);
  });

  test.each<[what: string, handlings: Activity["handlings"], replied: string | null]>([
    [
      "another unit's second round",
      [handling(1, "甲", { replied: "2026-05-01" }), handling(2, "乙", { replied: "2026-09-01" })],
      "2026-05-01",
    ],
    [
      "a joint unit in the second round",
      [handling(1, "甲", { replied: "2026-05-01" }), handling(2, "甲", { replied: "2026-09-01" }), handling(2, "乙", { lead: false })],
      "2026-05-01",
    ],
    ["another day of each lead unit", [handling(1, "甲", { replied: "2026-05-01" }), handling(1, "乙", { replied: "2026-05-02" })], null],
    ["another class", [handling(1, "甲", { class: "A" }), handling(1, "乙", { class: "B" })], null],
    ["another opinion", [handling(1, "甲", { feedback: "满意" }), handling(1, "乙", { feedback: "不满意" })], null],
    ["another day for the joint unit", [handling(1, "甲", { assigned: "2026-03-01" }), handling(1, "乙", { lead: false })], null],
  ])("what one row cannot say is left blank, and said: %s", (_, handlings, replied) => {
    const made = sheet(proposal(1, { handlings }));
    expect(made.rows[0]).toMatchObject({ replied, assigned: null });
    expect(said(made)).toEqual(["1 件提案的各办理单位日期、答复不一，或办理不止一轮，一行写不下的留空：#1"]);
  });

  test("a class or an opinion that no import knows is left blank; so is a unit whose name would be two", () => {
    expect(row({ handlings: [handling(1, "甲", { class: "E", feedback: "尚可" })] })).toMatchObject({ class: null, feedback: null });
    expect(row({ handlings: [handling(1, "甲、乙"), handling(1, "同上"), handling(1, "丙")] })).toMatchObject({ unit: "丙" });
  });
});

describe("opinions", () => {
  const opinion = (id: number, more: Partial<Activity> = {}): Activity =>
    activity(id, "opinion", { serial: `${id}`, parts: [part(1, null, "author")], ...more });
  const sheet = (...opinions: Activity[]) => opinionsSheet(input(opinions));
  const adopted = (...outcomes: Activity["outcomes"]) => {
    const { adopted: level, adoptedDate, adoptedForm } = sheet(opinion(1, { outcomes })).rows[0] ?? {};
    return [level, adoptedDate, adoptedForm];
  };
  const at = (level: "county" | "city" | null, more: Partial<Activity["outcomes"][number]> = {}) => outcome("adopted", { level, ...more });

  test("have days in these columns, which go to paper in Chinese", () => {
    expect(daysOf(sheet())).toEqual(["date", "adoptedDate", "instructedDate"]);
  });

  test("white space around a text is not written; somebody's number in a note is masked unless it is asked for", () => {
    const one = opinion(1, { title: " 修桥 ", note: " 联系13812345678 " });
    expect(sheet(one).rows[0]).toMatchObject({ title: "修桥", note: "联系13812345678" });
    expect(opinionsSheet({ ...input([one]), unmask: false }).rows[0]).toMatchObject({ title: "修桥", note: "联系1****8" });
  });

  test("without an author, or a title: left out, and said", () => {
    const made = sheet(opinion(1), opinion(2, { parts: [] }), opinion(3, { title: "无" }));
    expect(made.rows.map(({ serial }) => serial)).toEqual(["1"]);
    expect(said(made)).toEqual(["2 件没有列出（没有作者，或与别的记录分不开）：#2、#3"]);
  });

  test.each<[what: string, outcomes: Activity["outcomes"], cells: (string | null)[]]>([
    ["nothing", [], [null, null, null]],
    ["no level", [at(null, { date: "2026-05-01" })], ["采用", "2026-05-01", null]],
    ["one level", [at("county", { date: "2026-05-01", form: "专报" })], ["县", "2026-05-01", "专报"]],
    ["two on one day", [at("county", { date: "2026-05-01" }), at("city", { date: "2026-05-01" })], ["县、市", "2026-05-01", null]],
    [
      "two on two days",
      [at("county", { date: "2026-05-01" }), at("city", { date: "2026-06-01" })],
      ["县、市", "2026-05-01；2026-06-01", null],
    ],
    ["the day of one of two", [at("county", { date: "2026-05-01" }), at("city")], ["县、市", "2026-05-01；—", null]],
    ["with and without a level", [at("county", { date: "2026-05-01" }), at(null)], [null, null, null]],
    [
      "a form that would be read as one for each",
      [at("county", { form: "甲；乙" }), at("city", { form: "甲；乙" })],
      ["县、市", null, null],
    ],
    ["a form of two parts beside another", [at("county", { form: "甲；乙" }), at("city", { form: "丙" })], ["县、市", null, null]],
  ])("adopted: %s", (_, outcomes, cells) => {
    expect(adopted(...outcomes)).toEqual(cells);
  });
});

describe("activities", () => {
  const sheet = (...activities: Activity[]) => activitiesSheet(input(activities));

  test("nobody who took part, no title, no day: left out, and said", () => {
    const came = [part(1, "present")];
    const made = sheet(
      activity(1, "inspection", { parts: came }),
      activity(2, "inspection"),
      activity(3, "inspection", { parts: came, title: "同上" }),
      activity(4, "inspection", { parts: came, starts: null }),
    );
    expect(made.rows).toHaveLength(1);
    expect(said(made)).toEqual(["3 件没有参加人或名称写不成一格的没有列出：#2、#3、#4"]);
  });

  test("of a sanction those without an outcome are left out, and said", () => {
    const own = [outcome("criticised", { person: 1 })];
    const made = sheet(activity(1, "law", { parts: [part(1, null, "holder"), part(2, null, "holder")], outcomes: own }));
    expect(made.rows.map(({ name, outcome: what }) => [name, what])).toEqual([["委员1", "通报批评"]]);
    expect(said(made)).toEqual(["1 件有当事人没有填结果，没有列出这些人：#1"]);
  });

  test("of honours each has his own, with all their levels; an outcome of another kind is not written", () => {
    const parts = [part(1, null, "holder"), part(2, null, "holder")];
    const awarded = (person: number, level: "county" | "city" | null) => outcome("awarded", { person, level });
    const outcomes = [awarded(1, "county"), awarded(1, "city"), awarded(2, null), outcome("filed", { person: 2, level: "nation" })];
    expect(sheet(activity(1, "honour", { parts, outcomes })).rows.map(({ name, level }) => [name, level])).toEqual([
      ["委员1", "县、市"],
      ["委员2", null],
    ]);
  });

  test("outcomes of one person with and without a level stand in rows of their own", () => {
    const outcomes = [outcome("awarded", { person: 1, level: "county" }), outcome("awarded", { person: 1, date: "2026-05-01" })];
    const { rows } = sheet(activity(1, "honour", { title: " 劳动模范 ", parts: [part(1, null, "holder")], outcomes }));
    expect(rows.map(({ title, level, outcomeDate }) => [title, level, outcomeDate])).toEqual([
      ["劳动模范", "县", null],
      ["劳动模范", null, "2026-05-01"],
    ]);
  });

  test("of one day and level two outcomes stand in two rows", () => {
    const outcomes = [outcome("instructed", { level: "county" }), outcome("adopted", { level: "county" })];
    const { rows } = sheet(activity(1, "consultation", { parts: [part(1, "present")], outcomes }));
    expect(rows.map(({ outcome: what, level }) => [what, level])).toEqual([
      ["批示", "县"],
      ["采用", "县"],
    ]);
  });

  test.each<[state: State | null, reason: string | null, words: string]>([
    ["leave", "病假", "请假（病假）"],
    ["leave", null, "请假"],
    ["absent", "病假", "缺席"],
    [null, null, "不详"],
  ])("the state %s because of %s: %s", (state, reason, words) => {
    const { columns, rows } = sheet(activity(1, "inspection", { parts: [part(1, state, "attendee", { reason })] }));
    const column = columns.find(({ key }) => key === "state");
    if (column === undefined || rows[0] === undefined) throw new Error("no state");
    expect(cellWords(column, rows[0]).zh).toBe(words);
  });

  test("outcomes are shared out among the rows, all of them; the note and counts stand once", () => {
    const outcomes = [
      outcome("instructed", { level: "county", date: "2026-05-01" }),
      outcome("instructed", { level: "city", date: "2026-06-01" }),
      outcome("instructed"),
    ];
    const parts = [part(1, "present", "attendee", { quantity: 2, amount: 5 }), part(2, null, "attendee", { quantity: 3 })];
    const { rows } = sheet(activity(1, "research", { parts, outcomes, note: "备注" }));
    expect(rows.map(({ name, state, quantity, level, outcomeDate, note }) => [name, state, quantity, level, outcomeDate, note])).toEqual([
      ["委员1", "present", 2, "县", "2026-05-01", "备注"],
      ["委员2", "unknown", 3, "市", "2026-06-01", null],
      ["委员2", "unknown", null, null, null, null],
    ]);
  });
});
