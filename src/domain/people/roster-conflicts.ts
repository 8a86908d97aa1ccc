import { saysSame } from "../text/plain.ts";
import type { Problem, Where } from "../text/problem.ts";
import { type Text, text } from "../text/text.ts";
import type { DatedChange } from "./dated-changes.ts";
import type { FieldChange, KnownPerson } from "./known-person.ts";
import type { RosterRow } from "./roster-rows.ts";

/** What a roster says against changes that were recorded with their day (docs/records.md, 名册与有日期的变动). */

/** Dated changes that a row would take back: a roster knows no days, and an older one says what was true before. */
export function undoneChanges(row: RosterRow, fields: readonly FieldChange[], { changes }: KnownPerson, asOf: string | null): Problem[] {
  if (changes.length === 0) return [];
  return fields.flatMap((stated) => {
    const isLater = ({ from }: DatedChange): boolean => asOf === null || from > asOf;
    if (stated.field === "seatFrom") return changes.filter(({ from }) => from < stated.to).map((change) => seatAfter(row, stated, change));
    return changes.filter((change) => change.field === stated.field && isLater(change)).map((change) => undone(row, stated, change, asOf));
  });
}

/** 2025-09-17 起的变动（依据 十届二十次常委会）. */
export const changeWords = ({ from, basis }: DatedChange): Text =>
  text(`${from} 起的变动${basis === null ? "" : `（依据 ${basis}）`}`, `changed from ${from} on${basis === null ? "" : ` (by ${basis})`}`);

function undone(row: RosterRow, { label, from, to }: FieldChange, change: DatedChange, asOf: string | null): Problem {
  const words = changeWords(change);
  const stands = text(from || "无", from || "none");
  const where = row.cellOf?.(change.field) ?? row.where;
  if (asOf !== null)
    return {
      where,
      found: to,
      message: text(
        `${row.name}的${label.zh}在 ${asOf} 是${stands.zh}，后来还有 ${words.zh}，不能在它之前再插入变动`,
        `on ${asOf} the ${label.en} of ${row.name} was ${stands.en}, and it ${words.en}: nothing can be put before that`,
      ),
      hint: text(
        `--as-of 不早于 ${change.from}；要补记以前的变动，先撤销后来的，再按先后登记`,
        `give --as-of ${change.from} or later; for an earlier change undo the later one first, then record them in order`,
      ),
    };
  const isOlder = saysSame(change.before, to);
  return {
    where,
    found: to,
    message: text(
      `${row.name}的${label.zh}登记的是${stands.zh}，${words.zh}${isOlder ? "；表上是变动以前的" : "，与表上不符"}`,
      `the ${label.en} of ${row.name} is ${stands.en} on record, ${words.en}; the sheet says ${isOlder ? "what was before" : "otherwise"}`,
    ),
    hint: text(
      `旧名册请加 --as-of 写名册的日期，那天以后的变动不动；又有变动的，--as-of 写变动那天；登记错了，用 cppcc member edit 更正`,
      "of an older roster give its day with --as-of: later changes stay; a new change needs its own day there; what was recorded wrongly is mended by cppcc member edit",
    ),
  };
}

const seatAfter = (row: RosterRow, { label, to }: FieldChange, change: DatedChange): Problem => ({
  where: row.where,
  found: to,
  message: text(
    `${label.zh}晚于已登记的变动：${row.name}有 ${changeWords(change).zh}`,
    `the ${label.en} is after a change on record: ${row.name} ${changeWords(change).en}`,
  ),
  hint: text("请核对日期", "check the date"),
});

/** Members whom `--absent leave` would let go on a day before something that is on record of them. */
export function leavingConflicts(leaving: readonly KnownPerson[], last: string, where: Where): Problem[] {
  return leaving.flatMap(({ name, member, changes }) => {
    const refuse = (zh: string, en: string): Problem => ({
      where,
      found: name,
      message: text(
        `${name}不在名册里，不能到 ${last} 为止：${zh}`,
        `${name} is not in the roster, and the seat cannot end on ${last}: ${en}`,
      ),
      hint: text("--as-of 写在这之后，或先撤销后来的变动", "give a later --as-of, or undo the later change first"),
    });
    const end = member?.seats.find(({ from, to }) => from <= last && to !== null && to > last)?.to;
    return [
      ...changes.filter(({ from }) => from > last).map((change) => refuse(`有 ${changeWords(change).zh}`, changeWords(change).en)),
      ...(end === undefined ? [] : [refuse(`已登记任职到 ${end} 为止`, `its end on ${end} is on record`)]),
    ];
  });
}
