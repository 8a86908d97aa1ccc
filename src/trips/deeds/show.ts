import type { Deed } from "../../domain/deeds/deed.ts";
import type { Apart } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import type { Provenance } from "../../domain/text/provenance.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { missingAt } from "./expected.ts";
import { requireDeed } from "./on-record.ts";

/** All that is on record of a deed. */
export interface WholeDeed {
  readonly deed: Deed;
  readonly sittings: readonly Deed[];
  readonly links: ReturnType<Store["deeds"]["links"]>;
  readonly source: ReturnType<Store["sources"]["ofDeed"]>;
  /** Where each participation was read, by its id. */
  readonly parts: ReadonlyMap<number, Provenance>;
  /** Whom the meeting obliged and its sheet does not name. */
  readonly missing: readonly Member[];
  readonly apart: Apart;
}

export function wholeDeed({ store, today }: Pick<Desk, "store" | "today">, id: number): WholeDeed {
  const deed = requireDeed(store, id);
  const sittings = store.deeds.sittings(id);
  const held = [deed, ...sittings];
  const people = held.flatMap(({ parts }) => parts.map(({ person }) => person));
  // A sitting is not all of its meeting, and one without a sheet is missing everybody.
  const missing = deed.partOf !== null || people.length === 0 ? [] : missingAt(store, kindOf(deed.kind), deed.starts, new Set(people));
  return {
    deed,
    sittings,
    links: store.deeds.links(id),
    source: store.sources.ofDeed(id),
    parts: store.sources.ofParts(held.map((each) => each.id)),
    missing,
    apart: apartOn(store, deed.starts?.length === 10 ? deed.starts : today, people),
  };
}
