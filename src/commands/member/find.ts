import { text } from "../../domain/text/text.ts";
import { foundSheet } from "../../report/members.ts";
import { findMembers } from "../../trips/members/find.ts";
import { listed } from "../answers.ts";
import { argument, booleanFlag, command } from "../command.ts";

export const memberFind = command({
  name: "find",
  alias: "查找",
  summary: text(
    "找人：姓名或单位的一部分、拼音首字母、号码末几位",
    "find people by a part of the name or unit, initials, the end of a number",
  ),
  args: [
    argument(
      "<words...>",
      text(
        "姓名的一部分、拼音首字母（zs 是张三）、单位、界别，或电话、委员证号的末尾（至少 4 位）；写几个词，要都符合",
        "a part of the name, pinyin initials, the unit, the sector, or the end (4 digits or more) of a telephone or certificate number; several words must all fit",
      ),
    ),
  ],
  flags: {
    all: booleanFlag("--all", text("往届委员和非委员也找", "among members of earlier terms and people without a seat, too")),
  },
  examples: ["member find zs", "member find 县医院", "member find 王 教育", "member find 0012", "member find 李讲师 --all"],
  async run(context, { all = false }, words) {
    const { people, apart, near, elsewhere } = findMembers(await context.desk(), { words, amongAll: all });
    const nobody = text(`没有找到符合“${words.join(" ")}”的人`, `nobody fits ${words.join(" ")}`);
    const alike = near.length === 0 ? text("", "") : text(`；相近的：${near.join("、")}`, `; similar: ${near.join(", ")}`);
    const others =
      elsewhere === 0
        ? text("", "")
        : text(
            `；往届委员和非委员里有 ${elsewhere} 人，请加 --all`,
            `; ${elsewhere} among earlier terms and people without a seat: add --all`,
          );
    if (people.length > 0) return listed(foundSheet(people, apart));
    return { json: () => [], say: () => {}, notes: [text(`${nobody.zh}${alike.zh}${others.zh}`, `${nobody.en}${alike.en}${others.en}`)] };
  },
});
