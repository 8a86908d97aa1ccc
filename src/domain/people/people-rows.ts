import { cellBeside, type Problem, type Where } from "../text/problem.ts";
import { text } from "../text/text.ts";
import type { CategoryId } from "../vocabulary/categories.ts";
import { compareEvidence, type Evidence } from "./identity.ts";
import type { KnownPerson } from "./known-person.ts";
import { maskPhone } from "./member.ts";
import type { WrittenName } from "./names.ts";

/** The rows of a list of people against one another: which are about one person, and which cannot be told apart. */

/** One row as read: null is no statement. */
export interface PeopleRow {
  readonly where: Where;
  readonly row: number;
  readonly who: WrittenName;
  readonly sex: string | null;
  readonly category: CategoryId;
  /** 单位 and 职务 in one, as a roster has them. */
  readonly unit: string | null;
  /** 单位 alone, as the list says it. */
  readonly workplace: string | null;
  readonly phone: string | null;
  /** The remark: on what basis, where the office notes it. */
  readonly basis: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
}

/** What says in brackets that somebody is none of those on record: 王伟（新）. */
export const SAYS_NEW: ReadonlySet<string> = new Set(["新", "新增", "新人", "另一人", "另一位"]);

const isNew = ({ who }: PeopleRow): boolean => who.qualifiers.some((word) => SAYS_NEW.has(word));

/** Rows that are about one person, and what they say together. */
export interface Group {
  readonly rows: readonly [PeopleRow, ...PeopleRow[]];
  readonly unit: string | null;
  readonly phone: string | null;
}

export const evidenceOf = ({ unit, phone }: Pick<Group, "unit" | "phone">): Evidence => ({
  certificate: null,
  born: null,
  unit,
  phone,
  sector: [],
  group: [],
});

/** 县一中 and 县一中教师: the one says less than the other, and contradicts nothing. */
export const saysLess = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b && b.startsWith(a);

/** The other side's evidence, its unit left out where it only says more or less than one's own. */
export const beside = <Known extends Evidence>(unit: string | null, known: Known): Known =>
  saysLess(unit, known.unit) || saysLess(known.unit, unit) ? { ...known, unit: null } : known;

/**
 * Two rows of one name. On one list, a different unit or phone means two people; on two lists, a person may well stand
 * twice, so that only another phone beside another unit tells them apart, and where nothing contradicts they are one.
 */
function relationOf(a: PeopleRow, b: PeopleRow): "same" | "two" | "unclear" {
  if (isNew(a) !== isNew(b)) return "two";
  const { verdict } = compareEvidence(evidenceOf(a), beside(a.unit, evidenceOf(b)));
  const otherPhone = a.phone !== null && b.phone !== null && a.phone !== b.phone;
  if (verdict === "same") return otherPhone ? "unclear" : "same";
  if (a.category === b.category) return verdict === "unlike" ? "two" : "unclear";
  if (verdict === "open") return "same";
  const otherUnit = a.unit !== null && b.unit !== null && beside(a.unit, evidenceOf(b)).unit !== null;
  return otherPhone && otherUnit ? "two" : "unclear";
}

export function groupRows(rows: readonly PeopleRow[], problems: Problem[]): Group[] {
  const groups: [PeopleRow, ...PeopleRow[]][] = [];
  for (const row of rows) {
    const sameName = groups.filter(([first]) => first.who.name === row.who.name);
    const related = sameName.map((group) => ({ group, relations: group.map((other) => ({ other, relation: relationOf(other, row) })) }));
    const unclear = related.flatMap(({ relations }) => relations).find(({ relation }) => relation === "unclear");
    const mine = related.find(({ relations }) => relations.some(({ relation }) => relation === "same"));
    const twice = mine?.group.find(({ category }) => category === row.category);
    if (twice) problems.push(repeated(row, twice));
    else if (mine) mine.group.push(row);
    else if (unclear) problems.push(indistinct(row, unclear.other));
    else groups.push([row]);
  }
  return groups.map((group) => ({
    rows: group,
    unit: group.find(({ unit }) => unit !== null)?.unit ?? null,
    phone: group.find(({ phone }) => phone !== null)?.phone ?? null,
  }));
}

const repeated = (row: PeopleRow, first: PeopleRow): Problem => ({
  where: row.where,
  also: [first.where],
  found: row.who.name,
  message: text(
    `与 ${cellBeside(first.where, row.where)} 是同一个人、同一类别`,
    `the same person in the same category as in ${cellBeside(first.where, row.where)}`,
  ),
  hint: text("请删去重复的一行", "delete one of the two rows"),
});

const indistinct = (row: PeopleRow, other: PeopleRow): Problem => ({
  where: row.where,
  also: [other.where],
  found: row.who.name,
  message: text(
    `与 ${cellBeside(other.where, row.where)} 同名，看不出是一个人还是两个人`,
    `the same name as in ${cellBeside(other.where, row.where)}, and nothing tells whether it is one person or two`,
  ),
  hint: text(
    "是一个人，请把单位、电话写成一样；是两个人，请写上各自的单位和电话",
    "write unit and phone alike for one person, and those of each for two",
  ),
});

/** One phone for two names is a slip of the pen: in the sheet, or against the record file. */
export function sharedPhones(rows: readonly PeopleRow[], people: readonly KnownPerson[]): Problem[] {
  const owners = new Map<string, { name: string; place: string | Where }>();
  for (const { phone, name, id } of people) if (phone !== null) owners.set(phone, { name, place: `#${id}` });
  return rows.flatMap((row) => {
    if (row.phone === null) return [];
    const owner = owners.get(row.phone);
    if (!owner) owners.set(row.phone, { name: row.who.name, place: row.where });
    if (!owner || owner.name === row.who.name) return [];
    const place = typeof owner.place === "string" ? owner.place : cellBeside(owner.place, row.where);
    return [
      {
        where: row.where,
        ...(typeof owner.place === "string" ? {} : { also: [owner.place] }),
        found: row.who.name,
        message: text(
          `联系电话 ${maskPhone(row.phone)} 与${owner.name}（${place}）相同`,
          `the telephone ${maskPhone(row.phone)} is also that of ${owner.name} (${place})`,
        ),
        hint: text("两个人不能同号，请改正其中一个", "two people cannot share it: correct one of them"),
      },
    ];
  });
}
