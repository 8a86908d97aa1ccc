import { chineseDate, chineseSpan, yearEarlier } from "../domain/calendar/dates.ts";
import type { Period } from "../domain/calendar/office-years.ts";
import type { Member } from "../domain/people/member.ts";
import type { EvaluationMember } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text/text.ts";
import { activitiesSection, meetingsSection } from "./annual-activities.ts";
import { yearFigures } from "./annual-figures.ts";
import { membersSection } from "./annual-members.ts";
import { proposalsSection } from "./annual-proposals.ts";
import { opinionsSection, serviceSection } from "./annual-service.ts";
import { nonZero, type Years } from "./annual-years.ts";
import { type Block, heading, type OfficialDocument, paragraph, tableBlock } from "./document.ts";
import { gradeCounts } from "./evaluation.ts";
import { isRecorded, monthsRecorded, upTo, type YearRecords } from "./year-records.ts";

export interface AnnualInput {
  readonly office: string;
  readonly signature: string;
  /** The day of the document. */
  readonly date: string;
  /** The last day of which it knows: a year that is not over by then is counted up to it. */
  readonly through: string;
  readonly term: string;
  /** Everybody with a seat in the term, as of the last day that is counted. */
  readonly roster: readonly Member[];
  readonly now: YearRecords;
  readonly before: YearRecords;
  readonly evaluation: { readonly rules: RuleSet; readonly members: readonly EvaluationMember[] } | null;
}

/** 年度工作报告（统计）: members, meetings, proposals, activities, opinions, service, evaluation, each beside the year before. */
export function annualReport(input: AnnualInput): OfficialDocument {
  const { office, now: whole, before: wholeBefore, through } = input;
  const isRunning = through < whole.to && through >= whole.from;
  const now = isRunning ? upTo(whole, through) : whole;
  // The same days of the year before.
  const before = isRunning ? upTo(wholeBefore, yearEarlier(through)) : wholeBefore;
  const years: Years = {
    now: yearFigures(now),
    before: isRecorded(before) ? yearFigures(before) : null,
    year: now.year,
    whole: isRunning ? `截至${chineseDate(through)}，` : "全年",
  };
  const blocks: Block[] = [
    paragraph(`${spanWords(now, isRunning ? whole : null)}有案号的提案按所属会议的年度归属。${comparisonWords(before)}`),
    ...membersSection(input, now.to),
    ...meetingsSection(years),
    ...proposalsSection(years),
    ...activitiesSection(years),
    ...opinionsSection(years),
    ...serviceSection(years),
    ...evaluationSection(input),
  ];
  return { title: `${office}\n${now.year}年度工作报告（统计）`, blocks, signature: input.signature, date: input.date };
}

/** Which days are counted; of a year still running beside its whole period. */
const spanWords = ({ year, from, to }: YearRecords, running: Period | null): string =>
  running === null
    ? `本报告的数字均由考核期${chineseSpan(from, to)}的履职记录统计，`
    : `${year}年度（考核期${chineseSpan(running.from, running.to)}）还没有结束，本报告的数字均由${chineseSpan(from, to)}的履职记录统计，`;

function comparisonWords(before: YearRecords): string {
  if (isRecorded(before)) return `上年为${chineseSpan(before.from, before.to)}同口径数字；没有记录的写“—”。`;
  const months = monthsRecorded(before);
  return months === 0 ? `${before.year}年度没有记录，不作比较。` : `${before.year}年度只有${months}个月有记录，不作比较。`;
}

/** How many have each grade: who was decided upon by the leaders is told in the evaluation table, not in a paper that goes out. */
function evaluationSection({ evaluation, now }: AnnualInput): Block[] {
  if (evaluation === null) return [heading("七、年度考核"), paragraph(`${now.year}年度还没有考核结果。`)];
  const { rules, members } = evaluation;
  const evaluated = evaluatedOf(members).length;
  const left = members.length - evaluated;
  const counts = gradeCounts(rules, members);
  const graded = nonZero(...counts.map(({ name, count, share }) => [count, `${name}${count}名（${share}%）`] as const));
  const tenths = counts.reduce((sum, { share }) => sum + Math.round(Number(share) * 10), 0);
  const sentences = [
    [`按照《${rules.name}》`, ...nonZero([evaluated, `参加考核${evaluated}名`], [left, `不参加考核${left}名`])].join("，"),
    ...nonZero([graded.length, graded.join("，")]),
  ];
  return [
    heading("七、年度考核"),
    paragraph(sentences.map((sentence) => `${sentence}。`).join("")),
    tableBlock({
      title: text("考核等次", "grades"),
      columns: [
        { key: "name", title: text("等次", "grade"), width: 16 },
        { key: "count", title: text("人数", "members"), kind: "number", width: 10 },
        { key: "share", title: text("占比", "share"), kind: "number", width: 10 },
      ],
      rows: counts.map(({ name, count, share }) => ({ name, count, share: `${share}%` })),
      notes: [],
    }),
    ...(tenths === 1000 || evaluated === 0 ? [] : [paragraph("各项占比保留一位小数，因四舍五入，合计不等于100%。")]),
  ];
}
