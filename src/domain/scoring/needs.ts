import { valueReasons } from "./ratios.ts";
import type { Count, Item, RuleSet, Selection } from "./rules.ts";

/** What a rule set asks of the records beyond the ordinary, so that nothing is read in vain. */
export interface Needs {
  /** Reasons of leave, quantities, amounts. */
  readonly details: boolean;
  /** How many are named on each activity. */
  readonly named: boolean;
  /** Of the order of naming, only who is among the first so many. */
  readonly positions: number;
  /** The sector and the group of each member. */
  readonly places: boolean;
}

export function needsOf(rules: RuleSet): Needs {
  const items = rules.dimensions.flatMap((dimension) => flat(dimension.items));
  const records = items.filter((item) => item.type === "points");
  const selections = [...rules.grades, ...(rules.commend ? [rules.commend] : [])];
  const conditions = [
    ...records.flatMap(({ match, tiers }) => [match, ...tiers.map((tier) => tier.match)]),
    ...[...rules.vetoes.map(({ count }) => count), ...selections.flatMap(requiredCounts)].map(({ match }) => match),
  ];
  return {
    details:
      records.some(({ per }) => per !== null) ||
      conditions.some(({ reasons, notReasons }) => reasons !== null || notReasons.length > 0) ||
      items.some((item) => item.type === "ratio" && valueReasons(item).length > 0),
    named: records.some(({ split }) => split !== null),
    positions: Math.max(1, ...conditions.map(({ maxPosition }) => maxPosition ?? 1)),
    places: selections.some(({ quotas }) => quotas.some(({ of }) => of !== "all")),
  };
}

/** The items, and those of their parts. */
const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => (item.type === "part" ? flat(item.items) : [item]));

const requiredCounts = ({ requires }: Selection): Count[] =>
  requires.flatMap((requirement) => (requirement.type === "count" ? requirement.any : []));
