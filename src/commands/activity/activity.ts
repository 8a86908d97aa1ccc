import type { TopCommand } from "../command.ts";
import { activityEdit } from "./edit.ts";
import { activityLink } from "./link.ts";
import { activityList } from "./list.ts";
import { activityRemove } from "./remove.ts";
import { activityShow } from "./show.ts";

export const activity: TopCommand = {
  examples: ["activity list --year 2026", "activity show 31"],
  commands: [activityList, activityShow, activityEdit, activityRemove, activityLink],
};
