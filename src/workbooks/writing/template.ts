import { seenTexts } from "../../domain/text/unseen.ts";
import type { OfficeLists, TemplateField, TemplateKind } from "./template-fields.ts";

export interface Template {
  readonly kind: TemplateKind;
  readonly office: OfficeLists;
  /** Above the table, under the title: which meeting it is. */
  readonly head: string | null;
  /** Rows that are filled in already, by field; without them an example row stands first. */
  readonly rows: readonly Readonly<Record<string, string>>[] | null;
  readonly creator: string;
  readonly date: string;
}

/** Rows that are prepared for filling in. */
const ROWS = 300;
const FORMATS: Readonly<Record<NonNullable<TemplateField["format"]>, string>> = { day: "yyyy-mm-dd", text: "@", number: "0.##" };
const LIST_SHEET = "选项";
/** What a template marks its example row with, and what imports skip. */
const EXAMPLE = "示例";

/**
 * A blank workbook for an import: the columns that it reads, drop-down lists, formats, an example row, notes. What it
 * makes, the import takes as it is.
 */
export async function templateXlsx({ kind, date, ...given }: Template): Promise<Buffer> {
  const { office, head, rows, creator } = seenTexts(given);
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.creator = creator;
  book.created = new Date(`${date}T00:00:00Z`);
  book.modified = book.created;
  const columns = kind.spec.columns
    .filter(({ field }) => field in kind.fields)
    .map(({ field, label }) => ({ field, label, look: kind.fields[field] ?? { note: "" } }));
  const headerRow = head === null ? 2 : 3;
  const page = book.addWorksheet(kind.title.slice(0, 31), {
    views: [{ state: "frozen", ySplit: headerRow, xSplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "第 &P 页，共 &N 页" },
  });
  const width = columns.length + 1;
  page.columns = [{ width: 6 }, ...columns.map(({ label, look }) => ({ width: Math.max(look.width ?? 14, label.length * 2 + 3) }))];
  lineOver(page, 1, width, kind.title, { name: "宋体", size: 16, bold: true }, "center");
  if (head !== null) lineOver(page, 2, width, head, { name: "宋体", size: 11 }, "left");
  const isRequired = (field: string): boolean => kind.spec.required.includes(field);
  const titles = ["序号", ...columns.map(({ field, label }) => `${label}${isRequired(field) ? "*" : ""}`)];
  for (const [i, title] of titles.entries()) {
    const cell = page.getCell(headerRow, i + 1);
    cell.value = title;
    cell.font = { name: "黑体", size: 10.5, bold: true };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7EEF7" } };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.border = BOX;
  }
  page.getRow(headerRow).height = 30;
  const lists = listSheet(book, columns, office);
  const filled = rows ?? [{ ...Object.fromEntries(columns.map(({ field, look }) => [field, look.example ?? ""])) }];
  const count = rows === null ? ROWS : Math.max(rows.length, 1);
  for (let i = 0; i < count; i += 1) {
    const row = headerRow + 1 + i;
    page.getRow(row).height = 22;
    const number = page.getCell(row, 1);
    number.value = rows === null ? (i === 0 ? EXAMPLE : null) : i + 1;
    number.border = BOX;
    number.alignment = { horizontal: "center" };
    for (const [at, { field, look }] of columns.entries()) {
      const cell = page.getCell(row, at + 2);
      const value = filled[i]?.[field] ?? "";
      if (value !== "") cell.value = look.format === "number" ? Number(value) : value;
      cell.border = BOX;
      cell.alignment = { vertical: "middle", wrapText: true };
      cell.font = { name: "宋体", size: 10.5, ...(rows === null && i === 0 ? { italic: true, color: { argb: "FF7F7F7F" } } : {}) };
      cell.numFmt = FORMATS[look.format ?? "text"];
      const list = lists.get(field);
      // A list offers, and does not forbid: several values may stand in one cell.
      if (list !== undefined) cell.dataValidation = { type: "list", allowBlank: true, showErrorMessage: false, formulae: [list] };
    }
  }
  notesSheet(book, kind, columns, isRequired);
  return Buffer.from(await book.xlsx.writeBuffer());
}

type Book = InstanceType<typeof import("exceljs").Workbook>;
type Page = import("exceljs").Worksheet;
type Columns = readonly { readonly field: string; readonly label: string; readonly look: TemplateField }[];

const BOX = { top: { style: "thin" }, left: { style: "thin" }, bottom: { style: "thin" }, right: { style: "thin" } } as const;

function lineOver(
  page: Page,
  row: number,
  width: number,
  value: string,
  font: Partial<import("exceljs").Font>,
  horizontal: "center" | "left",
): void {
  page.mergeCells(row, 1, row, width);
  const cell = page.getCell(row, 1);
  cell.value = value;
  cell.font = font;
  cell.alignment = { horizontal, vertical: "middle" };
  page.getRow(row).height = row === 1 ? 30 : 20;
}

/** The lists to choose from, in a hidden sheet: Excel takes 255 characters in a list of its own. Answers the range of each. */
function listSheet(book: Book, columns: Columns, office: OfficeLists): Map<string, string> {
  const ranges = new Map<string, string>();
  const lists = columns.flatMap(({ field, label, look }) => {
    const choices = typeof look.choices === "function" ? look.choices(office) : (look.choices ?? []);
    return choices.length === 0 ? [] : [{ field, label, choices }];
  });
  if (lists.length === 0) return ranges;
  const page = book.addWorksheet(LIST_SHEET, { state: "hidden" });
  for (const [i, { field, choices }] of lists.entries()) {
    for (const [row, choice] of choices.entries()) page.getCell(row + 1, i + 1).value = choice;
    const letter = page.getColumn(i + 1).letter;
    ranges.set(field, `${LIST_SHEET}!$${letter}$1:$${letter}$${choices.length}`);
  }
  return ranges;
}

/** One line a column, in one cell each, so that nothing in it looks like a header. */
function notesSheet(book: Book, { title }: TemplateKind, columns: Columns, isRequired: (field: string) => boolean): void {
  const page = book.addWorksheet("填写说明", { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  page.getColumn(1).width = 90;
  const lines = [
    `${title}填写说明`,
    "带 * 的列必填；其余可以空着，空白不表示任何内容，不会改动档案里已有的记录。",
    "灰色斜体的“示例”一行导入时跳过，可以删去。列可以增减、调换，列名不要改。",
    ...columns.map(({ field, label, look }) => `${label}${isRequired(field) ? "（必填）" : ""}：${look.note}`),
  ];
  for (const [i, line] of lines.entries()) {
    const cell = page.getCell(i + 1, 1);
    cell.value = line;
    cell.font = { name: "宋体", size: i === 0 ? 14 : 11, bold: i === 0 };
    cell.alignment = { wrapText: true, vertical: "middle" };
    page.getRow(i + 1).height = i === 0 ? 26 : 18;
  }
}
