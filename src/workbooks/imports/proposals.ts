import {
  type ActivityDraft,
  blankDraft,
  blankOutcome,
  blankPart,
  type Handling,
  type OutcomeDraft,
  type PartDraft,
} from "../../domain/activities/activity.ts";
import { caseReference, readCaseNumber, serialForm } from "../../domain/calendar/sessions.ts";
import { splitNames, type WrittenName } from "../../domain/people/names.ts";
import { plainText, splitList } from "../../domain/text/plain.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { type Outcome, outcomeLabel, REVIEWS, readOutcome } from "../../domain/vocabulary/outcomes.ts";
import { problemAt } from "../grid.ts";
import { cellSaying, isBlank, readDateCell, readList, readText, readWord, readYesNo, warnOfOthers, warnUnkept } from "../tables/fields.ts";
import type { Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import type { LedgerReading } from "./activities.ts";
import { FOR_EACH, readOutcomeCells } from "./outcome-cells.ts";

type ProposalField =
  | "serial"
  | "title"
  | "category"
  | "livelihood"
  | "form"
  | "lead"
  | "cosigners"
  | "date"
  | "review"
  | "reviewDate"
  | "mergedInto"
  | "key"
  | "excellent"
  | "excellentDate"
  | "sentUp"
  | "sentUpDate"
  | "unit"
  | "joint"
  | "assigned"
  | "replied"
  | "class"
  | "feedback"
  | "note";

/** 提案一览表 (docs/records.md, 表格). */
export const PROPOSALS: TableSpec<ProposalField> = {
  key: "title",
  required: ["title", "lead"],
  people: ["lead", "cosigners"],
  columns: [
    { field: "serial", label: "案号", aliases: ["提案号", "提案编号", "编号", "流水号", "提案序号", "case number", "number"] },
    { field: "title", label: "案由", aliases: ["提案标题", "题目", "标题", "提案名称", "提案题目", "title"] },
    { field: "category", label: "类别", aliases: ["提案类别", "分类", "category"] },
    { field: "livelihood", label: "民生", aliases: ["是否民生", "民生类", "民生提案", "livelihood"] },
    { field: "form", label: "形式", aliases: ["提案形式", "提案者性质", "form"] },
    { field: "lead", label: "第一提案人", aliases: ["提案人", "提案者", "领衔人", "第一提案者", "作者", "提案作者", "lead"] },
    { field: "cosigners", label: "联名人", aliases: ["联名提案人", "附议人", "联名委员", "co-signers", "cosigners"] },
    { field: "date", label: "提交日期", aliases: ["提交时间", "提案日期", "日期", "date", "submitted"] },
    { field: "review", label: "审查结果", aliases: ["立案情况", "审查意见", "是否立案", "review"] },
    { field: "reviewDate", label: "审查日期", aliases: ["立案日期", "立案时间", "reviewed"] },
    { field: "mergedInto", label: "并入", aliases: ["并入案号", "并案号", "并入提案", "主案", "merged into"] },
    { field: "key", label: "重点", aliases: ["重点提案", "是否重点", "key"] },
    { field: "excellent", label: "优秀", aliases: ["优秀提案", "是否优秀", "excellent"] },
    { field: "excellentDate", label: "评优日期", aliases: ["优秀日期", "评选日期", "评优时间", "chosen"] },
    { field: "sentUp", label: "上报级别", aliases: ["上报", "报送上级", "报送级别", "sent up to"] },
    { field: "sentUpDate", label: "上报日期", aliases: ["报送上级日期", "上报时间", "sent up"] },
    { field: "unit", label: "主办单位", aliases: ["承办单位", "主办", "unit"] },
    { field: "joint", label: "会办单位", aliases: ["协办单位", "分办单位", "会办", "joint units"] },
    { field: "assigned", label: "交办日期", aliases: ["交办时间", "assigned"] },
    { field: "replied", label: "答复日期", aliases: ["答复时间", "办复日期", "replied"] },
    { field: "class", label: "答复类别", aliases: ["办理结果", "答复分类", "class"] },
    { field: "feedback", label: "委员意见", aliases: ["满意度", "委员反馈", "反馈意见", "feedback"] },
    { field: "note", label: "备注", aliases: ["说明", "note"] },
  ],
};

export const FORMS: readonly string[] = ["个人", "联名", "集体"];
export const FEEDBACK: readonly string[] = ["满意", "基本满意", "不满意"];

/** The proposals of a ledger. `isBody` tells whether a lead's cell names a body of the office (a collective proposal). */
export function readProposals(table: Table<ProposalField>, isBody: (name: string) => boolean): LedgerReading {
  const reading: LedgerReading = { drafts: [], problems: [...table.problems], warnings: [] };
  for (const row of table.rows) reading.drafts.push(readProposal(row, isBody, reading));
  return reading;
}

function readProposal(
  { row, cell }: TableRow<ProposalField>,
  isBody: (name: string) => boolean,
  { problems, warnings }: LedgerReading,
): ActivityDraft {
  const serial = isBlank(cell("serial")) ? null : plainText(cell("serial").text);
  const number = serial === null ? undefined : readCaseNumber(serial);
  const stated = readWord(
    cell("form"),
    (value) => FORMS.find((name) => vocabularyForm(value).startsWith(name)),
    text("形式", "form"),
    FORMS,
    problems,
  );
  const collective = stated === "集体" || (stated === null && isBody(cell("lead").text));
  if (isBlank(cell("lead")))
    problems.push(
      problemAt(
        cell("lead").where,
        "",
        text("缺少第一提案人", "the lead author is missing"),
        text("请填上；集体提案填提案单位", "fill it in; of a collective proposal the body"),
      ),
    );
  const date = readDateCell(cell("date"), problems, warnings);
  if (date === null && number === undefined)
    warnings.push(
      problemAt(
        cell("date").where,
        cell("title").text.slice(0, 30),
        text("既没有案号也没有提交日期，不归入任何年度", "neither a case number nor a date: it belongs to no year"),
      ),
    );
  const outcomes = readReview(cell, problems, warnings);
  const sentUp = readSentUp(cell, problems, warnings);
  if (sentUp.length === 0) warnUnkept(cell("sentUpDate"), text("上报级别", "level sent up to"), warnings);
  if (isBlank(cell("review"))) warnUnkept(cell("reviewDate"), text("审查结果", "review"), warnings);
  const handlings = readHandlings(cell, problems, warnings);
  const isHandled = handlings.some(({ lead }) => lead);
  for (const field of ["assigned", "replied", "class", "feedback"] as const)
    if (!isHandled && (field !== "assigned" || handlings.length === 0))
      warnUnkept(cell(field), text("主办单位", "unit in charge"), warnings);
  const signers = readSigners(cell, collective, row);
  // 等5人 counts all of them, or the co-signers alone.
  const counts = [signers.length, signers.filter(({ role }) => role === "cosigner").length];
  for (const field of ["lead", "cosigners"] as const) warnOfOthers(cell(field), counts, warnings);
  return {
    ...blankDraft("proposal", plainText(cell("title").text), cell("title").where, row),
    starts: date,
    serial: serial === null ? null : serialForm(serial),
    term: number?.term ?? null,
    session: number?.session ?? null,
    category: readText(cell("category")),
    livelihood: readYesNo(cell("livelihood"), problems, "民生"),
    form: collective ? "集体" : stated,
    body: collective ? readText(cell("lead")) : null,
    refersTo: isBlank(cell("mergedInto")) ? null : caseReference(cell("mergedInto").text),
    note: readText(cell("note")),
    parts: signers,
    outcomes: [...outcomes.drafts, ...sentUp],
    decided: [...outcomes.decided, ...(sentUp.length > 0 ? (["sent_up"] as const) : [])],
    // Who stands behind the first name in the lead's cell co-signs: a cell of several names says who they all are.
    complete: signers.some(({ role }) => role === "cosigner") || !isBlank(cell("cosigners")) ? ["lead", "cosigner"] : ["lead"],
    oneRow: true,
    handlings,
  };
}

/** A lead's cell with two names: the first leads, the others co-sign. A collective proposal's main members stand in order. */
function readSigners(cell: TableRow<ProposalField>["cell"], collective: boolean, row: number): PartDraft[] {
  const [lead, ...others] = collective ? [] : splitNames(cell("lead").text);
  const cosigners = [
    ...others.map((who) => ({ who, at: cell("lead") })),
    ...splitNames(cell("cosigners").text).map((who) => ({ who, at: cell("cosigners") })),
  ];
  const part = (who: WrittenName, role: "lead" | "cosigner", at: TableCell, position: number): PartDraft => ({
    ...blankPart(who, role, at.where),
    position,
    rows: [row],
  });
  const first = lead ? [part(lead, "lead", cell("lead"), 1)] : [];
  return [...first, ...cosigners.map(({ who, at }, i) => part(who, "cosigner", at, i + 1 + first.length))];
}

/** 审查结果 says one thing at a time; where a ledger keeps what was said before, 立案、并案 are both. */
function readReview(
  cell: TableRow<ProposalField>["cell"],
  problems: Problem[],
  warnings: Problem[],
): { drafts: OutcomeDraft[]; decided: Outcome[] } {
  const reviews = readWord(
    cell("review"),
    (value) => {
      const whats = splitList(value).map((word) => readOutcome(word === "是" ? "立案" : word === "否" ? "不立案" : word));
      return whats.every((what) => what !== undefined && REVIEWS.includes(what)) ? (whats as Outcome[]) : undefined;
    },
    text("审查结果", "review"),
    REVIEWS.map((what) => outcomeLabel(what).zh),
    problems,
  );
  const date = readDateCell(cell("reviewDate"), problems, warnings);
  const chosen = readDateCell(cell("excellentDate"), problems, warnings);
  // A day on which it was chosen says that it was.
  const isChosen = (what: Outcome): true | null => (what === "excellent" && chosen !== null ? true : null);
  const marks = (["key", "excellent"] as const).map((what) => ({
    what,
    marked: readYesNo(cell(what), problems, outcomeLabel(what).zh) ?? isChosen(what),
  }));
  if (marks.some(({ what, marked }) => what === "excellent" && marked === false))
    warnUnkept(cell("excellentDate"), text("优秀", "excellent"), warnings);
  return {
    drafts: [
      ...(reviews ?? []).map((review) => ({ ...blankOutcome(review, cell("review").where), date })),
      ...marks
        .filter(({ marked }) => marked)
        .map(({ what }) => ({ ...blankOutcome(what, cell(what).where), date: what === "excellent" ? chosen : null })),
    ],
    decided: [...(reviews ? REVIEWS : []), ...marks.filter(({ marked }) => marked !== null).map(({ what }) => what)],
  };
}

/** The levels that it was sent up to; 是 or √ says none, 否 that it was not. */
function readSentUp(cell: TableRow<ProposalField>["cell"], problems: Problem[], warnings: Problem[]): OutcomeDraft[] {
  const level = cell("sentUp");
  if (/^(否|×|没有|未报送?)$/u.test(level.text)) return [];
  const isMark = /^(是|有|√|✓)$/u.test(level.text);
  const told = isMark ? cellSaying(level, outcomeLabel("sent_up").zh) : level;
  return readOutcomeCells("sent_up", { level: told, date: cell("sentUpDate") }, problems, warnings);
}

/** A handling a unit and round; several rounds stand in one cell, separated by ； (2026-03-01；2026-06-10). */
function readHandlings(cell: TableRow<ProposalField>["cell"], problems: Problem[], warnings: Problem[]): Handling[] {
  const pieces = new Map(HANDLING_FIELDS.map((field) => [field, roundsIn(cell(field))]));
  const counts = [...pieces.values()].map(({ length }) => length);
  const rounds = Math.max(1, ...counts);
  for (const [field, own] of pieces) {
    if (rounds === 1 || own.length === 0 || own.length === rounds) continue;
    problems.push(
      problemAt(
        cell(field).where,
        cell(field).text,
        text(`写了 ${own.length} 轮，别的格写了 ${rounds} 轮`, `${own.length} rounds, beside ${rounds} in another cell`),
        text("每轮一项，用 ； 隔开，没有的写 —（2026-03-01；—）", "one a round, separated by ；, and — where there is none"),
      ),
    );
    return [];
  }
  return Array.from({ length: rounds }, (_, i) => i).flatMap((i) =>
    readRound(cell, i + 1, (field) => pieces.get(field)?.[i] ?? cellSaying(cell(field), ""), problems, warnings),
  );
}

const HANDLING_FIELDS = ["assigned", "replied", "class", "feedback"] as const;

/** A piece a round; what stands blank behind the last one is none. */
function roundsIn(cell: TableCell): TableCell[] {
  const pieces = cell.text.split(FOR_EACH).map(plainText);
  while (pieces.at(-1) === "") pieces.pop();
  return FOR_EACH.test(cell.text) ? pieces.map((piece) => cellSaying(cell, piece)) : pieces.length === 0 ? [] : [cell];
}

const BLANK: TableCell = { text: "", raw: null, where: {} };

type HandlingField = (typeof HANDLING_FIELDS)[number];

function readRound(
  row: TableRow<ProposalField>["cell"],
  round: number,
  cell: (field: HandlingField) => TableCell,
  problems: Problem[],
  warnings: Problem[],
): Handling[] {
  const assigned = readDateCell(cell("assigned"), problems, warnings);
  const replied = readDateCell(cell("replied"), problems, warnings);
  const grade = readWord(
    cell("class"),
    (value) => /^[A-D]/.exec(vocabularyForm(value).toUpperCase())?.[0],
    text("答复类别", "class"),
    ["A", "B", "C"],
    problems,
  );
  const feedback = readWord(
    cell("feedback"),
    (value) => FEEDBACK.find((name) => name === vocabularyForm(value)),
    text("委员意见", "feedback"),
    FEEDBACK,
    problems,
  );
  const lead = readList(row("unit")).map((unit) => ({ round, unit, lead: true, assigned, replied, class: grade, feedback }));
  // Joint units are told of once; a later round is the lead unit's.
  const joint = readList(round === 1 ? row("joint") : BLANK).map((unit) => ({
    round,
    unit,
    lead: false,
    assigned,
    replied: null,
    class: null,
    feedback: null,
  }));
  return [...lead, ...joint];
}
