import type { Command } from "commander";
import { type Apart, calledWith } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import { type Decision, withDecisions } from "../../domain/scoring/decisions.ts";
import type { Evaluation, EvaluationMember, EvaluationResult } from "../../domain/scoring/evaluation.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import type { MemberFacts } from "../../domain/scoring/facts.ts";
import type { RuleSet, Subject } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { evaluationSheet, gradeCounts, UNITS } from "../../report/evaluation.ts";
import { resultJson } from "../../report/evaluation-json.ts";
import { SUBJECTS } from "../../report/rules.ts";
import type { PeriodRow } from "../../store/periods.ts";
import type { Store } from "../../store/store.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../../trips/members/called.ts";
import { subjectArg } from "../args.ts";
import type { Context } from "../context.ts";
import { type Declare, examples } from "../declare.ts";
import { rosterOf, standingEvaluation, yearOf } from "../../trips/evaluate/standing.ts";
import { reproduce } from "../../trips/evaluate/closed.ts";
import { declareCompare } from "../../trips/evaluate/compare.ts";
import { declareDecide } from "../../trips/evaluate/decide.ts";
import { declareExplain } from "../../trips/evaluate/explain.ts";
import { declareHistory } from "../../trips/evaluate/history.ts";
import { declareLimits } from "../../trips/evaluate/limits.ts";
import { collectTexts, collectYears, optionsOf } from "./options.ts";
import { declareRules } from "../../trips/evaluate/rules.ts";
import { evaluateAndSave, evaluationInput, ruleSetOf, tryEvaluation } from "../../trips/evaluate/run.ts";
import { scoreWarnings } from "../../trips/evaluate/warnings.ts";
import { declareWhatIf } from "../../trips/evaluate/what-if.ts";

interface Options {
  year?: number;
  rules?: string;
  dryRun?: boolean;
  of?: Subject;
}

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  const yearText = t(text("年度（默认今年）", "the year (default: this one)"));
  const score = command
    .option("--year <year>", yearText, collectYears)
    .option(
      "--rules <file>",
      t(text("计分规则文件（默认 rules/default.yaml）", "the rule file (default rules/default.yaml)")),
      collectTexts,
    )
    .option("--dry-run", t(text("只算，不保存", "compute, save nothing")))
    .addHelpText(
      "after",
      examples(
        context,
        "score --year 2026",
        "score --year 2026 --rules 我县规则.yaml --dry-run",
        "score explain 张三 --year 2026",
        "score compare --rules 旧规则.yaml --rules 新规则.yaml",
        "score what-if 张三 --add 视察 --add 提案:立案",
      ),
    )
    .action((_: Options, command: Command) => runScore(context, optionsOf<Options>(command)));
  score
    .command("list")
    .alias("列出")
    .description(t(text("列出一个年度的考核结果", "list a year's results")))
    .option("--year <year>", yearText, collectYears)
    .option(
      "--of <subject>",
      t(text("谁的考核：委员（默认）、特邀信息员、单位、活动组", "whose: members (default), informants, units, groups")),
      subjectArg,
    )
    .addHelpText("after", examples(context, "score list --year 2026", "score list --of 活动组"))
    .action((_: Options, command: Command) => runScoreList(context, optionsOf<Options>(command)));
  declareExplain(score, context);
  declareCompare(score, context);
  declareWhatIf(score, context);
  declareDecide(score, context);
  declareLimits(score, context);
  declareHistory(score, context);
  declareRules(score, context);
};

const NO_DECISIONS: ReadonlyMap<number, Decision> = new Map();
const NOBODY: ReadonlyMap<number, Member> = new Map();

/** Evaluates the year and saves it. */
export async function runScore(context: Context, options: Options): Promise<void> {
  const { io, today } = context;
  const year = yearOf(context, options);
  const store = await context.store();
  const closed = store.periods.closed(year);
  if (closed && options.rules === undefined) return runClosed(context, store, closed);
  const by = await ruleSetOf(context, store, year, options.rules);
  // A closed year is closed for members: informants, units and groups may still be evaluated.
  if (closed && !options.dryRun && by.rules.evaluates === "members")
    throw new AppError(
      "refused.closed_year",
      text(`${year} 年度已经关闭，结果不能按别的规则重算`, `${year} is closed: its result cannot be computed by other rules`),
      text("只试算、不保存，请加 --dry-run", "add --dry-run to compute and save nothing"),
    );
  const asked = await evaluationInput(store, year, by);
  let records = 0;
  const input = { ...asked, facts: counted(asked.facts, (more) => (records += more)) };
  const isMembers = by.rules.evaluates === "members";
  const before = isMembers ? store.evaluations.latest(year) : undefined;
  const computed = options.dryRun ? tryEvaluation(store, input).result : evaluateAndSave(store, input, today);
  const decisions = isMembers ? store.decisions.of(year) : NO_DECISIONS;
  const result = { ...computed, members: withDecisions(computed.members, decisions, input.rules) };
  if (io.json) {
    io.printJson(resultJson(result));
    return;
  }
  const { rules } = input;
  let roster: ReadonlyMap<number, Member> | undefined;
  await printResult(context, rules, result, () => (roster ??= isMembers ? rosterOf(store, year) : NOBODY), apartIn(store, result));
  for (const warning of scoreWarnings(context, store, { input, before, result, records, options })) io.warn(warning);
  io.say(
    options.dryRun
      ? text("试算，没有保存", "dry run, nothing was saved")
      : text(
          `已保存到 ${context.file}；逐分说明：cppcc score explain ${isMembers ? "姓名" : `名称 --of ${SUBJECTS[rules.evaluates]}`} --year ${year}`,
          `saved to ${context.file}; explain a result with cppcc score explain NAME${isMembers ? "" : ` --of ${rules.evaluates}`} --year ${year}`,
        ),
  );
}

/** Facts as they pass, with how many records each has. */
function* counted(facts: Iterable<MemberFacts>, add: (records: number) => void): Generator<MemberFacts> {
  for (const member of facts) {
    add(member.deeds.length + (member.carried?.length ?? 0));
    yield member;
  }
}

/** A closed year is not evaluated anew: it is computed again, and what differs from its result is said. */
async function runClosed(context: Context, store: Store, row: PeriodRow): Promise<void> {
  const { io } = context;
  const { evaluation, rules, members, roster } = await standingEvaluation(context, store, row.year);
  const again = await reproduce(store, row);
  const result = resultOf(evaluation, members);
  if (io.json) io.printJson({ ...resultJson(result), closed: again });
  else await printResult(context, rules, result, () => roster, apartIn(store, result));
  const same = again.untouched && again.differences.length === 0;
  if (same)
    io.say(
      text(
        `${row.year} 年度已关闭；重算的结果与关闭时完全一致（指纹 ${again.digest.slice(0, 12)}）`,
        `${row.year} is closed; computed again, the result is the very same (digest ${again.digest.slice(0, 12)})`,
      ),
    );
  else {
    io.warn(
      text(
        `${row.year} 年度与关闭时有出入${again.untouched ? "" : "：记录、规则或结果被别的程序改过"}`,
        `${row.year} differs from what was closed${again.untouched ? "" : ": its records, rules or results were changed by another program"}`,
      ),
    );
    for (const line of again.differences) io.warn(text(`  ${line}`, `  ${line}`));
  }
}

/** Those evaluated told apart from each other, and from whoever served on the year's last day. */
const apartIn = (store: Store, { members, period }: EvaluationResult): Apart =>
  apartOn(
    store,
    period.to,
    members.map(({ person }) => person),
  );

const resultOf = (evaluation: Evaluation, members: readonly EvaluationMember[]): EvaluationResult => ({
  year: evaluation.year,
  period: { from: evaluation.starts, to: evaluation.ends },
  rules: { name: evaluation.rulesName, hash: evaluation.rulesHash, text: evaluation.rulesText },
  members,
});

async function printResult(
  { io }: Context,
  rules: RuleSet,
  result: EvaluationResult,
  rosterOf: () => ReadonlyMap<number, Member>,
  apart: Apart,
): Promise<void> {
  const { year, period, members } = result;
  if (!io.quiet)
    await printSheet(io, evaluationSheet({ year, starts: period.from, ends: period.to }, rules, members, rosterOf(), { apart }));
  const evaluated = members.filter(({ excluded }) => !excluded);
  const counts = gradeCounts(rules, members);
  io.say(
    text(
      `${year} 年度考核 ${evaluated.length} ${UNITS[rules.evaluates].zh}：${counts.map(({ name, count, share }) => `${name} ${count}（${share}%）`).join("，")}`,
      `${year}: ${evaluated.length} evaluated: ${counts.map(({ id, count, share }) => `${id} ${count} (${share}%)`).join(", ")}`,
    ),
  );
  // With the sector, since two of one name look alike in a list.
  const named = ({ name, person: id }: EvaluationMember): string =>
    calledWith(apart, { id, name }, [rosterOf().get(id)?.sector.join("、") ?? ""]);
  const list = (title: [string, string], lines: string[], unit: string = UNITS[rules.evaluates].zh): void => {
    if (lines.length === 0) return;
    io.say(text(`${title[0]}（共${lines.length}${unit}）：`, `${title[1]} (${lines.length}):`));
    for (const line of lines) io.say(text(`  ${line}`, `  ${line}`));
  };
  list(
    ["不参加考核", "not evaluated"],
    members.filter(({ excluded }) => excluded).map((member) => `${named(member)}：${member.why}`),
  );
  list(
    ["名额边上完全并列，请领导决定", "fully tied at the edge of the quota"],
    members.filter(({ tied, decided }) => tied && !decided).map((member) => `${named(member)} ${pointsText(shown(member.total ?? 0))}`),
  );
  list(
    ["签到待核实", "missing from a plenary's sheet"],
    members.flatMap((member) => member.open.map(({ title, activity }) => `${named(member)}：${title}（活动 #${activity}）的签到表上没有`)),
    "条",
  );
}

/** The saved results of a year, in the same shape as `score`. */
export async function runScoreList(context: Context, options: Options): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const { evaluation, rules, members, roster } = await standingEvaluation(context, store, yearOf(context, options), options.of);
  const result = resultOf(evaluation, members);
  if (io.json) io.printJson(resultJson(result));
  else await printResult(context, rules, result, () => roster, apartIn(store, result));
}
