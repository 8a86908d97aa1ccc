import { describe, expect, test } from "vitest";
import type { ActivityFact, ExpectedMeeting, MemberFacts, PartFact } from "../../src/domain/scoring/facts.ts";
import type { Quota } from "../../src/domain/scoring/rules.ts";
import type { Role } from "../../src/domain/vocabulary/roles.ts";
import { readAttendanceWord, type State } from "../../src/domain/vocabulary/states.ts";
import {
  activity,
  attended,
  cosigned,
  type Explained,
  evaluateAll,
  filed,
  honour,
  meeting,
  member,
  opinion,
  plenary,
  sanction,
  times,
} from "../domain/facts.ts";
import { refusedRules } from "../support/refused-rules.ts";
import { parseRules } from "../support/rules.ts";

/** Schemes that offices do use, or may come to use: each as a small rule file, and its points worked out by hand. */
type Rules = ReturnType<typeof parseRules>;

const GRADES = "  - { name: 优秀, min: 1 }\n  - { name: 不称职 }";

/** A rule file of one dimension (履职), without a ceiling unless said. */
const scheme = (items: string, { dimension = "", grades = GRADES, more = "" } = {}): Rules =>
  parseRules(
    `name: 试\ndimensions:\n  - name: 履职\n${indent(dimension, 4)}    items:\n${indent(items, 6)}grades:\n${indent(grades, 0)}${more}\n`,
    "试.yaml",
  );

function indent(block: string, by: number): string {
  const lines = block.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => `${" ".repeat(by)}${by === 0 ? line : line.slice(margin)}\n`).join("");
}

/** One member's result under a rule set. */
function under(by: Rules, one: MemberFacts, meetings: readonly ExpectedMeeting[] = []): Explained {
  const [result] = evaluateAll([one], meetings, by);
  if (!result) throw new Error("nobody was evaluated");
  return result;
}

/** The total of a member with nothing but these activities. */
const points = (by: Rules, ...activities: ActivityFact[]): number => (under(by, member(activities)).total ?? Number.NaN) / 100;

const notes = ({ lines }: Explained): string => lines.map(({ note }) => note).join("\n");

/** An activity with one part that says more: a quantity, an amount, a reason. */
const withPart = (kind: string, part: Partial<PartFact>, more: Partial<ActivityFact> = {}): ActivityFact =>
  activity(kind, part.role ?? "attendee", {
    ...more,
    parts: [{ role: "attendee", state: "present", position: null, ...part }],
  });

const named = (...counts: readonly (readonly [Role, number])[]): Partial<ActivityFact> => ({ named: new Map(counts) });

describe("sharing a joint proposal", () => {
  const half = scheme("- { name: 提案, of: 提案, outcome: [立案, 并案], points: 6, split: 1/2 }");

  test.each([
    ["the lead of five has half", filed(named(["lead", 1], ["cosigner", 4])), 3],
    ["each of four co-signers has an eighth", cosigned(["filed"], named(["lead", 1], ["cosigner", 4])), 0.75],
    ["the only co-signer has the other half", cosigned(["filed"], named(["lead", 1], ["cosigner", 1])), 3],
    ["a lead alone has it whole", filed(named(["lead", 1])), 6],
    ["of which nobody says how many signed, whole", filed(), 6],
    ["co-signers whose lead is no member share it evenly", cosigned(["filed"], named(["cosigner", 4])), 1.5],
    ["not filed is nothing to share", cosigned(["not_filed"], named(["lead", 1], ["cosigner", 4])), 0],
  ])("%s", (_, one, expected) => {
    expect(points(half, one)).toBe(expected);
  });

  test("the shares of all who signed make the whole, thirds included", () => {
    const signed = named(["lead", 1], ["cosigner", 3]);
    // 3, and three times 1: 6.
    const all = [filed(signed), ...times(3, () => cosigned(["filed"], signed))].map((one) => points(half, one));
    expect(all).toEqual([3, 1, 1, 1]);
    // A third of a half of 6, of 10: 1.666… is 1.67 once, and three of them are 5 exactly.
    const tens = scheme("- { name: 提案, of: 提案, points: 10, split: 1/2 }");
    expect(points(tens, cosigned([], signed))).toBe(1.67);
    expect(points(tens, ...times(3, () => cosigned([], signed)))).toBe(5);
  });

  test("the share may be a percentage, and all authors may share evenly, in either language", () => {
    expect(points(scheme("- { name: 提案, of: 提案, points: 6, split: 40% }"), filed(named(["lead", 1], ["cosigner", 3])))).toBe(2.4);
    for (const word of ["even", "平分"]) {
      const even = scheme(`- { name: 社情民意, of: 社情民意信息, role: 执笔, points: 3, split: ${word} }`);
      const three = { parts: [{ role: "author", state: null, position: 2 }] as const, ...named(["author", 3]) };
      expect(points(even, activity("opinion", "author", three))).toBe(1);
      expect(points(even, opinion())).toBe(3);
      expect(points(even, activity("opinion", "author", { position: 1, ...named(["author", 7]) }))).toBe(0.43);
    }
  });

  test("the first author has the lead's share where there is no lead", () => {
    const opinions = scheme("- { name: 社情民意, of: 社情民意信息, points: 4, split: 1/2 }");
    const author = (position: number): ActivityFact => activity("opinion", "author", { position, ...named(["author", 3]) });
    expect([1, 2, 3].map((position) => points(opinions, author(position)))).toEqual([2, 1, 1]);
  });

  test("of those beyond max_position none has a share, and none makes the others' smaller", () => {
    const three = scheme("- { name: 社情民意, of: 社情民意信息, max_position: 3, points: 3, split: even }");
    const author = (position: number): ActivityFact => activity("opinion", "author", { position, ...named(["author", 5]) });
    expect([1, 3, 4].map((position) => points(three, author(position)))).toEqual([1, 1, 0]);
  });

  test("a rule for the lead alone has nobody to share with", () => {
    const lead = scheme("- { name: 提案, of: 提案, role: 牵头, points: 6, split: 1/2 }");
    expect(points(lead, filed(named(["lead", 1], ["cosigner", 4])))).toBe(6);
  });

  test("`first` is shared like the others", () => {
    const by = scheme("- { name: 提案, of: 提案, first: 9, points: 3, split: even }");
    expect(points(by, cosigned([], named(["lead", 1], ["cosigner", 2])))).toBe(3);
  });

  test("the shares make the whole though no places are on record", () => {
    const by = scheme("- { name: 社情民意, of: 社情民意信息, points: 6, split: 1/2 }");
    expect(points(by, activity("opinion", "author", named(["author", 4])))).toBe(1.5);
  });

  test("at most three named of a collective proposal", () => {
    const collective = scheme(`
      - { name: 集体提案, of: 提案, form: 集体, max_position: 3, outcome: 立案, points: 2 }
      - { name: 个人提案, of: 提案, not_form: 集体, outcome: 立案, points: 5 }
    `);
    const signer = (position: number, form: string | null): ActivityFact =>
      activity("proposal", position === 1 ? "lead" : "cosigner", { position, form, came: ["filed"] });
    expect([1, 2, 3, 4, 9].map((position) => points(collective, signer(position, "集体")))).toEqual([2, 2, 2, 0, 0]);
    expect(points(collective, signer(4, null))).toBe(5);
    expect(points(collective, signer(4, "联名"))).toBe(5);
    expect(notes(under(collective, member([signer(4, "集体")])))).toContain("署名在前 3 名之后");
  });
});

describe("half days, roles and guests", () => {
  const halves = scheme("- { name: 培训, of: [学习培训, 全体会议], attended: true, per: half_day, points: 1 }");

  test.each([
    ["three sittings of which two were attended", meeting("plenary", ["present", "absent", "late"]), 2],
    ["none of the sittings attended", meeting("plenary", ["absent", "leave"]), 0],
    ["sat in on one, attended one", meeting("plenary", ["observer", "present"]), 1],
    ["a sitting of which nothing is known", { ...plenary([]), sittings: [{ date: "2026-02-10", state: null }] }, 0],
    ["a quantity of 4", withPart("training", { quantity: 4 }), 4],
    ["a quantity of 4 on leave", withPart("training", { quantity: 4, state: "leave" }), 0],
    ["no quantity is one half day", withPart("training", {}), 1],
    ["half a half day", withPart("training", { quantity: 0.5 }), 0.5],
  ])("%s", (_, one, expected) => {
    expect(points(halves, one)).toBe(expected);
  });

  test("`step` with half_day is heeded, or refused", () => {
    const days = scheme("- { name: 培训, of: 学习培训, per: half_day, step: 2, points: 1 }");
    expect(points(days, withPart("training", { quantity: 4 }))).toBe(2);
  });

  test("a point for each sitting attended, as records of their own", () => {
    const each = scheme("- { name: 会议, of: 全体会议, attended: true, sittings: each, points: 1, max_count: 3 }");
    expect(points(each, plenary(["present", "late", "absent"]))).toBe(2);
    expect(points(each, plenary(["present", "present", "present", "present"]))).toBe(3);
    expect(points(each, plenary("present"))).toBe(1);
  });

  test("speaker and listener apart", () => {
    const by = scheme(`
      - name: 协商
        of: 协商议政
        attended: true
        tiers: [ { name: 发言, role: 发言, points: 4 }, { name: 旁听, role: 参加, points: 1 } ]
    `);
    expect(points(by, activity("consultation", "speaker", { state: "present" }))).toBe(4);
    expect(points(by, attended("consultation"))).toBe(1);
    expect(points(by, activity("consultation", "lecturer", { state: "present" }))).toBe(0);
    const both = (["attendee", "speaker"] as const).map((role) => ({ role, state: "present" as const, position: null }));
    expect(points(by, { ...attended("consultation"), parts: both })).toBe(4);
    expect(points(by, activity("consultation", "speaker", { state: "leave" }))).toBe(0);
  });

  test("member and guest apart", () => {
    const by = scheme(`
      - { name: 出席, of: 常委会议, state: [出席, 迟到, 早退], points: 3 }
      - { name: 列席, of: 常委会议, state: 列席, points: 1 }
    `);
    expect(points(by, meeting("standing", "present"))).toBe(3);
    expect(points(by, meeting("standing", "observer"))).toBe(1);
    expect(points(by, meeting("standing", "absent"))).toBe(0);
    // One sitting each: both are records, of one item each.
    expect(points(by, meeting("standing", ["observer", "present"]))).toBe(4);
  });

  test("without a ceiling nothing stops", () => {
    const open = scheme("- { name: 活动, of: 视察, attended: true, points: 5 }");
    expect(points(open, ...times(300, () => attended()))).toBe(1500);
  });
});

describe("lateness and absence by the kind of meeting", () => {
  const by = scheme(
    `
      - name: 全体会议
        of: 全体会议
        sittings: each
        tiers: [ { name: 迟到, state: 迟到, points: -1 }, { name: 缺席, state: 缺席, points: -1.5 } ]
      - name: 常委会议
        of: 常委会议
        sittings: each
        tiers: [ { name: 迟到, state: 迟到, points: -2 }, { name: 缺席, state: 缺席, points: -3 } ]
    `,
    { dimension: "base: 20\ncap: 20", grades: "  - { name: 优秀, min: 16 }\n  - { name: 不称职 }" },
  );
  const standing = (...activities: ActivityFact[]): number =>
    (under(by, member(activities, { office: "standing" })).total ?? Number.NaN) / 100;

  test.each([
    ["late once", [plenary("late")], 19],
    ["absent once", [plenary("absent")], 18.5],
    ["late and absent by sittings, each counts", [plenary(["late", "absent", "present"])], 17.5],
    ["the other kind", [meeting("standing", "late"), meeting("standing", "absent")], 15],
    ["both kinds", [plenary("absent"), meeting("standing", "absent")], 15.5],
    ["leave, there and sitting in cost nothing", [plenary("leave"), plenary(), meeting("standing", "observer")], 20],
    ["never below nothing", times(8, () => meeting("standing", "absent")), 0],
  ] as const)("%s", (_, activities, expected) => {
    expect(standing(...activities)).toBe(expected);
  });

  test("a meeting that an office does not oblige to is no absence", () => {
    expect(points(by, meeting("standing", "absent"))).toBe(20);
  });

  test("an absence before the seat, after it, or while suspended counts for nothing", () => {
    const absent = [plenary("absent", "2026-01-15"), plenary("absent", "2026-03-01"), plenary("absent", "2026-04-30")];
    const one = member(absent, {
      seats: [{ from: "2026-02-01", to: null }],
      suspensions: [{ from: "2026-03-01", to: "2026-04-29" }],
    });
    // The first is before the seat, the second on the first day of the suspension; the third alone counts.
    expect(under(by, one).total).toBe(1850);
    const lastDay = member(absent, { seats: [{ from: "2026-02-01", to: null }], suspensions: [{ from: "2026-03-02", to: "2026-04-30" }] });
    expect(under(by, lastDay).total).toBe(1850);
  });

  test("of a meeting by sittings only those of days in the seat count", () => {
    const sheet: ActivityFact = {
      ...plenary(["absent", "absent", "absent"]),
      sittings: ["2026-02-10", "2026-02-11", "2026-02-12"].map((date) => ({ date, state: "absent" as const })),
    };
    const late = member([sheet], { seats: [{ from: "2026-02-12", to: null }] });
    expect(under(by, late).total).toBe(1850);
  });

  test("an author on leave stays an author where no day can say whether the leave was due", () => {
    const report = scheme("- { name: 执笔, of: 调研, role: 执笔, points: 3 }");
    expect(points(report, activity("research", "author", { state: "leave", date: null }))).toBe(3);
  });

  const apart = scheme(
    `
      - { name: 迟到, of: 全体会议, sittings: each, state: 迟到, points: -1 }
      - { name: 缺席, of: 全体会议, sittings: each, state: 缺席, points: -1.5 }
    `,
    { dimension: "base: 20" },
  );

  test("in items of their own: one sitting is one deduction", () => {
    expect(points(apart, plenary(["late", "present"]))).toBe(19);
    expect(points(apart, plenary(["absent", "absent"]))).toBe(17);
  });

  test("sittings that count each are each deducted, whether in one item's tiers or in two items", () => {
    expect([points(apart, plenary(["late", "absent"])), points(apart, plenary(["late", "late", "absent"]))]).toEqual([17.5, 16.5]);
  });
});

describe("deductions of one event in two items", () => {
  const by = scheme(
    `
      - { name: 缺席, of: 全体会议, state: 缺席, points: -1 }
      - { name: 缺席三次, of: 全体会议, state: 缺席, at_least: 3, max_count: 1, points: -5 }
    `,
    { dimension: "base: 20" },
  );

  test("the heaviest counts", () => {
    const both = scheme(
      "- { name: 处分, of: 遵纪守法, outcome: 处分, points: -5 }\n- { name: 批评, of: 遵纪守法, outcome: 通报批评, points: -2 }",
      {
        dimension: "base: 20",
      },
    );
    expect(points(both, sanction("law", ["criticised", "disciplined"]))).toBe(15);
    expect(points(both, sanction("law", ["criticised"]), sanction("law", ["disciplined"]))).toBe(13);
  });

  test("one that is not paid (too few for at_least) takes no lighter one's place", () => {
    expect(points(by, plenary("absent"))).toBe(19);
  });

  test("one that is not paid (beyond max_count) takes no lighter one's place", () => {
    expect(points(by, ...times(3, () => plenary("absent")))).toBe(13);
  });
});

describe("different tables for different offices", () => {
  const by = parseRules(
    `
name: 常委与委员
dimensions:
  - { id: a, name: 常委表, for: [主席, 副主席, 秘书长, 常委], cap: 10, items: [ { name: 活动, of: 视察, attended: true, points: 4 } ] }
  - { id: b, name: 委员表, for: 委员, base: 1, cap: 10, items: [ { name: 活动, of: 视察, attended: true, points: 2 } ] }
  - id: c
    name: 提案
    items:
      - { name: 常委提案, of: 提案, for: 常委, points: 3 }
      - { name: 委员提案, of: 提案, for: 委员, points: 5 }
      - name: 社情民意
        of: 社情民意信息
        tiers: [ { for: 常委, points: 1 }, { for: 委员, points: 2 } ]
      - { name: 常委固定分, for: 常委, points: 0.5 }
grades: [ { name: 优秀, min: 5 }, { name: 不称职 } ]
`,
    "表.yaml",
  );
  const year = (): ActivityFact[] => [attended(), attended(), filed(), opinion()];

  test("each stands in the table of the office", () => {
    expect(under(by, member(year(), { office: "standing" })).points).toEqual({ a: 800, b: 0, c: 450 });
    expect(under(by, member(year())).points).toEqual({ a: 0, b: 500, c: 700 });
    // The chair stands in the first table, and no item of the third is for the chair.
    expect(under(by, member(year(), { office: "chair" })).points).toEqual({ a: 800, b: 0, c: 0 });
  });

  test("standing from July on: the tables by the last day, an item by the record's own day", () => {
    const { offices: _, ...one } = member([
      attended(),
      filed({ date: "2026-06-30" }),
      filed({ date: "2026-07-01" }),
      activity("opinion", "author", { date: "2026-07" }),
    ]);
    const offices = [
      { office: "member" as const, from: "2022-01-01", to: "2026-06-30" },
      { office: "standing" as const, from: "2026-07-01", to: null },
    ];
    // The inspection of May counts in the table for standing members: 4. Proposals: 5 + 3, opinion of July: 1, constant 0.5.
    expect(under(by, { ...one, offices }).points).toEqual({ a: 400, b: 0, c: 950 });
  });

  test("a deduction of the other offices' table takes nothing away from one's own", () => {
    const tables = parseRules(
      `
name: 两张表
dimensions:
  - { name: 常委表, for: 常委, base: 10, items: [ { name: 违纪, of: 遵纪守法, outcome: 通报批评, points: -5 } ] }
  - { name: 委员表, for: 委员, base: 10, items: [ { name: 违纪, of: 遵纪守法, outcome: 通报批评, points: -3 } ] }
grades: [ { name: 优秀, min: 5 }, { name: 不称职 } ]
`,
      "表.yaml",
    );
    expect(under(tables, member([sanction("law", ["criticised"])])).points).toEqual({ 常委表: 0, 委员表: 700 });
  });
});

describe("grades and commendation", () => {
  const attending = (count: number, name: string, more: Partial<MemberFacts> = {}): MemberFacts => ({
    ...member(
      times(count, () => attended()),
      { name },
    ),
    ...more,
  });
  const item = "- { name: 活动, of: 视察, attended: true, points: 1 }";

  test("four grades", () => {
    const four = scheme(item, {
      grades: "  - { name: 优秀, min: 9 }\n  - { name: 良好, min: 8 }\n  - { name: 称职, min: 6 }\n  - { name: 不称职 }",
    });
    const gradeOf = (count: number): string | null => under(four, attending(count, "甲")).grade;
    expect([10, 9, 8, 7, 6, 5, 0].map(gradeOf)).toEqual(["优秀", "优秀", "良好", "称职", "称职", "不称职", "不称职"]);
  });

  test("the line is compared with the rounded total", () => {
    const by = scheme("- { name: 活动, of: 视察, attended: true, points: 1/3 }", {
      grades: "  - { name: 优秀, min: 0.67 }\n  - { name: 不称职 }",
    });
    expect(under(by, attending(2, "甲"))).toMatchObject({ total: 67, grade: "优秀" });
  });

  const thirty = scheme(item, { more: "commend: { name: 表彰, quota: 30 }" });

  test("the first thirty commended", () => {
    const results = evaluateAll(
      times(40, (i) => attending(40 - i, `甲${i}`)),
      [],
      thirty,
    );
    expect(results.filter(({ commended }) => commended).map(({ rank }) => rank)).toEqual(times(30, (i) => i + 1));
  });

  test("a tie at the edge: the 30th and the 31st both stay out, and are told so; one inside the edge is none", () => {
    const results = evaluateAll(
      [...times(28, (i) => attending(40 - i, `甲${i}`)), attending(9, "乙"), attending(5, "丙"), attending(5, "丁"), attending(1, "戊")],
      [],
      thirty,
    );
    expect(results.filter(({ commended }) => commended)).toHaveLength(29);
    expect(results.filter(({ tied }) => tied).map(({ name, commended }) => [name, commended])).toEqual([
      ["丙", false],
      ["丁", false],
    ]);
    expect(results.find(({ name }) => name === "丙")?.why).toContain("表彰名额的边上完全并列");
    const within = evaluateAll([...times(28, (i) => attending(40 - i, `甲${i}`)), attending(5, "乙"), attending(5, "丙")], [], thirty);
    expect(within.every(({ commended }) => commended)).toBe(true);
  });

  test("who has a veto is not commended and takes no place; nor is who has not the grade", () => {
    const by = scheme(item, {
      grades: "  - { name: 优秀, min: 3 }\n  - { name: 称职, min: 1 }\n  - { name: 不称职 }",
      more: "vetoes: [ { of: 遵纪守法, outcome: 违法犯罪 } ]\ncommend: { quota: 1, grades: [优秀] }",
    });
    const convicted = member([...times(9, () => attended()), sanction("law", ["crime"])], { name: "甲" });
    const results = evaluateAll([convicted, attending(3, "乙"), attending(2, "丙")], [], by);
    expect(results.map(({ name, grade, commended }) => [name, grade, commended])).toEqual([
      ["甲", "不称职", false],
      ["乙", "优秀", true],
      ["丙", "称职", false],
    ]);
  });

  test("without a word on commendation nothing is said of it", () => {
    expect(under(scheme(item), attending(1, "甲")).commended).toBeNull();
  });

  describe("quotas", () => {
    /** Five of sector 教育, three of 医卫, one of 侨联, all with different points. */
    const people = (): MemberFacts[] =>
      ["教育", "教育", "教育", "教育", "教育", "医卫", "医卫", "医卫", "侨联"].map((sector, i) =>
        attending(20 - i, `${sector}${i}`, { sector, group: `第${(i % 2) + 1}组` }),
      );
    const chosen = (quota: string, of: Quota["of"] = "all", members = people()): string[] => {
      const { rules, source } = scheme(item, { grades: `  - { name: 优秀, quota: ${quota} }\n  - { name: 不称职 }` });
      const grades = rules.grades.map((grade) => ({ ...grade, quotas: grade.quotas.map((one) => ({ ...one, of })) }));
      return evaluateAll(members, [], { rules: { ...rules, grades }, source })
        .filter(({ grade }) => grade === "优秀")
        .map(({ name }) => name);
    };

    test.each([
      ["a number", "4", "all", ["教育0", "教育1", "教育2", "教育3"]],
      ["a number of none", "0", "all", []],
      ["more than there are", "99", "all", people().map(({ name }) => name)],
      ["a share, rounded down: 20 % of 9 is 1.8", "20%", "all", ["教育0"]],
      ["rounded up", "{ share: 20%, round: up }", "all", ["教育0", "教育1"]],
      ["half up: 1.8", "{ share: 20%, round: half_up }", "all", ["教育0", "教育1"]],
      ["half up: 1.35", "{ share: 15%, round: half_up }", "all", ["教育0"]],
      ["half up at the half: 4.5", "{ 比例: 1/2, 取整: 四舍五入 }", "all", ["教育0", "教育1", "教育2", "教育3", "教育4"]],
      ["a whole number needs no rounding", "{ share: 1/3, round: up }", "all", ["教育0", "教育1", "教育2"]],
      ["by sector, 40 %: 2, 1.2, 0.4", "{ share: 40% }", "sector", ["教育0", "教育1", "医卫5"]],
      ["at least one each", "{ share: 40%, at_least: 1 }", "sector", ["教育0", "教育1", "医卫5", "侨联8"]],
      [
        "at least two each: of a sector of one, one",
        "{ share: 10%, at_least: 2 }",
        "sector",
        ["教育0", "教育1", "医卫5", "医卫6", "侨联8"],
      ],
      ["by sector, up: 2, 2, 1", "{ share: 40%, round: up }", "sector", ["教育0", "教育1", "医卫5", "医卫6", "侨联8"]],
      ["by sector, half up: 2, 1, 0", "{ share: 40%, round: half_up }", "sector", ["教育0", "教育1", "医卫5"]],
      ["one of each group", "{ number: 1 }", "group", ["教育0", "教育1"]],
      ["by group, 50 % of 5 and of 4", "{ share: 50% }", "group", ["教育0", "教育1", "教育2", "教育3"]],
    ] as const)("%s", (_, quota, of, expected) => {
      expect(chosen(quota, of).sort()).toEqual([...expected].sort());
    });

    test("a tie in one sector leaves the others' places alone", () => {
      const tied = [...people(), attending(15, "医卫9", { sector: "医卫" })];
      expect(chosen("{ number: 1 }", "sector", tied)).toEqual(["教育0", "侨联8"]);
    });

    test("who has no sector has no place to compete for", () => {
      const one = attending(1, "无", { sector: null });
      expect(chosen("{ number: 1 }", "sector", [...people(), one])).toEqual(["教育0", "医卫5", "侨联8"]);
    });

    test("those not evaluated make no share larger", () => {
      const left = times(9, () => member([], { seats: [{ from: "2022-01-01", to: "2026-06-30" }] }));
      expect(chosen("20%", "all", [...people(), ...left])).toEqual(["教育0"]);
    });

    test("a quota by sector or group can be written", () => {
      for (const of of ["界别", "sector", "活动组", "all"])
        scheme(item, { grades: `  - { name: 优秀, quota: { share: 40%, of: ${of} } }\n  - { name: 不称职 }` });
    });
  });
});

describe("deductions from a base", () => {
  const deduct = (floor: string): Rules =>
    scheme("- { name: 违纪, of: 遵纪守法, outcome: 通报批评, points: -4 }", { dimension: `base: 10\ncap: 10\n${floor}`, grades: LOW });
  const LOW = "  - { name: 优秀, min: 5 }\n  - { name: 不称职 }";
  const criticised = (count: number): ActivityFact[] => times(count, () => sanction("law", ["criticised"]));

  test.each([
    ["", [10, 6, 2, 0, 0]],
    ["floor: 0", [10, 6, 2, 0, 0]],
    ["floor: none", [10, 6, 2, -2, -6]],
    ["最低: 无", [10, 6, 2, -2, -6]],
    ["floor: -3", [10, 6, 2, -2, -3]],
    ["floor: 5", [10, 6, 5, 5, 5]],
  ])("%s", (floor, expected) => {
    expect([0, 1, 2, 3, 4].map((count) => points(deduct(floor), ...criticised(count)))).toEqual(expected);
  });

  test("below zero it takes from the other dimensions too", () => {
    const by = parseRules(
      `
name: 倒扣
dimensions:
  - { name: 活动, items: [ { name: 活动, of: 视察, attended: true, points: 5 } ] }
  - { name: 纪律, floor: none, items: [ { name: 违纪, of: 遵纪守法, outcome: 通报批评, points: -4 } ] }
grades: [ { name: 优秀, min: 5 }, { name: 不称职 } ]
`,
      "倒扣.yaml",
    );
    expect(points(by, attended(), ...criticised(1))).toBe(1);
    expect(points(by, ...criticised(2))).toBe(-8);
  });

  test("a floor above nothing holds where nothing was deducted", () => {
    expect(points(scheme("- { name: 活动, of: 视察, attended: true, points: 2 }", { dimension: "floor: 5" }), attended())).toBe(5);
  });
});

describe("levels, quantities, counts", () => {
  test("a bonus by level, once for an honour, at its highest", () => {
    const by = scheme(`
      - name: 加分
        of: 荣誉
        outcome: 获奖
        tiers: [ { level: 国家, points: 10 }, { level: 省, points: 8 }, { level: 市, points: 6 }, { level: 县, points: 4 } ]
    `);
    expect((["nation", "province", "city", "county"] as const).map((one) => points(by, honour(one)))).toEqual([10, 8, 6, 4]);
    expect(points(by, honour("county", "province"))).toBe(8);
    expect(points(by, honour("county"), honour("county"))).toBe(8);
    expect(points(by, activity("honour", "holder", { came: ["awarded"] }))).toBe(0);
  });

  test("a tier's level is a level of the item's outcome", () => {
    const by = scheme(`
      - { name: 采用, of: 社情民意信息, outcome: 采用, tiers: [ { level: 省, points: 8 }, { level: 县, points: 4 } ] }
    `);
    expect(
      points(
        by,
        opinion([
          ["adopted", "county"],
          ["instructed", "province"],
        ]),
      ),
    ).toBe(4);
  });

  test("points by quantity and by yuan, for every full step", () => {
    const people = scheme("- { name: 联系群众, of: 联系群众, per: quantity, step: 5, points: 0.5 }");
    expect([0, 4, 5, 9, 10].map((quantity) => points(people, withPart("contact", { quantity })))).toEqual([0, 0, 0.5, 0.5, 1]);
    expect(points(people, withPart("contact", {}))).toBe(0);
    expect(notes(under(people, member([withPart("contact", {})])))).toContain("没有写数量");
    const yuan = scheme("- { name: 捐款, of: 公益慈善, 按: 金额, 每: 1000, points: 1, cap: 5 }");
    expect([999.99, 1000, 2999, 6000].map((amount) => points(yuan, withPart("charity", { amount })))).toEqual([0, 1, 2, 5]);
    expect(notes(under(yuan, member([withPart("charity", { quantity: 3000 })])))).toContain("没有写金额");
    // Each record by itself: 900 twice is no full step.
    expect(points(yuan, withPart("charity", { amount: 900 }), withPart("charity", { amount: 900 }))).toBe(0);
  });

  test("once, if at least three", () => {
    const by = scheme("- { name: 经常参加, of: [视察, 调研], attended: true, at_least: 3, max_count: 1, points: 6 }");
    const twice = [attended(), attended("research")];
    expect(points(by, ...twice)).toBe(0);
    expect(points(by, ...twice, attended("inspection", "absent"))).toBe(0);
    expect(points(by, ...twice, attended())).toBe(6);
    expect(points(by, ...twice, attended(), attended())).toBe(6);
  });

  test("the best two, whenever they were", () => {
    const by = scheme(`
      - name: 社情民意
        of: 社情民意信息
        best: 2
        tiers: [ { points: 1 }, { outcome: 采用, level: 县, points: 3 }, { outcome: 采用, level: 省, points: 8 } ]
    `);
    expect(points(by, opinion(), opinion([["adopted", "county"]]), opinion(), opinion([["adopted", "province"]]))).toBe(11);
    expect(points(by, opinion())).toBe(1);
  });

  test("from the second on", () => {
    const by = scheme("- { name: 提案, of: 提案, role: 牵头, outcome: 立案, from: 2, max_count: 2, points: 3 }");
    expect([0, 1, 2, 3, 4].map((count) => points(by, ...times(count, () => filed())))).toEqual([0, 0, 3, 6, 6]);
    // One not filed is none of them.
    expect(points(by, filed(), cosigned(), activity("proposal", "lead", { came: ["not_filed"] }))).toBe(0);
  });

  test("`first` by a quantity counts the quantity, or is refused", () => {
    const by = scheme("- { name: 联系群众, of: 联系群众, per: quantity, first: 2, points: 1 }");
    expect(points(by, withPart("contact", { quantity: 10 }))).toBe(20);
  });

  test("a part with a cap, and with its best", () => {
    const part = (bounds: string): Rules =>
      scheme(`
        - name: 参政议政
          ${bounds}
          items:
            - { name: 提案, of: 提案, points: 4 }
            - { name: 社情民意, of: 社情民意信息, points: 3 }
        - { name: 活动, of: 视察, attended: true, points: 1 }
      `);
    const year = [filed(), opinion(), opinion(), attended()];
    expect(points(part("cap: 8"), ...year)).toBe(9);
    expect(points(part("cap: 80"), ...year)).toBe(11);
    expect(points(part("best: 2"), ...year)).toBe(8);
    expect(points(part("best: 2\n          cap: 6"), ...year)).toBe(7);
  });

  test("parts within parts", () => {
    const by = scheme(`
      - name: 外
        cap: 5
        items:
          - { name: 内, cap: 3, items: [ { name: 提案, of: 提案, points: 2 } ] }
          - { name: 社情民意, of: 社情民意信息, points: 1 }
    `);
    expect(points(by, filed(), filed())).toBe(3);
    expect(points(by, filed(), filed(), ...times(4, () => opinion()))).toBe(5);
  });

  test("the form of an adoption", () => {
    const by = scheme(`
      - name: 采用
        of: 社情民意信息
        tiers: [ { outcome: 采用, outcome_form: 单篇, points: 5 }, { outcome: 采用, outcome_form: [综合, 转送], points: 2 } ]
    `);
    const adopted = (...forms: (string | null)[]): ActivityFact => ({
      ...opinion(),
      outcomes: forms.map((form) => ({ what: "adopted", level: "county", form })),
    });
    expect(points(by, adopted("单篇"))).toBe(5);
    expect(points(by, adopted("综合"))).toBe(2);
    expect(points(by, adopted("综合", "单篇"))).toBe(5);
    expect(points(by, adopted(null))).toBe(0);
    expect(points(by, { ...opinion(), outcomes: [{ what: "instructed", level: null, form: "单篇" }] })).toBe(0);
  });
});

describe("full attendance", () => {
  const by = scheme("- { name: 全勤, of: [全体会议, 常委会议], attended: true, sittings: all, every: true, max_count: 1, points: 10 }");
  const standing = (activities: readonly ActivityFact[], meetings: readonly ExpectedMeeting[] = []): number =>
    (under(by, member(activities, { office: "standing" }), meetings).total ?? Number.NaN) / 100;
  const missing: ExpectedMeeting = { activity: 1, kind: "plenary", title: "第二次全体会议", date: "2026-02-10" };

  test.each([
    ["all sessions", [plenary(["present", "present"]), meeting("standing", "late")], 10],
    ["one sitting missed", [plenary(["present", "absent"]), meeting("standing", "present")], 0],
    ["one sitting on leave", [plenary(["leave", "present"])], 0],
    ["one meeting missed", [plenary(), meeting("standing", "absent")], 0],
    [
      "a sitting of which nothing is known",
      [
        {
          ...plenary(["present"]),
          sittings: [
            { date: "2026-02-10", state: "present" },
            { date: "2026-02-11", state: null },
          ],
        },
      ],
      0,
    ],
    ["no meeting at all", [], 0],
    ["sitting in does not spoil it", [plenary(), meeting("standing", "observer")], 10],
    ["sitting in alone earns nothing", [meeting("standing", "observer")], 0],
    ["sitting in at every sitting of one does not spoil it", [plenary(), meeting("standing", ["observer", "observer"])], 10],
    ["another kind does not concern it", [plenary(), attended("training", "absent")], 10],
  ] as const)("%s", (_, activities, expected) => {
    expect(standing(activities as readonly ActivityFact[])).toBe(expected);
  });

  test("a gap in the plenary's sheet spoils it; one of another day or kind does not", () => {
    expect(standing([meeting("standing", "present")], [missing])).toBe(0);
    expect(standing([{ ...plenary(), activity: 1 }], [missing])).toBe(10);
    expect(standing([meeting("standing", "present")], [{ ...missing, kind: "committee" }])).toBe(10);
    expect(standing([meeting("standing", "present")], [{ ...missing, date: "2021-12-31" }])).toBe(10);
  });

  test("a standing meeting does not oblige a member, nor any meeting before the seat", () => {
    expect(points(by, plenary(), meeting("standing", "absent"))).toBe(10);
    const joined = member([plenary("absent", "2026-01-10"), plenary("present", "2026-06-10")], {
      seats: [{ from: "2026-03-01", to: null }],
    });
    expect(under(by, joined).total).toBe(1000);
  });

  test("sitting in at one sitting of a meeting, attended otherwise, does not spoil it", () => {
    expect(standing([plenary(["present", "observer"])])).toBe(10);
  });

  test("an absence spoils it though the first sitting was sat in on", () => {
    expect(standing([plenary(), meeting("standing", ["observer", "absent"])])).toBe(0);
  });
});

describe("requirements", () => {
  const grades = `
  - name: 优秀
    min: 0
    requires:
      - name: 三个一
        any: [ { of: 提案, outcome: 立案 }, { of: 社情民意信息, at_least: 2 }, { of: 大会发言, role: 发言 } ]
      - { name: 参加活动, of: [视察, 调研], attended: true, at_least: 2 }
  - { name: 不称职 }`;
  const by = scheme("- { name: 活动, of: 视察, attended: true, points: 1 }", { grades });
  const gradeOf = (...activities: ActivityFact[]): string | null => under(by, member(activities)).grade;
  const active = [attended(), attended("research")];

  test.each([
    ["a proposal, which pays nothing", [filed()], "优秀"],
    ["one that was not filed", [activity("proposal", "lead", { came: ["not_filed"] })], "不称职"],
    ["two reports", [opinion(), opinion()], "优秀"],
    ["one report", [opinion()], "不称职"],
    ["a speech", [activity("speech", "speaker")], "优秀"],
    ["a speech written for another", [activity("speech", "author")], "不称职"],
  ] as const)("any of three: %s", (_, activities, expected) => {
    expect(gradeOf(...active, ...activities)).toBe(expected);
  });

  test("all requirements must hold, and the one that does not is named", () => {
    expect(gradeOf(filed(), attended(), attended("research", "leave"))).toBe("不称职");
    expect(under(by, member([filed(), attended()])).why).toContain("不符合“参加活动”");
    expect(under(by, member([])).why).toContain("三个一");
  });

  test("one may hold for some offices only", () => {
    const some = scheme("- { name: 活动, of: 视察, points: 1 }", {
      grades: "  - { name: 优秀, min: 0, requires: [ { name: 提案, of: 提案, for: 常委 } ] }\n  - { name: 不称职 }",
    });
    expect(under(some, member([])).grade).toBe("优秀");
    expect(under(some, member([], { office: "standing" })).grade).toBe("不称职");
    expect(under(some, member([filed()], { office: "standing" })).grade).toBe("优秀");
  });

  test("at most, by sittings", () => {
    const most = scheme("- { name: 活动, of: 视察, points: 1 }", {
      grades:
        "  - { name: 优秀, min: 0, requires: [ { name: 缺席不超过一场, of: 全体会议, state: 缺席, sittings: each, at_most: 1 } ] }\n  - { name: 不称职 }",
    });
    expect(under(most, member([])).grade).toBe("优秀");
    expect(under(most, member([plenary(["absent", "present"])])).grade).toBe("优秀");
    expect(under(most, member([plenary(["absent", "present", "absent"])])).grade).toBe("不称职");
  });

  test("what stands beside `any` is refused, but for how many of them", () => {
    const beside = (words: string): Rules =>
      scheme("- { name: 活动, of: 视察, points: 1 }", {
        grades: `  - { name: 优秀, min: 0, requires: [ { name: 三项, ${words}, any: [ { of: 提案 }, { of: 调研 }, { of: 视察 } ] } ] }\n  - { name: 不称职 }`,
      });
    for (const [words, said] of [
      ["of: 提案", "就不能在旁边写 of"],
      ["at_most: 1", "就不能在旁边写 at_most"],
      ["at_least: 4", "写 1 到 3"],
      ["at_least: 0", "写 1 到 3"],
      ["at_least: 50%", "写 1 到 3"],
    ] as const)
      expect(() => beside(words), words).toThrow(refusedRules(said));
    const grade = (...activities: ActivityFact[]): string | null => under(beside("at_least: 2"), member(activities)).grade;
    expect([grade(filed(), filed()), grade(filed(), attended()), grade(filed(), attended(), attended("research"))]).toEqual([
      "不称职",
      "优秀",
      "优秀",
    ]);
  });
});

describe("vetoes", () => {
  const by = scheme("- { name: 活动, of: 视察, attended: true, points: 1 }", {
    grades: "  - { name: 优秀, min: 3 }\n  - { name: 称职, min: 1 }\n  - { name: 基本称职, min: 0.5 }\n  - { name: 不称职 }",
    more: `vetoes:
  - { name: 无故缺席全会两场, of: 全体会议, state: 缺席, sittings: each, at_least: 2, grade: 基本称职 }
  - { of: 遵纪守法, outcome: 违法犯罪 }
veto_grade: 不称职`,
  });
  const good = times(5, () => attended());
  const gradeOf = (...activities: ActivityFact[]): string | null => under(by, member([...good, ...activities])).grade;

  test.each([
    ["none", [], "优秀"],
    ["one sitting missed", [plenary(["absent", "present"])], "优秀"],
    ["two sittings of one meeting", [plenary(["absent", "absent"])], "基本称职"],
    ["of two meetings", [plenary(["absent"]), plenary(["absent"])], "基本称职"],
    ["a crime", [sanction("law", ["crime"])], "不称职"],
    ["both: the lower", [plenary(["absent", "absent"]), sanction("law", ["crime"])], "不称职"],
    ["leave is no absence", [plenary(["leave", "leave"])], "优秀"],
  ] as const)("%s", (_, activities, expected) => {
    expect(gradeOf(...activities)).toBe(expected);
  });

  test("the total stays, the reason is said, and absences while suspended are none", () => {
    const result = under(by, member([...good, plenary(["absent", "absent"])]));
    expect(result).toMatchObject({ total: 500, why: "一票否决：无故缺席全会两场" });
    const suspended = member([...good, plenary(["absent", "absent"])], { suspensions: [{ from: "2026-02-01", to: "2026-02-28" }] });
    expect(under(by, suspended).grade).toBe("优秀");
  });

  test("where nothing was done at all (at_most: 0)", () => {
    const never = scheme("- { name: 活动, of: 视察, points: 1 }", {
      more: "vetoes: [ { name: 一次没参加, of: [视察, 调研], attended: true, at_most: 0 } ]",
    });
    expect(under(never, member([attended("inspection", "leave")]))).toMatchObject({ grade: "不称职" });
    expect(under(never, member(times(80, () => attended())))).toMatchObject({ grade: "优秀" });
  });

  test("a veto of nothing done says why", () => {
    const never = scheme("- { name: 活动, of: 视察, points: 1 }", {
      more: "vetoes: [ { name: 一次没参加, of: [视察, 调研], attended: true, at_most: 0 } ]",
    });
    expect(under(never, member([])).why).toContain("一次没参加");
  });

  test("a veto for some offices concerns no others, or is refused", () => {
    const some = scheme("- { name: 活动, of: 视察, points: 100 }", { more: "vetoes: [ { of: 遵纪守法, outcome: 违法犯罪, for: 常委 } ]" });
    expect(under(some, member([attended(), sanction("law", ["crime"])])).grade).toBe("优秀");
  });
});

describe("ratios", () => {
  const leave = (reason: string | null, date = "2026-02-10"): ActivityFact => withPart("plenary", { state: "leave", reason }, { date });

  test("公假 is valued apart, whatever else the reason says", () => {
    const by = scheme("- { name: 出席, of: 全体会议, weight: 10, values: { 出席: 1, 迟到: 0.8, 请假: 0.5, 公假: 1, 缺席: 0 } }");
    expect(points(by, leave("公假"))).toBe(10);
    expect(points(by, leave("公假（赴省培训）"))).toBe(10);
    expect(points(by, leave("病假"))).toBe(5);
    expect(points(by, leave(null))).toBe(5);
    // 1, 0.5 and 0: a mean of a half.
    expect(points(by, leave("公假"), leave("事假", "2026-03-01"), plenary("absent", "2026-04-01"))).toBe(5);
    // By sittings: the mean of 公假 (1) and absent (0).
    const sheet: ActivityFact = {
      ...plenary(["leave", "absent"]),
      sittings: [
        { date: "2026-02-10", state: "leave", reason: "公假" },
        { date: "2026-02-10", state: "absent" },
      ],
    };
    expect(points(by, sheet)).toBe(5);
    // A state without a value is worth nothing, and sitting in is no occasion.
    expect(points(by, plenary("left_early"))).toBe(0);
    expect(points(by, plenary(), plenary("observer"))).toBe(10);
  });

  test.each([
    ["full", "full", { none: 12, plenary: 12, committee: 12 }],
    ["zero", "zero", { none: 0, plenary: 8, committee: 4 }],
    ["redistribute, and full where nothing was expected at all", "redistribute", { none: 12, plenary: 12, committee: 12 }],
  ] as const)("when none is expected: %s", (_, word, expected) => {
    const by = scheme(
      `
        - { name: 全会, of: 全体会议, weight: 8, values: { present: 1 }, when_none: ${word} }
        - { name: 专委会, of: 专委会会议, weight: 4, values: { present: 1 }, when_none: ${word} }
      `,
      { dimension: "cap: 12", grades: "  - { name: 优秀, min: 5 }\n  - { name: 不称职 }" },
    );
    expect({ none: points(by), plenary: points(by, plenary()), committee: points(by, meeting("committee", "present")) }).toEqual(expected);
    expect(points(by, plenary("absent"), meeting("committee", "present"))).toBe(4);
  });

  test("redistributed, half of the meetings is half of all; and zero is zero where the dimension says so", () => {
    const by = scheme(
      `
        - { name: 全会, of: 全体会议, weight: 8, values: { present: 1 } }
        - { name: 专委会, of: 专委会会议, weight: 4, values: { present: 1 } }
        - { name: 党组, of: 党组会议, weight: 3, values: { present: 1 }, when_none: zero }
      `,
      { dimension: "when_none: zero" },
    );
    expect(points(by, plenary(), plenary("absent", "2026-03-01"))).toBe(6);
    expect(points(by)).toBe(0);
    // 8 + 4 into 8: 12; the party group's own 3 go to nobody.
    expect(points(by, plenary())).toBe(12);
  });

  test("a dimension cannot say `redistribute`", () => {
    expect(() =>
      scheme("- { name: 全会, of: 全体会议, weight: 8, values: { present: 1 } }", { dimension: "when_none: redistribute" }),
    ).toThrow(refusedRules("没有这个词：redistribute"));
  });

  test("因公请假, as a sheet may write it, is 公假 to a rule that values that apart", () => {
    const by = scheme("- { name: 出席, of: 全体会议, weight: 10, values: { 出席: 1, 请假: 0.5, 公假: 1 } }");
    expect(points(by, leave(readAttendanceWord("因公请假")?.reason ?? null))).toBe(10);
  });

  test("an absence while suspended is no occasion", () => {
    const by = scheme("- { name: 出席, of: 全体会议, weight: 10, values: { present: 1 } }");
    const year = [plenary(), plenary("absent", "2026-05-05")];
    expect(under(by, member(year)).total).toBe(500);
    expect(under(by, member(year, { suspensions: [{ from: "2026-05-05", to: "2026-05-05" }] })).total).toBe(1000);
  });
});

describe("rounding, ceilings, parts of a year", () => {
  const thirds = (decimals: string): Rules => scheme("- { name: 活动, of: 视察, points: 1/3 }", { more: decimals });

  test.each([
    ["小数位: 0", [0, 1, 1, 1, 2]],
    ["decimals: 1", [0.3, 0.7, 1, 1.3, 1.7]],
    ["decimals: 2", [0.33, 0.67, 1, 1.33, 1.67]],
    ["", [0.33, 0.67, 1, 1.33, 1.67]],
  ])("%s", (decimals, expected) => {
    const by = thirds(decimals);
    expect([1, 2, 3, 4, 5].map((count) => points(by, ...times(count, () => attended())))).toEqual(expected);
  });

  test("half is rounded up, below zero too, and the lines still sum", () => {
    const by = scheme("- { name: 违纪, of: 遵纪守法, points: -0.5 }\n- { name: 活动, of: 视察, points: 0.5 }", {
      dimension: "floor: none",
      more: "decimals: 0",
    });
    expect(points(by, attended())).toBe(1);
    expect(points(by, sanction("law", ["criticised"]))).toBe(0);
    expect(points(by, ...times(3, () => sanction("law", ["criticised"])))).toBe(-1);
    const result = under(by, member([attended()]));
    expect(result.lines.map(({ item, points: each }) => [item, each])).toEqual([
      ["活动", 50],
      ["四舍五入", 50],
    ]);
  });

  test("rounding does not lift a dimension over its cap", () => {
    const by = scheme("- { name: 活动, of: 视察, points: 5 }", { dimension: "cap: 7.5", more: "decimals: 0", grades: LOW });
    expect(points(by, attended(), attended())).toBeLessThanOrEqual(7.5);
  });

  test("a dimension at its cap is in full", () => {
    const by = scheme("- { name: 活动, of: 视察, points: 5 }", {
      dimension: "cap: 7.4",
      more: "decimals: 0",
      grades: "  - { name: 优秀, min: 1, full: 履职 }\n  - { name: 不称职 }",
    });
    expect(under(by, member([attended(), attended()])).grade).toBe("优秀");
  });

  const LOW = "  - { name: 优秀, min: 5 }\n  - { name: 不称职 }";

  test("a ceiling of all dimensions together", () => {
    const by = parseRules(
      `
name: 总封顶
cap: 10
dimensions:
  - { name: 活动, items: [ { name: 活动, of: 视察, points: 4 } ] }
  - { name: 提案, cap: 8, items: [ { name: 提案, of: 提案, points: 5 } ] }
grades: [ { name: 优秀, min: 10 }, { name: 不称职 } ]
`,
      "总封顶.yaml",
    );
    const result = under(by, member([attended(), attended(), filed(), filed()]));
    expect(result).toMatchObject({ total: 1000, points: { 活动: 800, 提案: 800 }, grade: "优秀" });
    expect(result.lines.at(-1)).toMatchObject({ dimension: "total", points: -600, withheld: 600 });
    expect(points(by, attended(), filed())).toBe(9);
  });

  test("part of a year counts as the whole of it would", () => {
    const by = scheme("- { name: 活动, of: 视察, attended: true, points: 3 }", {
      dimension: "base: 2\ncap: 10\npro_rata: true",
      grades: LOW,
      more: "evaluated: { share_of_days: 20%, on_last_day: true }",
    });
    const from = (day: string, count = 1): number =>
      (under(by, {
        ...member(
          times(count, () => attended()),
          { seats: [{ from: day, to: null }] },
        ),
      }).total ?? Number.NaN) / 100;
    expect(from("2022-01-01")).toBe(5);
    // 73 days of 365 from 20 October on: 3 × 5 = 15, and the base 2 as it is: 17, at most 10.
    expect(from("2026-10-20")).toBe(10);
    // 219 days of 365 from 27 May on: 3 × 365/219 = 5, and 2.
    expect(from("2026-05-27")).toBe(7);
    expect(from("2026-05-27", 0)).toBe(2);
    // 146 days suspended leave 219.
    const suspended = member([attended()], { suspensions: [{ from: "2026-01-01", to: "2026-05-26" }] });
    expect(under(by, suspended).total).toBe(700);
    // 72 days are less than a fifth.
    expect(under(by, member([], { seats: [{ from: "2026-10-21", to: null }] })).excluded).toBe(true);
  });

  test("attendance in ratio is no matter of the part of a year", () => {
    const by = scheme("- { name: 出席, of: 全体会议, weight: 10, values: { present: 1 } }", { dimension: "pro_rata: true" });
    expect(under(by, member([plenary("present", "2026-08-01")], { seats: [{ from: "2026-05-27", to: null }] })).total).toBe(1000);
  });
});

describe("a rule file that contradicts itself", () => {
  const said = (text: string): string => {
    try {
      parseRules(text, "试.yaml");
    } catch (error) {
      return (error as { problems: readonly { message: { zh: string } }[] }).problems.map(({ message }) => message.zh).join("\n");
    }
    return "";
  };
  const file = (dimension: string): string =>
    `name: 试\ndimensions:\n  - name: 履职\n${indent(dimension, 4)}    items: [ { name: 活动, of: 视察, points: 1 } ]\ngrades: [ { name: 优秀, min: 1 }, { name: 不称职 } ]\n`;

  test("a base above the cap is refused", () => {
    expect(said(file("base: 20\ncap: 10"))).toContain("封顶 10 低于基础分 20");
    expect(said(file("base: 9\ncap: 10"))).toBe("");
  });

  test("a word in both languages stands twice", () => {
    expect(said(file("cap: 10\n封顶: 20"))).not.toBe("");
  });

  test("a ceiling of all below nothing is refused", () => {
    expect(said(`cap: -5\n${file("cap: 10").replace("min: 1", "min: -6")}`)).not.toBe("");
  });
});

test("the states of a sheet are told apart in every scheme above", () => {
  const by = scheme(
    (["present", "late", "left_early", "leave", "absent", "observer"] as const satisfies readonly State[])
      .map((state, i) => `- { name: ${state}, of: 全体会议, state: ${state}, points: ${10 ** i} }`)
      .join("\n"),
  );
  expect(points(by, ...(["present", "late", "left_early", "leave", "absent", "observer"] as const).map((state) => plenary(state)))).toBe(
    111_111,
  );
});
