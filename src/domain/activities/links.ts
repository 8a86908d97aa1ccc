import { AppError } from "../text/problem.ts";
import { text } from "../text/text.ts";
import { kindOf, kindsLinked } from "../vocabulary/kinds.ts";
import type { Activity } from "./activity.ts";

/** How one activity hangs together with another. */

/** Links, by id and in words. */
export const LINKS: ReadonlyMap<string, string> = new Map([
  ["grew_into", "发展为"],
  ["turned_into", "转为"],
  ["merged_into", "并入"],
  ["reports_on", "报告"],
]);

/** A link as it is stored, from its id or its word. */
export function readLink(written: string): string {
  const found = [...LINKS].find(([id, label]) => id === written || label === written)?.[0];
  if (found !== undefined) return found;
  throw new AppError(
    "usage.link",
    text(`没有这种关联：${written}`, `no such link: ${written}`),
    text(`可用：${[...LINKS].map(([id, label]) => `${id} ${label}`).join("、")}`, `one of: ${[...LINKS.keys()].join(", ")}`),
  );
}

/** A link says something of certain kinds only, and of two activities. */
export function refuseUnfit(link: string, from: Pick<Activity, "id" | "kind">, to: Pick<Activity, "id" | "kind">): void {
  const fits = kindsLinked(link);
  if (fits && !(fits.from.includes(from.kind) && fits.to.includes(to.kind))) {
    const kinds = (ids: readonly string[]): string => ids.map((kind) => kindOf(kind).label.zh).join("或");
    throw new AppError(
      "usage.link",
      text(
        `${LINKS.get(link)}：只能从${kinds(fits.from)}到${kinds(fits.to)}`,
        `${link} goes from ${fits.from.join(" or ")} to ${fits.to.join(" or ")}`,
      ),
      text("请核对两个编号的先后", "check the two ids and their order"),
    );
  }
  if (from.id === to.id) throw new AppError("usage.link", text("不能与自己关联", "a deed is not linked to itself"));
}
