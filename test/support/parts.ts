import { zipOf } from "./zip.ts";

/** An .xlsx from the XML of its parts, as no program would write it. */
export interface Parts {
  /** What stands inside <sheetData>. */
  readonly rows?: string;
  /** The whole worksheet part instead. */
  readonly sheet?: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Readonly<Record<string, string>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export const worksheet = (rows: string, { before = "", after = "" } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

export const sharedTable = (items: readonly string[]): string =>
  `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join("")}</sst>`;

export const sharedStrings = (...items: string[]): string => sharedTable(items);

/** Number formats by cell style: style 0 is General. */
export const styleSheet = (...formats: string[]): string =>
  `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts>` +
  `<cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`;

export const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

export async function xlsxOf({ rows = "", sheet, shared, styles, workbook, more = {} }: Parts): Promise<Buffer> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return zipOf({
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${shared ? relation("rId2", "sharedStrings", "sharedStrings.xml") : ""}${styles ? relation("rId3", "styles", "styles.xml") : ""}${relation("rId9", "chartsheet", "chartsheets/sheet1.xml")}</Relationships>`,
    "xl/workbook.xml":
      workbook ?? `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": sheet ?? worksheet(rows),
    ...(shared && { "xl/sharedStrings.xml": shared }),
    ...(styles && { "xl/styles.xml": styles }),
    ...more,
  });
}

/** Says of a part that it unpacks to another size than it does. */
export function lieAbout(zip: Buffer, part: string, unpacked: number): Buffer {
  const lying = Buffer.from(zip);
  for (let at = lying.indexOf("PK\u0001\u0002"); at >= 0; at = lying.indexOf("PK\u0001\u0002", at + 4)) {
    const name = lying.toString("utf8", at + 46, at + 46 + lying.readUInt16LE(at + 28));
    if (name === part) lying.writeUInt32LE(unpacked, at + 24);
  }
  return lying;
}
