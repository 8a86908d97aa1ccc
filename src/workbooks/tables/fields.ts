import {
  chineseDate,
  firstDay,
  lacksYear,
  lastDay,
  monthOf,
  type PartialDate,
  readBirth,
  readDays,
  type WrittenDays,
} from "../../domain/calendar/dates.ts";
import { birthMonthFault, isMasked, PHONE_HINT, readPhone } from "../../domain/people/member.ts";
import { splitNames, statedNumber, type WrittenName } from "../../domain/people/names.ts";
import { memoize } from "../../domain/text/memoize.ts";
import { holdsMask, plainText, splitList } from "../../domain/text/plain.ts";
import { maskPhones, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { type Level, readLevels } from "../../domain/vocabulary/levels.ts";
import { problemAt } from "../grid.ts";
import type { TableCell } from "./spec.ts";

/** Reading of one cell as what its column means. A blank is null, no statement; a mistake goes into `problems`. */

const BLANKS = new Set(["", "-", "—", "——", "/", "无", "／"]);

/** What is written where nothing is to be said. */
export const isBlankWord = (value: string): boolean => BLANKS.has(value);

export const isBlank = ({ text: value }: TableCell): boolean => isBlankWord(value);

/** The cell with another text in it: a piece of it, or what it stands for. A cell is not spread: it works out where it stands. */
export const cellSaying = ({ where }: TableCell, written: string): TableCell => ({ text: written, raw: written || null, where });

/** A text in which somebody's number was masked states nothing: a masked export can be imported again. */
export const readText = (cell: TableCell): string | null => (isBlank(cell) || holdsMask(cell.text) ? null : plainText(cell.text) || null);

/** Several values in one cell: 第一组、第三组. */
export const readList = (cell: TableCell): readonly string[] => (isBlank(cell) || holdsMask(cell.text) ? [] : listIn(cell.text));

const listIn = memoize(splitList);

const daysIn = memoize(readDays);
const birthIn = memoize(readBirth);

/** A date as precise as it is written. */
export function readDateCell(cell: TableCell, problems: Problem[], warnings: Problem[]): PartialDate | null {
  const days = readDaysCell(cell, problems, warnings);
  if (days === null || days.ends === null) return days?.starts ?? null;
  problems.push(
    problemAt(
      cell.where,
      cell.text,
      text("这是一段时间，这里只写一天", "a span of days, where one day belongs"),
      text("请写成 2026-05-12 或 2026年5月12日", "write it as 2026-05-12"),
    ),
  );
  return null;
}

/** A day, or the first and the last of several: 2025年3月1日至3日. */
export function readDaysCell(cell: TableCell, problems: Problem[], warnings: Problem[]): WrittenDays | null {
  if (isBlank(cell)) return null;
  if (isVagueNumber(cell)) {
    problems.push(
      problemAt(
        cell.where,
        cell.text,
        text("这个数字分不清是 1 月还是 10 月", "this number may mean January or October"),
        text("请写成文本，如 2026.01 或 2026年10月", "write it as text, such as 2026.01 or 2026年10月"),
      ),
    );
    return null;
  }
  const days = readAs(cell, daysIn, problems, () => [
    lacksYear(cell.text) ? text("没有写年份", "the year is missing") : text("不是日期", "not a date"),
    text("请写成 2026-05-12 或 2026年5月12日", "write it as 2026-05-12"),
  ]);
  if (days?.wrongWeekday) {
    const { day, written, right } = days.wrongWeekday;
    warnings.push(
      problemAt(
        cell.where,
        cell.text,
        text(
          `${chineseDate(day)}是星期${right}，这里写的是星期${written}；按日期记`,
          `${day} is another day of the week; the date was taken`,
        ),
        text("日期和星期有一个写错了，请核对", "one of the two is a slip of the pen: check them"),
      ),
    );
  }
  return days;
}

/** From which day to which: a cell each, or both in the first (2022.01—2026.12). A month alone is its first day, or its last. */
export function readSpanCells(
  { from, to }: Readonly<Record<"from" | "to", TableCell>>,
  problems: Problem[],
  warnings: Problem[],
): { readonly starts: string | null; readonly ends: string | null } {
  const span = readDaysCell(from, problems, warnings);
  const last = readDateCell(to, problems, warnings);
  const ends = [span?.ends ?? null, last].map((date) => (date === null ? null : lastDay(date)));
  if (ends[0] !== null && ends[1] !== null && ends[0] !== ends[1])
    problems.push(
      problemAt(
        from.where,
        from.text,
        text("这里写的最后一天与终止时间不同", "its last day is not that of the column of ends"),
        text("请只留一个", "keep one of them"),
      ),
    );
  return { starts: span === null ? null : firstDay(span.starts), ends: ends[0] ?? ends[1] ?? null };
}

/** What a cell says, read; null where it is blank, a problem where it cannot be read: what is wrong, what would be right. */
function readAs<Value>(
  cell: TableCell,
  read: (value: string) => Value | undefined,
  problems: Problem[],
  wrong: () => readonly [Text, Text],
): Value | null {
  if (isBlank(cell)) return null;
  const found = read(cell.text);
  if (found === undefined) problems.push(problemAt(cell.where, cell.text, ...wrong()));
  return found ?? null;
}

/** A number cell 1970.1 may be 1970.10 with its zero lost: nobody guesses. */
const isVagueNumber = ({ raw }: TableCell): boolean => typeof raw === "number" && /^\d{4}\.1$/.test(String(raw));

/** 出生年月: a month at most. Not in the future, not before 1920, and 18 years at the least when the seat begins. */
export function readBirthMonth(cell: TableCell, today: string, seatFrom: string, problems: Problem[]): PartialDate | null {
  if (isBlank(cell) || cell.text.includes("*")) return null;
  const refuse = (zh: string, en: string): null => {
    problems.push(problemAt(cell.where, cell.text, text(zh, en), text("请写成 1970-05 或 1970年5月", "write it as 1970-05")));
    return null;
  };
  if (isVagueNumber(cell)) return refuse("这个数字分不清是 1 月还是 10 月", "this number may mean January or October");
  const date = birthIn(cell.text);
  if (date === undefined)
    return refuse(
      monthIsWrong(cell.text) ? "没有这个月份" : "不是出生年月",
      monthIsWrong(cell.text) ? "there is no such month" : "not a birth month",
    );
  const born = monthOf(date);
  const fault = birthMonthFault(born, today, seatFrom);
  return fault ? refuse(fault.zh, fault.en) : born;
}

const monthIsWrong = (value: string): boolean => /^\d{4}[-./年]?(00|1[3-9]|[2-9]\d)\D*/.test(value.normalize("NFKC"));

/** 是 or 否; the mark itself (重点 in the column of key proposals) is a yes. */
export function readYesNo(cell: TableCell, problems: Problem[], mark = ""): boolean | null {
  const value = cell.text.normalize("NFKC").toLowerCase();
  if (isBlank(cell)) return null;
  if (["是", "√", "✓", "y", "yes", "1", "有"].includes(value) || (mark !== "" && value.startsWith(mark))) return true;
  if (["否", "×", "x", "n", "no", "0", "不是"].includes(value)) return false;
  problems.push(problemAt(cell.where, cell.text, text("应填 是 或 否", "should be 是 or 否")));
  return null;
}

export function readLevelsCell(cell: TableCell, problems: Problem[]): Level[] {
  const levels = readAs(cell, readLevels, problems, () => [
    text("不是级别", "not a level"),
    text("可填 县、市、省、国家，几个级别用 、 隔开", "县, 市, 省 or 国家, several separated by 、"),
  ]);
  return levels ?? [];
}

/** The people in a cell. */
export function readNames(cell: TableCell, warnings: Problem[]): WrittenName[] {
  const names = splitNames(cell.text);
  warnOfOthers(cell, [names.length], warnings);
  return names;
}

/** 张三等3人 with fewer names: nobody knows who the others are, and the clerk should. */
export function warnOfOthers(cell: TableCell, counts: readonly number[], warnings: Problem[]): void {
  const stated = statedNumber(cell.text);
  if (stated === undefined || counts.includes(stated)) return;
  warnings.push(
    problemAt(
      cell.where,
      cell.text,
      text(`写着 ${stated} 人，列出名字的有 ${counts[0] ?? 0} 人`, `${stated} people are stated, ${counts[0] ?? 0} are named`),
      text("没有写出名字的人没有记上，请补上名字", "those without a name were not recorded: add their names"),
    ),
  );
}

/** What a cell says of something that the row does not have (the date of no result) has no place: said aloud. */
export function warnUnkept(cell: TableCell, lacks: Text, warnings: Problem[]): void {
  if (isBlank(cell)) return;
  warnings.push(
    problemAt(
      cell.where,
      maskPhones(cell.text),
      text(`没有${lacks.zh}，这一格没有记入`, `there is no ${lacks.en}: this cell was not recorded`),
      text(`请填上${lacks.zh}`, `fill in the ${lacks.en}`),
    ),
  );
}

/** A count or a sum: 500, 1,200.50, 500元, 12人, 1.2万. Not negative. */
export function readNumber(cell: TableCell, problems: Problem[]): number | null {
  if (isBlank(cell)) return null;
  const plain = cell.text
    .normalize("NFKC")
    .replace(/[,\s¥￥]/g, "")
    .replace(/(元|人|次|人次|件|户|份|个)$/, "");
  const match = /^(\d+(?:\.\d+)?)(万)?$/.exec(plain);
  if (match) return match[2] ? Math.round(Number(match[1]) * 1_000_000) / 100 : Number(match[1]);
  problems.push(
    problemAt(cell.where, cell.text, text("不是数字", "not a number"), text("只写数字，如 500", "a number alone, such as 500")),
  );
  return null;
}

/** Digits; a masked number states nothing; of two numbers the first counts, and the other is said aloud. */
export function readPhoneCell(cell: TableCell, problems: Problem[], warnings: Problem[]): string | null {
  if (isBlank(cell) || isMasked(cell.text)) return null;
  const read = readPhone(cell.text);
  if (read?.several === true)
    warnings.push(
      problemAt(
        cell.where,
        "",
        text("不止一个号码，只记第一个", "more than one number: the first is kept"),
        text("其余的要记下来，请写在备注里", "to keep the others, write them into 备注"),
      ),
    );
  if (read === undefined)
    problems.push(
      problemAt(
        cell.where,
        cell.text.normalize("NFKC").replace(/\d(?=\d)/g, "*"),
        text("不是电话号码", "not a telephone number"),
        PHONE_HINT,
      ),
    );
  return read?.phone ?? null;
}

/** One of a vocabulary's words, or a problem that lists them. */
export function readWord<Id>(
  cell: TableCell,
  read: (value: string) => Id | undefined,
  what: Text,
  choices: readonly string[],
  problems: Problem[],
): Id | null {
  return readAs(cell, read, problems, () => [
    text(`不认识的${what.zh}`, `unknown ${what.en}`),
    text(`可填：${choices.join("、")}`, `one of: ${choices.join(", ")}`),
  ]);
}
