import { compare, exact } from "./exact.ts";
import type { PartFact } from "./facts.ts";
import { isLeftOut, judge, recordsOf } from "./match.ts";
import { COMMEND } from "./member-score.ts";
import { type MemberYear, occasionsOf } from "./member-year.ts";
import { holds, type Signed } from "./occasions.ts";
import type { Count, RuleSet, Selection } from "./rules.ts";

/** The choices of a rule set, with the key under which what bars from them is noted: the grades, then commendation. */
export const selectionsOf = ({ grades, commend }: RuleSet): { key: string; selection: Selection }[] => [
  ...grades.map((grade) => ({ key: grade.id, selection: grade })),
  ...(commend ? [{ key: COMMEND, selection: commend }] : []),
];

/** Every count of a rule set, of vetoes and of requirements. */
export function countsOf(rules: RuleSet): Count[] {
  const required = selectionsOf(rules).flatMap(({ selection }) =>
    selection.requires.flatMap((requirement) => (requirement.type === "count" ? requirement.any : [])),
  );
  return [...rules.vetoes.map(({ count }) => count), ...required];
}

/** What the counts of a rule set find of one member. */
export interface MemberCounts {
  /** Whether a count is met; null for a share of what was expected, where nothing was. */
  readonly has: (count: Count) => boolean | null;
  /** How many occasions there were and how many match, of a count by a share. */
  readonly inWords: (count: Count) => string;
}

/** `places`: where each count stands among those by which the readings were counted. */
export function memberCounts(year: MemberYear, places: ReadonlyMap<Count, number>): MemberCounts {
  const counted = new Array<number>(places.size).fill(0);
  for (const { meaning } of year.readings) for (const [count, times] of meaning.counts) counted[count] = (counted[count] as number) + times;
  return {
    has(count) {
      if (!holds(count.offices, year.office)) return false;
      if (count.share !== null) return hasShare(count.share, occasionsIn(count, year));
      const times = counted[places.get(count) as number] as number;
      return times >= count.atLeast && (count.atMost === null || times <= count.atMost);
    },
    inWords(count) {
      const { all, matching } = occasionsIn(count, year);
      return `应到 ${all} 次，合条件 ${matching} 次`;
    },
  };
}

function hasShare({ atLeast, atMost }: NonNullable<Count["share"]>, { all, matching }: Occasions): boolean | null {
  if (all === 0) return null;
  const share = exact(`${matching}/${all}`);
  return (atLeast === null || compare(share, atLeast) >= 0) && (atMost === null || compare(share, atMost) <= 0);
}

/** How many occasions were expected of a member, and how many of them match. */
interface Occasions {
  readonly all: number;
  readonly matching: number;
}

function occasionsIn({ match, sittings }: Count, year: MemberYear): Occasions {
  const records = occasionsOf(year, match).flatMap(({ activity, signed }) =>
    recordsOf({ ...activity, parts: signed.map(partOf), sittings: activity.sittings.length > 0 ? signed : [] }, sittings),
  );
  // Leave that is left out is no occasion.
  const asked = records.filter(({ parts }) => parts.some(({ reason = null }) => !isLeftOut(match, reason)));
  return { all: asked.length, matching: asked.filter((one) => judge(match, one, sittings)?.refusal === "").length };
}

const partOf = ({ state, reason = null }: Signed): PartFact => ({ role: "attendee", state, position: null, reason });
