import { chineseDate } from "../domain/dates.ts";
import { writeOrdinal } from "../domain/han.ts";
import { finalGrade } from "../domain/scoring/decisions.ts";
import type { EvaluationLine, EvaluationMember } from "../domain/scoring/evaluation.ts";
import { exactText, pointsText, shown } from "../domain/scoring/exact.ts";
import type { Dimension, RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import { type Block, heading, type OfficialDocument, paragraph } from "./document.ts";
import type { Sheet } from "./sheet.ts";

/** Each point of a member traced to its record, and each point withheld to the cap or rule that took it. */
export function explainSheet(year: number, rules: RuleSet, member: EvaluationMember, lines: readonly EvaluationLine[]): Sheet {
  const names = new Map(rules.dimensions.map(({ id, short }) => [id, short]));
  return {
    title: text(`${member.name} ${year}年度考核逐项说明`, `${member.name}: the evaluation of ${year}, line by line`),
    columns: [
      { key: "dimension", title: text("方面", "dimension"), words: (id) => text(names.get(id) ?? id, id) },
      { key: "item", title: text("项目", "item") },
      { key: "points", title: text("得分", "points"), kind: "points" },
      { key: "date", title: text("日期", "date") },
      { key: "title", title: text("记录", "record") },
      { key: "activity", title: text("编号", "id"), kind: "number" },
      { key: "note", title: text("说明", "note") },
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
  if (member.why.startsWith("一票否决")) return `因${member.why}，不能评为${above.name}`;
  if (above.min !== null && member.total < above.min)
    return `距${above.name}（${pointsText(above.min / 100)} 分）还差 ${pointsText((above.min - member.total) / 100)} 分`;
  const last = members.filter(({ grade }) => grade === above.id).at(-1);
  if (member.why !== "") return `${member.why}${last ? `；${above.name}的最后一名 ${pointsText(shown(last.total ?? 0))} 分` : ""}`;
  return "";
}

export interface ExplainInput {
  readonly year: number;
  readonly office: string;
  readonly signature: string;
  /** The day of the document. */
  readonly date: string;
  readonly rules: RuleSet;
  readonly member: EvaluationMember;
  readonly members: readonly EvaluationMember[];
  readonly lines: readonly EvaluationLine[];
}

/** A member's result in prose, for a document that answers "why did I get this": item by item, with the records. */
export function explainDocument(input: ExplainInput): OfficialDocument {
  const { year, rules, member, members, lines, date, signature, office } = input;
  const evaluated = members.filter(({ excluded }) => !excluded).length;
  const { gradeName } = finalGrade(member);
  const blocks = member.excluded
    ? [paragraph(`${member.name}委员不参加${year}年度履职考核：${member.why}。`)]
    : [
        paragraph(
          `${member.name}委员${year}年度履职考核得${pointsText(shown(member.total ?? 0))}分，在参加考核的${evaluated}名委员中列第${member.rank}名，等次为${gradeName}${member.decided ? `（领导决定：${member.decided.reason}；计算等次为${member.gradeName}）` : ""}。各项得分如下。`,
        ),
        ...rules.dimensions.flatMap((dimension, i) => dimensionBlocks(dimension, i, member, lines)),
        ...lines.filter(({ dimension }) => dimension === "total").map((line) => paragraph(sentence(line))),
        paragraph([distanceSentence(rules, member, members), openSentence(member)].join("")),
      ];
  return {
    title: `${office}\n${year}年度委员履职考核说明（${member.name}）`,
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
  const record = `${date === null ? "" : chineseDate(date)}${title === "" ? "" : `“${title}”，`}`;
  const gives =
    points === 0 && withheld === 0 ? "不计分" : points < 0 ? `扣${pointsText(-shown(points))}分` : `计${pointsText(shown(points))}分`;
  const said = note.replace(/，?不计分$/u, "");
  return `${record}${item}：${gives}${said === "" ? "" : `（${said}）`}。`;
}

function distanceSentence(rules: RuleSet, member: EvaluationMember, members: readonly EvaluationMember[]): string {
  const words = distanceWords(rules, member, members);
  return words === "" ? "" : `${words}。`;
}

const openSentence = ({ open }: EvaluationMember): string => open.map(({ title }) => `${title}的签到表上没有这位委员，待核实。`).join("");
