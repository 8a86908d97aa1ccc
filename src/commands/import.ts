import { firstDay, readDate } from "../domain/dates.ts";
import type { DeedPlan } from "../domain/deed-plan.ts";
import { kindOf, readKind } from "../domain/kinds.ts";
import { isServing } from "../domain/occasions.ts";
import { AppError } from "../domain/problem.ts";
import { sessionInTitle } from "../domain/sessions.ts";
import { type Text, text } from "../domain/text.ts";
import type { Store } from "../store/store.ts";
import { askText } from "../terminal/questions.ts";
import { ATTENDANCE, type BlankMeans, type MeetingHead, readAttendance } from "../workbooks/attendance.ts";
import { OPINIONS, PROPOSALS, readOpinions, readProposals } from "../workbooks/cases.ts";
import { ACTIVITIES, readActivities } from "../workbooks/ledgers.ts";
import { choiceArg, dateArg, dayArg, idArg, kindArg, ordinalArg, sessionArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { runImportContacts } from "./import-contacts.ts";
import { bodyTest, runImportDeeds } from "./import-deeds.ts";
import type { ImportOptions } from "./import-flow.ts";
import { runImportLiaison } from "./import-liaison.ts";
import { runImportPeople } from "./import-people.ts";
import { type RosterOptions, runImportRoster } from "./import-roster.ts";
import { currentTerm } from "./office.ts";

export interface AttendanceOptions extends ImportOptions {
  activity?: number;
  kind?: { id: string; form: string | undefined };
  title?: string;
  date?: string;
  session?: { term: number; session: number };
  blank?: Exclude<BlankMeans, undefined>;
}

export const declare: Declare = (program, context, { name, alias, summary }) => {
  const { t } = context.io;
  const group = program
    .command(name)
    .alias(alias)
    .description(t(summary))
    .addHelpText("after", examples(context, "import roster 委员名册.xlsx", "import proposals 提案一览表.xlsx --dry-run"));
  const sub = (child: string, childAlias: string, zh: string, en: string) =>
    group
      .command(child)
      .alias(childAlias)
      .description(t(text(zh, en)))
      .argument("<files...>", t(text("工作簿（.xlsx），可以几个", "workbooks (.xlsx), one or several")))
      .option("--dry-run", t(text("只看会改什么，不写入", "show what would change, write nothing")))
      .option("--sheet <name>", t(text("只读这个工作表", "read this sheet only")));

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
    .option("--term <n>", t(text("届次（默认本届）", "the term (default: the newest)")), ordinalArg)
    .addHelpText(
      "after",
      examples(
        context,
        "import roster 委员名册.xlsx",
        "import roster 委员名册.xlsx --dry-run",
        "import roster 委员名册.xlsx --as-of 2026-03-01",
      ),
    )
    .action((files: string[], options: RosterOptions) => runImportRoster(context, files, options));

  sub("attendance", "签到", "一次会议的签到表", "the sign-in sheet of a meeting")
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

export async function runImportAttendance(context: Context, files: readonly string[], options: AttendanceOptions): Promise<void> {
  const head = await meetingHead(context, options);
  const notes =
    head.kind === "plenary" && head.session === null
      ? [
          text(
            "名称里看不出是第几次会议，提案按届内年份归属；可用 --session 10-5 注明",
            "the title names no session; give --session 10-5 so that its proposals are booked with it",
          ),
        ]
      : [];
  await runImportDeeds(context, files, options, {
    command: "import attendance",
    title: text(`导入签到表（${head.title}）`, `attendance (${head.title})`),
    spec: ATTENDANCE,
    kinds: [head.kind],
    notes,
    notesOn: missingOnSheet,
    read: (table) => ({ ...readAttendance(table, head, options.blank), warnings: [] }),
  });
}

/** The meeting that a sheet is of: named by its id, by flags, or at a terminal by answers. */
async function meetingHead(context: Context, options: AttendanceOptions): Promise<MeetingHead> {
  const { io } = context;
  if (options.activity !== undefined) {
    const deed = (await context.store()).deeds.get(options.activity);
    if (!deed)
      throw new AppError(
        "refused.no_activity",
        text(`没有第 ${options.activity} 号活动`, `no activity ${options.activity}`),
        text("cppcc activity list 列出活动", "cppcc activity list lists them"),
      );
    if (!kindOf(deed.kind).attended) throw noAttendance(deed.kind);
    if (deed.partOf !== null)
      throw new AppError(
        "refused.sitting",
        text(
          `第 ${deed.id} 号是会议中的一场，请用整个会议的编号 ${deed.partOf}`,
          `activity ${deed.id} is a sitting; name its meeting ${deed.partOf}`,
        ),
      );
    return { id: deed.id, kind: deed.kind, title: deed.title, date: deed.starts, term: deed.term, session: deed.session };
  }
  const missing = [!options.kind && "--kind", !options.title && "--title", !options.date && "--date"].filter((flag) => flag !== false);
  if (missing.length > 0 && !io.asks)
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing.join("、")}`, `missing options: ${missing.join(", ")}`),
      text(
        "例如：--kind plenary --title 十届五次会议 --date 2026-02-10，或 --activity 编号",
        "for example: --kind plenary --title 十届五次会议 --date 2026-02-10, or --activity ID",
      ),
    );
  const kind =
    options.kind?.id ??
    readKind(
      await askText(io, text("会议类别（如 全体会议）", "kind of meeting"), {
        check: (value) => (readKind(value) ? null : text("不认识这个类别", "unknown kind")),
      }),
    )?.kind.id ??
    "plenary";
  const title =
    options.title ??
    (await askText(io, text("会议名称", "the meeting's name"), { check: (value) => (value ? null : text("请填写", "required")) }));
  const date =
    options.date ??
    readDate(
      await askText(io, text("开会日期", "the date"), {
        check: (value) => (readDate(value) ? null : text("请填日期，如 2026-02-10", "such as 2026-02-10")),
      }),
    ) ??
    null;
  if (!kindOf(kind).attended) throw noAttendance(kind);
  const session = options.session ?? sessionInTitle(title);
  return { id: null, kind, title: title.trim(), date, term: session?.term ?? null, session: session?.session ?? null };
}

const noAttendance = (kind: string): AppError =>
  new AppError(
    "usage.kind",
    text(`${kindOf(kind).label.zh}没有签到`, `${kindOf(kind).label.en} has no attendance`),
    text("签到用于会议和活动", "attendance is for meetings and activities"),
  );

/** Serving members whom the sheet of a meeting of all does not name: open until the sheet says something. */
function missingOnSheet({ deeds }: DeedPlan, store: Store): Text[] {
  return deeds.flatMap(({ draft, parts, existing, sittings }) => {
    if (kindOf(draft.kind).expects !== "serving" || draft.starts === null) return [];
    const day = firstDay(draft.starts);
    const named = new Set(
      [...parts, ...(existing?.parts ?? []), ...sittings.flatMap((sitting) => [...sitting.parts, ...(sitting.existing?.parts ?? [])])].map(
        ({ person }) => person,
      ),
    );
    const missing = store.people
      .members(currentTerm(store, undefined).id, day)
      .filter((member) => isServing(member, day) && !named.has(member.id));
    if (missing.length === 0) return [];
    const names =
      missing
        .slice(0, 15)
        .map(({ name }) => name)
        .join("、") + (missing.length > 15 ? " 等" : "");
    return [
      text(
        `签到表上没有 ${missing.length} 位在任委员，考核时列为待核实：${names}`,
        `${missing.length} serving members are not on the sheet, and will be open in the evaluation: ${names}`,
      ),
    ];
  });
}
