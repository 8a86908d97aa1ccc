import { maskNumbers } from "../../domain/text/personal-numbers.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { type SheetTally, tallyOf, tallyProblems } from "../../report/import.ts";
import type { PlannedImport } from "./entry.ts";
import { problemsInOrder } from "./problem-order.ts";
import type { Reading } from "./read-files.ts";

/** What an import would do, as a clerk sees it before it is written. */
export interface Preview {
  readonly title: Text;
  readonly tallies: readonly SheetTally[];
  readonly problems: readonly Problem[];
  /** Of good rows alone: what is wrong with those that stay out. */
  readonly leftOut: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly Text[];
  /** What would change, a line each. */
  readonly details: readonly Text[];
}

export function previewOf<Field extends string>(
  title: Text,
  { tallies, problems, notes, workbooks, tables }: Reading<Field>,
  planned: PlannedImport,
  leftOut: readonly Problem[],
): Preview {
  const found = distinct([...problems, ...planned.problems], ({ where, message }) => `${JSON.stringify(where)}${message.zh}`);
  const [all, out] = [found, leftOut].map((each) => problemsInOrder(each, workbooks)) as [Problem[], Problem[]];
  // A file in which no table was found is one of the files all the same.
  const silent = workbooks.filter(({ file }) => !tables.some((table) => table.file === file)).map(({ file }) => tallyOf(file, "", 0));
  const counted = [...tallies, ...silent];
  tallyProblems(counted, [...all, ...out]);
  planned.tally(counted);
  return {
    title,
    tallies: counted,
    problems: all,
    leftOut: out,
    warnings: problemsInOrder(planned.warnings, workbooks),
    notes: distinct([...notes, ...planned.notes], ({ zh }) => zh).map(masked),
    details: planned.details.map(masked),
  };
}

const masked = ({ zh, en }: Text): Text => text(maskNumbers(zh), maskNumbers(en));

/** Two tables of one sheet have the same to say. */
const distinct = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
