import type { Deed } from "../../domain/deeds/deed.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";

/** The deed of an id; refused where there is none. */
export function requireDeed(store: Store, id: number): Deed {
  const deed = store.deeds.get(id);
  if (deed) return deed;
  throw new AppError(
    "refused.no_activity",
    text(`没有第 ${id} 号活动`, `no activity ${id}`),
    text("cppcc activity list 列出活动", "cppcc activity list lists them"),
  );
}
