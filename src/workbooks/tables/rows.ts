import { vocabularyForm } from "../../domain/han.ts";
import { maskPhones, type Problem, type Where } from "../../domain/problem.ts";
import { text } from "../../domain/text.ts";
import { type CellValue, cellName, cellText, isError, NO_RESULT, problemAt } from "../grid.ts";
import type { ColumnMap } from "./column-map.ts";
import { type Block, type Header, headerForm } from "./header.ts";
import type { SheetLine, TableCell, TableRow } from "./spec.ts";
import { labelOf, type Stated, type TableSpec } from "./spec.ts";

/** Which lines of a sheet are rows of a table (docs/rules.md, 表格): not totals, notes, examples or the header again. */

/** The beginning of a skipped line, so that the clerk knows it again. */
function inShort(value: string): string {
  const masked = maskPhones(value);
  return masked.length > 12 ? `${masked.slice(0, 12)}…` : masked;
}

const TOTALS = /^(本页|本组|本表)?(合计|小计|总计|共计|总人数)([:：\d\s人件次]|$)/;
/** Looked for only where it can be: reading each cell's plain form is what takes the time. */
const isTotal = (value: string): boolean =>
  value.length < 24 && (value.includes("计") || value.includes("計") || value.startsWith("总人数")) && TOTALS.test(vocabularyForm(value));

/** 〃 and 同上 say what the cell above says. */
const DITTO = new Set(["〃", "″", "＂", '"', "''", "同上", "同前"]);
const isDitto = (value: string): boolean => value.length <= 2 && DITTO.has(value);

/** Asked of every cell: most say for themselves what they say, as their first sign tells. */
const mayStandIn = (value: string): boolean => STAND_INS.has(value.charCodeAt(0));
const STAND_INS = new Set(["#", ...DITTO].map((mark) => mark.charCodeAt(0)));

/** What a cell cannot say for itself: it stands for the cell above, or for a failed formula. */
export const isStandIn = (value: string): boolean => isDitto(value) || isError(value);

/** 审核人：赵六, 制表人 | 钱七, 备注 | 以上按姓氏笔画排序: what stands under a table, perhaps of several cells. */
const SIGNATURES =
  /^(?:(?:审核|审批|复核|核对|校对|制表|填表|填报|统计|经办|报送|签发|记录|负责|联系|主管|分管|单位负责)(?:人员?|员|领导|单位|电话|日期)?(?:签名|签字|签章)?|备注|注|说明|图例)(?:[:：]|$)/;
const isSignature = (value: string): boolean => SIGNATURES.test(value);

/** Titles, legends and notes are no longer; what is beyond is looked for by nobody. */
const LONGEST_LINE = 300;
const LONGEST_HEADING = 60;

/** What templates write before their example row. */
const EXAMPLE = /^(示例|样例|例)$/;

/** A sheet whose rows are read: its table's place, its cells with merges filled in. */
export interface SheetRows {
  readonly file: string;
  readonly sheet: string;
  readonly rows: readonly (readonly CellValue[])[];
}

export interface SortedRows<Field extends string> {
  readonly rows: readonly TableRow<Field>[];
  readonly problems: readonly Problem[];
  /** Lines that are no rows, above the header and below it. */
  readonly lines: readonly SheetLine[];
  /** Of those below the header, what a clerk sees of them. */
  readonly skipped: readonly { readonly row: number; readonly inShort: string }[];
  /** What headings between the rows state of those below them: 一、教育界（8人）. */
  readonly headings: readonly Stated<Field>[];
}

/** The rows of one table of a sheet. Of several side by side each sees its own columns alone. */
export function sortRows<Field extends string>(
  { file, sheet, rows }: SheetRows,
  header: Header<Field>,
  block: Block<Field>,
  spec: TableSpec<Field>,
  map: ColumnMap,
  stated: ReadonlyMap<Field, string>,
): SortedRows<Field> {
  const data: TableRow<Field>[] = [];
  const problems: Problem[] = [];
  const skipped: { row: number; inShort: string }[] = [];
  const lines: SheetLine[] = [];
  const headings: Stated<Field>[] = [];
  const isAlone = header.blocks.length === 1;
  const keyColumn = block.columns.get(spec.key) ?? -1;
  const inBlock = (column: number): boolean => isAlone || (column >= block.from && column < block.to);
  const others = header.blocks.filter((other) => other !== block).map(({ columns }) => columns.get(spec.key) ?? -1);
  const own = new Set([...block.columns.values(), ...block.others.map(({ column }) => column)]);
  const read = blockReader(file, sheet, block, spec, map, problems);
  const isHeaderAgain = headerTest(rows[header.row] ?? [], block, spec);
  const needed = spec.required.map((field) => block.columns.get(field));
  // 合计 or 说明 among a deed's own words (a title, a note) makes no line of totals: that does not fill what every row needs.
  const isUnderTable = (texts: readonly string[], first: string): boolean => {
    const key = texts[keyColumn] ?? "";
    const isLabel = isSignature(first) || isSignature(key);
    if (!isLabel && !texts.some(isTotal)) return false;
    // 小计 and figures alone are no deed, whatever columns they stand in.
    if (isTotal(first) && texts.every((value) => value === "" || value === first || /^\d+\D{0,2}$/.test(value))) return true;
    const isFull = needed.every((column) => column !== undefined && (texts[column] ?? "") !== "");
    return !isFull || (needed.length < 2 && (isLabel || isTotal(first) || isTotal(key)));
  };
  // A name alone, right under a row, in a column of names: somebody more of the row above, or nobody.
  const people = new Set((spec.people ?? []).flatMap((field) => block.columns.get(field) ?? []));
  let last = -1;
  const isContinuation = (row: readonly CellValue[], first: string, index: number): boolean =>
    last === index - 1 && people.has(row.findIndex((cell) => cellText(cell) === first)) && /^\p{Script=Han}{2,4}$/u.test(first);
  // What holds for the rows from here on.
  let holding = stated;
  // A line that may be a heading, and that none of the known ones is: of rows below it nobody can tell what holds.
  let unread: { readonly where: Where; readonly written: string } | undefined;
  for (const [index, row] of rows.entries()) {
    const texts = isAlone ? row.map(cellText) : row.map((cell, column) => (inBlock(column) ? cellText(cell) : ""));
    if (index > header.row) joinSpans(texts, block.spans);
    const full = texts.filter((value) => value !== "");
    // A heading over all tables that stand side by side holds for each of them.
    const heading =
      index > header.row && (full.length <= 3 || !isAlone) ? headingIn(isAlone ? texts : row.map(cellText), own, block, spec) : undefined;
    if (heading !== undefined) {
      if (full.length > 0) headings.push(heading);
      unread = undefined;
      holding = new Map([...stated, [heading.field, heading.value]]);
    }
    if (full.length === 0) continue;
    const pass = (): void => {
      lines.push({
        row: index + 1,
        texts: new Map([...texts.entries()].flatMap(([column, value]) => (value === "" ? [] : [[column, value.slice(0, LONGEST_LINE)]]))),
        isAbove: index < header.row,
      });
    };
    if (index <= header.row) {
      if (index < header.row) pass();
      continue;
    }
    const first = full[0] as string;
    const key = texts[keyColumn] ?? "";
    const looked = isHeaderAgain(texts);
    // Where a map gives letters alone, the sheet's own header is the one that nobody looked for.
    const again = looked === "another" && header.row < 0 ? "same" : looked;
    if (again === "another") {
      problems.push(anotherHeader({ file, sheet, cell: `${index + 1}:${index + 1}` }, full));
      continue;
    }
    const isLone = full.length === 1;
    if (isLone && key === "" && !isAlone && own.has(texts.indexOf(first)) && others.some((column) => cellText(row[column]) !== "")) {
      problems.push(nameless({ file, sheet, cell: cellName(index, keyColumn) }, spec));
      continue;
    }
    if (isLone && heading === undefined && isContinuation(row, first, index)) {
      const above = { file, sheet, cell: cellName(index - 1, Math.max(0, keyColumn)) };
      problems.push({ ...continued({ file, sheet, cell: cellName(index, texts.indexOf(first)) }, first), also: [above] });
      last = index;
      continue;
    }
    const isNumbered = spec.fromHeading !== undefined && heading === undefined && isNumberedLine(texts, full, own);
    const isLoneKey = key !== "" && (spec.isLoneKey?.(key, own.size === 1) ?? false);
    const isNote = heading !== undefined || isNumbered || (isLone && typeof row[texts.indexOf(first)] === "string" && !isLoneKey);
    const isOther = map.skip.has(index + 1) || EXAMPLE.test(first) || again === "same" || isUnderTable(texts, first);
    const found = isOther || isNote || (key !== "" && spec.isNoRow?.(key)) ? "nothing" : read(row, texts, index, holding);
    if (found === "nothing") {
      const isHeadingLike = (isLone || isNumbered) && !isOther && heading === undefined && headings.length > 0;
      if (
        isHeadingLike &&
        !isRemark(full.at(-1) as string) &&
        !lines.some(({ isAbove, texts: above }) => isAbove && [...above.values()].includes(first))
      )
        // Of all rows below: no single one can be left out.
        unread = { where: { file, sheet, cell: `${index + 1}:${index + 1}` }, written: full.at(-1) as string };
      skipped.push({ row: index + 1, inShort: inShort(first) });
      pass();
    } else {
      last = index;
      if (unread !== undefined) problems.push(unreadHeading(unread.where, unread.written));
      unread = undefined;
      if (found !== "refused") data.push(found);
    }
  }
  return { rows: data, problems, skipped, lines, headings };
}

/** The names under a header that is merged over several columns, in its first. */
function joinSpans(texts: string[], spans: ReadonlyMap<number, readonly number[]>): void {
  for (const [at, covered] of spans) {
    texts[at] = [at, ...covered].flatMap((column) => texts[column] || []).join("、");
    for (const column of covered) texts[column] = "";
  }
}

/** A line of one text and perhaps a number and a count: 一　教育界　8人. */
function headingIn<Field extends string>(
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

/** 一、 in the column of numbers, and one text beside it. */
const isNumberedLine = (texts: readonly string[], full: readonly string[], own: ReadonlySet<number>): boolean =>
  full.length === 2 &&
  /^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$/.test(full[0] as string) &&
  !own.has(texts.indexOf(full[0] as string));

/** What stands between rows and heads nothing: a remark, a page's number. */
const isRemark = (value: string): boolean =>
  /^[（(]?(注|备注|说明|续|接上|第?\d+页|第[一二三四五六七八九十]+页|共\d+页|按|[★*※])/.test(value);

const unreadHeading = (where: Where, found: string): Problem =>
  problemAt(
    where,
    maskPhones(found),
    text("像是下面各行的标题，但认不出是哪个界别、活动组或职务", "this seems to head the rows below, and names no sector, group or office"),
    text(
      "请写成 教育界（8人） 这样，或在表上加一列界别；不是标题的请删去",
      "write it as 教育界（8人）, or add a column 界别; delete it if it is no heading",
    ),
  );

const NUMBER = /^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?$/;

const continued = (where: Where, name: string): Problem =>
  problemAt(
    where,
    name,
    text("这一行只有一个名字，不知道是不是上一行的人", "this row holds a name alone: whether it belongs to the row above cannot be told"),
    text(
      "请把名字并到上一行的格子里（用 、 隔开），或把这一行填完整",
      "put the name into the cell above (separated by 、), or fill in the row",
    ),
  );

/** Whether a line is the header once more, as on every printed page, or that of another table, whose columns are not these. */
function headerTest<Field extends string>(
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

const anotherHeader = (where: Where, texts: readonly string[]): Problem =>
  problemAt(
    where,
    texts.slice(0, 4).join("、"),
    text(
      "这一行像另一张表的表头，列的位置与上面的表不同",
      "this looks like the header of another table, whose columns are not those above",
    ),
    text("一张工作表只放一张表：请把下面的表移到另一张工作表", "one table a sheet: move the one below to a sheet of its own"),
  );

const nameless = <Field extends string>(where: Where, spec: TableSpec<Field>): Problem =>
  problemAt(
    where,
    "",
    text(`这一行没有${labelOf(spec, spec.key)}`, `this row has no ${spec.key}`),
    text(`请填上${labelOf(spec, spec.key)}，或删去这一行`, "fill it in, or delete the row"),
  );

type BlockReader<Field extends string> = (
  row: readonly CellValue[],
  texts: readonly string[],
  index: number,
  stated: ReadonlyMap<Field, string>,
) => TableRow<Field> | "nothing" | "refused";

/** Reads what a line says in the columns of one table. */
function blockReader<Field extends string>(
  file: string,
  sheet: string,
  { columns }: Block<Field>,
  spec: TableSpec<Field>,
  map: ColumnMap,
  problems: Problem[],
): BlockReader<Field> {
  const keyColumn = columns.get(spec.key) ?? -1;
  const known = [...columns].map(([field, column]) => ({ field, column, values: map.values.get(field) }));
  const place = { file, sheet };
  // A ledger's rows may be of one person; a roster's and a sign-in sheet's never are.
  const repeatsKey = spec.people?.includes(spec.key) === true;
  // The data row above, for ditto marks.
  let above: ((column: number) => string) | undefined;
  return (row, texts, index, stated) => {
    const key = texts[keyColumn] ?? "";
    if (key === "") {
      if (known.filter(({ column }) => (texts[column] ?? "") !== "").length < 2) return "nothing";
      problems.push(nameless({ file, sheet, cell: cellName(index, keyColumn) }, spec));
      above = (column) => texts[column] ?? "";
      return "refused";
    }
    // What a cell stands for, where that is something else than what is written in it; most rows have none.
    let meant: Map<number, string> | undefined;
    let isRefused = false;
    for (const { field, column, values } of known) {
      const written = texts[column] ?? "";
      if (values === undefined && written !== "" && !mayStandIn(written)) continue;
      const ditto = (column !== keyColumn || repeatsKey) && isDitto(written) ? above?.(column) : undefined;
      const said = ditto ?? written;
      if (isError(said) || (isDitto(written) && ditto === undefined)) {
        const where = { file, sheet, cell: cellName(index, column) };
        problems.push(isError(said) ? errorProblem(where, said) : nothingAbove(where, written));
        isRefused = true;
      }
      const stands = values?.get(said) ?? (said === "" ? stated.get(field) : ditto);
      if (stands !== undefined) {
        meant ??= new Map();
        meant.set(column, stands);
      }
    }
    const said = meant;
    const textAt = (column: number): string => said?.get(column) ?? texts[column] ?? "";
    above = textAt;
    if (isRefused) return "refused";
    return {
      row: index + 1,
      cell: (field) => {
        const column = columns.get(field);
        if (column === undefined) {
          const value = stated.get(field) ?? "";
          return new PlacedCell(value, value || null, place, index, Math.max(0, keyColumn));
        }
        const value = textAt(column);
        return new PlacedCell(value, said?.get(column) ?? row[column] ?? null, place, index, column);
      },
      other: (column) => new PlacedCell(texts[column] ?? "", row[column] ?? null, place, index, column),
    };
  };
}

/** Where a table stands; its cells share it. */
interface Place {
  readonly file: string;
  readonly sheet: string;
}

/** A cell whose place is worked out only where somebody asks: a sheet has a million of them. */
class PlacedCell implements TableCell {
  readonly text: string;
  readonly raw: CellValue;
  readonly #place: Place;
  readonly #row: number;
  readonly #column: number;

  constructor(value: string, raw: CellValue, place: Place, row: number, column: number) {
    this.text = value;
    this.raw = raw;
    this.#place = place;
    this.#row = row;
    this.#column = column;
  }

  get where(): Where {
    return { ...this.#place, cell: cellName(this.#row, this.#column) };
  }
}

const nothingAbove = (where: Where, found: string): Problem =>
  problemAt(
    where,
    found,
    text("上面没有可以照抄的", "there is nothing above that this could repeat"),
    text("请把内容写出来", "write it out"),
  );

function errorProblem(where: Where, found: string): Problem {
  return found === NO_RESULT
    ? problemAt(
        where,
        "",
        text("公式还没有计算结果", "a formula without a result"),
        text("请在 WPS 或 Excel 里打开并保存一次，或把公式改成数值", "open it in WPS or Excel and save it, or write the value itself"),
      )
    : problemAt(
        where,
        found,
        text("公式出错", "a formula failed"),
        text("请改正公式，或写上数值", "correct the formula, or write the value itself"),
      );
}
