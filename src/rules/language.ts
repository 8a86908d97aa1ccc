import * as v from "valibot";
import { exact, hundredths } from "../domain/scoring/exact.ts";
import { KINDS, LEVELS, OUTCOMES, ROLES, STATES, type State } from "../domain/kinds.ts";
import type { Dimension, Grade, Item, Match, RuleSet, Tier } from "../domain/scoring/rules.ts";

/** The words of a rule file (docs/rules.md, 计分规则). Unknown ones are errors. */

const kind = v.picklist(KINDS.map(({ id }) => id));
const role = v.picklist(ROLES.map(({ id }) => id));
const outcome = v.picklist(OUTCOMES.map(({ id }) => id));
const level = v.picklist(LEVELS.map(({ id }) => id));
const some = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.minLength(1));

/** Points as a number with a decimal point, or a fraction: 7.5, "1/3". */
const points = v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?(\/[1-9]\d*)?$/))]);
const share = v.pipe(
  v.union([v.number(), v.string()]),
  v.check((value) => /^(\d+(\.\d+)?%|[01]|0\.\d+|\d+\/[1-9]\d*)$/.test(String(value)), "1/2, 0.5 或 20%"),
);

const TierFile = v.strictObject({
  name: v.optional(v.string()),
  outcome: v.optional(some(outcome)),
  level: v.optional(some(level)),
  points,
});

const ItemFile = v.strictObject({
  name: v.string(),
  of: some(kind),
  role: v.optional(some(role)),
  attended: v.optional(v.boolean(), false),
  outcome: v.optional(some(outcome)),
  needs: v.optional(some(outcome)),
  not_form: v.optional(some(v.string()), undefined),
  max_position: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  points: v.optional(points),
  first: v.optional(points),
  max_count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  tiers: v.optional(some(TierFile)),
  weight: v.optional(points),
  values: v.optional(v.record(v.picklist(STATES.map(({ id }) => id)), points)),
});

const DimensionFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z_]*$/)),
  name: v.string(),
  short: v.optional(v.string()),
  cap: points,
  base: v.optional(points, 0),
  when_none: v.optional(v.picklist(["full", "zero"]), "full"),
  items: v.array(
    v.pipe(
      ItemFile,
      v.check(
        (item) => [item.points, item.tiers, item.weight].filter((way) => way !== undefined).length === 1,
        "points, tiers 或 weight 三者之一",
      ),
      v.check((item) => (item.weight === undefined) === (item.values === undefined), "weight 与 values 要一起写"),
    ),
  ),
  veto: v.optional(v.strictObject({ of: some(kind), outcome: some(outcome) })),
});

const GradeFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z_]*$/)),
  name: v.string(),
  min: v.optional(points),
  quota: v.optional(share),
  full: v.optional(v.array(v.string()), []),
  no_absence: v.optional(v.array(kind), []),
  no_gap: v.optional(v.array(kind), []),
});

const Words = v.strictObject({
  name: v.string(),
  evaluated: v.strictObject({ share_of_days: share, on_last_day: v.boolean() }),
  dimensions: some(DimensionFile),
  grades: v.pipe(v.array(GradeFile), v.minLength(2), v.maxLength(5)),
  veto_grade: v.string(),
  order: some(v.string()),
});

type RuleFileShape = v.InferOutput<typeof Words>;

/** What holds between the parts of a file, each with the key under which it is shown. */
const CONSISTENT: readonly { key: keyof RuleFileShape; says: string; holds: (file: RuleFileShape) => boolean }[] = [
  {
    key: "veto_grade",
    says: "veto_grade 要是 grades 里的一个 id",
    holds: ({ grades, veto_grade }) => grades.some(({ id }) => id === veto_grade),
  },
  {
    key: "order",
    says: "order 里只能写 total 和 dimensions 的 id",
    holds: ({ order, dimensions }) => order.every((key) => key === "total" || dimensions.some(({ id }) => id === key)),
  },
  {
    key: "grades",
    says: "除最后一个等次外都要写 min",
    holds: ({ grades }) => grades.every(({ min }, i) => (min === undefined) === (i === grades.length - 1)),
  },
  {
    key: "grades",
    says: "full 里只能写 dimensions 的 id",
    holds: ({ grades, dimensions }) => grades.every(({ full }) => full.every((key) => dimensions.some(({ id }) => id === key))),
  },
  {
    key: "dimensions",
    says: "dimensions 的 id 不能重复",
    holds: ({ dimensions }) => new Set(dimensions.map(({ id }) => id)).size === dimensions.length,
  },
];

export const RuleFile = v.pipe(
  Words,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { key, says, holds } of CONSISTENT) {
      if (holds(dataset.value)) continue;
      addIssue({ message: says, path: [{ type: "object", origin: "value", input: dataset.value, key, value: dataset.value[key] }] });
    }
  }),
);

type ItemShape = RuleFileShape["dimensions"][number]["items"][number];

const percent = (value: string | number) =>
  String(value).endsWith("%") ? exact(String(value).slice(0, -1)).div(exact(100)) : exact(value);

export function toRuleSet(file: RuleFileShape): RuleSet {
  return {
    name: file.name,
    evaluated: { share: percent(file.evaluated.share_of_days), onLastDay: file.evaluated.on_last_day },
    dimensions: file.dimensions.map(
      ({ id, name, short, cap, base, items, veto, when_none }): Dimension => ({
        id,
        name,
        short: short ?? name,
        cap: exact(cap),
        base: exact(base),
        items: items.map(toItem),
        veto: veto ? { kinds: new Set(veto.of), outcomes: veto.outcome } : null,
        whenNone: when_none,
      }),
    ),
    grades: file.grades.map(
      ({ id, name, min, quota, full, no_absence, no_gap }): Grade => ({
        id,
        name,
        min: min === undefined ? null : hundredths(exact(min)),
        quota: quota === undefined ? null : percent(quota),
        requires: [
          ...full.map((dimension) => ({ type: "full", dimension }) as const),
          ...no_absence.map((meeting) => ({ type: "no_absence", kind: meeting }) as const),
          ...no_gap.map((meeting) => ({ type: "no_gap", kind: meeting }) as const),
        ],
      }),
    ),
    vetoGrade: file.veto_grade,
    order: file.order.map((key) => (key === "total" ? "total" : { dimension: key })),
  };
}

function toItem(item: ItemShape): Item {
  const kinds = new Set(item.of);
  if (item.weight !== undefined) {
    return {
      type: "ratio",
      name: item.name,
      kinds,
      weight: exact(item.weight),
      values: new Map(Object.entries(item.values ?? {}).map(([state, value]) => [state as State, exact(value)])),
    };
  }
  const match: Match = {
    kinds,
    roles: item.role ?? null,
    attended: item.attended,
    outcomes: item.outcome ?? null,
    needs: item.needs ?? null,
    notForms: item.not_form ?? [],
    maxPosition: item.max_position ?? null,
  };
  const tiers: Tier[] = (item.tiers ?? [{ name: undefined, outcome: undefined, level: undefined, points: item.points ?? 0 }]).map(
    (tier) => ({
      name: tier.name ?? null,
      outcomes: tier.outcome ?? null,
      levels: tier.level ?? null,
      points: exact(tier.points),
    }),
  );
  return {
    type: "points",
    name: item.name,
    match,
    tiers,
    first: item.first === undefined ? null : exact(item.first),
    maxCount: item.max_count ?? null,
  };
}
