import { canonicalForm } from "../vocabulary/kinds.ts";
import type { DeedFact, PartFact } from "./facts.ts";
import type { Kinds } from "./rules.ts";

/** In which form a member took part: the part's own, where the rows of a deed say several; else the deed's. */
export function formOf(deed: Pick<DeedFact, "form">, part?: Pick<PartFact, "form">): string | null {
  const form = part?.form ?? deed.form;
  return canonicalForm(form);
}

/** Whether a part in a deed is of some kinds; of a kind of which only some forms are meant, of one of these. */
export function isOfKinds({ kinds, kindForms }: Kinds, deed: Pick<DeedFact, "kind" | "form">, part?: Pick<PartFact, "form">): boolean {
  if (kinds === null) return true;
  if (!kinds.has(deed.kind)) return false;
  const only = kindForms?.get(deed.kind);
  return only === undefined || only.includes(formOf(deed, part) ?? "");
}
