import { compare, type Exact, exact, hundredths, ZERO } from "../domain/scoring/exact.ts";
import { isReason } from "../domain/scoring/match.ts";
import type {
  Condition,
  ConstantItem,
  Count,
  Dimension,
  Grade,
  Item,
  Offices,
  Part,
  PointItem,
  Quota,
  RatioItem,
  Requirement,
  RuleSet,
  Selection,
  Tier,
  Veto,
} from "../domain/scoring/rules.ts";
import { canonicalForm } from "../domain/vocabulary/kinds.ts";
import { readState } from "../domain/vocabulary/states.ts";
import { kindsSaid } from "./kinds-said.ts";
import type {
  CommendFile,
  ConditionFile,
  CountFile,
  DimensionFile,
  GradeFile,
  ItemFile,
  QuotaFile,
  RuleFile,
  VetoFile,
} from "./language.ts";

/** A checked rule file as the engine's rule set: what was left unsaid is filled in here, and nowhere else. */
export function toRuleSet(file: RuleFile): RuleSet {
  const evaluates = file.evaluates ?? "members";
  const isMembers = evaluates === "members";
  const gradeId = (written: string): string =>
    file.grades.find((grade) => idOf(grade) === written || grade.name === written)?.id ?? written;
  const dimensionId = (written: string): string => {
    const found = file.dimensions.find((dimension) => idOf(dimension) === written || dimension.name === written);
    return found ? idOf(found) : written;
  };
  const grades = file.grades.map((grade): Grade => ({ id: grade.id ?? grade.name, ...toSelection(grade, grade.name, dimensionId) }));
  const last = grades.at(-1)?.id ?? "";
  return {
    name: file.name,
    evaluates,
    evaluated: {
      share: shareOf(file.evaluated?.share_of_days ?? (isMembers ? "1/2" : 0)),
      onLastDay: file.evaluated?.on_last_day ?? isMembers,
      offices: offices(file.evaluated?.for),
    },
    decimals: file.decimals ?? 2,
    cap: file.cap === undefined ? null : exact(file.cap),
    dimensions: file.dimensions.map(toDimension),
    vetoes: [
      ...file.dimensions.flatMap((dimension) => (dimension.veto ? [toVeto(dimension.veto, idOf(dimension), gradeId)] : [])),
      ...(file.vetoes ?? []).map((veto) => toVeto(veto, null, gradeId)),
    ],
    grades,
    vetoGrade: file.veto_grade === undefined ? last : gradeId(file.veto_grade),
    order: (file.order ?? ["total"]).map((key) => (key === "total" || key === "总分" ? "total" : { dimension: dimensionId(key) })),
    commend: file.commend ? toCommend(file.commend, dimensionId, gradeId) : null,
    turned: file.turned ?? "opinion",
  };
}

/** A dimension without an id of its own goes by its name. */
export const idOf = ({ id, name }: { id?: string | undefined; name: string }): string => id ?? name;

/** 20%, 0.2 or 1/5. */
export const shareOf = (value: string | number): Exact =>
  String(value).endsWith("%") ? exact(String(value).slice(0, -1)).div(100) : exact(value);

const optional = (value: string | number | undefined): Exact | null => (value === undefined ? null : exact(value));

const offices = (held: ConditionFile["for"]): Offices => (held === undefined ? null : new Set(held));

function toDimension(file: DimensionFile): Dimension {
  const base: ConstantItem[] =
    file.base === undefined ? [] : [{ type: "constant", name: "基础分", points: exact(file.base), offices: null }];
  return {
    id: idOf(file),
    name: file.name,
    short: file.short ?? file.name,
    offices: offices(file.for),
    cap: optional(file.cap),
    floor: file.floor === "none" || file.floor === "无" ? null : exact(file.floor ?? 0),
    items: [...base.filter(({ points }) => points.compare(ZERO) !== 0), ...file.items.map(toItem)],
    whenNone: file.when_none === "zero" ? "zero" : "full",
    proRata: file.pro_rata ?? false,
  };
}

function toItem(file: ItemFile): Item {
  if (file.items !== undefined) return toPart(file, file.items);
  if (file.values !== undefined) return toRatio(file);
  if (file.of === undefined && file.tiers === undefined)
    return { type: "constant", name: file.name, points: exact(file.points ?? 0), offices: offices(file.for) };
  return toPoints(file);
}

const toPart = (file: ItemFile, items: readonly ItemFile[]): Part => ({
  type: "part",
  name: file.name,
  items: items.map(toItem),
  cap: optional(file.cap),
  floor: optional(file.floor),
  best: file.best ?? null,
  offices: offices(file.for),
});

const toRatio = (file: ItemFile): RatioItem => ({
  type: "ratio",
  name: file.name,
  ...kindsSaid(file.of ?? []),
  weight: weightOf(file) ?? ZERO,
  steps:
    file.tiers
      ?.map((tier) => ({ name: tier.name ?? null, atLeast: shareOf(tier.at_least ?? 0), points: exact(tier.points) }))
      .sort((a, b) => compare(b.atLeast, a.atLeast)) ?? null,
  values: new Map(Object.entries(file.values ?? {}).map(([word, value]) => [valueWord(word), exact(value)])),
  whenNone: file.when_none ?? "redistribute",
  offices: offices(file.for),
});

/** The most that a ratio gives: its weight, or the best of its steps; null for other items. */
export function weightOf({ weight, values, tiers }: ItemFile): Exact | null {
  if (weight !== undefined) return exact(weight);
  return values === undefined || tiers === undefined
    ? null
    : tiers.map((tier) => exact(tier.points)).reduce((most, one) => (compare(one, most) > 0 ? one : most));
}

/** 出席 is a state; 公假, 病假 are reasons of a leave, which go before it. */
export function valueWord(word: string): string {
  const reason = ["公假", "病假", "事假"].find((sort) => word !== "请假" && isReason(word, sort));
  return reason ?? readState(word) ?? word;
}

const toPoints = (file: ItemFile): PointItem => ({
  type: "points",
  name: file.name,
  match: toCondition(file),
  tiers: (file.tiers ?? [{ points: file.points ?? 0, cap: undefined }]).map(
    (tier): Tier => ({
      name: tier.name ?? null,
      // The level of a tier is that of the outcome that the item speaks of.
      match: toCondition(tier.level || tier.outcome_form ? { ...tier, outcome: tier.outcome ?? file.outcome } : tier),
      points: exact(tier.points),
      cap: optional(tier.cap),
    }),
  ),
  sittings: file.sittings ?? "any",
  first: optional(file.first),
  from: file.from ?? 1,
  maxCount: file.max_count ?? null,
  best: file.best ?? null,
  atLeast: file.at_least ?? 1,
  every: file.every ?? false,
  cap: optional(file.cap),
  split: file.split === undefined ? null : { lead: file.split === "even" || file.split === "平分" ? null : shareOf(file.split) },
  // A record alone is never two.
  per:
    file.per === undefined ? null : { what: file.per, step: exact(file.step ?? 1), cumulative: file.cumulative ?? file.per === "record" },
});

export function toCondition(file: ConditionFile): Condition {
  return {
    ...(file.of === undefined ? { kinds: null, kindForms: null } : kindsSaid(file.of)),
    roles: file.role ?? null,
    states: file.state ?? (file.attended ? ["present", "late", "left_early"] : null),
    reasons: file.reason ?? null,
    notReasons: file.not_reason ?? [],
    outcomes: file.outcome ?? null,
    levels: file.level ?? null,
    outcomeForms: file.outcome_form ?? null,
    needs: file.needs ?? null,
    forms: file.form?.map(canonicalForm) ?? null,
    notForms: file.not_form?.map(canonicalForm) ?? [],
    maxPosition: file.max_position ?? null,
    offices: offices(file.for),
  };
}

export function toCount(file: CountFile): Count {
  const { at_least: least, at_most: most } = file;
  const isShare = typeof least === "string" || typeof most === "string";
  return {
    match: { ...toCondition(file), offices: null },
    offices: offices(file.for),
    sittings: file.sittings ?? "any",
    atLeast: typeof least === "number" ? least : most === undefined ? 1 : 0,
    atMost: typeof most === "number" ? most : null,
    share: isShare ? { atLeast: least === undefined ? null : shareOf(least), atMost: most === undefined ? null : shareOf(most) } : null,
  };
}

const toVeto = (file: VetoFile, dimension: string | null, gradeId: (written: string) => string): Veto => ({
  name: file.name ?? null,
  dimension,
  count: toCount(file),
  grade: file.grade === undefined ? null : gradeId(file.grade),
});

function toSelection(file: GradeFile | CommendFile, name: string, dimensionId: (written: string) => string): Selection {
  return {
    name,
    min: file.min === undefined ? null : hundredths(exact(file.min)),
    quotas: (file.quota ?? []).map(toQuota),
    requires: [
      ...(file.full ?? []).map((dimension) => ({ type: "full", dimension: dimensionId(dimension) }) as const),
      ...(file.no_absence ?? []).map((meeting) => ({ type: "no_absence", kind: meeting }) as const),
      ...(file.no_gap ?? []).map((meeting) => ({ type: "no_gap", kind: meeting }) as const),
      ...(file.requires ?? []).map(
        (one): Requirement => ({
          type: "count",
          name: one.name ?? "条件",
          any: (one.any ?? [one]).map(toCount),
          // Of several conditions, how many; of one, how many records it asks for is said in it.
          least: one.any !== undefined && typeof one.at_least === "number" ? one.at_least : 1,
          offices: offices(one.for),
        }),
      ),
    ],
    offices: offices(file.for),
    grades: null,
  };
}

function toQuota({ share, number, of, at_least, round, for: held }: QuotaFile): Quota {
  const amount = number === undefined ? { share: shareOf(share ?? 0) } : { number };
  return { offices: offices(held), amount, of: of ?? "all", atLeast: at_least ?? 0, round: round ?? "down" };
}

const toCommend = (file: CommendFile, dimensionId: (written: string) => string, gradeId: (written: string) => string): Selection => ({
  ...toSelection(file, file.name ?? "表彰名单", dimensionId),
  grades: file.grades?.map(gradeId) ?? null,
});
