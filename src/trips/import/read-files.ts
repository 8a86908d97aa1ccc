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
  const { readWorkbook } = await import("../../workbooks/reading/read.ts");
  const bar = desk.clerk.progress(text("读取", "reading"), files.length);
  const workbooks: Workbook[] = [];
  const tables: Table<Field>[] = [];
  const lacking: Table<Field>[] = [];
  const problems: Problem[] = [];
  try {
    for (const [i, file] of files.entries()) {
      bar.step(basename(file));
      // Two files of one name are told apart by the path as it was typed.
      const isAlone = files.filter((other) => basename(other) === basename(file)).length === 1;
      const pending = readWorkbook(desk.input(file), isAlone ? basename(file) : file, request.maxMb, desk.startReading);
      if (i === 0) {
        // What fails meanwhile leaves the other failure to be answered.
        pending.catch(() => {});
        meanwhile();
      }
      const workbook = await pending;
      const twin = workbooks.find(({ sha256 }) => sha256 === workbook.sha256);
      if (twin !== undefined) {
        notes.push(
          text(`${workbook.file} 与 ${twin.file} 一模一样，只读一次`, `${workbook.file} is the same file as ${twin.file}: read once`),
        );
        continue;
      }
      const read = readTables(workbook, spec, request.sheet, map);
      workbooks.push(workbook);
      problems.push(...read.problems);
      lacking.push(...read.lacking);
      const said = [...read.notes, ...read.tables.flatMap((table) => table.notes)];
      if (files.length === 1) {
        tables.push(...read.tables);
        notes.push(...said);
      } else {
        tables.push(...read.tables.map((table) => ({ ...table, called: `${table.file} › ${table.sheet}` })));
        notes.push(...said.map(({ zh, en }) => text(`${workbook.file}：${zh}`, `${workbook.file}: ${en}`)));
      }
    }
  } finally {
    bar.end();
  }
  return { workbooks, tables, lacking, problems, notes, map, tallies: talliesOf(tables) };
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

const TABLES = new Set([".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et", ".ett", ".ods", ".csv", ".tsv"]);

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

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
