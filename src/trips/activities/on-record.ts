import type { Activity } from "../../domain/activities/activity.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";

/** The activity of an id; refused where there is none. */
export function requireActivity(store: Store, id: number): Activity {
  const activity = store.activities.get(id);
  if (activity) return activity;
  throw new AppError(
    "refused.no_activity",
    text(`没有第 ${id} 号活动`, `no activity ${id}`),
    text("cppcc activity list 列出活动", "cppcc activity list lists them"),
  );
}
