import { compare, exact, exactText } from "../../domain/scoring/exact.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import { idOf } from "../compile.ts";
import type { GradeFile, QuotaFile, RuleFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { ofCount } from "./conditions.ts";
import { at, type Contradiction, dimensionNames, known, type Path } from "./contradiction.ts";
import { mostIn, mostInAll } from "./ranges.ts";

/** From the best to the worst: falling lines, within what can be reached, and one grade for all the rest. */
export function ofGrades(file: RuleFile, capsHold: boolean): Contradiction[] {
  const most = capsHold ? mostInAll(file) : null;
  const found: Contradiction[] = [];
  let above: string | number | undefined;
  for (const [i, grade] of file.grades.entries()) {
    const path: Path = ["grades", i];
    const isLast = i === file.grades.length - 1;
    found.push(...ofSelection(grade, path, file));
    if (isLast && (grade.min !== undefined || grade.quota !== undefined))
      found.push(
        at(
          [...path, grade.min === undefined ? "quota" : "min"],
          "最后一个等次收其余的人，不写分数线和名额",
          "the last grade takes the rest: no min, no quota",
        ),
      );
    if (!isLast && grade.min === undefined && grade.quota === undefined)
      found.push(at(path, `等次“${grade.name}”要写 min（分数线）或 quota（名额）`, `the grade ${grade.name} needs min or quota`));
    if (grade.min === undefined) continue;
    if (above !== undefined && compare(exact(grade.min), exact(above)) > 0)
      found.push(
        at([...path, "min"], `分数线 ${grade.min} 高于上一等次的 ${above}`, `min ${grade.min} is above the better grade's ${above}`),
      );
    if (most !== null && compare(exact(grade.min), most) > 0)
      found.push(
        at(
          [...path, "min"],
          `分数线 ${grade.min} 高于满分 ${exactText(most)}，谁也到不了`,
          `min ${grade.min} is above the full ${exactText(most)}`,
        ),
      );
    above = grade.min;
  }
  return found;
}

export function ofSelection(selection: Omit<GradeFile, "id" | "name">, path: Path, file: RuleFile): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [i, requirement] of (selection.requires ?? []).entries()) {
    const here = [...path, "requires", i];
    const beside = Object.keys(requirement).find(
      (word) =>
        requirement.any &&
        !["name", "for", "any", "at_least"].includes(word) &&
        requirement[word as keyof typeof requirement] !== undefined,
    );
    if (beside !== undefined) {
      found.push(
        at(
          [...here, beside],
          `写了 ${both("any")} 就不能在旁边写 ${both(beside)}，要写进每一条里`,
          `with any, ${beside} belongs into each of its entries`,
        ),
      );
      continue;
    }
    const { any, at_least: least } = requirement;
    if (any !== undefined && least !== undefined && (typeof least === "string" || least < 1 || least > any.length))
      found.push(
        at(
          [...here, "at_least"],
          `${any.length} 条里至少做到几条：写 1 到 ${any.length}`,
          `how many of the ${any.length}: 1 to ${any.length}`,
        ),
      );
    found.push(...(requirement.any ?? [requirement]).flatMap((count, k) => ofCount(count, requirement.any ? [...here, "any", k] : here)));
  }
  const ids = dimensionNames(file);
  for (const [i, dimension] of (selection.full ?? []).entries()) {
    const unknown = known(dimension, ids, [...path, "full", i], "方面", "dimension");
    found.push(...unknown);
    const meant = file.dimensions.find((one) => idOf(one) === dimension || one.name === dimension);
    if (meant === undefined) continue;
    if (meant.cap === undefined)
      found.push(at([...path, "full", i], `${dimension} 没有封顶，谈不上满分`, `${dimension} has no cap, so nothing is full`));
    const most = mostIn(meant);
    if (meant.cap !== undefined && most !== null && compare(most, exact(meant.cap)) < 0)
      found.push(
        at(
          [...path, "full", i],
          `${dimension} 封顶 ${meant.cap}，最多只能得 ${exactText(most)}，谁也满不了分`,
          `${dimension} has the cap ${meant.cap} and gives ${exactText(most)} at the most: nobody has it in full`,
        ),
      );
  }
  for (const word of ["no_absence", "no_gap"] as const)
    for (const [i, kind] of (selection[word] ?? []).entries()) {
      const { attended, expects, label } = kindOf(kind);
      if (word === "no_absence" ? !attended : expects !== "serving")
        found.push(
          at(
            [...path, word, i],
            `${label.zh}谈不上${word === "no_absence" ? "缺席" : "待核实"}`,
            `${kind} has no ${word === "no_absence" ? "attendance" : "sheet of all members"}`,
          ),
        );
    }
  const wanted = selection.for;
  const nobodys = (selection.quota ?? []).flatMap(({ for: held }, i) =>
    held === undefined || wanted === undefined || held.some((office) => wanted.includes(office))
      ? []
      : [at([...path, "quota", i, "for"], "这个等次不评这些职务，名额给不出去", "the grade is for none of these offices")],
  );
  return [
    ...found,
    ...nobodys,
    ...(selection.quota ?? []).flatMap((quota, i, all) => ofQuota(quota, all.slice(0, i), [...path, "quota", i])),
  ];
}

function ofQuota(quota: QuotaFile, before: readonly QuotaFile[], path: Path): Contradiction[] {
  const taken = before.find((other) => other.for === undefined || quota.for?.some((office) => other.for?.includes(office)));
  if (taken !== undefined)
    return [
      at(
        path,
        `前面的名额${taken.for === undefined ? "已经包括所有职务" : "已经包括这个职务"}，每份名额的 ${both("for")} 要分开`,
        "a quota before it is for this office already: each quota is for offices of its own",
      ),
    ];
  const { share, number, round, at_least } = quota;
  if ((share === undefined) === (number === undefined))
    return [at(path, `${both("share")} 和 ${both("number")} 写一个`, "say share or number")];
  if (round !== undefined && share === undefined) return [at([...path, "round"], "人数不用取整", "a number needs no rounding")];
  if (number !== undefined && at_least !== undefined && at_least > number)
    return [at([...path, "at_least"], `至少 ${at_least} 多于名额 ${number}`, `at least ${at_least} is more than the quota of ${number}`)];
  return [];
}
