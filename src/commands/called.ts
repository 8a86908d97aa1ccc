import { type Apart, apartAmong, called, type Named } from "../domain/called.ts";
import type { Store } from "../store/store.ts";

/** How a command tells people of one name apart: those it shows, and whoever serves on the day. */
export const apartOn = (store: Store, day: string, shown: Iterable<number> = []): Apart =>
  apartAmong(store.people.namesakes(), day, new Set(shown));

/** How a command calls one person. */
export const calledOn = (store: Store, day: string, { id, name }: Named): string => called(apartOn(store, day, [id]), { id, name });
