import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Member } from "../../src/domain/people/member.ts";
import { AppError } from "../../src/domain/text/problem.ts";
import { chainOf } from "../../src/store/chain.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { allRows } from "./dump.ts";
import { actor, addMember, dropTriggers, openBare, tempOffice, write } from "./office.ts";
import { olderFile } from "./older-records.ts";

function open(file: string): Store {
  const store = openStore(file, actor());
  onTestFinished(() => store.close());
  return store;
}

/** The backups that were made of files in a folder. */
const backupsBeside = (file: string): string[] => readdirSync(join(dirname(file), "备份")).sort();
const onlyBackup = (file: string): string => {
  const [name = "", ...others] = backupsBeside(file);
  expect(others).toEqual([]);
  return join(dirname(file), "备份", name);
};

function refusal(work: () => unknown): AppError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return undefined;
}

describe("a file of version 1", () => {
  test("is read by the program of today, which goes on where its log ends", () => {
    const file = olderFile(1);
    const store = open(file);
    expect(store.activities.list(null)).toHaveLength(29);
    const inspection = store.activities.list(null).find(({ title }) => title === "城区停车视察");
    expect(inspection?.parts.map(({ name }) => name)).toEqual(["刘芳", "张三", "赵敏"]);
    expect(store.operations.list(1)).toMatchObject([{ kind: "init", command: "migrate", who: "测试员", rows: 0 }]);
    const old = openBare(onlyBackup(file), { isReadOnly: true });
    const counts = old
      .prepare<[], { id: number; rows: number }>("SELECT operation AS id, count(*) AS rows FROM change GROUP BY operation")
      .all();
    old.close();
    expect(counts.length).toBeGreaterThan(30);
    expect(store.operations.list(100).flatMap(({ id, rows }) => (rows === 0 ? [] : [{ id, rows }]))).toEqual(counts.reverse());
    const { operation } = write(store, "记住", () => store.aliases.remember("台账.xlsx", "张三", 1));
    expect(store.aliases.known(["台账.xlsx"]).get("台账.xlsx|张三")).toBe(1);
    expect(store.operations.undo().target.id).toBe(operation);
    expect(store.aliases.known(["台账.xlsx"]).size).toBe(0);
    store.operations.redo();
    expect(store.aliases.known(["台账.xlsx"]).size).toBe(1);
  });

  test("has a copy of it beside it, for its owner alone, and the clerk is told", () => {
    const file = olderFile(1);
    const store = open(file);
    const backup = onlyBackup(file);
    expect(basename(backup)).toMatch(/^office_2026-01-01_\d{6}_升级前\.db$/);
    expect(store.notice?.zh).toContain(backup);
    expect(store.notice?.zh).toMatch(/第 1 版.*第 7 版/);
    expect((statSync(backup).mode & 0o777).toString(8)).toBe("600");
    // The copy is a record file like any other.
    const again = open(backup);
    expect(again.activities.list(null)).toHaveLength(29);
    expect(backupsBeside(backup)).toHaveLength(1);
  });

  test("is carried up once: the next opening says nothing, and makes no copy", () => {
    const file = olderFile(1);
    open(file).close();
    expect(open(file).notice).toBeNull();
    expect(readdirSync(dirname(file)).sort()).toEqual(["office.db", "备份"]);
    expect(backupsBeside(file)).toHaveLength(1);
  });

  test("never overwrites what stands where the copy would", () => {
    const file = olderFile(1);
    const bare = openBare(file, { isReadOnly: true });
    const before = allRows(bare);
    bare.close();
    const twin = olderFile(1);
    open(twin);
    // The clocks of the two go alike.
    const name = basename(onlyBackup(twin));
    const beside = (ending: string): string => join(dirname(file), "备份", name.replace(/\.db$/, ending));
    mkdirSync(join(dirname(file), "备份"));
    writeFileSync(beside(".db"), "别人的文件");
    mkdirSync(beside("-2.db"));
    open(file);
    expect(readFileSync(beside(".db"), "utf8")).toBe("别人的文件");
    const copy = openBare(beside("-3.db"), { isReadOnly: true });
    expect(allRows(copy)).toEqual(before);
  });

  test("stays as it is, without a copy, when the upgrade cannot be finished", () => {
    const file = olderFile(1);
    const db = openBare(file);
    db.exec("CREATE TABLE liaison (somebody)");
    db.close();
    const before = readFileSync(file);
    expect(() => openStore(file, actor())).toThrow(/already exists/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file)).sort()).toEqual(["office.db", "备份"]);
    expect(backupsBeside(file)).toEqual([]);
  });

  test("in another program's hands is busy, and stays as it is", () => {
    const file = olderFile(1);
    const db = openBare(file);
    db.exec("BEGIN IMMEDIATE");
    expect(refusal(() => openStore(file, actor()))?.code).toBe("busy.file");
    db.exec("ROLLBACK");
    expect(readdirSync(dirname(file))).toEqual(["office.db"]);
  });

  test("without an ending in its name has a backup all the same", () => {
    const file = olderFile(1, "档案");
    open(file);
    expect(basename(onlyBackup(file))).toMatch(/^档案_2026-01-01_\d{6}_升级前\.db$/);
  });

  test("is carried up without a backup where none is wanted, and the clerk is told", () => {
    const file = olderFile(1);
    const store = openStore(file, actor(), { isBackedUp: false });
    onTestFinished(() => store.close());
    expect(store.notice?.zh).toContain("没有备份");
    expect(readdirSync(dirname(file))).toEqual(["office.db"]);
  });

  test("is not carried up where no backup can be made", () => {
    const file = olderFile(1);
    writeFileSync(join(dirname(file), "备份"), "不是文件夹");
    const before = readFileSync(file);
    expect(refusal(() => openStore(file, actor()))?.code).toBe("machine.no_backup");
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe("a migration is a barrier", () => {
  test("undo and redo refuse what is older, in words, and change nothing", () => {
    const file = olderFile(1);
    const store = open(file);
    const bare = openBare(file, { isReadOnly: true });
    const before = allRows(bare);
    for (const work of [() => store.operations.undo(), () => store.operations.undo(2), () => store.operations.redo()]) {
      const refused = refusal(work);
      expect(refused?.code).toBe("refused.before_migration");
      expect(refused?.text.zh).toContain("早于档案文件的升级");
      expect(refused?.hint?.zh).toContain("cppcc backup --list");
    }
    expect(allRows(bare)).toEqual(before);
  });

  test("the refusal tells which operation it is, what was to be done with it, and where the upgrade stands", () => {
    const store = open(olderFile(1));
    const [migration] = store.operations.list(1);
    const undone = store.operations.list(100).find(({ kind, undoneBy }) => kind === "undo" && undoneBy === null)?.undoes;
    const words = [() => store.operations.undo(2), () => store.operations.redo()].map((work) => refusal(work)?.text);
    expect(words).toMatchObject([
      {
        zh: `第 2 号操作早于档案文件的升级（第 ${migration?.id} 号），不能撤销`,
        en: expect.stringMatching(/^operation 2 is older .* cannot be undone$/),
      },
      {
        zh: `第 ${undone} 号操作的撤销早于档案文件的升级（第 ${migration?.id} 号），不能恢复`,
        en: expect.stringMatching(new RegExp(`^the undo of operation ${undone} is older .* cannot be redone$`)),
      },
    ]);
  });

  test("the newest of them counts", () => {
    const store = open(olderFile(1));
    const { operation } = write(store, "改单位", () => store.people.update(1, { unit: "县二中" }));
    store.operations.operate({ kind: "init", command: "migrate", summary: "再升级" }, () => store.settings.set("office", "别的"));
    expect(refusal(() => store.operations.undo(operation ?? 0))?.code).toBe("refused.before_migration");
  });

  test("the migration itself is not undone", () => {
    const store = open(olderFile(1));
    const [migration] = store.operations.list(1);
    expect(refusal(() => store.operations.undo(migration?.id))).toMatchObject({
      code: "refused.not_undoable",
      hint: { zh: expect.stringContaining("升级") },
    });
  });

  test("what comes after it is undone and redone as ever", () => {
    const store = open(olderFile(1));
    write(store, "改单位", () => store.people.update(1, { unit: "县二中" }));
    store.operations.undo();
    expect(store.people.get(1)?.unit).toBe("县政协主席");
    store.operations.redo();
    expect(store.people.get(1)?.unit).toBe("县二中");
    store.operations.undo();
    expect(refusal(() => store.operations.undo())?.code).toBe("refused.before_migration");
  });

  test("an evaluation made before it is not stale for it", () => {
    const store = open(olderFile(1));
    expect([2025, 2026].map((year) => store.evaluations.isStale(store.evaluations.require(year)))).toEqual([true, false]);
  });
});

test("an alias is one answer for a name of a workbook: the newest", () => {
  const { store } = tempOffice();
  write(store, "两人", () => ["张三", "李四"].map((name) => addMember(store, name)));
  const answer = (person: number) => write(store, "记住", () => store.aliases.remember("a.xlsx", "王伟", person)).operation;
  expect(answer(1)).not.toBeNull();
  expect(answer(1), "the same answer changes nothing").toBeNull();
  const second = answer(2);
  write(store, "别的", () => store.aliases.remember("b.xlsx", "王伟", 1));
  expect([...store.aliases.known(["a.xlsx"])]).toEqual([["a.xlsx|王伟", 2]]);
  expect(store.aliases.known(["a.xlsx", "b.xlsx", "c.xlsx"]).size).toBe(2);
  store.operations.undo(second ?? 0);
  expect([...store.aliases.known(["a.xlsx"])]).toEqual([["a.xlsx|王伟", 1]]);
});

interface Span {
  readonly starts: string;
  readonly ends: string | null;
}

/** What is kept of a person, a tie or a body. */
interface Frozen extends Span {
  readonly name: string;
  readonly person: number;
  readonly places: readonly { readonly body: string }[];
  readonly suspensions: readonly Span[];
}

describe("a file of version 5 with a closed year", () => {
  test("keeps the old digest true, by the recipe of then, and says what was frozen when", () => {
    const store = open(olderFile(5));
    const closed = store.periods.closed(2025);
    expect(closed).toMatchObject({ recipe: 1, filled: "2026-01-01T00:00:02.000Z" });
    expect(closed && store.periods.digestOf(closed)).toBe(closed?.digest);
  });

  test("books its deeds where they were booked, whatever has moved them since", () => {
    const store = open(olderFile(5));
    const proposals = (year: number) =>
      store.years
        .records(year)
        .activities.filter(({ kind }) => kind === "proposal")
        .map(({ title }) => title)
        .sort();
    expect(proposals(2025)).toEqual(PROPOSALS);
    expect(proposals(2026)).toEqual(["关于托幼的提案"]);
    expect(store.years.records(2026).activities.map(({ title }) => title)).toContain("十届四次会议");
    const db = openBare(store.file, { isReadOnly: true });
    const days = db.prepare("SELECT min(day) AS first, max(day) AS last FROM frozen WHERE tbl = 'activity'").get();
    // What a plenary recorded since would move stands on the nearest day of the year.
    expect(days).toEqual({ first: "2025-01-08", last: "2025-12-27" });
  });

  test("freezes what its documents print as it stands then", () => {
    const store = open(olderFile(5));
    const term = store.terms.current();
    if (!term) throw new Error("no term");
    const roster = store.years.roster(2025, term);
    expect(roster.find(({ name }) => name === "刘芳")?.party).toBe("九三学社");
    expect(roster).toHaveLength(9);
    const { to } = store.periods.of(2025);
    // No telephone is printed, and no suspension of a later year.
    const printed = ({ phone: _, note: __, suspensions, ...member }: Member) => ({
      ...member,
      suspensions: suspensions.filter(({ from }) => from <= to),
    });
    // Nor is anybody who left before the year began, or came after it ended.
    const ofYear = store.people.members(term.id, to).filter(({ name }) => name !== "冯早" && name !== "秦晚");
    expect(ofYear).toHaveLength(9);
    expect(roster.map(({ phone: _, note: __, ...member }) => member)).toEqual(ofYear.map(printed));
    const { id } = roster.find(({ name }) => name === "刘芳") ?? { id: 0 };
    write(store, "更正", () => store.people.update(id, { party: "民进", sex: "男" }));
    expect(store.years.roster(2025, term)).toEqual(roster);
    expect(
      store.years.records(2025).activities.flatMap(({ handlings }) => handlings.map(({ unit, feedback }) => [unit, feedback])),
    ).toEqual([
      ["县交通局", "满意"],
      ["县财政局", null],
      ["县公安局", "不满意"],
      ["县住建局", null],
      ["县城管局", null],
    ]);
  });

  test("freezes people, places, suspensions and ties of its first and its last day, and none of the days around", () => {
    const file = olderFile(5);
    const db = openBare(file);
    dropTriggers(db);
    const idOf = (sql: string, ...values: (string | number)[]): number => Number(db.prepare(sql).run(...values).lastInsertRowid);
    const bodyOf = (name: string) => idOf("INSERT INTO body (term, kind, name) VALUES (1, 'sector', ?)", name);
    const committee = db.prepare<[], number>("SELECT id FROM body WHERE term = 1 AND kind = 'committee'").pluck().get() as number;
    const hold = (person: number, body: number, starts: string, ends: string | null) =>
      db
        .prepare("INSERT INTO tenure (person, body, post, starts, ends) VALUES (?, ?, 'member', ?, ?) RETURNING id")
        .pluck()
        .get(person, body, starts, ends);
    // The year runs from 2025-01-01 to 2025-12-27.
    const SPANS = [
      ["前一日止", "2022-03-01", "2024-12-31"],
      ["首日止", "2022-03-01", "2025-01-01"],
      ["末日起", "2025-12-27", null],
      ["后一日起", "2025-12-28", null],
    ] as const;
    const always = idOf("INSERT INTO person (name) VALUES ('常在')");
    const seat = hold(always, committee, "2022-03-01", null);
    for (const [name, starts, ends] of SPANS) {
      const person = idOf("INSERT INTO person (name) VALUES (?)", name);
      hold(person, committee, starts, ends);
      hold(always, bodyOf(name), starts, ends);
      db.prepare("INSERT INTO suspension (tenure, starts, ends) VALUES (?, ?, ?)").run(seat, starts, ends);
      db.prepare("INSERT INTO liaison (person, with_person, kind, starts, ends) VALUES (?, ?, 'standing_member', ?, ?)").run(
        always,
        person,
        starts,
        ends,
      );
    }
    db.close();
    const store = open(file);
    const carried = openBare(store.file, { isReadOnly: true });
    const kept = (table: string) =>
      carried
        .prepare<[string], string>("SELECT value FROM frozen_value WHERE tbl = ? ORDER BY row")
        .pluck()
        .all(table)
        .map((json) => JSON.parse(json) as Frozen);
    const [before, first, last] = SPANS.map(([name]) => name);
    const of = ({ starts, ends }: Span) => SPANS.find(([, from, to]) => from === starts && to === ends)?.[0] ?? "";
    const members = kept("member").filter(({ name }) => name === "常在" || SPANS.some(([other]) => other === name));
    expect(members.map(({ name }) => name)).toEqual(["常在", first, last]);
    expect(members[0]?.places.map(({ body }) => body)).toEqual(["委员会", before, first, last]);
    expect(members[0]?.suspensions.map(of)).toEqual([before, first, last]);
    expect(
      kept("liaison")
        .filter(({ person }) => person === always)
        .map(of),
    ).toEqual([first, last]);
    expect(kept("body").flatMap(({ name }) => SPANS.filter(([other]) => other === name).map(([other]) => other))).toEqual([first, last]);
  });

  test("keeps what its log was before the chain under the first digest", () => {
    const file = olderFile(5);
    const store = open(file);
    const migration = store.operations.list(1)[0]?.id;
    expect(store.operations.chain()).toMatchObject({ from: migration, broken: null });
    const db = openBare(file);
    for (const sql of ["UPDATE operation SET summary = '别的' WHERE id = 2", "DELETE FROM change WHERE id = 7"]) {
      db.exec("BEGIN");
      dropTriggers(db);
      db.exec(sql);
      expect(chainOf(db).broken, sql).toBe(migration);
      db.exec("ROLLBACK");
    }
  });

  test("can be opened again, corrected, and closed again by the recipe of today", () => {
    const file = olderFile(5);
    const store = open(file);
    const operate = (command: string, work: () => void) =>
      store.operations.operate({ kind: "evaluation", command, summary: command }, work);
    const closed = store.periods.closed(2025);
    if (!closed?.evaluation) throw new Error("not closed");
    const { evaluation } = closed;
    const activities = () => store.years.records(2025).activities.map(({ title }) => title);
    const held = activities();
    operate("year reopen", () => store.periods.reopen(closed));
    const db = openBare(file, { isReadOnly: true });
    expect(["frozen", "frozen_value"].map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([0, 0]);
    // Open again, the plenary moves what has its session's number.
    const moved = ["关于修桥的提案", "关于修路的提案", "关于停车的提案"];
    expect(activities().sort()).toEqual(held.filter((title) => !moved.includes(title)).sort());
    expect(held).toEqual(expect.arrayContaining(moved));
    operate("year close", () => void store.periods.close(2025, "2026-04-01T00:00:00.000Z", evaluation));
    const again = store.periods.closed(2025);
    expect(again).toMatchObject({ recipe: 2, filled: null });
    expect(again && store.periods.digestOf(again)).toBe(again?.digest);
    expect(store.operations.chain().broken).toBeNull();
  });
});

/** Those of the fourth session, and those without a number. */
const PROPOSALS = ["关于修桥的提案", "关于修路的提案", "关于停车的提案", "关于路灯的提案", "关于旧楼加梯的提案"].sort();
