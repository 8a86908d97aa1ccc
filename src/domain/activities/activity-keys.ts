import { readCaseNumber } from "../calendar/sessions.ts";
import { bareText } from "../text/plain.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { Activity, ActivityDraft, ActivityFields, PartDraft } from "./activity.ts";

/** Whether an activity has the case number of a session (案号). */
export const hasCaseNumber = ({ kind, serial }: Pick<Keyed, "kind" | "serial">): boolean =>
  kindOf(kind).hasCaseNumbers === true && serial !== null && readCaseNumber(serial) !== undefined;

/** Whether what will have a case number has none yet: its 流水号, or nothing, stands in its place. */
export const isProvisional = ({ kind, serial }: Pick<Keyed, "kind" | "serial">): boolean =>
  kindOf(kind).hasCaseNumbers === true && (serial === null || readCaseNumber(serial) === undefined);

/** The keys by which an activity on record is found again. Only exact keys match, never near-twins. */
export function activityKeys(activity: Activity): string[] {
  // One person's own activity is found by that person; so is one that several people had together.
  const { keyedBy } = kindOf(activity.kind);
  if (keyedBy === "person") return [datedKey(activity), ...activity.parts.map(({ person }) => firstKey(activity, person))];
  if (keyedBy !== "number") return [datedKey(activity)];
  const keys = firstKeys(activity, activity.parts);
  if (activity.serial === null) return keys;
  // With a number of its own, the title leads to it only for a draft without one (kept apart by the mark). A proposal's
  // 流水号 is no case number yet: its title leads to it for whoever comes with one.
  return [serialKey(activity.kind, activity.serial), ...keys.map((key) => `numbered ${key}`), ...(isProvisional(activity) ? keys : [])];
}

/** The keys of a draft, the surest first. */
export function draftKeys(draft: Keyed & Pick<ActivityDraft, "own">, parts: readonly Named[]): string[] {
  if (draft.own) return parts.map(({ person }) => firstKey(draft, person));
  if (kindOf(draft.kind).keyedBy !== "number") return [datedKey(draft)];
  const keys = firstKeys(draft, parts);
  const numbered = keys.map((key) => `numbered ${key}`);
  if (draft.serial === null) return [...keys, ...numbered];
  return [serialKey(draft.kind, draft.serial), ...(isProvisional(draft) ? numbered : keys)];
}

/** Which activity on record each key leads to: the first that has it. Sittings are found through their meeting. */
export function activityIndex(activities: readonly Activity[]): Map<string, Activity> {
  const index = new Map<string, Activity>();
  for (const activity of activities)
    if (activity.partOf === null) for (const key of activityKeys(activity)) if (!index.has(key)) index.set(key, activity);
  return index;
}

/** The activity on record that a draft means. */
export const findActivity = (
  index: ReadonlyMap<string, Activity>,
  draft: Keyed & Pick<ActivityDraft, "own">,
  parts: readonly Named[],
): Activity | null =>
  draftKeys(draft, parts)
    .map((key) => index.get(key))
    .find((activity) => activity !== undefined) ?? null;

type Keyed = Pick<ActivityFields, "kind" | "title" | "starts" | "serial" | "body">;

interface Named {
  readonly person: number;
  readonly position: number | null;
  readonly role: string;
}

/** By the lead, else by the first named person; of a collective proposal by its body too. A lead that a correction put in stands behind the others. */
function firstKeys(activity: Keyed, parts: readonly Named[]): string[] {
  const first = [...parts].sort(
    (a, b) => Number(b.role === "lead") - Number(a.role === "lead") || (a.position ?? 99) - (b.position ?? 99),
  )[0];
  if (activity.body === null) return [firstKey(activity, first?.person ?? null)];
  return [...(first === undefined ? [] : [firstKey(activity, first.person)]), firstKey(activity, activity.body)];
}

const serialKey = (kind: string, serial: string): string => `${kind}#${serial}`;
export const datedKey = ({ kind, title, starts }: Pick<Activity, "kind" | "title" | "starts">): string =>
  `${kind}|${bareText(title)}|${starts ?? ""}`;
const firstKey = ({ kind, title, starts }: Pick<Activity, "kind" | "title" | "starts">, first: number | string | null): string =>
  `${kind}|${bareText(title)}|${typeof first === "string" ? bareText(first) : (first ?? "")}|${starts ?? ""}`;

/** The key under which rows of one import are one activity, before names are resolved; null where each row is one. */
export function foldKey(draft: ActivityDraft): string | null {
  if (draft.id !== null) return `id ${draft.id}`;
  if (draft.oneRow) return null;
  return draft.own ? [datedKey(draft), ...draft.parts.map(({ who }) => writtenKey(who))].join("|") : datedKey(draft);
}

const writtenKey = (who: PartDraft["who"]): string => ("person" in who ? `#${who.person}` : `${who.name}(${who.qualifiers.join()})`);

export const serialOf = (draft: ActivityDraft): string | null =>
  draft.oneRow && draft.serial !== null ? serialKey(draft.kind, draft.serial) : null;
