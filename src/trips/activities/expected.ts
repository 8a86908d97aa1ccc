import { firstDay } from "../../domain/calendar/dates.ts";
import { type Apart, called } from "../../domain/people/called.ts";
import { thoseMeeting } from "../../domain/people/meeting-bodies.ts";
import type { Member } from "../../domain/people/member.ts";
import { isServing } from "../../domain/scoring/occasions.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import type { Store } from "../../store/store.ts";
import { termOn } from "../office/term.ts";

/**
 * Whom a meeting obliges by its kind, and who is not among those that its sheet names: all who served on the day, or the
 * standing committee. Other meetings oblige those on their sheet, and nobody is missing.
 */
export function missingAt(store: Store, kind: Kind, date: string | null, named: ReadonlySet<number>): Member[] {
  if ((kind.expects !== "serving" && kind.expects !== "standing") || date === null) return [];
  return expectedOn(store, kind, date, undefined).filter(({ id }) => !named.has(id));
}

/**
 * At a meeting of all they are open until the sheet says something; at one of the standing committee nothing is expected
 * of whom its sheet leaves out, so that a forgotten row would pass for merit.
 */
export function missingNote({ expects }: Kind, missing: readonly Member[], apart: Apart): Text[] {
  if (missing.length === 0) return [];
  const names =
    missing
      .slice(0, NAMED)
      .map((member) => called(apart, member))
      .join("、") + (missing.length > NAMED ? " 等" : "");
  return [
    expects === "standing"
      ? text(
          `签到表上没有 ${missing.length} 位常委会组成人员，没有记录就不算应到，请核对：${names}`,
          `${missing.length} of the standing committee are not on the sheet, and without a row nothing is expected of them: ${names}`,
        )
      : text(
          `签到表上没有 ${missing.length} 位在任委员，考核时列为待核实：${names}`,
          `${missing.length} serving members are not on the sheet, and will be open in the evaluation: ${names}`,
        ),
  ];
}

const NAMED = 15;

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
  const meeting = thoseMeeting(kind, serving);
  if (meeting === undefined)
    throw new AppError(
      "usage.of",
      text(`${kind.label.zh}的“全部”要用 --of 写明是哪个`, "name whose members with --of"),
      text("例如 --of 经济委", "for example --of 经济委"),
    );
  return meeting;
}
