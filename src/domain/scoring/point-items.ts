import type { Item, Offices, PointItem, RuleSet } from "./rules.ts";

/** An item that pays for records, with where it stands. */
export interface PlacedItem {
  readonly item: PointItem;
  readonly dimension: string;
  /** Whose table it stands in: the offices of the dimension and of the parts around it. */
  readonly within: readonly Offices[];
}

/** The items of a rule set that pay for records, those inside parts too. */
export function pointItems({ dimensions }: RuleSet): PlacedItem[] {
  const inside = (items: readonly Item[], dimension: string, within: readonly Offices[]): PlacedItem[] =>
    items.flatMap((item) => {
      if (item.type === "points") return [{ item, dimension, within }];
      return item.type === "part" ? inside(item.items, dimension, [...within, item.offices]) : [];
    });
  return dimensions.flatMap(({ id, items, offices }) => inside(items, id, [offices]));
}
