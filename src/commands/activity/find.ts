import { text } from "../../domain/text/text.ts";
import { activitySheet } from "../../report/activities.ts";
import { findActivities } from "../../trips/activities/find.ts";
import { listed } from "../answers.ts";
import { argument, command } from "../command.ts";

export const activityFind = command({
  name: "find",
  alias: "查找",
  summary: text("找记录：名称、地点、案号、日期、类别或参加的人", "find deeds by title, place, number, date, kind or who took part"),
  args: [
    argument(
      "<words...>",
      text(
        "名称、地点、主题、案号、备注的一部分，类别，日期（2025、2025-03），参加者的姓名或拼音首字母；写几个词，要都符合",
        "a part of the title, place, theme, number or note; a kind; a date (2025, 2025-03); the name or initials of somebody who took part; several words must all fit",
      ),
    ),
  ],
  examples: ["activity find 校园", "activity find 调研 2026-05", "activity find 10-5-001", "activity find zs 提案 --json"],
  async run(context, _, words) {
    const { activities, sittings } = await findActivities(await context.desk(), words);
    if (activities.length > 0) return listed(activitySheet(activities, sittings));
    const nothing = text(`没有找到符合“${words.join(" ")}”的记录`, `no deed fits ${words.join(" ")}`);
    return { json: () => [], say: () => {}, notes: [nothing] };
  },
});
