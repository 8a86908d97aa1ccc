import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { type CellValue, cellText, type Grid, type Workbook } from "../grid.ts";
import { type ColumnMap, NO_MAP } from "./column-map.ts";
import { type Block, HEADER_ROWS, type Header, nearestHeader, readHeader } from "./header.ts";
import { fillMerges } from "./merges.ts";
import { withOrigins } from "./origins.ts";
import { type SortedRows, sortRows } from "./rows.ts";
import { labelOf, type SheetLine, type Table, type TableRow, type TableSpec } from "./spec.ts";
import {
  lackingIn,
  namesBeside,
  noHeader,
  noHeaderRow,
  noSuchSheet,
  nothingThere,
  sharedQuantities,
  tooManyMerges,
  twoHeaders,
  unmatched,
} from "./table-problems.ts";

/** The tables of a workbook's visible sheets. Sheets without a header are skipped aloud where another has one. */
export function readTables<Field extends string>(
  workbook: Workbook,
  spec: TableSpec<Field>,
  only: string | undefined,
  map: ColumnMap = NO_MAP,
): { tables: Table<Field>[]; lacking: Table<Field>[]; problems: Problem[]; notes: Text[] } {
  const notes: Text[] = [...workbook.notes];
  const problems: Problem[] = [];
  const tables: Table<Field>[] = [];
  // Sheets in which no table was found: beside one with a table they are passed over.
  const others: (NoTable<Field> & { readonly grid: Grid })[] = [];
  const named = only === undefined ? map.sheets : [only];
  const { sheets, originOf } = withOrigins(workbook);
  const wanted = sheets.filter(({ name }) => named.length === 0 || named.includes(name));
  if (wanted.length === 0) problems.push(noSuchSheet(workbook, named));
  const visible = wanted.filter(({ hidden }) => !hidden || only !== undefined);
  for (const { name } of wanted.filter((grid) => !visible.includes(grid)))
    notes.push(text(`跳过隐藏的工作表“${name}”`, `skipped the hidden sheet ${name}`));
  const read = (grid: Grid): void => {
    const { sheet, sheets: beside } = originOf(grid.name) ?? { sheet: grid.name, sheets: visible.length };
    const found = readTable(workbook.file, grid, spec, map, sheet, beside);
    if (Array.isArray(found)) tables.push(...found);
    else if (!found.isOther) problems.push(...found.problems);
    else if (grid.rows.some((row) => row.some((cell) => cellText(cell) !== ""))) others.push({ grid, ...found });
  };
  const isSum = ({ name }: Grid): boolean => only === undefined && /^(汇总|合计|统计|总表)表?$/.test(vocabularyForm(name));
  const isOfOthers = ({ name }: Grid): boolean => only === undefined && spec.isOtherSheet?.(name) === true;
  const own = visible.filter((grid) => !isOfOthers(grid));
  for (const grid of own.length > 0 ? own : visible) if (!isSum(grid)) read(grid);
  for (const grid of own.length > 0 ? visible.filter(isOfOthers) : [])
    notes.push(text(`跳过工作表“${grid.name}”：不是在任委员的名单`, `skipped the sheet ${grid.name}: a list of others`));
  // A sheet that sums up the others is one of them where there are no others.
  const hasOthers = tables.length > 0 || problems.length > 0;
  for (const grid of visible.filter(isSum))
    if (!hasOthers) read(grid);
    else notes.push(text(`跳过汇总表“${grid.name}”`, `skipped the sheet ${grid.name}, which sums up the others`));
  if (tables.length === 0) problems.push(...others.flatMap((other) => other.problems));
  else
    for (const { grid, problems: why, isNear } of others) {
      const isOfTheImport = !NO_TABLE.test(vocabularyForm(grid.name)) && (isNear || goesOn(grid, tables, spec));
      if (isOfTheImport) problems.push(...why.map((problem) => ({ ...problem, hint: orNameIt(problem.hint) })));
      else
        for (const { where, message } of why)
          notes.push(text(`跳过工作表“${where.sheet ?? ""}”：${message.zh}`, `skipped the sheet ${where.sheet ?? ""}: ${message.en}`));
    }
  if (tables.length === 0 && problems.length === 0) problems.push(nothingThere(workbook));
  if (tables.length > 0) problems.push(...unmatched(workbook, tables, map, spec));
  return { tables, lacking: others.flatMap(({ seen = [] }) => seen), problems, notes };
}

/** Why a sheet gave no table; `isOther`: it may be no table at all, such as a cover. */
interface NoTable<Field extends string> {
  readonly problems: readonly Problem[];
  readonly isOther: boolean;
  /** What stands there is nearly the header of one: passed over, its rows would be lost. */
  readonly isNear?: boolean;
  /** What was recognised all the same, without rows: where to start from. */
  readonly seen?: readonly Table<Field>[];
}

/** Sheets beside a table that hold none by their name. */
const NO_TABLE = /说明|须知|封面|目录|示例|样例|选项|字典|统计|汇总/;

/** Whether a sheet without a header goes on with the table of another: names stand where that one has its names. */
function goesOn<Field extends string>({ rows }: Grid, tables: readonly Table<Field>[], { key }: TableSpec<Field>): boolean {
  const column = tables.map(({ columns }) => columns.get(key)).find((at) => at !== undefined);
  if (column === undefined) return false;
  const full = rows.filter((row) => row.filter((cell) => cellText(cell) !== "").length > 1);
  const named = full.filter((row) => /^\p{Script=Han}{2,4}$/u.test(cellText(row[column]).replace(/\s/g, "")));
  return named.length >= 2 && named.length * 2 > full.length;
}

/** A sheet that is none of the import's can be left out by naming those that are. */
const orNameIt = (hint: Text | undefined): Text =>
  text(`${hint?.zh ?? ""}；这张不用导入的，用 --sheet 指定要导入的工作表`, `${hint?.en ?? ""}; or name the sheets to import with --sheet`);

/** The tables of a sheet: one, or several side by side. */
function readTable<Field extends string>(
  file: string,
  grid: Grid,
  spec: TableSpec<Field>,
  map: ColumnMap,
  /** What the sheet was called when a clerk named it, and how many stood beside it. */
  called: string,
  sheets: number,
): Table<Field>[] | NoTable<Field> {
  const top = fillMerges(grid.rows.slice(0, Math.max(HEADER_ROWS, map.header ?? 0) + 1), grid.merges);
  if (top === undefined) return { problems: [tooManyMerges(file, grid)], isOther: false };
  const header = readHeader(top, grid.merges, spec, map);
  if (header === undefined) {
    const why = noHeader(file, grid, spec);
    return { problems: [why.problem], isOther: true, isNear: why.isNear };
  }
  if (header.row < 0 && map.header === null) return { problems: [noHeaderRow(file, grid)], isOther: false };
  if (header.earlier !== undefined) return { problems: [twoHeaders(file, grid, header)], isOther: false };
  const stated = statedBy(called, spec, map, header.blocks[0]?.columns ?? new Map());
  const lacking = header.blocks.flatMap((block) => lackingIn(file, grid, header, block, spec, stated));
  const shared = sharedQuantities(file, grid, header, spec);
  if (shared.length > 0 && lacking.length === 0) return { problems: shared, isOther: false };
  const rows = fillMerges(grid.rows, grid.merges, columnsOf(header));
  if (rows === undefined) return { problems: [tooManyMerges(file, grid)], isOther: false };
  const sorted = header.blocks.map((block) => sortRows({ file, sheet: grid.name, rows, header, block, spec, map, stated }));
  const joined = joinLines(sorted.flatMap((each) => each.lines));
  const areApart = header.blocks.length > 1 && header.blocks.every((block) => hasTitle(block, joined, spec));
  const notes = notesOf(grid, sheets, sorted, header.blocks[0]?.columns ?? new Map(), stated, spec, map);
  const tables = header.blocks.map((block, i): Table<Field> => {
    const { rows: data, problems } = sorted[i] as SortedRows<Field>;
    const unnamed = unnamedIn(data, rows, block);
    const taken = new Set<string>(block.columns.keys());
    const lines = areApart ? joined.map((line) => ownLine(line, header.blocks, block)) : joined;
    return {
      file,
      sheet: grid.name,
      called: grid.name,
      title: lines.flatMap(({ isAbove, texts }) => (isAbove ? [...texts.values()] : []))[0] ?? "",
      rows: data,
      isWhole: sorted.every((each) => each.problems.length === 0),
      fields: new Set([...block.columns.keys(), ...stated.keys()]),
      headers: new Map([...block.columns].map(([field, column]) => [field, cellText(rows[header.row]?.[column])])),
      headerRow: header.row + 1,
      columns: block.columns,
      otherColumns: block.others.map((other) => ({ ...other, near: nearestHeader(other.own, spec, taken) })),
      unnamed,
      stated,
      named: new Set([...stated.keys()].filter((field) => !map.defaults.has(field))),
      lines,
      problems: [...problems, ...namesBeside(block, spec, unnamed)],
      // What is to say of the sheet is said once.
      notes: i === 0 ? notes : [],
    };
  });
  if (lacking.length === 0) return tables;
  const seen = tables.map((table) => ({ ...table, rows: [] }));
  return { problems: lacking, isOther: true, isNear: header.blocks.some(({ columns }) => columns.size >= 2), seen };
}

/** Columns without a name in which some row holds something. */
function unnamedIn<Field extends string>(
  data: readonly TableRow<Field>[],
  rows: readonly (readonly CellValue[])[],
  { from, to, named }: Block<Field>,
): Table<Field>["unnamed"] {
  // A map that gives letters alone names all that it wants.
  if (named.size === 0) return [];
  const width = data.reduce((most, { row }) => Math.max(most, rows[row - 1]?.length ?? 0), 0);
  const columns = Array.from({ length: Math.max(0, Math.min(to, width) - from) }, (_, i) => from + i).filter(
    (column) => !named.has(column),
  );
  return columns.flatMap((column) => {
    const row = data.find(({ row }) => cellText(rows[row - 1]?.[column]) !== "");
    return row === undefined ? [] : [{ column, first: row.other(column) }];
  });
}

const columnsOf = <Field extends string>({ blocks }: Header<Field>): Set<number> =>
  new Set(blocks.flatMap(({ columns, others }) => [...columns.values(), ...others.map(({ column }) => column)]));

/** Lines of the sheet that several tables share, each once. */
function joinLines(lines: readonly SheetLine[]): SheetLine[] {
  const joined = new Map<number, SheetLine>();
  for (const line of lines) {
    const before = joined.get(line.row);
    joined.set(line.row, before ? { ...line, texts: new Map([...before.texts, ...line.texts]) } : line);
  }
  return [...joined.values()].sort((a, b) => a.row - b.row);
}

/** Whether a table beside others has a title of its own: then each says of itself what it says. */
const hasTitle = <Field extends string>({ from, to }: Block<Field>, lines: readonly SheetLine[], { isTitle }: TableSpec<Field>): boolean =>
  isTitle !== undefined &&
  lines.some(({ isAbove, texts }) => isAbove && [...texts].some(([column, written]) => from <= column && column < to && isTitle(written)));

/** Of a line that says something over several tables each has its own part; what stands over one of them may be of all. */
function ownLine<Field extends string>(line: SheetLine, blocks: readonly Block<Field>[], block: Block<Field>): SheetLine {
  const texts = [...line.texts];
  const inside = ({ from, to }: Block<Field>) => texts.filter(([column]) => from <= column && column < to);
  const own = inside(block);
  const isShared = own.length === 0 || blocks.filter((other) => inside(other).length > 0).length < 2;
  return isShared ? line : { ...line, texts: new Map(own) };
}

function notesOf<Field extends string>(
  grid: Grid,
  sheets: number,
  sorted: readonly SortedRows<Field>[],
  columns: ReadonlyMap<Field, number>,
  stated: ReadonlyMap<Field, string>,
  spec: TableSpec<Field>,
  map: ColumnMap,
): Text[] {
  const notes: Text[] = [];
  // Of several sheets each says which one it speaks of.
  const of = sheets > 1 ? text(`“${grid.name}”`, `${grid.name}: `) : text("", "");
  const say = (zh: string, en: string): void => void notes.push(text(`${of.zh}${zh}`, `${of.en}${en}`));
  const skipped = [...new Map(sorted.flatMap((each) => each.skipped).map((line) => [line.row, line])).values()].sort(
    (a, b) => a.row - b.row,
  );
  if (skipped.length > 0) {
    const list = inList(skipped.map(({ row, inShort }) => `第 ${row} 行（${inShort}）`));
    say(
      `跳过 ${skipped.length} 行合计、说明、示例或重复表头：${list}`,
      `skipped ${skipped.length} rows of totals, notes, examples or repeated headers: ${list}`,
    );
  }
  const headings = sorted.flatMap((each) => each.headings);
  for (const [field, own] of Map.groupBy(headings, (heading) => heading.field)) {
    const list = inList([...new Set(own.map(({ value }) => value))]);
    const label = labelOf(spec, field);
    if (columns.has(field))
      say(
        `${label}空着的，以各段的标题为${label}：${list}`,
        `${field}, where it is empty, is taken from the headings between the rows: ${list}`,
      );
    else say(`没有${label}列，以各段的标题为${label}：${list}`, `no column ${field}: taken from the headings between the rows: ${list}`);
  }
  const hidden = new Set(grid.hiddenRows.map((row) => row + 1));
  const hiddenData = new Set(sorted.flatMap(({ rows }) => rows.flatMap(({ row }) => (hidden.has(row) ? [row] : [])))).size;
  if (hiddenData > 0)
    say(`有 ${hiddenData} 行被隐藏或筛选，照样读入`, `${hiddenData} rows are hidden or filtered, and were read all the same`);
  for (const [field, value] of stated)
    if (!map.defaults.has(field))
      notes.push(
        text(
          `“${grid.name}”没有${labelOf(spec, field)}列，以表名“${value}”为${labelOf(spec, field)}`,
          `${grid.name} has no column ${labelOf(spec, field)}: the sheet's name is taken`,
        ),
      );
  return notes;
}

const LISTED = 30;

const inList = (items: readonly string[]): string => (items.length <= LISTED ? items.join("、") : `${items.slice(0, LISTED).join("、")}……`);

/** A field's value where no column gives it: a map's default, else the sheet's own name. */
function statedBy<Field extends string>(
  sheet: string,
  spec: TableSpec<Field>,
  map: ColumnMap,
  columns: ReadonlyMap<Field, number>,
): Map<Field, string> {
  const stated = new Map<Field, string>();
  const fromName = spec.fromSheetName?.(sheet);
  if (fromName !== undefined && !columns.has(fromName.field)) stated.set(fromName.field, fromName.value);
  for (const { field } of spec.columns) {
    const value = map.defaults.get(field);
    if (value !== undefined) stated.set(field, value);
  }
  return stated;
}

/** The row that a problem is about, from 1; undefined where it is about more than one. */
export function rowOfProblem({ where }: Pick<Problem, "where">): number | undefined {
  const row = /^[A-Z]+(\d+)$/.exec(where.cell ?? "")?.[1];
  return row === undefined ? undefined : Number(row);
}

/** The same table without some of its rows. */
export function withoutRows<Field extends string>(table: Table<Field>, isLeftOut: (row: number) => boolean): Table<Field> {
  const rows = table.rows.filter(({ row }) => !isLeftOut(row));
  return {
    ...table,
    isWhole: table.isWhole && rows.length === table.rows.length,
    rows,
    problems: table.problems.filter((problem) => !isLeftOut(rowOfProblem(problem) ?? 0)),
  };
}
