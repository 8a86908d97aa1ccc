import { covers } from "../../domain/calendar/dates.ts";
import type { Member } from "../../domain/people/member.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";
import { calledOn } from "./called.ts";
import { findMember } from "./who.ts";

/** A change of a seat: an interval of suspension or its end, or the end of the seat. */
export interface SeatChange {
  readonly id: "suspend" | "resume" | "resign" | "remove" | "leave" | "die";
  readonly label: Text;
  readonly endsSeat: boolean;
}

export const SEAT_CHANGES: readonly SeatChange[] = [
  { id: "suspend", label: text("暂停履职", "suspend"), endsSeat: false },
  { id: "resume", label: text("恢复履职", "resume"), endsSeat: false },
  { id: "resign", label: text("辞去委员", "resign"), endsSeat: true },
  { id: "remove", label: text("撤销委员资格", "remove"), endsSeat: true },
  { id: "leave", label: text("不再担任委员", "leave"), endsSeat: true },
  { id: "die", label: text("去世", "die"), endsSeat: true },
];

export interface SeatChangeRequest {
  /** The member, as a clerk names one. */
  readonly member: string;
  readonly change: SeatChange;
  /** The first day of a suspension or of its end; the last day of a seat. */
  readonly day: string;
  /** The last day of a suspension, where it is known. */
  readonly to: string | undefined;
  /** By whom it was decided. */
  readonly basis: string | undefined;
}

/** `operation`: null where that was on record already. */
export interface ChangedSeat {
  readonly operation: number | null;
  readonly id: number;
  readonly name: string;
  readonly summary: string;
}

export async function changeSeat(desk: Desk, request: SeatChangeRequest): Promise<ChangedSeat> {
  const { store } = desk;
  const { change, day, to, basis } = request;
  const member = await findMember(desk, request.member, day, "write");
  const seat = store.tenures
    .ofPerson(currentTerm(store, undefined).id, member.id)
    .filter(({ kind }) => kind === "committee")
    .find(({ starts, ends }) => covers({ from: starts, to: ends }, day));
  if (!seat)
    throw new AppError(
      "refused.not_serving",
      text(`${member.name}在 ${day} 不在任`, `${member.name} was not in the seat on ${day}`),
      text("请核对日期；cppcc member show 可查任职", "check the date; cppcc member show tells the seat"),
    );
  const name = calledOn(store, day, member);
  const until = to ? ` 至 ${to}` : change.endsSeat ? "" : " 起";
  const summary = `${name} ${change.label.zh}，${day}${until}${basis ? `，${basis}` : ""}`;
  const { operation } = store.operations.operate({ kind: "write", command: "member status", summary }, () =>
    applyChange(desk, request, member, seat.id),
  );
  return { operation, id: member.id, name, summary };
}

function applyChange({ store }: Desk, { change, day, to, basis }: SeatChangeRequest, { id, name }: Member, seat: number): void {
  const term = currentTerm(store, undefined).id;
  if (change.endsSeat) {
    store.tenures.endAll(id, term, day, change.label.zh, basis ?? null);
    return;
  }
  const suspensions = store.tenures.suspensionsOfTerm(term).filter(({ person }) => person === id);
  if (change.id === "suspend") {
    if (to !== undefined && to < day)
      throw new AppError("usage.to", text(`结束日期 ${to} 早于开始日期 ${day}`, `the end ${to} is before the start ${day}`));
    const clash = suspensions.find(({ starts, ends }) => (ends === null || ends >= day) && (to === undefined || starts <= to));
    if (clash)
      throw new AppError(
        "refused.suspended",
        text(
          `${name}已有暂停履职：${clash.starts} 至 ${clash.ends ?? "未定"}`,
          `${name} is suspended from ${clash.starts} to ${clash.ends ?? "open"} already`,
        ),
      );
    store.tenures.suspend(seat, day, to ?? null, basis ?? null);
    return;
  }
  const running = suspensions.find(({ starts, ends }) => starts <= day && (ends === null || ends >= day));
  if (!running) throw new AppError("refused.not_suspended", text(`${name}在 ${day} 没有暂停履职`, `${name} was not suspended on ${day}`));
  store.tenures.resume(running, day);
}
