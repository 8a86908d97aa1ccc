import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { problemAt } from "../grid.ts";
import type { ColumnMap } from "../tables/column-map.ts";
import type { Table } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
import type { BlankMeans } from "./marks.ts";
import { type HeadLine, headIn, kindInTitle, meetingInSheetName, meetingInTitle, ordinalIn, yearIn } from "./meeting-words.ts";
import { type KnownMeeting, type MatrixMeeting, type MeetingHead, meetingHead, onRecord, readHeadings } from "./meetings.ts";
import { ofItsGroup, SIGN_OUT, stateColumnOf } from "./sign-in-columns.ts";
import { figureOf, lineText } from "./turnout.ts";

/** Which meeting, or meetings, a sign-in sheet is of. */
type Field = AttendanceField;

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

/** The meeting of a sheet, as the command or the lines above the table say; undefined where neither does. */
export function headOf(table: Table<Field>, request: Pick<AttendanceRequest, "head" | "known" | "year">): MeetingHead | undefined {
  const { head, known } = request;
  if (head) return head;
  const named = headInSheetName(table, request);
  const { kind, title, date, ends = null }: StatedHead = named === undefined || named === "no year" ? statedHead(table) : named;
  return kind === undefined || title === undefined || date === undefined ? undefined : headFor({ kind, title, date, ends }, known);
}

/** A meeting that is named whole: the one on record that it may be, else a new one. */
export function headFor(
  { kind, title, date, ends = null }: Required<Pick<HeadLine, "kind" | "title" | "date">> & Pick<HeadLine, "ends">,
  known: readonly KnownMeeting[],
): MeetingHead {
  const recorded = onRecord({ kind, title, date, isDated: true }, known);
  if (recorded !== undefined && recorded !== "several") return meetingHead(recorded);
  const session = sessionInTitle(title);
  return { id: null, kind, title, date, ends, term: session?.term ?? null, session: session?.session ?? null };
}

/** Where no line above the table names the meeting, the sheet's own name may. */
const headInSheetName = (table: Table<Field>, request: Pick<AttendanceRequest, "year">): ReturnType<typeof meetingInSheetName> =>
  statedHead(table).title === undefined && table.fields.has("state") ? meetingInSheetName(table.sheet, yearOf(table, request)) : undefined;

export interface StatedHead extends HeadLine {
  /** The row of the line that gives the date, or what should be one. */
  readonly row?: number;
}

/** What the lines above a table say together: the first that says a thing says it; a title says what no label does. */
export function statedHead({ lines }: Pick<Table<Field>, "lines">): StatedHead {
  const above = lines.filter(({ isAbove }) => isAbove);
  let head: StatedHead = {};
  for (const line of above) {
    const said = headIn(lineText(line));
    const isDate = said.date !== undefined || said.noDate !== undefined;
    head = { ...said, ...(isDate ? { row: line.row } : {}), ...head };
  }
  const titled = above.flatMap((line) => meetingInTitle(lineText(line)) ?? [])[0];
  return { ...titled, ...(head.title === undefined ? {} : { kind: kindInTitle(head.title) ?? titled?.kind }), ...head } as StatedHead;
}

/** 请假人员：, 二、列席（1人）, 缺席：刘洋: a list of its own between the rows or below them. */
const OTHER_LIST =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]?\s*)?(?:请假|缺席|迟到|早退|列席|未到|特邀|[事病公]假)(?:人员|委员|名单|情况)*(?:[（(]\d*[人名位]?[)）])?(?:[:：　\s]+(.*))?$/;

/** Whether a line is a heading of such a list, or holds its names; figures (请假：3人) and legends (请假：○) are none. */
function isOtherList(line: string): boolean {
  const found = OTHER_LIST.exec(line.trim());
  if (found === null) return false;
  const rest = vocabularyForm(found[1] ?? "").replace(/[事病公]假|请假|缺席|迟到|早退|列席|出席|未到|委员|人员|表示|打|[人名位]/g, "");
  return (found[1] ?? "") === "" || /\p{Script=Han}{2}/u.test(rest);
}

/** 请假人员名单, 列席情况: a whole sheet of those who are in one state. */
const STATE_LIST = /^[^，,。；;]{0,20}(请假|缺席|列席|未到)(人员|委员|名单|情况)+表?$/;

/** The place that the lines above a table name. */
export const placeOf = (table: Pick<Table<Field>, "lines">): string | null => statedHead(table).place ?? null;

/** A sheet says that it is of another meeting than the command, or of a day that is none. */
export function headProblems(table: Table<Field>, request: Pick<AttendanceRequest, "head" | "year">): Problem[] {
  const { head } = request;
  const { file, sheet, lines, otherColumns } = table;
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
  // 请假名单 as a sheet or a table beside: those in it would count as whoever the marks say.
  const list = [sheet, ...lines.flatMap(({ isAbove, texts }) => (isAbove ? [...texts.values()] : []))].find((written) =>
    STATE_LIST.test(written),
  );
  const beside = otherColumns.find(({ own }) => /^(请假|缺席|列席|未到)(人员|委员|名单)/.test(vocabularyForm(own)))?.own;
  if (list !== undefined || beside !== undefined)
    return [
      problemAt(
        { file, sheet },
        list ?? beside ?? "",
        text("这是请假、缺席或列席的名单，不是签到表", "this is a list of those on leave, absent or sitting in, and no sign-in sheet"),
        text(
          "请把这些人写到签到表里，在出席情况一列写 请假（病假）、缺席 或 列席",
          "put these people on the sign-in sheet, with 请假（病假）, 缺席 or 列席 as their state",
        ),
      ),
    ];
  const another = lines.find((line) => !line.isAbove && (meetingInTitle(lineText(line)) !== undefined || isOtherList(lineText(line))));
  if (another !== undefined)
    return [
      problemAt(
        { file, sheet, cell: `${another.row}:${another.row}` },
        lineText(another),
        text("这里还有一次会议，或另一份名单", "another meeting, or another list, stands here"),
        text(
          "另一次会议请移到另一张工作表；请假、缺席、列席的人请写在上面的表里，在出席情况里写明",
          "move another meeting to a sheet of its own; those on leave, absent or sitting in belong above, with their state",
        ),
      ),
    ];
  if (head === null)
    return headInSheetName(table, request) === "no year"
      ? [
          problemAt(
            { file, sheet },
            sheet,
            text("看不出是哪一年", "the year is not told"),
            text("请在表名或标题里写上年份，或加 --year 2026", "name the year in the sheet's name or title, or give --year 2026"),
          ),
        ]
      : [];
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

/** The year that days without one are of. */
const yearOf = ({ lines }: Pick<Table<Field>, "lines">, { year }: Pick<AttendanceRequest, "year">): number | null =>
  year ?? yearIn(lines.filter(({ isAbove }) => isAbove).map(lineText));

/** The meetings that the columns of a sheet are of; none where it is no matrix. */
export function matrixOf(table: Table<Field>, request: AttendanceRequest, problems: Problem[]): MatrixMeeting[] {
  const year = yearOf(table, request);
  const stated = stateColumnOf(table);
  const columns = [...(stated === undefined || stated.over === "" ? [] : [stated]), ...table.otherColumns]
    .filter(({ own }) => !NO_SITTING.test(vocabularyForm(own).toLowerCase()) && !SIGN_OUT.test(own) && figureOf(own) === undefined)
    .map(ofItsGroup);
  return readHeadings(
    { file: table.file, sheet: table.sheet },
    table.headerRow - 1,
    columns,
    { ...request, year, kind: request.kind ?? kindOfTitle(table) },
    problems,
  );
}

/** Columns that a sign-in sheet has beside names and states, and that are never sittings. */
export const NO_SITTING =
  /类型|类别|身份|单位|说明|备注|原因|事由|理由|用餐|就餐|住宿|领取|车牌|^是否.*(发言|党员)|^(发言|党员|早餐|午餐|晚餐|序号|编号|no|性别|界别|民族|党派|政协职务|职务|活动组|委员活动组|专委会|所属专委会|联系电话|电话|手机|手机号|座位|座号|组别|讨论组|应到|实到|年龄|出生年月|委员证号)$/;

/** 2026年常委会出席情况统计表, or a sheet called 常委会: the kind of all meetings of a matrix. */
const kindOfTitle = ({ lines, sheet }: Table<Field>): string | null =>
  [...lines.flatMap((line) => (line.isAbove ? [lineText(line)] : [])), sheet].flatMap((written) => kindInTitle(written) ?? [])[0] ?? null;
