import type { ActivityDraft } from "../../domain/activities/activity.ts";
import { changeText } from "../../domain/activities/activity-compare.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Desk } from "../desk.ts";
import { withPeopleFound } from "./described-people.ts";
import { type PreparedActivity, planOne } from "./plan-one.ts";

/** What became of an activity that was stated. */
export interface Recorded {
  readonly action: "add" | "change" | "same";
  readonly operation: number | null;
  readonly id: number | null;
  /** How many took part. */
  readonly people: number;
  /** For the log: 登记公益慈善《助学捐款》. */
  readonly summary: string;
}

/** Records one activity, or adds to the one that is on record already. */
export async function prepareRecord(desk: Desk, stated: ActivityDraft): Promise<PreparedActivity<Recorded>> {
  const { store } = desk;
  const draft = await withPeopleFound(desk, stated);
  const { activity, warnings } = await planOne(desk, draft);
  const { action, existing, changes, parts } = activity;
  const kind = kindOf(draft.kind);
  const changed = action === "change" ? `：${changes.map((change) => changeText(change).zh).join("；")}` : "";
  const summary = `${action === "add" ? "登记" : "补充"}${kind.label.zh}《${draft.title}》${changed}`;
  return {
    warnings,
    write() {
      if (action === "same") return { action, operation: null, id: existing?.id ?? null, people: parts.length, summary };
      const { operation, result: id } = store.operations.operate({ kind: "write", command: `record ${kind.id}`, summary }, () =>
        store.activities.apply(activity, () => null),
      );
      return { action, operation, id, people: parts.length, summary };
    },
  };
}
