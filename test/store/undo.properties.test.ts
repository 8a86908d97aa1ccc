import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blankOutcome, blankPart } from "../../src/domain/activities/activity.ts";
import { AppError } from "../../src/domain/text/problem.ts";
import type { Database } from "../../src/store/database.ts";
import type { Store } from "../../src/store/store.ts";
import { NO_ORIGIN } from "../../src/store/tenures.ts";
import { fc } from "../support/seeded.ts";
import { addMember, applyDraft, contents, copyOffice, draftOf, folder, newOffice, openBare, TERM, write } from "./office.ts";

/** One step of an office's work; numbers pick among what there is. */
type Step =
  | { readonly do: "write"; readonly what: keyof typeof WORK; readonly a: number; readonly b: number }
  | { readonly do: "undo" }
  | { readonly do: "redo" }
  | { readonly do: "undo one"; readonly which: number };

const SECTORS = ["教育界", "经济界", "农业界"];
const DAYS = ["2023-01-01", "2024-06-01", "2025-03-15"];

const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % Math.max(1, items.length)];
const personAt = (store: Store, which: number): number | undefined => pick([...store.people.candidates().values()].flat(), which)?.id;
const activityAt = (store: Store, which: number) => pick(store.activities.list(null), which);

/** What the commands do to a file; each does nothing where there is nothing to do it to. */
const WORK = {
  addMember: (store: Store, a: number, b: number) => void addMember(store, `委员${a}`, SECTORS[b % 3]),
  editMember(store: Store, a: number, b: number) {
    const person = personAt(store, a);
    if (person !== undefined) store.people.update(person, { unit: `单位${b}`, phone: `1380000${String(b).padStart(4, "0")}` });
  },
  moveSector(store: Store, a: number, b: number) {
    const person = personAt(store, a);
    if (person !== undefined)
      store.tenures.setPlaces({ person, term: TERM, from: "2022-01-01" }, "sector", [SECTORS[b % 3] as string], {
        asOf: b % 4 === 0 ? null : (DAYS[b % 3] as string),
        origin: NO_ORIGIN,
      });
  },
  makeStanding(store: Store, a: number, b: number) {
    const person = personAt(store, a);
    if (person !== undefined)
      store.tenures.setOffice({ person, term: TERM, from: "2022-01-01" }, b % 2 === 0 ? "standing" : "member", {
        asOf: DAYS[b % 3] as string,
        origin: NO_ORIGIN,
      });
  },
  suspend(store: Store, a: number, b: number) {
    const seat = pick(
      store.tenures.ofTerm(TERM).filter(({ kind }) => kind === "committee"),
      a,
    );
    if (seat) store.tenures.suspend(seat.id, DAYS[b % 3] as string, b % 2 === 0 ? null : "2025-12-31", "某次会议");
  },
  resume(store: Store, a: number, b: number) {
    const suspension = pick(store.tenures.suspensionsOfTerm(TERM), a);
    if (suspension) store.tenures.resume(suspension, DAYS[b % 3] as string);
  },
  leave(store: Store, a: number, b: number) {
    const person = personAt(store, a);
    if (person !== undefined) store.tenures.endAll(person, TERM, DAYS[b % 3] as string, "辞去", null);
  },
  addActivity(store: Store, a: number, b: number) {
    const person = personAt(store, b);
    if (person !== undefined) applyDraft(store, draftOf(b % 2 === 0 ? "inspection" : "proposal", `事项${a}`, [person]));
  },
  addMeeting(store: Store, a: number, b: number) {
    const person = personAt(store, b);
    if (person === undefined) return;
    const sitting = (title: string) => draftOf("plenary", title, [person]);
    applyDraft(store, { ...draftOf("plenary", `会议${a}`, []), sittings: [sitting("开幕"), sitting("闭幕")] });
  },
  editActivity(store: Store, a: number, b: number) {
    const [activity, person] = [activityAt(store, a), personAt(store, b)];
    if (!activity || person === undefined) return;
    applyDraft(store, {
      ...draftOf(activity.kind, activity.title, []),
      id: activity.id,
      place: `地点${b}`,
      // A meeting that is signed by sittings has no states as a whole.
      parts:
        store.activities.sittings(activity.id).length > 0
          ? []
          : [{ ...blankPart({ person }, "attendee", {}), state: b % 2 === 0 ? "late" : "leave" }],
      outcomes: [{ ...blankOutcome("instructed", {}), level: "city" }],
    });
  },
  removeActivity(store: Store, a: number) {
    const activity = activityAt(store, a);
    if (activity) store.activities.remove(activity.id);
  },
  removePart(store: Store, a: number) {
    const part = activityAt(store, a)?.parts[0];
    if (part) store.activities.removePart(part.id);
  },
  link(store: Store, a: number, b: number) {
    const [from, to] = [activityAt(store, a), activityAt(store, b)];
    if (from && to && !store.activities.links(from.id).some((link) => link.from === from.id && link.to === to.id))
      store.activities.addLink("grew_into", from.id, to.id);
  },
  config: (store: Store, a: number, b: number) => store.settings.set(a % 2 === 0 ? "office" : "letterhead", `政协${b}`),
} as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      what: fc.constantFrom(...(Object.keys(WORK) as (keyof typeof WORK)[])),
      a: fc.nat(7),
      b: fc.nat(7),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo one" as const), which: fc.nat(9) }) },
);
/** Some members and activities stand at the start, so that most steps have something to do. */
const start: Step[] = (["addMember", "addMember", "addActivity", "addMeeting"] as const).map((what, i) => ({
  do: "write",
  what,
  a: i,
  b: i,
}));
const steps = fc.array(step, { minLength: 4, maxLength: 24 });

type Contents = ReturnType<typeof contents>;

/** What an operation made of the contents: rows gone and rows come, by table. */
interface Difference {
  readonly gone: Contents;
  readonly come: Contents;
}

const without = (a: Contents, b: Contents): Contents =>
  Object.fromEntries(Object.entries(a).map(([table, rows]) => [table, rows.filter((row) => !b[table]?.includes(row))]));
const difference = (before: Contents, after: Contents): Difference => ({ gone: without(before, after), come: without(after, before) });
const applied = (to: Contents, { gone, come }: Difference): Contents =>
  Object.fromEntries(
    Object.entries(to).map(([table, rows]) => [
      table,
      [...rows.filter((row) => !gone[table]?.includes(row)), ...(come[table] ?? [])].sort(),
    ]),
  );
const reversed = ({ gone, come }: Difference): Difference => ({ gone: come, come: gone });

interface Done {
  readonly operation: number;
  readonly before: Contents;
  readonly after: Contents;
}

/** The office as it ought to be: writes in effect, the undone ones, the newest last. */
interface Model {
  readonly effective: Done[];
  readonly undone: Done[];
}

function refusal(work: () => unknown): AppError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return undefined;
}

const order = (a: Done, b: Done): number => a.operation - b.operation;

function take(store: Store, db: Database, model: Model, one: Step): void {
  const before = contents(db);
  if (one.do === "write") {
    let operation: number | null = null;
    const refused = refusal(() => {
      operation = write(store, one.what, () => WORK[one.what](store, one.a, one.b)).operation;
    });
    const after = contents(db);
    // A change of place may stand before a later one: refused, and nothing is changed.
    if (refused) expect(refused.code).toBe("refused.later_change");
    if (operation === null) expect(after).toEqual(before);
    else model.effective.push({ operation, before, after });
    return;
  }
  if (one.do === "redo") redo(store, db, model, before);
  else if (one.do === "undo") undo(store, db, model, before, model.effective.at(-1));
  else {
    const target = pick(model.effective, one.which);
    if (target) undo(store, db, model, before, target, target.operation);
  }
}

function undo(store: Store, db: Database, model: Model, before: Contents, target: Done | undefined, named?: number): void {
  const refused = refusal(() => store.operations.undo(named));
  const after = contents(db);
  if (refused) {
    expect(after).toEqual(before);
    expect(refused.code).toBe(target ? "refused.depended_on" : "refused.nothing_to_undo");
    if (!target) return;
    // The newest one is never in the way of itself: what is refused has later ones, or undos of others, which are named.
    const later = store.operations
      .list(1000)
      .filter(({ id, kind, undoneBy }) => id > target.operation && (kind === "write" || kind === "undo") && undoneBy === null)
      .map(({ id }) => id);
    const spoken = [...refused.text.zh.matchAll(/第 (\d+) 号（/g)].map(([, id]) => Number(id));
    expect(spoken.length).toBeGreaterThan(0);
    expect(later).toEqual(expect.arrayContaining(spoken));
    return;
  }
  if (!target) throw new Error("there was nothing to undo, and it was undone");
  expect(after).toEqual(applied(before, reversed(difference(target.before, target.after))));
  if (JSON.stringify(before) === JSON.stringify(target.after)) expect(after).toEqual(target.before);
  model.effective.splice(model.effective.indexOf(target), 1);
  model.undone.push(target);
}

function redo(store: Store, db: Database, model: Model, before: Contents): void {
  const target = model.undone.at(-1);
  const refused = refusal(() => store.operations.redo());
  const after = contents(db);
  if (refused) {
    expect(after).toEqual(before);
    expect(refused.code).toBe(target ? "refused.depended_on" : "refused.nothing_to_redo");
    // What was undone a moment ago can always come back.
    if (target) expect(JSON.stringify(before)).not.toBe(JSON.stringify(target.before));
    return;
  }
  if (!target) throw new Error("there was nothing to redo, and it was redone");
  expect(after).toEqual(applied(before, difference(target.before, target.after)));
  model.undone.pop();
  model.effective.push(target);
  model.effective.sort(order);
}

/** Each run has a fresh copy of one file that `init` made. */
function eachOffice(run: (store: Store, db: Database) => void): (template: string) => void {
  let runs = 0;
  return (template) => {
    const file = `${template}.${runs++}`;
    const store = copyOffice(template, file);
    const db = openBare(file, { isReadOnly: true });
    try {
      run(store, db);
    } finally {
      db.close();
      store.close();
      rmSync(file, { force: true });
    }
  };
}

function template(): string {
  const file = join(folder(), "office.db");
  newOffice(file).close();
  return file;
}

/** A seat moved into the sector that came with somebody else: the move stands in the way of that one's undo, not the seat's own making. */
const movedIntoNewSector: Step[] = [
  { do: "write", what: "moveSector", a: 0, b: 4 },
  { do: "write", what: "addMember", a: 0, b: 0 },
  { do: "undo one", which: 7 },
  { do: "undo" },
  { do: "write", what: "addMember", a: 0, b: 0 },
  { do: "undo" },
];

/** An activity was removed, then whoever took part was undone: the activity cannot come back, and the undo is named that stands in the way. */
const removedWithoutItsPerson: Step[] = [
  { do: "write", what: "removeActivity", a: 0, b: 0 },
  { do: "write", what: "removeActivity", a: 0, b: 0 },
  { do: "undo one", which: 7 },
  { do: "undo" },
];

/** A part was taken off and its activity edited; both stand in the way, though the parts are alike in their key alone. */
const takenOffAndEdited: Step[] = [
  { do: "write", what: "removePart", a: 0, b: 0 },
  { do: "write", what: "editActivity", a: 0, b: 0 },
  { do: "write", what: "addMember", a: 0, b: 0 },
  { do: "write", what: "addMember", a: 0, b: 0 },
  { do: "write", what: "addMember", a: 0, b: 0 },
  { do: "undo one", which: 4 },
];

test("any sequence of writes, undos and redos does what the model says, and a refusal changes nothing", () => {
  const file = template();
  fc.assert(
    fc.property(steps, (sequence) => {
      eachOffice((store, db) => {
        const model: Model = { effective: [], undone: [] };
        for (const one of [...start, ...sequence]) take(store, db, model, one);
        expect(store.operations.chain().broken).toBeNull();
        expect(
          store.operations
            .list(1000)
            .filter(({ kind, undoneBy }) => kind === "write" && undoneBy === null)
            .map(({ id }) => id),
        ).toEqual(model.effective.map(({ operation }) => operation).reverse());
      })(file);
    }),
    { numRuns: 60, examples: [[movedIntoNewSector], [removedWithoutItsPerson], [takenOffAndEdited]] },
  );
});

test("what an operation made of each row can be read off the log, whatever came later", () => {
  const file = template();
  fc.assert(
    fc.property(steps, (sequence) => {
      eachOffice((store, db) => {
        const model: Model = { effective: [], undone: [] };
        // The rows before each operation and after it.
        const seen = new Map<number, { before: Rows; after: Rows }>();
        let before = rowsOf(db);
        for (const one of [...start, ...sequence]) {
          take(store, db, model, one);
          const after = rowsOf(db);
          const [newest] = store.operations.list(1);
          if (newest && !seen.has(newest.id)) seen.set(newest.id, { before, after });
          before = after;
        }
        for (const [operation, { before: was, after: is }] of seen) {
          const touched = store.history.touchedBy(operation);
          const told = new Map(touched.map((row) => [`${row.tbl} ${row.id}`, { action: row.action, ...store.history.valuesOf(row) }]));
          for (const key of new Set([...was.keys(), ...is.keys(), ...told.keys()])) {
            const [from, to] = [was.get(key) ?? null, is.get(key) ?? null];
            const row = told.get(key);
            if (row) expect(row).toEqual({ action: from === null ? "insert" : to === null ? "delete" : "update", before: from, after: to });
            else expect(from).toEqual(to);
          }
        }
      })(file);
    }),
    { numRuns: 40 },
  );
});

type Rows = ReadonlyMap<string, Record<string, unknown>>;

/** Every row that operations write, by its table and id. */
const rowsOf = (db: Database): Rows =>
  new Map(
    Object.entries(contents(db)).flatMap(([table, rows]) =>
      (rows as string[]).map((json): [string, Record<string, unknown>] => {
        const row = JSON.parse(json) as Record<string, unknown>;
        return [`${table} ${row.id}`, row];
      }),
    ),
  );

test("undoing everything leaves the file as init made it, and redoing everything brings it all back", () => {
  const file = template();
  fc.assert(
    fc.property(
      fc.array(
        step.filter((one) => one.do === "write"),
        { maxLength: 16 },
      ),
      (writes) => {
        eachOffice((store, db) => {
          const empty = contents(db);
          const model: Model = { effective: [], undone: [] };
          for (const one of [...start, ...writes]) take(store, db, model, one);
          const full = contents(db);
          for (const _ of model.effective) store.operations.undo();
          expect(contents(db)).toEqual(empty);
          expect(refusal(() => store.operations.undo())?.code).toBe("refused.nothing_to_undo");
          for (const _ of model.effective) store.operations.redo();
          expect(contents(db)).toEqual(full);
          expect(refusal(() => store.operations.redo())?.code).toBe("refused.nothing_to_redo");
        })(file);
      },
    ),
    { numRuns: 20 },
  );
});
