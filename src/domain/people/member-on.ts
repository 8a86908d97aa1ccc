import { covers, type Span } from "../calendar/dates.ts";
import type { Member, Office, Particulars, PlaceKind } from "./member.ts";
import type { HeldTenure } from "./place-changes.ts";

/** A place that somebody holds, a seat among them: 任职. */
export interface Tenure extends HeldTenure {
  readonly person: number;
  readonly certificate: string | null;
}

export const spanOf = ({ starts, ends }: { starts: string; ends: string | null }): Span => ({ from: starts, to: ends });

/** A member as of a day, from the particulars, the places held in a term with the seats among them, and suspensions. */
export function memberOn(
  row: Particulars & { readonly id: number },
  held: readonly Tenure[],
  seats: readonly Tenure[],
  suspensions: readonly Span[],
  day: string,
): Member {
  const last = seats.at(-1) as Tenure;
  const running = seats.find((seat) => covers(spanOf(seat), day));
  const first = (seats[0] as Tenure).starts;
  const left = running === undefined && last.ends !== null && last.ends < day;
  // As of the day; of the last day of somebody who has left, the first of somebody who is still to come.
  const at = running ? day : left ? (last.ends as string) : day < first ? first : last.starts;
  const places = (kind: string): Tenure[] => held.filter((tenure) => tenure.kind === kind && covers(spanOf(tenure), at));
  const office = places("standing")[0]?.post as Office | undefined;
  const bodies = (kind: PlaceKind): string[] => [...new Set(places(kind).map(({ body }) => body))];
  return {
    ...row,
    office: office ?? "member",
    sector: bodies("sector"),
    group: bodies("group"),
    special: bodies("special"),
    party_group: bodies("party_group"),
    certificate: (running ?? last).certificate,
    seats: seats.map(spanOf),
    suspensions,
    status: left ? "left" : suspensions.some((span) => covers(span, at)) ? "suspended" : "serving",
  };
}

export interface LastPlaces {
  readonly term: number;
  readonly sector: string[];
  readonly group: string[];
}

/** The newest term in which each person had a seat, with the sectors and groups of it that ran to its end. */
export function lastPlaces(held: readonly (Tenure & { readonly term: number })[]): Map<number, LastPlaces> {
  const last = new Map<number, LastPlaces>();
  for (const { person, kind, term } of held)
    if (kind === "committee" && (last.get(person)?.term ?? 0) < term) last.set(person, { term, sector: [], group: [] });
  const ends = new Map<string, string>();
  for (const { person, kind, term, ends: end } of held) {
    const key = `${person} ${kind} ${term}`;
    if ((ends.get(key) ?? "") < (end ?? "9")) ends.set(key, end ?? "9");
  }
  for (const { person, kind, term, body, ends: end } of held) {
    const places = last.get(person);
    if (places?.term !== term || (kind !== "sector" && kind !== "group")) continue;
    if ((end ?? "9") === ends.get(`${person} ${kind} ${term}`)) places[kind].push(body);
  }
  return last;
}
