import { type Text, text } from "../text/text.ts";
import { vocabularyForm } from "./han.ts";
import type { Kind, Link, Section } from "./kind.ts";
import { ENTRIES } from "./kind-entries.ts";
import { type Role, readRole, roleLabel } from "./roles.ts";
import { isThere, type State } from "./states.ts";

/** Every kind of duty; all who go through them take them from here. */
export const KINDS: readonly Kind[] = ENTRIES;

const KIND_BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]));

/** The kind of an id that the record file holds; an unknown one (written by a later version) is shown by its id. */
export const kindOf = (id: string): Kind =>
  KIND_BY_ID.get(id) ?? {
    id,
    label: text(id, id),
    aliases: [],
    roles: ["attendee"],
    attended: false,
    expects: "nobody",
    outcomes: [],
  };

/** The ids of the kinds that a test holds for, in the order of the entries. */
export const idsOfKinds = (holds: (kind: Kind) => boolean): string[] => KINDS.filter(holds).map(({ id }) => id);

/** Whether a kind has sign-in sheets, of those who came; a speech has speakers alone. */
export const isSigned = ({ attended, roles }: Kind): boolean => attended && roles.includes("attendee");

/** Whether of those who are named the first leads, and the others co-sign. */
export const isCosigned = ({ roles }: Kind): boolean => roles.includes("lead") && roles.includes("cosigner");

/** Whether somebody who was written into an activity took part in it; of kinds that nobody attends everybody did. */
export const tookPart = ({ attended, unstated }: Kind, state: State | null): boolean =>
  !attended || isThere(state) || (state === null && unstated === "done");

/** The kind whose titles name a session of the term. */
export const sessionKind = (): string | undefined => KINDS.find(({ isSession }) => isSession)?.id;

/** Which kinds a link leads from and to; undefined for one that joins any. */
export function kindsLinked(link: string): { readonly from: readonly string[]; readonly to: readonly string[] } | undefined {
  const from = KINDS.filter(({ links }) => links?.[link as Link] !== undefined);
  if (from.length === 0) return undefined;
  return { from: from.map(({ id }) => id), to: [...new Set(from.flatMap(({ links }) => links?.[link as Link] ?? []))] };
}

/** The kinds that a section of the annual report counts, in its order: each one's followers (namedAfter) behind it. */
export function kindsIn(section: Section): readonly Kind[] {
  const own = KINDS.filter((kind) => kind.section === section);
  const withFollowers = (kind: Kind): readonly Kind[] => [
    kind,
    ...own.filter(({ namedAfter }) => namedAfter === kind.id).flatMap(withFollowers),
  ];
  return own.filter(({ namedAfter }) => !own.some(({ id }) => id === namedAfter)).flatMap(withFollowers);
}

/** A role in the words of a kind: the lead of a proposal is 第一提案人. */
export const roleWord = (kind: string, role: Role): Text => kindOf(kind).roleWords?.[role] ?? roleLabel(role);

/** A role as a kind calls it, or as any does. */
export const readRoleIn = ({ roleWords = {} }: Kind, value: string): Role | undefined =>
  (Object.keys(roleWords) as Role[]).find((role) => vocabularyForm(roleWords[role]?.zh ?? "") === vocabularyForm(value)) ?? readRole(value);

/** A 类别 cell or a command's argument: the kind, and the form that the word itself names. */
export function readKind(value: string): { kind: Kind; form: string | undefined } | undefined {
  const plain = vocabularyForm(value);
  const written = canonicalForm(value);
  for (const kind of KINDS) {
    const form = kind.forms?.find((name) => name === written);
    if (form) return { kind, form };
    if (plain === kind.id || [kind.label.zh, ...kind.aliases].some((name) => vocabularyForm(name) === plain))
      return { kind, form: undefined };
  }
  return undefined;
}

let formTable: Map<string, string> | undefined;

/** A form as activities keep and count it (讲堂 → 政协讲堂); a word that no kind knows stays as it is. A form belongs to one kind. */
export function canonicalForm<Form extends string | null>(written: Form): string | Form {
  if (written === null) return written;
  formTable ??= new Map(
    KINDS.flatMap(({ forms = [], formAliases = {} }) => [
      ...forms.map((form): [string, string] => [form, form]),
      ...Object.entries(formAliases),
    ]).map(([word, form]) => [vocabularyForm(word), form]),
  );
  return formTable.get(vocabularyForm(written)) ?? written;
}
