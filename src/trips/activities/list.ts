import type { Activity } from "../../domain/activities/activity.ts";
import { canonicalForm } from "../../domain/vocabulary/kinds.ts";
import type { Desk } from "../desk.ts";
import { findCandidate } from "../members/who.ts";

/** Which activities are asked for; what is not said is no condition. */
export interface ActivityFilter {
  readonly kind?: { readonly id: string; readonly form: string | undefined };
  readonly year?: number;
  readonly from?: string;
  readonly to?: string;
  /** Whoever took part, as a name is written: #12, 张三, 王伟（女）. */
  readonly member?: string;
  /** A part of the title. */
  readonly search?: string;
}

export interface ListedActivities {
  readonly activities: readonly Activity[];
  /** The sittings of each meeting among them, by its id. */
  readonly sittings: ReadonlyMap<number, readonly Activity[]>;
}

/** Activities on record; a sitting is shown with its meeting. */
export async function listActivities(desk: Desk, { kind, year, from, to, member, search }: ActivityFilter): Promise<ListedActivities> {
  const person = member === undefined ? undefined : (await findCandidate(desk, member, "read")).id;
  const all = desk.store.activities.list(kind ? [kind.id] : null);
  const sittings = Map.groupBy(
    all.filter(({ partOf }) => partOf !== null),
    ({ partOf }) => partOf as number,
  );
  const takesPart = (activity: Activity): boolean =>
    [activity, ...(sittings.get(activity.id) ?? [])].some(({ parts }) => parts.some((part) => part.person === person));
  const hasForm = (activity: Activity, form: string): boolean =>
    [activity.form, ...activity.parts.map((part) => part.form)].some((each) => canonicalForm(each) === form);
  const activities = all.filter(
    (activity) =>
      activity.partOf === null &&
      (kind?.form === undefined || hasForm(activity, kind.form)) &&
      (year === undefined || activity.starts?.startsWith(String(year))) &&
      (from === undefined || (activity.starts ?? "") >= from) &&
      (to === undefined || (activity.starts ?? "9999") <= `${to}~`) &&
      (search === undefined || activity.title.includes(search)) &&
      (person === undefined || takesPart(activity)),
  );
  return { activities, sittings };
}
