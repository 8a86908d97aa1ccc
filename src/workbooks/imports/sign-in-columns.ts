import { vocabularyForm } from "../../domain/han.ts";
import { readState } from "../../domain/kinds.ts";
import type { Problem } from "../../domain/problem.ts";
import { text } from "../../domain/text.ts";
import { problemAt } from "../grid.ts";
import { isBlank } from "../tables/fields.ts";
import { headerForm } from "../tables/header.ts";
import type { OtherColumn, Table, TableCell } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-head.ts";
import { isTime, type Marks } from "./marks.ts";
import { namesSitting } from "./meeting-words.ts";

/** Which columns of a sign-in sheet hold states: the sittings, the times of signing in, signing in beside signing out. */
type Field = AttendanceField;

/** 签到, 出席情况: what heads a column of states, and says nothing of which meeting or half day it is of. */
export const STATE_HEADERS: readonly string[] = [
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
];
const STATE_FORMS = new Set(["出席情况", ...STATE_HEADERS].map(headerForm));

/** When somebody signed in: 签到时间, 到会时间. */
const TIME_HEADER = /(签到|签名|到会|报到|到场|入场|进场|打卡|扫码)(时间|时刻)$/;

/** Signing out says nothing of coming: 签退, 签退时间, 离会时间. */
export const SIGN_OUT = /^(签退|签离|离会|离场|退场)/;

export const isTimeHeader = ({ own }: Pick<OtherColumn, "own">): boolean => TIME_HEADER.test(headerForm(own));

/** A column that holds states by its own header alone is of what stands over or before it: 签到 under 上午, 上午签到时间. */
export function ofItsGroup(column: OtherColumn): OtherColumn {
  const bare = headerForm(column.own).replace(TIME_HEADER, "");
  const isBare = bare === "" || STATE_FORMS.has(bare);
  const group = isBare ? column.over : isTimeHeader(column) ? bare : "";
  return group === "" ? column : { column: column.column, own: group, over: "", header: group };
}

/** The known column of states as another one, with what stands over it. */
export function stateColumnOf({ columns, headers, lines, headerRow }: Table<Field>): OtherColumn | undefined {
  const column = columns.get("state");
  if (column === undefined) return undefined;
  const own = headers.get("state") ?? "";
  const above = lines.find(({ row, isAbove }) => isAbove && row === headerRow - 1)?.texts;
  // A title over the sheet stands alone in its line.
  const over = above !== undefined && above.size > 1 ? (above.get(column) ?? "") : "";
  return { column, own, over: over === own ? "" : over, header: own };
}

/** Words of a state that are nothing else; 是 and 到 stand in other columns too. */
const PLAIN_STATE = /^(出席|出勤|迟到|早退|请假|缺席|缺勤|列席|未到会|[已未]签到|事假|病假|公假|√|✓|✔|☑|✅|○|〇|△|×)/;

/**
 * Unclaimed columns in which somebody wrote a state: what is no state there is a mistake, not another column. Beside one
 * of them, a column that is headed as a sitting is one whatever stands in it, a column of nothing but states is too, and
 * so is an empty one if a blank has a meaning. Where nothing else holds states, the times of signing in do.
 */
export function sittingColumns({ rows, otherColumns, fields }: Table<Field>, marks: Marks, noSitting: RegExp): OtherColumn[] {
  const columns = otherColumns.filter(
    (column) => !noSitting.test(vocabularyForm(column.header).toLowerCase()) && !SIGN_OUT.test(column.own) && !isTimeHeader(column),
  );
  const valuesOf = ({ column }: OtherColumn): string[] => rows.map((row) => row.other(column).text).filter((value) => value !== "");
  const isPlain = (column: OtherColumn): boolean =>
    valuesOf(column).some((value) => marks.words.has(value) || PLAIN_STATE.test(vocabularyForm(value)));
  const plain = columns.filter(isPlain);
  if (!fields.has("state") && plain.length === 0)
    return otherColumns.filter(
      (column) => (isTimeHeader(column) || (columns.includes(column) && isOfSigning(column))) && valuesOf(column).some(isTime),
    );
  const isBeside = (column: OtherColumn): boolean => {
    // 签到 under 下午 is a sitting, even if nobody signed.
    if (column.over !== "" && STATE_FORMS.has(headerForm(column.own))) return true;
    const values = valuesOf(column);
    if (values.length === 0) return marks.blank !== undefined && plain.length > 0;
    return values.every((value) => readState(value) !== undefined) || namesSitting(column.own) || isAmong(column, plain);
  };
  return columns.filter((column) => plain.includes(column) || isBeside(column));
}

/** 上午签到, 2月10日: a time in such a column is one of signing in. */
const isOfSigning = ({ own }: OtherColumn): boolean => namesSitting(own) || /(签到|签名|报到|打卡|扫码)$/.test(headerForm(own));

/** Between two sittings, and headed as they are: 第二次 between 第一次 and 第三次. */
function isAmong({ column, own }: OtherColumn, plain: readonly OtherColumn[]): boolean {
  const shape = (header: string): string => vocabularyForm(header).replace(/[一二三四五六七八九十\d]+/g, "#");
  return (
    plain.some((other) => other.column < column) &&
    plain.some((other) => other.column > column) &&
    plain.some((other) => /#/.test(shape(own)) && shape(other.own) === shape(own))
  );
}

/** Of a sheet with a column of states: where one is empty, the time of signing in says the same. */
export function timeColumnOf({ otherColumns }: Table<Field>): number | undefined {
  const [only, another] = otherColumns.filter((column) => isTimeHeader(column) && column.over === "");
  return another === undefined ? only?.column : undefined;
}

/** Somebody who signed out came: an empty place for signing in beside it is no absence. */
export function refuseSignOutAlone(table: Table<Field>, states: readonly number[], problems: Problem[]): void {
  for (const { column, own } of table.otherColumns.filter((each) => SIGN_OUT.test(each.own))) {
    const signIn = states.filter((at) => at < column).at(-1);
    if (
      signIn === undefined ||
      table.otherColumns.some((other) => other.column > signIn && other.column < column && !SIGN_OUT.test(other.own))
    )
      continue;
    for (const row of table.rows) {
      const cell: TableCell = row.other(signIn);
      if (!isBlank(cell) || isBlank(row.other(column))) continue;
      problems.push(
        problemAt(
          cell.where,
          "",
          text(`签到空着，“${own}”一列却有`, `signing in is empty, and ${own} is not`),
          text("到了会的请补上签到，没有到的请写 缺席 或 请假", "fill in who came, and write 缺席 or 请假 for who did not"),
        ),
      );
    }
  }
}
