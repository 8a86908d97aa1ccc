import type { Span } from "../calendar/dates.ts";
import { type Text, text } from "../text/text.ts";
import { seenText } from "../text/unseen.ts";
import { vocabularyForm } from "../vocabulary/han.ts";
import { cleanName } from "./names.ts";

/** People and the places that they hold (docs/records.md, 人员). */

/** 政协职务: the office that a member holds besides the seat. Chair to standing member make up the standing committee. */
export type Office = "chair" | "vice_chair" | "secretary_general" | "standing" | "member";

export interface Particulars {
  readonly name: string;
  readonly sex: string | null;
  /** In full: 汉族, 满族, 土家族. */
  readonly ethnicity: string | null;
  /** A month at most: "1970-05". */
  readonly born: string | null;
  readonly party: string | null;
  readonly education: string | null;
  readonly unit: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** The kinds of body that a roster places a member in, beside the committee itself. */
export type PlaceKind = "sector" | "group" | "special" | "party_group";

export interface Places {
  readonly office: Office;
  readonly sector: readonly string[];
  readonly group: readonly string[];
  readonly special: readonly string[];
  readonly party_group: readonly string[];
}

/** A member of a term as the record file knows them on a day. */
export interface Member extends Particulars, Places {
  readonly id: number;
  readonly certificate: string | null;
  readonly seats: readonly Span[];
  readonly suspensions: readonly Span[];
  readonly status: "serving" | "suspended" | "left";
}

const OFFICES: readonly { id: Office; label: Text; aliases: readonly string[] }[] = [
  { id: "vice_chair", label: text("副主席", "vice-chair"), aliases: [] },
  { id: "chair", label: text("主席", "chair"), aliases: [] },
  { id: "secretary_general", label: text("秘书长", "secretary-general"), aliases: [] },
  { id: "standing", label: text("常委", "standing member"), aliases: ["常务委员", "常委会委员", "常务委员会委员"] },
  { id: "member", label: text("委员", "member"), aliases: ["副秘书长"] },
];

/** The order of precedence in which tables list offices. */
export const OFFICE_ORDER: readonly Office[] = ["chair", "vice_chair", "secretary_general", "standing", "member"];

/** 常委会组成人员: whom a standing-committee meeting obliges. */
export const STANDING_OFFICES: ReadonlySet<Office> = new Set(["chair", "vice_chair", "secretary_general", "standing"]);

export const officeLabel = (office: string): Text => OFFICES.find(({ id }) => id === office)?.label ?? text(office, office);

/** What a 政协职务 cell says: 副主席、党组成员 is a vice-chair who sits in the party group. Undefined for unknown words. */
export function readOffice(value: string): { office: Office; partyGroup: boolean } | undefined {
  // 主　席 is padded, 主席 副秘书长 are two.
  const posts = cleanName(value)
    .split(/[、，,;；/\s]+/u)
    .map((post) =>
      vocabularyForm(post)
        .replace(/\(.*?\)/g, "")
        .replace(/^[县市区州]?政协(?=.)/, ""),
    )
    .filter((post) => post !== "");
  let office: Office = "member";
  let partyGroup = false;
  for (const post of posts) {
    const found = OFFICES.find(({ id, label, aliases }) => post === id || post === label.zh || aliases.includes(post));
    if (found) {
      if (OFFICE_ORDER.indexOf(found.id) < OFFICE_ORDER.indexOf(office)) office = found.id;
    } else if (/^党组(副?书记|成员)$/.test(post)) partyGroup = true;
    else return undefined;
  }
  return { office, partyGroup };
}

const PARTIES: Readonly<Record<string, readonly string[]>> = {
  中共: ["中共党员", "党员", "中国共产党", "共产党", "中共预备党员", "预备党员", "中国共产党党员"],
  民革: ["民革党员", "中国国民党革命委员会"],
  民盟: ["民盟盟员", "中国民主同盟"],
  民建: ["民建会员", "中国民主建国会"],
  民进: ["民进会员", "中国民主促进会"],
  农工党: ["农工党党员", "农工", "农工民主党", "中国农工民主党"],
  致公党: ["致公党党员", "致公", "中国致公党"],
  九三学社: ["九三", "九三学社社员"],
  台盟: ["台盟盟员", "台湾民主自治同盟"],
  无党派人士: ["无党派", "无党派民主人士"],
  群众: [],
  共青团员: ["团员", "共青团"],
};

export const PARTY_NAMES = Object.keys(PARTIES);

/** 中共党员 → 中共, 无党派 → 无党派人士 (GB/T 4762, with the short forms of rosters); undefined for an unknown one. */
export function readParty(value: string): string | undefined {
  const plain = vocabularyForm(value);
  const exact = PARTY_NAMES.find((party) => party === plain || PARTIES[party]?.includes(plain));
  // 民盟成员, 九三学社社员: the party's name with a word for its member.
  return exact ?? PARTY_NAMES.find((party) => plain.startsWith(party) && /^(党|盟|会|社)?(成员|员)$/.test(plain.slice(party.length)));
}

/** 男 or 女; undefined for anything else. */
export function readSex(value: string): string | undefined {
  const plain = vocabularyForm(value).toLowerCase();
  if (["男", "男性", "m", "male"].includes(plain)) return "男";
  return ["女", "女性", "f", "female"].includes(plain) ? "女" : undefined;
}

/** 汉 → 汉族, 土家族 → 土家族; undefined for what cannot be the name of a people. */
export function readEthnicity(value: string): string | undefined {
  const plain = vocabularyForm(value);
  const full = plain.endsWith("族") && plain.length > 1 ? plain : `${plain}族`;
  return /^\p{Script=Han}{2,7}$/u.test(full) ? full : undefined;
}

/** What a new member's blank 民族 is taken for. */
export const USUAL_ETHNICITY = "汉族";

/** What is wrong with a birth month: to come, before 1920, or less than 18 years before the seat began (null: no seat). */
export function birthMonthFault(born: string, today: string, seatFrom: string | null): Text | undefined {
  if (born > today.slice(0, born.length)) return text("出生年月在今天之后", "the birth month is in the future");
  if (born.slice(0, 4) < "1920") return text("出生年月早于 1920 年", "the birth month is before 1920");
  const grownUp = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
  return seatFrom !== null && grownUp > seatFrom.slice(0, grownUp.length)
    ? text(`任职时（${seatFrom}）不满 18 岁`, `under 18 when the seat began (${seatFrom})`)
    : undefined;
}

/** What telephones are called: mobiles, landlines with their area's code or without, an office's short numbers, 400. */
const PHONES: readonly RegExp[] = [
  /^1[3-9]\d{9}$/,
  // 0373-5566778, with an extension or without.
  /^0(10|2\d|[3-9]\d\d)[2-9]\d{6,7}\d{0,6}$/,
  /^[2-9]\d{4,7}$/,
  /^[48]00\d{7}$/,
  // 香港, 澳门, 台湾: members by invitation live there.
  /^(00)?(852|853)[2-9]\d{7}$/,
  /^(00)?886\d{8,9}$/,
];

/**
 * A telephone number in digits, +86 taken off; of several the first. Undefined for what is none: a mobile that lacks a digit
 * is not a number that anybody could call. `several` tells that others stood behind it. A masked number is handled before.
 */
export function readPhone(value: string): { phone: string; several: boolean } | undefined {
  const [first = "", ...others] = value.split(/[/、，,;；\n]|(?<=\d{11})\s+(?=\d)/).filter((number) => number.trim() !== "");
  const phone = seenText(first)
    .normalize("NFKC")
    .replace(/[\s\-—–()]/g, "")
    .replace(/^(\+|00)?86(?=1\d{10}$|0\d{9})/, "")
    .replace(/^\+/, "00");
  const isNumber = /^00(?!86)[1-9]\d{7,13}$/.test(phone) || PHONES.some((form) => form.test(phone));
  return isNumber ? { phone, several: others.length > 0 } : undefined;
}

/** What is right where `readPhone` found nothing. */
export const PHONE_HINT = text(
  "手机号是 11 位，座机连区号写，中间用短横线；少了、多了一位的请核对",
  "a mobile has 11 digits; a landline is written with its area's code and a dash",
);

export const isMasked = (value: string): boolean => value.includes("*");

/** 138****0000: how a phone number leaves the record file unless it is asked for. */
export const maskPhone = (phone: string): string => (phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : "****");

/** 教育界 and 教育 name one sector where the office writes either. */
export const sectorForm = (value: string): string => vocabularyForm(value).replace(/界$/, "");
