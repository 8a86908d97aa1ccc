import { text } from "../../domain/text/text.ts";
import { activitySheet } from "../../report/activities.ts";
import { listActivities } from "../../trips/activities/list.ts";
import { listed } from "../answers.ts";
import { dateArg, kindArg, yearArg } from "../args.ts";
import { command, flag } from "../command.ts";

export const activityList = command({
  name: "list",
  alias: "列出",
  summary: text("列出履职活动", "list the deeds"),
  flags: {
    kind: flag("--kind <kind>", text("只列这一类", "of this kind only"), kindArg),
    year: flag("--year <year>", text("只列这一年", "of this year only"), yearArg),
    from: flag("--from <date>", text("从这天起", "from this day on"), dateArg),
    to: flag("--to <date>", text("到这天止", "up to this day"), dateArg),
    member: flag("--member <member>", text("只列这位委员参加的", "those of this member only")),
    search: flag("--search <text>", text("名称里有这几个字", "with this in the title")),
  },
  examples: ["activity list --year 2026 --kind 调研", "activity list --member 张三 --json"],
  async run(context, options) {
    const { activities, sittings } = await listActivities(await context.desk(), options);
    return listed(activitySheet(activities, sittings));
  },
});
