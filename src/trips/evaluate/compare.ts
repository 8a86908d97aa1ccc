import { basename } from "node:path";
import { compareMembers } from "../../domain/scoring/compare.ts";
import { withDecisions } from "../../domain/scoring/decisions.ts";
import type { EvaluationMember } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { ComparisonInput, Side } from "../../report/compare.ts";
import type { Desk } from "../desk.ts";
import { apartIn, currentEvaluation, rosterOf } from "./current-evaluation.ts";
import { ruleBookOf } from "./rules.ts";
import { evaluationInput, tryEvaluation } from "./run.ts";

/** One side that is asked for: a year, by a rule file or by the rules that it was evaluated by. */
export interface SideRequest {
  readonly year: number;
  readonly rules: string | undefined;
  /** Whether the year itself is meant, as it was evaluated and decided on, and not what rules make of it. */
  readonly isOfYear: boolean;
}

/** One side of a comparison, evaluated. */
export interface Evaluated extends Side {
  readonly members: readonly EvaluationMember[];
  readonly rules: RuleSet;
  readonly year: number;
  readonly warnings: readonly Text[];
}

/** Which two sides are meant by some years and rule files: two files, a file and the year's own rules, or two years. */
export function sidesOf(years: readonly number[], files: readonly string[], thisYear: number): [SideRequest, SideRequest] {
  const [year = thisYear, other] = years;
  const [first, second] = files;
  if (files.length === 2 && years.length < 2)
    return [
      { year, rules: first, isOfYear: false },
      { year, rules: second, isOfYear: false },
    ];
  if (files.length === 1 && years.length < 2)
    return [
      { year, rules: undefined, isOfYear: false },
      { year, rules: first, isOfYear: false },
    ];
  if (years.length === 2 && other !== undefined && files.length <= 1)
    return [
      { year, rules: first, isOfYear: true },
      { year: other, rules: first, isOfYear: true },
    ];
  throw new AppError(
    "usage.compare",
    text("要写两个规则文件，或两个年度", "give two rule files, or two years"),
    text("如 cppcc score compare --rules 旧规则.yaml --rules 新规则.yaml", "such as --rules A --rules B, or --year 2025 --year 2026"),
  );
}

/** A side evaluated; a year as it was evaluated, and by another rule file, or where it never was, as it would be. */
export async function evaluateSide(desk: Desk, request: SideRequest): Promise<Evaluated> {
  const { store } = desk;
  const { year, rules: file, isOfYear } = request;
  if (!isOfYear) return computed(desk, request);
  if (file !== undefined || store.evaluations.latest(year) === undefined) {
    const made = await computed(desk, request);
    return { ...made, members: withDecisions(made.members, store.decisions.of(year), made.rules) };
  }
  const { members, rules, warnings } = await currentEvaluation(store, year);
  return { label: `${year} 年度`, best: rules.grades[0]?.name ?? "", members, rules, year, warnings };
}

async function computed(desk: Desk, { year, rules: file }: SideRequest): Promise<Evaluated> {
  const by = await ruleBookOf(desk, year, file);
  const { members } = tryEvaluation(desk.store, await evaluationInput(desk.store, year, by)).result;
  return {
    label: `${year} 年度 ${file === undefined ? by.source.name : basename(file)}`,
    best: by.rules.grades[0]?.name ?? "",
    members,
    rules: by.rules,
    year,
    warnings: [],
  };
}

/** Both sides, member by member; nothing is saved. */
export function compare({ store }: Desk, a: Evaluated, b: Evaluated): ComparisonInput {
  if (a.rules.evaluates !== "members" || b.rules.evaluates !== "members")
    throw new AppError(
      "usage.compare",
      text("只能比较考核委员的规则", "only rule sets that evaluate members can be compared"),
      text(
        "信息员、单位、活动组的结果用 cppcc score --rules 规则.yaml --dry-run 逐套试算",
        "try the others one by one with score --rules FILE --dry-run",
      ),
    );
  return {
    compared: compareMembers(a.members, b.members),
    a,
    b,
    roster: rosterOf(store, b.year),
    apart: apartIn(store, store.periods.of(b.year).to, [...a.members, ...b.members]),
  };
}
