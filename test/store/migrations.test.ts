import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Database } from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { chainOf } from "../../src/store/chain.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { actor, addMember, contents, dropTriggers, folder, newOffice, openBare, write } from "./office.ts";
import { fifthVersion, firstVersion } from "./older-versions.ts";

function open(file: string): Store {
  const store = openStore(file, actor());
  onTestFinished(() => store.close());
  return store;
}

const bakOf = (file: string, name = "office.v1.bak.db"): string => join(dirname(file), name);

const schemaOf = (db: Database): string[] =>
  db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all()
    .map(
      ({ type, name, sql }) =>
        `${type} ${name}: ${sql
          ?.replace(/--.*/g, "")
          .replace(/\s+/g, " ")
          .replace(/ ([,)])/g, "$1")
          .replace(/^(CREATE TABLE) "(\w+)"/, "$1 $2")}`,
    );

/** What a file holds in the tables of version 1. */
function oldContents(file: string): Record<string, unknown[]> {
  const db = openBare(file, { readonly: true });
  const later = ["alias", "liaison", "decision", "period", "frozen", "evaluation_lines", "evaluation_activity", "frozen_value"];
  const { operation = [], ...all } = contents(db);
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !later.includes(name)));
  db.close();
  const operations = operation.map((row) => {
    const { first_change: _, last_change: __, undone_by: ___, ...old } = row as Record<string, unknown>;
    return old;
  });
  // Columns of a later version, blank.
  const people = (kept.person ?? []).map((row) => String(row).replace(',"workplace":null', ""));
  const parts = (kept.participation ?? []).map((row) => String(row).replace(',"form":null', ""));
  return { ...kept, person: people, participation: parts, operation: operations };
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

describe("a file of version 1", () => {
  test("becomes what schema.sql describes: tables, indexes, views and triggers", () => {
    const file = firstVersion();
    open(file).close();
    const fresh = join(folder(), "fresh.db");
    newOffice(fresh).close();
    const [carried, made] = [openBare(file), openBare(fresh)];
    expect(schemaOf(carried)).toEqual(schemaOf(made));
    expect(carried.pragma("user_version")).toEqual(made.pragma("user_version"));
    expect(carried.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  test("keeps its contents and its log, and works", () => {
    const file = firstVersion();
    const before = oldContents(file);
    const store = open(file);
    expect(oldContents(file)).toEqual(before);
    expect(store.deeds.list(null).map(({ title, parts }) => [title, parts.map(({ name }) => name)])).toEqual([["视察", ["张三"]]]);
    expect(store.ledger.list(1)).toMatchObject([{ kind: "init", command: "migrate", who: "测试员" }]);
    const old = openBare(bakOf(file), { readonly: true });
    const counts = old
      .prepare<[], { id: number; rows: number }>("SELECT operation AS id, count(*) AS rows FROM change GROUP BY operation")
      .all();
    old.close();
    expect(counts.length).toBeGreaterThan(3);
    expect(store.ledger.list(100).flatMap(({ id, rows }) => (rows === 0 ? [] : [{ id, rows }]))).toEqual(counts.reverse());
    const { operation } = write(store, "记住", () => store.aliases.remember("台账.xlsx", "张三", 1));
    expect(store.aliases.known(["台账.xlsx"]).get("台账.xlsx|张三")).toBe(1);
    expect(store.ledger.undo().target.id).toBe(operation);
    expect(store.aliases.known(["台账.xlsx"]).size).toBe(0);
    store.ledger.redo();
    expect(store.aliases.known(["台账.xlsx"]).size).toBe(1);
  });

  test("has a copy of it beside it as it was, for its owner alone, and the clerk is told", () => {
    const file = firstVersion();
    const before = oldContents(file);
    const store = open(file);
    const backup = bakOf(file);
    expect(store.notice?.zh).toContain(backup);
    expect(store.notice?.zh).toMatch(/第 1 版.*第 6 版/);
    expect((statSync(backup).mode & 0o777).toString(8)).toBe("600");
    expect(oldContents(backup)).toEqual(before);
    const db = openBare(backup);
    expect(db.pragma("user_version", { simple: true })).toBe(1);
    db.close();
    const again = open(backup);
    expect(again.deeds.list(null)).toHaveLength(1);
    expect(existsSync(bakOf(file, "office.v1.bak.v1.bak.db"))).toBe(true);
  });

  test("is carried up once: the next opening says nothing, and makes no copy", () => {
    const file = firstVersion();
    open(file).close();
    expect(open(file).notice).toBeNull();
    expect(readdirSync(dirname(file)).sort()).toEqual(["office.db", "office.v1.bak.db"]);
  });

  test("never overwrites what stands where the copy would", () => {
    const file = firstVersion();
    writeFileSync(bakOf(file), "别人的文件");
    mkdirSync(bakOf(file, "office.v1.bak-2.db"));
    open(file);
    expect(readFileSync(bakOf(file), "utf8")).toBe("别人的文件");
    expect(oldContents(bakOf(file, "office.v1.bak-3.db"))).toEqual(oldContents(file));
  });

  test("stays as it is, without a copy, when the upgrade cannot be finished", () => {
    const file = firstVersion();
    const db = openBare(file);
    db.exec("CREATE TABLE liaison (somebody)");
    db.close();
    const before = readFileSync(file);
    expect(() => openStore(file, actor())).toThrow(/already exists/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(["office.db"]);
  });

  test("in another program's hands is busy, and stays as it is", () => {
    const file = firstVersion();
    const db = openBare(file);
    db.exec("BEGIN IMMEDIATE");
    expect(refusal(() => openStore(file, actor()))?.code).toBe("busy.file");
    db.exec("ROLLBACK");
    expect(readdirSync(dirname(file))).toEqual(["office.db"]);
  });

  test("a name without an ending is kept as it is", () => {
    const file = firstVersion("档案");
    open(file);
    expect(existsSync(bakOf(file, "档案.v1.bak"))).toBe(true);
  });
});

describe("a migration is a barrier", () => {
  test("undo and redo refuse what is older, in words, and change nothing", () => {
    const file = firstVersion();
    const store = open(file);
    const before = oldContents(file);
    for (const work of [() => store.ledger.undo(), () => store.ledger.undo(2), () => store.ledger.redo()]) {
      const refused = refusal(work);
      expect(refused?.code).toBe("refused.before_migration");
      expect(refused?.text.zh).toContain("早于档案文件的升级");
      expect(refused?.hint?.zh).toContain(".bak");
    }
    expect(oldContents(file)).toEqual(before);
  });

  test("the migration itself is not undone", () => {
    const store = open(firstVersion());
    const [migration] = store.ledger.list(1);
    expect(refusal(() => store.ledger.undo(migration?.id))).toMatchObject({
      code: "refused.not_undoable",
      hint: { zh: expect.stringContaining("升级") },
    });
  });

  test("what comes after it is undone and redone as ever", () => {
    const store = open(firstVersion());
    write(store, "改单位", () => store.people.update(1, { unit: "县二中" }));
    store.ledger.undo();
    expect(store.people.get(1)?.unit).toBeNull();
    store.ledger.redo();
    expect(store.people.get(1)?.unit).toBe("县二中");
    store.ledger.undo();
    expect(refusal(() => store.ledger.undo())?.code).toBe("refused.before_migration");
  });

  test("an evaluation made before it is not stale for it, and keeps its lines", () => {
    const file = firstVersion();
    const line = {
      dimension: "activities",
      item: "参加活动",
      points: 500,
      withheld: 0,
      activity: 1,
      title: "视察",
      date: "2026-05-12",
      note: "",
    };
    const old = openBare(file);
    old.exec(`
      INSERT INTO operation (at, who, kind, command, summary) VALUES ('2026-01-01', '测试员', 'evaluation', 'score', '考核');
      INSERT INTO running SELECT max(id) FROM operation;
      INSERT INTO evaluation (operation, year, starts, ends, rules_name, rules_hash, rules, evaluated)
        SELECT max(id), 2026, '2026-01-01', '2026-12-31', '规则', '0', '', 1 FROM operation;
      INSERT INTO evaluation_member VALUES (1, 1, '张三', 500, 1, 'basic', '基本称职', '', 0, '{}', '[]', '[${JSON.stringify(line)}]');
      DELETE FROM running;`);
    old.close();
    const store = open(file);
    const evaluation = store.evaluations.require(2026);
    expect(store.evaluations.isStale(evaluation)).toBe(false);
    expect(store.evaluations.lines(evaluation.id, 1)).toEqual([{ ...line, ofYear: null }]);
    expect(store.evaluations.members(evaluation.id)).toMatchObject([{ name: "张三", total: 500, commended: null }]);
  });
});

test("an alias is one answer for a name of a workbook: the newest", () => {
  const store = open(firstVersion());
  write(store, "李四", () => addMember(store, "李四"));
  const answer = (person: number) => write(store, "记住", () => store.aliases.remember("a.xlsx", "王伟", person)).operation;
  expect(answer(1)).not.toBeNull();
  expect(answer(1), "the same answer changes nothing").toBeNull();
  const second = answer(2);
  write(store, "别的", () => store.aliases.remember("b.xlsx", "王伟", 1));
  expect([...store.aliases.known(["a.xlsx"])]).toEqual([["a.xlsx|王伟", 2]]);
  expect(store.aliases.known(["a.xlsx", "b.xlsx", "c.xlsx"]).size).toBe(2);
  store.ledger.undo(second ?? 0);
  expect([...store.aliases.known(["a.xlsx"])]).toEqual([["a.xlsx|王伟", 1]]);
});

describe("a file of version 5 with a closed year", () => {
  test("becomes what schema.sql describes", () => {
    const file = fifthVersion();
    open(file).close();
    const fresh = join(folder(), "fresh.db");
    newOffice(fresh).close();
    const [carried, made] = [openBare(file), openBare(fresh)];
    expect(schemaOf(carried)).toEqual(schemaOf(made));
    expect(carried.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(carried.prepare("SELECT * FROM pragma_foreign_key_check").all()).toEqual([]);
  });

  test("keeps the old digest true, by the recipe of then, and says what was frozen when", () => {
    const store = open(fifthVersion());
    const closed = store.periods.closed(2025);
    expect(closed).toMatchObject({ recipe: 1, filled: "2026-01-01T00:00:01.000Z" });
    expect(closed && store.periods.digestOf(closed)).toBe(closed?.digest);
  });

  test("books its deeds where they were booked, whatever has moved them since", () => {
    const store = open(fifthVersion());
    const titles = (year: number) => store.years.records(year).deeds.map(({ title }) => title);
    expect(titles(2025).sort()).toEqual(["修桥", "修路", "停车", "关于路灯", "十届二十次常委会会议"].sort());
    expect(titles(2026)).toEqual(["十届四次会议"]);
    const db = openBare(store.file, { readonly: true });
    const days = db.prepare("SELECT min(day) AS first, max(day) AS last FROM frozen WHERE tbl = 'activity'").get();
    // What a plenary recorded since would move stands on the nearest day of the year.
    expect(days).toEqual({ first: "2025-05-06", last: "2025-12-31" });
  });

  test("freezes what its documents print as it stands then", () => {
    const store = open(fifthVersion());
    const term = store.terms.current();
    if (!term) throw new Error("no term");
    const party = () => store.years.roster(2025, term).find(({ name }) => name === "刘芳")?.party;
    expect(party()).toBe("民革");
    const roster = store.years.roster(2025, term);
    expect(roster.map(({ phone: _, note: __, ...member }) => member)).toEqual(
      store.people.members(term.id, "2025-12-31").map(({ phone: _, note: __, ...member }) => member),
    );
    const { id } = roster.find(({ name }) => name === "刘芳") ?? { id: 0 };
    write(store, "更正", () => store.people.update(id, { party: "九三学社", sex: "男" }));
    expect(store.years.roster(2025, term)).toEqual(roster);
    expect(store.years.records(2025).deeds.flatMap(({ handlings }) => handlings.map(({ unit, feedback }) => [unit, feedback]))).toEqual([
      ["县交通局", "满意"],
      ["县交通局", null],
    ]);
  });

  test("keeps who was taken back by whom, and its log begins a chain", () => {
    const file = fifthVersion();
    const old = openBare(file);
    const of = "SELECT id, undone_by AS undoneBy FROM operation ORDER BY id";
    const before = old.prepare<[], { id: number; undoneBy: number | null }>(of).all();
    old.close();
    expect(before.filter(({ undoneBy }) => undoneBy !== null)).toHaveLength(2);
    const store = open(file);
    expect(before.map(({ id }) => ({ id, undoneBy: store.ledger.find(id)?.undoneBy ?? null }))).toEqual(before);
    expect(store.ledger.chain()).toMatchObject({ from: before.length + 1, broken: null });
    const db = openBare(file);
    db.exec("BEGIN");
    dropTriggers(db);
    db.exec("UPDATE operation SET summary = '别的' WHERE id = 2");
    expect(chainOf(db).broken, "what was before the chain is covered by its first digest").toBe(before.length + 1);
    db.exec("ROLLBACK");
  });

  test("can be opened again, corrected, and closed again by the recipe of today", () => {
    const file = fifthVersion();
    const store = open(file);
    const operate = (command: string, work: () => void) => store.ledger.operate({ kind: "evaluation", command, summary: command }, work);
    const closed = store.periods.closed(2025);
    if (!closed?.evaluation) throw new Error("not closed");
    const { evaluation } = closed;
    operate("year reopen", () => store.periods.reopen(closed));
    const db = openBare(file, { readonly: true });
    expect(["frozen", "frozen_value"].map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([0, 0]);
    expect(
      store.years
        .records(2025)
        .deeds.map(({ kind }) => kind)
        .sort(),
    ).toEqual(["opinion", "standing"]);
    operate("year close", () => void store.periods.close(2025, "2026-04-01T00:00:00.000Z", evaluation));
    const again = store.periods.closed(2025);
    expect(again).toMatchObject({ recipe: 2, filled: null });
    expect(again && store.periods.digestOf(again)).toBe(again?.digest);
    expect(store.ledger.chain().broken).toBeNull();
  });
});
