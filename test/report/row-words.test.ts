import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { fieldLabel, fieldsOf, tableLabel } from "../../src/report/row-words.ts";
import { ROOT } from "../office/session.ts";

/** The mechanism itself, and results, which are not kept row by row. */
const NOT_SHOWN = /^(lending|operation|change|seal|running|sqlite_.*|evaluation_(member|lines|activity))$/;

it("every column whose change can be shown has a word of the office", () => {
  const db = new Sqlite(":memory:");
  db.exec(readFileSync(join(ROOT, "schema.sql"), "utf8"));
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const missing = tables
    .filter(({ name }) => !NOT_SHOWN.test(name))
    .flatMap(({ name }) => {
      const columns = db.prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?)").all(name);
      const shown = fieldsOf(name, Object.fromEntries(columns.map((column) => [column.name, 1])));
      return [
        ...(tableLabel(name).zh === name ? [name] : []),
        ...shown.filter((field) => fieldLabel(name, field).zh === field).map((field) => `${name}.${field}`),
      ];
    });
  db.close();
  expect(missing).toEqual([]);
});
