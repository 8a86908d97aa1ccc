import * as v from "valibot";
import {
  counted,
  dimensionId,
  flag,
  kind,
  kindOrForm,
  level,
  measure,
  named,
  office,
  outcome,
  place,
  points,
  positive,
  role,
  rounding,
  said,
  share,
  sittings,
  some,
  state,
  subject,
  times,
  turned,
  whenNone,
  whenNoneAtAll,
  words,
} from "./vocabulary.ts";

/** The words of a rule file (docs/rules.md, 计分规则), and where each may stand. What holds between them: consistent/. */

/** Which records: everything that is said must hold, and of a list any one. */
export const CONDITION = {
  of: v.optional(some(kindOrForm)),
  role: v.optional(some(role)),
  attended: v.optional(v.literal(true, said("只写 true；不问到场就不写", "only true; leave it out otherwise"))),
  state: v.optional(some(state)),
  reason: v.optional(some(named)),
  not_reason: v.optional(some(named)),
  outcome: v.optional(some(outcome)),
  level: v.optional(some(level)),
  outcome_form: v.optional(some(named)),
  needs: v.optional(some(outcome)),
  form: v.optional(some(named)),
  not_form: v.optional(some(named)),
  max_position: v.optional(positive),
  for: v.optional(some(office)),
};

export const COUNT = { ...CONDITION, sittings: v.optional(sittings), at_least: v.optional(times), at_most: v.optional(times) };

const Tier = words({ name: v.optional(named), ...CONDITION, points, cap: v.optional(points), at_least: v.optional(share) });

const ITEM = {
  name: named,
  ...CONDITION,
  sittings: v.optional(sittings),
  every: v.optional(flag),
  points: v.optional(points),
  first: v.optional(points),
  from: v.optional(positive),
  max_count: v.optional(positive),
  best: v.optional(positive),
  at_least: v.optional(positive),
  cap: v.optional(points),
  floor: v.optional(points),
  split: v.optional(
    v.union(
      [v.picklist(["even", "平分"]), share],
      said("应写 even（平分）或第一人的比例，如 1/2", "should be even, or the lead's share such as 1/2"),
    ),
  ),
  per: v.optional(measure),
  step: v.optional(points),
  cumulative: v.optional(flag),
  tiers: v.optional(some(Tier)),
  weight: v.optional(points),
  values: v.optional(v.record(v.string(), points)),
  when_none: v.optional(whenNone),
};

export type ItemFile = v.InferOutput<v.StrictObjectSchema<typeof ITEM, undefined>> & { readonly items?: readonly ItemFile[] | undefined };

const Item: v.GenericSchema<unknown, ItemFile> = words({ ...ITEM, items: v.optional(v.lazy(() => some(Item))) }) as never;

const Veto = words({ name: v.optional(named), ...COUNT, grade: v.optional(named) });

const Dimension = words({
  id: v.optional(dimensionId),
  name: dimensionId,
  short: v.optional(named),
  for: v.optional(some(office)),
  base: v.optional(points),
  cap: v.optional(points),
  floor: v.optional(v.union([v.picklist(["none", "无"]), points], said("应是分数，或 none（无）", "should be points, or none"))),
  when_none: v.optional(whenNoneAtAll),
  pro_rata: v.optional(flag),
  items: v.array(Item, said("应是一个清单", "should be a list")),
  veto: v.optional(Veto),
});

const Quota = words({
  for: v.optional(some(office)),
  share: v.optional(share),
  number: v.optional(counted),
  of: v.optional(place),
  at_least: v.optional(counted),
  round: v.optional(rounding),
});

const Requirement = words({ name: v.optional(named), ...COUNT, any: v.optional(some(words(COUNT))) });

const SELECTION = {
  min: v.optional(points),
  quota: v.optional(some(Quota)),
  requires: v.optional(some(Requirement)),
  full: v.optional(v.array(named)),
  no_absence: v.optional(v.array(kind)),
  no_gap: v.optional(v.array(kind)),
  for: v.optional(some(office)),
};

const Grade = words({ id: v.optional(named), name: named, ...SELECTION });

export const RuleFile = words({
  name: named,
  evaluates: v.optional(subject),
  evaluated: v.optional(words({ for: v.optional(some(office)), share_of_days: v.optional(share), on_last_day: v.optional(flag) })),
  decimals: v.optional(v.pipe(counted, v.maxValue(2, said("只能是 0、1、2", "should be 0, 1 or 2")))),
  cap: v.optional(points),
  turned: v.optional(turned),
  dimensions: some(Dimension),
  vetoes: v.optional(some(Veto)),
  grades: v.pipe(
    some(Grade),
    v.minLength(2, said("至少两个等次", "two grades or more")),
    v.maxLength(5, said("最多五个等次", "five grades at most")),
  ),
  veto_grade: v.optional(named),
  order: v.optional(some(named)),
  commend: v.optional(words({ name: v.optional(named), ...SELECTION, grades: v.optional(some(named)) })),
});

export type RuleFile = v.InferOutput<typeof RuleFile>;
export type TierFile = NonNullable<ItemFile["tiers"]>[number];
export type DimensionFile = RuleFile["dimensions"][number];
export type GradeFile = RuleFile["grades"][number];
export type QuotaFile = NonNullable<GradeFile["quota"]>[number];
export type CommendFile = NonNullable<RuleFile["commend"]>;
export type CountFile = v.InferOutput<v.StrictObjectSchema<typeof COUNT, undefined>>;
export type ConditionFile = v.InferOutput<v.StrictObjectSchema<typeof CONDITION, undefined>>;
export type VetoFile = NonNullable<DimensionFile["veto"]>;
