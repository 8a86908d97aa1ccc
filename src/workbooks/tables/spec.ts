import type { Problem, Where } from "../../domain/text/problem.ts";
import type { Text } from "../../domain/text/text.ts";
import type { CellValue } from "../grid.ts";

/** A column that an import knows: the field, its Chinese header, and what else an office writes there. */
export interface Column<Field extends string> {
  readonly field: Field;
  readonly label: string;
  readonly aliases: readonly string[];
  /** A sum or a count: one cell holds for one row, and is never carried down by a merge. */
  readonly isQuantity?: true;
}

/** What holds for rows that do not say it themselves. */
export interface Stated<Field extends string> {
  readonly field: Field;
  readonly value: string;
}

/** What an import knows of its sheets. */
export interface TableSpec<Field extends string> {
  readonly columns: readonly Column<Field>[];
  /** Without these there is no table. */
  readonly required: readonly Field[];
  /** The field that makes a row a row: a line without it is no data, or is refused. */
  readonly key: Field;
  /** Columns of names: a name alone in a line under them, or in a column beside them that has no header, is not passed over. */
  readonly people?: readonly Field[];
  /** Whether a line that holds nothing but this key is data all the same. */
  readonly isLoneKey?: (key: string, isOnlyColumn: boolean) => boolean;
  /** Whether a line with this key is no data: 应到 under the names. */
  readonly isNoRow?: (key: string) => boolean;
  /** Of tables side by side: whether what stands over one of them is a title of its own. */
  readonly isTitle?: (text: string) => boolean;
  /** Whether a sheet is of something else by its name: beside one that is not it is passed over, aloud. */
  readonly isOtherSheet?: (name: string) => boolean;
  /** What a heading between the rows states of those below it, where no column does: 一、教育界（8人）. */
  readonly fromHeading?: (heading: string) => Stated<Field> | undefined;
  /** The field whose heading holds on under headings of other fields: the sectors of a group. */
  readonly outerHeading?: Field;
  /** What a sheet's own name states where no column does: a group each, a kind each. */
  readonly fromSheetName?: (name: string) => Stated<Field> | undefined;
}

/** A column that no field claims. */
export interface OtherColumn {
  readonly column: number;
  /** What heads it, the group that is merged over it first: 2月10日 上午. */
  readonly header: string;
  /** The header alone, and what stands over it: a group, or an upper row of the header. */
  readonly own: string;
  readonly over: string;
}

/** One cell of a table row: its text, its raw value, and where it stands. */
export interface TableCell {
  readonly text: string;
  readonly raw: CellValue;
  readonly where: Where;
}

export interface TableRow<Field extends string> {
  /** The sheet's own row number, from 1. */
  readonly row: number;
  readonly cell: (field: Field) => TableCell;
  /** Cells of columns that no field claims, by the column. */
  readonly other: (column: number) => TableCell;
}

export interface Table<Field extends string> {
  readonly file: string;
  readonly sheet: string;
  /** The sheet as notes name it: with its file, where several are read. */
  readonly called: string;
  readonly title: string;
  readonly rows: readonly TableRow<Field>[];
  /** Whether all rows of the sheet are here: none was refused or left out. */
  readonly isWhole: boolean;
  readonly fields: ReadonlySet<Field>;
  /** What heads each known column in this sheet. */
  readonly headers: ReadonlyMap<Field, string>;
  /** The row of the header, counted from 1. */
  readonly headerRow: number;
  /** Which column holds each field. Tables side by side on one sheet are tables of their own. */
  readonly columns: ReadonlyMap<Field, number>;
  /** Columns that no field claims, and the known header that each comes nearest to. */
  readonly otherColumns: readonly (OtherColumn & { readonly near: string | undefined })[];
  /** Columns that have no name, and the first cell in them that holds something all the same. */
  readonly unnamed: readonly { readonly column: number; readonly first: TableCell }[];
  /** What holds without a column of its own: the sheet's name, a map's default. */
  readonly stated: ReadonlyMap<Field, string>;
  /** Of these, what the sheet's name states. */
  readonly named: ReadonlySet<Field>;
  /** Lines above and below the table, of several cells joined: titles, totals, legends. */
  readonly lines: readonly SheetLine[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Text[];
}

/** A line that is no data row. */
export interface SheetLine {
  /** Counted from 1. */
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
  readonly isAbove: boolean;
}

export const labelOf = <Field extends string>({ columns }: TableSpec<Field>, field: Field): string =>
  columns.find((column) => column.field === field)?.label ?? field;
