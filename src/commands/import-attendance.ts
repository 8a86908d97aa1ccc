import { firstDay, readDate } from "../domain/calendar/dates.ts";
import { sessionInTitle } from "../domain/calendar/sessions.ts";
import type { DeedPlan, PlannedDeed } from "../domain/deeds/deed-plan.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { isSigned, kindOf, readKind } from "../domain/vocabulary/kinds.ts";
import type { Store } from "../store/store.ts";
import { askText } from "../terminal/questions.ts";
import {
  ATTENDANCE,
  type AttendanceField,
  type AttendanceReading,
  type AttendanceRequest,
  type BlankMeans,
  checkStatedTurnouts,
  headOf,
  headProblems,
  type KnownMeeting,
  type MeetingHead,
  matrixOf,
  readAttendance,
} from "../workbooks/imports/attendance.ts";
import type { ColumnMap } from "../workbooks/tables/column-map.ts";
import type { Table } from "../workbooks/tables/spec.ts";
import { apartOn } from "./called.ts";
import type { Context } from "./context.ts";
import { missingAt, missingNote } from "./expected.ts";
import { runImportDeeds } from "./import-deeds.ts";
import type { ImportOptions } from "./import-options.ts";

export interface AttendanceOptions extends ImportOptions {
  activity?: number;
  kind?: { id: string; form: string | undefined };
  title?: string;
  date?: string;
  session?: { term: number; session: number };
  year?: number;
  blank?: Exclude<BlankMeans, undefined>;
}

/** Sign-in sheets of one meeting, named by flags or above the table, or matrices of members and meetings. */
export async function runImportAttendance(context: Context, files: readonly string[], options: AttendanceOptions): Promise<void> {
  const store = await context.store();
  const head = namedHead(store, options);
  const known = store.deeds.meetings();
  const requestOf = (map: ColumnMap): AttendanceRequest => ({
    head,
    kind: options.kind?.id ?? null,
    year: options.year ?? null,
    blank: options.blank,
    map,
    known,
  });
  // Asked once, for all sheets that name no meeting.
  let asked: Promise<MeetingHead> | undefined;
  const askedHead = (table: Table<AttendanceField>): Promise<MeetingHead> => (asked ??= askHead(context, options, table));
  const names = (table: Table<AttendanceField>, request: AttendanceRequest): boolean =>
    headOf(table, request) !== undefined ||
    headProblems(table, request).length > 0 ||
    matrixOf(table, request, []).length > 0 ||
    !isOpen(table, request);
  await runImportDeeds<AttendanceField, AttendanceReading>(context, files, options, {
    command: "import attendance",
    title: head === null ? text("导入签到表", "attendance") : text(`导入签到表（${head.title}）`, `attendance (${head.title})`),
    spec: ATTENDANCE,
    kinds: null,
    notesOn: (plan, on, readings) => [
      ...readings.flatMap(({ notes }) => notes),
      ...(head === null ? [...meetingNotes(plan), ...sameDayNotes(plan, known)] : []),
      ...sittingNotes(plan),
      ...sessionNotes(plan),
      ...missingOnSheet(plan, on),
    ],
    read: async (table, _, map) => {
      const request = requestOf(map);
      return readAttendance(table, names(table, request) ? request : { ...request, head: await askedHead(table) });
    },
    check: (readings) => checkStatedTurnouts(readings.flatMap(({ turnouts }) => turnouts)),
    meetingOf: (table, column, map) => {
      const meeting = matrixOf(table, requestOf(map), []).find(({ columns }) => columns.some((each) => each.column === column));
      return meeting && `${kindOf(meeting.head.kind).label.zh} ${meeting.head.title} ${meeting.head.date ?? ""}`;
    },
  });
}

/** Whether nothing on the sheet gives a hint at a meeting: headings that are wrong are told, not asked about. */
function isOpen(table: Table<AttendanceField>, request: AttendanceRequest): boolean {
  const problems: Parameters<typeof matrixOf>[2] = [];
  return matrixOf(table, request, problems).length === 0 && problems.length === 0;
}

/** The meeting that flags name: by its id, or by kind, title and date. */
function namedHead(store: Store, { activity, kind, title, date, session }: AttendanceOptions): MeetingHead | null {
  if (activity !== undefined) {
    const deed = store.deeds.get(activity);
    if (!deed)
      throw new AppError(
        "refused.no_activity",
        text(`没有第 ${activity} 号活动`, `no activity ${activity}`),
        text("cppcc activity list 列出活动", "cppcc activity list lists them"),
      );
    if (!isSigned(kindOf(deed.kind))) throw noAttendance(deed.kind);
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
  if (kind !== undefined && !isSigned(kindOf(kind.id))) throw noAttendance(kind.id);
  return kind !== undefined && title !== undefined && date !== undefined ? headFrom(kind.id, title, date, session) : null;
}

function headFrom(kind: string, title: string, date: string | null, stated: AttendanceOptions["session"]): MeetingHead {
  const session = stated ?? sessionInTitle(title);
  return { id: null, kind, title: title.trim(), date, term: session?.term ?? null, session: session?.session ?? null };
}

/** A meeting that neither flags nor the sheet name: at a terminal asked for, elsewhere the flags are named. */
async function askHead({ io }: Context, options: AttendanceOptions, { called }: Table<AttendanceField>): Promise<MeetingHead> {
  const missing = [!options.kind && "--kind", !options.title && "--title", !options.date && "--date"].filter((flag) => flag !== false);
  if (!io.asks)
    throw new AppError(
      "usage.missing",
      text(
        `缺少选项 ${missing.join("、")}（“${called}”没有写明是哪次会议）`,
        `missing options: ${missing.join(", ")} (${called} names no meeting)`,
      ),
      text(
        "例如：--kind plenary --title 十届五次会议 --date 2026-02-10，或 --activity 编号；矩阵表的列名写成 3月15日常委会",
        "for example: --kind plenary --title 十届五次会议 --date 2026-02-10, or --activity ID; head a matrix's columns 3月15日常委会",
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
  if (!isSigned(kindOf(kind))) throw noAttendance(kind);
  return headFrom(kind, title, date, options.session);
}

const noAttendance = (kind: string): AppError =>
  new AppError(
    "usage.kind",
    text(`${kindOf(kind).label.zh}没有签到`, `${kindOf(kind).label.en} has no attendance`),
    text("签到用于会议和活动", "attendance is for meetings and activities"),
  );

/** Which meetings the sheets are of, where no flag named one: made anew, or matched. */
/** The sittings of each meeting, by name: a column that is none of them would count as one. */
const sittingNotes = ({ deeds }: DeedPlan): Text[] =>
  deeds
    .filter(({ sittings }) => sittings.length > 0)
    .map(({ draft, existing, sittings }) => {
      const list = sittings.map(({ draft: sitting }) => sitting.title).join("、");
      const title = existing?.title ?? draft.title;
      return text(`${title}分 ${sittings.length} 场：${list}`, `${title} has ${sittings.length} sittings: ${list}`);
    });

function meetingNotes({ deeds }: DeedPlan): Text[] {
  const list = (of: readonly PlannedDeed[], sittingsWord: string): string =>
    of
      .map(({ draft, existing }) => {
        const sittings = draft.sittings.length > 0 ? `，${draft.sittings.length} ${sittingsWord}` : "";
        return `${existing === null ? "" : `#${existing.id} `}${existing?.title ?? draft.title}（${draft.starts ?? ""}${sittings}）`;
      })
      .join("、");
  const note = (of: readonly PlannedDeed[], zh: string, en: string): Text[] =>
    of.length === 0 ? [] : [text(`${zh}：${list(of, "场")}`, `${en}: ${list(of, "sittings")}`)];
  return [
    ...note(
      deeds.filter(({ existing }) => existing === null),
      "新建会议",
      "new meetings",
    ),
    ...note(
      deeds.filter(({ existing }) => existing !== null),
      "对上在案的会议",
      "meetings on record",
    ),
  ];
}

/** A new meeting beside another of its kind and day may be the same under another name: said, and never taken for it. */
function sameDayNotes({ deeds }: DeedPlan, known: readonly KnownMeeting[]): Text[] {
  return deeds.flatMap(({ draft, existing }) => {
    const beside = existing === null ? known.filter(({ kind, starts }) => kind === draft.kind && starts === draft.starts) : [];
    const names = beside.map(({ id, title }) => `#${id} ${title}`).join("、");
    return names === ""
      ? []
      : [
          text(
            `同一天在案的还有 ${names}；《${draft.title}》若是同一次，请用 --activity 编号，或在列名里写 #编号`,
            `on the same day there is ${names}; if ${draft.title} is the same, give --activity ID or #ID in the heading`,
          ),
        ];
  });
}

function sessionNotes({ deeds }: DeedPlan): Text[] {
  return deeds.some(({ draft, existing }) => kindOf(draft.kind).isSession && (draft.session ?? existing?.session ?? null) === null)
    ? [
        text(
          "名称里看不出是第几次会议，提案按届内年份归属；可用 --session 10-5 注明",
          "the title names no session; give --session 10-5 so that its proposals are booked with it",
        ),
      ]
    : [];
}

/** Those whom a meeting obliges and whom its sheet does not name. */
const missingOnSheet = ({ deeds }: DeedPlan, store: Store): Text[] =>
  deeds.flatMap(({ draft, parts, existing, sittings }) => {
    const signed = [
      ...parts,
      ...(existing?.parts ?? []),
      ...sittings.flatMap((sitting) => [...sitting.parts, ...(sitting.existing?.parts ?? [])]),
    ];
    const kind = kindOf(draft.kind);
    const missing = missingAt(store, kind, draft.starts, new Set(signed.map(({ person }) => person)));
    return missing.length === 0 ? [] : missingNote(kind, missing, apartOn(store, firstDay(draft.starts ?? "")));
  });
