import type { MemberCounts } from "./counts.ts";
import type { ActivityFact } from "./facts.ts";
import { remark, type ScoreLine, VETO } from "./lines.ts";
import { countIn, outcomeWords } from "./match.ts";
import type { MemberYear } from "./member-year.ts";
import type { Count, RuleSet, Veto } from "./rules.ts";
import { countedElsewhere } from "./turned.ts";

/** The lines that say what vetoed a member, in the order of the vetoes; what counts elsewhere is no record of theirs. */
export function vetoLines(
  vetoes: readonly Veto[],
  { turned }: RuleSet,
  { year, counts }: { readonly year: MemberYear; readonly counts: MemberCounts },
): ScoreLine[] {
  const activities = year.readings.flatMap(({ activity }) => (countedElsewhere(turned, activity) === "" ? [activity] : []));
  return vetoes.flatMap((veto) => linesOf(veto, activities, counts.inWords));
}

/** The records that a veto found, a line each; of one by a share of what was expected no single record, but how many. */
function linesOf({ name, dimension, count }: Veto, activities: readonly ActivityFact[], share: (count: Count) => string): ScoreLine[] {
  if (count.share !== null) return [remark(dimension ?? "", `${VETO}${name ?? "出席的比例"}`, null, share(count))];
  const lines = activities.flatMap((activity) => {
    if (countIn(count, activity) === 0) return [];
    const words = name ?? outcomeWords(count.match, activity);
    return [remark(dimension ?? "", `${VETO}${words}`, activity, "")];
  });
  // What nobody did has no record to show.
  return lines.length > 0 ? lines : [remark(dimension ?? "", `${VETO}${name ?? "没有应有的记录"}`, null, "")];
}

/** Of several vetoes the lowest grade. */
export function lowest({ grades, vetoGrade }: RuleSet, vetoes: readonly Veto[]): string {
  const rank = (id: string): number => grades.findIndex((grade) => grade.id === id);
  return vetoes.map(({ grade }) => grade ?? vetoGrade).reduce((low, id) => (rank(id) > rank(low) ? id : low));
}
