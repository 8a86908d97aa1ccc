import type { Problem } from "../../domain/text/problem.ts";
import { type CellValue, cellName, cellText } from "../grid.ts";
import { blockReader, type TablePlace } from "./block-reader.ts";
import { headingsOver } from "./headings.ts";
import { anotherHeader, continued, nameless } from "./row-problems.ts";
import {
  EXAMPLE,
  headerTest,
  headingIn,
  inShort,
  isNumberedLine,
  isRemark,
  isSignature,
  isTotal,
  LONGEST_LINE,
  mayHead,
} from "./sheet-lines.ts";
import type { SheetLine, Stated, TableRow } from "./spec.ts";

/** Which lines of a sheet are rows of a table (docs/records.md, 表格): not totals, notes, examples or the header again. */

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

/** One line of the sheet, as this table sees it. */
interface Line {
  /** Counted from 0. */
  readonly index: number;
  readonly row: readonly CellValue[];
  /** What its cells say, of a table beside others in its own columns alone. */
  readonly texts: readonly string[];
  /** What all of the line says. */
  readonly whole: readonly string[];
  /** Those of its own that say anything, and the first of them. */
  readonly full: readonly string[];
  readonly first: string;
  /** What stands in the column of the key. */
  readonly key: string;
}

/** The rows of one table of a sheet, and what the other lines are. */
export function sortRows<Field extends string>(place: TablePlace<Field>): SortedRows<Field> {
  const { file, sheet, rows, header, block, spec } = place;
  const data: TableRow<Field>[] = [];
  const problems: Problem[] = [];
  const skipped: { row: number; inShort: string }[] = [];
  const lines: SheetLine[] = [];
  const own = new Set([...block.columns.values(), ...block.others.map(({ column }) => column)]);
  const headings = headingsOver(place);
  const lineAt = lineReader(place);
  const headerAgain = headerAgainTest(place);
  const refusal = refusalTest(place, own);
  const sortOf = lineSorter(place, own);
  const read = blockReader(place, problems);
  const isAlone = header.blocks.length === 1;
  let last = -1;
  for (const [index, row] of rows.entries()) {
    const line = lineAt(row, index);
    const { texts, full, first } = line;
    const isBelow = index > header.row;
    // A heading over all tables that stand side by side holds for each of them.
    const heading = isBelow && (full.length <= 3 || !isAlone) ? headingIn(isAlone ? texts : line.whole, own, block, spec) : undefined;
    if (heading !== undefined) headings.take(heading, full.length > 0);
    if (full.length === 0 || index === header.row) continue;
    if (!isBelow) {
      lines.push(sheetLine(line, true));
      continue;
    }
    const again = headerAgain(line);
    const refused = refusal(line, { again, isHeading: heading !== undefined, isUnderRow: last === index - 1 });
    if (refused !== undefined) {
      problems.push(refused.problem);
      if (refused.isRow) last = index;
      continue;
    }
    const { isOther, isNote, mayBeHeading } = sortOf(line, again, heading);
    const found = isOther || isNote ? "nothing" : read(row, texts, index, headings.holding());
    if (found === "nothing") {
      const says = full.at(-1) as string;
      const isHeadingLike = mayBeHeading && !isOther && (headings.found.length > 0 || mayHead(says));
      // Of all rows below: no single one can be left out.
      if (isHeadingLike && !isRemark(says) && !standsAbove(lines, first))
        headings.miss({ file, sheet, cell: `${index + 1}:${index + 1}` }, says);
      skipped.push({ row: index + 1, inShort: inShort(first) });
      lines.push(sheetLine(line, false));
    } else {
      last = index;
      headings.row(problems);
      if (found !== "refused") data.push(found);
    }
  }
  return { rows: data, problems: [...problems, ...headings.early()], skipped, lines, headings: headings.found };
}

/** Reads lines as a table sees them: of several side by side each in its own columns, below the header with joined names. */
function lineReader<Field extends string>({ header, block, spec }: TablePlace<Field>): (row: readonly CellValue[], index: number) => Line {
  const isAlone = header.blocks.length === 1;
  const keyColumn = block.columns.get(spec.key) ?? -1;
  const width = 1 + Math.max(-1, ...[...block.spans].flatMap(([at, covered]) => [at, ...covered]));
  return (row, index) => {
    const whole = textsOf(row, width);
    const texts = isAlone ? whole : whole.map((value, column) => (column >= block.from && column < block.to ? value : ""));
    if (index > header.row) joinSpans(texts, block.spans);
    const full = texts.filter((value) => value !== "");
    return { index, row, texts, whole, full, first: full[0] ?? "", key: texts[keyColumn] ?? "" };
  };
}

const sheetLine = ({ index, texts }: Line, isAbove: boolean): SheetLine => ({
  row: index + 1,
  texts: new Map([...texts.entries()].flatMap(([column, value]) => (value === "" ? [] : [[column, value.slice(0, LONGEST_LINE)]]))),
  isAbove,
});

const standsAbove = (lines: readonly SheetLine[], said: string): boolean =>
  lines.some(({ isAbove, texts }) => isAbove && [...texts.values()].includes(said));

type Again = "same" | "another" | undefined;

/** Whether a line is the header once more. Where a map gives letters alone, the sheet's own is the one that nobody looked for. */
function headerAgainTest<Field extends string>({ rows, header, block, spec }: TablePlace<Field>): (line: Line) => Again {
  const test = headerTest(rows[header.row] ?? [], block, spec);
  return ({ texts }) => {
    const again = test(texts);
    return again === "another" && header.row < 0 ? "same" : again;
  };
}

interface Refusal {
  readonly problem: Problem;
  /** Whether it stands for a row, so that one more may continue it. */
  readonly isRow: boolean;
}

/** What makes a line neither a row nor one to pass over: another table's header, a row without a name, a name alone. */
function refusalTest<Field extends string>(
  { file, sheet, header, block, spec }: TablePlace<Field>,
  own: ReadonlySet<number>,
): (line: Line, seen: { again: Again; isHeading: boolean; isUnderRow: boolean }) => Refusal | undefined {
  const keyColumn = block.columns.get(spec.key) ?? -1;
  const isAlone = header.blocks.length === 1;
  const others = header.blocks.filter((other) => other !== block).map(({ columns }) => columns.get(spec.key) ?? -1);
  const people = new Set((spec.people ?? []).flatMap((field) => block.columns.get(field) ?? []));
  const at = (row: number, column: number) => ({ file, sheet, cell: cellName(row, column) });
  return ({ index, row, texts, full, first, key }, { again, isHeading, isUnderRow }) => {
    if (again === "another") return { problem: anotherHeader({ file, sheet, cell: `${index + 1}:${index + 1}` }, full), isRow: false };
    if (full.length !== 1) return undefined;
    if (key === "" && !isAlone && own.has(texts.indexOf(first)) && others.some((column) => cellText(row[column]) !== ""))
      return { problem: nameless(at(index, keyColumn), spec), isRow: false };
    // A name alone, right under a row, in a column of names: somebody more of the row above, or nobody.
    const isName = (): boolean => people.has(row.findIndex((cell) => cellText(cell) === first)) && /^\p{Script=Han}{2,4}$/u.test(first);
    if (isHeading || !isUnderRow || !isName()) return undefined;
    const above = at(index - 1, Math.max(0, keyColumn));
    return { problem: { ...continued(at(index, texts.indexOf(first)), first), also: [above] }, isRow: true };
  };
}

/** What a line is that is no row. */
interface Sort {
  /** A total, an example, the header again, a line that the map leaves out: it says nothing of the rows. */
  readonly isOther: boolean;
  /** A heading, a note, or what the import knows for no row. */
  readonly isNote: boolean;
  /** A line of one text that is no known heading. */
  readonly mayBeHeading: boolean;
}

function lineSorter<Field extends string>(
  place: TablePlace<Field>,
  own: ReadonlySet<number>,
): (line: Line, again: Again, heading: Stated<Field> | undefined) => Sort {
  const { spec, map } = place;
  const isUnderTable = underTableTest(place);
  return (line, again, heading) => {
    const { index, row, texts, full, first, key } = line;
    const isLone = full.length === 1;
    const isNumbered = spec.fromHeading !== undefined && heading === undefined && isNumberedLine(texts, full, own);
    const isLoneKey = key !== "" && (spec.isLoneKey?.(key, own.size === 1) ?? false);
    const isNote = heading !== undefined || isNumbered || (isLone && typeof row[texts.indexOf(first)] === "string" && !isLoneKey);
    return {
      isOther: map.skip.has(index + 1) || EXAMPLE.test(first) || again === "same" || isUnderTable(line),
      isNote: isNote || (key !== "" && spec.isNoRow?.(key) === true),
      mayBeHeading: (isLone || isNumbered) && heading === undefined,
    };
  };
}

/**
 * Whether a line stands under a table: totals, signatures. 合计 or 说明 among an activity's own words (a title, a note) makes no line
 * of totals: that does not fill what every row needs.
 */
function underTableTest<Field extends string>({ block, spec }: TablePlace<Field>): (line: Line) => boolean {
  const needed = spec.required.map((field) => block.columns.get(field));
  return ({ texts, first, key }) => {
    const isLabel = isSignature(first) || isSignature(key);
    if (!isLabel && !texts.some(isTotal)) return false;
    // 小计 and figures alone are no activity, whatever columns they stand in.
    if (isTotal(first) && texts.every((value) => value === "" || value === first || /^\d+\D{0,2}$/.test(value))) return true;
    const isFull = needed.every((column) => column !== undefined && (texts[column] ?? "") !== "");
    return !isFull || (needed.length < 2 && (isLabel || isTotal(first) || isTotal(key)));
  };
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
