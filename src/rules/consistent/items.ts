import { compare, type Exact, exact, exactText, ZERO } from "../../domain/scoring/exact.ts";
import { shareOf, valueWord, weightOf } from "../compile.ts";
import { kindSaid } from "../kinds-said.ts";
import { CONDITION, type ItemFile, type TierFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { ofCondition } from "./conditions.ts";
import { at, type Contradiction, type Path } from "./contradiction.ts";

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

export function ofItem(item: ItemFile, path: Path): Contradiction[] {
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
  const unsigned = item.of.findIndex((kind) => !kindSaid(kind).attended);
  if (unsigned >= 0) {
    const { label, id } = kindSaid(item.of[unsigned] as string);
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
  const unsigned = (item.of ?? []).length > 0 && (item.of ?? []).every((kind) => !kindSaid(kind).attended);
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
  // Of what is shared, or paid by a quantity, a record gives more or less than its points.
  const isWhole = item.split === undefined && item.per === undefined;
  const above = (["first", "points"] as const).find(
    (word) => cap !== undefined && isWhole && item[word] !== undefined && compare(exact(item[word] as string | number), exact(cap)) > 0,
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
function ofTier({ of, tiers = [], split, per }: ItemFile, tier: TierFile, i: number, path: Path): Contradiction[] {
  const isWhole = split === undefined && per === undefined;
  const found = ofCondition({ ...tier, of: tier.of ?? of }, path);
  if (tier.at_least !== undefined)
    found.push(at([...path, "at_least"], `${both("at_least")} 只用于出席率的分档`, "at_least is for the steps of a ratio"));
  if (tier.cap !== undefined && (compare(exact(tier.cap), ZERO) < 0 || compare(exact(tier.points), ZERO) < 0))
    found.push(at([...path, "cap"], "封顶用于加分的一档，不能是负数", "a cap is for points that are given, and not negative"));
  else if (tier.cap !== undefined && isWhole && compare(exact(tier.points), exact(tier.cap)) > 0)
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
