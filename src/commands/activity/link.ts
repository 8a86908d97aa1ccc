import { readLink } from "../../domain/activities/links.ts";
import { text } from "../../domain/text/text.ts";
import { linkActivities } from "../../trips/activities/link.ts";
import { idArg } from "../args.ts";
import { argument, command, flag, required } from "../command.ts";

export const activityLink = command({
  name: "link",
  alias: "关联",
  summary: text("关联两件活动", "link two deeds"),
  args: [argument("<from>", text("活动编号", "a deed's id"), idArg), argument("<to>", text("活动编号", "a deed's id"), idArg)],
  flags: {
    as: required(
      flag(
        "--as <what>",
        text(
          "grew_into 发展为（批评与其后的处分是一件事）、turned_into 转为（提案转社情民意）、merged_into 并入、reports_on 报告",
          "grew_into, turned_into, merged_into or reports_on",
        ),
      ),
    ),
  },
  examples: ["activity link 41 57 --as grew_into", "activity link 120 301 --as turned_into"],
  async run(context, { as = "" }, from, to) {
    const link = readLink(as);
    const { operation, summary } = linkActivities(await context.desk(), { link, from, to });
    return {
      json: () => ({ operation, link, from, to }),
      say: (io) => io.say(text(`已关联：${summary}（撤销：cppcc undo）`, `linked: #${from} ${link} #${to} (take it back with cppcc undo)`)),
    };
  },
});
