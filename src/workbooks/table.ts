import { vocabularyForm } from "../domain/han.ts";
import { maskPhones, type Problem, type Where } from "../domain/problem.ts";
import { type Text, text } from "../domain/text.ts";
import { type ColumnMap, NO_MAP } from "./column-map.ts";
import { type CellValue, cellName, cellText, type Grid, isError, NO_RESULT, problemAt, type Workbook } from "./grid.ts";
import { type Block, HEADER_ROWS, type Header, headerForm, nearestHeader, type OtherColumn, readHeader } from "./header.ts";
import { labelOf, type TableSpec } from "./spec.ts";

export type { OtherColumn } from "./header.ts";
export type { Column, TableSpec } from "./spec.ts";

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
  readonly other: (column: number) => TableCell;
}

export interface Table<Field extends string> {
  readonly file: string;
  readonly sheet: string;
  readonly title: string;
  readonly rows: readonly TableRow<Field>[];
  readonly fields: ReadonlySet<Field>;
  /** What heads each known column in this sheet. */
  readonly headers: ReadonlyMap<Field, string>;
  /** The row of the header, counted from 1. */
  readonly headerRow: number;
  /** Which column holds each field; of tables side by side, those of the first. */
  readonly columns: ReadonlyMap<Field, number>;
  /** Columns that no field claims, and the known header that each comes nearest to. */
  readonly otherColumns: readonly (OtherColumn & { readonly near: string | undefined })[];
  /** What holds without a column of its own: the sheet's name, a map's default. */
  readonly stated: ReadonlyMap<Field, string>;
  /** Lines above and below the table, of several cells joined: titles, totals, legends. */
  readonly lines: readonly SheetLine[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Text[];
}

/** A line that is no data row. */
export interface SheetLine {
  /** Counted from 1. */
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
  readonly isAbove: boolean;
}

/** The tables of a workbook's visible sheets. Sheets without a header are skipped aloud where another has one. */
export function readTables<Field extends string>(
  workbook: Workbook,
  spec: TableSpec<Field>,
  only: string | undefined,
  map: ColumnMap = NO_MAP,
): { tables: Table<Field>[]; problems: Problem[]; notes: Text[] } {
  const notes: Text[] = [...workbook.notes];
  const problems: Problem[] = [];
  const tables: Table<Field>[] = [];
  const headless: Problem[] = [];
  const named = only === undefined ? map.sheets : [only];
  const wanted = workbook.sheets.filter(({ name }) => named.length === 0 || named.includes(name));
  if (wanted.length === 0) problems.push(noSuchSheet(workbook, named));
  const visible = wanted.filter(({ hidden }) => !hidden || only !== undefined);
  for (const { name } of wanted.filter((grid) => !visible.includes(grid)))
    notes.push(text(`跳过隐藏的工作表“${name}”`, `skipped the hidden sheet ${name}`));
  for (const grid of visible) {
    if (visible.length > 1 && only === undefined && /^(汇总|合计|统计|总表)表?$/.test(vocabularyForm(grid.name))) {
      notes.push(text(`跳过汇总表“${grid.name}”`, `skipped the sheet ${grid.name}, which sums up the others`));
      continue;
    }
    const table = readTable(workbook.file, grid, spec, map, visible.length);
    if ("rows" in table) tables.push(table);
    else if (grid.rows.some((row) => row.some((cell) => cellText(cell) !== ""))) headless.push(...table.problems);
  }
  if (tables.length === 0) problems.push(...headless);
  else
    for (const { where } of headless)
      notes.push(text(`跳过没有表头的工作表“${where.sheet ?? ""}”`, `skipped the sheet ${where.sheet ?? ""}, which has no header`));
  if (tables.length === 0 && problems.length === 0) problems.push(nothingThere(workbook));
  return { tables, problems, notes };
}

function noSuchSheet({ file, sheets }: Workbook, named: readonly string[]): Problem {
  const names = sheets.map(({ name }) => name);
  return problemAt(
    { file },
    named.join("、"),
    text("没有这个工作表", "no such sheet"),
    text(`有：${names.join("、")}`, `there are: ${names.join(", ")}`),
  );
}

const nothingThere = ({ file }: Workbook): Problem =>
  problemAt(
    { file },
    "",
    text("没有可读的工作表", "there is no sheet to read"),
    text("只有隐藏或空白的工作表；隐藏的用 --sheet 指定", "all sheets are hidden or empty; name a hidden one with --sheet"),
  );

function readTable<Field extends string>(
  file: string,
  grid: Grid,
  spec: TableSpec<Field>,
  map: ColumnMap,
  sheets: number,
): Table<Field> | { problems: Problem[] } {
  const rows = fillMerges(grid);
  const header = readHeader(rows, grid.merges, spec, map);
  if (header === undefined) return { problems: [noHeader(file, grid, spec)] };
  const columns = (header.blocks[0] as Block<Field>).columns;
  const stated = statedBy(grid.name, sheets, spec, map, columns);
  const missing = spec.required.filter((field) => !columns.has(field) && !stated.has(field));
  const others = header.blocks.flatMap(({ others }) => others);
  const taken = new Set<string>(columns.keys());
  const near = (name: string): string | undefined => nearestHeader(name, spec, taken);
  if (missing.length > 0) return { problems: [lacking(file, grid, header, spec, missing, others, near)] };
  // Of several sheets each says which one it speaks of.
  const of = sheets > 1 ? text(`“${grid.name}”`, `${grid.name}: `) : text("", "");
  const sorted = sortRows(file, grid.name, rows, header, spec, map, stated);
  const notes = sorted.notes.map(({ zh, en }) => text(`${of.zh}${zh}`, `${of.en}${en}`));
  const hidden = new Set(grid.hiddenRows.map((row) => row + 1));
  const hiddenData = new Set(sorted.rows.filter(({ row }) => hidden.has(row)).map(({ row }) => row)).size;
  if (hiddenData > 0)
    notes.push(
      text(
        `${of.zh}有 ${hiddenData} 行被隐藏或筛选，照样读入`,
        `${of.en}${hiddenData} rows are hidden or filtered, and were read all the same`,
      ),
    );
  const said = [...stated].filter(([field]) => !map.defaults.has(field)).map(([field, value]) => ({ label: labelOf(spec, field), value }));
  for (const { label, value } of said)
    notes.push(
      text(`“${grid.name}”没有${label}列，以表名“${value}”为${label}`, `${grid.name} has no column ${label}: the sheet's name is taken`),
    );
  return {
    file,
    sheet: grid.name,
    title: sorted.lines.flatMap(({ isAbove, texts }) => (isAbove ? [...texts.values()] : []))[0] ?? "",
    fields: new Set([...columns.keys(), ...stated.keys()]),
    headers: new Map([...columns].map(([field, column]) => [field, cellText(rows[header.row]?.[column])])),
    headerRow: header.row + 1,
    columns,
    otherColumns: others.map((other) => ({ ...other, near: near(other.own) })),
    stated,
    ...sorted,
    notes,
  };
}

/** A field's value where no column gives it: a map's default, else the sheet's own name. */
function statedBy<Field extends string>(
  sheet: string,
  sheets: number,
  spec: TableSpec<Field>,
  map: ColumnMap,
  columns: ReadonlyMap<Field, number>,
): Map<Field, string> {
  const stated = new Map<Field, string>();
  const fromName = spec.fromSheetName?.(sheet, sheets);
  if (fromName !== undefined && !columns.has(fromName)) stated.set(fromName, sheet.trim());
  for (const { field } of spec.columns) {
    const value = map.defaults.get(field);
    if (value !== undefined) stated.set(field, value);
  }
  return stated;
}

function noHeader<Field extends string>(file: string, grid: Grid, spec: TableSpec<Field>): Problem {
  const labels = spec.required.map((field) => labelOf(spec, field));
  const guess = grid.rows
    .slice(0, HEADER_ROWS)
    .flatMap((row, index) => row.map((cell) => ({ index, written: cellText(cell) })))
    .filter(({ written }) => written !== "" && written.length <= 12)
    .map(({ index, written }) => ({ index, written, label: nearestHeader(written, spec, new Set()) }))
    .find(({ label }) => label !== undefined && labels.includes(label));
  const meant = guess ? `；第 ${guess.index + 1} 行的“${maskPhones(guess.written)}”是不是“${guess.label}”？` : "";
  return problemAt(
    { file, sheet: grid.name },
    "",
    text("找不到表头", "no header row was found"),
    text(
      `前 ${HEADER_ROWS} 行里要有一行写着：${labels.join("、")}${meant}；列名不同的，用 --map 说明`,
      `one of the first ${HEADER_ROWS} rows must name: ${labels.join(", ")}; for other names see --map`,
    ),
  );
}

function lacking<Field extends string>(
  file: string,
  grid: Grid,
  header: Header<Field>,
  spec: TableSpec<Field>,
  missing: readonly Field[],
  others: readonly OtherColumn[],
  near: (name: string) => string | undefined,
): Problem {
  const labels = missing.map((field) => labelOf(spec, field));
  const guesses = others.flatMap(({ own }) => {
    const label = near(own);
    return label !== undefined && labels.includes(label) ? [`“${maskPhones(own)}”是不是“${label}”？`] : [];
  });
  return problemAt(
    { file, sheet: grid.name, cell: `${header.row + 1}:${header.row + 1}` },
    others.map((other) => maskPhones(other.header)).join("、"),
    text(`表头缺少列：${labels.join("、")}`, `the header lacks: ${labels.join(", ")}`),
    text(
      `请补上这一列，或把列名改成上面的写法${guesses.length > 0 ? `（${guesses.join("")}）` : ""}；也可用 --map 说明`,
      "add the column, or name it so; or say which it is with --map",
    ),
  );
}

/** A merged cell down a column holds for each of its rows. Rows that no merge touches are left as they are. */
function fillMerges({ rows, merges }: Grid): readonly (readonly CellValue[])[] {
  const down = merges.filter(({ startRow, endRow }) => endRow > startRow);
  if (down.length === 0) return rows;
  const filled: (readonly CellValue[])[] = [...rows];
  const own = new Set<number>();
  for (const { startRow, endRow, startCol } of down) {
    const value = filled[startRow]?.[startCol] ?? null;
    if (value === null) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, filled.length - 1); row += 1) {
      if ((filled[row]?.[startCol] ?? null) !== null) continue;
      const line = own.has(row) ? (filled[row] as CellValue[]) : [...(filled[row] ?? [])];
      while (line.length < startCol) line.push(null);
      line[startCol] = value;
      filled[row] = line;
      own.add(row);
    }
  }
  return filled;
}

/** The beginning of a skipped line, so that the clerk knows it again. */
function inShort(value: string): string {
  const masked = maskPhones(value);
  return masked.length > 12 ? `${masked.slice(0, 12)}…` : masked;
}

const TOTALS = /^(本页|本组|本表)?(合计|小计|总计|共计)([:：\d\s人件次]|$)/;
/** Looked for only where it can be: reading each cell's plain form is what takes the time. */
const isTotal = (value: string): boolean =>
  value.length < 24 && (value.includes("计") || value.includes("計")) && TOTALS.test(vocabularyForm(value));

/** 〃 and 同上 say what the cell above says. */
const DITTO = new Set(["〃", "″", "＂", '"', "''", "同上", "同前"]);
const isDitto = (value: string): boolean => value.length <= 2 && DITTO.has(value);

/** Asked of every cell: most say for themselves what they say, as their first sign tells. */
const mayStandIn = (value: string): boolean => STAND_INS.has(value.charCodeAt(0));
const STAND_INS = new Set(["#", ...DITTO].map((mark) => mark.charCodeAt(0)));

/** What a cell cannot say for itself: it stands for the cell above, or for a failed formula. */
export const isStandIn = (value: string): boolean => isDitto(value) || isError(value);

/** What templates write before their example row. */
const EXAMPLE = /^(示例|样例|例)$/;

function sortRows<Field extends string>(
  file: string,
  sheet: string,
  rows: readonly (readonly CellValue[])[],
  header: Header<Field>,
  spec: TableSpec<Field>,
  map: ColumnMap,
  stated: ReadonlyMap<Field, string>,
): Pick<Table<Field>, "rows" | "problems" | "lines"> & { notes: Text[] } {
  const data: TableRow<Field>[] = [];
  const problems: Problem[] = [];
  const skipped: string[] = [];
  const lines: SheetLine[] = [];
  const blocks = header.blocks.map((block) => blockReader(file, sheet, block, spec, map, stated, problems));
  const keyColumn = header.blocks[0]?.columns.get(spec.key);
  const keyHeader = keyColumn === undefined ? "" : headerForm(cellText(rows[header.row]?.[keyColumn]));
  const isHeaderAgain = (texts: readonly string[]): boolean => {
    const key = keyColumn === undefined ? "" : (texts[keyColumn] ?? "");
    if (key === "" || keyHeader === "" || ![...key].some((char) => keyHeader.includes(char))) return false;
    const columns = [...(header.blocks[0]?.columns.values() ?? [])];
    const again = columns.filter((column) => headerForm(texts[column] ?? "") === headerForm(cellText(rows[header.row]?.[column])));
    return again.length >= Math.max(2, columns.length / 2);
  };
  const needed = spec.required.map((field) => header.blocks[0]?.columns.get(field));
  // 合计 among a deed's own words (a title, a note) makes no line of totals: that does not fill what every row needs.
  const isTotalRow = (texts: readonly string[], first: string): boolean => {
    if (!texts.some(isTotal)) return false;
    const isFull = needed.every((column) => column !== undefined && (texts[column] ?? "") !== "");
    return !isFull || blocks.length > 1 || (needed.length < 2 && (isTotal(first) || isTotal(texts[keyColumn ?? -1] ?? "")));
  };
  for (const [index, row] of rows.entries()) {
    const texts = row.map(cellText);
    const full = texts.filter((value) => value !== "");
    if (full.length === 0) continue;
    const line = (): SheetLine => ({
      row: index + 1,
      texts: new Map([...texts.entries()].filter(([, value]) => value !== "")),
      isAbove: index < header.row,
    });
    if (index <= header.row) {
      if (index < header.row) lines.push(line());
      continue;
    }
    const first = full[0] as string;
    const key = keyColumn === undefined ? "" : (texts[keyColumn] ?? "");
    const isOther = map.skip.has(index + 1) || EXAMPLE.test(first) || isTotalRow(texts, first) || isHeaderAgain(texts);
    const isNote = full.length === 1 && typeof row[texts.indexOf(first)] === "string" && !spec.isLoneKey?.(blocks.length > 1 ? first : key);
    const found =
      isOther || isNote || (key !== "" && spec.isNoRow?.(key)) ? [] : blocks.map((read) => read(row, texts, index, blocks.length === 1));
    if (found.every((each) => each === "nothing")) {
      skipped.push(`第 ${index + 1} 行（${inShort(first)}）`);
      lines.push(line());
    }
    for (const each of found) if (each !== "nothing" && each !== "refused") data.push(each);
  }
  const notes =
    skipped.length === 0
      ? []
      : [
          text(
            `跳过 ${skipped.length} 行合计、说明、示例或重复表头：${inList(skipped)}`,
            `skipped ${skipped.length} rows of totals, notes, examples or repeated headers: ${inList(skipped)}`,
          ),
        ];
  return { rows: data, problems, notes, lines };
}

const LISTED = 30;

const inList = (items: readonly string[]): string => (items.length <= LISTED ? items.join("、") : `${items.slice(0, LISTED).join("、")}……`);

type BlockReader<Field extends string> = (
  row: readonly CellValue[],
  texts: readonly string[],
  index: number,
  isAlone: boolean,
) => TableRow<Field> | "nothing" | "refused";

/** Reads what a line says in the columns of one table. */
function blockReader<Field extends string>(
  file: string,
  sheet: string,
  { columns }: Block<Field>,
  spec: TableSpec<Field>,
  map: ColumnMap,
  stated: ReadonlyMap<Field, string>,
  problems: Problem[],
): BlockReader<Field> {
  const keyColumn = columns.get(spec.key) ?? -1;
  const known = [...columns].map(([field, column]) => ({ field, column, values: map.values.get(field) }));
  const place = { file, sheet };
  // The data row above, for ditto marks.
  let above: ((column: number) => string) | undefined;
  return (row, texts, index, isAlone) => {
    const key = texts[keyColumn] ?? "";
    if (key === "") {
      const full = known.filter(({ column }) => (texts[column] ?? "") !== "").length;
      if (full < 2 || !isAlone) return "nothing";
      problems.push(
        problemAt(
          { file, sheet, cell: cellName(index, keyColumn) },
          "",
          text(`这一行没有${labelOf(spec, spec.key)}`, `this row has no ${spec.key}`),
          text(`请填上${labelOf(spec, spec.key)}，或删去这一行`, "fill it in, or delete the row"),
        ),
      );
      return "refused";
    }
    // What a cell stands for, where that is something else than what is written in it; most rows have none.
    let meant: Map<number, string> | undefined;
    let isRefused = false;
    for (const { field, column, values } of known) {
      const written = texts[column] ?? "";
      if (values === undefined && written !== "" && !mayStandIn(written)) continue;
      if (isError(written)) {
        problems.push(errorProblem({ file, sheet, cell: cellName(index, column) }, written));
        isRefused = true;
      }
      const ditto = column !== keyColumn && isDitto(written) ? above?.(column) : undefined;
      const said = ditto ?? written;
      const stands = values?.get(said) ?? (said === "" ? stated.get(field) : ditto);
      if (stands !== undefined) {
        meant ??= new Map();
        meant.set(column, stands);
      }
    }
    if (isRefused) return "refused";
    const said = meant;
    const textAt = (column: number): string => said?.get(column) ?? texts[column] ?? "";
    above = textAt;
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

/** The row that a problem is about, from 1; undefined where it is about more than one. */
export function rowOfProblem({ where }: Pick<Problem, "where">): number | undefined {
  const row = /^[A-Z]+(\d+)$/.exec(where.cell ?? "")?.[1];
  return row === undefined ? undefined : Number(row);
}

/** The same table without some of its rows. */
export function withoutRows<Field extends string>(table: Table<Field>, isLeftOut: (row: number) => boolean): Table<Field> {
  return {
    ...table,
    rows: table.rows.filter(({ row }) => !isLeftOut(row)),
    problems: table.problems.filter((problem) => !isLeftOut(rowOfProblem(problem) ?? 0)),
  };
}

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
