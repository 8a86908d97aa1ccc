import type { CarriedPoints } from "./facts.ts";
import { isVeto, type ScoreLine } from "./lines.ts";
import type { Item, RuleSet } from "./rules.ts";

/**
 * A rule set without its caps and floors: what records give before any cap, with all else that an item says (how many it
 * takes, how many count, which are the best).
 */
export function uncapped(rules: RuleSet): RuleSet {
  const lift = (item: Item): Item => {
    if (item.type === "points") return { ...item, cap: null, tiers: item.tiers.map((tier) => ({ ...tier, cap: null })) };
    return item.type === "part" ? { ...item, cap: null, floor: null, items: item.items.map(lift) } : item;
  };
  return {
    ...rules,
    cap: null,
    dimensions: rules.dimensions.map((dimension) => ({ ...dimension, cap: null, floor: null, items: dimension.items.map(lift) })),
  };
}

/**
 * What a closed year's late outcomes are worth (docs/records.md, 关闭年度): an item's points before any cap as they are now,
 * less as they were at closing, less what closed years after it have paid already. All lines by the closed year's own
 * rules, uncapped; of `paid` those that later years paid for it.
 */
export function latePoints(
  year: number,
  now: readonly ScoreLine[],
  atClosing: readonly ScoreLine[],
  paid: readonly ScoreLine[],
): CarriedPoints[] {
  const [is, was] = [Map.groupBy(now.filter(isOfRecord), keyOf), Map.groupBy(atClosing.filter(isOfRecord), keyOf)];
  const since = Map.groupBy(
    paid.filter((line) => line.ofYear === year),
    itemOf,
  );
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [here, before] = [is.get(key) ?? [], was.get(key) ?? []];
    const item = itemOf((here[0] ?? before[0]) as ScoreLine);
    const done = since.get(item) ?? [];
    since.delete(item);
    const owed = total(here) - total(before) - done.reduce((all, { points, withheld }) => all + points + withheld, 0);
    if (owed === 0) return [];
    return spread(owed, changes(here, before), newcomers(here, before)).map((change) => carriedOf(year, change));
  });
}

const carriedOf = (year: number, { line: { dimension, item, activity, title, date }, points, is, was }: Change): CarriedPoints => ({
  ...(is !== undefined && was !== undefined && { is, was }),
  year,
  dimension,
  item,
  points,
  activity,
  title,
  date,
});

/** Lines of a record: neither the base nor what rounding left over, nor what an earlier year is paid. */
const isOfRecord = ({ activity, ofYear }: ScoreLine): boolean => activity !== null && ofYear === null;

/** The item of a tier is what stands before its name. */
const itemOf = ({ item }: ScoreLine): string => item.split("：")[0] as string;
const keyOf = (line: ScoreLine): string => `${line.dimension}|${itemOf(line)}`;

const total = (lines: readonly ScoreLine[]): number => lines.reduce((all, { points }) => all + points, 0);

interface Change {
  readonly line: ScoreLine;
  readonly points: number;
  /** What the record gives now, and what it gave, where the points are its own difference. */
  readonly is?: number;
  readonly was?: number;
}

/** What each record of an item gives more or less than it did. */
function changes(now: readonly ScoreLine[], before: readonly ScoreLine[]): Change[] {
  const [after, earlier] = [Map.groupBy(now, ({ activity }) => activity), Map.groupBy(before, ({ activity }) => activity)];
  return [...new Set([...after.keys(), ...earlier.keys()])].flatMap((activity) => {
    const [here, gone] = [after.get(activity) ?? [], earlier.get(activity) ?? []];
    const [is, was] = [total(here), total(gone)];
    return is === was ? [] : [{ line: (here[0] ?? gone[0]) as ScoreLine, points: is - was, is, was }];
  });
}

/** The records of an item that it did not concern before. */
const newcomers = (now: readonly ScoreLine[], before: readonly ScoreLine[]): ScoreLine[] =>
  now.filter(({ activity }) => !before.some((line) => line.activity === activity));

/**
 * The changes, where they are all that is owed and go one way; else one line of the rest, for the record that changed most.
 * Where others give more because one came, that one is named.
 */
function spread(owed: number, found: readonly Change[], fresh: readonly ScoreLine[]): readonly Change[] {
  const [newcomer] = fresh;
  if (newcomer && !found.some(({ line }) => fresh.some(({ activity }) => activity === line.activity)))
    return [{ line: newcomer, points: owed }];
  const sameWay = found.every(({ points }) => points > 0 === owed > 0);
  if (sameWay && found.reduce((all, { points }) => all + points, 0) === owed) return found;
  const [first] = [...found].sort((a, b) => (b.points - a.points) * Math.sign(owed));
  return first === undefined ? [] : [{ line: first.line, points: owed }];
}

/** The year that pays what comes late of a closed one: the first open one after it. */
export const firstOpenAfter = (year: number, closed: ReadonlySet<number>): number =>
  closed.has(year + 1) ? firstOpenAfter(year + 1, closed) : year + 1;

/** The items of vetoes that there are now and were not at closing. */
export function lateVetoItems(now: readonly ScoreLine[], atClosing: readonly ScoreLine[]): string[] {
  const known = new Set(atClosing.filter(isVeto).map(({ item }) => item));
  return now.filter((line) => isVeto(line) && !known.has(line.item)).map(({ item }) => item);
}

/** The dimension of the paying rule set that a closed one's goes to: of the same id, else of the same name, else its name. */
export function sameDimension({ dimensions }: RuleSet, paying: RuleSet): (id: string) => string {
  return (id) => {
    const name = dimensions.find((dimension) => dimension.id === id)?.name ?? id;
    const found =
      paying.dimensions.find((dimension) => dimension.id === id) ?? paying.dimensions.find((dimension) => dimension.name === name);
    return found?.id ?? name;
  };
}
