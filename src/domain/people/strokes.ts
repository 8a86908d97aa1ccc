import { STROKE_ORDER } from "./stroke-table.ts";

/** The order of names in official lists, 按姓氏笔画为序: GF 3003-1999 with GB/T 13418 (decision 14). */

/** A place in the order: the number of strokes, then the place among those of that number. */
const A_STROKE = 10_000;
/** Characters without data come last. */
const UNKNOWN = 1_000_000;

const places = new Map<string, number>();

/** Looked for when it is first asked about: a list holds few different characters, and the table thousands. */
function placeOf(char: string): number {
  const known = places.get(char);
  if (known !== undefined) return known;
  const line = STROKE_ORDER.findIndex((each) => each.includes(char));
  const place = line < 0 ? UNKNOWN + (char.codePointAt(0) ?? 0) : (line + 1) * A_STROKE + (STROKE_ORDER[line]?.indexOf(char) ?? 0);
  places.set(char, place);
  return place;
}

/** How many strokes a character has by the mainland's norm: 邓 4, 陈 7; undefined where there is no data. */
export function strokesOf(char: string): number | undefined {
  const place = placeOf(char);
  return place >= UNKNOWN ? undefined : Math.floor(place / A_STROKE);
}

/** The characters that count: a middle dot and spaces stand between parts of a name. */
const lettersOf = (name: string): string[] => [...name.replace(/[·\s]/gu, "")];

const keys = new Map<string, readonly number[]>();

/** What a name is compared by, number by number; made once, since sorting asks again and again. */
function keyOf(name: string): readonly number[] {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const [first = 0, ...rest] = lettersOf(name).map(placeOf);
  const key = [first, rest.length, ...rest];
  keys.set(name, key);
  return key;
}

/**
 * Compares two names: the first character of the surname by strokes, then names of fewer characters first (王毅 before
 * 王沪宁), then the other characters one by one; a compound surname goes character by character too. What has no data
 * goes last in its place.
 */
export function byStrokes(a: string, b: string): number {
  const [x, y] = [keyOf(a), keyOf(b)];
  for (let i = 0; i < x.length && i < y.length; i += 1) {
    const difference = (x[i] as number) - (y[i] as number);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The names that hold a character without stroke data, in the order given. */
export const withoutStrokes = (names: Iterable<string>): string[] => [
  ...new Set([...names].filter((name) => lettersOf(name).some((char) => strokesOf(char) === undefined))),
];
