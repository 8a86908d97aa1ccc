import { chineseSpan } from "../domain/dates.ts";
import type { Member } from "../domain/member.ts";
import type { EvaluationMember } from "../domain/scoring/evaluation.ts";
import { shown } from "../domain/scoring/exact.ts";
import type { Period } from "../domain/scoring/facts.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import { type OfficialDocument, paragraph } from "./document.ts";
import { commended } from "./evaluation.ts";
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
  readonly order: "strokes" | "score";
  readonly rules: RuleSet;
  readonly members: readonly EvaluationMember[];
  readonly roster: ReadonlyMap<number, Member>;
}

const orderWords = (order: "strokes" | "score"): string => (order === "strokes" ? "按姓氏笔画为序" : "按考核得分为序");

/** 张三 → 张　三: two-character names are padded in official lists. */
const padded = (name: string): string => ([...name].length === 2 ? [...name].join("　") : name);

/** 张三, 张三等12名委员: whom a notice is about. */
const whom = (chosen: readonly EvaluationMember[]): string =>
  chosen.length === 1 ? `${chosen[0]?.name ?? ""}委员` : `${chosen[0] ? `${chosen[0].name}等` : ""}${chosen.length}名委员`;

/** 表彰通报: how many of how many, and the names with their sectors. */
export function commendationDocument(input: CommendationInput): OfficialDocument {
  const { year, office, word, members, rules, roster, order } = input;
  const chosen = commended(rules, members, order);
  const named = listName(rules);
  const decided = decidedOnto(chosen, rules);
  const share = evaluatedShare(chosen.length, members);
  const evaluated = members.filter(({ excluded }) => !excluded).length;
  const sectorOf = ({ person }: EvaluationMember): string => roster.get(person)?.sector.join("、") ?? "";
  return {
    title: `${office}\n关于${word}${year}年度${named.whom}的通报`,
    blocks: [
      { type: "addressee", text: "各专门委员会，各委员活动组，各位委员：" },
      paragraph(
        `${year}年度共有${evaluated}名委员参加履职考核（考核期${chineseSpan(input.period.from, input.period.to)}）。根据考核结果，${named.chosen}${chosen.length}名，占参加考核委员的${share}%。现对${whom(chosen)}予以通报${word}。`,
      ),
      paragraph(`希望受到${word}的委员珍惜荣誉，再接再厉；全体委员以他们为榜样，认真履行职责，为全县经济社会发展作出新的贡献。`),
      paragraph(
        `${year}年度${named.list}（${chosen.length}名，${orderWords(order)}${decided.length > 0 ? `；其中${decided.map(({ name }) => name).join("、")}由领导决定评定` : ""}）：`,
      ),
      { type: "names", names: chosen.map((member) => `${padded(member.name)}${sectorOf(member) ? `（${sectorOf(member)}）` : ""}`) },
    ],
    signature: input.signature,
    date: input.date,
  };
}

/** Who is on the list by a decision: of a list of its own nobody is. */
const decidedOnto = (chosen: readonly EvaluationMember[], { commend, grades }: RuleSet): EvaluationMember[] =>
  commend === null ? chosen.filter(({ decided, grade }) => decided && grade !== grades[0]?.id) : [];

const evaluatedShare = (count: number, members: readonly EvaluationMember[]): string => {
  const evaluated = members.filter(({ excluded }) => !excluded).length;
  return evaluated === 0 ? "0.0" : (Math.round((count / evaluated) * 1000) / 10).toFixed(1);
};

/** What the list is called: an office's own name, or that of the best grade. */
function listName({ commend, grades }: RuleSet): { whom: string; chosen: string; list: string } {
  const best = grades[0]?.name ?? "";
  if (commend === null) return { whom: `${best}政协委员`, chosen: `评定${best}委员`, list: `${best}政协委员名单` };
  return { whom: "履职考核先进政协委员", chosen: `列入${commend.name}`, list: commend.name };
}

/** 优秀委员名单 as a workbook. */
export function commendationSheet({ year, rules, members, roster, order }: CommendationInput): Sheet {
  const chosen = commended(rules, members, order);
  const decided = new Set(decidedOnto(chosen, rules));
  return {
    title: text(`${year}年度${listName(rules).list}`, `commended in ${year}`),
    columns: [
      { key: "no", title: text("序号", "no."), kind: "number", width: 6 },
      { key: "name", title: text("姓名", "name"), width: 14 },
      { key: "sex", title: text("性别", "sex"), width: 6 },
      { key: "sector", title: text("界别", "sector"), width: 20 },
      { key: "unit", title: text("工作单位及职务", "unit"), width: 36 },
      ...(decided.size > 0 ? [{ key: "note", title: text("备注", "note"), width: 24 }] : []),
      ...(order === "score" ? [{ key: "total", title: text("总分", "total"), kind: "points" as const, width: 8 }] : []),
    ],
    rows: chosen.map((member, i) => {
      const { name, person, total } = member;
      const who = roster.get(person);
      return {
        no: i + 1,
        name,
        sex: who?.sex ?? null,
        sector: who?.sector.join("、") ?? null,
        unit: who?.unit ?? null,
        note: decided.has(member) ? `领导决定：${member.decided?.reason}` : null,
        total: shown(total ?? 0),
      };
    }),
    notes: [
      text(
        `共${chosen.length}名，参加考核${members.filter(({ excluded }) => !excluded).length}名，${orderWords(order)}`,
        `${chosen.length} of ${members.filter(({ excluded }) => !excluded).length}`,
      ),
    ],
  };
}
