import { maskPhones } from "../../domain/text/problem.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { type CellValue, cellText } from "../grid.ts";
import { type Block, headerForm } from "./header.ts";
import type { Stated, TableSpec } from "./spec.ts";

/** Lines of a sheet that are no rows of its table: totals, signatures, headings, the header once more. */

/** The beginning of a skipped line, so that the clerk knows it again. */
export function inShort(value: string): string {
  const masked = maskPhones(value);
  return masked.length > 12 ? `${masked.slice(0, 12)}…` : masked;
}

const TOTALS = /^(本页|本组|本表)?(合计|小计|总计|共计|总人数)([:：\d\s人件次]|$)/;

/** Looked for only where it can be: reading each cell's plain form is what takes the time. */
export const isTotal = (value: string): boolean =>
  value.length < 24 && (value.includes("计") || value.includes("計") || value.startsWith("总人数")) && TOTALS.test(vocabularyForm(value));

/** 审核人：赵六, 制表人 | 钱七, 备注 | 以上按姓氏笔画排序: what stands under a table, perhaps of several cells. */
const SIGNATURES =
  /^(?:(?:审核|审批|复核|核对|校对|制表|填表|填报|统计|经办|报送|签发|记录|负责|联系|联络|召集|主管|分管|单位负责)(?:人员?|员|领导|单位|电话|日期)?(?:签名|签字|签章)?|备注|注|说明|图例|组长|副组长|联系主席|联系领导|活动地点)(?:[:：]|$)/;

export const isSignature = (value: string): boolean => SIGNATURES.test(value);

/** Titles, legends and notes are no longer; what is beyond is looked for by nobody. */
export const LONGEST_LINE = 300;

const LONGEST_HEADING = 60;

/** What templates write before their example row. */
export const EXAMPLE = /^(示例|样例|例)$/;

/** A line of one text and perhaps a number and a count: 一　教育界　8人. */
export function headingIn<Field extends string>(
  texts: readonly string[],
  own: ReadonlySet<number>,
  { columns }: Block<Field>,
  spec: TableSpec<Field>,
): Stated<Field> | undefined {
  if (spec.fromHeading === undefined) return undefined;
  const said = [...texts.entries()].filter(
    ([column, value]) => value !== "" && !/^[（(]?共?\d+[人名位][)）]?$/.test(value) && (own.has(column) || !NUMBER.test(value)),
  );
  const [only] = said;
  if (said.length !== 1 || only === undefined || only[1].length > LONGEST_HEADING) return undefined;
  const heading = spec.fromHeading(only[1]);
  // In the column of sectors a sector is what its row says, though it lacks a name.
  return heading !== undefined && columns.get(heading.field) === only[0] ? undefined : heading;
}

const NUMBER = /^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?$/;

/** 一、 in the column of numbers, and one text beside it. */
export const isNumberedLine = (texts: readonly string[], full: readonly string[], own: ReadonlySet<number>): boolean =>
  full.length === 2 &&
  /^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$/.test(full[0] as string) &&
  !own.has(texts.indexOf(full[0] as string));

/** What stands between rows and heads nothing: a remark, a page's number. */
export const isRemark = (value: string): boolean =>
  /^[（(]?(注|备注|说明|续|接上|第?\d+页|第[一二三四五六七八九十]+页|共\d+页|按|[★*※])|^[^：:]{1,6}[：:]\s*\S/.test(value);

/** What would name sectors, groups or offices: 主席、副主席、秘书长（4人）. 连任委员 and 新任委员 name none of them. */
export const mayHead = (value: string): boolean =>
  value.length <= 20 &&
  !/连任|新任|增补|新增|留任|续任/.test(value) &&
  /(主席|秘书长|常委|委员|界|组|党派?)([（(]\d+[人名位]?[)）])?$/.test(value);

/** Whether a line is the header once more, as on every printed page, or that of another table, whose columns are not these. */
export function headerTest<Field extends string>(
  header: readonly CellValue[],
  { columns }: Block<Field>,
  spec: TableSpec<Field>,
): (texts: readonly string[]) => "same" | "another" | undefined {
  const heads = [...columns].map(([field, column]) => ({ field, column, name: headerForm(cellText(header[column])) }));
  const fields = new Map(
    spec.columns.flatMap(({ field, label, aliases }) => [label, ...aliases].map((name): [string, Field] => [name, field])),
  );
  return (texts) => {
    const named = new Set<Field>();
    for (const value of texts) {
      const field = value.length > 8 ? undefined : fields.get(value);
      if (field !== undefined) named.add(field);
    }
    const keyColumn = columns.get(spec.key) ?? -1;
    const keyName = heads.find(({ column }) => column === keyColumn)?.name;
    const isAtKey = keyName !== undefined && keyName !== "" && headerForm((texts[keyColumn] ?? "").slice(0, 20)) === keyName;
    if (!isAtKey && (named.size < 2 || !named.has(spec.key))) return undefined;
    const again = heads.filter(({ column, name }) => headerForm(texts[column] ?? "") === name).length;
    const full = texts.filter((value) => value !== "").length;
    const isHeader = named.size >= 2 && named.has(spec.key) && named.size * 2 >= full;
    // Known headers over the wrong columns: the rows below would be read as what they are not.
    const isMoved = heads.some(({ field, column }) => (fields.get(texts[column] ?? "") ?? field) !== field);
    if (again >= Math.max(2, heads.length / 2) && !(isHeader && isMoved)) return "same";
    return isHeader ? "another" : undefined;
  };
}
