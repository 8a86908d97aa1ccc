import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import type { AnyImport } from "../../trips/import/entry.ts";
import { explainImport } from "../../trips/import/explain.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import { type Prepared, prepareImport } from "../../trips/import/prepare.ts";
import { prepareTogether } from "../../trips/import/together.ts";
import { unlessDeclined } from "../clerk.ts";
import { type Answer, argument, type Command, command, type Given, type TopCommand, topCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { explained } from "./explained.ts";
import { IMPORT_FLAGS, OWN_FLAGS, TOGETHER_FLAGS } from "./flags.ts";
import { imported, showPreview } from "./result.ts";

/** A command for each import of the list; without a kind, workbooks of any kinds together. */
export const importGroup: TopCommand = topCommand({
  args: [argument("[files...]", text("工作簿或文件夹，种类看内容就知道", "workbooks or folders: their kinds are told by their content"))],
  flags: TOGETHER_FLAGS,
  examples: [
    "import 2026年/ --dry-run",
    "import 2026年/",
    "import 委员名册.xlsx 签到表/ --skip-unknown",
    "import roster 委员名册.xlsx",
    "import proposals 提案一览表.xlsx --dry-run",
  ],
  commands: IMPORTS.map(importCommand),
  run: runTogether,
});

function importCommand(entry: AnyImport): Command {
  const { word, alias, summary, examples } = entry;
  return command({
    name: word,
    alias,
    summary,
    args: [
      argument(
        "<files...>",
        text("工作簿（.xlsx .xls .et .ods .csv）或文件夹，可以几个", "workbooks (.xlsx .xls .et .ods .csv) or folders, one or several"),
      ),
    ],
    flags: { ...IMPORT_FLAGS, ...OWN_FLAGS[word] },
    examples: examples.map((line) => `import ${line}`),
    run: (context, options, files) => runImport(context, entry, options, files),
  });
}

async function runImport(
  context: Context,
  entry: AnyImport,
  options: Given<typeof IMPORT_FLAGS>,
  files: readonly string[],
): Promise<Answer> {
  // What the flags of this import's own come to is what its entry asks for.
  const request = { ...options, files } as never;
  entry.check?.(request);
  const desk = await context.desk();
  if (options.explain || options.writeMap !== undefined)
    return explained(context.io, await explainImport(desk, entry, request, options.writeMap), options.writeMap);
  const prepared = await prepareImport(desk, entry, request);
  return imported(context, prepared.preview, await written(context, prepared, desk.clerk, options), options);
}

/** Workbooks of any kinds, or a year's folder, as one operation. */
async function runTogether(context: Context, options: Given<typeof TOGETHER_FLAGS>, files: readonly string[] = []): Promise<Answer> {
  refuseWords(context.cwd, files);
  const desk = await context.desk();
  const prepared = await prepareTogether(desk, { ...options, files });
  const operation = await written(context, prepared, desk.clerk, options);
  const { json, ...answer } = imported(context, prepared.preview, operation, options);
  const skipped = prepared.skipped.map(({ file, why }) => ({ file, why: context.io.t(why) }));
  return { ...answer, json: () => ({ ...(json?.() as object), skipped }) };
}

/** Shows what would change, asks whether to write it, and writes it; answers the operation. */
async function written(
  { io }: Pick<Context, "io">,
  prepared: Prepared,
  clerk: Parameters<typeof unlessDeclined>[0],
  options: { readonly dryRun?: boolean },
): Promise<number | null> {
  try {
    await showPreview(io, prepared, options);
    if (prepared.refusal === undefined && prepared.changes > 0 && !options.dryRun)
      await unlessDeclined(clerk, text("写入档案？", "write this to the record file?"), true);
    return prepared.write();
  } catch (error) {
    throw prepared.endedBy(error);
  }
}

/** Nothing at all, or a word that is no kind and no file. */
function refuseWords(cwd: string, [first]: readonly string[]): void {
  const kinds = IMPORTS.map(({ word, alias }) => ({ en: word, zh: alias }));
  if (first === undefined)
    throw new AppError(
      "usage.help",
      text("请写明子命令，或文件、文件夹", "name a subcommand, or files or folders"),
      text("用法见 --help", "see --help"),
    );
  if (/[./\\]/.test(first) || existsSync(resolve(cwd, first))) return;
  throw new AppError(
    "usage.unknownCommand",
    text(`没有命令 ${first}，也没有这个文件`, `unknown command '${first}', and no such file`),
    wordsHint(first, kinds),
  );
}
