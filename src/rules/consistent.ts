import { KINDS, kindOf, outcomeLabel, roleLabel } from "../domain/kinds.ts";
import { nearest } from "../domain/likeness.ts";
import { compare, type Exact, exact, exactText, sum, ZERO } from "../domain/scoring/exact.ts";
import { type Text, text } from "../domain/text.ts";
import { idOf, shareOf, valueWord, weightOf } from "./compile.ts";
import {
  CONDITION,
  type ConditionFile,
  type CountFile,
  type DimensionFile,
  type GradeFile,
  type ItemFile,
  type QuotaFile,
  type RuleFile,
  type TierFile,
} from "./language.ts";
import { both } from "./words.ts";

/** What does not hold between the words of a file: each with the path of the word to look at. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

type Path = readonly (string | number)[];

const at = (path: Path, zh: string, en: string): Contradiction => ({ path, message: text(zh, en) });

/** Everything that contradicts itself in a file whose words are right. */
export function contradictions(file: RuleFile): Contradiction[] {
  const dimensions = file.dimensions.flatMap((dimension, i) => ofDimension(dimension, ["dimensions", i]));
  return [
    ...twice("dimensions", file.dimensions),
    ...twice("grades", file.grades),
    ...dimensions,
    ...(file.cap !== undefined && compare(exact(file.cap), ZERO) < 0 ? [at(["cap"], "封顶不能是负数", "a cap cannot be negative")] : []),
    ...(file.vetoes ?? []).flatMap((veto, i) => ofCount(veto, ["vetoes", i])),
    ...vetoGrades(file),
    ...ofOthers(file),
    ...ofGrades(file, dimensions.length === 0),
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

/** What a grade or a dimension may be called elsewhere in the file: by its id or its name. */
const namesOf = (entries: readonly { id?: string | undefined; name: string }[]): string[] => [
  ...new Set(entries.flatMap((entry) => [idOf(entry), entry.name])),
];
const gradeNames = ({ grades }: RuleFile): string[] => namesOf(grades);
const dimensionNames = ({ dimensions }: RuleFile): string[] => namesOf(dimensions);

function known(written: string, ids: readonly string[], path: Path, zh: string, en: string): Contradiction[] {
  if (ids.includes(written)) return [];
  const near = nearest(written, ids);
  return [
    at(
      path,
      `没有这个${zh}：${written}${near === undefined ? "；" : `；是不是 ${near}？`}可写：${ids.join("、")}`,
      `no such ${en}: ${written}${near === undefined ? "." : `; did you mean ${near}?`} One of: ${ids.join(", ")}`,
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

/** The words of a condition, and of what is done with the records that meet it. */
const RECORD_WORDS = [
  ...Object.keys(CONDITION),
  "cumulative",
  "sittings",
  "every",
  "points",
  "first",
  "from",
  "max_count",
  "best",
  "at_least",
  "cap",
];

interface Sort {
  readonly zh: string;
  readonly en: string;
  readonly words: readonly string[];
}

/** The words that belong to each sort of item; name and for belong to all. */
const SORTS: Readonly<Record<"points" | "part" | "ratio" | "constant", Sort>> = {
  points: { zh: "按件计分的项目", en: "an item of points", words: [...RECORD_WORDS, "split", "per", "step", "tiers"] },
  part: { zh: "分项（items）", en: "a part (items)", words: ["items", "cap", "floor", "best"] },
  ratio: { zh: "按出席率的项目（values）", en: "a ratio (values)", words: ["of", "weight", "tiers", "values", "when_none"] },
  constant: { zh: "没有类别（of）的固定分", en: "constant points (without of)", words: ["points"] },
};

function ofItem(item: ItemFile, path: Path): Contradiction[] {
  const ways = (["items", "weight", "tiers", "points"] as const).filter((word) => item[word] !== undefined);
  if (ways.length === 0)
    return [
      at(
        path,
        `“${item.name}”没有写怎样计分：${["points", "tiers", "weight", "items"].map(both).join("、")} 写一个`,
        `${item.name} says no points: one of points, tiers, weight or items`,
      ),
    ];
  if (ways.length > 1)
    return [at([...path, ways[1] as string], `${ways.map(both).join("、")} 只能写一个`, `only one of ${ways.join(", ")} can be said`)];
  const sort = sortOf(item);
  const stray = Object.keys(item).find(
    (word) => item[word as keyof ItemFile] !== undefined && !["name", "for", ...sort.words].includes(word),
  );
  if (stray !== undefined) return [at([...path, stray], `${sort.zh}不能写 ${both(stray)}`, `${sort.en} cannot say ${stray}`)];
  if (item.items) return [...item.items.flatMap((inner, i) => ofItem(inner, [...path, "items", i])), ...ofPart(item, item.items, path)];
  if (sort === SORTS.ratio) return ofRatio(item, path);
  return [...ofCondition(item, path), ...ofPoints(item, path), ...ofBounds(item, path)];
}

/** What a part says of the items in it. */
function ofPart(part: ItemFile, items: readonly ItemFile[], path: Path): Contradiction[] {
  const found = ofBounds(part, path);
  const all = flat(items);
  if (part.best !== undefined && all.some(({ cumulative, per }) => cumulative === true || per === "record"))
    found.push(
      at(
        [...path, "best"],
        `里面有累计的项目，不能写 ${both("best")}`,
        "an item that adds up has no single best records: no best around it",
      ),
    );
  const heaviest = all.map((item) => weightOf(item) ?? ZERO).reduce((most, one) => (compare(one, most) > 0 ? one : most), ZERO);
  if (part.cap !== undefined && compare(heaviest, exact(part.cap)) > 0)
    found.push(
      at(
        [...path, "cap"],
        `封顶 ${part.cap} 低于里面的权重 ${exactText(heaviest)}`,
        `the cap ${part.cap} is below a weight of ${exactText(heaviest)} in it`,
      ),
    );
  return found;
}

const flat = (items: readonly ItemFile[]): ItemFile[] => items.flatMap((item) => (item.items ? flat(item.items) : [item]));

function sortOf(item: ItemFile): Sort {
  if (item.items) return SORTS.part;
  if (item.weight !== undefined || item.values !== undefined) return SORTS.ratio;
  return item.of === undefined && item.tiers === undefined ? SORTS.constant : SORTS.points;
}

function ofBounds({ cap, floor, name }: ItemFile, path: Path): Contradiction[] {
  if (cap === undefined) return [];
  if (compare(exact(cap), ZERO) < 0) return [at([...path, "cap"], "封顶不能是负数", "a cap cannot be negative")];
  if (floor !== undefined && compare(exact(cap), exact(floor)) < 0)
    return [at([...path, "cap"], `“${name}”的封顶低于最低`, `the cap of ${name} is below its floor`)];
  return [];
}

function ofRatio(item: ItemFile, path: Path): Contradiction[] {
  if (item.of === undefined) return [at(path, `“${item.name}”要写 ${both("of")}`, `${item.name} needs of (its kinds)`)];
  const unsigned = item.of.findIndex((kind) => !kindOf(kind).attended);
  if (unsigned >= 0) {
    const { label, id } = kindOf(item.of[unsigned] as string);
    return [at([...path, "of", unsigned], `${label.zh}不记出席情况，谈不上出席率`, `attendance is not recorded of ${id}`)];
  }
  if (compare(weightOf(item) ?? ZERO, ZERO) <= 0)
    return [
      at([...path, item.tiers ? "tiers" : "weight"], "权重（或最高一档的分）要大于 0", "a weight (or the best step) is more than nothing"),
    ];
  if (item.values === undefined || Object.keys(item.values).length === 0)
    return [at(path, `“${item.name}”要写 ${both("values")}`, `${item.name} needs values`)];
  const written = Object.keys(item.values);
  const ofValues = Object.entries(item.values).flatMap(([word, value], i) => {
    const same = written.slice(0, i).find((other) => valueWord(other) === valueWord(word));
    if (same !== undefined) return [at([...path, "values", word], `${word} 和 ${same} 是同一种`, `${word} and ${same} are the same`)];
    const isKnown = ["present", "late", "left_early", "leave", "absent", "公假", "病假", "事假"].includes(valueWord(word));
    if (!isKnown)
      return [
        at(
          [...path, "values", word],
          `没有这种出席情况：${word}；可写：出席、迟到、早退、请假、缺席、公假、病假、事假`,
          `no such state: ${word}; one of: present, late, left_early, leave, absent, 公假, 病假, 事假`,
        ),
      ];
    return compare(exact(value), ZERO) < 0 || compare(exact(value), exact(1)) > 0
      ? [at([...path, "values", word], `折算值应在 0 和 1 之间：${value}`, `a value is between 0 and 1: ${value}`)]
      : [];
  });
  const best = Object.values(item.values)
    .map((value) => exact(value))
    .reduce((most, one) => (compare(one, most) > 0 ? one : most));
  return [...ofValues, ...ofSteps(item.tiers ?? [], best, [...path, "tiers"])];
}

/** The steps of a ratio: each from another share on, and the higher the more. */
function ofSteps(steps: readonly TierFile[], best: Exact, path: Path): Contradiction[] {
  return steps.flatMap((step, i) => {
    const stray = Object.keys(step).find(
      (word) => !["name", "at_least", "points"].includes(word) && step[word as keyof TierFile] !== undefined,
    );
    if (stray !== undefined) return [at([...path, i, stray], `出席率的分档不能写 ${both(stray)}`, `a step of a ratio cannot say ${stray}`)];
    if (step.at_least === undefined)
      return [at([...path, i], `出席率的每一档要写 ${both("at_least")}，如 90%`, "each step of a ratio says at_least, such as 90%")];
    const [from, gives] = [shareOf(step.at_least), exact(step.points)];
    if (compare(gives, ZERO) < 0) return [at([...path, i, "points"], "出席率的分档不能扣分", "a step of a ratio takes nothing")];
    if (compare(from, best) > 0)
      return [
        at(
          [...path, i, "at_least"],
          `谁也到不了 ${step.at_least}：折算值最高 ${exactText(best)}`,
          `nobody reaches ${step.at_least}: the best value is ${exactText(best)}`,
        ),
      ];
    const other = steps.slice(0, i).find((one) => {
      if (one.at_least === undefined) return false;
      const difference = compare(from, shareOf(one.at_least));
      return difference === 0 || difference !== compare(gives, exact(one.points));
    });
    if (other === undefined) return [];
    return [
      at(
        [...path, i],
        `${step.at_least} 得 ${step.points} 分，${other.at_least} 得 ${other.points} 分：出席率高的一档，分要高`,
        `${step.at_least} gives ${step.points} and ${other.at_least} gives ${other.points}: a higher share gives more`,
      ),
    ];
  });
}

function ofPoints(item: ItemFile, path: Path): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [i, tier] of (item.tiers ?? []).entries()) found.push(...ofTier(item, tier, i, [...path, "tiers", i]));
  const all = item.tiers?.map(({ points }) => points) ?? [item.points ?? 0];
  if (item.best !== undefined && all.every((points) => compare(exact(points), ZERO) < 0))
    found.push(
      at(
        [...path, "best"],
        `${both("best")} 只用于加分；扣分只计几件，写 ${both("max_count")}`,
        "best is for points that are given; use max_count",
      ),
    );
  if (item.cumulative !== undefined && item.per === undefined)
    found.push(at([...path, "cumulative"], `${both("cumulative")} 要和 ${both("per")} 一起写`, "cumulative goes with per"));
  if (item.cumulative === false && item.per === "record")
    found.push(at([...path, "cumulative"], "按件总是累计的", "records always add up"));
  if (item.per === "record" && item.step !== undefined && exact(item.step).d !== 1n)
    found.push(at([...path, "step"], "几件算一次，应是整数", "so many records are a whole number"));
  if (item.per === "record" && item.max_count !== undefined && compare(exact(item.max_count), exact(item.step ?? 1)) < 0)
    found.push(
      at(
        [...path, "max_count"],
        `最多计 ${item.max_count} 件，永远满不了 ${item.step} 件`,
        `at most ${item.max_count} are never ${item.step}`,
      ),
    );
  const unsigned = (item.of ?? []).length > 0 && (item.of ?? []).every((kind) => !kindOf(kind).attended);
  if (item.per !== undefined && item.per !== "record" && unsigned)
    found.push(at([...path, "per"], "这类记录没有数量、金额、半天", "no quantity is recorded of these kinds"));
  const alone = (["first", "split", "tiers", "best"] as const).find((word) => item[word] !== undefined);
  if ((item.cumulative === true || item.per === "record") && alone !== undefined)
    found.push(at([...path, alone], `累计的项目不能写 ${both(alone)}`, `what adds up cannot say ${alone}`));
  if (item.step !== undefined && item.per === undefined)
    found.push(at([...path, "step"], `${both("step")} 要和 ${both("per")} 一起写`, "step goes with per"));
  if (item.step !== undefined && compare(exact(item.step), ZERO) <= 0)
    found.push(at([...path, "step"], `${both("step")} 要大于 0`, "step is more than nothing"));
  const { cap } = item;
  const above = (["first", "points"] as const).find(
    (word) => cap !== undefined && item[word] !== undefined && compare(exact(item[word] as string | number), exact(cap)) > 0,
  );
  if (above !== undefined)
    found.push(
      at([...path, "cap"], `封顶 ${cap} 低于一件的 ${item[above]} 分`, `the cap ${cap} is below the ${item[above]} of one record`),
    );
  const isAway = item.state !== undefined && !item.state.some((state) => ["present", "late", "left_early"].includes(state));
  if (item.per === "half_day" && isAway)
    found.push(at([...path, "per"], "半天只数到场的，没有到场的按场次逐场计", "half days are of those who came; say sittings: each"));
  if (item.first !== undefined && (item.from ?? 1) > 1)
    found.push(at([...path, "first"], `${both("first")} 和 ${both("from")} 不能一起写`, "first and from cannot go together"));
  if (item.max_count !== undefined && item.best !== undefined)
    found.push(at([...path, "best"], `${both("best")} 和 ${both("max_count")} 写一个`, "say best or max_count"));
  return found;
}

/** A tier: its own condition, and nothing that one before it says already. */
function ofTier({ of, tiers = [] }: ItemFile, tier: TierFile, i: number, path: Path): Contradiction[] {
  const found = ofCondition({ ...tier, of: tier.of ?? of }, path);
  if (tier.at_least !== undefined)
    found.push(at([...path, "at_least"], `${both("at_least")} 只用于出席率的分档`, "at_least is for the steps of a ratio"));
  if (tier.cap !== undefined && (compare(exact(tier.cap), ZERO) < 0 || compare(exact(tier.points), ZERO) < 0))
    found.push(at([...path, "cap"], "封顶用于加分的一档，不能是负数", "a cap is for points that are given, and not negative"));
  else if (tier.cap !== undefined && compare(exact(tier.points), exact(tier.cap)) > 0)
    found.push(
      at(
        [...path, "cap"],
        `封顶 ${tier.cap} 低于一件的 ${tier.points} 分`,
        `the cap ${tier.cap} is below the ${tier.points} of one record`,
      ),
    );
  // In whatever order and words: 到场 is three states.
  const said = ({ attended, state, ...one }: TierFile): string =>
    JSON.stringify([
      [...(state ?? (attended ? ["present", "late", "left_early"] : []))].sort(),
      ...Object.keys(CONDITION).map((word) => {
        const value = one[word as keyof typeof one] ?? null;
        return Array.isArray(value) ? [...value].sort() : value;
      }),
    ]);
  const same = tiers.findIndex((one) => said(one) === said(tier));
  if (same < i)
    found.push(
      at(path, `与第 ${same + 1} 档的条件相同，分不出是哪一档`, `the same condition as tier ${same + 1}: nothing tells them apart`),
    );
  return found;
}

/** A record that cannot be: an outcome, a role or a state that none of the kinds has. */
function ofCondition(
  { of, role, outcome, needs, attended, state, reason, not_reason, level, outcome_form }: ConditionFile,
  path: Path,
): Contradiction[] {
  if (state !== undefined && attended === true)
    return [at([...path, "attended"], `${both("attended")} 和 ${both("state")} 写一个`, "say attended or state")];
  const kinds = (of ?? KINDS.map(({ id }) => id)).map(kindOf);
  const names = kinds.map(({ label }) => label.zh).join("、");
  const outcomes = new Set(kinds.flatMap((kind) => kind.outcomes));
  const impossible = (["outcome", "needs"] as const).flatMap(
    (word) =>
      ({ outcome, needs })[word]?.flatMap((what, i) =>
        outcomes.has(what)
          ? []
          : [
              at(
                [...path, word, i],
                `${names}没有“${outcomeLabel(what).zh}”这种结果；${outcomes.size === 0 ? "这类记录没有结果" : `可写：${[...outcomes].map((id) => `${outcomeLabel(id).zh}（${id}）`).join("、")}`}`,
                `${what} cannot come of ${kinds.map(({ id }) => id).join(", ")}; one of: ${[...outcomes].join(", ") || "none"}`,
              ),
            ],
      ) ?? [],
  );
  const roles = new Set(kinds.flatMap((kind) => kind.roles));
  const noRole = (role ?? []).flatMap((id, i) =>
    roles.has(id)
      ? []
      : [
          at(
            [...path, "role", i],
            `${names}没有“${roleLabel(id).zh}”这个角色；可写：${[...roles].map((one) => `${roleLabel(one).zh}（${one}）`).join("、")}`,
            `${kinds.map(({ id: kind }) => kind).join(", ")} has no role ${id}; one of: ${[...roles].join(", ")}`,
          ),
        ],
  );
  const noOutcome = (["level", "outcome_form"] as const).filter(
    (word) => ({ level, outcome_form })[word] !== undefined && outcomes.size === 0,
  );
  const twiceSaid = (reason ?? []).find((word) => not_reason?.includes(word));
  const noLeave = reason !== undefined && (attended === true || (state !== undefined && !state.includes("leave")));
  const ofAttendance = (["state", "attended", "reason", "not_reason"] as const).find(
    (word) => ({ state, attended, reason, not_reason })[word] !== undefined,
  );
  const isNever = ofAttendance !== undefined && kinds.every((kind) => !kind.attended);
  return [
    ...impossible,
    ...noRole,
    ...noOutcome.map((word) => at([...path, word], `${names}没有结果，不能写 ${both(word)}`, `nothing comes of these kinds: no ${word}`)),
    ...(noLeave
      ? [at([...path, "reason"], `${both("reason")} 只说请假，要写 出席情况: 请假`, "a reason is of a leave: say state: leave")]
      : []),
    ...(twiceSaid === undefined ? [] : [at([...path, "not_reason"], `${twiceSaid} 又计又不计`, `${twiceSaid} is both meant and left out`)]),
    ...(isNever
      ? [at([...path, ofAttendance], `${names}不记出席情况`, `attendance is not recorded of ${kinds.map(({ id }) => id).join(", ")}`)]
      : []),
  ];
}

/** What does not hold within a count of records. */
export function ofCount(count: CountFile, path: Path): Contradiction[] {
  const found = ofCondition(count, path);
  if (Object.keys(CONDITION).every((word) => word === "for" || count[word as keyof CountFile] === undefined))
    found.push(at(path, `没有写数什么记录：要写 ${both("of")} 等条件`, "no condition says which records to count"));
  found.push(...ofShare(count, path));
  const { at_least: least, at_most: most } = count;
  const isNothing = (bound: string | number | undefined): boolean => bound !== undefined && Number.parseFloat(String(bound)) === 0;
  if ((isNothing(least) && (most === undefined || most === "100%")) || (least === undefined && most === "100%"))
    found.push(at([...path, least === undefined ? "at_most" : "at_least"], "总是成立，等于没有写", "always true: it says nothing"));
  const number = (written: string | number): number => Number.parseFloat(String(written));
  if (count.at_least !== undefined && count.at_most !== undefined && number(count.at_least) > number(count.at_most))
    found.push(
      at(
        [...path, "at_most"],
        `至多 ${count.at_most} 少于至少 ${count.at_least}`,
        `at most ${count.at_most} is less than at least ${count.at_least}`,
      ),
    );
  return found;
}

/** A share of what was expected can only be of attendance. */
function ofShare({ at_least: least, at_most: most, ...count }: CountFile, path: Path): Contradiction[] {
  if (typeof least !== "string" && typeof most !== "string") return [];
  if ([least, most].some((bound) => typeof bound === "number"))
    return [at([...path, "at_most"], "至少和至多要么都是次数，要么都是百分数", "at_least and at_most are both numbers or both shares")];
  const said = Object.keys(count).filter((word) => count[word as keyof typeof count] !== undefined);
  const stray = said.find(
    (word) => !["name", "grade", "of", "attended", "state", "reason", "not_reason", "sittings", "for"].includes(word),
  );
  if (stray !== undefined)
    return [at([...path, stray], `占应到的比例只看出席，不能写 ${both(stray)}`, `a share of what was expected cannot say ${stray}`)];
  const kinds = (count.of ?? []).map(kindOf);
  if (kinds.length === 0 || kinds.some(({ attended }) => !attended))
    return [
      at(
        [...path, "of"],
        `占应到的比例要写记出席的 ${both("of")}`,
        "a share of what was expected needs kinds of which attendance is recorded",
      ),
    ];
  if (count.state?.includes("observer"))
    return [at([...path, "state"], "列席不算应到，谈不上比例", "sitting in is no occasion, and has no share")];
  if (count.attended === undefined && count.state === undefined)
    return [at(path, `占应到的比例要写 ${both("attended")} 或 ${both("state")}`, "a share of what was expected says attended or state")];
  return [];
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

/** From the best to the worst: falling lines, within what can be reached, and one grade for all the rest. */
function ofGrades(file: RuleFile, capsHold: boolean): Contradiction[] {
  const most = capsHold ? reachable(file) : null;
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
        at([...path, "min"], `分数线 ${grade.min} 高于满分 ${exactText(most)}`, `min ${grade.min} is above the full ${exactText(most)}`),
      );
    above = grade.min;
  }
  return found;
}

/** The most that anybody can have; null without a ceiling. Dimensions for some offices only are counted in. */
function reachable({ cap, dimensions }: RuleFile): Exact | null {
  if (cap !== undefined) return exact(cap);
  const caps = dimensions.map((dimension) => dimension.cap);
  return caps.includes(undefined) ? null : sum(caps.map((one) => exact(one as string | number)));
}

function ofSelection(selection: Omit<GradeFile, "id" | "name">, path: Path, file: RuleFile): Contradiction[] {
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
    if (unknown.length === 0 && file.dimensions.find((one) => idOf(one) === dimension || one.name === dimension)?.cap === undefined)
      found.push(at([...path, "full", i], `${dimension} 没有封顶，谈不上满分`, `${dimension} has no cap, so nothing is full`));
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
