import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { openDatabase } from "../../src/store/database.ts";
import { type Salvaged, salvage } from "../../src/store/salvage.ts";
import { openStore } from "../../src/store/store.ts";
import { fullOffice } from "./full-office.ts";
import { actor, addMember, applyDraft, draftOf, folder, newOffice, openBare, ROOT, write } from "./office.ts";
import { copyOf } from "./older-records.ts";

const PAGE = 4096;

function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("not refused");
}

/** What each table of a file holds, each row as it is read, by its id where there is one. */
function rowsOf(file: string): Map<string, Map<string, string>> {
  const db = new Sqlite(file, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
      .pluck()
      .all();
    return new Map(
      tables.map((table) => [
        table,
        new Map(
          db
            .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`)
            .all()
            .map((row) => [typeof row.id === "number" ? `${row.id}` : JSON.stringify(row), JSON.stringify(row)] as const),
        ),
      ]),
    );
  } finally {
    db.close();
  }
}

/** Which b-tree each page belongs to, and how many rows of tables lie on it, as SQLite itself says (dbstat). */
function pagesOf(file: string): Map<number, { name: string; cells: number }> {
  const db = new Sqlite(file, { readonly: true });
  const pages = new Map<number, { name: string; cells: number }>();
  const roots = db.prepare<[], { name: string; rootpage: number }>("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").all();
  db.close();
  const bytes = readFileSync(file);
  const walk = (page: number, name: string): void => {
    const at = (page - 1) * PAGE + (page === 1 ? 100 : 0);
    const type = bytes[at];
    const cells = bytes.readUInt16BE(at + 3);
    pages.set(page, { name, cells });
    if (type !== 5 && type !== 2) return;
    for (let i = 0; i < cells; i += 1) walk(bytes.readUInt32BE((page - 1) * PAGE + bytes.readUInt16BE(at + 12 + 2 * i)), name);
    walk(bytes.readUInt32BE(at + 8), name);
  };
  walk(1, "sqlite_schema");
  for (const { name, rootpage } of roots) walk(rootpage, name);
  return pages;
}

/** Noise that is the same in each run. */
function noise(seed: number): Buffer {
  let state = seed * 2_654_435_761 + 1;
  return Buffer.from(
    Array.from({ length: PAGE }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** A record file of some hundred pages, with rows in many tables. */
function largeOffice(file: string): void {
  const store = newOffice(file);
  write(store, "许多人", () => {
    for (let i = 0; i < 400; i += 1) addMember(store, `委员${i}`);
  });
  write(store, "许多备注", () => {
    for (let id = 2; id < 300; id += 1) store.people.update(id, { unit: `县第${id}中学教研室主任`, note: `备注 ${"很长".repeat(20)}` });
  });
  write(store, "一个很长的备注", () => store.people.update(1, { note: "长".repeat(4000) }));
  write(store, "许多视察", () => {
    for (let i = 1; i <= 200; i += 1) applyDraft(store, draftOf("inspection", `视察第${i}号学校`, [i, i + 1, i + 2]));
  });
  store.close();
}

/** The words by which the log of a repaired file ends. */
const BARRIER = { kind: "init", command: "repair" };

describe("of a damaged record file", () => {
  let desk: string;
  let sound: string;
  let whole: Buffer;
  let rows: ReturnType<typeof rowsOf>;
  let pages: ReturnType<typeof pagesOf>;

  beforeAll(() => {
    desk = mkdtempSync(join(tmpdir(), "cppcc-salvage-"));
    sound = join(desk, "office.db");
    largeOffice(sound);
    whole = readFileSync(sound);
    rows = rowsOf(sound);
    pages = pagesOf(sound);
  });
  afterAll(() => rmSync(desk, { recursive: true }));

  test("there is nothing to be missed in the whole file", () => {
    expect(salvaged(new Map())).toMatchObject({ missing: 0, made: { leftOut: [] } });
  });

  /** Salvages it with some pages overwritten, and holds what there is then against what there was. */
  function salvaged(overwritten: ReadonlyMap<number, Buffer>): { made: Salvaged; missing: number; file: string } {
    const scratch = folder();
    const [damaged, into] = [join(scratch, "坏.db"), join(scratch, "新.db")];
    const bytes = Buffer.from(whole);
    for (const [page, content] of overwritten) content.copy(bytes, (page - 1) * PAGE);
    writeFileSync(damaged, bytes);
    const made = salvage(damaged, into, { root: ROOT, actor: actor() });
    expect(readFileSync(damaged).equals(bytes), "the damaged file stays as it is").toBe(true);
    const db = openBare(into, { isReadOnly: true });
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
    expect(db.prepare("SELECT kind, command FROM operation ORDER BY id DESC LIMIT 1").get()).toEqual(BARRIER);
    db.close();
    const now = rowsOf(into);
    let missing = 0;
    for (const [table, held] of rows) {
      const left = new Map(now.get(table));
      for (const [key, row] of held) {
        const found = left.get(key);
        if (found === undefined) missing += 1;
        else expect(found === row, `${table} ${key}`).toBe(true);
        left.delete(key);
      }
      // Nothing is made up: the barrier alone is new.
      expect(left.size, table).toBe(table === "operation" || table === "seal" ? 1 : 0);
    }
    return { made, missing, file: into };
  }

  const tableOf = (page: number): string => pages.get(page)?.name ?? "free";

  test("there are pages enough, of every sort, to be damaged", () => {
    expect(whole.length / PAGE).toBeGreaterThan(100);
    expect([...pages.values()].filter(({ cells }) => cells > 0).length).toBeGreaterThan(60);
  });

  test.each([
    ["zeros", 0, () => Buffer.alloc(PAGE)],
    ["noise", 7, noise],
  ])(
    "a page full of %s costs the rows on it, those that hang on them, and no other: every fifteenth leaf, and whatever is none",
    (_, first, fill) => {
      let costs = 0;
      for (let page = 2 + first; page <= whole.length / PAGE; page += isLeaf(page + 1) ? 15 : 1) {
        if (tableOf(page) === "sqlite_schema") {
          // Without the list of the tables there is nothing to be found.
          expect(refusalOf(() => salvaged(new Map([[page, fill(page)]]))).code).toBe("refused.not_a_record_file");
          continue;
        }
        const { made, missing } = salvaged(new Map([[page, fill(page)]]));
        const [held, said] = [mostOn(page), `page ${page} of ${tableOf(page)}`];
        expect(missing, said).toBeLessThanOrEqual(held + made.leftOut.length);
        const lost = made.tables.filter(({ unreadable }) => unreadable.length > 0).map(({ table }) => table);
        expect(
          lost.every((table) => !pages.has(page) || table === tableOf(page)),
          `${said}: ${lost}`,
        ).toBe(true);
        if (missing > 0) costs += 1;
      }
      // Most pages of this file are of tables.
      expect(costs).toBeGreaterThan(2);
    },
    240_000,
  );

  /** How many rows a page can cost: an index is made anew; on an inner page hangs a table; a page of no tree holds the rest of one row. */
  function mostOn(page: number): number {
    const known = pages.get(page);
    if (known === undefined) return 1;
    const held = rows.get(known.name);
    if (held === undefined) return 0;
    return isInner(page) ? held.size : known.cells;
  }

  const isLeaf = (page: number): boolean => pages.has(page) && !isInner(page);
  const isInner = (page: number): boolean => whole[(page - 1) * PAGE] === 5 || whole[(page - 1) * PAGE] === 2;

  test("several pages at once cost no more than each by itself", () => {
    const leaves = [...pages]
      .filter(([page, { name, cells }]) => page > 1 && rows.has(name) && cells > 3 && !isInner(page))
      .map(([page]) => page);
    const some = leaves.filter((_, i) => i % 7 === 3);
    expect(some.length).toBeGreaterThan(3);
    const { made, missing } = salvaged(new Map(some.map((page) => [page, noise(page)])));
    const cells = some.reduce((sum, page) => sum + (pages.get(page)?.cells ?? 0), 0);
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThanOrEqual(cells + made.leftOut.length);
  });

  test("the ids that could not be read are told", () => {
    const [page] = [...pages].find(([at, { name, cells }]) => name === "person" && cells > 3 && !isInner(at)) ?? [0];
    const { made, file } = salvaged(new Map([[page, Buffer.alloc(PAGE)]]));
    const person = made.tables.find(({ table }) => table === "person");
    const now = rowsOf(file).get("person");
    const gone = [...(rows.get("person") ?? [])].map(([id]) => Number(id)).filter((id) => !now?.has(`${id}`));
    expect(gone.length).toBeGreaterThan(0);
    expect(person?.unreadable).toHaveLength(1);
    const { from = 0, to = 0 } = person?.unreadable[0] ?? {};
    expect([from, to]).toEqual([Math.min(...gone), Math.max(...gone)]);
    // Who hung on them is listed, with what it said.
    expect(made.leftOut.length).toBeGreaterThan(0);
    expect(new Set(made.leftOut.map(({ why }) => why))).toEqual(new Set(["person"]));
    expect(made.leftOut.every(({ table, id, values }) => rows.get(table)?.get(`${id}`) === JSON.stringify(values))).toBe(true);
  });

  test("ids are not given again, also those of rows that are lost", () => {
    const last = Math.max(...[...(rows.get("person")?.keys() ?? [])].map(Number));
    const leaves = [...pages].filter(([page, { name }]) => name === "person" && !isInner(page)).map(([page]) => page);
    const { file } = salvaged(new Map(leaves.map((page) => [page, Buffer.alloc(PAGE)])));
    const store = openStore(file, actor());
    try {
      expect(rowsOf(file).get("person")?.size).toBe(0);
      expect(write(store, "新来的", () => addMember(store, "新来的")).result).toBeGreaterThan(last);
    } finally {
      store.close();
    }
  });

  test("nor where SQLite's own record of them is lost too: the log knows", () => {
    const last = Math.max(...[...(rows.get("person")?.keys() ?? [])].map(Number));
    const leaves = [...pages].filter(([page, { name }]) => name === "sqlite_sequence" || (name === "person" && !isInner(page)));
    const { file } = salvaged(new Map(leaves.map(([page]) => [page, Buffer.alloc(PAGE)])));
    const db = openBare(file, { isReadOnly: true });
    const { seq } = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'person'").get() as { seq: number };
    expect(seq).toBe(last);
  });

  test("the root of a table costs that table, and what hangs on it", () => {
    const db = openBare(sound, { isReadOnly: true });
    const root = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'participation'").pluck().get() as number;
    const { made, missing } = salvaged(new Map([[root, noise(1)]]));
    expect(missing).toBe(rows.get("participation")?.size);
    expect(made.tables.find(({ table }) => table === "participation")).toMatchObject({ rows: 0, unreadable: [{ from: 0 }] });
  });

  test("what is written to the repaired file goes on, and undo stops at the repair", () => {
    const { file } = salvaged(new Map());
    const store = openStore(file, actor());
    try {
      write(store, "设置", () => store.settings.set("signature", "甲县政协"));
      expect(store.operations.undo().target.summary).toBe("设置");
      expect(refusalOf(() => store.operations.undo()).code).toBe("refused.before_restore");
      expect(store.operations.chain().broken).toBeNull();
    } finally {
      store.close();
    }
  });
});

test("a whole file comes over whole, and says so", () => {
  const { file, store } = fullOffice(true);
  store.close();
  const into = join(folder(), "新.db");
  const made = salvage(file, into, { root: ROOT, actor: actor() });
  expect(made.leftOut).toEqual([]);
  expect(made.changedYears).toEqual([]);
  expect(made.tables.flatMap(({ unreadable }) => unreadable)).toEqual([]);
  const db = openBare(into, { isReadOnly: true });
  expect(db.prepare("SELECT summary FROM operation ORDER BY id DESC LIMIT 1").pluck().get()).toBe(
    "从损坏的文件修复：各表都读全了，0 行没有带过来",
  );
});

test("a year that was set and is not closed is not named", () => {
  const { file, store } = fullOffice(false);
  store.operations.operate({ kind: "write", command: "test", summary: "" }, () =>
    store.periods.set(2030, { from: "2030-01-01", to: "2030-12-31" }),
  );
  store.close();
  expect(salvage(file, join(folder(), "新.db"), { root: ROOT, actor: actor() }).changedYears).toEqual([]);
});

test("a closed year that lost something is named", () => {
  const { file, store } = fullOffice(true);
  store.close();
  const db = openBare(file);
  const root = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'evaluation_member'").pluck().get() as number;
  db.close();
  writeFileSync(file, readFileSync(file).fill(0xa5, (root - 1) * PAGE, root * PAGE));
  expect(salvage(file, join(folder(), "新.db"), { root: ROOT, actor: actor() }).changedYears).toEqual([2026]);
});

test.each([1, 2, 3, 4, 5, 6])("a file of version %i becomes one of this version", (version) => {
  const scratch = folder();
  const [file, into] = [join(scratch, "旧.db"), join(scratch, "新.db")];
  copyOf(version, file);
  salvage(file, into, { root: ROOT, actor: actor() });
  const [was, now] = [rowsOf(file), rowsOf(into)];
  for (const table of ["person", "tenure", "activity", "participation", "recognition"])
    expect([...(now.get(table)?.keys() ?? [])], table).toEqual([...(was.get(table)?.keys() ?? [])]);
  const store = openStore(into, actor());
  expect(store.isSound).toBe(true);
  store.close();
});

test("a lent file, and a lent copy, are neither any more: they can be written to", () => {
  for (const state of ["lent", "borrowed"]) {
    const { file, store } = fullOffice();
    store.close();
    const db = openDatabase(file);
    db.exec(`INSERT INTO lending VALUES ('t', '/U盘', '2026-01-01T00:00:00Z', 1, '${state}')`);
    db.close();
    const into = join(folder(), "新.db");
    salvage(file, into, { root: ROOT, actor: actor() });
    const repaired = openStore(into, actor());
    expect(repaired.lending.all()).toMatchObject([{ token: "t", state: "cancelled" }]);
    write(repaired, "设置", () => repaired.settings.set("signature", "甲县政协"));
    repaired.close();
  }
});

test("without its first page a file is refused in words, and nothing is made", () => {
  const { file, store } = fullOffice();
  store.close();
  const into = join(folder(), "新.db");
  const bytes = readFileSync(file);
  for (const damaged of [Buffer.from(bytes).fill(0, 0, PAGE), Buffer.from(bytes).fill(0xa5, 100, PAGE), bytes.subarray(0, 3000)]) {
    writeFileSync(file, damaged);
    expect(refusalOf(() => salvage(file, into, { root: ROOT, actor: actor() })).code).toBe("refused.not_a_record_file");
    expect(existsSync(into)).toBe(false);
  }
});
