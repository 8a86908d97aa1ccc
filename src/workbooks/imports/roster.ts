import { firstDay } from "../../domain/calendar/dates.ts";
import { OFFICE_ORDER, officeLabel, PARTY_NAMES, readEthnicity, readOffice, readParty, readSex } from "../../domain/people/member.ts";
import { isName, readName } from "../../domain/people/names.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { idIn } from "../../domain/people/whois.ts";
import { memoize } from "../../domain/text/memoize.ts";
import { heldNumber } from "../../domain/text/personal-numbers.ts";
import { maskPhones, type Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { readOrdinal, vocabularyForm } from "../../domain/vocabulary/han.ts";
import { SECTORS } from "../../domain/vocabulary/sectors.ts";
import { problemAt } from "../grid.ts";
import { isBlank, readBirthMonth, readDateCell, readList, readPhoneCell, readText, readWord } from "../tables/fields.ts";
import type { Table, TableCell, TableRow, TableSpec } from "../tables/spec.ts";
import { isListOfOthers, noRoster } from "./roster-lists.ts";
import { COUNT, type OwnBody, placeInHeading, placeInName, type RosterField } from "./roster-places.ts";

export type { RosterField } from "./roster-places.ts";

type Field = RosterField;

/** 委员名册 (docs/records.md, 表格). */
export const ROSTER: TableSpec<Field> = {
  key: "name",
  required: ["name"],
  // In a table of names alone each name is a row.
  isLoneKey: (key, isOnlyColumn) => isOnlyColumn && isName(readName(key).name),
  fromSheetName: (name) => placeInName(name),
  isTitle: (written) => /(名单|名册|通讯录)$/.test(written.replace(COUNT, "")),
  fromHeading: placeInHeading,
  outerHeading: "group",
  isOtherSheet: isListOfOthers,
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

/** The same, with the groups and sectors that the office has: a sheet may be called as one of them. */
export const rosterSpec = (own: readonly OwnBody[]): TableSpec<Field> => ({ ...ROSTER, fromSheetName: (name) => placeInName(name, own) });

export interface RosterContext {
  readonly term: number;
  readonly termStarts: string;
  readonly today: string;
}

/** The rows of a roster's table, normalised; every mistake a problem with its cell. */
export function readRoster(table: Table<Field>, context: RosterContext): { rows: RosterRow[]; problems: Problem[]; warnings: Problem[] } {
  const problems = [...table.problems, ...noRoster(table, context.term)];
  const warnings: Problem[] = [];
  const bySheet = PLACE_FIELDS.filter((field) => !table.columns.has(field) && table.named.has(field));
  const rows = table.rows.map((row) => {
    const read = readRow(row, context, problems, warnings);
    const made = bySheet.filter((field) => row.cell(field).text === table.stated.get(field));
    return made.length === 0 ? read : { ...read, bySheet: made };
  });
  return { rows, problems, warnings };
}

/** What the name of a sheet may state. */
const PLACE_FIELDS = ["sector", "group"] as const;

const WORDS = {
  office: text("政协职务", "office"),
  sex: text("性别", "sex"),
  ethnicity: text("民族", "ethnicity"),
  party: text("党派", "party"),
};
const officeIn = memoize(readOffice);
const sexIn = memoize(readSex);
const ethnicityIn = memoize(readEthnicity);
const partyIn = memoize(readParty);
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
  const since = readDateCell(cell("since"), problems, warnings);
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
  if (/去世|逝世|辞去|撤销|调出|免去/.test(cell("note").text))
    warnings.push(
      problemAt(
        cell("note").where,
        maskPhones(cell("note").text),
        text(
          "备注像是说这个人已离任，仍按在任委员导入",
          "the remark seems to say that this member has left: imported as serving all the same",
        ),
        text("已离任的请不要列在名册上", "whoever has left has no place on the roster"),
      ),
    );
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
    cellOf: (field) => cell(field === "party_group" ? "office" : field).where,
  };
}

/** Sectors are vocabulary: in traditional characters they are the same, and a count behind one (教育界（3人）) is none of it. */
const sectorsIn = (cell: TableCell): readonly string[] => {
  if (!/[（(]/.test(cell.text)) return readList(cell).map(standardSector);
  const uncounted = cell.text.replace(/\s{0,9}[（(]共?\d{1,4}[人名位]?[)）]/g, "");
  return readList({ text: uncounted, raw: uncounted, where: cell.where }).map(standardSector);
};
const standardSector = memoize((name: string) => {
  const plain = vocabularyForm(name);
  return SECTORS.find((sector) => sector === plain) ?? (/界$/.test(plain) ? plain : name);
});

/** A member's certificate has a number of its own: the office keeps no identity numbers. */
function readCertificate(cell: TableCell, problems: Problem[]): string | null {
  if (heldNumber(cell.text) === "identity")
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
