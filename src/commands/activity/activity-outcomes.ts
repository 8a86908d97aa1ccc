import { blankOutcome, type OutcomeDraft } from "../../domain/activities/activity.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { LEVELS, type Level, levelLabel, readLevels } from "../../domain/vocabulary/levels.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import { LED, LEVELLED, type Outcome, outcomeLabel, readOutcome } from "../../domain/vocabulary/outcomes.ts";
import type { ActivityOptions } from "./activity-flags.ts";

/** The flags that say what came of an activity. */

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
export function refuseUnused(kind: Kind, options: ActivityOptions, whats: readonly Outcome[]): void {
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

/** What came of it, as flags state it. */
export function outcomesFromFlags(kind: Kind, options: ActivityOptions): OutcomeDraft[] {
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
