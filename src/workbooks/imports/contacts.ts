import { type ActivityDraft, blankDraft, blankOutcome, blankPart } from "../../domain/activities/activity.ts";
import { maskPhones, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { kindOf, readKind } from "../../domain/vocabulary/kinds.ts";
import { readOutcome } from "../../domain/vocabulary/outcomes.ts";
import { problemAt } from "../grid.ts";
import { isBlank, readDaysCell, readNames, readNumber, readText } from "../tables/fields.ts";
import type { OtherColumn, Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import { refuseNumbers } from "./residents-numbers.ts";

type Field = "date" | "name" | "kind" | "people" | "place" | "matter" | "result" | "note";

/** 联系群众台账: residents are counted, never named (docs/records.md, 表格). */
export const CONTACTS: TableSpec<Field> = {
  key: "name",
  required: ["date", "name"],
  people: ["name"],
  columns: [
    { field: "date", label: "日期", aliases: ["时间", "联系日期", "联系时间", "走访日期", "走访时间", "date"] },
    {
      field: "name",
      label: "姓名",
      aliases: ["委员姓名", "委员", "干部姓名", "联系人", "联系干部", "走访委员", "走访人", "走访人员", "包联干部", "责任人", "name"],
    },
    { field: "kind", label: "类别", aliases: ["联系类别", "类型", "联系类型", "kind", "category"] },
    {
      field: "people",
      label: "人数",
      aliases: [
        "联系人数",
        "群众人数",
        "联系户数",
        "联系群众数",
        "联系群众人数",
        "走访人数",
        "走访户数",
        "接待人数",
        "户数",
        "数量",
        "people",
        "quantity",
      ],
    },
    { field: "place", label: "地点", aliases: ["联系地点", "走访地点", "村", "社区", "村社区", "村/社区", "所在村", "小区", "place"] },
    {
      field: "matter",
      label: "事项",
      aliases: [
        "反映事项",
        "联系内容",
        "主要内容",
        "群众诉求",
        "反映问题",
        "反映的问题",
        "问题诉求",
        "诉求",
        "内容",
        "名称",
        "matter",
        "title",
      ],
    },
    {
      field: "result",
      label: "办理结果",
      aliases: ["结果", "办理情况", "处理结果", "处理情况", "解决情况", "落实情况", "result", "outcome"],
    },
    { field: "note", label: "备注", aliases: ["说明", "note", "remarks"] },
  ],
};

export interface ContactReading {
  readonly drafts: ActivityDraft[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
  /** Columns about residents themselves: looked at by nobody, and so not "unused". */
  readonly usedColumns: readonly number[];
  readonly notes: readonly Text[];
}

/** Columns that name a resident, or say where to find one. */
const PRIVATE =
  /电话|手机|联系方式|微信|身份证|证件号|住址|家庭地址|门牌|户主|(群众|居民|村民|住户|对象|户)(的)?(姓名|名字|名单|签名|签字)|(联系|走访|帮扶|接待|包联)对象|被(联系|走访)人/;

/** Each row and name is an activity of its own, told by day, person and matter; what a row counts adds up. */
export function readContacts(table: Table<Field>): ContactReading {
  const hidden = table.otherColumns.filter(({ header }) => PRIVATE.test(header.normalize("NFKC")));
  const reading = { drafts: [] as ActivityDraft[], problems: [...table.problems], warnings: [] as Problem[] };
  for (const row of table.rows) reading.drafts.push(...readRow(row, reading));
  return { ...reading, usedColumns: hidden.map(({ column }) => column), notes: privateNote(table.sheet, hidden) };
}

function privateNote(sheet: string, hidden: readonly OtherColumn[]): Text[] {
  if (hidden.length === 0) return [];
  const words = hidden.map(({ header }) => maskPhones(header)).join("、");
  return [
    text(
      `“${sheet}”里关于群众个人的列（${words}）没有读入：档案只记人数，不记群众的姓名、号码和住址`,
      `${sheet}: columns about residents themselves (${words}) were not taken: only their number is kept, no name, number or address`,
    ),
  ];
}

function readRow({ row, cell }: TableRow<Field>, { problems, warnings }: Pick<ContactReading, "problems" | "warnings">): ActivityDraft[] {
  const before = problems.length;
  const days = readDaysCell(cell("date"), problems, warnings);
  if (isBlank(cell("date")))
    problems.push(problemAt(cell("date").where, "", text("缺少日期", "the date is missing"), text("请填上", "fill it in")));
  const form = readForm(cell("kind"), problems);
  const people = readPeople(cell("people"), problems, warnings);
  for (const field of ["matter", "place", "result", "note"] as const) refuseNumbers(cell(field), problems);
  const who = readNames(cell("name"), warnings);
  if (who.length === 0) problems.push(problemAt(cell("name").where, cell("name").text, text("没有姓名", "no name")));
  if (problems.length > before) return [];
  const resolved = readOutcome(cell("result").text) === "resolved";
  const result = resolved || isBlank(cell("result")) ? null : `办理结果：${readText(cell("result"))}`;
  const { where } = isBlank(cell("matter")) ? cell("name") : cell("matter");
  return who.map((name) => ({
    ...blankDraft("contact", readText(cell("matter")) ?? kindOf("contact").label.zh, where, row),
    own: true,
    starts: days?.starts ?? null,
    ends: days?.ends ?? null,
    form,
    place: readText(cell("place")),
    note: [result, readText(cell("note"))].filter((part) => part !== null).join("；") || null,
    parts: [{ ...blankPart(name, "attendee", cell("name").where), state: "present", stateImplied: true, quantity: people, rows: [row] }],
    outcomes: resolved ? [blankOutcome("resolved", cell("result").where)] : [],
    // A filled 办理结果 says whether the matter is settled; a blank says nothing.
    decided: isBlank(cell("result")) ? [] : ["resolved"],
  }));
}

/** 联系群众, or 联系委员 as its form. */
function readForm(cell: TableCell, problems: Problem[]): string | null {
  if (isBlank(cell)) return null;
  const found = readKind(cell.text);
  if (found?.kind.id === "contact") return found.form ?? null;
  const { label, forms = [] } = kindOf("contact");
  problems.push(
    problemAt(
      cell.where,
      cell.text,
      text("不认识的类别", "unknown kind of contact"),
      text(`可填：${[label.zh, ...forms].join("、")}`, `one of: ${[label.zh, ...forms].join(", ")}`),
    ),
  );
  return null;
}

/** More in one go than anybody meets: worth a second look. */
const MANY = 500;

function readPeople(cell: TableCell, problems: Problem[], warnings: Problem[]): number | null {
  const people = readNumber(cell, problems);
  if (people === null) return null;
  if (!Number.isInteger(people))
    problems.push(problemAt(cell.where, cell.text, text("人数应为整数", "a number of people is whole"), text("如 12", "such as 12")));
  else if (people === 0 || people > MANY)
    warnings.push(
      problemAt(
        cell.where,
        cell.text,
        people === 0 ? text("人数是 0", "nobody was met") : text(`一次超过 ${MANY} 人`, `more than ${MANY} people at once`),
        text("请核对", "check it"),
      ),
    );
  return people;
}
