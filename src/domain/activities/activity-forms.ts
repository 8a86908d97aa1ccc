import { saysSame } from "../text/plain.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { Activity, ActivityDraft } from "./activity.ts";
import type { PlannedPart } from "./activity-planned.ts";

/**
 * Whose the form is that a draft states: the activity's, or, where the activity on record has another one and has other people too,
 * that of the people whom the draft names. So no form is lost where two files, or a file and a command, differ in it.
 */
export function placeForms(
  draft: ActivityDraft,
  parts: readonly PlannedPart[],
  existing: Activity | null,
): { draft: ActivityDraft; parts: readonly PlannedPart[] } {
  // How a case was brought (个人, 联名, 集体) is the case's, whoever signed it.
  if (existing === null || !kindOf(draft.kind).attended) return { draft, parts };
  const own = parts.map((part) => (isActivities(part.form, existing) ? { ...part, form: null } : part));
  const isOwn = draft.form !== null && !isActivities(draft.form, existing) && parts.length > 0 && differs(parts, existing);
  if (!isOwn) return { draft, parts: own };
  return { draft: { ...draft, form: null }, parts: own.map((part) => ({ ...part, form: part.form ?? draft.form })) };
}

/** A part of the activity's own form needs none of its own. */
const isActivities = (form: string | null, existing: Activity): boolean =>
  form !== null && existing.form !== null && saysSame(form, existing.form);

/** Whether the activity on record has a form that is not these people's: of somebody else, or with parts that have their own. */
const differs = (parts: readonly PlannedPart[], { form, parts: there }: Activity): boolean =>
  form === null
    ? there.some((part) => part.form !== null)
    : there.some((part) => !parts.some(({ person, role }) => person === part.person && role === part.role));
