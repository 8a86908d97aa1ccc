import type { Text } from "../text/text.ts";
import type { DatedChange } from "./dated-changes.ts";
import type { Evidence } from "./identity.ts";
import type { Member, Particulars } from "./member.ts";

/** Somebody in the record file: with a seat in this term, or known from another term or from outside. */
export interface KnownPerson extends Evidence, Particulars {
  readonly id: number;
  readonly member: Member | null;
  /** The newest term but this in which they had a seat, by its number. */
  readonly lastTerm: number | null;
  /** The unit alone, where a list of people said it. */
  readonly workplace: string | null;
  /** Of a member: the newest change of each field within the seat. */
  readonly changes: readonly DatedChange[];
}

/** What a row or a request says otherwise than the record file. */
export interface FieldChange {
  readonly field: string;
  readonly label: Text;
  readonly from: string;
  readonly to: string;
}
