import { type PartialDate, readDate, readDays } from "../../domain/calendar/dates.ts";
import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import { readOrdinal, vocabularyForm } from "../../domain/vocabulary/han.ts";
import { isSigned, KINDS, readKind, sessionKind } from "../../domain/vocabulary/kinds.ts";
import type { OtherColumn } from "../tables/spec.ts";

/** What titles, headings and names of sheets say of meetings: the kind, the day, the half day. */

const SIGNED = KINDS.filter(isSigned);

/** Words that name a kind, the longest first: 常委会会议 before 常委会. */
const KIND_WORDS = SIGNED.flatMap(({ id, label, aliases, forms = [], formAliases = {} }) =>
  [label.zh, ...aliases, ...forms, ...Object.keys(formAliases)].map((word) => ({ id, word: vocabularyForm(word) })),
).sort((a, b) => b.word.length - a.word.length);

const FULL_DATE = /((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?/;

/** A day, or the first of several: 3月15日, 2月10-13日, 12月31日至1月2日; never months (2-3月). */
const DAY = /(?<!\d)(\d{1,2})(?:月|[./-])(\d{1,2})(?:日?[-—~至、,，](?:\d{1,2}月)?\d{1,2})?日?(?![\d月])/;

export const HALF_DAY =
  /(上午|下午|晚上|晚间|全天)|第[一二三四五六七八九十\d]+(?:次大会|场|单元|阶段)|(开幕|闭幕|选举|预备|小组讨论|分组讨论)(?:会议?|式)?/g;

/** 3月15日常委会: the kind, the date, and what is left of a heading. */
export function readHeading(heading: string): {
  kind: string | undefined;
  year: string | undefined;
  date: string | undefined;
  rest: string;
} {
  const plain = vocabularyForm(heading);
  const full = FULL_DATE.exec(plain);
  const day = full ?? DAY.exec(plain);
  const [month, dayOfMonth] = full ? [full[2], full[3]] : [day?.[1], day?.[2]];
  const rest = (day ? plain.replace(day[0], "") : plain).replace(/[()（）\s]+$|^[()（）\s]+/g, "").replace(/\(\)/g, "");
  const kind = KIND_WORDS.find(({ word }) => rest.includes(word))?.id ?? (sessionInTitle(rest) ? sessionKind() : undefined);
  return { kind, year: full?.[1], date: month && dayOfMonth ? `${month}-${dayOfMonth}` : undefined, rest };
}

export const halfDay = (own: string): string => [...vocabularyForm(own).matchAll(HALF_DAY)].map(([word]) => word).join("");

/** Whether a header reads as that of a sitting: 上午, 2月10日, 开幕会, 第二次, 分组讨论. */
export const namesSitting = (own: string): boolean =>
  halfDay(own) !== "" ||
  dayIn(own) !== undefined ||
  /第[一二三四五六七八九十\d]+[次场期天轮]|(会议|[大全例]会|[幕备谈论商结]会|常委会|主席会|讨论|议政|座谈|视察|调研|选举|[开闭]幕式)$/.test(
    vocabularyForm(own),
  );

export function fullDate({ year, date }: Pick<ReturnType<typeof readHeading>, "year" | "date">, usual: number | null): PartialDate | null {
  const of = year ?? usual;
  return date === undefined || of === null ? null : (readDate(`${of}-${date}`) ?? null);
}

/** How long a meeting lasts at the most, in days. */
const LONGEST = 15;

/** The day of a sitting, where its heading names one of the meeting's (3月3日上午); else the meeting's own. */
export function sittingDay(heading: string, meeting: PartialDate | null): PartialDate | null {
  if (meeting === null || meeting.length < 10) return meeting;
  const { year, date } = readHeading(heading);
  const day = fullDate({ year, date }, Number(meeting.slice(0, 4)));
  const isOneOfIts = day !== null && day >= meeting && (Date.parse(day) - Date.parse(meeting)) / 86_400_000 <= LONGEST;
  return isOneOfIts ? day : meeting;
}

/**
 * What sittings are called: their headers, with the day that stands over them. A half day without one is of the day last
 * named: 1月8日上午, 下午, 1月9日上午, 下午.
 */
export function sittingTitles(headers: readonly Pick<OtherColumn, "own" | "over" | "header">[]): string[] {
  let day = "";
  return headers.map(({ own, over, header }) => {
    const whole = over !== "" && !header.includes(over) && dayIn(over) !== undefined ? `${over}${own}` : header;
    const named = dayIn(whole);
    day = named ?? day;
    return named === undefined && day !== "" && halfDay(own) !== "" ? `${day}${whole}` : whole;
  });
}

const dayIn = (heading: string): string | undefined => {
  const plain = vocabularyForm(heading);
  return (FULL_DATE.exec(plain) ?? DAY.exec(plain))?.[0];
};

/** What a line above a sign-in sheet says of its meeting. */
export interface HeadLine {
  readonly kind?: string;
  readonly title?: string;
  readonly date?: PartialDate;
  /** The last day, where the line names several: 时间：2025年3月1日至3日. */
  readonly ends?: PartialDate | null;
  readonly place?: string;
  /** What stands where a date should, and is none. */
  readonly noDate?: string;
}

/** 会议名称：… 会议类别：… 日期：… */
export function headIn(line: string): HeadLine {
  const plain = line.normalize("NFKC");
  const after = (...labels: string[]): string | undefined =>
    new RegExp(`(?:${labels.join("|")})\\s*:\\s*(.+?)(?=\\s*(?:会议名称|活动名称|会议类别|类别|会议日期|会议时间|日期|时间|地点)\\s*:|$)`)
      .exec(plain)?.[1]
      ?.trim();
  const title = after("会议名称", "活动名称");
  const category = after("会议类别", "类别");
  const kind = category === undefined ? undefined : readKind(category)?.kind.id;
  const written = after("会议日期", "会议时间", `${NOT_OF_THE_FORM}日期`, `${NOT_OF_THE_FORM}时间`);
  const days = written === undefined ? undefined : (readDays(written) ?? readDays(FULL_DATE.exec(written)?.[0] ?? ""));
  const place = after("会议地点", "活动地点", "地点");
  return {
    ...(place ? { place } : {}),
    ...(kind ? { kind } : {}),
    ...(title ? { title } : {}),
    ...(days ? { date: days.starts, ends: days.ends } : written === undefined ? {} : { noDate: written }),
  };
}

/** 填报日期 is not the meeting's. */
const NOT_OF_THE_FORM = "(?<!填报|填表|制表|报送|打印|导出)";

/** 第十四次常委会会议签到表: a title that names a kind of meeting of the committee's own, and perhaps its day. */
export function meetingInTitle(line: string): { title: string; kind: string; date?: PartialDate } | undefined {
  const plain = line.normalize("NFKC").replace(/\s+/g, "");
  const day = FULL_DATE.exec(plain)?.[0];
  const bare = day === undefined ? plain : plain.replace(day, "").replace(/[(（][)）]/g, "");
  const title = /^(.{2,60}?)(?:委员|人员)?(?:签到|报到)[表册簿]?$/.exec(bare)?.[1];
  const kind = title === undefined ? undefined : kindInTitle(title);
  const date = day === undefined ? undefined : readDate(day);
  return title === undefined || kind === undefined ? undefined : { title, kind, ...(date ? { date } : {}) };
}

/** The kind of meeting that a title names; none where it is another body's (县委全会) or a part of one (小组讨论). */
export function kindInTitle(title: string): string | undefined {
  const plain = vocabularyForm(title);
  if (/[县市区省]委(?!员)|党委|政府|人大|讨论|列席/.test(plain)) return undefined;
  const word = KIND_WORDS.find(({ word }) => plain.includes(word))?.id;
  return word ?? (sessionInTitle(plain) && /次(全体)?(会议|全会)?$/.test(plain) ? sessionKind() : undefined);
}

/** A sheet that is one meeting by its name: 3月15日常委会. */
export function meetingInSheetName(
  sheet: string,
  year: number | null,
): { title: string; kind: string; date: PartialDate } | "no year" | undefined {
  const { kind, rest, ...day } = readHeading(sheet);
  if (kind === undefined || day.date === undefined || kindInTitle(sheet) === undefined) return undefined;
  const date = fullDate(day, year);
  if (date === null) return "no year";
  return { kind, date, title: readKind(rest) === undefined ? rest : sheet.replace(/\s+/g, "") };
}

/** A sheet that is a half day or a sitting by its name: 上午, 3月2日下午, 开幕会. */
export function halfDayOf(sheet: string): string | undefined {
  const plain = vocabularyForm(sheet);
  const rest = plain
    .replace(FULL_DATE, "")
    .replace(DAY, "")
    .replace(HALF_DAY, "")
    .replace(/[()（）]/g, "");
  return rest === "" && halfDay(plain) !== "" ? sheet.trim() : undefined;
}

/** Which time a meeting is: 14 of 第十四次常委会. */
export function ordinalIn(title: string): number | undefined {
  const written = /第([一二三四五六七八九十\d]+)次/.exec(title.normalize("NFKC"))?.[1];
  return written === undefined ? undefined : readOrdinal(written);
}

/** The year that a title names: 2026年度委员出席会议情况统计表. */
export function yearIn(lines: readonly string[]): number | null {
  const years = new Set(lines.flatMap((line) => [...line.normalize("NFKC").matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year))));
  return years.size === 1 ? ([...years][0] as number) : null;
}
