import { covers, firstDay, lastDay, type PartialDate, type Span } from "../calendar/dates.ts";
import { type Text, text } from "../text/text.ts";
import { isCategory } from "../vocabulary/categories.ts";
import { vocabularyForm } from "../vocabulary/han.ts";
import { officeLabel, readEthnicity, readParty, readSex, sectorForm, USUAL_ETHNICITY } from "./member.ts";
import type { WrittenName } from "./names.ts";

/** Somebody whom a name in a ledger may mean: a member with the days of the seat, or a person from outside. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly party: string | null;
  readonly unit: string | null;
  readonly born: string | null;
  readonly seats: readonly Span[];
  readonly suspensions: readonly Span[];
  /** Sectors, groups, committees and office, with the days on which they held. */
  readonly places: readonly (Span & { readonly name: string; readonly kind: string })[];
}

export type Found =
  | { readonly person: number; readonly suspended?: boolean }
  | { readonly none: readonly Candidate[] }
  | { readonly several: readonly Candidate[] };

/** #12, in brackets behind a name or in its place: the person of that id. */
export function idIn(written: string): number | undefined {
  const digits = /^#(\d{1,15})$/.exec(written.normalize("NFKC").trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The one person of a name on a day (docs/records.md, 认人): among those serving; failing that among those suspended
 * that day, then among people from outside. A qualifier in brackets narrows; an id (#12) names the person, serving that
 * day or not. Never a guess.
 */
export function findPerson(written: WrittenName, date: PartialDate | null, sameName: readonly Candidate[]): Found {
  if (written.qualifiers.some((qualifier) => idIn(qualifier) !== undefined)) {
    const [only] = sameName.filter((candidate) => fits(written.qualifiers, candidate));
    return only === undefined ? { none: sameName } : { person: only.id };
  }
  const groups = [
    sameName.filter((candidate) => isServing(candidate, date)),
    sameName.filter((candidate) => holdsSeat(candidate, date) && !isServing(candidate, date)),
    sameName.filter((candidate) => isFromOutside(candidate, date)),
  ];
  for (const [index, group] of groups.entries()) {
    const fitting = group.filter((candidate) => fits(written.qualifiers, candidate));
    const [only] = fitting;
    if (only && fitting.length === 1) return index === 1 ? { person: only.id, suspended: true } : { person: only.id };
    if (fitting.length > 1) return { several: fitting };
  }
  return { none: sameName };
}

/** Whether all that stands in brackets is true of somebody. */
export const fits = (qualifiers: readonly string[], candidate: Candidate): boolean =>
  qualifiers.every((qualifier) => matches(qualifier, candidate));

/** Never a member; or one no longer, and on one of the office's other lists (a cadre, an informant) that day. */
const isFromOutside = (candidate: Candidate, date: PartialDate | null): boolean =>
  candidate.seats.length === 0 ||
  (!holdsSeat(candidate, date) && candidate.places.some((place) => isCategory(place.kind) && touches(place, date)));

/** A date that is only a month or a year, or missing, means any of its days. */
function touches(span: Span, date: PartialDate | null): boolean {
  if (date === null) return true;
  return span.from <= lastDay(date) && (span.to === null || firstDay(date) <= span.to);
}

const holdsSeat = (candidate: Candidate, date: PartialDate | null): boolean => candidate.seats.some((seat) => touches(seat, date));

function isServing(candidate: Candidate, date: PartialDate | null): boolean {
  if (!holdsSeat(candidate, date)) return false;
  if (date === null || date.length < 10) return true;
  return !candidate.suspensions.some((span) => covers(span, date));
}

/** Whether what stands in brackets is true of somebody: id, sex, ethnicity, party, sector, group, committee, office or unit. */
function matches(qualifier: string, candidate: Candidate): boolean {
  const id = idIn(qualifier);
  if (id !== undefined) return id === candidate.id;
  const plain = vocabularyForm(qualifier);
  const ethnicity = readEthnicity(qualifier);
  if (readSex(qualifier)) return readSex(qualifier) === candidate.sex;
  if (plain.endsWith("族") && ethnicity) return ethnicity === (candidate.ethnicity ?? USUAL_ETHNICITY);
  const born = /^(\d{4})(?:[-.年](\d{1,2})月?)?$/.exec(plain);
  if (born) return (candidate.born ?? "").startsWith(born[2] ? `${born[1]}-${born[2].padStart(2, "0")}` : (born[1] as string));
  if (candidate.places.some(({ name }) => sectorForm(name) === sectorForm(qualifier) || officeLabel(name).zh === plain)) return true;
  const party = readParty(qualifier);
  if (party && party === candidate.party) return true;
  if (ethnicity && ethnicity === candidate.ethnicity) return true;
  return plain.length >= 2 && vocabularyForm(candidate.unit ?? "").includes(plain);
}

/** "王伟（男，教育界，县一中）": how candidates are told apart on screen; no phone, no birth month. */
export function describe({ name, sex, unit, places, seats }: Candidate): Text {
  const sectors = places.filter(({ kind }) => kind === "sector").map((place) => place.name);
  const facts = [sex, [...new Set(sectors)].join("、"), unit].filter((fact) => fact);
  const zh = seats.length === 0 ? ["非委员"] : seats.map(({ from, to }) => `${from} 起${to ? `至 ${to}` : ""}任职`);
  const en = seats.length === 0 ? ["no member"] : seats.map(({ from, to }) => `seat from ${from}${to ? ` to ${to}` : ""}`);
  return text(`${name}（${[...facts, ...zh].join("，")}）`, `${name} (${[...facts, ...en].join(", ")})`);
}

/** #12 王伟（男，教育界，县一中）: with the id that a command takes. */
export function numbered(candidate: Candidate): Text {
  const { zh, en } = describe(candidate);
  return text(`#${candidate.id} ${zh}`, `#${candidate.id} ${en}`);
}

/** Several candidates, for a message. */
export const describeAll = (candidates: readonly Candidate[]): Text =>
  text(candidates.map((each) => describe(each).zh).join("；"), candidates.map((each) => describe(each).en).join("; "));

/** A word that is true of the first candidate and of no other, or the id: what to write in brackets. */
export function tellApart(candidates: readonly Candidate[]): string {
  const [first, ...others] = candidates;
  if (first === undefined) return "界别或单位";
  return qualifiersOf(first).find((word) => !others.some((other) => matches(word, other))) ?? `#${first.id}`;
}

/** What can stand in brackets behind somebody's name, the most usual first; no phone, no birth month. */
export const qualifiersOf = ({ sex, places, ethnicity, party, unit }: Candidate): string[] =>
  [sex, ...places.filter(({ kind }) => kind !== "standing").map(({ name }) => name), ethnicity, party, unit].filter(
    (word) => word !== null && word !== "",
  ) as string[];
