import type { Period } from "../../domain/calendar/office-years.ts";
import type { OutcomeFact } from "../../domain/scoring/facts.ts";
import { canonicalForm, idsOfKinds, isCosigned } from "../../domain/vocabulary/kinds.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import type { Database } from "../database.ts";

/** An activity booked in the period, and what its records are made of. */
export interface Booked {
  readonly id: number;
  readonly kind: string;
  readonly form: string | null;
  readonly title: string;
  readonly starts: string | null;
  readonly serial: string | null;
  readonly part_of: number | null;
  /** Activities that grew out of one another share an event. */
  readonly event: number;
  readonly outcomes: readonly (OutcomeFact & { person: number | null })[];
  /** How many are named in each role, where that is asked for. */
  readonly named: ReadonlyMap<Role, number> | undefined;
  /** Signed once, by nobody's own outcomes, neither made of another activity nor turned into one: one row is one record. */
  readonly isSimple: boolean;
  /** The same for activities of one kind, form and outcome, with as many named in each role. */
  readonly profile: string;
}

export interface BookedActivities {
  /** By id, in the order of the ids. */
  readonly activities: ReadonlyMap<number, Booked>;
  /** The opinion that a proposal became, and the proposal that an opinion came of. */
  readonly turned: ReadonlyMap<number, number>;
  readonly madeOf: ReadonlyMap<number, number>;
  /** Opinions of which the ledger names other authors alone: the proposal's lead comes before them. */
  readonly led: ReadonlySet<number>;
}

const NONE: readonly never[] = [];

/** A closed year (a row of `period`): as it was when it was closed, or with what has come of its activities since. */
export interface ClosedYear {
  readonly id: number;
  readonly isNow: boolean;
}

/**
 * The activities of a period: what a closed year froze, and with what came since the opinions made of its proposals; else what is
 * booked in it (view v_booked), but for those opinions, which their own year is owed for. The table temp.booked keeps their
 * ids at hand.
 */
export function bookedActivities(db: Database, { from, to }: Period, closed: ClosedYear | null, countsNamed: boolean): BookedActivities {
  db.exec("CREATE TEMP TABLE IF NOT EXISTS booked (activity INTEGER PRIMARY KEY) STRICT; DELETE FROM temp.booked;");
  if (closed !== null) db.prepare("INSERT INTO temp.booked SELECT row FROM frozen WHERE tbl = 'activity' AND period = ?").run(closed.id);
  if (closed?.isNow) db.prepare("INSERT INTO temp.booked SELECT activity FROM v_late_opinion WHERE period = ?").run(closed.id);
  if (closed === null)
    db.prepare(
      `INSERT INTO temp.booked SELECT activity FROM v_booked
       WHERE day BETWEEN ? AND ? AND activity NOT IN (SELECT activity FROM v_late_opinion)`,
    ).run(from, to);
  const links = db
    .prepare<[], { proposal: number; opinion: number }>(
      `SELECT proposal, min(opinion) AS opinion FROM v_turned
       ${closed === null || closed.isNow ? "" : "WHERE opinion IN (SELECT activity FROM temp.booked)"} GROUP BY proposal`,
    )
    .all();
  const turned = new Map(links.map(({ proposal, opinion }) => [proposal, opinion]));
  const madeOf = new Map(links.map(({ proposal, opinion }) => [opinion, proposal]));
  const outcomes = outcomesOf(db, closed !== null && !closed.isNow ? closed.id : null);
  const led = new Set(links.length === 0 ? NONE : ledOpinions(db, links));
  const named = countsNamed ? namedOn(db) : undefined;
  for (const opinion of led) {
    const counts = named?.get(opinion);
    counts?.set("author", (counts.get("author") ?? 0) + 1);
  }
  const events = eventRoots(db);
  const rows = db
    .prepare<[string], Omit<Booked, "event" | "outcomes" | "named" | "isSimple" | "profile">>(
      // A proposal whose ledger names no form is joint if it has co-signers.
      `SELECT id, kind, title, starts, serial, part_of,
         CASE WHEN form IS NOT NULL OR kind NOT IN (SELECT value FROM json_each(?)) THEN form
           WHEN EXISTS (SELECT 1 FROM participation WHERE activity = activity.id AND role = 'cosigner') THEN '联名' ELSE '个人' END AS form
       FROM activity WHERE id IN (SELECT activity FROM temp.booked) ORDER BY id`,
    )
    .all(JSON.stringify(idsOfKinds(isCosigned)));
  const profiles = new Map<string, string>();
  const bySittings = new Set(rows.map((row) => row.part_of));
  const activities = new Map<number, Booked>();
  for (const read of rows) {
    const row = { ...read, form: canonicalForm(read.form) };
    const came = outcomes.get(row.id) ?? NONE;
    const profile = profileOf(row, came, named?.get(row.id));
    const isPlain = !madeOf.has(row.id) && came.every(({ person, what }) => person === null && what !== "to_opinion");
    activities.set(row.id, {
      id: row.id,
      kind: row.kind,
      form: row.form,
      title: row.title,
      starts: row.starts,
      serial: row.serial,
      part_of: row.part_of,
      event: events.get(row.id) ?? row.id,
      outcomes: came,
      named: named?.get(row.id),
      isSimple: row.part_of === null && !bySittings.has(row.id) && isPlain,
      profile: profiles.get(profile) ?? profile,
    });
    profiles.set(profile, profile);
  }
  return { activities, turned, madeOf, led };
}

const ledOpinions = (db: Database, links: readonly { proposal: number; opinion: number }[]): number[] =>
  db
    .prepare<[string], number>(
      `SELECT DISTINCT author.activity FROM json_each(?) AS pair
       JOIN participation AS lead ON lead.activity = pair.value ->> 'proposal' AND lead.role = 'lead'
       JOIN participation AS author ON author.activity = pair.value ->> 'opinion' AND author.role = 'author'
       WHERE NOT EXISTS (
         SELECT 1 FROM participation AS own WHERE own.activity = author.activity AND own.role = 'author' AND own.person = lead.person)`,
    )
    .pluck()
    .all(JSON.stringify(links));

const profileOf = ({ kind, form }: Pick<Booked, "kind" | "form">, came: readonly OutcomeFact[], named: Booked["named"]): string =>
  came.length === 0 && named === undefined
    ? `${kind}|${form ?? ""}`
    : `${kind}|${form ?? ""}|${came.map(({ what, level, form }) => `${what},${level},${form}`).join(";")}|${[...(named ?? [])].join(";")}`;

/** What came of them; of a closed year (a row of `period`) what had come by then. */
const outcomesOf = (db: Database, closed: number | null) =>
  Map.groupBy(
    db
      .prepare<[], OutcomeFact & { activity: number; person: number | null }>(
        `SELECT activity, person, what, level, form FROM recognition WHERE activity IN (SELECT activity FROM temp.booked)
         ${closed === null ? "" : `AND id IN (SELECT row FROM frozen WHERE tbl = 'recognition' AND period = ${closed})`} ORDER BY activity, id`,
      )
      .all(),
    ({ activity }) => activity,
  );

function namedOn(db: Database): Map<number, Map<Role, number>> {
  const counts = new Map<number, Map<Role, number>>();
  const rows = db
    .prepare<[], { activity: number; role: Role; times: number }>(
      "SELECT activity, role, count(*) AS times FROM participation WHERE activity IN (SELECT activity FROM temp.booked) GROUP BY activity, role",
    )
    .all();
  for (const { activity, role, times } of rows) counts.set(activity, (counts.get(activity) ?? new Map()).set(role, times));
  return counts;
}

/** Activities joined by grew_into, whichever way, are one event: each maps to the smallest id among them. */
function eventRoots(db: Database): Map<number, number> {
  const root = new Map<number, number>();
  const find = (id: number): number => {
    const up = root.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { from, to } of db.prepare<[], { from: number; to: number }>(`SELECT "from", "to" FROM link WHERE what = 'grew_into'`).all()) {
    const [low, high] = [find(from), find(to)].sort((a, b) => a - b) as [number, number];
    root.set(high, low);
  }
  return new Map([...root.keys()].map((id) => [id, find(id)]));
}
