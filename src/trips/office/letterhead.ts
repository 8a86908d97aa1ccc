import type { Store } from "../../store/store.ts";

/** The office's name, as documents print it. */
export const officeName = (store: Store): string => store.settings.get("office") ?? "政协委员会";

/** The office and the signature under its documents. */
export const letterhead = (store: Store): { office: string; signature: string } => ({
  office: officeName(store),
  signature: store.settings.get("signature") ?? officeName(store),
});
