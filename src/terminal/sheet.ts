import { maskedTexts } from "../domain/text/personal-numbers.ts";
import { text } from "../domain/text/text.ts";
import { visibleText } from "../domain/text/unseen.ts";
import { cellWords, isNumeric, type Sheet, type SheetColumn, titleWithCount } from "../report/sheet.ts";
import type { Io, Unmask, Window } from "./io.ts";
import { tableColours } from "./paint.ts";

/**
 * One printer for every list: a table at a terminal or in a pipe, JSON when it is asked for. Numbers of somebody's in its
 * texts are masked unless they are asked for. At a terminal no line is wider than the window: columns give way, and what
 * is left out is said.
 */
export async function printSheet(io: Io, given: Sheet, { unmask = false }: Unmask = {}): Promise<void> {
  const sheet = unmask ? given : maskedTexts(given);
  if (io.json) {
    io.printJson(sheet.rows, { unmask: true });
    return;
  }
  if (sheet.rows.length === 0) {
    io.say(text(`${sheet.title.zh}：没有记录`, `${sheet.title.en}: no records`));
    for (const note of sheet.notes) io.say(note);
    return;
  }
  const { table, missing } = await renderSheet(io, sheet);
  io.printLaidOut(table);
  for (const note of [...sheet.notes, ...missing]) io.say(note);
}

/** What stands of a sheet in a window. */
interface Seen {
  readonly columns: readonly SheetColumn[];
  readonly cells: readonly (readonly string[])[];
  readonly leftOut: readonly SheetColumn[];
  /** Whether a cell shows its beginning only. */
  readonly isCut: boolean;
}

/** The table as text, with its title and the number of rows; and what of it the window had no room for. */
async function renderSheet(io: Io, sheet: Sheet): Promise<{ table: string; missing: ReturnType<typeof text>[] }> {
  const { drawTable } = await import("./draw-table.ts");
  const window = io.window();
  const { columns, cells, leftOut, isCut } = window === null ? wholeSheet(io, sheet) : await seenSheet(io, sheet, window);
  const [head = [], ...rows] = cells;
  const isToned = io.color && columns.some(({ tone }) => tone !== undefined);
  const table = drawTable({
    head,
    rows,
    isRight: columns.map(isNumeric),
    isPlain: io.isDumb === true,
    ...(io.color ? await tableColours() : {}),
    ...(isToned && {
      cell: (cell: string, row: number, column: number): string => {
        const tone = columns[column]?.tone?.(sheet.rows[row] as Sheet["rows"][number]);
        return tone === undefined ? cell : io.paint(tone, cell);
      },
    }),
  });
  return { table: `${visibleText(io.t(titleWithCount(sheet)))}\n${table}`, missing: missingNote(leftOut, isCut) };
}

// Of an evaluation the heads are names of a rule file: somebody wrote them, as they did the cells.
const headOf = (io: Pick<Io, "t">, { title, short }: SheetColumn): string => oneLine(io.t(short ?? title));

const columnCells = (io: Pick<Io, "t">, { rows }: Sheet, column: SheetColumn, leftOut: ReadonlySet<string>): string[] => [
  headOf(io, column),
  ...rows.map((row) => oneLine(io.t(cellWords(column, row, leftOut)))),
];

const NONE: ReadonlySet<string> = new Set();

const across = (cells: readonly (readonly string[])[]): string[][] =>
  (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] as string));

const wholeSheet = (io: Io, sheet: Sheet): Seen => ({
  columns: sheet.columns,
  cells: across(sheet.columns.map((column) => columnCells(io, sheet, column, NONE))),
  leftOut: [],
  isCut: false,
});

/** Columns give way one by one until the rest has room; what is a sentence is broken into lines, and else cut. */
async function seenSheet(io: Io, sheet: Sheet, { columns: room }: Window): Promise<Seen> {
  const [{ leavingOrder, onlyWidth, widthsIn }, { cut, wrapped }, { textWidth }] = await Promise.all([
    import("./fit.ts"),
    import("./cells.ts"),
    import("./width.ts"),
  ]);
  const { columns } = sheet;
  const measured = (column: SheetColumn, leftOut: ReadonlySet<string>) => {
    const cells = columnCells(io, sheet, column, leftOut);
    return { cells, natural: cells.reduce((most, cell) => Math.max(most, textWidth(cell)), 0) };
  };
  const made = columns.map((column) => measured(column, NONE));
  const isEmpty = (at: number): boolean => made[at]?.cells.slice(1).every((cell) => cell === "") === true;
  const { ranked, rest } = leavingOrder(columns, isEmpty);
  const gone = new Set<number>();
  const fits = (by: "roomy" | "tight"): Seen | undefined => {
    const kept = columns.flatMap((column, i) => (gone.has(i) ? [] : [{ column, ...(made[i] as ReturnType<typeof measured>) }]));
    const natural = kept.map((one) => one.natural);
    const widths =
      widthsIn(
        kept.map(({ column }) => column),
        natural,
        room,
        by,
      ) ?? (kept.length === 1 ? [onlyWidth(natural[0] as number, room)] : null);
    if (widths === null) return undefined;
    return {
      columns: kept.map(({ column }) => column),
      cells: across(
        kept.map(({ column, cells }, i) => {
          const width = widths[i] as number;
          return cells.map((cell) => (column.prose ? wrapped(cell, width).join("\n") : cut(cell, width)));
        }),
      ),
      // Of a column in which nothing stands nothing is missed.
      leftOut: [...gone]
        .filter((i) => !isEmpty(i))
        .sort((a, b) => a - b)
        .map((i) => columns[i] as SheetColumn),
      isCut: kept.some(({ column, natural: wanted }, i) => !column.prose && wanted > (widths[i] as number)),
    };
  };
  const leave = (at: number): void => {
    gone.add(at);
    const keys = new Set([...gone].map((i) => columns[i]?.key ?? ""));
    columns.forEach((column, i) => {
      if (column.leansOn?.includes(columns[at]?.key ?? "")) made[i] = measured(column, keys);
    });
  };
  for (const next of [...ranked, null]) {
    const seen = fits("roomy");
    if (seen) return seen;
    if (next !== null) leave(next);
  }
  for (const next of rest) {
    const seen = fits("tight");
    if (seen) return seen;
    leave(next);
  }
  return fits("tight") as Seen;
}

/** So long a title is called by its short one. */
const LONG = 8;
const briefly = ({ title, short }: SheetColumn): SheetColumn["title"] => (title.zh.length > LONG ? (short ?? title) : title);

/** How to see what the window had no room for. */
function missingNote(leftOut: readonly SheetColumn[], isCut: boolean): ReturnType<typeof text>[] {
  if (leftOut.length === 0 && !isCut) return [];
  const zh = [
    ...(leftOut.length > 0 ? [`没有列出 ${leftOut.map((column) => briefly(column).zh).join("、")}`] : []),
    ...(isCut ? ["带 … 的没有写全"] : []),
  ];
  const en = [
    ...(leftOut.length > 0 ? [`without ${leftOut.map((column) => briefly(column).en).join(", ")}`] : []),
    ...(isCut ? ["cells with … are cut"] : []),
  ];
  return [
    text(
      `窗口不够宽：${zh.join("，")}（全部列出：加 --wide，或把窗口拉宽）`,
      `the window is narrow: ${en.join(", ")} (all of it: --wide, or a wider window)`,
    ),
  ];
}

/** What somebody wrote stands in its line: a tab or a line break in a cell would look like another row. */
const oneLine = (value: string): string =>
  shortened(visibleText(value.replace(/[\s]+/gu, (gap) => (/[\t\n\v\f\r\u2028\u2029]/.test(gap) ? " " : gap))));

/** So many characters of a cell are shown: no window is wider. */
const SHOWN = 300;
const shortened = (value: string): string => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
