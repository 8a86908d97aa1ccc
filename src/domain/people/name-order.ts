import { type Text, text } from "../text/text.ts";
import { OFFICE_ORDER, type Office } from "./member.ts";
import { byStrokes, withoutStrokes } from "./strokes.ts";

/** In which order a list of people goes. Each list says which it has. */

/** By strokes of the surname; or by office (主席, 副主席, 秘书长, 常委, 委员), strokes within each. */
export type NameOrder = "strokes" | "office";

/** A result may be listed by points too. */
export type ListOrder = NameOrder | "score";

/** What a clerk may write for an order. */
export const NAME_ORDERS: Readonly<Record<string, NameOrder>> = {
  strokes: "strokes",
  姓氏笔画: "strokes",
  笔画: "strokes",
  office: "office",
  职务: "office",
  政协职务: "office",
};

export const LIST_ORDERS: Readonly<Record<string, ListOrder>> = { ...NAME_ORDERS, score: "score", 得分: "score" };

/** How a list says its order. */
export const ORDER_WORDS: Readonly<Record<ListOrder, Text>> = {
  strokes: text("按姓氏笔画为序", "in order of the strokes of surnames"),
  office: text("按职务、姓氏笔画为序", "in order of office, then of the strokes of surnames"),
  score: text("按得分为序", "in order of points"),
};

/** Whom a list orders: the office is looked at where the order asks for it. */
export interface Ordered {
  readonly id: number;
  readonly name: string;
  readonly office?: Office;
}

/** A new list in order; equal names by id, so that the order is always the same. */
export function inOrder<Item>(order: NameOrder, items: Iterable<Item>, who: (item: Item) => Ordered): Item[] {
  const rank = ({ office = "member" }: Ordered): number => (order === "office" ? OFFICE_ORDER.indexOf(office) : 0);
  return [...items]
    .map((item) => ({ item, of: who(item) }))
    .sort(({ of: a }, { of: b }) => rank(a) - rank(b) || byStrokes(a.name, b.name) || a.id - b.id)
    .map(({ item }) => item);
}

/** Whom a clerk has to put in place by hand: those whose names hold a character without stroke data. Nothing for an order by points. */
export function orderWarnings(order: ListOrder, names: Iterable<string>): Text[] {
  const unknown = order === "score" ? [] : withoutStrokes(names);
  if (unknown.length === 0) return [];
  return [
    text(
      `姓名里有没有笔画数据的字，排在了最后，请核对位置：${unknown.join("、")}`,
      `names with a character whose strokes are not known stand last in their place: ${unknown.join(", ")}`,
    ),
  ];
}
