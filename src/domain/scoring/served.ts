import { daysIn, type Span } from "../calendar/dates.ts";
import type { Period } from "../calendar/office-years.ts";
import { officeLabel } from "../people/member.ts";
import type { MemberFacts } from "./facts.ts";
import { isServing, officeOn } from "./occasions.ts";
import type { Evaluated } from "./rules.ts";

/** Tells why somebody is not evaluated in a period (不参加考核), in the words of documents; null for who is. */
export function excluder(rule: Evaluated, period: Period): (member: MemberFacts) => string | null {
  const all = daysIn(period.from, period.to);
  const needed = Number(rule.share.mul(all).ceil().valueOf());
  const short = rule.share.equals("1/2") ? "不足半年" : `不足考核期的 ${rule.share.toFraction()}`;
  return (member) => {
    if (rule.onLastDay && !isServing(member, period.to)) {
      return member.seats.some((seat) => seat.from <= period.to && (seat.to === null || seat.to >= period.to))
        ? "期末暂停履职"
        : "期末已不在任";
    }
    const office = rule.offices === null ? null : officeOn(member, period.to);
    if (office !== null && !rule.offices?.has(office)) return `${officeLabel(office).zh}不在考核范围`;
    const days = servedDays(member, period);
    return days >= needed ? null : `${short}（在任履职 ${days} 天，考核期 ${all} 天）`;
  };
}

/** Days in the seat less days suspended, within the period; a day counts once however many intervals cover it. */
export function servedDays({ seats, suspensions }: MemberFacts, period: Period): number {
  const inside = (spans: readonly Span[]): [string, string][] =>
    spans
      .map(({ from, to }): [string, string] => [from > period.from ? from : period.from, to !== null && to < period.to ? to : period.to])
      .filter(([from, to]) => from <= to);
  const [only, another] = inside(seats);
  if (only && another === undefined && suspensions.length === 0) return daysIn(...only);
  const seated = union(inside(seats));
  const suspended = union(inside(suspensions));
  const overlap = seated.flatMap(([from, to]) => suspended.map(([start, end]) => daysIn(from > start ? from : start, to < end ? to : end)));
  return total(seated) - overlap.reduce((sum, days) => sum + days, 0);
}

const total = (spans: readonly [string, string][]): number => spans.reduce((sum, [from, to]) => sum + daysIn(from, to), 0);

function union(spans: readonly [string, string][]): [string, string][] {
  const merged: [string, string][] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = to > last[1] ? to : last[1];
    else merged.push([from, to]);
  }
  return merged;
}
