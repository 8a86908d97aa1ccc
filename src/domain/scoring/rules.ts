import type { Office } from "../people/member.ts";
import type { Level } from "../vocabulary/levels.ts";
import type { Outcome } from "../vocabulary/outcomes.ts";
import type { Role } from "../vocabulary/roles.ts";
import type { State } from "../vocabulary/states.ts";
import type { Exact } from "./exact.ts";

/**
 * A rule set: an office's table of points as data (docs/rules.md, 计分规则). The engine knows nothing of any one table.
 * A few notions carry it: a condition says which records; an item gives points for them, or for what was expected; a
 * part holds items under a cap; a count of records is a requirement, a veto or a limit.
 */
export interface RuleSet {
  readonly name: string;
  readonly evaluates: Subject;
  readonly evaluated: Evaluated;
  /** To how many decimals a dimension is rounded, half up: 0, 1 or 2. */
  readonly decimals: number;
  /** The most that all dimensions give together; null for no ceiling. */
  readonly cap: Exact | null;
  readonly dimensions: readonly Dimension[];
  readonly vetoes: readonly Veto[];
  /** From the best to the worst; the last has no lower bound. */
  readonly grades: readonly Grade[];
  /** The grade of whoever has a veto that names none of its own. */
  readonly vetoGrade: string;
  readonly order: readonly OrderKey[];
  /** Whom the office commends, where that is not simply the best grade. */
  readonly commend: Selection | null;
  readonly turned: Turned;
}

/** Where a proposal that became an opinion counts: as that opinion, as the proposal, or as both. */
export type Turned = "opinion" | "proposal" | "both";

/** Whom a rule set evaluates. */
export type Subject = "members" | "informants" | "units" | "groups";

/** Who is evaluated at all. */
export interface Evaluated {
  /** At least this share of the period's days in the seat and not suspended. */
  readonly share: Exact;
  /** In the seat and not suspended on the period's last day. */
  readonly onLastDay: boolean;
  /** By the office on the period's last day; null for all. */
  readonly offices: Offices;
}

export interface Dimension {
  readonly id: string;
  readonly name: string;
  /** For a narrow column. */
  readonly short: string;
  /** Whose table it stands in, by the office on the period's last day; null for everybody's. */
  readonly offices: Offices;
  readonly cap: Exact | null;
  /** The least it gives; null for no bottom. */
  readonly floor: Exact | null;
  readonly items: readonly Item[];
  /** What a dimension of ratios gives where nothing was expected of the member. */
  readonly whenNone: "full" | "zero";
  /** Whether what records give is divided by the share of the period that the member served. */
  readonly proRata: boolean;
}

/** Offices that something holds for; null for all. */
export type Offices = ReadonlySet<Office> | null;

export type Item = ConstantItem | PointItem | RatioItem | Part;

/** Points that need no record: a base. */
export interface ConstantItem {
  readonly type: "constant";
  readonly name: string;
  readonly points: Exact;
  readonly offices: Offices;
}

/** Points for each record that matches. */
export interface PointItem {
  readonly type: "points";
  readonly name: string;
  readonly match: Condition;
  /** Of the tiers that a record meets the weightiest counts. One tier is the ordinary case. */
  readonly tiers: readonly Tier[];
  readonly sittings: Sittings;
  /** What the first that counts (by date, then number) earns instead. */
  readonly first: Exact | null;
  /** Counting begins with this one: 2 is "from the second on". */
  readonly from: number;
  /** How many count, the first by date; null for all. */
  readonly maxCount: number | null;
  /** How many count, those that earn most; null for all. */
  readonly best: number | null;
  /** Fewer matching records than this give nothing. */
  readonly atLeast: number;
  /** Whether one record that does not match (an absence) spoils all. */
  readonly every: boolean;
  readonly cap: Exact | null;
  readonly split: Split | null;
  readonly per: Per | null;
}

/** How a meeting that was signed by sittings matches: by one of them, by all, or each as a record of its own. */
export type Sittings = "any" | "all" | "each";

/** A record's points shared among those named: the lead's share, the rest evenly; without a lead's share, all evenly. */
export interface Split {
  readonly lead: Exact | null;
}

/** Points for each full step of a quantity; of records, each is one. */
export interface Per {
  readonly what: "quantity" | "amount" | "half_day" | "record";
  readonly step: Exact;
  /** Whether the quantities of all records add up before steps are counted. */
  readonly cumulative: boolean;
}

/** Kinds of activities; null: any. Of a kind that stands in `kindForms` these forms alone. */
export interface Kinds {
  readonly kinds: ReadonlySet<string> | null;
  readonly kindForms: ReadonlyMap<string, readonly string[]> | null;
}

/** Which records: everything that is said must hold, and of a list any one. */
export interface Condition extends Kinds {
  readonly roles: readonly Role[] | null;
  readonly states: readonly State[] | null;
  /** Of a leave: 病假, 公假. */
  readonly reasons: readonly string[] | null;
  readonly notReasons: readonly string[];
  readonly outcomes: readonly Outcome[] | null;
  readonly levels: readonly Level[] | null;
  /** The form of what came of it: 单篇, 综合, 转送. */
  readonly outcomeForms: readonly string[] | null;
  /** One of these must have come of it too, else the record is named and gives nothing. */
  readonly needs: readonly Outcome[] | null;
  readonly forms: readonly string[] | null;
  readonly notForms: readonly string[];
  /** Among the first so many named. */
  readonly maxPosition: number | null;
  /** By the office on the record's day. */
  readonly offices: Offices;
}

export interface Tier {
  readonly name: string | null;
  readonly match: Condition;
  readonly points: Exact;
  /** The most that the records of this tier give together; null for no ceiling. */
  readonly cap: Exact | null;
}

/** A weight times the mean of the values of the expected occasions, or the points of the step that this mean reaches. */
export interface RatioItem extends Kinds {
  readonly type: "ratio";
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly weight: Exact;
  /** By state, or by the reason of a leave, which goes before. */
  readonly values: ReadonlyMap<string, Exact>;
  /** From the highest down; null where the mean itself counts. The weight is then the most that a step gives. */
  readonly steps: readonly Step[] | null;
  /** Where nothing was expected: the weight goes to the other ratios of the dimension, or counts in full, or not. */
  readonly whenNone: "redistribute" | "full" | "zero";
  readonly offices: Offices;
}

/** Points from a share of attendance on. */
export interface Step {
  readonly name: string | null;
  readonly atLeast: Exact;
  readonly points: Exact;
}

/** Items under one cap, inside a dimension. */
export interface Part {
  readonly type: "part";
  readonly name: string;
  readonly items: readonly Item[];
  readonly cap: Exact | null;
  readonly floor: Exact | null;
  /** Only so many records of all its items count, those that earn most. */
  readonly best: number | null;
  /** By the office on the period's last day. */
  readonly offices: Offices;
}

/** How many records match, and how many may or must. */
export interface Count {
  readonly match: Condition;
  /** By the office on the period's last day. */
  readonly offices: Offices;
  readonly sittings: Sittings;
  readonly atLeast: number;
  readonly atMost: number | null;
  /** Counted as a share of the occasions expected, these are its bounds instead; null for a number of records. */
  readonly share: { readonly atLeast: Exact | null; readonly atMost: Exact | null } | null;
}

/** A count that decides the grade, whatever the total. */
export interface Veto {
  readonly name: string | null;
  /** The dimension in which it is shown; null for none. */
  readonly dimension: string | null;
  readonly count: Count;
  readonly grade: string | null;
}

/** How many may be chosen, of all or of each sector or group. */
export interface Quota {
  /** For these offices, by the office on the period's last day; null for all. */
  readonly offices: Offices;
  readonly amount: { readonly share: Exact } | { readonly number: number };
  readonly of: "all" | "sector" | "group";
  /** In each sector or group at least so many. */
  readonly atLeast: number;
  readonly round: "down" | "up" | "half_up";
}

/** A choice among those evaluated: who comes into question, and how many of them. */
export interface Selection {
  readonly name: string;
  /** The least total, in hundredths; null for none. */
  readonly min: number | null;
  /** None for no limit; of several, the first that is for a member's office. */
  readonly quotas: readonly Quota[];
  readonly requires: readonly Requirement[];
  /** By the office on the period's last day; null for all. */
  readonly offices: Offices;
  /** Only those of these grades; null for all. */
  readonly grades: readonly string[] | null;
}

export interface Grade extends Selection {
  readonly id: string;
}

export type Requirement =
  | { readonly type: "full"; readonly dimension: string }
  | { readonly type: "no_absence"; readonly kind: string }
  | { readonly type: "no_gap"; readonly kind: string }
  /** So many of several counts must hold. */
  | { readonly type: "count"; readonly name: string; readonly any: readonly Count[]; readonly least: number; readonly offices: Offices };

/** What breaks a tie, in turn: the total, or a dimension before its cap and rounding. */
export type OrderKey = "total" | { readonly dimension: string };
