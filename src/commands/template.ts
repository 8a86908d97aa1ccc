import { machineError } from "../disk/errors.ts";
import { isThere } from "../disk/place.ts";
import type { Member } from "../domain/people/member.ts";
import { inOrder, NAME_ORDERS, type NameOrder, ORDER_WORDS, orderWarnings } from "../domain/people/name-order.ts";
import { writeName } from "../domain/people/written-name.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { kindOf } from "../domain/vocabulary/kinds.ts";
import { SECTORS } from "../domain/vocabulary/sectors.ts";
import type { Store } from "../store/store.ts";
import { type OfficeLists, TEMPLATES, type TemplateKind } from "../workbooks/writing/template-kinds.ts";
import { dateArg, kindArg, wordArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { expectedOn } from "./expected.ts";
import { agreeToOverwrite, outputPath, writeFileSafely } from "./files.ts";
import { officeName, termOn } from "./office.ts";

interface TemplateOptions {
  out?: string;
  kind?: { id: string; form: string | undefined };
  date?: string;
  title?: string;
  of?: string;
  order?: NameOrder;
}

export const declare: Declare = (command, context) => {
  const t = (zh: string, en: string): string => context.io.t(text(zh, en));
  const group = command.addHelpText("after", examples(context, "template roster", "template proposals -o 提案一览表.xlsx"));
  for (const template of TEMPLATES) {
    const command = group
      .command(template.id)
      .alias(template.alias)
      .description(t(template.title, `a blank workbook for import ${template.id}`))
      .option(
        "-o, --out <path>",
        t(
          "输出的文件；已有的文件夹或以 / 结尾的为文件夹（默认当前文件夹）",
          "the file; an existing folder or a path ending in / is a folder (default: this folder)",
        ),
      );
    if (template.id === "attendance")
      command
        .option("--kind <kind>", t("会议类别：列出当日应到的人", "the kind of meeting: lists those expected that day"), kindArg)
        .option("--date <date>", t("开会日期", "the date"), dateArg)
        .option("--title <title>", t("会议名称", "the meeting's name"))
        .option("--of <body>", t("哪个专委会、活动组或界别", "which committee, group or sector"))
        .option(
          "--order <order>",
          t(
            "名单次序：strokes 姓氏笔画、office 职务（默认：常委会、主席会议、党组会议按职务，其余按姓氏笔画）",
            "the order of names: strokes, or office (the usual one of standing, chair and party_group)",
          ),
          wordArg(NAME_ORDERS),
        )
        .addHelpText(
          "after",
          examples(
            context,
            "template attendance --kind standing --date 2026-03-15 --title 十届十二次常委会会议",
            "template attendance --kind plenary --date 2026-02-10 --order 职务",
          ),
        );
    else command.addHelpText("after", examples(context, `template ${template.id}`, `template ${template.id} -o 模板/`));
    command.action((options: TemplateOptions) => runTemplate(context, template, options));
  }
};

async function runTemplate(context: Context, kind: TemplateKind, options: TemplateOptions): Promise<void> {
  const { io, cwd, today } = context;
  // Without a record file a template is blank all the same.
  const store = hasFile(context) ? await context.store() : undefined;
  const meeting = meetingOf(store, options);
  const path = outputPath(cwd, options.out, `${meeting?.title ?? kind.title}${meeting ? "签到表" : "模板"}`, "xlsx");
  if (!path.toLowerCase().endsWith(".xlsx"))
    throw new AppError(
      "usage.format",
      text(`模板是 .xlsx 文件：${path}`, `a template is an .xlsx file: ${path}`),
      text("文件名请以 .xlsx 结尾", "end the name in .xlsx"),
    );
  await agreeToOverwrite(context, path);
  const { templateXlsx } = await import("../workbooks/writing/template.ts");
  const content = await templateXlsx({
    kind,
    office: listsOf(store, today),
    head:
      meeting &&
      `会议名称：${meeting.title}　会议类别：${kindOf(meeting.kind).label.zh}　日期：${meeting.date}　次序：${ORDER_WORDS[meeting.order].zh}`,
    rows: meeting?.rows ?? null,
    creator: store ? officeName(store) : "cppcc",
    date: today,
  });
  writeFileSafely(path, content);
  for (const { zh, en } of meeting?.warnings ?? []) io.warn(text(`注意：${zh}`, `note: ${en}`));
  if (io.json) io.printJson({ files: [path] });
  else io.say(text(`已写出模板 ${path}`, `template written to ${path}`));
}

function hasFile({ file }: Context): boolean {
  try {
    return isThere(file);
  } catch (error) {
    throw machineError(error, file, "read");
  }
}

/** What the office gives to choose from: its settings, and the bodies of its newest term. */
function listsOf(store: Store | undefined, today: string): OfficeLists {
  const list = (key: string): string[] => JSON.parse(store?.settings.get(key) ?? "[]") as string[];
  const bodies = store ? store.tenures.bodies(termOn(store, today).id) : [];
  const named = (kind: string): string[] => bodies.filter((body) => body.kind === kind).map(({ name }) => name);
  const sectors = [...new Set([...list("sectors"), ...named("sector")])];
  return {
    sectors: sectors.length > 0 ? sectors : SECTORS,
    groups: named("group"),
    committees: named("special"),
    categories: list("categories"),
    classes: list("reply_classes"),
  };
}

interface ExpectedMeeting {
  readonly title: string;
  readonly kind: string;
  readonly date: string;
  readonly order: NameOrder;
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Whom the clerk has to put in place by hand. */
  readonly warnings: readonly Text[];
}

/** The meeting that a sign-in sheet is for, with those expected at it; null for a blank sheet. */
function meetingOf(store: Store | undefined, { kind, date, title, of, order: asked }: TemplateOptions): ExpectedMeeting | null {
  if ([kind, date, title, of, asked].every((option) => option === undefined)) return null;
  const missing = [kind === undefined && "--kind", date === undefined && "--date"].filter((flag) => flag !== false);
  if (kind === undefined || date === undefined)
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing.join("、")}`, `missing options: ${missing.join(", ")}`),
      text("例如：--kind standing --date 2026-03-15", "for example: --kind standing --date 2026-03-15"),
    );
  if (store === undefined)
    throw new AppError(
      "refused.no_file",
      text("还没有档案，列不出应到的人", "without a record file nobody can be listed"),
      text("请先运行 cppcc init 并导入名册", "run cppcc init and import the roster first"),
    );
  const people = store.people.candidates();
  const rowOf = (member: Member): Record<string, string> => ({
    name: writeName({ id: member.id, name: member.name }, date, people.get(member.name) ?? []),
    unit: [member.sector.join("、"), member.unit].filter((part) => part).join("　"),
  });
  const order = asked ?? (kindOf(kind.id).isSignedByOffice ? "office" : "strokes");
  const expected = inOrder(order, expectedOn(store, kindOf(kind.id), date, of), (member) => member);
  return {
    title: title ?? `${date} ${kindOf(kind.id).label.zh}`,
    kind: kind.id,
    date,
    order,
    rows: expected.map(rowOf),
    warnings: orderWarnings(
      order,
      expected.map(({ name }) => name),
    ),
  };
}
