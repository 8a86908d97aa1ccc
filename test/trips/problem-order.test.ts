import { expect, it } from "vitest";
import type { Problem } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import { problemsInOrder } from "../../src/trips/import/problem-order.ts";
import { fc } from "../support/seeded.ts";

/** Problems as a clerk goes through the sheets. */

const sheet = (name: string) => ({ name, hidden: false, rows: [], hiddenRows: [], merges: [] });
const workbooks = ["乙.xlsx", "甲.xlsx"].map((file) => ({
  file,
  sha256: file,
  format: "xlsx" as const,
  sheets: [sheet("二"), sheet("一")],
  notes: [],
}));

/** In order: what is beside rows comes last, whichever file it is of. */
const ORDERED: readonly Pick<Problem, "where" | "also">[] = [
  { where: { file: "乙.xlsx" } },
  { where: { file: "乙.xlsx", sheet: "二" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "C:C" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "3:3" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "B3" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "AA3" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "A12" } },
  { where: { file: "乙.xlsx", sheet: "一", cell: "A2" } },
  { where: { file: "甲.xlsx", sheet: "二", cell: "A1" } },
  { where: { file: "别的.xlsx" } },
  { where: { file: "乙.xlsx", sheet: "二", cell: "A2" }, also: [{ file: "乙.xlsx", sheet: "二", cell: "A9" }] },
  { where: { file: "甲.xlsx", sheet: "二", cell: "A2" }, also: [{ file: "乙.xlsx", sheet: "二", cell: "A9" }] },
];
const problems = ORDERED.map((each): Problem => ({ ...each, found: "", message: text("错", "wrong") }));

it("go by file, sheet, row and column, however they were found; what is wrong between rows comes last", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(problems), (some) => {
      expect(problemsInOrder(some, workbooks)).toEqual(problems.filter((problem) => some.includes(problem)));
    }),
  );
});
