import { text } from "../text/text.ts";
import type { Deed, DeedDraft } from "./deed.ts";
import { formerKeys } from "./deed-former.ts";
import { deedIndex, draftKeys, findDeed } from "./deed-keys.ts";
import type { Findings, PlannedPart, World } from "./deed-resolve.ts";

/** A draft with its people known. */
export interface Resolved {
  readonly draft: DeedDraft;
  readonly parts: readonly PlannedPart[];
}

/**
 * Which deed on record each draft means: the one that the same row of the same file was taken for, else the one of its key, else
 * the one that had this key before it was corrected. A key that fits two deeds is refused with both.
 */
export function findDeeds(resolved: readonly Resolved[], world: World, findings: Findings): (Deed | null)[] {
  const byId = new Map(world.deeds.map((deed) => [deed.id, deed]));
  const index = deedIndex(world.deeds);
  const formers = formerIndex(world);
  const candidates = resolved.map(({ draft, parts }): Candidates => {
    if (draft.id !== null) return { sure: byId.get(draft.id) ?? null, present: null, former: NONE };
    const taken = world.takenFrom?.(draft.where, draft.row);
    const source = taken === undefined ? undefined : byId.get(taken);
    if (source?.kind === draft.kind) return { sure: source, present: null, former: NONE };
    const key = formers.size === 0 ? undefined : draftKeys(draft, parts).find((one) => formers.has(one));
    return { sure: null, present: findDeed(index, draft, parts), former: formers.get(key ?? "") ?? NONE };
  });
  // What another row plainly is, is not this one by a key of former days.
  const claimed = new Set(
    candidates.flatMap(
      ({ sure, present, former }) => sure ?? (present !== null && former.every((deed) => deed === present) ? present : []),
    ),
  );
  return resolved.map(({ draft }, i) => {
    const { sure, present, former } = candidates[i] as Candidates;
    if (draft.id !== null || sure !== null) return sure;
    const free = [...new Set([...(present === null ? [] : [present]), ...former])].filter((deed) => deed === present || !claimed.has(deed));
    if (free.length > 1) findings.problems.push(fitsSeveral(draft, free));
    const [deed = null] = free;
    if (deed !== null) claimed.add(deed);
    return deed;
  });
}

/** What a draft may be: surely, by its key, and by keys that deeds once had. */
interface Candidates {
  readonly sure: Deed | null;
  readonly present: Deed | null;
  readonly former: readonly Deed[];
}

const NONE: readonly never[] = [];

/** Which deeds had each key, and have it no longer. */
function formerIndex({ deeds, formers }: World): Map<string, Deed[]> {
  const index = new Map<string, Deed[]>();
  if (formers === undefined || formers.size === 0) return index;
  for (const deed of deeds) {
    const former = deed.partOf === null ? formers.get(deed.id) : undefined;
    if (former === undefined) continue;
    for (const key of formerKeys(deed, former)) index.set(key, [...(index.get(key) ?? []), deed]);
  }
  return index;
}

const fitsSeveral = (draft: DeedDraft, deeds: readonly Deed[]) => ({
  where: draft.where,
  found: draft.title,
  message: text(
    `可能是更正过的几件中的一件：${deeds.map(({ id, title, starts }) => `#${id}《${title}》${starts ?? ""}`).join("、")}`,
    `may be one of several corrected deeds: ${deeds.map(({ id, title, starts }) => `#${id} ${title} ${starts ?? ""}`.trim()).join(", ")}`,
  ),
  hint: text("请在台账里写上更正后的日期、名称或编号", "write the corrected date, title or number in the ledger"),
});
