import type { FieldChange } from "../../domain/people/known-person.ts";
import { type Member, type Particulars, USUAL_ETHNICITY } from "../../domain/people/member.ts";
import { PARTICULARS, PLACES } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Origin } from "../../store/tenures.ts";

/** A row that becomes a seat: of a new person, or of one who is known from elsewhere. */
export interface Seating {
  readonly row: RosterRow;
  readonly known: number | null;
  readonly from: string;
  readonly origin: Origin;
  readonly basis?: string | null;
}

/** A new member: the person, the seat, and every place that the row names. */
export function addMember(store: Store, term: number, seating: Seating): number {
  const { row, known, from, origin, basis = null } = seating;
  if (known === null || store.tenures.ofPerson(term, known).length === 0) return addMembers(store, term, [seating])[0] as number;
  // Somebody who comes back: what ended keeps its days.
  updatePerson(store, known, row);
  const seat = { person: known, term, from };
  const dated = { asOf: null, origin, basis };
  store.tenures.addSeat(seat, row.certificate, dated);
  if (row.office) store.tenures.setOffice(seat, row.office, dated);
  for (const { kind } of PLACES) store.tenures.setPlaces(seat, kind, row[kind], dated);
  return known;
}

/** The same of many who have no place in the term yet; their ids, in order. */
export function addMembers(store: Store, term: number, seatings: readonly Seating[]): number[] {
  const made = store.people.addAll(seatings.flatMap(({ row, known }) => (known === null ? [particularsOf(row)] : [])));
  let next = 0;
  const people = seatings.map(({ known }) => known ?? (made[next++] as number));
  for (const { row, known } of seatings) if (known !== null) updatePerson(store, known, row);
  store.tenures.seatAll(
    term,
    seatings.map(({ row, from, origin, basis = null }, i) => ({
      person: people[i] as number,
      starts: from,
      certificate: row.certificate,
      office: row.office,
      places: PLACES.map(({ kind }) => ({ kind, names: row[kind] })),
      origin,
      basis,
    })),
  );
  return people;
}

const updatePerson = (store: Store, person: number, row: RosterRow): void =>
  store.people.update(person, Object.fromEntries(PARTICULARS.flatMap(({ field }) => (row[field] === null ? [] : [[field, row[field]]]))));

/** A new person's particulars; a blank 民族 takes the default. */
function particularsOf({ name, sex, ethnicity, born, party, education, unit, phone, note }: RosterRow): Particulars {
  return { name, sex, ethnicity: ethnicity ?? USUAL_ETHNICITY, born, party, education, unit, phone, note };
}

/** What becomes of a member who is on record. */
export interface MemberChange {
  readonly row: RosterRow;
  readonly member: Member;
  readonly fields: readonly FieldChange[];
  /** Since when office, sector and groups are others; null: they are corrected. */
  readonly asOf: string | null;
  readonly origin: Origin;
  readonly basis?: string | null;
}

/** Changes those fields of a member, and only those. */
export function changeMember(store: Store, term: number, { row, member, fields, asOf, origin, basis = null }: MemberChange): void {
  const changed = new Set(fields.map(({ field }) => field));
  const seat = store.tenures
    .ofPerson(term, member.id)
    .filter(({ kind }) => kind === "committee")
    .at(-1);
  if (!seat) throw new AppError("refused.no_seat", text(`${member.name}没有本届席位`, `${member.name} has no seat in this term`));
  store.people.update(
    member.id,
    Object.fromEntries(PARTICULARS.filter(({ field }) => changed.has(field)).map(({ field }) => [field, row[field]])),
  );
  if (changed.has("certificate") && row.certificate) store.tenures.setCertificate(seat.id, row.certificate);
  if (changed.has("seatFrom") && row.seatFrom) store.tenures.moveSeatStart(member.id, term, seat.starts, row.seatFrom);
  // A change dated before the seat is one from its first day.
  const seatFrom = changed.has("seatFrom") && row.seatFrom ? row.seatFrom : seat.starts;
  const dated = { asOf: asOf !== null && asOf < seatFrom ? seatFrom : asOf, origin, basis };
  const held = { person: member.id, term, from: seatFrom };
  if (changed.has("office") && row.office) store.tenures.setOffice(held, row.office, dated);
  for (const { kind } of PLACES) if (changed.has(kind)) store.tenures.setPlaces(held, kind, row[kind], dated);
}
