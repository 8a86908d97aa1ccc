import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import type { Imported } from "../office/answers.ts";
import { contentsOf, putWorkbook, YEAR } from "../office/folder.ts";
import { makeOffice } from "../office/office.ts";
import { fc } from "../support/seeded.ts";

/** Whatever lies in the folder of a year, and wherever: it comes to what its files come to one by one, and undo to what was before. */

const place = fc.record({
  folder: fc.constantFrom("", "a/", "乙/丙/", "提案/", "2026/"),
  name: fc.constantFrom("1", "z", "表", "名册", "资料"),
  isThere: fc.boolean(),
});

/** Names in the others would fit nobody without these. */
const OF_PEOPLE = ["roster", "people"];

/** Some of a year's workbooks, each somewhere under some name. */
const year = fc.tuple(...YEAR.map(() => place)).map((places) =>
  YEAR.flatMap((of, i) => {
    const { folder, name, isThere } = places[i] as (typeof places)[number];
    return isThere || OF_PEOPLE.includes(of.kind) ? [{ ...of, path: `年/${folder}${name}${i}.xlsx` }] : [];
  }),
);

/** A sign-in sheet names its day. */
const rowsOf = ({ kind, rows }: (typeof YEAR)[number]) =>
  kind === "attendance" ? [...rows.slice(0, 1), ["2026年2月10日"], ...rows.slice(1)] : rows;

it("a folder equals its files one by one, in the right order", async () => {
  const [desk, other] = [makeOffice(), makeOffice()];
  await fc.assert(
    fc.asyncProperty(year, async (files) => {
      for (const office of [desk, other]) {
        for (const path of ["office.db", "年"]) rmSync(office.path(path), { recursive: true, force: true });
        await office.init();
      }
      for (const file of files) await putWorkbook(desk, file.path, rowsOf(file));
      const before = contentsOf(desk);
      await desk.ok("import", "年");
      for (const { kind, path, flags = [] } of files) await other.ok("import", kind, desk.path(path), ...flags);
      expect(contentsOf(desk)).toEqual(contentsOf(other));
      expect((await desk.json<Imported>("import", "年")).operation).toBeNull();
      await desk.ok("undo");
      expect(contentsOf(desk)).toEqual(before);
    }),
    { numRuns: 6 },
  );
});
