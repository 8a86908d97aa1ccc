import type { World } from "../../domain/activities/activity-resolve.ts";
import type { Desk } from "../desk.ts";
import { namesOnRecord } from "../members/who.ts";

/** The part of the record file that planning looks at: activities of some kinds, or all, and whom names may mean. */
export function worldOf({ store, today }: Pick<Desk, "store" | "today">, kinds: readonly string[] | null): World {
  return {
    activities: store.activities.list(kinds),
    ...namesOnRecord({ store, today }),
    today,
    chosen: new Map(),
  };
}
