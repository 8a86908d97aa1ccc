import type { ActivityDraft } from "../../domain/activities/activity.ts";
import { changeText } from "../../domain/activities/activity-compare.ts";
import { type ActivityPlan, type PlannedActivity, planActivities } from "../../domain/activities/activity-plan.ts";
import type { World } from "../../domain/activities/activity-resolve.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { tallyActivities } from "../../report/import.ts";
import type { Store } from "../../store/store.ts";
import type { ColumnMap } from "../../workbooks/tables/column-map.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { worldOf } from "../activities/world.ts";
import type { Desk } from "../desk.ts";
import { askedWho, peopleOf } from "../members/who-is-it.ts";
import type { Given, ImportRun, PlannedImport } from "./entry.ts";
import { refuseWithoutMembers } from "./no-members.ts";
import { unusedColumns } from "./unused-columns.ts";

/** What an import of activities has of its own: how a table becomes drafts, and which kinds of activity it may meet again. */
export interface ActivityReader<Field extends string, Reading extends TableReading = TableReading>
  extends Pick<ImportRun<Field>, "title" | "settle" | "meetingOf"> {
  /** null: of any kind. */
  readonly kinds: readonly string[] | null;
  readonly read: (table: Table<Field>, map: ColumnMap) => Reading;
  /** What is wrong with the tables taken together. */
  readonly check?: (readings: readonly Reading[]) => readonly Problem[];
  /** What the plan as a whole gives to say. */
  readonly notesOn?: (plan: ActivityPlan, readings: readonly Reading[]) => readonly Text[];
}

/** What a table says, and which columns beside the known ones it used. */
export interface TableReading {
  readonly drafts: readonly ActivityDraft[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns?: readonly number[];
}

/** A ledger or a sign-in sheet: its tables become drafts, and the drafts a plan. */
export function activityRun<Field extends string, Reading extends TableReading>(
  desk: Desk,
  { kinds, read, check, notesOn, ...run }: ActivityReader<Field, Reading>,
): ImportRun<Field> {
  const { store } = desk;
  let known: World | undefined;
  const world = (): World => (known ??= worldOf(desk, kinds));
  return { ...run, prepare: () => void world(), plan };

  function plan(tables: readonly Table<Field>[], { map, chosen, digests }: Given): PlannedImport {
    const readings = tables.map((table) => read(table, map));
    const drafts = readings.flatMap((reading) => reading.drafts);
    if (drafts.length > 0) refuseWithoutMembers(store, "台账里的姓名对不上人");
    const planned = planActivities(drafts, { ...world(), ...pastOf(store, digests), chosen: peopleOf(chosen) });
    const changed = planned.activities.filter(({ action }) => action !== "same");
    const added = changed.filter(({ action }) => action === "add").length;
    return {
      problems: [...readings.flatMap((reading) => reading.problems), ...(check?.(readings) ?? []), ...planned.problems],
      warnings: [...readings.flatMap((reading) => reading.warnings), ...planned.warnings],
      notes: [
        ...tables.flatMap((table, i) => unusedColumns(table, readings[i]?.usedColumns)),
        ...(notesOn?.(planned, readings) ?? []),
        ...planned.activities.flatMap(keptNotes),
      ],
      details: changed.filter(({ action }) => action === "change").flatMap(changeLines),
      questions: planned.questions.map(askedWho),
      tally: (tallies) => tallyActivities(tallies, planned.activities),
      changes: changed.length,
      summary: `新增 ${added}，变更 ${changed.length - added}`,
      write(sourceOf) {
        for (const activity of changed) store.activities.apply(activity, sourceOf);
        return null;
      },
    };
  }
}

/** What was on record before: by it a row is known again as an activity that has been corrected since. */
function pastOf(store: Store, digests: ReadonlyMap<string, string>): Pick<World, "formers" | "removed" | "takenFrom"> {
  const taken = new Map<string, ReadonlyMap<string, number>>();
  const takenFrom = (file: string): ReadonlyMap<string, number> => {
    const there = taken.get(file) ?? store.activities.takenFrom(digests.get(file) ?? "");
    taken.set(file, there);
    return there;
  };
  return {
    formers: store.activities.formers(),
    removed: store.activities.removed(),
    takenFrom: ({ file = "", sheet }, row) => (row === null ? undefined : takenFrom(file).get(`${sheet}!${row}`)),
  };
}

/** 《扶贫走访》日期 2025-07-20 已在程序里更正为 2025-07-26，未改回. */
function keptNotes({ draft, existing, kept, sittings }: PlannedActivity): Text[] {
  const title = existing?.title ?? draft.title;
  return [...kept.map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`)), ...sittings.flatMap(keptNotes)];
}

function changeLines({ draft, existing, changes, sittings }: PlannedActivity): Text[] {
  const title = existing?.title ?? draft.title;
  const own = changes.map(changeText).map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`));
  return [...own, ...sittings.filter(({ action }) => action !== "same").flatMap(changeLines)];
}
