import { AppError, maskPhones, type Problem } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { importSheet, type SheetTally } from "../report/import.ts";
import { problemJson, problemLines } from "../terminal/problems.ts";
import { askYes } from "../terminal/questions.ts";
import { printSheet } from "../terminal/sheet.ts";
import type { Workbook } from "../workbooks/grid.ts";
import type { Table } from "../workbooks/tables/spec.ts";
import type { Context } from "./context.ts";
import type { ImportOptions } from "./import-options.ts";

export interface Preview {
  readonly title: Text;
  readonly tallies: readonly SheetTally[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly Text[];
  /** What would change, a line each. */
  readonly details: readonly Text[];
  /** The files as they were read, for the sheet that goes back to the clerk. */
  readonly workbooks?: readonly Workbook[];
  /** With --partial: what is wrong with the rows that stay out. */
  readonly leftOut?: readonly Problem[];
}

const SHOWN = 20;

/** Refuses what has problems; shows the plan; asks at a terminal. Answers whether to write. */
export async function agree(context: Context, preview: Preview, options: ImportOptions, hasChanges: boolean): Promise<boolean> {
  const { io } = context;
  const leftOut = preview.leftOut ?? [];
  const problems = [...preview.problems, ...leftOut];
  const returned = await giveBack(context, preview.workbooks ?? [], problems, options);
  const isNothingGood = leftOut.length > 0 && preview.tallies.every(({ rows, rejected }) => rejected >= rows);
  if (preview.problems.length > 0 || isNothingGood || (leftOut.length > 0 && !options.partial)) {
    if (options.dryRun && !io.json) await show(context, { ...preview, leftOut: [] }, options);
    throw new AppError(
      "import.rejected",
      text(
        `导入被拒绝：发现 ${problems.length} 处问题，什么也没有写入`,
        `import refused: ${problems.length} problem(s), nothing was written`,
      ),
      returned === undefined
        ? text(
            "改正后再导入一次；--reject-file 退回.xlsx 把问题标在表上，--partial 只收没有问题的行",
            "correct them and import again; --reject-file OUT.xlsx marks them on the sheet, --partial takes the good rows",
          )
        : text(`问题已标在 ${returned} 上，改好后直接导入它`, `they are marked in ${returned}: correct it and import that`),
      problems,
    );
  }
  if (!io.json) await show(context, preview, options);
  if (returned !== undefined)
    io.say(
      text(`没有收的行已标在 ${returned} 上，改好后直接导入它`, `rows left out are marked in ${returned}: correct it and import that`),
    );
  if (!hasChanges || options.dryRun) return false;
  if (io.asks && !(await askYes(io, text("写入档案？", "write this to the record file?"), true)))
    throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
  return true;
}

/** The clerk's own sheets with the problems marked on them; answers where they were written. */
async function giveBack(
  context: Context,
  workbooks: readonly Workbook[],
  problems: readonly Problem[],
  { rejectFile }: ImportOptions,
): Promise<string | undefined> {
  if (rejectFile === undefined || problems.length === 0) return undefined;
  const { writeRejects } = await import("./import-rejects.ts");
  return writeRejects(context, rejectFile, workbooks, problems);
}

async function show(
  { io }: Context,
  { title, tallies, warnings, notes, details, leftOut = [] }: Preview,
  { dryRun }: ImportOptions,
): Promise<void> {
  if (!io.quiet) await printSheet(io, importSheet(title, tallies));
  const shown = dryRun ? details : details.slice(0, SHOWN);
  for (const line of shown) io.say(text(`  ${line.zh}`, `  ${line.en}`));
  const more = details.length - shown.length;
  if (more > 0) io.say(text(`  ……另有 ${more} 处（--dry-run 全部列出）`, `  … and ${more} more (--dry-run lists them all)`));
  for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
  warnOf(io, warnings, text(`请核对 ${warnings.length} 处：`, `worth a second look (${warnings.length}):`));
  warnOf(io, leftOut, text(`没有收的行，${leftOut.length} 处问题：`, `rows left out, ${leftOut.length} problem(s):`));
}

function warnOf(io: Context["io"], problems: readonly Problem[], head: Text): void {
  if (problems.length === 0) return;
  io.warn(head);
  for (const line of problemLines(io, problems)) io.warn(text(line, line));
}

/** What was done, in words or as JSON; how to take it back; which file it went into. */
export function sayDone(
  { io, file }: Context,
  { tallies, warnings, notes, details }: Preview,
  operation: number | null,
  { dryRun }: ImportOptions,
): void {
  if (io.json) {
    io.printJson({
      operation,
      files: tallies.map(({ problems, ...counts }) => ({ ...counts, problems: problemJson(io, problems) })),
      changes: details.map(io.t),
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

/** Columns that a sheet has and that nothing was read from, each with the known one that it may be meant for. */
export function unusedColumns(
  { called, otherColumns, unnamed }: Pick<Table<string>, "called" | "otherColumns" | "unnamed">,
  used: readonly number[] = [],
): Text[] {
  const unused = otherColumns.filter(({ column }) => !used.includes(column));
  const nameless = unnamed.filter(({ column }) => !used.includes(column)).map(({ first }) => first.where.cell?.replace(/\d+$/, "") ?? "");
  const beside: Text[] =
    nameless.length === 0
      ? []
      : [
          text(
            `“${called}”的 ${nameless.join("、")} 列有内容，没有列名，没有读`,
            `${called}: columns ${nameless.join(", ")} hold something, have no header, and were not read`,
          ),
        ];
  if (unused.length === 0) return beside;
  const named = (ask: (near: string) => string): string =>
    unused.map(({ header, near }) => `${maskPhones(header)}${near === undefined ? "" : ask(near)}`).join("、");
  return [
    text(
      `“${called}”没有用到的列：${named((near) => `（是不是“${near}”？）`)}`,
      `${called}: columns not used: ${named((near) => ` (did you mean ${near}?)`)}`,
    ),
    ...beside,
  ];
}
