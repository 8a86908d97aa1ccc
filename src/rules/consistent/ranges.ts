import { compare, type Exact, exact, exactText, sign, ZERO } from "../../domain/scoring/exact.ts";
import { idOf, weightOf } from "../compile.ts";
import type { DimensionFile, ItemFile, RuleFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { at, type Contradiction, type Path } from "./contradiction.ts";

/**
 * What anybody can get at the least and at the most, as far as the file alone says it; null for no bound. Where the two
 * are one, whatever a member does gives the same: that is a mistake of the file, and no rule.
 */
interface Range {
  readonly least: Exact | null;
  readonly most: Exact | null;
}

const NOTHING: Range = { least: ZERO, most: ZERO };

/** Items, dimensions and requirements that no record can move. */
export function ofRanges(file: RuleFile): Contradiction[] {
  return file.dimensions.flatMap((dimension, i) => ofDimension(dimension, ["dimensions", i]));
}

/** The most that all dimensions give together; null without a ceiling. */
export function mostInAll({ cap, dimensions }: RuleFile): Exact | null {
  const most = dimensions.map((dimension) => rangeOf(dimension).most);
  const all = most.includes(null) ? null : most.reduce<Exact>((sum, one) => sum.add(one as Exact), ZERO);
  if (cap === undefined) return all;
  return all === null || compare(exact(cap), all) < 0 ? exact(cap) : all;
}

/** The most that a dimension gives; null without a ceiling. */
export const mostIn = (dimension: DimensionFile): Exact | null => rangeOf(dimension).most;

function ofDimension(dimension: DimensionFile, path: Path): Contradiction[] {
  const idle = dimension.items.flatMap((item, i) => ofItem(item, [...path, "items", i]));
  if (idle.length > 0 || dimension.items.length === 0) return idle;
  const { least, most } = rangeOf(dimension);
  // The same constant for everybody is a base under another name.
  if (least === null || most === null || compare(least, most) !== 0 || dimension.items.every(isConstant)) return [];
  const { least: lowest, most: highest } = together(dimension);
  const hint =
    highest !== null && sign(highest) <= 0 && lowest !== highest
      ? `只有扣分，扣到 ${exactText(least)} 为止：写 ${both("base")}（如 基础分: 20），可以扣成负分的写 最低: 无`
      : `请核对 ${both("cap")} 和 ${both("floor")}`;
  return [
    at(
      path,
      `“${dimension.name}”谁都是 ${exactText(least)} 分：${hint}`,
      `${idOf(dimension)} is ${exactText(least)} for everybody: deductions need a base, or floor: none; else look at cap and floor`,
    ),
  ];
}

function ofItem(item: ItemFile, path: Path): Contradiction[] {
  const inner = (item.items ?? []).flatMap((one, i) => ofItem(one, [...path, "items", i]));
  if (inner.length > 0 || isConstant(item)) return inner;
  const { least, most } = ofRecords(item);
  if (least === null || most === null || sign(least) !== 0 || sign(most) !== 0) return [];
  return [
    at(
      path,
      `“${item.name}”不论怎样都是 0 分，请核对分值${item.cap === undefined ? "" : `和 ${both("cap")}`}`,
      `${item.name} never gives anything: look at its points${item.cap === undefined ? "" : " and its cap"}`,
    ),
  ];
}

const isConstant = ({ of, tiers, values, items }: ItemFile): boolean =>
  items?.every(isConstant) ?? (of === undefined && tiers === undefined && values === undefined);

function rangeOf(dimension: DimensionFile): Range {
  const { least, most } = together(dimension);
  const { cap, floor } = dimension;
  return within({ least, most }, cap, floor === "none" || floor === "无" ? undefined : (floor ?? 0));
}

/** Before cap and floor. */
function together({ base, items, pro_rata: proRata }: DimensionFile): Range {
  const { least, most } = sumOf(items);
  const scaled = proRata && most !== null && sign(most) > 0 ? null : most;
  const first = exact(base ?? 0);
  return { least: least?.add(first) ?? null, most: scaled?.add(first) ?? null };
}

/** A record may be there or not: nothing always lies between. */
function ofRecords(item: ItemFile): Range {
  if (item.items !== undefined) return within(sumOf(item.items), item.cap, item.floor);
  if (item.values !== undefined) return { least: ZERO, most: weightOf(item) ?? ZERO };
  if (isConstant(item)) return held(item, exact(item.points ?? 0));
  const all = (item.tiers ?? [{ points: item.points ?? 0 }]).map(({ points }) => exact(points));
  const gives = [...all, ...(item.first === undefined ? [] : [exact(item.first)])];
  return {
    least: gives.some((points) => sign(points) < 0) ? null : ZERO,
    most: within({ least: ZERO, most: gives.some((points) => sign(points) > 0) ? null : ZERO }, item.cap, undefined).most,
  };
}

/** Constant points, of those who hold an office only for them. */
const held = ({ for: offices }: ItemFile, points: Exact): Range =>
  offices === undefined
    ? { least: points, most: points }
    : { least: sign(points) < 0 ? points : ZERO, most: sign(points) > 0 ? points : ZERO };

const sumOf = (items: readonly ItemFile[]): Range =>
  items.map(ofRecords).reduce<Range>(
    (all, one) => ({
      least: all.least === null || one.least === null ? null : all.least.add(one.least),
      most: all.most === null || one.most === null ? null : all.most.add(one.most),
    }),
    NOTHING,
  );

/** A cap comes before a floor, as in scoring. */
function within({ least, most }: Range, cap: string | number | undefined, floor: string | number | undefined): Range {
  const clipped = (bound: Exact | null, none: string | number | undefined): Exact | null => {
    if (bound === null) return none === undefined ? null : exact(none);
    const below = cap !== undefined && compare(bound, exact(cap)) > 0 ? exact(cap) : bound;
    return floor !== undefined && compare(below, exact(floor)) < 0 ? exact(floor) : below;
  };
  return { least: clipped(least, floor), most: clipped(most, cap) };
}
