import { type Apart, calledWith } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import { pointsText, shown } from "../../domain/scoring/exact.ts";
import type { EvaluationMember, EvaluationResult } from "../../domain/scoring/result.ts";
import { evaluatedOf } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { text } from "../../domain/text/text.ts";
import { evaluationSheet, gradeCounts, UNITS } from "../../report/evaluation.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";

/** A result to be shown in words. */
export interface ShownResult {
  readonly rules: RuleSet;
  readonly result: EvaluationResult;
  /** Read when somebody is named. */
  readonly roster: () => ReadonlyMap<number, Member>;
  readonly apart: Apart;
}

/** The table, how many have each grade, and whoever somebody has to look at: not evaluated, tied, open. */
export async function sayResult(io: Io, { rules, result, roster, apart }: ShownResult): Promise<void> {
  const { year, period, members } = result;
  if (!io.quiet) await printSheet(io, evaluationSheet({ year, starts: period.from, ends: period.to }, rules, members, roster(), { apart }));
  sayGrades(io, rules, result);
  // With the sector, since two of one name look alike in a list.
  const named = ({ name, person: id }: EvaluationMember): string =>
    calledWith(apart, { id, name }, [roster().get(id)?.sector.join("、") ?? ""]);
  const unit = UNITS[rules.evaluates].zh;
  const list = ([zh, en]: [string, string], lines: readonly string[], counted = unit): void => {
    if (lines.length === 0) return;
    io.say(text(`${zh}（共${lines.length}${counted}）：`, `${en} (${lines.length}):`));
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

function sayGrades(io: Io, rules: RuleSet, { year, members }: EvaluationResult): void {
  const evaluated = evaluatedOf(members);
  const counts = gradeCounts(rules, members);
  io.say(
    text(
      `${year} 年度考核 ${evaluated.length} ${UNITS[rules.evaluates].zh}：${counts.map(({ name, count, share }) => `${name} ${count}（${share}%）`).join("，")}`,
      `${year}: ${evaluated.length} evaluated: ${counts.map(({ id, count, share }) => `${id} ${count} (${share}%)`).join(", ")}`,
    ),
  );
}
