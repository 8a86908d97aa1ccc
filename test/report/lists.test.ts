import { describe, expect, test } from "vitest";
import { periodOf } from "../../src/domain/calendar/office-years.ts";
import type { Liaison } from "../../src/domain/liaison/liaison.ts";
import type { Apart } from "../../src/domain/people/called.ts";
import { activitySheet, participationSheet } from "../../src/report/activities.ts";
import { historySheet, nominationSheet } from "../../src/report/history.ts";
import { liaisonLines, liaisonSheet } from "../../src/report/liaison.ts";
import { dutySheet, memberRow, memberSheet } from "../../src/report/members.ts";
import { cellWords, type Sheet } from "../../src/report/sheet.ts";
import { activity, outcome, part } from "./a-year.ts";
import { seated } from "./seated.ts";

/** Lists as they are read at a terminal: their cells in words, and whether their order is said. */

const nobodyElse: Apart = () => undefined;
const cells = (sheet: Sheet): string[] =>
  [sheet.columns.map(({ title }) => title.zh), ...sheet.rows.map((row) => sheet.columns.map((column) => cellWords(column, row).zh))].map(
    (row) => row.join("│"),
  );

/** Which facts of a row are given for telling two of one name apart. */
function printedIn(make: (apart: Apart) => Sheet): (readonly string[])[] {
  const asked: (readonly string[])[] = [];
  cells(
    make((_, printed = []) => {
      asked.push(printed);
      return undefined;
    }),
  );
  return asked;
}

describe("members", () => {
  test("two of one name are told apart by what no other column says", () => {
    expect(printedIn((apart) => memberSheet(10, [seated(1, { sex: "女" })], "office", apart))).toEqual([["教育界", "女"]]);
  });

  test("one has no order", () => {
    expect(memberSheet(10, [seated(1)], "office", nobodyElse).notes).toEqual([]);
    expect(memberSheet(10, [seated(1), seated(2)], "office", nobodyElse).notes).toHaveLength(1);
  });

  test("the seat is the last one; of none there are no days", () => {
    const seats = [
      { from: "2022-01-01", to: "2024-06-30" },
      { from: "2026-03-01", to: null },
    ];
    expect(memberRow(seated(1, { seats }))).toMatchObject({ seatFrom: "2026-03-01", seatTo: null });
    expect(memberRow(seated(1, { seats: [] }))).toMatchObject({ seatFrom: null, seatTo: null });
  });

  test("a sitting is called by its meeting", () => {
    const sitting = activity(2, "plenary", { partOf: 1, title: "闭幕会", parts: [part(1, "present")] });
    const of = (titleOf: (id: number) => string | undefined) => cells(dutySheet("张三", 1, [sitting], titleOf, () => undefined))[1];
    expect(of((id) => (id === 1 ? "十届五次会议" : undefined))).toBe("2│2026-03-01│全体会议│十届五次会议 闭幕会│参加│出席││");
    expect(of(() => undefined)).toContain("│ 闭幕会│");
  });
});

describe("contacts kept", () => {
  const kept = (id: number, person: number, name: string, more: Partial<Liaison> = {}): Liaison => ({
    id,
    person,
    name,
    withPerson: 9,
    withBody: null,
    with: "王伟",
    bodyKind: null,
    kind: "standing_member",
    basis: null,
    starts: "2026-01-01",
    ends: null,
    until: null,
    ...more,
  });
  const ids = (...liaisons: Liaison[]) => liaisonSheet(liaisons, nobodyElse).rows.map(({ id }) => id);

  test("are in the order of kinds, strokes, people and numbers", () => {
    const [a, b, c] = [kept(4, 2, "张三"), kept(3, 2, "张三"), kept(5, 1, "张三")];
    expect(ids(a, b, c)).toEqual([5, 3, 4]);
    expect(ids(kept(1, 1, "魏强"), kept(2, 2, "丁一"))).toEqual([2, 1]);
    expect(ids(kept(1, 1, "丁一"), kept(2, 2, "魏强", { kind: "party_member" }))).toEqual([2, 1]);
    expect(liaisonSheet([a], nobodyElse).notes).toEqual([]);
    expect(liaisonSheet([a, b], nobodyElse).notes).toHaveLength(1);
  });

  test("a body of another kind is called by it", () => {
    const odd = kept(1, 1, "张三", { withPerson: null, withBody: 3, with: "某镇", bodyKind: "town" });
    const known = { ...odd, id: 2, bodyKind: "sector" };
    expect(cells(liaisonSheet([odd, known], nobodyElse)).map((row) => row.split("│")[4])).toEqual(["对象类别", "town", "界别"]);
  });

  test.each([
    ["2025-12-31", 0],
    ["2026-01-01", 1],
    ["2026-06-30", 1],
    ["2026-07-01", 0],
  ])("on %s there are %i", (day, count) => {
    const own = [kept(1, 1, "张三", { until: "2026-06-30" })];
    expect(liaisonLines(1, own, day, nobodyElse)).toHaveLength(count);
    expect(liaisonLines(9, own, day, nobodyElse)).toHaveLength(count);
  });

  test("a body has no namesakes", () => {
    const twins: Apart = ({ id }) => `#${id}`;
    const own = [kept(1, 1, "张三"), kept(2, 1, "张三", { withPerson: null, withBody: 3, with: "教育界", bodyKind: "sector" })];
    expect(liaisonLines(1, own, "2026-05-01", twins).map(({ zh }) => zh.replace(/^.*：/, ""))).toEqual(["王伟（#9）、教育界"]);
  });
});

describe("those who took part", () => {
  test("in a meeting of one sitting: which, as what, why not", () => {
    const meeting = activity(1, "plenary", { title: "十届五次会议", parts: [part(1, "present")] });
    const sitting = activity(2, "plenary", {
      partOf: 1,
      title: "闭幕会",
      parts: [part(2, "leave", "attendee", { reason: "病假" })],
      outcomes: [outcome("criticised", { person: 2 }), outcome("penalised", { person: 3 })],
    });
    const [heading, own, sat] = cells(participationSheet(meeting, [sitting], () => undefined, nobodyElse));
    expect(heading).toBe("场次│姓名│角色│出席│事由│数量│金额│本人结果│来自");
    expect(own).toBe("│1│参加│出席│││││");
    expect(sat).toBe("#2 闭幕会│2│参加│请假│病假│││通报批评│");
  });

  test("each with the form of his own, and what he gave", () => {
    const speech = activity(1, "speech", { parts: [part(1, null, "author", { form: "书面", quantity: 2, amount: 500 })] });
    const sheet = participationSheet(speech, [], () => undefined, nobodyElse);
    expect(cells(sheet)[1]).toMatch(/^1│[^│]+（书面）│││2│500││$/);
    expect(sheet.columns.filter(({ kind }) => kind === "number").map(({ key }) => key)).toEqual(["quantity", "amount"]);
  });

  test("are counted once for all sittings", () => {
    const meeting = activity(1, "plenary", { parts: [part(1, "present")] });
    const sitting = activity(2, "plenary", { partOf: 1, parts: [part(1, "present"), part(2, "present")] });
    expect(activitySheet([meeting], new Map([[1, [sitting]]])).rows[0]).toMatchObject({ people: 2 });
  });
});

describe("years side by side", () => {
  const history = (person: number) => ({ person, name: `${person}`, years: [], mean: null, lowest: null, trend: null, belowTwice: false });
  const note = "2026 年度还没有结束，只供参考，不计入平均、最低、比上年和连续两年";

  test("say which of them is not over", () => {
    expect(historySheet([history(1)], [2025, 2026], [2026], nobodyElse).notes.map(({ zh }) => zh)).toEqual([note]);
    expect(historySheet([history(1)], [2025, 2026], [], nobodyElse).notes).toEqual([]);
  });

  const nomination = (more: Partial<Parameters<typeof nominationSheet>[0]> = {}): Sheet =>
    nominationSheet({
      reached: new Map(),
      late: new Map(),
      histories: [history(1)],
      order: "office",
      apart: nobodyElse,
      years: [2025, 2026],
      periods: [
        { year: 2025, ...periodOf(2025, []) },
        { year: 2026, ...periodOf(2026, []) },
      ],
      running: [2026],
      roster: new Map([[1, seated(1)]]),
      born: () => "",
      ...more,
    });

  test("the nomination says so too, and leaves out who is no member any more", () => {
    expect(nomination({ histories: [history(1), history(2)] }).rows.map(({ person }) => person)).toEqual([1]);
    expect(nomination().notes.at(-1)?.zh).toBe(note);
    expect(printedIn((apart) => nomination({ apart }))).toEqual([["教育界", "男"]]);
  });

  test("a veto stands with its year, one that came after closing behind it; limits once each", () => {
    const year = (of: number, why: string) => ({
      year: of,
      total: 6000,
      rank: 1,
      grade: "基本称职",
      decided: false,
      computed: "基本称职",
      why,
    });
    const years = [year(2024, "一票否决：行政处罚"), year(2025, "得分60分，按分数线为基本称职"), year(2026, "一票否决：违法犯罪")];
    const row = (late: readonly string[], histories = [{ ...history(1), years }]) =>
      nomination({ histories, late: new Map([[1, late]]), reached: new Map([[1, ["缺席全会", "缺席全会", "缺席过半"]]]) }).rows[0];
    expect(row([])).toMatchObject({ vetoes: "2024：行政处罚；2026：违法犯罪", limits: "缺席全会；缺席过半" });
    expect(row(["2025（关闭后）：受处分"])?.vetoes).toBe("2024：行政处罚；2026：违法犯罪；2025（关闭后）：受处分");
    expect(row(["2025（关闭后）：受处分"], [history(1)])?.vetoes).toBe("2025（关闭后）：受处分");
  });

  test("suspensions are told from the first of the years on", () => {
    const suspensions = [
      { from: "2024-01-01", to: "2024-12-31" },
      { from: "2024-06-01", to: "2025-01-01" },
      { from: "2026-10-01", to: null },
    ];
    const changes = (more: Parameters<typeof nomination>[0] = {}) =>
      nomination({ roster: new Map([[1, seated(1, { suspensions })]]), ...more }).rows[0]?.changes;
    expect(changes()).toBe("2024年6月1日至2025年1月1日暂停履职；2026年10月1日起暂停履职");
    expect(changes({ periods: [] })).toBe(changes());
    expect(changes({ periods: [], years: [2026] })).toBe("2026年10月1日起暂停履职");
  });

  test("who has left did so with the last seat", () => {
    const seats = [
      { from: "2022-01-01", to: "2022-06-30" },
      { from: "2023-01-01", to: "2024-06-30" },
      { from: "2025-01-01", to: "2026-06-30" },
    ];
    const changes = (status: "left" | "serving", more = seats) =>
      nomination({ roster: new Map([[1, seated(1, { seats: more, status })]]) }).rows[0]?.changes;
    expect(changes("left")).toBe("2026年6月30日离任");
    expect(changes("serving")).toBe("");
    expect(changes("left", [])).toBe("");
  });
});
