const DAY = 86_400_000;
/** How many days later serial 0 is in workbooks that count from 1904. */
const FROM_1904 = 1462;

/** 31 December 9999. What is beyond is no date, whatever its format: a phone number, shown as ####. */
const LAST = 2_958_465;

/** Whether a number in a date's format is a day; a time alone (0.375) is none. */
export const isDay = (serial: number): boolean => serial >= 1 && serial < LAST + 1;

/** The time of day of a number in a date's or time's format, as a sheet shows it: 0.354166… is 8:30. Midnight (0) is none. */
export function timeOfDay(serial: number): string | undefined {
  if (!(serial > 0 && serial < 1)) return undefined;
  const seconds = Math.min(Math.round(serial * 86_400), 86_399);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${hours}:${two(minutes)}${rest === 0 ? "" : `:${two(rest)}`}`;
}

/** Formats that have a number and no code: 14 to 22 of every Excel, the others of the East Asian ones (ECMA-376 Part 1, 18.8.30). */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a format without a code, by its number, is a date's or a time's. */
export const isDateNumber = (id: number): boolean => DATES.some(([from, to]) => id >= from && id <= to);

/**
 * Whether a format's code is a date's or a time's. SheetJS would tell it too (test/workbooks/number-format.test.ts compares),
 * but it comes whole (docs/decisions/0024-by-hand-or-by-a-library.md).
 */
export function isDateCode(code: string): boolean {
  // Words between two parts keep them apart: h"时"mm"分" is a time, hmm is none.
  const parts = code.replace(/"[^"]*"|\\./g, " ");
  if (/\[(?:h+|m+|s+)\]/i.test(parts)) return true;
  const letters = parts.replace(/\[[$\-\w]*\]/g, "").replace(/[*_]./g, "");
  return /[yd]|m{3}|am\/pm|a\/p|(?<![a-z])(?:hh?|ss?)(?![a-z])/i.test(letters);
}

/** The day of a date's serial number (ECMA-376 Part 1, 18.17.4.1); the day 60 of 1900, which never was, is taken as the last of February. */
export function serialDay(number: number, isFrom1904: boolean): string {
  const serial = number + (isFrom1904 ? FROM_1904 : 0);
  const days = Math.floor(serial === 60 ? 59 : serial);
  return new Date(Date.UTC(1899, 11, serial >= 61 ? 30 : 31) + days * DAY).toISOString().slice(0, 10);
}

/** What a number says in a format that shows more than the number holds. */
export type Shown = (number: number) => string | number;

/** The formats that matter: 1970.1 shown as 1970.10 in 0.00, and 12 shown as 0012 in 0000; undefined for all others. */
export function shownIn(code: string): Shown | undefined {
  if (/^[#0]*0\.00(?:_.|\\.|"[^"]*")*(?:;.*)?$/.test(code))
    return (number) => (/^(?:19|20)\d\d\.1$/.test(String(number)) ? `${number}0` : number);
  if (/^0{2,20}$/.test(code))
    return (number) => (Number.isInteger(number) && number >= 0 ? String(number).padStart(code.length, "0") : number);
  return undefined;
}
