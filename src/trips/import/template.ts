import { machineError } from "../../disk/errors.ts";
import { isThere } from "../../disk/place.ts";
import type { Member } from "../../domain/people/member.ts";
import { inOrder, type NameOrder, ORDER_WORDS, orderWarnings } from "../../domain/people/name-order.ts";
import { writeName } from "../../domain/people/written-name.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import { SECTORS } from "../../domain/vocabulary/sectors.ts";
import type { Store } from "../../store/store.ts";
import type { OfficeLists } from "../../workbooks/writing/template-fields.ts";
import { expectedOn } from "../activities/expected.ts";
import type { Desk } from "../desk.ts";
import { officeName } from "../office/letterhead.ts";
import { termOn } from "../office/term.ts";
import { agreeToOverwrite, outputPath, writeFileSafely } from "../output.ts";
import type { AnyImport } from "./entry.ts";

/** A desk on which there may be no record file yet: a template is blank all the same. */
export type BareDesk = Pick<Desk, "clerk" | "file" | "inputs" | "outputs" | "cwd" | "today"> & { readonly store: Store | undefined };

/** The meeting that a sign-in sheet is for; nothing of it is said where the sheet is to be blank. */
export interface MeetingRequest {
  readonly kind?: { readonly id: string; readonly form: string | undefined };
  readonly date?: string;
  readonly title?: string;
  /** The committee, group or sector whose members are expected. */
  readonly of?: string;
  readonly order?: NameOrder;
}

export interface TemplateRequest extends MeetingRequest {
  /** The file, or the folder for it. */
  readonly out?: string;
}

export interface WrittenTemplate {
  readonly path: string;
  /** Whom the clerk has to put in place by hand. */
  readonly warnings: readonly Text[];
}

/** A blank workbook for an import, or the sign-in sheet of a meeting with those expected at it. */
export async function writeTemplate(desk: BareDesk, { spec, template }: AnyImport, request: TemplateRequest): Promise<WrittenTemplate> {
  const { store, today } = desk;
  const meeting = meetingOf(store, request);
  const path = outputPath(desk.cwd, request.out, `${meeting?.title ?? template.title}${meeting ? "签到表" : "模板"}`, "xlsx");
  if (!path.toLowerCase().endsWith(".xlsx"))
    throw new AppError(
      "usage.format",
      text(`模板是 .xlsx 文件：${path}`, `a template is an .xlsx file: ${path}`),
      text("文件名请以 .xlsx 结尾", "end the name in .xlsx"),
    );
  await agreeToOverwrite(desk, path);
  const { templateXlsx } = await import("../../workbooks/writing/template.ts");
  const content = await templateXlsx({
    kind: { ...template, spec },
    office: listsOf(store, today),
    head:
      meeting &&
      `会议名称：${meeting.title}　会议类别：${kindOf(meeting.kind).label.zh}　日期：${meeting.date}　次序：${ORDER_WORDS[meeting.order].zh}`,
    rows: meeting?.rows ?? null,
    creator: store ? officeName(store) : "cppcc",
    date: today,
  });
  writeFileSafely(path, content);
  return { path, warnings: meeting?.warnings ?? [] };
}

/** Whether there is a record file to open. */
export function hasRecordFile({ file }: Pick<Desk, "file">): boolean {
  try {
    return isThere(file);
  } catch (error) {
    throw machineError(error, file, "read");
  }
}

/** What the office gives to choose from: its settings, and the bodies of its newest term. */
function listsOf(store: Store | undefined, today: string): OfficeLists {
  const list = (key: string): string[] => store?.settings.list(key) ?? [];
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
function meetingOf(store: Store | undefined, { kind, date, title, of, order: asked }: MeetingRequest): ExpectedMeeting | null {
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
