import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { chainOf } from "../../src/store/chain.ts";
import { createStore, openStore, type Store } from "../../src/store/store.ts";
import {
  actor,
  addMember,
  applyDraft,
  contents,
  draftOf,
  dropTriggers,
  folder,
  forgeOperation,
  openBare,
  ROOT,
  tempOffice,
  write,
} from "./office.ts";

/** An office with a log: a member, an activity, a change taken back, brought back and taken back again. */
function officeWithLog(): { file: string; store: Store } {
  const { file, store } = tempOffice();
  write(store, "增补", () => addMember(store, "张三"));
  write(store, "视察", () => applyDraft(store, draftOf("inspection", "视察", [1])));
  write(store, "改单位", () => store.people.update(1, { unit: "县一中" }));
  store.operations.undo();
  store.operations.redo();
  store.operations.undo();
  return { file, store };
}

const LOG = /操作日志不能改、不能删/;

describe("the log loses no row and no word, whoever writes", () => {
  const attempts = [
    "UPDATE operation SET summary = '没有事'",
    "UPDATE operation SET who = '别人' WHERE id = 2",
    "UPDATE operation SET at = '2020-01-01' WHERE id = 2",
    "UPDATE operation SET kind = 'init' WHERE id = 2",
    "UPDATE operation SET command = 'x' WHERE id = 2",
    "UPDATE operation SET undoes = NULL",
    "UPDATE operation SET first_change = 1, last_change = 1 WHERE id = 2",
    "UPDATE operation SET id = id + 100",
    "UPDATE OR REPLACE operation SET id = 3 WHERE id = 2",
    "DELETE FROM operation WHERE id = 2",
    "DELETE FROM operation",
    "REPLACE INTO operation SELECT * FROM operation WHERE id = 2",
    "INSERT OR REPLACE INTO operation (id, at, who, kind, command, summary) VALUES (2, '', '', 'write', '', '')",
    "UPDATE change SET before = NULL",
    "UPDATE change SET row = row + 1",
    "UPDATE OR IGNORE change SET operation = 1",
    "DELETE FROM change WHERE id = (SELECT max(id) FROM change)",
    "REPLACE INTO change SELECT * FROM change",
    "INSERT OR REPLACE INTO change (id, operation, tbl, row, action) VALUES (1, 1, 'person', 1, 'insert')",
    "INSERT INTO change (operation, tbl, row, action) VALUES (2, 'person', 1, 'insert')",
    "UPDATE seal SET digest = 'x'",
    "DELETE FROM seal WHERE operation = (SELECT max(operation) FROM seal)",
    "REPLACE INTO seal SELECT operation, 'x' FROM seal",
    "INSERT INTO running VALUES (2)",
  ];

  test("also where an operation runs, which need not be the program's own", () => {
    const { file, store } = officeWithLog();
    store.close();
    const db = openBare(file);
    db.pragma("foreign_keys = OFF");
    const log = () => ["operation", "change", "seal"].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const before = log();
    for (const sql of attempts) {
      expect(() => db.exec(sql), sql).toThrow(LOG);
      db.exec("BEGIN");
      forgeOperation(db);
      expect(() => db.exec(sql), sql).toThrow(LOG);
      db.exec("ROLLBACK");
    }
    expect(log()).toEqual(before);
  });

  test("an operation cannot change what another said", () => {
    const { file, store } = officeWithLog();
    store.close();
    const db = openBare(file);
    forgeOperation(db);
    db.exec("UPDATE operation SET last_change = 9 WHERE id = (SELECT max(id) FROM operation)");
    expect(() => db.exec("UPDATE operation SET last_change = 8 WHERE id = (SELECT max(id) FROM operation)")).toThrow(LOG);
    expect(() => db.exec("UPDATE operation SET summary = '别的' WHERE id = (SELECT max(id) FROM operation)")).toThrow(LOG);
  });

  test("an operation that another program left running does not run on", () => {
    const { file, store } = officeWithLog();
    const db = openBare(file);
    db.exec("BEGIN");
    forgeOperation(db);
    db.exec("COMMIT");
    store.close();
    const again = openStore(file, actor());
    const { operation } = write(again, "增补", () => addMember(again, "李四"));
    expect(db.prepare("SELECT count(*) AS n FROM change WHERE operation = ?").get(operation)).toEqual({ n: 3 });
    expect(db.prepare("SELECT count(*) AS n FROM running").get()).toEqual({ n: 0 });
    again.close();
  });
});

/** What is changed, how, and the first operation that is not as it was. */
const TAMPERED: readonly (readonly [string, string, number])[] = [
  ["a word of an operation", "UPDATE operation SET summary = '增补李四' WHERE id = 2", 2],
  ["who did it", "UPDATE operation SET who = '别人' WHERE id = 3", 3],
  ["when", "UPDATE operation SET at = '2020-01-01' WHERE id = 3", 3],
  ["what a change kept", `UPDATE change SET before = replace(before, '张三', '李四') WHERE operation = 4`, 4],
  ["which row was changed", "UPDATE change SET row = 2 WHERE operation = 4", 4],
  ["a change fewer", "DELETE FROM change WHERE id = (SELECT max(id) FROM change WHERE operation = 3)", 3],
  ["a change more", "INSERT INTO change (operation, tbl, row, action) VALUES (3, 'person', 1, 'insert')", 8],
  [
    "an operation fewer",
    "DELETE FROM change WHERE operation = 3; DELETE FROM seal WHERE operation = 3; DELETE FROM operation WHERE id = 3",
    3,
  ],
  [
    "the newest gone",
    "DELETE FROM change WHERE operation = 7; DELETE FROM seal WHERE operation = 7; DELETE FROM operation WHERE id = 7",
    7,
  ],
  ["an operation of others", "INSERT INTO operation (at, who, kind, command, summary) VALUES ('', '', 'write', '', '')", 8],
  ["one before all others", "INSERT INTO operation (id, at, who, kind, command, summary) VALUES (-1, '', '', 'write', '', '')", 1],
  ["a digest", "UPDATE seal SET digest = 'x' WHERE operation = 5", 5],
  ["all digests", "DELETE FROM seal", 1],
  ["the first digests", "DELETE FROM seal WHERE operation < 4", 4],
];

describe("the chain of the log", () => {
  test("is whole after whatever the program does, and grows with every operation", () => {
    const { store } = officeWithLog();
    const { from, head, broken } = store.operations.chain();
    expect({ from, broken }).toEqual({ from: 1, broken: null });
    expect(head).toMatch(/^[0-9a-f]{64}$/);
    write(store, "增补", () => addMember(store, "李四"));
    expect(store.operations.chain()).toMatchObject({ from: 1, broken: null });
    expect(store.operations.chain().head).not.toBe(head);
  });

  test("an operation that fails or changes nothing leaves nothing, not even a number", () => {
    const { file, store } = officeWithLog();
    const db = openBare(file, { isReadOnly: true });
    const log = () => ["operation", "change", "seal", "sqlite_sequence"].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const [before, held] = [log(), contents(db)];
    expect(() =>
      write(store, "坏", () => {
        addMember(store, "李四");
        throw new Error("坏了");
      }),
    ).toThrow("坏了");
    expect(write(store, "空", () => "结果")).toEqual({ operation: null, result: "结果" });
    expect(log()).toEqual(before);
    expect(contents(db)).toEqual(held);
    expect(store.operations.chain().broken).toBeNull();
  });

  test("shows what was changed past the triggers, and from where on", () => {
    const { file } = officeWithLog();
    const db = openBare(file);
    db.pragma("foreign_keys = OFF");
    const found = TAMPERED.map(([what, sql]) => {
      db.exec("BEGIN");
      dropTriggers(db);
      db.exec(sql);
      const { broken } = chainOf(db);
      db.exec("ROLLBACK");
      return [what, broken];
    });
    expect(found).toEqual(TAMPERED.map(([what, , broken]) => [what, broken]));
    expect(chainOf(db).broken).toBeNull();
  });

  test("is SHA-256 over the digest before, the operation and every one of its changes, however many", () => {
    const { file, store } = officeWithLog();
    const { head: before } = store.operations.chain();
    const { operation } = write(store, "记住", () => {
      for (let i = 0; i < 1002; i += 1) store.aliases.remember("台账.xlsx", `第${i}行`, 1);
    });
    const db = openBare(file);
    const rows = (table: string, columns: string, key: string) =>
      db
        .prepare<[number | null], string>(`SELECT json_array(${columns}) FROM ${table} WHERE ${key} = ? ORDER BY id`)
        .pluck()
        .all(operation);
    const written = [
      before,
      ...rows("operation", "id, at, who, kind, command, summary, undoes, first_change, last_change", "id"),
      ...rows("change", "id, operation, tbl, row, action, before", "operation"),
    ];
    expect(written).toHaveLength(1004);
    const hash = createHash("sha256").update(written.map((line) => `${line}\n`).join(""));
    expect(chainOf(db)).toEqual({ from: 1, head: hash.digest("hex"), broken: null });
  });

  test("of a file in which nothing is sealed, or nothing was done, has no digest", () => {
    const { file } = officeWithLog();
    const db = openBare(file);
    dropTriggers(db);
    db.exec("DELETE FROM seal");
    expect(chainOf(db)).toEqual({ from: null, head: null, broken: 1 });
    const empty = createStore(join(folder(), "office.db"), ROOT, actor());
    onTestFinished(() => empty.close());
    expect(empty.operations.chain()).toEqual({ from: null, head: null, broken: null });
  });

  test("whether an operation is taken back follows from those that took it back", () => {
    const { store } = officeWithLog();
    const of = (id: number) => store.operations.find(id)?.undoneBy ?? null;
    expect([4, 5, 6, 7].map(of)).toEqual([7, 6, null, null]);
    store.operations.redo();
    expect([4, 5, 6, 7, 8].map(of)).toEqual([null, 6, null, 8, null]);
  });
});
