import { LONGEST_TEXT } from "../../domain/text/plain.ts";
import type { Problem, Where } from "../../domain/text/problem.ts";
import { type CellValue, cellName, cellText, isError } from "../grid.ts";
import type { ColumnMap } from "./column-map.ts";
import type { Block, Header } from "./header.ts";
import { EXAMPLE, headerTest, headingIn, inShort, isNumberedLine, isRemark, isSignature, isTotal, LONGEST_LINE, mayHead } from "./lines.ts";
import { anotherHeader, continued, errorProblem, nameless, nothingAbove, tooLong, unreadHeading } from "./row-problems.ts";
import type { SheetLine, Stated, TableCell, TableRow, TableSpec } from "./spec.ts";

/** Which lines of a sheet are rows of a table (docs/records.md, 表格): not totals, notes, examples or the header again. */

/** 〃 and 同上 say what the cell above says. */
const DITTO = new Set(["〃", "″", "＂", '"', "''", "同上", "同前"]);
const isDitto = (value: string): boolean => value.length <= 2 && DITTO.has(value);

/** Asked of every cell: most say for themselves what they say, as their first sign tells. */
const mayStandIn = (value: string): boolean => STAND_INS.has(value.charCodeAt(0));
const STAND_INS = new Set(["#", ...DITTO].map((mark) => mark.charCodeAt(0)));

/** What a cell cannot say for itself: it stands for the cell above, or for a failed formula. */
export const isStandIn = (value: string): boolean => isDitto(value) || isError(value);

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
  // Such lines before the first heading that is known: without one they are notes like any other.
  const early: Problem[] = [];
  let outer: Stated<Field> | undefined;
  // Where the rows have columns for what the headings say, one that cannot be read takes nothing from them.
  const isHeaded = (): boolean => headings.some(({ field }) => !block.columns.has(field));
  const width = 1 + Math.max(-1, ...[...block.spans].flatMap(([at, covered]) => [at, ...covered]));
  for (const [index, row] of rows.entries()) {
    const whole = textsOf(row, width);
    const texts = isAlone ? whole : whole.map((value, column) => (inBlock(column) ? value : ""));
    if (index > header.row) joinSpans(texts, block.spans);
    const full = texts.filter((value) => value !== "");
    // A heading over all tables that stand side by side holds for each of them.
    const heading = index > header.row && (full.length <= 3 || !isAlone) ? headingIn(isAlone ? texts : whole, own, block, spec) : undefined;
    if (heading !== undefined) {
      if (full.length > 0) headings.push(heading);
      unread = undefined;
      if (heading.field === spec.outerHeading) outer = undefined;
      holding = new Map([...stated, ...(outer === undefined ? [] : [[outer.field, outer.value] as const]), [heading.field, heading.value]]);
      if (heading.field === spec.outerHeading) outer = heading;
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
      const isHeadingLike =
        (isLone || isNumbered) && !isOther && heading === undefined && (headings.length > 0 || mayHead(full.at(-1) as string));
      if (
        isHeadingLike &&
        !isRemark(full.at(-1) as string) &&
        !lines.some(({ isAbove, texts: above }) => isAbove && [...above.values()].includes(first))
      ) {
        // Of all rows below: no single one can be left out, and nothing that was said above holds for them.
        unread = { where: { file, sheet, cell: `${index + 1}:${index + 1}` }, written: full.at(-1) as string };
        outer = undefined;
        holding = stated;
      }
      skipped.push({ row: index + 1, inShort: inShort(first) });
      pass();
    } else {
      last = index;
      if (unread !== undefined) (isHeaded() ? problems : early).push(unreadHeading(unread.where, unread.written));
      unread = undefined;
      if (found !== "refused") data.push(found);
    }
  }
  return { rows: data, problems: isHeaded() ? [...problems, ...early] : problems, skipped, lines, headings };
}

/** What a line says, cell by cell; as long as the table needs it, so that no cell of a short line is missing. */
function textsOf(row: readonly CellValue[], width: number): string[] {
  const texts: string[] = [];
  const length = Math.max(row.length, width);
  for (let column = 0; column < length; column += 1) texts.push(cellText(row[column]));
  return texts;
}

/** The names under a header that is merged over several columns, in its first. */
function joinSpans(texts: string[], spans: ReadonlyMap<number, readonly number[]>): void {
  for (const [at, covered] of spans) {
    texts[at] = [at, ...covered].flatMap((column) => texts[column] || []).join("、");
    for (const column of covered) texts[column] = "";
  }
}

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
      // More is an article in the wrong place, and no list of names.
      if (written.length > LONGEST_TEXT) {
        problems.push(tooLong({ file, sheet, cell: cellName(index, column) }, written, LONGEST_TEXT));
        isRefused = true;
      }
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
