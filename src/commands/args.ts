import { InvalidArgumentError } from "commander";
import { firstDay, lastDay, readDate } from "../domain/dates.ts";
import { readOrdinal } from "../domain/han.ts";
import { KINDS, readKind } from "../domain/kinds.ts";
import type { Subject } from "../domain/scoring/rules.ts";
import { LANGUAGES_APART } from "../terminal/usage.ts";

/** Options and arguments as commander reads them; what is wrong is said in Chinese and English at once. */

/** What would be right, in both languages; usageMessage picks one. */
const refusal = (zh: string, en: string): InvalidArgumentError => new InvalidArgumentError(`${zh}${LANGUAGES_APART}${en}`);

/** 2026-05-12, or 2026-05 and 2026 where a partial date makes sense. */
export function dateArg(value: string): string {
  const date = readDate(value);
  if (date === undefined) throw refusal("应为日期，如 2026-05-12", "a date, such as 2026-05-12");
  return date;
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
export function subjectArg(value: string): Subject {
  const subject = SUBJECTS[value];
  if (subject === undefined || !Object.hasOwn(SUBJECTS, value))
    throw refusal("应为 委员、特邀信息员、单位、活动组 之一", "one of members, informants, units, groups");
  return subject;
}

/** 10, 十, 第十届. */
export function ordinalArg(value: string): number {
  const number = readOrdinal(value);
  if (number === undefined || number < 1 || number > 99) throw refusal("应为届次，如 10 或 第十届", "a number, such as 10");
  return number;
}

export function idArg(value: string): number {
  const id = Number(value.replace(/^#/, ""));
  if (!Number.isInteger(id) || id < 1) throw refusal("应为编号，如 31", "an id, such as 31");
  return id;
}

export function kindArg(value: string): { id: string; form: string | undefined } {
  const found = readKind(value);
  if (!found)
    throw refusal(
      `可用：${KINDS.map(({ id, label }) => `${id} ${label.zh}`).join("、")}`,
      `one of: ${KINDS.map(({ id }) => id).join(", ")}`,
    );
  return { id: found.kind.id, form: found.form };
}

/** 10-5: a session as term and number. */
export function sessionArg(value: string): { term: number; session: number } {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(value.trim());
  if (!match) throw refusal("应为 届-次，如 10-5", "term-session, such as 10-5");
  return { term: Number(match[1]), session: Number(match[2]) };
}

export function numberArg(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) throw refusal("应为不小于 0 的数字", "a number, not negative");
  return number;
}

export function choiceArg<Choice extends string>(...choices: Choice[]): (value: string) => Choice {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw refusal(`可选：${choices.join("、")}`, `one of: ${choices.join(", ")}`);
    return found;
  };
}

/** Repeatable options: --absent 张三 --absent 李四. */
export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

export function megabytesArg(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 4096)
    throw refusal("应为 1 到 4096 的整数（MB）", "a whole number from 1 to 4096 (MB)");
  return number;
}
