import type { ListOrder } from "../../domain/people/name-order.ts";
import type { Text } from "../../domain/text/text.ts";
import type { OfficialDocument } from "../../report/document.ts";
import type { Sheet } from "../../report/sheet.ts";
import type { Desk } from "../desk.ts";
import type { CurrentEvaluation } from "../evaluate/current-evaluation.ts";

/** The making of a document: what is asked for, and where it is looked up. */
export interface Job {
  readonly desk: Desk;
  readonly year: number;
  /** Of what looks back over years: the first of them; undefined for the term's first. */
  readonly from: number | undefined;
  /** The day of a document, and of a roster. */
  readonly date: string;
  /** Of names: the one asked for, where the document has it; else its usual one. */
  readonly order: ListOrder;
  /** Whether tables are for paper, and not to be imported again. */
  readonly isForPaper: boolean;
  /** Whether telephones and birth months are shown in full. */
  readonly unmask: boolean;
  /** The year's evaluation, read once for all documents that are made together. */
  readonly current: () => Promise<CurrentEvaluation>;
}

/** A document that leaves the office: a file of this folder, and a line in documents.ts. */
export interface Document {
  readonly id: string;
  readonly alias: string;
  readonly summary: Text;
  /** What it is of: a year, a day, or the years up to one. */
  readonly of: "year" | "day" | "years";
  readonly fileName: (job: Job) => string;
  readonly docx?: (job: Job) => Promise<OfficialDocument>;
  readonly xlsx?: (job: Job) => Promise<readonly Sheet[]>;
  /** One table that can be imported again, in every format that holds a table. */
  readonly table?: (job: Job) => Promise<Sheet>;
  /** The orders that its names may have, the usual one first; none where it lists no people. */
  readonly orders?: readonly ListOrder[];
  /** Those whom it lists, to be put in order. */
  readonly people?: (job: Job) => Promise<readonly string[]>;
  /** What a clerk should know of it before it leaves the office. */
  readonly warnings?: (job: Job) => Promise<readonly Text[]>;
  /** Whether it shows birth months or telephones: masked, unless asked for. */
  readonly personal?: true;
}
