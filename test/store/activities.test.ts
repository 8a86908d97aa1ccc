import { describe, expect, test } from "vitest";
import { type ActivityDraft, blankPart, type Handling, type OutcomeDraft } from "../../src/domain/activities/activity.ts";
import type { Store } from "../../src/store/store.ts";
import { addMember, applyDraft, contents, draftOf, openBare, tempOffice, write } from "./office.ts";

const OUTCOME: OutcomeDraft = { what: "filed", level: null, form: null, date: null, by: null, who: null, where: {}, implied: false };
const HANDLING: Handling = { round: 1, unit: "县交通局", lead: true, assigned: null, replied: null, class: null, feedback: null };

/** Members 1 to 4, and a way to record activities. */
function office() {
  const { file, store } = tempOffice();
  write(store, "人员", () => ["张三", "李四", "王五", "赵六"].map((name) => addMember(store, name)));
  const record = (draft: ActivityDraft): number => write(store, draft.title, () => applyDraft(store, draft)).result;
  return { file, store, record };
}

const placesOf = (store: Store, activity: number) =>
  store.activities.get(activity)?.parts.map(({ name, role, position }) => `${name} ${role} ${position}`);

describe("an activity that is taken off", () => {
  test("goes with all that hangs on it, and nothing else does; an undo brings all of it back", () => {
    const { file, store, record } = office();
    const proposal = (title: string) => record(draftOf("proposal", title, [1], { outcomes: [OUTCOME], handlings: [HANDLING] }));
    const [first, second, third] = ["修路", "架桥", "停车"].map(proposal) as [number, number, number];
    const meeting = record(
      draftOf("plenary", "全会", [], { sittings: [draftOf("plenary", "开幕会", [1, 2]), draftOf("plenary", "闭幕会", [1])] }),
    );
    write(store, "关联", () => {
      store.activities.addLink("merged_into", second, first);
      store.activities.addLink("grew_into", first, third);
      store.activities.addLink("merged_into", third, second);
    });
    const db = openBare(file, { isReadOnly: true });
    const before = contents(db);
    const left = () =>
      store.activities.list(null).map(({ title, parts, outcomes, handlings }) => [title, parts.length, outcomes.length, handlings.length]);
    write(store, "删去", () => [first, meeting].map((id) => store.activities.remove(id)));
    expect(left()).toEqual([
      ["架桥", 1, 1, 1],
      ["停车", 1, 1, 1],
    ]);
    expect([second, third].map((id) => store.activities.links(id).map(({ what }) => what))).toEqual([["merged_into"], ["merged_into"]]);
    store.operations.undo();
    expect(contents(db)).toEqual(before);
  });
});

describe("somebody who is taken off an activity", () => {
  test("goes with what came of it for them alone; those named behind in the same role move up", () => {
    const { store, record } = office();
    const part = (person: number, role: "lead" | "cosigner", position: number) => ({
      ...blankPart({ person }, role, {}),
      state: null,
      position,
    });
    const proposal = (title: string) =>
      record({
        ...draftOf("proposal", title, []),
        parts: [part(1, "lead", 1), part(2, "cosigner", 1), part(3, "cosigner", 2), part(4, "cosigner", 3)],
        outcomes: [OUTCOME, ...[2, 3].map((person) => ({ ...OUTCOME, what: "key", who: { person } }) as const)],
      });
    const [first, second] = [proposal("修路"), proposal("架桥")];
    const whole = placesOf(store, first);
    expect(whole).toEqual(["张三 lead 1", "李四 cosigner 1", "王五 cosigner 2", "赵六 cosigner 3"]);
    const id = store.activities.get(first)?.parts.find(({ name }) => name === "李四")?.id ?? 0;
    write(store, "去掉", () => store.activities.removePart(id));
    expect(placesOf(store, first)).toEqual(["张三 lead 1", "王五 cosigner 1", "赵六 cosigner 2"]);
    expect(store.activities.get(first)?.outcomes.map(({ what, person }) => [what, person])).toEqual([
      ["filed", null],
      ["key", 3],
    ]);
    expect(placesOf(store, second)).toEqual(whole);
    expect(store.activities.get(second)?.outcomes).toHaveLength(3);
    expect(write(store, "再去掉", () => store.activities.removePart(id)).operation, "who is gone is gone").toBeNull();
    store.operations.undo();
    expect(placesOf(store, first)).toEqual(whole);
  });
});

describe("an activity that is corrected", () => {
  test("takes the sittings of its own day along, and no others", () => {
    const { store, record } = office();
    const sitting = (title: string, starts: string) => draftOf("plenary", title, [1], { starts });
    const draft = draftOf("plenary", "全会", [], { sittings: [sitting("开幕会", "2026-05-12"), sitting("闭幕会", "2026-05-14")] });
    const meeting = record(draft);
    const other = record({ ...draft, title: "又一次全会" });
    record({ ...draft, id: meeting, starts: "2026-05-11", sittings: [] });
    const days = (id: number) => [store.activities.get(id), ...store.activities.sittings(id)].map((each) => each?.starts);
    expect(days(meeting)).toEqual(["2026-05-11", "2026-05-11", "2026-05-14"]);
    expect(days(other)).toEqual(["2026-05-12", "2026-05-12", "2026-05-14"]);
  });

  test("keeps the reason of a leave with the leave alone", () => {
    const { store, record } = office();
    const draft = draftOf("inspection", "视察", [1]);
    const stated = (state: "leave" | "present" | null, reason: string | null, quantity: number | null = null) =>
      record({ ...draft, parts: draft.parts.map((part) => ({ ...part, state, reason, quantity })) });
    const activity = stated("leave", "病假");
    const now = () => store.activities.get(activity)?.parts.map(({ state, reason }) => [state, reason]);
    expect(now()).toEqual([["leave", "病假"]]);
    for (const [state, quantity] of [
      [null, 1],
      ["leave", 2],
    ] as const) {
      stated(state, null, quantity);
      expect(now()).toEqual([["leave", "病假"]]);
    }
    stated("present", null);
    expect(now()).toEqual([["present", null]]);
  });
});

describe("activities that are asked for", () => {
  test("of a period are those booked from its first day to its last", () => {
    const { store, record } = office();
    for (const day of ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]) record(draftOf("inspection", day, [1], { starts: day }));
    const booked = store.activities.booked({ from: "2026-01-01", to: "2026-12-31" });
    expect(booked.map(({ title }) => title)).toEqual(["2026-01-01", "2026-12-31"]);
  });

  test("of some kinds, of somebody, and what a column of a matrix may mean", () => {
    const { store, record } = office();
    record(draftOf("proposal", "修路", [2]));
    record(draftOf("plenary", "全会", [], { sittings: [draftOf("plenary", "开幕会", [1])] }));
    record(draftOf("inspection", "视察", [1], { starts: "2026-04-01" }));
    const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title);
    expect(titles(store.activities.list(["plenary", "inspection"]))).toEqual(["视察", "全会", "开幕会"]);
    expect(titles(store.activities.list([]))).toEqual([]);
    expect(titles(store.activities.list(null))).toHaveLength(4);
    expect(titles(store.activities.ofPerson(1))).toEqual(["视察", "开幕会"]);
    expect(titles(store.activities.meetings())).toEqual(["全会", "视察"]);
  });

  test("have the unit that leads the handling before the others", () => {
    const { store, record } = office();
    const others = ["县财政局", "县公安局"].map((unit) => ({ ...HANDLING, unit, lead: false }));
    const proposal = record(draftOf("proposal", "修路", [], { handlings: [...others, HANDLING] }));
    const { handlings, ...rest } = store.activities.get(proposal) ?? { handlings: [] };
    expect(handlings).toMatchObject([HANDLING, ...others]);
    expect(rest).toMatchObject({ parts: [], outcomes: [] });
  });

  test("say whether they are of people's livelihood, if anybody said so", () => {
    const { store, record } = office();
    const ids = [true, false, null].map((livelihood) => record(draftOf("proposal", `提案${livelihood}`, [1], { livelihood })));
    expect(ids.map((id) => store.activities.get(id)?.livelihood)).toEqual([true, false, null]);
  });
});
