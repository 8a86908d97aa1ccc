import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { chineseDate } from "../domain/calendar/dates.ts";
import { maskedTexts } from "../domain/text/personal-numbers.ts";
import { seenTexts } from "../domain/text/unseen.ts";
import type { Block, OfficialDocument } from "../report/document.ts";
import { isNumeric, paperWords, type Sheet, type SheetColumn } from "../report/sheet.ts";

/**
 * The official Word layout of GB/T 9704-2012: A4, top 37 mm and left 28 mm, a text area of 156 × 225 mm, body in 仿宋
 * 16 pt on lines of 28 pt with the first line indented by two characters, page numbers "— 1 —" in 宋体 14 pt.
 */
const MM = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * MM);
const PAGE = { width: twips(210), height: twips(297) };
const MARGINS = { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35), footer: twips(25) };
const TEXT_WIDTH = twips(156);

const LINE = 28 * 20;
const BODY = 32;
const TWO_CHARACTERS = 2 * 16 * 20;

/** The hint makes what both scripts have (“ ” ‘ ’ … ·) Chinese: it would be set in the Latin font. */
const font = (eastAsia: string, latin = "Times New Roman") => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia, hint: "eastAsia" });
const FONTS = {
  title: font("方正小标宋简体"),
  body: font("仿宋_GB2312"),
  heading: font("黑体"),
  table: font("仿宋_GB2312"),
  page: font("宋体", "宋体"),
};

const spacing = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

/** The document as the bytes of a .docx, without numbers of anybody's and without what no XML allows. */
export async function officialDocx(given: OfficialDocument): Promise<Buffer> {
  const document = maskedTexts(seenTexts(given));
  const children = [...titleOf(document.title), ...document.blocks.flatMap(renderBlock), ...signatureOf(document)];
  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 16 * 20, right: 16 * 20 },
          children: [new TextRun({ font: FONTS.page, size: 28, children: ["— ", PageNumber.CURRENT, " —"] })],
        }),
      ],
    });
  const file = new Document({
    creator: document.signature,
    title: document.title.replaceAll("\n", ""),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: BODY } } } },
    sections: [
      {
        properties: { page: { size: { ...PAGE, orientation: PageOrientation.PORTRAIT }, margin: MARGINS } },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children,
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** 22 pt 小标宋, centred, a line each; a blank line below. */
function titleOf(title: string): Paragraph[] {
  const lines = title.split("\n").map(
    (line) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 36 * 20, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ text: line, font: FONTS.title, size: 44 })],
      }),
  );
  return [...lines, new Paragraph({ spacing })];
}

function renderBlock(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case "addressee":
      return [new Paragraph({ spacing, children: [new TextRun({ text: block.text, font: FONTS.body, size: BODY })] })];
    case "heading":
      return [
        new Paragraph({
          spacing,
          keepNext: true,
          indent: { firstLine: TWO_CHARACTERS },
          children: [new TextRun({ text: block.text, font: FONTS.heading, size: BODY })],
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          spacing,
          // Not justified: that would tear figures from their signs (28.2 %) and spread a line before a long bracket.
          alignment: AlignmentType.LEFT,
          indent: { firstLine: TWO_CHARACTERS },
          children: [new TextRun({ text: block.text, font: FONTS.body, size: BODY })],
        }),
      ];
    case "names":
      return [nameTable(block.names)];
    case "table":
      return [...sheetTable(block.sheet), new Paragraph({ spacing: { line: LINE / 2, lineRule: LineRuleType.EXACT } })];
  }
}

/** Names in two columns without rules, in reading order. */
function nameTable(names: readonly string[]): Table {
  const rows: string[][] = [];
  for (let i = 0; i < names.length; i += 2) rows.push([names[i] as string, names[i + 1] ?? ""]);
  const none = { style: "none" as const, size: 0, color: "auto" };
  const borders = { top: none, bottom: none, left: none, right: none };
  const widths = [TEXT_WIDTH / 2, TEXT_WIDTH / 2];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: (rows.length === 0 ? [["（无）", ""]] : rows).map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          children: pair.map(
            (name, i) =>
              new TableCell({
                borders,
                width: { size: widths[i] as number, type: WidthType.DXA },
                children: [new Paragraph({ spacing, children: [new TextRun({ text: name, font: FONTS.body, size: BODY })] })],
              }),
          ),
        }),
    ),
  });
}

/** A table over the text's width, its header repeated on every page, in 12 pt. */
function sheetTable(sheet: Sheet): (Paragraph | Table)[] {
  const words = paperWords(sheet);
  const total = sheet.columns.reduce((sum, { width }) => sum + (width ?? 10), 0);
  const widths = sheet.columns.map(({ width }) => Math.floor(((width ?? 10) / total) * TEXT_WIDTH));
  const cell = (content: string, i: number, header: boolean): TableCell =>
    new TableCell({
      width: { size: widths[i] as number, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      children: [
        new Paragraph({
          alignment: header ? AlignmentType.CENTER : isNumeric(sheet.columns[i] as SheetColumn) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { line: 20 * 20, lineRule: LineRuleType.AT_LEAST },
          children: [new TextRun({ text: content, font: header ? FONTS.heading : FONTS.table, size: 24 })],
        }),
      ],
    });
  const rows = [
    new TableRow({ tableHeader: true, cantSplit: true, children: sheet.columns.map(({ title }, i) => cell(title.zh, i, true)) }),
    ...sheet.rows.map(
      (row) => new TableRow({ cantSplit: true, children: sheet.columns.map((column, i) => cell(words(column, row), i, false)) }),
    ),
  ];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing,
      children: [new TextRun({ text: sheet.title.zh, font: FONTS.heading, size: 28 })],
    }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows,
    }),
  ];
}

/** The office and the date, four characters from the right. */
function signatureOf({ signature, date }: OfficialDocument): Paragraph[] {
  const line = (content: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepLines: true,
      spacing,
      indent: { right: 4 * 16 * 20 },
      children: [new TextRun({ text: content, font: FONTS.body, size: BODY })],
    });
  return [new Paragraph({ spacing }), line(signature), line(chineseDate(date))];
}
