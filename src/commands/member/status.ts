import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { type KnownWord, wordsHint } from "../../domain/vocabulary/likeness.ts";
import { changeSeat, SEAT_CHANGES, type SeatChange } from "../../trips/members/status.ts";
import { anyWord, dayArg, lastDayArg } from "../args.ts";
import { argument, command, flag } from "../command.ts";

export const memberStatus = command({
  name: "status",
  alias: "变动",
  summary: text(
    `任职变动：${SEAT_CHANGES.map(({ id, label }) => `${id} ${label.zh}`).join("、")}`,
    `a change of the seat: ${SEAT_CHANGES.map(({ id }) => id).join(", ")}`,
  ),
  args: [argument("<member>"), argument("<change>", undefined, anyWord(knownChanges))],
  flags: {
    from: flag("--from <date>", text("从哪天起（暂停、恢复）", "from which day (suspend, resume)"), dayArg),
    on: flag("--on <date>", text("任职到哪天为止（这一天是任职的最后一天）", "the seat's last day (resign, remove, leave, die)"), dayArg),
    to: flag("--to <date>", text("暂停到哪天（含）", "the last day of a suspension"), lastDayArg),
    basis: flag("--basis <text>", text("依据（哪次会议决定）", "the basis (which meeting decided)")),
  },
  examples: [
    "member status 张三 suspend --from 2026-06-01 --basis 十届二十次常委会",
    "member status 张三 resume --from 2026-09-01 --basis 十届二十一次常委会",
    "member status 张三 resign --on 2026-10-15 --basis 十届二十二次常委会",
  ],
  async run(context, { from, on, to, basis }, member, word) {
    const change = changeOf(word);
    const day = on ?? from;
    if (day === undefined) throw missing(change.endsSeat ? "--on" : "--from", text("变动要有日期", "a change needs its date"));
    if (basis === undefined && change.id !== "die")
      throw missing(
        "--basis",
        text("变动要有依据，如 --basis 十届二十次常委会", "a change needs its basis, such as the meeting that decided"),
      );
    const { operation, id, name, summary } = await changeSeat(await context.desk(), { member, change, day, to, basis });
    return {
      json: () => ({ operation, id, change: change.id, date: day }),
      say: (io) =>
        io.say(
          operation === null
            ? text(`没有变化：${summary}已经登记过`, `no change: on record already`)
            : text(
                `${summary}（${context.file}；撤销：cppcc undo）`,
                `${name}: ${change.id} ${day} (${context.file}; take it back with cppcc undo)`,
              ),
        ),
    };
  },
});

/** Other words that an office says for a change. */
const OTHER_WORDS: Readonly<Record<string, SeatChange["id"]>> = {
  辞职: "resign",
  离任: "leave",
  免去: "leave",
  逝世: "die",
  病故: "die",
};

function knownChanges(): KnownWord[] {
  return SEAT_CHANGES.map(({ id, label }) => ({
    en: id,
    zh: label.zh,
    also: Object.keys(OTHER_WORDS).filter((other) => OTHER_WORDS[other] === id),
  }));
}

/** 暂停履职, 暂停, suspend. */
function changeOf(word: string): SeatChange {
  const found = SEAT_CHANGES.find(
    ({ id, label }) => id === word || label.zh === word || label.zh.slice(0, 2) === word || OTHER_WORDS[word] === id,
  );
  if (found) return found;
  throw new AppError("usage.change", text(`不认识的变动：${word}`, `unknown change: ${word}`), wordsHint(word, knownChanges()));
}

const missing = (flagName: string, why: ReturnType<typeof text>): AppError =>
  new AppError("usage.missing", text(`缺少选项 ${flagName}`, `option ${flagName} is required`), why);
