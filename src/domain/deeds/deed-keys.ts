import { readCaseNumber } from "../calendar/sessions.ts";
import { bareText } from "../text/plain.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { Deed, DeedDraft, DeedFields, PartDraft } from "./deed.ts";

/** Whether a deed has the case number of a session (案号). */
export const hasCaseNumber = ({ kind, serial }: Pick<Keyed, "kind" | "serial">): boolean =>
  kindOf(kind).hasCaseNumbers === true && serial !== null && readCaseNumber(serial) !== undefined;

/** Whether what will have a case number has none yet: its 流水号, or nothing, stands in its place. */
export const isProvisional = ({ kind, serial }: Pick<Keyed, "kind" | "serial">): boolean =>
  kindOf(kind).hasCaseNumbers === true && (serial === null || readCaseNumber(serial) === undefined);

/** The keys by which a deed on record is found again. Only exact keys match, never near-twins. */
export function deedKeys(deed: Deed): string[] {
  // One person's own deed is found by that person; so is one that several people had together.
  const { keyedBy } = kindOf(deed.kind);
  if (keyedBy === "person") return [datedKey(deed), ...deed.parts.map(({ person }) => firstKey(deed, person))];
  if (keyedBy !== "number") return [datedKey(deed)];
  const keys = firstKeys(deed, deed.parts);
  if (deed.serial === null) return keys;
  // With a number of its own, the title leads to it only for a draft without one (kept apart by the mark). A proposal's
  // 流水号 is no case number yet: its title leads to it for whoever comes with one.
  return [serialKey(deed.kind, deed.serial), ...keys.map((key) => `numbered ${key}`), ...(isProvisional(deed) ? keys : [])];
}

/** The keys of a draft, the surest first. */
export function draftKeys(draft: Keyed & Pick<DeedDraft, "own">, parts: readonly Named[]): string[] {
  if (draft.own) return parts.map(({ person }) => firstKey(draft, person));
  if (kindOf(draft.kind).keyedBy !== "number") return [datedKey(draft)];
  const keys = firstKeys(draft, parts);
  const numbered = keys.map((key) => `numbered ${key}`);
  if (draft.serial === null) return [...keys, ...numbered];
  return [serialKey(draft.kind, draft.serial), ...(isProvisional(draft) ? numbered : keys)];
}

/** Which deed on record each key leads to: the first that has it. Sittings are found through their meeting. */
export function deedIndex(deeds: readonly Deed[]): Map<string, Deed> {
  const index = new Map<string, Deed>();
  for (const deed of deeds) if (deed.partOf === null) for (const key of deedKeys(deed)) if (!index.has(key)) index.set(key, deed);
  return index;
}

/** The deed on record that a draft means. */
export const findDeed = (index: ReadonlyMap<string, Deed>, draft: Keyed & Pick<DeedDraft, "own">, parts: readonly Named[]): Deed | null =>
  draftKeys(draft, parts)
    .map((key) => index.get(key))
    .find((deed) => deed !== undefined) ?? null;

type Keyed = Pick<DeedFields, "kind" | "title" | "starts" | "serial" | "body">;

interface Named {
  readonly person: number;
  readonly position: number | null;
  readonly role: string;
}

/** By the first named person; of a collective proposal by its body too. */
function firstKeys(deed: Keyed, parts: readonly Named[]): string[] {
  const first = [...parts].sort((a, b) => (a.position ?? 99) - (b.position ?? 99) || (a.role === "lead" ? -1 : 1))[0];
  if (deed.body === null) return [firstKey(deed, first?.person ?? null)];
  return [...(first === undefined ? [] : [firstKey(deed, first.person)]), firstKey(deed, deed.body)];
}

const serialKey = (kind: string, serial: string): string => `${kind}#${serial}`;
export const datedKey = ({ kind, title, starts }: Pick<Deed, "kind" | "title" | "starts">): string =>
  `${kind}|${bareText(title)}|${starts ?? ""}`;
const firstKey = ({ kind, title, starts }: Pick<Deed, "kind" | "title" | "starts">, first: number | string | null): string =>
  `${kind}|${bareText(title)}|${typeof first === "string" ? bareText(first) : (first ?? "")}|${starts ?? ""}`;

/** The key under which rows of one import are one deed, before names are resolved; null where each row is one. */
export function foldKey(draft: DeedDraft): string | null {
  if (draft.id !== null) return `id ${draft.id}`;
  if (draft.oneRow) return null;
  return draft.own ? [datedKey(draft), ...draft.parts.map(({ who }) => writtenKey(who))].join("|") : datedKey(draft);
}

const writtenKey = (who: PartDraft["who"]): string => ("person" in who ? `#${who.person}` : `${who.name}(${who.qualifiers.join()})`);

export const serialOf = (draft: DeedDraft): string | null =>
  draft.oneRow && draft.serial !== null ? serialKey(draft.kind, draft.serial) : null;
