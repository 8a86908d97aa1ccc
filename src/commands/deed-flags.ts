import type { Command } from "commander";
import { caseReference, readCaseNumber, serialForm, sessionInTitle } from "../domain/calendar/sessions.ts";
import { blankDraft, blankOutcome, blankPart, type DeedDraft, type OutcomeDraft, type PartDraft } from "../domain/deeds/deed.ts";
import { splitNames, type WrittenName } from "../domain/people/names.ts";
import { LONGEST_TEXT } from "../domain/text/plain.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import {
  canonicalForm,
  IN_ORDER,
  isWritten,
  type Kind,
  LED,
  LEVELLED,
  LEVELS,
  type Level,
  levelLabel,
  type Outcome,
  outcomeLabel,
  type Role,
  readLevels,
  readOutcome,
  type State,
} from "../domain/vocabulary/kinds.ts";
import { wordsHint } from "../domain/vocabulary/likeness.ts";
import { collect, dateArg, numberArg, sessionArg } from "./args.ts";
import type { Context } from "./context.ts";

/** The flags by which a deed is stated on the command line; `record` and `activity edit` share them. */
export interface DeedOptions {
  title?: string;
  date?: string;
  ends?: string;
  place?: string;
  theme?: string;
  form?: string;
  serial?: string;
  session?: { term: number; session: number };
  category?: string;
  livelihood?: boolean;
  body?: string;
  refers?: string;
  note?: string;
  present?: string[];
  late?: string[];
  leftEarly?: string[];
  leave?: string[];
  reason?: string;
  absent?: string[];
  observer?: string[];
  attendee?: string[];
  lead?: string[];
  author?: string[];
  lecturer?: string[];
  speaker?: string[];
  holder?: string[];
  cosigner?: string[];
  quantity?: number;
  amount?: number;
  outcome?: string[];
  level?: string;
  by?: string;
  outcomeDate?: string;
}

const STATE_FLAGS: readonly { option: keyof DeedOptions; flag: string; state: State; zh: string; en: string }[] = [
  {
    option: "present",
    flag: "present",
    state: "present",
    zh: "出席的人（all 为全部应到）",
    en: "who was present (all: everybody expected)",
  },
  { option: "late", flag: "late", state: "late", zh: "迟到的人", en: "who was late" },
  { option: "leftEarly", flag: "left-early", state: "left_early", zh: "早退的人", en: "who left early" },
  { option: "leave", flag: "leave", state: "leave", zh: "请假的人", en: "who was on leave" },
  { option: "absent", flag: "absent", state: "absent", zh: "缺席的人", en: "who was absent" },
  { option: "observer", flag: "observer", state: "observer", zh: "列席的人", en: "who sat in" },
];

const ROLE_FLAGS: readonly { option: keyof DeedOptions & Role; zh: string; en: string }[] = [
  { option: "attendee", zh: "参加的人", en: "who took part" },
  { option: "lead", zh: "牵头人、第一提案人", en: "who led; the lead author of a proposal" },
  { option: "author", zh: "执笔人、作者", en: "authors" },
  { option: "lecturer", zh: "主讲人", en: "lecturers" },
  { option: "speaker", zh: "发言人", en: "speakers" },
  { option: "holder", zh: "获得荣誉或受处理的人", en: "holders of an honour or a sanction" },
  { option: "cosigner", zh: "联名人", en: "co-signers" },
];

export function addDeedFlags(command: Command, { io }: Context): Command {
  const t = (zh: string, en: string): string => io.t(text(zh, en));
  command
    .option("--title <text>", t("名称、案由、标题", "the title"))
    .option("--date <date>", t("日期", "the date"), dateArg)
    .option("--ends <date>", t("结束日期", "the last day"), dateArg)
    .option("--place <text>", t("地点", "the place"))
    .option("--theme <text>", t("主题", "the theme"))
    .option("--form <text>", t("形式，如 口头、书面、专项监督、联名", "the form, such as 口头, 书面"))
    .option("--serial <text>", t("案号或编号", "the number"))
    .option("--session <term-session>", t("哪一次全体会议，如 10-5", "the session, such as 10-5"), sessionArg)
    .option("--category <text>", t("提案类别", "a proposal's category"))
    .option("--livelihood", t("民生提案", "a proposal on livelihood"))
    .option("--body <text>", t("集体提案的单位", "the body of a collective proposal"))
    .option("--refers <text>", t("并入的案号，或来源提案", "the case merged into, or the proposal that an opinion came from"))
    .option("--note <text>", t("备注", "a note"));
  for (const { flag, zh, en } of STATE_FLAGS)
    command.option(`--${flag} <names>`, t(`${zh}，几个人用、隔开`, `${en}, several separated by 、`), collect);
  command.option("--reason <text>", t("请假事由", "the reason of the leave"));
  for (const { option, zh, en } of ROLE_FLAGS) command.option(`--${option} <names>`, t(`${zh}`, `${en}`), collect);
  return command
    .option("--quantity <n>", t("数量，如联系群众人数", "a count, such as people met"), numberArg)
    .option("--amount <yuan>", t("金额（元）", "an amount in yuan"), numberArg)
    .option("--outcome <names>", t("结果，如 立案、批示、采用、通报批评", "what came of it, such as 立案, 批示, 采用"), collect)
    .option("--level <levels>", t("级别：县、市、省、国家", "the level: 县, 市, 省, 国家"))
    .option("--by <text>", t("批示领导", "the leader who instructed"))
    .option("--outcome-date <date>", t("结果日期", "the outcome's date"), dateArg);
}

/** A text beyond what a record holds: an article that was pasted into a flag. */
function refuseLong(options: DeedOptions): void {
  for (const [option, flag] of TEXT_FLAGS) {
    const length = options[option]?.length ?? 0;
    if (length > LONGEST_TEXT)
      throw new AppError(
        "usage.too_long",
        text(`${flag} 有 ${length} 字，最多 ${LONGEST_TEXT} 字`, `${flag} has ${length} characters, at most ${LONGEST_TEXT}`),
        text("请写摘要，全文另存", "write a summary, and keep the whole elsewhere"),
      );
  }
}

const TEXT_FLAGS = [
  ["title", "--title"],
  ["place", "--place"],
  ["theme", "--theme"],
  ["form", "--form"],
  ["serial", "--serial"],
  ["category", "--category"],
  ["body", "--body"],
  ["refers", "--refers"],
  ["note", "--note"],
  ["reason", "--reason"],
  ["by", "--by"],
] as const;

/** A draft from flags. `everybody` answers who is meant by "all", when it is asked. */
export function draftFromFlags(kind: Kind, options: DeedOptions, everybody: () => readonly number[]): DeedDraft {
  refuseLong(options);
  const number = options.serial === undefined ? undefined : readCaseNumber(options.serial);
  const session = options.session ?? number ?? (kind.isSession ? sessionInTitle(options.title ?? "") : undefined);
  if (options.date !== undefined && options.ends !== undefined && options.ends < options.date.slice(0, options.ends.length)) {
    throw new AppError(
      "usage.ends",
      text(`结束日期 ${options.ends} 早于日期 ${options.date}`, `the end ${options.ends} is before ${options.date}`),
      text("请核对", "check them"),
    );
  }
  const parts = partsFromFlags(kind, options, everybody);
  const outcomes = outcomesFromFlags(kind, options);
  const holders = parts.filter(({ role }) => role === "holder").map(({ who }) => who);
  const saysOutcome = options.outcome !== undefined || options.level !== undefined;
  if (kind.personal && saysOutcome && outcomes.length > 0 && holders.length === 0)
    throw new AppError(
      "usage.holder",
      text(`${kind.label.zh}的结果是某个人的，没有写是谁`, `an outcome of ${kind.label.en} is somebody's: nobody is named`),
      text("请加 --holder 姓名", "add --holder NAME"),
    );
  return {
    ...blankDraft(kind.id, options.title?.trim() ?? "", {}, null),
    starts: options.date ?? null,
    ends: options.ends ?? null,
    place: options.place ?? null,
    theme: options.theme ?? null,
    form: canonicalForm(options.form ?? null),
    serial: options.serial === undefined ? null : serialForm(options.serial),
    term: session?.term ?? null,
    session: session?.session ?? null,
    category: options.category ?? null,
    livelihood: options.livelihood ?? null,
    body: options.body ?? null,
    refersTo: options.refers === undefined ? null : caseReference(options.refers),
    note: options.note ?? null,
    parts,
    outcomes: kind.personal ? holders.flatMap((who) => outcomes.map((outcome) => ({ ...outcome, who }))) : outcomes,
  };
}

function partsFromFlags(kind: Kind, options: DeedOptions, everybody: () => readonly number[]): PartDraft[] {
  const parts: PartDraft[] = [];
  const usual = kind.roles[0] ?? "attendee";
  const shared = { quantity: options.quantity ?? null, amount: options.amount ?? null };
  for (const { option, state, flag } of STATE_FLAGS) {
    for (const names of (options[option] as string[] | undefined) ?? []) {
      if (!kind.attended) throw new AppError("usage.state", text(`${kind.label.zh}不用 --${flag}`, `${kind.label.en} takes no --${flag}`));
      if (names.trim().toLowerCase() === "all" || names.trim() === "全部") continue;
      for (const who of readPeople(names))
        parts.push({ ...blankPart(who, usual, {}), state, reason: state === "leave" ? (options.reason ?? null) : null, ...shared });
    }
  }
  for (const { option } of ROLE_FLAGS) {
    const named = ((options[option] as string[] | undefined) ?? []).flatMap(readPeople);
    if (named.length > 0 && !kind.roles.includes(option))
      throw new AppError(
        "usage.role",
        text(`${kind.label.zh}不用 --${option}`, `${kind.label.en} takes no --${option}`),
        text(`可用：${kind.roles.map((role) => `--${role}`).join("、")}`, `it takes ${kind.roles.map((role) => `--${role}`).join(", ")}`),
      );
    const ordered = IN_ORDER.has(option);
    for (const [i, who] of named.entries())
      parts.push({
        ...blankPart(who, option, {}),
        state: kind.attended && !isWritten(option, options.form ?? null) ? "present" : null,
        position: ordered ? i + 1 + (option === "cosigner" ? (options.lead?.length ?? 0) : 0) : null,
        ...shared,
      });
  }
  const all = STATE_FLAGS.find(({ option }) =>
    ((options[option] as string[] | undefined) ?? []).some((names) => /^(all|全部)$/i.test(names.trim())),
  );
  if (all)
    for (const person of everybody()) parts.push({ ...blankPart({ person }, usual, {}), state: all.state, ...shared, byDefault: true });
  return parts;
}

/** Names as in a cell, or #12 for the person of that id. */
const readPeople = (names: string): (WrittenName | { person: number })[] =>
  splitNames(names).map((who) => {
    const id = /^#(\d+)$/.exec(who.name)?.[1];
    return id === undefined ? who : { person: Number(id) };
  });

/** Levels as a flag names them; none where it is not given. */
export function levelsFromFlag(value: string | undefined): Level[] {
  const levels = value === undefined ? [] : readLevels(value);
  if (levels !== undefined) return levels;
  throw new AppError(
    "usage.level",
    text(`不认识的级别：${value}`, `unknown level: ${value}`),
    wordsHint(
      value ?? "",
      LEVELS.map(({ id }) => ({ en: levelLabel(id).zh })),
    ),
  );
}

/** Flags that say more of an outcome, and of which outcomes they can. */
const OUTCOME_FACTS: readonly { flag: string; option: "level" | "by" | "outcomeDate"; of: ReadonlySet<Outcome> | null }[] = [
  { flag: "--level", option: "level", of: LEVELLED },
  { flag: "--by", option: "by", of: LED },
  { flag: "--outcome-date", option: "outcomeDate", of: null },
];

/** The outcomes that a flag can say more of. */
export const takenBy = (option: "level" | "by" | "outcomeDate", what: Outcome): boolean =>
  OUTCOME_FACTS.every(({ option: one, of }) => one !== option || of === null || of.has(what));

/** A flag that nothing takes up would be dropped without a word: it is refused. */
export function refuseUnused(kind: Kind, options: DeedOptions, whats: readonly Outcome[]): void {
  for (const { flag, option } of OUTCOME_FACTS) {
    if (options[option] === undefined || whats.some((what) => takenBy(option, what))) continue;
    const usable = kind.outcomes.filter((what) => takenBy(option, what)).map((what) => outcomeLabel(what));
    const known = whats.map((what) => outcomeLabel(what));
    throw new AppError(
      option === "level" ? "usage.level" : "usage.outcome_fact",
      known.length === 0
        ? text(`写了 ${flag} 而没有 --outcome`, `${flag} without --outcome`)
        : text(`${known.map(({ zh }) => zh).join("、")}没有 ${flag} 可写`, `${known.map(({ en }) => en).join(", ")} takes no ${flag}`),
      usable.length === 0
        ? undefined
        : text(`可用于：${usable.map(({ zh }) => zh).join("、")}`, `it goes with: ${usable.map(({ en }) => en).join(", ")}`),
    );
  }
  if (options.reason !== undefined && options.leave === undefined)
    throw new AppError("usage.reason", text("写了 --reason 而没有 --leave", "--reason without --leave"));
}

function outcomesFromFlags(kind: Kind, options: DeedOptions): OutcomeDraft[] {
  const named = (options.outcome ?? []).flatMap((value) => value.split(/[、，,;；]+/u).filter((part) => part.trim() !== ""));
  const whats: Outcome[] = named.map((name) => {
    const what = readOutcome(name);
    if (what !== undefined && kind.outcomes.includes(what)) return what;
    throw new AppError(
      "usage.outcome",
      text(`${kind.label.zh}没有这种结果：${name}`, `no such outcome of ${kind.label.en}: ${name}`),
      wordsHint(
        name,
        kind.outcomes.map((each) => ({ en: outcomeLabel(each).zh })),
      ),
    );
  });
  const levels = levelsFromFlag(options.level);
  const implied = whats.length === 0 && kind.impliedOutcome !== undefined ? [kind.impliedOutcome] : whats;
  refuseUnused(kind, options, implied);
  return implied.flatMap((what) =>
    (levels.length === 0 || !takenBy("level", what) ? [null] : levels).map((level) => ({
      ...blankOutcome(what, {}),
      level,
      by: takenBy("by", what) ? (options.by ?? null) : null,
      date: options.outcomeDate ?? null,
    })),
  );
}
