import type { PlannedActivity } from "../domain/activities/activity-plan.ts";
import type { RosterPlan } from "../domain/people/roster-plan.ts";
import type { Problem } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import type { Sheet } from "./sheet.ts";

/** A sheet that was read, and what becomes of its rows. */
export interface SheetTally {
  readonly file: string;
  readonly sheet: string;
  /** The import that read it, where several kinds are read together. */
  readonly kind?: string;
  readonly rows: number;
  added: number;
  changed: number;
  same: number;
  rejected: number;
  readonly problems: Problem[];
}

type RowFate = "added" | "changed" | "same";

export const tallyOf = (file: string, sheet: string, rows: number): SheetTally => ({
  file,
  sheet,
  rows,
  added: 0,
  changed: 0,
  same: 0,
  rejected: 0,
  problems: [],
});

const place = (tallies: readonly SheetTally[], where: Problem["where"]): SheetTally | undefined =>
  tallies.find(({ file, sheet }) => file === where.file && (where.sheet === undefined || sheet === where.sheet));

/** Problems under their sheets, and the rows that they spoil. */
export function tallyProblems(tallies: readonly SheetTally[], problems: readonly Problem[]): void {
  const spoilt = new Map<SheetTally, Set<string>>();
  for (const problem of problems) {
    place(tallies, problem.where)?.problems.push(problem);
    for (const where of [problem.where, ...(problem.also ?? [])]) {
      const tally = place(tallies, where);
      if (tally) spoilt.set(tally, (spoilt.get(tally) ?? new Set()).add(/\d+$/.exec(where.cell ?? "")?.[0] ?? ""));
    }
  }
  for (const [tally, rows] of spoilt) tally.rejected = rows.size;
}

export function tallyRoster(tallies: readonly SheetTally[], { add, change, same }: RosterPlan): void {
  const count = (rows: readonly { where: Problem["where"] }[], fate: RowFate): void =>
    tallyRows(
      tallies,
      rows.map(({ where }) => ({ where, fate })),
    );
  count(
    add.map(({ row }) => row),
    "added",
  );
  count(
    change.map(({ row }) => row),
    "changed",
  );
  count(same, "same");
}

/** Rows of which each has one fate. */
export function tallyRows(
  tallies: readonly SheetTally[],
  rows: readonly { readonly where: Problem["where"]; readonly fate: RowFate }[],
): void {
  for (const { where, fate } of rows) {
    const tally = place(tallies, where);
    if (tally) tally[fate] += 1;
  }
}

/** Each source row once: added where it brings something new, changed where it alters something, else the same. */
export function tallyActivities(tallies: readonly SheetTally[], activities: readonly PlannedActivity[]): void {
  const fates = new Map<SheetTally, Map<number, RowFate>>();
  const strongest: readonly RowFate[] = ["added", "changed", "same"];
  const mark = (where: Problem["where"], row: number | null, fate: RowFate): void => {
    const tally = place(tallies, where);
    if (!tally || row === null) return;
    const rows = fates.get(tally) ?? new Map<number, RowFate>();
    fates.set(tally, rows);
    const before = rows.get(row);
    if (before === undefined || strongest.indexOf(fate) < strongest.indexOf(before)) rows.set(row, fate);
  };
  const visit = (activity: PlannedActivity): void => {
    const isNew = activity.existing === null;
    const added = new Set(activity.addParts);
    const changed = new Set(activity.changeParts.map(({ to }) => to));
    for (const part of activity.parts) {
      const fate = isNew || added.has(part) ? "added" : changed.has(part) ? "changed" : "same";
      for (const { where, rows } of part.origins) for (const row of rows) mark(where, row, fate);
    }
    const ownChange = activity.changes.length > activity.addParts.length + activity.changeParts.length;
    mark(activity.draft.where, activity.draft.row, isNew ? "added" : ownChange ? "changed" : "same");
    activity.sittings.forEach(visit);
  };
  activities.forEach(visit);
  for (const [tally, rows] of fates) for (const fate of rows.values()) tally[fate] += 1;
}

/** `kindWords`: how kinds are called, where several are read together. */
export function importSheet(title: Sheet["title"], tallies: readonly SheetTally[], kindWords: (kind: string) => Text): Sheet {
  return {
    title,
    unit: text("张表", "sheets"),
    columns: [
      { key: "file", title: text("文件", "file"), prose: true },
      { key: "sheet", title: text("工作表", "sheet"), prose: true },
      ...(tallies.some(({ kind }) => kind !== undefined) ? [{ key: "kind", title: text("种类", "kind"), words: kindWords }] : []),
      { key: "rows", title: text("行数", "rows"), kind: "number" },
      { key: "added", title: text("新增", "added"), kind: "number" },
      { key: "changed", title: text("变更", "changed"), kind: "number" },
      { key: "same", title: text("相同", "same"), kind: "number" },
      { key: "rejected", title: text("拒绝", "rejected"), kind: "number" },
    ],
    rows: tallies.map(({ problems: _, ...counts }) => ({ ...counts })),
    notes: [],
  };
}
