import { type Text, text } from "../text/text.ts";

/** One character differs, or the same with one more: worth naming to a clerk, never taken for the same. */
export function isNear(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1) return false;
  const shared = x.filter((char) => y.includes(char)).length;
  return shared >= Math.max(2, Math.min(x.length, y.length) - 1) || (x.length === 2 && y.length === 2 && x[0] === y[0] && shared === 1);
}

/** The nearest of some known words to what somebody wrote, for a hint; never taken for it. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const word of known) {
    const distance = editDistance([...written], [...word]);
    if (best === undefined || distance < best.distance) best = { word, distance };
  }
  if (best === undefined) return undefined;
  const longest = Math.max([...written].length, [...best.word].length);
  return best.distance <= Math.max(1, Math.floor(longest / 2)) && best.distance < longest ? best.word : undefined;
}

/** How many characters must be put in, taken out or replaced (Levenshtein). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, i) => i + 1);
  for (const [i, char] of a.entries()) {
    let corner = i;
    let left = i + 1;
    const next: number[] = [];
    for (const [j, other] of b.entries()) {
      left = Math.min(left + 1, (row[j] as number) + 1, corner + (char === other ? 0 : 1));
      corner = row[j] as number;
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? a.length;
}

/** A word that a command takes: the English one, the Chinese one, and what else may be written for it. */
export interface KnownWord {
  readonly en: string;
  readonly zh?: string;
  readonly also?: readonly string[];
}

/** What is said of a word that is none of those known: the nearest, in the script that it was written in, then all of them. */
export function wordsHint(written: string, words: readonly KnownWord[]): Text {
  const isHan = /\p{Script=Han}/u.test(written);
  const known = words.flatMap(({ en, zh, also = [] }) => [en, zh ?? en, ...also]).filter((word) => /\p{Script=Han}/u.test(word) === isHan);
  const near = nearest(isHan ? written : written.toLowerCase(), known);
  const each = words.map(({ en, zh }) => (zh === undefined || zh === en ? en : `${en} ${zh}`));
  return text(
    `${near === undefined ? "" : `是不是 ${near}？`}可用：${each.join("、")}`,
    `${near === undefined ? "" : `did you mean ${near}? `}one of: ${words.map(({ en }) => en).join(", ")}`,
  );
}
