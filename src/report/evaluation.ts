import { chineseSpan } from "../domain/calendar/dates.ts";
import type { Apart } from "../domain/people/called.ts";
import type { Member } from "../domain/people/member.ts";
import { officeLabel } from "../domain/people/member.ts";
import { inOrder, type ListOrder, type NameOrder, ORDER_WORDS } from "../domain/people/name-order.ts";
import { finalGrade, isCommended } from "../domain/scoring/decisions.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { Evaluation, EvaluationMember } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { UNCONFIRMED } from "../domain/scoring/unconfirmed.ts";
import { text } from "../domain/text/text.ts";
import { gradeTone } from "./grade-tone.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

/** What is counted of those whom a rule set evaluates. */
export const UNITS = {
  members: text("人", "members"),
  informants: text("人", "informants"),
  units: text("个单位", "units"),
  groups: text("个活动组", "groups"),
} as const;

/** Results in the order asked for; the evaluation's own is by points. */
function inListOrder(order: ListOrder, members: readonly EvaluationMember[], roster: ReadonlyMap<number, Member>): EvaluationMember[] {
  if (order === "score") return [...members];
  return inOrder(order, members, ({ person, name }) => ({ id: person, name, office: roster.get(person)?.office }));
}

/** 考核结果汇总表: one row a member, the dimensions, total, rank, grade. */
export function evaluationSheet(
  evaluation: Pick<Evaluation, "year" | "starts" | "ends">,
  rules: RuleSet,
  members: readonly EvaluationMember[],
  roster: ReadonlyMap<number, Member>,
  { apart, order = "score" }: { apart: Apart; order?: ListOrder },
): Sheet {
  const evaluated = inListOrder(order, evaluatedOf(members), roster);
  const isMembers = rules.evaluates === "members";
  const rows = evaluated.map((member, i): Record<string, SheetCell> => {
    const who = roster.get(member.person);
    return {
      no: i + 1,
      person: member.person,
      name: member.name,
      ...(isMembers && { sector: who?.sector.join("、") ?? "", office: who ? officeLabel(who.office).zh : "" }),
      ...Object.fromEntries(rules.dimensions.map(({ id }) => [id, shown(member.points[id] ?? 0)])),
      total: shown(member.total ?? 0),
      rank: member.rank,
      grade: finalGrade(member).gradeName,
      note: remark(member),
    };
  });
  return {
    title: text(`${evaluation.year}年度${TITLES[rules.evaluates]}`, `Evaluation ${evaluation.year}`),
    subtitle: `考核期：${chineseSpan(evaluation.starts, evaluation.ends)}`,
    unit: UNITS[rules.evaluates],
    columns: [
      { key: "no", title: text("序号", "no."), kind: "number", width: 5, yields: 3 },
      nameColumn(apart, "person", ["sector"], {
        ...(rules.evaluates === "groups" || rules.evaluates === "units" ? { title: text("名称", "name") } : {}),
        width: isMembers ? 12 : 24,
      }),
      ...(isMembers
        ? [
            { key: "sector", title: text("界别", "sector"), width: 17, yields: 2 },
            { key: "office", title: text("政协职务", "office"), width: 9, yields: 1 },
          ]
        : []),
      ...rules.dimensions.map(({ id, name, short }) => ({
        key: id,
        title: text(name, id),
        short: text(short, id),
        kind: "points" as const,
        decimals: rules.decimals,
        width: 9,
        yields: 5,
      })),
      { key: "total", title: text("总分", "total"), kind: "points", decimals: rules.decimals, width: 8 },
      { key: "rank", title: text("名次", "rank"), kind: "number", width: 6 },
      { key: "grade", title: text("等次", "grade"), width: 9, tone: ({ grade }) => gradeTone(rules.grades, grade) },
      { key: "note", title: text("备注", "note"), width: 30, yields: 4 },
    ],
    rows,
    notes: rows.length > 1 ? [ORDER_WORDS[order]] : [],
  };
}

const TITLES = {
  members: "委员履职考核结果汇总表",
  informants: "特邀信息员考核结果汇总表",
  units: "单位考核结果汇总表",
  groups: "委员活动组考核结果汇总表",
} as const;

/** What a reader of the table has to know of a member: bars, ties, gaps in the records. */
function remark({ why, open, decided, gradeName }: EvaluationMember): string {
  const decision = decided ? [`领导决定：${decided.reason}（计算等次 ${gradeName}）`] : [];
  const gaps = why.includes(UNCONFIRMED) ? [] : open.map(({ title }) => `${title}${UNCONFIRMED}`);
  return [...decision, why, ...gaps].filter((part) => part !== "").join("；");
}

/** 不参加考核: with the reason. */
export function excludedSheet(
  year: number,
  members: readonly EvaluationMember[],
  roster: ReadonlyMap<number, Member>,
  { apart, order }: { apart: Apart; order: NameOrder },
): Sheet {
  const excluded = members.filter((member) => member.excluded);
  return {
    title: text(`${year}年度不参加考核人员`, `Not evaluated in ${year}`),
    unit: UNITS.members,
    columns: [
      nameColumn(apart, "person", ["sector"], { width: 12 }),
      { key: "sector", title: text("界别", "sector"), width: 14 },
      { key: "reason", title: text("原因", "reason"), width: 40 },
    ],
    rows: inListOrder(order, excluded, roster).map(({ person, name, why }) => ({
      person,
      name,
      sector: roster.get(person)?.sector.join("、") ?? "",
      reason: why,
    })),
    notes: excluded.length > 1 ? [ORDER_WORDS[order]] : [],
  };
}

/** How many have each grade, in the rule set's order, with the share of those evaluated in per cent to one decimal. */
export function gradeCounts(
  rules: RuleSet,
  members: readonly EvaluationMember[],
): { id: string; name: string; count: number; share: string }[] {
  const evaluated = evaluatedOf(members);
  return rules.grades.map(({ id, name }) => {
    const count = evaluated.filter((member) => finalGrade(member).grade === id).length;
    return { id, name, count, share: evaluated.length === 0 ? "0.0" : (Math.round((count / evaluated.length) * 1000) / 10).toFixed(1) };
  });
}

/** Those whom the office commends, in the order asked for. */
export function commended(
  rules: RuleSet,
  members: readonly EvaluationMember[],
  order: ListOrder,
  roster: ReadonlyMap<number, Member> = new Map(),
): EvaluationMember[] {
  return inListOrder(
    order,
    members.filter((member) => isCommended(member, rules)),
    roster,
  );
}
