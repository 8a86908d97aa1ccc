import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { ROOT } from "../office/session.ts";

/** Everything that is said of the code in docs/dictionary.md, CONTRIBUTING.md and docs/architecture.md is there. */

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const SOURCES = ["src", "test", "scripts", "fixtures"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file.replaceAll("\\", "/")}`),
);
const CODE = [...SOURCES.filter((file) => file.startsWith("src/") && file.endsWith(".ts")), "schema.sql"].map(read).join("\n");

test("each name of the dictionary is one of the code or of a table", () => {
  const rows = read("docs/dictionary.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.includes("---"))
    .slice(1);
  const names = rows.flatMap((row) =>
    row
      .split("|")
      .slice(3, 5)
      .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, words = ""]) => words.match(/[A-Za-z_]\w+/g) ?? [])),
  );
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(CODE))).toEqual([]);
});

test.each(["docs/architecture.md", "CONTRIBUTING.md"])("each file that %s names is there", (document) => {
  const named = [...read(document).matchAll(/`((?:[\w.-]+\/)*[\w-]+\.(?:ts|js|sql|cjs|txt))`/g)].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(
    (path) => !/[<N]/.test(path) && !["schema.sql"].includes(path) && !SOURCES.some((file) => file === path || file.endsWith(`/${path}`)),
  );
  expect(missing.filter((path) => !path.startsWith("bin/"))).toEqual([]);
});

test("each column that the dictionary names is one of its table", () => {
  const schema = new Sqlite(":memory:");
  schema.exec(read("schema.sql"));
  const named = [...read("docs/dictionary.md").matchAll(/`(\w+)\.(\w+)(?: = '\w+')?`/g)].map(([, table = "", column = ""]) => ({
    table,
    column,
  }));
  expect(named.length).toBeGreaterThan(20);
  const columnsOf = (table: string): unknown[] => schema.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table);
  expect(named.filter(({ table, column }) => !columnsOf(table).includes(column))).toEqual([]);
});

test("each heading that a comment sends to is in that page", () => {
  const named = SOURCES.filter((file) => /^(src|schema)/.test(file) && file.endsWith(".ts")).flatMap((file) =>
    [...read(file).matchAll(/(docs\/[\w-]+\.md), ([^)\n]+)\)/g)].map(([, page = "", heading = ""]) => ({ file, page, heading })),
  );
  expect(named.length).toBeGreaterThan(25);
  const headings = (page: string): string[] => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  expect(named.filter(({ page, heading }) => !headings(page).includes(heading))).toEqual([]);
});
