import { text } from "../text/text.ts";
import type { Activity, ActivityDraft } from "./activity.ts";
import { formerKeys } from "./activity-former.ts";
import { activityIndex, draftKeys, findActivity } from "./activity-keys.ts";
import type { PlannedPart } from "./activity-planned.ts";
import type { Findings, World } from "./activity-resolve.ts";

/** A draft with its people known. */
export interface Resolved {
  readonly draft: ActivityDraft;
  readonly parts: readonly PlannedPart[];
}

/**
 * Which activity on record each draft means: the one that the same row of the same file was taken for, else the one of its key, else
 * the one that had this key before it was corrected. A key that fits two activities is refused with both.
 */
export function findActivities(resolved: readonly Resolved[], world: World, findings: Findings): (Activity | null)[] {
  const byId = new Map(world.activities.map((activity) => [activity.id, activity]));
  const index = activityIndex(world.activities);
  const formers = formerIndex(world);
  const candidates = resolved.map(({ draft, parts }): Candidates => {
    if (draft.id !== null) return { sure: byId.get(draft.id) ?? null, present: null, former: NONE };
    const taken = world.takenFrom?.(draft.where, draft.row);
    const source = taken === undefined ? undefined : byId.get(taken);
    if (source?.kind === draft.kind) return { sure: source, present: null, former: NONE };
    const key = formers.size === 0 ? undefined : draftKeys(draft, parts).find((one) => formers.has(one));
    return { sure: null, present: findActivity(index, draft, parts), former: formers.get(key ?? "") ?? NONE };
  });
  // What another row plainly is, is not this one by a key of former days.
  const claimed = new Set(
    candidates.flatMap(
      ({ sure, present, former }) => sure ?? (present !== null && former.every((activity) => activity === present) ? present : []),
    ),
  );
  return resolved.map(({ draft }, i) => {
    const { sure, present, former } = candidates[i] as Candidates;
    if (draft.id !== null || sure !== null) return sure;
    const free = [...new Set([...(present === null ? [] : [present]), ...former])].filter(
      (activity) => activity === present || !claimed.has(activity),
    );
    if (free.length > 1) findings.problems.push(fitsSeveral(draft, free));
    const [activity = null] = free;
    if (activity !== null) claimed.add(activity);
    return activity;
  });
}

/** What a draft may be: surely, by its key, and by keys that activities once had. */
interface Candidates {
  readonly sure: Activity | null;
  readonly present: Activity | null;
  readonly former: readonly Activity[];
}

const NONE: readonly never[] = [];

/** Which activities had each key, and have it no longer. */
function formerIndex({ activities, formers }: World): Map<string, Activity[]> {
  const index = new Map<string, Activity[]>();
  if (formers === undefined || formers.size === 0) return index;
  for (const activity of activities) {
    const former = activity.partOf === null ? formers.get(activity.id) : undefined;
    if (former === undefined) continue;
    for (const key of formerKeys(activity, former)) index.set(key, [...(index.get(key) ?? []), activity]);
  }
  return index;
}

const fitsSeveral = (draft: ActivityDraft, activities: readonly Activity[]) => ({
  where: draft.where,
  found: draft.title,
  message: text(
    `可能是更正过的几件中的一件：${activities.map(({ id, title, starts }) => `#${id}《${title}》${starts ?? ""}`).join("、")}`,
    `may be one of several corrected deeds: ${activities.map(({ id, title, starts }) => `#${id} ${title} ${starts ?? ""}`.trim()).join(", ")}`,
  ),
  hint: text("请在台账里写上更正后的日期、名称或编号", "write the corrected date, title or number in the ledger"),
});
