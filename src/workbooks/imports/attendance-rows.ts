import { blankPart, type PartDraft } from "../../domain/activities/activity.ts";
import { cleanName, readName, splitNames } from "../../domain/people/names.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { readAttendanceWord, readState, type State, stateLabel } from "../../domain/vocabulary/states.ts";
import { problemAt } from "../grid.ts";
import { isBlank } from "../tables/fields.ts";
import type { Table, TableCell, TableRow } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
import { type Marks, marksAmong, type ReadState, readStateCell, SIGNED } from "./marks.ts";

/** The rows of a sign-in sheet: who was there, and how. */
type Field = AttendanceField;
export type StateOf = (row: TableRow<Field>) => TableCell;

/** How a sheet is read, and what is found on the way. */
export interface Found {
  readonly marks: Marks;
  /** One state a row: then a remark that says another contradicts it. Of several columns it may be about any. */
  readonly isOne: boolean;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Those whom the rows name, each with the state that one column gives. */
export function partsOf({ rows, otherColumns }: Pick<Table<Field>, "rows" | "otherColumns">, stateOf: StateOf, found: Found): PartDraft[] {
  const guests = guestColumns({ rows, otherColumns });
  const own: Found = { ...found, marks: marksAmong(rows.map(stateOf), found.marks) };
  return rows.flatMap((row) => {
    const cell = stateOf(row);
    if (isBlank(cell) && refuseStateElsewhere(row, own)) return [];
    const written = isOwnName(cell, row) ? SIGNED : readStateCell(cell, own.marks, own.problems);
    if (written === null) return [];
    const isBare = written.state === "absent" && NOT_THERE.test(vocabularyForm(cell.text));
    const read = (isBare && own.isOne ? leaveBeside(row, own) : undefined) ?? written;
    // Where there is no column of reasons, offices write them among the notes.
    const reason = row.cell("reason").text || read.reason || row.cell("note").text;
    checkRemarks(row, read.state, reason, isBare, own);
    const isGuest =
      CAME.has(read.state) &&
      (guests.some((column) => sitsIn(row.other(column))) || (found.isOne && /^列席/.test(vocabularyForm(row.cell("note").text))));
    return splitNames(row.cell("name").text).map((who) => ({
      ...blankPart(who, "attendee", row.cell("name").where),
      state: isGuest ? "observer" : read.state,
      reason: read.state === "leave" ? reason || null : null,
      rows: [row.row],
    }));
  });
}

/** 列席, 特邀列席, 列席人员, 副局长（列席）, where somebody's place is written. */
const SITS_IN = /(^|[（(])(特邀|应邀|邀请)?列席/;
const sitsIn = ({ text: written }: TableCell): boolean => SITS_IN.test(vocabularyForm(written));

/** The columns that say of somebody that they sit in. */
export const guestColumns = ({ rows, otherColumns }: Pick<Table<Field>, "rows" | "otherColumns">): number[] =>
  otherColumns
    .filter(({ column, own }) => /类别|身份|职务$/.test(vocabularyForm(own)) && rows.some((row) => sitsIn(row.other(column))))
    .map(({ column }) => column);
const CAME: ReadonlySet<State> = new Set(["present", "late", "left_early"]);

/** Who signs with their own name has come. */
const isOwnName = (cell: TableCell, row: TableRow<Field>): boolean =>
  cell.text !== "" && cleanName(cell.text) === readName(row.cell("name").text).name;

/** 否, 0, 未签到, 没来: somebody was not there. Whether they had leave another cell may say. */
const NOT_THERE = /^(否|0|[未没]有?(来|到会?|签到|参会|参加|出席))$/;

/** 否 | 出差: the leave of somebody who was not there, where a reason or a remark is the word for one. */
function leaveBeside(row: TableRow<Field>, { warnings }: Found): ReadState | undefined {
  for (const cell of [row.cell("reason"), row.cell("note")]) {
    const word = readAttendanceWord(cell.text);
    if (word?.state !== "leave") continue;
    warnings.push(
      problemAt(
        cell.where,
        cell.text,
        text("没有到会，这里写着请假的事由，记为请假", "not there, and this is the reason of a leave: taken for one"),
        text("没有准假的，请把出席情况写成 缺席，并删去这里的话", "without leave write 缺席 as the state, and take this off"),
      ),
    );
    return { state: "leave", reason: word.reason };
  }
  return undefined;
}

/** Leave that stands among the reasons or notes, beside an empty state: whatever a blank means, it is not that. */
function refuseStateElsewhere(row: TableRow<Field>, { marks, problems }: Found): boolean {
  // 缺席 agrees with a blank that means absence.
  const says = (written: string): boolean => EXCUSE.test(written) || (marks.blank !== "absent" && /^(缺席|旷会)/.test(written));
  const cell = [row.cell("reason"), row.cell("note")].find((each) => says(vocabularyForm(each.text)));
  if (cell === undefined) return false;
  problems.push(
    problemAt(
      cell.where,
      cell.text,
      text("出席情况空着，这里写着别的", "the state is empty, and this says what it is"),
      text("请把它写在出席情况里，如 请假（病假）", "write it as the state, such as 请假（病假）"),
    ),
  );
  return true;
}

/** Why somebody was not there: with a state that is left empty it is no absence. */
const EXCUSE = /(?<![未没无])请假|[事病公产婚丧]假|出差|住院|^因[公病事]|外出|陪护|探亲|[年休]假/;

const STATE_IN_REMARK = /(?<![未没无])(请假|[事病公]假|缺席|旷会|迟到|早退|列席)/;

/** A remark that says another state than the row contradicts it; any other than a leave's reason is not kept, and said. */
function checkRemarks(row: TableRow<Field>, state: State, reason: string, isBare: boolean, { isOne, problems, warnings }: Found): void {
  for (const cell of [row.cell("reason"), row.cell("note")]) {
    if (isBlank(cell) || (state === "leave" && cell.text === reason)) continue;
    const remark = vocabularyForm(cell.text);
    // 否 | 去北京出差: whether it was a leave is not told.
    const [said] = STATE_IN_REMARK.exec(remark) ?? (state === "absent" && isBare ? EXCUSE.exec(remark) : null) ?? [];
    if (said !== undefined && !isOne) {
      warnings.push(
        problemAt(
          cell.where,
          cell.text,
          text("备注里写着出席情况，各次照各列读", "the remark speaks of a state: each column was read as it is"),
          text("请核对，把它写在那一列里", "check it, and write it into the column that it is about"),
        ),
      );
      continue;
    }
    const other = said === undefined ? undefined : (readState(said) ?? "leave");
    // Who came and sat in says so in a remark as well as in the state.
    if (other === "observer" && CAME.has(state)) continue;
    if (other !== undefined && other !== state)
      problems.push(
        problemAt(
          cell.where,
          cell.text,
          text(`出席情况是${stateLabel(state).zh}，这里写着${said}`, `the state is ${stateLabel(state).en}, and this says ${said}`),
          other === "leave"
            ? text(
                "请假的请在出席情况里写 请假（事由）；不是请假的，请删去这里的话",
                "for a leave write 请假（reason） as the state; else take the remark off",
              )
            : text("请把两处写成一致，如 √（迟到）", "write both alike, such as √（迟到）"),
        ),
      );
    else warnings.push(problemAt(cell.where, "", text("备注没有记入", "the remark was not recorded")));
  }
}

/**
 * Columns that are states: 出席, 请假 and 缺席 side by side, with a mark in one of them. Answers one cell a row, that says
 * the state in a word. Figures (how often somebody came) are no marks.
 */
export function stateColumns({ rows, otherColumns, headers, fields }: Table<Field>): { columns: number[]; stateOf: StateOf } | undefined {
  const columns = otherColumns.flatMap(({ column, own }) => {
    const state = isStateWord(own) ? readState(own) : undefined;
    return state === undefined ? [] : [{ state, word: own, cellOf: (row: TableRow<Field>) => row.other(column), column }];
  });
  const stated = headers.get("state") ?? "";
  if (columns.length === 0 || rows.some((row) => columns.some(({ cellOf }) => /^(\d{2,}|[2-9])$/.test(cellOf(row).text)))) return undefined;
  const all = [
    ...(fields.has("state")
      ? [{ state: "present" as State, word: isStateWord(stated) ? stated : "出席", cellOf: (row: TableRow<Field>) => row.cell("state") }]
      : []),
    ...columns,
  ];
  if (all.length < 2) return undefined;
  return { columns: columns.map(({ column }) => column), stateOf: (row) => oneCell(row, all) };
}

const isStateWord = (header: string): boolean => /^\p{Script=Han}{2,4}$/u.test(header) && readState(header) !== undefined;

interface StateColumn {
  readonly state: State;
  readonly word: string;
  readonly cellOf: (row: TableRow<Field>) => TableCell;
}

/** What the marks of a row say together: the word that heads the one which is marked; late says more than present. */
function oneCell(row: TableRow<Field>, columns: readonly StateColumn[]): TableCell {
  const marked = columns
    .map((column) => ({ ...column, cell: column.cellOf(row) }))
    .filter(({ cell }) => !isBlank(cell) && cell.text !== "0");
  const [first, ...others] = marked;
  if (first === undefined) {
    const cell = (columns[0] as StateColumn).cellOf(row);
    return cell.text === "0" ? { text: "", raw: null, where: cell.where } : cell;
  }
  const said = (each: (typeof marked)[number]): string => {
    const written = readState(each.cell.text);
    if (written === "present" || each.cell.text === "1") return each.word;
    // 病假 under 请假 says more than the header; 住院 is its reason.
    return written === undefined && each.state === "leave" ? `${each.word}（${each.cell.text}）` : each.cell.text;
  };
  if (others.length === 0) return { text: said(first), raw: said(first), where: first.cell.where };
  const better = marked.filter(({ state }) => state !== "present");
  const isCame = better.length === 1 && CAME.has((better[0] as (typeof marked)[number]).state);
  const words = isCame ? said(better[0] as (typeof marked)[number]) : marked.map(said).join("、");
  return { text: words, raw: words, where: first.cell.where };
}
