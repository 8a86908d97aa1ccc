import { type Apart, apartAmong, called, type Named } from "../../domain/people/called.ts";
import type { Store } from "../../store/store.ts";

/** How a command tells people of one name apart: those it shows, and whoever serves on the day. */
export const apartOn = (store: Store, day: string, shown: Iterable<number> = []): Apart =>
  apartAmong(store.people.namesakes(), day, new Set(shown));

/** How one person is called in what is kept (the log): told apart from everybody of the name, whoever serves by then. */
export function calledOn(store: Store, day: string, { id, name }: Named): string {
  const namesakes = store.people.namesakes();
  const all = (namesakes.get(name) ?? []).map((candidate) => candidate.id);
  return called(apartAmong(namesakes, day, new Set(all)), { id, name });
}
