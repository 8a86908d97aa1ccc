import { NAME_ORDERS } from "../domain/people/name-order.ts";
import { text } from "../domain/text/text.ts";
import { dateArg, dayArg, lastDayArg, wordArg } from "./args.ts";
import { type Declare, examples } from "./declare.ts";
import { runMemberAdd, runMemberEdit } from "./member-edit.ts";
import { runMemberList, runMemberShow } from "./member-list.ts";
import { CHANGES, runMemberStatus } from "./member-status.ts";

export const declare: Declare = (command, context) => {
  const t = (zh: string, en: string): string => context.io.t(text(zh, en));
  const group = command.addHelpText("after", examples(context, "member list", "member show 张三"));

  group
    .command("list")
    .alias("列出")
    .description(t("列出本届全部委员", "list the members of the term"))
    .option(
      "--date <date>",
      t("这一天的职务、界别和活动组（默认今天）", "office, sector and group as of this day (default: today)"),
      dayArg,
    )
    .option("--sector <name>", t("只列这个界别", "of this sector only"))
    .option("--group <name>", t("只列这个活动组", "of this group only"))
    .option("--role <office>", t("只列这个政协职务", "of this office only"))
    .option("--status <status>", t("只列 serving 在任、suspended 暂停 或 left 离任", "serving, suspended or left only"))
    .option(
      "--order <order>",
      t("次序：strokes 姓氏笔画（默认）、office 职务", "the order: strokes (default) or office"),
      wordArg(NAME_ORDERS),
    )
    .addHelpText(
      "after",
      examples(context, "member list", "member list --sector 教育界", "member list --order 职务", "member list --date 2026-02-10 --json"),
    )
    .action((options) => runMemberList(context, options));

  group
    .command("show <member>")
    .alias("查看")
    .description(t("一位委员的任职、履职记录和历年考核", "a member's places, duties and evaluations"))
    .option("--unmask", t("显示联系电话", "show the telephone number"))
    .addHelpText("after", examples(context, "member show 张三", "member show 王伟（女）", "member show 12 --json"))
    .action((member: string, options) => runMemberShow(context, member, options));

  const fields = (command: ReturnType<typeof group.command>) =>
    command
      .option("--sex <sex>", t("性别：男、女", "sex"))
      .option("--ethnicity <name>", t("民族", "ethnicity"))
      .option("--born <month>", t("出生年月，如 1970-05", "birth month, such as 1970-05"), dateArg)
      .option("--party <name>", t("党派", "party"))
      .option("--education <text>", t("文化程度", "education"))
      .option("--unit <text>", t("工作单位及职务", "unit and post"))
      .option("--phone <number>", t("联系电话", "telephone"))
      .option("--certificate <number>", t("委员证号", "certificate number"))
      .option("--sector <names>", t("界别（几个用、隔开）", "sector (several separated by 、)"))
      .option("--group <names>", t("委员活动组", "activity group"))
      .option("--committee <names>", t("所属专委会", "special committee"))
      .option("--role <office>", t("政协职务：主席、副主席、秘书长、常委、委员", "office: 主席, 副主席, 秘书长, 常委, 委员"))
      .option("--note <text>", t("备注", "note"))
      .option("--basis <text>", t("依据（哪次会议决定）", "the basis (which meeting decided)"));

  fields(
    group.command("add <name>").alias("增补").description(t("增补一位委员，或登记一位非委员", "add a member, or a person from outside")),
  )
    .option("--from <date>", t("任职开始的日期（默认今天）", "the seat's first day (default: today)"), dayArg)
    .option("--outside", t("不是委员：信息员、机关干部、授课人等", "no member: informant, cadre, lecturer"))
    .option("--another", t("与同名的人不是同一个", "not the same as the person of that name on record"))
    .addHelpText(
      "after",
      examples(
        context,
        "member add 张三 --sector 教育界 --from 2026-07-02 --basis 十届二十次常委会",
        "member add 李讲师 --outside --unit 省委党校",
      ),
    )
    .action((member: string, options) => runMemberAdd(context, member, options));

  fields(
    group
      .command("edit <member>")
      .alias("更正")
      .description(
        t("更正一位委员的资料；加 --from 则为从那天起的变动", "correct a member's particulars; with --from, a change from that day on"),
      ),
  )
    .option("--name <name>", t("改名", "a new name"))
    .option("--from <date>", t("职务、界别、活动组从这天起变动", "office, sector or group change on this day"), dayArg)
    .addHelpText(
      "after",
      examples(
        context,
        "member edit 张三 --unit 县一中副校长",
        "member edit 张三 --sector 科协 --from 2026-03-01 --basis 十届十九次常委会",
      ),
    )
    .action((member: string, options) => runMemberEdit(context, member, options));

  group
    .command("status <member> <change>")
    .alias("变动")
    .description(
      t(
        `任职变动：${CHANGES.map(({ id, label }) => `${id} ${label.zh}`).join("、")}`,
        `a change of the seat: ${CHANGES.map(({ id }) => id).join(", ")}`,
      ),
    )
    .option("--from <date>", t("从哪天起（暂停、恢复）", "from which day (suspend, resume)"), dayArg)
    .option("--on <date>", t("哪天起不再担任；这一天是任职的最后一天", "the seat's last day (resign, remove, leave, die)"), dayArg)
    .option("--to <date>", t("暂停到哪天（含）", "the last day of a suspension"), lastDayArg)
    .option("--basis <text>", t("依据（哪次会议决定）", "the basis (which meeting decided)"))
    .addHelpText(
      "after",
      examples(
        context,
        "member status 张三 suspend --from 2026-06-01 --basis 十届二十次常委会",
        "member status 张三 resume --from 2026-09-01 --basis 十届二十一次常委会",
        "member status 张三 resign --on 2026-10-15 --basis 十届二十二次常委会",
      ),
    )
    .action((member: string, change: string, options) => runMemberStatus(context, member, change, options));
};
