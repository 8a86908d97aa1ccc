import { firstDay } from "../domain/dates.ts";
import type { Kind } from "../domain/kinds.ts";
import { type Member, OFFICE_ORDER, STANDING_OFFICES } from "../domain/member.ts";
import { AppError } from "../domain/problem.ts";
import { isServing } from "../domain/scoring/occasions.ts";
import { text } from "../domain/text.ts";
import type { Store } from "../store/store.ts";
import { termOn } from "./office.ts";

/** Who is expected at a meeting of a kind on a day: a body's members, those whose office obliges them, or every serving member. */
export function expectedOn(store: Store, kind: Kind, date: string | undefined, of: string | undefined): Member[] {
  const day = firstDay(date ?? "");
  const serving = store.people.members(termOn(store, day).id, day).filter((member) => isServing(member, day));
  if (of !== undefined) {
    const found = serving.filter((member) => [...member.sector, ...member.group, ...member.special, ...member.party_group].includes(of));
    if (found.length === 0)
      throw new AppError(
        "refused.no_body",
        text(`${day} 没有“${of}”的在任成员`, `nobody was serving in ${of} on ${day}`),
        text("写界别、活动组或专委会的全名", "name a sector, group or committee in full"),
      );
    return found;
  }
  if (kind.id === "standing") return serving.filter(({ office }) => STANDING_OFFICES.has(office));
  if (kind.id === "chair") return serving.filter(({ office }) => OFFICE_ORDER.indexOf(office) < OFFICE_ORDER.indexOf("standing"));
  if (kind.id === "party_group") return serving.filter(({ party_group }) => party_group.length > 0);
  if (kind.id === "committee" || kind.id === "group")
    throw new AppError(
      "usage.of",
      text(`${kind.label.zh}的“全部”要用 --of 写明是哪个`, "name whose members with --of"),
      text("例如 --of 经济委", "for example --of 经济委"),
    );
  return serving;
}
