import { dayAfter, dayBefore, daysIn } from "../../domain/calendar/dates.ts";
import { clashOf, type SetPeriod, yearOfMost } from "../../domain/calendar/office-years.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";

/** Half a year to a year and a half. */
const USUAL_DAYS = 366;
const DAYS_MORE_OR_LESS = 184;

/** Sets the two dates of a year, such as from plenary to plenary. The answer is the operation; null: no change. */
export function setYear({ store }: Desk, period: SetPeriod): number | null {
  const { year, from, to } = period;
  if (to < from)
    throw new AppError("usage.to", text(`最后一天 ${to} 早于第一天 ${from}`, `the last day ${to} is before the first, ${from}`));
  if (store.periods.closed(year)) throw new AppError("refused.closed_year", text(`${year} 年度已经关闭`, `${year} is closed`));
  if (Math.abs(daysIn(from, to) - USUAL_DAYS) > DAYS_MORE_OR_LESS)
    throw new AppError(
      "refused.period",
      text(`${from} 至 ${to} 共 ${daysIn(from, to)} 天，不是一年`, `${from} to ${to} is ${daysIn(from, to)} days, not a year`),
      text("一个年度是两次全会之间，半年以上、一年半以内", "a year runs from plenary to plenary: half a year to a year and a half"),
    );
  if (yearOfMost(period) !== year)
    throw new AppError(
      "refused.period",
      text(`${from} 至 ${to} 大半不在 ${year} 年`, `most of ${from} to ${to} is not in ${year}`),
      text("请核对年度和日期", "check the year and the dates"),
    );
  const set = store.periods.all();
  const clash = set.find((row) => row.year === clashOf(period, set)?.year);
  if (clash)
    throw new AppError(
      "refused.period",
      text(
        `与 ${clash.year} 年度（${clash.from} 至 ${clash.to}）重叠，或中间空出了日子`,
        `overlaps ${clash.year} (${clash.from} to ${clash.to}), or leaves days between them`,
      ),
      neighbour(clash, period),
    );
  return store.operations.operate({ kind: "write", command: "year set", summary: `${year} 年度：${from} 至 ${to}` }, () =>
    store.periods.set(year, { from, to }),
  ).operation;
}

/** How the year beside it can be made to meet it. */
function neighbour(clash: SetPeriod & { closed: string | null }, { year, from, to }: SetPeriod): Text {
  const [first, last] = clash.year < year ? [clash.from, dayBefore(from)] : [dayAfter(to), clash.to];
  const set = `cppcc year set ${clash.year} --from ${first} --to ${last}`;
  return clash.closed === null
    ? text(`相邻年度的起止要首尾相接，请先改：${set}`, `years that follow one another must meet; first: ${set}`)
    : text(`${clash.year} 年度已经关闭，请先重开，再改：${set}`, `${clash.year} is closed: open it again first, then: ${set}`);
}
