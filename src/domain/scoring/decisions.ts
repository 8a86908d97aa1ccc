/** What the leaders decided on a member's grade: stands beside the computed one, and survives every re-run. */
export interface Decision {
  readonly person: number;
  /** An id of the rule set's grades. */
  readonly grade: string;
  readonly reason: string;
}
