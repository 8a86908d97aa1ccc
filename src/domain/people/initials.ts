/** The initials of a name in pinyin, by which a clerk types one without choosing characters: zs for 张三. */

/** The first character of each initial's stretch in the pinyin order of characters; no syllable begins with i, u or v. */
const FIRSTS: readonly (readonly [first: string, initial: string])[] = [..."吖八嚓咑妸发旮哈丌咔垃呣拿喔妑七呥仨他屲夕丫帀"].map(
  (first, i) => [first, "abcdefghjklmnopqrstwxyz"[i] as string],
);

/** The last character that the pinyin order knows a reading of; what stands behind it is in the order of its code. */
const LAST = "咗";

/**
 * What a character of names is read as beside the order's one reading: surnames (单 Shan, 曾 Zeng, 翟 Zhai, 尉迟 Yuchi, 万俟 Moqi,
 * 区 Ou, 仇 Qiu, 解 Xie, 查 Zha, 长孙 Zhangsun), and given names that are read in two ways (晟 sheng or cheng, 茜 qian or xi).
 */
const ALSO: Readonly<Record<string, string>> = {
  b: "泊陂",
  c: "长重种盛郗",
  d: "铤焘",
  e: "阿",
  f: "蕃宓",
  g: "炅纶红合乾句贾",
  h: "行镐",
  j: "奇其校期强车虹楷系",
  k: "会隗适",
  l: "靓",
  m: "万汶玟",
  n: "粘",
  o: "区",
  p: "扁埔番堡繁骠",
  q: "仇覃将荨峤伽荠嬛稽湫",
  s: "单召折晟谌参俞率",
  t: "弹调钭镡澹峒侗沓洞",
  w: "莞於",
  x: "解省茜洒宿降见郇莘浒颉郄叶嬛栖镡",
  y: "尉乐荥谷剡昳宛",
  z: "曾查翟祭朝传藏瑱溱祇",
};

const collator = (): Intl.Collator => {
  made ??= new Intl.Collator("zh-u-co-pinyin");
  return made;
};
let made: Intl.Collator | undefined;

const known = new Map<string, string>();

/**
 * The letters with which a character may begin in pinyin: mostly one. A character whose reading is not known may begin with
 * any, so that nobody is lost for it; a letter of another script is itself.
 */
function lettersOf(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const letters = /\p{Script=Han}/u.test(char) ? readingsOf(char) : char.toLowerCase();
  known.set(char, letters);
  return letters;
}

function readingsOf(char: string): string {
  const { compare } = collator();
  if (compare(char, LAST) > 0) return "abcdefghjklmnopqrstwxyz";
  const usual = FIRSTS.findLast(([first]) => compare(first, char) <= 0)?.[1] ?? "a";
  const others = Object.entries(ALSO).flatMap(([letter, chars]) => (chars.includes(char) && letter !== usual ? [letter] : []));
  return [usual, ...others].join("");
}

/** Where in a name what was typed stands as initials: all of it, its beginning, or further in (the given name's: xm of 王小明). */
export type InitialsFit = "whole" | "begin" | "within";

/** Whether it can be initials at all: Latin letters alone. */
export const isInitials = (typed: string): boolean => /^[a-z]+$/i.test(typed);

/** Undefined where the letters typed are not initials of the name. One letter alone stands only for a surname. */
export function fitOfInitials(typed: string, name: string): InitialsFit | undefined {
  if (!isInitials(typed)) return undefined;
  const letters = [...typed.toLowerCase()];
  const chars = [...name].filter((char) => /[\p{L}\p{Co}]/u.test(char));
  const standsAt = (start: number): boolean => letters.every((letter, i) => lettersOf(chars[start + i] ?? " ").includes(letter));
  if (standsAt(0)) return letters.length === chars.length ? "whole" : "begin";
  if (letters.length === 1) return undefined;
  return chars.some((_, start) => standsAt(start)) ? "within" : undefined;
}
