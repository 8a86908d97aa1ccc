import { expect, test } from "vitest";
import { OFFICE_ORDER } from "../../src/domain/people/member.ts";
import type { ActivityFact, MemberFacts } from "../../src/domain/scoring/facts.ts";
import { KINDS } from "../../src/domain/vocabulary/kinds.ts";
import { LEVELS } from "../../src/domain/vocabulary/levels.ts";
import { STATES } from "../../src/domain/vocabulary/states.ts";
import { fc } from "../support/seeded.ts";
import { attended, evaluateOne, member, rules, sumOfLines } from "./facts.ts";

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
const state = fc.constantFrom(...STATES.map(({ id }) => id));
const level = fc.option(fc.constantFrom(...LEVELS.map(({ id }) => id)));

/** An activity of any kind, with roles, states and outcomes that the kind allows. */
const fact: fc.Arbitrary<ActivityFact> = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    activity: fc.integer({ min: 1, max: 1_000_000 }),
    event: fc.integer({ min: 1, max: 6 }),
    kind: fc.constant(kind.id),
    form: fc.constantFrom(null, "集体", "联名"),
    title: fc.constant(kind.label.zh),
    date: fc.option(day),
    serial: fc.option(fc.integer({ min: 1, max: 2000 }).map((number) => `10-2-${number}`)),
    parts: fc.uniqueArray(
      fc.record({ role: fc.constantFrom(...kind.roles), state: fc.option(state), position: fc.option(fc.integer({ min: 1, max: 5 })) }),
      {
        minLength: 1,
        maxLength: 2,
        selector: ({ role }) => role,
      },
    ),
    outcomes:
      kind.outcomes.length === 0
        ? fc.constant([])
        : fc.array(fc.record({ what: fc.constantFrom(...kind.outcomes), level }), { maxLength: 3 }),
    sittings: kind.attended ? fc.array(fc.record({ date: day, state: fc.option(state) }), { maxLength: 3 }) : fc.constant([]),
  }),
);

const facts: fc.Arbitrary<MemberFacts> = fc
  .record({
    activities: fc.uniqueArray(fact, { maxLength: 14, selector: ({ activity }) => activity }),
    office: fc.constantFrom(...OFFICE_ORDER),
    suspended: fc.option(day),
  })
  .map(({ activities, office, suspended }) =>
    member(activities, { office, suspensions: suspended === null ? [] : [{ from: suspended, to: suspended }] }),
  )
  // Suspended on the last day would mean not evaluated at all.
  .filter(({ suspensions }) => suspensions.every(({ to }) => to !== "2026-12-31"));

test("the lines always sum to the total, and to each dimension", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const result = evaluateOne(one);
      expect(sumOfLines(result)).toBe(result.total);
      for (const { id } of rules.dimensions)
        expect(result.lines.filter(({ dimension }) => dimension === id).reduce((all, { points }) => all + points, 0)).toBe(
          result.points[id],
        );
    }),
  );
});

test("every dimension is within nothing and its cap", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const { points } = evaluateOne(one);
      for (const { id, cap } of rules.dimensions) {
        expect(points[id]).toBeGreaterThanOrEqual(0);
        expect(points[id]).toBeLessThanOrEqual(Number(cap?.valueOf()) * 100);
      }
    }),
  );
});

test("the order in which deeds come does not matter", () => {
  fc.assert(
    fc.property(
      facts.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.activities], { minLength: one.activities.length }))),
      ([one, shuffled]) => {
        expect(evaluateOne({ ...one, activities: shuffled })).toEqual(evaluateOne(one));
      },
    ),
  );
});

test("an attended activity more never lowers a total", () => {
  fc.assert(
    fc.property(facts, fc.constantFrom("inspection", "research", "training", "service", "charity"), (one, kind) => {
      const more = { ...one, activities: [...one.activities, { ...attended(kind), activity: 2_000_000, event: 2_000_000 }] };
      expect(evaluateOne(more).total).toBeGreaterThanOrEqual(evaluateOne(one).total as number);
    }),
  );
});

test("scoring twice is scoring once", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const before = structuredClone(one);
      expect(evaluateOne(one)).toEqual(evaluateOne(one));
      expect(one).toEqual(before);
    }),
  );
});
