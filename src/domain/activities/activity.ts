import type { PartialDate } from "../calendar/dates.ts";
import type { WrittenName } from "../people/names.ts";
import type { Where } from "../text/problem.ts";
import type { Level } from "../vocabulary/levels.ts";
import type { Outcome } from "../vocabulary/outcomes.ts";
import type { Role } from "../vocabulary/roles.ts";
import type { State } from "../vocabulary/states.ts";

/**
 * Every duty is recorded the same way: what happened, who took part and how, what came of it (docs/records.md, 记录什么).
 * A draft is an activity as a workbook or a command states it, people still by name. null and [] are no statement.
 */
export interface ActivityDraft extends ActivityFields {
  readonly where: Where;
  readonly row: number | null;
  readonly parts: readonly PartDraft[];
  readonly outcomes: readonly OutcomeDraft[];
  readonly handlings: readonly Handling[];
  /** Roles whose list in the draft is the whole list: a name no longer in it is taken off. */
  readonly complete: readonly Role[];
  /** Outcomes of which the draft states the whole truth: one that it does not name is taken off. */
  readonly decided: readonly Outcome[];
  /** The sittings of a meeting, activities of the same kind. */
  readonly sittings: readonly ActivityDraft[];
  /** Whether each row is an activity of its own (a ledger of proposals), and not one of several about the same activity. */
  readonly oneRow: boolean;
  /** Whether the activity is one person's own, so that its key names the person: a contact with residents. */
  readonly own: boolean;
  /** The activity that is meant, where the command names it. */
  readonly id: number | null;
}

export interface ActivityFields {
  readonly kind: string;
  readonly title: string;
  readonly starts: PartialDate | null;
  readonly ends: PartialDate | null;
  readonly place: string | null;
  readonly theme: string | null;
  /**
   * A proposal's 个人/联名/集体, a speech's 口头/书面, a supervision's three forms, a training's 政协讲堂. Where the rows of one
   * activity differ in it, it stands with the parts (PartDraft.form).
   */
  readonly form: string | null;
  /** 案号, 流水号, 编号. */
  readonly serial: string | null;
  readonly term: number | null;
  readonly session: number | null;
  readonly category: string | null;
  readonly livelihood: boolean | null;
  /** The body that proposed, of a collective proposal; the bodies that met. */
  readonly body: string | null;
  /** The activity that the ledger names in 并入 or 来源提案, by number or title; views resolve it. */
  readonly refersTo: string | null;
  readonly note: string | null;
}

/** What is said of one person's taking part, in a draft and on record alike. */
interface PartFields {
  readonly role: Role;
  readonly state: State | null;
  readonly reason: string | null;
  /** A form of the part's own, where the rows of one activity differ in it (书面 and 口头 of a speech); null: the activity's. */
  readonly form: string | null;
  /** The order of naming among authors and co-signers, from 1. */
  readonly position: number | null;
  readonly quantity: number | null;
  /** Yuan. */
  readonly amount: number | null;
}

export interface PartDraft extends PartFields {
  readonly who: WrittenName | { readonly person: number };
  readonly rows: readonly number[];
  readonly where: Where;
  /** "All present": holds only for whom nothing else is said. */
  readonly byDefault: boolean;
  /** The state is what a blank cell of a ledger means: it gives way to a state on record. */
  readonly stateImplied: boolean;
}

export interface OutcomeDraft {
  readonly what: Outcome;
  readonly level: Level | null;
  readonly form: string | null;
  readonly date: PartialDate | null;
  readonly by: string | null;
  /** Whose it is, of a sanction or an honour; null where it is the activity's. */
  readonly who: WrittenName | { readonly person: number } | null;
  readonly where: Where;
  /** What a blank cell means (an honour is awarded): it gives way to what is on record. */
  readonly implied: boolean;
}

/** One unit's handling of a proposal in one round. */
export interface Handling {
  readonly round: number;
  readonly unit: string;
  readonly lead: boolean;
  readonly assigned: PartialDate | null;
  readonly replied: PartialDate | null;
  /** A, B, C … as the office's settings name them. */
  readonly class: string | null;
  readonly feedback: string | null;
}

/** An activity as the record file holds it. */
export interface Activity extends ActivityFields {
  readonly id: number;
  readonly partOf: number | null;
  readonly parts: readonly Part[];
  readonly outcomes: readonly OutcomeRecord[];
  readonly handlings: readonly (Handling & { readonly id: number })[];
}

export interface Part extends PartFields {
  readonly id: number;
  readonly person: number;
  readonly name: string;
}

export interface OutcomeRecord {
  readonly id: number;
  readonly what: Outcome;
  readonly level: Level | null;
  readonly form: string | null;
  readonly date: PartialDate | null;
  readonly by: string | null;
  readonly person: number | null;
}

/** A draft with nothing stated but its kind and title; importers and commands fill in what they know. */
export function blankDraft(kind: string, title: string, where: Where, row: number | null): ActivityDraft {
  return {
    kind,
    title,
    where,
    row,
    id: null,
    starts: null,
    ends: null,
    place: null,
    theme: null,
    form: null,
    serial: null,
    term: null,
    session: null,
    category: null,
    livelihood: null,
    body: null,
    refersTo: null,
    note: null,
    parts: [],
    outcomes: [],
    handlings: [],
    complete: [],
    decided: [],
    sittings: [],
    oneRow: false,
    own: false,
  };
}

export const blankPart = (who: PartDraft["who"], role: Role, where: Where): PartDraft => ({
  who,
  role,
  where,
  state: null,
  reason: null,
  form: null,
  position: null,
  quantity: null,
  amount: null,
  rows: [],
  byDefault: false,
  stateImplied: false,
});

export const blankOutcome = (what: Outcome, where: Where): OutcomeDraft => ({
  what,
  where,
  level: null,
  form: null,
  date: null,
  by: null,
  who: null,
  implied: false,
});
