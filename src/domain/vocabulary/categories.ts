import { type Text, text } from "../text/text.ts";
import { vocabularyForm } from "./han.ts";

/**
 * The lists of people that an office keeps beside its members (docs/records.md, 人员). A category is the kind of a body, and
 * its label the body's name; belonging to it is a tenure like any other. Members may be on these lists too.
 */
export type CategoryId = "cadres" | "informants" | "lecturers" | "editors" | "artists";

export interface Category {
  readonly id: CategoryId;
  readonly label: Text;
  /** What else a 类别 cell, or the title of a list, may say. */
  readonly aliases: readonly string[];
}

export const CATEGORIES: readonly Category[] = [
  { id: "cadres", label: text("机关干部", "cadres"), aliases: ["干部", "政协机关干部", "机关人员", "机关工作人员", "工作人员", "cadre"] },
  {
    id: "informants",
    label: text("特邀信息员", "special informants"),
    aliases: ["信息员", "社情民意信息员", "特约信息员", "特聘信息员", "informant"],
  },
  {
    id: "lecturers",
    label: text("讲师", "lecturers"),
    aliases: ["授课人", "主讲人", "授课专家", "专家", "特邀讲师", "政协讲堂讲师", "讲师团", "讲师团成员", "lecturer"],
  },
  { id: "editors", label: text("编纂委员会", "editorial board"), aliases: ["编委会", "编委", "丛书编委", "编辑委员会", "editor"] },
  { id: "artists", label: text("书画联谊会", "painters' association"), aliases: ["书画联谊会会员", "书画会", "书画会员", "artist"] },
];

const BY_ID = new Map<string, Category>(CATEGORIES.map((category) => [category.id, category]));

/** Whether a body of this kind is one of these lists, and not a place that comes with a member's seat. */
export const isCategory = (kind: string): kind is CategoryId => BY_ID.has(kind);

export const categoryOf = (id: CategoryId): Category => BY_ID.get(id) as Category;

const namesOf = ({ id, label, aliases }: Category): string[] => [id, label.zh, ...aliases].map(vocabularyForm);

/** A 类别 cell; undefined for an unknown word. */
export function readCategory(value: string): CategoryId | undefined {
  const plain = vocabularyForm(value).toLowerCase();
  return CATEGORIES.find((category) => namesOf(category).includes(plain))?.id;
}

/** The one category that a title speaks of: 特邀信息员名单. Undefined where it is none, or more than one. */
export function categoryInTitle(title: string): CategoryId | undefined {
  const plain = vocabularyForm(title);
  const found = CATEGORIES.filter((category) => namesOf(category).some((name) => plain.includes(name)));
  return found.length === 1 ? found[0]?.id : undefined;
}
