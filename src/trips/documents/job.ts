import type { ListOrder } from "../../domain/people/name-order.ts";
import type { Store } from "../../store/store.ts";
import type { Context } from "../../commands/context.ts";
import type { Standing } from "../evaluate/standing.ts";

/** One run of an export: what it is asked for, and where it looks. */
export interface Job {
  readonly context: Context;
  readonly store: Store;
  readonly year: number;
  /** Of what looks back over years: the first of them; undefined for the term's first. */
  readonly from: number | undefined;
  /** The day of a document, and of a roster. */
  readonly date: string;
  /** Of names: the one asked for, where the document has it; else its usual one. */
  readonly order: ListOrder;
  /** Whether tables are for paper, and not to be imported again. */
  readonly print: boolean;
  /** Whether telephones and birth months are shown in full. */
  readonly unmask: boolean;
  /** The year's evaluation, read once for all exports of a run. */
  readonly standing: () => Promise<Standing>;
}
