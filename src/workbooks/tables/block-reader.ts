import { LONGEST_TEXT } from "../../domain/text/plain.ts";
import type { Problem, Where } from "../../domain/text/problem.ts";
import { type CellValue, cellName, isError } from "../grid.ts";
import type { ColumnMap } from "./column-map.ts";
import type { Block, Header } from "./header.ts";
import { errorProblem, nameless, nothingAbove, tooLong } from "./row-problems.ts";
import type { TableCell, TableRow, TableSpec } from "./spec.ts";

/** What the cells of a row say, ditto marks and the map's words taken for what they stand for. */

/** One table of a sheet, with all by which its lines are read. */
export interface TablePlace<Field extends string> {
  readonly file: string;
  readonly sheet: string;
  /** The sheet's rows, their cells with merges filled in. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly header: Header<Field>;
  /** The columns of this table: of several side by side each sees its own alone. */
  readonly block: Block<Field>;
  readonly spec: TableSpec<Field>;
  readonly map: ColumnMap;
  /** What holds without a column of its own: the sheet's name, a map's default. */
  readonly stated: ReadonlyMap<Field, string>;
}

/** 〃 and 同上 say what the cell above says. */
const DITTO = new Set(["〃", "″", "＂", '"', "''", "同上", "同前"]);
const isDitto = (value: string): boolean => value.length <= 2 && DITTO.has(value);

/** Asked of every cell: most say for themselves what they say, as their first sign tells. */
const mayStandIn = (value: string): boolean => STAND_INS.has(value.charCodeAt(0));
const STAND_INS = new Set(["#", ...DITTO].map((mark) => mark.charCodeAt(0)));

/** What a cell cannot say for itself: it stands for the cell above, or for a failed formula. */
export const isStandIn = (value: string): boolean => isDitto(value) || isError(value);

type BlockReader<Field extends string> = (
  row: readonly CellValue[],
  texts: readonly string[],
  index: number,
  stated: ReadonlyMap<Field, string>,
) => TableRow<Field> | "nothing" | "refused";

/** Reads what a line says in the columns of one table; what is wrong with it goes to the problems. */
export function blockReader<Field extends string>(
  { file, sheet, block: { columns }, spec, map }: TablePlace<Field>,
  problems: Problem[],
): BlockReader<Field> {
  const keyColumn = columns.get(spec.key) ?? -1;
  const known = [...columns].map(([field, column]) => ({ field, column, values: map.values.get(field) }));
  const place = { file, sheet };
  // A ledger's rows may be of one person; a roster's and a sign-in sheet's never are.
  const repeatsKey = spec.people?.includes(spec.key) === true;
  // The data row above, for ditto marks.
  let above: ((column: number) => string) | undefined;
  return (row, texts, index, stated) => {
    const key = texts[keyColumn] ?? "";
    if (key === "") {
      if (known.filter(({ column }) => (texts[column] ?? "") !== "").length < 2) return "nothing";
      problems.push(nameless({ file, sheet, cell: cellName(index, keyColumn) }, spec));
      above = (column) => texts[column] ?? "";
      return "refused";
    }
    // What a cell stands for, where that is something else than what is written in it; most rows have none.
    let meant: Map<number, string> | undefined;
    let isRefused = false;
    for (const { field, column, values } of known) {
      const written = texts[column] ?? "";
      // More is an article in the wrong place, and no list of names.
      if (written.length > LONGEST_TEXT) {
        problems.push(tooLong({ file, sheet, cell: cellName(index, column) }, written, LONGEST_TEXT));
        isRefused = true;
      }
      if (values === undefined && written !== "" && !mayStandIn(written)) continue;
      const ditto = (column !== keyColumn || repeatsKey) && isDitto(written) ? above?.(column) : undefined;
      const said = ditto ?? written;
      if (isError(said) || (isDitto(written) && ditto === undefined)) {
        const where = { file, sheet, cell: cellName(index, column) };
        problems.push(isError(said) ? errorProblem(where, said) : nothingAbove(where, written));
        isRefused = true;
      }
      const stands = values?.get(said) ?? (said === "" ? stated.get(field) : ditto);
      if (stands !== undefined) {
        meant ??= new Map();
        meant.set(column, stands);
      }
    }
    const said = meant;
    const textAt = (column: number): string => said?.get(column) ?? texts[column] ?? "";
    above = textAt;
    if (isRefused) return "refused";
    return {
      row: index + 1,
      cell: (field) => {
        const column = columns.get(field);
        if (column === undefined) {
          const value = stated.get(field) ?? "";
          return new PlacedCell(value, value || null, place, index, Math.max(0, keyColumn));
        }
        const value = textAt(column);
        return new PlacedCell(value, said?.get(column) ?? row[column] ?? null, place, index, column);
      },
      other: (column) => new PlacedCell(texts[column] ?? "", row[column] ?? null, place, index, column),
    };
  };
}

/** Where a table stands; its cells share it. */
interface Place {
  readonly file: string;
  readonly sheet: string;
}

/** A cell whose place is worked out only where somebody asks: a sheet has a million of them. */
class PlacedCell implements TableCell {
  readonly text: string;
  readonly raw: CellValue;
  readonly #place: Place;
  readonly #row: number;
  readonly #column: number;

  constructor(value: string, raw: CellValue, place: Place, row: number, column: number) {
    this.text = value;
    this.raw = raw;
    this.#place = place;
    this.#row = row;
    this.#column = column;
  }

  get where(): Where {
    return { ...this.#place, cell: cellName(this.#row, this.#column) };
  }
}
