import type { Activity, ActivityFields, Handling, OutcomeRecord, Part } from "../domain/activities/activity.ts";
import { stated } from "../domain/activities/activity-compare.ts";
import type { PlannedActivity } from "../domain/activities/activity-plan.ts";
import type { PlannedOutcome, PlannedPart } from "../domain/activities/activity-planned.ts";
import type { Period } from "../domain/calendar/office-years.ts";
import type { Where } from "../domain/text/problem.ts";
import { idsOfKinds } from "../domain/vocabulary/kinds.ts";
import { outcomeLabel } from "../domain/vocabulary/outcomes.ts";
import { COLUMNS } from "./activity-columns.ts";
import { atRow } from "./closed.ts";
import type { Database } from "./database.ts";
import { formersOf, removedActivities } from "./former-keys.ts";

interface ActivityRow extends Omit<ActivityFields, "livelihood"> {
  id: number;
  livelihood: number | null;
  partOf: number | null;
}

const SELECT = `
  SELECT activity.id, ${Object.entries(COLUMNS)
    .map(([field, column]) => `activity.${column} AS ${field}`)
    .join(", ")},
    part_of AS partOf
  FROM activity`;

/** The id of the file that something stands in; null for what a command recorded. */
export type SourceOf = (where: Where) => number | null;

/** Activities: activities with who took part and what came of them. */
export function activityStore(db: Database) {
  const OF = "activity IN (SELECT value FROM json_each(?))";
  const partsOf = db.prepare<[string], Part & { activity: number }>(`
    SELECT participation.id, activity, person, person.name, role, state, reason, participation.form, position, quantity, amount
    FROM participation JOIN person ON person.id = participation.person WHERE ${OF} ORDER BY activity, position, participation.id`);
  const outcomesOf = db.prepare<[string], OutcomeRecord & { activity: number }>(
    `SELECT id, activity, what, level, form, date, by, person FROM recognition WHERE ${OF} ORDER BY activity, id`,
  );
  const handlingsOf = db.prepare<[string], Omit<Handling, "lead"> & { id: number; activity: number; lead: number }>(
    `SELECT id, activity, round, unit, lead, assigned, replied, class, feedback FROM handling WHERE ${OF} ORDER BY activity, round, lead DESC, id`,
  );

  function assemble(rows: readonly ActivityRow[]): Activity[] {
    const ids = JSON.stringify(rows.map(({ id }) => id));
    const parts = Map.groupBy(partsOf.all(ids), ({ activity }) => activity);
    const outcomes = Map.groupBy(outcomesOf.all(ids), ({ activity }) => activity);
    const handlings = Map.groupBy(handlingsOf.all(ids), ({ activity }) => activity);
    return rows.map((row) => ({
      ...row,
      livelihood: row.livelihood === null ? null : row.livelihood === 1,
      parts: parts.get(row.id) ?? [],
      outcomes: outcomes.get(row.id) ?? [],
      handlings: (handlings.get(row.id) ?? []).map((handling) => ({ ...handling, lead: Boolean(handling.lead) })),
    }));
  }

  const insertActivity = db.prepare(`
    INSERT INTO activity (${Object.values(COLUMNS).join(", ")}, part_of, source, sheet, row)
    VALUES (${Object.keys(COLUMNS)
      .map((field) => `:${field}`)
      .join(", ")}, :partOf, :source, :sheet, :row)`);
  const insertPart = db.prepare(`
    INSERT INTO participation (activity, person, role, state, reason, form, position, quantity, amount, source, sheet, rows)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertOutcome = db.prepare("INSERT INTO recognition (activity, person, what, level, form, date, by) VALUES (?, ?, ?, ?, ?, ?, ?)");
  const insertHandling = db.prepare(
    "INSERT INTO handling (activity, round, unit, lead, assigned, replied, class, feedback) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );

  function add(planned: PlannedActivity, partOf: number | null, sourceOf: SourceOf): number {
    const { draft } = planned;
    const fields = Object.fromEntries(Object.keys(COLUMNS).map((field) => [field, column(draft[field as keyof ActivityFields])]));
    const { sheet } = draft.where;
    const source = sourceOf(draft.where);
    return Number(
      insertActivity.run({
        ...fields,
        partOf,
        source,
        sheet: source === null ? null : (sheet ?? null),
        row: source === null ? null : draft.row,
      }).lastInsertRowid,
    );
  }

  /** Where a participation came from: the first sheet with its rows, and behind them those of other sheets by name. */
  function originOf({ origins }: PlannedPart, sourceOf: SourceOf): { source: number | null; sheet: string | null; rows: string | null } {
    const [first, ...others] = origins;
    if (!first) return { source: null, sheet: null, rows: null };
    const rows = [
      first.rows.join("、"),
      ...others.map((other) => `${other.where.file} ${other.where.sheet} ${other.rows.join("、")}`),
    ].join("；");
    return { source: sourceOf(first.where), sheet: first.where.sheet ?? null, rows };
  }

  const addPart = (activity: number, part: PlannedPart, sourceOf: SourceOf): void =>
    atRow(part.where, part.name, () => insertPartOf(activity, part, sourceOf));

  function insertPartOf(activity: number, part: PlannedPart, sourceOf: SourceOf): void {
    const { person, role, state, reason, form, position, quantity, amount } = part;
    const { source, sheet, rows } = originOf(part, sourceOf);
    insertPart.run(activity, person, role, state, reason, form, position, quantity, amount, source, sheet, rows);
  }

  const addOutcome = (activity: number, { person, what, level, form, date, by, where }: PlannedOutcome): void =>
    atRow(where, outcomeLabel(what).zh, () => void insertOutcome.run(activity, person, what, level, form, date, by));

  const addHandling = (activity: number, { round, unit, lead, assigned, replied, class: grade, feedback }: Handling): void =>
    void insertHandling.run(activity, round, unit, lead ? 1 : 0, assigned, replied, grade, feedback);

  /** Carries out what was planned for one activity and its sittings; returns its id. */
  const apply = (planned: PlannedActivity, sourceOf: SourceOf, partOf: number | null = null): number =>
    atRow(planned.draft.where, planned.draft.title, () => carryOut(planned, sourceOf, partOf));

  function carryOut(planned: PlannedActivity, sourceOf: SourceOf, partOf: number | null): number {
    const id = planned.existing?.id ?? add(planned, partOf, sourceOf);
    update(
      "activity",
      id,
      Object.fromEntries(Object.entries(planned.set).map(([field, value]) => [COLUMNS[field as keyof ActivityFields], column(value)])),
    );
    // The sittings of a meeting move with it.
    if (planned.existing && planned.set.starts !== undefined) {
      db.prepare("UPDATE activity SET starts = ? WHERE part_of = ? AND starts IS ?").run(planned.set.starts, id, planned.existing.starts);
    }
    for (const part of planned.removeParts) db.prepare("DELETE FROM participation WHERE id = ?").run(part.id);
    for (const part of planned.addParts) addPart(id, part, sourceOf);
    for (const { part, to } of planned.changeParts) {
      // A reason belongs to a leave alone.
      const reason = to.state !== null && to.state !== "leave" ? { reason: null } : {};
      atRow(to.where, to.name, () =>
        update("participation", part.id, { ...stated(to), ...reason, ...(to.origins.length > 0 ? originOf(to, sourceOf) : {}) }),
      );
    }
    for (const outcome of planned.removeOutcomes) db.prepare("DELETE FROM recognition WHERE id = ?").run(outcome.id);
    for (const outcome of planned.addOutcomes) addOutcome(id, outcome);
    for (const handling of planned.addHandlings) addHandling(id, handling);
    for (const { id: row, to } of planned.changeHandlings)
      update("handling", row, { assigned: to.assigned, replied: to.replied, class: to.class, feedback: to.feedback });
    for (const sitting of planned.sittings) apply(sitting, sourceOf, id);
    return id;
  }

  function update(table: "activity" | "participation" | "handling", id: number, values: Record<string, unknown>): void {
    const entries = Object.entries(values);
    if (entries.length === 0) return;
    db.prepare(`UPDATE ${table} SET ${entries.map(([name]) => `${name} = ?`).join(", ")} WHERE id = ?`).run(
      ...entries.map(([, value]) => value),
      id,
    );
  }

  return {
    apply,

    /** Every activity of some kinds, sittings included; all kinds without a list. */
    list(kinds: readonly string[] | null): Activity[] {
      const where = kinds === null ? "" : `WHERE activity.kind IN (${kinds.map(() => "?").join(", ")})`;
      return assemble(db.prepare<string[], ActivityRow>(`${SELECT} ${where} ORDER BY activity.starts, activity.id`).all(...(kinds ?? [])));
    },

    /** Meetings and activities, without their sittings: what a column of a matrix may mean. */
    meetings: (): { id: number; kind: string; title: string; starts: string | null }[] =>
      db
        .prepare<[string], { id: number; kind: string; title: string; starts: string | null }>(
          `SELECT id, kind, title, starts FROM activity
           WHERE part_of IS NULL AND kind NOT IN (SELECT value FROM json_each(?)) ORDER BY id`,
        )
        .all(JSON.stringify(idsOfKinds(({ hasOwnLedger }) => hasOwnLedger === true))),

    /** The activities booked in a period (view v_booked), sittings included. */
    booked: ({ from, to }: Period): Activity[] =>
      assemble(
        db
          .prepare<[string, string], ActivityRow>(
            `${SELECT} WHERE activity.id IN (SELECT activity FROM v_booked WHERE day BETWEEN ? AND ?) ORDER BY activity.starts, activity.id`,
          )
          .all(from, to),
      ),

    /** Proposals that became opinions, with the row of the opinions ledger that is the same matter. */
    turned: (): { proposal: number; opinion: number }[] =>
      db.prepare<[], { proposal: number; opinion: number }>("SELECT proposal, opinion FROM v_turned").all(),

    /** What stood on record of activities before they were changed, by their ids. */
    formers: () => formersOf(db),
    removed: () => removedActivities(db),

    /** The activities that rows of a file were taken for, by sheet and row; of a row that became several, none. */
    takenFrom(sha256: string): Map<string, number> {
      const rows = db
        .prepare<[string], { id: number; cell: string }>(
          `SELECT min(activity.id) AS id, activity.sheet || '!' || activity.row AS cell
           FROM activity JOIN source ON source.id = activity.source
           WHERE source.sha256 = ? AND activity.row IS NOT NULL AND activity.part_of IS NULL
           GROUP BY cell HAVING count(*) = 1`,
        )
        .all(sha256);
      return new Map(rows.map(({ id, cell }) => [cell, id]));
    },

    /** The one meeting that each sheet of a file with this content was the sign-in sheet of, by the sheet's name. */
    signedOn(sha256: string): Map<string, number> {
      const rows = db
        .prepare<[string], { id: number; sheet: string }>(
          `SELECT min(coalesce(activity.part_of, activity.id)) AS id, participation.sheet AS sheet
           FROM participation JOIN source ON source.id = participation.source JOIN activity ON activity.id = participation.activity
           WHERE source.sha256 = ? AND participation.sheet IS NOT NULL
           GROUP BY participation.sheet HAVING count(DISTINCT coalesce(activity.part_of, activity.id)) = 1`,
        )
        .all(sha256);
      return new Map(rows.map(({ id, sheet }) => [sheet, id]));
    },

    /** Of activities of a kind that one row of a ledger wrote (one for each of those named in it): each, and the first of them. */
    sameRow: (kinds: readonly string[]): Map<number, number> =>
      new Map(
        db
          .prepare<[string], [number, number]>(
            `SELECT id, min(id) OVER (PARTITION BY source, sheet, row, starts, title) FROM activity
             WHERE kind IN (SELECT value FROM json_each(?)) AND source IS NOT NULL AND row IS NOT NULL`,
          )
          .raw()
          .all(JSON.stringify(kinds)) as [number, number][],
      ),

    get(id: number): Activity | undefined {
      const row = db.prepare<[number], ActivityRow>(`${SELECT} WHERE activity.id = ?`).get(id);
      return row && assemble([row])[0];
    },

    /** Every activity that somebody took part in, sittings included, by date. */
    ofPerson: (person: number): Activity[] =>
      assemble(
        db
          .prepare<[number], ActivityRow>(
            `${SELECT} WHERE activity.id IN (SELECT activity FROM participation WHERE person = ?) ORDER BY activity.starts, activity.id`,
          )
          .all(person),
      ),

    sittings: (id: number): Activity[] =>
      assemble(db.prepare<[number], ActivityRow>(`${SELECT} WHERE activity.part_of = ? ORDER BY activity.id`).all(id)),

    /** What is linked to an activity, either way. */
    links: (id: number): { what: string; from: number; to: number }[] =>
      db
        .prepare<[number, number], { what: string; from: number; to: number }>(
          'SELECT what, "from", "to" FROM link WHERE "from" = ? OR "to" = ? ORDER BY id',
        )
        .all(id, id),

    addLink: (what: string, from: number, to: number): void =>
      void db.prepare('INSERT INTO link (what, "from", "to") VALUES (?, ?, ?)').run(what, from, to),

    /** Takes an activity off with all that hangs on it, sittings included. */
    remove(id: number): void {
      for (const { id: sitting } of db.prepare<[number], { id: number }>("SELECT id FROM activity WHERE part_of = ?").all(id))
        this.remove(sitting);
      db.prepare('DELETE FROM link WHERE "from" = ? OR "to" = ?').run(id, id);
      for (const table of ["participation", "recognition", "handling"]) db.prepare(`DELETE FROM ${table} WHERE activity = ?`).run(id);
      db.prepare("DELETE FROM activity WHERE id = ?").run(id);
    },

    /** Takes somebody off an activity, with what came of it for them alone. */
    removePart(id: number): void {
      const part = db
        .prepare<[number], { activity: number; person: number; role: string; position: number | null }>(
          "SELECT activity, person, role, position FROM participation WHERE id = ?",
        )
        .get(id);
      if (!part) return;
      db.prepare("DELETE FROM participation WHERE id = ?").run(id);
      db.prepare("DELETE FROM recognition WHERE activity = ? AND person = ?").run(part.activity, part.person);
      // Those named behind move up.
      db.prepare("UPDATE participation SET position = position - 1 WHERE activity = ? AND role = ? AND position > ?").run(
        part.activity,
        part.role,
        part.position,
      );
    },

    removeOutcome: (id: number): void => void db.prepare("DELETE FROM recognition WHERE id = ?").run(id),
  };
}

const column = (value: unknown): unknown => (typeof value === "boolean" ? Number(value) : value);
