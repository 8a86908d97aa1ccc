import { text } from "../../domain/text/text.ts";
import type { AttendanceRequest } from "../../trips/import/attendance-meeting.ts";
import type { ImportRequest } from "../../trips/import/entry.ts";
import type { RosterRequest } from "../../trips/import/roster.ts";
import { choiceArg, dateArg, dayArg, idArg, kindArg, megabytesArg, ordinalArg, sessionArg, yearArg } from "../args.ts";
import { booleanFlag, type Flag, type Flags, flag } from "../command.ts";

/** What every import may be told. */
export const IMPORT_FLAGS = {
  dryRun: booleanFlag("--dry-run", text("只看会改什么，不写入", "show what would change, write nothing")),
  sheet: flag("--sheet <name>", text("只读这个工作表", "read this sheet only")),
  explain: booleanFlag("--explain", text("只看认出了哪些列、凭什么，不写入", "show which columns were recognised and why, write nothing")),
  map: flag(
    "--map <file>",
    text("列对照表（YAML）：哪一列是什么、跳过哪些行、符号和默认值", "a column map (YAML): columns, rows to skip, marks, defaults"),
  ),
  writeMap: flag(
    "--write-map <file>",
    text("把认出的列写成一份对照表，改好后用 --map", "write what was recognised as a map to start from"),
  ),
  partial: booleanFlag("--partial", text("只收没有问题的行", "take the rows without problems")),
  rejectFile: flag(
    "--reject-file <file>",
    text("把原表另存一份，有问题的格子着色并加批注（.xlsx）", "your own sheet with the bad cells coloured and commented (.xlsx)"),
  ),
  maxMb: flag(
    "--max-mb <n>",
    text("文件展开后的大小上限，MB（默认 160）", "the limit of a file once unpacked, in MB (default 160)"),
    megabytesArg,
  ),
};

const ROSTER_FLAGS = {
  asOf: flag(
    "--as-of <date>",
    text(
      "职务、界别、活动组的变动从这天起（不写则作为更正）",
      "changes of office, sector or group begin on this day (without it: corrections)",
    ),
    dayArg,
  ),
  term: flag(
    "--term <n>",
    text("届次（默认本届；下一届连同 --starts 就此开始）", "the term (default: the newest; the next one begins with --starts)"),
    ordinalArg,
  ),
  starts: flag("--starts <date>", text("新一届从哪天起，如 2027-01", "a new term's first day, such as 2027-01"), dayArg),
  absent: flag(
    "--absent <what>",
    text("leave：名册里没有的在任委员，任职到前一天为止", "leave: seats of members who are not in the roster end the day before"),
    choiceArg("leave"),
  ),
} satisfies FlagsOf<RosterRequest>;

const YEAR = flag(
  "--year <year>",
  text("日期没写年份时，是哪一年（不写则看标题、文件名、文件夹名）", "of days that name no year (default: as titles and names say)"),
  yearArg,
);

/** What an import without a kind may be told. */
export const TOGETHER_FLAGS = {
  dryRun: IMPORT_FLAGS.dryRun,
  partial: IMPORT_FLAGS.partial,
  rejectFile: IMPORT_FLAGS.rejectFile,
  skipUnknown: booleanFlag("--skip-unknown", text("认不出种类的、读不了的，跳过", "pass over what is no known kind, or cannot be read")),
  maxMb: IMPORT_FLAGS.maxMb,
  year: YEAR,
  blank: flag(
    "--blank <meaning>",
    text(
      "签到表里空白格的意思：absent 缺席、present 出席、unknown 不清楚",
      "what a blank in sign-in sheets means: absent, present, unknown",
    ),
    choiceArg("absent", "present", "unknown"),
  ),
  ...ROSTER_FLAGS,
};

/** What some imports may be told besides, by their words: the fields of their requests. */
export const OWN_FLAGS: Readonly<Record<string, Flags>> = {
  roster: ROSTER_FLAGS,
  attendance: {
    activity: flag("--activity <id>", text("已登记的会议的编号", "the meeting's id, if it is on record"), idArg),
    kind: flag(
      "--kind <kind>",
      text(
        "会议类别：plenary 全体会议、standing 常委会议、chair 主席会议、committee 专委会会议…",
        "kind: plenary, standing, chair, committee, …",
      ),
      kindArg,
    ),
    title: flag("--title <title>", text("会议名称，如 十届五次会议", "the meeting's name, such as 十届五次会议")),
    date: flag("--date <date>", text("开会日期", "the date"), dateArg),
    session: flag(
      "--session <term-session>",
      text("哪一次全体会议，如 10-5（名称里写明时不必写）", "the session, such as 10-5, unless the title says so"),
      sessionArg,
    ),
    year: flag("--year <year>", text("矩阵表列名没写年份时，是哪一年", "of a matrix whose headings name no year"), yearArg),
    blank: flag(
      "--blank <meaning>",
      text("空白格的意思：absent 缺席、present 出席、unknown 不清楚", "what a blank means: absent, present, unknown"),
      choiceArg("absent", "present", "unknown"),
    ),
  } satisfies FlagsOf<AttendanceRequest>,
};

/** A flag for each field that a request has beyond those of every import. */
type FlagsOf<Request extends ImportRequest> = {
  readonly [Field in Exclude<keyof Request, keyof ImportRequest>]-?: Flag<NonNullable<Request[Field]>>;
};
