import { expect, test } from "vitest";
import { gradeBarredByGaps } from "../../src/domain/scoring/unconfirmed.ts";
import { rules } from "./facts.ts";

test("the grade that meetings without a confirmed sheet bar is the highest that asks for it", () => {
  const [best, second, ...others] = rules.grades;
  if (best === undefined || second === undefined) throw new Error("the default rules have grades");
  expect(gradeBarredByGaps(rules)).toBe(best);
  expect(gradeBarredByGaps({ grades: [best, { ...second, requires: best.requires }, ...others] })).toBe(best);
  expect(
    gradeBarredByGaps({
      grades: [
        { ...best, requires: [] },
        { ...second, requires: best.requires },
      ],
    })?.name,
  ).toBe(second.name);
  expect(gradeBarredByGaps({ grades: [{ ...best, requires: [] }, ...others] })).toBeUndefined();
});
