import { covers, type Span } from "../domain/calendar/dates.ts";
import { lastChanges } from "../domain/people/dated-changes.ts";
import type { KnownPerson } from "../domain/people/known-person.ts";
import type { Member, Particulars } from "../domain/people/member.ts";
import { type LastPlaces, lastPlaces, memberOn, spanOf, type Tenure } from "../domain/people/member-on.ts";
import type { Candidate } from "../domain/people/whois.ts";
import { insertAll, nextId } from "./bulk.ts";
import type { Database } from "./database.ts";
import type { tenureStore } from "./tenures.ts";

export interface PersonRow extends Particulars {
  id: number;
}

const FIELDS = ["name", "sex", "ethnicity", "born", "party", "education", "unit", "phone", "note"] as const;

/** People, and members as they stand on a day. */
export function personStore(db: Database, tenures: ReturnType<typeof tenureStore>) {
  const all = db.prepare<[], PersonRow>(`SELECT id, ${FIELDS.join(", ")} FROM person ORDER BY id`);
  const shared = db.prepare<[], PersonRow>(
    `SELECT id, ${FIELDS.join(", ")} FROM person WHERE name IN (SELECT name FROM person GROUP BY name HAVING count(*) > 1) ORDER BY id`,
  );
  const insert = db.prepare<Particulars>(
    `INSERT INTO person (${FIELDS.join(", ")}) VALUES (${FIELDS.map((field) => `:${field}`).join(", ")})`,
  );

  const count = (): number => (db.prepare("SELECT count(*) AS n FROM person").get() as { n: number }).n;

  /** The members of a term, whatever their status, as of a day or of their own last day. */
  function members(term: number, day: string): Member[] {
    return membersAmong(tenures.ofTerm(term), term, day);
  }

  function membersAmong(ofTerm: readonly Tenure[], term: number, day: string): Member[] {
    const byPerson = Map.groupBy(ofTerm, ({ person }) => person);
    const suspensions = Map.groupBy(tenures.suspensionsOfTerm(term), ({ person }) => person);
    return all.all().flatMap((row) => {
      const held = byPerson.get(row.id) ?? [];
      const seats = held.filter(({ kind }) => kind === "committee");
      return seats.length === 0 ? [] : [memberOn(row, held, seats, (suspensions.get(row.id) ?? []).map(spanOf), day)];
    });
  }

  function candidatesOf(rows: readonly PersonRow[]): Map<string, Candidate[]> {
    const byPerson = Map.groupBy(tenures.all(), ({ person }) => person);
    const suspensions = Map.groupBy(tenures.allSuspensions(), ({ person }) => person);
    return Map.groupBy(
      rows.map(({ id, name, sex, ethnicity, party, unit, born }): Candidate => {
        const held = byPerson.get(id) ?? [];
        return {
          id,
          name,
          sex,
          ethnicity,
          party,
          unit,
          born,
          seats: held.filter(({ kind }) => kind === "committee").map(spanOf),
          suspensions: (suspensions.get(id) ?? []).map(spanOf),
          places: held
            .filter(({ kind }) => kind !== "committee")
            .map((tenure) => ({ ...spanOf(tenure), kind: tenure.kind, name: tenure.kind === "standing" ? tenure.post : tenure.body })),
        };
      }),
      ({ name }) => name,
    );
  }

  return {
    members,

    /**
     * Everybody on record, to tell who a roster's row is: members of the term as they stand on a day; of everybody else
     * the sector and group that they had last. Without a term all are such.
     */
    known(term: number | null, day: string): KnownPerson[] {
      const ofTerm = term === null ? [] : tenures.ofTerm(term);
      const byId = new Map(term === null ? [] : membersAmong(ofTerm, term, day).map((member) => [member.id, member]));
      const held = Map.groupBy(ofTerm, ({ person }) => person);
      const earlier = byId.size === count() ? new Map<number, LastPlaces>() : lastPlaces(tenures.all());
      const workplaces = new Map(
        db
          .prepare<[], { id: number; workplace: string }>("SELECT id, workplace FROM person WHERE workplace IS NOT NULL")
          .all()
          .map((row) => [row.id, row.workplace]),
      );
      return all.all().map((row) => {
        const member = byId.get(row.id) ?? null;
        const last = earlier.get(row.id);
        return {
          ...row,
          member,
          certificate: member?.certificate ?? null,
          sector: member?.sector ?? last?.sector ?? NOTHING,
          group: member?.group ?? last?.group ?? NOTHING,
          lastTerm: last?.term ?? null,
          workplace: workplaces.get(row.id) ?? null,
          changes: member === null ? NONE : lastChanges(held.get(row.id) ?? [], seatOn(member.seats, day)),
        };
      });
    },

    /** Everybody on record with the days of seats and places in every term, to tell whom a name means on a day. */
    candidates: (): Map<string, Candidate[]> => candidatesOf(all.all()),

    /** The same, of those alone whose name somebody else has too. */
    namesakes(): Map<string, Candidate[]> {
      const rows = shared.all();
      return rows.length === 0 ? new Map() : candidatesOf(rows);
    },

    /** The days of everybody's seats in every term. */
    seats: (): Map<number, Span[]> =>
      new Map(
        [
          ...Map.groupBy(
            tenures.all().filter(({ kind }) => kind === "committee"),
            ({ person }) => person,
          ),
        ].map(([person, held]) => [person, held.map(spanOf)]),
      ),

    /** Telephones and certificates, by person: to be found by, never to be shown. */
    numbers(): Map<number, string[]> {
      const rows = db
        .prepare<[], { person: number; number: string }>(
          `SELECT id AS person, phone AS number FROM person WHERE phone IS NOT NULL
           UNION ALL SELECT person, certificate FROM tenure WHERE certificate IS NOT NULL`,
        )
        .all();
      return new Map([...Map.groupBy(rows, ({ person }) => person)].map(([person, held]) => [person, held.map(({ number }) => number)]));
    },

    /** Whether anybody is on record at all. */
    any: (): boolean => db.prepare("SELECT 1 FROM person LIMIT 1").get() !== undefined,

    add: (person: Particulars): number => Number(insert.run(person).lastInsertRowid),

    /** Many new people at once; their ids, in order. */
    addAll(people: readonly Particulars[]): number[] {
      const first = nextId(db, "person");
      const rows = people.map((person, i) => [first + i, ...FIELDS.map((field) => person[field])]);
      insertAll(db, "person", ["id", ...FIELDS], rows);
      return people.map((_, i) => first + i);
    },

    /** The unit alone, as a list of people says it. */
    setWorkplace: (id: number, unit: string): void => void db.prepare("UPDATE person SET workplace = ? WHERE id = ?").run(unit, id),

    update(id: number, fields: Partial<Particulars>): void {
      for (const field of FIELDS)
        if (fields[field] !== undefined) db.prepare(`UPDATE person SET ${field} = ? WHERE id = ?`).run(fields[field], id);
    },

    get: (id: number): PersonRow | undefined =>
      db.prepare<[number], PersonRow>(`SELECT id, ${FIELDS.join(", ")} FROM person WHERE id = ?`).get(id),
  };
}

const NOTHING: readonly string[] = [];
const NONE: readonly never[] = [];

/** The seat that runs on a day; outside of all of them the last. */
const seatOn = (seats: readonly Span[], day: string): Span => seats.find((seat) => covers(seat, day)) ?? (seats.at(-1) as Span);
