import { text } from "../../domain/text/text.ts";
import { resultJson } from "../../report/evaluation-json.ts";
import { SUBJECTS } from "../../report/rules.ts";
import type { Desk } from "../../trips/desk.ts";
import { type Rescored, type Scored, score } from "../../trips/evaluate/score.ts";
import { scoreWarnings } from "../../trips/evaluate/warnings.ts";
import { type Answer, booleanFlag, topCommand } from "../command.ts";
import { scoreCompare } from "./compare.ts";
import { scoreDecide } from "./decide.ts";
import { scoreExplain } from "./explain.ts";
import { scoreHistory } from "./history.ts";
import { scoreLimits } from "./limits.ts";
import { scoreList } from "./list.ts";
import { rulesFlag, rulesOf, YEAR, yearOf } from "./options.ts";
import { sayResult } from "./result.ts";
import { scoreRules } from "./rules.ts";
import { scoreWhatIf } from "./what-if.ts";

export const scoreGroup = topCommand({
  flags: {
    ...YEAR,
    rules: rulesFlag(text("计分规则文件（默认 rules/default.yaml）", "the rule file (default rules/default.yaml)")),
    dryRun: booleanFlag("--dry-run", text("只算，不保存", "compute, save nothing")),
  },
  examples: [
    "score --year 2026",
    "score --year 2026 --rules 我县规则.yaml --dry-run",
    "score explain 张三 --year 2026",
    "score compare --rules 旧规则.yaml --rules 新规则.yaml",
    "score what-if 张三 --add 视察 --add 提案:立案",
  ],
  commands: [scoreList, scoreExplain, scoreCompare, scoreWhatIf, scoreDecide, scoreLimits, scoreHistory, scoreRules],
  async run(context, options) {
    const desk = await context.desk();
    const scored = await score(desk, { year: yearOf(context, options), rules: rulesOf(options), isDryRun: options.dryRun === true });
    return "again" in scored ? rescoredAnswer(scored) : scoredAnswer(desk, scored);
  },
});

const scoredAnswer = (desk: Desk, scored: Scored): Answer => ({
  json: () => resultJson(scored.result),
  async say(io) {
    const { result, rules, request, apart } = scored;
    const isMembers = rules.evaluates === "members";
    let read: ReturnType<Scored["roster"]> | undefined;
    await sayResult(io, { rules, result, roster: () => (read ??= scored.roster()), apart });
    for (const warning of scoreWarnings(desk, scored)) io.warn(warning);
    io.say(
      request.isDryRun
        ? text("试算，没有保存", "dry run, nothing was saved")
        : text(
            `已保存到 ${desk.file}；逐分说明：cppcc score explain ${isMembers ? "姓名" : `名称 --of ${SUBJECTS[rules.evaluates]}`} --year ${result.year}`,
            `saved to ${desk.file}; explain a result with cppcc score explain NAME${isMembers ? "" : ` --of ${rules.evaluates}`} --year ${result.year}`,
          ),
    );
  },
});

const rescoredAnswer = ({ current: { rules, roster, apart }, result, again }: Rescored): Answer => ({
  json: () => ({ ...resultJson(result), closed: again }),
  say: (io) => sayResult(io, { rules, result, roster: () => roster, apart }),
  ...comparedWithClosing(result.year, again),
});

/** Whether a closed year came out as it was closed. */
function comparedWithClosing(year: number, { digest, untouched, differences }: Rescored["again"]): Pick<Answer, "notes" | "warnings"> {
  if (untouched && differences.length === 0)
    return {
      notes: [
        text(
          `${year} 年度已关闭；重算的结果与关闭时完全一致（指纹 ${digest.slice(0, 12)}）`,
          `${year} is closed; computed again, the result is the very same (digest ${digest.slice(0, 12)})`,
        ),
      ],
    };
  return {
    warnings: [
      text(
        `${year} 年度与关闭时有出入${untouched ? "" : "：记录、规则或结果被别的程序改过"}`,
        `${year} differs from what was closed${untouched ? "" : ": its records, rules or results were changed by another program"}`,
      ),
      ...differences.map((line) => text(`  ${line}`, `  ${line}`)),
    ],
  };
}
