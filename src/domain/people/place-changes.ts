import { dayAfter, dayBefore } from "../calendar/dates.ts";
import { lastChanges, type PlaceHeld } from "./dated-changes.ts";

/** What follows from a row, or a command, that says which places somebody holds. Pure: it decides, the store applies. */

/** A place as the record file holds it. */
export interface HeldTenure extends PlaceHeld {
  readonly id: number;
}

/** A post in a body of some kind. */
export interface Place {
  readonly name: string;
  readonly post: string;
}

/** The places of one kind (sector, group, the standing committee) that somebody is to hold, and no others. */
export interface WantedPlaces {
  readonly kind: string;
  readonly places: readonly Place[];
  /** From this day on; null for a correction of what was wrong all along. */
  readonly asOf: string | null;
  /** The first day of the seat that they come with. */
  readonly seatFrom: string;
  /** The meeting or document that decided it. */
  readonly basis: string | null;
}

export type PlaceStep =
  | { readonly what: "end"; readonly id: number; readonly last: string; readonly basis: string | null }
  | { readonly what: "remove"; readonly id: number }
  /** A correction changes the place, and keeps its days and their basis. */
  | { readonly what: "correct"; readonly id: number; readonly to: Place }
  | { readonly what: "add"; readonly place: Place; readonly starts: string; readonly basis: string | null };

/** The steps, in order; or a change on record that is dated later, before which none can be put in. */
export type PlaceChanges =
  | { readonly steps: readonly PlaceStep[] }
  | { readonly later: { readonly from: string; readonly what: string | null } };

/** `held`: all places of the person in the term, the seat among them. */
export function changePlaces(held: readonly HeldTenure[], wanted: WantedPlaces): PlaceChanges {
  const { kind, places, asOf, seatFrom, basis } = wanted;
  const ofKind = held.filter((tenure) => tenure.kind === kind);
  const later = asOf === null ? undefined : laterChange(ofKind, { from: seatFrom, to: seatEnd(held, seatFrom) }, asOf);
  if (later) return { later };
  const running = ofKind.filter(({ ends }) => ends === null || (asOf !== null && ends >= asOf));
  const leaving = running.filter((tenure) => !places.some((place) => isHeld(tenure, place)));
  const coming = places.filter((place) => !running.some((tenure) => isHeld(tenure, place)));
  const add = (place: Place, starts: string, decided: string | null): PlaceStep => ({ what: "add", place, starts, basis: decided });
  if (asOf === null) {
    const starts = begins(ofKind, running, seatFrom);
    return {
      steps: [
        ...leaving.map(({ id }, i): PlaceStep => {
          const to = coming[i];
          return to === undefined ? { what: "remove", id } : { what: "correct", id, to };
        }),
        ...coming.slice(leaving.length).map((place) => add(place, starts, basis)),
      ],
    };
  }
  // A change that is stated again, otherwise, was decided where it was.
  const decided = basis ?? leaving.find(({ starts }) => starts === asOf)?.basis ?? null;
  return {
    steps: [
      // What would never have begun is taken off.
      ...leaving.map(
        ({ id, starts }): PlaceStep => (starts >= asOf ? { what: "remove", id } : { what: "end", id, last: dayBefore(asOf), basis }),
      ),
      ...coming.map((place) => add(place, asOf, decided)),
    ],
  };
}

const isHeld = (tenure: HeldTenure, { name, post }: Place): boolean => tenure.body === name && tenure.post === post;

const seatEnd = (held: readonly HeldTenure[], seatFrom: string): string | null =>
  held.find(({ kind, starts }) => kind === "committee" && starts === seatFrom)?.ends ?? null;

function laterChange(ofKind: readonly HeldTenure[], seat: { from: string; to: string | null }, asOf: string) {
  const later = lastChanges(ofKind, seat).find(({ from }) => from > asOf);
  return later && { from: later.from, what: ofKind.find(({ starts }) => starts === later.from)?.body ?? later.basis };
}

/** When a corrected place began: with those it stands beside, else the day after one that ended, else with the seat. */
function begins(ofKind: readonly HeldTenure[], running: readonly HeldTenure[], seatFrom: string): string {
  const [first] = running.map(({ starts }) => starts).sort();
  if (first !== undefined) return first;
  const ended = ofKind.flatMap(({ ends }) => ends ?? []).sort();
  const afterEnded = ended.length > 0 ? dayAfter(ended.at(-1) as string) : "";
  return afterEnded > seatFrom ? afterEnded : seatFrom;
}
