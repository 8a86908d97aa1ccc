import { text } from "../../domain/text/text.ts";
import type { Clerk } from "../../trips/desk.ts";
import type { AnyImport } from "../../trips/import/entry.ts";
import { explainImport } from "../../trips/import/explain.ts";
import { IMPORTS } from "../../trips/import/imports.ts";
import { type Prepared, prepareImport } from "../../trips/import/prepare.ts";
import { inTurn, whenFree } from "../../trips/turn.ts";
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
  const opened = await whenFree(context, context.desk);
  if (options.explain || options.writeMap !== undefined)
    return explained(context.io, await explainImport(opened, entry, request, options.writeMap), options.writeMap);
  const agreeTo = agreement(context, options);
  let prepared: Prepared | undefined;
  try {
    return await inTurn(opened, async (desk) => {
      prepared = await prepareImport(desk, entry, request);
      await agreeTo(prepared, desk.clerk);
      return imported(context, prepared.preview, prepared.write(), options);
    });
  } catch (error) {
    throw prepared === undefined ? error : prepared.endedBy(error);
  }
}

/** Shows what would be written and asks whether to; planned again, only what has come out otherwise is shown and asked again. */
function agreement(context: Context, options: Given<typeof IMPORT_FLAGS>): (prepared: Prepared, clerk: Clerk) => Promise<void> {
  let shown: string | undefined;
  return async (prepared, clerk) => {
    const now = JSON.stringify([prepared.preview, prepared.refusal?.text]);
    if (now === shown) return;
    if (shown !== undefined && !context.io.json)
      context.io.say(text("另一台刚刚写过，重新核对如下：", "another desk has just written; looked at again:"));
    shown = now;
    await showPreview(context.io, prepared, options);
    if (prepared.refusal === undefined && prepared.changes > 0 && !options.dryRun)
      await unlessDeclined(clerk, text("写入档案？", "write this to the record file?"), true);
  };
}
