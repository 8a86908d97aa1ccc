import type { Apart } from "../../domain/people/called.ts";
import { findPeople, searchWords } from "../../domain/people/find-people.ts";
import type { Member } from "../../domain/people/member.ts";
import { cleanName } from "../../domain/people/names.ts";
import { type CategoryId, categoryOf } from "../../domain/vocabulary/categories.ts";
import { isNear } from "../../domain/vocabulary/likeness.ts";
import type { Outsider } from "../../report/members.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";
import { apartOn } from "./called.ts";

/** Whom to look for, and whether among everybody: members of earlier terms, and people who never had a seat. */
export interface FindRequest {
  readonly words: readonly string[];
  readonly amongAll: boolean;
}

export interface FoundPeople {
  /** The best fits first. */
  readonly people: readonly (Member | Outsider)[];
  readonly apart: Apart;
  /** Where nobody was found: names that look like what was written. */
  readonly near: readonly string[];
  /** Where nobody was found: how many would have been, among everybody. */
  readonly elsewhere: number;
}

/** How many similar names are given. */
const NEAR = 5;

/** People of whom a clerk knows a part: of the name, its initials, the unit, the end of a number. */
export function findMembers({ store, today }: Desk, { words, amongAll }: FindRequest): FoundPeople {
  const wanted = searchWords(words);
  const members = store.people.members(currentTerm(store, undefined).id, today);
  const among = amongAll ? everybody(store, today, members) : members;
  const people = fitting(store, wanted, among);
  const nobody = people.length === 0;
  const all = nobody && !amongAll ? everybody(store, today, members) : among;
  const names = new Set(all.map(({ name }) => name));
  return {
    people,
    apart: apartOn(
      store,
      today,
      people.map(({ id }) => id),
    ),
    near: nobody ? [...names].filter((name) => isNear(name, cleanName(words.join(" ")))).slice(0, NEAR) : [],
    elsewhere: nobody && !amongAll ? fitting(store, wanted, all).length : 0,
  };
}

function fitting(store: Store, words: readonly string[], people: readonly (Member | Outsider)[]): (Member | Outsider)[] {
  const numbers = store.people.numbers();
  return findPeople(words, people, (person) => ({
    ...person,
    sector: "lists" in person ? person.lists : person.sector,
    numbers: numbers.get(person.id) ?? [],
  }));
}

/** The members of the newest term; behind them those of earlier ones, as they stood last; and everybody else. */
function everybody(store: Store, today: string, newest: readonly Member[]): (Member | Outsider)[] {
  const terms = store.terms.all().reverse().slice(1);
  const known = new Map<number, Member | Outsider>(newest.map((member) => [member.id, member]));
  for (const { id } of terms) for (const member of store.people.members(id, today)) if (!known.has(member.id)) known.set(member.id, member);
  const lists = Map.groupBy(store.tenures.onLists(), ({ person }) => person);
  for (const person of store.people.known(null, today))
    if (!known.has(person.id))
      known.set(person.id, {
        ...person,
        unit: person.unit ?? person.workplace,
        lists: [...new Set((lists.get(person.id) ?? []).map(({ kind }) => categoryOf(kind as CategoryId).label.zh))],
      });
  return [...known.values()];
}
