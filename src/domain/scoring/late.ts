import type { CarriedPoints } from "./facts.ts";
import type { ScoreLine } from "./lines.ts";

/**
 * What a closed year's late outcomes are worth (docs/rules.md, 关闭年度): each record's points before any cap as they are
 * now, less as they were at closing, less what closed years after it have paid already. Both by the closed year's rules.
 */
export function latePoints(
  year: number,
  now: readonly ScoreLine[],
  atClosing: readonly ScoreLine[],
  paidSince: readonly ScoreLine[],
): CarriedPoints[] {
  const before = Map.groupBy(atClosing.filter(isOfRecord), keyOf);
  const paid = Map.groupBy(
    paidSince.filter((line) => line.ofYear === year),
    keyOf,
  );
  return [...Map.groupBy(now.filter(isOfRecord), keyOf)].flatMap(([key, lines]) => {
    const owed = rawOf(lines) - rawOf(before.get(key) ?? []) - rawOf(paid.get(key) ?? []);
    if (owed === 0) return [];
    return shared(owed, changes(lines, before.get(key) ?? [])).map(
      ({ line: { dimension, item, activity, title, date }, points }): CarriedPoints => ({
        year,
        dimension,
        item,
        points,
        activity,
        title,
        date,
      }),
    );
  });
}

/** Lines of a record: neither the base nor what rounding left over, nor what an earlier year is paid. */
const isOfRecord = ({ activity, ofYear }: ScoreLine): boolean => activity !== null && ofYear === null;

const keyOf = ({ dimension, activity }: ScoreLine): string => `${dimension}|${activity}`;

/** Points before what was withheld, in hundredths. */
const raw = ({ points, withheld }: ScoreLine): number => points + withheld;
const rawOf = (lines: readonly ScoreLine[]): number => lines.reduce((all, line) => all + raw(line), 0);

interface Change {
  readonly line: ScoreLine;
  readonly points: number;
}

/** What each item of a record gives more or less than it did; the item of a tier is what stands before its name. */
function changes(now: readonly ScoreLine[], before: readonly ScoreLine[]): Change[] {
  const itemOf = ({ item }: ScoreLine): string => item.split("：")[0] as string;
  const was = Map.groupBy(before, itemOf);
  const is = Map.groupBy(now, itemOf);
  const gone = [...was].filter(([item]) => !is.has(item)).flatMap(([, lines]) => lines.map((line) => ({ line, points: -raw(line) })));
  const here = [...is].map(([item, lines]) => ({ line: lines[0] as ScoreLine, points: rawOf(lines) - rawOf(was.get(item) ?? []) }));
  return [...here, ...gone].filter(({ points }) => points !== 0);
}

/** The changes, if they are all that is owed; else, since a part was paid already, one line of the rest. */
function shared(owed: number, found: readonly Change[]): Change[] {
  const all = found.reduce((sum, { points }) => sum + points, 0);
  const [first] = found;
  return all === owed || first === undefined ? [...found] : [{ line: first.line, points: owed }];
}
