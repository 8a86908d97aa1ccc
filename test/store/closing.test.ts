import { describe, expect, onTestFinished, test } from "vitest";
import { type ActivityDraft, blankPart, type OutcomeDraft } from "../../src/domain/activities/activity.ts";
import type { Database } from "../../src/store/database.ts";
import { RECIPE } from "../../src/store/frozen-values.ts";
import { periodStore } from "../../src/store/periods.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { NO_ORIGIN } from "../../src/store/tenures.ts";
import { fullOffice } from "./full-office.ts";
import {
  actor,
  applyDraft,
  blankPerson,
  draftOf,
  dropTriggers,
  forgeOperation,
  openBare,
  saveEvaluation,
  TERM,
  tempOffice,
  write,
} from "./office.ts";

const close = (store: Store, year: number, evaluation: number): string =>
  store.operations.operate({ kind: "evaluation", command: "year close", summary: "关闭" }, () =>
    store.periods.close(year, "2027-01-10T00:00:00.000Z", evaluation),
  ).result;

const closedYear = (store: Store, year: number) => {
  const found = store.periods.closed(year);
  if (!found) throw new Error(`${year} is open`);
  return found;
};

/** Everything whose change a digest must tell: the closed year is 2026, and holds activities 1 and 2. */
const TELLING: readonly string[] = [
  ...["kind", "title", "starts", "ends", "form", "serial", "term", "session", "part_of", "refers_to"].map((column) => `activity.${column}`),
  ...["activity", "person", "role", "state", "reason", "position", "quantity", "amount"].map((column) => `participation.${column}`),
  ...["activity", "person", "what", "level", "form", "date", "by"].map((column) => `recognition.${column}`),
  ...["person", "body", "post"].map((column) => `tenure.${column}`),
  ...["tenure", "starts", "ends"].map((column) => `suspension.${column}`),
  "evaluation.rules",
  ...["person", "name", "total", "rank", "grade", "why", "tied", "commended", "points"].map((column) => `evaluation_member.${column}`),
  "evaluation_lines.lines",
  ...["person", "grade", "reason"].map((column) => `decision.${column}`),
];

/** What the recipe of today tells besides. */
const TELLING_NOW: readonly string[] = [
  ...["place", "theme", "category", "livelihood", "body"].map((column) => `activity.${column}`),
  "participation.form",
  "frozen.day",
  "frozen.tbl",
  ...["tbl", "row", "value"].map((column) => `frozen_value.${column}`),
];

/** What no digest is over: where a row came from, and what nobody prints of a closed year. */
const SILENT: readonly string[] = [
  "activity.note",
  "participation.sheet",
  "tenure.basis",
  "tenure.certificate",
  "person.phone",
  "source.file",
  "setting.value",
];

const ANOTHER: Readonly<Record<string, string>> = {
  "participation.activity": "99",
  "recognition.activity": "99",
  "activity.starts": "'2026-05-13'",
  "activity.ends": "'2026-05-14'",
  "activity.livelihood": "1",
  "participation.state": "'late'",
  "suspension.starts": "'2026-05-02'",
  "suspension.ends": "'2026-05-30'",
  "evaluation_member.tied": "1 - tied",
  "evaluation_member.commended": "1",
  "frozen.tbl": "CASE tbl WHEN 'activity' THEN 'paid' ELSE tbl END",
  "frozen_value.row": "row + 1000",
};

/** Does something else with a column of a table's first row, whatever stood there; the triggers and the foreign keys are off. */
function tamper(db: Database, place: string): void {
  const [table = "", column = ""] = place.split(".");
  const type = db.prepare<[string, string], string>("SELECT type FROM pragma_table_info(?) WHERE name = ?").pluck().get(table, column);
  const other = ANOTHER[place] ?? (type === "TEXT" ? `ifnull("${column}", '') || '别'` : `ifnull("${column}", 0) + 1`);
  const id = table === "evaluation_member" || table === "evaluation_lines" ? "person" : "id";
  const { changes } = db.prepare(`UPDATE "${table}" SET "${column}" = ${other} WHERE ${id} = (SELECT min(${id}) FROM "${table}")`).run();
  if (changes !== 1) throw new Error(`nothing in ${place}`);
}

describe("the digest of a closed year", () => {
  /** A closed year in other hands, and which of some changes its digest tells. */
  function closedFile(recipe: number) {
    const { file, store } = fullOffice(true);
    const held = { ...closedYear(store, 2026), recipe };
    store.close();
    const db = openBare(file);
    db.pragma("foreign_keys = OFF");
    dropTriggers(db);
    const digest = () => periodStore(db).digestOf(held);
    const before = digest();
    const tells = (change: () => void): boolean => {
      db.exec("SAVEPOINT one");
      change();
      const now = digest();
      db.exec("ROLLBACK TO one; RELEASE one");
      return now !== before;
    };
    return { db, held, before, tells };
  }

  test("by either recipe tells of every word that the year holds, and of nothing else", () => {
    for (const [recipe, telling] of [
      [1, TELLING],
      [RECIPE, [...TELLING, ...TELLING_NOW]],
    ] as const) {
      const { db, held, before, tells } = closedFile(recipe);
      const told = (places: readonly string[]) => places.filter((place) => tells(() => tamper(db, place)));
      expect(told(telling)).toEqual(telling);
      expect(told(SILENT)).toEqual([]);
      if (recipe === RECIPE) expect(before).toBe(held.digest);
      else expect(told(TELLING_NOW)).toEqual([]);
    }
  });

  test("tells of the days that are of the year, the first and the last with them", () => {
    const { db, tells } = closedFile(RECIPE);
    for (const [sql, isTold] of [
      ["UPDATE tenure SET ends = '2026-06-30' WHERE id = 1", true],
      ["UPDATE tenure SET ends = '2025-12-31' WHERE id = 1", true],
      ["UPDATE tenure SET starts = '2026-01-02' WHERE id = 1", true],
      ["UPDATE tenure SET starts = '2027-01-01' WHERE id = 1", true],
      ["UPDATE tenure SET starts = '2026-01-01' WHERE id = 1", false],
      ["UPDATE tenure SET starts = '2021-01-01', ends = '2026-12-31' WHERE id = 1", false],
      ["INSERT INTO tenure (person, body, post, starts) VALUES (1, 1, 'chair', '2026-12-31')", true],
      ["INSERT INTO tenure (person, body, post, starts) VALUES (1, 1, 'chair', '2027-01-01')", false],
      ["INSERT INTO tenure (person, body, post, starts, ends) VALUES (1, 1, 'chair', '2024-01-01', '2026-01-01')", true],
      ["INSERT INTO tenure (person, body, post, starts, ends) VALUES (1, 1, 'chair', '2024-01-01', '2025-12-31')", false],
      ["INSERT INTO suspension (tenure, starts) VALUES (1, '2026-12-31')", true],
      ["INSERT INTO suspension (tenure, starts) VALUES (1, '2027-01-01')", false],
      ["INSERT INTO suspension (tenure, starts, ends) VALUES (1, '2025-01-01', '2026-01-01')", true],
      ["INSERT INTO suspension (tenure, starts, ends) VALUES (1, '2025-01-01', '2025-12-31')", false],
      ["DELETE FROM suspension", true],
      ["INSERT INTO recognition (activity, what, date) VALUES (1, 'key', '2027-02-01')", false],
      ["INSERT INTO decision (year, person, grade, reason) VALUES (2027, 1, 'excellent', '')", false],
      ["INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2027-03-01')", false],
      ["INSERT INTO participation (activity, person, role) VALUES (99, 1, 'attendee')", false],
    ] as const)
      expect(
        tells(() => db.exec(sql)),
        sql,
      ).toBe(isTold);
  });

  test("is of the year and its dates too", () => {
    const { db, held, before } = closedFile(RECIPE);
    const { digestOf } = periodStore(db);
    for (const other of [{ year: 2027 }, { from: "2026-01-02" }, { to: "2026-12-30" }])
      expect(digestOf({ ...held, ...other }), JSON.stringify(other)).not.toBe(before);
    expect(digestOf({ ...held, recipe: null }), "by the recipe of today, where none is said").toBe(before);
  });
});

const NO_BASIS = { basis: null };

/** A person whose seat runs from a day to another, in a sector of the same name. */
function seated(store: Store, name: string, from: string, to: string | null): number {
  const person = store.people.add({ ...blankPerson, name });
  const seat = { person, term: TERM, from };
  const dated = { asOf: null, origin: NO_ORIGIN, basis: null };
  store.tenures.addSeat(seat, null, dated);
  store.tenures.setPlaces(seat, "sector", [`${name}界`], dated);
  if (to !== null) store.tenures.endAll(person, TERM, to, "辞去委员", null);
  return person;
}

describe("what is kept beside the rows of a closed year", () => {
  test("is of its own days: people, ties and bodies of the first and the last day, and nobody's of the days around", () => {
    const { file, store } = tempOffice();
    write(store, "人员", () => {
      const always = seated(store, "常在", "2022-01-01", null);
      seated(store, "前走", "2022-01-01", "2025-12-31");
      const first = seated(store, "首日", "2022-01-01", "2026-01-01");
      const last = seated(store, "末日", "2026-12-31", null);
      seated(store, "后来", "2027-01-01", null);
      const dated = { asOf: "2027-01-01", origin: NO_ORIGIN, basis: null };
      store.tenures.setPlaces({ person: always, term: TERM, from: "2022-01-01" }, "group", ["第二组"], dated);
      const seat = store.tenures.ofPerson(TERM, always).find(({ kind }) => kind === "committee")?.id ?? 0;
      for (const [from, to] of [
        ["2025-03-01", "2025-03-31"],
        ["2026-12-31", null],
        ["2027-01-01", "2027-01-31"],
      ] as const)
        store.tenures.suspend(seat, from, to, null);
      const tie = (starts: string, ends: string | null) =>
        store.liaisons.add(always, { person: first }, "standing_member", { starts, ends, ...NO_BASIS }, NO_ORIGIN);
      tie("2024-01-01", "2025-12-31");
      tie("2024-01-01", "2026-01-01");
      tie("2026-12-31", null);
      tie("2027-01-01", null);
      expect(last).toBe(4);
    });
    close(store, 2026, saveEvaluation(store, []));
    const db = openBare(file, { isReadOnly: true });
    const kept = (table: string, what: string) =>
      db.prepare<[string], string>(`SELECT value ->> '${what}' FROM frozen_value WHERE tbl = ? ORDER BY row`).pluck().all(table);
    expect(kept("member", "name")).toEqual(["常在", "首日", "末日"]);
    expect(kept("member", "$.suspensions")[0]).toBe('[{"starts":"2025-03-01","ends":"2025-03-31"},{"starts":"2026-12-31","ends":null}]');
    expect(JSON.parse(kept("member", "$.places")[0] ?? "[]")).toEqual([
      { term: 10, kind: "committee", body: "委员会", post: "member", starts: "2022-01-01", ends: null, certificate: null },
      { term: 10, kind: "sector", body: "常在界", post: "member", starts: "2022-01-01", ends: null, certificate: null },
    ]);
    expect(kept("liaison", "starts")).toEqual(["2024-01-01", "2026-12-31"]);
    expect(kept("body", "name")).toEqual(["委员会", "常在界", "首日界", "末日界"]);
  });

  test("a roster of a year has nobody who came after its last day, open or closed", () => {
    const { store } = tempOffice();
    write(store, "人员", () => {
      seated(store, "常在", "2022-01-01", null);
      seated(store, "末日", "2026-12-31", null);
      seated(store, "后来", "2027-01-01", null);
      seated(store, "前走", "2022-01-01", "2025-12-31");
    });
    const term = store.terms.current();
    if (!term) throw new Error("no term");
    const names = (year: number, to?: string) => store.years.roster(year, term, to).map(({ name }) => name);
    expect(names(2026)).toEqual(["常在", "末日", "前走"]);
    expect(names(2026, "2026-12-30")).toEqual(["常在", "前走"]);
    expect(names(2027)).toEqual(["常在", "末日", "后来", "前走"]);
    close(store, 2026, saveEvaluation(store, []));
    expect(names(2026)).toEqual(["常在", "末日"]);
  });

  test("is what documents of the year print, whatever became of it: outcomes and handling as they stood", () => {
    const { store } = fullOffice(true);
    const before = store.years.records(2026);
    expect(before.activities.map(({ outcomes, handlings }) => [outcomes.length, handlings.length])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    store.close();
    const db = openBare(store.file);
    forgeOperation(db);
    db.exec(`INSERT INTO recognition (activity, what, date) VALUES (1, 'key', '2027-02-01');
      UPDATE handling SET feedback = '不满意' WHERE id = 1;
      INSERT INTO handling (activity, round, unit, lead) VALUES (1, 2, '县水利局', 1);
      DELETE FROM running`);
    const again = openStore(store.file, actor());
    onTestFinished(() => again.close());
    expect(again.years.records(2026)).toEqual(before);
    expect(again.activities.list(null).find(({ id }) => id === 1)).toMatchObject({ outcomes: [{}, {}], handlings: [{}, {}] });
  });
});

describe("two closed years, one after the other", () => {
  /** An opinion and a proposal of 2025, closed; then an adoption comes, and the proposal becomes an opinion of 2026. */
  function office() {
    const { file, store } = tempOffice();
    const outcome = (what: OutcomeDraft["what"], date: string | null) =>
      ({ what, level: null, form: null, date, by: null, who: null, where: {}, implied: false }) as const;
    const person = write(store, "人员", () => seated(store, "常在", "2022-01-01", null)).result;
    const opinion = (title: string, starts: string, more: Partial<ActivityDraft> = {}) =>
      write(store, title, () =>
        applyDraft(store, {
          ...draftOf("opinion", title, []),
          starts,
          parts: [{ ...blankPart({ person }, "author", {}), state: null }],
          ...more,
        }),
      ).result;
    const first = opinion("停车", "2025-05-01");
    const proposal = write(store, "修路", () =>
      applyDraft(store, draftOf("proposal", "修路", [person], { starts: "2025-03-01", outcomes: [outcome("to_opinion", null)] })),
    ).result;
    const evaluation = saveEvaluation(store, []);
    close(store, 2025, evaluation);
    const late = (date: string, what = "adopted") => {
      const db = openBare(file);
      forgeOperation(db);
      db.prepare("INSERT INTO recognition (activity, what, date) VALUES (?, ?, ?)").run(first, what, date);
      db.exec("DELETE FROM running");
      db.close();
    };
    const frozen = (year: number) => {
      const db = openBare(file, { isReadOnly: true });
      const rows = db
        .prepare<[number], string>(
          "SELECT tbl || ' ' || frozen.row FROM frozen JOIN period ON period.id = period WHERE year = ? ORDER BY 1",
        )
        .pluck()
        .all(year);
      db.close();
      return rows;
    };
    return { store, evaluation, first, proposal, opinion, late, frozen };
  }

  test("what came late of the first is held by the second, once that is closed", () => {
    const { store, evaluation, first, proposal, opinion, late, frozen } = office();
    expect(frozen(2025)).toEqual([`activity ${first}`, `activity ${proposal}`, "recognition 1"]);
    expect(store.periods.hasLate(closedYear(store, 2025))).toBe(false);
    const made = opinion("修路", "2026-02-01");
    expect(store.periods.hasLate(closedYear(store, 2025)), "an opinion made of its proposal").toBe(true);
    store.close();
    late("2026-02-05");
    const again = openStore(store.file, actor());
    onTestFinished(() => again.close());
    expect(again.periods.hasLate(closedYear(again, 2025))).toBe(true);
    close(again, 2026, evaluation);
    expect(frozen(2026)).toEqual([`paid ${made}`, "recognition 2"]);
    expect(frozen(2025)).toHaveLength(3);
    expect(again.periods.hasLate(closedYear(again, 2025)), "it came late, whoever paid it").toBe(true);
    expect(again.periods.hasLate(closedYear(again, 2026))).toBe(false);
  });

  test("what comes late of the first after the second was closed is held by the third", () => {
    const { store, evaluation, late, frozen } = office();
    close(store, 2026, evaluation);
    store.close();
    late("2027-02-05");
    const again = openStore(store.file, actor());
    onTestFinished(() => again.close());
    expect(frozen(2026)).toEqual([]);
    close(again, 2027, evaluation);
    expect(frozen(2027)).toEqual(["recognition 2"]);
    const days = openBare(again.file, { isReadOnly: true });
    expect(days.prepare("SELECT year, opens FROM v_closed ORDER BY year").raw().all()).toEqual([
      [2025, "2028-01-01"],
      [2026, "2028-01-01"],
      [2027, "2028-01-01"],
    ]);
  });

  test("the open year between two closed ones is the one that pays", () => {
    const { store, evaluation, late, frozen } = office();
    close(store, 2027, evaluation);
    store.close();
    late("2026-02-05");
    const again = openStore(store.file, actor());
    onTestFinished(() => again.close());
    const db = openBare(again.file, { isReadOnly: true });
    expect(db.prepare("SELECT year, opens FROM v_closed ORDER BY year").raw().all()).toEqual([
      [2025, "2026-01-01"],
      [2027, "2028-01-01"],
    ]);
    close(again, 2026, evaluation);
    expect(frozen(2026)).toEqual(["recognition 2"]);
  });
});

describe("the dates of a year", () => {
  test("are set, changed and left as they are; each year has one row", () => {
    const { store } = tempOffice();
    const set = (year: number, from: string, to: string) => write(store, "起止", () => store.periods.set(year, { from, to })).operation;
    expect(set(2026, "2026-01-05", "2026-12-31")).not.toBeNull();
    expect(set(2026, "2026-01-05", "2026-12-31")).toBeNull();
    expect(set(2026, "2026-01-04", "2026-12-31")).not.toBeNull();
    expect(set(2026, "2026-01-04", "2026-12-30")).not.toBeNull();
    expect(set(2025, "2025-01-01", "2026-01-03")).not.toBeNull();
    expect(store.periods.all().map(({ year, from, to, closed }) => [year, from, to, closed])).toEqual([
      [2025, "2025-01-01", "2026-01-03", null],
      [2026, "2026-01-04", "2026-12-30", null],
    ]);
    expect([store.periods.of(2025), store.periods.of(2027)]).toEqual([
      { from: "2025-01-01", to: "2026-01-03" },
      { from: "2026-12-31", to: "2027-12-31" },
    ]);
    expect(["2026-01-03", "2026-01-04", "2026-12-31"].map((day) => store.periods.yearOf(day))).toEqual([2025, 2026, 2027]);
    expect([2025, 2026].map((year) => store.periods.closed(year))).toEqual([undefined, undefined]);
  });

  test("opening one year again leaves what the others hold", () => {
    const { store } = tempOffice();
    write(store, "人员", () => seated(store, "常在", "2022-01-01", null));
    for (const year of [2025, 2026]) close(store, year, saveEvaluation(store, []));
    const count = () => {
      const db = openBare(store.file, { isReadOnly: true });
      return ["frozen", "frozen_value"].map((table) => db.prepare(`SELECT count(DISTINCT period) FROM ${table}`).pluck().get());
    };
    expect(count()).toEqual([0, 2]);
    store.operations.operate({ kind: "evaluation", command: "year reopen", summary: "重开" }, () =>
      store.periods.reopen(closedYear(store, 2026)),
    );
    expect(count()).toEqual([0, 1]);
    expect([2025, 2026].map((year) => store.periods.closed(year)?.year)).toEqual([2025, undefined]);
    expect(store.periods.all().find(({ year }) => year === 2026)).toMatchObject({
      closed: null,
      evaluation: null,
      digest: null,
      recipe: null,
    });
  });
});

describe("a redo", () => {
  const record = (store: Store, kind: string, title: string, serial: string | null, starts = "2026-05-12") =>
    write(store, title, () => applyDraft(store, { ...draftOf(kind, title, []), serial, starts }));

  test.each([
    ["the same serial of the same kind", "proposal", "修桥", "10-4-001", false],
    ["the same name, day and kind", "proposal", "修路", null, false],
    ["the same serial of another kind", "opinion", "修桥", "10-4-001", true],
    ["another serial", "proposal", "修桥", "10-4-002", true],
    ["no serial", "proposal", "修桥", null, true],
    ["the same name and day of another kind", "opinion", "修路", null, true],
    ["the same name of another day", "proposal", "修路", null, true, "2026-05-13"],
  ] as const)("beside a deed that was recorded since, with %s", (_, kind, title, serial, isRedone, starts?: string) => {
    const { store } = tempOffice();
    record(store, "proposal", "修路", "10-4-001");
    store.operations.undo();
    const { operation } = record(store, kind, title, serial, starts);
    const titles = () => store.activities.list(null).map((activity) => activity.title);
    if (isRedone) {
      store.operations.redo();
      expect(titles().sort()).toEqual(["修路", title].sort());
      return;
    }
    expect(() => store.operations.redo()).toThrow(
      expect.objectContaining({
        code: "refused.depended_on",
        text: expect.objectContaining({ zh: expect.stringContaining(`第 ${operation} 号（${title}）`) }),
      }),
    );
    expect(titles()).toEqual([title]);
  });

  test("beside a person of the same name who was added since", () => {
    const { store } = tempOffice();
    write(store, "张三", () => seated(store, "张三", "2022-01-01", null));
    store.operations.undo();
    const { operation } = write(store, "又一位", () => seated(store, "张三", "2023-01-01", null));
    expect(() => store.operations.redo()).toThrow(expect.objectContaining({ code: "refused.depended_on" }));
    store.operations.undo(operation ?? 0);
    store.operations.redo();
    expect(store.people.members(TERM, "2026-12-31").map(({ name }) => name)).toEqual(["张三"]);
  });

  test("of somebody who was added beside one of the same name brings both back", () => {
    const { store } = tempOffice();
    for (const from of ["2022-01-01", "2023-01-01"]) write(store, "增补", () => seated(store, "张三", from, null));
    store.operations.undo();
    store.operations.redo();
    expect(store.people.members(TERM, "2026-12-31").map(({ name }) => name)).toEqual(["张三", "张三"]);
  });

  test("of deeds without a serial is not held up by others without one", () => {
    const { store } = tempOffice();
    record(store, "inspection", "视察", null);
    record(store, "inspection", "再视察", null);
    store.operations.undo();
    record(store, "inspection", "第三次视察", null);
    store.operations.redo();
    expect(store.activities.list(null)).toHaveLength(3);
  });
});
