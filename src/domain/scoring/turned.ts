import type { ActivityFact } from "./facts.ts";
import type { Turned } from "./rules.ts";

/**
 * Why an activity counts for nothing by a rule set's word on proposals that became opinions (docs/rules.md, 最上层的词): such a
 * proposal is an opinion of its lead too, and what came of the one came of the other. "" for every other activity.
 */
export function countedElsewhere(turned: Turned, { kind, outcomes }: Pick<ActivityFact, "kind" | "outcomes">): string {
  if (turned === "both" || (kind !== "proposal" && kind !== "opinion")) return "";
  if (!outcomes.some(({ what }) => what === "to_opinion")) return "";
  if (kind === "proposal") return turned === "opinion" ? "转为社情民意，在社情民意里计，不计分" : "";
  return turned === "proposal" ? "由提案转来，在提案里计，不计分" : "";
}
