import type { Command } from "commander";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { rulesSheet } from "../../report/rules.ts";
import type { Sheet } from "../../report/sheet.ts";
import { readText } from "../../rules/file.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { agreeToOverwrite, outputPath, writeFileSafely } from "../output.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { rulesFile } from "./standing.ts";
import { collectTexts, optionsOf } from "../../commands/score/options.ts";
import { ruleSet } from "./run.ts";

interface Options {
  rules?: string;
  out?: string;
}

export const declareRules: Declare = (score, context) => {
  const { t } = context.io;
  const file = t(text("计分规则文件", "the rule file"));
  const rules = score
    .command("rules")
    .alias("规则")
    .description(t(text("列出、检查计分规则", "show or check a rule set")))
    .option("--rules <file>", file, collectTexts)
    .addHelpText("after", examples(context, "score rules", "score rules show --rules 我县规则.yaml", "score rules check 我县规则.yaml"))
    .action((_: Options, command: Command) => runShow(context, optionsOf<Options>(command).rules));
  rules
    .command("show [file]")
    .alias("列出")
    .description(t(text("按表格列出计分规则", "the rule set as a table that an office would print")))
    .option("--rules <file>", file, collectTexts)
    .option("-o, --out <file>", t(text("写成可打印的 Excel 表（.xlsx）", "write a workbook to print (.xlsx)")))
    .addHelpText("after", examples(context, "score rules show", "score rules show 我县规则.yaml", "score rules show -o 计分表.xlsx"))
    .action((named: string | undefined, _: Options, command: Command) => {
      const { rules: file, out } = optionsOf<Options>(command);
      return runShow(context, named ?? file, out);
    });
  rules
    .command("check <file>")
    .alias("检查")
    .description(t(text("检查规则文件：每处问题的行、列和改法", "check a rule file: each problem with its line and column")))
    .addHelpText("after", examples(context, "score rules check 我县规则.yaml"))
    .action((named: string) => runCheck(context, named));
};

async function runShow(context: Context, file: string | undefined, out?: string): Promise<void> {
  const { io } = context;
  const path = rulesFile(context, file);
  if (isLimits(readText(path)))
    throw new AppError(
      "usage.limits",
      text(`这是限度文件，不是计分规则：${file}`, `a file of limits, not a rule set: ${file}`),
      text(`请用 cppcc score limits --rules ${file}`, `use cppcc score limits --rules ${file}`),
    );
  const { rules, source } = await ruleSet(context, file);
  if (out !== undefined) return writeSheet(context, rulesSheet(rules), out);
  await printSheet(io, rulesSheet(rules));
  io.say(text(`规则指纹 ${source.hash.slice(0, 12)}`, `rule hash ${source.hash.slice(0, 12)}`));
}

async function writeSheet(context: Context, sheet: Sheet, out: string): Promise<void> {
  const { io, cwd, today } = context;
  const path = outputPath(cwd, out, sheet.title.zh, "xlsx");
  if (!path.toLowerCase().endsWith(".xlsx"))
    throw new AppError("usage.format", text(`应是 .xlsx 文件：${out}`, `should be a .xlsx file: ${out}`));
  await agreeToOverwrite(context, path);
  const { sheetsXlsx } = await import("../../workbooks/writing/write.ts");
  writeFileSafely(path, await sheetsXlsx([sheet], { creator: "cppcc", date: today }));
  if (io.json) io.printJson({ files: [path] });
  else io.say(text(`已导出 ${path}`, `exported ${path}`));
}

/** A file of limits says 限度, and no 方面. */
const isLimits = (written: string): boolean => {
  const content = written.replace(/(^|\s)#.*$/gmu, "");
  return /(?<![\p{L}\p{N}])(限度|limits)["']?\s*:/u.test(content) && !/(?<![\p{L}\p{N}])(方面|dimensions)["']?\s*:/u.test(content);
};

async function runCheck(context: Context, file: string): Promise<void> {
  const { io } = context;
  const path = context.input(file);
  if (isLimits(readText(path))) return checkLimits(context, path, file);
  const { rules, source } = await ruleSet(context, path);
  const dimensions = rules.dimensions.length;
  const grades = rules.grades.map(({ name }) => name);
  if (io.json) {
    io.printJson({ file, name: rules.name, hash: source.hash, evaluates: rules.evaluates, dimensions, grades });
    return;
  }
  io.say(
    text(
      `没有问题：${rules.name}（${dimensions} 个方面，等次 ${grades.join("、")}，指纹 ${source.hash.slice(0, 12)}）`,
      `no problems: ${rules.name} (${dimensions} dimensions, ${grades.length} grades, hash ${source.hash.slice(0, 12)})`,
    ),
  );
  io.say(
    text(
      `按表格看一遍：cppcc score rules show ${file}；试算：cppcc score --rules ${file} --dry-run`,
      `look at it with cppcc score rules show ${file}; try it with cppcc score --rules ${file} --dry-run`,
    ),
  );
}

async function checkLimits({ io }: Context, path: string, file: string): Promise<void> {
  const { readLimits } = await import("../../rules/limits.ts");
  const { name, limits } = readLimits(path);
  if (io.json) {
    io.printJson({ file, name, limits: limits.map((limit) => limit.name) });
    return;
  }
  io.say(text(`没有问题：${name}（${limits.length} 条限度）`, `no problems: ${name} (${limits.length} limits)`));
  io.say(text(`看谁到了哪条：cppcc score limits --rules ${file}`, `see who has reached which with cppcc score limits --rules ${file}`));
}
