import { InvalidArgumentError } from "commander";
import { chineseDate, firstDay, lastDay, readDays } from "../domain/calendar/dates.ts";
import type { Subject } from "../domain/scoring/rules.ts";
import type { Text } from "../domain/text/text.ts";
import { readOrdinal } from "../domain/vocabulary/han.ts";
import { kindHint } from "../domain/vocabulary/kind-hint.ts";
import { readKind } from "../domain/vocabulary/kinds.ts";
import { type KnownWord, wordsHint } from "../domain/vocabulary/likeness.ts";
import { LANGUAGES_APART } from "../terminal/usage.ts";

/** Options and arguments as commander reads them; what is wrong is said in Chinese and English at once. */

/** What would be right, in both languages; usageMessage picks one. */
const refusal = (zh: string, en: string): InvalidArgumentError => new InvalidArgumentError(`${zh}${LANGUAGES_APART}${en}`);

const refusedBy = ({ zh, en }: Text): InvalidArgumentError => refusal(zh, en);

/** 2026-05-12, or 2026-05 and 2026 where a partial date makes sense. */
export function dateArg(value: string): string {
  const days = readDays(value);
  if (days === undefined) throw refusal("应为日期，如 2026-05-12", "a date, such as 2026-05-12");
  if (days.ends !== null)
    throw refusal("这里只写一天；最后一天写在 --ends（登记活动时）", "one day; of a deed the last one goes to --ends");
  const { wrongWeekday: wrong } = days;
  if (wrong !== undefined)
    throw refusal(`${chineseDate(wrong.day)}是星期${wrong.right}，不是星期${wrong.written}`, "the weekday is another");
  return days.starts;
}

/** A day; a month alone is its first day. */
export const dayArg = (value: string): string => firstDay(dateArg(value));

/** A day and nothing less: what a document is dated by. */
export function wholeDayArg(value: string): string {
  const date = dateArg(value);
  if (date.length < 10) throw refusal("应写到日，如 2026-05-12", "a whole date, such as 2026-05-12");
  return date;
}

/** A day on which something ends; a month alone is its last day. */
export const lastDayArg = (value: string): string => lastDay(dateArg(value));

export function yearArg(value: string): number {
  const year = Number(value.replace(/年度?$/, ""));
  if (!Number.isInteger(year) || year < 1950 || year > 2100) throw refusal("应为年份，如 2026", "a year, such as 2026");
  return year;
}

/** One of some values by any of the words for it; what is none of them is answered with the nearest. */
export function wordArg<Value extends string>(words: Readonly<Record<string, Value>>): WordReader<Value> {
  const read = (written: string): Value => {
    const value = Object.hasOwn(words, written) ? words[written] : undefined;
    if (value !== undefined) return value;
    throw refusedBy(wordsHint(written, knownWords(words)));
  };
  return Object.assign(read, { words: () => knownWords(words) });
}

/** What reads a word, and tells which words it knows. */
type WordReader<Value> = ((written: string) => Value) & { readonly words: () => readonly KnownWord[] };

/** A word that the command itself reads: which there are is told all the same. */
export const anyWord = (words: () => readonly KnownWord[]): WordReader<string> => Object.assign((written: string) => written, { words });

/** Each value with the words for it, the first of them beside it. */
export const knownWords = (words: Readonly<Record<string, string>>): KnownWord[] =>
  [...new Set(Object.values(words))].map((value) => {
    const [zh, ...also] = Object.keys(words).filter((word) => word !== value && words[word] === value);
    return { en: value, ...(zh === undefined ? {} : { zh }), also };
  });

const SUBJECTS: Readonly<Record<string, Subject>> = {
  members: "members",
  委员: "members",
  informants: "informants",
  特邀信息员: "informants",
  信息员: "informants",
  units: "units",
  单位: "units",
  groups: "groups",
  活动组: "groups",
};

/** Whose evaluation: members, special informants, units or activity groups. */
export const subjectArg = wordArg(SUBJECTS);

/** 10, 十, 第十届. */
export function ordinalArg(value: string): number {
  const number = readOrdinal(value);
  if (number === undefined || number < 1 || number > 99) throw refusal("应为届次，如 10 或 第十届", "a number, such as 10");
  return number;
}

export function idArg(value: string): number {
  const id = Number(value.replace(/^#/, ""));
  // Beyond 2^53 two numbers are one, and SQLite takes none of them for an id.
  if (!Number.isSafeInteger(id) || id < 1) throw refusal("应为编号，如 31", "an id, such as 31");
  return id;
}

/** How many lines of a list. */
export function countArg(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw refusal("应为 1 到 1000000 的整数", "a whole number from 1 to 1000000");
  return count;
}

export function kindArg(value: string): { id: string; form: string | undefined } {
  const found = readKind(value);
  if (!found) throw refusedBy(kindHint(value));
  return { id: found.kind.id, form: found.form };
}

/** 10-5: a session as term and number. */
export function sessionArg(value: string): { term: number; session: number } {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(value.trim());
  if (!match) throw refusal("应为 届-次，如 10-5", "term-session, such as 10-5");
  return { term: Number(match[1]), session: Number(match[2]) };
}

/** More than any count or amount of an office; up to here sums stay exact. */
const MOST = 1e12;

export function numberArg(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0 || number > MOST)
    throw refusal("应为不小于 0、不大于一万亿的数字", "a number, not negative and not above 10^12");
  return number;
}

export const choiceArg = <Choice extends string>(...choices: Choice[]): WordReader<Choice> =>
  wordArg(Object.fromEntries(choices.map((choice) => [choice, choice])) as Record<string, Choice>);

/** Repeatable options: --absent 张三 --absent 李四. */
export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

export function megabytesArg(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 4096)
    throw refusal("应为 1 到 4096 的整数（MB）", "a whole number from 1 to 4096 (MB)");
  return number;
}
