import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { readCategory } from "../../domain/vocabulary/categories.ts";
import { readOrdinal, vocabularyForm, writeOrdinal } from "../../domain/vocabulary/han.ts";
import { cellName, problemAt } from "../grid.ts";
import type { Table } from "../tables/spec.ts";
import { COUNT, type RosterField } from "./roster-places.ts";

/** Lists of names that are no roster of the term: whoever stands in them would become a member. */
type Field = RosterField;

/** Why a table is no roster of this term; nothing where it may be. */
export function noRoster(table: Table<Field>, term: number): Problem[] {
  const other = otherList(table);
  return [...(other.length > 0 ? other : namesAlone(table)), ...otherPeople(table), ...otherCategories(table), ...otherTerm(table, term)];
}

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

/** 类别, 身份: what sort of people a row is of. */
const CATEGORY_HEADER = /^(人员|人员身份)?(类别|身份|类型|种类)$/;
/** Words of a category that are also what a member is by profession. */
const OF_A_MEMBER = new Set(["干部", "专家", "工作人员"]);
/** What says that a list is of members: then 身份 is a profession. */
const MEMBERS_OWN: readonly Field[] = ["sector", "office", "group", "special", "certificate", "term"];

/** 机关干部, 特邀信息员 in a column of categories: those in the row stand beside the members. */
function otherCategories({ rows, columns, otherColumns }: Table<Field>): Problem[] {
  const isOfMembers = MEMBERS_OWN.some((field) => columns.has(field));
  const isOther = (written: string): boolean =>
    readCategory(written) !== undefined && !(isOfMembers && OF_A_MEMBER.has(vocabularyForm(written)));
  const cells = otherColumns
    .filter(({ own }) => CATEGORY_HEADER.test(vocabularyForm(own)))
    .flatMap(({ column }) => rows.map((row) => row.other(column)));
  const found = cells.find(({ text: written }) => isOther(written));
  if (found === undefined) return [];
  return [
    problemAt(
      found.where,
      found.text,
      text("表上有委员以外的人，不能当作名册导入", "people who are no members stand here: this is no roster"),
      text(
        "机关干部、信息员、讲师等请用 cppcc import people；确是委员的，请删去这一列",
        "cadres, informants, lecturers and others: cppcc import people; if all are members delete this column",
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

/** A table that says nothing of its people but their names, and something else of them, is another list. */
function namesAlone({ file, sheet, headerRow, columns, otherColumns: others }: Table<Field>): Problem[] {
  const otherColumns = others.filter(({ own }) => vocabularyForm(own) !== "编号");
  const isOther = [...columns.keys()].every((field) => ["name", "note", "term"].includes(field)) && otherColumns.length > 0;
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

/** Lists that have the columns of a roster beside one of their own, or say in their title what they are. */
const OTHER_LISTS = [
  {
    column: /^(签到|签名|签字|出席情况|到会情况|参会情况|出勤|签收|领取)/,
    title: /(签到|签名|签字|考勤|点名)[表册簿单]?$|(出席|到会|参会|出勤)(情况|统计|名单)?表?$/,
    is: text("这像签到表，不是名册", "this looks like a sign-in sheet, not a roster"),
    hint: text(
      "签到表请用 cppcc import attendance；确是名册，请删去这一列或改正标题",
      "use cppcc import attendance; if it is a roster, delete the column or correct the title",
    ),
  },
  {
    column: /^((履职|考核|量化|综合|个人)?(得分|总分|分数|积分|分值)|考核等次|等次|名次|排名|考核结果)/,
    title: /(得分|积分|计分|打分|评分|成绩)(情况|汇总|统计)?[表册单]?$/,
    is: text("这像得分表，不是名册", "this looks like a list of scores, not a roster"),
    hint: text(
      "考核由 cppcc score 算出，不用导入；确是名册，请删去这一列或改正标题",
      "cppcc score works scores out, they are not imported; if it is a roster, delete the column or correct the title",
    ),
  },
];

/** Whoever stands in another list would become a member. */
function otherList({ file, sheet, title, headerRow, columns, otherColumns }: Table<Field>): Problem[] {
  const titles = [title, sheet].map((written) => vocabularyForm(written).replace(COUNT, ""));
  for (const { column, title: named, is, hint } of OTHER_LISTS) {
    const found = otherColumns.find(({ own }) => column.test(vocabularyForm(own)));
    if (found !== undefined) return [problemAt({ file, sheet, cell: cellName(headerRow - 1, found.column) }, found.own, is, hint)];
    const written = titles.find((each) => named.test(each));
    if (written !== undefined) return [problemAt({ file, sheet, cell: cellName(0, columns.get("name") ?? 0) }, written, is, hint)];
  }
  return [];
}
