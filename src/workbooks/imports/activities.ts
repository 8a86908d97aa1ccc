import { type ActivityDraft, blankDraft, blankOutcome, blankPart, type OutcomeDraft } from "../../domain/activities/activity.ts";
import { holdsMask, plainText } from "../../domain/text/plain.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { canonicalForm, isCosigned, KINDS, readKind, readRoleIn, roleWord } from "../../domain/vocabulary/kinds.ts";
import { type Outcome, outcomeLabel, readOutcome } from "../../domain/vocabulary/outcomes.ts";
import { isWritten, type Role } from "../../domain/vocabulary/roles.ts";
import { readAttendanceWord, readState, readStateAnswer, STATES, type State } from "../../domain/vocabulary/states.ts";
import { problemAt } from "../grid.ts";
import {
  isBlank,
  readDateCell,
  readDaysCell,
  readLevelsCell,
  readNames,
  readNumber,
  readText,
  readWord,
  warnUnkept,
} from "../tables/fields.ts";
import type { Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import { refuseNumbers } from "./residents-numbers.ts";

type Field =
  | "date"
  | "kind"
  | "title"
  | "name"
  | "role"
  | "state"
  | "form"
  | "quantity"
  | "amount"
  | "level"
  | "outcome"
  | "outcomeDate"
  | "place"
  | "note";

/** 履职活动台账: a row for each activity and person (docs/records.md, 表格). */
export const ACTIVITIES: TableSpec<Field> = {
  key: "name",
  required: ["date", "kind", "title", "name"],
  people: ["name"],
  // One sheet a kind: 荣誉, 公益慈善.
  fromSheetName: (name) => (readKind(name) ? { field: "kind", value: name.trim() } : undefined),
  columns: [
    {
      field: "date",
      label: "日期",
      aliases: ["时间", "活动日期", "活动时间", "获奖时间", "获奖日期", "授予时间", "捐赠时间", "捐赠日期", "date"],
    },
    { field: "kind", label: "类别", aliases: ["活动类别", "类型", "活动类型", "种类", "kind", "category"] },
    {
      field: "title",
      label: "名称",
      aliases: ["活动名称", "荣誉名称", "获奖名称", "荣誉称号", "奖项", "捐赠项目", "项目", "内容", "主题", "活动内容", "事项", "title"],
    },
    {
      field: "name",
      label: "姓名",
      aliases: ["委员姓名", "参加人员", "人员", "委员", "参加委员", "获奖人", "获奖委员", "捐赠人", "捐赠委员", "name"],
    },
    { field: "role", label: "角色", aliases: ["身份", "担任角色", "role"] },
    { field: "state", label: "出席情况", aliases: ["出席", "到会情况", "参加情况", "state", "attendance"] },
    { field: "form", label: "形式", aliases: ["方式", "form"] },
    { field: "quantity", label: "数量", aliases: ["人数", "次数", "quantity"], isQuantity: true },
    { field: "amount", label: "金额", aliases: ["金额元", "捐款金额", "捐赠金额", "amount"], isQuantity: true },
    { field: "level", label: "级别", aliases: ["层级", "荣誉级别", "获奖级别", "奖励级别", "level"] },
    { field: "outcome", label: "结果", aliases: ["成果", "处理结果", "outcome", "result"] },
    { field: "outcomeDate", label: "结果日期", aliases: ["批示日期", "结果时间", "outcome date"] },
    { field: "place", label: "地点", aliases: ["地址", "活动地点", "place"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

/** Each row as a draft of its own; rows of one date, kind and name are folded by the planner. */
export function readActivities(table: Table<Field>): LedgerReading {
  const reading: LedgerReading = { drafts: [], problems: [...table.problems], warnings: [] };
  const yuan = yuanOf(table);
  for (const row of table.rows) {
    const draft = readRow(row, yuan, reading);
    if (draft) reading.drafts.push(draft);
  }
  return reading;
}

/** Which column holds yuan where, and how many of them one is: 金额（万元）, 单位：千元. */
interface Yuan {
  /** 数量 of a donation is yuan where the sheet has no 金额 column. */
  readonly hasAmount: boolean;
  readonly each: number;
}

const UNITS = new Map([
  ["万", 10_000],
  ["千", 1000],
  ["百", 100],
]);

function yuanOf({ fields, headers, lines }: Table<Field>): Yuan {
  const hasAmount = fields.has("amount");
  const header = headers.get(hasAmount ? "amount" : "quantity") ?? "";
  const above = lines.flatMap(({ isAbove, texts }) => (isAbove ? [...texts.values()] : []));
  const unit =
    /([万千百])元/.exec(header)?.[1] ?? above.map((line) => /单位\s*[:：]\s*([万千百])元/.exec(line)?.[1]).find((found) => found);
  return { hasAmount, each: UNITS.get(unit ?? "") ?? 1 };
}

/** A sum in yuan; a cell that names its own unit (0.5万元) means that. */
function readYuan(cell: TableCell, each: number, problems: Problem[]): number | null {
  const number = readNumber(cell, problems);
  return number === null || each === 1 || /[元万]\s*$/.test(cell.text) ? number : Math.round(number * each * 100) / 100;
}

/** What a ledger's table says: drafts, mistakes, and what was taken but may surprise. */
export interface LedgerReading {
  readonly drafts: ActivityDraft[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

function readRow({ row, cell }: TableRow<Field>, yuan: Yuan, { problems, warnings }: LedgerReading): ActivityDraft | undefined {
  const before = problems.length;
  const found = readWord(
    cell("kind"),
    readKind,
    text("类别", "kind"),
    KINDS.map(({ label }) => label.zh),
    problems,
  );
  for (const field of ["kind", "title", "date"] as const) {
    if (isBlank(cell(field)))
      problems.push(
        problemAt(
          cell(field).where,
          "",
          text(`缺少${{ kind: "类别", title: "名称", date: "日期" }[field]}`, `the ${field} is missing`),
          text("请填上", "fill it in"),
        ),
      );
  }
  const days = readDaysCell(cell("date"), problems, warnings);
  if (!found) return undefined;
  const { kind } = found;
  const role = readRoleCell(kind, cell("role"), problems);
  const form = canonicalForm(readText(cell("form"))) ?? formSaidAsRole(kind, cell("role")) ?? found.form ?? null;
  const satIn = kind.attended && isBlank(cell("state")) && readState(cell("role").text) === "observer";
  const state = satIn ? "observer" : readStateOf(kind, isWritten(role, form), cell("state"), problems, warnings);
  const outcomes = readOutcomes(kind, cell, problems, warnings);
  const isYuan = kind.countsYuan === true && !yuan.hasAmount;
  const quantity = isYuan ? readYuan(cell("quantity"), yuan.each, problems) : readNumber(cell("quantity"), problems);
  const amount = readYuan(cell("amount"), yuan.each, problems);
  if (kind.meetsResidents) for (const field of ["title", "place", "outcome", "note"] as const) refuseNumbers(cell(field), problems);
  const who = readNames(cell("name"), warnings);
  if (who.length === 0) problems.push(problemAt(cell("name").where, cell("name").text, text("没有姓名", "no name")));
  if (problems.length > before) return undefined;
  for (const field of ["quantity", "amount"] as const)
    if (who.length > 1 && !isBlank(cell(field)))
      warnings.push(
        problemAt(
          cell(field).where,
          cell(field).text,
          text(
            `这一格有 ${who.length} 个人，每人各记 ${cell(field).text}`,
            `${who.length} people in the row: each is credited with ${cell(field).text}`,
          ),
          text("若是几个人合计的数，请一人一行写各自的数", "if it is the sum of all, give each a row with their own"),
        ),
      );
  const parts = who.map((name, i) => ({
    ...blankPart(name, role === "lead" && i > 0 && isCosigned(kind) ? "cosigner" : role, cell("name").where),
    position: kind.isOrdered ? i + 1 : null,
    stateImplied: isBlank(cell("state")) && !satIn,
    state,
    reason: kind.attended ? readReason(cell("state").text) : null,
    quantity: isYuan ? null : quantity,
    amount: isYuan ? quantity : amount,
    rows: [row],
  }));
  const own: OutcomeDraft[] = kind.personal ? who.flatMap((name) => outcomes.map((outcome) => ({ ...outcome, who: name }))) : outcomes;
  return {
    ...blankDraft(kind.id, plainText(cell("title").text), cell("title").where, row),
    starts: days?.starts ?? null,
    ends: days?.ends ?? null,
    place: readText(cell("place")),
    form,
    note: [keptResult(kind, cell("outcome")), readText(cell("note"))].filter((part) => part !== null).join("；") || null,
    parts,
    outcomes: own,
    // A filled 结果 or 级别 says all that came of it; a blank says nothing.
    decided: outcomes.some(({ implied }) => !implied) ? kind.outcomes : [],
  };
}

/** The role that a row states, or the kind's own; people who hold something (an honour, a sanction) do so whatever stands there. */
function readRoleCell(kind: Kind, cell: ReturnType<TableRow<Field>["cell"]>, problems: Problem[]): Role {
  const usual = kind.roles[0] ?? "attendee";
  if (kind.personal || isBlank(cell)) return usual;
  const choices = kind.roles.map((role) => roleWord(kind.id, role).zh);
  return (
    readWord(cell, (value) => asRole(kind, value), text(`${kind.label.zh}的角色`, `role of ${kind.label.en}`), choices, problems) ?? usual
  );
}

/** 列席 stands among roles in many sheets, and is a state: an attendee who sat in. */
function asRole(kind: Kind, value: string): Role | undefined {
  const role = kind.saidAsRole?.[vocabularyForm(value)] ?? readRoleIn(kind, value);
  // 作者 of a proposal, which has a lead and co-signers.
  if (role === "author" && isCosigned(kind)) return "lead";
  return role !== undefined && kind.roles.includes(role) ? role : undefined;
}

/** 书面 and 口头 stand among the roles of speeches, and are their form. */
const formSaidAsRole = (kind: Kind, { text: value }: TableCell): string | undefined =>
  kind.saidAsRole?.[vocabularyForm(value)] === undefined ? undefined : kind.forms?.find((form) => vocabularyForm(value).startsWith(form));

/** What is written where nobody knows whether somebody came: a blank would be attendance. */
export const NOT_KNOWN = "不详";

/** The reason of a leave; one in which a number was masked states nothing. */
function readReason(value: string): string | null {
  const reason = readAttendanceWord(value)?.reason ?? null;
  return reason === null || holdsMask(reason) ? null : plainText(reason);
}

/** An empty state is attendance, but of what was done in writing; kinds that nobody attends keep no state. */
function readStateOf(
  kind: Kind,
  isInWriting: boolean,
  cell: ReturnType<TableRow<Field>["cell"]>,
  problems: Problem[],
  warnings: Problem[],
): State | null {
  if (vocabularyForm(cell.text) === NOT_KNOWN) return null;
  const state = readWord(
    cell,
    (value) => readStateAnswer(value)?.state,
    text("出席情况", "state"),
    STATES.map(({ label }) => label.zh),
    problems,
  );
  if (kind.attended) return state ?? (isInWriting ? null : "present");
  if (state !== undefined && state !== null && state !== "present")
    warnings.push(
      problemAt(
        cell.where,
        cell.text,
        text(`${kind.label.zh}不记出席情况，这一格没有记下`, `no attendance is recorded of ${kind.label.en}: the cell was not recorded`),
        text("要是没有这件事，请删去这一行", "delete the row if it did not come about"),
      ),
    );
  return null;
}

function readOutcomes(kind: Kind, cell: TableRow<Field>["cell"], problems: Problem[], warnings: Problem[]): OutcomeDraft[] {
  const levels = readLevelsCell(cell("level"), problems);
  const date = readDateCell(cell("outcomeDate"), problems, warnings);
  const whats = readWhats(kind, cell("outcome"), problems);
  if (whats.length === 0) warnUnkept(cell("outcomeDate"), text("结果", "result"), warnings);
  if (levels.length > 0 && whats.length === 0) {
    warnings.push(
      problemAt(
        cell("level").where,
        cell("level").text,
        text("只有级别，没有结果，级别没有记下", "a level without a result: it was not recorded"),
        kind.outcomes.length > 0 ? choices(kind) : undefined,
      ),
    );
  }
  const where = isBlank(cell("outcome")) ? cell("level").where : cell("outcome").where;
  const implied = (["outcome", "level", "outcomeDate"] as const).every((field) => isBlank(cell(field)));
  return whats.flatMap((what) =>
    (levels.length === 0 ? [null] : levels).map((level) => ({ ...blankOutcome(what, where), level, date, implied })),
  );
}

/** A result of a kind from which nothing countable can come is kept in the note: nothing that a clerk wrote is dropped. */
const keptResult = (kind: Kind, cell: ReturnType<TableRow<Field>["cell"]>): string | null =>
  kind.outcomes.length === 0 || kind.impliedOutcome !== undefined ? readText(cell) : null;

/** 结果 may name several outcomes; an honour is one by itself. */
function readWhats(kind: Kind, cell: ReturnType<TableRow<Field>["cell"]>, problems: Problem[]): Outcome[] {
  const { impliedOutcome, needsOutcome } = kind;
  if (isBlank(cell)) {
    if (needsOutcome) problems.push(problemAt(cell.where, "", text("没有填结果", "the result is missing"), choices(kind)));
    return impliedOutcome === undefined ? [] : [impliedOutcome];
  }
  // What an honour is called (一等奖, 劳动模范) is no outcome of its own.
  if (impliedOutcome !== undefined) return [impliedOutcome];
  const whats: Outcome[] = [];
  for (const part of cell.text.split(/[、，,;；]+/u).filter((value) => value.trim() !== "")) {
    const what = readOutcome(part);
    if (what !== undefined && kind.outcomes.includes(what)) whats.push(what);
    else if (kind.outcomes.length > 0)
      problems.push(problemAt(cell.where, cell.text, text(`不认识的结果“${part}”`, `unknown result ${part}`), choices(kind)));
  }
  return whats;
}

const choices = (kind: Kind) =>
  text(
    `${kind.label.zh}可填：${kind.outcomes.map((what) => outcomeLabel(what).zh).join("、")}`,
    `one of: ${kind.outcomes.map((what) => outcomeLabel(what).zh).join(", ")}`,
  );
