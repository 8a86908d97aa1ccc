import type { Grade } from "../domain/scoring/rules.ts";
import type { SheetCell, Tone } from "./sheet.ts";

/**
 * What a grade means by where it stands among the grades of its rule set, whatever they are called: the best is good, the
 * last bad, and of four or more the last but one of concern. `written`: the grade's name, with whatever stands behind it
 * in brackets.
 */
export function gradeTone(grades: readonly Pick<Grade, "name">[], written: SheetCell | undefined): Tone | undefined {
  const name = typeof written === "string" ? written.replace(/（.*$/, "") : "";
  const at = grades.findIndex((grade) => grade.name === name);
  if (at < 0) return undefined;
  if (at === 0) return "green";
  if (at === grades.length - 1) return "red";
  return grades.length > 3 && at === grades.length - 2 ? "yellow" : undefined;
}
