import type { Activity } from "../../domain/activities/activity.ts";
import type { Apart } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import type { Provenance } from "../../domain/text/provenance.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { missingAt } from "./expected.ts";
import { requireActivity } from "./on-record.ts";

/** All that is on record of an activity. */
export interface WholeActivity {
  readonly activity: Activity;
  readonly sittings: readonly Activity[];
  readonly links: ReturnType<Store["activities"]["links"]>;
  readonly source: ReturnType<Store["sources"]["ofActivity"]>;
  /** Where each participation was read, by its id. */
  readonly parts: ReadonlyMap<number, Provenance>;
  /** Whom the meeting obliged and its sheet does not name. */
  readonly missing: readonly Member[];
  readonly apart: Apart;
}

export function wholeActivity({ store, today }: Pick<Desk, "store" | "today">, id: number): WholeActivity {
  const activity = requireActivity(store, id);
  const sittings = store.activities.sittings(id);
  const held = [activity, ...sittings];
  const people = held.flatMap(({ parts }) => parts.map(({ person }) => person));
  // A sitting is not all of its meeting, and one without a sheet is missing everybody.
  const missing =
    activity.partOf !== null || people.length === 0 ? [] : missingAt(store, kindOf(activity.kind), activity.starts, new Set(people));
  return {
    activity,
    sittings,
    links: store.activities.links(id),
    source: store.sources.ofActivity(id),
    parts: store.sources.ofParts(held.map((each) => each.id)),
    missing,
    apart: apartOn(store, activity.starts?.length === 10 ? activity.starts : today, people),
  };
}
