import type { Period } from "../calendar/office-years.ts";
import { countsOf, memberCounts } from "./counts.ts";
import { dimensionDrafts, lighterDeductions } from "./dimensions.ts";
import { compact, type Exact, hundredths } from "./exact.ts";
import type { ExpectedMeeting, MemberFacts } from "./facts.ts";
import { remark, roundLines, type ScoreLine, settle, total } from "./lines.ts";
import type { Scored } from "./member-score.ts";
import type { MemberYear } from "./member-year.ts";
import { gaps, officeOn } from "./occasions.ts";
import { pointItems } from "./point-items.ts";
import { hitsByItem, memberReader } from "./readings.ts";
import { isDeduction } from "./records.ts";
import { barsOf } from "./requirements.ts";
import type { RuleSet } from "./rules.ts";
import { lowest, vetoLines } from "./vetoes.ts";

/**
 * Scores members one by one against a rule set, with the reason for every point (docs/rules.md, 计分). Pure and exact. The
 * scorer remembers what an activity means, so that whoever took part in it in the same way costs a look-up.
 */
export function scorer(rules: RuleSet, period: Period): (member: MemberFacts, meetings: readonly ExpectedMeeting[]) => Scored {
  const places = pointItems(rules);
  const deductions = places.filter(({ item }) => isDeduction(item));
  const counts = countsOf(rules);
  const placeOf = new Map(counts.map((count, i) => [count, i]));
  const read = memberReader(rules, places, counts);
  const addUp = adder(rules);

  return (member, meetings) => {
    const readings = read(member);
    const year: MemberYear = {
      member,
      period,
      office: officeOn(member, period.to),
      readings,
      hits: hitsByItem(member, readings),
      open: gaps(member, meetings),
    };
    const { points, raw, lines, all } = addUp(year, lighterDeductions(deductions, year));
    const found = { year, counts: memberCounts(year, placeOf), points };
    const vetoes = rules.vetoes.filter(({ count }) => found.counts.has(count) === true);
    const vetoed = vetoes.length === 0 ? NO_LINES : vetoLines(vetoes, rules, found);
    const score = {
      person: member.person,
      name: member.name,
      points,
      raw,
      total: all,
      vetoes: vetoed,
      vetoed: vetoes.length === 0 ? null : lowest(rules, vetoes),
      bars: barsOf(rules, found),
      open: year.open,
      sector: member.sector ?? null,
      group: member.group ?? null,
      office: year.office,
    };
    return { score, lines: vetoes.length === 0 ? lines : [...vetoed, ...lines] };
  };
}

const NO_LINES: readonly ScoreLine[] = [];

/** What the dimensions of a rule set come to for one member. */
interface Sum {
  /** Each dimension under its cap and rounded, in hundredths. */
  readonly points: Readonly<Record<string, number>>;
  /** Before cap and rounding, of those that break ties. */
  readonly raw: Readonly<Record<string, number | Exact>>;
  readonly lines: readonly ScoreLine[];
  /** Under the ceiling of the whole, in hundredths. */
  readonly all: number;
}

/** Adds up the dimensions of a rule set. */
function adder(rules: RuleSet): (year: MemberYear, lighter: ReturnType<typeof lighterDeductions>) => Sum {
  const breakTies = new Set(rules.order.flatMap((key) => (key === "total" ? [] : [key.dimension])));
  // Parsed, an object has room for its own keys and no more: there may be very many of them.
  const nothing = JSON.parse(JSON.stringify(Object.fromEntries(rules.dimensions.map(({ id }) => [id, 0])))) as Record<string, number>;
  return (year, lighter) => {
    const lines: ScoreLine[] = [];
    const points: Record<string, number> = { ...nothing };
    const raw: Record<string, number | Exact> = {};
    let all = 0;
    for (const dimension of rules.dimensions) {
      const { id, cap, floor } = dimension;
      const drafts = dimensionDrafts(dimension, year, lighter);
      if (breakTies.has(id)) raw[id] = compact(total(drafts));
      const settled = roundLines(dimension, settle(drafts, { name: "", cap, floor }), rules.decimals);
      for (const line of settled.lines) lines.push(line);
      points[id] = settled.points;
      all += settled.points;
    }
    const ceiling = rules.cap === null ? null : hundredths(rules.cap);
    if (ceiling === null || all <= ceiling) return { points, raw, lines, all };
    lines.push({ ...remark("total", "总分封顶", null, `满分 ${ceiling / 100} 分`), points: ceiling - all, withheld: all - ceiling });
    return { points, raw, lines, all: ceiling };
  };
}
