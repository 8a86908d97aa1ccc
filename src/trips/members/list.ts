import type { Apart } from "../../domain/people/called.ts";
import { type Member, type Office, sectorForm } from "../../domain/people/member.ts";
import type { Term } from "../../store/terms.ts";
import type { Desk } from "../desk.ts";
import { currentTerm, termOn } from "../office/term.ts";
import { apartOn } from "./called.ts";

/** Which members; what is undefined asks nothing. */
export interface MemberFilter {
  /** As of which day; without it as of today, with all of the term whatever has become of their seats. */
  readonly date: string | undefined;
  readonly sector: string | undefined;
  readonly group: string | undefined;
  readonly office: Office | undefined;
  readonly status: Member["status"] | undefined;
}

export interface ListedMembers {
  readonly term: Term;
  readonly day: string;
  readonly members: readonly Member[];
  readonly apart: Apart;
}

/** The members of the term that a filter lets through. */
export function listMembers({ store, today }: Desk, { date, sector, group, office, status }: MemberFilter): ListedMembers {
  const term = date === undefined ? currentTerm(store, undefined) : termOn(store, date);
  const day = date ?? today;
  const members = store.people.members(term.id, day).filter(
    (member) =>
      // As of a day, nobody is listed whose seat had not begun.
      (date === undefined || (member.seats[0]?.from ?? "") <= date) &&
      (sector === undefined || member.sector.some((name) => sectorForm(name) === sectorForm(sector))) &&
      (group === undefined || member.group.includes(group)) &&
      (office === undefined || member.office === office) &&
      (status === undefined || member.status === status),
  );
  return {
    term,
    day,
    members,
    apart: apartOn(
      store,
      day,
      members.map(({ id }) => id),
    ),
  };
}

/** The members of the newest term, as they stood on a day. */
export const membersOn = ({ store }: Pick<Desk, "store">, date: string): Member[] =>
  store.people.members(currentTerm(store, undefined).id, date);
