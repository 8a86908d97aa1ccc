import { type ActivityDraft, blankDraft, blankPart, type PartDraft } from "../../domain/activities/activity.ts";
import { caseReference, readCaseNumber, serialForm, sessionInTitle } from "../../domain/calendar/sessions.ts";
import { splitNames, type WrittenName } from "../../domain/people/names.ts";
import { LONGEST_TEXT } from "../../domain/text/plain.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { canonicalForm } from "../../domain/vocabulary/kinds.ts";
import { IN_ORDER, isWritten } from "../../domain/vocabulary/roles.ts";
import { type ActivityOptions, ROLE_FLAGS, STATE_FLAGS } from "./activity-flags.ts";
import { outcomesFromFlags } from "./activity-outcomes.ts";

/** An activity as flags state it becomes a draft, people still by name. */

/** A text beyond what a record holds: an article that was pasted into a flag. */
function refuseLong(options: ActivityOptions): void {
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
export function draftFromFlags(kind: Kind, options: ActivityOptions, everybody: () => readonly number[]): ActivityDraft {
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

function partsFromFlags(kind: Kind, options: ActivityOptions, everybody: () => readonly number[]): PartDraft[] {
  const usual = kind.roles[0] ?? "attendee";
  const shared = { quantity: options.quantity ?? null, amount: options.amount ?? null };
  const parts: PartDraft[] = [];
  for (const { option, state, flag } of STATE_FLAGS) {
    for (const names of options[option] ?? []) {
      if (!kind.attended) throw new AppError("usage.state", text(`${kind.label.zh}不用 ${flag}`, `${kind.label.en} takes no ${flag}`));
      if (isAll(names)) continue;
      for (const who of readPeople(names))
        parts.push({ ...blankPart(who, usual, {}), state, reason: state === "leave" ? (options.reason ?? null) : null, ...shared });
    }
  }
  for (const role of ROLE_FLAGS) {
    const named = (options[role] ?? []).flatMap(readPeople);
    if (named.length > 0 && !kind.roles.includes(role))
      throw new AppError(
        "usage.role",
        text(`${kind.label.zh}不用 --${role}`, `${kind.label.en} takes no --${role}`),
        text(`可用：${kind.roles.map((each) => `--${each}`).join("、")}`, `it takes ${kind.roles.map((each) => `--${each}`).join(", ")}`),
      );
    for (const [i, who] of named.entries())
      parts.push({
        ...blankPart(who, role, {}),
        state: kind.attended && !isWritten(role, options.form ?? null) ? "present" : null,
        position: IN_ORDER.has(role) ? i + 1 + (role === "cosigner" ? (options.lead?.length ?? 0) : 0) : null,
        ...shared,
      });
  }
  const all = STATE_FLAGS.find(({ option }) => options[option]?.some(isAll));
  if (all)
    for (const person of everybody()) parts.push({ ...blankPart({ person }, usual, {}), state: all.state, ...shared, byDefault: true });
  return parts;
}

/** Everybody who was expected. */
const isAll = (names: string): boolean => /^(all|全部)$/i.test(names.trim());

/** Names as in a cell, or #12 for the person of that id. */
const readPeople = (names: string): (WrittenName | { person: number })[] =>
  splitNames(names).map((who) => {
    const id = /^#(\d+)$/.exec(who.name)?.[1];
    return id === undefined ? who : { person: Number(id) };
  });
