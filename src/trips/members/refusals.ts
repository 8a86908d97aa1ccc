import { birthMonthFault } from "../../domain/people/member.ts";
import { isName } from "../../domain/people/names.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { heldTwice } from "../../domain/people/sole-offices.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";

/** What a roster would refuse, a request refuses too: a record file holds nothing that its own roster could not state. */
export function refuseUnfit({ name, born }: RosterRow, today: string, seatFrom: string | null): void {
  if (!isName(name))
    throw new AppError(
      "usage.name",
      text(`不是姓名：${name}`, `not a name: ${name}`),
      text("姓名里不能有数字和括号", "a name has no digits and no brackets"),
    );
  const fault = born === null ? undefined : birthMonthFault(born, today, seatFrom);
  if (fault) throw new AppError("usage.born", text(`${fault.zh}：${born}`, `${fault.en}: ${born}`));
}

/** Where an office that one person holds has two holders now. */
export function soleOfficesHeldTwice({ store, today }: Desk, { office }: RosterRow, from: string): Text[] {
  if (office === null) return [];
  const day = from > today ? from : today;
  const members = store.people.members(currentTerm(store, undefined).id, day).filter(({ status }) => status !== "left");
  return heldTwice(members).map(({ zh, en }) => text(`注意：${zh}`, `note: ${en}`));
}
