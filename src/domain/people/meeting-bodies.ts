import type { Kind } from "../vocabulary/kind.ts";
import { type Member, OFFICE_ORDER, STANDING_OFFICES } from "./member.ts";

/** Above a standing member: the chair, the vice chairs and the secretary-general, who make up the chair's meeting. */
const isOfChairs = ({ office }: Member): boolean => OFFICE_ORDER.indexOf(office) < OFFICE_ORDER.indexOf("standing");

/** Whom of those serving a meeting of a kind is of (`--present all`); undefined where the body has to be named. */
export function thoseMeeting({ meets }: Pick<Kind, "meets">, serving: readonly Member[]): Member[] | undefined {
  if (meets === "named") return undefined;
  if (meets === "standing") return serving.filter(({ office }) => STANDING_OFFICES.has(office));
  if (meets === "chairs") return serving.filter(isOfChairs);
  if (meets === "party_group") return serving.filter(({ party_group }) => party_group.length > 0);
  return [...serving];
}
