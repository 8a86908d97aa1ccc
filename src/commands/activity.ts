import { text } from "../domain/text/text.ts";
import { type EditOptions, runEdit, runLink, runRemove } from "./activity-edit.ts";
import { type ListOptions, runList, runShow } from "./activity-show.ts";
import { collect, dateArg, idArg, kindArg, yearArg } from "./args.ts";
import { type Declare, examples } from "./declare.ts";
import { addDeedFlags } from "./deed-flags.ts";

export const declare: Declare = (command, context) => {
  const t = (zh: string, en: string): string => context.io.t(text(zh, en));
  const group = command.addHelpText("after", examples(context, "activity list --year 2026", "activity show 31"));
  group
    .command("list")
    .alias("列出")
    .description(t("列出履职活动", "list the deeds"))
    .option("--kind <kind>", t("只列这一类", "of this kind only"), kindArg)
    .option("--year <year>", t("只列这一年", "of this year only"), yearArg)
    .option("--from <date>", t("从这天起", "from this day on"), dateArg)
    .option("--to <date>", t("到这天止", "up to this day"), dateArg)
    .option("--member <member>", t("只列这位委员参加的", "those of this member only"))
    .option("--search <text>", t("名称里有这几个字", "with this in the title"))
    .addHelpText("after", examples(context, "activity list --year 2026 --kind 调研", "activity list --member 张三 --json"))
    .action((options: ListOptions) => runList(context, options));
  group
    .command("show")
    .alias("查看")
    .argument("<id>", t("活动编号", "the deed's id"), idArg)
    .description(
      t("一件活动的全部内容：谁参加、有什么结果、来自哪个文件", "all of a deed: who took part, what came of it, from which file"),
    )
    .addHelpText("after", examples(context, "activity show 31"))
    .action((id: number) => runShow(context, id));
  addDeedFlags(
    group
      .command("edit")
      .alias("更正")
      .argument("<id>", t("活动编号", "the deed's id"), idArg)
      .description(t("更正一件活动；没有写的不改", "correct a deed; what is not named stays")),
    context,
  )
    .option("--remove <names>", t("去掉这些人", "take these people off"), collect)
    .option("--drop <outcomes>", t("去掉这些结果，如 立案、批示", "take these outcomes off"), collect)
    .addHelpText(
      "after",
      examples(
        context,
        "activity edit 31 --date 2026-02-11",
        "activity edit 31 --absent 张三 --remove 李四",
        "activity edit 52 --outcome 批示 --level 市 --by 市长",
      ),
    )
    .action((id: number, options: EditOptions) => runEdit(context, id, options));
  group
    .command("remove")
    .alias("删除")
    .argument("<ids...>", t("活动编号", "the deeds' ids"), (value: string, ids: number[] | undefined) => [...(ids ?? []), idArg(value)])
    .description(t("删除活动，连同参加和结果（可撤销）", "remove deeds with all that hangs on them (undo brings them back)"))
    .addHelpText("after", examples(context, "activity remove 31", "activity remove 31 32"))
    .action((ids: number[]) => runRemove(context, ids));
  group
    .command("link")
    .alias("关联")
    .argument("<from>", t("活动编号", "a deed's id"), idArg)
    .argument("<to>", t("活动编号", "a deed's id"), idArg)
    .description(t("关联两件活动", "link two deeds"))
    .requiredOption(
      "--as <what>",
      t(
        "grew_into 发展为（批评与其后的处分是一件事）、turned_into 转为（提案转社情民意）、merged_into 并入、reports_on 报告",
        "grew_into, turned_into, merged_into or reports_on",
      ),
    )
    .addHelpText("after", examples(context, "activity link 41 57 --as grew_into", "activity link 120 301 --as turned_into"))
    .action((from: number, to: number, { as }: { as: string }) => runLink(context, from, to, as));
};
