import { chineseSpan } from "../domain/calendar/dates.ts";
import type { Period } from "../domain/calendar/office-years.ts";
import { type Apart, called, calledWith } from "../domain/people/called.ts";
import type { Member } from "../domain/people/member.ts";
import { type ListOrder, ORDER_WORDS } from "../domain/people/name-order.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { EvaluationMember } from "../domain/scoring/result.ts";
import { evaluatedOf } from "../domain/scoring/result.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text/text.ts";
import { type OfficialDocument, paragraph } from "./document.ts";
import { commended } from "./evaluation.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet } from "./sheet.ts";

export interface CommendationInput {
  readonly year: number;
  /** The days that the evaluation counted. */
  readonly period: Period;
  readonly office: string;
  readonly signature: string;
  /** 表彰 or 表扬: which of the two an office may write is its own affair, so it is a setting. */
  readonly word: string;
  readonly date: string;
  readonly order: ListOrder;
  readonly apart: Apart;
  readonly rules: RuleSet;
  readonly members: readonly EvaluationMember[];
  readonly roster: ReadonlyMap<number, Member>;
}

/** 张三 → 张　三: two-character names are padded in official lists. */
const padded = (name: string): string => ([...name].length === 2 ? [...name].join("　") : name);

/** 张三, 张三等12名委员: whom a notice is about. */
function whom([first, ...others]: readonly EvaluationMember[], apart: Apart): string {
  if (first === undefined) return "0名委员";
  const name = called(apart, { id: first.person, name: first.name });
  return others.length === 0 ? `${name}委员` : `${name}等${others.length + 1}名委员`;
}

/**
 * 表彰通报: how many of how many, and the names with their sectors. It is published: who is on the list by a decision of the
 * leaders stands in the evaluation table and the nomination, and never here.
 */
export function commendationDocument(input: CommendationInput): OfficialDocument {
  const { year, office, word, members, rules, roster, order, apart } = input;
  const chosen = commended(rules, members, order, roster);
  const named = listName(rules);
  const share = evaluatedShare(chosen.length, members);
  const evaluated = evaluatedOf(members).length;
  const nameOf = ({ person: id, name }: EvaluationMember): string =>
    calledWith(apart, { id, name }, [roster.get(id)?.sector.join("、") ?? ""], padded);
  return {
    title: `${office}\n关于${word}${year}年度${named.whom}的通报`,
    blocks: [
      { type: "addressee", text: "各专门委员会，各委员活动组，各位委员：" },
      paragraph(
        `${year}年度共有${evaluated}名委员参加履职考核（考核期${chineseSpan(input.period.from, input.period.to)}）。根据考核结果，${named.chosen}${chosen.length}名，占参加考核委员的${share}%。现对${whom(chosen, apart)}予以通报${word}。`,
      ),
      paragraph(`希望受到${word}的委员珍惜荣誉，再接再厉；全体委员以他们为榜样，认真履行职责，为全县经济社会发展作出新的贡献。`),
      paragraph(`${year}年度${named.list}（${chosen.length}名，${ORDER_WORDS[order].zh}）：`),
      { type: "names", names: chosen.map(nameOf) },
    ],
    signature: input.signature,
    date: input.date,
  };
}

const evaluatedShare = (count: number, members: readonly EvaluationMember[]): string => {
  const evaluated = evaluatedOf(members).length;
  return evaluated === 0 ? "0.0" : (Math.round((count / evaluated) * 1000) / 10).toFixed(1);
};

/** What the list is called: an office's own name, or that of the best grade. */
function listName({ commend, grades }: RuleSet): { whom: string; chosen: string; list: string } {
  const best = grades[0]?.name ?? "";
  if (commend === null) return { whom: `${best}政协委员`, chosen: `评定${best}委员`, list: `${best}政协委员名单` };
  return { whom: "履职考核先进政协委员", chosen: `列入${commend.name}`, list: commend.name };
}

/** 优秀委员名单 as a workbook. */
export function commendationSheet({ year, rules, members, roster, order, apart }: CommendationInput): Sheet {
  const chosen = commended(rules, members, order, roster);
  return {
    title: text(`${year}年度${listName(rules).list}`, `commended in ${year}`),
    columns: [
      { key: "no", title: text("序号", "no."), kind: "number", width: 6 },
      nameColumn(apart, "person", ["sector", "unit"], { width: 14 }),
      { key: "sex", title: text("性别", "sex"), width: 6 },
      { key: "sector", title: text("界别", "sector"), width: 20 },
      { key: "unit", title: text("工作单位及职务", "unit"), width: 36 },
      ...(order === "score" ? [{ key: "total", title: text("总分", "total"), kind: "points" as const, width: 8 }] : []),
    ],
    rows: chosen.map(({ name, person, total }, i) => {
      const who = roster.get(person);
      return {
        no: i + 1,
        person,
        name,
        sex: who?.sex ?? null,
        sector: who?.sector.join("、") ?? null,
        unit: who?.unit ?? null,
        total: shown(total ?? 0),
      };
    }),
    notes: [
      text(
        `共${chosen.length}名，参加考核${evaluatedOf(members).length}名，${ORDER_WORDS[order].zh}`,
        `${chosen.length} of ${evaluatedOf(members).length}`,
      ),
    ],
  };
}
