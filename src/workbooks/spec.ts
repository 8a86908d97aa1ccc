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
  /** Whether a line that holds nothing but this key is data all the same. */
  readonly isLoneKey?: (key: string, isOnlyColumn: boolean) => boolean;
  /** Whether a line with this key is no data: 应到 under the names. */
  readonly isNoRow?: (key: string) => boolean;
  /** What a heading between the rows states of those below it, where no column does: 一、教育界（8人）. */
  readonly fromHeading?: (heading: string) => Stated<Field> | undefined;
  /** What a sheet's own name states where no column does: a group each, a kind each. */
  readonly fromSheetName?: (name: string, sheets: number) => Stated<Field> | undefined;
}

export const labelOf = <Field extends string>({ columns }: TableSpec<Field>, field: Field): string =>
  columns.find((column) => column.field === field)?.label ?? field;
