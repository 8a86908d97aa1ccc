import type { Database } from "better-sqlite3";
import { dayAfter, dayBefore } from "../domain/calendar/dates.ts";
import type { HeldPeriod } from "../domain/calendar/held-periods.ts";
import { lastChanges } from "../domain/people/dated-changes.ts";
import type { Office, PlaceKind } from "../domain/people/member.ts";
import type { HeldPlace } from "../domain/people/people-plan.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { CATEGORIES, type CategoryId, categoryOf, isCategory } from "../domain/vocabulary/categories.ts";
import { insertAll } from "./bulk.ts";

/** Where a tenure's row stands in a workbook. */
export interface Origin {
  readonly source: number | null;
  readonly sheet: string | null;
  readonly row: number | null;
}

export const NO_ORIGIN: Origin = { source: null, sheet: null, row: null };

export interface Tenure {
  readonly id: number;
  readonly person: number;
  readonly kind: string;
  readonly body: string;
  readonly post: string;
  readonly starts: string;
  readonly ends: string | null;
  readonly certificate: string | null;
  readonly basis: string | null;
  readonly endBasis: string | null;
}

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

/** How a change of place is dated: from a day on, or as a correction of what was wrong all along (null). */
export type AsOf = string | null;

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
  const remove = db.prepare<[number]>("DELETE FROM tenure WHERE id = ?");

  const body = (term: number, kind: string, name: string): number =>
    findBody.get(term, kind, name)?.id ?? Number(insertBody.run(term, kind, name).lastInsertRowid);

  function add(
    person: number,
    term: number,
    kind: string,
    name: string,
    post: string,
    starts: string,
    origin: Origin,
    basis: string | null = null,
    certificate: string | null = null,
  ): number {
    return Number(
      insert.run(person, body(term, kind, name), post, starts, basis, certificate, origin.source, origin.sheet, origin.row).lastInsertRowid,
    );
  }

  /** Ends a place the day before, or takes it off where it would never have begun. */
  function endBefore(tenure: Tenure, day: string, basis: string | null): void {
    if (tenure.starts >= day) remove.run(tenure.id);
    else end.run(dayBefore(day), basis, "调整", tenure.id);
  }

  /** Makes the running places of one kind be just these: as a correction, or from a day on. */
  function setPlaces(
    person: number,
    term: number,
    kind: string,
    wanted: readonly { name: string; post: string }[],
    asOf: AsOf,
    seatFrom: string,
    origin: Origin,
    basis: string | null = null,
  ): void {
    const held = ofPerson.all(term, person);
    const ofKind = held.filter((tenure) => tenure.kind === kind);
    const running = ofKind.filter((tenure) => tenure.ends === null || (asOf !== null && tenure.ends >= asOf));
    const seatTo = held.find((tenure) => tenure.kind === COMMITTEE.kind && tenure.starts === seatFrom)?.ends ?? null;
    const later = asOf === null ? undefined : lastChanges(ofKind, { from: seatFrom, to: seatTo }).find(({ from }) => from > asOf);
    if (later) {
      const what = ofKind.find(({ starts }) => starts === later.from)?.body ?? later.basis;
      throw new AppError(
        "refused.later_change",
        text(
          `${later.from} 起已有变动${what === null ? "" : `（${what}）`}，不能在它之前再插入 ${asOf} 的变动`,
          `a change from ${later.from}${what === null ? "" : ` (${what})`} is on record: nothing can be put before it`,
        ),
        text("请先撤销后来的变动，再按先后登记", "undo the later change first, then record them in order"),
      );
    }
    const is = (tenure: Tenure, { name, post }: { name: string; post: string }): boolean => tenure.body === name && tenure.post === post;
    const leaving = running.filter((held) => !wanted.some((want) => is(held, want)));
    const coming = wanted.filter((place) => !running.some((held) => is(held, place)));
    // What was never ended began with the seat; what comes after something that ended begins the day after.
    const ended = ofKind.map(({ ends }) => ends).filter((day) => day !== null);
    const afterEnded = ended.length > 0 ? dayAfter(ended.sort().at(-1) as string) : "";
    const began = asOf ?? running.map(({ starts }) => starts).sort()[0] ?? (afterEnded > seatFrom ? afterEnded : seatFrom);
    for (const [at, tenure] of leaving.entries()) {
      const want = coming[at];
      if (asOf !== null) endBefore(tenure, asOf, basis);
      // A correction changes the place, and keeps its dates and their basis.
      else if (want) db.prepare("UPDATE tenure SET body = ?, post = ? WHERE id = ?").run(body(term, kind, want.name), want.post, tenure.id);
      else remove.run(tenure.id);
    }
    // A change that is stated again, otherwise, was decided where it was.
    const decided = basis ?? leaving.find(({ starts }) => starts === asOf)?.basis ?? null;
    for (const want of asOf === null ? coming.slice(leaving.length) : coming)
      add(person, term, kind, want.name, want.post, began, origin, decided);
  }

  return {
    ofTerm: (term: number): Tenure[] => ofTerm.all(term),
    /** Of every term, with the term's number. */
    all: () => ofAll.all(),
    ofPerson: (term: number, person: number): Tenure[] => ofPerson.all(term, person),
    suspensionsOfTerm: (term: number) => suspensionsOfTerm.all(term),
    allSuspensions: () => allSuspensions.all(),

    /** A seat in the term's committee. */
    addSeat: (
      person: number,
      term: number,
      starts: string,
      certificate: string | null,
      origin: Origin,
      basis: string | null = null,
    ): number => add(person, term, COMMITTEE.kind, COMMITTEE.name, "member", starts, origin, basis, certificate),

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

    setPlaces: (
      person: number,
      term: number,
      kind: PlaceKind,
      names: readonly string[],
      asOf: AsOf,
      seatFrom: string,
      origin: Origin,
      basis: string | null = null,
    ): void =>
      setPlaces(
        person,
        term,
        kind,
        names.map((name) => ({ name, post: "member" })),
        asOf,
        seatFrom,
        origin,
        basis,
      ),

    setOffice: (
      person: number,
      term: number,
      office: Office,
      asOf: AsOf,
      seatFrom: string,
      origin: Origin,
      basis: string | null = null,
    ): void =>
      setPlaces(
        person,
        term,
        STANDING.kind,
        office === "member" ? [] : [{ name: STANDING.name, post: office }],
        asOf,
        seatFrom,
        origin,
        basis,
      ),

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
      const id = add(person, term, list, categoryOf(list).label.zh, "member", starts, origin, basis);
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
