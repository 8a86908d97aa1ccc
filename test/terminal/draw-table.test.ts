import Table from "cli-table3";
import { describe, expect, it } from "vitest";
import { drawTable } from "../../src/terminal/draw-table.ts";
import { fc } from "../support/seeded.ts";

/** The library that drew our tables before, as the reference; nothing of the program loads it. */
const byLibrary = (head: readonly string[], rows: readonly string[][], isRight: readonly boolean[]): string => {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: isRight.map((right) => (right ? "right" : "left")),
  });
  table.push(...rows);
  return table.toString();
};

const cell = fc
  .array(fc.constantFrom(..."a1 张三，（）…—★√👩e\u0301〔".split(""), "合计", "94.76"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const tables = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    head: fc.array(cell, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
    isRight: fc.array(fc.boolean(), { minLength: columns, maxLength: columns }),
  }),
);

describe("drawTable", () => {
  it("draws what cli-table3 draws", () => {
    fc.assert(
      fc.property(tables, ({ head, rows, isRight }) => {
        expect(drawTable({ head, rows, isRight })).toBe(byLibrary(head, rows, isRight));
      }),
      { numRuns: 300 },
    );
  });

  it("paints borders in one stretch a column, and the head with its padding", () => {
    const painted = drawTable({
      head: ["姓名", "得分"],
      rows: [["张三", "9"]],
      isRight: [false, true],
      border: (line) => `<${line}>`,
      title: (name) => `*${name}*`,
    });
    expect(painted.split("\n")).toEqual([
      "<┌──────><┬──────┐>",
      "<│>* 姓名 *<│>* 得分 *<│>",
      "<├──────><┼──────┤>",
      "<│> 张三 <│>    9 <│>",
      "<└──────><┴──────┘>",
    ]);
  });
});
