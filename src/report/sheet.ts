import { pointsText } from "../domain/scoring/exact.ts";
import { type Text, text } from "../domain/text.ts";

/**
 * Results arranged as a table, before anyone decided how to show them. Cells stay raw: a printer turns them into words,
 * JSON or a workbook's cells.
 */
export type SheetCell = string | number | boolean | null;

export type SheetRow = Readonly<Record<string, SheetCell>>;

export interface SheetColumn {
  /** The key of JSON. */
  readonly key: string;
  readonly title: Text;
  /** A shorter title, for a terminal. */
  readonly short?: Text;
  /** Points print without trailing zeros; numbers align right. */
  readonly kind?: "text" | "number" | "points";
  /** The word for a raw value: serving → 在任. The row is there for a word that depends on a neighbour. */
  readonly words?: (value: string, row: SheetRow) => Text;
  /** Width in a workbook, in characters. */
  readonly width?: number;
}

export interface Sheet {
  readonly title: Text;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Said under the table. */
  readonly notes: readonly Text[];
}

/** A cell in words, for a table or a document. */
export function cellWords(column: SheetColumn, row: SheetRow): Text {
  const value = row[column.key] ?? null;
  if (value === null) return text("", "");
  if (typeof value === "boolean") return value ? text("是", "yes") : text("否", "no");
  if (typeof value === "number") {
    const shown = column.kind === "points" ? pointsText(value) : String(value);
    return text(shown, shown);
  }
  return column.words ? column.words(value, row) : text(value, value);
}
