import type { Activity, ActivityDraft, OutcomeRecord, Part } from "../../domain/activities/activity.ts";
import { changeText, outcomeText } from "../../domain/activities/activity-compare.ts";
import { type Apart, called } from "../../domain/people/called.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { withPeopleFound } from "./described-people.ts";
import { requireActivity } from "./on-record.ts";
import type { PartFinder } from "./part-finder.ts";
import { type PreparedActivity, planOne } from "./plan-one.ts";

/** What is to be corrected in an activity; what is not stated stays. */
export interface ActivityEdit {
  readonly draft: ActivityDraft;
  /** Participations that are taken off. */
  readonly leaving: readonly Part[];
  /** Outcomes that are taken off. */
  readonly drops: readonly OutcomeRecord[];
}

export interface Edited {
  readonly operation: number | null;
  readonly changed: readonly string[];
  /** The activity as it stands now. */
  readonly stands: Activity;
  /** Whose participations were added or changed. */
  readonly touched: ReadonlySet<number>;
  readonly apart: Apart;
}

/** Corrects an activity on record, and answers null where all of it stands already; `partsOf` tells whom a name means among those who took part in it. */
export async function prepareEdit(
  desk: Desk,
  activity: Activity,
  { draft: stated, leaving, drops }: ActivityEdit,
  partsOf: PartFinder,
): Promise<PreparedActivity<Edited | null>> {
  const { store, today } = desk;
  const draft = await withPeopleFound(desk, stated);
  const parts = draft.parts.map((part) => placed(part, activity, partsOf));
  const { activity: planned, warnings } = await planOne(desk, {
    ...draft,
    id: activity.id,
    starts: draft.starts ?? activity.starts,
    parts,
  });
  const apart = apartOn(
    store,
    today,
    [...activity.parts, ...planned.parts].map(({ person }) => person),
  );
  const changed = [
    ...planned.changes.map((change) => changeText(change).zh),
    ...leaving.map(({ person, name }) => `去掉 ${called(apart, { id: person, name })}`),
    ...drops.map((outcome) => `去掉 ${outcomeText(outcome)}`),
  ];
  const touched = new Set([...planned.addParts, ...planned.changeParts.map(({ to }) => to)].map(({ person }) => person));
  return {
    warnings,
    write() {
      if (planned.action === "same" && leaving.length + drops.length === 0) return null;
      const summary = `更正 #${activity.id} ${activity.title}：${changed.join("；")}`;
      const { operation } = store.operations.operate({ kind: "write", command: "activity edit", summary }, () => {
        store.activities.apply(planned, () => null, activity.partOf);
        for (const part of leaving) store.activities.removePart(part.id);
        for (const outcome of drops) store.activities.removeOutcome(outcome.id);
      });
      return { operation, changed, stands: requireActivity(store, activity.id), touched, apart };
    },
  };
}

/** Whoever is added is named after those who are there; somebody known may be given another state, and keeps their place. */
function placed(part: ActivityDraft["parts"][number], { kind, parts }: Activity, partsOf: PartFinder): ActivityDraft["parts"][number] {
  const known = "name" in part.who ? partsOf(part.who)[0] : undefined;
  if (known && part.state !== null && part.role === kindOf(kind).roles[0]) return { ...part, role: known.role, position: null };
  if (part.position === null || known?.role === part.role) return { ...part, position: null };
  const last = Math.max(0, ...parts.filter(({ role }) => role === part.role).map(({ position }) => position ?? 0));
  return { ...part, position: part.position + last };
}
