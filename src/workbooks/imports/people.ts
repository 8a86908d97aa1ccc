import { readSex } from "../../domain/people/member.ts";
import { readName } from "../../domain/people/names.ts";
import type { PeopleRow } from "../../domain/people/people-rows.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { CATEGORIES, type CategoryId, categoryInTitle, readCategory } from "../../domain/vocabulary/categories.ts";
import { problemAt } from "../grid.ts";
import { isBlank, readPhoneCell, readSpanCells, readText, readWord } from "../tables/fields.ts";
import type { Table, TableRow, TableSpec } from "../tables/spec.ts";

export type PeopleField = "name" | "category" | "unit" | "post" | "starts" | "ends" | "phone" | "note";

type Field = PeopleField;

/** 机关干部、特邀信息员、讲师 (docs/records.md, 表格). */
export const PEOPLE: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  columns: [
    { field: "name", label: "姓名", aliases: ["名字", "人员姓名", "信息员姓名", "干部姓名", "name"] },
    { field: "category", label: "类别", aliases: ["人员类别", "类型", "身份", "种类", "category", "kind"] },
    {
      field: "unit",
      label: "单位",
      aliases: ["工作单位", "所在单位", "工作单位及职务", "单位及职务", "单位职务", "工作单位和职务", "部门", "科室", "unit", "employer"],
    },
    { field: "post", label: "职务", aliases: ["职务职称", "职务/职称", "现任职务", "职称", "岗位", "post"] },
    {
      field: "starts",
      label: "起始时间",
      aliases: ["起始日期", "开始时间", "开始日期", "聘任时间", "聘任日期", "聘用时间", "任职时间", "受聘时间", "since", "from"],
    },
    {
      field: "ends",
      label: "终止时间",
      aliases: ["终止日期", "结束时间", "结束日期", "截止时间", "截止日期", "解聘时间", "离任时间", "to", "until"],
    },
    { field: "phone", label: "联系电话", aliases: ["手机号", "手机", "电话", "手机号码", "联系方式", "phone", "mobile", "telephone"] },
    { field: "note", label: "备注", aliases: ["说明", "依据", "聘任文件", "note", "remarks"] },
  ],
};

/** The rows of a list; what its title or its sheet's name says holds where the 类别 is blank. */
export function readPeople(table: Table<Field>): { rows: PeopleRow[]; problems: Problem[]; warnings: Problem[] } {
  const problems = [...table.problems];
  const warnings: Problem[] = [];
  const usual = categoryInTitle(table.title) ?? categoryInTitle(table.sheet);
  const rows = table.rows.flatMap((row) => readRow(row, usual, problems, warnings) ?? []);
  return { rows, problems, warnings };
}

const CHOICES = CATEGORIES.map(({ label }) => label.zh);

function readRow(
  { row, cell }: TableRow<Field>,
  usual: CategoryId | undefined,
  problems: Problem[],
  warnings: Problem[],
): PeopleRow | undefined {
  const before = problems.length;
  const who = readName(cell("name").text);
  if (who.name === "" || /\d/.test(who.name))
    problems.push(problemAt(cell("name").where, cell("name").text, text("不是姓名", "not a name")));
  const stated = readWord(cell("category"), readCategory, text("类别", "category"), CHOICES, problems);
  const category = stated ?? (isBlank(cell("category")) ? usual : undefined);
  if (category === undefined && isBlank(cell("category")))
    problems.push(
      problemAt(
        cell("category").where,
        "",
        text("缺少类别", "the category is missing"),
        text(
          `请填 ${CHOICES.join("、")}；整张表是一类的，也可写在标题或工作表名里`,
          `one of: ${CHOICES.join(", ")}; the title may say it for the whole sheet`,
        ),
      ),
    );
  const span = readSpanCells({ from: cell("starts"), to: cell("ends") }, problems, warnings);
  const phone = readPhoneCell(cell("phone"), problems, warnings);
  if (category === undefined || problems.length > before) return undefined;
  return {
    where: cell("name").where,
    row,
    who,
    sex: who.qualifiers.map(readSex).find((sex) => sex !== undefined) ?? null,
    category,
    unit: unitOf(readText(cell("unit")), readText(cell("post"))),
    workplace: readText(cell("unit")),
    phone,
    basis: readText(cell("note")),
    ...span,
  };
}

/** 县一中 and 教师 → 县一中教师, as rosters write it; a unit that names the post already stays. */
const unitOf = (unit: string | null, post: string | null): string | null =>
  unit === null || post === null || unit.endsWith(post) ? (unit ?? post) : `${unit}${post}`;
