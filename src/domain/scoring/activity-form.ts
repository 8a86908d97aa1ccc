import { canonicalForm } from "../vocabulary/kinds.ts";
import type { ActivityFact, PartFact } from "./facts.ts";
import type { Kinds } from "./rules.ts";

/** In which form a member took part: the part's own, where the rows of an activity say several; else the activity's. */
export function formOf(activity: Pick<ActivityFact, "form">, part?: Pick<PartFact, "form">): string | null {
  const form = part?.form ?? activity.form;
  return canonicalForm(form);
}

/** Whether a part in an activity is of some kinds; of a kind of which only some forms are meant, of one of these. */
export function isOfKinds(
  { kinds, kindForms }: Kinds,
  activity: Pick<ActivityFact, "kind" | "form">,
  part?: Pick<PartFact, "form">,
): boolean {
  if (kinds === null) return true;
  if (!kinds.has(activity.kind)) return false;
  const only = kindForms?.get(activity.kind);
  return only === undefined || only.includes(formOf(activity, part) ?? "");
}
