import type { Database } from "better-sqlite3";
import { covers, firstDay, lastDay } from "../domain/dates.ts";
import { betterState, KINDS, type Role, type State } from "../domain/kinds.ts";
import type { Office } from "../domain/member.ts";
import type { DeedFact, ExpectedMeeting, MemberFacts, OutcomeFact, PartFact, Period } from "../domain/scoring/facts.ts";
import type { Needs } from "../domain/scoring/needs.ts";
import type { Subject } from "../domain/scoring/rules.ts";
import { spanOf } from "./people.ts";

/** A participation as read: person, activity, role, state, position, and the details where they are asked for. */
type PartRow = [number, number, Role, State | null, number | null, string | null, number | null, number | null];

/** A deed of the period, and what its records are made of. */
interface DeedRow {
  readonly id: number;
  readonly kind: string;
  readonly form: string | null;
  readonly title: string;
  readonly starts: string | null;
  readonly serial: string | null;
  readonly part_of: number | null;
}

interface Booked extends DeedRow {
  readonly outcomes: readonly (OutcomeFact & { person: number | null })[];
  readonly named: ReadonlyMap<Role, number> | undefined;
  /** Signed once, by nobody's own outcomes, neither made of another deed nor turned into one: one row is one record. */
  isSimple: boolean;
  /** The same for deeds of one kind, form and outcome, with as many named in each role. */
  readonly profile: number;
  /** While one person's rows are gathered: whose, the first, and the others. */
  of: number;
  first: PartRow | null;
  more: PartRow[] | null;
}

interface PlaceRow {
  person: number;
  body: number;
  kind: string;
  name: string;
  post: string;
  starts: string;
  ends: string | null;
}

/** More than there are ways of taking part: the factor between two deeds. */
const MOST_WAYS = 2 ** 20;

/** Numbers for whatever comes, from 0, in the order in which it comes. */
function numbered(): { of: (value: string | null) => number } {
  const numbers = new Map<string | null, number>();
  return {
    of(value) {
      let number = numbers.get(value);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(value, number);
      }
      return number;
    },
  };
}

/** Members read at a time: enough to make it quick, few enough to hold. */
const AT_ONCE = 40;

const NONE: readonly never[] = [];

/** The facts that scoring needs, one member at a time, ordered by member. */
export function factStore(db: Database) {
  /** Keeps at hand which deeds are booked in a period (view v_booked), or were when it was closed. */
  function prepareBooked({ from, to }: Period, closed: number | null): void {
    db.exec("CREATE TEMP TABLE IF NOT EXISTS booked (activity INTEGER PRIMARY KEY) STRICT; DELETE FROM temp.booked;");
    if (closed === null) db.prepare("INSERT INTO temp.booked SELECT activity FROM v_booked WHERE day BETWEEN ? AND ?").run(from, to);
    else db.prepare("INSERT INTO temp.booked SELECT row FROM frozen WHERE tbl = 'activity' AND period = ?").run(closed);
  }

  function* people(
    period: Period,
    needs: Needs,
    list: "committee" | "informants",
    closed: number | null = null,
  ): Generator<MemberFacts & { places: PlaceRow[] }> {
    prepareBooked(period, closed);
    /** Each way of taking part in a deed of one kind, form and outcome. */
    const ways = new Map<number, { parts: PartFact[] }>();
    const shared = new Map<number, DeedFact>();
    const [roles, states, detailed] = [numbered(), numbered(), numbered()];
    const { deeds, madeOf, turned, events } = bookedDeeds(db, needs, closed);
    const suspensions = list === "committee" ? Map.groupBy(suspensionsOf(db), ({ person }) => person) : new Map<number, never[]>();
    const namesAfter = db.prepare<[string, number], { id: number; name: string }>(
      `SELECT id, name FROM person
       WHERE EXISTS (
         SELECT 1 FROM tenure JOIN body ON body.id = tenure.body WHERE tenure.person = person.id AND body.kind = ?)
         AND id > ? ORDER BY id LIMIT ${AT_ONCE}`,
    );
    const placesOf = placesIn(db, period);
    const rowsOf = rowReader(db, needs);

    for (let chunk = namesAfter.all(list, 0); chunk.length > 0; chunk = namesAfter.all(list, chunk.at(-1)?.id ?? 0)) {
      const [first, last] = [chunk[0]?.id ?? 0, chunk.at(-1)?.id ?? 0];
      const places = placesOf(first, last);
      const rows = rowsOf(first, last);
      let [place, next] = [0, 0];
      for (const { id, name } of chunk) {
        while (next < rows.length && (rows[next] as PartRow)[0] < id) next += 1;
        const from = next;
        while (next < rows.length && (rows[next] as PartRow)[0] === id) next += 1;
        while (place < places.length && (places[place] as PlaceRow).person < id) place += 1;
        const held: PlaceRow[] = [];
        for (; place < places.length && (places[place] as PlaceRow).person === id; place += 1) held.push(places[place] as PlaceRow);
        const seats = held.filter(({ kind }) => kind === list).map(spanOf);
        if (seats.length === 0) continue;
        yield {
          person: id,
          name,
          seats,
          suspensions: suspensions.get(id)?.map(spanOf) ?? NONE,
          offices: held.filter(({ kind }) => kind === "standing").map((one) => ({ ...spanOf(one), office: one.post as Office })),
          ...(needs.places && { sector: placeOn(held, "sector", period.to), group: placeOn(held, "group", period.to) }),
          deeds: deedsOf(id, rows, from, next),
          places: held,
        };
      }
    }

    /** Each deed once, the member's roles and sittings gathered. */
    function deedsOf(person: number, rows: readonly PartRow[], from: number, to: number): DeedFact[] {
      const own: Booked[] = [];
      for (let i = from; i < to; i += 1) {
        const row = rows[i] as PartRow;
        const self = deeds.get(row[1]);
        const root = self === undefined || self.part_of === null ? self : deeds.get(self.part_of);
        if (root === undefined) continue;
        if (root.of === person) {
          if (root.more === null) root.more = [row];
          else root.more.push(row);
        } else {
          root.of = person;
          root.first = row;
          root.more = null;
          own.push(root);
        }
      }
      const facts: DeedFact[] = [];
      const others: PartRow[] = [];
      for (const root of own) {
        if (root.isSimple && root.more === null) facts.push(simple(root, root.first as PartRow));
        else others.push(root.first as PartRow, ...(root.more ?? NONE));
      }
      return others.length === 0 ? facts : [...facts, ...gathered(person, others)];
    }

    /** One row at a deed that has no more to it: the same object for everybody who took part in the same way. */
    function simple(root: Booked, row: PartRow): DeedFact {
      const way = wayOf(row);
      const key = root.id * MOST_WAYS + way;
      const known = shared.get(key);
      if (known) return known;
      const alikeKey = root.profile * MOST_WAYS + way;
      const alike = ways.get(alikeKey) ?? { parts: [{ ...partOf(row), position: place(row[4]) }] };
      ways.set(alikeKey, alike);
      const made = { ...factOf(root, root.kind, root.outcomes), parts: alike.parts, alike };
      shared.set(key, made);
      return made;
    }

    /** A number for the way in which one took part. */
    function wayOf(row: PartRow): number {
      const [, , role, state, position] = row;
      const plain = (roles.of(role) * 16 + states.of(state)) * 32 + (place(position) ?? 0);
      return needs.details ? detailed.of(`${plain}|${row[5]}|${row[6]}|${row[7]}`) : plain;
    }

    /** Behind the last place that counts, everybody is alike. */
    function place(position: number | null): number | null {
      return position === null ? null : Math.min(position, needs.positions + 1, 31);
    }

    function factOf(row: Booked, kind: string, outcomes: readonly OutcomeFact[]) {
      return {
        activity: row.id,
        event: events.get(row.id) ?? row.id,
        kind,
        form: row.form,
        title: row.title,
        date: row.starts,
        serial: row.serial,
        parts: [] as PartFact[],
        outcomes,
        sittings: [] as DeedFact["sittings"][number][],
        ...(row.named && { named: row.named }),
      };
    }

    /** A proposal that became an opinion is that opinion too. */
    function gathered(person: number, own: readonly PartRow[]): DeedFact[] {
      const came = (activity: number): Booked["outcomes"] =>
        deeds.get(activity)?.outcomes.filter((outcome) => outcome.person === null || outcome.person === person) ?? NONE;
      const facts = new Map<number, ReturnType<typeof factOf>>();
      const fact = (id: number, row: Booked, kind: string, outcomes: readonly OutcomeFact[]) => {
        const there = facts.get(id) ?? factOf(row, kind, outcomes);
        facts.set(id, there);
        return there;
      };
      for (const row of own) {
        const self = deeds.get(row[1]) as Booked;
        const root = self.part_of === null ? self : (deeds.get(self.part_of) as Booked);
        const origin = madeOf.get(root.id);
        const outcomes = came(root.id);
        const deed = fact(root.id, root, root.kind, origin === undefined ? outcomes : [...outcomes, ...came(origin)]);
        const { role, state, reason } = partOf(row);
        if (self !== root) deed.sittings.push({ date: self.starts ?? root.starts ?? "", state, ...(needs.details && { reason }) });
        else deed.parts.push(partOf(row));
        if (root.kind === "proposal" && role === "lead" && outcomes.some(({ what }) => what === "to_opinion")) {
          const opinion = turned.get(root.id);
          // An opinion of its lead: under its own id where the ledger has it, else under the proposal's (negated, to stand beside it).
          const asOpinion = fact(
            opinion ?? -root.id,
            (opinion === undefined ? undefined : deeds.get(opinion)) ?? root,
            "opinion",
            opinion === undefined ? outcomes : [...came(opinion), ...outcomes],
          );
          asOpinion.parts.push({ role: "author", state: null, position: 1 });
        }
      }
      return [...facts].map(([id, made]) => (id < 0 ? { ...made, form: null } : made));
    }

    function partOf(row: PartRow): PartFact {
      const [, , role, state, position] = row;
      if (!needs.details) return { role, state, position };
      return { role, state, position, reason: row[5], quantity: row[6], amount: row[7] };
    }
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

    /** The facts of whom a rule set evaluates; of a closed year (a row of `period`), as they were at closing. */
    *of(subject: Subject, period: Period, needs: Needs, closed: number | null = null): Generator<MemberFacts> {
      if (subject === "members") yield* people(period, needs, "committee", closed);
      else if (subject === "informants") yield* people(period, needs, "informants");
      else yield* together(subject, period, needs);
    },
  };

  /** An activity group by what its members did while in it; a unit by what its people did, members or informants. */
  function* together(subject: "groups" | "units", period: Period, needs: Needs): Generator<MemberFacts> {
    const units = subject === "groups" ? new Map<number, string>() : unitsOf(db);
    const found = new Map<string, { id: number; deeds: Map<number, DeedFact> }>();
    const take = (name: string, id: number, deeds: readonly DeedFact[]): void => {
      const one = found.get(name) ?? { id, deeds: new Map<number, DeedFact>() };
      found.set(name, one);
      for (const deed of deeds) {
        const there = one.deeds.get(deed.activity);
        one.deeds.set(deed.activity, there ? joined(there, deed) : deed);
      }
    };
    for (const list of subject === "groups" ? (["committee"] as const) : (["committee", "informants"] as const)) {
      for (const { person, deeds, places } of people(period, needs, list)) {
        if (subject === "units") {
          const unit = units.get(person);
          if (unit !== undefined) take(unit, person, deeds);
          continue;
        }
        for (const place of places.filter(({ kind }) => kind === "group"))
          take(
            place.name,
            place.body,
            deeds.filter(({ date }) => date !== null && covers(spanOf(place), firstDay(date))),
          );
      }
    }
    for (const [name, { id, deeds }] of [...found].sort(([, a], [, b]) => a.id - b.id))
      yield { person: id, name, seats: [{ from: period.from, to: null }], suspensions: [], offices: [], deeds: [...deeds.values()] };
  }
}

/** One deed of two people of a group: each role once, at its best. */
function joined(a: DeedFact, b: DeedFact): DeedFact {
  const parts = new Map<Role, PartFact>();
  for (const part of [
    ...a.parts,
    ...b.parts,
    ...[...a.sittings, ...b.sittings].map(({ state }): PartFact => ({ role: "attendee", state, position: null })),
  ]) {
    const there = parts.get(part.role);
    parts.set(part.role, there === undefined ? part : { ...there, state: betterState(there.state, part.state) });
  }
  return { ...a, parts: [...parts.values()], sittings: [] };
}

const placeOn = (held: readonly PlaceRow[], kind: string, day: string): string | null =>
  held.find((place) => place.kind === kind && covers(spanOf(place), day))?.name ?? null;

function bookedDeeds(db: Database, needs: Needs, closed: number | null) {
  const links = db
    .prepare<[], { proposal: number; opinion: number }>("SELECT proposal, min(opinion) AS opinion FROM v_turned GROUP BY proposal")
    .all();
  const turned = new Map(links.map(({ proposal, opinion }) => [proposal, opinion]));
  const madeOf = new Map(links.map(({ proposal, opinion }) => [opinion, proposal]));
  const outcomes = Map.groupBy(
    db
      .prepare<[], OutcomeFact & { activity: number; person: number | null }>(
        `SELECT activity, person, what, level, form FROM recognition WHERE activity IN (SELECT activity FROM temp.booked)
         ${closed === null ? "" : "AND id IN (SELECT row FROM frozen WHERE tbl = 'recognition')"} ORDER BY activity, id`,
      )
      .all(),
    ({ activity }) => activity,
  );
  const named = needs.named ? namedOn(db) : undefined;
  const rows = db
    .prepare<[], DeedRow>(
      // A proposal whose ledger names no form is joint if it has co-signers.
      `SELECT id, kind, title, starts, serial, part_of,
         CASE WHEN kind <> 'proposal' OR form IS NOT NULL THEN form
           WHEN EXISTS (SELECT 1 FROM participation WHERE activity = activity.id AND role = 'cosigner') THEN '联名' ELSE '个人' END AS form
       FROM activity WHERE id IN (SELECT activity FROM temp.booked)`,
    )
    .all();
  const deeds = new Map<number, Booked>();
  const profiles = numbered();
  for (const row of rows) {
    const came = outcomes.get(row.id) ?? NONE;
    const isPlain = !madeOf.has(row.id) && came.every(({ person, what }) => person === null && what !== "to_opinion");
    deeds.set(row.id, {
      ...row,
      outcomes: came,
      named: named?.get(row.id),
      isSimple: row.part_of === null && isPlain,
      profile: profiles.of(
        `${row.kind}|${row.form ?? ""}|${came.map(({ what, level, form }) => `${what},${level},${form}`).join(";")}|${[...(named?.get(row.id) ?? [])].join(";")}`,
      ),
      of: 0,
      first: null,
      more: null,
    });
  }
  for (const { part_of } of rows) {
    const meeting = part_of === null ? undefined : deeds.get(part_of);
    if (meeting) meeting.isSimple = false;
  }
  return { deeds, turned, madeOf, events: eventRoots(db) };
}

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

const suspensionsOf = (db: Database) =>
  db
    .prepare<[], { person: number; starts: string; ends: string | null }>(
      "SELECT v_seat.person, suspension.starts, suspension.ends FROM suspension JOIN v_seat ON v_seat.id = suspension.tenure",
    )
    .all();

/** Places held on any day of the period, by the people of a range. */
function placesIn(db: Database, { from, to }: Period): (first: number, last: number) => PlaceRow[] {
  const places = db.prepare<[number, number, string, string], PlaceRow>(`
    SELECT tenure.person, body.id AS body, body.kind, body.name, tenure.post, tenure.starts, tenure.ends
    FROM tenure JOIN body ON body.id = tenure.body
    WHERE tenure.person BETWEEN ? AND ? AND body.kind IN ('committee', 'standing', 'informants', 'sector', 'group')
      AND tenure.starts <= ? AND (tenure.ends IS NULL OR tenure.ends >= ?)
    ORDER BY tenure.person, tenure.starts, tenure.id`);
  return (first, last) => places.all(first, last, lastDay(to), from);
}

/** What people of a range took part in, of the deeds of the period, in the order of the people. */
function rowReader(db: Database, needs: Needs): (first: number, last: number) => PartRow[] {
  const share = db
    .prepare<[], { share: number }>("SELECT (SELECT count(*) FROM temp.booked) * 1.0 / count(*) AS share FROM activity")
    .get();
  // Where nearly all is of the period, looking each one up costs more than it saves: the rest is passed over.
  const booked = (share?.share ?? 0) > 0.8 ? "" : "AND EXISTS (SELECT 1 FROM temp.booked WHERE booked.activity = participation.activity)";
  const rows = db
    .prepare<[number, number], PartRow>(
      `SELECT person, activity, role, state, position${needs.details ? ", reason, quantity, amount" : ""}
       FROM participation INDEXED BY participation_person WHERE person BETWEEN ? AND ? ${booked} ORDER BY person`,
    )
    .raw();
  return (first, last) => rows.all(first, last);
}

const unitsOf = (db: Database): Map<number, string> =>
  new Map(
    db
      .prepare<[], { id: number; unit: string }>("SELECT id, unit FROM person WHERE unit IS NOT NULL AND unit <> ''")
      .all()
      .map(({ id, unit }) => [id, unit]),
  );

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
