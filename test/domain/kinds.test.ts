import { describe, expect, test } from "vitest";
import { vocabularyForm } from "../../src/domain/vocabulary/han.ts";
import { canonicalForm, KINDS, readKind } from "../../src/domain/vocabulary/kinds.ts";
import { readLevels } from "../../src/domain/vocabulary/levels.ts";
import { readOutcome } from "../../src/domain/vocabulary/outcomes.ts";
import { readRole } from "../../src/domain/vocabulary/roles.ts";
import { betterState, readState, STATES } from "../../src/domain/vocabulary/states.ts";
import { toCondition } from "../../src/rules/compile.ts";

describe("kinds as sheets write them", () => {
  test.each([
    ["全体会议", "plenary"],
    ["常委会议", "standing"],
    ["主席会议", "chair"],
    ["专委会会议", "committee"],
    ["党组会议", "party_group"],
    ["活动组活动", "group"],
    ["界别活动", "group"],
    ["委员双月见面", "bimonthly"],
    ["视察", "inspection"],
    ["调研", "research"],
    ["协商议政", "consultation"],
    ["民主监督", "supervision"],
    ["学习培训", "training"],
    ["理论学习", "study"],
    ["联谊交流", "exchange"],
    ["送文化下乡", "service"],
    ["帮扶", "service"],
    ["大会发言", "speech"],
    ["提案", "proposal"],
    ["社情民意信息", "opinion"],
    ["社情民意", "opinion"],
    ["联系群众", "contact"],
    ["公益慈善", "charity"],
    ["荣誉", "honour"],
    ["通报表彰", "commendation"],
    ["走访", "outreach"],
    ["上级会议传达学习", "relay"],
    ["请示报告", "upward"],
    ["主体责任报告", "upward"],
    ["倡议", "campaign"],
    ["遵纪守法", "law"],
    ["廉洁自律", "integrity"],
    [" 调　研 ", "research"],
    ["plenary", "plenary"],
  ])("%s is %s", (written, id) => {
    expect(readKind(written)?.kind.id).toBe(id);
  });

  test.each([
    ["视察监督", "supervision"],
    ["会议监督", "supervision"],
    ["专项监督", "supervision"],
    ["政协讲堂", "training"],
    ["专题报告会", "training"],
    ["自学", "study"],
    ["出访", "exchange"],
    ["丛书", "culture"],
    ["送健康下乡", "service"],
  ])("%s is a form of %s, and kept as one", (written, id) => {
    expect(readKind(written)).toMatchObject({ kind: { id }, form: written });
  });

  test.each([
    ["讲堂", "政协讲堂"],
    ["報告會", "专题报告会"],
    ["政协讲堂", "政协讲堂"],
    ["夜校", "夜校"],
  ])("the form %s is kept as %s", (written, form) => {
    expect(canonicalForm(written)).toBe(form);
    if (form !== written) expect(readKind(written)).toMatchObject({ kind: { id: "training" }, form });
  });

  test("a rule file's form means every word for it", () => {
    expect(toCondition({ form: ["讲堂"], not_form: ["报告会"] })).toMatchObject({ forms: ["政协讲堂"], notForms: ["专题报告会"] });
  });

  test("no word names two kinds", () => {
    const words = KINDS.flatMap(({ id, label, aliases, forms = [], formAliases = {} }) => [
      ...new Set([id, label.zh, ...aliases, ...forms, ...Object.keys(formAliases)].map(vocabularyForm)),
    ]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  test("an unknown word is none", () => {
    expect(readKind("打球")).toBeUndefined();
  });
});

describe("traditional characters are understood", () => {
  test.each([
    ["全體會議", "plenary"],
    ["常委會議", "standing"],
    ["專委會會議", "committee"],
    ["黨組會議", "party_group"],
    ["活動組活動", "group"],
    ["委員雙月見面", "bimonthly"],
    ["視察", "inspection"],
    ["調研", "research"],
    ["協商議政", "consultation"],
    ["民主監督", "supervision"],
    ["學習培訓", "training"],
    ["理論學習", "study"],
    ["聯誼交流", "exchange"],
    ["大會發言", "speech"],
    ["聯繫群眾", "contact"],
    ["榮譽", "honour"],
    ["通報表彰", "commendation"],
    ["走訪", "outreach"],
    ["請示報告", "upward"],
    ["遵紀守法", "law"],
    ["廉潔自律", "integrity"],
  ])("%s", (written, id) => {
    expect(readKind(written)?.kind.id).toBe(id);
  });

  test.each([
    ["遲到", "late"],
    ["請假", "leave"],
    ["無故缺席", "absent"],
  ])("%s", (written, state) => {
    expect(readState(written)).toBe(state);
  });

  test.each([
    ["牽頭", "lead"],
    ["組長", "lead"],
    ["帶隊", "lead"],
    ["執筆", "author"],
    ["主講", "lecturer"],
    ["發言", "speaker"],
    ["獲得", "holder"],
    ["聯名", "cosigner"],
    ["撰寫", "author"],
  ])("%s", (written, role) => {
    expect(readRole(written)).toBe(role);
  });

  test.each([
    ["縣、國家", ["county", "nation"]],
    ["縣級", ["county"]],
  ])("%s", (written, levels) => {
    expect(readLevels(written)).toEqual(levels);
  });

  test.each([
    ["並案", "merged"],
    ["重點", "key"],
    ["優秀", "excellent"],
    ["轉社情民意", "to_opinion"],
    ["通報批評", "criticised"],
    ["行政處罰", "penalised"],
    ["處分", "disciplined"],
    ["誡勉談話", "admonished"],
    ["獲獎", "awarded"],
  ])("%s", (written, outcome) => {
    expect(readOutcome(written)).toBe(outcome);
  });
});

test.each([
  ["参加", "attendee"],
  ["牵头", "lead"],
  ["组长", "lead"],
  ["带队", "lead"],
  ["执笔", "author"],
  ["主讲", "lecturer"],
  ["发言", "speaker"],
  ["获得", "holder"],
  ["第一提案人", "lead"],
  ["联名", "cosigner"],
  ["撰写", "author"],
  ["作者", "author"],
])("the role %s is %s", (written, role) => {
  expect(readRole(written)).toBe(role);
});

test.each([
  ["出席", "present"],
  ["√", "present"],
  ["✓", "present"],
  ["出", "present"],
  ["迟到", "late"],
  ["早退", "left_early"],
  ["请假", "leave"],
  ["事假", "leave"],
  ["病假", "leave"],
  ["公假", "leave"],
  ["○", "leave"],
  ["假", "leave"],
  ["缺席", "absent"],
  ["×", "absent"],
  ["列席", "observer"],
  ["列", "observer"],
])("the state %s is %s", (written, state) => {
  expect(readState(written)).toBe(state);
});

describe("levels", () => {
  test.each([
    ["县", ["county"]],
    ["县、省", ["county", "province"]],
    ["市 省", ["city", "province"]],
    ["全国", ["nation"]],
    ["国家，县", ["nation", "county"]],
    ["县、县", ["county"]],
  ])("%s", (written, levels) => {
    expect(readLevels(written)).toEqual(levels);
  });

  test("one word that is no level spoils the cell", () => {
    expect(readLevels("县、镇")).toBeUndefined();
  });
});

test("the best of two states counts, and nothing said is nothing", () => {
  const order = STATES.map(({ id }) => id);
  expect(order).toEqual(["present", "late", "left_early", "leave", "absent", "observer"]);
  for (const [i, a] of order.entries()) for (const b of order.slice(i)) expect([betterState(a, b), betterState(b, a)]).toEqual([a, a]);
  expect([betterState(null, "absent"), betterState("absent", null), betterState(null, null)]).toEqual(["absent", "absent", null]);
});
