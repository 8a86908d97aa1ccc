import type { Kinds } from "../domain/scoring/rules.ts";
import type { Kind } from "../domain/vocabulary/kind.ts";
import { kindOf } from "../domain/vocabulary/kinds.ts";

/**
 * What 类别 says, as it is read: a kind by its id, or one of its forms (政协讲堂 is a form of 学习培训), which stands
 * behind the id.
 */
export const saidForm = (kind: string, form: string): string => `${kind}:${form}`;

const split = (said: string): [kind: string, form: string | undefined] => {
  const [kind = "", form] = said.split(":");
  return [kind, form];
};

export const kindSaid = (said: string): Kind => kindOf(split(said)[0]);
export const formSaid = (said: string): string | undefined => split(said)[1];

/** The kinds, and of those of which only forms are named, these: a kind named as a whole is meant whole. */
export function kindsSaid(said: readonly string[]): { kinds: ReadonlySet<string> } & Pick<Kinds, "kindForms"> {
  const forms = new Map<string, readonly string[]>();
  for (const [kind, own] of Map.groupBy(said.map(split), ([id]) => id)) {
    const named = own.flatMap(([, form]) => form ?? []);
    if (named.length === own.length) forms.set(kind, named);
  }
  return { kinds: new Set(said.map((one) => split(one)[0])), kindForms: forms.size === 0 ? null : forms };
}
