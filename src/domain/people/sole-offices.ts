import { type Text, text } from "../text/text.ts";
import { type Office, officeLabel } from "./member.ts";

/** Offices that one person holds at a time. */
const SOLE: readonly Office[] = ["chair", "secretary_general"];

/** A second 主席 or 秘书长: possible on the day of a change, a slip of the pen on most others. Said, and never refused. */
export function heldTwice(holders: readonly { readonly name: string; readonly office: Office }[]): Text[] {
  return SOLE.flatMap((office) => {
    const names = holders.filter((holder) => holder.office === office).map(({ name }) => name);
    if (names.length < 2) return [];
    const { zh, en } = officeLabel(office);
    return [
      text(
        `${zh}有 ${names.length} 位：${names.join("、")}；一届同时只有一位，请核对，前任的用 cppcc member edit --role 委员 --from 写从哪天起不再担任`,
        `${names.length} hold the office of ${en}: ${names.join(", ")}; there is one at a time: for the former one give cppcc member edit --role 委员 --from`,
      ),
    ];
  });
}
