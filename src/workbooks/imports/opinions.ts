import { type ActivityDraft, blankDraft, blankOutcome, blankPart, type OutcomeDraft } from "../../domain/activities/activity.ts";
import { readDate } from "../../domain/calendar/dates.ts";
import { caseReference, serialForm } from "../../domain/calendar/sessions.ts";
import { plainText } from "../../domain/text/plain.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import type { Level } from "../../domain/vocabulary/levels.ts";
import { problemAt } from "../grid.ts";
import { isBlank, readDateCell, readNames, readText, readYesNo, warnUnkept } from "../tables/fields.ts";
import type { Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import type { LedgerReading } from "./activities.ts";
import { eachOf, readOutcomeCells } from "./outcome-cells.ts";

/** A column for each level that took it, with a mark where it did. */
const LEVEL_COLUMNS = [
  { field: "adopted_county", level: "county", names: ["县采用", "区采用", "市区采用", "县级采用", "县级", "县政协采用", "县"] },
  { field: "adopted_city", level: "city", names: ["市采用", "市级采用", "市级", "市政协采用", "市"] },
  { field: "adopted_province", level: "province", names: ["省采用", "省级采用", "省级", "省政协采用", "省"] },
  { field: "adopted_nation", level: "nation", names: ["全国采用", "国家采用", "国家级", "全国", "全国政协采用"] },
] as const;

/** The same for instructions: a mark, or who gave it. */
const INSTRUCTED_COLUMNS = [
  { field: "instructed_county", level: "county", names: ["县批示", "区批示", "县级批示", "县领导批示"] },
  { field: "instructed_city", level: "city", names: ["市批示", "市级批示", "市领导批示"] },
  { field: "instructed_province", level: "province", names: ["省批示", "省级批示", "省领导批示"] },
  { field: "instructed_nation", level: "nation", names: ["国家批示", "国家级批示", "中央批示"] },
] as const;

type LevelField = (typeof LEVEL_COLUMNS | typeof INSTRUCTED_COLUMNS)[number]["field"];

type OpinionField =
  | "serial"
  | "title"
  | "authors"
  | "date"
  | "adopted"
  | "adoptedDate"
  | "adoptedForm"
  | LevelField
  | "instructed"
  | "leader"
  | "instructedDate"
  | "origin"
  | "note";

/** 社情民意信息台账 (docs/records.md, 表格). */
export const OPINIONS: TableSpec<OpinionField> = {
  key: "title",
  required: ["title", "authors"],
  people: ["authors"],
  columns: [
    { field: "serial", label: "编号", aliases: ["信息编号", "期号", "number"] },
    { field: "title", label: "标题", aliases: ["题目", "信息标题", "信息题目", "title"] },
    { field: "authors", label: "作者", aliases: ["反映人", "撰写人", "报送人", "姓名", "authors", "author"] },
    { field: "date", label: "报送日期", aliases: ["报送时间", "收到日期", "日期", "date", "sent"] },
    { field: "adopted", label: "采用级别", aliases: ["采用情况", "采用层级", "采用", "adopted by"] },
    { field: "adoptedDate", label: "采用日期", aliases: ["采用时间", "adopted on"] },
    { field: "adoptedForm", label: "采用形式", aliases: ["采用方式", "form of adoption"] },
    ...[...LEVEL_COLUMNS, ...INSTRUCTED_COLUMNS].map(({ field, names: [label, ...aliases] }) => ({ field, label, aliases })),
    { field: "instructed", label: "批示级别", aliases: ["批示层级", "批示情况", "批示", "instructed by"] },
    { field: "leader", label: "批示领导", aliases: ["批示人", "领导", "leader"] },
    { field: "instructedDate", label: "批示日期", aliases: ["批示时间", "instructed on"] },
    { field: "origin", label: "来源提案", aliases: ["来自提案", "提案来源", "from proposal"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

export function readOpinions(table: Table<OpinionField>): LedgerReading {
  const reading: LedgerReading = { drafts: [], problems: [...table.problems], warnings: [] };
  for (const row of table.rows) reading.drafts.push(readOpinion(row, reading));
  return reading;
}

function readOpinion({ row, cell }: TableRow<OpinionField>, { problems, warnings }: LedgerReading): ActivityDraft {
  const authors = readNames(cell("authors"), warnings);
  if (authors.length === 0)
    problems.push(
      problemAt(cell("authors").where, "", text("缺少作者", "the author is missing"), text("请填上作者姓名", "fill in the author's name")),
    );
  const date = readDateCell(cell("date"), problems, warnings);
  if (date === null)
    warnings.push(
      problemAt(
        cell("date").where,
        cell("title").text.slice(0, 30),
        text("没有报送日期，不归入任何年度", "no date: it belongs to no year"),
      ),
    );
  const found = readAdoption(cell, problems, warnings);
  const forms = eachOf(cell("adoptedForm"), found.length, readText);
  const adopted = found.map((one, i) => ({ ...one, form: forms[i] ?? null }));
  if (adopted.length === 0)
    for (const field of ["adoptedDate", "adoptedForm"] as const) warnUnkept(cell(field), text("采用级别", "level of adoption"), warnings);
  const told = readOutcomeCells(
    "instructed",
    { level: cell("instructed"), date: cell("instructedDate"), by: cell("leader") },
    problems,
    warnings,
  );
  const instructed = [...told, ...INSTRUCTED_COLUMNS.flatMap(({ field, level }) => readInstruction(level, cell(field)))];
  return {
    ...blankDraft("opinion", plainText(cell("title").text), cell("title").where, row),
    serial: isBlank(cell("serial")) ? null : serialForm(cell("serial").text),
    starts: date,
    refersTo: isBlank(cell("origin")) ? null : caseReference(cell("origin").text),
    note: readText(cell("note")),
    parts: authors.map((who, i) => ({ ...blankPart(who, "author", cell("authors").where), position: i + 1, rows: [row] })),
    outcomes: [...adopted, ...instructed],
    complete: ["author"],
    // What a filled cell says of adoption or instruction is all there is; a blank says nothing.
    decided: [...(adopted.length > 0 ? (["adopted"] as const) : []), ...(instructed.length > 0 ? (["instructed"] as const) : [])],
    oneRow: true,
  };
}

/** Adoption as one cell tells it, or a column for each level. */
function readAdoption(cell: TableRow<OpinionField>["cell"], problems: Problem[], warnings: Problem[]): OutcomeDraft[] {
  const day = isBlank(cell("adopted")) ? readDateCell(cell("adoptedDate"), problems, warnings) : null;
  const marked = LEVEL_COLUMNS.flatMap(({ field, level }) => readMark(level, cell(field), problems)).map((each) => ({
    ...each,
    date: each.date ?? day,
  }));
  if (isNoAdoption(cell("adopted").text) || (marked.length > 0 && isBlank(cell("adopted")))) return marked;
  const told = readOutcomeCells("adopted", { level: cell("adopted"), date: cell("adoptedDate") }, problems, warnings);
  return [...told, ...marked.filter(({ level }) => !told.some((other) => other.level === level))];
}

/** 未采用: nothing came of it. */
const isNoAdoption = (value: string): boolean => /^(未|没有?|不)(被|予)?(采用|采纳)|^否$/.test(vocabularyForm(value));

/** √ or 是, or the day on which it was adopted. */
function readMark(level: Level, cell: TableCell, problems: Problem[]): OutcomeDraft[] {
  if (isBlank(cell)) return [];
  const date = readDate(cell.text);
  if (date === undefined && !readYesNo(cell, problems, "采用")) return [];
  return [{ ...blankOutcome("adopted", cell.where), level, date: date ?? null }];
}

/** √ or 是, the day, or who gave the instruction. */
function readInstruction(level: Level, cell: TableCell): OutcomeDraft[] {
  if (isBlank(cell) || /^[否×xX]$|^(未|没有)/.test(cell.text)) return [];
  const date = readDate(cell.text) ?? null;
  const isMark = /^(√|✓|是|有|1|批示)$/.test(cell.text);
  return [{ ...blankOutcome("instructed", cell.where), level, date, by: date === null && !isMark ? readText(cell) : null }];
}
