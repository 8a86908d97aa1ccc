import { bareText } from "../text/plain.ts";
import { cellBeside, type Problem } from "../text/problem.ts";
import { type Text, text } from "../text/text.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import { outcomeLabel } from "../vocabulary/outcomes.ts";
import type { Activity, ActivityDraft, ActivityFields, Handling, OutcomeRecord, Part } from "./activity.ts";
import { type Change, changedFields, compareOutcomes, compareParts } from "./activity-compare.ts";
import { findActivities } from "./activity-find.ts";
import { foldDrafts } from "./activity-fold.ts";
import { type Corrections, type Uncorrected, withoutCorrected } from "./activity-former.ts";
import { placeForms } from "./activity-forms.ts";
import { activityIndex, draftKeys, findActivity } from "./activity-keys.ts";
import type { PlannedOutcome, PlannedPart } from "./activity-planned.ts";
import { type Findings, type Question, resolveOutcomes, resolveParts, type World } from "./activity-resolve.ts";
import { compareHandlings } from "./activity-rounds.ts";

/** One activity of a plan: what is there already, and what would be done to it. */
export interface PlannedActivity {
  readonly draft: ActivityDraft;
  readonly existing: Activity | null;
  readonly parts: readonly PlannedPart[];
  readonly action: "add" | "change" | "same";
  /** What changes, in words, one a line: field, from, to. */
  readonly changes: readonly Change[];
  /** What the draft says as it was before a clerk corrected it: it is left as it is. */
  readonly kept: readonly Text[];
  readonly set: Partial<ActivityFields>;
  readonly addParts: readonly PlannedPart[];
  readonly changeParts: readonly { readonly part: Part; readonly to: PlannedPart }[];
  readonly removeParts: readonly Part[];
  readonly addOutcomes: readonly PlannedOutcome[];
  readonly removeOutcomes: readonly OutcomeRecord[];
  readonly addHandlings: readonly Handling[];
  readonly changeHandlings: readonly { readonly id: number; readonly to: Handling }[];
  readonly sittings: readonly PlannedActivity[];
}

export interface ActivityPlan {
  readonly activities: readonly PlannedActivity[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly questions: readonly Question[];
}

/** What a set of drafts would do to the record file. Pure: it decides, the store applies. */
export function planActivities(drafts: readonly ActivityDraft[], world: World): ActivityPlan {
  const findings: Findings = { problems: [], warnings: [], questions: [] };
  const { folded, problems } = foldDrafts(drafts);
  findings.problems.push(...problems);
  const unnumbered = new Map<string, ActivityDraft>();
  const resolved = folded.map((draft) => {
    const parts = resolveParts(draft, world, findings);
    refuseTwin(draft, parts, unnumbered, findings);
    return { draft, parts };
  });
  const found = findActivities(resolved, world, findings);
  const planned = resolved.map(({ draft, parts }, i) => {
    const existing = found[i] ?? null;
    refuseTakenNumber(draft, parts, existing, findings);
    refuseWholeBesideSittings(draft, parts, existing, world, findings);
    refuseSittingsBesideWhole(draft, existing, findings);
    return planActivity(draft, parts, existing, world, findings);
  });
  warnOfRemoved(planned, world, findings);
  warnOfFuture(folded, world.today, findings);
  warnOfEarly(folded, findings);
  return { activities: planned, ...findings };
}

/** A number that stands for another matter of another author is a slip of the pen, not a correction. */
function refuseTakenNumber(draft: ActivityDraft, parts: readonly PlannedPart[], existing: Activity | null, { problems }: Findings): void {
  if (existing === null || draft.id !== null || draft.serial === null || existing.serial !== draft.serial) return;
  const isSamePerson =
    parts.length === 0 || existing.parts.length === 0 || parts.some(({ person }) => existing.parts.some((part) => part.person === person));
  const isSameTitle = bareText(draft.title) === bareText(existing.title);
  if (isSameTitle || (isSamePerson && draft.oneRow)) return;
  problems.push({
    where: draft.where,
    found: draft.serial,
    message: text(`这个编号已是 #${existing.id}《${existing.title}》`, `the number is that of #${existing.id} ${existing.title}`),
    hint: text(
      `请核对编号；要更正那一件，请用 cppcc activity edit ${existing.id}`,
      `check the number; to correct that one use cppcc activity edit ${existing.id}`,
    ),
  });
}

/** A meeting signed by sittings has no state as a whole: it would be stored, and count for nothing. */
function refuseWholeBesideSittings(
  draft: ActivityDraft,
  parts: readonly PlannedPart[],
  existing: Activity | null,
  { activities }: World,
  { problems }: Findings,
): void {
  const sittings = existing === null ? [] : activities.filter(({ partOf }) => partOf === existing.id);
  if (sittings.length === 0 || !parts.some(({ state }) => state !== null)) return;
  const names = sittings.map(({ id, title }) => `#${id} ${title}`).join("、");
  problems.push({
    where: draft.where,
    found: draft.title,
    message: text(`这次会议按场次签到：${names}`, `the meeting is signed by sittings: ${names}`),
    hint: text("请更正各个场次", "correct the sittings instead"),
  });
}

/** The other way round: who signed for the whole would be counted beside the sittings. */
function refuseSittingsBesideWhole(
  { sittings, where, title, parts }: ActivityDraft,
  existing: Activity | null,
  { problems }: Findings,
): void {
  const signed = [...(existing?.parts ?? []), ...parts].filter(({ state }) => state !== null).length;
  if (sittings.length === 0 || signed === 0) return;
  problems.push({
    where,
    found: title,
    message: text(
      `这次会议已按整场签到（${signed} 人次），不能再按场次签到`,
      `the meeting is signed as a whole (${signed}), and cannot be signed by sittings too`,
    ),
    hint: text("请只用一种：整场的导入可用 cppcc undo 撤销", "use one of the two: cppcc undo takes the other import back"),
  });
}

/** Two rows of a ledger that have no number, and the same title, first named and date, are one activity twice. */
function refuseTwin(
  draft: ActivityDraft,
  parts: readonly PlannedPart[],
  unnumbered: Map<string, ActivityDraft>,
  { problems }: Findings,
): void {
  const [key] = draft.serial === null && draft.id === null ? draftKeys(draft, parts) : [];
  if (key === undefined) return;
  const first = unnumbered.get(key);
  unnumbered.set(key, first ?? draft);
  if (!first) return;
  problems.push({
    where: draft.where,
    also: [first.where],
    found: draft.title,
    message: text(
      `与 ${cellBeside(first.where, draft.where)} 重复：题目、第一作者和日期都相同`,
      `the same title, first author and date as ${cellBeside(first.where, draft.where)}`,
    ),
    hint: text("请删去重复的一行，或填上各自的编号", "delete one of the rows, or give each its number"),
  });
}

/** Whether somebody's part is on record: what a blank cell means for a new one (an honour is awarded) then says nothing. */
const hasPart = (existing: Activity | null, { person }: PlannedOutcome): boolean =>
  existing?.parts.some((part) => part.person === person) ?? false;

/** Whether the record file has a state for somebody's part already: a blank cell never changes it. */
const isRecorded = (existing: Activity | null, { person, role }: PlannedPart): boolean =>
  existing?.parts.some((part) => part.person === person && part.role === role && part.state !== null) ?? false;

function planActivity(
  draft: ActivityDraft,
  named: readonly PlannedPart[],
  existing: Activity | null,
  world: World,
  findings: Findings,
): PlannedActivity {
  const parts = named.map((part) => (part.stateImplied && isRecorded(existing, part) ? { ...part, state: null } : part));
  const outcomes = resolveOutcomes(draft, existing, world, findings).filter((outcome) => !(outcome.implied && hasPart(existing, outcome)));
  const corrected = existing === null ? undefined : world.formers?.get(existing.id)?.corrected;
  if (existing === null || corrected === undefined) return planStated({ draft, parts, outcomes, kept: [] }, existing, world, findings);
  return planStated(withoutCorrected(draft, parts, outcomes, existing, corrected), existing, world, findings, corrected);
}

/** What a draft states beside what is on record; `corrected`: what a clerk corrected by hand. */
function planStated(
  { draft: stated, parts: named, outcomes, kept }: Uncorrected,
  existing: Activity | null,
  world: World,
  findings: Findings,
  corrected?: Corrections,
): PlannedActivity {
  const { draft, parts } = placeForms(stated, named, existing);
  const changes: Change[] = [];
  const set = existing ? changedFields(draft, existing, changes) : {};
  const { addParts, changeParts, removeParts } = compareParts(draft, parts, existing, changes, corrected?.addedParts ?? NOTHING);
  const { addOutcomes, removeOutcomes } = compareOutcomes(draft, outcomes, existing, changes, corrected?.addedOutcomes ?? NOTHING);
  const { addHandlings, changeHandlings } = compareHandlings(draft, existing, changes);
  const sittings = draft.sittings.map((sitting) => {
    const there = existing
      ? (world.activities.find(({ partOf, title }) => partOf === existing.id && title === sitting.title) ?? null)
      : null;
    return planActivity(sitting, resolveParts(sitting, world, findings, draft), there, world, findings);
  });
  const touched = changes.length > 0 || sittings.some(({ action }) => action !== "same");
  const action = existing === null ? "add" : touched ? "change" : "same";
  return {
    draft,
    existing,
    parts,
    action,
    changes,
    kept,
    set,
    addParts,
    changeParts,
    removeParts,
    addOutcomes,
    removeOutcomes,
    addHandlings,
    changeHandlings,
    sittings,
  };
}

const NOTHING: ReadonlySet<number> = new Set();

/** What comes of an activity comes after it. */
function warnOfEarly(drafts: readonly ActivityDraft[], { warnings }: Findings): void {
  for (const { starts, outcomes } of drafts)
    for (const { date, what, where } of outcomes) {
      if (starts === null || date === null || date.slice(0, starts.length) >= starts.slice(0, date.length)) continue;
      warnings.push({
        where,
        found: date,
        message: text(`${outcomeLabel(what).zh}的日期早于这件事的日期 ${starts}`, `${what} is dated before the deed, ${starts}`),
        hint: text("请核对", "check it"),
      });
    }
}

/** What a clerk took off, and a ledger brings back: it may be meant, and may be an old ledger. */
function warnOfRemoved(planned: readonly PlannedActivity[], { removed = [] }: World, { warnings }: Findings): void {
  const index = activityIndex(removed);
  if (index.size === 0) return;
  for (const { draft, parts, action } of planned) {
    const was = action === "add" ? findActivity(index, draft, parts) : null;
    if (was === null) continue;
    warnings.push({
      where: draft.where,
      found: draft.title,
      message: text(`曾在程序里删除（#${was.id}），这次又新增`, `it was taken off in the program (#${was.id}), and is added again`),
      hint: text("不要的话，请先从台账里删去这几行", "take its rows out of the ledger if it is not wanted"),
    });
  }
}

function warnOfFuture(drafts: readonly ActivityDraft[], today: string, { warnings }: Findings): void {
  for (const { starts, where, kind } of drafts) {
    if (starts === null || starts <= today.slice(0, starts.length)) continue;
    warnings.push({
      where,
      found: starts,
      message: text(
        `${kindOf(kind).label.zh}的日期在今天（${today}）之后`,
        `the ${kindOf(kind).label.en}'s date is after today (${today})`,
      ),
      hint: text("请核对", "check it"),
    });
  }
}
