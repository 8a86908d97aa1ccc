import { readdirSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { AppError, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { type SheetTally, tallyOf } from "../../report/import.ts";
import type { Workbook } from "../../workbooks/grid.ts";
import { type ColumnMap, NO_MAP } from "../../workbooks/tables/column-map.ts";
import type { Table, TableSpec } from "../../workbooks/tables/spec.ts";
import { readTables, rowOfProblem } from "../../workbooks/tables/table.ts";
import type { Desk } from "../desk.ts";
import type { ImportRequest } from "./entry.ts";

export interface Reading<Field extends string> {
  readonly workbooks: readonly Workbook[];
  readonly tables: readonly Table<Field>[];
  /** Tables that lack a column which they need. */
  readonly lacking: readonly Table<Field>[];
  readonly tallies: readonly SheetTally[];
  readonly problems: Problem[];
  readonly notes: Text[];
  readonly map: ColumnMap;
}

/** The tables of all files, with a progress bar at a terminal. `meanwhile` runs while the first is being read. */
export async function readFiles<Field extends string>(
  desk: Desk,
  request: ImportRequest,
  spec: TableSpec<Field>,
  meanwhile: () => void = () => {},
): Promise<Reading<Field>> {
  const map = request.map === undefined ? NO_MAP : await loadMap(desk, request.map, spec);
  const { files, notes } = filesIn(desk.cwd, request.files);
  const { workbooks, twins } = await readWorkbooks(desk, files, { maxMb: request.maxMb, meanwhile });
  const reading = tablesOf(
    workbooks.map(({ workbook }) => workbook),
    spec,
    { only: request.sheet, map, isOneOfSeveral: files.length > 1 },
  );
  return { ...reading, notes: [...notes, ...twins, ...reading.notes] };
}

/** A workbook, and the path by which it was named. */
export interface ReadWorkbook {
  readonly workbook: Workbook;
  readonly path: string;
}

/** How workbooks are read, one after the other. */
interface ReadingOrders {
  readonly maxMb: number | undefined;
  /** Runs while the first is being read. */
  readonly meanwhile?: () => void;
  /** Whether it takes note of a file that cannot be read: then the others are read all the same. */
  readonly unreadable?: (called: string, error: AppError, path: string) => boolean;
}

/** The workbooks of some files, each content once, with a progress bar at a terminal. */
export async function readWorkbooks(
  desk: Desk,
  files: readonly string[],
  { maxMb, meanwhile = () => {}, unreadable }: ReadingOrders,
): Promise<{ workbooks: ReadWorkbook[]; twins: Text[] }> {
  const { readWorkbook } = await import("../../workbooks/reading/read.ts");
  const bar = desk.clerk.progress(text("读取", "reading"), files.length);
  const workbooks: ReadWorkbook[] = [];
  const twins: Text[] = [];
  const times = Map.groupBy(files, (file) => basename(file));
  try {
    for (const [i, path] of files.entries()) {
      bar.step(basename(path));
      // Two files of one name are told apart by the path as it was typed.
      const called = times.get(basename(path))?.length === 1 ? basename(path) : path;
      const pending = readWorkbook(desk.input(path), called, maxMb, desk.startReading);
      if (i === 0) {
        // What fails meanwhile leaves the other failure to be answered.
        pending.catch(() => {});
        meanwhile();
      }
      try {
        const workbook = await pending;
        const twin = workbooks.find((other) => other.workbook.sha256 === workbook.sha256)?.workbook;
        if (twin === undefined) workbooks.push({ workbook, path });
        else twins.push(text(`${called} 与 ${twin.file} 一模一样，只读一次`, `${called} is the same file as ${twin.file}: read once`));
      } catch (error) {
        if (!(error instanceof AppError && unreadable?.(called, error, path))) throw error;
      }
    }
  } finally {
    bar.end();
  }
  return { workbooks, twins };
}

/** The tables of workbooks by one specification. */
export function tablesOf<Field extends string>(
  workbooks: readonly Workbook[],
  spec: TableSpec<Field>,
  { only, map, isOneOfSeveral }: { readonly only?: string | undefined; readonly map: ColumnMap; readonly isOneOfSeveral: boolean },
): Reading<Field> {
  const read = workbooks.map((workbook) => readTables(workbook, spec, only, map));
  const notes = read.flatMap(({ notes, tables }, i) => {
    const said = [...notes, ...tables.flatMap((table) => table.notes)];
    const file = workbooks[i]?.file;
    return isOneOfSeveral ? said.map(({ zh, en }) => text(`${file}：${zh}`, `${file}: ${en}`)) : said;
  });
  const tables = read.flatMap((one) => one.tables);
  return {
    workbooks,
    tables: isOneOfSeveral ? tables.map((table) => ({ ...table, called: `${table.file} › ${table.sheet}` })) : tables,
    lacking: read.flatMap((one) => one.lacking),
    problems: read.flatMap((one) => one.problems),
    notes,
    map,
    tallies: talliesOf(tables),
  };
}

/** Each sheet once, whatever stands side by side on it, with its rows, refused ones included. */
function talliesOf<Field extends string>(tables: readonly Table<Field>[]): SheetTally[] {
  const sheets = Map.groupBy(tables, ({ file, sheet }) => `${file}|${sheet}`);
  return [...sheets.values()].map((group) => {
    const [{ file, sheet }] = group as [Table<Field>];
    const rows = group.flatMap(({ rows, problems }) => [
      ...rows.map(({ row }) => row),
      ...problems.flatMap((problem) => rowOfProblem(problem) ?? []),
    ]);
    return tallyOf(file, sheet, new Set(rows).size);
  });
}

async function loadMap<Field extends string>({ input }: Desk, file: string, spec: TableSpec<Field>): Promise<ColumnMap> {
  const { readColumnMap } = await import("../../rules/column-map.ts");
  return readColumnMap(input(file), spec.columns);
}

/** The ends of names that workbooks have. */
export const TABLES: ReadonlySet<string> = new Set([".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et", ".ett", ".ods", ".csv", ".tsv"]);

/** Files as they were typed; of a folder the tables in it and below it, without what programs lock beside open ones. */
function filesIn(cwd: string, named: readonly string[]): { files: string[]; notes: Text[] } {
  const notes: Text[] = [];
  const files = named.flatMap((name) => {
    const path = resolve(cwd, name);
    if (!isFolder(path)) return [name];
    const all = readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((each) => !/(^|[\\/])[.~]/.test(each) && !isFolder(join(path, each)))
      .sort();
    const tables = all.filter((each) => TABLES.has(extname(each).toLowerCase()));
    if (tables.length === 0)
      throw new AppError(
        "import.empty",
        text(`文件夹里没有工作簿：${path}`, `no workbooks in the folder: ${path}`),
        text("放进 .xlsx、.xls、.et、.ods 或 .csv 文件", "put .xlsx, .xls, .et, .ods or .csv files into it"),
      );
    const others = all.length - tables.length;
    if (others > 0)
      notes.push(
        text(`文件夹“${name}”里有 ${others} 个不是表格的文件，没有读`, `${others} files in ${name} are no tables and were not read`),
      );
    return tables.map((each) => join(name, each));
  });
  return { files: [...new Map(files.map((file) => [resolve(cwd, file), file])).values()], notes };
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
