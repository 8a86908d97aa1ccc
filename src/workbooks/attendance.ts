import type { PartialDate } from "../domain/dates.ts";
import { blankDraft, blankPart, type DeedDraft, type PartDraft } from "../domain/deeds.ts";
import { vocabularyForm } from "../domain/han.ts";
import { readAttendanceWord, readState, STATES, type State } from "../domain/kinds.ts";
import { splitNames } from "../domain/names.ts";
import type { Problem } from "../domain/problem.ts";
import { sessionInTitle } from "../domain/sessions.ts";
import { text } from "../domain/text.ts";
import { isBlank } from "./fields.ts";
import { problemAt } from "./grid.ts";
import type { OtherColumn, Table, TableCell, TableRow, TableSpec } from "./table.ts";

type Field = "name" | "state" | "reason" | "unit" | "note";

/** 签到表, one meeting a sheet: the state column, or one column for each sitting. */
export const ATTENDANCE: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  // A name without a state is a row that says nothing yet, not a heading such as 第一讨论组.
  isLoneKey: (key) => /^\p{Script=Han}[\p{Script=Han}·\s]{1,7}$/u.test(key) && !/[组界部委会表注]$/u.test(key),
  columns: [
    { field: "name", label: "姓名", aliases: ["委员姓名", "名字", "name"] },
    {
      field: "state",
      label: "出席情况",
      aliases: ["出席", "签到", "签到情况", "到会情况", "出勤", "出勤情况", "参会情况", "state", "attendance"],
    },
    { field: "reason", label: "请假事由", aliases: ["请假原因", "事由", "原因", "reason"] },
    { field: "unit", label: "单位", aliases: ["单位及职务", "工作单位及职务", "工作单位", "单位职务", "unit"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

export interface MeetingHead {
  readonly id: number | null;
  readonly kind: string;
  readonly title: string;
  readonly date: PartialDate | null;
  readonly term: number | null;
  readonly session: number | null;
}

/** What an empty state means; without it a sheet that has one is refused. */
export type BlankMeans = "absent" | "present" | "unknown" | undefined;

/** Columns that a sign-in sheet has beside names and states, and that are never sittings. */
const NO_SITTING =
  /类型|说明|备注|原因|事由|理由|^(序号|编号|no|性别|界别|民族|党派|政协职务|职务|活动组|委员活动组|专委会|所属专委会|联系电话|电话|手机|手机号|签名|签字|座位|座号|组别|讨论组|应到|实到|年龄|出生年月|委员证号)$/;

/** One sheet as one meeting; several columns of states are its sittings, named by their headers. */
export function readAttendance(
  table: Table<Field>,
  head: MeetingHead,
  blank: BlankMeans,
): { drafts: DeedDraft[]; problems: Problem[]; usedColumns: readonly number[] } {
  const problems = [...table.problems];
  const meeting: DeedDraft = {
    ...blankDraft(head.kind, head.title, { file: table.file, sheet: table.sheet }, null),
    id: head.id,
    starts: head.date,
    ...(sessionInTitle(head.title) ?? {}),
    ...(head.term !== null && head.session !== null ? { term: head.term, session: head.session } : {}),
  };
  const sittings = sittingColumns(table, blank);
  if (sittings.length === 0 && !table.fields.has("state") && blank === undefined) {
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
    return { drafts: [], problems, usedColumns: [] };
  }
  if (sittings.length === 0) {
    const parts = partsOf(table.rows, (row) => row.cell("state"), blank, problems);
    return { drafts: [{ ...meeting, parts }], problems, usedColumns: [] };
  }
  const stated: Sitting[] = table.fields.has("state")
    ? [{ header: table.headers.get("state") ?? "", cellOf: (row) => row.cell("state") }]
    : [];
  const all = [
    ...stated,
    ...sittings.map(({ header, column }): Sitting => ({ header, cellOf: (row) => row.others.get(column) ?? row.cell("state") })),
  ];
  const titles = distinctTitles(all.map(({ header }) => header));
  return {
    drafts: [
      {
        ...meeting,
        sittings: all.map(({ cellOf }, i) => ({
          ...blankDraft(head.kind, titles[i] as string, meeting.where, null),
          starts: head.date,
          parts: partsOf(table.rows, cellOf, blank, problems),
        })),
      },
    ],
    problems,
    usedColumns: sittings.map(({ column }) => column),
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
const PLAIN_STATE = /^(出席|迟到|早退|请假|缺席|列席|事假|病假|公假|√|✓|○|△|×)/;

/**
 * Unclaimed columns in which somebody wrote a state: what is no state there is a mistake, not another column. Beside one
 * of them, a column of nothing but states is a sitting too, and so is an empty one if a blank has a meaning.
 */
function sittingColumns({ rows, otherColumns, fields }: Table<Field>, blank: BlankMeans): OtherColumn[] {
  const columns = otherColumns.filter(({ header }) => !NO_SITTING.test(vocabularyForm(header).toLowerCase()));
  const valuesOf = ({ column }: OtherColumn): string[] =>
    rows.map((row) => row.others.get(column)?.text ?? "").filter((value) => value !== "");
  const isPlain = (column: OtherColumn): boolean => valuesOf(column).some((value) => PLAIN_STATE.test(vocabularyForm(value)));
  if (!fields.has("state") && !columns.some(isPlain)) return [];
  const isBeside = (column: OtherColumn): boolean => {
    const values = valuesOf(column);
    return values.length === 0 ? blank !== undefined && columns.some(isPlain) : values.every((value) => readState(value) !== undefined);
  };
  return columns.filter((column) => isPlain(column) || isBeside(column));
}

function partsOf(
  rows: readonly TableRow<Field>[],
  stateOf: (row: TableRow<Field>) => TableCell,
  blank: BlankMeans,
  problems: Problem[],
): PartDraft[] {
  return rows.flatMap((row) => {
    const cell = stateOf(row);
    const state = readStateCell(cell, blank, problems);
    if (state === null) return [];
    const reason = row.cell("reason").text || readAttendanceWord(cell.text)?.reason || null;
    return splitNames(row.cell("name").text).map((who) => ({
      ...blankPart(who, "attendee", row.cell("name").where),
      state,
      reason: state === "leave" ? reason : null,
      rows: [row.row],
    }));
  });
}

function readStateCell(cell: TableCell, blank: BlankMeans, problems: Problem[]): State | null {
  if (isBlank(cell)) {
    if (blank === undefined)
      problems.push(
        problemAt(
          cell.where,
          "",
          text("出席情况是空的", "the state is empty"),
          text(
            "请填上，或说明空白的意思：--blank absent（缺席）、present（出席）或 unknown（不清楚）",
            "fill it in, or say what a blank means: --blank absent, present or unknown",
          ),
        ),
      );
    return blank === undefined || blank === "unknown" ? null : blank;
  }
  const state = readState(cell.text);
  if (state === undefined)
    problems.push(
      problemAt(
        cell.where,
        cell.text,
        text("不认识的出席情况", "unknown state"),
        text(`可填：${STATES.map(({ label }) => label.zh).join("、")}`, `one of: ${STATES.map(({ label }) => label.zh).join(", ")}`),
      ),
    );
  return state ?? null;
}
