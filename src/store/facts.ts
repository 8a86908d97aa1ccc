import type { Database } from "better-sqlite3";
import { lastDay } from "../domain/dates.ts";
import type { DeedFact, ExpectedMeeting, MemberFacts, Period } from "../domain/scoring/facts.ts";
import { KINDS, type Level, type Outcome, type Role, type State } from "../domain/kinds.ts";
import type { Office } from "../domain/member.ts";
import { spanOf } from "./people.ts";

interface PartRow {
  person: number;
  activity: number;
  root: number;
  role: Role;
  state: State | null;
  position: number | null;
}

interface ActivityRow {
  id: number;
  kind: string;
  form: string | null;
  title: string;
  starts: string | null;
  serial: string | null;
}

/** Most deeds have no outcomes and no sittings: they share this. */
const NONE: readonly never[] = [];

type OutcomeFact = { what: Outcome; level: Level | null; person: number | null };

type PlaceRow = { person: number; kind: string; post: string; starts: string; ends: string | null };

/** The facts that scoring needs, one member at a time, ordered by member. */
export function factStore(db: Database) {
  /** Keeps at hand which deeds are booked in a period (view v_booked). */
  function prepareBooked(period: Period): void {
    db.exec("CREATE TEMP TABLE IF NOT EXISTS booked (activity INTEGER PRIMARY KEY) STRICT; DELETE FROM temp.booked;");
    db.prepare<Period>("INSERT INTO temp.booked SELECT activity FROM v_booked WHERE day BETWEEN :from AND :to").run(period);
  }

  return {
    /** Meetings of the period at which every serving member is expected, and that have a sheet. */
    expectedMeetings(period: Period): ExpectedMeeting[] {
      const kinds = KINDS.filter(({ expects }) => expects === "serving").map(({ id }) => id);
      return db
        .prepare<[string, string, string], ExpectedMeeting>(`
          SELECT id AS activity, kind, title, starts AS date FROM activity
          WHERE kind IN (SELECT value FROM json_each(?)) AND part_of IS NULL AND starts IS NOT NULL
            AND substr(starts || '-01-01', 1, 10) BETWEEN ? AND ?
            AND EXISTS (SELECT 1 FROM participation JOIN activity AS held ON held.id = participation.activity
                        WHERE held.id = activity.id OR held.part_of = activity.id)
          ORDER BY starts, id`)
        .all(JSON.stringify(kinds), period.from, period.to);
    },

    *members(period: Period): Generator<MemberFacts> {
      prepareBooked(period);
      const activities = new Map(
        db
          .prepare<[], ActivityRow>(
            "SELECT id, kind, form, title, starts, serial FROM activity WHERE id IN (SELECT activity FROM temp.booked)",
          )
          .all()
          .map((row) => [row.id, row]),
      );
      const outcomes = outcomesByActivity(db);
      const turned = new Map(
        db
          .prepare<[], { proposal: number; opinion: number }>("SELECT proposal, min(opinion) AS opinion FROM v_turned GROUP BY proposal")
          .all()
          .map(({ proposal, opinion }) => [proposal, opinion]),
      );
      const madeOf = new Map([...turned].map(([proposal, opinion]) => [opinion, proposal]));
      const events = eventRoots(db);
      const places = Map.groupBy(placesIn(db, period), ({ person }) => person);
      const suspensions = Map.groupBy(
        db
          .prepare<[], { person: number; starts: string; ends: string | null }>(
            "SELECT v_seat.person, suspension.starts, suspension.ends FROM suspension JOIN v_seat ON v_seat.id = suspension.tenure",
          )
          .all(),
        ({ person }) => person,
      );
      const names = db
        .prepare<[], { id: number; name: string }>(`
        SELECT DISTINCT person.id, person.name FROM person JOIN v_seat ON v_seat.person = person.id ORDER BY person.id`)
        .all();
      const rows = db
        .prepare<[], PartRow>(`
        SELECT participation.person, activity.id AS activity, coalesce(activity.part_of, activity.id) AS root, role, state, position
        FROM temp.booked JOIN activity ON activity.id = booked.activity JOIN participation ON participation.activity = activity.id
        ORDER BY participation.person, root, activity.id, position`)
        .iterate();

      const outcomesFor = (activity: number, person: number): readonly OutcomeFact[] =>
        outcomes.get(activity)?.filter((outcome) => outcome.person === null || outcome.person === person) ?? NONE;

      const stream = byPerson(rows);
      let pending = stream.next();
      try {
        for (const { id, name } of names) {
          const held = places.get(id) ?? [];
          while (!pending.done && pending.value.person < id) pending = stream.next();
          const own = !pending.done && pending.value.person === id ? pending.value.rows : [];
          const seats = held.filter(({ kind }) => kind === "committee").map(spanOf);
          if (seats.length === 0) continue;
          yield {
            person: id,
            name,
            seats,
            suspensions: (suspensions.get(id) ?? []).map(spanOf),
            offices: held.filter(({ kind }) => kind === "standing").map((place) => ({ ...spanOf(place), office: place.post as Office })),
            deeds: deedsOf(id, own),
          };
        }
      } finally {
        // People from outside may stand behind the last member: the query must not stay open.
        stream.return(undefined);
      }

      /** Each deed once, the member's roles and sittings gathered; a proposal that became an opinion is that opinion too. */
      function deedsOf(person: number, own: readonly PartRow[]): DeedFact[] {
        const facts = new Map<number, DeedFact & { parts: DeedFact["parts"][number][]; sittings: DeedFact["sittings"][number][] }>();
        const fact = (id: number, row: ActivityRow, kind: string, came: readonly OutcomeFact[]) => {
          const there = facts.get(id);
          if (there) return there;
          const made = {
            activity: id,
            event: events.get(id) ?? id,
            kind,
            form: row.form,
            title: row.title,
            date: row.starts,
            serial: row.serial,
            parts: [],
            outcomes: came,
            sittings: [],
          };
          facts.set(id, made);
          return made;
        };
        for (const { activity, root, role, state, position } of own) {
          const row = activities.get(root);
          const self = activities.get(activity);
          if (!row || !self) continue;
          const origin = madeOf.get(root);
          const came = outcomesFor(root, person);
          const deed = fact(root, row, row.kind, origin === undefined ? came : [...came, ...outcomesFor(origin, person)]);
          if (activity !== root) deed.sittings.push({ date: self.starts ?? row.starts ?? "", state });
          else deed.parts.push({ role, state, position });
          if (row.kind === "proposal" && role === "lead" && came.some(({ what }) => what === "to_opinion")) {
            const opinion = turned.get(root);
            // An opinion of its lead: under its own id where the ledger has it, else under the proposal's (negated, to stand beside it).
            const asOpinion = fact(
              opinion ?? -root,
              (opinion !== undefined && activities.get(opinion)) || row,
              "opinion",
              opinion === undefined ? came : [...outcomesFor(opinion, person), ...came],
            );
            asOpinion.parts.push({ role: "author", state: null, position: 1 });
          }
        }
        return [...facts.values()].map((made) => (made.activity < 0 ? { ...made, activity: -made.activity, form: null } : made));
      }
    },
  };
}

function* byPerson(rows: Iterable<PartRow>): Generator<{ person: number; rows: PartRow[] }> {
  let current: { person: number; rows: PartRow[] } | undefined;
  for (const row of rows) {
    if (current?.person !== row.person) {
      if (current) yield current;
      current = { person: row.person, rows: [] };
    }
    current.rows.push(row);
  }
  if (current) yield current;
}

function outcomesByActivity(db: Database): Map<number, OutcomeFact[]> {
  const rows = db
    .prepare<[], OutcomeFact & { activity: number }>(
      "SELECT activity, person, what, level FROM recognition WHERE activity IN (SELECT activity FROM temp.booked) ORDER BY activity, id",
    )
    .all();
  return Map.groupBy(rows, ({ activity }) => activity);
}

/** Places held on any day of the period. */
function placesIn(db: Database, { from, to }: Period): PlaceRow[] {
  return db
    .prepare<[string, string], PlaceRow>(`
      SELECT tenure.person, body.kind, tenure.post, tenure.starts, tenure.ends FROM tenure JOIN body ON body.id = tenure.body
      WHERE body.kind IN ('committee', 'standing') AND tenure.starts <= ? AND (tenure.ends IS NULL OR tenure.ends >= ?)
      ORDER BY tenure.person, tenure.starts`)
    .all(lastDay(to), from);
}

/** Deeds joined by grew_into, whichever way, are one event: each maps to the smallest id among them. */
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
