import type { EvaluationLine, EvaluationMember } from "../domain/scoring/evaluation.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
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
