import { expect, test } from "vitest";
import { stringify } from "yaml";
import { OFFICE_ORDER, type Office } from "../../src/domain/people/member.ts";
import type { ActivityFact, MemberFacts } from "../../src/domain/scoring/facts.ts";
import type { Quota, RuleSet } from "../../src/domain/scoring/rules.ts";
import type { Kind } from "../../src/domain/vocabulary/kind.ts";
import { kindOf } from "../../src/domain/vocabulary/kinds.ts";
import { LEVELS } from "../../src/domain/vocabulary/levels.ts";
import { ROLES } from "../../src/domain/vocabulary/roles.ts";
import { STATES } from "../../src/domain/vocabulary/states.ts";
import { mostInAll, ofRanges } from "../../src/rules/consistent/ranges.ts";
import type { RuleFile } from "../../src/rules/language.ts";
import { LISTS, WORDS } from "../../src/rules/rule-words.ts";
import { parseRules } from "../support/rules.ts";
import { fc } from "../support/seeded.ts";
import { type Explained, evaluateAll, member, sumOfLines } from "./facts.ts";

/** What holds under any rule set: made at random as an object, written as YAML, and read as an office's file is. */
type Words = { readonly [word: string]: unknown };
type Rules = ReturnType<typeof parseRules>;

/** Whether everything gives points and nothing takes them: no deductions, ratios, vetoes, nor all or nothing. */
interface Sort {
  readonly merit: boolean;
}

const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) });
const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.tuple(fc.nat(4), value).map(([die, one]) => (die === 0 ? one : undefined));

const ids = <Id extends string>(words: readonly { id: Id }[]): Id[] => words.map(({ id }) => id);
const merit = fc.constantFrom<number | string>(1, 2, 5, 0.5, 2.5, "1/3");
const deduction = fc.constantFrom<number | string>(-1, -1.5, -4, "-1/3");
const pointsOf = (sort: Sort): fc.Arbitrary<number | string> => (sort.merit ? merit : fc.oneof({ arbitrary: merit, weight: 3 }, deduction));

/** A file without the words that it does not say. */
const spoken = (file: Words): Words => Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined));

/** A condition that a kind can meet. */
const condition = (kind: Kind): fc.Arbitrary<Words> =>
  fc
    .record({
      role: rarely(some(kind.roles)),
      presence: sometimes(fc.oneof(fc.constant("attended"), some(ids(STATES)))),
      // What becomes an opinion counts as one.
      outcome: rarely(kind.outcomes.length > 0 ? some(kind.outcomes.filter((what) => what !== "to_opinion")) : fc.constant(undefined)),
      level: rarely(kind.outcomes.length > 0 ? some(ids(LEVELS)) : fc.constant(undefined)),
      // A reason is of a leave.
      not_reason: rarely(fc.constant(["公假"])),
      form: rarely(fc.constant(["集体"])),
      not_form: rarely(fc.constant(["联名"])),
      max_position: rarely(fc.integer({ min: 1, max: 3 })),
      for: rarely(some(OFFICE_ORDER)),
    })
    .map(({ presence, not_reason, ...said }) => ({
      ...said,
      ...(kind.attended ? { not_reason } : {}),
      ...(kind.attended && presence !== undefined ? (presence === "attended" ? { attended: true } : { state: presence }) : {}),
    }));

/** Of few kinds, so that records and rules meet. */
const kind = fc.constantFrom(
  ...["plenary", "standing", "research", "contact", "speech", "proposal", "opinion", "charity", "honour", "law"].map(kindOf),
);

const pointItem = (sort: Sort): fc.Arbitrary<Words> =>
  kind.chain((one) =>
    fc
      .record({
        said: condition(one),
        points: pointsOf(sort),
        tiers: rarely(
          fc.uniqueArray(fc.tuple(condition(one), pointsOf(sort), rarely(fc.integer({ min: 5, max: 9 }))), {
            minLength: 1,
            maxLength: 3,
            // Two tiers of one condition are refused.
            selector: ([{ attended: there, state, ...said }]) =>
              JSON.stringify([[...((state as string[]) ?? (there ? ["present", "late", "left_early"] : []))].sort(), spoken(said)]),
          }),
        ),
        first: rarely(merit),
        from: rarely(fc.integer({ min: 1, max: 3 })),
        max_count: rarely(fc.integer({ min: 1, max: 3 })),
        best: rarely(fc.integer({ min: 1, max: 3 })),
        at_least: rarely(fc.integer({ min: 1, max: 3 })),
        every: rarely(fc.constant(true)),
        cap: rarely(fc.integer({ min: 5, max: 9 })),
        split: rarely(fc.constantFrom("even", "1/2", "40%")),
        per: rarely(fc.constantFrom("quantity", "amount", "half_day", "record")),
        cumulative: fc.boolean(),
        sittings: rarely(fc.constantFrom("any", "all", "each")),
      })
      .map(({ said, points, tiers: some, first, from, max_count, best, every, split: shares, per: by, cumulative: adds, ...rest }) => {
        const isThere =
          said.attended === true || ((said.state as string[]) ?? ["present"]).some((state) => /present|late|left/.test(state));
        const per = by === "record" || (one.attended && (by !== "half_day" || isThere)) ? by : undefined;
        // What adds up has one price, and every record the whole of it.
        const addsUp = per === "record" || (per !== undefined && adds);
        const [tiers, split] = addsUp ? [] : [some, shares];
        const takes = (tiers?.map(([, worth]) => worth) ?? [points]).every((worth) => String(worth).startsWith("-"));
        // The first so many by date, of unequal ones, may be those that earn less.
        const isEven = tiers === undefined && split === undefined && per === undefined;
        return spoken({
          name: `${one.id}项`,
          of: [one.id],
          ...said,
          ...rest,
          ...(tiers
            ? {
                tiers: tiers.map(([tier, worth, cap]) =>
                  spoken({ ...tier, points: worth, cap: String(worth).startsWith("-") ? undefined : cap }),
                ),
              }
            : { points }),
          // An earlier record that takes the first one's price may have a smaller share of it.
          first: addsUp || (from ?? 1) > 1 || (sort.merit && !isEven) ? undefined : first,
          from,
          max_count: best === undefined && per !== "record" && (isEven || !sort.merit) ? max_count : undefined,
          best: addsUp || takes ? undefined : best,
          every: sort.merit ? undefined : every,
          split,
          per,
          ...(per === "quantity" || per === "record" ? { step: 2 } : {}),
          ...(addsUp && per !== "record" ? { cumulative: true } : {}),
        });
      }),
  );

const ratioItem: fc.Arbitrary<Words> = fc
  .record({
    of: some(["plenary", "standing", "research"]),
    weight: fc.constantFrom<number | string>(1, 3, 2.5, "4/3"),
    steps: rarely(
      fc.constantFrom<Words[]>(
        [
          { at_least: "80%", points: 3 },
          { at_least: 0.5, points: "4/3" },
        ],
        [{ name: "全勤", at_least: "100%", points: 2 }],
      ),
    ),
    values: fc.record({
      present: fc.constant(1),
      late: fc.constantFrom<number | string>(0.8, "1/3"),
      leave: fc.constantFrom<number | string>(0.5, 0),
      公假: fc.constantFrom<number | string>(1, 0.5),
    }),
    when_none: sometimes(fc.constantFrom("full", "zero", "redistribute")),
    for: rarely(some(OFFICE_ORDER)),
  })
  .map(({ weight, steps, ...said }) => spoken({ name: "出席", ...said, ...(steps ? { tiers: steps } : { weight }) }));

const constantItem = fc.record({ name: fc.constant("固定分"), points: merit });

const simpleItem = (sort: Sort): fc.Arbitrary<Words> =>
  sort.merit
    ? fc.oneof({ arbitrary: pointItem(sort), weight: 8 }, constantItem)
    : fc.oneof({ arbitrary: pointItem(sort), weight: 8 }, { arbitrary: ratioItem, weight: 2 }, constantItem);

const partItem = (sort: Sort): fc.Arbitrary<Words> =>
  fc
    .record({
      items: fc.array(simpleItem(sort), { minLength: 1, maxLength: 3 }),
      cap: sometimes(fc.integer({ min: 0, max: 9 })),
      best: rarely(fc.integer({ min: 1, max: 3 })),
      floor: rarely(fc.integer({ min: -3, max: 0 })),
      for: rarely(some(OFFICE_ORDER)),
    })
    .map(({ cap, best, ...said }) =>
      spoken({
        name: "分项",
        ...said,
        cap: cap === undefined || said.items.every(({ values }) => values === undefined) ? cap : cap + 3,
        best: said.items.some(({ cumulative, per }) => cumulative === true || per === "record") ? undefined : best,
      }),
    );

interface DimensionWords {
  readonly base?: number | undefined;
  readonly cap?: number | undefined;
  readonly floor?: number | "none" | undefined;
  readonly items: readonly Words[];
}

/** Bounds are whole numbers, and no floor is above nothing: see the faults in odd-schemes.test.ts. */
const dimension = (sort: Sort): fc.Arbitrary<DimensionWords> =>
  fc
    .record({
      base: rarely(fc.integer({ min: 0, max: 10 })),
      cap: sometimes(fc.integer({ min: 10, max: 40 })),
      floor: sometimes(fc.constantFrom<number | "none">("none", 0, -2, -5)),
      when_none: sometimes(fc.constantFrom("full", "zero")),
      pro_rata: rarely(fc.constant(true)),
      for: rarely(some(OFFICE_ORDER)),
      items: fc.array(fc.oneof({ arbitrary: simpleItem(sort), weight: 4 }, partItem(sort)), { minLength: 1, maxLength: 4 }),
    })
    .map((said) => spoken(said) as unknown as DimensionWords)
    // What gives everybody the same is refused: test/rules/idle.test.ts.
    .filter((said) => ofRanges({ dimensions: [{ name: "方面", ...said }] } as unknown as RuleFile).length === 0);

const percentage = fc.integer({ min: 1, max: 100 }).map((share) => `${share}%`);
const oneQuota = fc.oneof(
  fc.record({ number: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ share: percentage, round: fc.constantFrom("down", "up", "half_up"), at_least: fc.nat(2) }),
);
const quota = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  percentage,
  oneQuota,
  // Standing members and the others apart, or only some.
  fc.tuple(oneQuota, oneQuota, fc.constantFrom({}, { for: ["member", "chair"] })).map(([first, rest, held]) => [
    { for: ["standing", "vice_chair"], ...first },
    { ...held, ...rest },
  ]),
);

const counted = (more: fc.Arbitrary<Words>): fc.Arbitrary<Words> =>
  kind.chain((one) =>
    fc.tuple(condition(one), more).map(([{ for: _, ...said }, rest]) => spoken({ name: "次数", of: [one.id], ...said, ...rest })),
  );
const atLeast = counted(fc.record({ at_least: fc.integer({ min: 1, max: 3 }) }));
const share: fc.Arbitrary<Words> = fc
  .record({
    of: some(["plenary", "standing", "research"]),
    state: some(ids(STATES).filter((each) => each !== "observer")),
    sittings: fc.constantFrom("any", "all", "each"),
    bounds: fc.constantFrom({ at_least: "60%" }, { at_most: "50%" }, { at_least: "20%", at_most: "90%" }),
  })
  .map(({ bounds, ...said }) => ({ name: "出席率", ...said, ...bounds }));
const atMost = counted(fc.record({ at_most: fc.nat(2) }));

interface Made {
  readonly file: Words;
  /** Of which places the quotas of the grades are, which a file cannot say (a fault in odd-schemes.test.ts). */
  readonly place: Quota["of"];
}

/** A rule file of one to four dimensions: lines that fall, within reach. */
const ruleFile = (sort: Sort): fc.Arbitrary<Made> =>
  fc
    .record({
      dimensions: fc.array(dimension(sort), { minLength: 1, maxLength: 4 }),
      cap: rarely(fc.integer({ min: 1, max: 60 })),
      decimals: sometimes(fc.integer({ min: 0, max: 2 })),
      lines: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 }),
      quotas: fc.tuple(sometimes(quota), sometimes(quota), sometimes(quota), sometimes(quota)),
      requires: rarely(fc.array(fc.oneof(atLeast, atMost, share), { minLength: 1, maxLength: 2 })),
      vetoes: rarely(fc.array(fc.oneof(atLeast, atMost, share), { minLength: 1, maxLength: 2 })),
      turned: rarely(fc.constantFrom("opinion", "proposal", "both")),
      evaluated: rarely(fc.record({ for: fc.subarray([...OFFICE_ORDER], { minLength: 1, maxLength: 3 }) })),
      tieBreaks: fc.nat(4),
      commend: sometimes(quota.map((places) => ({ quota: places }))),
      place: fc.constantFrom<Quota["of"]>("all", "sector", "group"),
    })
    .map(({ dimensions, cap, decimals, lines, quotas, requires, vetoes, turned, evaluated: who, tieBreaks, commend, place }) => {
      const reach = mostInAll({ cap, dimensions } as unknown as RuleFile);
      const most = reach === null ? 60 : Math.floor(Number(reach.valueOf()));
      const falling = [...lines].sort((a, b) => b - a);
      const file = spoken({
        name: "随机规则",
        cap,
        decimals,
        turned,
        evaluated: who,
        dimensions: dimensions.map((one, i) => ({ id: `d${i}`, name: `方面${i}`, ...one })),
        grades: [
          ...falling.map((line, i) =>
            spoken({ name: `等次${i}`, min: Math.floor((most * line) / 100), quota: quotas[i], ...(i === 0 ? { requires } : {}) }),
          ),
          { name: "末等" },
        ],
        vetoes: sort.merit ? undefined : vetoes,
        order: ["total", ...dimensions.slice(0, tieBreaks).map((_, i) => `d${i}`)],
        commend,
      });
      return { file, place };
    })
    // What the weights of a dimension come to must stay within its cap.
    .filter(({ file }) =>
      (file.dimensions as DimensionWords[]).every(
        ({ items, cap }) => cap === undefined || items.filter(({ values }) => values).length * 3 <= cap,
      ),
    );

function read({ file, place }: Made): Rules {
  const { rules, source } = parseRules(stringify(file, { aliasDuplicateObjects: false }), "随机.yaml");
  const grades = rules.grades.map((grade) => ({ ...grade, quotas: grade.quotas.map((one) => ({ ...one, of: place })) }));
  return { rules: { ...rules, grades }, source };
}

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
const state = fc.constantFrom(...ids(STATES));
const reason = fc.constantFrom(null, "公假", "病假");

/** An activity of any kind, with roles, states and outcomes that the kind allows. */
const fact: fc.Arbitrary<ActivityFact> = kind.chain((one) =>
  fc.record({
    activity: fc.integer({ min: 1, max: 1_000_000 }),
    event: fc.integer({ min: 1, max: 6 }),
    kind: fc.constant(one.id),
    form: fc.constantFrom(null, "集体", "联名"),
    title: fc.constant(one.label.zh),
    date: fc.option(day),
    serial: fc.option(fc.integer({ min: 1, max: 2000 }).map((number) => `10-2-${number}`)),
    parts: fc.uniqueArray(
      fc.record({
        role: fc.constantFrom(...one.roles),
        state: fc.option(state),
        position: fc.option(fc.integer({ min: 1, max: 5 })),
        reason,
        quantity: fc.option(fc.nat(9)),
        amount: fc.option(fc.nat(9)),
      }),
      { minLength: 1, maxLength: 2, selector: ({ role }) => role },
    ),
    outcomes:
      one.outcomes.length === 0
        ? fc.constant([])
        : fc.array(fc.record({ what: fc.constantFrom(...one.outcomes), level: fc.option(fc.constantFrom(...ids(LEVELS))) }), {
            maxLength: 3,
          }),
    sittings: one.attended ? fc.array(fc.record({ date: day, state: fc.option(state), reason }), { maxLength: 3 }) : fc.constant([]),
    named: fc
      .array(fc.tuple(fc.constantFrom(...ids(ROLES)), fc.integer({ min: 1, max: 5 })), { maxLength: 2 })
      .map((counts) => new Map(counts)),
  }),
);

const facts: fc.Arbitrary<MemberFacts> = fc
  .record({
    activities: fc.uniqueArray(fact, { maxLength: 10, selector: ({ activity }) => activity }),
    office: fc.constantFrom(...OFFICE_ORDER),
    suspended: fc.boolean(),
    sector: fc.constantFrom("教育", "医卫", null),
    group: fc.constantFrom("一组", "二组"),
  })
  .map(({ activities, office, suspended, sector, group }) => ({
    ...member(activities, { office, suspensions: suspended ? [{ from: "2026-03-01", to: "2026-05-31" }] : [] }),
    sector,
    group,
  }));

const ANY: Sort = { merit: false };
const RUNS = { numRuns: 60 };
const evaluated = (someone: MemberFacts, by: Rules): Explained => evaluateAll([someone], [], by)[0] as Explained;

test("the points of a dimension lie between its floor and its cap", () => {
  fc.assert(
    fc.property(facts, ruleFile(ANY), (someone, made) => {
      const { points, excluded } = evaluated(someone, read(made));
      if (excluded) return;
      for (const [i, { cap, floor }] of (made.file.dimensions as DimensionWords[]).entries()) {
        if (cap !== undefined) expect(points[`d${i}`]).toBeLessThanOrEqual(cap * 100);
        if (floor !== "none") expect(points[`d${i}`]).toBeGreaterThanOrEqual((floor ?? 0) * 100);
      }
    }),
    RUNS,
  );
});

test("the total is never above the ceiling of all", () => {
  fc.assert(
    fc.property(facts, ruleFile(ANY), fc.integer({ min: 1, max: 20 }), (someone, { file, place }, cap) => {
      const grades = [{ name: "优秀", min: 0 }, { name: "不称职" }];
      const { total } = evaluated(someone, read({ file: { ...file, cap, grades }, place }));
      expect(total ?? 0).toBeLessThanOrEqual(cap * 100);
    }),
    { numRuns: 40 },
  );
});

test("the lines sum to the total, and to each dimension", () => {
  fc.assert(
    fc.property(facts, ruleFile(ANY), (someone, made) => {
      const by = read(made);
      const result = evaluated(someone, by);
      if (result.excluded) return;
      expect(sumOfLines(result)).toBe(result.total);
      for (const { id } of by.rules.dimensions) {
        const own = result.lines.filter((line) => line.dimension === id);
        expect(own.reduce((all, { points }) => all + points, 0)).toBe(result.points[id]);
      }
    }),
    RUNS,
  );
});

test("the order in which records come does not matter", () => {
  const shuffled = facts.chain((someone) =>
    fc.tuple(fc.constant(someone), fc.shuffledSubarray([...someone.activities], { minLength: someone.activities.length })),
  );
  fc.assert(
    fc.property(shuffled, ruleFile(ANY), ([someone, activities], made) => {
      const by = read(made);
      expect(evaluated({ ...someone, activities }, by)).toEqual(evaluated(someone, by));
    }),
    RUNS,
  );
});

test("where nothing takes points a record more never lowers the total", () => {
  fc.assert(
    fc.property(facts, fact, ruleFile({ merit: true }), (someone, more, made) => {
      const by = read(made);
      const richer = { ...someone, activities: [...someone.activities, { ...more, activity: 2_000_000 }] };
      expect(evaluated(richer, by).total ?? 0).toBeGreaterThanOrEqual(evaluated(someone, by).total ?? 0);
    }),
    { numRuns: 100 },
  );
});

test("scoring twice is scoring once, by the same rules or by rules read anew, and changes nothing that went in", () => {
  fc.assert(
    fc.property(facts, ruleFile(ANY), (someone, made) => {
      const before = structuredClone(someone);
      const by = read(made);
      const kept = structuredClone(by.rules.order);
      const first = evaluated(someone, by);
      expect(evaluated(someone, by)).toEqual(first);
      expect(evaluated(someone, read(made))).toEqual(first);
      expect(someone).toEqual(before);
      expect(by.rules.order).toEqual(kept);
    }),
    RUNS,
  );
});

test("a member's points do not depend on who else is evaluated, whose records may be the same", () => {
  fc.assert(
    fc.property(facts, fc.array(facts, { maxLength: 3 }), ruleFile(ANY), (someone, others, made) => {
      const by = read(made);
      const sharing = { ...member(someone.activities, { office: "standing" }), sector: "教育" };
      const alone = evaluated(someone, by);
      const among = evaluateAll([sharing, ...others, someone], [], by).find(({ person }) => person === someone.person);
      expect(among).toMatchObject({ total: alone.total, points: alone.points, lines: alone.lines });
    }),
    { numRuns: 40 },
  );
});

/** The same file with Chinese words, and what stands alone in a list written without it. */
function inChinese(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inChinese);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([word, inner]) => [
      WORDS[word] ?? word,
      LISTS.has(word) && Array.isArray(inner) && inner.length === 1 ? inner[0] : inChinese(inner),
    ]),
  );
}

test("a file in Chinese words says the same", () => {
  fc.assert(
    fc.property(ruleFile(ANY), ({ file, place }) => {
      const chinese = inChinese(file) as Words;
      expect(chinese).toHaveProperty("方面");
      expect(read({ file: chinese, place }).rules).toEqual(read({ file, place }).rules);
    }),
    { numRuns: 40 },
  );
});

const several = fc.array(facts, { minLength: 1, maxLength: 7 });

/** How many places a quota gives among so many, in whole numbers. */
function placesOf({ amount, round, atLeast }: Quota, among: number): number {
  if ("number" in amount) return Math.max(amount.number, atLeast);
  const [share, whole] = [Number(amount.share.n) * among, Number(amount.share.d)];
  const exactly = { down: Math.floor(share / whole), up: Math.ceil(share / whole), half_up: Math.floor((2 * share + whole) / (2 * whole)) };
  return Math.max(exactly[round], atLeast);
}

/** Of each place of a quota: how many were chosen, and how many there are. */
function byPlace(members: readonly MemberFacts[], results: readonly Explained[], of: Quota["of"], isChosen: (one: Explained) => boolean) {
  const placeOf = new Map(
    members.map(({ person, sector, group }) => [person, of === "all" ? "" : ((of === "sector" ? sector : group) ?? "")]),
  );
  return [...Map.groupBy(results, ({ person }) => placeOf.get(person)).values()].map((inPlace) => ({
    chosen: inPlace.filter(isChosen).length,
    among: inPlace.length,
  }));
}

test("no quota is exceeded", () => {
  const officeOf = ({ offices }: MemberFacts): Office => offices[0]?.office ?? "member";
  const holds = (
    quotas: readonly Quota[],
    members: readonly MemberFacts[],
    results: readonly Explained[],
    isChosen: (one: Explained) => boolean,
  ): void => {
    const offices = new Map(members.map((one) => [one.person, officeOf(one)]));
    const quotaOf = ({ person }: Explained): Quota | undefined =>
      quotas.find((one) => one.offices === null || one.offices.has(offices.get(person) as Office));
    if (quotas.length === 0) return;
    expect(results.filter((one) => quotaOf(one) === undefined).filter(isChosen)).toEqual([]);
    for (const places of quotas)
      for (const { chosen, among } of byPlace(
        members,
        results.filter((one) => quotaOf(one) === places),
        places.of,
        isChosen,
      ))
        expect(chosen).toBeLessThanOrEqual(placesOf(places, among));
  };
  fc.assert(
    fc.property(several, ruleFile(ANY), (members, made) => {
      const by = read(made);
      const results = evaluateAll(members, [], by).filter(({ excluded }) => !excluded);
      for (const { id, quotas } of by.rules.grades.slice(0, -1)) holds(quotas, members, results, ({ grade }) => grade === id);
      holds(by.rules.commend?.quotas ?? [], members, results, ({ commended }) => commended === true);
    }),
    RUNS,
  );
});

test("ranks follow the order: 1, 2, 2, 4, and the better total before the worse", () => {
  fc.assert(
    fc.property(several, ruleFile(ANY), (members, made) => {
      const by = read(made);
      const results = evaluateAll(members, [], by).filter(({ excluded }) => !excluded);
      for (const [i, { rank, total }] of results.entries()) {
        const before = results[i - 1];
        if (before === undefined) expect(rank).toBe(1);
        else {
          expect(total).toBeLessThanOrEqual(before.total ?? Number.NaN);
          expect([before.rank, i + 1]).toContain(rank);
          if (rank === before.rank) expect(total).toBe(before.total);
          else if (by.rules.order.length === 1) expect(total).toBeLessThan(before.total ?? Number.NaN);
        }
      }
    }),
    RUNS,
  );
});

test("without requirements and vetoes the better rank never has the worse grade, equals have the same, and no grade is below its line", () => {
  fc.assert(
    fc.property(several, ruleFile(ANY), (members, { file }) => {
      // By offices, each competes among its own.
      const grades = (file.grades as Words[]).map(({ requires: _, quota: places, ...grade }) =>
        spoken({ ...grade, quota: Array.isArray(places) ? undefined : places }),
      );
      const by = read({ file: { ...file, vetoes: undefined, grades }, place: "all" });
      const results = evaluateAll(members, [], by).filter(({ excluded }) => !excluded);
      const place = (result: Explained | undefined): number => by.rules.grades.findIndex(({ id }) => id === result?.grade);
      for (const [i, result] of results.entries()) {
        const { min } = by.rules.grades[place(result)] as RuleSet["grades"][number];
        if (min !== null) expect(result.total).toBeGreaterThanOrEqual(min);
        if (i > 0) expect(place(result)).toBeGreaterThanOrEqual(place(results[i - 1]));
        if (i > 0 && results[i - 1]?.rank === result.rank) expect(place(result)).toBe(place(results[i - 1]));
      }
    }),
    RUNS,
  );
});
