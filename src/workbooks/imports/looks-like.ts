import { type Text, text } from "../../domain/text/text.ts";
import type { Workbook } from "../grid.ts";
import { NO_MAP } from "../tables/column-map.ts";
import { HEADER_ROWS, readHeader } from "../tables/header.ts";
import type { TableSpec } from "../tables/spec.ts";
import { CONTACTS } from "./contacts.ts";
import { ACTIVITIES } from "./ledgers.ts";
import { LIAISON } from "./liaison.ts";
import { OPINIONS } from "./opinions.ts";
import { PEOPLE } from "./people.ts";
import { PROPOSALS } from "./proposals.ts";
import { ROSTER } from "./roster.ts";

/** A kind of sheet that another import reads. */
export interface SheetKind {
  /** The import's own word: cppcc import WORD. */
  readonly word: string;
  readonly label: Text;
}

interface Known extends SheetKind {
  readonly spec: TableSpec<string>;
}

const kindOf = <Field extends string>(word: string, spec: TableSpec<Field>, zh: string, en: string): Known => ({
  word,
  label: text(zh, en),
  spec: spec as unknown as TableSpec<string>,
});

/** A sign-in sheet is not among them: with its 单位 and 职务 it looks like a roster, and a roster like one of those. */
const KINDS: readonly Known[] = [
  kindOf("proposals", PROPOSALS, "提案一览表", "a ledger of proposals"),
  kindOf("opinions", OPINIONS, "社情民意台账", "a ledger of opinions"),
  kindOf("activities", ACTIVITIES, "履职活动台账", "a ledger of activities"),
  kindOf("contacts", CONTACTS, "联系群众台账", "a ledger of contacts with residents"),
  kindOf("liaison", LIAISON, "双联安排", "a list of who keeps contact with whom"),
  kindOf("people", PEOPLE, "人员名单", "a list of people"),
  kindOf("roster", ROSTER, "委员名册", "a roster"),
];

/** Imports of names alone: whatever names people may be theirs, and is told otherwise only by much more. */
const OF_NAMES = new Set(["roster", "attendance", "people"]);

/** So many columns are no chance. */
const ENOUGH = 3;

/** A table that recognises so many columns more than the one that was named is of that kind. */
const MORE = 2;

/**
 * What a workbook looks like that was given to another import: the kind that finds all that it needs, and recognises more
 * columns than the one that was named (`own`: how many that one recognised in a table of its own; 0 where it found none).
 */
export function looksLike(workbook: Workbook, word: string, own: number): SheetKind | undefined {
  const others = KINDS.filter((kind) => kind.word !== word && !(OF_NAMES.has(word) && OF_NAMES.has(kind.word)));
  const named = KINDS.find((kind) => kind.word === word);
  // A table of its own that was refused for something else is its own all the same.
  const known = Math.max(own, named === undefined ? 0 : recognised(workbook, named.spec));
  const [best, next] = others
    .map((kind) => ({ kind, columns: recognised(workbook, kind.spec) }))
    .filter(({ columns }) => columns >= Math.max(ENOUGH, known + (known === 0 ? 0 : MORE)))
    .sort((a, b) => b.columns - a.columns);
  return best === undefined || best.columns === next?.columns ? undefined : { word: best.kind.word, label: best.kind.label };
}

/** How many columns a kind finds in a header that has all that it needs. */
function recognised({ sheets }: Workbook, spec: TableSpec<string>): number {
  const blocks = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ rows, merges }) => readHeader(rows.slice(0, HEADER_ROWS), merges, spec, NO_MAP)?.blocks ?? []);
  return Math.max(
    0,
    ...blocks.filter(({ columns }) => spec.required.every((field) => columns.has(field))).map(({ columns }) => columns.size),
  );
}
