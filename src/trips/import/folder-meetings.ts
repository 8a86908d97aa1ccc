import { sessionInTitle } from "../../domain/calendar/sessions.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { AttendanceField } from "../../workbooks/imports/attendance-field.ts";
import { headFor, headOf, headProblems, matrixOf } from "../../workbooks/imports/attendance-head.ts";
import { meetingOfFile, type ToldMeeting } from "../../workbooks/imports/meeting-of-file.ts";
import { type KnownMeeting, meetingHead } from "../../workbooks/imports/meetings.ts";
import { NO_MAP } from "../../workbooks/tables/column-map.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import type { Clerk } from "../desk.ts";
import { officeName } from "../office/letterhead.ts";
import { currentTerm } from "../office/term.ts";
import type { Placed } from "./attendance.ts";
import { askMeeting } from "./attendance-meeting.ts";

/** Which meetings the sign-in sheets of a folder are of: as the sheets say, their files and folders, the record file, or the clerk. */

type SignIn = Table<AttendanceField>;

/** What is known of where the sheets lie. */
export interface Whereabouts {
  /** A file's own name and its folders', by how problems call it; of a sheet that was given back, those of the file that it was in. */
  readonly namesOf: (file: string, sheet: string) => readonly string[];
  readonly digestOf: (file: string) => string;
  /** Of days that name none. */
  readonly year: number | null;
}

/** The sheets of a folder, and which meetings they are of as far as that can be told. */
export function folderMeetings(store: Store, tables: readonly SignIn[], whereabouts: Whereabouts) {
  const known = store.activities.meetings();
  const office = officeName(store);
  const committees = store.tenures.bodies(currentTerm(store, undefined).id).flatMap(({ kind, name }) => (kind === "special" ? [name] : []));
  const placed = new Map<string, Placed>();
  const open: { readonly table: SignIn; readonly told: ToldMeeting }[] = [];
  for (const table of tables) {
    const { file, sheet } = table;
    const told = meetingOfFile(table, { names: whereabouts.namesOf(file, sheet), office, committees, year: whereabouts.year });
    const found =
      byItself(table, told, known) ??
      signedBefore(store, table, { told, known, digest: whereabouts.digestOf(file) }) ??
      byNames(told, known) ??
      sessionOf(told, known);
    if (found !== undefined) placed.set(keyOf(table), found);
    else if (!placed.has(keyOf(table)) && !open.some((other) => keyOf(other.table) === keyOf(table))) open.push({ table, told });
  }
  return {
    /** Sheets of which no meeting is known yet. */
    isOpen: () => open.length > 0,
    placed: (table: SignIn): Placed =>
      placed.get(keyOf(table)) ?? { problem: noMeeting(table, open.find((one) => keyOf(one.table) === keyOf(table))?.told) },
    /** Asks for what is not known, sheet by sheet. */
    async ask(clerk: Clerk): Promise<void> {
      for (const { table, told } of open.splice(0)) {
        const { kind, title, date } = await askMeeting(clerk, told, ({ zh, en }) =>
          text(`“${table.called}”（${table.title || table.sheet}）：${zh}`, `${table.called} (${table.title || table.sheet}): ${en}`),
        );
        placed.set(keyOf(table), { head: date === null ? null : headFor({ kind, title, date }, known) });
      }
    },
  };
}

const keyOf = ({ file, sheet, columns }: SignIn): string => `${file}|${sheet}|${columns.get("name") ?? ""}`;

/** What the sheet says of itself, well or wrongly, is read and told by its own reader. */
function byItself(table: SignIn, told: ToldMeeting, known: readonly KnownMeeting[]): Placed | undefined {
  const { kind = null, year = null, isOne } = told;
  const bare = { head: null, kind, year, blank: undefined, map: NO_MAP, known };
  if (headOf(table, bare) !== undefined || headProblems(table, bare).length > 0) return { year };
  return !isOne && matrixOf(table, bare, []).length > 0 ? { kind, year } : undefined;
}

/** What the sheet and its names tell together; undefined where something is missing. */
function byNames({ kind, title, date, ends }: ToldMeeting, known: readonly KnownMeeting[]): Placed | undefined {
  if (kind === undefined || date === undefined) return undefined;
  return { head: headFor({ kind, title: title ?? kindOf(kind).label.zh, date, ...(ends ? { ends } : {}) }, known) };
}

/** The very same file was imported before: it is of the meeting that it was of then, unless its name says another day now. */
function signedBefore(
  store: Store,
  { sheet }: SignIn,
  { told, known, digest }: { readonly told: ToldMeeting; readonly known: readonly KnownMeeting[]; readonly digest: string },
): Placed | undefined {
  const id = store.activities.signedOn(digest).get(sheet);
  const meeting = known.find((each) => each.id === id);
  return meeting === undefined || (told.date ?? meeting.starts) !== meeting.starts ? undefined : { head: meetingHead(meeting) };
}

/** There is but one 十届五次会议. */
function sessionOf({ kind, title }: ToldMeeting, known: readonly KnownMeeting[]): Placed | undefined {
  const session = sessionInTitle(title ?? "");
  if (session === undefined || kind === undefined || !kindOf(kind).isSession) return undefined;
  const [meeting, another] = known.filter((each) => {
    const own = sessionInTitle(each.title);
    return each.kind === kind && own?.term === session.term && own.session === session.session;
  });
  return meeting === undefined || another !== undefined ? undefined : { head: meetingHead(meeting) };
}

/** Which meeting it is cannot be told, and what would tell it. */
function noMeeting({ file, sheet, title }: SignIn, told: ToldMeeting | undefined): Problem {
  const missing = [told?.kind === undefined ? "会议类别" : "", told?.date === undefined ? "开会日期" : ""].filter((part) => part !== "");
  const called = told?.title ?? "第20次常委会议";
  return {
    where: { file, sheet },
    found: title || sheet,
    open: true,
    message: text(
      `看不出${missing.join("和")}，不知道是哪次会议的签到表`,
      `which meeting this sign-in sheet is of cannot be told (${missing.join(", ")})`,
    ),
    hint: text(
      `请把日期写进文件名（如 2026-02-20 ${called}.xlsx），或在表上面写一行 会议名称：…　会议类别：…　日期：2026-02-20；也可单独导入：cppcc import attendance 文件 --kind 类别 --title 名称 --date 日期`,
      `put the day into the file's name (such as 2026-02-20 ${called}.xlsx) or a line above the table (会议名称：…　会议类别：…　日期：2026-02-20); or import it by itself with --kind, --title, --date`,
    ),
  };
}
