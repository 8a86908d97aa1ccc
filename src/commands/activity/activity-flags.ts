import { text } from "../../domain/text/text.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import type { State } from "../../domain/vocabulary/states.ts";
import { collect, dateArg, numberArg, sessionArg } from "../args.ts";
import { booleanFlag, type Flag, flag, type Given } from "../command.ts";

/** The flags by which an activity is stated on the command line; `record` and `activity edit` share them. */

/** People, by the state in which they were there. */
const names = (spelled: string, zh: string, en: string): Flag<string[]> =>
  flag(`${spelled} <names>`, text(`${zh}，几个人用、隔开`, `${en}, several separated by 、`), collect);

/** People, by their role. */
const role = (spelled: string, zh: string, en: string): Flag<string[]> => flag(`${spelled} <names>`, text(zh, en), collect);

export const ACTIVITY_FLAGS = {
  title: flag("--title <text>", text("名称、案由、标题", "the title")),
  date: flag("--date <date>", text("日期", "the date"), dateArg),
  ends: flag("--ends <date>", text("结束日期", "the last day"), dateArg),
  place: flag("--place <text>", text("地点", "the place")),
  theme: flag("--theme <text>", text("主题", "the theme")),
  form: flag("--form <text>", text("形式，如 口头、书面、专项监督、联名", "the form, such as 口头, 书面")),
  serial: flag("--serial <text>", text("案号或编号", "the number")),
  session: flag("--session <term-session>", text("哪一次全体会议，如 10-5", "the session, such as 10-5"), sessionArg),
  category: flag("--category <text>", text("提案类别", "a proposal's category")),
  livelihood: booleanFlag("--livelihood", text("民生提案", "a proposal on livelihood")),
  body: flag("--body <text>", text("集体提案的单位", "the body of a collective proposal")),
  refers: flag("--refers <text>", text("并入的案号，或来源提案", "the case merged into, or the proposal that an opinion came from")),
  note: flag("--note <text>", text("备注", "a note")),
  present: names("--present", "出席的人（all 为全部应到）", "who was present (all: everybody expected)"),
  late: names("--late", "迟到的人", "who was late"),
  leftEarly: names("--left-early", "早退的人", "who left early"),
  leave: names("--leave", "请假的人", "who was on leave"),
  absent: names("--absent", "缺席的人", "who was absent"),
  observer: names("--observer", "列席的人", "who sat in"),
  reason: flag("--reason <text>", text("请假事由", "the reason of the leave")),
  attendee: role("--attendee", "参加的人", "who took part"),
  lead: role("--lead", "牵头人、第一提案人", "who led; the lead author of a proposal"),
  author: role("--author", "执笔人、作者", "authors"),
  lecturer: role("--lecturer", "主讲人", "lecturers"),
  speaker: role("--speaker", "发言人", "speakers"),
  holder: role("--holder", "获得荣誉或受处理的人", "holders of an honour or a sanction"),
  cosigner: role("--cosigner", "联名人", "co-signers"),
  quantity: flag("--quantity <n>", text("数量，如联系群众人数", "a count, such as people met"), numberArg),
  amount: flag("--amount <yuan>", text("金额（元）", "an amount in yuan"), numberArg),
  outcome: flag("--outcome <names>", text("结果，如 立案、批示、采用、通报批评", "what came of it, such as 立案, 批示, 采用"), collect),
  level: flag("--level <levels>", text("级别：县、市、省、国家", "the level: 县, 市, 省, 国家")),
  by: flag("--by <text>", text("批示领导", "the leader who instructed")),
  outcomeDate: flag("--outcome-date <date>", text("结果日期", "the outcome's date"), dateArg),
};

/** An activity as flags state it. */
export type ActivityOptions = Given<typeof ACTIVITY_FLAGS>;

/** Which flag names people by their state, and by their role. */
export const STATE_FLAGS = [
  { option: "present", flag: "--present", state: "present" },
  { option: "late", flag: "--late", state: "late" },
  { option: "leftEarly", flag: "--left-early", state: "left_early" },
  { option: "leave", flag: "--leave", state: "leave" },
  { option: "absent", flag: "--absent", state: "absent" },
  { option: "observer", flag: "--observer", state: "observer" },
] as const satisfies readonly { option: keyof ActivityOptions; flag: string; state: State }[];

export const ROLE_FLAGS = ["attendee", "lead", "author", "lecturer", "speaker", "holder", "cosigner"] as const satisfies readonly (Role &
  keyof ActivityOptions)[];
