import { pointsText, shown } from "../../domain/scoring/exact.ts";
import { needsOf } from "../../domain/scoring/needs.ts";
import type { EvaluationMember } from "../../domain/scoring/result.ts";
import { text } from "../../domain/text/text.ts";
import { memberJson } from "../../report/evaluation-json.ts";
import { distanceWords, explainSheet } from "../../report/explain.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { type Supposition, whatIf } from "../../trips/evaluate/what-if.ts";
import { collect } from "../args.ts";
import { argument, command, flag } from "../command.ts";
import { RULES, rulesOf, YEAR, yearOf } from "./options.ts";

export const scoreWhatIf = command({
  name: "what-if",
  alias: "假如",
  summary: text("假如再有几件履职，得分、名次、等次会怎样", "what a member's result would be with some records more"),
  args: [argument("<member>")],
  flags: {
    ...YEAR,
    ...RULES,
    add: flag(
      "--add <kind>",
      text(
        "加一件：类别，后面可接角色、出席情况、结果、级别、数量（20）或金额（3000元），用 : 隔开；可写几次",
        "one record more: KIND:ROLE:STATE:OUTCOME:LEVEL:NUMBER (people or times, or 3000yuan); may be given several times",
      ),
      collect,
    ),
  },
  examples: ["score what-if 张三 --add 视察 --add 提案:立案", "score what-if 张三 --add 社情民意:采用:省 --add 公益:3000元"],
  async run(context, options, member: string) {
    const supposed = await whatIf(await context.desk(), {
      member,
      year: yearOf(context, options),
      rules: rulesOf(options),
      added: options.add ?? [],
    });
    const { id, name, year, before, after, lines } = supposed;
    return {
      json: () => ({
        id,
        name,
        year,
        before: memberJson(before),
        after: memberJson(after),
        lines: lines.map((line) => ({ ...line, points: shown(line.points), withheld: shown(line.withheld) })),
      }),
      say: (io) => saySupposition(io, supposed),
    };
  },
});

async function saySupposition(io: Io, { called, year, rules, added, before, after, lines, members }: Supposition): Promise<void> {
  await printSheet(io, {
    ...explainSheet(year, rules, after, lines),
    title: text(`${called}：假如再有 ${added.length} 件`, `${called}: with ${added.length} more`),
  });
  io.say(text(`现在：${standingWords(before)}`, `now: ${standingWords(before)}`));
  io.say(text(`假如：${standingWords(after)}`, `then: ${standingWords(after)}`));
  if (lines.length === 0) io.say(text("这套规则不计加的这些记录", "this rule set counts none of what was added"));
  if (needsOf(rules).named && added.some(({ parts }) => parts.some(({ role }) => role === "lead" || role === "cosigner")))
    io.say(
      text(
        "由署名人分摊的项目：第一提案人按一人署名计，联名按两人署名计；署名的人更多，分得的更少",
        "where points are shared: a lead is taken to sign alone, a co-signer with the lead; more who sign have less each",
      ),
    );
  const distance = distanceWords(rules, after, members);
  if (distance !== "" && distance !== after.why) io.say(text(distance, distance));
  io.say(text("只是推算，没有保存", "a supposition; nothing was saved"));
}

const standingWords = ({ total, rank, gradeName, why }: EvaluationMember): string =>
  `${pointsText(shown(total ?? 0))} 分，第 ${rank} 名，${gradeName}${why ? `（${why}）` : ""}`;
