import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { nearest } from "../../domain/vocabulary/likeness.ts";
import { type CellValue, cellName, cellText, type Merge } from "../grid.ts";
import { type ColumnMap, columnOfLetter } from "./column-map.ts";
import { mergesOver } from "./merges.ts";
import type { Column, OtherColumn, TableSpec } from "./spec.ts";

/** Which column of a sheet is which field. */
export interface Header<Field extends string> {
  /** The row that names the columns, counted from 0; -1 where a map says that there is none. */
  readonly row: number;
  /** A row above that looks like the header of another table: which rows are data cannot be told. */
  readonly earlier?: number;
  /** One for each table that stands beside another on the sheet; nearly always one. */
  readonly blocks: readonly Block<Field>[];
}

export interface Block<Field extends string> {
  /** Its columns: from the first on, up to another. */
  readonly from: number;
  readonly to: number;
  readonly columns: ReadonlyMap<Field, number>;
  readonly others: readonly OtherColumn[];
  /** A header of names that is merged over several columns holds for each of them: 参加人员 over D:F. */
  readonly spans: ReadonlyMap<number, readonly number[]>;
  /** Columns with a name, whether or not a field claims them. */
  readonly named: ReadonlySet<number>;
}

type Rows = readonly (readonly CellValue[])[];

/** In how many rows from the top a header is looked for. */
export const HEADER_ROWS = 30;

/** Columns that count the rows and say nothing of them: 序号 alone is passed over without a word. */
const COUNTING = ["序号", "no", "no.", "#"];
/** What a table may begin with, left of its key. */
const NUMBER_COLUMN = [...COUNTING, "编号"];

/** No header is longer: what is beyond is not looked at. */
const LONGEST = 100;

/** The form in which headers are compared: simplified, without white space, marks and what stands in brackets. */
export function headerForm(value: string): string {
  return vocabularyForm(value.slice(0, LONGEST))
    .toLowerCase()
    .replace(/[（(【[][^（(【[）)】\]]*[）)】\]]/g, "")
    .replace(/[*＊:：、,，.。]/g, "");
}

/** The header of a sheet; undefined where no row of the first thirty is one. */
export function readHeader<Field extends string>(
  rows: Rows,
  merges: readonly Merge[],
  spec: TableSpec<Field>,
  map: ColumnMap,
): Header<Field> | undefined {
  const byName = namesOf(spec.columns, map);
  const found: FoundRow<Field> | undefined =
    map.header === null
      ? findRow(rows, spec, byName)
      : { row: map.header - 1, columns: columnsIn(rows[map.header - 1] ?? [], byName, spec) };
  if (found === undefined) return lettersAlone(spec, map);
  const low = map.header === null ? withSubHeader(rows, merges, found, spec, byName) : found;
  const earlier = found.earlier === undefined ? {} : { earlier: found.earlier };
  return { row: low.row, ...earlier, blocks: blocksOf(rows, merges, withLetters(low, spec, map), spec, byName) };
}

interface FoundRow<Field extends string> {
  readonly row: number;
  /** Of a header of two rows the upper one. */
  readonly upper?: number;
  readonly earlier?: number;
  readonly columns: ReadonlyMap<Field, number>;
}

/** A map that gives letters alone needs no header. */
function lettersAlone<Field extends string>(spec: TableSpec<Field>, map: ColumnMap): Header<Field> | undefined {
  const { columns } = withLetters<Field>({ row: -1, columns: new Map() }, spec, map);
  return columns.size > 0
    ? { row: -1, blocks: [{ from: 0, to: Number.POSITIVE_INFINITY, columns, others: [], spans: new Map(), named: new Set() }] }
    : undefined;
}

function withLetters<Field extends string>(found: FoundRow<Field>, { columns }: TableSpec<Field>, map: ColumnMap): FoundRow<Field> {
  const lettered = new Map(found.columns);
  for (const { field } of columns) {
    const letter = columnOfLetter(map.columns.get(field) ?? "");
    if (letter !== undefined) lettered.set(field, letter);
  }
  return { ...found, columns: lettered };
}

/** A field by each name that its column may have; what a map says comes before what an office usually writes. */
function namesOf<Field extends string>(columns: readonly Column<Field>[], map: ColumnMap): Map<string, Field> {
  // A field that has a letter may have its usual name all the same: by it the row of the header is known.
  const mapped = new Set([...map.columns].filter(([, name]) => columnOfLetter(name) === undefined).map(([field]) => field));
  return new Map([
    ...columns
      .filter(({ field }) => !mapped.has(field))
      .flatMap(({ label, field, aliases }) => [label, field, ...aliases].map((name): [string, Field] => [headerForm(name), field])),
    ...columns.flatMap(({ field }): [string, Field][] => {
      const name = map.columns.get(field);
      return name === undefined || columnOfLetter(name) !== undefined ? [] : [[headerForm(name), field]];
    }),
  ]);
}

function columnsIn<Field extends string>(
  row: readonly CellValue[],
  byName: ReadonlyMap<string, Field>,
  { columns }: Pick<TableSpec<Field>, "columns">,
): Map<Field, number> {
  const labels = new Set(columns.map(({ label }) => headerForm(label)));
  const found = new Map<Field, number>();
  const labelled = new Set<Field>();
  for (const [column, value] of row.entries()) {
    const form = headerForm(cellText(value));
    const field = byName.get(form);
    if (field === undefined || labelled.has(field)) continue;
    // Of two columns that may be one field the one with its very name is it: 政协职务 beside 职务.
    const isLabel = labels.has(form);
    if (found.has(field) && !isLabel) continue;
    found.set(field, column);
    if (isLabel) labelled.add(field);
  }
  return found;
}

function findRow<Field extends string>(
  rows: Rows,
  spec: TableSpec<Field>,
  byName: ReadonlyMap<string, Field>,
): FoundRow<Field> | undefined {
  const { required } = spec;
  const completeness = (columns: ReadonlyMap<Field, number>): number =>
    required.filter((field) => columns.has(field)).length * 100 + columns.size;
  let best: FoundRow<Field> | undefined;
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const columns = columnsIn(row, byName, spec);
    const isHeader = columns.size >= 2 || (columns.size === 1 && required.every((field) => columns.has(field)));
    const gain = best === undefined ? 1 : completeness(columns) - completeness(best.columns);
    // Of two header rows, one under the other, the lower one names the columns and the upper one groups them.
    const isLower = gain === 0 && best?.row === index - 1;
    if (isHeader && (gain > 0 || isLower)) {
      // Rows between two whole headers would belong to the upper one.
      const isWhole =
        best !== undefined && best.row < index - 1 && best.columns.size >= 2 && required.every((field) => best?.columns.has(field));
      const earlier = best?.earlier ?? (isWhole ? best?.row : undefined);
      best = { row: index, columns, ...(earlier === undefined ? {} : { earlier }) };
    }
  }
  return best;
}

/**
 * A header whose groups are merged over columns that the row below names, the names themselves not merged down: the
 * columns are those of the row below.
 */
function withSubHeader<Field extends string>(
  rows: Rows,
  merges: readonly Merge[],
  header: FoundRow<Field>,
  { key }: TableSpec<Field>,
  byName: ReadonlyMap<string, Field>,
): FoundRow<Field> {
  const below = rows[header.row + 1] ?? [];
  const groups = mergesOver(
    merges,
    header.row,
    header.row,
    ({ startRow, endRow, startCol, endCol }) => startRow === header.row && endRow === header.row && endCol > startCol,
  );
  const inGroup = (column: number): boolean => groups.has(column);
  const keyColumn = header.columns.get(key);
  const taken = new Set(header.columns.values());
  const full = [...below.keys()].filter((column) => cellText(below[column]) !== "");
  // Without merges, as in a CSV: names that are known in the row below, and the upper row's own columns stay what they are.
  const lacksKey = keyColumn !== undefined && cellText(below[keyColumn]) === "";
  const isPlain = lacksKey && full.some((column) => byName.has(headerForm(cellText(below[column]))));
  const named = full.filter((column) => inGroup(column) || isPlain);
  const isNames = keyColumn !== undefined && ["", cellText(rows[header.row]?.[keyColumn])].includes(cellText(below[keyColumn]));
  if (named.length === 0 || !isNames) return header;
  const columns = new Map([...header.columns].filter(([, column]) => !inGroup(column)));
  for (const column of named) {
    const field = byName.get(headerForm(cellText(below[column])));
    if (field !== undefined && !columns.has(field) && (inGroup(column) || !taken.has(column))) columns.set(field, column);
  }
  return { row: header.row + 1, upper: header.row, columns };
}

/**
 * The tables that stand side by side: where the key's header comes again, each begins another one, and its columns are
 * those up to the next. All other columns belong to the table that they stand in.
 */
function blocksOf<Field extends string>(
  rows: Rows,
  merges: readonly Merge[],
  { row, upper, columns }: FoundRow<Field>,
  { key, people = [] }: TableSpec<Field>,
  byName: ReadonlyMap<string, Field>,
): Block<Field>[] {
  const width = Math.max(0, ...rows.slice(Math.max(0, row - 1), row + 1).map((line) => line.length));
  const isUnnamed = (column: number): boolean => nameAt(column) === "";
  const down = mergesOver(merges, row, row, ({ startRow }) => startRow < row);
  const above = mergesOver(merges, row - 1, row - 1, ({ startCol, endCol }) => endCol > startCol);
  // In a header of two rows that is not merged down, a name that is known may stand in the upper row alone.
  const knownAbove = (column: number): string => {
    const name = cellText(rows[row - 1]?.[column]);
    return byName.has(headerForm(name)) || NUMBER_COLUMN.includes(headerForm(name)) ? name : "";
  };
  const nameAt = (column: number): string => {
    const own = cellText(rows[row]?.[column]);
    return own || upperName(rows, down.get(column), column) || (upper === undefined ? knownAbove(column) : cellText(rows[upper]?.[column]));
  };
  const across = mergesOver(merges, row, row, ({ startRow, startCol, endCol }) => startRow === row && endCol > startCol);
  const fieldAt = (column: number): Field | undefined => byName.get(headerForm(nameAt(column)));
  const firstKey = columns.get(key);
  const keyName = firstKey === undefined ? "" : headerForm(nameAt(firstKey));
  const keys = Array.from({ length: width }, (_, column) => column).filter(
    (column) => keyName !== "" && headerForm(nameAt(column)) === keyName,
  );
  const starts = keys.length > 1 ? keys.map((at, i) => (i === 0 ? 0 : blockStart(at, keys[i - 1] as number, nameAt))) : [0];
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? width;
    const taken = new Set<number>();
    const own = new Map<Field, number>(i === 0 ? [...columns].filter(([, column]) => column < end || keys.length <= 1) : []);
    for (const column of own.values()) taken.add(column);
    const others: OtherColumn[] = [];
    const named = new Set<number>(taken);
    for (let column = start; column < end; column += 1) {
      const name = nameAt(column);
      if (name === "" || taken.has(column)) continue;
      named.add(column);
      const field = fieldAt(column);
      if (field !== undefined && !own.has(field)) own.set(field, column);
      else if (!COUNTING.includes(headerForm(name)))
        others.push({ column, ...headingOf(rows, above.get(column), row, column, name, own.get(key) ?? firstKey) });
    }
    const spans = new Map(
      people.flatMap((field) => {
        const at = own.get(field);
        const over = at === undefined ? undefined : across.get(at);
        if (at === undefined || over === undefined || over.startCol !== at) return [];
        const covered = Array.from({ length: Math.min(over.endCol, MOST_SPANNED + at) - at }, (_, j) => at + 1 + j).filter(isUnnamed);
        for (const column of covered) named.add(column);
        return [[at, covered] as const];
      }),
    );
    return { from: start, to: starts[i + 1] ?? Number.POSITIVE_INFINITY, columns: own, others, spans, named };
  });
}

/** Over how many columns a header of names holds at the most. */
const MOST_SPANNED = 50;

/** A table beside another begins at its number column, if it has one, or at its key. */
function blockStart(key: number, previousKey: number, nameAt: (column: number) => string): number {
  for (let column = key - 1; column > previousKey && column >= key - 2; column -= 1)
    if (NUMBER_COLUMN.includes(headerForm(nameAt(column)))) return column;
  return key;
}

/** A name that stands in an upper row of the header and is merged down to this one. */
function upperName(rows: Rows, over: Merge | undefined, column: number): string {
  return over && over.startCol === column ? cellText(rows[over.startRow]?.[over.startCol]) : "";
}

/** What heads a column: its own name, the group that is merged over it, the upper row of a header of two rows. */
function headingOf(
  rows: Rows,
  over: Merge | undefined,
  row: number,
  column: number,
  own: string,
  key: number | undefined,
): Pick<OtherColumn, "header" | "own" | "over"> {
  // A title over the names too is no group.
  const isTitle = over !== undefined && key !== undefined && over.startCol <= key && key <= over.endCol;
  const group = isTitle ? undefined : over;
  const grouped = group ? cellText(rows[group.startRow]?.[group.startCol]) : "";
  const above = rows[row - 1] ?? [];
  const isHeaderRow = above.filter((value) => cellText(value) !== "").length > 1;
  const upper = grouped || (isHeaderRow ? cellText(above[column]) : "");
  return {
    own,
    over: upper === own ? "" : upper,
    header: grouped === "" || grouped === own ? own : `${grouped} ${own}`,
  };
}

/** Whether a map means this column: by its letter, its own header, or that with its group. */
export const isNamed = ({ column, own, header }: OtherColumn, name: string): boolean =>
  name === cellName(0, column).replace(/\d+$/, "") || [own, header].some((each) => headerForm(each) === headerForm(name));

/** The known header that an unknown one comes nearest to, if any does. */
export function nearestHeader<Field extends string>(
  header: string,
  { columns }: TableSpec<Field>,
  taken: ReadonlySet<string>,
): string | undefined {
  const free = columns.filter(({ field }) => !taken.has(field));
  // A second column of a field that has one already is meant for no other: 采用情况 beside 采用级别.
  const isTaken = columns.some(
    ({ field, label, aliases }) => taken.has(field) && [label, ...aliases].some((name) => headerForm(name) === headerForm(header)),
  );
  if (isTaken) return undefined;
  const names = new Map(
    free.flatMap(({ label, aliases }) => [label, ...aliases].map((name): [string, string] => [headerForm(name), label])),
  );
  const form = headerForm(header);
  // An identity number is asked of nobody.
  if (form.length < 2 || form.includes("身份证")) return undefined;
  const found = nearest(form, names.keys());
  return found === undefined ? undefined : names.get(found);
}
