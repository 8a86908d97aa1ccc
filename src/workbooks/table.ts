import { vocabularyForm } from "../domain/han.ts";
import { maskPhones, type Problem, type Where } from "../domain/problem.ts";
import { type Text, text } from "../domain/text.ts";
import { type CellValue, cellName, cellText, type Grid, problemAt, type Workbook } from "./grid.ts";

/** A column that an import knows: the field, its Chinese header, and what else an office writes there. */
export interface Column<Field extends string> {
  readonly field: Field;
  readonly label: string;
  readonly aliases: readonly string[];
}

/** One cell of a table row: its text, its raw value, and where it stands. */
export interface TableCell {
  readonly text: string;
  readonly raw: CellValue;
  readonly where: Where;
}

export interface TableRow<Field extends string> {
  /** The sheet's own row number, from 1. */
  readonly row: number;
  readonly cell: (field: Field) => TableCell;
  /** Cells of columns that no field claims, by the column. */
  readonly others: ReadonlyMap<number, TableCell>;
}

export interface OtherColumn {
  readonly column: number;
  readonly header: string;
}

export interface Table<Field extends string> {
  readonly file: string;
  readonly sheet: string;
  readonly title: string;
  readonly rows: readonly TableRow<Field>[];
  readonly fields: ReadonlySet<Field>;
  /** What heads each known column in this sheet. */
  readonly headers: ReadonlyMap<Field, string>;
  /** Columns that no field claims: where they stand, and what heads them. */
  readonly otherColumns: readonly OtherColumn[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Text[];
}

export interface TableSpec<Field extends string> {
  readonly columns: readonly Column<Field>[];
  /** Without these there is no table. */
  readonly required: readonly Field[];
  /** The field that makes a row a row: a line without it is no data, or is refused. */
  readonly key: Field;
  /** Whether a line that holds nothing but this key is data all the same. */
  readonly isLoneKey?: (key: string) => boolean;
}

const HEADER_ROWS = 30;
const NUMBER_COLUMN = ["序号", "编号", "no", "no."];

/** The tables of a workbook's visible sheets. Sheets without a header are skipped aloud where another has one. */
export function readTables<Field extends string>(
  workbook: Workbook,
  spec: TableSpec<Field>,
  only: string | undefined,
): { tables: Table<Field>[]; problems: Problem[]; notes: Text[] } {
  const notes: Text[] = [];
  const problems: Problem[] = [];
  const tables: Table<Field>[] = [];
  const headless: Problem[] = [];
  const wanted = workbook.sheets.filter(({ name }) => only === undefined || name === only);
  if (wanted.length === 0)
    problems.push(
      problemAt(
        { file: workbook.file },
        only ?? "",
        text("没有这个工作表", "no such sheet"),
        text(
          `有：${workbook.sheets.map(({ name }) => name).join("、")}`,
          `there are: ${workbook.sheets.map(({ name }) => name).join(", ")}`,
        ),
      ),
    );
  for (const grid of wanted) {
    if (grid.hidden && only === undefined) {
      notes.push(text(`跳过隐藏的工作表“${grid.name}”`, `skipped the hidden sheet ${grid.name}`));
      continue;
    }
    const table = readTable(workbook.file, grid, spec);
    if ("rows" in table) tables.push(table);
    else headless.push(...table.problems);
  }
  if (tables.length === 0) problems.push(...headless);
  else
    for (const { where } of headless)
      notes.push(text(`跳过没有表头的工作表“${where.sheet ?? ""}”`, `skipped the sheet ${where.sheet ?? ""}, which has no header`));
  return { tables, problems, notes };
}

function readTable<Field extends string>(file: string, grid: Grid, spec: TableSpec<Field>): Table<Field> | { problems: Problem[] } {
  const rows = fillMerges(grid);
  const found = findHeader(rows, spec);
  if (found === undefined) {
    const labels = spec.columns.filter(({ field }) => spec.required.includes(field)).map(({ label }) => label);
    return {
      problems: [
        problemAt(
          { file, sheet: grid.name },
          "",
          text("找不到表头", "no header row was found"),
          text(
            `前 ${HEADER_ROWS} 行里要有一行写着：${labels.join("、")}`,
            `one of the first ${HEADER_ROWS} rows must name: ${labels.join(", ")}`,
          ),
        ),
      ],
    };
  }
  const header = withGroups(rows, grid.merges, withSubHeader(rows, grid.merges, found, spec), spec.key);
  const missing = spec.required.filter((field) => !header.columns.has(field));
  if (missing.length > 0) {
    const labels = spec.columns.filter(({ field }) => missing.includes(field)).map(({ label }) => label);
    return {
      problems: [
        problemAt(
          { file, sheet: grid.name, cell: `${header.row + 1}:${header.row + 1}` },
          header.others.map((other) => maskPhones(other.header)).join("、"),
          text(`表头缺少列：${labels.join("、")}`, `the header lacks: ${labels.join(", ")}`),
          text("请补上这一列，或把列名改成上面的写法", "add the column, or name it so"),
        ),
      ],
    };
  }
  const title =
    rows
      .slice(0, header.row)
      .flatMap((row) => row.map(cellText))
      .find((cell) => cell !== "") ?? "";
  const sorted = sortRows(file, grid.name, rows, header, spec);
  const hidden = new Set(grid.hiddenRows.map((row) => row + 1));
  const hiddenData = sorted.rows.filter(({ row }) => hidden.has(row)).length;
  if (hiddenData > 0)
    sorted.notes.push(
      text(`有 ${hiddenData} 行被隐藏或筛选，照样读入`, `${hiddenData} rows are hidden or filtered, and were read all the same`),
    );
  return {
    file,
    sheet: grid.name,
    title,
    fields: new Set(header.columns.keys()),
    headers: new Map([...header.columns].map(([field, column]) => [field, cellText(rows[header.row]?.[column])])),
    otherColumns: header.others,
    ...sorted,
  };
}

interface Header<Field extends string> {
  readonly row: number;
  readonly columns: ReadonlyMap<Field, number>;
  readonly others: readonly OtherColumn[];
}

const headerForm = (value: string): string =>
  vocabularyForm(value)
    .toLowerCase()
    .replace(/[（(【[].*?[）)】\]]/g, "")
    .replace(/[*＊:：、,，.。]/g, "");

function findHeader<Field extends string>(
  rows: readonly (readonly CellValue[])[],
  { columns, required }: TableSpec<Field>,
): Header<Field> | undefined {
  const byName = namesOf(columns);
  let best: Header<Field> | undefined;
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const found = new Map<Field, number>();
    const others: OtherColumn[] = [];
    for (const [column, value] of row.entries()) {
      const name = cellText(value);
      if (name === "") continue;
      const field = byName.get(headerForm(name));
      if (field !== undefined && !found.has(field)) found.set(field, column);
      else if (!NUMBER_COLUMN.includes(headerForm(name))) others.push({ column, header: name });
    }
    const isHeader = found.size >= 2 || (found.size === 1 && required.every((field) => found.has(field)));
    const gain = best === undefined ? 1 : completeness(found, required) - completeness(best.columns, required);
    // Of two header rows, one under the other, the lower one names the columns and the upper one groups them.
    const isLower = gain === 0 && best?.row === index - 1;
    if (isHeader && (gain > 0 || isLower)) best = { row: index, columns: found, others };
  }
  return best;
}

/** A header with the group that is merged over it, if one is: 2月10日 上午. A title over the names too is no group. */
function headerText(
  rows: readonly (readonly CellValue[])[],
  merges: Grid["merges"],
  row: number,
  column: number,
  key: number | undefined,
): string {
  const own = cellText(rows[row]?.[column]);
  const covers = (merge: Grid["merges"][number], at: number): boolean => merge.startCol <= at && at <= merge.endCol;
  const over = merges.find(
    (merge) =>
      merge.startRow <= row - 1 &&
      row - 1 <= merge.endRow &&
      merge.endCol > merge.startCol &&
      covers(merge, column) &&
      !(key !== undefined && covers(merge, key)),
  );
  const group = over ? cellText(rows[over.startRow]?.[over.startCol]) : "";
  return group === "" || group === own ? own : `${group} ${own}`;
}

/** The unclaimed columns with the groups over them, so that two of one name are told apart. */
function withGroups<Field extends string>(
  rows: readonly (readonly CellValue[])[],
  merges: Grid["merges"],
  header: Header<Field>,
  key: Field,
): Header<Field> {
  return {
    ...header,
    others: header.others.map(({ column }) => ({ column, header: headerText(rows, merges, header.row, column, header.columns.get(key)) })),
  };
}

/**
 * A header whose groups are merged over columns that the row below names, the names themselves not merged down: the
 * columns are those of the row below.
 */
function withSubHeader<Field extends string>(
  rows: readonly (readonly CellValue[])[],
  merges: Grid["merges"],
  header: Header<Field>,
  { columns, key }: TableSpec<Field>,
): Header<Field> {
  const below = rows[header.row + 1] ?? [];
  const groups = merges.filter(
    ({ startRow, endRow, startCol, endCol }) => startRow === header.row && endRow === header.row && endCol > startCol,
  );
  const inGroup = (column: number): boolean => groups.some(({ startCol, endCol }) => startCol <= column && column <= endCol);
  const keyColumn = header.columns.get(key);
  const named = [...below.keys()].filter((column) => inGroup(column) && cellText(below[column]) !== "");
  const isNames = keyColumn !== undefined && ["", cellText(rows[header.row]?.[keyColumn])].includes(cellText(below[keyColumn]));
  if (named.length === 0 || !isNames) return header;
  const byName = namesOf(columns);
  const found = new Map([...header.columns].filter(([, column]) => !inGroup(column)));
  const others = header.others.filter(({ column }) => !inGroup(column));
  for (const column of named) {
    const field = byName.get(headerForm(cellText(below[column])));
    if (field !== undefined && !found.has(field)) found.set(field, column);
    else others.push({ column, header: cellText(below[column]) });
  }
  return { row: header.row + 1, columns: found, others };
}

const namesOf = <Field extends string>(columns: readonly Column<Field>[]): Map<string, Field> =>
  new Map(
    columns.flatMap(({ field, label, aliases }) => [label, field, ...aliases].map((name): [string, Field] => [headerForm(name), field])),
  );

const completeness = <Field>(header: ReadonlyMap<Field, number>, required: readonly Field[]): number =>
  required.filter((field) => header.has(field)).length * 100 + header.size;

/** A merged cell down a column holds for each of its rows. */
function fillMerges({ rows, merges }: Grid): CellValue[][] {
  const filled = rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol, endCol } of merges) {
    if (endRow === startRow) continue;
    const value = filled[startRow]?.[startCol] ?? null;
    for (let row = startRow + 1; row <= Math.min(endRow, filled.length - 1); row += 1) {
      for (let column = startCol; column <= endCol; column += 1) {
        const line = filled[row] as CellValue[];
        if (column === startCol && (line[column] ?? null) === null) line[column] = value;
      }
    }
  }
  return filled;
}

/** The beginning of a skipped line, so that the clerk knows it again. */
const inShort = (value: string): string => {
  const masked = maskPhones(value);
  return masked.length > 12 ? `${masked.slice(0, 12)}…` : masked;
};

const TOTALS = /^(合计|小计)([:：\d\s人件次]|$)/;

function sortRows<Field extends string>(
  file: string,
  sheet: string,
  rows: readonly (readonly CellValue[])[],
  header: Header<Field>,
  spec: TableSpec<Field>,
): Pick<Table<Field>, "rows" | "problems"> & { notes: Text[] } {
  const data: TableRow<Field>[] = [];
  const problems: Problem[] = [];
  const skipped: string[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= header.row) continue;
    const texts = row.map(cellText);
    const full = texts.filter((value) => value !== "");
    const cell = (field: Field): TableCell => {
      const column = header.columns.get(field);
      return column === undefined
        ? { text: "", raw: null, where: { file, sheet, cell: cellName(index, 0) } }
        : { text: texts[column] ?? "", raw: row[column] ?? null, where: { file, sheet, cell: cellName(index, column) } };
    };
    if (full.length === 0) continue;
    const known = [...header.columns.values()].filter((column) => (texts[column] ?? "") !== "").length;
    const key = cell(spec.key).text;
    const isTotal = texts.some((value) => TOTALS.test(vocabularyForm(value)));
    const isHeaderAgain =
      [...header.columns.entries()].filter(
        ([, column]) => headerForm(texts[column] ?? "") === headerForm(cellText(rows[header.row]?.[column])),
      ).length >= Math.max(2, header.columns.size / 2);
    const isNote = full.length === 1 && typeof row[texts.indexOf(full[0] as string)] === "string" && !spec.isLoneKey?.(key);
    if (isTotal || isHeaderAgain || isNote) skipped.push(`第 ${index + 1} 行（${inShort(full[0] as string)}）`);
    else if (key === "") {
      if (known >= 2)
        problems.push(
          problemAt(
            cell(spec.key).where,
            "",
            text(`这一行没有${labelOf(spec, spec.key)}`, `this row has no ${spec.key}`),
            text(`请填上${labelOf(spec, spec.key)}，或删去这一行`, "fill it in, or delete the row"),
          ),
        );
      else skipped.push(`第 ${index + 1} 行`);
    } else {
      const others = new Map(
        header.others.map(({ column }) => [
          column,
          { text: texts[column] ?? "", raw: row[column] ?? null, where: { file, sheet, cell: cellName(index, column) } },
        ]),
      );
      data.push({ row: index + 1, cell, others });
    }
  }
  const notes =
    skipped.length === 0
      ? []
      : [
          text(
            `跳过 ${skipped.length} 行合计、说明或重复表头：${skipped.join("、")}`,
            `skipped ${skipped.length} rows of totals, notes or repeated headers: ${skipped.join(", ")}`,
          ),
        ];
  return { rows: data, problems, notes };
}

const labelOf = <Field extends string>({ columns }: TableSpec<Field>, field: Field): string =>
  columns.find((column) => column.field === field)?.label ?? field;
