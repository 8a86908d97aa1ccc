import { type CellValue, cellAt, type Merge, NO_RESULT } from "./grid.ts";
import type { SheetMarkup } from "./reader.ts";

/*
 * What the reader of values does not tell of a worksheet, looked up in its XML (ECMA-376 Part 1, 18.3.1): merged cells,
 * hidden rows; and the cells that it would get wrong. A shared string without a number is no text (the reader takes
 * string 0: a header!); a formula without a result is no blank; 1970.1 shown as 1970.10 is October; of an inline string
 * the phonetic run is not part of the text.
 */

/** Sheets are looked through in pieces that end between two rows, so that memory stays small. */
const PIECE = 4 * 1_048_576;

const P = "(?:\\w+:)?";
const ROW = new RegExp(`<${P}row\\b([^<>]*)>`, "g");
const NO_VALUE = `(?:<${P}v(?:\\s[^<>]*)?(?:/>|>\\s*</${P}v\\s*>)\\s*)?`;
const EMPTY_SHARED = new RegExp(`<${P}c\\b([^<>]*?\\bt\\s*=\\s*["']s["'][^<>]*?)(?:/>|>\\s*${NO_VALUE}</${P}c\\s*>)`, "g");
const SHARED_MARK = /t\s*=\s*["']s["'][^<>]*?(?:\/>|>\s*(?:<\/|<(?:\w+:)?v(?:\s[^<>]*)?(?:\/>|>\s*<)))/;
const UNCALCULATED = new RegExp(`<${P}c\\b([^<>]*)>\\s*<${P}f\\b(?:[^<>]*/>|[^<>]*>[^<]*</${P}f\\s*>)\\s*${NO_VALUE}</${P}c\\s*>`, "g");
const SHOWN_MONTH = new RegExp(`<${P}c\\b([^<>]*)>\\s*(?:<${P}f\\b[^<]*(?:</${P}f\\s*>)?\\s*)?<${P}v[^<>]*>((?:19|20)\\d\\d\\.1)</`, "g");
const INLINE = new RegExp(`<${P}c\\b([^<>]*)>\\s*<${P}is\\b[^<>]*>(.*?)</${P}is\\s*>`, "gs");
const PHONETIC = new RegExp(`<${P}rPh\\b.*?</${P}rPh\\s*>`, "gs");
const MERGE = new RegExp(`<${P}mergeCell\\b[^<>]*\\bref\\s*=\\s*["']([A-Za-z]+\\d+):([A-Za-z]+\\d+)["']`, "g");

/**
 * Looks through a worksheet's XML. `hasTwoDecimals` tells of a cell style whether it shows two decimals; `plainText` is
 * what a piece of XML says as text.
 */
export function readMarkup(xml: Buffer, hasTwoDecimals: (style: number) => boolean, plainText: (xml: string) => string): SheetMarkup {
  const instead = new Map<number, Map<number, CellValue>>();
  const hiddenRows: number[] = [];
  const end = lastIndexOf(xml, "</sheetData", ":sheetData");
  let row = 0;
  for (let start = 0; start < end; ) {
    const stop = start + PIECE >= end ? end : rowBefore(xml, start, start + PIECE);
    // Byte for byte, so that the search is fast; what is looked for is ASCII.
    const piece = xml.toString("latin1", start, stop);
    lookThrough(piece, row);
    for (const [, attributes = ""] of piece.matchAll(ROW)) {
      row = Number(attribute(attributes, "r")) || row + 1;
      if (/^(1|true)$/.test(attribute(attributes, "hidden"))) hiddenRows.push(row - 1);
    }
    start = stop;
  }
  return { merges: mergesIn(xml.toString("latin1", end)), hiddenRows, instead };

  function lookThrough(piece: string, before: number): void {
    const put = (index: number, attributes: string, value: CellValue): void => {
      const at = cellAt(attribute(attributes, "r")) ?? placeOf(piece, index, before);
      const cells = instead.get(at.row) ?? new Map<number, CellValue>();
      instead.set(at.row, cells.set(at.column, value));
    };
    if (SHARED_MARK.test(piece)) for (const { index, 1: attributes = "" } of piece.matchAll(EMPTY_SHARED)) put(index, attributes, null);
    if (/<(?:\w+:)?f\b/.test(piece))
      // An empty text is a result.
      for (const { index, 1: attributes = "" } of piece.matchAll(UNCALCULATED))
        if (attribute(attributes, "t") !== "str") put(index, attributes, NO_RESULT);
    if (/>(?:19|20)\d\d\.1</.test(piece))
      for (const { index, 1: attributes = "", 2: value } of piece.matchAll(SHOWN_MONTH))
        if (hasTwoDecimals(Number(attribute(attributes, "s") || "0"))) put(index, attributes, `${value}0`);
    if (piece.includes("rPh"))
      for (const { index, 1: attributes = "", 2: inside = "" } of piece.matchAll(INLINE))
        if (inside.includes("rPh")) put(index, attributes, plainText(Buffer.from(inside.replace(PHONETIC, ""), "latin1").toString("utf8")));
  }
}

const attribute = (attributes: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? "";

/** Where a cell without an address stands: counted from the row's beginning, as the standard says. */
function placeOf(piece: string, index: number, rowsBefore: number): { row: number; column: number } {
  let row = rowsBefore;
  let column = -1;
  for (const { 0: tag, 1: attributes = "" } of piece.slice(0, index + 2).matchAll(new RegExp(`<${P}(?:row|c)\\b([^<>]*)`, "g"))) {
    if (/^<(?:\w+:)?row/.test(tag)) {
      row = Number(attribute(attributes, "r")) || row + 1;
      column = -1;
    } else column = cellAt(attribute(attributes, "r"))?.column ?? column + 1;
  }
  return { row: row - 1, column };
}

function lastIndexOf(xml: Buffer, ...marks: string[]): number {
  const found = Math.max(...marks.map((mark) => xml.lastIndexOf(mark)));
  return found < 0 ? xml.length : found;
}

/** The beginning of the last row that begins in a stretch of the XML. */
function rowBefore(xml: Buffer, start: number, stop: number): number {
  const at = Math.max(xml.subarray(start, stop).lastIndexOf("<row"), xml.subarray(start, stop).lastIndexOf(":row") - 1);
  if (at <= 0) return stop;
  return start + (xml[start + at] === 0x3c ? at : xml.subarray(start, start + at + 1).lastIndexOf("<"));
}

function mergesIn(tail: string): Merge[] {
  return [...tail.matchAll(MERGE)].flatMap(([, from = "", to = ""]) => {
    const [a, b] = [cellAt(from), cellAt(to)];
    if (!a || !b) return [];
    return [
      {
        startRow: Math.min(a.row, b.row),
        startCol: Math.min(a.column, b.column),
        endRow: Math.max(a.row, b.row),
        endCol: Math.max(a.column, b.column),
      },
    ];
  });
}
