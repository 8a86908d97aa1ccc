import { blankDraft, blankPart, type DeedDraft, type PartDraft } from "../domain/deeds.ts";
import { vocabularyForm } from "../domain/han.ts";
import { readState, type State } from "../domain/kinds.ts";
import { splitNames } from "../domain/names.ts";
import type { Problem, Where } from "../domain/problem.ts";
import { sessionInTitle } from "../domain/sessions.ts";
import { text } from "../domain/text.ts";
import type { ColumnMap } from "./column-map.ts";
import { cellName, problemAt } from "./grid.ts";
import { type BlankMeans, isState, type Marks, marksOf, readStateCell } from "./marks.ts";
import {
  type HeadLine,
  headIn,
  type KnownMeeting,
  kindInTitle,
  type MatrixMeeting,
  type MeetingHead,
  meetingInTitle,
  ordinalIn,
  readHeadings,
  sittingDay,
  yearIn,
} from "./meetings.ts";
import type { OtherColumn, Table, TableCell, TableRow, TableSpec } from "./table.ts";
import { checkTurnout, countStates, figureOf, lineText, type Turnout, turnoutIn } from "./turnout.ts";

export type { BlankMeans } from "./marks.ts";
export type { MeetingHead } from "./meetings.ts";

export type AttendanceField = "name" | "state" | "reason" | "unit" | "note";
type Field = AttendanceField;

/** 签到表: one meeting a sheet (a state column, or one for each sitting), or a matrix of members and meetings. */
export const ATTENDANCE: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  // A name without a state is a row that says nothing yet, not a heading such as 第一讨论组.
  isLoneKey: (key) => /^\p{Script=Han}[\p{Script=Han}·\s]{1,7}$/u.test(key) && !/[组界部委会表注]$/u.test(key),
  isNoRow: (key) => figureOf(key) !== undefined || /^(出席|到会)?率[：:]?$/.test(key),
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
        "state",
        "attendance",
      ],
    },
    { field: "reason", label: "请假事由", aliases: ["请假原因", "事由", "原因", "reason"] },
    { field: "unit", label: "单位", aliases: ["单位及职务", "工作单位及职务", "工作单位", "单位职务", "unit"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

/** What the command states of the sheets, and what is on record. */
export interface AttendanceRequest {
  /** The meeting, where the command names it whole. */
  readonly head: MeetingHead | null;
  /** Of a matrix: the kind and the year, where headings name none. */
  readonly kind: string | null;
  readonly year: number | null;
  readonly blank: BlankMeans;
  readonly map: ColumnMap;
  readonly known: readonly KnownMeeting[];
}

/** The figures that a sheet states of a meeting, with the states of its rows. */
export interface StatedTurnout {
  readonly meeting: string;
  readonly stated: Turnout;
  readonly states: readonly State[];
  readonly where: Where;
}

export interface AttendanceReading {
  readonly drafts: readonly DeedDraft[];
  readonly problems: Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns: readonly number[];
  readonly turnouts: readonly StatedTurnout[];
}

/** The meeting of a sheet, as the command or the lines above the table say; undefined where neither does. */
export function headOf(table: Table<Field>, { head }: Pick<AttendanceRequest, "head">): MeetingHead | undefined {
  if (head) return head;
  const { kind, title, date } = statedHead(table);
  if (kind === undefined || title === undefined || date === undefined) return undefined;
  const session = sessionInTitle(title);
  return { id: null, kind, title, date, term: session?.term ?? null, session: session?.session ?? null };
}

interface StatedHead extends HeadLine {
  /** The row of the line that gives the date, or what should be one. */
  readonly row?: number;
}

/** What the lines above a table say together: the first that says a thing says it; a title says what no label does. */
function statedHead({ lines }: Table<Field>): StatedHead {
  let head: StatedHead = {};
  for (const line of lines.filter(({ isAbove }) => isAbove)) {
    const said = headIn(lineText(line));
    const isDate = said.date !== undefined || said.noDate !== undefined;
    head = { ...said, ...(isDate ? { row: line.row } : {}), ...head };
  }
  const title = head.title ?? lines.flatMap((line) => (line.isAbove ? (meetingInTitle(lineText(line)) ?? []) : []))[0];
  const kind = head.kind ?? (title === undefined ? undefined : kindInTitle(title));
  return { ...head, ...(title === undefined ? {} : { title }), ...(kind === undefined ? {} : { kind }) };
}

/** A sheet says that it is of another meeting than the command, or of a day that is none. */
export function headProblems(table: Table<Field>, head: MeetingHead | null): Problem[] {
  const { file, sheet } = table;
  const { date, noDate, title, row } = statedHead(table);
  const cell = row === undefined ? {} : { cell: `${row}:${row}` };
  if (noDate !== undefined && /\d/.test(noDate))
    return [
      problemAt(
        { file, sheet, ...cell },
        noDate,
        text("不是日期", "not a date"),
        text("请写成 2026-05-12 或 2026年5月12日", "write it as 2026-05-12"),
      ),
    ];
  if (head === null) return [];
  const wanted = ordinalIn(head.title);
  const other = [title ?? "", sheet].find((written) => wanted !== undefined && (ordinalIn(written) ?? wanted) !== wanted);
  const isOtherDay = date !== undefined && head.date !== null && date !== head.date;
  if (other === undefined && !isOtherDay) return [];
  return [
    problemAt(
      { file, sheet, ...cell },
      other ?? date ?? "",
      text(
        `这张表写的是${other ?? date}，命令里说的是 ${head.title}（${head.date ?? ""}）`,
        `the sheet says ${other ?? date}, the command ${head.title} (${head.date ?? ""})`,
      ),
      text(
        "几张表各是一次会议的，请去掉 --title --date（表上写着），或用 --sheet 一次导入一张",
        "where each sheet is a meeting of its own, leave out --title and --date, or import one at a time with --sheet",
      ),
    ),
  ];
}

/** The meetings that the columns of a sheet are of; none where it is no matrix. */
export function matrixOf(table: Table<Field>, request: AttendanceRequest, problems: Problem[]): MatrixMeeting[] {
  const year = request.year ?? yearIn(table.lines.filter(({ isAbove }) => isAbove).map(lineText));
  const columns = table.otherColumns.filter(
    ({ own }) => !NO_SITTING.test(vocabularyForm(own).toLowerCase()) && figureOf(own) === undefined,
  );
  return readHeadings({ file: table.file, sheet: table.sheet }, table.headerRow - 1, columns, { ...request, year }, problems);
}

/** One sheet, as one meeting or as a matrix. */
export function readAttendance(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const reading = readSheet(table, request);
  // Without some of its rows a sheet cannot be held against its figures.
  return table.isWhole && reading.problems.length === 0 ? reading : { ...reading, turnouts: [] };
}

function readSheet(table: Table<Field>, request: AttendanceRequest): AttendanceReading {
  const marks = marksOf(table.lines, request.map.marks, request.blank);
  const head = headOf(table, request);
  const wrong = headProblems(table, request.head);
  if (wrong.length > 0) return { drafts: [], problems: [...table.problems, ...wrong], warnings: [], usedColumns: [], turnouts: [] };
  if (head !== undefined) return readOneMeeting(table, head, marks);
  const problems = [...table.problems];
  const meetings = matrixOf(table, request, problems);
  return readMatrix(table, meetings, marks, problems);
}

/** Columns that a sign-in sheet has beside names and states, and that are never sittings. */
const NO_SITTING =
  /类型|说明|备注|原因|事由|理由|^(序号|编号|no|性别|界别|民族|党派|政协职务|职务|活动组|委员活动组|专委会|所属专委会|联系电话|电话|手机|手机号|座位|座号|组别|讨论组|应到|实到|年龄|出生年月|委员证号)$/;

/** One sheet as one meeting; several columns of states are its sittings, named by their headers. */
function readOneMeeting(table: Table<Field>, head: MeetingHead, marks: Marks): AttendanceReading {
  const problems = [...table.problems];
  const meeting = draftOf(table, head);
  const sittings = sittingColumns(table, marks);
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
  if (sittings.length === 0) {
    const parts = partsOf(table.rows, (row) => row.cell("state"), marks, problems);
    return { drafts: [{ ...meeting, parts }], problems, warnings: [], usedColumns: [], turnouts: statedIn(table, head, parts) };
  }
  const stated: Sitting[] = table.fields.has("state")
    ? [{ header: table.headers.get("state") ?? "", cellOf: (row) => row.cell("state") }]
    : [];
  const all = [...stated, ...sittings.map(({ header, column }): Sitting => ({ header, cellOf: (row) => row.other(column) }))];
  const titles = distinctTitles(all.map(({ header }) => header));
  return {
    drafts: [
      { ...meeting, sittings: all.map(({ cellOf }, i) => sittingDraft(meeting, titles[i] as string, table, cellOf, marks, problems)) },
    ],
    problems,
    warnings: [],
    usedColumns: sittings.map(({ column }) => column),
    turnouts: statedIn(table, head, []),
  };
}

/** Members in rows, meetings in columns. */
function readMatrix(table: Table<Field>, meetings: readonly MatrixMeeting[], marks: Marks, problems: Problem[]): AttendanceReading {
  const drafts = meetings.map(({ head, columns }): DeedDraft => {
    const meeting = draftOf(table, head);
    const [only] = columns;
    if (columns.length === 1 && only && only.sitting === "")
      return { ...meeting, parts: partsOf(table.rows, (row) => row.other(only.column), marks, problems) };
    const titles = distinctTitles(columns.map(({ sitting }) => sitting || head.title));
    return {
      ...meeting,
      sittings: columns.map(({ column }, i) =>
        sittingDraft(meeting, titles[i] as string, table, (row) => row.other(column), marks, problems),
      ),
    };
  });
  const turnouts = figuresBelow(table, meetings, drafts);
  const figures = checkFiguresBeside(table, drafts, problems);
  const usedColumns = [...meetings.flatMap(({ columns }) => columns.map(({ column }) => column)), ...figures];
  refuseStrayMarks(table, usedColumns, marks, problems);
  return { drafts, problems, warnings: [], usedColumns, turnouts };
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

function sittingDraft(
  meeting: DeedDraft,
  title: string,
  { rows }: Table<Field>,
  cellOf: Sitting["cellOf"],
  marks: Marks,
  problems: Problem[],
): DeedDraft {
  return {
    ...blankDraft(meeting.kind, title, meeting.where, null),
    starts: sittingDay(title, meeting.starts),
    parts: partsOf(rows, cellOf, marks, problems),
  };
}

interface Sitting {
  readonly header: string;
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

function partsOf(
  rows: readonly TableRow<Field>[],
  stateOf: (row: TableRow<Field>) => TableCell,
  marks: Marks,
  problems: Problem[],
): PartDraft[] {
  return rows.flatMap((row) => {
    const read = readStateCell(stateOf(row), marks, problems);
    if (read === null) return [];
    // Where there is no column of reasons, offices write them among the notes.
    const reason = row.cell("reason").text || read.reason || row.cell("note").text;
    return splitNames(row.cell("name").text).map((who) => ({
      ...blankPart(who, "attendee", row.cell("name").where),
      state: read.state,
      reason: read.state === "leave" ? reason : null,
      rows: [row.row],
    }));
  });
}

const statesOf = ({ parts, sittings }: DeedDraft): State[] =>
  [...parts, ...sittings.flatMap((sitting) => sitting.parts)].flatMap(({ state }) => state ?? []);

/** 应到246人，实到241人，请假5人 in a line above or below the table. */
function statedIn(table: Table<Field>, { title, date }: MeetingHead, parts: readonly PartDraft[]): StatedTurnout[] {
  const meeting = `${title}|${date ?? ""}`;
  return table.lines.flatMap((line) => {
    const stated = turnoutIn(lineText(line));
    if (Object.keys(stated).length === 0) return [];
    const where = { file: table.file, sheet: table.sheet, cell: `A${line.row}` };
    return [{ meeting, stated, states: parts.flatMap(({ state }) => state ?? []), where }];
  });
}

/** 应到, 实到 … under the names, a figure for each meeting. */
function figuresBelow(
  { file, sheet, lines }: Table<Field>,
  meetings: readonly MatrixMeeting[],
  drafts: readonly DeedDraft[],
): StatedTurnout[] {
  return meetings.flatMap(({ head, columns }, i) => {
    const [only] = columns;
    if (columns.length !== 1 || !only) return [];
    const stated: Record<string, number> = {};
    let row = 0;
    for (const line of lines) {
      const figure = [...line.texts.values()].map(figureOf).find((found) => found !== undefined);
      const value = line.texts.get(only.column);
      if (figure === undefined || value === undefined || !/^\d+$/.test(value)) continue;
      stated[figure] = Number(value);
      row = line.row;
    }
    if (row === 0) return [];
    const where = { file, sheet, cell: cellName(row - 1, only.column) };
    return [{ meeting: `${head.title}|${head.date ?? ""}`, stated, states: statesOf(drafts[i] as DeedDraft), where }];
  });
}

/** 应到, 实到 … beside the marks, a figure for each member; answers the columns. What a member was expected at the marks need not say. */
function checkFiguresBeside(table: Table<Field>, drafts: readonly DeedDraft[], problems: Problem[]): number[] {
  const columns = table.otherColumns.flatMap(({ column, own }) => {
    const figure = figureOf(own.replace(/(次数|场次|天数|次)$/, ""));
    return figure === undefined ? [] : [{ column, figure }];
  });
  if (columns.length === 0) return [];
  const statesByRow = new Map<number, State[]>();
  for (const { rows, state } of drafts.flatMap(({ parts, sittings }) => [...parts, ...sittings.flatMap((sitting) => sitting.parts)]))
    for (const row of rows) if (state) statesByRow.set(row, [...(statesByRow.get(row) ?? []), state]);
  for (const row of table.rows) {
    const stated = Object.fromEntries(
      columns.flatMap(({ column, figure }) => (/^\d+$/.test(row.other(column).text) ? [[figure, Number(row.other(column).text)]] : [])),
    ) as Turnout;
    const counted = countStates(statesByRow.get(row.row) ?? []);
    checkTurnout(
      stated,
      [{ ...counted, expected: stated.expected ?? counted.expected }],
      row.other(columns[0]?.column ?? 0).where,
      problems,
    );
  }
  return columns.map(({ column }) => column);
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

/** Stated figures against the sheet's own rows, or those of all sheets of the meeting together. */
export function checkStatedTurnouts(turnouts: readonly StatedTurnout[]): Problem[] {
  const problems: Problem[] = [];
  for (const meeting of Map.groupBy(turnouts, (turnout) => turnout.meeting).values()) {
    const all = countStates(meeting.flatMap(({ states }) => states));
    // Tables side by side share their figures: they are one statement.
    for (const { stated, states, where } of new Map(
      meeting.map((each) => [`${each.where.file}|${each.where.sheet}|${each.where.cell}`, each]),
    ).values())
      checkTurnout(stated, states.length === 0 ? [] : [countStates(states), all], where, problems);
  }
  return problems;
}
