import { firstDay } from "../../domain/dates.ts";
import { readOrdinal, vocabularyForm, writeOrdinal } from "../../domain/han.ts";
import { OFFICE_ORDER, officeLabel, PARTY_NAMES, readEthnicity, readOffice, readParty, readSex, sectorForm } from "../../domain/member.ts";
import { isName, readName } from "../../domain/names.ts";
import { holdsPersonalNumber, type Problem } from "../../domain/problem.ts";
import { remembering } from "../../domain/remembering.ts";
import type { RosterRow } from "../../domain/roster.ts";
import { SECTORS, shortSector } from "../../domain/sectors.ts";
import { text } from "../../domain/text.ts";
import { idIn } from "../../domain/whois.ts";
import { cellName, problemAt } from "../grid.ts";
import { isBlank, readBirthMonth, readDateCell, readList, readPhoneCell, readText, readWord } from "../tables/fields.ts";
import type { Stated, Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";

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

/** 委员名册 (docs/rules.md, 表格). */
export const ROSTER: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  // In a table of names alone each name is a row.
  isLoneKey: (key, isOnlyColumn) => isOnlyColumn && isName(readName(key).name),
  fromSheetName: placeInName,
  isTitle: (written) => /(名单|名册|通讯录)$/.test(written.replace(COUNT, "")),
  fromHeading: placeInHeading,
  columns: [
    { field: "name", label: "姓名", aliases: ["委员姓名", "名字", "name"] },
    { field: "sex", label: "性别", aliases: ["sex", "gender"] },
    { field: "ethnicity", label: "民族", aliases: ["族别", "ethnicity", "nationality"] },
    { field: "born", label: "出生年月", aliases: ["出生日期", "出生时间", "出生", "生日", "birth", "birth month", "date of birth"] },
    { field: "party", label: "党派", aliases: ["政治面貌", "党派/政治面貌", "所属党派", "party"] },
    { field: "sector", label: "界别", aliases: ["所属界别", "所在界别", "sector"] },
    { field: "education", label: "文化程度", aliases: ["学历", "学历学位", "文化程度/学历", "education"] },
    {
      field: "unit",
      label: "工作单位及职务",
      aliases: ["单位及职务", "单位职务", "工作单位", "现任职务", "单位", "工作单位和职务", "unit", "employer"],
    },
    { field: "office", label: "政协职务", aliases: ["职务", "政协内职务", "委员职务", "role", "office", "post"] },
    { field: "group", label: "委员活动组", aliases: ["活动组", "所属活动组", "小组", "界别组", "学习组", "街道活动组", "group"] },
    { field: "special", label: "所属专委会", aliases: ["专委会", "专门委员会", "所在专委会", "committee"] },
    { field: "certificate", label: "委员证号", aliases: ["委员编号", "证号", "certificate", "certificate number"] },
    { field: "phone", label: "联系电话", aliases: ["手机号", "手机", "电话", "手机号码", "联系方式", "phone", "mobile", "telephone"] },
    { field: "term", label: "届次", aliases: ["届", "term"] },
    { field: "since", label: "任职时间", aliases: ["任职日期", "任职起始时间", "since", "seat since"] },
    { field: "note", label: "备注", aliases: ["说明", "note", "remarks"] },
    { field: "id", label: "档案编号", aliases: ["person id"] },
  ],
};

/** 12人, 共12名: how many a heading or a sheet's name counts. */
const COUNT = /[（(]?[:：]?\s*共?计?\s*\d+\s*[人名位]?委?员?[)）]?$/;
/** What a sheet is called that is no group: a date, a draft, a page, a list of something else. */
const NO_GROUP =
  /^(sheet|工作表|表)?\d*$|名册|名单|花名册|委员|汇总|csv|xls|\d{4}|[年月日]$|稿|打印|第?\d+页|副本|备份|签到|会议|会$|说明|附[件表]|台账|统计|模板/i;

const isSector = (plain: string): boolean =>
  /^[\p{Script=Han}和及与]*界$/u.test(plain) || SECTORS.some((sector) => sectorForm(sector) === sectorForm(shortSector(plain)));
const isGroup = (plain: string): boolean => /(组|支部|联络站|街道|镇|乡)$/.test(plain);

/** One sheet a group or a sector: the sheet's own name says which, unless it is no name of one. */
function placeInName(name: string, sheets: number): Stated<Field> | undefined {
  const value = name.trim().replace(COUNT, "");
  const plain = vocabularyForm(value);
  if (isSector(plain)) return { field: "sector", value };
  if (isGroup(plain)) return { field: "group", value };
  return sheets > 1 && !NO_GROUP.test(vocabularyForm(name)) ? { field: "group", value: name.trim() } : undefined;
}

/** 一、教育界（8人） between the rows: the sector, the group or the office of those below. */
function placeInHeading(heading: string): Stated<Field> | undefined {
  const value = heading
    .normalize("NFKC")
    .replace(/^[(（]?[一二三四五六七八九十\d]+(?:[)）][、.．\s]*|[、.．\s]+)(?=\S)/, "")
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

/** The titles of lists of other people: who stands in them is no member of the term. A sentence about them is no title. */
const OTHER_PEOPLE =
  /^[^，,。；;：:见注不未除另含]*(离任|卸任|退出|调离|历任|往届|上届|原任|老委员|机关干部|政协机关|工作人员|信息员|讲师|列席)[^，,。；;：:见注不未除另含]*(?<=名单|名册|通讯录|表|人员|委员|干部|信息员|讲师|联系人)[:：]?$/;

/** A sheet, a table beside another or a part of one that says it is of others: nobody in it becomes a member. */
function otherPeople({ file, sheet, title, lines, columns }: Table<Field>): Problem[] {
  const isOther = (written: string): boolean => OTHER_PEOPLE.test(written.replace(/^附[件录]?\d*[:：]/, "").replace(COUNT, ""));
  const found =
    [sheet, ...lines.flatMap(({ isAbove, texts }) => (isAbove || texts.size <= 2 ? [...texts.values()] : []))].find(isOther) ??
    (isOther(title) ? title : undefined);
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

export interface RosterContext {
  readonly term: number;
  readonly termStarts: string;
  readonly today: string;
}

/** The rows of a roster's table, normalised; every mistake a problem with its cell. */
export function readRoster(table: Table<Field>, context: RosterContext): { rows: RosterRow[]; problems: Problem[]; warnings: Problem[] } {
  const problems = [
    ...table.problems,
    ...signInSheet(table),
    ...otherPeople(table),
    ...otherTerm(table, context.term),
    ...namesAlone(table),
  ];
  const warnings: Problem[] = [];
  const rows = table.rows.map((row) => readRow(row, context, problems, warnings));
  return { rows, problems, warnings };
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

const WORDS = {
  office: text("政协职务", "office"),
  sex: text("性别", "sex"),
  ethnicity: text("民族", "ethnicity"),
  party: text("党派", "party"),
};
const officeIn = remembering(readOffice);
const sexIn = remembering(readSex);
const ethnicityIn = remembering(readEthnicity);
const partyIn = remembering(readParty);
const OFFICES = OFFICE_ORDER.map((id) => officeLabel(id).zh);
/** What brackets behind a name may say again. */
const SUFFIXED = ["sex", "ethnicity", "party"] as const;

function readRow(
  { row, cell }: TableRow<Field>,
  { term, termStarts, today }: RosterContext,
  problems: Problem[],
  warnings: Problem[],
): RosterRow {
  const nameCell = cell("name");
  const name = readName(nameCell.text);
  if (!isName(name.name))
    problems.push(
      problemAt(
        nameCell.where,
        nameCell.text,
        text("不是姓名", "not a name"),
        text(
          "一格写一个人的姓名，不带别的符号；说明写在括号里或备注里",
          "one person's name a cell, without other marks; what else is to be said goes into brackets or 备注",
        ),
      ),
    );
  const since = readDateCell(cell("since"), problems);
  const termCell = cell("term");
  if (!isBlank(termCell) && readOrdinal(termCell.text) !== term) {
    problems.push(
      problemAt(
        termCell.where,
        termCell.text,
        text(`不是第 ${term} 届`, `not term ${term}`),
        text(
          "请只导入本届名册：工作簿里有几届的，用 --sheet 指定工作表",
          "import this term's roster only; of several sheets name one with --sheet",
        ),
      ),
    );
  }
  const office = readWord(cell("office"), officeIn, WORDS.office, OFFICES, problems);
  if (cell("office").text.includes("副秘书长"))
    warnings.push(
      problemAt(
        cell("office").where,
        cell("office").text,
        text("副秘书长不是政协委员的一级职务，没有记入", "副秘书长 is no office of a member, and was not recorded"),
        text("要记下来，请写在备注里", "to keep it, write it into 备注"),
      ),
    );
  const sex = readWord(cell("sex"), sexIn, WORDS.sex, ["男", "女"], problems);
  const ethnicity = readWord(cell("ethnicity"), ethnicityIn, WORDS.ethnicity, ["汉族", "满族", "回族等"], problems);
  const party = readWord(cell("party"), partyIn, WORDS.party, PARTY_NAMES, problems);
  const suffix = name.qualifiers.length === 0 ? NO_SUFFIX : readSuffix(name.qualifiers);
  if (suffix.unread.length > 0)
    warnings.push(
      problemAt(
        nameCell.where,
        nameCell.text,
        text(
          `姓名后括号里的“${suffix.unread.join("、")}”没有读入`,
          `“${suffix.unread.join(", ")}” in the brackets behind the name was not read`,
        ),
        text(
          "要记下来，请写在备注里；已离任的请不要列在名册上",
          "to keep it, write it into 备注; whoever has left has no place on the roster",
        ),
      ),
    );
  const own = { sex, ethnicity, party };
  for (const field of SUFFIXED) {
    const said = suffix[field];
    if (own[field] !== null && said !== null && own[field] !== said)
      problems.push(
        problemAt(
          cell(field).where,
          cell(field).text,
          text(`与姓名后括号里的“${said}”不一致`, `differs from ${said} in the brackets behind the name`),
          text("请改正其中一处", "correct one of them"),
        ),
      );
  }
  return {
    where: nameCell.where,
    row,
    id: readId(cell("id").text),
    name: name.name,
    sex: sex ?? suffix.sex,
    ethnicity: ethnicity ?? suffix.ethnicity,
    born: readBirthMonth(cell("born"), today, firstDay(since ?? termStarts), problems),
    party: party ?? suffix.party,
    education: readText(cell("education")),
    unit: readText(cell("unit")),
    phone: readPhoneCell(cell("phone"), problems, warnings),
    note: readText(cell("note")),
    certificate: readCertificate(cell("certificate"), problems),
    office: office?.office ?? suffix.office,
    sector: sectorsIn(cell("sector")),
    group: readList(cell("group")),
    special: readList(cell("special")),
    party_group: office?.partyGroup ? ["党组"] : [],
    seatFrom: since === null ? null : firstDay(since),
  };
}

/** Sectors are vocabulary: in traditional characters they are the same, and a count behind one (教育界（3人）) is none of it. */
const sectorsIn = (cell: TableCell): readonly string[] => {
  if (!/[（(]/.test(cell.text)) return readList(cell).map(standardSector);
  const uncounted = cell.text.replace(/\s{0,9}[（(]共?\d{1,4}[人名位]?[)）]/g, "");
  return readList({ text: uncounted, raw: uncounted, where: cell.where }).map(standardSector);
};
const standardSector = remembering((name: string) => {
  const plain = vocabularyForm(name);
  return SECTORS.find((sector) => sector === plain) ?? (/界$/.test(plain) ? plain : name);
});

/** A member's certificate has a number of its own: the office keeps no identity numbers. */
function readCertificate(cell: TableCell, problems: Problem[]): string | null {
  if (holdsPersonalNumber(cell.text) === "identity")
    problems.push(
      problemAt(
        cell.where,
        cell.text,
        text("这像身份证号，不是委员证号", "this looks like an identity number, not a certificate's"),
        text("请填委员证号，或把这一列删去", "give the certificate's number, or delete the column"),
      ),
    );
  return readText(cell);
}

/** An id as `export roster` writes it; an archive's number of another kind (DA-0012) is no id. */
const readId = (value: string): number | null => (/^#?\d{1,15}$/.test(value) ? Number(value.replace("#", "")) : null);

const NO_SUFFIX = readSuffix([]);

/** 张三（女，满族，常委）: what the brackets behind a name say for the other columns. */
function readSuffix(qualifiers: readonly string[]) {
  const first = <Value>(read: (qualifier: string) => Value | undefined): Value | null => {
    for (const qualifier of qualifiers) {
      const found = read(qualifier);
      if (found !== undefined) return found;
    }
    return null;
  };
  const isRead = (qualifier: string): boolean =>
    (readSex(qualifier) ?? readParty(qualifier) ?? readOffice(qualifier) ?? idIn(qualifier)) !== undefined || qualifier.endsWith("族");
  return {
    unread: qualifiers.filter((qualifier) => !isRead(qualifier)),
    sex: first(readSex),
    ethnicity: first((qualifier) => (qualifier.endsWith("族") ? readEthnicity(qualifier) : undefined)),
    party: first(readParty),
    office: first((qualifier) => readOffice(qualifier)?.office),
  };
}
