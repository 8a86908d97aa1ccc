import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/domain/people/member.ts";
import type { ActivityFact, ExpectedMeeting, MemberFacts } from "../../src/domain/scoring/facts.ts";
import type { Level } from "../../src/domain/vocabulary/levels.ts";
import type { Outcome } from "../../src/domain/vocabulary/outcomes.ts";
import {
  activity,
  attended,
  charity,
  cosigned,
  type Explained,
  evaluateAll,
  filed,
  honour,
  meeting,
  member,
  opinion,
  plenary,
  shownPoints,
  sumOfLines,
  times,
} from "../domain/facts.ts";
import { readRules } from "../support/rules.ts";

/** Published schemes as rule files. Every figure is computed by hand from the published text, and written out in the case's name. */
const FOLDER = resolve(import.meta.dirname, "../../rules/examples");
const SCHEMES = [
  "activity-groups",
  "fengjie-2022",
  "hefei-2015",
  "hefei-model",
  "hongkou",
  "jinan-2015",
  "opinions-informants",
  "opinions-units",
  "putian-2020",
  "xiangyang-2017",
  "yanbian-2022",
] as const;
type Scheme = (typeof SCHEMES)[number];

const RULES = Object.fromEntries(SCHEMES.map((scheme) => [scheme, readRules(resolve(FOLDER, `${scheme}.yaml`))])) as Record<
  Scheme,
  ReturnType<typeof readRules>
>;

/** All results by a scheme; of each the lines sum to the total. */
function results(scheme: Scheme, members: readonly MemberFacts[], meetings: readonly ExpectedMeeting[] = []): Explained[] {
  const found = evaluateAll(members, meetings, RULES[scheme]);
  for (const one of found) if (!one.excluded) expect(sumOfLines(one), `lines of ${one.name}`).toBe(one.total);
  return found;
}

/** One result among four others who did nothing. */
function resultOf(scheme: Scheme, one: MemberFacts, meetings: readonly ExpectedMeeting[] = []): Explained {
  return results(scheme, [one, ...times(4, () => member([]))], meetings).find(({ person }) => person === one.person) as Explained;
}

/** The arithmetic; the activities; the points of some dimensions, the total and the grade; the office. */
type Case = readonly [
  words: string,
  activities: readonly ActivityFact[],
  points: Readonly<Record<string, number>>,
  total: number,
  grade: string,
  office?: Office,
];

function worked(scheme: Scheme, cases: readonly Case[]): void {
  for (const [words, activities, points, total, grade, office] of cases)
    test(words, () => {
      const result = resultOf(scheme, member(activities, office ? { office } : {}));
      expect(shownPoints(result)).toMatchObject(points);
      expect({ total: (result.total as number) / 100, grade: result.gradeName }).toEqual({ total, grade });
    });
}

const named = (found: readonly Explained[], grade: string): string[] =>
  found.filter(({ gradeName }) => gradeName === grade).map(({ name }) => name);
const tiedOf = (found: readonly Explained[]): string[] => found.filter(({ tied }) => tied).map(({ name }) => name);

const LAST_PLENARY = "2026-12-20";
const present = plenary;
const standing = (...states: ("present" | "absent" | "leave" | "observer" | "late")[]): ActivityFact[] =>
  states.map((state, i) => meeting("standing", state, `2026-${String(i + 1).padStart(2, "0")}-25`));
const sent = (count: number): ActivityFact[] => times(count, () => opinion());
const adopted = (level: Level = "county", ...more: (Outcome | readonly [Outcome, Level])[]): ActivityFact =>
  opinion([["adopted", level], ...more]);
const led = (count: number): ActivityFact[] => times(count, (i) => filed({ date: `2026-02-${String(i + 11)}` }));
const notFiled = (): ActivityFact => activity("proposal", "lead", { came: ["not_filed"] });
/** A proposal that became an opinion, adopted by the county: the record file has both. */
const turned = (): ActivityFact[] => [
  activity("proposal", "lead", { came: ["to_opinion"] }),
  opinion(["to_opinion", ["adopted", "county"]]),
];
const gave = (count: number): ActivityFact[] => times(count, charity);
const went = (count: number, kind = "inspection"): ActivityFact[] => times(count, () => attended(kind));

describe("the files", () => {
  test("are all worked through here", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(SCHEMES.map((scheme) => `${scheme}.yaml`));
  });

  test.each(SCHEMES)("%s reads, has a name, and names its gaps at the top", (scheme) => {
    const { rules, source } = RULES[scheme];
    expect(rules.name).not.toBe("");
    expect(source.text.slice(0, source.text.indexOf("名称:"))).toContain("# 缺口：");
  });

  test("say whom they evaluate", () => {
    expect(SCHEMES.filter((scheme) => RULES[scheme].rules.evaluates !== "members").map((scheme) => RULES[scheme].rules.evaluates)).toEqual([
      "groups",
      "informants",
      "units",
    ]);
  });
});

describe("济南 2015: 70 and a bonus of at most 50", () => {
  const ones = (): ActivityFact[] => [present(), ...went(1)];

  worked("jinan-2015", [
    ["70 + second filed 5, excellent 10 = 85", [...ones(), filed(), filed({}, "excellent")], { 奖励分: 15 }, 85, "优秀"],
    ["70 + charity 6 × 2 → 10 = 80", [...ones(), filed(), ...gave(6)], { 奖励分: 10 }, 80, "称职"],

    ["70 + second filed 5, key 5, charity 2 = 82", [...ones(), filed(), filed({}, "key"), charity()], { 奖励分: 12 }, 82, "称职"],
    [
      "70 + two further filed 10 + charity 2 × 2 + sent 0.5 = 84.5, below 85",
      [...ones(), ...led(3), ...gave(2), ...sent(1)],
      {},
      84.5,
      "称职",
    ],
    ["70 + 10 + key 5 = 85 exactly", [...ones(), ...led(2), filed({}, "key")], { 基础分: 70, 奖励分: 15 }, 85, "优秀"],
    [
      "one plenary attended, one not: 70 − 30 + (5 + 5 + 6 + 2 + 3 × 0.5 = 19.5) = 59.5, below 60",
      [...ones(), plenary("absent", LAST_PLENARY), ...led(3), ...gave(3), adopted(), ...sent(3)],
      { 基础分: 40, 奖励分: 19.5 },
      59.5,
      "不称职",
    ],
    [
      "the same with a fourth sent: 40 + 20 = 60 exactly",
      [...ones(), plenary("absent", LAST_PLENARY), ...led(3), ...gave(3), adopted(), ...sent(4)],
      { 基础分: 40, 奖励分: 20 },
      60,
      "称职",
    ],
    ["absent without leave: 70 − 30 = 40", [plenary("absent"), ...went(1), filed()], { 基础分: 40 }, 40, "不称职"],
    ["on leave: 70 − 10 = 60, but no plenary attended", [plenary("leave"), ...went(1), filed()], { 基础分: 60 }, 60, "不称职"],
    [
      "absent and on leave at sittings of one plenary: 70 − 30, the heavier alone",
      [plenary(["present", "leave", "absent"])],
      {},
      40,
      "不称职",
    ],
    ["nothing at all: 70, but none of the three", [], { 基础分: 70, 奖励分: 0 }, 70, "不称职"],
    ["a co-signed proposal is one of the three, and no bonus: 70", [...ones(), filed(), cosigned(), cosigned()], { 奖励分: 0 }, 70, "称职"],
    [
      "a proposal turned into an opinion is no second filed one: 70 + adopted 2",
      [...ones(), filed(), ...turned()],
      { 奖励分: 2 },
      72,
      "称职",
    ],
    [
      "25 + key 5 × 2 + excellent 10 × 2 + charity 7 × 2 → 10 = 65 → 50; 70 + 50 = 120",
      [...ones(), ...led(4), filed({}, "key", "excellent"), filed({}, "key", "excellent"), ...gave(7)],
      { 奖励分: 50 },
      120,
      "优秀",
    ],
    [
      "a standing member at two standing meetings: 70, not the three",
      [...ones(), filed(), ...standing("present", "late")],
      {},
      70,
      "不称职",
      "standing",
    ],
    ["a standing member at three: 70", [...ones(), filed(), ...standing("present", "late", "present")], {}, 70, "称职", "standing"],
  ]);

  test("which of the three is wanting is said; no activity", () => {
    expect(resultOf("jinan-2015", member([present(), filed()])).why).toContain("一次视察或调研");
    expect(resultOf("jinan-2015", member([plenary("leave"), filed(), ...went(1)])).why).toContain("出席一次全体会议");
  });

  test("on no plenary's sheet: not 称职 by 70, and open", () => {
    const sheet: ExpectedMeeting = { activity: 1, kind: "plenary", title: "全体会议", date: "2026-02-10" };
    expect(resultOf("jinan-2015", member([...went(1), filed()]), [sheet])).toMatchObject({
      total: 7000,
      gradeName: "不称职",
      open: [sheet],
    });
  });
});

describe("合肥 2015: 85 and additions", () => {
  worked("hefei-2015", [
    ["30 + 30 = 60 exactly, with charity 2: 62", [present(), ...went(2), charity()], { 加分: 2 }, 62, "称职"],
    ["30 + 30 = 60 exactly", [present(), ...went(2)], {}, 60, "称职"],
    [
      "a standing member late and on leave: 15 + 15 × 1/2 = 22.5",
      [present(), ...standing("late", "leave")],
      { 出席会议: 22.5 },
      22.5,
      "不称职",
      "standing",
    ],

    [
      "30 + 30 + 25 + second and third filed 10 = 95",
      [plenary(["present", "late"]), ...went(2), ...led(3)],
      { 出席会议: 30, 参加活动: 30, 提案和社情民意: 25, 加分: 10 },
      95,
      "优秀",
    ],
    ["a member: 30 + 30 + co-signed 25 = 85 exactly", [present(), ...went(3), cosigned()], { 加分: 0 }, 85, "优秀"],
    [
      "a member is not expected at standing meetings: 85",
      [present(), ...standing("absent", "absent"), ...went(2), filed()],
      {},
      85,
      "优秀",
    ],
    [
      "a standing member: 15 + 15 × 2/4 − 4 × 2 = 14.5; + 30 + 25 = 69.5",
      [present(), ...standing("present", "absent", "present", "absent"), ...went(2), filed()],
      { 出席会议: 14.5 },
      69.5,
      "称职",
      "standing",
    ],
    [
      "a standing member on leave from the plenary, at all standing meetings: 0 + 15 + 30 + 25 = 70",
      [plenary("leave"), ...standing("present", "present"), ...went(2), filed()],
      { 出席会议: 15 },
      70,
      "称职",
      "standing",
    ],
    [
      "a standing member absent from the plenary: −4 + 15 × 1 = 11; + 30 + 25 = 66",
      [plenary("absent"), ...standing("present"), ...went(2), filed()],
      { 出席会议: 11 },
      66,
      "称职",
      "vice_chair",
    ],
    ["a member absent: −10 + 30 + 25 = 45", [plenary("absent"), ...went(2), filed()], { 出席会议: -10 }, 45, "不称职"],
    ["a member on leave: 0 + 30 + 25 = 55", [plenary("leave"), ...went(2), filed()], { 出席会议: 0 }, 55, "不称职"],
    ["one sitting of three missed: 0, and not −10", [plenary(["present", "absent", "present"]), ...went(2)], { 出席会议: 0 }, 30, "不称职"],
    ["nothing at all: 0", [], { 出席会议: 0, 参加活动: 0, 提案和社情民意: 0, 加分: 0 }, 0, "不称职"],
    ["one activity is not two: 30 + 0", [present(), ...went(1)], { 参加活动: 0 }, 30, "不称职"],
    ["absent, and nothing else: −10 altogether", [plenary("absent")], {}, -10, "不称职"],
    [
      "5 × 5 → 20, opinions 4 × 3 → 10, charity 6 × 2 → 10: 85 + 40 = 125",
      [present(), ...went(2), ...led(6), ...times(4, () => adopted()), ...gave(6)],
      { 提案和社情民意: 25, 加分: 40 },
      125,
      "优秀",
    ],
    ["a proposal turned into an adopted opinion: 25 as the opinion, and 3", [...turned()], { 提案和社情民意: 25, 加分: 3 }, 28, "不称职"],
  ]);
});

describe("合肥一类的范本", () => {
  const joint = { form: "联名" };

  worked("hefei-model", [
    [
      "late or left early is there: 35; standing late, on leave: 30 × 1/2",
      [plenary(["late", "left_early"]), ...standing("late", "leave")],
      { 出席会议: 50 },
      50,
      "不称职",
      "standing",
    ],

    [
      "35 + four of five activities 30 + 15 + adopted 10 = 90",
      [present(), ...went(5), filed({ form: "个人" }), adopted()],
      { 出席会议: 35, 参加活动: 30, 提案: 15, 社情民意: 10 },
      90,
      "优秀",
    ],
    ["three activities 22.5; 35 + 22.5 = 57.5", [present(), ...went(3)], { 参加活动: 22.5 }, 57.5, "不称职"],
    ["35 + 30 + 15 + five not adopted 5 = 85 exactly", [present(), ...went(4), filed(), ...sent(5)], { 社情民意: 5 }, 85, "优秀"],
    ["the lead of a joint proposal 10; 35 + 10 + 15 = 60 exactly", [present(), ...went(2), filed(joint)], { 提案: 10 }, 60, "称职"],
    ["a co-signer 5, once for two", [present(), cosigned(["filed"], joint), cosigned(["filed"], joint)], { 提案: 5 }, 40, "不称职"],
    ["lead and co-signer: 10 once", [present(), cosigned(["filed"], joint), filed(joint)], { 提案: 10 }, 45, "不称职"],
    [
      "a joint one, then one's own: 15 once + second filed 5",
      [filed({ ...joint, date: "2026-02-11" }), filed({ form: "个人" })],
      { 提案: 20 },
      55,
      "不称职",
    ],
    [
      "15 + 5 × 5 → 20 + excellent 8 × 2 = 51; excellent as a co-signer nothing",
      [...led(4), filed({}, "excellent"), filed({}, "excellent"), cosigned(["filed", "excellent"])],
      { 提案: 51 },
      86,
      "优秀",
    ],
    [
      "adopted 10; the second 3, by the city 6, two not adopted 2: 21",
      [adopted(), adopted("city"), ...sent(2)],
      { 社情民意: 21 },
      56,
      "不称职",
    ],
    ["10 + (4 × 3 + 5 × 6 = 42) → 20 = 30", times(5, () => adopted("province")), { 社情民意: 30 }, 65, "称职"],
    ["25 not adopted: 25 → 20", sent(25), { 社情民意: 20 }, 55, "不称职"],
    ["a standing member: 35 + 30 × 1/2 = 50", [present(), ...standing("present", "absent")], { 出席会议: 50 }, 50, "不称职", "standing"],
    ["a member at the same meetings: 35", [present(), ...standing("present", "absent")], { 出席会议: 35 }, 35, "不称职"],
    ["absent without leave: 0", [plenary("absent")], { 出席会议: 0 }, 0, "不称职"],
    ["on leave: 0", [plenary("leave")], { 出席会议: 0 }, 0, "不称职"],
    ["nothing, and nothing expected: 35, to be looked at", [], { 出席会议: 35 }, 35, "不称职"],
    ["turned into an opinion and adopted: no proposal, opinion 10", [...turned()], { 提案: 0, 社情民意: 10 }, 45, "不称职"],
  ]);
});

describe("延边 2022: from 0, without a ceiling", () => {
  worked("yanbian-2022", [
    ["three filed: 10 + 30 = 40 exactly", led(3), { 提案: 40 }, 40, "优秀"],

    ["one filed: 10 + 10 = 20", [filed()], { 提案: 20 }, 20, "合格"],
    ["three filed, one of them key: 10 + 3 × 10 + 10 = 50", [...led(2), filed({}, "key")], { 提案: 50 }, 50, "优秀"],
    ["twelve filed: 10 + 120 = 130, no ceiling", led(12), { 提案: 130 }, 130, "优秀"],
    [
      "sent up to the province and the nation: 10 + 10 + 10",
      [activity("proposal", "lead", { came: ["filed", ["sent_up", "province"], ["sent_up", "nation"]] })],
      { 提案: 30 },
      30,
      "合格",
    ],
    [
      "sent up to the prefecture only: 10 + 10",
      [activity("proposal", "lead", { came: ["filed", ["sent_up", "city"]] })],
      { 提案: 20 },
      20,
      "合格",
    ],
    ["not filed: 10, once for two; exactly on the line", [notFiled(), notFiled()], { 提案: 10 }, 10, "合格"],
    ["co-signers have nothing", [cosigned(), cosigned(["filed", "key"])], { 提案: 0 }, 0, "不合格"],
    ["the lead of a joint proposal: 10 + 10", [filed({ form: "联名" })], { 提案: 20 }, 20, "合格"],
    ["three opinions, none adopted: 5 once", sent(3), { 社情民意: 5 }, 5, "不合格"],
    [
      "adopted, and instructed by a prefecture leader: 5 + 10 + 10 = 25",
      [adopted("city", ["instructed", "city"])],
      { 社情民意: 25 },
      25,
      "合格",
    ],
    ["instructed by a county leader: 5", [opinion([["instructed", "county"]])], { 社情民意: 5 }, 5, "不合格"],
    [
      "adopted by the province and the nation: 5 + 10 + 10 = 25",
      [adopted("province", ["adopted", "nation"])],
      { 社情民意: 25 },
      25,
      "合格",
    ],
    ["one adopted by the county, one by the province: 5 + 20 + 10 = 35", [adopted(), adopted("province")], { 社情民意: 35 }, 35, "合格"],
    ["turned into an opinion: not counted twice, 0 + (5 + 10)", [...turned()], { 提案: 0, 社情民意: 15 }, 15, "合格"],
    ["nothing at all, plenary or not: 0", [present()], { 提案: 0, 社情民意: 0 }, 0, "不合格"],
  ]);

  test("20 % of 5 is one place, whoever else is above 40: 20 + 35 = 55, 10 + 40 = 50, 30 + 15 = 45", () => {
    const found = results("yanbian-2022", [
      member([filed(), adopted(), adopted("province")], { name: "甲" }), // 20 + 35 = 55
      member(led(4), { name: "乙" }), // 50
      member([filed(), filed(), opinion(), adopted()], { name: "丙" }), // 30 + 15 = 45
      ...times(2, () => member([])),
    ]);
    expect(found.slice(0, 3).map(({ name, total }) => [name, total])).toEqual([
      ["甲", 5500],
      ["乙", 5000],
      ["丙", 4500],
    ]);
    expect(named(found, "优秀")).toEqual(["甲"]);
    expect(named(found, "合格")).toEqual(["乙", "丙"]);
  });

  test("two fully alike at 50 for one place: neither, both named", () => {
    const found = results("yanbian-2022", [member(led(4), { name: "甲" }), member(led(4), { name: "乙" }), ...times(3, () => member([]))]);
    expect(named(found, "优秀")).toEqual([]);
    expect(tiedOf(found)).toEqual(["甲", "乙"]);
  });
});

describe("莆田 2020: 100 points, 46 commended", () => {
  const onOfficialLeave = (): ActivityFact => ({
    ...plenary("leave"),
    parts: [{ role: "attendee", state: "leave", position: null, reason: "公假" }],
  });

  worked("putian-2020", [
    ["a plenary of two sittings, late and left early: 40 × 0.8 = 32", [plenary(["late", "left_early"])], { 出席会议: 32 }, 32, "不称职"],
    [
      "25 + 15 × (0.8 + 0.5 + 0)/3 = 31.5",
      [present(), meeting("committee", "left_early"), meeting("committee", "leave"), meeting("chair", "absent")],
      { 出席会议: 31.5 },
      31.5,
      "不称职",
    ],

    [
      "25 + 15 + lead 10, co-signed 4 + two activities 10 + adopted 5, sent 2 + charity 2 = 73",
      [present(), meeting("committee", "present"), filed(), cosigned(), ...went(2), adopted(), opinion(), charity()],
      { 出席会议: 40, 提案: 14, 参加活动: 10, 社情民意: 7, 公益慈善: 2 },
      73,
      "称职",
    ],
    [
      "every part at its top: 40 + 30 → 20 + 25 → 20 + 15 → 10 + 12 → 10 = 100",
      [present(), ...led(3), ...went(5), ...times(3, () => adopted()), ...gave(6)],
      { 提案: 20, 参加活动: 20, 社情民意: 10, 公益慈善: 10 },
      100,
      "称职",
    ],
    ["40 + 4 × 5 = 60 exactly", [present(), ...went(4)], {}, 60, "称职"],
    ["absent: 0 of 25; committee late 15 × 0.8 = 12", [plenary("absent"), meeting("committee", "late")], { 出席会议: 12 }, 12, "不称职"],
    ["on leave, nothing else expected: 40 × 0.5 = 20", [plenary("leave")], { 出席会议: 20 }, 20, "不称职"],
    ["on official leave: 25 × 0.8 + 15 = 35", [onOfficialLeave(), meeting("committee", "present")], { 出席会议: 35 }, 35, "不称职"],
    ["nothing at all, nothing expected: 40, to be looked at", [], { 出席会议: 40 }, 40, "不称职"],
    ["turned into an opinion: 40 + adopted 5", [present(), ...turned()], { 提案: 0, 社情民意: 5 }, 45, "不称职"],
  ]);

  /** 40 + 20 + lead 10 + i sent, raw: all distinct from one another in the raw opinions, if not in the total. */
  const strong = (i: number): MemberFacts => member([present(), ...went(4), filed(), ...sent(i)], { name: `甲${i + 1}` });
  const sixty = (name: string, ...more: ActivityFact[]): MemberFacts => member([present(), ...went(4), ...more], { name });
  const commendedOf = (found: readonly Explained[]): string[] => found.filter(({ commended }) => commended).map(({ name }) => name);

  test("46 of 337: 45 with 70 and more, the next with 64 is in, one with 60 is out", () => {
    const found = results("putian-2020", [
      ...times(45, strong),
      sixty("乙", cosigned()),
      sixty("丙"),
      ...times(290, () => member([plenary("leave")])),
    ]);
    expect(found).toHaveLength(337);
    expect(commendedOf(found)).toHaveLength(46);
    expect(found.slice(44, 47).map(({ name, total, commended }) => [name, total, commended])).toEqual([
      ["甲1", 7000, true],
      ["乙", 6400, true],
      ["丙", 6000, false],
    ]);
    expect(found[46]?.why).toContain("超出优秀委员表扬名单名额（46 人）");
  });

  test("the 46th and the 47th fully alike: 45, and both named", () => {
    const found = results("putian-2020", [...times(45, strong), sixty("乙"), sixty("丙"), ...times(3, () => member([]))]);
    expect(commendedOf(found)).toHaveLength(45);
    expect(tiedOf(found)).toEqual(["乙", "丙"]);
  });

  test("absent without leave, with 12 + 50 = 62: 称职, not commended, and takes no place", () => {
    const absent = member([plenary("absent"), meeting("committee", "late"), ...led(2), ...went(4), ...times(2, () => adopted())], {
      name: "缺",
    });
    const found = results("putian-2020", [absent, ...times(45, strong), sixty("乙")]);
    expect(found.find(({ name }) => name === "缺")).toMatchObject({ total: 6200, gradeName: "称职", commended: false });
    expect(commendedOf(found)).toContain("乙");
  });

  test("below 60 nobody is commended, places or not", () => {
    expect(commendedOf(results("putian-2020", [sixty("甲"), member([present(), ...went(3)])]))).toEqual(["甲"]);
  });
});

describe("奉节 2022: five parts, five grades", () => {
  /** 20 + (12 + 8 = 20) + 20 + 20 + 10 = 90. */
  const ninety = (name: string, ...more: ActivityFact[]): MemberFacts =>
    member([present(), ...led(2), ...went(4), adopted(), adopted(), ...gave(2), ...more], { name });

  worked("fengjie-2022", [
    [
      "every part above its top: 28 → 20, 30 → 20, 30 → 20, 25 → 20, 5 + 6 → 10; 5 × 20 + 10 = 110",
      [present(), ...led(2), filed({}, "excellent"), ...went(6), ...times(3, () => adopted()), ...gave(5), honour("nation")],
      { 提案: 20, 参加活动: 20, 社情民意: 20, 公益慈善: 20, 加分: 10 },
      110,
      "优秀",
    ],
    [
      "20 × (0.8 + 0.8)/2 = 16; one activity 5; excellent 5 + city 4, the county's not: 9",
      [plenary(["late", "left_early"]), ...went(1), filed({}, "excellent"), honour("county"), honour("city")],
      { 出席会议: 16, 提案: 12, 参加活动: 5, 加分: 9 },
      42,
      "一般",
    ],
    [
      "a county honour alone 2, a province's alone 6: the higher",
      [present(), honour("province"), honour("county")],
      { 加分: 6 },
      26,
      "一般",
    ],
    ["a county honour 2", [present(), honour("county")], { 加分: 2 }, 22, "一般"],

    [
      "20 + (12 + 8) + 4 × 5 + 2 × 10 + 2 × 5 = 90 exactly",
      [present(), ...led(2), ...went(4), adopted(), adopted(), ...gave(2)],
      { 出席会议: 20, 提案: 20, 参加活动: 20, 社情民意: 20, 公益慈善: 10 },
      90,
      "优秀",
    ],
    ["20 + 20 + 20 + 20 = 80 exactly", [present(), ...led(2), ...went(4), adopted(), adopted()], {}, 80, "优良"],
    ["20 + 12 + 20 + sent 5, adopted 10 + 0 = 67", [present(), filed(), ...went(4), opinion(), adopted()], {}, 67, "基本合格"],
    ["20 + 20 + 20 + adopted 10 = 70 exactly", [present(), ...led(2), ...went(4), adopted()], {}, 70, "合格"],
    [
      "20 + two co-signed of three 8 + 20 + 10 + 0 = 58",
      [present(), ...times(3, () => cosigned()), ...went(4), adopted()],
      { 提案: 8 },
      58,
      "一般",
    ],
    ["20 + 20 + 20 = 60 exactly", [present(), ...led(2), ...went(4)], {}, 60, "基本合格"],
    [
      "excellent 5 + province 6, the county's 2 not = 11 → 10; 20 + 12 + 10 = 42",
      [present(), filed({}, "excellent"), honour("county"), honour("province")],
      { 加分: 10 },
      42,
      "一般",
    ],
    [
      "absent: 0, with a committee meeting attended 20 × 1/2 = 10",
      [plenary("absent"), meeting("committee", "present")],
      { 出席会议: 10 },
      10,
      "一般",
    ],
    ["on leave: 20 × 0.5 = 10", [plenary("leave")], { 出席会议: 10 }, 10, "一般"],
    ["nothing at all: 20, to be looked at", [], { 出席会议: 20 }, 20, "一般"],
    ["turned into an opinion: 20 + adopted 10", [present(), ...turned()], { 提案: 0, 社情民意: 10 }, 30, "一般"],
  ]);

  test("10 % of 262 is 26.2, rounded up 27: the 28th with 90 is 优良", () => {
    const found = results("fengjie-2022", [
      ...times(28, (i) => ninety(`甲${i + 1}`, ...sent(i))), // the raw opinions set them apart
      ...times(231, () => member([present(), ...led(2), ...went(4), adopted()])),
      ...times(3, () => member([plenary("absent")])),
    ]);
    expect(found).toHaveLength(262);
    expect(named(found, "优秀")).toHaveLength(27);
    expect(named(found, "优良")).toEqual(["甲1"]);
    expect(named(found, "一般")).toHaveLength(3);
  });

  test.each([
    [10, 1],
    [11, 2],
  ])("of %i evaluated %i", (evaluated, places) => {
    const found = results("fengjie-2022", [
      ...times(3, (i) => ninety(`甲${i}`, ...sent(i))),
      ...times(evaluated - 3, () => member([plenary("absent")])),
    ]);
    expect(named(found, "优秀")).toHaveLength(places);
  });

  test("two alike at 90 for one place of ten: both 优良, both named", () => {
    const found = results("fengjie-2022", [ninety("甲"), ninety("乙"), ...times(8, () => member([plenary("absent")]))]);
    expect(named(found, "优秀")).toEqual([]);
    expect(named(found, "优良")).toEqual(["甲", "乙"]);
    expect(tiedOf(found)).toEqual(["甲", "乙"]);
  });
});

describe("襄阳 2017: 100, standing members 120, no ceiling", () => {
  worked("xiangyang-2017", [
    ["a member without anything: 100, exactly on the line", [], { 基本分: 100, 加分: 0 }, 100, "称职"],
    ["a standing member without anything: 120", [], { 基本分: 120 }, 120, "称职", "standing"],
    ["the chair as well: 120", [], { 基本分: 120 }, 120, "称职", "chair"],
    [
      "a standing member: 120 − 20 − 10 − 3 = 87",
      [plenary("absent"), ...standing("absent", "leave", "present")],
      { 基本分: 87 },
      87,
      "不称职",
      "standing",
    ],
    [
      "a member, of whom no standing meeting is expected: 100 − 20 = 80",
      [plenary("absent"), ...standing("absent", "leave")],
      { 基本分: 80 },
      80,
      "不称职",
    ],
    ["on leave: 100 − 5 = 95", [plenary("leave")], { 基本分: 95 }, 95, "不称职"],
    ["95 + co-signed 3 + charity 2 = 100 exactly", [plenary("leave"), cosigned(), charity()], { 加分: 5 }, 100, "称职"],
    ["100 + 2 × 10 + 8 + 2 = 130 exactly", [present(), ...led(2), adopted(), charity()], { 加分: 30 }, 130, "优秀"],
    [
      "no ceiling: 100 + 12 × 10 + 5 × 8 + 10 × 4 + 10 × 2 = 320",
      [...led(12), ...times(5, () => adopted()), ...went(10), ...gave(10)],
      { 加分: 220 },
      320,
      "优秀",
    ],
    [
      "no less than 0: 120 − 20 − 11 × 10 = −10 → 0",
      [plenary("absent"), ...standing(...times(11, () => "absent" as const))],
      { 基本分: 0 },
      0,
      "不称职",
      "standing",
    ],
    ["turned into an opinion and adopted: 100 + 8", [...turned()], { 加分: 8 }, 108, "称职"],
  ]);

  test("20 % of 10 is two: A 140, B 138, and C 138 alike with B: A alone, B and C named", () => {
    const found = results("xiangyang-2017", [
      member(led(4), { name: "A" }),
      member([...led(3), adopted()], { name: "B" }),
      member([...led(3), adopted()], { name: "C" }),
      ...times(7, () => member([])),
    ]);
    expect(named(found, "优秀")).toEqual(["A"]);
    expect(tiedOf(found)).toEqual(["B", "C"]);
  });

  test("a standing member's 120 + 10 and a member's 100 + 30 tie at 130; of the raw additions the member has more", () => {
    const found = results("xiangyang-2017", [
      member([filed()], { name: "常", office: "standing" }),
      member(led(3), { name: "委" }),
      ...times(3, () => member([])),
    ]);
    expect(found.slice(0, 2).map(({ name, total, gradeName }) => [name, total, gradeName])).toEqual([
      ["委", 13000, "优秀"],
      ["常", 13000, "称职"],
    ]);
  });
});

describe("虹口: who comes, who sits in, who does not come", () => {
  const lecture = (role: "lecturer" | "attendee", state: "present" | "absent" | "leave" = "present"): ActivityFact =>
    activity("training", role, { state });

  worked("hongkou", [
    [
      "a special committee's meeting 2, absent from another −2, on leave from a third −1",
      [meeting("committee", "present"), meeting("committee", "absent"), meeting("committee", "leave")],
      { 会议: -1 },
      -1,
      "不合格",
    ],
    ["a special committee's meeting 2", [meeting("committee", "late")], { 会议: 2 }, 2, "合格"],

    ["a standing member at the standing meeting: 3", standing("present"), { 会议: 3 }, 3, "合格", "standing"],
    ["a member who sits in: 2", standing("observer"), { 会议: 2 }, 2, "合格"],
    [
      "a standing member: late 3, leave −1, absent −2: 0, exactly on the line",
      standing("late", "leave", "absent"),
      { 会议: 0 },
      0,
      "合格",
      "standing",
    ],
    ["a member on the standing meeting's sheet as absent was not expected: 0", standing("absent", "leave"), { 会议: 0 }, 0, "合格"],
    ["who speaks 6", [lecture("lecturer")], { 活动: 6 }, 6, "合格"],
    ["who listens 2", [lecture("attendee")], { 活动: 2 }, 2, "合格"],
    [
      "who speaks and is on the list of listeners too: 6, not 8",
      [
        {
          ...lecture("lecturer"),
          parts: [
            { role: "attendee", state: "present", position: null },
            { role: "lecturer", state: "present", position: null },
          ],
        },
      ],
      { 活动: 6 },
      6,
      "合格",
    ],
    ["registered, not come: −1 a time", [lecture("attendee", "absent"), attended("inspection", "absent")], { 活动: -2 }, -2, "不合格"],
    ["registered, then on leave: 0", [lecture("attendee", "leave"), attended("inspection", "leave")], { 活动: 0 }, 0, "合格"],
    ["nothing at all, registered for nothing: 0", [], { 会议: 0, 活动: 0, 建言: 0 }, 0, "合格"],
    ["absent from the plenary: −2 below 0", [plenary("absent")], { 会议: -2 }, -2, "不合格"],
    ["on leave from the plenary: −1", [plenary("leave")], { 会议: -1 }, -1, "不合格"],
    ["the lead 6, a co-signer 2; sent 1, adopted 4: 13", [filed(), cosigned(), opinion(), adopted()], { 建言: 13 }, 13, "合格"],
    ["turned into an opinion and adopted: 4", [...turned()], { 建言: 4 }, 4, "合格"],
    [
      "plenary 5, standing 4 × 3, listens 2, inspection 3, lead 6, co-signed 2 = 30 exactly",
      [present(), ...standing("present", "present", "present", "present"), lecture("attendee"), ...went(1), filed(), cosigned()],
      { 会议: 17, 活动: 5, 建言: 8 },
      30,
      "优秀",
      "standing",
    ],
    [
      "the same with one registered and not come: 29",
      [
        present(),
        ...standing("present", "present", "present", "present"),
        lecture("attendee"),
        ...went(1),
        filed(),
        cosigned(),
        attended("research", "absent"),
      ],
      { 活动: 4 },
      29,
      "合格",
      "standing",
    ],
  ]);
});

const came = (...outcomes: ActivityFact["outcomes"]): ActivityFact => activity("opinion", "author", { position: 1, outcomes });
const as = (form: string, level: Level = "county"): ActivityFact["outcomes"][number] => ({ what: "adopted", level, form });

describe("特邀信息员", () => {
  worked("opinions-informants", [
    ["combined by the nation: 15", [came(as("综合", "nation"))], { 采用: 15 }, 15, "合格"],

    [
      "single 5 + combined 2 + forwarded 1 + not adopted 0 = 8",
      [came(as("单篇")), came(as("综合")), came(as("转送")), came()],
      { 采用: 8 },
      8,
      "合格",
    ],
    [
      "5 + 2 + 2 + 1 = 10 exactly, with four sent",
      [came(as("单篇")), came(as("综合")), came(as("综合")), came(as("转送"))],
      {},
      10,
      "优秀信息员",
    ],
    [
      "one item, county single and nation combined and single: 20, the highest",
      [came(as("单篇"), as("综合", "nation"), as("单篇", "nation"))],
      { 采用: 20 },
      20,
      "合格",
    ],
    [
      "province single 15 + combined 10, and forwarded there 1 = 26; three sent are not four",
      [came(as("单篇", "province")), came(as("综合", "province")), came(as("转送", "province"))],
      { 采用: 26 },
      26,
      "合格",
    ],
    [
      "instructed by the county 5, by county and city 15; adopted without a form 1: 21",
      [
        opinion([["instructed", "county"]]),
        opinion([
          ["instructed", "county"],
          ["instructed", "city"],
        ]),
        adopted(),
        came(),
      ],
      { 采用: 1, 批示: 20 },
      21,
      "优秀信息员",
    ],
    [
      "county single and province combined are not province single: 10",
      [came(as("单篇"), as("综合", "province"))],
      { 采用: 10 },
      10,
      "合格",
    ],
    ["sent, nothing adopted: 0, 合格", sent(1), {}, 0, "合格"],
    ["nothing: 0, nothing sent", [], {}, 0, "没有报送"],
  ]);

  test("ten places, three alike at the edge: nine", () => {
    const informant = (i: number): MemberFacts => member([...times(4 + i, () => came(as("单篇")))], { name: `信${i}` }); // 20 + 5 i
    const found = results("opinions-informants", [...times(9, (i) => informant(i + 1)), ...times(3, () => informant(0)), member([])]);
    expect(named(found, "优秀信息员")).toHaveLength(9);
    expect(tiedOf(found)).toEqual(["信0", "信0", "信0"]);
  });

  test("eleven with different sums: ten, the eleventh is 合格", () => {
    const found = results(
      "opinions-informants",
      times(11, (i) => member([...times(4 + i, () => came(as("单篇")))], { name: `信${i}` })),
    );
    expect(named(found, "优秀信息员")).toHaveLength(10);
    expect(named(found, "合格")).toEqual(["信0"]);
  });

  test("appointed in December, or gone in June: evaluated all the same", () => {
    const found = results("opinions-informants", [
      member(sent(1), { name: "新", seats: [{ from: "2026-12-01", to: null }] }),
      member(sent(1), { name: "旧", seats: [{ from: "2022-01-01", to: "2026-06-30" }] }),
    ]);
    expect(found.map(({ excluded, gradeName }) => [excluded, gradeName])).toEqual([
      [false, "合格"],
      [false, "合格"],
    ]);
  });
});

describe("社情民意单位", () => {
  /** Ten sent, one of them adopted by the city and instructed on: 10 + 5 + 5 = 20. */
  const twenty = (): ActivityFact[] => [...sent(9), adopted("city", ["instructed", "county"])];

  worked("opinions-units", [
    [
      "12 sent → 10; county 3 × 2, province 10, instructed 5 = 31",
      [...sent(9), adopted(), adopted(), adopted("province", "instructed")],
      { 报送: 10, 采用: 21 },
      31,
      "先进单位",
    ],
    [
      "one item by county, city and nation: 20; sent 1",
      [adopted("county", ["adopted", "city"], ["adopted", "nation"])],
      { 采用: 20 },
      21,
      "先进单位",
    ],
    ["10 + city 5 + instructed 5 = 20 exactly", twenty(), { 报送: 10, 采用: 10 }, 20, "先进单位"],
    ["one sent: 1 exactly", sent(1), { 报送: 1, 采用: 0 }, 1, "完成"],
    ["nothing: 0", [], {}, 0, "未完成"],
    [
      "two of its people wrote one item together: once, 1 + 3",
      [
        {
          ...adopted(),
          parts: [
            { role: "author", state: null, position: 1 },
            { role: "author", state: null, position: 2 },
          ],
        },
      ],
      { 报送: 1, 采用: 3 },
      4,
      "完成",
    ],
  ]);

  test("three places: 31, 21, then two alike at 20: two units, the alike named", () => {
    const found = results("opinions-units", [
      member([...sent(9), adopted(), adopted(), adopted("province", "instructed")], { name: "教育局" }),
      member([adopted("nation")], { name: "科协" }),
      member(twenty(), { name: "文旅局" }),
      member(twenty(), { name: "卫健局" }),
    ]);
    expect(named(found, "先进单位")).toEqual(["教育局", "科协"]);
    expect(tiedOf(found)).toEqual(["文旅局", "卫健局"]);
    expect(named(found, "完成")).toEqual(["文旅局", "卫健局"]);
  });
});

describe("委员活动组", () => {
  const full = (): ActivityFact[] => [...went(6, "bimonthly"), ...went(6, "group"), ...went(5), ...led(10), ...gave(5)];

  worked("activity-groups", [
    [
      "one of each: 5 + (5 + 2) + (2 + 3) + 2 = 19",
      [...went(1, "bimonthly"), ...went(1, "group"), ...went(1), filed(), adopted(), charity()],
      { 双月见面: 5, 组内活动: 7, 建言: 5, 公益: 2 },
      19,
      "不合格",
    ],
    ["11 × 2 → 20, 6 × 2 → 10", [...led(11), ...gave(6)], { 建言: 20, 公益: 10 }, 30, "不合格"],

    ["6 × 5 + (6 × 5 + 5 × 2) + 10 × 2 + 5 × 2 = 100", full(), { 双月见面: 30, 组内活动: 40, 建言: 20, 公益: 10 }, 100, "先进活动组"],
    [
      "caps: 8 × 5 → 30 and 7 × 2 → 10; 7 × 5 → 30",
      [...went(7, "bimonthly"), ...went(8, "group"), ...went(7)],
      { 双月见面: 30, 组内活动: 40 },
      70,
      "合格",
    ],
    ["5 × 5 + 40 + 20 + 10 = 95, but five meetings are not six", full().slice(1), { 双月见面: 25 }, 95, "合格"],
    ["30 + 30 = 60 exactly", [...went(6, "bimonthly"), ...went(6, "group")], {}, 60, "合格"],
    ["30 + 40 + 10 = 80 exactly", [...went(6, "bimonthly"), ...went(6, "group"), ...went(5), ...gave(5)], {}, 80, "先进活动组"],
    ["nobody came: 0", [attended("bimonthly", "absent"), attended("group", "leave")], { 双月见面: 0, 组内活动: 0 }, 0, "不合格"],
    ["nothing at all: 0", [], {}, 0, "不合格"],
    [
      "a proposal led 2, one co-signed 0, one turned into an adopted opinion 3",
      [filed(), cosigned(), ...turned()],
      { 建言: 5 },
      5,
      "不合格",
    ],
  ]);

  test.each([
    [2, 1, "2/3 is none, but at least one"],
    [3, 1, "3/3"],
    [5, 1, "5/3 = 1.67, rounded down"],
    [6, 2, "6/3"],
  ])("of %i groups %i: %s", (count, places) => {
    const found = results(
      "activity-groups",
      times(count, (i) => member([...full(), ...times(i, () => adopted())], { name: `第${i + 1}组` })),
    );
    expect(named(found, "先进活动组")).toHaveLength(places);
  });
});
