import type { Apart } from "../domain/people/called.ts";
import type { Member } from "../domain/people/member.ts";
import { byPart, type Compared, directionOf, isChanged, type PartCompared, partCompared } from "../domain/scoring/compare.ts";
import { finalGrade } from "../domain/scoring/decisions.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { EvaluationMember } from "../domain/scoring/result.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { type Text, text } from "../domain/text/text.ts";
import { gradeTone } from "./grade-tone.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet, SheetColumn, SheetRow } from "./sheet.ts";

/** One side of a comparison: what it is called, and its best grade. */
export interface Side {
  readonly label: string;
  readonly best: string;
  /** Its grades, the best first. */
  readonly rules: Pick<RuleSet, "grades">;
}

export interface ComparisonInput {
  readonly compared: readonly Compared[];
  readonly a: Side;
  readonly b: Side;
  readonly roster: ReadonlyMap<number, Member>;
  readonly apart: Apart;
}

const DIRECTIONS: Readonly<Record<ReturnType<typeof directionOf>, Text>> = {
  up: text("升", "up"),
  down: text("降", "down"),
  same: text("平", "same"),
  new: text("新参加", "new"),
  gone: text("不再参加", "gone"),
};

/** Whoever moves, with both totals, ranks and grades. */
export function comparisonSheet({ compared, a, b, roster, apart }: ComparisonInput): Sheet {
  const points = (key: string, label: string): SheetColumn => ({ key, title: text(label, label), kind: "points" });
  return {
    title: text(`对比：${a.label} → ${b.label}`, `comparison: ${a.label} to ${b.label}`),
    columns: [
      { key: "id", title: text("编号", "id"), kind: "number", yields: 2 },
      nameColumn(apart, "id", ["sector"]),
      { key: "sector", title: text("界别", "sector"), yields: 1 },
      points("totalA", "总分前"),
      points("totalB", "总分后"),
      points("change", "增减"),
      { key: "rankA", title: text("名次前", "rank a"), kind: "number", yields: 5 },
      { key: "rankB", title: text("名次后", "rank b"), kind: "number", yields: 5 },
      { key: "gradeA", title: text("等次前", "grade a"), tone: ({ gradeA }) => gradeTone(a.rules.grades, gradeA) },
      { key: "gradeB", title: text("等次后", "grade b"), tone: ({ gradeB }) => gradeTone(b.rules.grades, gradeB) },
      { key: "moved", title: text("等次变化", "grade moved"), yields: 4 },
      { key: "direction", title: text("名次", "rank moved"), words: (value) => DIRECTIONS[value as keyof typeof DIRECTIONS], yields: 3 },
    ],
    rows: compared.filter(isChanged).map(
      (one): SheetRow => ({
        id: one.person,
        name: one.name,
        sector: roster.get(one.person)?.sector.join("、") ?? "",
        totalA: totalOf(one.a),
        totalB: totalOf(one.b),
        change: one.a && one.b ? shown((one.b.total ?? 0) - (one.a.total ?? 0)) : null,
        rankA: one.a?.rank ?? null,
        rankB: one.b?.rank ?? null,
        gradeA: gradeOf(one.a),
        gradeB: gradeOf(one.b),
        moved: movedWords(one, a, b),
        direction: directionOf(one),
      }),
    ),
    notes: [],
  };
}

const totalOf = (member: EvaluationMember | null): number | null => (member === null ? null : shown(member.total ?? 0));
const gradeOf = (member: EvaluationMember | null): string | null =>
  member === null ? null : `${finalGrade(member).gradeName}${member.decided ? "（领导决定）" : ""}`;

/** Whether the best grade was gained or lost, or another one changed; "" where it stays. */
function movedWords({ a: before, b: after }: Compared, a: Side, b: Side): string {
  if (before === null || after === null) return "";
  const [from, to] = [finalGrade(before).gradeName, finalGrade(after).gradeName];
  if ((from === a.best) !== (to === b.best)) return to === b.best ? `得${b.best}` : `失${a.best}`;
  return from === to || from === a.best ? "" : "改变";
}

/** How sectors or activity groups fare in both, and all together. */
export function partsSheet(input: ComparisonInput, by: "sector" | "group"): Sheet {
  const { compared, a, b, roster } = input;
  const best = [a.best, b.best] as const;
  const parts = byPart(compared, (person) => roster.get(person)?.[by].join("、") || "—", best);
  return {
    title: by === "sector" ? text("按界别", "by sector") : text("按活动组", "by group"),
    columns: [
      { key: "name", title: by === "sector" ? text("界别", "sector") : text("活动组", "group") },
      { key: "members", title: text("人数", "members"), kind: "number" },
      { key: "meanA", title: text("平均分前", "mean a"), kind: "points" },
      { key: "meanB", title: text("平均分后", "mean b"), kind: "points" },
      { key: "up", title: text("名次升", "up"), kind: "number", yields: 1 },
      { key: "down", title: text("名次降", "down"), kind: "number", yields: 1 },
      { key: "gained", title: text(`新进${b.best}`, "gained the best"), kind: "number" },
      { key: "lost", title: text(`失去${a.best}`, "lost the best"), kind: "number" },
    ],
    rows: [...parts, partCompared("合计", compared, best)].map(partRow),
    notes: [],
  };
}

const partRow = ({ name, members, meanA, meanB, up, down, gained, lost }: PartCompared): SheetRow => ({
  name,
  members,
  meanA: meanA === null ? null : shown(meanA),
  meanB: meanB === null ? null : shown(meanB),
  up,
  down,
  gained,
  lost,
});
