import { covers, dayAfter } from "../calendar/dates.ts";
import type { HeldPeriod } from "../people/held-periods.ts";
import { type Member, STANDING_OFFICES } from "../people/member.ts";
import { type Text, text } from "../text/text.ts";
import { vocabularyForm } from "../vocabulary/han.ts";

/** 双联: who keeps contact with whom (docs/records.md, 双联). */
export type LiaisonKind = "standing_member" | "party_member" | "leader_body";

/** One on record. */
export interface Liaison extends HeldPeriod {
  readonly id: number;
  /** Who keeps contact. */
  readonly person: number;
  readonly name: string;
  /** With whom: a member or a body, one of the two, and what it is called. */
  readonly withPerson: number | null;
  readonly withBody: number | null;
  readonly with: string;
  readonly bodyKind: string | null;
  readonly kind: LiaisonKind;
  readonly basis: string | null;
  /** The last day on which it counts: its own, or the one on which somebody's place ended; null while it runs. */
  readonly until: string | null;
}

/** A place that somebody holds, by the kind of body. */
export interface LiaisonPlace extends HeldPeriod {
  readonly kind: string;
}

/** By which places of the keeper a contact is kept, the first that was held on its first day. */
const KEPT_BY: Readonly<Record<LiaisonKind, readonly string[]>> = {
  standing_member: ["standing", "committee"],
  party_member: ["committee"],
  leader_body: ["party_group", "committee"],
};

/**
 * The last day on which a contact counts. Contact ends with the office or the seat by which it is kept, and with the seat
 * of whom it is kept with, whether or not anybody struck it off the list.
 */
export function lastDayOf(
  { kind, starts, ends }: Pick<Liaison, "kind" | "starts" | "ends">,
  keeper: readonly LiaisonPlace[],
  partner: readonly LiaisonPlace[],
): string | null {
  const ofKeeper = KEPT_BY[kind].map((place) => runFrom(starts, place, keeper)).find((end) => end !== undefined);
  const days = [ends, ofKeeper, runFrom(starts, "committee", partner)].filter((day) => typeof day === "string");
  return days.sort()[0] ?? null;
}

/** The end of the places of a kind that follow one another from a day on; undefined where none was held that day. */
function runFrom(day: string, kind: string, places: readonly LiaisonPlace[]): string | null | undefined {
  const held = places.filter((place) => place.kind === kind);
  let end: string | null | undefined;
  for (const { starts, ends } of [...held].sort((a, b) => a.starts.localeCompare(b.starts))) {
    const isFirst = end === undefined && covers({ from: starts, to: ends }, day);
    const isNext = typeof end === "string" && starts <= dayAfter(end) && (ends === null || ends > end);
    if (isFirst || isNext) end = ends;
  }
  return end;
}

interface Word {
  readonly id: LiaisonKind;
  readonly label: Text;
  readonly aliases: readonly string[];
  /** Whether it is with a body (a special committee, a sector, a group), and not with a member. */
  readonly withBody: boolean;
}

export const LIAISON_KINDS: readonly Word[] = [
  {
    id: "standing_member",
    label: text("常委联系委员", "standing member with members"),
    aliases: ["常委联系", "常委联委员", "常委联系政协委员", "主席会议成员联系委员"],
    withBody: false,
  },
  {
    id: "party_member",
    label: text("党员委员联系党外委员", "party member with a member outside the party"),
    aliases: ["党员联系党外", "党员委员联系党外", "党员联系党外委员", "党员委员联系非党员委员"],
    withBody: false,
  },
  {
    id: "leader_body",
    label: text("党组成员联系专委会和界别", "party group with committees and sectors"),
    aliases: ["党组成员联系专委会", "党组成员联系界别", "党组成员联系界别和专委会", "党组成员联系活动组", "领导联系专委会", "领导联系界别"],
    withBody: true,
  },
];

const wordOf = (kind: string): Word | undefined => LIAISON_KINDS.find(({ id }) => id === kind);

export const liaisonLabel = (kind: string): Text => wordOf(kind)?.label ?? text(kind, kind);

export const isWithBody = (kind: LiaisonKind): boolean => wordOf(kind)?.withBody ?? false;

/** A 类型 cell; undefined for an unknown word. */
export function readLiaisonKind(value: string): LiaisonKind | undefined {
  const plain = vocabularyForm(value);
  return LIAISON_KINDS.find(({ id, label, aliases }) => [id, label.zh, ...aliases].some((name) => vocabularyForm(name) === plain))?.id;
}

/** The bodies with which somebody may keep contact. */
export const LIAISON_BODIES: readonly string[] = ["special", "sector", "group"];

type Standing = Pick<Member, "office" | "party" | "party_group">;

/**
 * What a contact is, told from who the two are: with a body it is the party group's; a chair's, vice-chair's or standing
 * member's with a member is theirs; another Communist's with somebody outside the party is that. Undefined otherwise.
 */
export function impliedKind(keeper: Standing | null, partner: Standing | "body" | null): LiaisonKind | undefined {
  if (partner === "body") return "leader_body";
  if (keeper === null || partner === null) return undefined;
  if (STANDING_OFFICES.has(keeper.office)) return "standing_member";
  return isCommunist(keeper) && partner.party !== null && !isCommunist(partner) ? "party_member" : undefined;
}

/** What does not fit the kind: taken, and said. Null where nothing speaks against it. */
export function doubtOf(
  kind: LiaisonKind,
  keeper: Standing | null,
  partner: Standing | "body" | null,
  hasPartyGroup: boolean,
): Text | null {
  switch (kind) {
    case "standing_member":
      return keeper !== null && STANDING_OFFICES.has(keeper.office)
        ? null
        : text("联系人当时不是常委会组成人员", "whoever keeps contact was no standing member");
    case "party_member":
      if (keeper === null || !isCommunist(keeper))
        return text("联系人不是登记的中共党员", "whoever keeps contact is no party member on record");
      return partner !== null && partner !== "body" && isCommunist(partner)
        ? text("联系对象也是中共党员", "the other is a party member too")
        : null;
    case "leader_body":
      // An office whose roster names nobody of the party group is told nothing.
      return hasPartyGroup && (keeper?.party_group ?? []).length === 0
        ? text("联系人当时不是党组成员", "whoever keeps contact was not in the party group")
        : null;
  }
}

const isCommunist = ({ party }: Standing): boolean => party === "中共";
