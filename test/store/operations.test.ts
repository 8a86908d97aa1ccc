import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import type { Database } from "../../src/store/database.ts";
import { storeError } from "../../src/store/errors.ts";
import { createStore, openStore, type Store } from "../../src/store/store.ts";
import { NO_ORIGIN } from "../../src/store/tenures.ts";
import { fullOffice } from "./full-office.ts";
import {
  actor,
  addMember,
  applyDraft,
  blankPerson,
  contents,
  draftOf,
  folder,
  openBare,
  ROOT,
  TERM,
  tableNames,
  tempOffice,
  write,
} from "./office.ts";

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "";
};

const columnsOf = (db: Database, table: string): { name: string; type: string }[] =>
  db.prepare<[string], { name: string; type: string }>("SELECT name, type FROM pragma_table_info(?)").all(table);

/** A select that copies a table's first row as one that no unique column stands in the way of. */
function freshCopy(db: Database, table: string): string {
  const unique = db
    .prepare<[string], { name: string }>(
      'SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info WHERE list."unique" = 1 AND info.seqno = 0',
    )
    .all(table)
    .map(({ name }) => name);
  const values = columnsOf(db, table).map(({ name, type }) =>
    name === "id" ? "id + 1000" : !unique.includes(name) ? `"${name}"` : type === "TEXT" ? `"${name}" || '二'` : `"${name}" + 50`,
  );
  return `SELECT ${values.join(", ")} FROM "${table}" LIMIT 1`;
}

describe("the file", () => {
  test("is its owner's alone", () => {
    const { file } = tempOffice();
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  });

  test("is the only one: no journal or write-ahead log is left beside it", () => {
    const { file } = tempOffice();
    const db = openBare(file);
    expect(db.pragma("journal_mode", { simple: true })).toBe("delete");
    expect(["-wal", "-shm", "-journal"].filter((ending) => existsSync(file + ending))).toEqual([]);
  });

  test("carries its version and its mark", () => {
    const db = openBare(tempOffice().file);
    expect(db.pragma("user_version", { simple: true })).toBeGreaterThanOrEqual(1);
    expect(db.pragma("application_id", { simple: true })).toBe(0x63706363);
  });

  test("has strict tables alone", () => {
    const db = openBare(tempOffice().file);
    const loose = db
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    expect(tableNames(db).length).toBeGreaterThan(10);
  });

  test("foreign keys hold in an operation", () => {
    const { store } = tempOffice();
    expect(() => write(store, "悬空", () => store.activities.addLink("grew_into", 98, 99))).toThrow(/FOREIGN KEY/);
  });

  test("no id is used twice", () => {
    const { store } = tempOffice();
    const [first] = [write(store, "甲", () => store.people.add({ ...blankPerson, name: "甲" })).result];
    store.operations.undo();
    expect(write(store, "乙", () => addMember(store, "乙")).result).toBeGreaterThan(first);
  });
});

describe("a write from outside an operation is refused", () => {
  // A closed year's own triggers may be the first to speak.
  const REFUSAL = /只能通过 cppcc 的操作写入|年度已关闭/;

  test("every table of contents has a row, so that each is tried", () => {
    const db = openBare(fullOffice(true).file);
    expect(
      Object.entries(contents(db))
        .filter(([, rows]) => rows.length === 0)
        .map(([name]) => name),
    ).toEqual([]);
  });

  const verbs = ["INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE", "REPLACE", "UPDATE", "UPDATE OR IGNORE", "UPDATE OR REPLACE", "DELETE"];

  test.each(verbs)("%s, on every table", (verb) => {
    const made = fullOffice(true);
    made.store.close();
    const db = openBare(made.file);
    db.pragma("foreign_keys = OFF");
    const before = contents(db);
    for (const table of Object.keys(before)) {
      const statement = verb.startsWith("UPDATE")
        ? `${verb} "${table}" SET "${columnsOf(db, table)[0]?.name}" = "${columnsOf(db, table)[0]?.name}"`
        : verb === "DELETE"
          ? `DELETE FROM "${table}"`
          : `${verb} INTO "${table}" ${freshCopy(db, table)}`;
      expect(() => db.exec(statement), `${verb} ${table}`).toThrow(REFUSAL);
    }
    expect(contents(db)).toEqual(before);
  });

  test("a row put in the place of another", () => {
    const made = fullOffice(true);
    made.store.close();
    const db = openBare(made.file);
    const before = contents(db);
    for (const table of Object.keys(before))
      expect(() => db.exec(`INSERT OR REPLACE INTO "${table}" SELECT * FROM "${table}"`), table).toThrow(REFUSAL);
    expect(contents(db)).toEqual(before);
  });

  test("the store's own functions too", () => {
    const { store: open } = tempOffice();
    expect(() => open.settings.set("office", "别的")).toThrow(REFUSAL);
  });

  test("after an operation that failed", () => {
    const { store: open } = tempOffice();
    expect(() =>
      write(open, "坏", () => {
        throw new Error("坏了");
      }),
    ).toThrow("坏了");
    expect(() => open.settings.set("office", "别的")).toThrow(REFUSAL);
  });
});

describe("an operation", () => {
  test("that throws leaves nothing, not even a trace", () => {
    const { file, store } = tempOffice();
    const db = openBare(file, { isReadOnly: true });
    const [before, log] = [contents(db), store.operations.list(10)];
    expect(() =>
      write(store, "半途", () => {
        addMember(store, "张三");
        throw new Error("半途");
      }),
    ).toThrow("半途");
    expect(contents(db)).toEqual(before);
    expect(store.operations.list(10)).toEqual(log);
  });

  test.each([
    ["that does nothing", () => undefined],
    ["that sets what is set", (store: Store) => store.settings.set("office", "政协某某县委员会")],
    [
      "that names a place held already",
      (store: Store) =>
        store.tenures.setPlaces({ person: 1, term: TERM, from: "2022-01-01" }, "sector", ["教育界"], { asOf: null, origin: NO_ORIGIN }),
    ],
    ["that applies a deed recorded already", (store: Store) => applyDraft(store, draftOf("inspection", "视察", [1]))],
  ])("%s leaves no trace", (_, work) => {
    const { store } = tempOffice();
    write(store, "准备", () => {
      addMember(store, "张三");
      applyDraft(store, draftOf("inspection", "视察", [1]));
    });
    const log = store.operations.list(10);
    expect(write(store, "空", () => void work(store)).operation).toBeNull();
    expect(store.operations.list(10)).toEqual(log);
  });

  test("is recorded with who, when, what and how many rows", () => {
    const { store } = tempOffice();
    write(store, "改名", () => store.settings.set("office", "政协另一县委员会"));
    expect(store.operations.list(1)).toMatchObject([
      { who: "测试员", kind: "write", command: "test", summary: "改名", rows: 1, undoes: null, undoneBy: null },
    ]);
  });
});

describe("what the log says of an operation", () => {
  test("may be made of what it did, and has no telephone in it", () => {
    const { store } = tempOffice();
    const summary = (name: string) => `增补${name}（13800000001）`;
    store.operations.operate({ kind: "write", command: "test", summary }, () => [addMember(store, "张三"), "张三"][1] as string);
    expect(store.operations.list(1)[0]?.summary).toBe("增补张三（1****1）");
  });

  test("is, of one that takes back or brings back, which and what that was", () => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => addMember(store, "张三"));
    store.operations.undo();
    store.operations.redo();
    store.operations.undo();
    expect(store.operations.list(3).map(({ kind, command, summary }) => [kind, command, summary])).toEqual([
      ["undo", "undo", `撤销第 ${operation} 号：增补`],
      ["redo", "redo", `恢复第 ${operation} 号：增补`],
      ["undo", "undo", `撤销第 ${operation} 号：增补`],
    ]);
  });
});

describe("an undo", () => {
  test("of what was changed twice brings back what stood at first, and a redo what stood at last", () => {
    const { store } = tempOffice();
    write(store, "增补", () => addMember(store, "张三"));
    write(store, "改单位", () => {
      for (const unit of ["县一中", "县二中"]) store.people.update(1, { unit });
    });
    store.operations.undo();
    expect(store.people.get(1)?.unit).toBeNull();
    store.operations.redo();
    expect(store.people.get(1)?.unit).toBe("县二中");
  });

  test("of more rows than are read at once takes each of them back, the newest first, and a redo brings all of them back", () => {
    const { file, store } = tempOffice();
    const bare = openBare(file, { isReadOnly: true });
    const before = contents(bare);
    const { operation } = write(store, "增补", () => {
      const people = Array.from({ length: 400 }, (_, i) => addMember(store, `委员${i}`));
      for (const person of people) store.people.update(person, { unit: "县一中" });
      for (const person of people.slice(0, 300)) store.people.update(person, { unit: "县二中" });
    });
    expect(store.operations.find(operation as number)?.rows).toBeGreaterThan(1_500);
    const after = contents(bare);
    store.operations.undo();
    expect(contents(bare)).toEqual(before);
    store.operations.redo();
    expect(contents(bare)).toEqual(after);
    store.operations.undo();
    expect(contents(bare)).toEqual(before);
  });

  test("is not held up by what later operations did to other rows of the same tables", () => {
    const { store } = tempOffice();
    write(store, "增补", () => ["张三", "李四"].map((name) => addMember(store, name)));
    const edit = (person: number) => write(store, "改单位", () => store.people.update(person, { unit: "县一中" })).operation ?? 0;
    const first = edit(1);
    edit(2);
    store.operations.undo(first);
    expect([1, 2].map((person) => store.people.get(person)?.unit)).toEqual([null, "县一中"]);
  });

  test("of what a closed year holds is refused as a change of that year", () => {
    const { file, store } = fullOffice(true);
    const before = contents(openBare(file, { isReadOnly: true }));
    const { id } = store.operations.list(10).find(({ summary }) => summary === "样本") ?? { id: 0 };
    expect(() => store.operations.undo(id)).toThrow(
      expect.objectContaining({
        code: "refused.closed_year",
        text: expect.objectContaining({ zh: expect.stringContaining("2026 年度已经关闭") }),
      }),
    );
    expect(contents(openBare(file, { isReadOnly: true }))).toEqual(before);
  });
});

describe("undo and redo refuse in words", () => {
  test("when there is nothing to undo or redo", () => {
    const { store } = tempOffice();
    expect(codeOf(() => store.operations.undo())).toBe("refused.nothing_to_undo");
    expect(codeOf(() => store.operations.redo())).toBe("refused.nothing_to_redo");
    expect(codeOf(() => store.operations.undo(77))).toBe("refused.no_operation");
  });

  test("the making of the file, an evaluation, an undo", () => {
    const { store } = fullOffice();
    const evaluation = store.operations.list(1)[0]?.id;
    expect(codeOf(() => store.operations.undo(1))).toBe("refused.not_undoable");
    expect(codeOf(() => store.operations.undo(evaluation))).toBe("refused.not_undoable");
    const { operation } = store.operations.undo();
    expect(codeOf(() => store.operations.undo(operation))).toBe("refused.not_undoable");
  });

  test("what is undone already", () => {
    const { store } = tempOffice();
    const { operation } = write(store, "改名", () => store.settings.set("office", "别的"));
    store.operations.undo();
    expect(codeOf(() => store.operations.undo(operation ?? 0))).toBe("refused.undone");
  });

  test("an import can be undone after an evaluation, which stands", () => {
    const { store } = fullOffice();
    store.operations.undo();
    expect(store.people.get(1)).toBeUndefined();
    expect(store.evaluations.members(store.evaluations.require(2026).id).map(({ name }) => name)).toEqual(["张三"]);
    expect(store.evaluations.isStale(store.evaluations.require(2026))).toBe(true);
    store.operations.redo();
    expect(store.evaluations.isStale(store.evaluations.require(2026))).toBe(false);
  });

  test.each([
    ["changed its rows", (store: Store) => write(store, "后来改单位", () => store.people.update(1, { unit: "县二中" }))],
    ["hangs on them", (store: Store) => write(store, "后来视察", () => applyDraft(store, draftOf("inspection", "视察", [1])))],
    ["uses a body that it made", (store: Store) => write(store, "后来增补", () => addMember(store, "李四"))],
  ])("names the later operation that %s", (_, later) => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => addMember(store, "张三"));
    const { operation: blocking } = later(store);
    expect(() => store.operations.undo(operation ?? 0)).toThrow(
      expect.objectContaining({
        code: "refused.depended_on",
        text: expect.objectContaining({ zh: expect.stringContaining(`第 ${blocking} 号（后来`) }),
      }),
    );
  });

  /** One activity with one participant, taken off again by a later operation. */
  function takenOff(store: Store): { removal: number; addAgain: () => number } {
    const one = draftOf("inspection", "视察", [1]);
    const { result: activity } = write(store, "视察", () => [addMember(store, "张三"), applyDraft(store, one)][1] as number);
    const { operation } = write(store, "去掉一人", () => store.activities.removePart(store.activities.get(activity)?.parts[0]?.id ?? 0));
    return { removal: operation ?? 0, addAgain: () => write(store, "后来又加上", () => applyDraft(store, one)).operation ?? 0 };
  }

  test("an undo names the later operation that stands where a removed row would come back", () => {
    const { store } = tempOffice();
    const { removal, addAgain } = takenOff(store);
    const blocking = addAgain();
    expect(() => store.operations.undo(removal)).toThrow(
      expect.objectContaining({
        code: "refused.depended_on",
        text: expect.objectContaining({ zh: expect.stringContaining(`第 ${blocking} 号（`) }),
      }),
    );
  });

  test("an undo names the later operation that took away what a removed row hung on", () => {
    const { store } = tempOffice();
    const { result: activity } = write(
      store,
      "视察",
      () => [addMember(store, "张三"), applyDraft(store, draftOf("inspection", "视察", [1]))][1] as number,
    );
    const { operation: removal } = write(store, "去掉一人", () =>
      store.activities.removePart(store.activities.get(activity)?.parts[0]?.id ?? 0),
    );
    const { operation: blocking } = write(store, "后来删去视察", () => store.activities.remove(activity));
    expect(() => store.operations.undo(removal ?? 0)).toThrow(
      expect.objectContaining({
        code: "refused.depended_on",
        text: expect.objectContaining({ zh: expect.stringContaining(`第 ${blocking} 号（`) }),
      }),
    );
  });

  test("a redo names the later operation that stands where its row would come back", () => {
    const { store } = tempOffice();
    write(store, "设置", () => store.settings.set("letterhead", "甲"));
    store.operations.undo();
    const { operation: blocking } = write(store, "后来设置", () => store.settings.set("letterhead", "乙"));
    expect(() => store.operations.redo()).toThrow(
      expect.objectContaining({
        code: "refused.depended_on",
        text: expect.objectContaining({ zh: expect.stringMatching(new RegExp(`号操作不能恢复：.*第 ${blocking} 号（`)) }),
      }),
    );
  });
});

describe("what a refused undo or redo says", () => {
  const said = (work: () => unknown): { zh: string; en: string; hint: string; hintEn: string } => {
    try {
      work();
    } catch (error) {
      if (error instanceof AppError) return { ...error.text, hint: error.hint?.zh ?? "", hintEn: error.hint?.en ?? "" };
      throw error;
    }
    throw new Error("was not refused");
  };
  const edit = (store: Store, times: number): (number | null)[] =>
    Array.from({ length: times }, (_, i) => write(store, `改${i + 1}`, () => store.people.update(1, { unit: `单位${i}` })).operation);

  test("five later operations are named, the rest are counted, and the newest is to be undone first", () => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => addMember(store, "张三"));
    const ids = edit(store, 5);
    const five = said(() => store.operations.undo(operation ?? 0));
    expect(five.zh).toBe(
      `第 ${operation} 号操作不能撤销：后来的操作改动或依赖了它的记录：${ids.map((id, i) => `第 ${id} 号（改${i + 1}）`).join("、")}`,
    );
    expect(five.en).toBe(
      `operation ${operation} cannot be undone: later operations changed its records or hang on them: ${ids.map((id) => `${id} (test)`).join(", ")}`,
    );
    expect([five.hint, five.hintEn]).toEqual([`请先撤销它们：cppcc undo ${ids[4]}`, `undo those first: cppcc undo ${ids[4]}`]);
    const [sixth] = edit(store, 1);
    edit(store, 1);
    const seven = said(() => store.operations.undo(operation ?? 0));
    expect(seven.zh).toContain(`第 ${ids[4]} 号（改5）、另外 2 次`);
    expect(seven.zh).not.toContain(`第 ${sixth} 号`);
    expect(seven.en).toContain(`${ids[4]} (test), 2 more`);
  });

  /** The operations that a refusal names, in its order. */
  const named = (work: () => unknown): number[] => [...said(work).zh.matchAll(/第 (\d+) 号（/g)].map(([, id]) => Number(id));

  test("one that changed several of its rows is named once", () => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => ["张三", "李四"].map((name) => addMember(store, name)));
    const { operation: later } = write(store, "改单位", () => [1, 2].map((person) => store.people.update(person, { unit: "县一中" })));
    expect(named(() => store.operations.undo(operation ?? 0))).toEqual([later]);
  });

  test.each([
    ["alias", "inspection"],
    ["inspection", "alias"],
  ])("those whose rows hang on it are named as they came: %s, %s", (...order) => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => addMember(store, "张三"));
    const hanging = order.map(
      (what) =>
        write(store, what, () => {
          if (what === "alias") store.aliases.remember("台账.xlsx", "张三", 1);
          else applyDraft(store, draftOf("inspection", "视察", [1]));
        }).operation,
    );
    expect(named(() => store.operations.undo(operation ?? 0))).toEqual(hanging);
  });

  test("whoever moved a place to a body that would go is named, not who made the place, nor whom an undo took back", () => {
    const { store } = tempOffice();
    write(store, "增补", () => addMember(store, "张三"));
    const { operation: body } = write(store, "又增补", () => addMember(store, "李四", "农业界"));
    const seat = { person: 1, term: TERM, from: "2022-01-01" };
    const { operation: moved } = write(store, "更正界别", () =>
      store.tenures.setPlaces(seat, "sector", ["农业界"], { asOf: null, origin: NO_ORIGIN }),
    );
    const place = store.tenures.ofPerson(TERM, 1).find(({ kind }) => kind === "sector");
    write(store, "补证号", () => store.tenures.setCertificate(place?.id ?? 0, "10-001"));
    store.operations.undo();
    expect(named(() => store.operations.undo(body ?? 0))).toEqual([moved]);
  });

  test("whoever recorded what hangs on it is named, also where that was taken off and brought back", () => {
    const { store } = tempOffice();
    const { operation } = write(store, "增补", () => addMember(store, "张三"));
    const { operation: recorded, result: activity } = write(store, "视察", () => applyDraft(store, draftOf("inspection", "视察", [1])));
    write(store, "删去", () => store.activities.remove(activity));
    store.operations.undo();
    expect(named(() => store.operations.undo(operation ?? 0))).toEqual([recorded]);
  });

  test("where an undo took away what is needed, redo brings it back first", () => {
    const { store } = tempOffice();
    const { operation: added } = write(store, "增补", () => addMember(store, "张三"));
    const { result: activity } = write(store, "视察", () => applyDraft(store, draftOf("inspection", "视察", [1])));
    const { operation: removal } = write(store, "删去", () => store.activities.remove(activity));
    const { operation: undo } = store.operations.undo(added ?? 0);
    const { zh, hint, hintEn } = said(() => store.operations.undo(removal ?? 0));
    expect(zh).toContain(`第 ${undo} 号（撤销第 ${added} 号：增补）`);
    expect(hint).toContain("请先恢复：cppcc redo");
    expect(hintEn).toContain("cppcc redo");
    store.operations.redo();
    store.operations.undo(removal ?? 0);
    expect(store.activities.get(activity)?.parts.map(({ name }) => name)).toEqual(["张三"]);
  });

  test("the dates of a year that was closed since are corrected by a command of their own", () => {
    const { store } = fullOffice();
    const dates = (from: string) => write(store, from, () => store.periods.set(2026, { from, to: "2026-12-31" })).operation ?? 0;
    const [first, second] = [dates("2026-01-01"), dates("2026-01-02")];
    expect(said(() => store.operations.undo(first)).hint).toBe(`请先撤销它们：cppcc undo ${second}`);
    store.operations.operate({ kind: "evaluation", command: "year close", summary: "关闭" }, () =>
      store.periods.close(2026, "2027-01-10T00:00:00.000Z", store.evaluations.require(2026).id),
    );
    const { hint, hintEn } = said(() => store.operations.undo(second));
    expect(hint).toContain("这个年度后来关闭过");
    expect(hintEn).toContain("cppcc year set");
  });

  test("of what is no write: why, and what to do instead", () => {
    const { store } = fullOffice();
    const why = (id: number | undefined) => {
      const { zh, hint, hintEn } = said(() => store.operations.undo(id));
      expect(zh).toBe(`第 ${id} 号操作不能撤销`);
      return [hint, hintEn];
    };
    expect(why(store.operations.list(1)[0]?.id)[0]).toBe("考核不撤销，重新 score 一次即可替代");
    expect(why(1)).toEqual(["建立档案不能撤销", "making the file cannot be undone"]);
    const { operation: undo } = store.operations.undo();
    expect(why(undo)).toEqual(["要反悔撤销请用 cppcc redo", "use cppcc redo to reverse an undo"]);
    const { operation: redo } = store.operations.redo();
    const brought = store.operations.find(undo)?.undoes;
    expect(why(redo)[0]).toBe(`它恢复了第 ${brought} 号操作；要再撤销，请用 cppcc undo ${brought}`);
    expect(said(() => store.operations.redo()).zh).toBe("没有可以恢复的撤销");
  });
});

describe("opening", () => {
  test("a file of a newer version is refused", () => {
    const { file, store } = tempOffice();
    store.close();
    const db = openBare(file);
    db.pragma("user_version = 9999");
    db.close();
    expect(codeOf(() => openStore(file, actor()))).toBe("refused.newer_file");
  });

  test.each([
    ["text", Buffer.from("这不是档案文件，只是一些文字。")],
    ["nothing", Buffer.alloc(0)],
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ])("%s is refused as no record file, and left as it is", (_, bytes) => {
    const file = join(folder(), "x.db");
    writeFileSync(file, bytes);
    expect(codeOf(() => openStore(file, actor()))).toBe("refused.not_a_record_file");
    expect(readFileSync(file)).toEqual(bytes);
  });

  test("a damaged file is refused", () => {
    const file = join(folder(), "x.db");
    writeFileSync(file, Buffer.concat([Buffer.from("SQLite format 3\u0000", "latin1"), Buffer.alloc(4096, 7)]));
    expect(codeOf(() => openStore(file, actor()))).toBe("refused.not_a_record_file");
  });

  test("another program's SQLite file is refused", () => {
    const file = join(folder(), "x.db");
    const db = openBare(file);
    db.exec("CREATE TABLE t (a)");
    db.close();
    expect(codeOf(() => openStore(file, actor()))).toBe("refused.not_a_record_file");
  });

  test("a folder is refused", () => {
    expect(codeOf(() => openStore(folder(), actor()))).toBe("refused.not_a_record_file");
  });

  test("no file is refused, and none is made", () => {
    const file = join(folder(), "x.db");
    expect(codeOf(() => openStore(file, actor()))).toBe("refused.no_file");
    expect(existsSync(file)).toBe(false);
  });

  test("making one over an existing file, or in no folder, is refused", () => {
    const { file } = tempOffice();
    expect(codeOf(() => createStore(file, ROOT, actor()))).toBe("refused.file_exists");
    expect(codeOf(() => createStore(join(folder(), "no", "x.db"), ROOT, actor()))).toBe("machine.no_folder");
  });

  test("a file in another program's hands is busy", () => {
    const { file, store } = tempOffice();
    store.close();
    const db = openBare(file);
    db.exec("BEGIN EXCLUSIVE");
    expect(codeOf(() => openStore(file, actor()))).toBe("busy.file");
  });

  test("a write while another program writes is busy, and nothing is written", () => {
    const { file, store: made } = tempOffice();
    made.close();
    const store = openStore(file, actor());
    onTestFinished(() => store.close());
    const db = openBare(file);
    db.exec("BEGIN IMMEDIATE");
    const log = store.operations.list(10);
    let said: unknown;
    try {
      write(store, "改名", () => store.settings.set("office", "别的"));
    } catch (error) {
      said = storeError(error, file);
    }
    expect(said).toMatchObject({ code: "busy.file" });
    expect(store.operations.list(10)).toEqual(log);
  });
});

test("what was planned before another wrote is not written", () => {
  const { file, store } = tempOffice();
  const second = openStore(file, actor());
  onTestFinished(() => second.close());
  write(second, "先写", () => addMember(second, "张三"));
  expect(() => write(store, "后写", () => addMember(store, "张三"))).toThrowError(expect.objectContaining({ code: "busy.changed" }));
  expect(second.people.members(TERM, "2026-01-01").map(({ name }) => name)).toEqual(["张三"]);
  write(second, "再写", () => addMember(second, "李四"));
});

describe("a member as of a day", () => {
  /** A seat from 2022 to 2023 in education, and another from mid-2025 on in farming, in which a suspension ran. */
  function office() {
    const { store } = tempOffice();
    write(store, "委员", () => {
      const person = addMember(store, "张三");
      store.tenures.endAll(person, TERM, "2023-12-31", "辞去委员", null);
      const again = { person, term: TERM, from: "2025-07-01" };
      const dated = { asOf: "2025-07-01", origin: NO_ORIGIN, basis: null };
      const seat = store.tenures.addSeat(again, "10-002", dated);
      store.tenures.setPlaces(again, "sector", ["农业界"], dated);
      store.tenures.suspend(seat, "2026-03-01", "2026-03-31", null);
    });
    return (day: string) => {
      const [member] = store.people.members(TERM, day);
      return [member?.status, member?.sector, member?.certificate];
    };
  }

  test.each([
    ["before the first seat: as it will begin", "2021-12-31", "serving", "教育界", "10-002"],
    ["the first day", "2022-01-01", "serving", "教育界", null],
    ["the last day", "2023-12-31", "serving", "教育界", null],
    ["between two seats: as the second will begin", "2024-06-01", "serving", "农业界", "10-002"],
    ["the first day of the second", "2025-07-01", "serving", "农业界", "10-002"],
    ["the day before a suspension", "2026-02-28", "serving", "农业界", "10-002"],
    ["its first day", "2026-03-01", "suspended", "农业界", "10-002"],
    ["its last day", "2026-03-31", "suspended", "农业界", "10-002"],
    ["the day after", "2026-04-01", "serving", "农业界", "10-002"],
  ])("%s", (_, day, status, sector, certificate) => {
    expect(office()(day)).toEqual([status, [sector], certificate]);
  });

  test("who left is as on the last day, whenever that is asked", () => {
    const { store } = tempOffice();
    write(store, "委员", () => store.tenures.endAll(addMember(store, "张三"), TERM, "2023-12-31", "辞去委员", null));
    const on = (day: string) => store.people.members(TERM, day).map(({ status, sector }) => [status, ...sector]);
    expect(on("2023-12-31")).toEqual([["serving", "教育界"]]);
    expect(on("2024-01-01")).toEqual([["left", "教育界"]]);
    expect(on("2030-01-01")).toEqual([["left", "教育界"]]);
  });
});

describe("the end of a seat, a term, a suspension", () => {
  test("ends what runs, leaves what ended before, and takes off what had not begun; the other lists run on", () => {
    const { store } = tempOffice();
    write(store, "委员", () => {
      const person = addMember(store, "张三");
      const seat = { person, term: TERM, from: "2022-01-01" };
      const from = (asOf: string) => ({ asOf, origin: NO_ORIGIN, basis: "某次会议" });
      store.tenures.setPlaces(seat, "group", ["第一组"], from("2022-01-01"));
      store.tenures.setPlaces(seat, "group", [], from("2023-01-01"));
      store.tenures.setPlaces(seat, "special", ["提案委"], from("2024-07-01"));
      store.tenures.addToList(person, TERM, "informants", { starts: "2023-01-01", ends: null, basis: null }, NO_ORIGIN);
      store.tenures.endAll(person, TERM, "2024-06-30", "辞去委员", "十届十次常委会");
    });
    expect(store.tenures.ofPerson(TERM, 1).map(({ kind, starts, ends, endBasis }) => [kind, starts, ends, endBasis])).toEqual([
      ["committee", "2022-01-01", "2024-06-30", "十届十次常委会"],
      ["sector", "2022-01-01", "2024-06-30", "十届十次常委会"],
      ["group", "2022-01-01", "2022-12-31", "某次会议"],
      ["informants", "2023-01-01", null, null],
    ]);
  });

  test("of a term is that of whatever still runs; what ended on its last day or before, or begins later, stays", () => {
    const { store } = tempOffice();
    write(store, "委员", () => {
      const [first, second] = [addMember(store, "张三"), addMember(store, "李四")];
      store.tenures.endAll(second, TERM, "2026-06-30", "辞去委员", null);
      store.tenures.addToList(first, TERM, "informants", { starts: "2023-01-01", ends: null, basis: null }, NO_ORIGIN);
      store.tenures.addSeat({ person: second, term: TERM, from: "2027-01-01" }, null, { origin: NO_ORIGIN });
      store.tenures.endTerm(TERM, "2026-12-31");
    });
    expect(store.tenures.ofTerm(TERM).map(({ person, kind, ends }) => [person, kind, ends])).toEqual([
      [1, "committee", "2026-12-31"],
      [1, "sector", "2026-12-31"],
      [1, "informants", null],
      [2, "committee", "2026-06-30"],
      [2, "sector", "2026-06-30"],
      [2, "committee", null],
    ]);
  });

  test.each([
    ["after it began: its last day is the day before", "2026-03-02", [["2026-03-01", "2026-03-01"]]],
    ["on its first day: it is gone", "2026-03-01", []],
    ["before it: the same", "2026-02-01", []],
  ])("the member serves again %s", (_, from, left) => {
    const { store } = tempOffice();
    write(store, "暂停", () => {
      addMember(store, "张三");
      store.tenures.suspend(store.tenures.ofTerm(TERM).find(({ kind }) => kind === "committee")?.id ?? 0, "2026-03-01", null, null);
    });
    const [running] = store.tenures.suspensionsOfTerm(TERM);
    write(store, "恢复", () => running && store.tenures.resume(running, from));
    expect(store.tenures.allSuspensions().map(({ starts, ends }) => [starts, ends])).toEqual(left);
  });

  test("a seat's other first day is that of the places that began with it, and of no list", () => {
    const { store } = tempOffice();
    write(store, "委员", () => {
      const person = addMember(store, "张三");
      addMember(store, "李四");
      const seat = { person, term: TERM, from: "2022-01-01" };
      store.tenures.setPlaces(seat, "group", ["第一组"], { asOf: "2023-01-01", origin: NO_ORIGIN });
      store.tenures.addToList(person, TERM, "informants", { starts: "2022-01-01", ends: null, basis: null }, NO_ORIGIN);
      store.tenures.moveSeatStart(person, TERM, "2022-01-01", "2022-03-01");
    });
    expect(store.tenures.ofTerm(TERM).map(({ person, kind, starts }) => [person, kind, starts])).toEqual([
      [1, "informants", "2022-01-01"],
      [1, "committee", "2022-03-01"],
      [1, "sector", "2022-03-01"],
      [1, "group", "2023-01-01"],
      [2, "committee", "2022-01-01"],
      [2, "sector", "2022-01-01"],
    ]);
  });
});
