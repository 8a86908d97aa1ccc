import { daysIn, firstDay } from "../calendar/dates.ts";
import { readCaseNumber } from "../calendar/sessions.ts";
import type { Office } from "../people/member.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import { isOfKinds } from "./deed-form.ts";
import { compact, compare, type Exact, exact, hundredths, ONE, payable, pointsText, shown, sign, sum } from "./exact.ts";
import type { CarriedPoints, DeedFact, ExpectedMeeting, MemberFacts, PartFact, Period } from "./facts.ts";
import { type Charge, lighterHits, type MemberHit, memberHit, pointDrafts } from "./items.ts";
import { type Draft, draft, keepBest, remark, roundLines, type ScoreLine, settle, total } from "./lines.ts";
import { countIn, isLeftOut, judge, recordsOf } from "./match.ts";
import { gaps, hasMiss, isExpected, officeOn, type Signed, signedAt, withoutUnexpected } from "./occasions.ts";
import { type HeldRatio, ratioDrafts, type WhenNone } from "./ratios.ts";
import { type Hit, hitsOf, isDeduction } from "./records.ts";
import type { Count, Dimension, Item, Kinds, Offices, PointItem, Requirement, RuleSet, Selection, Veto } from "./rules.ts";
import { servedDays } from "./served.ts";
import { countedElsewhere } from "./turned.ts";
import { lowest, vetoLines } from "./vetoes.ts";

export interface MemberScore {
  readonly person: number;
  readonly name: string;
  /** Each dimension rounded half up once, in hundredths. */
  readonly points: Readonly<Record<string, number>>;
  /** Before cap and rounding, of the dimensions that break ties: in hundredths where they say it exactly. */
  readonly raw: Readonly<Record<string, number | Exact>>;
  readonly total: number;
  readonly vetoes: readonly ScoreLine[];
  /** The grade that the vetoes leave, null without any. */
  readonly vetoed: string | null;
  /** What bars from a grade (by its id) or from commendation (""), in words; no entry for nothing. */
  readonly bars: Readonly<Record<string, string>>;
  readonly open: readonly ExpectedMeeting[];
  readonly sector: string | null;
  readonly group: string | null;
  /** On the period's last day. */
  readonly office: Office;
}

/** A score with the lines that say where it comes from; they are apart, since nobody can hold those of everybody. */
export interface Scored {
  readonly score: MemberScore;
  readonly lines: readonly ScoreLine[];
}

/** What a deed means to a rule set: the same for all deeds that are alike. */
interface Meaning {
  readonly hasMiss: boolean;
  readonly hits: readonly Hit[];
  /** For each count of the rule set that finds something, how many. */
  readonly counts: readonly (readonly [count: number, times: number])[];
}

/** A deed as a rule set reads it: the same for all who took part in the same way. */
interface Reading {
  readonly deed: DeedFact;
  readonly day: number;
  readonly number: number;
  /** Beside the hits of its meaning, what each makes of this deed for anybody; null where that hangs on the office held. */
  readonly anybodys: readonly (MemberHit | null)[];
  readonly meaning: Meaning;
}

/** The bar of commendation among those of the grades. */
export const COMMEND = "";

/**
 * Scores members one by one against a rule set, with the reason for every point (docs/rules.md, 计分). Pure and exact. The
 * scorer remembers what a deed means, so that whoever took part in it in the same way costs a look-up.
 */
export function scorer(rules: RuleSet, period: Period): (member: MemberFacts, meetings: readonly ExpectedMeeting[]) => Scored {
  const places = pointItems(rules);
  const byKind = itemsByKind(places);
  const counts = countsOf(rules);
  const numbered = new Map(counts.map((count, i) => [count, i]));
  const ordered = new Set(rules.order.flatMap((key) => (key === "total" ? [] : [key.dimension])));
  // Parsed, an object has room for its own keys and no more.
  const nothing = JSON.parse(JSON.stringify(Object.fromEntries(rules.dimensions.map(({ id }) => [id, 0])))) as Record<string, number>;
  const meanings: Meaning[] = [];
  const readings: Reading[] = [];
  const deductions = places.filter(({ item }) => isDeduction(item));

  function meaningOf(deed: DeedFact): Meaning {
    const known = deed.alike === undefined ? undefined : meanings[deed.alike];
    if (known) return known;
    const elsewhere = countedElsewhere(rules.turned, deed);
    const made: Meaning = {
      hasMiss: hasMiss(deed),
      hits: (byKind.get(deed.kind) ?? byKind.get(null) ?? []).flatMap(({ item, dimension }) => hitsOf(item, dimension, deed, elsewhere)),
      counts: (elsewhere === "" ? counts : []).flatMap((count, i) => {
        const times = countIn(count, deed);
        return times === 0 ? [] : [[i, times] as const];
      }),
    };
    if (deed.alike !== undefined) meanings[deed.alike] = made;
    return made;
  }

  function read(deed: DeedFact): Reading {
    const known = deed.same === undefined ? undefined : readings[deed.same];
    if (known) return known;
    const meaning = meaningOf(deed);
    const made = {
      deed,
      day: dayOf(deed),
      number: numberOf(deed),
      anybodys: meaning.hits.length === 0 ? NO_HITS : meaning.hits.map((hit) => anybodys(hit, deed)),
      meaning,
    };
    if (deed.same !== undefined) readings[deed.same] = made;
    return made;
  }

  return (member, meetings) => {
    const last = officeOn(member, period.to);
    const holds = (offices: Offices): boolean => offices === null || offices.has(last);
    const readingsOf = member.deeds
      .map((deed) => {
        const reading = read(deed);
        if (!reading.meaning.hasMiss) return reading;
        const expected = withoutUnexpected(member, deed);
        return expected === deed ? reading : read(expected);
      })
      .sort(inOrder);
    const hits = new Map<PointItem, MemberHit[]>();
    const counted: number[] = counts.map(() => 0);
    for (const reading of readingsOf) {
      const { deed, meaning, anybodys } = reading;
      for (let i = 0; i < anybodys.length; i += 1) {
        const hit = meaning.hits[i] as Hit;
        const chosen = anybodys[i] ?? choose(member, hit, deed);
        if (chosen === undefined) continue;
        const list = hits.get(hit.item);
        if (list) list.push(chosen);
        else hits.set(hit.item, [chosen]);
      }
      for (const [count, times] of meaning.counts) counted[count] = (counted[count] as number) + times;
    }
    const open = gaps(member, meetings);
    const lighter = lighterHits(charges());
    /** null: a share of what was expected, where nothing was. */
    const has = (count: Count): boolean | null => {
      if (!holds(count.offices)) return false;
      if (count.share !== null) {
        const { all, matching } = among(count);
        if (all === 0) return null;
        const { atLeast, atMost } = count.share;
        const share = exact(`${matching}/${all}`);
        return (atLeast === null || compare(share, atLeast) >= 0) && (atMost === null || compare(share, atMost) <= 0);
      }
      const times = counted[numbered.get(count) as number] as number;
      return times >= count.atLeast && (count.atMost === null || times <= count.atMost);
    };

    /** How many of the occasions expected match, where a count is of a share. */
    function among({ match, sittings }: Count): { all: number; matching: number } {
      const occasions = occasionsOf(member, match, readingsOf).flatMap(({ deed, signed }) =>
        recordsOf({ ...deed, parts: signed.map(partOf), sittings: deed.sittings.length > 0 ? signed : [] }, sittings),
      );
      // Leave that is left out is no occasion.
      const asked = occasions.filter(({ parts }) => parts.some(({ reason = null }) => !isLeftOut(match, reason)));
      return { all: asked.length, matching: asked.filter((one) => judge(match, one, sittings)?.refusal === "").length };
    }

    const amongWords = (count: Count): string => {
      const { all, matching } = among(count);
      return `应到 ${all} 次，合条件 ${matching} 次`;
    };

    const draftsOf = (items: readonly Item[], dimension: string, none: WhenNone): Draft[] => {
      const ratios: HeldRatio[] = [];
      const drafts = items.flatMap((item): readonly Draft[] => {
        if (item.type === "points") {
          const found = hits.get(item);
          return found === undefined ? [] : pointDrafts(item, found, lighter, isOpen(item, open));
        }
        if (!holds(item.offices)) return [];
        if (item.type === "constant") return [draft(dimension, item.name, item.points, null, "")];
        if (item.type === "ratio") {
          ratios.push({ item, occasions: occasionsOf(member, item, readingsOf) });
          return [];
        }
        const inner = keepBest(draftsOf(item.items, dimension, none), item.best, `“${item.name}”只计得分最高的 ${item.best} 件`);
        return settle(inner, { name: `“${item.name}”`, cap: item.cap, floor: item.floor });
      });
      return [...drafts, ...ratioDrafts(dimension, ratios, none)];
    };

    /** What the deductions of the member's own table would take, each for itself. */
    function charges(): Charge[] {
      return deductions.flatMap(({ item, within }) => {
        const found = hits.get(item);
        if (found === undefined || !within.every(holds)) return [];
        // What adds up takes its part with every record, whichever of them completes a step.
        if (item.per?.cumulative) {
          const { step } = item.per;
          return found.flatMap((of) => (of.hit.brings === null ? [] : [{ of, points: of.choice.points.mul(of.hit.brings).div(step) }]));
        }
        const drafts = pointDrafts(item, found, NOTHING, isOpen(item, open));
        return drafts.flatMap(({ points: taken }, i) => (found[i] ? [{ of: found[i], points: taken }] : []));
      });
    }

    const lines: ScoreLine[] = [];
    const points: Record<string, number> = { ...nothing };
    const raw: Record<string, number | Exact> = {};
    let all = 0;
    for (const dimension of rules.dimensions) {
      const { id, name, cap, floor } = dimension;
      const drafts = holds(dimension.offices)
        ? draftsOf(dimension.items, id, { name, gives: dimension.whenNone, hasGap: open.length > 0 })
        : [];
      const scaled = dimension.proRata ? [...drafts, ...proRata(dimension, drafts, member, period)] : drafts;
      const paid = [...scaled, ...carried(dimension, member)];
      if (ordered.has(id)) raw[id] = compact(total(paid));
      const settled = roundLines(dimension, settle(paid, { name: "", cap, floor }), rules.decimals);
      for (const line of settled.lines) lines.push(line);
      points[id] = settled.points;
      all += settled.points;
    }
    const ceiling = rules.cap === null ? null : hundredths(rules.cap);
    if (ceiling !== null && all > ceiling) {
      lines.push({
        ...remark("total", "总分封顶", null, `满分 ${ceiling / 100} 分`),
        points: ceiling - all,
        withheld: all - ceiling,
      });
      all = ceiling;
    }
    const vetoes = rules.vetoes.filter(({ count }) => has(count) === true);
    const score = {
      person: member.person,
      name: member.name,
      points,
      raw,
      total: all,
      vetoes: vetoes.length === 0 ? NO_LINES : vetoLinesOf(vetoes),
      vetoed: vetoes.length === 0 ? null : lowest(rules, vetoes),
      bars: barsOf(rules, (requirement) => unmet(requirement)),
      open,
      sector: member.sector ?? null,
      group: member.group ?? null,
      office: last,
    };
    return { score, lines: vetoes.length === 0 ? lines : [...score.vetoes, ...lines] };

    function vetoLinesOf(vetoes: readonly Veto[]): ScoreLine[] {
      const deeds = readingsOf.flatMap(({ deed }) => (countedElsewhere(rules.turned, deed) === "" ? [deed] : []));
      return vetoes.flatMap((veto) => vetoLines(veto, deeds, amongWords));
    }

    /** What a requirement finds wanting, in words; "" where it is met. */
    function unmet(requirement: Requirement | Offices): string {
      if (requirement === null || requirement instanceof Set) return holds(requirement as Offices) ? "" : "职务不在评选范围";
      const wanted = requirement as Requirement;
      if (wanted.type === "full") {
        const dimension = rules.dimensions.find(({ id }) => id === wanted.dimension);
        return dimension?.cap && (points[dimension.id] ?? 0) < payable(dimension.cap, rules.decimals) ? `${dimension.name}未满分` : "";
      }
      if (wanted.type === "no_absence") {
        const wasAbsent = readingsOf.some(({ deed, meaning }) => {
          return meaning.hasMiss && deed.kind === wanted.kind && signedAt(deed).some(({ state }) => state === "absent");
        });
        return wasAbsent ? `${kindOf(wanted.kind).label.zh}无故缺席` : "";
      }
      if (wanted.type === "no_gap") return open.some(({ kind }) => kind === wanted.kind) ? `${kindOf(wanted.kind).label.zh}签到待核实` : "";
      if (!holds(wanted.offices)) return "";
      // A gap in the records is not a merit.
      const isGap = ({ share, match }: Count): boolean => share !== null && open.some(({ kind }) => match.kinds?.has(kind));
      const met = wanted.any.filter((count) => has(count) !== false);
      if (met.filter((count) => !isGap(count)).length >= wanted.least) return "";
      if (met.length >= wanted.least) return `“${wanted.name}”待核实`;
      const shares = wanted.any.filter(({ share }) => share !== null).map(amongWords);
      return `不符合“${wanted.name}”${shares.length === 0 ? "" : `（${shares.join("；")}）`}`;
    }
  };
}

function anybodys(hit: Hit, deed: DeedFact): MemberHit | null {
  const [first] = hit.choices;
  return hit.offices === null && first?.offices === null ? memberHit(hit, deed, first) : null;
}

function choose(member: MemberFacts, hit: Hit, deed: DeedFact): MemberHit | undefined {
  const office = officeOn(member, firstDay(deed.date ?? ""));
  if (hit.offices !== null && !hit.offices.has(office)) return undefined;
  const choice = hit.choices.find(({ offices }) => offices === null || offices.has(office));
  return choice && memberHit(hit, deed, choice);
}

interface PlacedItem {
  readonly item: PointItem;
  readonly dimension: string;
  /** Whose table it stands in: the offices of the dimension and of the parts around it. */
  readonly within: readonly Offices[];
}

const NOTHING: ReadonlySet<MemberHit> = new Set();
const NO_HITS: readonly null[] = [];
const NO_BARS: Readonly<Record<string, string>> = {};
const NO_LINES: readonly ScoreLine[] = [];

function pointItems({ dimensions }: RuleSet): PlacedItem[] {
  const inside = (items: readonly Item[], dimension: string, within: readonly Offices[]): PlacedItem[] =>
    items.flatMap((item) => {
      if (item.type === "points") return [{ item, dimension, within }];
      return item.type === "part" ? inside(item.items, dimension, [...within, item.offices]) : [];
    });
  return dimensions.flatMap(({ id, items, offices }) => inside(items, id, [offices]));
}

/** The items that may concern a deed of a kind; under null those that may concern any. */
function itemsByKind(places: readonly PlacedItem[]): Map<string | null, PlacedItem[]> {
  const kinds = new Set<string | null>([null]);
  for (const { item } of places) for (const kind of item.match.kinds ?? []) kinds.add(kind);
  return new Map(
    [...kinds].map((kind) => [
      kind,
      places.filter(({ item: { match } }) => match.kinds === null || (kind !== null && match.kinds.has(kind))),
    ]),
  );
}

const selectionsOf = ({ grades, commend }: RuleSet): { key: string; selection: Selection }[] => [
  ...grades.map((grade) => ({ key: grade.id, selection: grade })),
  ...(commend ? [{ key: COMMEND, selection: commend }] : []),
];

function countsOf(rules: RuleSet): Count[] {
  const required = selectionsOf(rules).flatMap(({ selection }) =>
    selection.requires.flatMap((requirement) => (requirement.type === "count" ? requirement.any : [])),
  );
  return [...rules.vetoes.map(({ count }) => count), ...required];
}

function barsOf(rules: RuleSet, unmet: (requirement: Requirement | Offices) => string): Readonly<Record<string, string>> {
  let bars: Record<string, string> | undefined;
  for (const { key, selection } of selectionsOf(rules)) {
    const words = [selection.offices, ...selection.requires].map(unmet).filter((reason) => reason !== "");
    if (words.length === 0) continue;
    bars ??= {};
    bars[key] = words.join("、");
  }
  return bars ?? NO_BARS;
}

/** The day as a number, to sort by; a part of a date comes after the days in it. */
const dayOf = ({ date }: DeedFact): number => Number((date ?? "9999").replaceAll("-", "").padEnd(8, "9"));

/** The case number, to sort by; what has none comes last. */
function numberOf({ serial }: DeedFact): number {
  const found = serial === null ? undefined : readCaseNumber(serial);
  return found ? found.session * 1e6 + found.number : 1e9;
}

/** "First" is the first by date, then number. */
function inOrder(a: Reading, b: Reading): number {
  const difference = a.day - b.day || a.number - b.number;
  if (difference !== 0) return difference;
  const [one, other] = [a.deed.serial ?? "", b.deed.serial ?? ""];
  return one === other ? a.deed.activity - b.deed.activity : one < other ? -1 : 1;
}

/**
 * The meetings of some kinds that were expected of a member: held while serving, of a kind that the office on that day
 * obliges to, with a row for the member on the sheet; sitting in (列席) is no occasion.
 */
function occasionsOf(member: MemberFacts, kinds: Kinds, readings: readonly Reading[]): HeldRatio["occasions"] {
  return readings.flatMap(({ deed }) => {
    if (!isOfKinds(kinds, deed, deed.parts[0])) return [];
    const signed = signedAt(deed).filter(
      ({ state, date }) => state !== null && state !== "observer" && isExpected(member, deed.kind, date),
    );
    return signed.length === 0 ? [] : [{ deed, signed }];
  });
}

const partOf = ({ state, reason = null }: Signed): PartFact => ({ role: "attendee", state, position: null, reason });

const isOpen = ({ every, match }: PointItem, open: readonly ExpectedMeeting[]): boolean =>
  every && open.some(({ kind }) => match.kinds === null || match.kinds.has(kind));

/** Part of a year counts as the whole of it would: what records gave is divided by the share of the days served. */
function proRata({ id }: Dimension, drafts: readonly Draft[], member: MemberFacts, period: Period): Draft[] {
  const [served, all] = [servedDays(member, period), daysIn(period.from, period.to)];
  const earned = sum(drafts.filter(({ ofRecord }) => ofRecord).map(({ points }) => points));
  if (served === 0 || served >= all || sign(earned) <= 0) return [];
  const more = earned.mul(exact(`${all}/${served}`).sub(ONE));
  return [draft(id, "按任职天数折算", more, null, `任职履职 ${served} 天，考核期 ${all} 天`)];
}

const carriedWords = ({ year, is, was }: CarriedPoints): string =>
  `补计 ${year} 年度的结果${is === undefined || was === undefined ? "" : `（现 ${pointsText(shown(is))} 分，关闭时 ${pointsText(shown(was))} 分）`}`;

/** What late outcomes of closed years pay in this one. */
function carried({ id }: Dimension, member: MemberFacts): Draft[] {
  return (member.carried ?? []).flatMap((one) =>
    one.dimension === id ? [{ ...draft(id, one.item, exact(one.points).div(100), null, carriedWords(one)), carried: one }] : [],
  );
}
