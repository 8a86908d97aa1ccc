import { calendarYearOf } from "../../domain/calendar/dates.ts";
import { finalGrade } from "../../domain/scoring/decisions.ts";
import { text } from "../../domain/text/text.ts";
import { type ComparisonInput, comparisonSheet, partsSheet } from "../../report/compare.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { compare, type Evaluated, evaluateSide, sidesOf } from "../../trips/evaluate/compare.ts";
import { command } from "../command.ts";
import { warnAtOnce } from "./current-evaluation.ts";
import { rulesFlag, yearsFlag } from "./options.ts";

export const scoreCompare = command({
  name: "compare",
  alias: "对比",
  summary: text("对比两套规则或两个年度：谁升谁降，等次得失", "compare two rule files, or two years: who moves, grades gained and lost"),
  flags: {
    rules: rulesFlag(text("规则文件，写两次", "a rule file; give two")),
    year: yearsFlag(text("年度；对比两个年度时写两次", "the year; give two to compare years")),
  },
  examples: ["score compare --rules 旧规则.yaml --rules 新规则.yaml --year 2026", "score compare --year 2025 --year 2026"],
  async run(context, { year: years = [], rules: files = [] }) {
    const desk = await context.desk();
    const [before, after] = sidesOf(years, files, calendarYearOf(context.today));
    const a = await evaluateSide(desk, before);
    warnAtOnce(context.io, a);
    const b = await evaluateSide(desk, after);
    warnAtOnce(context.io, b);
    const input = compare(desk, a, b);
    return { json: () => comparisonJson(input, a, b), say: (io) => sayComparison(io, input, a, b) };
  },
});

async function sayComparison(io: Io, input: ComparisonInput, a: Evaluated, b: Evaluated): Promise<void> {
  await printSheet(io, comparisonSheet(input));
  for (const by of ["sector", "group"] as const) await printSheet(io, partsSheet(input, by));
  io.say(text(`前：${gradesText(a)}`, `a: ${gradesText(a)}`));
  io.say(text(`后：${gradesText(b)}`, `b: ${gradesText(b)}`));
  if (a.year !== b.year && a.rules.name !== b.rules.name)
    io.warn(
      text(
        `注意：两个年度的规则不同（${a.year}：${a.rules.name}；${b.year}：${b.rules.name}）；都按一套规则比，请加 --rules`,
        `note: the rule sets differ (${a.year}: ${a.rules.name}; ${b.year}: ${b.rules.name}); --rules compares both by one`,
      ),
    );
  io.say(text("没有保存任何结果", "nothing was saved"));
}

const gradesText = ({ members, rules: { grades } }: Evaluated): string =>
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
