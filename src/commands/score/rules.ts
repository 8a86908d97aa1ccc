import { text } from "../../domain/text/text.ts";
import { rulesSheet } from "../../report/rules.ts";
import { checkedFile, type LimitBook, type RuleBook, rulesToShow, writeRules } from "../../trips/evaluate/rules.ts";
import { exported, listed } from "../answers.ts";
import { type Answer, argument, command, flag } from "../command.ts";
import type { Context } from "../context.ts";
import { RULES, rulesOf } from "./options.ts";

const show = command({
  name: "show",
  alias: "列出",
  summary: text("按表格列出计分规则", "the rule set as a table that an office would print"),
  args: [argument("[file]")],
  flags: { ...RULES, out: flag("-o, --out <file>", text("写成可打印的 Excel 表（.xlsx）", "write a workbook to print (.xlsx)")) },
  examples: ["score rules show", "score rules show 我县规则.yaml", "score rules show -o 计分表.xlsx"],
  run: (context, options, file: string | undefined) => shownRules(context, file ?? rulesOf(options), options.out),
});

const check = command({
  name: "check",
  alias: "检查",
  summary: text("检查规则文件：每处问题的行、列和改法", "check a rule file: each problem with its line and column"),
  args: [argument("<file>")],
  examples: ["score rules check 我县规则.yaml"],
  async run(context, _, file: string) {
    const checked = await checkedFile(context, file);
    return "limits" in checked ? limitsChecked(file, checked.limits) : rulesChecked(file, checked.book);
  },
});

export const scoreRules = command({
  name: "rules",
  alias: "规则",
  summary: text("列出、检查计分规则", "show or check a rule set"),
  flags: RULES,
  examples: ["score rules", "score rules show --rules 我县规则.yaml", "score rules check 我县规则.yaml"],
  commands: [show, check],
  run: (context, options) => shownRules(context, rulesOf(options), undefined),
});

/** The rule set as a table, on the screen or in a workbook. */
async function shownRules(context: Context, file: string | undefined, out: string | undefined): Promise<Answer> {
  const book = await rulesToShow(context, file);
  if (out !== undefined) return exported(await writeRules(context, book, out));
  const digest = book.source.hash.slice(0, 12);
  return { ...listed(rulesSheet(book.rules)), notes: [text(`规则指纹 ${digest}`, `rule hash ${digest}`)] };
}

function rulesChecked(file: string, { rules, source }: RuleBook): Answer {
  const { name, evaluates } = rules;
  const dimensions = rules.dimensions.length;
  const grades = rules.grades.map((grade) => grade.name);
  return {
    json: () => ({ file, name, hash: source.hash, evaluates, dimensions, grades }),
    say(io) {
      const digest = source.hash.slice(0, 12);
      io.say(
        text(
          `没有问题：${name}（${dimensions} 个方面，等次 ${grades.join("、")}，指纹 ${digest}）`,
          `no problems: ${name} (${dimensions} dimensions, ${grades.length} grades, hash ${digest})`,
        ),
      );
      io.say(
        text(
          `按表格看一遍：cppcc score rules show ${file}；试算：cppcc score --rules ${file} --dry-run`,
          `look at it with cppcc score rules show ${file}; try it with cppcc score --rules ${file} --dry-run`,
        ),
      );
    },
  };
}

const limitsChecked = (file: string, { name, limits }: LimitBook): Answer => ({
  json: () => ({ file, name, limits: limits.map((limit) => limit.name) }),
  say(io) {
    io.say(text(`没有问题：${name}（${limits.length} 条限度）`, `no problems: ${name} (${limits.length} limits)`));
    io.say(text(`看谁到了哪条：cppcc score limits --rules ${file}`, `see who has reached which with cppcc score limits --rules ${file}`));
  },
});
