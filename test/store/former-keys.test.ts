import { describe, expect, test } from "vitest";
import { type ActivityDraft, blankOutcome, blankPart } from "../../src/domain/activities/activity.ts";
import type { Store } from "../../src/store/store.ts";
import { addMember, applyDraft, draftOf, tempOffice } from "./office.ts";

const operate = <Result>(store: Store, command: string, work: () => Result): Result =>
  store.operations.operate({ kind: "write", command, summary: command }, work).result;

const IMPORT = "import activities";
const EDIT = "activity edit";
const OUTCOME = { ...blankOutcome("instructed", {}), level: "city" } as const;

/** An inspection that 张三 and 李四 went on, with what came of it, out of a ledger. */
function office() {
  const { store } = tempOffice();
  const id = operate(store, IMPORT, () => {
    const [first, second] = [addMember(store, "张三"), addMember(store, "李四")];
    addMember(store, "王芳");
    return applyDraft(store, draftOf("inspection", "视察", [first, second], { place: "县城", outcomes: [OUTCOME] }));
  });
  const change = (command: string, more: Partial<ActivityDraft>): void =>
    operate(store, command, () => void applyDraft(store, { ...draftOf("inspection", "视察", []), id, ...more }));
  const part = (name: string): number => store.activities.get(id)?.parts.find((one) => one.name === name)?.id ?? 0;
  return { store, id, change, part, former: () => store.activities.formers().get(id) };
}

describe("what stood on record of an activity before it was changed", () => {
  test("is nothing where nothing was, and each version with what a clerk alone corrected", () => {
    const { store, change, former } = office();
    expect(former()).toBeUndefined();
    change(IMPORT, { place: "工业园" });
    expect(former()).toMatchObject({ versions: [{ place: "县城" }], corrected: { fields: [] } });
    change(EDIT, { place: "学校", theme: "办学" });
    change(IMPORT, { place: "医院" });
    const { versions, corrected } = former() ?? {};
    expect(versions?.map(({ place, theme }) => [place, theme])).toEqual([
      ["县城", null],
      ["工业园", null],
      ["学校", "办学"],
    ]);
    expect(corrected?.fields).toEqual([{ place: "工业园", theme: null }]);
    change(EDIT, { place: "水库" });
    expect(former()?.corrected.fields, "the last one against what stands now").toEqual([
      { place: "工业园", theme: null },
      { place: "医院" },
    ]);
    store.operations.undo();
    expect(former()?.corrected.fields, "nothing outlives its undo").toEqual([{ place: "工业园", theme: null }]);
  });

  test("has a correction that a file changed back", () => {
    const { change, former } = office();
    for (const [command, place] of [
      [EDIT, "学校"],
      [IMPORT, "县城"],
    ] as const)
      change(command, { place });
    expect(former()?.corrected.fields).toEqual([{ place: "县城" }]);
  });

  test("tells of one activity, and not of another that was changed too", () => {
    const { store, id, change } = office();
    const other = operate(store, IMPORT, () => applyDraft(store, draftOf("research", "调研", [1], { place: "乡里" })));
    change(EDIT, { place: "学校" });
    operate(store, EDIT, () => void applyDraft(store, { ...draftOf("research", "调研", []), id: other, place: "镇里" }));
    const formers = store.activities.formers();
    expect([...formers.keys()]).toEqual([id, other]);
    expect([id, other].map((one) => formers.get(one)?.corrected.fields)).toEqual([[{ place: "县城" }], [{ place: "乡里" }]]);
    operate(store, EDIT, () => store.activities.remove(id));
    expect(store.activities.formers().get(id)?.corrected.fields, "of what is gone no correction is left").toEqual([]);
  });

  test("people whom a file took off are known; whom a clerk took off or put down otherwise was corrected", () => {
    const { store, change, part, former } = office();
    operate(store, IMPORT, () => store.activities.removePart(part("张三")));
    expect(former()).toMatchObject({ people: [{ name: "张三", person: 1, role: "attendee", state: "present" }], corrected: { parts: [] } });
    change(IMPORT, { parts: [{ ...blankPart({ person: 2 }, "attendee", {}), state: "leave", reason: "病假" }] });
    expect(former()?.people, "another state in a file is no one taken off").toHaveLength(1);
    change(EDIT, { parts: [{ ...blankPart({ person: 2 }, "attendee", {}), state: "late" }] });
    const changed = { name: "李四", person: 2, state: "leave", reason: "病假" };
    expect(former()).toMatchObject({ people: [{ name: "张三" }, changed], corrected: { parts: [changed] } });
    expect(former()?.corrected.addedParts, "changed is not added").toEqual(new Set());
    operate(store, EDIT, () => store.activities.removePart(part("李四")));
    expect(former()?.corrected.parts.map(({ name, state }) => [name, state])).toEqual([
      ["李四", "leave"],
      ["李四", "late"],
    ]);
  });

  test("an outcome is corrected where a clerk took it off, and not where a file did", () => {
    const { store, id, former } = office();
    const takeOff = (command: string): void =>
      operate(store, command, () => store.activities.removeOutcome(store.activities.get(id)?.outcomes[0]?.id ?? 0));
    takeOff(IMPORT);
    expect(former()?.corrected.outcomes).toEqual([]);
    store.operations.undo();
    takeOff(EDIT);
    expect(former()).toMatchObject({ people: [], corrected: { outcomes: [{ what: "instructed", level: "city" }], parts: [] } });
  });

  test("what a correction added is known by its rows; what a file or a first record added is not", () => {
    const { store, change, part, id, former } = office();
    change(IMPORT, { outcomes: [{ ...OUTCOME, level: "county" }] });
    change("record inspection", { outcomes: [{ ...OUTCOME, level: "province" }] });
    expect(store.activities.formers()).toEqual(new Map());
    change(EDIT, {
      parts: [{ ...blankPart({ person: 3 }, "attendee", {}), state: "present" }],
      outcomes: [{ ...OUTCOME, level: "nation" }],
    });
    const added = store.activities.get(id)?.outcomes.find(({ level }) => level === "nation")?.id;
    expect(former()?.corrected).toEqual({
      fields: [],
      parts: [],
      outcomes: [],
      addedParts: new Set([part("王芳")]),
      addedOutcomes: new Set([added]),
    });
    store.operations.undo();
    expect(former()).toBeUndefined();
  });
});

describe("activities that were taken off", () => {
  test("are known with those who took part, where a clerk did it, until that is undone", () => {
    const { store, id } = office();
    operate(store, EDIT, () => store.activities.remove(id));
    expect(store.activities.removed()).toMatchObject([
      {
        id,
        kind: "inspection",
        title: "视察",
        place: "县城",
        partOf: null,
        parts: [
          { name: "张三", person: 1, state: "present" },
          { name: "李四", person: 2 },
        ],
        outcomes: [],
        handlings: [],
      },
    ]);
    store.operations.undo();
    expect(store.activities.removed()).toEqual([]);
    operate(store, IMPORT, () => store.activities.remove(id));
    expect(store.activities.removed()).toEqual([]);
  });

  test("have those alone whom a clerk took off with them, and none where nobody took part", () => {
    const { store, id, part } = office();
    operate(store, IMPORT, () => store.activities.removePart(part("张三")));
    operate(store, EDIT, () => store.activities.remove(id));
    const empty = operate(store, IMPORT, () => applyDraft(store, draftOf("research", "调研", [])));
    operate(store, EDIT, () => store.activities.remove(empty));
    expect(store.activities.removed().map(({ title, parts }) => [title, parts.map(({ name }) => name)])).toEqual([
      ["视察", ["李四"]],
      ["调研", []],
    ]);
  });
});
