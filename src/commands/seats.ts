import { type Member, type Particulars, USUAL_ETHNICITY } from "../domain/member.ts";
import { AppError } from "../domain/problem.ts";
import { type FieldChange, PARTICULARS, PLACES, type RosterRow } from "../domain/roster.ts";
import { text } from "../domain/text.ts";
import type { Store } from "../store/store.ts";
import type { Origin } from "../store/tenures.ts";

/** A new member: the person, the seat, and every place that the row names. Blanks take the defaults: 汉族, 委员. */
export function addMember(
  store: Store,
  row: RosterRow,
  known: number | null,
  term: number,
  from: string,
  origin: Origin,
  basis: string | null = null,
): number {
  const particulars: Particulars = {
    name: row.name,
    sex: row.sex,
    ethnicity: row.ethnicity ?? USUAL_ETHNICITY,
    born: row.born,
    party: row.party,
    education: row.education,
    unit: row.unit,
    phone: row.phone,
    note: row.note,
  };
  const person = known ?? store.people.add(particulars);
  if (known !== null)
    store.people.update(known, Object.fromEntries(PARTICULARS.flatMap(({ field }) => (row[field] === null ? [] : [[field, row[field]]]))));
  store.tenures.addSeat(person, term, from, row.certificate, origin, basis);
  if (row.office) store.tenures.setOffice(person, term, row.office, null, from, origin, basis);
  for (const { kind } of PLACES) store.tenures.setPlaces(person, term, kind, row[kind], null, from, origin, basis);
  return person;
}

export function changeMember(
  store: Store,
  row: RosterRow,
  member: Member,
  fields: readonly FieldChange[],
  term: number,
  asOf: string | null,
  origin: Origin,
  basis: string | null = null,
): void {
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
  const from = asOf !== null && asOf < seatFrom ? seatFrom : asOf;
  if (changed.has("office") && row.office) store.tenures.setOffice(member.id, term, row.office, from, seatFrom, origin, basis);
  for (const { kind } of PLACES)
    if (changed.has(kind)) store.tenures.setPlaces(member.id, term, kind, row[kind], from, seatFrom, origin, basis);
}
