import { describe, expect, test } from "vitest";
import {
  type Activity,
  type ActivityDraft,
  blankDraft,
  blankOutcome,
  blankPart,
  type PartDraft,
} from "../../src/domain/activities/activity.ts";
import { type ActivityPlan, type PlannedActivity, planActivities } from "../../src/domain/activities/activity-plan.ts";
import type { World } from "../../src/domain/activities/activity-resolve.ts";
import { readName } from "../../src/domain/people/names.ts";
import type { Candidate } from "../../src/domain/people/whois.ts";
import type { Outcome } from "../../src/domain/vocabulary/outcomes.ts";
import type { Role } from "../../src/domain/vocabulary/roles.ts";
import type { State } from "../../src/domain/vocabulary/states.ts";

const seats = [{ from: "2022-01-01", to: null }];
const candidate = (id: number, name: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name,
  sex: null,
  ethnicity: null,
  party: null,
  unit: null,
  born: null,
  seats,
  suspensions: [],
  places: [],
  ...more,
});

const PEOPLE = [
  candidate(1, "张三"),
  candidate(2, "李四"),
  candidate(3, "王伟", { sex: "男" }),
  candidate(4, "王伟", { sex: "女" }),
  candidate(5, "赵六", { suspensions: [{ from: "2026-05-01", to: "2026-05-31" }] }),
];

const world = (activities: readonly Activity[] = [], chosen: ReadonlyMap<string, number> = new Map()): World => ({
  activities,
  people: (name) => PEOPLE.filter((person) => person.name === name),
  nameOf: (id) => PEOPLE.find((person) => person.id === id)?.name,
  near: () => [],
  today: "2026-12-31",
  chosen,
});

let lastRow = 1;
const at = () => ({ file: "台账.xlsx", sheet: "台账", cell: `A${lastRow}` });
const part = (name: string, role: Role = "attendee", more: Partial<PartDraft> = {}): PartDraft => ({
  ...blankPart(readName(name), role, at()),
  rows: [lastRow],
  ...more,
});

function draft(kind: string, title: string, more: Partial<ActivityDraft> = {}): ActivityDraft {
  lastRow += 1;
  return { ...blankDraft(kind, title, at(), lastRow), starts: "2026-05-12", oneRow: kind === "proposal" || kind === "opinion", ...more };
}

const came = (...what: Outcome[]) => what.map((one) => blankOutcome(one, at()));

/** What the record file would hold after a plan was applied. */
function recorded(planned: PlannedActivity, id = 100): Activity {
  const { where: _, parts: __, outcomes: ___, handlings, complete: ____, decided: _____, sittings: ______, ...fields } = planned.draft;
  return {
    ...fields,
    id,
    partOf: null,

    parts: planned.parts.map((one, i) => ({ ...one, id: id * 10 + i })),
    outcomes: planned.addOutcomes.map((one, i) => ({ ...one, id: id * 10 + i })),
    handlings: handlings.map((one, i) => ({ ...one, id: id * 10 + i })),
  };
}

const only = (plan: ActivityPlan): PlannedActivity => {
  expect(plan.problems).toEqual([]);
  expect(plan.activities).toHaveLength(1);
  return plan.activities[0] as PlannedActivity;
};
const state = (value: State) => ({ state: value });

describe("rows of one activity", () => {
  test("of the same date, kind and name are one, wherever they stand", () => {
    const rows = [
      draft("inspection", "视察乡村", { parts: [part("张三")] }),
      draft("training", "讲堂", { parts: [part("张三")] }),
      draft("inspection", "视察 乡村", { parts: [part("李四")] }),
    ];
    const { activities } = planActivities(rows, world());
    expect(activities.map(({ parts }) => parts.map(({ name }) => name))).toEqual([["张三", "李四"], ["张三"]]);
  });

  test.each([
    ["another date", { starts: "2026-05-13" }],
    ["another kind", { kind: "research" }],
    ["another name", { title: "视察城区" }],
  ])("%s is another activity", (_, other) => {
    expect(
      planActivities([draft("inspection", "视察乡村"), { ...draft("inspection", "视察乡村"), ...other }], world()).activities,
    ).toHaveLength(2);
  });

  test("the best state counts, quantities add, and each source row is kept", () => {
    const rows = [
      draft("service", "义诊", { parts: [part("张三", "attendee", { ...state("absent"), quantity: 2, rows: [12] })] }),
      draft("service", "义诊", { parts: [part("张三", "attendee", { ...state("late"), quantity: 3, amount: 50, rows: [31] })] }),
    ];
    expect(only(planActivities(rows, world())).parts).toMatchObject([
      { person: 1, state: "late", quantity: 5, amount: 50, origins: [{ rows: [12, 31] }] },
    ]);
  });

  test("two rows of one person with different states: the one that counts is said", () => {
    const rows = [
      draft("service", "义诊", { parts: [part("张三", "attendee", state("absent"))] }),
      draft("service", "义诊", { parts: [part("张三", "attendee", state("present"))] }),
    ];
    expect(planActivities(rows, world()).warnings.map(({ found, message }) => `${found} ${message.zh}`)).toEqual([
      "张三 有几行写着这个人，出席情况不一（缺席、出席），按出席计",
    ]);
    const implied = draft("service", "义诊", { parts: [part("张三", "attendee", { ...state("present"), stateImplied: true })] });
    expect(planActivities([rows[0] as ActivityDraft, implied], world()).warnings).toEqual([]);
  });

  test("two roles of one person are two parts", () => {
    const one = draft("research", "调研", { parts: [part("张三", "lead"), part("张三", "author")] });
    expect(only(planActivities([one], world())).parts.map(({ role }) => role)).toEqual(["lead", "author"]);
  });

  test("what came of it on any row is the activity's, once", () => {
    const rows = [
      draft("research", "调研", { parts: [part("张三")], outcomes: came("instructed") }),
      draft("research", "调研", { parts: [part("李四")], outcomes: came("instructed") }),
    ];
    expect(only(planActivities(rows, world())).addOutcomes).toMatchObject([{ what: "instructed", person: null }]);
  });
});

describe("two rows that are one deed", () => {
  test("of one number are refused, with the address of the first", () => {
    const first = draft("proposal", "修路", { serial: "10-2-015", parts: [part("张三", "lead")] });
    const { problems } = planActivities([first, draft("proposal", "架桥", { serial: "10-2-015", parts: [part("李四", "lead")] })], world());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain(`编号与 台账!${first.where.cell}`);
    const elsewhere = { ...first, where: { ...first.where, file: "一季度.xlsx" } };
    const again = planActivities([elsewhere, draft("proposal", "架桥", { serial: "10-2-015", parts: [part("李四", "lead")] })], world());
    expect(again.problems[0]?.message.zh).toContain(`编号与 一季度.xlsx › 台账!${first.where.cell}`);
  });

  test("without a number, of one title, first author and date, are refused", () => {
    const row = () => draft("opinion", "修路", { parts: [part("张三", "author", { position: 1 })] });
    expect(planActivities([row(), row()], world()).problems).toHaveLength(1);
  });

  test("without a number, by two authors, are two", () => {
    const row = (name: string) => draft("opinion", "修路", { parts: [part(name, "author", { position: 1 })] });
    expect(planActivities([row("张三"), row("李四")], world())).toMatchObject({
      problems: [],
      activities: [{ action: "add" }, { action: "add" }],
    });
  });
});

describe("importing again", () => {
  const proposal = (): ActivityDraft =>
    draft("proposal", "修路", {
      serial: "10-2-015",
      parts: [part("张三", "lead", { position: 1 }), part("李四", "cosigner", { position: 2 })],
      outcomes: came("filed", "key"),
      complete: ["cosigner"],
      decided: ["filed", "merged", "not_filed", "to_opinion", "key", "excellent"],
      handlings: [{ round: 1, unit: "县交通局", lead: true, assigned: "2026-03-01", replied: null, class: null, feedback: null }],
    });

  test.each([
    ["a proposal", proposal],
    ["an activity", () => draft("inspection", "视察", { parts: [part("张三", "attendee", state("present"))], place: "某乡" })],
    [
      "an unnumbered opinion",
      () => draft("opinion", "修路", { parts: [part("张三", "author", { position: 1 })], outcomes: came("adopted") }),
    ],
    [
      "an honour",
      () =>
        draft("honour", "先进个人", {
          outcomes: [{ ...blankOutcome("awarded", at()), level: "city", who: readName("张三") }],
          parts: [part("张三", "holder")],
        }),
    ],
  ])("%s twice changes nothing", (_, make) => {
    const first = only(planActivities([make()], world()));
    expect(only(planActivities([make()], world([recorded(first)])))).toMatchObject({ action: "same", changes: [] });
  });

  test("a blank erases nothing", () => {
    const first = recorded(only(planActivities([proposal()], world())));
    const blank = draft("proposal", "修路", { serial: "10-2-015", starts: null, parts: [part("张三", "lead", { position: 1 })] });
    expect(only(planActivities([blank], world([first])))).toMatchObject({ action: "same", set: {}, removeParts: [], removeOutcomes: [] });
  });

  test("what changed is listed, old → new", () => {
    const first = recorded(only(planActivities([proposal()], world())));
    const later: ActivityDraft = {
      ...proposal(),
      title: "修路架桥",
      outcomes: came("merged"),
      parts: [part("张三", "lead", { position: 1 })],
    };
    const plan = only(planActivities([later], world([first])));
    expect(plan.changes.map(({ label, from, to }) => [label.zh, from, to])).toEqual([
      ["名称", "修路", "修路架桥"],
      ["联名", "李四", ""],
      ["审查结果", "立案", "并案"],
      ["结果", "重点", ""],
    ]);
    expect(plan.set).toEqual({ title: "修路架桥" });
  });

  test("a submission that got its number is the same deed", () => {
    const submitted = draft("proposal", "修路", { parts: [part("张三", "lead", { position: 1 })] });
    const first = recorded(only(planActivities([submitted], world())));
    const numbered = only(planActivities([{ ...submitted, serial: "10-2-015" }], world([first])));
    expect(numbered).toMatchObject({ action: "change", set: { serial: "10-2-015" }, existing: { id: 100 } });
  });

  test("a row without the number still finds the numbered deed", () => {
    const first = recorded(only(planActivities([proposal()], world())));
    const bare = draft("proposal", "修路", { parts: [part("张三", "lead", { position: 1 })] });
    expect(only(planActivities([bare], world([first]))).existing?.id).toBe(100);
  });

  test("a deed of the same title with another number is another deed", () => {
    const first = recorded(only(planActivities([proposal()], world())));
    expect(only(planActivities([{ ...proposal(), serial: "10-2-016" }], world([first]))).action).toBe("add");
  });
});

describe("names", () => {
  test("of two serving are refused with the candidates, and asked", () => {
    const { problems, questions } = planActivities([draft("inspection", "视察", { parts: [part("王伟")] })], world());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain("2 人同名");
    expect(questions.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([[3, 4]]);
  });

  test("with a qualifier are found", () => {
    expect(only(planActivities([draft("inspection", "视察", { parts: [part("王伟（女）")] })], world())).parts).toMatchObject([
      { person: 4 },
    ]);
  });

  test("an answer holds for its own deed: another one of that day may be of the other person", () => {
    const rows = ["视察一", "视察二"].map((title) => draft("inspection", title, { parts: [part("王伟")] }));
    const { questions } = planActivities(rows, world());
    expect(questions).toHaveLength(2);
    const [first, second] = questions.map(({ key }) => key) as [string, string];
    const one = planActivities(rows, world([], new Map([[first, 4]])));
    expect(one.questions.map(({ key }) => key)).toEqual([second]);
    const both = planActivities(
      rows,
      world(
        [],
        new Map([
          [first, 4],
          [second, 3],
        ]),
      ),
    );
    expect(both.activities.flatMap(({ parts }) => parts.map(({ person }) => person))).toEqual([4, 3]);
  });

  test("an answer holds for every sitting of a meeting", () => {
    const sitting = (title: string) => draft("plenary", title, { parts: [part("王伟", "attendee", state("present"))] });
    const meeting = draft("plenary", "十届五次会议", { sittings: [sitting("上午"), sitting("下午")] });
    const [question] = planActivities([meeting], world()).questions;
    expect(planActivities([meeting], world([], new Map([[question?.key ?? "", 4]]))).problems).toEqual([]);
  });

  test("of nobody are refused, with the cell", () => {
    const { problems } = planActivities([draft("inspection", "视察", { parts: [part("无此人")] })], world());
    expect(problems).toMatchObject([{ found: "无此人", where: { file: "台账.xlsx", sheet: "台账" } }]);
  });

  test("of somebody suspended that day are warned about, not refused", () => {
    const plan = planActivities([draft("inspection", "视察", { parts: [part("赵六")] })], world());
    expect([plan.problems.length, plan.warnings.length]).toEqual([0, 1]);
  });

  test("the lead's own among the co-signers counts once, as the lead", () => {
    const one = draft("proposal", "修路", { parts: [part("张三", "cosigner"), part("张三", "lead"), part("李四", "cosigner")] });
    expect(only(planActivities([one], world())).parts.map(({ name, role }) => [name, role])).toEqual([
      ["张三", "lead"],
      ["李四", "cosigner"],
    ]);
  });

  test("all present holds only for whom nothing else is said", () => {
    const one = draft("plenary", "十届五次会议", {
      parts: [
        part("张三", "attendee", { ...state("present"), byDefault: true }),
        part("李四", "attendee", { ...state("present"), byDefault: true }),
        part("张三", "attendee", state("absent")),
      ],
    });
    const states = Object.fromEntries(only(planActivities([one], world())).parts.map((found) => [found.name, found.state]));
    expect(states).toEqual({ 张三: "absent", 李四: "present" });
  });
});

describe("dates and levels", () => {
  test.each([
    ["2026-12-31", 0],
    ["2027-01-01", 1],
    ["2026-12", 0],
    ["2027", 1],
    [null, 0],
  ])("%s: a date after today is warned about, not refused", (starts, warnings) => {
    const plan = planActivities([draft("inspection", "视察", { starts })], world());
    expect([plan.problems.length, plan.warnings.length]).toEqual([0, warnings]);
  });

  test("an honour without a level is warned about: it earns nothing", () => {
    const honour = draft("honour", "先进", {
      outcomes: [{ ...blankOutcome("awarded", at()), who: readName("张三") }],
      parts: [part("张三", "holder")],
    });
    expect(planActivities([honour], world()).warnings).toHaveLength(1);
  });
});

test("sanctions on one notice are each person's own", () => {
  const row = (name: string, what: Outcome) =>
    draft("law", "某月通报", { parts: [part(name, "holder")], outcomes: [{ ...blankOutcome(what, at()), who: readName(name) }] });
  const plan = only(planActivities([row("张三", "criticised"), row("李四", "penalised")], world()));
  expect(plan.addOutcomes.map(({ person, what }) => [person, what])).toEqual([
    [1, "criticised"],
    [2, "penalised"],
  ]);
});

test("a meeting's sittings are deeds of their own, found again by their names", () => {
  const sitting = (title: string, value: State) => draft("plenary", title, { parts: [part("张三", "attendee", state(value))] });
  const make = (second: State) => draft("plenary", "十届五次会议", { sittings: [sitting("开幕", "present"), sitting("闭幕", second)] });
  const first = only(planActivities([make("leave")], world()));
  const root = recorded(first);
  const there = [root, ...first.sittings.map((one, i) => ({ ...recorded(one, 200 + i), partOf: root.id }))];
  expect(only(planActivities([make("leave")], world(there))).action).toBe("same");
  const changed = only(planActivities([make("absent")], world(there)));
  expect(changed.action).toBe("change");
  expect(changed.sittings.map(({ action }) => action)).toEqual(["same", "change"]);
});
