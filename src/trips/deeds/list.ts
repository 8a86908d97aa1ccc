import type { Deed } from "../../domain/deeds/deed.ts";
import { canonicalForm } from "../../domain/vocabulary/kinds.ts";
import type { Desk } from "../desk.ts";
import { findCandidate } from "../members/who.ts";

/** Which deeds are asked for; what is not said is no condition. */
export interface DeedFilter {
  readonly kind?: { readonly id: string; readonly form: string | undefined };
  readonly year?: number;
  readonly from?: string;
  readonly to?: string;
  /** Whoever took part, as a name is written: #12, 张三, 王伟（女）. */
  readonly member?: string;
  /** A part of the title. */
  readonly search?: string;
}

export interface ListedDeeds {
  readonly deeds: readonly Deed[];
  /** The sittings of each meeting among them, by its id. */
  readonly sittings: ReadonlyMap<number, readonly Deed[]>;
}

/** Deeds on record; a sitting is shown with its meeting. */
export async function listDeeds(desk: Desk, { kind, year, from, to, member, search }: DeedFilter): Promise<ListedDeeds> {
  const person = member === undefined ? undefined : (await findCandidate(desk, member)).id;
  const all = desk.store.deeds.list(kind ? [kind.id] : null);
  const sittings = Map.groupBy(
    all.filter(({ partOf }) => partOf !== null),
    ({ partOf }) => partOf as number,
  );
  const takesPart = (deed: Deed): boolean =>
    [deed, ...(sittings.get(deed.id) ?? [])].some(({ parts }) => parts.some((part) => part.person === person));
  const hasForm = (deed: Deed, form: string): boolean =>
    [deed.form, ...deed.parts.map((part) => part.form)].some((each) => canonicalForm(each) === form);
  const deeds = all.filter(
    (deed) =>
      deed.partOf === null &&
      (kind?.form === undefined || hasForm(deed, kind.form)) &&
      (year === undefined || deed.starts?.startsWith(String(year))) &&
      (from === undefined || (deed.starts ?? "") >= from) &&
      (to === undefined || (deed.starts ?? "9999") <= `${to}~`) &&
      (search === undefined || deed.title.includes(search)) &&
      (person === undefined || takesPart(deed)),
  );
  return { deeds, sittings };
}
