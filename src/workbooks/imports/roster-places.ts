import { PARTY_NAMES, readParty, sectorForm } from "../../domain/people/member.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { SECTORS, shortSector } from "../../domain/vocabulary/sectors.ts";
import type { Stated } from "../tables/spec.ts";

/** Where the members of a sheet, or of a part of it, belong, as its name or a heading says. */
export type RosterField =
  | "name"
  | "sex"
  | "ethnicity"
  | "born"
  | "party"
  | "sector"
  | "education"
  | "unit"
  | "office"
  | "group"
  | "special"
  | "certificate"
  | "phone"
  | "term"
  | "since"
  | "note"
  | "id";

type Field = RosterField;

/** 12人, 共12名: how many a heading or a sheet's name counts. */
export const COUNT = /[（(]?[:：]?\s*共?计?\s*\d+\s*[人名位]?委?员?[)）]?$/;

const isSector = (plain: string): boolean =>
  /^[\p{Script=Han}和及与]*界$/u.test(plain) || SECTORS.some((sector) => sectorForm(sector) === sectorForm(shortSector(plain)));

const isGroup = (plain: string): boolean => /(组|支部|联络站|工作站|工作室|街道|街道办|办事处|镇|乡|社区|片|片区)$/.test(plain);

/** Groups that offices call by where their members are: 县直, 市直机关, 驻外. */
const AREA = /^([县市区省]直.{0,6}|驻.{1,4}|城区|城关|乡镇|机关)$/;

/** A body that the office has: its kind and its name. */
export interface OwnBody {
  readonly kind: string;
  readonly name: string;
}

/**
 * One sheet a group or a sector: the sheet's own name says which, where the office has such a one, or where it reads like
 * one. 基本情况 and 联系方式 are sheets about the same people, and no groups.
 */
export function placeInName(name: string, own: readonly OwnBody[] = []): Stated<Field> | undefined {
  const value = name.trim().replace(COUNT, "");
  const plain = vocabularyForm(value);
  const known = own.find((body) => (body.kind === "group" || body.kind === "sector") && vocabularyForm(body.name) === plain);
  if (known !== undefined) return { field: known.kind === "group" ? "group" : "sector", value: known.name };
  if (isSector(plain)) return { field: "sector", value };
  return isGroup(plain) || AREA.test(plain) ? { field: "group", value } : undefined;
}

/** 一、教育界（8人） between the rows: the sector, the group or the office of those below. */
export function placeInHeading(heading: string): Stated<Field> | undefined {
  const value = heading
    .normalize("NFKC")
    .replace(/^[(（]?[一二三四五六七八九十\d]+(?:[)）][、.．\s]*|[、.．\s]+)(?=\S)/, "")
    .replace(/^(界别|委员活动组|活动组|政协职务|职务)[:：]/, "")
    .replace(/[:：]$/, "")
    .replace(COUNT, "")
    .replace(/[:：\s]+$/, "")
    .replace(/界别$/, "界");
  const plain = vocabularyForm(value).replace(/(?<!^常?务?)委员$/, "");
  if (isSector(plain)) return { field: "sector", value: value.replace(/委员$/, "") };
  const party = PARTY_NAMES.includes(plain) ? value.replace(/委员$/, "") : /^(中国|台湾)/.test(plain) ? readParty(plain) : undefined;
  if (party !== undefined) return { field: "sector", value: party };
  // 第一组：教育界（8人）、农业界（5人） is the group: who of it is of which sector it does not say.
  const group = value.split(/[:：]/)[0]?.trim() ?? "";
  if (isGroup(vocabularyForm(group)) && group.length <= 12) return { field: "group", value: group };
  // The office of those below, where that is all that the heading says.
  return OFFICE_WORDS.has(vocabularyForm(value)) ? { field: "office", value } : undefined;
}

const OFFICE_WORDS = new Set(["主席", "副主席", "秘书长", "常务委员", "常委", "委员"]);
