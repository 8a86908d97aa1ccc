import type { DeedFact } from "./facts.ts";
import { remark, type ScoreLine, VETO } from "./lines.ts";
import { countIn, outcomeWords } from "./match.ts";
import type { Count, RuleSet, Veto } from "./rules.ts";

/** The records that a veto found, a line each; of one by a share of what was expected no single record, but how many. */
export function vetoLines({ name, dimension, count }: Veto, deeds: readonly DeedFact[], share: (count: Count) => string): ScoreLine[] {
  if (count.share !== null) return [remark(dimension ?? "", `${VETO}${name ?? "出席的比例"}`, null, share(count))];
  const lines = deeds.flatMap((deed) => {
    if (countIn(count, deed) === 0) return [];
    const words = name ?? outcomeWords(count.match, deed);
    return [remark(dimension ?? "", `${VETO}${words}`, deed, "")];
  });
  // What nobody did has no record to show.
  return lines.length > 0 ? lines : [remark(dimension ?? "", `${VETO}${name ?? "没有应有的记录"}`, null, "")];
}

/** Of several vetoes the lowest grade. */
export function lowest({ grades, vetoGrade }: RuleSet, vetoes: readonly Veto[]): string {
  const rank = (id: string): number => grades.findIndex((grade) => grade.id === id);
  return vetoes.map(({ grade }) => grade ?? vetoGrade).reduce((low, id) => (rank(id) > rank(low) ? id : low));
}
