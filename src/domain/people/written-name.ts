import type { PartialDate } from "../calendar/dates.ts";
import { splitNames } from "./names.ts";
import { type Candidate, findPerson, idIn, qualifiersOf } from "./whois.ts";

/** Longer words and numbers do not stand in brackets behind a name. */
const isShort = (word: string): boolean => [...word].length <= 12 && !/\d/.test(word);

/**
 * How somebody's name is written in a ledger so that an import finds the same person on that day: alone, with what tells
 * them apart (王伟（女）), with the id (王伟（#12）); the id alone (#12) for a name that would be read as several.
 */
export function writeName(
  person: { readonly id: number; readonly name: string },
  date: PartialDate | null,
  sameName: readonly Candidate[],
): string {
  const { id, name } = person;
  const isMeant = (written: string): boolean => {
    const [who, ...others] = splitNames(written);
    if (who === undefined || others.length > 0 || who.name !== name || idIn(name) !== undefined) return false;
    const found = findPerson(who, date, sameName);
    return "person" in found && found.person === id;
  };
  const candidate = sameName.find((each) => each.id === id);
  const words = candidate === undefined ? [] : qualifiersOf(candidate).filter(isShort);
  return [name, ...[...words, `#${id}`].map((word) => `${name}（${word}）`)].find(isMeant) ?? `#${id}`;
}
