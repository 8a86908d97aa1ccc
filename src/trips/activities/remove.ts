import type { Activity } from "../../domain/activities/activity.ts";
import type { Desk } from "../desk.ts";

/** How many activities a line of the log names. */
const NAMED = 3;

/** Takes activities off the record, with all that hangs on them; answers the operation. */
export function removeActivities({ store }: Pick<Desk, "store">, activities: readonly Activity[]): number | null {
  const names = activities
    .map(({ title }) => title)
    .slice(0, NAMED)
    .join("、");
  return store.operations.operate(
    { kind: "write", command: "activity remove", summary: `删除 ${activities.length} 件活动：${names}` },
    () => {
      for (const { id } of activities) store.activities.remove(id);
    },
  ).operation;
}
