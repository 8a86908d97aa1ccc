import { saysSame } from "../text/plain.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { Deed, DeedDraft } from "./deed.ts";
import type { PlannedPart } from "./deed-resolve.ts";

/**
 * Whose the form is that a draft states: the deed's, or, where the deed on record has another one and has other people too,
 * that of the people whom the draft names. So no form is lost where two files, or a file and a command, differ in it.
 */
export function placeForms(
  draft: DeedDraft,
  parts: readonly PlannedPart[],
  existing: Deed | null,
): { draft: DeedDraft; parts: readonly PlannedPart[] } {
  // How a case was brought (个人, 联名, 集体) is the case's, whoever signed it.
  if (existing === null || !kindOf(draft.kind).attended) return { draft, parts };
  const own = parts.map((part) => (isDeeds(part.form, existing) ? { ...part, form: null } : part));
  const isOwn = draft.form !== null && !isDeeds(draft.form, existing) && parts.length > 0 && differs(parts, existing);
  if (!isOwn) return { draft, parts: own };
  return { draft: { ...draft, form: null }, parts: own.map((part) => ({ ...part, form: part.form ?? draft.form })) };
}

/** A part of the deed's own form needs none of its own. */
const isDeeds = (form: string | null, existing: Deed): boolean => form !== null && existing.form !== null && saysSame(form, existing.form);

/** Whether the deed on record has a form that is not these people's: of somebody else, or with parts that have their own. */
const differs = (parts: readonly PlannedPart[], { form, parts: there }: Deed): boolean =>
  form === null
    ? there.some((part) => part.form !== null)
    : there.some((part) => !parts.some(({ person, role }) => person === part.person && role === part.role));
