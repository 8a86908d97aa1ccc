import { compare, type Exact, exact } from "./exact.ts";
import type { MemberScore } from "./member-score.ts";
import type { RuleSet } from "./rules.ts";

/** The order of a rule set: 0 is a full tie. */
export function comparer(rules: RuleSet): (a: MemberScore, b: MemberScore) => number {
  return (a, b) => {
    for (const key of rules.order) {
      const difference = key === "total" ? b.total - a.total : compareRaw(b.raw[key.dimension] ?? 0, a.raw[key.dimension] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compareRaw(a: number | Exact, b: number | Exact): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const whole = (value: number | Exact): Exact => (typeof value === "number" ? exact(value).div(100) : value);
  return compare(whole(a), whole(b));
}
