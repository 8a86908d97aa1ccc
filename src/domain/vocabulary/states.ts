import { vocabularyForm } from "./han.ts";
import { labeller, reader, type Word, word } from "./words.ts";

export type State = "present" | "late" | "left_early" | "leave" | "absent" | "observer";

/** Kinds of leave that an office writes for the state itself; kept as the reason. */
const LEAVE_REASONS: readonly string[] = [
  "出差",
  "公差",
  "因公出差",
  "外出学习",
  "事假",
  "病假",
  "公假",
  "因公请假",
  "因病请假",
  "因事请假",
  "婚假",
  "产假",
  "陪产假",
  "护理假",
  "陪护假",
  "陪护",
  "丧假",
  "探亲假",
  "探亲",
  "年假",
  "年休假",
  "休假",
  "住院",
  "病",
  "事",
  "公",
];

/** States of attendance, the best first: of several rows the best counts. */
export const STATES: readonly Word<State>[] = [
  word(
    "present",
    "出席",
    "present",
    "线上",
    "线上出席",
    "视频出席",
    "到会",
    "参加",
    "已到",
    "已到会",
    "已签到",
    "出勤",
    "参会",
    "已参会",
    "实到",
    "到",
    "是",
    "√",
    "✓",
    "✔",
    "☑",
    "✅",
    "V",
    "v",
    "出",
    "present",
  ),
  word("late", "迟到", "late", "迟", "△", "late"),
  word("left_early", "早退", "left early", "退", "早", "left_early"),
  word("leave", "请假", "on leave", ...LEAVE_REASONS, "同意请假", "已请假", "准假", "假", "○", "〇", "◯", "O", "o", "leave"),
  word(
    "absent",
    "缺席",
    "absent",
    "未到",
    "未到会",
    "未签到",
    "未参会",
    "未参加",
    "未出席",
    "没来",
    "没到",
    "没有来",
    "没签到",
    "缺勤",
    "缺会",
    "旷会",
    "无故缺席",
    "未请假",
    "不同意请假",
    "请假未批",
    "缺",
    "旷",
    "×",
    "X",
    "x",
    "✗",
    "✘",
    "╳",
    "❌",
    "✖",
    "absent",
  ),
  word("observer", "列席", "observer", "列", "observer"),
];

/** Answers to 是否到会: states only where a column is known to hold states. 1 elsewhere is a number, 否 another question's. */
const ANSWERS: ReadonlyMap<string, State> = new Map([
  ["是", "present"],
  ["1", "present"],
  ["否", "absent"],
  ["0", "absent"],
]);

/** Present, late or left early. */
export const isThere = (state: State | null): boolean => state === "present" || state === "late" || state === "left_early";

/** On leave or absent. */
export const isAway = (state: State | null): boolean => state === "leave" || state === "absent";

/** The best of two states of one member at one activity: present, late, left early, leave, absent, observer. */
export function betterState(a: State | null, b: State | null): State | null {
  if (a === null || b === null) return a ?? b;
  const rank = (state: State): number => STATES.findIndex(({ id }) => id === state);
  return rank(a) <= rank(b) ? a : b;
}

export const stateLabel = labeller(STATES);

const readBareState = reader(STATES);

export const readState = (value: string): State | undefined => readAttendanceWord(value)?.state;

/** 请假, 事假, 请假（病假）, 请假 病假, 请假：病假: the state, and of a leave the reason that the words give. */
export function readAttendanceWord(value: string): { state: State; reason: string | null } | undefined {
  // ✔️ is ✔ with a sign behind it that asks for colours.
  const written = value
    .replace(/\uFE0F/g, "")
    .trim()
    .replace(/^(请假)[\s：:、—-]+([^（(]+)$/u, "$1（$2）");
  const [, bare = "", bracketed = ""] = /^([^（(]*)(?:[（(](.*?)[）)])?$/.exec(written) ?? [];
  const [outer, inner] = [readBareState(bare), readBareState(bracketed)];
  // √（迟到） came late: the brackets say more.
  const state = outer === "present" && inner !== undefined ? inner : (outer ?? inner);
  if (state === undefined) return undefined;
  const plain = vocabularyForm(bare);
  const reason = bracketed.trim() || (LEAVE_REASONS.includes(plain) ? (plain.length === 1 ? `${plain}假` : bare.trim()) : "");
  return { state, reason: state === "leave" && reason !== "" ? reason : null };
}

/** The same in a column of states, where 是 and 否, 1 and 0 are answers too. */
export function readStateAnswer(value: string): { state: State; reason: string | null } | undefined {
  const answer = ANSWERS.get(vocabularyForm(value));
  return answer === undefined ? readAttendanceWord(value) : { state: answer, reason: null };
}
