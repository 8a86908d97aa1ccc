import { zipOf } from "../zip.ts";

/** A cell: a text, a number, nothing, or a formula with the value that was kept of it. */
export type Cell = string | number | null | { readonly formula: string; readonly value: string | number };

export type Rows = readonly (readonly Cell[])[];

export interface SheetPlan {
  readonly name: string;
  readonly rows: Rows;
  /** Merged cells, such as A1:C1. */
  readonly merges?: readonly string[];
  /** Rows that are hidden, counted from 1. */
  readonly hidden?: readonly number[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook as small as one can be, whose bytes are the same each time: its digest stands in the record file. */
export const workbook =
  (...plans: readonly (Rows | SheetPlan)[]) =>
  (): Uint8Array => {
    const sheets = plans.map((plan, i): SheetPlan => ("rows" in plan ? plan : { name: `Sheet${i + 1}`, rows: plan }));
    const type = (part: string, what: string): string =>
      `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml"/>`;
    return zipOf({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("/xl/workbook.xml", "sheet.main")}${sheets.map((_, i) => type(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet")).join("")}</Types>`,
      "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
      ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, `${HEAD}${sheetXml(sheet)}`])),
    });
  };

function sheetXml({ rows, merges = [], hidden = [] }: SheetPlan): string {
  const written = rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(`${columnName(c)}${r + 1}`, cell)).join("");
    return `<row r="${r + 1}"${hidden.includes(r + 1) ? ' hidden="1"' : ""}>${cells}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<worksheet xmlns="${MAIN}"><sheetData>${written.join("")}</sheetData>${merged === "" ? "" : `<mergeCells count="${merges.length}">${merged}</mergeCells>`}</worksheet>`;
}

function cellXml(ref: string, cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  const type = typeof cell.value === "string" ? ' t="str"' : "";
  return `<c r="${ref}"${type}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`;
}

const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
