import { daysInMonth } from "../calendar/dates.ts";
import { everyText } from "./every-text.ts";
import { type Text, text } from "./text.ts";
import { visibleText } from "./unseen.ts";

/**
 * Somebody's numbers in a text: telephones, identity numbers, bank cards, however they are spaced. One finder for whatever
 * masks them (errors, the log, lists, exports) and whatever refuses them (contacts with residents). A number of another
 * kind stays as it is: 案号, dates and spans of days, sums, digests.
 */
export type NumberKind = "mobile" | "landline" | "identity" | "card";

interface Found {
  readonly kind: NumberKind;
  readonly from: number;
  readonly to: number;
  /** Without the country's prefix. */
  readonly digits: string;
}

/** Digits together, and what parts them from those before: 0000 of 138-0000-0003. */
interface Group {
  readonly digits: string;
  readonly gap: string;
  readonly from: number;
  readonly to: number;
}

/** Asked first of each text: fewer than seven digits near one another are nobody's number. */
const MAY_HOLD = /(?:[\d０-９][^\d０-９]{0,6}){6}[\d０-９]/;

const FULL_WIDTH = /[０-９Ｘｘ．－＋（）]/g;

/** What nobody sees parts no digits. */
const HIDDEN = String.raw`(?:(?!\s)[\p{Default_Ignorable_Code_Point}\p{Control}])`;
/** What stands between the digits of one number. */
const GAP = String.raw`(?:[\s.·•・_/()\-‐-―−]|${HIDDEN})`;
/** Digits that may belong together, with the X in which an identity number may end. */
const RUN = new RegExp(String.raw`\d(?:${GAP}{0,6}\d)*(?:${HIDDEN}*[Xx](?![0-9A-Za-z]))?`, "gu");
const GROUP = new RegExp(String.raw`\d(?:${HIDDEN}*\d)*(?:${HIDDEN}*[Xx])?`, "gu");
const EACH_HIDDEN = new RegExp(HIDDEN, "gu");

/** Most runs by far: a day, as a record file writes it. */
const IS_DAY = /^\d{4}-\d\d-\d\d$/;

/** The numbers of people in a text, in their order. */
function personalNumbers(value: string): Found[] {
  if (IS_DAY.test(value) || !MAY_HOLD.test(value)) return [];
  // As long as the text itself, so that places hold for both.
  const plain = value.replace(FULL_WIDTH, (char) => char.normalize("NFKC"));
  return [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    run.length < 7 || IS_DAY.test(run) ? [] : numbersIn(plain, groupsIn(run, index)),
  );
}

function groupsIn(run: string, at: number): Group[] {
  let end = 0;
  return [...run.matchAll(GROUP)].map(({ 0: written, index }) => {
    const gap = run.slice(end, index).replace(EACH_HIDDEN, "");
    end = index + written.length;
    return { digits: written.replace(EACH_HIDDEN, ""), gap, from: at + index, to: at + end };
  });
}

function numbersIn(plain: string, groups: readonly Group[]): Found[] {
  const found: Found[] = [];
  const dated = datesIn(groups);
  for (let i = 0; i < groups.length; i += 1) {
    let longest: (Found & { last: number }) | undefined;
    let digits = "";
    for (let j = i; j < groups.length && digits.length <= LONGEST; j += 1) {
      digits += (groups[j] as Group).digits;
      const parts = groups.slice(i, j + 1);
      const kind = kindOf(digits, parts, dated.slice(i, j + 1).includes(true), plain);
      if (kind !== undefined && !isDecimal(groups, i, j) && !isSum(plain, parts, kind) && !isInWord(plain, parts, kind)) {
        const { from } = parts[0] as Group;
        longest = {
          kind,
          last: j,
          from: kind === "mobile" && plain[from - 1] === "+" ? from - 1 : from,
          to: (groups[j] as Group).to,
          digits: kind === "mobile" ? bare(digits).slice(-11) : digits,
        };
      }
    }
    if (longest === undefined) continue;
    found.push(longest);
    i = longest.last;
  }
  return found;
}

/** More digits than any number has (a card's 19) are looked at no further. */
const LONGEST = 22;

const MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
/** 010, 02x with eight digits, 03xx to 09xx with seven or eight; none of them begins with 0, 1 or 9. */
const LANDLINE = /^(?:0(?:10|2\d)[2-8]\d{7}|0[3-9]\d\d[2-8]\d{6,7})$/;
const LOCAL = /^[2-8]\d{6,7}$/;

/** Without an X behind it. */
const bare = (digits: string): string => digits.replace(/[Xx]$/, "");

function kindOf(written: string, groups: readonly Group[], isDated: boolean, plain: string): NumberKind | undefined {
  if (isIdentity(written)) return "identity";
  const digits = bare(written);
  if (isDated || /\D/.test(digits)) return undefined;
  if (isCard(digits, groups)) return "card";
  if (MOBILE.test(digits) && isSpacedLikeTelephone(groups)) return "mobile";
  if (LANDLINE.test(digits)) return isNumbered(plain, groups) ? undefined : "landline";
  if (/^[48]00\d{7}$/.test(digits) && groups.length > 1) return "landline";
  return LOCAL.test(digits) && groups.length <= 2 && isCalledTelephone(plain, groups) ? "landline" : undefined;
}

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/**
 * 18 characters with a day of birth in them (GB 11643-1999), or the 15 digits of before 1999. The check digit is not asked
 * for: a number with a slip of the pen is as private.
 */
function isIdentity(digits: string): boolean {
  if (!PROVINCES.test(digits)) return false;
  if (/^\d{17}[\dXx]$/.test(digits)) return isDay(digits.slice(6, 14)) && digits.slice(6, 10) >= "1880";
  return /^\d{15}$/.test(digits) && isDay(`19${digits.slice(6, 12)}`);
}

/** 20250301. */
function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (!/^(?:18|19|20)/.test(year) || month < "01" || month > "12") return false;
  return day >= "01" && Number(day) <= daysInMonth(`${year}-${month}`);
}

/** 16 to 19 digits whose last checks the others (Luhn), in fours or together; no moment of time. */
function isCard(digits: string, groups: readonly Group[]): boolean {
  if (digits.length < 16 || digits.length > 19 || !/^(?:[3-9]|10)/.test(digits)) return false;
  const isAlone = groups.every(({ digits: each }) => each.length === 1);
  if (groups.length > 1 && !isAlone && groups.slice(0, -1).some(({ digits: each }) => each.length < 4)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** 15 20 30 25 100 is a list of numbers, and 13-2-00000015 one of a case. */
function isSpacedLikeTelephone(groups: readonly Group[]): boolean {
  const [first, second] = groups.map(({ digits }) => digits.length);
  if (groups.length === 1 || first === undefined || second === undefined || groups.every(({ digits }) => digits.length === 1)) return true;
  const isList = groups.slice(1).every(({ gap }) => /^\s+$/.test(gap));
  return !(isList && first < 3 && !MOBILE_PREFIX.test(groups[0]?.digits ?? "")) && !(groups.length === 3 && first <= 2 && second <= 2);
}

const MOBILE_PREFIX = /^(?:00)?86$/;

/** A number of seven or eight digits may be a sum: it is a telephone where it is called one. */
const isCalledTelephone = (plain: string, [first]: readonly Group[]): boolean => TELEPHONE_BEFORE.test(plain.slice(0, first?.from));

/** What a telephone is called, or another one before it: 电话22345678、22345679; 0594-2234567、2234568. */
const TELEPHONE_BEFORE =
  /(?:(?:电话|電話|手机|座机|固话|传真|热线|联系方式|☎|tel|phone)[^\d]{0,6}|0\d{2,3}[-—）)\s]?\d{7,8}[、，,;；/\s]{1,3})(?:\d{7,8}[、，,;；/\s]{1,3})*$/iu;

/** 编号0591-2025001, 第0591-2025001号: a number of the office's own. */
const isNumbered = (plain: string, [first]: readonly Group[]): boolean =>
  /(?:编号|文号|案号|字第|第)\s*$/u.test(plain.slice(0, first?.from));

/** 138000000.12, 0.13800000000: the two sides of a decimal point. */
const isDecimal = (groups: readonly Group[], from: number, to: number): boolean =>
  groups.length === 2 && groups[1]?.gap === "." && to - from < 2;

/** 15000000000元 is a sum. */
const isSum = (plain: string, groups: readonly Group[], kind: NumberKind): boolean =>
  kind !== "identity" && groups.length === 1 && /^\s*[万亿千百]?(?:余|多)?元/u.test(plain.slice(groups[0]?.to));

/** Digits among letters are of a digest (SHA-256) or a code, unless they are what needs no telling: tel13800000000. */
function isInWord(plain: string, groups: readonly Group[], kind: NumberKind): boolean {
  let { from } = groups[0] as Group;
  let { to } = groups.at(-1) as Group;
  const isLetter = (char: string | undefined): boolean => char !== undefined && /[0-9A-Za-z]/.test(char);
  if (!isLetter(plain[from - 1]) && !isLetter(plain[to])) return false;
  while (isLetter(plain[from - 1])) from -= 1;
  while (isLetter(plain[to])) to += 1;
  const word = plain.slice(from, to);
  const isLong = word.length >= DIGEST || /SHA-256 $/.test(plain.slice(0, from));
  const isDigest = isLong && /^[0-9A-Fa-f]+$/.test(word) && /[A-Fa-f]/.test(word);
  return isDigest || (kind !== "mobile" && kind !== "identity");
}

/** Letters and digits in such a row are a digest; its first ones are called SHA-256. */
const DIGEST = 16;

/** Which groups are days, months, or spans of years: they belong to no telephone and no card. */
function datesIn(groups: readonly Group[]): boolean[] {
  const dated = groups.map(({ digits }) => isMoment(digits));
  for (let i = 0; i + 1 < groups.length; i += 1) {
    const [year, month, day] = [groups[i], groups[i + 1], groups[i + 2]].map((group) => group?.digits ?? "") as [string, string, string];
    if (!isYear(year)) continue;
    if (isYear(month)) dated[i] = dated[i + 1] = true;
    else if (/^(?:0?[1-9]|1[0-2])$/.test(month)) {
      dated[i] = dated[i + 1] = true;
      if (/^(?:0?[1-9]|[12]\d|3[01])$/.test(day)) dated[i + 2] = true;
    }
  }
  return dated;
}

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

/** 20250301, 202503011230, 20250301123059. */
const isMoment = (digits: string): boolean => [8, 12, 14].includes(digits.length) && isDay(digits.slice(0, 8));

const WORDS: Readonly<Record<NumberKind, Text>> = {
  mobile: text("手机号码", "a mobile number"),
  landline: text("电话号码", "a telephone number"),
  identity: text("身份证号码", "an identity number"),
  card: text("银行卡号", "the number of a bank card"),
};

export const numberWords = (kind: NumberKind): Text => WORDS[kind];

/** What kind of somebody's number a text holds; null where it holds none. */
export const heldNumber = (value: string): NumberKind | null => personalNumbers(value)[0]?.kind ?? null;

/** 1****8 in the place of each number of somebody's: the first and the last digit stay. */
export function maskNumbers(value: string): string {
  const found = personalNumbers(value);
  if (found.length === 0) return value;
  let masked = "";
  let at = 0;
  for (const { from, to, digits } of found) {
    masked += `${value.slice(at, from)}${digits[0]}****${digits.at(-1)}`;
    at = to;
  }
  return masked + value.slice(at);
}

/** Fields that hold numbers of the office's own: a case's, a certificate's, a digest. */
const CODES: ReadonlySet<string> = new Set(["serial", "certificate", "refersTo", "sha256", "digest", "hash", "file", "files"]);

/** The same value with every text in it masked, but for the office's own numbers. */
export const maskedTexts = <Value>(value: Value): Value =>
  everyText(value, (written, key) => (CODES.has(key) ? written : maskNumbers(written)));

/** A value as an error quotes it: numbers masked, what cannot be seen in it shown. */
export const quoted = (value: string): string => visibleText(maskNumbers(value));
