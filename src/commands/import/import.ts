import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import type { Clerk, Desk } from "../../trips/desk.ts";
import type { AnyImport } from "../../trips/import/entry.ts";
import { explainImport } from "../../trips/import/explain.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import { type Prepared, prepareImport } from "../../trips/import/prepare.ts";
import { prepareTogether } from "../../trips/import/together.ts";
import { inTurn, whenFree } from "../../trips/turn.ts";
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
  const opened = await whenFree(context, context.desk);
  if (options.explain || options.writeMap !== undefined)
    return explained(context.io, await explainImport(opened, entry, request, options.writeMap), options.writeMap);
  const { prepared, operation } = await written(context, opened, options, (desk) => prepareImport(desk, entry, request));
  return imported(context, prepared.preview, operation, options);
}

/** Workbooks of any kinds, or a year's folder, as one operation. */
async function runTogether(context: Context, options: Given<typeof TOGETHER_FLAGS>, files: readonly string[] = []): Promise<Answer> {
  refuseWords(context.cwd, files);
  const opened = await whenFree(context, context.desk);
  const { prepared, operation } = await written(context, opened, options, (desk) => prepareTogether(desk, { ...options, files }));
  const { json, ...answer } = imported(context, prepared.preview, operation, options);
  const skipped = prepared.skipped.map(({ file, why }) => ({ file, why: context.io.t(why) }));
  return { ...answer, json: () => ({ ...(json?.() as object), skipped }) };
}

/** Shows what would change, asks whether to write it, and writes it when it is this desk's turn; answers the operation. */
async function written<Found extends Prepared>(
  context: Pick<Context, "io">,
  opened: Desk,
  options: { readonly dryRun?: boolean },
  prepare: (desk: Desk) => Promise<Found>,
): Promise<{ prepared: Found; operation: number | null }> {
  const agreeTo = agreement(context, options);
  let prepared: Found | undefined;
  try {
    return await inTurn(opened, async (desk) => {
      prepared = await prepare(desk);
      await agreeTo(prepared, desk.clerk);
      return { prepared, operation: prepared.write() };
    });
  } catch (error) {
    throw prepared === undefined ? error : prepared.endedBy(error);
  }
}

/** Shows what would be written and asks whether to; planned again, only what has come out otherwise is shown and asked again. */
function agreement(
  context: Pick<Context, "io">,
  options: { readonly dryRun?: boolean },
): (prepared: Prepared, clerk: Clerk) => Promise<void> {
  let shown: string | undefined;
  return async (prepared, clerk) => {
    const now = JSON.stringify([prepared.preview, prepared.refusal?.text]);
    if (now === shown) return;
    if (shown !== undefined && !context.io.json)
      context.io.say(text("另一台刚刚写过，重新核对如下：", "another desk has just written; looked at again:"));
    shown = now;
    const look = (): Promise<void> => showPreview(context.io, prepared, options);
    // Nobody is asked below it: it may be read page by page.
    await (options.dryRun ? context.io.shown(look) : look());
    if (prepared.refusal === undefined && prepared.changes > 0 && !options.dryRun)
      await unlessDeclined(clerk, text("写入档案？", "write this to the record file?"), true);
  };
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
