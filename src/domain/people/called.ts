import { covers } from "../calendar/dates.ts";
import { maskNumbers } from "../text/personal-numbers.ts";
import { isCategory } from "../vocabulary/categories.ts";
import type { Candidate } from "./whois.ts";

/** How people are called where a name alone does not say who is meant (docs/records.md, 名单的次序和同名). */

/** Whoever is to be named: a person's id and name. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/**
 * What tells somebody from the others of the name, in a word; undefined where the name does it, or where one of the
 * facts that are printed beside it does.
 */
export type Apart = (who: Named, printed?: readonly string[]) => string | undefined;

/** The facts that tell people apart, the most usual first; no phone, no birth month. */
const FACTS: readonly ((candidate: Candidate, day: string) => string)[] = [
  sectorOn,
  ({ unit }) => maskNumbers(unit ?? ""),
  ({ sex }) => sex ?? "",
];

/**
 * Tells those apart who are shown, from each other and from whoever holds a seat or is on a list of the office that day:
 * by sector, else unit, else sex, else the id (#12).
 */
export function apartAmong(namesakes: ReadonlyMap<string, readonly Candidate[]>, day: string, shown: ReadonlySet<number>): Apart {
  return ({ id, name }, printed = []) => {
    const all = namesakes.get(name) ?? [];
    const own = all.find((candidate) => candidate.id === id);
    const others = all.filter((candidate) => candidate.id !== id && (shown.has(candidate.id) || isAround(candidate, day)));
    if (own === undefined || others.length === 0) return undefined;
    const facts = FACTS.map((read) => ({ mine: read(own, day), theirs: others.map((other) => read(other, day)) }));
    const telling = facts.filter(({ mine, theirs }) => mine !== "" && !theirs.includes(mine)).map(({ mine }) => mine);
    return telling.some((word) => printed.includes(word)) ? undefined : (telling[0] ?? `#${id}`);
  };
}

/** 王伟, or 王伟（教育界）. */
export function called(apart: Apart, who: Named, printed: readonly string[] = []): string {
  const word = apart(who, printed);
  return word === undefined ? who.name : `${who.name}（${word}）`;
}

/** 王伟（教育界）: with facts that are given of everybody, and what they leave open. */
export function calledWith(apart: Apart, who: Named, facts: readonly string[], show: (name: string) => string = (name) => name): string {
  const words = [...facts, apart(who, facts) ?? ""].filter((word) => word !== "");
  return words.length === 0 ? show(who.name) : `${show(who.name)}（${words.join("，")}）`;
}

/** Sectors of a day; of somebody without any then, those there ever were. */
function sectorOn({ places }: Candidate, day: string): string {
  const sectors = places.filter(({ kind }) => kind === "sector");
  const then = sectors.filter((place) => covers(place, day));
  return [...new Set((then.length > 0 ? then : sectors).map(({ name }) => name))].join("、");
}

const isAround = ({ seats, places }: Candidate, day: string): boolean =>
  [...seats, ...places.filter(({ kind }) => isCategory(kind))].some((span) => covers(span, day));
