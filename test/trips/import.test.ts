import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import { tallyRows } from "../../src/report/import.ts";
import type { Clerk, Desk } from "../../src/trips/desk.ts";
import { activitiesImport } from "../../src/trips/import/activities.ts";
import { type ImportRequest, importOf } from "../../src/trips/import/entry.ts";
import { explainImport } from "../../src/trips/import/explain.ts";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import { prepareImport } from "../../src/trips/import/prepare.ts";
import { problemAt } from "../../src/workbooks/grid.ts";
import { readHere } from "../../src/workbooks/reading/read.ts";
import { actor, addMember, ROOT, tempOffice, write } from "../store/office.ts";

/** An import without a terminal: a desk, a request, and a value that comes back. */

/** Whom nobody can ask, unless a question is answered here. */
const clerkWho = (answers: Partial<Clerk> = {}): Clerk => ({
  isThere: Object.keys(answers).length > 0,
  choose: () => Promise.reject(new Error("asked to choose")),
  search: () => Promise.reject(new Error("asked to search")),
  write: () => Promise.reject(new Error("asked to write")),
  agree: () => Promise.reject(new Error("asked to agree")),
  confirm: () => Promise.reject(new Error("asked to confirm")),
  progress: () => ({ step: () => {}, end: () => {} }),
  patience: () => async () => false,
  tell: () => {},
  ...answers,
});

function deskWith(clerk: Clerk = clerkWho()): { desk: Desk; sheet: (name: string, ...lines: string[]) => string } {
  const { file, store } = tempOffice();
  const cwd = join(file, "..");
  const inputs = new Set<string>();
  const input = (named: string): string => {
    const path = join(cwd, named);
    inputs.add(path);
    return path;
  };
  return {
    desk: {
      store,
      clerk,
      actor: actor(),
      file,
      today: "2026-12-31",
      isDaySet: true,
      cwd,
      root: ROOT,
      startReading: readHere,
      inputs,
      input,
      outputs: new Set(),
    },
    sheet(name, ...lines) {
      writeFileSync(join(cwd, name), `\uFEFF${lines.join("\n")}\n`);
      return name;
    },
  };
}

const THINGS = ["thing", "count"] as const;
type ThingField = (typeof THINGS)[number];

/** An import that nobody needs: things and how many of each, kept as one setting. */
const thingsImport = importOf<ThingField, ImportRequest & { readonly key: string }>({
  word: "things",
  alias: "物品",
  summary: text("物品", "things"),
  examples: ["things 物品.xlsx"],
  brings: "deeds",
  spec: {
    key: "thing",
    required: ["thing"],
    columns: [
      { field: "thing", label: "物品", aliases: [] },
      { field: "count", label: "件数", aliases: [] },
    ],
  },
  template: { title: "物品", fields: {} },
  begin: ({ store }, { key }) => ({
    title: text("导入物品", "things"),
    plan(tables) {
      const rows = tables.flatMap((table) => table.rows);
      const wrong = rows.filter((row) => !/^\d+$/.test(row.cell("count").text));
      return {
        problems: wrong.map((row) => problemAt(row.cell("count").where, row.cell("count").text, text("不是数", "no number"))),
        warnings: [],
        notes: [],
        details: [],
        questions: [],
        tally: (tallies) =>
          tallyRows(
            tallies,
            rows.map((row) => ({ where: row.cell("thing").where, fate: "added" as const })),
          ),
        changes: rows.length,
        summary: `${rows.length} 种`,
        write() {
          store.settings.set(key, rows.map((row) => `${row.cell("thing").text}×${row.cell("count").text}`).join("、"));
          return null;
        },
      };
    },
  }),
});

describe("an import that is made up", () => {
  it("is planned, and written as one operation of its own name", async () => {
    const { desk, sheet } = deskWith();
    const files = [sheet("物品.csv", "物品,件数", "桌子,4", "椅子,12")];
    const prepared = await prepareImport(desk, thingsImport, { files, key: "things" });
    expect(prepared.preview.tallies).toMatchObject([{ file: "物品.csv", rows: 2, added: 2, rejected: 0 }]);
    expect(desk.store.settings.get("things")).toBeUndefined();
    const operation = prepared.write();
    expect(desk.store.settings.get("things")).toBe("桌子×4、椅子×12");
    expect(desk.store.operations.find(operation as number)).toMatchObject({
      command: "import things",
      summary: "导入物品 物品.csv：2 种",
    });
  });

  it("is refused whole for one bad cell, and without its row where the good rows are wanted", async () => {
    const { desk, sheet } = deskWith();
    const request = { files: [sheet("物品.csv", "物品,件数", "桌子,4", "椅子,许多")], key: "things" };
    const refused = await prepareImport(desk, thingsImport, request);
    expect(refused.refusal?.problems).toMatchObject([{ where: { cell: "B3" }, found: "许多" }]);
    expect(() => refused.write()).toThrow(refused.refusal);
    const partial = await prepareImport(desk, thingsImport, { ...request, partial: true });
    expect(partial.preview.leftOut).toMatchObject([{ where: { cell: "B3" } }]);
    partial.write();
    expect(desk.store.settings.get("things")).toBe("桌子×4");
  });

  it("writes nothing in a trial", async () => {
    const { desk, sheet } = deskWith();
    const files = [sheet("物品.csv", "物品,件数", "桌子,4")];
    const prepared = await prepareImport(desk, thingsImport, { files, key: "things", dryRun: true });
    expect([prepared.changes, prepared.write(), desk.store.settings.get("things")]).toEqual([1, null, undefined]);
  });

  it("says how it read a sheet", async () => {
    const { desk, sheet } = deskWith();
    const request = { files: [sheet("物品.csv", "物品,数目", "桌子,4")], key: "things" };
    const { sheets, failure } = await explainImport(desk, thingsImport, request, undefined);
    expect(failure).toBeUndefined();
    expect(sheets).toMatchObject([
      {
        rows: 1,
        columns: [
          { header: "物品", why: "label" },
          { header: "数目", why: "none" },
        ],
      },
    ]);
  });
});

describe("who is meant", () => {
  const ledger = ["日期,类别,名称,姓名", "2026-05-12,视察,视察水厂,王伟"];

  /** Two of one name, and a clerk who means the second. */
  function twoOfAName() {
    const asked: string[] = [];
    const choose: Clerk["choose"] = async (question, choices) => {
      asked.push(question.zh);
      return (choices[1] ?? choices[0])?.value as never;
    };
    const { desk, sheet } = deskWith(clerkWho({ choose }));
    const [, meant] = write(desk.store, "两位王伟", () => [addMember(desk.store, "王伟"), addMember(desk.store, "王伟", "工商联")]).result;
    return { desk, meant, asked, files: [sheet("台账.csv", ...ledger)] };
  }

  it("is asked once, and remembered with what is written", async () => {
    const { desk, meant, asked, files } = twoOfAName();
    (await prepareImport(desk, activitiesImport, { files })).write();
    expect(asked).toEqual(["台账.csv CSV D2 的“王伟”是谁？（2026-05-12 视察《视察水厂》）"]);
    expect(desk.store.activities.list(null)).toMatchObject([{ title: "视察水厂", parts: [{ person: meant }] }]);
    expect((await prepareImport(desk, activitiesImport, { files })).changes).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it("may be answered with none of them: it stops there, and nothing is written", async () => {
    const { desk, sheet } = deskWith(clerkWho({ choose: async (_, choices) => choices.at(-1)?.value as never }));
    write(desk.store, "两位王伟", () => [addMember(desk.store, "王伟"), addMember(desk.store, "王伟", "工商联")]);
    const stopped = prepareImport(desk, activitiesImport, { files: [sheet("台账.csv", ...ledger)] });
    await expect(stopped).rejects.toMatchObject({ code: "interrupted", text: { zh: "已停下，没有写入任何内容" } });
    expect(desk.store.activities.list(null)).toEqual([]);
  });

  it("stays known where the import is called off, and the error says so", async () => {
    const { desk, asked, files } = twoOfAName();
    const prepared = await prepareImport(desk, activitiesImport, { files });
    const error = prepared.endedBy(new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled")));
    expect((error as AppError).text.zh).toMatch(/^已取消，没有写入任何内容，只记下了 1 处/);
    expect(desk.store.activities.list(null)).toEqual([]);
    await prepareImport(desk, activitiesImport, { files });
    expect(asked).toHaveLength(1);
  });

  it("is a problem where nobody can be asked", async () => {
    const { desk, files } = twoOfAName();
    const { refusal } = await prepareImport({ ...desk, clerk: clerkWho() }, activitiesImport, { files });
    expect(refusal?.problems).toMatchObject([{ found: "王伟", open: true }]);
  });
});

describe("the list of imports", () => {
  it("has no word twice, in either language", () => {
    const words = IMPORTS.flatMap(({ word, alias }) => [word, alias]);
    expect([...new Set(words)]).toEqual(words);
  });

  it.each(IMPORTS)("$word: its template has what it needs, and its examples call it", ({ word, spec, template, examples }) => {
    expect(Object.keys(template.fields)).toEqual(expect.arrayContaining([...spec.required]));
    expect(examples.map((line) => line.split(" ")[0])).toEqual(examples.map(() => word));
  });
});
