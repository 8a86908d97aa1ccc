import { saysSame } from "../text/plain.ts";
import { type Text, text } from "../text/text.ts";
import { roleLabel } from "../vocabulary/roles.ts";
import type { Activity, ActivityDraft, ActivityFields, OutcomeRecord, Part } from "./activity.ts";
import { type Change, FIELDS, isSameFact, outcomeText, PART_FACTS, sameOutcome, shown } from "./activity-compare.ts";
import { activityKeys } from "./activity-keys.ts";
import type { PlannedOutcome, PlannedPart } from "./activity-planned.ts";

/**
 * What stood on record of an activity before it was changed, as the log keeps it (docs/records.md, 更正过的记录). By it a row of
 * an old ledger is known again as the activity that somebody has corrected since, and what was corrected is not taken back.
 */
export interface Former {
  /** Its own fields as they once were, whoever changed them: each gives keys that the activity has had. */
  readonly versions: readonly ActivityFields[];
  /** Who once took part and no longer does. */
  readonly people: readonly Part[];
  /** What a clerk corrected by hand. */
  readonly corrected: Corrections;
}

export interface Corrections {
  /** The values that fields had, a correction each. */
  readonly fields: readonly Partial<ActivityFields>[];
  /** Parts as they were before they were taken off or changed. */
  readonly parts: readonly Part[];
  readonly outcomes: readonly OutcomeRecord[];
  /** Ids of the parts and outcomes that were added by hand: a ledger that does not name them does not take them off. */
  readonly addedParts: ReadonlySet<number>;
  readonly addedOutcomes: ReadonlySet<number>;
}

/** Every key that an activity has had and has no longer. Exact keys alone, never a likeness. */
export function formerKeys(activity: Activity, { versions, people }: Former): string[] {
  const own = new Set(activityKeys(activity));
  // Whoever was named first decides some keys: those who took part once, each by themselves, and those who do today.
  const parts = [activity.parts, ...people.map((part) => [part])];
  const keys = [activity, ...versions].flatMap((version) =>
    parts.flatMap((named) => activityKeys({ ...activity, ...version, parts: named })),
  );
  return [...new Set(keys)].filter((key) => !own.has(key));
}

/** What an import states, less what a clerk has corrected since: in words, `kept`. */
export interface Uncorrected {
  readonly draft: ActivityDraft;
  readonly parts: readonly PlannedPart[];
  readonly outcomes: readonly PlannedOutcome[];
  readonly kept: readonly Text[];
}

/** Takes out of a draft whatever only repeats what stood there before it was corrected by hand. */
export function withoutCorrected(
  draft: ActivityDraft,
  parts: readonly PlannedPart[],
  outcomes: readonly PlannedOutcome[],
  existing: Activity,
  { fields, parts: formerParts, outcomes: formerOutcomes }: Corrections,
): Uncorrected {
  const kept: Text[] = [];
  const instead: Record<string, unknown> = {};
  for (const { field, label } of FIELDS) {
    const [stated, now] = [draft[field], existing[field]];
    if (stated === null || isSame(stated, now) || !fields.some((former) => field in former && isSame(former[field] ?? null, stated)))
      continue;
    instead[field] = now;
    kept.push(keptText({ label, from: shown(stated), to: shown(now) }));
  }
  const ofParts = parts.flatMap((part) => {
    const former = formerParts.filter(({ person, role }) => person === part.person && role === part.role);
    const there = existing.parts.filter(({ person, role }) => person === part.person && role === part.role);
    if (former.length === 0) return [part];
    if (there.length === 0) {
      kept.push(keptText({ label: roleLabel(part.role), isItem: true, from: part.name, to: "" }));
      return [];
    }
    // An order of naming is of the whole list: one place of it is never kept by itself.
    const repeats = PART_FACTS.filter(
      (fact) =>
        fact !== "position" &&
        part[fact] !== null &&
        there.every((now) => !isSameFact(now[fact], part[fact])) &&
        former.some((was) => isSameFact(was[fact], part[fact])),
    );
    if (repeats.length === 0) return [part];
    kept.push(text(`${part.name}的情况已在程序里更正，未改回`, `${part.name}: corrected in the program, and left so`));
    return [{ ...part, ...Object.fromEntries(repeats.map((fact) => [fact, null])) }];
  });
  const ofOutcomes = outcomes.filter((outcome) => {
    if (existing.outcomes.some((record) => sameOutcome(outcome, record))) return true;
    if (!formerOutcomes.some((record) => sameOutcome(outcome, record))) return true;
    kept.push(keptText({ label: text("结果", "outcome"), isItem: true, from: outcomeText(outcome), to: "" }));
    return false;
  });
  return { draft: { ...draft, ...instead }, parts: ofParts, outcomes: ofOutcomes, kept };
}

const isSame = (a: ActivityFields[keyof ActivityFields], b: ActivityFields[keyof ActivityFields]): boolean =>
  a === b || (typeof a === "string" && typeof b === "string" && saysSame(a, b));

/** 日期 2025-07-20 已在程序里更正为 2025-07-26，未改回: what the ledger still says, and what stands. */
const keptText = ({ label, isItem, from, to }: Change): Text =>
  isItem
    ? text(`${label.zh} ${from} 已在程序里去掉，未加回`, `${label.en} ${from}: taken off in the program, and not added again`)
    : text(
        `${label.zh} ${from} 已在程序里更正为 ${to || "空"}，未改回`,
        `${label.en} ${from}: corrected in the program to ${to || "nothing"}, and left so`,
      );
