import { expect, test } from "vitest";
import { residentsNumber } from "../../src/domain/activities/residents.ts";

/** A contact with residents counts them, and keeps nobody's number, wherever it is written. */

const blank = { kind: "contact", title: "走访困难群众", place: null, theme: null, note: null };

test.each([
  ["the title", { title: "走访13800000001" }, "mobile"],
  ["the place", { place: "某村，电话0594-2234567" }, "landline"],
  ["the theme", { theme: "联系13800000001" }, "mobile"],
  ["the note", { note: "身份证11010119900307001X" }, "identity"],
  ["nothing", { note: "走访5户" }, null],
] as const)("in %s", (_, more, held) => {
  expect(residentsNumber({ ...blank, ...more })).toBe(held);
  expect(residentsNumber({ ...blank, ...more, kind: "research" })).toBeNull();
});
