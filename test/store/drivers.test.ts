import { copyFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Database, driverInUse, openDatabase } from "../../src/store/database.ts";
import { sqliteCode } from "../../src/store/sqlite-codes.ts";
import { openStore } from "../../src/store/store.ts";
import { allRows, schemaOf } from "./dump.ts";
import { actor, addMember, folder, newOffice, ROOT, write } from "./office.ts";

const DRIVERS = ["better", "node"];

afterEach(() => vi.unstubAllEnvs());

const use = (driver: string): void => void vi.stubEnv("CPPCC_SQLITE", driver);

/** SQLite's own code of what is thrown, and its words. */
function refused(work: () => unknown): { code: unknown; message: string } {
  try {
    work();
  } catch (error) {
    const { code, message } = error as Error & { code: unknown };
    return { code, message };
  }
  throw new Error("nothing was refused");
}

/** The same done by each driver, each with a folder of its own. */
function byBoth<Result>(work: (file: string) => Result): Result[] {
  return DRIVERS.map((driver) => {
    use(driver);
    return work(join(folder(), "a.db"));
  });
}

/** Both do the same; answers what. */
function same<Result>(work: (file: string) => Result): Result {
  const [better, node] = byBoth(work);
  expect(node).toStrictEqual(better);
  return better as Result;
}

/** In a file that is open while the work lasts. */
const within =
  <Result>(work: (db: Database, file: string) => Result) =>
  (file: string): Result => {
    const db = openDatabase(file);
    try {
      return work(db, file);
    } finally {
      db.close();
    }
  };

describe("which driver", () => {
  test("is told with the SQLite that is in it", () => {
    expect(byBoth(driverInUse)).toEqual([
      expect.stringMatching(/^better-sqlite3 \d+\.\d+\.\d+ \(SQLite 3\.\d+\.\d+\)$/),
      `node:sqlite (SQLite ${process.versions.sqlite})`,
    ]);
  });

  test("that is not known is refused", () => {
    use("sqlite");
    expect(refused(() => openDatabase(":memory:")).code).toBe("usage.sqlite");
  });

  test("nothing is said of an experiment", () => {
    const warned = vi.spyOn(process, "emitWarning");
    use("node");
    driverInUse();
    expect(process.emitWarning).toBe(warned);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

describe("both drivers read the same", () => {
  test("values, of every kind of SQLite's", () => {
    const rows = same(
      within((db) => {
        db.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER, r REAL, t TEXT, b BLOB) STRICT");
        const insert = db.prepare("INSERT INTO t (i, r, t, b) VALUES (?, ?, ?, ?)");
        const added = insert.run(2 ** 40, 0.5, "人\u0000民", Buffer.from([0, 255]));
        insert.run([null, null, null, null]);
        db.exec("INSERT INTO t (i, r, t, b) VALUES (9223372036854775807, 1, '', x'')");
        const all = () => db.prepare("SELECT i, r, t, b FROM t ORDER BY id");
        return {
          added: { ...added },
          all: all().all(),
          get: all().get(),
          iterate: [...all().iterate()],
          raw: all().raw().all(),
          streamed: [...all().raw().iterate()],
          pluck: all().pluck().all(),
          none: db.prepare("SELECT i FROM t WHERE id = ?").get(99),
          noPlucked: db.prepare("SELECT i FROM t WHERE id = ?").pluck().get(99),
          named: db.prepare("SELECT :a AS a, typeof(:a) AS type").get({ a: 7, unused: "x" }),
          twice: db.prepare("SELECT 1 AS a, 2 AS a").all(),
          update: db.prepare("UPDATE t SET i = 1").run().changes,
          simple: db.pragma("user_version", { simple: true }),
          rows: db.pragma("table_list('t')"),
          foreignKeys: db.pragma("foreign_keys", { simple: true }),
          cleared: db.pragma("user_version = 7"),
          version: db.pragma("user_version", { simple: true }),
        };
      }),
    );
    expect(rows.get).toEqual({ i: 2 ** 40, r: 0.5, t: "人\u0000民", b: Buffer.from([0, 255]) });
    expect(rows.raw[2]).toEqual([2 ** 63, 1, "", Buffer.alloc(0)]);
    expect(rows).toMatchObject({ added: { changes: 1, lastInsertRowid: 1 }, none: undefined, update: 3, version: 7 });
  });

  test("a stream that is left half way leaves the file free", () => {
    expect(
      same(
        within((db) => {
          db.exec("CREATE TABLE t (i); INSERT INTO t VALUES (1), (2), (3)");
          const seen: unknown[] = [];
          const rows = db.prepare("SELECT i FROM t ORDER BY i").pluck();
          for (const row of rows.iterate()) {
            seen.push(row);
            break;
          }
          db.exec("DROP TABLE t");
          return seen;
        }),
      ),
    ).toEqual([1]);
  });
});

describe("both drivers refuse the same, by the same code", () => {
  test("constraints and triggers", () => {
    const codes = same(
      within((db) => {
        db.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL UNIQUE, b INTEGER CHECK (b > 0), c INTEGER REFERENCES t (id)) STRICT;
          CREATE TRIGGER no BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, '不能删'); END;
          INSERT INTO t (id, a) VALUES (1, 'a')`);
        return [
          "INSERT INTO t (a) VALUES ('a')",
          "INSERT INTO t (id, a) VALUES (1, 'b')",
          "INSERT INTO t (a) VALUES (NULL)",
          "INSERT INTO t (a, b) VALUES ('c', 0)",
          "INSERT INTO t (a, c) VALUES ('d', 9)",
          "INSERT INTO t (a, b) VALUES ('e', 'x')",
          "DELETE FROM t",
          "SELECT * FROM nothing",
          "SELEC",
        ].flatMap((sql) => [refused(() => db.exec(sql)), refused(() => db.prepare(sql).run())]);
      }),
    );
    expect([...new Set(codes.map(({ code }) => code))]).toEqual([
      "SQLITE_CONSTRAINT_UNIQUE",
      "SQLITE_CONSTRAINT_PRIMARYKEY",
      "SQLITE_CONSTRAINT_NOTNULL",
      "SQLITE_CONSTRAINT_CHECK",
      "SQLITE_CONSTRAINT_FOREIGNKEY",
      "SQLITE_CONSTRAINT_DATATYPE",
      "SQLITE_CONSTRAINT_TRIGGER",
      "SQLITE_ERROR",
    ]);
    expect(codes.find(({ code }) => code === "SQLITE_CONSTRAINT_TRIGGER")?.message).toBe("不能删");
  });

  test("a file that must be there and is not, whatever its name", () => {
    const codes = same((file) => {
      const odd = `${file} 50%23?mode=rwc#委员.db`;
      const missing = refused(() => openDatabase(odd, { mustExist: true })).code;
      openDatabase(odd).close();
      statSync(odd);
      openDatabase(odd, { mustExist: true }).close();
      return [missing, refused(() => openDatabase(`${file}.none`, { isReadOnly: true })).code];
    });
    expect(codes).toEqual(["SQLITE_CANTOPEN", "SQLITE_CANTOPEN"]);
  });

  test("a write into a file that was opened to be read", () => {
    const code = same((file) => {
      openDatabase(file).exec("CREATE TABLE t (i)");
      const db = openDatabase(file, { isReadOnly: true, mustExist: true });
      const { code } = refused(() => db.exec("DELETE FROM t"));
      db.close();
      return code;
    });
    expect(code).toBe("SQLITE_READONLY");
  });

  test("a file that another one holds, when the time is over", () => {
    const codes = same(
      within((db, file) => {
        db.exec("CREATE TABLE t (i); BEGIN EXCLUSIVE");
        const other = openDatabase(file, { milliseconds: 1, mustExist: true });
        const waits = other.pragma("busy_timeout", { simple: true });
        const said = [
          refused(() => other.prepare("SELECT * FROM t").all()),
          refused(() => other.transaction(() => {}).immediate()),
          refused(() => [...other.prepare("SELECT * FROM sqlite_schema").iterate()]),
        ].map(({ code }) => code);
        other.close();
        return [waits, ...said];
      }),
    );
    expect(codes).toEqual([1, "SQLITE_BUSY", "SQLITE_BUSY", "SQLITE_BUSY"]);
    expect(same(within((db) => db.pragma("busy_timeout", { simple: true })))).toBe(5000);
  });

  test("a full file, a damaged file, and what is no SQLite file", () => {
    const codes = same((file) => {
      const db = openDatabase(file);
      db.exec("CREATE TABLE t (i)");
      db.pragma("max_page_count = 3");
      const full = refused(() => db.prepare("INSERT INTO t VALUES (zeroblob(100000))").run()).code;
      db.close();
      const damaged = openDatabase(join(ROOT, "package.json"));
      const other = refused(() => damaged.pragma("user_version")).code;
      damaged.close();
      return [full, other];
    });
    expect(codes).toEqual(["SQLITE_FULL", "SQLITE_NOTADB"]);
  });

  test("a connection that is closed is closed again without a word", () => {
    same((file) => {
      const db = openDatabase(file);
      db.close();
      db.close();
    });
  });
});

describe("both drivers keep all of a transaction or nothing", () => {
  const counted = (db: Database) => db.prepare("SELECT i FROM t ORDER BY i").pluck().all();
  const add = (db: Database, i: number) => void db.prepare("INSERT INTO t VALUES (?)").run(i);

  test("one inside of another one, too", () => {
    const kept = same(
      within((db) => {
        db.exec("CREATE TABLE t (i)");
        const part = db.transaction((i: number, fails: boolean) => {
          add(db, i);
          if (fails) throw new Error("not this");
          return i;
        });
        const answered = db.transaction(() => {
          const first = part(1, false);
          const message = refused(() => part(2, true)).message;
          part.immediate(3, false);
          return [first, message];
        })();
        refused(
          db.transaction(() => {
            part(4, false);
            throw new Error("nor all");
          }).immediate,
        );
        return [answered, counted(db)];
      }),
    );
    expect(kept).toEqual([
      [1, "not this"],
      [1, 3],
    ]);
  });

  test("the first error is told where SQLite has taken all back by itself", () => {
    const said = same(
      within((db) => {
        db.exec("CREATE TABLE t (i UNIQUE)");
        const { code } = refused(
          db.transaction(() => {
            add(db, 1);
            db.exec("INSERT OR ROLLBACK INTO t VALUES (1)");
          }),
        );
        return [code, counted(db)];
      }),
    );
    expect(said).toEqual(["SQLITE_CONSTRAINT_UNIQUE", []]);
  });

  test("an immediate one has the lock at once", () => {
    const code = same(
      within((db, file) => {
        db.exec("CREATE TABLE t (i)");
        const other = openDatabase(file, { milliseconds: 0 });
        const { code } = db
          .transaction(() => {
            other.transaction(() => other.prepare("SELECT 1"))();
            return refused(other.transaction(() => {}).immediate);
          })
          .immediate();
        other.close();
        return code;
      }),
    );
    expect(code).toBe("SQLITE_BUSY");
  });
});

describe.each([
  ["better", "node"],
  ["node", "better"],
])("a record file that %s wrote", (writer, reader) => {
  test(`is read, written and undone by ${reader}, and read again`, () => {
    const file = join(folder(), "office.db");
    use(writer);
    const made = newOffice(file);
    write(made, "加人", () => addMember(made, "张三"));
    made.close();
    const contents = (): unknown => {
      const db = openDatabase(file, { isReadOnly: true });
      const read = [allRows(db), schemaOf(db), db.pragma("integrity_check"), db.pragma("journal_mode")];
      db.close();
      return read;
    };
    const before = contents();
    const bytes = readFileSync(file);

    use(reader);
    expect(contents()).toEqual(before);
    const carried = openStore(file, actor());
    expect(carried.operations.chain()).toMatchObject({ broken: null });
    write(carried, "再加", () => addMember(carried, "李四"));
    carried.operations.undo();
    carried.operations.redo();
    carried.close();
    expect(readFileSync(file).equals(bytes)).toBe(false);
    const after = contents();

    use(writer);
    expect(contents()).toEqual(after);
    const back = openStore(file, actor());
    expect(back.operations.chain()).toMatchObject({ broken: null });
    expect(back.operations.list(10).map(({ command }) => command)).toEqual(["redo", "undo", "test", "test", "init"]);
    back.close();
  });
});

test("records made the same way are the same, row by row, and so are their digests", () => {
  const [better, node] = byBoth((file) => {
    const store = newOffice(file);
    write(store, "加人", () => addMember(store, "张三"));
    store.close();
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    const db = openDatabase(copy, { isReadOnly: true });
    const read = [...allRows(db)].map(([table, rows]) => [table, [...rows]]);
    db.close();
    return read;
  });
  expect(node).toEqual(better);
});

test("every code that SQLite's header names is called by its name", () => {
  const header = readFileSync(join(ROOT, "node_modules/better-sqlite3/deps/sqlite3/sqlite3.h"), "utf8");
  const numbers = new Map<string, number>();
  for (const [, name, number] of header.matchAll(/^#define (SQLITE_[A-Z]+)\s+(\d+)\s+\/\*/gm))
    if (!numbers.has(name as string)) numbers.set(name as string, Number(number));
  const known = [...header.matchAll(/^#define (SQLITE_[A-Z_]+)\s+\((SQLITE_[A-Z]+) ?\| ?\((\d+)<<8\)\)/gm)].map(
    ([, name, base, extended]) => [name, (numbers.get(base as string) as number) | (Number(extended) << 8)] as const,
  );
  const failures = known.filter(([name]) => !/^SQLITE_(OK|NOTICE|WARNING|AUTH)_/.test(name as string));
  expect(failures.length).toBeGreaterThan(60);
  expect(failures.map(([, number]) => sqliteCode(number))).toEqual(failures.map(([name]) => name));
  expect(sqliteCode(5)).toBe("SQLITE_BUSY");
  expect(sqliteCode(10 | (99 << 8))).toBe("SQLITE_IOERR");
  expect(sqliteCode(77)).toBe("UNKNOWN_SQLITE_ERROR_77");
});
