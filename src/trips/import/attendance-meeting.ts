import { readDate } from "../../domain/calendar/dates.ts";
import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { isSigned, KINDS, kindOf, readKind } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { BlankMeans, MeetingHead } from "../../workbooks/imports/attendance.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { requireActivity } from "../activities/on-record.ts";
import type { Clerk } from "../desk.ts";
import type { ImportRequest } from "./entry.ts";

/** The meeting that sign-in sheets are of: named by the request, or by a clerk who is asked. */

export interface AttendanceRequest extends ImportRequest {
  /** A meeting on record. */
  readonly activity?: number;
  readonly kind?: { readonly id: string; readonly form: string | undefined };
  readonly title?: string;
  readonly date?: string;
  readonly session?: { readonly term: number; readonly session: number };
  /** Of a matrix whose headings name no year. */
  readonly year?: number;
  /** What a blank cell means. */
  readonly blank?: Exclude<BlankMeans, undefined>;
}

const SIGNED_KINDS = KINDS.filter((kind) => isSigned(kind)).map(({ label }) => label);

/** The kinds of meetings and activities that people sign in at. */
const SIGNED = text(SIGNED_KINDS.map(({ zh }) => zh).join("、"), SIGNED_KINDS.map(({ en }) => en).join(", "));

/** The meeting that the request names: by its id, or by kind, title and date. */
export function namedHead(store: Store, { activity: id, kind, title, date, session }: AttendanceRequest): MeetingHead | null {
  if (id !== undefined) {
    const activity = requireActivity(store, id);
    if (!isSigned(kindOf(activity.kind))) throw noAttendance(activity.kind);
    if (activity.partOf !== null)
      throw new AppError(
        "refused.sitting",
        text(
          `第 ${activity.id} 号是会议中的一场，请用整个会议的编号 ${activity.partOf}`,
          `activity ${activity.id} is a sitting; name its meeting ${activity.partOf}`,
        ),
      );
    return {
      id: activity.id,
      kind: activity.kind,
      title: activity.title,
      date: activity.starts,
      term: activity.term,
      session: activity.session,
    };
  }
  if (kind !== undefined && !isSigned(kindOf(kind.id))) throw noAttendance(kind.id);
  return kind !== undefined && title !== undefined && date !== undefined ? headFrom(kind.id, title, date, session) : null;
}

function headFrom(kind: string, title: string, date: string | null, stated: AttendanceRequest["session"]): MeetingHead {
  const session = stated ?? sessionInTitle(title);
  return { id: null, kind, title: title.trim(), date, term: session?.term ?? null, session: session?.session ?? null };
}

/** A meeting that neither the request nor the sheet names: asked for, where a clerk is there; elsewhere the flags are named. */
export async function askHead(clerk: Clerk, request: AttendanceRequest, { called }: Pick<Table<string>, "called">): Promise<MeetingHead> {
  const missing = [!request.kind && "--kind", !request.title && "--title", !request.date && "--date"].filter((flag) => flag !== false);
  if (!clerk.isThere)
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
  const { kind, title, date } = await askMeeting(clerk, { ...request, kind: request.kind?.id }, (what) => what);
  if (!isSigned(kindOf(kind))) throw noAttendance(kind);
  return headFrom(kind, title, date, request.session);
}

/** What of a meeting is known already. */
interface ToldOf {
  readonly kind?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
}

/** Asks for what is not known of a meeting; `of`: each question as it is asked of this sheet. */
export async function askMeeting(
  clerk: Pick<Clerk, "write">,
  told: ToldOf,
  of: (what: Text) => Text,
): Promise<{ kind: string; title: string; date: string | null }> {
  const kind =
    told.kind ??
    readKind(
      await clerk.write(of(text("会议类别（如 全体会议）", "kind of meeting")), {
        check: (value) => (readKind(value) ? null : text(`不认识这个类别，可写：${SIGNED.zh}`, `unknown kind; there are: ${SIGNED.en}`)),
      }),
    )?.kind.id ??
    "plenary";
  const title =
    told.title ??
    (await clerk.write(of(text("会议名称", "the meeting's name")), { check: (value) => (value ? null : text("请填写", "required")) }));
  const date =
    told.date ??
    readDate(
      await clerk.write(of(text("开会日期", "the date")), {
        check: (value) => (readDate(value) ? null : text("请填日期，如 2026-02-10", "such as 2026-02-10")),
      }),
    ) ??
    null;
  return { kind, title, date };
}

const noAttendance = (kind: string): AppError =>
  new AppError(
    "usage.kind",
    text(`${kindOf(kind).label.zh}没有签到`, `${kindOf(kind).label.en} has no attendance`),
    text("签到用于会议和活动", "attendance is for meetings and activities"),
  );
