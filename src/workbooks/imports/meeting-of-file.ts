import { type PartialDate, readDate, readDays } from "../../domain/calendar/dates.ts";
import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import { vocabularyForm } from "../../domain/vocabulary/han.ts";
import { kindOf, readKind } from "../../domain/vocabulary/kinds.ts";
import type { Table } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
import { statedHead } from "./attendance-head.ts";
import { fullDate, kindInTitle, ordinalIn, readHeading, yearIn } from "./meeting-words.ts";
import { lineText } from "./turnout.ts";

/**
 * Which meeting a sign-in sheet is of, as its title, its sheet, its file and the folders say it together: 常委会/2026-02-20
 * 第20次会议签到表.xlsx. What stands on the sheet comes before the names.
 */
export interface ToldMeeting {
  readonly kind?: string;
  readonly title?: string;
  readonly date?: PartialDate;
  readonly ends?: PartialDate;
  /** Of days that name none. */
  readonly year?: number;
  /** Whether the sheet is one meeting by its title, whatever its columns are headed. */
  readonly isOne: boolean;
}

/** What is known where a sheet lies. */
export interface Surroundings {
  /** The file's name without its end, then its folders, the nearest first. */
  readonly names: readonly string[];
  /** The office's name, which titles begin with. */
  readonly office: string;
  /** Special committees on record, by name. */
  readonly committees: readonly string[];
  readonly year: number | null;
}

export function meetingOfFile(table: Table<AttendanceField>, around: Surroundings): ToldMeeting {
  const names = [table.sheet, ...around.names].map(written);
  const above = table.lines.filter(({ isAbove }) => isAbove).map(lineText);
  const stated = statedHead(table);
  const titles = [stated.title ?? "", ...above.map(titleOfLine), ...names.map(({ title }) => title)]
    .map((title) => ownTitle(title, around.office))
    .filter((title) => title !== "");
  const kindIn = (title: string): string | undefined => kindInTitle(title) ?? committeeIn(title, around.committees);
  // A title that says the kind and more, or which time it is, names a meeting; 签到表, 会务 or 常委会 does not.
  const title = titles.find((each) => readKind(each) === undefined && (kindIn(each) !== undefined || isNumbered(each)));
  const kind = stated.kind ?? [title ?? "", ...titles].map(kindIn).find((each) => each !== undefined);
  const year = around.year ?? yearIn(above) ?? names.map((name) => name.year).find((each) => each !== null) ?? null;
  const days = stated.date === undefined ? (dayAbove(above) ?? dayOfNames(names, year) ?? dayOfColumns(table, year)) : undefined;
  const date = stated.date ?? days?.starts;
  const ends = stated.date === undefined ? days?.ends : stated.ends;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined || kind === undefined ? {} : { title: withKind(title, kind, kindIn(title)) }),
    ...(date ? { date } : {}),
    ...(ends ? { ends } : {}),
    ...(year === null ? {} : { year }),
    isOne: table.fields.has("state") || (title !== undefined && isNumbered(title)),
  };
}

const isNumbered = (title: string): boolean => ordinalIn(title) !== undefined || sessionInTitle(title) !== undefined;

/** 第13次 in a folder 常委会 is 第13次常委会议. */
const withKind = (title: string, kind: string, told: string | undefined): string =>
  told === undefined && /次(会议?)?$/.test(title) ? `${title.replace(/会议?$/, "")}${kindOf(kind).label.zh}` : title;

/** 签到表, 出席情况统计表: what a title says of the sheet, not of the meeting. */
const SHEET_WORDS = /(?:委员|人员)?(?:签到|签名|报到|出席|到会|参会|考勤|点名)(?:情况|统计|登记|名)*[表册簿单]?$/;

function titleOfLine(line: string): string {
  const plain = line.normalize("NFKC").replace(/\s+/g, "");
  return plain.length <= LONGEST && SHEET_WORDS.test(plain) ? bare(plain) : "";
}

const LONGEST = 60;

interface WrittenName {
  readonly title: string;
  readonly heading: Pick<ReturnType<typeof readHeading>, "year" | "date">;
  readonly year: number | null;
}

/** What the name of a sheet, a file or a folder says: its day taken out, what is left may be a title. */
function written(name: string): WrittenName {
  const plain = name
    .normalize("NFKC")
    .replace(/(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g, "$1-$2-$3 ")
    .replace(/((?:19|20)\d\d)_(\d{1,2})_(\d{1,2})/g, "$1-$2-$3 ");
  const { year, date, rest } = readHeading(plain);
  const named = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(plain)?.[1];
  return { title: bare(rest), heading: { year, date }, year: named === undefined ? null : Number(named) };
}

/** A title without the day, without what is said of the sheet, without the marks around it. */
function bare(title: string): string {
  const plain = title
    .replace(/((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?/g, "")
    .replace(/[(（][)）]/g, "")
    .replace(/[-_\s]*(副本|定稿|终稿|最终版?|[(（]\d+[)）])$/, "")
    .replace(/^\d{1,3}[.、_\s-]+(?=\D)/, "")
    .trim()
    .replace(/^[-_.,、·\s]+|[-_.,、·\s]+$/g, "");
  const left = plain.replace(SHEET_WORDS, "").replace(/^[-_.,、·\s]+|[-_.,、·\s]+$/g, "");
  return /\p{Script=Han}{2}/u.test(left) || ordinalIn(left) !== undefined ? left.replace(/\s+/g, "") : "";
}

/** 政协某某县十届四次会议 → 十届四次会议. */
function ownTitle(title: string, office: string): string {
  const stem = office.replace(/委员会$/, "");
  const own = [office, `${stem}委员会`, stem].find((name) => name !== "" && title.startsWith(name));
  const left = own === undefined ? title : title.slice(own.length);
  return left.length >= 4 ? left : title;
}

/** The committees that nearly every office has. */
const COMMITTEES =
  /(提案|经济|农业|农村|人口资源环境|人资环|教科文卫|教科卫体|科教文卫|文教卫|社会法制|社会和法制|社法|民族|民宗|港澳台侨|外事|文史|文化文史|学习|联络|委员工作|城建|城乡建设|资源环境)[\p{Script=Han}]{0,12}(委|委员会|办|室)(?!员)/u;

/** 经济委第7次会议: a meeting of one of the special committees. */
function committeeIn(title: string, own: readonly string[]): string | undefined {
  const plain = vocabularyForm(title);
  if (/[县市区省]委(?!员)|党委|常委|政府|人大/.test(plain) || !/会议?$|专委会/.test(plain)) return undefined;
  const isOwn = own.some((name) => plain.includes(vocabularyForm(name)) || plain.includes(vocabularyForm(name).replace(/委员会$/, "委")));
  return isOwn || COMMITTEES.test(plain) ? "committee" : undefined;
}

/** When the sheet was filled in is not when the meeting was. */
const NOT_OF_THE_MEETING = /填报|填表|制表|报送|打印|导出|统计|截至|更新|印发/;

interface Days {
  readonly starts: PartialDate;
  readonly ends?: PartialDate | null;
}

/** The one day, or the days, that a line above the table states: 2025年1月8日至10日　县会议中心. */
function dayAbove(lines: readonly string[]): Days | undefined {
  const found = lines.flatMap((line): Days[] => {
    const plain = line.normalize("NFKC").replace(/\s+/g, " ");
    const span = /(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s*[-—~至]\s*(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?)?/.exec(plain)?.[0];
    const days =
      span === undefined || NOT_OF_THE_MEETING.test(plain) ? undefined : (readDays(span) ?? readDays(span.split(/[-—~至]/)[0] ?? ""));
    return days === undefined ? [] : [days];
  });
  const [first] = found;
  return new Set(found.map(({ starts }) => starts)).size === 1 ? first : undefined;
}

function dayOfNames(names: readonly WrittenName[], year: number | null): Days | undefined {
  const starts = names.map(({ heading }) => fullDate(heading, year)).find((date) => date !== null);
  return starts ? { starts } : undefined;
}

/** The first day that heads a column of a meeting signed by half days: 1月8日上午. */
function dayOfColumns({ otherColumns }: Table<AttendanceField>, year: number | null): Days | undefined {
  const days = otherColumns.flatMap(({ own, over }) => [over, own].map((heading) => fullDate(readHeading(heading), year)));
  const starts = days.filter((day) => day !== null && readDate(day) !== undefined).sort()[0];
  return starts ? { starts } : undefined;
}
