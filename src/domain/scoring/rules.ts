import type { Exact } from "./exact.ts";
import type { Level, Outcome, Role, State } from "../kinds.ts";

/** A rule set: an office's table of points as data (docs/rules.md, 计分规则). The engine knows nothing of any one table. */
export interface RuleSet {
  readonly name: string;
  readonly evaluated: Evaluated;
  readonly dimensions: readonly Dimension[];
  /** From the best to the worst; the last has no lower bound. */
  readonly grades: readonly Grade[];
  /** The grade of whoever has a veto. */
  readonly vetoGrade: string;
  readonly order: readonly OrderKey[];
}

/** Who is evaluated at all. */
export interface Evaluated {
  /** At least this share of the period's days in the seat and not suspended. */
  readonly share: Exact;
  /** In the seat and not suspended on the period's last day. */
  readonly onLastDay: boolean;
}

export interface Dimension {
  readonly id: string;
  readonly name: string;
  /** For a narrow column. */
  readonly short: string;
  readonly cap: Exact;
  readonly base: Exact;
  readonly items: readonly Item[];
  readonly veto: { readonly kinds: ReadonlySet<string>; readonly outcomes: readonly Outcome[] } | null;
  /** What a dimension of ratios gives where nothing was expected of the member. */
  readonly whenNone: "full" | "zero";
}

export type Item = PointItem | RatioItem;

/** Points for each deed that matches. */
export interface PointItem {
  readonly type: "points";
  readonly name: string;
  readonly match: Match;
  /** The tiers of points; of those that a deed meets the weightiest counts. One tier is the ordinary case. */
  readonly tiers: readonly Tier[];
  /** What the first matching deed (by date, then number) earns instead. */
  readonly first: Exact | null;
  readonly maxCount: number | null;
}

export interface Match {
  readonly kinds: ReadonlySet<string>;
  readonly roles: readonly Role[] | null;
  /** Only where the member was there: present, late or left early, in any role. */
  readonly attended: boolean;
  /** One of these must have come of it. */
  readonly outcomes: readonly Outcome[] | null;
  /** And one of these too. */
  readonly needs: readonly Outcome[] | null;
  readonly notForms: readonly string[];
  /** Among the first so many named. */
  readonly maxPosition: number | null;
}

export interface Tier {
  readonly name: string | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly levels: readonly Level[] | null;
  readonly points: Exact;
}

/** A weight times the mean of the values of the expected occasions. */
export interface RatioItem {
  readonly type: "ratio";
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly weight: Exact;
  readonly values: ReadonlyMap<State, Exact>;
}

export interface Grade {
  readonly id: string;
  readonly name: string;
  /** The least total, in hundredths; null for the last grade. */
  readonly min: number | null;
  /** The most that may have it, as a share of those evaluated, rounded down. */
  readonly quota: Exact | null;
  readonly requires: readonly Requirement[];
}

export type Requirement =
  | { readonly type: "full"; readonly dimension: string }
  | { readonly type: "no_absence"; readonly kind: string }
  | { readonly type: "no_gap"; readonly kind: string };

/** What breaks a tie, in turn: the total, or a dimension before its cap and rounding. */
export type OrderKey = "total" | { readonly dimension: string };
