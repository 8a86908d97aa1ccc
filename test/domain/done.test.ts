import { describe, expect, test } from "vitest";
import type { ActivityFact, PartFact } from "../../src/domain/scoring/facts.ts";
import type { State } from "../../src/domain/vocabulary/states.ts";
import { parseRules } from "../support/rules.ts";
import { activity, evaluateAll, filed, member, times } from "./facts.ts";

const rulesOf = (items: string, more = ""): ReturnType<typeof parseRules> =>
  parseRules(
    `名称: 试\n${more}\n方面:\n  - { 名称: 甲, 最低: 无, 项目: [${items}] }\n等次: [{ 名称: 好, 分数线: 0 }, { 名称: 差 }]\n`,
    "试.yaml",
  );

function scored(items: string, ...activities: ActivityFact[]) {
  const [result] = evaluateAll([member(activities)], [], rulesOf(items));
  return { points: (result?.total ?? Number.NaN) / 100, notes: result?.lines.map(({ note }) => note) };
}

const speech = (state: State | null, more: Partial<PartFact> = {}, form: string | null = "口头"): ActivityFact =>
  activity("speech", "speaker", { form, parts: [{ role: "speaker", state, position: null, ...more }] });

describe("who did not come did not speak, and did not lecture", () => {
  const SPEECH = "{ 名称: 发言, 类别: 大会发言, 分值: 2 }";
  test.each<[string, ActivityFact, number]>([
    ["present", speech("present"), 2],
    ["nobody knows", speech(null), 2],
    ["on leave", speech("leave"), 0],
    ["absent", speech("absent"), 0],
    ["a written speech of whoever was on leave", speech("leave", {}, "书面"), 2],
    ["an author who was on leave", speech("leave", { role: "author" }), 2],
  ])("%s", (_, fact, points) => expect(scored(SPEECH, fact).points).toBe(points));

  test("says why", () => expect(scored(SPEECH, speech("leave")).notes).toEqual(["请假，不计分"]));

  test("a lecture too; of whoever was only invited a leave is paid as ever", () => {
    const training = "{ 名称: 培训, 类别: 学习培训, 分值: 2 }";
    expect(scored(training, activity("training", "lecturer", { state: "absent" })).points).toBe(0);
    expect(scored(training, activity("training", "attendee", { state: "absent" })).points).toBe(2);
  });

  test("what asks for the state itself has the last word", () => {
    const away = "{ 名称: 请假, 类别: 大会发言, 角色: 发言, 出席情况: 请假, 分值: -1 }";
    const tiers = "{ 名称: 发言, 类别: 大会发言, 分档: [{ 出席情况: 请假, 分值: -1 }, { 名称: 讲了, 分值: 2 }] }";
    expect([away, tiers].map((items) => scored(items, speech("leave")).points)).toEqual([-1, -1]);
    expect([away, tiers].map((items) => scored(items, speech("present")).points)).toEqual([0, 2]);
    expect(scored("{ 名称: 事假, 类别: 大会发言, 请假事由: 事假, 分值: -1 }", speech("leave", { reason: "事假" })).points).toBe(-1);
  });

  test("a requirement is not met by it", () => {
    const asks = parseRules(
      "名称: 试\n方面: [{ 名称: 甲, 基础分: 1, 项目: [] }]\n等次: [{ 名称: 好, 分数线: 0, 条件: [{ 名称: 发言, 类别: 大会发言 }] }, { 名称: 差 }]\n",
      "试.yaml",
    );
    const gradeOf = (state: State) => evaluateAll([member([speech(state)])], [], asks)[0]?.grade;
    expect([gradeOf("present"), gradeOf("leave")]).toEqual(["好", "差"]);
  });
});

describe("the form of a part", () => {
  const WRITTEN = "{ 名称: 书面, 类别: 大会发言, 形式: 书面, 分值: 5 }";
  const SPOKEN = "{ 名称: 口头, 类别: 大会发言, 形式: 口头, 分值: 2 }";
  const both = activity("speech", "speaker", {
    form: "书面",
    parts: [
      { role: "speaker", state: "present", position: null, form: "书面" },
      { role: "speaker", state: "present", position: null, form: "口头" },
    ],
  });

  test("written and spoken are both paid; whoever spoke alone is not paid for writing", () => {
    expect(scored(`${WRITTEN}, ${SPOKEN}`, both).points).toBe(7);
    expect(scored(`${WRITTEN}, ${SPOKEN}`, speech("present", { form: "口头" }, "书面")).points).toBe(2);
    expect(scored(`${WRITTEN}, ${SPOKEN}`, speech("leave", { form: "口头" }, "书面")).points).toBe(0);
  });

  test("a part without one has the deed's", () => expect(scored(WRITTEN, speech("present", {}, "书面")).points).toBe(5));

  test("不计形式 leaves out a part, not the deed", () => {
    const spoken = "{ 名称: 发言, 类别: 大会发言, 不计形式: 书面, 分值: 3 }";
    expect(scored(spoken, both).points).toBe(3);
    expect(scored(spoken, speech("present", {}, "书面"))).toEqual({ points: 0, notes: ["书面不计个人分"] });
  });
});

test("a form of a kind that stands for the kind", () => {
  const items = "{ 名称: 讲堂, 类别: [政协讲堂, 视察], 到场: true, 分值: 2 }";
  const training = (form: string | null) => activity("training", "attendee", { state: "present", form });
  expect([training("政协讲堂"), training("专题培训"), training(null)].map((fact) => scored(items, fact).points)).toEqual([2, 0, 0]);
  expect(scored(items, activity("inspection", "attendee", { state: "present" })).points).toBe(2);
});

test("offices that are not evaluated are listed with the reason, and make no quota larger", () => {
  const by = parseRules(
    "名称: 试\n参加考核: { 适用职务: [常委, 委员] }\n方面: [{ 名称: 甲, 项目: [{ 名称: 提案, 类别: 提案, 分值: 1 }] }]\n等次: [{ 名称: 优, 名额: 50% }, { 名称: 差 }]\n",
    "试.yaml",
  );
  const chairs = times(2, () => member([filed(), filed()], { office: "chair" }));
  const results = evaluateAll([...chairs, member([filed()]), member([])], [], by);
  expect(results.filter(({ excluded }) => excluded).map(({ why }) => why)).toEqual(["主席不在考核范围", "主席不在考核范围"]);
  expect(results.filter(({ grade }) => grade === "优")).toHaveLength(1);
});
