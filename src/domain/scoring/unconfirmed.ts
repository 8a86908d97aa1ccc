import type { Grade, RuleSet } from "./rules.ts";

/** How a reason ends that a meeting gives whose sheet does not name the member. */
export const UNCONFIRMED = "签到待核实";

/** The grade that nobody gets before such meetings are confirmed, if a rule set has one. */
export const gradeBarredByGaps = ({ grades }: Pick<RuleSet, "grades">): Grade | undefined =>
  grades.find(({ requires }) => requires.some(({ type }) => type === "no_gap"));
