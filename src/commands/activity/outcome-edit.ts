import { type Activity, blankOutcome, type OutcomeDraft, type OutcomeRecord } from "../../domain/activities/activity.ts";
import { outcomeText } from "../../domain/activities/activity-compare.ts";
import { splitNames } from "../../domain/people/names.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { levelLabel } from "../../domain/vocabulary/levels.ts";
import { type Outcome, outcomeLabel, readOutcome } from "../../domain/vocabulary/outcomes.ts";
import type { PartFinder } from "../../trips/activities/part-finder.ts";
import type { ActivityOptions } from "./activity-flags.ts";
import { levelsFromFlag, refuseUnused, takenBy } from "./activity-outcomes.ts";

/** An activity as the flags of a correction state it; --drop takes outcomes off. */
export type EditOptions = ActivityOptions & { readonly drop?: readonly string[] };

/** What the flags of `activity edit` mean for what came of an activity. */
export interface OutcomeEdit {
  /** The flags that are left for the activity itself. */
  readonly flags: EditOptions;
  readonly drops: readonly OutcomeRecord[];
  /** The outcomes of `decided` as they are to stand; null where the flags state outcomes of their own. */
  readonly outcomes: readonly OutcomeDraft[] | null;
  readonly decided: readonly Outcome[];
}

/**
 * `--outcome` adds one. `--level`, `--by` and `--outcome-date` alone correct the one that is there; beside `--drop` they say
 * which one goes.
 */
export function outcomeEdit(kind: Kind, activity: Activity, options: EditOptions, partsOf: PartFinder): OutcomeEdit {
  const { level, by, outcomeDate, ...rest } = options;
  const saysMore = level !== undefined || by !== undefined || outcomeDate !== undefined;
  if (options.outcome !== undefined || (!saysMore && options.drop === undefined))
    return { flags: options, drops: dropped(activity, options.drop, () => true), outcomes: null, decided: [] };
  if (options.drop !== undefined) return { flags: rest, drops: droppedOf(activity, options), outcomes: [], decided: [] };
  const named = options.holder?.flatMap((names) => splitNames(names).flatMap((who) => partsOf(who).map(({ person }) => person)));
  const own = activity.outcomes.filter(({ person }) => person === null || named === undefined || named.includes(person));
  // An honour without its outcome yet gets it.
  if (own.length === 0) return { flags: options, drops: [], outcomes: null, decided: [] };
  const what = correctedOutcome(kind, own, options);
  return { flags: rest, drops: [], outcomes: corrected(own, what, options), decided: [what] };
}

/** The outcomes that go, of those named the ones of a level, a leader or a day. */
function droppedOf(activity: Activity, { drop, level, by, outcomeDate }: EditOptions): OutcomeRecord[] {
  const levels = levelsFromFlag(level);
  const isMeant = (outcome: OutcomeRecord): boolean =>
    (levels.length === 0 || (outcome.level !== null && levels.includes(outcome.level))) &&
    (by === undefined || outcome.by === by) &&
    (outcomeDate === undefined || outcome.date === outcomeDate);
  return dropped(
    activity,
    drop,
    isMeant,
    levels.map((each) => `${levelLabel(each).zh}级`),
  );
}

/** The one kind of outcome that the flags can say more of. */
function correctedOutcome(kind: Kind, own: readonly OutcomeRecord[], options: EditOptions): Outcome {
  const whats = [...new Set(own.map((outcome) => outcome.what))];
  const [what, another] = whats.filter((one) =>
    (["level", "by", "outcomeDate"] as const).every((option) => options[option] === undefined || takenBy(option, one)),
  );
  if (what === undefined) refuseUnused(kind, options, whats);
  if (what === undefined || another !== undefined)
    throw new AppError(
      "usage.which_outcome",
      text(
        `有几种结果：${own.map(outcomeText).join("、")}，没有写更正哪一种`,
        `there are several outcomes: ${own.map((outcome) => outcomeLabel(outcome.what).en).join(", ")}; which one is not said`,
      ),
      text("请先用 --drop 去掉，再用 --outcome 写上", "take it off with --drop, and state it with --outcome"),
    );
  return what;
}

/** Each person's outcomes of one kind as they are to stand. */
function corrected(own: readonly OutcomeRecord[], what: Outcome, { level, by, outcomeDate }: EditOptions): OutcomeDraft[] {
  const levels = levelsFromFlag(level);
  const groups = [...Map.groupBy(own, ({ person }) => person).values()];
  const several = groups.find((group) => group.filter((one) => one.what === what).length > 1);
  if (levels.length > 0 && several !== undefined)
    throw new AppError(
      "usage.which_outcome",
      text(
        `原有几级：${several.map(outcomeText).join("、")}，没有写更正哪一级`,
        `several levels stand; which one is corrected is not said`,
      ),
      text(
        `去掉一级：--drop ${outcomeLabel(what).zh} --level 级别；另加一级：--outcome ${outcomeLabel(what).zh} --level 级别`,
        `take one off with --drop ${outcomeLabel(what).zh} --level LEVEL, add one with --outcome ${outcomeLabel(what).zh} --level LEVEL`,
      ),
    );
  const restated = (outcome: OutcomeRecord): OutcomeDraft => ({
    ...blankOutcome(what, {}),
    who: outcome.person === null ? null : { person: outcome.person },
    level: outcome.level,
    form: outcome.form,
    by: by ?? outcome.by,
    date: outcomeDate ?? outcome.date,
  });
  return groups.flatMap((group) => {
    const there = group.filter((outcome) => outcome.what === what);
    const [first] = there;
    if (levels.length === 0 || first === undefined) return there.map(restated);
    return levels.map((each) => ({ ...restated(there.find((outcome) => outcome.level === each) ?? first), level: each }));
  });
}

function dropped(
  activity: Activity,
  drop: readonly string[] | undefined,
  isMeant: (outcome: OutcomeRecord) => boolean,
  saying: readonly string[] = [],
): OutcomeRecord[] {
  return (drop ?? [])
    .flatMap((value) => value.split(/[、，,]/u))
    .flatMap((name) => {
      const found = activity.outcomes.filter((outcome) => outcome.what === readOutcome(name) && isMeant(outcome));
      if (found.length > 0) return found;
      const there = activity.outcomes.map(outcomeText).join("、");
      const what = [...saying, name].join("");
      throw new AppError(
        "refused.no_outcome",
        text(`这件活动没有这样的结果：${what}`, `the deed has no such outcome: ${what}`),
        text(there === "" ? "它没有结果" : `它有：${there}`, there === "" ? "it has none" : `it has: ${there}`),
      );
    });
}
