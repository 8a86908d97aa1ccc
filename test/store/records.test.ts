import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Chain } from "../../src/store/chain.ts";
import { openDatabase } from "../../src/store/database.ts";
import { SCHEMA_VERSION } from "../../src/store/migrations.ts";
import { openStore } from "../../src/store/store.ts";
import { typed } from "../office/in-process.ts";
import { NOWHERE } from "../office/session.ts";
import { allRows, changesOf, schemaOf, type Values } from "./dump.ts";
import { actor, folder, newOffice, openBare } from "./office.ts";
import { copyOf, olderFile, printedBy, VERSIONS } from "./older-records.ts";

/** All that a file holds, and its version, in other hands than the store's. */
function read(file: string): { rows: ReturnType<typeof allRows>; schema: string[]; version: unknown } {
  const db = openDatabase(file, { isReadOnly: true });
  const read = { rows: allRows(db), schema: schemaOf(db), version: db.pragma("user_version", { simple: true }) };
  db.close();
  return read;
}

const EMPTY: ReturnType<typeof read> = { rows: new Map(), schema: [], version: 0 };

/** What a command prints of a file by --json, in this process. */
async function printed(file: string, ...args: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await typed([...args, "--json"], { ...NOWHERE, db: file });
  if (status !== 0) throw new Error(`cppcc ${args.join(" ")} → ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

/** The columns that migrations took away; what they said is looked for below. */
const GONE: Readonly<Record<string, readonly string[]>> = { operation: ["undone_by"], evaluation_member: ["lines"] };

/** What is said otherwise by now, on purpose: how far the next grade is, and in which order members stand (decision 14). */
const asIs = <Row extends object>(row: Row) => ({ ...row, distance: expect.any(String) });
const byId = (rows: readonly unknown[]) => [...(rows as readonly { id: number }[])].sort((a, b) => a.id - b.id);

describe.each(VERSIONS)("the record file of version %i", (version) => {
  const desk = mkdtempSync(join(tmpdir(), "cppcc-records-"));
  const file = join(desk, "office.db");
  let [before, after] = [EMPTY, EMPTY];
  let chain: Chain;

  beforeAll(() => {
    copyOf(version, file);
    before = read(file);
    const store = openStore(file, actor());
    chain = store.operations.chain();
    store.close();
    after = read(file);
  });
  afterAll(() => rmSync(desk, { recursive: true }));

  test("carried up, holds this and nothing else", async () => {
    await expect(`${changesOf(before.rows, after.rows)}\n`).toMatchFileSnapshot(`records/version-${version}.txt`);
  });

  test("loses no row and no word of one", () => {
    expect([...before.rows].reduce((all, [, rows]) => all + rows.size, 0)).toBeGreaterThan(400);
    for (const [table, rows] of before.rows) {
      const gone = GONE[table] ?? [];
      for (const [key, row] of rows) {
        const now = after.rows.get(table)?.get(key);
        // Ids are never used twice: the highest ever used may only have grown.
        if (table === "sqlite_sequence") expect(now?.seq, key).toBeGreaterThanOrEqual(Number(row.seq));
        else
          expect(now, `${table} ${key}`).toMatchObject(
            Object.fromEntries(Object.entries(row).filter(([column]) => !gone.includes(column))),
          );
      }
    }
  });

  test("becomes what schema.sql describes, sound, its log a chain", () => {
    const operations = [...(after.rows.get("operation")?.keys() ?? [])].map(Number);
    expect(chain).toEqual({
      from: version < 6 ? Math.max(...operations) : 1,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
      broken: null,
    });
    const fresh = join(folder(), "fresh.db");
    newOffice(fresh).close();
    expect(after.schema).toEqual(read(fresh).schema);
    expect(after.schema.length).toBeGreaterThan(50);
    expect(after.version).toBe(SCHEMA_VERSION);
    const db = openBare(file);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  });

  test("has a copy of itself beside it, as it was, whole", () => {
    expect(readdirSync(desk).sort()).toEqual(["office.db", "备份"]);
    const copies = readdirSync(join(desk, "备份"));
    expect(copies).toEqual([expect.stringMatching(/^office_\d{4}-\d\d-\d\d_\d{6}_升级前\.db$/)]);
    for (const name of copies) expect(read(join(desk, "备份", name))).toEqual(before);
    expect(before.version).toBe(version);
  });

  test("says of its results, members and years what its own program said", async () => {
    const old = printedBy(version);
    for (const [year, score] of Object.entries(old.score))
      expect(await printed(file, "score", "list", "--year", year), year).toMatchObject(score);
    for (const [name, years] of Object.entries(old.explain))
      for (const [year, explained] of Object.entries(years))
        expect(await printed(file, "score", "explain", name, "--year", year), `${name} ${year}`).toMatchObject(asIs(explained));
    expect(byId((await printed(file, "member", "list")) as readonly unknown[])).toMatchObject(byId(old.members));
    if (old.years === undefined) return;
    const years = (await printed(file, "year", "list")) as readonly Values[];
    expect(years).toMatchObject(old.years.map(({ logHead: _, ...year }) => year));
    // Computed again by its own rules, and its digest by the recipe of then.
    const closed = years.filter(({ state }) => state === "closed");
    expect(closed.map(({ check }) => check)).toEqual(version === 4 || version === 6 ? ["same", "same"] : ["same"]);
  });

  test("scores an open year as its own program did", async () => {
    for (const [year, computed] of Object.entries(printedBy(version).computed)) {
      const now = await printed(file, "score", "--year", year, "--dry-run");
      if (version !== 3) expect(now, year).toMatchObject(computed);
      else {
        // Version 3 counted the proposals of a closed year once more, where a plenary recorded since moved them to the next.
        const proposals = (score: unknown) =>
          (score as { members: { name: string; dimensions: { proposals: number } }[] }).members.map(({ name, dimensions }) => [
            name,
            dimensions.proposals,
          ]);
        expect(proposals(computed).slice(0, 3)).toEqual([
          ["刘芳", 14],
          ["赵敏", 12],
          ["张三", 12],
        ]);
        expect(proposals(now).slice(0, 3)).toEqual([
          ["赵敏", 9],
          ["刘芳", 3],
          ["张三", 0],
        ]);
        expect(now).toMatchObject({ members: Array.from(computed.members as object[], (member, place) => (place < 3 ? {} : member)) });
      }
    }
  });
});

/** What stood in the columns that are gone is found where it stands now. */
describe("what a migration took out of a table", () => {
  test("who took an operation back is told by those that did", () => {
    for (const version of [1, 2, 3, 4, 5]) {
      const file = olderFile(version);
      const bare = openBare(file);
      const was = bare.prepare("SELECT id, undone_by AS undoneBy FROM operation ORDER BY id").all();
      bare.close();
      const store = openStore(file, actor());
      const now = store.operations
        .list(was.length + 1)
        .slice(1)
        .reverse();
      expect(now.map(({ id, undoneBy }) => ({ id, undoneBy }))).toEqual(was);
      expect(now.filter(({ undoneBy }) => undoneBy !== null)).toHaveLength(4);
      store.close();
    }
  });

  test("the lines of an evaluation stand by themselves, in the same order", () => {
    for (const version of [1, 2]) {
      const file = olderFile(version);
      const bare = openBare(file);
      const was = bare
        .prepare<[], { evaluation: number; person: number; lines: string }>(
          "SELECT evaluation, person, lines FROM evaluation_member WHERE total IS NOT NULL",
        )
        .all();
      bare.close();
      const store = openStore(file, actor());
      expect(was.length).toBeGreaterThan(10);
      for (const { evaluation, person, lines } of was) {
        const then = (JSON.parse(lines) as Values[]).map((line) => ({ ...line, ofYear: null }));
        expect(store.evaluations.lines(evaluation, person)).toEqual(then);
      }
      store.close();
    }
  });
});
