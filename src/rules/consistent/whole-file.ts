import { OFFICE_ORDER } from "../../domain/people/member.ts";
import { compare, exact, exactText, sum, ZERO } from "../../domain/scoring/exact.ts";
import { idOf, weightOf } from "../compile.ts";
import type { DimensionFile, GradeFile, RuleFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { ofCount } from "./conditions.ts";
import { at, type Contradiction, dimensionNames, gradeNames, known, type Path } from "./contradiction.ts";
import { ofGrades, ofSelection } from "./grades.ts";
import { ofItem } from "./items.ts";
import { ofRanges } from "./ranges.ts";
import { ofTurned } from "./turned.ts";

/** Everything that contradicts itself in a file whose words are right. */
export function contradictions(file: RuleFile): Contradiction[] {
  const dimensions = file.dimensions.flatMap((dimension, i) => ofDimension(dimension, ["dimensions", i]));
  const idle = dimensions.length === 0 ? ofRanges(file) : [];
  return [
    ...twice("dimensions", file.dimensions),
    ...twice("grades", file.grades),
    ...dimensions,
    ...idle,
    ...ofTurned(file),
    ...ofEvaluated(file),
    ...(file.cap !== undefined && compare(exact(file.cap), ZERO) <= 0
      ? [at(["cap"], "总分封顶要大于 0", "the cap of the total is more than nothing")]
      : []),
    ...(file.vetoes ?? []).flatMap((veto, i) => ofCount(veto, ["vetoes", i])),
    ...vetoGrades(file),
    ...ofOthers(file),
    ...ofGrades(file, dimensions.length + idle.length === 0),
    ...(file.commend ? ofSelection(file.commend, ["commend"], file) : []),
    ...(file.commend && Object.keys(file.commend).every((word) => word === "name")
      ? [
          at(
            ["commend"],
            "表彰名单没有写取谁：要写名额、分数线、等次或条件",
            "the list of commendation says nobody: a quota, min, grades or requirements",
          ),
        ]
      : []),
    ...(file.commend?.grades ?? []).flatMap((grade, i) => known(grade, gradeNames(file), ["commend", "grades", i], "等次", "grade")),
    ...(file.order ?? []).flatMap((key, i) =>
      known(key, ["total", "总分", ...dimensionNames(file)], ["order", i], "方面（或 total）", "dimension (or total)"),
    ),
  ];
}

function twice(list: "dimensions" | "grades", entries: readonly { id?: string | undefined; name: string }[]): Contradiction[] {
  return entries.flatMap((entry, i) => {
    const first = entries.findIndex((other) => idOf(other) === idOf(entry));
    return first === i
      ? []
      : [at([list, i, entry.id === undefined ? "name" : "id"], `${idOf(entry)} 写了两次`, `${idOf(entry)} stands twice`)];
  });
}

function ofDimension(dimension: DimensionFile, path: Path): Contradiction[] {
  const { base, cap, floor, items, veto } = dimension;
  const found = [
    ...(idOf(dimension) === "total" ? [at(path, "方面不能叫 total：那是总分", "a dimension cannot be total: that is the sum")] : []),
    ...items.flatMap((item, i) => ofItem(item, [...path, "items", i])),
    ...(veto ? ofCount(veto, [...path, "veto"]) : []),
  ];
  if (items.length === 0 && base === undefined && veto === undefined)
    found.push(at([...path, "items"], `“${dimension.name}”没有项目，也没有基础分`, `${dimension.name} has neither items nor a base`));
  if (cap !== undefined && base !== undefined && compare(exact(cap), exact(base)) < 0)
    found.push(at([...path, "cap"], `封顶 ${cap} 低于基础分 ${base}`, `the cap ${cap} is below the base ${base}`));
  if (cap !== undefined && floor !== undefined && floor !== "none" && floor !== "无" && compare(exact(cap), exact(floor)) < 0)
    found.push(at([...path, "cap"], `封顶 ${cap} 低于最低 ${floor}`, `the cap ${cap} is below the floor ${floor}`));
  if (cap !== undefined && compare(exact(cap), ZERO) < 0) found.push(at([...path, "cap"], "封顶不能是负数", "a cap cannot be negative"));
  // What holds for some offices only is never together with what holds for others.
  const weights = sum(items.flatMap((item) => (item.for === undefined ? (weightOf(item) ?? []) : [])));
  if (cap !== undefined && compare(weights, exact(cap)) > 0)
    found.push(
      at(
        [...path, "cap"],
        `封顶 ${cap} 低于权重之和 ${exactText(weights)}`,
        `the cap ${cap} is below the sum of the weights ${exactText(weights)}`,
      ),
    );
  return found;
}

/** Who is evaluated by offices alone: all of them say nothing. */
function ofEvaluated({ evaluates = "members", evaluated }: RuleFile): Contradiction[] {
  const path = ["evaluated", "for"];
  if (evaluated?.for === undefined) return [];
  if (evaluates !== "members") return [at(path, `考核的不是委员，不能写 ${both("for")}`, "for is of members' offices, and these are none")];
  return OFFICE_ORDER.every((office) => evaluated.for?.includes(office))
    ? [at(path, "各种职务都写了，等于没有写", "all offices: it says nothing")]
    : [];
}

/** Groups and units hold no office, and are of no sector and no group. */
function ofOthers({ evaluates, grades, commend }: RuleFile): Contradiction[] {
  if (evaluates !== "groups" && evaluates !== "units") return [];
  const selections: [Path, Pick<GradeFile, "for" | "quota">][] = [
    ...grades.map((grade, i): [Path, GradeFile] => [["grades", i], grade]),
    ...(commend ? [[["commend"], commend] as [Path, Pick<GradeFile, "for" | "quota">]] : []),
  ];
  return selections.flatMap(([path, { for: offices, quota }]) => [
    ...(offices === undefined
      ? []
      : [at([...path, "for"], `考核的不是委员，不能写 ${both("for")}`, "for is of members' offices, and these are none")]),
    ...(quota ?? []).flatMap(({ of, for: held }, i) => [
      ...(of === "sector" || of === "group"
        ? [at([...path, "quota", i, "of"], "考核的不是委员，没有界别和活动组可分", "there are no sectors or groups to divide these by")]
        : []),
      ...(held === undefined
        ? []
        : [at([...path, "quota", i, "for"], `考核的不是委员，不能写 ${both("for")}`, "for is of members' offices, and these are none")]),
    ]),
  ]);
}

function vetoGrades(file: RuleFile): Contradiction[] {
  const ids = gradeNames(file);
  const named: [string | undefined, Path][] = [
    [file.veto_grade, ["veto_grade"]],
    ...file.dimensions.map(({ veto }, i): [string | undefined, Path] => [veto?.grade, ["dimensions", i, "veto", "grade"]]),
    ...(file.vetoes ?? []).map(({ grade }, i): [string | undefined, Path] => [grade, ["vetoes", i, "grade"]]),
  ];
  const [first] = file.grades;
  return named.flatMap(([grade, path]) => {
    if (grade === undefined) return [];
    if (first && (grade === first.name || grade === first.id))
      return [at(path, `否决不能定为最高的等次“${first.name}”`, `a veto cannot give the best grade, ${first.name}`)];
    return known(grade, ids, path, "等次", "grade");
  });
}
