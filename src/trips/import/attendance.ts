import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import { ATTENDANCE, checkStatedTurnouts, type MeetingHead, readAttendance } from "../../workbooks/imports/attendance.ts";
import type { AttendanceField } from "../../workbooks/imports/attendance-field.ts";
import { headOf, headProblems, matrixOf, type AttendanceRequest as SheetRequest } from "../../workbooks/imports/attendance-head.ts";
import type { ColumnMap } from "../../workbooks/tables/column-map.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { ATTENDANCE_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import type { Desk } from "../desk.ts";
import { activityRun } from "./activity-run.ts";
import { type AttendanceRequest, askHead, namedHead } from "./attendance-meeting.ts";
import { attendanceNotes } from "./attendance-notes.ts";
import { type ImportRun, importOf } from "./entry.ts";

/** Sign-in sheets of one meeting, named by the request or above the table, or matrices of members and meetings. */
export const attendanceImport = importOf({
  word: "attendance",
  alias: "签到",
  summary: text("签到表：一次会议一张，或委员×会议的矩阵表", "sign-in sheets: one meeting each, or a matrix of members and meetings"),
  examples: [
    "attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10",
    "attendance 签到表.xlsx --activity 31 --blank absent",
    "attendance 常委会出席情况.xlsx --year 2026 --blank unknown",
  ],
  spec: ATTENDANCE,
  brings: "meetings",
  isOfNames: true,
  template: { title: "签到表", fields: ATTENDANCE_TEMPLATE },
  begin,
});

/** The same request, where something beside the sheets says which meetings they are of. */
export interface PlacedRequest extends AttendanceRequest {
  readonly placed?: (table: Table<AttendanceField>) => Placed;
}

/** What is known of a sheet beside what it says: its meeting, or the kind and the year of a matrix; or that it cannot be told. */
export type Placed = Partial<Pick<SheetRequest, "head" | "kind" | "year">> & { readonly problem?: Problem };

function begin(desk: Desk, request: PlacedRequest): ImportRun<AttendanceField> {
  const { store } = desk;
  const head = namedHead(store, request);
  const known = store.activities.meetings();
  const sheetRequest = (map: ColumnMap): SheetRequest => ({
    head,
    kind: request.kind?.id ?? null,
    year: request.year ?? null,
    blank: request.blank,
    map,
    known,
  });
  // Asked once, for all sheets that name no meeting.
  let asked: MeetingHead | undefined;
  return activityRun(desk, {
    title: head === null ? text("导入签到表", "attendance") : text(`导入签到表（${head.title}）`, `attendance (${head.title})`),
    kinds: null,
    async settle(tables, map) {
      if (request.placed !== undefined) return;
      const nameless = tables.find((table) => !namesMeeting(table, sheetRequest(map)));
      if (nameless !== undefined) asked = await askHead(desk.clerk, request, nameless);
    },
    read(table, map) {
      const { problem, ...placed } = request.placed?.(table) ?? {};
      if (problem !== undefined) return { ...NOTHING_READ, problems: [problem] };
      const of = { ...sheetRequest(map), ...placed };
      return readAttendance(table, asked === undefined || namesMeeting(table, of) ? of : { ...of, head: asked });
    },
    check: (readings) => checkStatedTurnouts(readings.flatMap(({ turnouts }) => turnouts)),
    notesOn: (plan, readings) => [...readings.flatMap(({ notes }) => notes), ...attendanceNotes(store, plan, head === null ? known : null)],
    meetingOf(table, column, map) {
      const meeting = matrixOf(table, sheetRequest(map), []).find(({ columns }) => columns.some((each) => each.column === column));
      return meeting && `${kindOf(meeting.head.kind).label.zh} ${meeting.head.title} ${meeting.head.date ?? ""}`;
    },
  });
}

const NOTHING_READ = { drafts: [], warnings: [], usedColumns: [], turnouts: [], notes: [] };

/** Whether a sheet names its meeting, well or wrongly: headings that are wrong are told, not asked about. */
export function namesMeeting(table: Table<AttendanceField>, request: SheetRequest): boolean {
  if (headOf(table, request) !== undefined || headProblems(table, request).length > 0) return true;
  const problems: Parameters<typeof matrixOf>[2] = [];
  return matrixOf(table, request, problems).length > 0 || problems.length > 0;
}
