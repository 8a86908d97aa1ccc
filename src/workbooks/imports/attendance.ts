import { blankDraft, type DeedDraft } from "../../domain/deeds.ts";
import { vocabularyForm } from "../../domain/han.ts";
import { readState } from "../../domain/kinds.ts";
import type { Problem } from "../../domain/problem.ts";
import { sessionInTitle } from "../../domain/sessions.ts";
import { text } from "../../domain/text.ts";
import { problemAt } from "../grid.ts";
import type { OtherColumn, Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import { checkFiguresBeside, figuresBelow, type StatedTurnout, statedIn } from "./attendance-figures.ts";
import { type AttendanceField, type AttendanceRequest, headOf, headProblems, matrixOf, NO_SITTING, placeOf } from "./attendance-head.ts";
import { type Found, partsOf, stateColumns } from "./attendance-rows.ts";
import { isState, type Marks, marksOf } from "./marks.ts";
import { halfDayOf, headIn, meetingInTitle, sittingDay, sittingTitles } from "./meeting-words.ts";
import type { MatrixMeeting, MeetingHead } from "./meetings.ts";
import { figureOf, turnoutIn } from "./turnout.ts";

export { checkStatedTurnouts } from "./attendance-figures.ts";
export { type AttendanceField, type AttendanceRequest, headOf, headProblems, matrixOf } from "./attendance-head.ts";
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
      aliases: [
        "出席",
        "签到",
        "签到情况",
        "到会情况",
        "出勤",
        "出勤情况",
        "参会情况",
        "签名",
        "签字",
        "签名/出席情况",
        "签到状态",
        "参会状态",
        "到会状态",
        "参加情况",
        "考勤",
        "是否出席",
        "是否到会",
        "是否参加",
        "是否参会",
        "state",
        "attendance",
      ],
    },
    { field: "reason", label: "请假事由", aliases: ["请假原因", "事由", "原因", "reason"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

export interface AttendanceReading {
  readonly drafts: readonly DeedDraft[];
  readonly problems: Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns: readonly number[];
  readonly turnouts: readonly StatedTurnout[];
}

/** One sheet, as one meeting or as a matrix. */
export function readAttendance(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const reading = readSheet(table, request);
  // Without some of its rows a sheet cannot be held against its figures.
  return table.isWhole && reading.problems.length === 0 ? reading : { ...reading, turnouts: [] };
}

function readSheet(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const reading = readMeetings(table, request);
  const isHeld = ({ parts, sittings }: DeedDraft): boolean => parts.length > 0 || sittings.some((sitting) => sitting.parts.length > 0);
  const empty = reading.drafts.filter((draft) => !isHeld(draft) && draft.id === null);
  return {
    ...reading,
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
  if (wrong.length > 0) return { drafts: [], problems: [...table.problems, ...wrong], warnings: [], usedColumns: [], turnouts: [] };
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
  const sittings = oneOf === undefined ? sittingColumns(table, marks) : [];
  const into: Found = { marks, isOne: sittings.length === 0, problems, warnings };
  if (oneOf !== undefined) {
    const parts = partsOf(table, oneOf.stateOf, into);
    return { drafts: [{ ...meeting, parts }], problems, warnings, usedColumns: oneOf.columns, turnouts: statedIn(table, head, parts) };
  }
  if (sittings.length === 0 && !table.fields.has("state") && marks.blank === undefined) {
    problems.push(
      problemAt(
        { file: table.file, sheet: table.sheet },
        "",
        text("表头缺少列：出席情况", "the header lacks: 出席情况"),
        text(
          "请补上出席情况列；若表上只列到会的人，请加 --blank present",
          "add the column; if the sheet lists only those who came, give --blank present",
        ),
      ),
    );
    return { drafts: [], problems, warnings: [], usedColumns: [], turnouts: [] };
  }
  const half = halfDayOf(table.sheet);
  if (sittings.length === 0 && half !== undefined) {
    const sitting = sittingDraft(meeting, half, table, (row) => row.cell("state"), into);
    return { drafts: [{ ...meeting, sittings: [sitting] }], problems, warnings, usedColumns: [], turnouts: [] };
  }
  if (sittings.length === 0) {
    const parts = partsOf(table, (row) => row.cell("state"), into);
    return { drafts: [{ ...meeting, parts }], problems, warnings, usedColumns: [], turnouts: statedIn(table, head, parts) };
  }
  const named = table.headers.get("state") ?? "";
  const stated: Sitting[] = table.fields.has("state") ? [{ own: named, over: "", header: named, cellOf: (row) => row.cell("state") }] : [];
  const all = [...stated, ...sittings.map((column): Sitting => ({ ...column, cellOf: (row) => row.other(column.column) }))];
  const titles = distinctTitles(sittingTitles(all));
  return {
    drafts: [{ ...meeting, sittings: all.map(({ cellOf }, i) => sittingDraft(meeting, titles[i] as string, table, cellOf, into)) }],
    problems,
    warnings,
    usedColumns: sittings.map(({ column }) => column),
    turnouts: statedIn(table, head, []),
  };
}

/** Members in rows, meetings in columns. */
function readMatrix(table: Table<Field>, meetings: readonly MatrixMeeting[], marks: Marks, problems: Problem[]): AttendanceReading {
  const into: Found = { marks, isOne: false, problems, warnings: [] };
  const drafts = meetings.map(({ head, columns }): DeedDraft => {
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
  return { drafts, problems, warnings: into.warnings, usedColumns, turnouts };
}

function draftOf({ file, sheet }: Table<Field>, head: MeetingHead): DeedDraft {
  return {
    ...blankDraft(head.kind, head.title, { file, sheet }, null),
    id: head.id,
    starts: head.date,
    ...(sessionInTitle(head.title) ?? {}),
    ...(head.term !== null && head.session !== null ? { term: head.term, session: head.session } : {}),
  };
}

function sittingDraft(meeting: DeedDraft, title: string, table: Table<Field>, cellOf: Sitting["cellOf"], into: Found): DeedDraft {
  return {
    ...blankDraft(meeting.kind, title, meeting.where, null),
    starts: sittingDay(title, meeting.starts),
    parts: partsOf(table, cellOf, into),
  };
}

interface Sitting extends Pick<OtherColumn, "own" | "over" | "header"> {
  readonly cellOf: (row: TableRow<Field>) => TableCell;
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

/** Words of a state that are nothing else; 是 and 到 stand in other columns too. */
const PLAIN_STATE = /^(出席|迟到|早退|请假|缺席|列席|事假|病假|公假|√|✓|✔|○|〇|△|×)/;

/**
 * Unclaimed columns in which somebody wrote a state: what is no state there is a mistake, not another column. Beside one
 * of them, a column of nothing but states is a sitting too, and so is an empty one if a blank has a meaning.
 */
function sittingColumns({ rows, otherColumns, fields }: Table<Field>, marks: Marks): OtherColumn[] {
  const columns = otherColumns.filter(({ header }) => !NO_SITTING.test(vocabularyForm(header).toLowerCase()));
  const valuesOf = ({ column }: OtherColumn): string[] => rows.map((row) => row.other(column).text).filter((value) => value !== "");
  const isPlain = (column: OtherColumn): boolean =>
    valuesOf(column).some((value) => marks.words.has(value) || PLAIN_STATE.test(vocabularyForm(value)));
  if (!fields.has("state") && !columns.some(isPlain)) return [];
  const isBeside = (column: OtherColumn): boolean => {
    const values = valuesOf(column);
    return values.length === 0
      ? marks.blank !== undefined && columns.some(isPlain)
      : values.every((value) => readState(value) !== undefined);
  };
  return columns.filter((column) => isPlain(column) || isBeside(column));
}

/** Marks under a heading that names no meeting would be lost: they are refused. */
function refuseStrayMarks(table: Table<Field>, used: readonly number[], marks: Marks, problems: Problem[]): void {
  const told = new Set(problems.map(({ where }) => where.cell));
  for (const { column, header, own } of table.otherColumns) {
    if (used.includes(column) || NO_SITTING.test(vocabularyForm(own).toLowerCase())) continue;
    const marked = table.rows.find((row) => row.other(column).text !== "" && isState(row.other(column).text, marks));
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
