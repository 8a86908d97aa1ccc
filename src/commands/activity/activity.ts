import type { TopCommand } from "../command.ts";
import { activityEdit } from "./edit.ts";
import { activityFind } from "./find.ts";
import { activityLink } from "./link.ts";
import { activityList } from "./list.ts";
import { activityRemove } from "./remove.ts";
import { activityShow } from "./show.ts";

export const activity: TopCommand = {
  examples: ["activity list --year 2026", "activity find 校园 2026-05", "activity show 31"],
  commands: [activityList, activityFind, activityShow, activityEdit, activityRemove, activityLink],
};
