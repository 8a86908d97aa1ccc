import { readOrdinal, vocabularyForm, writeOrdinal } from "../../domain/han.ts";
import type { Problem } from "../../domain/problem.ts";
import { text } from "../../domain/text.ts";
import { cellName, problemAt } from "../grid.ts";
import type { Table } from "../tables/spec.ts";
import { COUNT, type RosterField } from "./roster-places.ts";

/** Lists of names that are no roster of the term: whoever stands in them would become a member. */
type Field = RosterField;

/** Why a table is no roster of this term; nothing where it may be. */
export const noRoster = (table: Table<Field>, term: number): Problem[] => [
  ...signInSheet(table),
  ...otherPeople(table),
  ...otherTerm(table, term),
  ...namesAlone(table),
];

/** The titles of lists of other people: who stands in them is no member of the term. A sentence about them is no title. */
const OTHER_PEOPLE =
  /^[^，,。；;：:见注不未除另含]*(离任|卸任|退出|调离|调出|辞去|辞职|去世|逝世|已故|撤销|免去|不再担任|变动(?!后)|历任|往届|上届|原任|老委员|驻[县区市].{0,3}政协|机关干部|政协机关|工作人员|联络员|信息员|讲师|列席)[^，,。；;：:见注不未除另含]*(?<=名单|名册|通讯录|表|情况|人员|委员|干部|信息员|联络员|讲师|联系人)[:：]?$/;

/** Whether a title, or a sheet's name, is that of a list of others. */
export const isListOfOthers = (written: string): boolean =>
  /^[省市]、?[省市]?政协委员([（(]\d+人[)）])?$/.test(written) ||
  OTHER_PEOPLE.test(written.replace(/^附[件录]?\d*[:：]/, "").replace(COUNT, ""));

/** A sheet, a table beside another or a part of one that says it is of others: nobody in it becomes a member. */
function otherPeople({ file, sheet, title, lines, columns, otherColumns }: Table<Field>): Problem[] {
  const isOthersColumn = ({ own }: { readonly own: string }): boolean => /^(变动|离任|辞去|撤销|去世)/.test(vocabularyForm(own));
  const found =
    otherColumns.find(isOthersColumn)?.own ??
    [sheet, ...lines.flatMap(({ isAbove, texts }) => (isAbove || texts.size <= 2 ? [...texts.values()] : []))].find(isListOfOthers) ??
    (isListOfOthers(title) ? title : undefined);
  if (found === undefined) return [];
  return [
    problemAt(
      { file, sheet, cell: cellName(0, columns.get("name") ?? 0) },
      found,
      text("这里面的人不是本届在任委员，不能当作名册导入", "those listed here are no serving members: this is no part of the roster"),
      text(
        "只留委员再导入（--sheet 指定工作表）；机关干部、信息员等请用 cppcc import people",
        "leave the members alone (--sheet names a sheet); cadres and others: cppcc import people",
      ),
    ),
  ];
}

/** A title that names another term than the one that is imported. */
function otherTerm({ file, sheet, title, lines }: Table<Field>, term: number): Problem[] {
  const written = [sheet, title, ...lines.flatMap(({ isAbove, texts }) => (isAbove ? [...texts.values()] : []))];
  const terms = new Map(
    written.flatMap((line) =>
      [...line.normalize("NFKC").matchAll(/(?<![\d一二三四五六七八九十])第?([一二三四五六七八九十\d]{1,3})届/g)].map(
        ([found, number = ""]) => [readOrdinal(number), found],
      ),
    ),
  );
  const [other] = terms.values();
  if (other === undefined || terms.has(term)) return [];
  return [
    problemAt(
      { file, sheet },
      `${other}`,
      text(`表上写的是${other}，导入的是第${writeOrdinal(term)}届`, `the sheet is of ${other}, and term ${term} is being imported`),
      text(
        "换届请加 --term 和 --starts，如 --term 11 --starts 2027-01；写错了请改正标题",
        "for a new term give --term and --starts; otherwise correct the title",
      ),
    ),
  ];
}

/** A table that says nothing of its people but their names, and much of something else, is another list. */
function namesAlone({ file, sheet, headerRow, columns, otherColumns }: Table<Field>): Problem[] {
  const isOther = [...columns.keys()].every((field) => ["name", "note", "term"].includes(field)) && otherColumns.length >= 2;
  if (!isOther) return [];
  return [
    problemAt(
      { file, sheet, cell: `${headerRow}:${headerRow}` },
      otherColumns.map(({ own }) => own).join("、"),
      text("除了姓名，没有一列是名册的", "apart from the names no column is a roster's"),
      text(
        "台账、签到表请用各自的导入命令；确是名册，请用 --map 说明各列",
        "ledgers and sign-in sheets have imports of their own; for a roster say with --map which columns are which",
      ),
    ),
  ];
}

/** A sheet on which people sign is no roster: its names would become members. */
function signInSheet({ file, sheet, headerRow, otherColumns }: Table<Field>): Problem[] {
  const signed = otherColumns.find(({ own }) => /^(签到|签名|签字|出席情况|到会情况|参会情况|出勤|签收|领取)/.test(vocabularyForm(own)));
  if (signed === undefined) return [];
  return [
    problemAt(
      { file, sheet, cell: cellName(headerRow - 1, signed.column) },
      signed.own,
      text("这像签到表，不是名册", "this looks like a sign-in sheet, not a roster"),
      text(
        "签到表请用 cppcc import attendance；确是名册，请删去这一列",
        "use cppcc import attendance; if it is a roster, delete the column",
      ),
    ),
  ];
}
