import { text } from "../domain/text/text.ts";
import { ACTIVITIES, readActivities } from "../workbooks/imports/ledgers.ts";
import { OPINIONS, readOpinions } from "../workbooks/imports/opinions.ts";
import { PROPOSALS, readProposals } from "../workbooks/imports/proposals.ts";
import { choiceArg, dateArg, dayArg, idArg, kindArg, megabytesArg, ordinalArg, sessionArg, yearArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { type AttendanceOptions, runImportAttendance } from "./import-attendance.ts";
import { runImportContacts } from "./import-contacts.ts";
import { bodyTest, runImportDeeds } from "./import-deeds.ts";
import { runImportLiaison } from "./import-liaison.ts";
import type { ImportOptions } from "./import-options.ts";
import { runImportPeople } from "./import-people.ts";
import { type RosterOptions, runImportRoster } from "./import-roster.ts";

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  const group = command.addHelpText(
    "after",
    examples(context, "import roster 委员名册.xlsx", "import proposals 提案一览表.xlsx --dry-run"),
  );
  const sub = (child: string, childAlias: string, zh: string, en: string) =>
    group
      .command(child)
      .alias(childAlias)
      .description(t(text(zh, en)))
      .argument(
        "<files...>",
        t(text("工作簿（.xlsx .xls .et .ods .csv）或文件夹，可以几个", "workbooks (.xlsx .xls .et .ods .csv) or folders, one or several")),
      )
      .option("--dry-run", t(text("只看会改什么，不写入", "show what would change, write nothing")))
      .option("--sheet <name>", t(text("只读这个工作表", "read this sheet only")))
      .option("--explain", t(text("只看认出了哪些列、凭什么，不写入", "show which columns were recognised and why, write nothing")))
      .option(
        "--map <file>",
        t(text("列对照表（YAML）：哪一列是什么、跳过哪些行、符号和默认值", "a column map (YAML): columns, rows to skip, marks, defaults")),
      )
      .option("--write-map <file>", t(text("把认出的列写成一份对照表，改好后用 --map", "write what was recognised as a map to start from")))
      .option("--partial", t(text("只收没有问题的行", "take the rows without problems")))
      .option(
        "--reject-file <file>",
        t(text("把原表另存一份，有问题的格子着色并加批注（.xlsx）", "your own sheet with the bad cells coloured and commented (.xlsx)")),
      )
      .option(
        "--max-mb <n>",
        t(text("文件展开后的大小上限，MB（默认 160）", "the limit of a file once unpacked, in MB (default 160)")),
        megabytesArg,
      );

  sub("roster", "名册", "委员名册", "the roster of members")
    .option(
      "--as-of <date>",
      t(
        text(
          "职务、界别、活动组的变动从这天起（不写则作为更正）",
          "changes of office, sector or group begin on this day (without it: corrections)",
        ),
      ),
      dayArg,
    )
    .option(
      "--term <n>",
      t(text("届次（默认本届；下一届连同 --starts 就此开始）", "the term (default: the newest; the next one begins with --starts)")),
      ordinalArg,
    )
    .option("--starts <date>", t(text("新一届从哪天起，如 2027-01", "a new term's first day, such as 2027-01")), dayArg)
    .option(
      "--absent <what>",
      t(text("leave：名册里没有的在任委员，任职到前一天为止", "leave: seats of members who are not in the roster end the day before")),
      choiceArg("leave"),
    )
    .addHelpText(
      "after",
      examples(
        context,
        "import roster 委员名册.xlsx",
        "import roster 委员名册.xlsx --dry-run",
        "import roster 委员名册.xlsx --as-of 2026-03-01",
        "import roster 名册.xls --reject-file 退回.xlsx",
        "import roster 十一届名册.xlsx --term 11 --starts 2027-01",
      ),
    )
    .action((files: string[], options: RosterOptions) => runImportRoster(context, files, options));

  sub(
    "attendance",
    "签到",
    "签到表：一次会议一张，或委员×会议的矩阵表",
    "sign-in sheets: one meeting each, or a matrix of members and meetings",
  )
    .option("--activity <id>", t(text("已登记的会议的编号", "the meeting's id, if it is on record")), idArg)
    .option(
      "--kind <kind>",
      t(
        text(
          "会议类别：plenary 全体会议、standing 常委会议、chair 主席会议、committee 专委会会议…",
          "kind: plenary, standing, chair, committee, …",
        ),
      ),
      kindArg,
    )
    .option("--title <title>", t(text("会议名称，如 十届五次会议", "the meeting's name, such as 十届五次会议")))
    .option("--date <date>", t(text("开会日期", "the date")), dateArg)
    .option(
      "--session <term-session>",
      t(text("哪一次全体会议，如 10-5（名称里写明时不必写）", "the session, such as 10-5, unless the title says so")),
      sessionArg,
    )
    .option("--year <year>", t(text("矩阵表列名没写年份时，是哪一年", "of a matrix whose headings name no year")), yearArg)
    .option(
      "--blank <meaning>",
      t(text("空白格的意思：absent 缺席、present 出席、unknown 不清楚", "what a blank means: absent, present, unknown")),
      choiceArg("absent", "present", "unknown"),
    )
    .addHelpText(
      "after",
      examples(
        context,
        "import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10",
        "import attendance 签到表.xlsx --activity 31 --blank absent",
        "import attendance 常委会出席情况.xlsx --year 2026 --blank unknown",
      ),
    )
    .action((files: string[], options: AttendanceOptions) => runImportAttendance(context, files, options));

  sub("activities", "台账", "履职活动台账", "the ledger of activities")
    .addHelpText("after", examples(context, "import activities 履职活动台账.xlsx"))
    .action((files: string[], options: ImportOptions) => runImportActivities(context, files, options));

  sub("proposals", "提案", "提案一览表", "the ledger of proposals")
    .addHelpText("after", examples(context, "import proposals 提案一览表.xlsx"))
    .action((files: string[], options: ImportOptions) => runImportProposals(context, files, options));

  sub("opinions", "社情民意", "社情民意信息台账", "the ledger of social-opinion reports")
    .addHelpText("after", examples(context, "import opinions 社情民意台账.xlsx"))
    .action((files: string[], options: ImportOptions) => runImportOpinions(context, files, options));

  sub("people", "人员", "机关干部、特邀信息员、讲师等名单", "lists of cadres, special informants, lecturers")
    .addHelpText("after", examples(context, "import people 机关干部和信息员.xlsx", "import people 讲师名单.xlsx --dry-run"))
    .action((files: string[], options: ImportOptions) => runImportPeople(context, files, options));

  sub("contacts", "联系", "联系群众台账（只记人数，不记群众个人信息）", "the ledger of contacts with residents (counted, never named)")
    .addHelpText("after", examples(context, "import contacts 联系群众台账.xlsx"))
    .action((files: string[], options: ImportOptions) => runImportContacts(context, files, options));

  sub("liaison", "双联", "双联安排：谁联系谁", "contacts kept: who with whom")
    .addHelpText("after", examples(context, "import liaison 双联安排.xlsx"))
    .action((files: string[], options: ImportOptions) => runImportLiaison(context, files, options));
};

export const runImportActivities = (context: Context, files: readonly string[], options: ImportOptions): Promise<void> =>
  runImportDeeds(context, files, options, {
    command: "import activities",
    title: text("导入活动台账", "activities"),
    spec: ACTIVITIES,
    kinds: null,
    read: readActivities,
  });

export const runImportProposals = (context: Context, files: readonly string[], options: ImportOptions): Promise<void> =>
  runImportDeeds(context, files, options, {
    command: "import proposals",
    title: text("导入提案", "proposals"),
    spec: PROPOSALS,
    kinds: ["proposal"],
    read: (table, store) => readProposals(table, bodyTest(store)),
  });

export const runImportOpinions = (context: Context, files: readonly string[], options: ImportOptions): Promise<void> =>
  runImportDeeds(context, files, options, {
    command: "import opinions",
    title: text("导入社情民意", "opinions"),
    spec: OPINIONS,
    kinds: ["opinion"],
    read: readOpinions,
  });
