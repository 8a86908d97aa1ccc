import type { Span } from "../calendar/dates.ts";
import type { Office } from "../people/member.ts";
import type { Level } from "../vocabulary/levels.ts";
import type { Outcome } from "../vocabulary/outcomes.ts";
import type { Role } from "../vocabulary/roles.ts";
import type { State } from "../vocabulary/states.ts";

/** What scoring knows of one member (or of whom else a rule set evaluates): the places held, and each activity of the period once. */
export interface MemberFacts {
  readonly person: number;
  readonly name: string;
  readonly seats: readonly Span[];
  readonly suspensions: readonly Span[];
  readonly offices: readonly (Span & { readonly office: Office })[];
  readonly activities: readonly ActivityFact[];
  /** On the period's last day, for quotas; of two the first. */
  readonly sector?: string | null;
  readonly group?: string | null;
  /** What late outcomes of closed years pay in this one. */
  readonly carried?: readonly CarriedPoints[];
}

/** The difference that a late outcome of a closed year makes to one of its records, in hundredths, before any cap. */
export interface CarriedPoints {
  /** What the record gives now, and what it gave at closing, where the difference is its own. */
  readonly is?: number;
  readonly was?: number;
  readonly year: number;
  readonly dimension: string;
  readonly item: string;
  readonly points: number;
  readonly activity: number | null;
  readonly title: string;
  readonly date: string | null;
}

/** One activity in one member's year. */
export interface ActivityFact {
  /** The same number for activities of one kind, form and outcome, taken part in in the same way: a rule set judges them alike. */
  readonly alike?: number;
  /** The same number for whoever took part in this activity in the same way; from 0, without gaps. */
  readonly same?: number;
  readonly activity: number;
  /** Activities that grew out of one another share an event; else the activity's own id. */
  readonly event: number;
  readonly kind: string;
  readonly form: string | null;
  readonly title: string;
  readonly date: string | null;
  readonly serial: string | null;
  /** The member's own part, a row for each role. */
  readonly parts: readonly PartFact[];
  /** What came of it: the activity's, and of personal outcomes this member's only. */
  readonly outcomes: readonly OutcomeFact[];
  /** A meeting signed by sittings: the state at each that the sheet names the member on. */
  readonly sittings: readonly SittingFact[];
  /** How many are named in each role, where the rule set shares points among them. */
  readonly named?: ReadonlyMap<Role, number>;
}

export interface PartFact {
  readonly role: Role;
  readonly state: State | null;
  readonly position: number | null;
  /** Its own, where rows of one activity say several (a speech written and spoken); else the activity's holds. */
  readonly form?: string | null;
  /** The reason of a leave. */
  readonly reason?: string | null;
  /** People met, half days. */
  readonly quantity?: number | null;
  /** Yuan. */
  readonly amount?: number | null;
  /** Signed at one sitting of a meeting. */
  readonly ofSitting?: boolean;
}

export interface OutcomeFact {
  readonly what: Outcome;
  readonly level: Level | null;
  readonly form?: string | null;
}

export interface SittingFact {
  readonly date: string;
  readonly state: State | null;
  readonly reason?: string | null;
}

/** A meeting that every serving member is expected at, to find who is missing from its sheet. */
export interface ExpectedMeeting {
  readonly activity: number;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
}
