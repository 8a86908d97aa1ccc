import { monthOf } from "../../domain/calendar/dates.ts";
import {
  isMasked,
  OFFICE_ORDER,
  officeLabel,
  PARTY_NAMES,
  PHONE_HINT,
  readEthnicity,
  readOffice,
  readParty,
  readPhone,
  readSex,
} from "../../domain/people/member.ts";
import { cleanName } from "../../domain/people/names.ts";
import { blankRow } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { plainText, splitList } from "../../domain/text/plain.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { dateArg } from "../args.ts";
import { flag, type Given } from "../command.ts";

/** What the flags of `member add` and `member edit` state of a person. */
export const PARTICULARS = {
  sex: flag("--sex <sex>", text("性别：男、女", "sex")),
  ethnicity: flag("--ethnicity <name>", text("民族", "ethnicity")),
  born: flag("--born <month>", text("出生年月，如 1970-05", "birth month, such as 1970-05"), dateArg),
  party: flag("--party <name>", text("党派", "party")),
  education: flag("--education <text>", text("文化程度", "education")),
  unit: flag("--unit <text>", text("工作单位及职务", "unit and post")),
  phone: flag("--phone <number>", text("联系电话", "telephone")),
  certificate: flag("--certificate <number>", text("委员证号", "certificate number")),
  sector: flag("--sector <names>", text("界别（几个用、隔开）", "sector (several separated by 、)")),
  group: flag("--group <names>", text("委员活动组", "activity group")),
  committee: flag("--committee <names>", text("所属专委会", "special committee")),
  role: flag("--role <office>", text("政协职务：主席、副主席、秘书长、常委、委员", "office: 主席, 副主席, 秘书长, 常委, 委员")),
  note: flag("--note <text>", text("备注", "note")),
  basis: flag("--basis <text>", text("依据（哪次会议决定）", "the basis (which meeting decided)")),
};

/** A roster row as flags state it, so that a command and a roster mean the same. */
export function rowOf(name: string, options: Given<typeof PARTICULARS>): RosterRow {
  const plain = (value: string | undefined): string | null => (value === undefined ? null : plainText(value) || null);
  const list = (value: string | undefined): string[] => splitList(value ?? "");
  const office = read(
    options.role,
    readOffice,
    "政协职务",
    OFFICE_ORDER.map((id) => officeLabel(id).zh),
  );
  return {
    ...blankRow(cleanName(name)),
    sex: read(options.sex, readSex, "性别", ["男", "女"]),
    ethnicity: read(options.ethnicity, readEthnicity, "民族", ["汉族", "满族"]),
    born: options.born === undefined ? null : monthOf(options.born),
    party: read(options.party, readParty, "党派", PARTY_NAMES),
    education: plain(options.education),
    unit: plain(options.unit),
    phone: phoneIn(options.phone),
    note: plain(options.note),
    certificate: plain(options.certificate),
    office: office?.office ?? null,
    sector: list(options.sector),
    group: list(options.group),
    special: list(options.committee),
    party_group: office?.partyGroup ? ["党组"] : [],
  };
}

function read<Value>(
  value: string | undefined,
  reader: (value: string) => Value | undefined,
  what: string,
  choices: readonly string[],
): Value | null {
  if (value === undefined) return null;
  const found = reader(value);
  if (found !== undefined) return found;
  throw new AppError(
    "usage.value",
    text(`不认识的${what}：${value}`, `unknown ${what}`),
    text(`可填：${choices.join("、")}`, `one of: ${choices.join(", ")}`),
  );
}

/** A number as a roster's cell states it: a masked one says nothing. */
function phoneIn(written: string | undefined): string | null {
  if (written === undefined || isMasked(written)) return null;
  const number = readPhone(written);
  if (number === undefined) throw new AppError("usage.value", text("不是电话号码", "not a telephone number"), PHONE_HINT);
  return number.phone;
}
