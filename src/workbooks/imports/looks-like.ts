import type { Text } from "../../domain/text/text.ts";
import type { Workbook } from "../grid.ts";
import { NO_MAP } from "../tables/column-map.ts";
import { HEADER_ROWS, readHeader } from "../tables/header.ts";
import type { TableSpec } from "../tables/spec.ts";

/** A kind of sheet that an import reads. */
export interface SheetKind<Field extends string = string> {
  /** The import's own word: cppcc import WORD. */
  readonly word: string;
  readonly spec: TableSpec<Field>;
  /**
   * What a sheet of it is called that was given to another import. A sign-in sheet has no such word: with its 单位 and 职务
   * it looks like a roster, and a roster like one of those.
   */
  readonly looks?: Text;
  /** Of a ledger: what titles and names of files say of one. */
  readonly titled?: RegExp;
  /** Names alone make one: whatever names people may be theirs, and is told otherwise only by much more. */
  readonly isOfNames?: true;
}

type Known = SheetKind & Required<Pick<SheetKind, "looks">>;

/** So many columns are no chance. */
const ENOUGH = 3;

/** A table that recognises so many columns more than the one that was named is of that kind. */
const MORE = 2;

/**
 * What a workbook looks like that was given to another import: the kind that finds all that it needs, and recognises more
 * columns than the one that was named (`own`: how many that one recognised in a table of its own; 0 where it found none).
 */
export function looksLike(
  workbook: Workbook,
  { named, own, kinds }: { readonly named: SheetKind; readonly own: number; readonly kinds: readonly SheetKind[] },
): Known | undefined {
  const others = kinds.filter(isKnown).filter(({ word, isOfNames }) => word !== named.word && !(isOfNames && named.isOfNames));
  // A table of its own that was refused for something else is its own all the same.
  const known = Math.max(own, isKnown(named) ? recognised(workbook, named.spec) : 0);
  const [best, next] = others
    .map((kind) => ({ kind, columns: recognised(workbook, kind.spec) }))
    .filter(({ columns }) => columns >= Math.max(ENOUGH, known + (known === 0 ? 0 : MORE)))
    .sort((a, b) => b.columns - a.columns);
  return best === undefined || best.columns === next?.columns ? undefined : best.kind;
}

const isKnown = (kind: SheetKind): kind is Known => kind.looks !== undefined;

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
