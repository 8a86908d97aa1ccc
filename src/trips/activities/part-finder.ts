import type { Activity, Part } from "../../domain/activities/activity.ts";
import type { WrittenName } from "../../domain/people/names.ts";
import { type Candidate, describeAll, fits, idIn, tellApart } from "../../domain/people/whois.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { readRole } from "../../domain/vocabulary/roles.ts";
import type { Store } from "../../store/store.ts";

/** Whom a name means among those who took part in an activity: 王伟（女）, 王伟（牵头）, #12. */
export type PartFinder = (who: WrittenName) => readonly Part[];

/** Answers the parts of the one person meant, none where nobody fits; two of one name are refused with both. */
export function partFinder(store: Store, { parts }: Pick<Activity, "parts">): PartFinder {
  const namesakes = store.people.namesakes();
  return ({ name, qualifiers }) => {
    const id = idIn(name);
    const role = qualifiers.map(readRole).find((found) => found !== undefined);
    const told = qualifiers.filter((qualifier) => readRole(qualifier) === undefined);
    const isMeant = (person: number): boolean => {
      const candidate = (namesakes.get(name) ?? []).find((one) => one.id === person);
      return told.length === 0 || (candidate !== undefined && fits(told, candidate));
    };
    const own = parts.filter(
      (part) =>
        (id === undefined ? part.name === name && isMeant(part.person) : part.person === id) && (role === undefined || part.role === role),
    );
    const people = new Set(own.map(({ person }) => person));
    if (people.size > 1)
      throw several(
        name,
        (namesakes.get(name) ?? []).filter((candidate) => people.has(candidate.id)),
      );
    return own;
  };
}

const several = (name: string, candidates: readonly Candidate[]): AppError =>
  new AppError(
    "refused.ambiguous",
    text(
      `这件活动里有 ${candidates.length} 位${name}：${describeAll(candidates).zh}`,
      `${candidates.length} people of the name ${name} took part: ${describeAll(candidates).en}`,
    ),
    text(
      `请在姓名后加括号注明，如 ${name}（${tellApart(candidates)}），或写编号 #12`,
      `add a qualifier in brackets, such as ${name}（${tellApart(candidates)}）, or #12`,
    ),
  );
