import type { Text } from "../domain/text.ts";

/**
 * Results arranged as a table, before anyone decided how to show them. Cells stay raw: a printer turns them into words,
 * JSON or a workbook's cells.
 */
export type SheetCell = string | number | boolean | null;

export interface SheetColumn {
  /** The key of JSON. */
  readonly key: string;
  readonly title: Text;
  /** Points print without trailing zeros; numbers align right. */
  readonly kind?: "text" | "number" | "points";
  /** The word for a raw value: serving → 在任. */
  readonly words?: (value: string) => Text;
  /** Width in a workbook, in characters. */
  readonly width?: number;
}

export interface Sheet {
  readonly title: Text;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly Readonly<Record<string, SheetCell>>[];
  /** Said under the table. */
  readonly notes: readonly Text[];
}
