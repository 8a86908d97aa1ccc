import type { Activity, ActivityFields, OutcomeRecord, Part } from "../domain/activities/activity.ts";
import type { Corrections, Former } from "../domain/activities/activity-former.ts";
import { fieldsOf } from "./activity-columns.ts";
import type { Database } from "./database.ts";

/**
 * What a clerk changed by a command, and no file: an old ledger does not change it back. Of people and outcomes that were
 * added, those of a correction alone: what `record` makes, a ledger may say better.
 */
const isByHand = (command: string): boolean => !command.startsWith("import ");
const CORRECTION = "activity edit";

type Values = Record<string, string | number | null>;

interface Logged {
  readonly tbl: string;
  readonly row: number;
  readonly before: string;
  readonly command: string;
  readonly name: string | null;
}

/**
 * What stood on record of each activity before it was changed, out of the log: nothing is kept twice. Only operations in effect
 * count, since no memory of one outlives its undo.
 */
export function formersOf(db: Database): Map<number, Former> {
  const formers = new Map<number, MutableFormer>();
  const of = (activity: number): MutableFormer => {
    const there = formers.get(activity) ?? blankFormer();
    formers.set(activity, there);
    return there;
  };
  readActivities(db, of);
  readTakenOff(db, of);
  readAdded(db, of);
  return formers;
}

type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] extends readonly (infer Item)[] ? Item[] : Of[Key] };
interface MutableFormer extends Omit<Mutable<Former>, "corrected"> {
  corrected: Mutable<Omit<Corrections, "addedParts" | "addedOutcomes">> & { addedParts: Set<number>; addedOutcomes: Set<number> };
}

const blankFormer = (): MutableFormer => ({
  versions: [],
  people: [],
  corrected: { fields: [], parts: [], outcomes: [], addedParts: new Set(), addedOutcomes: new Set() },
});

/** Rows changed or taken off by operations in effect. The partial index on `change` finds them (docs/decisions/0009). */
const logged = (db: Database, tables: string, action: string) =>
  db.prepare<[], Logged>(`
    SELECT change.tbl, change.row, change.before, operation.command, person.name
    FROM change JOIN v_operation AS operation ON operation.id = change.operation
    LEFT JOIN person ON person.id = change.before ->> 'person'
    WHERE change.tbl IN (${tables}) AND change.before IS NOT NULL AND ${action}
      AND operation.kind = 'write' AND operation.undone_by IS NULL
    ORDER BY change.tbl, change.row, change.id`);

function readActivities(db: Database, of: (activity: number) => MutableFormer): void {
  const rows = logged(db, "'activity'", "change.action = 'update'").all();
  const now = db.prepare<[number], Values>("SELECT * FROM activity WHERE id = ?");
  for (const [i, { row, before, command }] of rows.entries()) {
    const was = JSON.parse(before) as Values;
    const next = rows[i + 1];
    const after = next?.row === row ? (JSON.parse(next.before) as Values) : now.get(row);
    if (after === undefined) continue;
    const former = of(row);
    const fields = fieldsOf(was);
    former.versions.push(fields);
    if (!isByHand(command)) continue;
    const later = fieldsOf(after);
    former.corrected.fields.push(
      Object.fromEntries(
        Object.entries(fields).filter(([field, value]) => later[field as keyof ActivityFields] !== value),
      ) as Partial<ActivityFields>,
    );
  }
}

function readTakenOff(db: Database, of: (activity: number) => MutableFormer): void {
  const isGone = "(change.action = 'delete' OR operation.command NOT GLOB 'import *')";
  for (const { tbl, row, before, command, name } of logged(db, "'participation', 'recognition'", isGone).iterate()) {
    const { activity, ...was } = { ...(JSON.parse(before) as Values & { activity: number }), id: row };
    const { people, corrected } = of(activity);
    if (tbl === "recognition") {
      if (isByHand(command)) corrected.outcomes.push(was as unknown as OutcomeRecord);
      continue;
    }
    const part = { ...was, name: name ?? "" } as unknown as Part;
    people.push(part);
    if (isByHand(command)) corrected.parts.push(part);
  }
}

function readAdded(db: Database, of: (activity: number) => MutableFormer): void {
  for (const [tbl, added] of [
    ["participation", "addedParts"],
    ["recognition", "addedOutcomes"],
  ] as const) {
    const rows = db
      .prepare<[string], { id: number; activity: number }>(
        `SELECT ${tbl}.id, ${tbl}.activity FROM v_operation AS operation
         JOIN change ON change.id BETWEEN operation.first_change AND operation.last_change AND change.tbl = '${tbl}' AND change.action = 'insert'
         JOIN ${tbl} ON ${tbl}.id = change.row
         WHERE operation.command = ? AND operation.kind = 'write' AND operation.undone_by IS NULL`,
      )
      .all(CORRECTION);
    for (const { id, activity } of rows) of(activity).corrected[added].add(id);
  }
}

/** Activities that a clerk took off, as they were: a ledger that brings one back is told so. */
export function removedActivities(db: Database): Activity[] {
  const parts = new Map<number, Part[]>();
  for (const { row, before, name, command } of logged(db, "'participation'", "change.action = 'delete'").iterate()) {
    if (!isByHand(command)) continue;
    const { activity, ...was } = { ...(JSON.parse(before) as Values & { activity: number }), id: row };
    parts.set(activity, [...(parts.get(activity) ?? []), { ...was, name: name ?? "" } as unknown as Part]);
  }
  return logged(db, "'activity'", "change.action = 'delete'")
    .all()
    .filter(({ command }) => isByHand(command))
    .map(({ row, before }) => {
      const was = JSON.parse(before) as Values;
      const partOf = was.part_of as number | null;
      return { ...fieldsOf(was), id: row, partOf, parts: parts.get(row) ?? [], outcomes: [], handlings: [] };
    });
}
