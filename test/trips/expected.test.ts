import { expect, test } from "vitest";
import { kindOf } from "../../src/domain/vocabulary/kinds.ts";
import { missingNote } from "../../src/trips/activities/expected.ts";
import { seated } from "../report/seated.ts";

/** Whoever a sign-in sheet leaves out is named, up to fifteen of them. */

const missing = (count: number) =>
  Array.from({ length: count }, (_, i) => seated(i + 1, { name: `委员${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[i]}` }));
const noteOf = (kind: string, count: number): string => missingNote(kindOf(kind), missing(count), () => undefined)[0]?.zh ?? "";

test("nobody missing is not worth a word", () => {
  expect(missingNote(kindOf("plenary"), [], () => undefined)).toEqual([]);
});

test("fifteen are named, of sixteen the first fifteen", () => {
  expect(noteOf("plenary", 15)).toMatch(/^签到表上没有 15 位在任委员，考核时列为待核实：委员甲、.*委员辰$/);
  expect(noteOf("plenary", 16)).toMatch(/^签到表上没有 16 位在任委员，.*委员辰 等$/);
});

test("of the standing committee nothing is expected of whom its sheet leaves out", () => {
  expect(noteOf("standing", 1)).toBe("签到表上没有 1 位常委会组成人员，没有记录就不算应到，请核对：委员甲");
});
