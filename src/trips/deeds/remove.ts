import type { Deed } from "../../domain/deeds/deed.ts";
import type { Desk } from "../desk.ts";

/** How many deeds a line of the log names. */
const NAMED = 3;

/** Takes deeds off the record, with all that hangs on them; answers the operation. */
export function removeDeeds({ store }: Pick<Desk, "store">, deeds: readonly Deed[]): number | null {
  const names = deeds
    .map(({ title }) => title)
    .slice(0, NAMED)
    .join("、");
  return store.ledger.operate({ kind: "write", command: "activity remove", summary: `删除 ${deeds.length} 件活动：${names}` }, () => {
    for (const { id } of deeds) store.deeds.remove(id);
  }).operation;
}
