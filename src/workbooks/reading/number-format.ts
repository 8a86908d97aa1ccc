const DAY = 86_400_000;
/** How many days later serial 0 is in workbooks that count from 1904. */
const FROM_1904 = 1462;

/** 31 December 9999. What is beyond is no date, whatever its format: a phone number, shown as ####. */
const LAST = 2_958_465;

/** Whether a number in a date's format is a day; a time alone (0.375) is none. */
export const isDay = (serial: number): boolean => serial >= 1 && serial < LAST + 1;

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
