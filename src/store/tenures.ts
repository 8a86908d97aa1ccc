import { dayBefore } from "../domain/calendar/dates.ts";
import type { HeldPeriod } from "../domain/people/held-periods.ts";
import type { Office, PlaceKind } from "../domain/people/member.ts";
import type { Tenure } from "../domain/people/member-on.ts";
import type { HeldPlace } from "../domain/people/people-plan.ts";
import { changePlaces, type Place } from "../domain/people/place-changes.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { CATEGORIES, type CategoryId, categoryOf, isCategory } from "../domain/vocabulary/categories.ts";
import { insertAll } from "./bulk.ts";
import type { Database } from "./database.ts";

/** Where a tenure's row stands in a workbook. */
export interface Origin {
  readonly source: number | null;
  readonly sheet: string | null;
  readonly row: number | null;
}

export const NO_ORIGIN: Origin = { source: null, sheet: null, row: null };

/** A seat with the places that come with it, all from its first day. */
export interface NewSeat {
  readonly person: number;
  readonly starts: string;
  readonly certificate: string | null;
  readonly office: Office | null;
  readonly places: readonly { readonly kind: PlaceKind; readonly names: readonly string[] }[];
  readonly origin: Origin;
  readonly basis: string | null;
}

/** A seat in a term's committee, from its first day. */
export interface HeldSeat {
  readonly person: number;
  readonly term: number;
  readonly from: string;
}

/** How a change of place is dated: from a day on, or as a correction of what was wrong all along (null); and where it stands. */
export interface DatedAs {
  readonly asOf: string | null;
  readonly origin: Origin;
  readonly basis?: string | null;
}

interface NewTenure extends Place {
  readonly person: number;
  readonly term: number;
  readonly kind: string;
  readonly starts: string;
  readonly origin: Origin;
  readonly basis?: string | null | undefined;
  readonly certificate?: string | null;
}

const laterChange = ({ from, what }: { readonly from: string; readonly what: string | null }, asOf: string | null): AppError =>
  new AppError(
    "refused.later_change",
    text(
      `${from} 起已有变动${what === null ? "" : `（${what}）`}，不能在它之前再插入 ${asOf} 的变动`,
      `a change from ${from}${what === null ? "" : ` (${what})`} is on record: nothing can be put before it`,
    ),
    text("请先撤销后来的变动，再按先后登记", "undo the later change first, then record them in order"),
  );

const COMMITTEE = { kind: "committee", name: "委员会" };
const STANDING = { kind: "standing", name: "常务委员会" };

/** The kinds of the office's other lists, as JSON for a statement. */
const LISTS = JSON.stringify(CATEGORIES.map(({ id }) => id));

type ListPeriod = HeldPeriod & { readonly basis: string | null };

const TENURE = ["person", "body", "post", "starts", "basis", "certificate", "source", "sheet", "row"];

/** The rows of new seats: the seat itself, an office, and each place. */
function* placesOf(seats: readonly NewSeat[], bodyOf: (kind: string, name: string) => number) {
  for (const { person, starts, certificate, office, places, origin, basis } of seats) {
    const { source, sheet, row } = origin;
    yield [person, bodyOf(COMMITTEE.kind, COMMITTEE.name), "member", starts, basis, certificate, source, sheet, row];
    if (office !== null && office !== "member")
      yield [person, bodyOf(STANDING.kind, STANDING.name), office, starts, basis, null, source, sheet, row];
    for (const { kind, names } of places)
      for (const name of names) yield [person, bodyOf(kind, name), "member", starts, basis, null, source, sheet, row];
  }
}

/** Bodies and who held which place in them. */
export function tenureStore(db: Database) {
  const ofTerm = db.prepare<[number], Tenure>(`
    SELECT tenure.id, tenure.person, body.kind, body.name AS body, tenure.post, tenure.starts, tenure.ends, tenure.certificate,
      tenure.basis, tenure.end_basis AS endBasis
    FROM tenure JOIN body ON body.id = tenure.body
    WHERE body.term = ? ORDER BY tenure.person, tenure.starts, tenure.id`);
  const ofAll = db.prepare<[], Tenure & { term: number }>(`
    SELECT tenure.id, tenure.person, body.kind, body.name AS body, tenure.post, tenure.starts, tenure.ends, tenure.certificate,
      tenure.basis, tenure.end_basis AS endBasis, term.number AS term
    FROM tenure JOIN body ON body.id = tenure.body JOIN term ON term.id = body.term
    ORDER BY tenure.person, tenure.starts, tenure.id`);
  const ofPerson = db.prepare<[number, number], Tenure>(`
    SELECT tenure.id, tenure.person, body.kind, body.name AS body, tenure.post, tenure.starts, tenure.ends, tenure.certificate,
      tenure.basis, tenure.end_basis AS endBasis
    FROM tenure JOIN body ON body.id = tenure.body
    WHERE body.term = ? AND tenure.person = ? ORDER BY tenure.starts, tenure.id`);
  const allSuspensions = db.prepare<[], { person: number; starts: string; ends: string | null }>(`
    SELECT v_seat.person, suspension.starts, suspension.ends FROM suspension JOIN v_seat ON v_seat.id = suspension.tenure`);
  const suspensionsOfTerm = db.prepare<
    [number],
    { id: number; tenure: number; person: number; starts: string; ends: string | null; basis: string | null }
  >(`
    SELECT suspension.id, suspension.tenure, v_seat.person, suspension.starts, suspension.ends, suspension.basis
    FROM suspension JOIN v_seat ON v_seat.id = suspension.tenure WHERE v_seat.term = ? ORDER BY suspension.starts`);
  const findBody = db.prepare<[number, string, string], { id: number }>("SELECT id FROM body WHERE term = ? AND kind = ? AND name = ?");
  const insertBody = db.prepare<[number, string, string]>("INSERT INTO body (term, kind, name) VALUES (?, ?, ?)");
  const insert = db.prepare<[number, number, string, string, string | null, string | null, number | null, string | null, number | null]>(
    "INSERT INTO tenure (person, body, post, starts, basis, certificate, source, sheet, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const end = db.prepare<[string, string | null, string | null, number]>(
    "UPDATE tenure SET ends = ?, end_basis = ?, end_reason = ? WHERE id = ?",
  );
  const move = db.prepare<[number, string, number]>("UPDATE tenure SET body = ?, post = ? WHERE id = ?");
  const remove = db.prepare<[number]>("DELETE FROM tenure WHERE id = ?");

  const body = (term: number, kind: string, name: string): number =>
    findBody.get(term, kind, name)?.id ?? Number(insertBody.run(term, kind, name).lastInsertRowid);

  function add({ person, term, kind, name, post, starts, origin, basis = null, certificate = null }: NewTenure): number {
    const { source, sheet, row } = origin;
    return Number(insert.run(person, body(term, kind, name), post, starts, basis, certificate, source, sheet, row).lastInsertRowid);
  }

  /** Makes the running places of one kind be just these (domain/people/place-changes.ts). */
  function change(seat: HeldSeat, kind: string, places: readonly Place[], { asOf, origin, basis = null }: DatedAs): void {
    const { person, term } = seat;
    const changes = changePlaces(ofPerson.all(term, person), { kind, places, asOf, seatFrom: seat.from, basis });
    if ("later" in changes) throw laterChange(changes.later, asOf);
    for (const step of changes.steps) {
      if (step.what === "end") end.run(step.last, step.basis, "调整", step.id);
      else if (step.what === "remove") remove.run(step.id);
      else if (step.what === "correct") move.run(body(term, kind, step.to.name), step.to.post, step.id);
      else add({ person, term, kind, ...step.place, starts: step.starts, origin, basis: step.basis });
    }
  }

  return {
    ofTerm: (term: number): Tenure[] => ofTerm.all(term),
    /** Of every term, with the term's number. */
    all: () => ofAll.all(),
    ofPerson: (term: number, person: number): Tenure[] => ofPerson.all(term, person),
    suspensionsOfTerm: (term: number) => suspensionsOfTerm.all(term),
    allSuspensions: () => allSuspensions.all(),

    /** A seat in the term's committee. */
    addSeat: ({ person, term, from }: HeldSeat, certificate: string | null, { origin, basis }: Omit<DatedAs, "asOf">): number =>
      add({ person, term, ...COMMITTEE, post: "member", starts: from, origin, basis, certificate }),

    /** Seats for people who have no place in the term yet, with the places that come with them. */
    seatAll(term: number, seats: readonly NewSeat[]): void {
      const known = new Map<string, number>();
      const bodyOf = (kind: string, name: string): number => {
        const key = `${kind} ${name}`;
        const found = known.get(key) ?? body(term, kind, name);
        known.set(key, found);
        return found;
      };
      insertAll(db, "tenure", TENURE, placesOf(seats, bodyOf));
    },

    /** Sectors, groups, committees: those named and no others. */
    setPlaces: (seat: HeldSeat, kind: PlaceKind, names: readonly string[], dated: DatedAs): void =>
      change(
        seat,
        kind,
        names.map((name) => ({ name, post: "member" })),
        dated,
      ),

    setOffice: (seat: HeldSeat, office: Office, dated: DatedAs): void =>
      change(seat, STANDING.kind, office === "member" ? [] : [{ name: STANDING.name, post: office }], dated),

    setCertificate: (seat: number, certificate: string): void =>
      void db.prepare("UPDATE tenure SET certificate = ? WHERE id = ?").run(certificate, seat),

    /** Who stands on the lists of cadres, informants and others, from when to when: they run on from term to term. */
    onLists: (): HeldPlace[] =>
      db
        .prepare<[string], HeldPlace>(`
          SELECT tenure.id, tenure.person, body.kind, tenure.starts, tenure.ends, tenure.basis
          FROM tenure JOIN body ON body.id = tenure.body
          WHERE body.kind IN (SELECT value FROM json_each(?)) ORDER BY tenure.person, tenure.starts`)
        .all(LISTS),

    /** Puts somebody on one of the lists. */
    addToList(person: number, term: number, list: CategoryId, { starts, ends, basis }: ListPeriod, origin: Origin): void {
      const id = add({ person, term, kind: list, name: categoryOf(list).label.zh, post: "member", starts, origin, basis });
      if (ends !== null) db.prepare("UPDATE tenure SET ends = ? WHERE id = ?").run(ends, id);
    },

    /** Other days on a list, or another basis. */
    changeOnList: (tenure: number, { starts, ends, basis }: ListPeriod): void =>
      void db.prepare("UPDATE tenure SET starts = ?, ends = ?, basis = ? WHERE id = ?").run(starts, ends, basis, tenure),

    /** Sectors, groups and committees: the bodies of a term with whom somebody may keep contact. */
    bodies: (term: number): { id: number; kind: string; name: string }[] =>
      db
        .prepare<[number], { id: number; kind: string; name: string }>("SELECT id, kind, name FROM body WHERE term = ? ORDER BY id")
        .all(term),

    ensureBody: body,

    /** Moves a seat's first day, and with it the places that began with the seat. The lists have days of their own. */
    moveSeatStart(person: number, term: number, from: string, to: string): void {
      db.prepare(`UPDATE tenure SET starts = :to WHERE person = :person AND starts = :from AND (ends IS NULL OR ends >= :to)
        AND body IN (SELECT id FROM body WHERE term = :term AND kind NOT IN (SELECT value FROM json_each(:lists)))`).run({
        to,
        from,
        person,
        term,
        lists: LISTS,
      });
    },

    /** Ends the seat and every place that still runs and comes with it, that day being the last. */
    endAll(person: number, term: number, last: string, reason: string, basis: string | null): void {
      for (const tenure of ofPerson.all(term, person)) {
        if (isCategory(tenure.kind)) continue;
        if (tenure.ends !== null && tenure.ends <= last) continue;
        if (tenure.starts > last) remove.run(tenure.id);
        else end.run(last, basis, reason, tenure.id);
      }
    },

    /** Ends a term: whatever of it still runs and comes with a seat ends on its last day (换届). */
    endTerm(term: number, last: string): void {
      db.prepare(`UPDATE tenure SET ends = :last, end_reason = '换届' WHERE (ends IS NULL OR ends > :last) AND starts <= :last
        AND body IN (SELECT id FROM body WHERE term = :term AND kind NOT IN (SELECT value FROM json_each(:lists)))`).run({
        term,
        last,
        lists: LISTS,
      });
    },

    suspend: (seat: number, starts: string, ends: string | null, basis: string | null): void =>
      void db.prepare("INSERT INTO suspension (tenure, starts, ends, basis) VALUES (?, ?, ?, ?)").run(seat, starts, ends, basis),

    /** The member serves again from a day on: the running suspension ends the day before, or goes if it had not begun. */
    resume(suspension: { id: number; starts: string }, from: string): void {
      if (suspension.starts >= from) db.prepare("DELETE FROM suspension WHERE id = ?").run(suspension.id);
      else db.prepare("UPDATE suspension SET ends = ? WHERE id = ?").run(dayBefore(from), suspension.id);
    },
  };
}
