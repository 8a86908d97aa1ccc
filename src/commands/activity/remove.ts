import { text } from "../../domain/text/text.ts";
import { requireActivity } from "../../trips/activities/on-record.ts";
import { removeActivities } from "../../trips/activities/remove.ts";
import { idArg } from "../args.ts";
import { unlessDeclined } from "../clerk.ts";
import { argument, command } from "../command.ts";

export const activityRemove = command({
  name: "remove",
  alias: "删除",
  summary: text("删除活动，连同参加和结果（可撤销）", "remove deeds with all that hangs on them (undo brings them back)"),
  args: [
    argument("<ids...>", text("活动编号", "the deeds' ids"), (value, before: number[] | undefined) => [...(before ?? []), idArg(value)]),
  ],
  examples: ["activity remove 31", "activity remove 31 32"],
  async run(context, _, ids) {
    const { io } = context;
    const desk = await context.desk();
    const activities = ids.map((id) => requireActivity(desk.store, id));
    for (const { id, title, parts } of activities)
      io.say(text(`  #${id} ${title}（${parts.length} 条参加记录）`, `  #${id} ${title} (${parts.length} participations)`));
    await unlessDeclined(desk.clerk, text(`删除这 ${activities.length} 件？`, `remove these ${activities.length}?`), false);
    const operation = removeActivities(desk, activities);
    return {
      json: () => ({ operation, removed: ids }),
      say: () =>
        io.say(text(`已删除 ${activities.length} 件（撤销：cppcc undo）`, `removed ${activities.length} (take it back with cppcc undo)`)),
    };
  },
});
