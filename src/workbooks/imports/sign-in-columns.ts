import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { readState } from "../../domain/vocabulary/states.ts";
import { problemAt } from "../grid.ts";
import { isBlank } from "../tables/fields.ts";
import { headerForm } from "../tables/header.ts";
import type { OtherColumn, Table, TableCell } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
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
export function sittingColumns(table: Table<Field>, marks: Marks, noSitting: RegExp): OtherColumn[] {
  const { rows, otherColumns, fields } = table;
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
  const states = [...plain.map(({ column }) => column), ...(fields.has("state") ? [table.columns.get("state") ?? -1] : [])];
  const isBeside = (column: OtherColumn): boolean => {
    // 签到 under 下午 is a sitting, even if nobody signed.
    if (column.over !== "" && STATE_FORMS.has(headerForm(column.own))) return true;
    const values = valuesOf(column);
    if (values.length === 0) return marks.blank !== undefined && plain.length > 0;
    return (
      values.every((value) => readState(value) !== undefined) ||
      namesSitting(column.own) ||
      isAmong(column, plain) ||
      holdsUnknownMarks(table, column, states)
    );
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

/** Headers of what a sheet says of people and places, and never of whether they came: 代签人, 座位号, 讨论地点. */
const NO_STATES =
  /(号码?|人|人员|者|员|姓名|(?<!联)组|组别|电话|手机|座|座[位次]|房间?|车|车辆|餐|宾馆|酒店|证件?|费用?|地[点址]|位置|时间|时刻|日期|部门|科室|职称|学历|街道|乡镇|社区|委室|签[字名]|得分|分数|次数|天数|率)$/;

/** Headers of what somebody said or got; of a sitting (听取意见) too. */
const MAY_BE_REMARKS = /(意见|建议|评价|材料|内容|主题|题目|记录|去向|方式|形式|情况|补充|其他)$/;

/** 早走, 晚到, 没到场, 半途: how somebody came or did not, in no word that is known. */
const LIKE_STATE = /[早晚迟退假缺旷溜]|[未没不][到来在去参签]|^[来到走](了|过|场|会)?$|[到走]了?$|半途|中途|提前|顶替/;

/** Words that stand under any heading. */
const OF_ANYTHING =
  /^([有无住是否]|不住|书面|口头|同意|反对|弃权|赞成|第?[一二三四五六七八九十]+(组|楼|号|桌|排|车|批)?|[甲乙丙丁A-D]组?|男|女|在职|退休|离休|退伍|退役|[早中晚]餐)$/i;

/** How long a word is that stands for a state, and from where on it is a remark. */
const SHORT = 4;
const REMARK = 9;

/**
 * Whether a column holds marks that nobody knows: to pass it over would lose a sitting. Between columns of states any
 * short word is one (开幕会 | 酝酿 | 闭幕会) unless remarks stand beside it; behind them a word that speaks of coming or
 * going, or a sign.
 */
export function holdsUnknownMarks({ rows }: Pick<Table<Field>, "rows">, { column, own }: OtherColumn, states: readonly number[]): boolean {
  const header = headerForm(own);
  if (NO_STATES.test(header) || !states.some((other) => other < column)) return false;
  const names = new Set(rows.map((row) => vocabularyForm(row.cell("name").text)));
  const written = rows.flatMap((row) => (isBlank(row.other(column)) ? [] : [vocabularyForm(row.other(column).text)]));
  const isOfStates =
    states.some((other) => other > column) && !MAY_BE_REMARKS.test(header) && written.every((words) => words.length < REMARK);
  return written.some(
    (words) =>
      words.length <= SHORT &&
      !/\d/.test(words) &&
      !names.has(words) &&
      !OF_ANYTHING.test(words) &&
      (isOfStates || LIKE_STATE.test(words) || /^[^\p{L}\p{N}\s]{1,2}$/u.test(words)),
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
