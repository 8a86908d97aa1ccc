import { readOrdinal } from "./han.ts";

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

const FORMS = [
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-./年](\d{1,2})月?$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4})年?$/,
];

const SHORT = /^(\d{2})[-./年](\d{1,2})月?$/;

/** Days of the 1900 date system that a spreadsheet may show as a bare number: 1927-05-18 to 2064-04-08. */
const SERIALS = { least: 10_000, most: 60_000 };

/**
 * Reads a date in any form that offices write: 2026-05-12, 2026.5, 2026年5月, 197005, 20260512, a serial number.
 * Returns undefined for what is no date, month 13 included.
 */
export function readDate(value: string): PartialDate | undefined {
  const plain = dateForm(value);
  if (/^\d{5}(\.\d+)?$/.test(plain)) return fromSerial(Number(plain));
  const chinese = IN_CHINESE.exec(plain);
  if (chinese) return fromChinese(chinese);
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match) return assemble(Number(match[1]), match[2], match[3]);
  }
  return undefined;
}

/** Somebody's month of birth: 70.5 as well, which of anything else would be a guess at the century. */
export function readBirth(value: string): PartialDate | undefined {
  const short = SHORT.exec(dateForm(value));
  return short ? assemble(1900 + Number(short[1]), short[2], undefined) : readDate(value);
}

const dateForm = (value: string): string =>
  value
    .normalize("NFKC")
    .replace(/[T ]\d{1,2}:\d{2}.*$/, "")
    .replace(/\s+/gu, "")
    .replace(/[。、]/g, ".")
    .replace(/(出?生|起)$/, "");

/** 二〇二六年五月二十一日. */
const IN_CHINESE = /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?$/;

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

function daysInMonth(month: string): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The month of a date, "1970-05"; the year alone if that is all that is known. */
export const monthOf = (date: PartialDate): PartialDate => date.slice(0, 7);

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
  const [year, month, day] = date.split("-").map(Number);
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
