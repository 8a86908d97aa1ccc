import { seenText } from "../text/unseen.ts";
import { readOrdinal } from "../vocabulary/han.ts";

/**
 * A date as precise as it is known: "2026", "2026-05" or "2026-05-12". A partial date stays partial.
 * Plain strings, so that they sort and compare by themselves.
 */
export type PartialDate = string;

/** An interval of days, both inclusive; an open end is null. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** What is written in a date's place: a day (a month, a year), or the first and the last of several. */
export interface WrittenDays {
  readonly starts: PartialDate;
  /** The last day (or month), where a span is written; null of one day. */
  readonly ends: PartialDate | null;
  /** A day of the week beside a date whose day it is not: one of the two is a slip of the pen. */
  readonly wrongWeekday?: { readonly day: string; readonly written: string; readonly right: string };
}

/** Days of the 1900 date system that a spreadsheet may show as a bare number: 1927-05-18 to 2064-04-08. */
const SERIALS = { least: 10_000, most: 60_000 };

/**
 * Reads a date in any form that offices write: 2026-05-12, 2026.5, 2026年5月, 197005, 20260512, a serial number, with a
 * weekday or a time behind it (2025年3月1日 星期六 上午9时30分). Returns undefined for what is no date, month 13 and a span of
 * days included.
 */
export function readDate(value: string): PartialDate | undefined {
  const days = readDays(value);
  return days?.ends === null ? days.starts : undefined;
}

/** The same, and spans: 2025年3月1日至3日, 2025.3.1-3.3, 2025-03-01至2025-03-03, 2025年3月至5月. Never a guess at a year. */
export function readDays(value: string): WrittenDays | undefined {
  const plain = dateForm(value);
  if (/^\d{5}(\.\d+)?$/.test(plain)) {
    const starts = fromSerial(Number(plain));
    return starts === undefined ? undefined : { starts, ends: null };
  }
  const first = dateAt(plain);
  if (first === undefined) return undefined;
  const weekdays: DayOfWeek[] = [];
  const rest = afterTime(plain.slice(first.length), first.date, weekdays);
  const ends = rest === "" ? null : endOf(rest, first, weekdays);
  if (ends === undefined) return undefined;
  const wrong = weekdays.find(({ day, written }) => written !== weekdayOf(day));
  return {
    starts: first.date,
    ends: ends === first.date ? null : ends,
    ...(wrong && { wrongWeekday: { ...wrong, right: weekdayOf(wrong.day) } }),
  };
}

/** Somebody's month of birth: 70.5 as well, which of anything else would be a guess at the century; an age beside it (1970.05（55岁）) says nothing of the month. */
export function readBirth(value: string): PartialDate | undefined {
  const plain = dateForm(value).replace(AGE, "");
  const short = SHORT.exec(plain);
  return short ? assemble(1900 + Number(short[1]), short[2], undefined) : readDate(plain);
}

const SHORT = /^(\d{2})[-./年](\d{1,2})月?$/;
const AGE = /(?:[,;]?\((?:现?年)?\d{1,3}(?:周?岁)?\)|[,; ]?(?<!\d)(?:现?年)?\d{1,3}周?岁)$/;

/** Plain digits and signs, one kind of dash, and white space only where it parts two numbers. */
const dateForm = (value: string): string =>
  seenText(value)
    .normalize("NFKC")
    .trim()
    .replace(/(\d)\s+(?=\d)/gu, "$1\u0001")
    .replace(/\s+/gu, "")
    .replaceAll("\u0001", " ")
    .replace(/[‐-―−]+/g, "-")
    .replace(/[〜∼]/g, "~")
    .replace(/^(\d{4})[.。、](\d{1,2})(?:[.。、](\d{1,2}))?/, (...[, ...parts]) =>
      parts
        .slice(0, 3)
        .filter((part) => part !== undefined)
        .join("."),
    )
    .replace(/(出?生|起)$/, "");

/** A date at the beginning of a text, and how much of the text it is. */
interface Dated {
  readonly date: PartialDate;
  readonly length: number;
}

/** The most telling first: a day before a month before a year. What is no day of the calendar is no month either. */
const FORMS = [
  /^(\d{4})(年)(\d{1,2})[./月 ](\d{1,2})(?![\d月])[日号]?/,
  /^(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})(?![\d月])[日号]?/,
  /^(\d{4})()(\d{2})(\d{2})(?!\d)/,
  /^(\d{4})([-./年 ])(\d{1,2})(?!\d)月?/,
  /^(\d{4})()(\d{2})(?!\d)/,
  /^(\d{4})(?!\d)年?/,
];

function dateAt(plain: string): Dated | undefined {
  const chinese = IN_CHINESE.exec(plain);
  if (chinese) return dated(fromChinese(chinese), chinese[0]);
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match) return dated(assemble(Number(match[1]), match[3], match[4]), match[0]);
  }
  return undefined;
}

const dated = (date: PartialDate | undefined, written: string): Dated | undefined =>
  date === undefined ? undefined : { date, length: written.length };

interface DayOfWeek {
  readonly day: string;
  readonly written: string;
}

const WEEKDAYS = "日一二三四五六";
const weekdayOf = (day: string): string => WEEKDAYS[new Date(day).getUTCDay()] as string;

const WEEKDAY = /^[ ,]?(?:\(?(?:星期|周|礼拜)([一二三四五六日天])\)?|\(([一二三四五六日])\))/;
/** 上午, 9:30, 9时30分, 下午3点半, T00:00:00.000Z, and from one to another. */
const CLOCK = String.raw`(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|\d{1,2}[时点](?:\d{1,2}分?|半|整)?)`;
const HALF = "(?:上午|下午|中午|晚上|晚间|早上|早晨|凌晨|傍晚|全天|上半天|下半天|晚|早)";
const HOUR = `(?:${HALF}${CLOCK}?|${CLOCK})`;
const TIME = new RegExp(`^[ T,]?\\(?${HOUR}(?:[-~至到、]${HOUR})?\\)?`);

/** What is left behind a day when its weekday and its time are taken off, and where it was (09:00 会议室). */
function afterTime(written: string, day: PartialDate, weekdays: DayOfWeek[]): string {
  let rest = written;
  let hasTime = false;
  if (day.length < 10) return rest;
  for (;;) {
    const weekday = WEEKDAY.exec(rest);
    if (weekday) weekdays.push({ day, written: (weekday[1] ?? weekday[2] ?? "").replace("天", "日") });
    const found = weekday ?? TIME.exec(rest);
    if (!found) return hasTime && !/\d/.test(rest) ? "" : rest;
    hasTime ||= found[0].includes(":");
    rest = rest.slice(found[0].length);
  }
}

/** The last day of a span, as it is written behind the first: whole, without the year, the day alone; the next day behind 、 too. */
function endOf(rest: string, first: Dated, weekdays: DayOfWeek[]): PartialDate | undefined {
  const [, joint = "", written] = /^([-~至到、和及])(.+)$/.exec(rest) ?? [];
  if (written === undefined || first.date.length === 4) return undefined;
  const end = first.date.length === 7 ? endMonth(written, first.date) : endDay(written, first.date);
  if (end === undefined || end.date < first.date) return undefined;
  if (/[、和及]/.test(joint) && end.date !== dayAfter(first.date)) return undefined;
  const [, days] = COUNTED.exec(written) ?? [];
  if (days !== undefined && Number(days) !== daysIn(first.date, end.date)) return undefined;
  return afterTime(written.slice(end.length).replace(COUNTED, ""), end.date, weekdays) === "" ? end.date : undefined;
}

/** （3天）, ，共3天: how many days a span has. */
const COUNTED = /,?\(?(?:共|为期|计)?(\d{1,3})天\)?$/;

function endMonth(written: string, first: PartialDate): Dated | undefined {
  const whole = dateAt(written);
  if (whole) return whole.date.length === 7 ? whole : undefined;
  const month = /^(\d{1,2})月/.exec(written);
  return month ? dated(assemble(Number(first.slice(0, 4)), month[1], undefined), month[0]) : undefined;
}

function endDay(written: string, first: PartialDate): Dated | undefined {
  const whole = dateAt(written);
  if (whole) return whole.date.length === 10 ? whole : undefined;
  const [year, month] = [Number(first.slice(0, 4)), first.slice(5, 7)];
  const later = /^(\d{1,2})[-./月](\d{1,2})(?!\d)[日号]?/.exec(written) ?? /^(\d{2})(\d{2})(?!\d)/.exec(written);
  if (later) {
    // From December over New Year's Day: of no other span can the year be meant to be the next.
    const isNext = month >= "11" && Number(later[1]) <= 2;
    return dated(assemble(isNext ? year + 1 : year, later[1], later[2]), later[0]);
  }
  const day = /^(\d{1,2})(?!\d)[日号]?/.exec(written);
  return day ? dated(assemble(year, month, day[1]), day[0]) : undefined;
}

/** Whether it is a day whose year is not written: 3月1日, 3月1日至3日. */
export const lacksYear = (value: string): boolean => /^\d{1,2}月\d{1,2}(?!\d)[日号]?/.test(dateForm(value));

/** 二〇二六年五月二十一日. */
const IN_CHINESE = /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?)?/;

function fromChinese([, year = "", month, day]: RegExpExecArray): PartialDate | undefined {
  const digits = [...year].map((sign) => (/[〇○]/.test(sign) ? 0 : "零一二三四五六七八九".indexOf(sign))).join("");
  const number = (written: string | undefined): string | undefined =>
    written === undefined ? undefined : String(readOrdinal(written) ?? 0);
  return assemble(Number(digits), number(month), number(day));
}

function fromSerial(serial: number): PartialDate | undefined {
  if (serial < SERIALS.least || serial > SERIALS.most) return undefined;
  return dayOffset("1899-12-30", Math.floor(serial));
}

function assemble(year: number, month: string | undefined, day: string | undefined): PartialDate | undefined {
  if (year < 1900 || year > 2100) return undefined;
  if (month === undefined) return String(year);
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const monthText = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return monthText;
  return Number(day) >= 1 && Number(day) <= daysInMonth(monthText) ? `${monthText}-${day.padStart(2, "0")}` : undefined;
}

/** Days are counted in UTC throughout, so that no time zone or summer time moves one. */
const dayOffset = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const DAY = 86_400_000;

/** How many days a month has: 28 of "2026-02". */
export function daysInMonth(month: string): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The month of a date, "1970-05"; the year alone if that is all that is known. */
export const monthOf = (date: PartialDate): PartialDate => date.slice(0, 7);

/** The calendar year that a day is in. */
export const calendarYearOf = (day: PartialDate): number => Number(day.slice(0, 4));

/** The first day that a partial date may mean; a month alone is its first day. */
export const firstDay = (date: PartialDate): string => (date.length === 10 ? date : `${date}-01-01`.slice(0, 10));

/** The last day that a partial date may mean. */
export function lastDay(date: PartialDate): string {
  if (date.length === 10) return date;
  return date.length === 4 ? `${date}-12-31` : `${date}-${daysInMonth(date)}`;
}

/** The number of days from one day to another, both counted; 0 when they are the wrong way round. */
export function daysIn(from: string, to: string): number {
  if (to < from) return 0;
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/** The day after. */
export const dayAfter = (day: string): string => dayOffset(day, 1);

/** The day before. */
export const dayBefore = (day: string): string => dayOffset(day, -1);

/** Whether an interval covers a day. */
export const covers = (span: Span, day: string): boolean => span.from <= day && (span.to === null || day <= span.to);

/** 2026-05-12 → 2026年5月12日, 2026-05 → 2026年5月: the form of documents (GB/T 9704-2012: Arabic numerals, no padding). */
export function chineseDate(date: PartialDate): string {
  const [year, month, day] = date.replace(/年$/, "").split("-").map(Number);
  return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
}

/**
 * A date in a document about a year: 1月8日, and the year before it where it is another one (2024年12月30日); a month or a
 * year alone is written in full (2025年3月).
 */
export const dateWithin = (date: PartialDate, year: number): string =>
  date.length === 10 && Number(date.slice(0, 4)) === year ? chineseDate(date).replace(/^\d+年/, "") : chineseDate(date);

/** 2025年1月1日至12月31日, 2025年12月28日至2026年12月27日: a period as documents print it. */
export const chineseSpan = (from: string, to: string): string => `${chineseDate(from)}至${dateWithin(to, Number(from.slice(0, 4)))}`;

/** 2024—2026年度; of one year 2026年度. */
export const chineseYears = (from: number, to: number): string => (from === to ? `${to}年度` : `${from}—${to}年度`);

/** The same day of the year before; of 29 February the 28th. */
export const yearEarlier = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace(/02-29$/, "02-28");

/** How many calendar months an interval touches. */
export function monthsIn(from: string, to: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return to < from ? 0 : months(to) - months(from) + 1;
}
