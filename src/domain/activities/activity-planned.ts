import type { Where } from "../text/problem.ts";
import type { OutcomeDraft, PartDraft } from "./activity.ts";

/** Parts and outcomes of a draft, once it is known whose they are. */

export interface PlannedPart extends Omit<PartDraft, "who" | "rows"> {
  readonly person: number;
  readonly name: string;
  /** Every source row that it was folded from, by sheet. */
  readonly origins: readonly RowsOf[];
}

/** Rows of one sheet of one file. */
export interface RowsOf {
  readonly where: Where;
  readonly rows: readonly number[];
}

export interface PlannedOutcome extends Omit<OutcomeDraft, "who"> {
  readonly person: number | null;
}
