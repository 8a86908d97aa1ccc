import { resolve } from "node:path";
import type { Command } from "commander";
import { text } from "../domain/text.ts";
import { rulesSheet } from "../report/rules.ts";
import { printSheet } from "../terminal/sheet.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { collectTexts, optionsOf } from "./score-options.ts";
import { ruleSet } from "./score-run.ts";

interface Options {
  rules?: string;
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
    .addHelpText("after", examples(context, "score rules show", "score rules show 我县规则.yaml"))
    .action((named: string | undefined, _: Options, command: Command) => runShow(context, named ?? optionsOf<Options>(command).rules));
  rules
    .command("check <file>")
    .alias("检查")
    .description(t(text("检查规则文件：每处问题的行、列和改法", "check a rule file: each problem with its line and column")))
    .addHelpText("after", examples(context, "score rules check 我县规则.yaml"))
    .action((named: string) => runCheck(context, named));
};

async function runShow(context: Context, file: string | undefined): Promise<void> {
  const { io } = context;
  const { rules, source } = await ruleSet(context, file);
  await printSheet(io, rulesSheet(rules));
  io.say(text(`规则指纹 ${source.hash.slice(0, 12)}`, `rule hash ${source.hash.slice(0, 12)}`));
}

async function runCheck(context: Context, file: string): Promise<void> {
  const { io, cwd } = context;
  const { rules, source } = await ruleSet(context, resolve(cwd, file));
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
