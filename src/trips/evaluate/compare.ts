import { basename } from "node:path";
import type { Command } from "commander";
import { compareMembers } from "../../domain/scoring/compare.ts";
import { finalGrade, withDecisions } from "../../domain/scoring/decisions.ts";
import type { EvaluationMember } from "../../domain/scoring/evaluation.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { type ComparisonInput, comparisonSheet, partsSheet, type Side } from "../../report/compare.ts";
import type { Store } from "../../store/store.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { apartOn } from "../members/called.ts";
import type { Context } from "../../commands/context.ts";
import { type Declare, examples } from "../../commands/declare.ts";
import { rosterOf, standingEvaluation, yearOf } from "./standing.ts";
import { allOf, collectTexts, collectYears } from "../../commands/score/options.ts";
import { evaluationInput, ruleSetOf, tryEvaluation } from "./run.ts";

export const declareCompare: Declare = (score, context) => {
  const { t } = context.io;
  score
    .command("compare")
    .alias("对比")
    .description(
      t(text("对比两套规则或两个年度：谁升谁降，等次得失", "compare two rule files, or two years: who moves, grades gained and lost")),
    )
    .option("--rules <file>", t(text("规则文件，写两次", "a rule file; give two")), collectTexts)
    .option("--year <year>", t(text("年度；对比两个年度时写两次", "the year; give two to compare years")), collectYears)
    .addHelpText(
      "after",
      examples(context, "score compare --rules 旧规则.yaml --rules 新规则.yaml --year 2026", "score compare --year 2025 --year 2026"),
    )
    .action((_: object, command: Command) => runCompare(context, allOf(command)));
};

interface Evaluated extends Side {
  readonly members: readonly EvaluationMember[];
  readonly rules: RuleSet;
  readonly year: number;
}

async function runCompare(context: Context, { year: years, rules: files }: ReturnType<typeof allOf>): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const [a, b] = await sides(context, store, years, files);
  if (a.rules.evaluates !== "members" || b.rules.evaluates !== "members")
    throw new AppError(
      "usage.compare",
      text("只能比较考核委员的规则", "only rule sets that evaluate members can be compared"),
      text(
        "信息员、单位、活动组的结果用 cppcc score --rules 规则.yaml --dry-run 逐套试算",
        "try the others one by one with score --rules FILE --dry-run",
      ),
    );
  const input: ComparisonInput = {
    compared: compareMembers(a.members, b.members),
    a,
    b,
    roster: rosterOf(store, b.year),
    apart: apartOn(
      store,
      store.periods.of(b.year).to,
      [...a.members, ...b.members].map(({ person }) => person),
    ),
  };
  if (io.json) {
    io.printJson(comparisonJson(input, a, b));
    return;
  }
  await printSheet(io, comparisonSheet(input));
  for (const by of ["sector", "group"] as const) await printSheet(io, partsSheet(input, by));
  for (const [label, { members, rules }] of [
    ["前", a],
    ["后", b],
  ] as const)
    io.say(text(`${label}：${gradesText(members, rules)}`, `${label === "前" ? "a" : "b"}: ${gradesText(members, rules)}`));
  if (a.year !== b.year && a.rules.name !== b.rules.name)
    io.warn(
      text(
        `注意：两个年度的规则不同（${a.year}：${a.rules.name}；${b.year}：${b.rules.name}）；都按一套规则比，请加 --rules`,
        `note: the rule sets differ (${a.year}: ${a.rules.name}; ${b.year}: ${b.rules.name}); --rules compares both by one`,
      ),
    );
  io.say(text("没有保存任何结果", "nothing was saved"));
}

async function sides(context: Context, store: Store, years: readonly number[], files: readonly string[]): Promise<[Evaluated, Evaluated]> {
  const [year = yearOf(context, {}), other] = years;
  if (files.length === 2 && years.length < 2) {
    const [a, b] = files as [string, string];
    return [await computed(context, store, year, a), await computed(context, store, year, b)];
  }
  if (files.length === 1 && years.length < 2)
    return [await computed(context, store, year, undefined), await computed(context, store, year, files[0])];
  if (years.length === 2 && files.length <= 1)
    return [await ofYear(context, store, year, files[0]), await ofYear(context, store, other as number, files[0])];
  throw new AppError(
    "usage.compare",
    text("要写两个规则文件，或两个年度", "give two rule files, or two years"),
    text("如 cppcc score compare --rules 旧规则.yaml --rules 新规则.yaml", "such as --rules A --rules B, or --year 2025 --year 2026"),
  );
}

async function computed(context: Context, store: Store, year: number, file: string | undefined): Promise<Evaluated> {
  const by = await ruleSetOf(context, store, year, file);
  const { members } = tryEvaluation(store, await evaluationInput(store, year, by)).result;
  return {
    label: `${year} 年度 ${file === undefined ? by.source.name : basename(file)}`,
    best: by.rules.grades[0]?.name ?? "",
    members,
    rules: by.rules,
    year,
  };
}

/** A year as it was evaluated; by another rule file, or where it never was, as it would be. */
async function ofYear(context: Context, store: Store, year: number, file: string | undefined): Promise<Evaluated> {
  if (file !== undefined || store.evaluations.latest(year) === undefined) {
    const made = await computed(context, store, year, file);
    return { ...made, members: withDecisions(made.members, store.decisions.of(year), made.rules) };
  }
  const { members, rules } = await standingEvaluation(context, store, year);
  return { label: `${year} 年度`, best: rules.grades[0]?.name ?? "", members, rules, year };
}

const gradesText = (members: readonly EvaluationMember[], { grades }: RuleSet): string =>
  grades
    .map(({ id, name }) => `${name} ${members.filter((member) => !member.excluded && finalGrade(member).grade === id).length}`)
    .join("，");

function comparisonJson(input: ComparisonInput, a: Evaluated, b: Evaluated) {
  const side = ({ label, year, rules }: Evaluated) => ({ label, year, rules: rules.name });
  return {
    a: side(a),
    b: side(b),
    members: comparisonSheet(input).rows,
    sectors: partsSheet(input, "sector").rows,
    groups: partsSheet(input, "group").rows,
  };
}
