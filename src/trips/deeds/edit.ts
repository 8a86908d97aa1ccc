import type { Deed, DeedDraft, OutcomeRecord, Part } from "../../domain/deeds/deed.ts";
import { changeText, outcomeText } from "../../domain/deeds/deed-compare.ts";
import { type Apart, called } from "../../domain/people/called.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { requireDeed } from "./on-record.ts";
import type { PartFinder } from "./part-finder.ts";
import { type PreparedDeed, planOne } from "./plan-one.ts";

/** What is to be corrected in a deed; what is not stated stays. */
export interface DeedEdit {
  readonly draft: DeedDraft;
  /** Participations that are taken off. */
  readonly leaving: readonly Part[];
  /** Outcomes that are taken off. */
  readonly drops: readonly OutcomeRecord[];
}

export interface Edited {
  readonly operation: number | null;
  readonly changed: readonly string[];
  /** The deed as it stands now. */
  readonly stands: Deed;
  /** Whose participations were added or changed. */
  readonly touched: ReadonlySet<number>;
  readonly apart: Apart;
}

/** Corrects a deed on record, and answers null where all of it stands already; `partsOf` tells whom a name means among those who took part in it. */
export async function prepareEdit(
  desk: Desk,
  deed: Deed,
  { draft, leaving, drops }: DeedEdit,
  partsOf: PartFinder,
): Promise<PreparedDeed<Edited | null>> {
  const { store, today } = desk;
  const parts = draft.parts.map((part) => placed(part, deed, partsOf));
  const { deed: planned, warnings } = await planOne(desk, { ...draft, id: deed.id, starts: draft.starts ?? deed.starts, parts });
  const apart = apartOn(
    store,
    today,
    [...deed.parts, ...planned.parts].map(({ person }) => person),
  );
  const changed = [
    ...planned.changes.map((change) => changeText(change).zh),
    ...leaving.map(({ person, name }) => `去掉 ${called(apart, { id: person, name })}`),
    ...drops.map((outcome) => `去掉 ${outcomeText(outcome)}`),
  ];
  const touched = new Set([...planned.addParts, ...planned.changeParts.map(({ to }) => to)].map(({ person }) => person));
  return {
    warnings,
    write() {
      if (planned.action === "same" && leaving.length + drops.length === 0) return null;
      const summary = `更正 #${deed.id} ${deed.title}：${changed.join("；")}`;
      const { operation } = store.ledger.operate({ kind: "write", command: "activity edit", summary }, () => {
        store.deeds.apply(planned, () => null, deed.partOf);
        for (const part of leaving) store.deeds.removePart(part.id);
        for (const outcome of drops) store.deeds.removeOutcome(outcome.id);
      });
      return { operation, changed, stands: requireDeed(store, deed.id), touched, apart };
    },
  };
}

/** Whoever is added is named after those who are there; somebody known may be given another state, and keeps their place. */
function placed(part: DeedDraft["parts"][number], { kind, parts }: Deed, partsOf: PartFinder): DeedDraft["parts"][number] {
  const known = "name" in part.who ? partsOf(part.who)[0] : undefined;
  if (known && part.state !== null && part.role === kindOf(kind).roles[0]) return { ...part, role: known.role, position: null };
  if (part.position === null || known?.role === part.role) return { ...part, position: null };
  const last = Math.max(0, ...parts.filter(({ role }) => role === part.role).map(({ position }) => position ?? 0));
  return { ...part, position: part.position + last };
}
