import type { Span } from "../dates.ts";
import type { Level, Outcome, Role, State } from "../kinds.ts";
import type { Office } from "../member.ts";

/** What scoring knows of one member: the places held, and each deed of the period once. */
export interface MemberFacts {
  readonly person: number;
  readonly name: string;
  readonly seats: readonly Span[];
  readonly suspensions: readonly Span[];
  readonly offices: readonly (Span & { readonly office: Office })[];
  readonly deeds: readonly DeedFact[];
}

/** One deed in one member's year. */
export interface DeedFact {
  readonly activity: number;
  /** Deeds that grew out of one another share an event; else the activity's own id. */
  readonly event: number;
  readonly kind: string;
  readonly form: string | null;
  readonly title: string;
  readonly date: string | null;
  readonly serial: string | null;
  /** The member's own part, a row for each role. */
  readonly parts: readonly { readonly role: Role; readonly state: State | null; readonly position: number | null }[];
  /** What came of it: the deed's, and of personal outcomes this member's only. */
  readonly outcomes: readonly { readonly what: Outcome; readonly level: Level | null }[];
  /** A meeting signed by sittings: the state at each that the sheet names the member on. */
  readonly sittings: readonly { readonly date: string; readonly state: State | null }[];
}

/** A meeting that every serving member is expected at, to find who is missing from its sheet. */
export interface ExpectedMeeting {
  readonly activity: number;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}
