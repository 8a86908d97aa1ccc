import type { PartialDate } from "../../domain/calendar/dates.ts";
import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import type { Problem, Where } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { readOrdinal, vocabularyForm } from "../../domain/vocabulary/han.ts";
import { kindOf, readKind } from "../../domain/vocabulary/kinds.ts";
import { cellName, problemAt } from "../grid.ts";
import type { ColumnMap } from "../tables/column-map.ts";
import { isNamed } from "../tables/header.ts";
import type { OtherColumn } from "../tables/spec.ts";
import { fullDate, HALF_DAY, halfDay, readHeading } from "./meeting-words.ts";

/** Which meeting a sheet or a column of a matrix is of. */
export interface MeetingHead {
  readonly id: number | null;
  readonly kind: string;
  readonly title: string;
  readonly date: PartialDate | null;
  /** The last day, where the sheet says one. */
  readonly ends?: PartialDate | null;
  readonly term: number | null;
  readonly session: number | null;
}

/** A meeting on record, as a heading may mean it. */
export interface KnownMeeting {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly starts: PartialDate | null;
}

/** What a matrix's headings may leave open. */
export interface HeadingContext {
  readonly kind: string | null;
  readonly year: number | null;
  readonly known: readonly KnownMeeting[];
  readonly map: ColumnMap;
}

/** One meeting of a matrix, and its columns: one, or one for each sitting. */
export interface MatrixMeeting {
  readonly head: MeetingHead;
  readonly columns: readonly { readonly column: number; readonly sitting: string }[];
}

/** The meetings that the columns of a matrix are of. Columns that name none are left to others. */
export function readHeadings(
  where: Where,
  row: number,
  columns: readonly OtherColumn[],
  context: HeadingContext,
  problems: Problem[],
): MatrixMeeting[] {
  const meetings = new Map<string, { head: MeetingHead; columns: { column: number; sitting: string }[] }>();
  for (const column of columns) {
    const refuse: Refuse = (zh, en, hintZh, hintEn) =>
      problems.push(
        problemAt(
          { ...where, cell: cellName(row, column.column) },
          `${column.over} ${column.own}`.trim(),
          text(zh, en),
          text(hintZh, hintEn),
        ),
      );
    const found = readColumn(column, columns, context, refuse);
    if (found === undefined) continue;
    const key = `${found.head.id ?? ""}|${found.head.kind}|${found.head.title}|${found.head.date ?? ""}`;
    const meeting = meetings.get(key) ?? { head: found.head, columns: [] };
    meetings.set(key, meeting);
    if (found.sitting === "" && meeting.columns.some(({ sitting }) => sitting === ""))
      refuse(
        "这一列与前面一列是同一次会议",
        "the same meeting as an earlier column",
        "请删去重复的一列，或在列名里写明上午、下午",
        "delete one of them, or name the half day",
      );
    meeting.columns.push({ column: column.column, sitting: found.sitting });
  }
  return [...meetings.values()];
}

type Refuse = (zh: string, en: string, hintZh: string, hintEn: string) => unknown;

function readColumn(
  column: OtherColumn,
  all: readonly OtherColumn[],
  context: HeadingContext,
  refuse: Refuse,
): { head: MeetingHead; sitting: string } | undefined {
  const mapped = mappedMeeting(column, context.map);
  const id = mapped?.id ?? (Number(/#(\d+)/.exec(`${column.over}${column.own}`)?.[1] ?? 0) || null);
  if (id !== null) {
    const known = context.known.find((meeting) => meeting.id === id);
    if (known) return { head: meetingHead(known), sitting: halfDay(column.own) };
    refuse(`没有第 ${id} 号会议`, `no meeting ${id}`, "cppcc activity list 列出活动", "cppcc activity list lists them");
    return undefined;
  }
  const [own, over] = [readHeading(column.own.replace(HALF_DAY, "")), readHeading(column.over)];
  const beside = all.filter((other) => other.over === column.over);
  const isUnderOne = over.kind !== undefined && own.kind === undefined && beside.length > 1 && !areMeetings(beside);
  const kind = mapped?.kind ?? own.kind ?? over.kind ?? context.kind;
  const days = isUnderOne && over.date === undefined ? firstDayUnder(column.over, all) : undefined;
  const day = own.date !== undefined && !isUnderOne ? own : over.date !== undefined ? over : (days ?? own);
  if (mapped === undefined && own.kind === undefined && over.kind === undefined && own.date === undefined && over.date === undefined)
    return undefined;
  const rest = isUnderOne ? over.rest : own.kind !== undefined || over.kind === undefined ? own.rest : `${over.rest}${own.rest}`;
  const isBareKind = rest === "" || readKind(rest) !== undefined;
  const whole = isUnderOne ? column.over : `${column.over}${column.own}`;
  const called = isBareKind ? whole.replace(HALF_DAY, "").replace(/\s+/g, "") : rest;
  // A day alone is no name.
  const ofKind = own.kind === undefined && over.kind === undefined && rest === "" && kind != null ? kindOf(kind).label.zh : "";
  const title = mapped?.title ?? `${called}${ofKind}`;
  const date = mapped?.date ?? fullDate(day, context.year);
  const known = onRecord({ kind, title, date, isDated: day.date !== undefined }, context.known);
  if (known === "several") {
    refuse(
      "同一天有几次同类会议，分不清是哪一次",
      "several meetings of this kind on that day",
      "请在列名里加上编号，如 #31 3月15日常委会",
      "put the id into the heading, such as #31",
    );
    return undefined;
  }
  const sitting = isUnderOne ? column.own : halfDay(column.own);
  if (known) return { head: meetingHead(known), sitting };
  if (kind === null || kind === undefined) {
    refuse(
      "看不出是哪类会议",
      "the kind of meeting is not told",
      "请写成 3月15日常委会，或加 --kind",
      "write it as 3月15日常委会, or give --kind",
    );
    return undefined;
  }
  if (date === null) {
    const lacksYear = day.date !== undefined && day.year === undefined;
    refuse(
      lacksYear ? "看不出是哪一年" : "看不出日期，也没有这个名称的会议在案",
      lacksYear ? "the year is not told" : "no date, and no meeting of this name on record",
      lacksYear ? "请在标题或列名里写上年份，或加 --year 2026" : "请写成 3月15日常委会",
      lacksYear ? "name the year in the title or heading, or give --year 2026" : "write it as 3月15日常委会",
    );
    return undefined;
  }
  const session = sessionInTitle(title);
  return {
    head: { id: null, kind, title, date, term: session?.term ?? null, session: session?.session ?? null },
    sitting,
  };
}

export const meetingHead = ({ id, kind, title, starts }: KnownMeeting): MeetingHead => ({
  id,
  kind,
  title,
  date: starts,
  term: null,
  session: null,
});

function firstDayUnder(over: string, all: readonly OtherColumn[]): ReturnType<typeof readHeading> | undefined {
  const dated = all.filter((other) => other.over === over).map((other) => readHeading(other.own));
  return dated.find(({ date }) => date !== undefined);
}

/** 常委会 over 3月15日 and 5月20日: the days of one meeting follow one another (December's and January's too), and these do not. */
function areMeetings(columns: readonly OtherColumn[]): boolean {
  const headings = columns.map(({ own }) => readHeading(own));
  const days = headings.map((heading) => fullDate(heading, LEAP_YEAR));
  if (!days.every((day) => day !== null)) return false;
  const sorted = days.map((day) => Date.parse(day) / 86_400_000).sort((a, b) => a - b);
  const pauses = sorted.slice(1).map((day, i) => day - (sorted[i] as number));
  const isAnyYear = headings.every(({ year }) => year === undefined);
  const round = 366 - ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
  const between = isAnyYear ? [...pauses, round].sort((a, b) => a - b).slice(0, -1) : pauses;
  return between.some((pause) => pause > LONGEST_PAUSE);
}

const LEAP_YEAR = 2000;

/** How many days may lie between two days of one meeting. */
const LONGEST_PAUSE = 3;

/** The meeting on record of this kind and day that a title may mean; without a day, the one of this name. */
export function onRecord(
  { kind, title, date, isDated }: { kind: string | null | undefined; title: string; date: string | null; isDated: boolean },
  known: readonly KnownMeeting[],
): KnownMeeting | "several" | undefined {
  const plain = (value: string): string => vocabularyForm(value);
  const ofKind = known.filter((meeting) => kind === null || kind === undefined || meeting.kind === kind);
  const sameDay = date === null ? [] : ofKind.filter(({ starts }) => starts === date);
  const named = (date === null && !isDated ? ofKind : sameDay).filter((meeting) => plain(meeting.title) === plain(title));
  if (named.length === 1) return named[0];
  if (kind === null || kind === undefined) return undefined;
  const possible = sameDay.filter((meeting) => mayBeOne(kind, meeting.title, title));
  return possible.length > 1 ? "several" : possible[0];
}

/** Whether two titles of one kind and day may be one meeting: 第70次 is not 第71次, and 第一活动组's visit not 第二活动组's. */
function mayBeOne(kind: string, a: string, b: string): boolean {
  const [first, second] = [a, b].map((title) => numbersIn(vocabularyForm(title)));
  for (const [unit, number] of first ?? []) if ((second?.get(unit) ?? number) !== number) return false;
  return kindOf(kind).isOneADay || isBare(a) || isBare(b);
}

/** 次 → 14 of 第十四次常委会. */
const numbersIn = (title: string): ReadonlyMap<string, number> =>
  new Map(
    [...title.matchAll(/第?([一二三四五六七八九十\d]+)(次|活动组|组|期|批|季度)/g)].flatMap(([, number = "", unit = ""]) => {
      const read = readOrdinal(number);
      return read === undefined ? [] : [[unit, read] as const];
    }),
  );

/** A title that says no more than the kind and the day. */
const isBare = (title: string): boolean => {
  const { rest } = readHeading(title);
  return rest === "" || readKind(rest) !== undefined;
};

function mappedMeeting(column: OtherColumn, { meetings }: ColumnMap) {
  const name = [...meetings.keys()].find((key) => isNamed(column, key));
  return name === undefined ? undefined : meetings.get(name);
}
