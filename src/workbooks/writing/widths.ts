import { paperWords, type Sheet } from "../../report/sheet.ts";

/** How wide columns are and how high rows, in a spreadsheet's own measure: the digits of its usual font (MEASURE). */

/** Arial's digits are as wide in Excel, WPS and LibreOffice, whatever fonts there are; those of Calibri and 宋体 are not. */
export const MEASURE = { name: "Arial", size: 10 };

export const DEFAULT_WIDTH = 14;

/** What a cell keeps free at its sides. */
const PADDING = 1;

/** How much a column may grow so that its longest text stands on one line. */
const GROWTH = 1.25;

/** A Han character or a full-width sign is two digits wide; a Latin one is wider than a digit where a font stands in for 宋体. */
const widthOf = (char: string): number => ((char.codePointAt(0) ?? 0) > 0xff ? 2 : 1.2);

export const textWidth = (value: string): number => [...value].reduce((sum, char) => sum + widthOf(char), 0);

/** How many lines a text takes in a column. */
export const linesIn = (value: string, width: number): number =>
  value
    .split("\n")
    .map((line) => Math.max(1, Math.ceil(textWidth(line) / Math.max(2, width - PADDING))))
    .reduce((sum, lines) => sum + lines, 0);

/** The longest text of each column, its title aside. */
export function longest(sheet: Sheet): number[] {
  const words = paperWords(sheet);
  return sheet.columns.map((column) => sheet.rows.reduce((most, row) => Math.max(most, textWidth(words(column, row))), 0));
}

/** A digit's width in millimetres: 7 pixels of 96 to the inch, and in LibreOffice a little more. */
const DIGIT = 2.05;
/** The text of cells, and the least that is read with ease (about 小六), in points. */
export const FONT_SIZE = 10.5;
const LEGIBLE = 6.2;

/** How many digits across a sheet of paper holds at a legible size, by the millimetres between its margins. */
const across = (millimetres: number): number => Math.floor((millimetres * FONT_SIZE) / (DIGIT * LEGIBLE));

/** A4 upright is taken for small tables alone, which need no shrinking. */
const A4_UPRIGHT = 90;
export const A4_ACROSS = across(297 - 25.4);
const A3_ACROSS = across(420 - 25.4);

export interface PaperChoice {
  /** 9 is A4, 8 is A3: the numbers of the format. */
  readonly paperSize: 8 | 9;
  readonly orientation: "portrait" | "landscape";
  /** Pages side by side. */
  readonly pages: number;
}

/** The paper on which a table of these widths can be read: A4, else A3, else several of A3 side by side. */
export function paperFor(widths: readonly number[]): PaperChoice {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const isSmall = widths.length <= 6 && total <= A4_UPRIGHT;
  if (total <= A4_ACROSS) return { paperSize: 9, orientation: isSmall ? "portrait" : "landscape", pages: 1 };
  return { paperSize: 8, orientation: "landscape", pages: Math.ceil(total / A3_ACROSS) };
}

/** The columns' widths as declared; a little wider, on the same paper, where the longest text then needs no second line. */
export function columnWidths(sheet: Sheet): number[] {
  const texts = longest(sheet);
  const declared = sheet.columns.map(({ width = DEFAULT_WIDTH }) => width);
  const grown = declared.map((width, i) => {
    const needed = Math.ceil((texts[i] as number) + PADDING);
    return needed > width && needed <= width * GROWTH ? needed : width;
  });
  return paperFor(grown).paperSize === paperFor(declared).paperSize ? grown : declared;
}
