import { type ActivityDraft, blankDraft } from "../../domain/activities/activity.ts";
import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { problemAt } from "../grid.ts";
import { isBlank } from "../tables/fields.ts";
import type { OtherColumn, Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
import { checkFiguresBeside, figuresBelow, type StatedTurnout, statedIn } from "./attendance-figures.ts";
import { type AttendanceRequest, headOf, headProblems, matrixOf, NO_SITTING, placeOf } from "./attendance-head.ts";
import { type Found, guestColumns, partsOf, type StateOf, stateColumns } from "./attendance-rows.ts";
import { isState, isTime, type Marks, marksOf } from "./marks.ts";
import { halfDayOf, headIn, meetingInTitle, sittingDay, sittingTitles } from "./meeting-words.ts";
import type { MatrixMeeting, MeetingHead } from "./meetings.ts";
import {
  holdsUnknownMarks,
  isTimeHeader,
  ofItsGroup,
  refuseSignOutAlone,
  SIGN_OUT,
  STATE_HEADERS,
  sittingColumns,
  stateColumnOf,
  timeColumnOf,
} from "./sign-in-columns.ts";
import { figureOf, turnoutIn } from "./turnout.ts";

export { checkStatedTurnouts } from "./attendance-figures.ts";
export type { BlankMeans } from "./marks.ts";
export type { KnownMeeting, MeetingHead } from "./meetings.ts";

type Field = AttendanceField;

/** 签到表: one meeting a sheet (a state column, or one for each sitting), or a matrix of members and meetings. */
export const ATTENDANCE: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  // A name without a state is a row that says nothing yet, not a heading such as 第一讨论组.
  isLoneKey: (key) => /^\p{Script=Han}[\p{Script=Han}·\s]{1,7}$/u.test(key) && !/[组界部委会表注]$/u.test(key),
  isTitle: (written) => meetingInTitle(written) !== undefined || headIn(written).title !== undefined,
  // A mark alone is a legend's: √ | 出席.
  isNoRow: (key) =>
    /^[^\p{L}\p{N}]$/u.test(key) ||
    figureOf(key) !== undefined ||
    Object.keys(turnoutIn(key)).length > 0 ||
    figureOf(key.replace(/[:：]?\d+[人名]?$/, "")) !== undefined ||
    /^(出席|到会)?率[：:]?$/.test(key) ||
    /.界([（(]\d+[人名][)）])?$/.test(key),
  columns: [
    { field: "name", label: "姓名", aliases: ["委员姓名", "名字", "name"] },
    {
      field: "state",
      label: "出席情况",
      aliases: STATE_HEADERS,
    },
    { field: "reason", label: "请假事由", aliases: ["请假原因", "事由", "原因", "reason"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

export interface AttendanceReading {
  readonly drafts: readonly ActivityDraft[];
  readonly problems: Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns: readonly number[];
  readonly turnouts: readonly StatedTurnout[];
  /** How the sheet was read, where a clerk would ask. */
  readonly notes: readonly Text[];
}

/** One sheet, as one meeting or as a matrix. */
export function readAttendance(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const reading = readSheet(table, request);
  // Without some of its rows a sheet cannot be held against its figures.
  return table.isWhole && reading.problems.length === 0 ? reading : { ...reading, turnouts: [] };
}

function readSheet(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const reading = readMeetings(table, request);
  const isHeld = ({ parts, sittings }: ActivityDraft): boolean => parts.length > 0 || sittings.some((sitting) => sitting.parts.length > 0);
  const empty = reading.drafts.filter((draft) => !isHeld(draft) && draft.id === null);
  return {
    ...reading,
    usedColumns: [...reading.usedColumns, ...guestColumns(table)],
    drafts: reading.drafts.filter(isHeld),
    warnings: [
      // A remark beside several columns is one remark.
      ...new Map(reading.warnings.map((warning) => [`${JSON.stringify(warning.where)}${warning.message.zh}`, warning])).values(),
      ...empty.map(({ title, where }) =>
        problemAt(where, title, text("这次会议一个人也没有，没有记", "nobody is on this meeting's sheet: it was not recorded")),
      ),
    ],
  };
}

function readMeetings(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const marks = marksOf(table.lines, request.map.marks, request.blank);
  const head = headOf(table, request);
  const wrong = [...headProblems(table, request), ...namelessMarks(table, marks)];
  if (wrong.length > 0) return { ...NOTHING, problems: [...table.problems, ...wrong] };
  if (head !== undefined) return readOneMeeting(table, head, marks);
  const problems = [...table.problems];
  const meetings = matrixOf(table, request, problems);
  return readMatrix(table, meetings, marks, problems);
}

/** Marks in a column without a header: which sitting or meeting they are of cannot be told. */
const namelessMarks = ({ unnamed, headerRow }: Table<Field>, marks: Marks): Problem[] =>
  unnamed
    .filter(({ first }) => isState(first.text, marks))
    .map(({ first }) =>
      problemAt(
        { ...first.where, cell: first.where.cell?.replace(/\d+$/, String(headerRow)) ?? "" },
        first.text,
        text("这一列有出席情况，没有列名", "marks of attendance in a column without a header"),
        text("请写上列名，如 3月15日常委会、1月8日下午；是合并的列名，请合并单元格", "give it one, such as 3月15日常委会 or 1月8日下午"),
      ),
    );

/** One sheet as one meeting; several columns of states are its sittings, named by their headers. */
function readOneMeeting(table: Table<Field>, head: MeetingHead, marks: Marks): AttendanceReading {
  const problems = [...table.problems];
  const warnings: Problem[] = [];
  const meeting = { ...draftOf(table, head), place: placeOf(table) };
  const oneOf = stateColumns(table);
  if (oneOf !== undefined) {
    const parts = partsOf(table, oneOf.stateOf, { marks, isOne: true, problems, warnings });
    return {
      ...NOTHING,
      drafts: [{ ...meeting, parts }],
      problems,
      warnings,
      usedColumns: oneOf.columns,
      turnouts: statedIn(table, head, parts),
    };
  }
  const sittings = sittingColumns(table, marks, NO_SITTING).map(ofItsGroup);
  const lone = loneColumn(table, sittings);
  const into: Found = { marks, isOne: lone !== undefined, problems, warnings };
  if (lone !== undefined) {
    if (!table.fields.has("state") && lone.used.length === 0 && marks.blank === undefined)
      return { ...NOTHING, problems: [...problems, noStates(table)] };
    const half = halfDayOf(table.sheet);
    const notes = timeNotes(table, [lone.stateOf], marks);
    if (half !== undefined) {
      const sitting = sittingDraft(meeting, half, table, lone.stateOf, into);
      return { ...NOTHING, drafts: [{ ...meeting, sittings: [sitting] }], problems, warnings, usedColumns: lone.used, notes };
    }
    const parts = partsOf(table, lone.stateOf, into);
    refuseSignOutAlone(table, [table.columns.get("state") ?? lone.used[0] ?? -1], problems);
    return { drafts: [{ ...meeting, parts }], problems, warnings, usedColumns: lone.used, turnouts: statedIn(table, head, parts), notes };
  }
  const stated = stateColumnOf(table);
  const all = [...(stated === undefined ? [] : [ofItsGroup(stated)]), ...sittings].map(
    (column): Sitting => ({ ...column, cellOf: (row) => row.other(column.column) }),
  );
  const titles = distinctTitles(sittingTitles(all));
  refuseSignOutAlone(
    table,
    all.map(({ column }) => column),
    problems,
  );
  return {
    drafts: [{ ...meeting, sittings: all.map(({ cellOf }, i) => sittingDraft(meeting, titles[i] as string, table, cellOf, into)) }],
    problems,
    warnings,
    usedColumns: sittings.map(({ column }) => column),
    turnouts: statedIn(table, head, []),
    notes: timeNotes(
      table,
      all.map(({ cellOf }) => cellOf),
      marks,
    ),
  };
}

/** What a sheet without anything to read comes to. */
const NOTHING: AttendanceReading = { drafts: [], problems: [], warnings: [], usedColumns: [], turnouts: [], notes: [] };

const noStates = ({ file, sheet }: Table<Field>): Problem =>
  problemAt(
    { file, sheet },
    "",
    text("表头缺少列：出席情况", "the header lacks: 出席情况"),
    text(
      "请补上出席情况列；若表上只列到会的人，请加 --blank present",
      "add the column; if the sheet lists only those who came, give --blank present",
    ),
  );

/** The one column that says all of a meeting, which is in no sittings: of states, or of the times of signing in. */
function loneColumn(table: Table<Field>, sittings: readonly OtherColumn[]): { stateOf: StateOf; used: number[] } | undefined {
  const [first, ...more] = sittings;
  if (first !== undefined) {
    const isLone = more.length === 0 && !table.fields.has("state") && isTimeHeader(first);
    return isLone ? { stateOf: (row) => row.other(first.column), used: [first.column] } : undefined;
  }
  const time = timeColumnOf(table);
  const byTime = (row: TableRow<Field>): boolean => time !== undefined && isBlank(row.cell("state")) && isTime(row.other(time).text);
  return {
    stateOf: (row) => (time !== undefined && byTime(row) ? row.other(time) : row.cell("state")),
    used: time !== undefined && table.rows.some(byTime) ? [time] : [],
  };
}

/** That times were read as states, and what their absence was taken for. */
function timeNotes({ called, rows }: Table<Field>, columns: readonly StateOf[], { blank }: Marks): Text[] {
  if (!columns.some((stateOf) => rows.some((row) => isTime(stateOf(row).text)))) return [];
  const without = blank === undefined || blank === "absent" ? "缺席" : blank === "present" ? "出席" : "不清楚";
  return [
    text(
      `“${called}”写了签到时间的是出席，空着的是${without}；迟到不从时间推断，要记请写明`,
      `${called}: a time of signing in is read as present, an empty cell as ${blank ?? "absent"}; late is not inferred from a time`,
    ),
  ];
}

/** Members in rows, meetings in columns. */
function readMatrix(table: Table<Field>, meetings: readonly MatrixMeeting[], marks: Marks, problems: Problem[]): AttendanceReading {
  const into: Found = { marks, isOne: false, problems, warnings: [] };
  const drafts = meetings.map(({ head, columns }): ActivityDraft => {
    const meeting = draftOf(table, head);
    const [only] = columns;
    if (columns.length === 1 && only && only.sitting === "")
      return { ...meeting, parts: partsOf(table, (row) => row.other(only.column), into) };
    const titles = distinctTitles(sittingTitles(columns.map(({ sitting }) => ({ own: sitting, over: "", header: sitting || head.title }))));
    return {
      ...meeting,
      sittings: columns.map(({ column }, i) => sittingDraft(meeting, titles[i] as string, table, (row) => row.other(column), into)),
    };
  });
  const turnouts = figuresBelow(table, meetings, drafts);
  const figures = checkFiguresBeside(table, drafts, problems);
  const usedColumns = [...meetings.flatMap(({ columns }) => columns.map(({ column }) => column)), ...figures];
  refuseStrayMarks(table, usedColumns, marks, problems);
  const columns = meetings.flatMap((meeting) =>
    meeting.columns.map(
      ({ column }): StateOf =>
        (row) =>
          row.other(column),
    ),
  );
  return { drafts, problems, warnings: into.warnings, usedColumns, turnouts, notes: timeNotes(table, columns, marks) };
}

function draftOf({ file, sheet }: Table<Field>, head: MeetingHead): ActivityDraft {
  return {
    ...blankDraft(head.kind, head.title, { file, sheet }, null),
    id: head.id,
    starts: head.date,
    ends: head.ends ?? null,
    ...(sessionInTitle(head.title) ?? {}),
    ...(head.term !== null && head.session !== null ? { term: head.term, session: head.session } : {}),
  };
}

function sittingDraft(meeting: ActivityDraft, title: string, table: Table<Field>, cellOf: Sitting["cellOf"], into: Found): ActivityDraft {
  return {
    ...blankDraft(meeting.kind, title, meeting.where, null),
    starts: sittingDay(title, meeting.starts),
    parts: partsOf(table, cellOf, into),
  };
}

interface Sitting extends OtherColumn {
  readonly cellOf: StateOf;
}

/** 上午, 下午, 上午（2）: two columns of one header are two sittings. */
function distinctTitles(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    return times === 1 ? header : `${header}（${times}）`;
  });
}

/** Marks under a heading that names no meeting would be lost: they are refused. */
function refuseStrayMarks(table: Table<Field>, used: readonly number[], marks: Marks, problems: Problem[]): void {
  const told = new Set(problems.map(({ where }) => where.cell));
  const isMark = ({ text: written }: TableCell): boolean => written !== "" && isState(written, marks);
  const stated = stateColumnOf(table);
  for (const other of stated === undefined ? table.otherColumns : [stated, ...table.otherColumns]) {
    const { column, header, own } = other;
    if (used.includes(column) || SIGN_OUT.test(own) || NO_SITTING.test(vocabularyForm(own).toLowerCase())) continue;
    const marked =
      table.rows.find((row) => isMark(row.other(column))) ??
      (holdsUnknownMarks(table, other, used) ? table.rows.find((row) => !isBlank(row.other(column))) : undefined);
    if (!marked || told.has(marked.other(column).where.cell?.replace(/\d+$/, String(table.headerRow)))) continue;
    problems.push(
      problemAt(
        { ...marked.other(column).where, cell: marked.other(column).where.cell?.replace(/\d+$/, String(table.headerRow)) ?? "" },
        header,
        text("这一列有出席情况，但看不出是哪次会议", "marks of attendance under a heading that names no meeting"),
        text("列名请写成 3月15日常委会，或用 --map 说明", "head it 3月15日常委会, or say which meeting with --map"),
      ),
    );
  }
}
