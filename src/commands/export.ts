import { text } from "../domain/text.ts";
import { choiceArg, yearArg } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { EXPORTS, type ExportOptions, FORMATS, runExport } from "./exports.ts";

export const declare: Declare = (program, context: Context, { name, alias, summary }) => {
  const t = (zh: string, en: string): string => context.io.t(text(zh, en));
  const group = program
    .command(name)
    .alias(alias)
    .description(context.io.t(summary))
    .addHelpText("after", examples(context, "export all --year 2026 -o 导出/"));
  for (const entry of [...EXPORTS, ALL]) {
    group
      .command(entry.id)
      .alias(entry.alias)
      .description(context.io.t(entry.summary))
      .option("--year <year>", t("年度（默认今年）", "the year (default: this one)"), yearArg)
      .option(
        "-o, --out <path>",
        t(
          "输出的文件；已有的文件夹或以 / 结尾的为文件夹（默认当前文件夹）",
          "the file; an existing folder or a path ending in / is a folder (default: this folder)",
        ),
      )
      .option(
        "--format <format>",
        t(`格式：${FORMATS.join("、")}（默认该文书的全部格式）`, `format: ${FORMATS.join(", ")} (default: all that the document has)`),
        choiceArg(...FORMATS),
      )
      .option(
        "--order <order>",
        t("名单次序：strokes 按姓氏笔画（默认）、score 按得分", "order of names: strokes (default) or score"),
        choiceArg("strokes", "score"),
      )
      .addHelpText("after", examples(context, `export ${entry.id} --year 2026`, `export ${entry.id} --year 2026 -o 导出/`))
      .action(async (options: ExportOptions) => void (await runExport(context, entry.id, options)));
  }
};

const ALL = { id: "all", alias: "全部", summary: text("以上全部", "all of the above") };
