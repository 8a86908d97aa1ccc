import { expect, test } from "vitest";
import type { Activity } from "../../src/domain/activities/activity.ts";
import { proposalFigures } from "../../src/report/proposals.ts";
import { activity, handling, part } from "./a-year.ts";

/** What is counted of proposals' handling: by rounds, by the units that answer for them, by the last word of the member. */

type Handling = Activity["handlings"][number];

const proposal = (handlings: readonly Handling[], more: Partial<Activity> = {}): Activity =>
  activity(1, "proposal", { handlings, ...more });

const day = { replied: "2026-05-01" };

test.each<[what: string, count: number, handlings: Handling[]]>([
  ["nobody was asked", 0, []],
  ["the lead unit has answered, a joint one has not", 1, [handling(1, "甲", day), handling(1, "乙", { lead: false })]],
  ["the joint unit has answered, the lead one has not", 0, [handling(1, "甲"), handling(1, "乙", { lead: false, ...day })]],
  ["one of two lead units has answered", 0, [handling(1, "甲", day), handling(1, "乙")]],
  ["both have", 1, [handling(1, "甲", day), handling(1, "乙", day)]],
  ["none leads, and all have answered", 1, [handling(1, "甲", { lead: false, ...day })]],
  ["none leads, and one has not answered", 0, [handling(1, "甲", { lead: false, ...day }), handling(1, "乙", { lead: false })]],
  ["it is handled again, and the second round is open", 1, [handling(1, "甲", day), handling(2, "甲")]],
  ["only the second round was answered", 0, [handling(1, "甲"), handling(2, "甲", day)]],
  ["its first round is kept as the second", 1, [handling(2, "甲", day)]],
])("answered: %s → %i", (_, count, handlings) => {
  expect(proposalFigures([proposal(handlings)]).replied).toBe(count);
});

test.each<[what: string, satisfied: number, dissatisfied: number, handlings: Handling[]]>([
  ["nothing was said", 0, 0, [handling(1, "甲")]],
  ["content", 1, 0, [handling(1, "甲", { feedback: "满意" })]],
  ["content on the whole", 1, 0, [handling(1, "甲", { feedback: "基本满意" })]],
  ["not content", 0, 1, [handling(1, "甲", { feedback: "不满意" })]],
  ["the worst of two units", 0, 1, [handling(1, "甲", { feedback: "满意" }), handling(1, "乙", { feedback: "不满意" })]],
  ["a joint unit's is not asked", 1, 0, [handling(1, "甲", { feedback: "满意" }), handling(1, "乙", { lead: false, feedback: "不满意" })]],
  ["the last round's", 1, 0, [handling(1, "甲", { feedback: "不满意" }), handling(2, "甲", { feedback: "满意" })]],
  ["the last that has any", 0, 1, [handling(1, "甲", { feedback: "不满意" }), handling(2, "甲")]],
])("the member's opinion: %s", (_, satisfied, dissatisfied, handlings) => {
  expect(proposalFigures([proposal(handlings)])).toMatchObject({ satisfied, dissatisfied });
});

test.each([
  [0, [handling(1, "甲"), handling(1, "乙")]],
  [1, [handling(1, "甲"), handling(2, "甲")]],
])("handled again: %i", (count, handlings) => {
  expect(proposalFigures([proposal(handlings)]).handledAgain).toBe(count);
});

test("forms are told by the signers where none is stated; the many come before the few", () => {
  const figures = proposalFigures([
    proposal([], { parts: [part(1, null, "lead")], category: "经济建设", livelihood: true }),
    proposal([], { parts: [part(1, null, "lead"), part(1, null, "cosigner")], livelihood: false }),
    proposal([], { parts: [part(1, null, "lead"), part(1, null, "cosigner")] }),
    proposal([], { body: "民盟县委", livelihood: true }),
    proposal([], { form: "联名" }),
  ]);
  expect([...figures.byForm]).toEqual([
    ["联名", 3],
    ["个人", 1],
    ["集体", 1],
  ]);
  expect([...figures.byCategory]).toEqual([
    ["未填", 4],
    ["经济建设", 1],
  ]);
  expect(figures.livelihood).toEqual({ members: 1, collective: 1 });
});
