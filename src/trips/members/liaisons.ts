import type { Liaison } from "../../domain/liaison/liaison.ts";
import type { Apart } from "../../domain/people/called.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "./called.ts";

/** Who keeps contact with whom, from when to when, and how people of one name are told apart. */
export function listLiaisons({ store, today }: Desk): { readonly liaisons: readonly Liaison[]; readonly apart: Apart } {
  const liaisons = store.liaisons.list();
  const shown = liaisons.flatMap(({ person, withPerson }) => [person, withPerson ?? person]);
  return { liaisons, apart: apartOn(store, today, shown) };
}
