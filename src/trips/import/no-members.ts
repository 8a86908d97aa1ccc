import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";

/** Without a roster no name in a sheet can be anybody; `why` says so of the sheet. */
export function refuseWithoutMembers(store: Store, why: string): void {
  if (store.people.any()) return;
  throw new AppError(
    "import.no_members",
    text(`档案里还没有委员，${why}`, "the record file has no members yet, so no name in it can be anybody"),
    text("请先导入名册：cppcc import roster 委员名册.xlsx", "import the roster first: cppcc import roster ROSTER.xlsx"),
  );
}
