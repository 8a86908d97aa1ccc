import type { Operation } from "../../store/operations.ts";
import type { Desk } from "../desk.ts";

/** What was taken back, or brought back, by which operation. */
export interface TakenBack {
  readonly operation: number;
  readonly target: Pick<Operation, "id" | "command" | "summary">;
}

export interface Undone extends TakenBack {
  /** A later evaluation, which an undo passes over: whoever meant that one is to know. */
  readonly passedOver: Operation | undefined;
}

/** Takes back the newest operation in effect, or the one that is named. */
export function undo({ store }: Pick<Desk, "store">, id: number | undefined): Undone {
  const { operation, target } = store.operations.undo(id);
  const scored = store.operations.list(LOOKED_THROUGH).find((one) => one.kind === "evaluation" && one.id > target.id);
  return { operation, target, passedOver: id === undefined ? scored : undefined };
}

/** Brings back what was undone last. */
export function redo({ store }: Pick<Desk, "store">): TakenBack {
  return store.operations.redo();
}

/** How far back an evaluation is looked for. */
const LOOKED_THROUGH = 50;
