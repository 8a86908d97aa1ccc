import { text } from "../../domain/text/text.ts";
import type { AnyImport } from "../../trips/import/entry.ts";
import { explainImport } from "../../trips/import/explain.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import { prepareImport } from "../../trips/import/prepare.ts";
import { unlessDeclined } from "../clerk.ts";
import { type Answer, argument, type Command, command, type Given, type TopCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { explained } from "./explained.ts";
import { IMPORT_FLAGS, OWN_FLAGS } from "./flags.ts";
import { imported, showPreview } from "./result.ts";

/** A command for each import of the list. */
export const importGroup: TopCommand = {
  examples: ["import roster 委员名册.xlsx", "import proposals 提案一览表.xlsx --dry-run"],
  commands: IMPORTS.map(importCommand),
};

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
  try {
    const look = (): Promise<void> => showPreview(context.io, prepared, options);
    // Nobody is asked below it: it may be read page by page.
    await (options.dryRun ? context.io.shown(look) : look());
    if (prepared.refusal === undefined && prepared.changes > 0 && !options.dryRun)
      await unlessDeclined(desk.clerk, text("写入档案？", "write this to the record file?"), true);
    return imported(context, prepared.preview, prepared.write(), options);
  } catch (error) {
    throw prepared.endedBy(error);
  }
}
