import { fitsActivity } from "../../domain/activities/activity-search.ts";
import { searchWords } from "../../domain/people/find-people.ts";
import type { Desk } from "../desk.ts";
import { type ListedActivities, listActivities } from "./list.ts";

/** Activities of which a clerk knows a part: every word is found in title, place, theme, number, note, kind, day or who took part. */
export async function findActivities(desk: Desk, words: readonly string[]): Promise<ListedActivities> {
  const wanted = searchWords(words);
  const { activities, sittings } = await listActivities(desk, {});
  return { activities: activities.filter((activity) => fitsActivity(wanted, activity, sittings.get(activity.id) ?? [])), sittings };
}
