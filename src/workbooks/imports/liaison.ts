import { LIAISON_KINDS, type LiaisonKind, readLiaisonKind } from "../../domain/liaison/liaison.ts";
import type { LiaisonRow } from "../../domain/liaison/liaison-plan.ts";
import { splitNames } from "../../domain/people/names.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { problemAt } from "../grid.ts";
import { isBlank, readSpanCells, readText, readWord } from "../tables/fields.ts";
import type { Table, TableRow, TableSpec } from "../tables/spec.ts";

export type LiaisonField = "keeper" | "partners" | "kind" | "starts" | "ends" | "note";

type Field = LiaisonField;

/** 双联: who keeps contact with whom (docs/rules.md, 表格). */
export const LIAISON: TableSpec<Field> = {
  key: "keeper",
  required: ["keeper", "partners"],
  people: ["keeper", "partners"],
  columns: [
    {
      field: "keeper",
      label: "联系人",
      aliases: ["常委", "常委姓名", "联系常委", "联系领导", "领导", "党组成员", "党员委员", "负责人", "姓名", "name", "keeper"],
    },
    {
      field: "partners",
      label: "联系对象",
      aliases: [
        "被联系委员",
        "被联系人",
        "联系委员",
        "所联系委员",
        "联系委员名单",
        "党外委员",
        "联系专委会",
        "联系界别",
        "联系专委会和界别",
        "联系专委会界别",
        "联系活动组",
        "对象",
        "with",
      ],
    },
    { field: "kind", label: "类型", aliases: ["类别", "联系类型", "联系类别", "kind"] },
    { field: "starts", label: "起始时间", aliases: ["起始日期", "开始时间", "开始日期", "联系时间", "since", "from"] },
    { field: "ends", label: "终止时间", aliases: ["终止日期", "结束时间", "结束日期", "截止时间", "截止日期", "to", "until"] },
    { field: "note", label: "备注", aliases: ["说明", "依据", "note", "remarks"] },
  ],
};

export function readLiaison(table: Table<Field>): { rows: LiaisonRow[]; problems: Problem[]; warnings: Problem[] } {
  const problems = [...table.problems];
  const warnings: Problem[] = [];
  const usual = kindOfTable(table);
  const rows = table.rows.flatMap((row) => readRow(row, usual, problems, warnings) ?? []);
  return { rows, problems, warnings };
}

/** 党员委员联系党外委员安排表, or 党员委员 and 党外委员 as headers: the kind of rows that name none. */
function kindOfTable({ title, sheet, headers }: Table<Field>): LiaisonKind | null {
  const byHeaders = `${headers.get("keeper") ?? ""}联系${headers.get("partners") ?? ""}`;
  const written = [title, sheet, byHeaders].map((each) => each.replace(/^.*(?=党员委员|党组成员)|(安排|名单|对照|情况|一览)?表?$/g, ""));
  return written.map(readLiaisonKind).find((kind) => kind !== undefined) ?? null;
}

function readRow(
  { row, cell }: TableRow<Field>,
  usual: LiaisonKind | null,
  problems: Problem[],
  warnings: Problem[],
): LiaisonRow | undefined {
  const before = problems.length;
  const namesIn = (field: "keeper" | "partners") => (isBlank(cell(field)) ? [] : splitNames(cell(field).text));
  const [keepers, partners] = [namesIn("keeper"), namesIn("partners")];
  for (const [field, names, label] of [
    ["keeper", keepers, text("联系人", "who keeps contact")],
    ["partners", partners, text("联系对象", "with whom")],
  ] as const) {
    if (names.length === 0)
      problems.push(
        problemAt(cell(field).where, cell(field).text, text(`没有${label.zh}`, `${label.en} is missing`), text("请填上", "fill it in")),
      );
  }
  const kind = readWord(
    cell("kind"),
    readLiaisonKind,
    text("类型", "kind of contact"),
    LIAISON_KINDS.map(({ label }) => label.zh),
    problems,
  );
  const span = readSpanCells({ from: cell("starts"), to: cell("ends") }, problems, warnings);
  if (problems.length > before) return undefined;
  return {
    where: cell("keeper").where,
    row,
    keepers,
    partners,
    partnerWhere: cell("partners").where,
    kind: kind ?? usual,
    kindWhere: cell("kind").where,
    ...span,
    basis: readText(cell("note")),
  };
}
