import { holdsUnseen, seenText } from "../text/unseen.ts";
import { readOrdinal } from "../vocabulary/han.ts";

/** Names of people: how offices write them, and the one form in which they are compared. */

/** A name as a cell holds it: the bare name, and what stood in brackets behind it. */
export interface WrittenName {
  readonly name: string;
  readonly qualifiers: readonly string[];
}

const DOTS = /[·•・．‧∙⋅･]/gu;
const HAN = /^\p{Script=Han}$/u;

/**
 * The form of a name that is kept and compared: NFC, nothing that cannot be seen, one middle dot, inner spaces gone only
 * if each part is a single Han character (张　三 → 张三, but 买买提·艾力 and "John Smith" stay). Traditional and variant forms are never unified.
 */
export function cleanName(value: string): string {
  const parts = seenText(value)
    .normalize("NFC")
    .replace(DOTS, "·")
    .replace(/\s+/gu, " ")
    .replace(/ ?· ?/gu, "·")
    .trim()
    .split(/[\s\u00a0\u3000]+/u)
    .filter((part) => part !== "");
  return parts.every((part) => HAN.test(part)) ? parts.join("") : parts.join(" ");
}

/**
 * Whether it can be somebody's name: letters, rare ones of the private use area too, and what stands between them. Brackets
 * qualify a name and are no part of it; a list is several, and a mark (★) belongs elsewhere.
 */
export const isName = (name: string): boolean =>
  /^[\p{L}\p{M}\p{Co}〇○][\p{L}\p{M}\p{Co}〇○·.’' -]*$/u.test(name) && !NOBODY.has(name) && !holdsUnseen(name);

/** What stands where somebody is yet to be found. */
const NOBODY = new Set(["待定", "未定", "空缺", "暂缺", "缺额", "不详", "无"]);

/** 王伟（女，教育界） → 王伟 with the qualifiers 女 and 教育界. */
export function readName(value: string): WrittenName {
  const qualifiers: string[] = [];
  const bare = value.replace(/[（(〔[]([^（(〔[）)〕\]]*)[）)〕\]]/gu, (_, inside: string) => {
    qualifiers.push(...inside.split(/[、，,;；\s/]+/u).filter((part) => part !== ""));
    return " ";
  });
  return { name: cleanName(bare), qualifiers };
}

/** 等3人, 等5名委员: how many there are, behind some or all of the names. */
const AND_OTHERS = /等[\s\d一二三四五六七八九十]*[人名位]?(?:委员|同志)?$/u;

/** The number of people that a cell states behind the names: 3 of 张三等3人. */
export function statedNumber(value: string): number | undefined {
  const behind = AND_OTHERS.exec(value.trim())?.[0].match(/[\d一二三四五六七八九十]+/)?.[0];
  return behind === undefined ? undefined : readOrdinal(behind);
}

const SEPARATORS = /[、，,;；\n\r/]+/u;

/**
 * The names in a cell, separated by 、 ， , ; ； a line break, or spaces between full names. A name written twice counts
 * once; 等3人 at the end is not a name. Brackets protect what is inside them.
 */
export function splitNames(value: string): WrittenName[] {
  const guarded = value.trim().replace(/[（(〔[][^（(〔[）)〕\]]*[）)〕\]]/gu, (part) => part.replace(/[、，,;；\s/]/gu, "\u0001"));
  const pieces = guarded
    .replace(AND_OTHERS, "")
    .replace(/[\s、，,;；]联名$/u, "")
    .split(SEPARATORS)
    .flatMap(splitAtSpaces)
    .map((piece) => readName(piece.replaceAll("\u0001", "、")))
    .filter(({ name }) => name !== "");
  return distinct(pieces);
}

/** Spaces part names only where each part could be a full name: "孙艳春 朱文海" is two, "许　芳" is one. */
function splitAtSpaces(piece: string): string[] {
  const parts = piece.trim().split(/[\s\u00a0\u3000]+/u);
  if (parts.length < 2 || /\p{Script=Latin}/u.test(piece)) return [piece];
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1);
    if (previous !== undefined && (isSingle(part) ? [...previous].every(isHanOrSpace) && bareLength(previous) < 2 : isBracket(part))) {
      joined[joined.length - 1] = `${previous} ${part}`;
    } else joined.push(part);
  }
  return joined.every((part) => bareLength(part) >= 2) ? joined : [piece];
}

const isSingle = (part: string): boolean => bareLength(part) === 1;
const isBracket = (part: string): boolean => bareLength(part) === 0;
const isHanOrSpace = (char: string): boolean => HAN.test(char) || char === " ";
const bareLength = (part: string): number => [...part.replace(/[（(〔[][^（(〔[）)〕\]]*[）)〕\]]/gu, "").replace(/\s/gu, "")].length;

function distinct(names: readonly WrittenName[]): WrittenName[] {
  const seen = new Set<string>();
  return names.filter(({ name, qualifiers }) => {
    const key = `${name}(${qualifiers.join()})`;
    return seen.has(key) ? false : seen.add(key);
  });
}
