import type { ActivityDraft } from "../../domain/activities/activity.ts";
import { idIn } from "../../domain/people/whois.ts";
import type { Desk } from "../desk.ts";
import { findDescribed } from "../members/described.ts";

/**
 * A draft of a command in which those who are not named but described (zs, a part of a name) have become ids: chosen by the
 * clerk, else refused with those who fit; so has an id without its #. Names on record, and what fits nobody, stay as they are. Cells never come here.
 */
export async function withPeopleFound({ store, clerk }: Pick<Desk, "store" | "clerk">, draft: ActivityDraft): Promise<ActivityDraft> {
  const known = store.people.candidates();
  const ids = new Set([...known.values()].flat().map(({ id }) => id));
  const found = new Map<string, number>();
  for (const { who } of draft.parts) {
    if ("person" in who || known.has(who.name) || idIn(who.name) !== undefined || found.has(who.name)) continue;
    // As every command takes it: a shell takes what follows a bare # for a comment.
    const byId = ids.has(Number(who.name)) && /^\d+$/.test(who.name) ? { id: Number(who.name) } : undefined;
    const person = byId ?? (await findDescribed({ store, clerk }, [who.name, ...who.qualifiers].join(" "), "write"));
    if (person) found.set(who.name, person.id);
  }
  if (found.size === 0) return draft;
  const named = <Of extends ActivityDraft["parts"][number]["who"] | null>(who: Of): Of | { name: string; qualifiers: [] } => {
    const id = who !== null && "name" in who ? found.get(who.name) : undefined;
    return id === undefined ? who : { name: `#${id}`, qualifiers: [] };
  };
  return {
    ...draft,
    parts: draft.parts.map((part) => ({ ...part, who: named(part.who) })),
    outcomes: draft.outcomes.map((outcome) => ({ ...outcome, who: named(outcome.who) })),
  };
}
