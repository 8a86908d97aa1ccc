import { chineseDate, chineseSpan } from "../domain/calendar/dates.ts";
import type { Period } from "../domain/calendar/office-years.ts";
import { type Apart, called } from "../domain/people/called.ts";
import { finalGrade } from "../domain/scoring/decisions.ts";
import { exactText, pointsText, shown } from "../domain/scoring/exact.ts";
import { COUNTED, isVeto } from "../domain/scoring/lines.ts";
import type { EvaluationLine, EvaluationMember } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";
import type { Dimension, RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text/text.ts";
import { writeOrdinal } from "../domain/vocabulary/han.ts";
import { type Block, heading, type OfficialDocument, paragraph } from "./document.ts";
import { requirementWords } from "./rules.ts";
import type { Sheet } from "./sheet.ts";

/** Each point of a member traced to its record, and each point withheld to the cap or rule that took it. */
export function explainSheet(
  year: number,
  rules: RuleSet,
  { name }: Pick<EvaluationMember, "name">,
  lines: readonly EvaluationLine[],
): Sheet {
  const names = new Map(rules.dimensions.map(({ id, short }) => [id, short]));
  return {
    title: text(`${name} ${year}年度考核逐项说明`, `${name}: the evaluation of ${year}, line by line`),
    columns: [
      { key: "dimension", title: text("方面", "dimension"), words: (id) => text(names.get(id) ?? id, id), yields: 2 },
      { key: "item", title: text("项目", "item"), prose: true },
      { key: "points", title: text("得分", "points"), kind: "points" },
      { key: "date", title: text("日期", "date"), yields: 3 },
      { key: "title", title: text("记录", "record"), prose: true },
      { key: "activity", title: text("编号", "id"), kind: "number", yields: 1 },
      { key: "note", title: text("说明", "note"), prose: true },
    ],
    rows: lines.map(({ dimension, item, points, activity, title, date, note }) => ({
      dimension,
      item,
      points: shown(points),
      activity,
      title,
      date,
      note,
    })),
    notes: [],
  };
}

/** The dimensions' sums, for the head of an explanation. */
export const dimensionSums = (rules: RuleSet, member: EvaluationMember): { name: string; points: number; cap: number | null }[] =>
  rules.dimensions.map(({ id, name, cap }) => ({
    name,
    points: shown(member.points[id] ?? 0),
    cap: cap === null ? null : Number(cap.valueOf()),
  }));

/** How far a member is from the grade above, or what keeps from it; "" for who has the best. */
export function distanceWords(rules: RuleSet, member: EvaluationMember, members: readonly EvaluationMember[]): string {
  const at = rules.grades.findIndex(({ id }) => id === member.grade);
  const above = rules.grades[at - 1];
  if (above === undefined || member.total === null) return "";
  if (member.decided) return "";
  if (member.why.startsWith("一票否决")) return `因${member.why}，评为${member.gradeName}`;
  if (above.min !== null && member.total < above.min) {
    const short = `距${above.name}（${pointsText(above.min / 100)} 分）还差 ${pointsText((above.min - member.total) / 100)} 分`;
    const asked = above.requires.map((requirement) => requirementWords(requirement, rules));
    return asked.length === 0 ? short : `${short}；${above.name}还要求${asked.join("、")}`;
  }
  if (member.why === "") return "";
  // Of a quota by sector, group or office, another one's last says nothing.
  const [quota, another] = above.quotas;
  const last =
    quota?.of === "all" && quota.offices === null && another === undefined
      ? members.filter(({ grade }) => grade === above.id).at(-1)
      : undefined;
  return `${member.why}${last ? `；${above.name}的最后一名 ${pointsText(shown(last.total ?? 0))} 分` : ""}`;
}

export interface ExplainInput {
  readonly year: number;
  /** The days that it counted. */
  readonly period: Period;
  readonly office: string;
  readonly signature: string;
  /** The day of the document. */
  readonly date: string;
  readonly rules: RuleSet;
  readonly member: EvaluationMember;
  readonly members: readonly EvaluationMember[];
  readonly lines: readonly EvaluationLine[];
  readonly apart: Apart;
}

/** How each is called, counted, and named in a title. */
const WHO = {
  members: { title: "委员", each: "名委员", of: "委员履职" },
  informants: { title: "信息员", each: "名信息员", of: "特邀信息员" },
  units: { title: "", each: "个单位", of: "单位" },
  groups: { title: "", each: "个活动组", of: "委员活动组" },
} as const;

/** A member's result in prose, for a document that answers "why did I get this": item by item, with the records. */
export function explainDocument(input: ExplainInput): OfficialDocument {
  const { year, period, rules, member, members, lines, date, signature, office } = input;
  const name = called(input.apart, { id: member.person, name: member.name });
  const days = chineseSpan(period.from, period.to);
  const evaluated = evaluatedOf(members).length;
  const { gradeName } = finalGrade(member);
  const who = WHO[rules.evaluates];
  const blocks = member.excluded
    ? [paragraph(`${name}${who.title}不参加${year}年度履职考核：${member.why}。考核期为${days}。`)]
    : [
        paragraph(
          `${name}${who.title}${year}年度履职考核得${pointsText(shown(member.total ?? 0))}分，在参加考核的${evaluated}${who.each}中列第${member.rank}名，等次为${gradeName}${member.decided ? `（领导决定：${member.decided.reason}；计算等次为${member.gradeName}）` : ""}。考核期为${days}，各项得分如下。`,
        ),
        ...rules.dimensions
          // What is for others' offices says nothing here.
          .filter(({ id, offices }) => offices === null || lines.some(({ dimension }) => dimension === id))
          .flatMap((dimension, i) => dimensionBlocks(dimension, i, member, lines)),
        ...lines.filter(({ dimension }) => dimension === "").map((line) => paragraph(sentence(line))),
        ...lines.filter(({ dimension }) => dimension === "total").map((line) => paragraph(sentence(line))),
        paragraph([distanceSentence(rules, member, members), openSentence(member)].join("")),
      ];
  return {
    title: `${office}\n${year}年度${who.of}考核说明（${name}）`,
    blocks: blocks.filter((block) => !("text" in block) || block.text !== ""),
    signature,
    date,
  };
}

function dimensionBlocks({ id, name, cap }: Dimension, i: number, member: EvaluationMember, lines: readonly EvaluationLine[]): Block[] {
  const own = lines.filter(({ dimension }) => dimension === id);
  const full = cap === null ? "" : `，满分${exactText(cap)}分`;
  return [
    heading(`${writeOrdinal(i + 1)}、${name}（${pointsText(shown(member.points[id] ?? 0))}分${full}）`),
    ...(own.length === 0 ? [paragraph("本期没有记录。")] : own.map((line) => paragraph(sentence(line)))),
  ];
}

/** 2026年5月12日《修路》，立案提案（第一提案人）：计9分。 */
function sentence({ item, points, title, date, note, withheld }: EvaluationLine): string {
  const record = `${date === null ? "" : chineseDate(date)}${title === "" ? "" : `“${inner(title)}”，`}`;
  if (isVeto({ item })) return `${record}${item}。`;
  if (note.startsWith(COUNTED)) return `${record}${note}。`;
  const gives =
    points === 0 && withheld === 0 ? "不计分" : points < 0 ? `扣${pointsText(-shown(points))}分` : `计${pointsText(shown(points))}分`;
  const said = note.replace(/，?(本件)?不计分$/u, "");
  return `${record}${item}：${gives}${said === "" ? "" : `（${said}）`}。`;
}

/** Quotation marks within quotation marks. */
const inner = (title: string): string => title.replaceAll("“", "‘").replaceAll("”", "’");

function distanceSentence(rules: RuleSet, member: EvaluationMember, members: readonly EvaluationMember[]): string {
  const words = distanceWords(rules, member, members);
  return words === "" ? "" : `${words}。`;
}

const openSentence = ({ open }: EvaluationMember): string => open.map(({ title }) => `${title}的签到表上没有这位委员，待核实。`).join("");
