import { extname } from "node:path";
import { AppError, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { cellText, type Grid, type Workbook } from "../../workbooks/grid.ts";
import { kindOfSheet } from "../../workbooks/imports/kind-of-sheet.ts";
import { isExported, ownExport } from "../../workbooks/imports/own-exports.ts";
import { NO_MAP } from "../../workbooks/tables/column-map.ts";
import { isRejectFile, ORIGINS, withOrigins } from "../../workbooks/tables/origins.ts";
import type { Desk } from "../desk.ts";
import { type AnyImport, STAGES } from "./entry.ts";
import { type FolderFile, folderFiles, namesOn, type SkippedFile } from "./folder-files.ts";
import { IMPORTS } from "./imports.ts";
import { type Reading, type ReadWorkbook, readWorkbooks, tablesOf } from "./read-files.ts";

/** All workbooks of a request without a kind, each sheet with the import that reads it. */

/** The sheets of one kind, as its import reads them. */
export interface Batch {
  readonly entry: AnyImport;
  readonly reading: Reading<string>;
}

export interface Batches {
  /** In the order in which they are planned and written. */
  readonly batches: readonly Batch[];
  readonly workbooks: readonly Workbook[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly SkippedFile[];
  readonly notes: readonly Text[];
  /** What a file's own name and its folders say, by how problems call it. */
  readonly namesOf: (file: string, sheet: string) => readonly string[];
  /** A workbook's path, by how problems call it. */
  readonly pathOf: (file: string) => string;
}

/** Who is on record first, then their ties and meetings, then what they did. */
const IN_ORDER = STAGES.flatMap((stage) => IMPORTS.filter(({ brings }) => brings === stage));

interface BatchRequest {
  readonly files: readonly string[];
  readonly maxMb?: number;
  /** Passes over what is no known kind, and what cannot be read. */
  readonly skipUnknown?: boolean;
}

/** Reads all files, and sorts their sheets by kind. */
export async function readBatches(desk: Desk, request: BatchRequest): Promise<Batches> {
  const { files: named, maxMb, skipUnknown } = request;
  const { files, skipped } = folderFiles(desk.cwd, named);
  const problems: Problem[] = [];
  /** A file that nothing is made of: `called` in problems as its cells are, and named by its place among what was not read. */
  const passOver = (called: string, file: string, why: Text, hint: Text): void => {
    if (skipUnknown) skipped.push({ file, why });
    else problems.push({ where: { file: called }, found: "", message: why, hint });
  };
  const byPath = new Map(files.map((file) => [file.path, file]));
  const { workbooks, twins } = await readWorkbooks(
    desk,
    files.map(({ path }) => path),
    {
      maxMb,
      unreadable(called, { code, text: why, hint }, path) {
        // A link that leads nowhere is found in a folder, and is no file of it; whatever else the machine says is of every file.
        const isLost = code === "machine.no_file" && byPath.get(path)?.isNamed === false;
        if (!code.startsWith("import.") && !isLost) return false;
        if (code === "import.empty") skipped.push({ file: path, why: text("空的工作簿", "an empty workbook") });
        else passOver(called, path, why, isLost ? SKIP : (hint ?? SKIP));
        return true;
      },
    },
  );
  const pathOf = new Map(workbooks.map(({ workbook, path }) => [workbook.file, path]));
  const sheetsOf = new Map<string, Workbook[]>();
  const kept: Workbook[] = [];
  for (const { workbook, path } of workbooks) {
    const own = ownExport(workbook);
    const { isNamed } = byPath.get(path) as FolderFile;
    if (own !== undefined && !(isNamed && isRejectFile(workbook))) {
      if (isNamed)
        passOver(
          workbook.file,
          path,
          own,
          text("它是结果，不是记录，不用导入", "it is a result and no record: there is nothing to import"),
        );
      else skipped.push({ file: path, why: own });
      continue;
    }
    const byKind = sheetsByKind(workbook);
    if (byKind.size === 0) passOver(workbook.file, path, text("认不出是哪一种表", "no kind of sheet that is known"), unknownHint(workbook));
    else kept.push(workbook);
    for (const [word, sheets] of byKind) sheetsOf.set(word, [...(sheetsOf.get(word) ?? []), { ...workbook, sheets }]);
  }
  if (kept.length === 0 && problems.length === 0) throw nothingToImport(skipped);
  const isOneOfSeveral = files.length > 1;
  const batches = IN_ORDER.flatMap((entry): Batch[] => {
    const all = sheetsOf.get(entry.word);
    if (all === undefined) return [];
    const own = withoutCopies(all, ({ file }) => byPath.get(pathOf.get(file) ?? "")?.isNamed === true);
    skipped.push(...all.filter((workbook) => !own.includes(workbook)).map(({ file }) => ({ file: pathOf.get(file) ?? file, why: COPY })));
    const run = entry.begin(desk, request as never);
    const read = (some: readonly Workbook[]): Reading<string> => tablesOf(some, run.spec ?? entry.spec, { map: NO_MAP, isOneOfSeveral });
    const reading = read(own);
    const blank = own.filter(({ file }) => isBlankForm(file, reading));
    skipped.push(...blank.map(({ file }) => ({ file: pathOf.get(file) ?? file, why: text("没有数据的空白表格", "a form without data") })));
    const full = own.filter((workbook) => !blank.includes(workbook));
    return full.length === 0 ? [] : [{ entry, reading: blank.length === 0 ? reading : read(full) }];
  });
  return {
    batches,
    workbooks: kept,
    problems,
    skipped,
    notes: twins,
    namesOf: namesIn(workbooks, byPath),
    pathOf: (file) => pathOf.get(file) ?? file,
  };
}

/** Beside its originals a table that the program exported is a copy of them, unless it was named; alone it is data. */
function withoutCopies(own: readonly Workbook[], isNamed: (workbook: Workbook) => boolean): readonly Workbook[] {
  const others = own.filter((workbook) => isNamed(workbook) || !isExported(workbook));
  return others.length > 0 ? others : own;
}

const COPY = text(
  "程序导出的表，旁边有原来的表（要导入它，请写出它的文件名）",
  "exported by the program, beside a table of its kind that is not (to import it, name the file)",
);

const SKIP = text(
  "请换成能读的文件；不用导入的，加 --skip-unknown 跳过",
  "give a file that can be read, or pass it over with --skip-unknown",
);

const namesIn = (workbooks: readonly ReadWorkbook[], byPath: ReadonlyMap<string, FolderFile>): Batches["namesOf"] => {
  const byFile = new Map(workbooks.map(({ workbook, path }) => [workbook.file, { workbook, names: byPath.get(path)?.names ?? [] }]));
  return (file, sheet) => {
    const there = byFile.get(file);
    const origin = there && withOrigins(there.workbook).originOf(sheet);
    return origin ? namesOn(origin.file) : (there?.names ?? []);
  };
};

/** Sheets that are no table of their own by their name: they stand with the one before. */
const BESIDE = /^(汇总|合计|统计|总表)表?$|说明|须知|封面|目录|示例|样例|选项|字典/;

/** Each sheet by its own kind; one that is none stands with the one before it, and the first with the one behind. */
function sheetsByKind(workbook: Workbook): Map<string, Grid[]> {
  const name = workbook.file.slice(0, workbook.file.length - extname(workbook.file).length).replace(/^.*[\\/]/, "");
  const tables = workbook.sheets.filter(({ hidden, rows }) => !hidden && rows.some((row) => row.some((cell) => cellText(cell) !== "")));
  const told = new Map(tables.map((grid) => [grid, kindOfSheet(grid, name, IMPORTS)]));
  const isBeside = (grid: Grid): boolean => BESIDE.test(vocabularyForm(grid.name));
  const sure = tables.filter((grid) => told.get(grid) !== undefined && !isBeside(grid));
  const sorted = sure.length > 0 ? sure : tables.filter((grid) => told.get(grid) !== undefined);
  const byKind = new Map<string, Grid[]>();
  let last = sorted.length === 0 ? undefined : told.get(sorted[0] as Grid);
  if (last === undefined) return byKind;
  for (const grid of workbook.sheets) {
    if (sorted.includes(grid)) last = told.get(grid) as string;
    if (grid.name !== ORIGINS) byKind.set(last, [...(byKind.get(last) ?? []), grid]);
  }
  // What each was called before it went back to the clerk is told to all of them.
  const origins = workbook.sheets.filter(({ name }) => name === ORIGINS);
  for (const [kind, sheets] of byKind) byKind.set(kind, [...sheets, ...origins]);
  return byKind;
}

/** A blank form says nothing: it is not asked which meeting it is of. */
const isBlankForm = (file: string, { tables, problems }: Reading<string>): boolean =>
  !problems.some(({ where }) => where.file === file) &&
  tables.filter((table) => table.file === file).every(({ rows, problems: own }) => rows.length === 0 && own.length === 0);

/** What stands where a header would. */
function unknownHint({ sheets }: Workbook): Text {
  const rows = sheets.filter(({ hidden }) => !hidden).flatMap((grid) => grid.rows.slice(0, 10));
  const fullest = rows.map((row) => row.map(cellText).filter((cell) => cell !== "" && cell.length <= 12 && !/\d{5}/.test(cell)));
  const [header = []] = fullest.sort((a, b) => b.length - a.length);
  const words = IMPORTS.map(({ word, alias }) => `${word}（${alias}）`).join("、");
  return text(
    `表上写的是：${header.slice(0, 8).join("、")}。知道是哪一种的，请写明：cppcc import 种类 文件（${words}）；不用导入的，加 --skip-unknown 跳过`,
    `it says: ${header.slice(0, 8).join(", ")}. If you know which kind it is, name it: cppcc import KIND FILE (${IMPORTS.map(({ word }) => word).join(", ")}); or pass it over with --skip-unknown`,
  );
}

function nothingToImport(skipped: readonly SkippedFile[]): AppError {
  const named = skipped.map(({ file, why }) => ({ where: { file }, found: "", message: why }));
  return new AppError(
    "import.empty",
    text("这里没有可以导入的工作簿", "there is no workbook to import here"),
    text("放进 .xlsx、.xls、.et、.ods 或 .csv 文件", "put .xlsx, .xls, .et, .ods or .csv files into it"),
    named,
  );
}
