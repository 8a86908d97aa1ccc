import type { DeedDraft } from "../../domain/deeds/deed.ts";
import { changeText } from "../../domain/deeds/deed-compare.ts";
import { type DeedPlan, type PlannedDeed, planDeeds } from "../../domain/deeds/deed-plan.ts";
import type { World } from "../../domain/deeds/deed-resolve.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { tallyDeeds } from "../../report/import.ts";
import type { Store } from "../../store/store.ts";
import type { ColumnMap } from "../../workbooks/tables/column-map.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { worldOf } from "../deeds/world.ts";
import type { Desk } from "../desk.ts";
import { askedWho, peopleOf } from "../members/questions.ts";
import type { Given, ImportRun, PlannedImport } from "./import.ts";
import { refuseWithoutMembers } from "./no-members.ts";
import { unusedColumns } from "./unused-columns.ts";

/** What an import of deeds has of its own: how a table becomes drafts, and which kinds of deed it may meet again. */
export interface DeedReader<Field extends string, Reading extends TableReading = TableReading>
  extends Pick<ImportRun<Field>, "title" | "meetingOf"> {
  /** null: of any kind. */
  readonly kinds: readonly string[] | null;
  readonly read: (table: Table<Field>, map: ColumnMap) => Reading | Promise<Reading>;
  /** What is wrong with the tables taken together. */
  readonly check?: (readings: readonly Reading[]) => readonly Problem[];
  /** What the plan as a whole gives to say. */
  readonly notesOn?: (plan: DeedPlan, readings: readonly Reading[]) => readonly Text[];
}

/** What a table says, and which columns beside the known ones it used. */
export interface TableReading {
  readonly drafts: readonly DeedDraft[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns?: readonly number[];
}

/** A ledger or a sign-in sheet: its tables become drafts, and the drafts a plan. */
export function deedRun<Field extends string, Reading extends TableReading>(
  desk: Desk,
  { kinds, read, check, notesOn, ...run }: DeedReader<Field, Reading>,
): ImportRun<Field> {
  const { store } = desk;
  let known: World | undefined;
  const world = (): World => (known ??= worldOf(desk, kinds));
  return { ...run, prepare: () => void world(), plan };

  async function plan(tables: readonly Table<Field>[], { map, chosen, digests }: Given): Promise<PlannedImport> {
    const readings: Reading[] = [];
    for (const table of tables) readings.push(await read(table, map));
    const drafts = readings.flatMap((reading) => reading.drafts);
    if (drafts.length > 0) refuseWithoutMembers(store, "台账里的姓名对不上人");
    const planned = planDeeds(drafts, { ...world(), ...pastOf(store, digests), chosen: peopleOf(chosen) });
    const changed = planned.deeds.filter(({ action }) => action !== "same");
    const added = changed.filter(({ action }) => action === "add").length;
    return {
      problems: [...readings.flatMap((reading) => reading.problems), ...(check?.(readings) ?? []), ...planned.problems],
      warnings: [...readings.flatMap((reading) => reading.warnings), ...planned.warnings],
      notes: [
        ...tables.flatMap((table, i) => unusedColumns(table, readings[i]?.usedColumns)),
        ...(notesOn?.(planned, readings) ?? []),
        ...planned.deeds.flatMap(keptNotes),
      ],
      details: changed.filter(({ action }) => action === "change").flatMap(changeLines),
      questions: planned.questions.map(askedWho),
      tally: (tallies) => tallyDeeds(tallies, planned.deeds),
      changes: changed.length,
      summary: `新增 ${added}，变更 ${changed.length - added}`,
      write(sourceOf) {
        for (const deed of changed) store.deeds.apply(deed, sourceOf);
        return null;
      },
    };
  }
}

/** What was on record before: by it a row is known again as a deed that has been corrected since. */
function pastOf(store: Store, digests: ReadonlyMap<string, string>): Pick<World, "formers" | "removed" | "takenFrom"> {
  const taken = new Map<string, ReadonlyMap<string, number>>();
  const takenFrom = (file: string): ReadonlyMap<string, number> => {
    const there = taken.get(file) ?? store.deeds.takenFrom(digests.get(file) ?? "");
    taken.set(file, there);
    return there;
  };
  return {
    formers: store.deeds.formers(),
    removed: store.deeds.removed(),
    takenFrom: ({ file = "", sheet }, row) => (row === null ? undefined : takenFrom(file).get(`${sheet}!${row}`)),
  };
}

/** 《扶贫走访》日期 2025-07-20 已在程序里更正为 2025-07-26，未改回. */
function keptNotes({ draft, existing, kept, sittings }: PlannedDeed): Text[] {
  const title = existing?.title ?? draft.title;
  return [...kept.map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`)), ...sittings.flatMap(keptNotes)];
}

function changeLines({ draft, existing, changes, sittings }: PlannedDeed): Text[] {
  const title = existing?.title ?? draft.title;
  const own = changes.map(changeText).map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`));
  return [...own, ...sittings.filter(({ action }) => action !== "same").flatMap(changeLines)];
}
