import { covers } from "../domain/calendar/dates.ts";
import type { Member } from "../domain/people/member.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { wordsHint } from "../domain/vocabulary/likeness.ts";
import type { Store } from "../store/store.ts";
import { calledOn } from "../trips/members/called.ts";
import { findMember } from "../trips/members/who.ts";
import { currentTerm } from "../trips/office/term.ts";
import type { Context } from "./context.ts";

export interface StatusOptions {
  from?: string;
  on?: string;
  to?: string;
  basis?: string;
}

/** Changes of a seat: an interval of suspension, or its end. */
export const CHANGES: readonly { id: string; label: Text; ends: boolean }[] = [
  { id: "suspend", label: text("暂停履职", "suspend"), ends: false },
  { id: "resume", label: text("恢复履职", "resume"), ends: false },
  { id: "resign", label: text("辞去委员", "resign"), ends: true },
  { id: "remove", label: text("撤销委员资格", "remove"), ends: true },
  { id: "leave", label: text("不再担任委员", "leave"), ends: true },
  { id: "die", label: text("去世", "die"), ends: true },
];

const OTHER_WORDS: Readonly<Record<string, string>> = { 辞职: "resign", 离任: "leave", 免去: "leave", 逝世: "die", 病故: "die" };

export async function runMemberStatus(context: Context, written: string, word: string, options: StatusOptions): Promise<void> {
  const { io } = context;
  const change = CHANGES.find(
    ({ id, label }) => id === word || label.zh === word || label.zh.slice(0, 2) === word || OTHER_WORDS[word] === id,
  );
  if (!change)
    throw new AppError(
      "usage.change",
      text(`不认识的变动：${word}`, `unknown change: ${word}`),
      wordsHint(
        word,
        CHANGES.map(({ id, label }) => ({
          en: id,
          zh: label.zh,
          also: Object.keys(OTHER_WORDS).filter((other) => OTHER_WORDS[other] === id),
        })),
      ),
    );
  const day = options.on ?? options.from;
  if (day === undefined)
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${change.ends ? "--on" : "--from"}`, `option ${change.ends ? "--on" : "--from"} is required`),
      text("变动要有日期", "a change needs its date"),
    );
  if (options.basis === undefined && change.id !== "die")
    throw new AppError(
      "usage.missing",
      text("缺少选项 --basis", "option --basis is required"),
      text("变动要有依据，如 --basis 十届二十次常委会", "a change needs its basis, such as the meeting that decided"),
    );
  const store = await context.store();
  const member = await findMember(await context.desk(), written, day);
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
  const summary = `${name} ${change.label.zh}，${day}${options.to ? ` 至 ${options.to}` : change.ends ? "" : " 起"}${options.basis ? `，${options.basis}` : ""}`;
  const { operation } = store.ledger.operate({ kind: "write", command: "member status", summary }, () =>
    applyChange(store, change, member, seat.id, day, options),
  );
  if (operation === null && !io.json) {
    io.say(text(`没有变化：${summary}已经登记过`, `no change: on record already`));
    return;
  }
  if (io.json) io.printJson({ operation, id: member.id, change: change.id, date: day });
  else
    io.say(
      text(
        `${summary}（${context.file}；撤销：cppcc undo）`,
        `${name}: ${change.id} ${day} (${context.file}; take it back with cppcc undo)`,
      ),
    );
}

function applyChange(
  store: Store,
  change: (typeof CHANGES)[number],
  member: Member,
  seat: number,
  day: string,
  { to, basis }: StatusOptions,
): void {
  const term = currentTerm(store, undefined).id;
  if (change.ends) {
    store.tenures.endAll(member.id, term, day, change.label.zh, basis ?? null);
    return;
  }
  const suspensions = store.tenures.suspensionsOfTerm(term).filter(({ person }) => person === member.id);
  if (change.id === "suspend") {
    if (to !== undefined && to < day)
      throw new AppError("usage.to", text(`结束日期 ${to} 早于开始日期 ${day}`, `the end ${to} is before the start ${day}`));
    const clash = suspensions.find(({ starts, ends }) => (ends === null || ends >= day) && (to === undefined || starts <= to));
    if (clash)
      throw new AppError(
        "refused.suspended",
        text(
          `${member.name}已有暂停履职：${clash.starts} 至 ${clash.ends ?? "未定"}`,
          `${member.name} is suspended from ${clash.starts} to ${clash.ends ?? "open"} already`,
        ),
      );
    store.tenures.suspend(seat, day, to ?? null, basis ?? null);
    return;
  }
  const running = suspensions.find(({ starts, ends }) => starts <= day && (ends === null || ends >= day));
  if (!running)
    throw new AppError("refused.not_suspended", text(`${member.name}在 ${day} 没有暂停履职`, `${member.name} was not suspended on ${day}`));
  store.tenures.resume(running, day);
}
