import { type CellValue, cellAt, isPicture, NO_RESULT } from "../grid.ts";
import { isDay, serialDay, timeOfDay } from "./number-format.ts";
import type { SheetSink } from "./reader.ts";
import { stringCollector, unescaped } from "./xlsx-strings.ts";
import type { NumberForm } from "./xlsx-styles.ts";
import type { XmlHandlers } from "./xml.ts";

/** What cells of all sheets refer to. */
export interface Shared {
  readonly strings: readonly string[];
  readonly forms: readonly NumberForm[];
  readonly isFrom1904: boolean;
}

/**
 * Reads a worksheet (ECMA-376 Part 1, 18.3.1) into the sink. Where addresses are missing, rows and cells follow one
 * another. A shared string without a number is blank and never string 0; a formula without a result is said, not blank.
 */
export function sheetReader({ strings, forms, isFrom1904 }: Shared, sink: SheetSink): XmlHandlers {
  const codes = new Int32Array(strings.length).fill(-1);
  const inline = stringCollector();
  let isData = false;
  let row = -1;
  // A row without a number has that of its cells.
  let isUnnumbered = false;
  let cells: number[] = [];
  let column = -1;
  let type = "";
  let form: NumberForm = "plain";
  let hasFormula = false;
  let isFormula = false;
  let formula = "";
  let value = "";
  let isValue = false;
  let isInline = false;

  return {
    open(name, attributes) {
      if (!isData) {
        if (name === "sheetData") isData = true;
        else if (name === "mergeCell") merge(attributes);
        return;
      }
      if (name === "c") {
        const { r, s, t = "n" } = attributes;
        column = r === undefined ? column + 1 : columnOf(r);
        if (isUnnumbered && r !== undefined) row = rowOf(r);
        type = t;
        form = s === undefined ? "plain" : (forms[Number(s)] ?? "plain");
        hasFormula = false;
        formula = "";
        value = "";
        inline.begin();
      } else if (name === "v") isValue = true;
      else if (name === "row") {
        const { r, hidden } = attributes;
        isUnnumbered = r === undefined;
        row = r === undefined ? row + 1 : Number(r) - 1;
        cells = [];
        column = -1;
        if (hidden === "1" || hidden === "true") sink.hidden(row);
      } else if (name === "f") {
        hasFormula = true;
        isFormula = true;
      } else if (name === "is") isInline = true;
      else if (isInline) inline.open(name);
    },
    text(piece) {
      if (isValue) value += piece;
      else if (isFormula) formula += piece;
      else if (isInline) inline.text(piece);
    },
    close(name) {
      if (!isData) return;
      if (name === "v") isValue = false;
      else if (name === "f") isFormula = false;
      else if (name === "c") {
        const code = cellCode();
        if (code !== 0) {
          while (cells.length <= column) cells.push(0);
          if (cells[column] !== 0 && cells[column] !== code) throw new Error("a cell that is there twice");
          cells[column] = code;
        }
      } else if (name === "row") sink.row(row, cells);
      else if (name === "is") isInline = false;
      else if (name === "sheetData") isData = false;
      else if (isInline) inline.close(name);
    },
  };

  function cellCode(): number {
    if (type === "s") return value.trim() === "" ? 0 : sharedCode(Number(value));
    return sink.code(cellValue());
  }

  function sharedCode(index: number): number {
    const known = codes[index];
    if (known === undefined) throw new Error(`no shared string ${index}`);
    if (known >= 0) return known;
    const code = sink.code(strings[index] as string);
    codes[index] = code;
    return code;
  }

  function cellValue(): CellValue {
    if (type === "inlineStr") return inline.end();
    if (hasFormula && isPicture(formula)) return `=${formula}`;
    if (value === "" && hasFormula && type !== "str") return NO_RESULT;
    if (type === "n") return numberOf(value);
    if (type === "b") return value === "1" || value === "true";
    if (type === "d") return /^\d{4}-\d\d-\d\d[TZ]/.test(value) ? value.slice(0, 10) : value;
    return type === "e" ? value : unescaped(value);
  }

  function numberOf(written: string): CellValue {
    const number = Number(written);
    if (written.trim() === "") return null;
    if (Number.isNaN(number)) return written;
    if (form === "date") return isDay(number) ? serialDay(number, isFrom1904) : (timeOfDay(number) ?? number);
    if (typeof form === "function") return form(number);
    return number;
  }

  function merge({ ref = "" }: Readonly<Record<string, string>>): void {
    const [from = "", to = ""] = ref.split(":");
    const [a, b] = [cellAt(from), cellAt(to)];
    if (!a || !b) return;
    sink.merge({
      startRow: Math.min(a.row, b.row),
      startCol: Math.min(a.column, b.column),
      endRow: Math.max(a.row, b.row),
      endCol: Math.max(a.column, b.column),
    });
  }
}

const LAST_COLUMN = 16_384;

/** The row of an address (AB3), counted from 0. */
const rowOf = (ref: string): number => Number(ref.replace(/^[A-Za-z]+/, "")) - 1;

/** The column of an address (AB3), counted from 0; throws where there is none in a sheet. */
function columnOf(ref: string): number {
  let column = 0;
  let at = 0;
  for (; at < ref.length; at += 1) {
    const letter = ref.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column === 0 || column > LAST_COLUMN) throw new Error(`cell ${ref}`);
  return column - 1;
}
