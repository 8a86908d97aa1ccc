import { type Apart, called } from "../domain/people/called.ts";
import { text } from "../domain/text/text.ts";
import type { SheetColumn, SheetRow } from "./sheet.ts";

/**
 * A column of people's names: two of one name are told apart for whoever reads it, and JSON keeps the bare name. `id` is
 * the row's key of the person, `printed` the keys of facts that stand in the row's other columns.
 */
export const nameColumn = (apart: Apart, id: string, printed: readonly string[] = [], column: Partial<SheetColumn> = {}): SheetColumn => ({
  key: "name",
  title: text("姓名", "name"),
  isWhole: true,
  leansOn: printed,
  ...column,
  words: (name, row, leftOut) => {
    const person = row[id];
    const shown =
      typeof person === "number"
        ? called(
            apart,
            { id: person, name },
            factsOf(
              row,
              printed.filter((key) => !leftOut.has(key)),
            ),
          )
        : name;
    return text(shown, shown);
  },
});

const factsOf = (row: SheetRow, keys: readonly string[]): string[] => keys.map((key) => String(row[key] ?? ""));
