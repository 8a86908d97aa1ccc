import { basename, isAbsolute, resolve } from "node:path";
import { AppError, maskPhones, type Problem } from "../domain/problem.ts";
import { type Text, text } from "../domain/text.ts";
import { importSheet, type SheetTally, tallyOf } from "../report/import.ts";
import { problemJson, problemLines } from "../terminal/problems.ts";
import { progress } from "../terminal/progress.ts";
import { askYes } from "../terminal/questions.ts";
import { printSheet } from "../terminal/sheet.ts";
import type { Workbook } from "../workbooks/grid.ts";
import { readTables, type Table, type TableSpec } from "../workbooks/table.ts";
import type { Context } from "./context.ts";

/** The flags that every import has. */
export interface ImportOptions {
  dryRun?: boolean;
  sheet?: string;
}

export interface Reading<Field extends string> {
  readonly workbooks: readonly Workbook[];
  readonly tables: readonly Table<Field>[];
  readonly tallies: readonly SheetTally[];
  readonly problems: Problem[];
  readonly notes: Text[];
}

/** The tables of all files, with a progress bar at a terminal. */
export async function readFiles<Field extends string>(
  { io, cwd }: Context,
  files: readonly string[],
  spec: TableSpec<Field>,
  { sheet }: ImportOptions,
): Promise<Reading<Field>> {
  const { readWorkbook } = await import("../workbooks/read.ts");
  const bar = progress(io, text("读取", "reading"), files.length);
  const workbooks: Workbook[] = [];
  const tables: Table<Field>[] = [];
  const problems: Problem[] = [];
  const notes: Text[] = [];
  for (const file of files) {
    bar.step(file);
    // Two files of one name are told apart by the path as it was typed.
    const isAlone = files.filter((other) => basename(other) === basename(file)).length === 1;
    const workbook = await readWorkbook(isAbsolute(file) ? file : resolve(cwd, file), isAlone ? basename(file) : file);
    const read = readTables(workbook, spec, sheet);
    workbooks.push(workbook);
    tables.push(...read.tables);
    problems.push(...read.problems);
    notes.push(...read.notes);
    for (const table of read.tables) notes.push(...table.notes);
  }
  bar.end();
  return { workbooks, tables, problems, notes, tallies: tables.map((table) => tallyOf(table.file, table.sheet, table.rows.length)) };
}

export interface Preview {
  readonly title: Text;
  readonly tallies: readonly SheetTally[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly Text[];
  /** What would change, a line each. */
  readonly details: readonly Text[];
}

const SHOWN = 20;

/** Refuses what has problems; shows the plan; asks at a terminal. Answers whether to write. */
export async function agree(context: Context, preview: Preview, { dryRun }: ImportOptions, hasChanges: boolean): Promise<boolean> {
  const { io } = context;
  if (preview.problems.length > 0) {
    throw new AppError(
      "import.rejected",
      text(
        `导入被拒绝：发现 ${preview.problems.length} 处问题，什么也没有写入`,
        `import refused: ${preview.problems.length} problem(s), nothing was written`,
      ),
      text("改正后再导入一次", "correct them and import again"),
      preview.problems,
    );
  }
  if (!io.json) await show(context, preview);
  if (!hasChanges || dryRun) return false;
  if (io.asks && !(await askYes(io, text("写入档案？", "write this to the record file?"), true)))
    throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
  return true;
}

async function show({ io }: Context, { title, tallies, warnings, notes, details }: Preview): Promise<void> {
  if (!io.quiet) await printSheet(io, importSheet(title, tallies));
  for (const line of details.slice(0, SHOWN)) io.say(text(`  ${line.zh}`, `  ${line.en}`));
  if (details.length > SHOWN) io.say(text(`  ……另有 ${details.length - SHOWN} 处`, `  … and ${details.length - SHOWN} more`));
  for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
  if (warnings.length === 0) return;
  io.warn(text(`请核对 ${warnings.length} 处：`, `worth a second look (${warnings.length}):`));
  for (const line of problemLines(io, warnings)) io.warn(text(line, line));
}

/** What was done, in words or as JSON; how to take it back; which file it went into. */
export function sayDone(
  { io, file }: Context,
  { tallies, warnings, notes }: Preview,
  operation: number | null,
  { dryRun }: ImportOptions,
): void {
  if (io.json) {
    io.printJson({
      operation,
      files: tallies.map(({ problems, ...counts }) => ({ ...counts, problems: problemJson(io, problems) })),
      warnings: problemJson(io, warnings),
      notes: notes.map(io.t),
    });
    return;
  }
  if (operation !== null)
    io.say(
      text(
        `已写入 ${file}（第 ${operation} 号操作；撤销：cppcc undo）`,
        `written to ${file} (operation ${operation}; take it back with cppcc undo)`,
      ),
    );
  else if (dryRun) io.say(text("试运行，没有写入", "dry run, nothing was written"));
  else io.say(text(`没有变化，没有写入：${file}`, `no changes, nothing was written: ${file}`));
}

/** Columns that a sheet has and that nothing was read from, said so that a misspelt header is noticed. */
export function unusedColumns(
  { sheet, otherColumns }: Pick<Table<string>, "sheet" | "otherColumns">,
  used: readonly number[] = [],
): Text[] {
  const unused = otherColumns.filter(({ column }) => !used.includes(column)).map(({ header }) => maskPhones(header));
  return unused.length === 0
    ? []
    : [text(`“${sheet}”没有用到的列：${unused.join("、")}`, `${sheet}: columns not used: ${unused.join(", ")}`)];
}
