import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type ExcelJs from "exceljs";
import { seenText, seenTexts } from "../../domain/text/unseen.ts";
import { decimalsOf, isNumeric, paperWords, type Sheet } from "../../report/sheet.ts";
import { EXPORTED } from "../grid.ts";
import { sheetName } from "./sheet-name.ts";
import { columnWidths, FONT_SIZE, linesIn, MEASURE, paperFor } from "./widths.ts";

/** Sheets as a workbook ready to print: A4 (A3 where that would be too small to read), fitted to the width, the header repeated on every page. */
export async function sheetsXlsx(given: readonly Sheet[], { creator, date }: { creator: string; date: string }): Promise<Buffer> {
  const { default: ExcelJS } = await import("exceljs");
  const sheets = seenTexts(given);
  // Row by row: a ledger of a year held whole takes four times the memory.
  const stream = new PassThrough();
  const written = buffer(stream);
  // The day alone: the same records give the same file.
  const created = new Date(`${date}T00:00:00Z`);
  const workbook = rowWriter(ExcelJS, stream);
  workbook.creator = seenText(creator);
  workbook.lastModifiedBy = workbook.creator;
  workbook.keywords = EXPORTED;
  workbook.created = created;
  workbook.modified = created;
  const styleOf = stylesOnce();
  for (const sheet of sheets) {
    const width = sheet.columns.length;
    const widths = columnWidths(sheet);
    const { paperSize, orientation, pages } = paperFor(widths);
    const page = workbook.addWorksheet(sheetName(sheet.title.zh), {
      pageSetup: {
        paperSize: paperSize as ExcelJs.PaperSize,
        orientation,
        fitToPage: true,
        fitToWidth: pages,
        fitToHeight: 0,
        margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
        printTitlesRow: "1:2",
        // On pages side by side each row says what it is about.
        ...(pages > 1 && { printTitlesColumn: "A:B" }),
      },
      headerFooter: { oddFooter: "第 &P 页，共 &N 页" },
      views: [{ state: "frozen", ySplit: 2 }],
    });
    centre(page);
    page.columns = widths.map((across) => ({ width: across }));
    page.mergeCells(1, 1, 1, width);
    const title = page.getCell(1, 1);
    const heading = { text: sheet.title.zh, font: { name: "宋体", size: TITLE_SIZE, bold: true } };
    const below = sheet.subtitle === undefined ? [] : [{ text: `\n${sheet.subtitle}`, font: { name: "宋体", size: FONT_SIZE } }];
    title.value = below.length === 0 ? heading.text : { richText: [heading, ...below] };
    title.font = heading.font;
    title.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    const across = widths.reduce((sum, one) => sum + one, 0);
    page.getRow(1).height = TITLE_HEIGHT * linesIn(heading.text, (across * FONT_SIZE) / TITLE_SIZE) + LINE_HEIGHT * below.length;
    const header = page.getRow(2);
    for (const [i, column] of sheet.columns.entries())
      styled(header.getCell(i + 1), column.title.zh, { header: true, horizontal: "center" });
    header.height = Math.max(HEADER_HEIGHT, LINE_HEIGHT * highest(sheet.columns.map(({ title }) => title.zh)));
    const words = paperWords(sheet);
    const formats = sheet.columns.map((column) => (column.kind === "points" ? numberFormat(decimalsOf(column, sheet.rows)) : undefined));
    for (const [r, row] of sheet.rows.entries()) {
      const shown = sheet.columns.map((column) => words(column, row));
      for (const [i, column] of sheet.columns.entries()) {
        const value = row[column.key] ?? null;
        styled(page.getCell(r + 3, i + 1), typeof value === "number" ? value : encoded(shown[i] as string), {
          horizontal: isNumeric(column) ? "center" : "left",
          format: formats[i],
        });
      }
      const line = page.getRow(r + 3);
      line.height = LINE_HEIGHT * highest(shown);
      line.commit();
    }
    for (const [i, note] of sheet.notes.entries()) {
      const row = sheet.rows.length + 3 + i;
      page.mergeCells(row, 1, row, width);
      const cell = page.getCell(row, 1);
      cell.value = note.zh;
      cell.alignment = { vertical: "middle", wrapText: true };
      page.getRow(row).height = LINE_HEIGHT * linesIn(note.zh, across);
    }

    /** The lines of a row's fullest cell. */
    function highest(cells: readonly string[]): number {
      return cells.reduce((most, cell, i) => Math.max(most, linesIn(cell, widths[i] as number)), 1);
    }
  }
  await workbook.commit();
  return written;

  function styled(
    cell: ExcelJs.Cell,
    value: string | number | null,
    { header = false, horizontal, format }: { header?: boolean; horizontal: "left" | "center"; format?: string | undefined },
  ): void {
    // A text stays a text, whatever it begins with: a string is never written as a formula.
    cell.value = value;
    cell.style = styleOf({ header, horizontal, format: typeof value === "number" ? format : header || value === null ? undefined : "@" });
  }
}

interface Look {
  readonly header: boolean;
  readonly horizontal: "left" | "center";
  readonly format: string | undefined;
}

/** One style for all cells that look alike: exceljs keeps what a cell is given until the file is written. */
function stylesOnce(): (look: Look) => Partial<ExcelJs.Style> {
  const made = new Map<string, Partial<ExcelJs.Style>>();
  return ({ header, horizontal, format }) => {
    const key = `${header} ${horizontal} ${format}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const thin = { style: "thin" as const };
    const style = {
      ...(format !== undefined && { numFmt: format }),
      font: { name: header ? "黑体" : "宋体", size: FONT_SIZE },
      alignment: { horizontal, vertical: "middle" as const, wrapText: true },
      border: { top: thin, left: thin, bottom: thin, right: thin },
    };
    made.set(key, style);
    return style;
  };
}

/** Of exceljs' writer of rows what is no part of its types: the zip that it fills, and what it fills it with. */
interface RowWriter extends ExcelJs.stream.xlsx.WorkbookWriter {
  readonly zip: { append: (content: unknown, entry: { readonly name: string }) => void };
  readonly styles: { readonly xml: string };
  addThemes(): Promise<void>;
  addStyles(): Promise<void>;
}

/**
 * A workbook that is written row by row. The font by which columns are measured is the one that widths are counted in:
 * exceljs writes Calibri, come what may. Texts are handed to the zip as bytes: of them it would make a Buffer of the old kind,
 * of which Node warns.
 */
function rowWriter({ stream: { xlsx } }: typeof ExcelJs, stream: PassThrough): ExcelJs.stream.xlsx.WorkbookWriter {
  const Writer = xlsx.WorkbookWriter as unknown as new (options: object) => RowWriter;
  class OwnWriter extends Writer {
    override addThemes(): Promise<void> {
      const { zip } = this;
      const append = zip.append.bind(zip);
      zip.append = (content, entry) => append(typeof content === "string" ? Buffer.from(content) : content, entry);
      return super.addThemes();
    }

    override async addStyles(): Promise<void> {
      const usual = `<font><sz val="${MEASURE.size}"/><name val="${MEASURE.name}"/><family val="2"/></font>`;
      this.zip.append(this.styles.xml.replace(/(<fonts\b[^>]*>)<font>.*?<\/font>/s, `$1${usual}`), { name: "xl/styles.xml" });
    }
  }
  return new OwnWriter({ stream, useStyles: true, useSharedStrings: true });
}

/** What exceljs writes the end of a sheet with, which is no part of its types. */
interface PageWriter {
  readonly _write: (xml: string) => void;
  _writePageMargins: () => void;
}

/** Has the page printed in the middle of the paper, which exceljs leaves out where it writes row by row. */
function centre(page: object): void {
  const writer = page as PageWriter;
  const margins = writer._writePageMargins.bind(page);
  writer._writePageMargins = () => {
    writer._write('<printOptions horizontalCentered="1"/>');
    margins();
  };
}

/** Points; a wrapped row is as many lines high as its fullest cell. */
const LINE_HEIGHT = 17;
const HEADER_HEIGHT = 22;
const TITLE_SIZE = 16;
const TITLE_HEIGHT = 30;

/** 0, 0.0, 0.00: as many decimals in every cell of a column. */
const numberFormat = (decimals: number): string => (decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`);

const encoded = (words: string): string | null => (words === "" ? null : words.replace(ENCODED, "_x005F_"));

/** _x000D_ in a workbook is an encoded character: where somebody wrote just that, its underscore is encoded. */
const ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;
