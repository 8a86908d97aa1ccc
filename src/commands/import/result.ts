import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { importSheet } from "../../report/import.ts";
import type { Io } from "../../terminal/io.ts";
import { problemJson, problemLines } from "../../terminal/problems.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import type { Prepared } from "../../trips/import/prepare.ts";
import type { Preview } from "../../trips/import/preview.ts";
import type { Answer } from "../command.ts";
import type { Context } from "../context.ts";

interface Trial {
  readonly dryRun?: boolean;
}

/** How many changes are listed before it is said how many more there are. */
const SHOWN = 20;

/** What an import would do, before anybody is asked whether to write it. What is refused is only looked at in a trial. */
export async function showPreview(io: Io, { preview, refusal, marked }: Prepared, { dryRun }: Trial): Promise<void> {
  if (refusal !== undefined) {
    if (dryRun && !io.json) await show(io, { ...preview, leftOut: [] }, { dryRun });
    return;
  }
  if (!io.json) await show(io, preview, { dryRun });
  if (marked !== undefined)
    io.say(text(`没有收的行已标在 ${marked} 上，改好后直接导入它`, `rows left out are marked in ${marked}: correct it and import that`));
}

async function show(io: Io, { title, tallies, warnings, notes, details, leftOut }: Preview, { dryRun }: Trial): Promise<void> {
  if (!io.quiet) await printSheet(io, importSheet(title, tallies, kindWords));
  const shown = dryRun ? details : details.slice(0, SHOWN);
  for (const line of shown) io.say(text(`  ${line.zh}`, `  ${line.en}`));
  const more = details.length - shown.length;
  if (more > 0) io.say(text(`  ……另有 ${more} 处（--dry-run 全部列出）`, `  … and ${more} more (--dry-run lists them all)`));
  for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
  warnOf(io, warnings, text(`请核对 ${warnings.length} 处：`, `worth a second look (${warnings.length}):`));
  warnOf(io, leftOut, text(`没有收的行，${leftOut.length} 处问题：`, `rows left out, ${leftOut.length} problem(s):`));
}

/** 名册, 签到: as the subcommands are called. */
const kindWords = (kind: string): Text => text(IMPORTS.find(({ word }) => word === kind)?.alias ?? kind, kind);

function warnOf(io: Io, problems: readonly Problem[], head: Text): void {
  if (problems.length === 0) return;
  io.warn(head);
  for (const line of problemLines(io, problems)) io.warn(text(line, line));
}

/** What was done, how to take it back, which file it went into; as JSON with all that the preview shows. */
export const imported = (
  { io, file }: Pick<Context, "io" | "file">,
  { tallies, warnings, notes, details }: Preview,
  operation: number | null,
  { dryRun }: Trial,
): Answer => ({
  json: () => ({
    operation,
    files: tallies.map(({ problems, ...counts }) => ({ ...counts, problems: problemJson(io, problems) })),
    changes: details.map(io.t),
    warnings: problemJson(io, warnings),
    notes: notes.map(io.t),
  }),
  say() {
    if (operation !== null)
      io.say(
        text(
          `已写入 ${file}（第 ${operation} 号操作；撤销：cppcc undo）`,
          `written to ${file} (operation ${operation}; take it back with cppcc undo)`,
        ),
      );
    else if (dryRun) io.say(text("试运行，没有写入", "dry run, nothing was written"));
    else io.say(text(`没有变化，没有写入：${file}`, `no changes, nothing was written: ${file}`));
  },
});
