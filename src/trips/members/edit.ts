import { type DatedChange, lastChanges } from "../../domain/people/dated-changes.ts";
import type { FieldChange } from "../../domain/people/known-person.ts";
import type { Member } from "../../domain/people/member.ts";
import { changeWords } from "../../domain/people/roster-conflicts.ts";
import { answerKey, fieldChanges, planRoster } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { NO_ORIGIN } from "../../store/tenures.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";
import { calledOn } from "./called.ts";
import { refuseUnfit, soleOfficesHeldTwice } from "./refusals.ts";
import { changeMember } from "./seats.ts";
import { findMember } from "./who.ts";

/** A correction of a member's particulars, or with `from` a change of place from that day on. */
export interface MemberEdit {
  /** The member, as a clerk names one: a name, a name with what tells it apart, an id. */
  readonly member: string;
  /** What is stated of the member called so now; its blanks change nothing. */
  readonly rowOf: (name: string) => RosterRow;
  readonly isRenamed: boolean;
  readonly from: string | null;
  readonly basis: string | null;
}

/** `fields`: none where all was so before, and `operation` is null. */
export interface EditedMember {
  readonly operation: number | null;
  readonly member: Member;
  readonly called: string;
  readonly fields: readonly FieldChange[];
  readonly summary: string;
  readonly warnings: readonly Text[];
}

export async function editMember(desk: Desk, edit: MemberEdit): Promise<EditedMember> {
  const { store, today } = desk;
  const { from, basis } = edit;
  const term = currentTerm(store, undefined).id;
  const day = from ?? today;
  const member = await findMember(desk, edit.member, day, "write");
  const row = edit.rowOf(member.name);
  const seat = member.seats.at(-1);
  if (edit.isRenamed || row.born !== null) refuseUnfit(row, today, seat?.from ?? null);
  refuseOutsideSeat(member, row, edit, day);
  const fields = fieldChanges(row, member);
  const called = calledOn(store, day, member);
  if (fields.length === 0) return { operation: null, member, called, fields, summary: "", warnings: [] };
  refuseAnothersNumber(desk, term, member, row);
  const changes = from !== null || !seat ? [] : lastChanges(store.tenures.ofPerson(term, member.id), seat);
  const words = fields
    .map(({ label, from: before, to, field }) => (field === "phone" ? `${label.zh} ****` : `${label.zh} ${before || "无"} → ${to}`))
    .join("；");
  const summary = `${from ? `${from} 起变动` : "更正"} ${called}：${words}${basis ? `；依据 ${basis}` : ""}`;
  const { operation } = store.operations.operate({ kind: "write", command: "member edit", summary }, () =>
    changeMember(store, term, { row, member, fields, asOf: from, origin: NO_ORIGIN, basis }),
  );
  return {
    operation,
    member,
    called,
    fields,
    summary,
    warnings: [...correctedChanges(fields, changes), ...soleOfficesHeldTwice(desk, row, day)],
  };
}

/** Office, sector and groups change within the seat alone. */
function refuseOutsideSeat({ name, seats, status }: Member, row: RosterRow, { from }: MemberEdit, day: string): void {
  const seat = seats.at(-1);
  const isPlaced = row.office !== null || row.sector.length + row.group.length + row.special.length > 0;
  if (!isPlaced || !seat) return;
  const isBefore = from !== null && from < seat.from;
  if (!isBefore && status !== "left" && (seat.to === null || day <= seat.to)) return;
  throw new AppError(
    "refused.not_serving",
    text(
      `${name}的任职是 ${seat.from} 至 ${seat.to ?? "今"}，不能在此之外变动职务、界别或活动组`,
      `${name} holds the seat from ${seat.from} to ${seat.to ?? "now"}: no change of place outside of it`,
    ),
    text("请核对日期", "check the date"),
  );
}

/** A telephone or certificate that is somebody else's on record. */
function refuseAnothersNumber({ store, today }: Desk, term: number, { id, name }: Member, row: RosterRow): void {
  if (row.phone === null && row.certificate === null) return;
  const stated = { ...row, name };
  const others = store.people.known(term, today).filter((person) => person.id !== id);
  const [clash] = planRoster([stated], others, new Map([[answerKey(stated), "new" as const]])).problems;
  if (clash) throw new AppError("refused.contradiction", clash.message, clash.hint);
}

/**
 * A correction of what a dated change brought, with its day and basis. A list without days may not take one back; a clerk
 * who names the member may mend what was recorded wrongly.
 */
const correctedChanges = (fields: readonly FieldChange[], changes: readonly DatedChange[]): Text[] =>
  changes.flatMap((change) => {
    const field = fields.find((each) => each.field === change.field);
    if (field === undefined) return [];
    const { zh, en } = changeWords(change);
    return [
      text(
        `注意：${field.label.zh}有 ${zh}，这次作为更正改了它；是另一次变动的，请撤销后加 --from`,
        `note: the ${field.label.en} ${en}; this was a correction of it: for another change undo this and give --from`,
      ),
    ];
  });
