import { XMLParser } from "fast-xml-parser";
import { streamXlsxRows } from "hucre/xlsx";
import type { CellValue } from "./grid.ts";
import type { SheetMarkup, SheetSink } from "./reader.ts";
import { readMarkup } from "./xlsx-markup.ts";
import { unzip, type ZipEntry } from "./zip.ts";

/** One sheet as the workbook lists it (ECMA-376 Part 1, 18.2.19). */
interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  /** The part that holds its cells; undefined for a chart sheet and the like, which hold none. */
  readonly part: string | undefined;
  /** Its place among those that the reader counts. */
  readonly index: number;
}

/** The values of an .xlsx, sheet by sheet, by the library. */
export async function readXlsx(bytes: Buffer, entries: readonly ZipEntry[], sink: SheetSink): Promise<void> {
  for (const { name, hidden, part, index } of listSheets(partReader(bytes, entries)).sheets) {
    if (part === undefined) {
      sink.skipped(name);
      continue;
    }
    sink.begin({ name, hidden, hiddenRows: [], merges: [] });
    for await (const { index: row, values } of streamXlsxRows(bytes, { sheet: index })) sink.row(row, values.map(plainValue));
  }
}

/** What the library does not tell of the same sheets, in their order, from the XML itself. */
export function readXlsxMarkup(bytes: Buffer, entries: readonly ZipEntry[]): SheetMarkup[] {
  const parts = partReader(bytes, entries);
  const { sheets, styles } = listSheets(parts);
  const hasTwoDecimals = decimalStyles(styles);
  return sheets.flatMap(({ part }) => (part === undefined ? [] : [readMarkup(parts.bytes(part), hasTwoDecimals, plainText)]));
}

/** Dates are text; a time alone (0.375) stays the number that it is. */
function plainValue(value: string | number | boolean | Date | null): CellValue {
  if (!(value instanceof Date)) return value ?? null;
  const time = value.getTime();
  if (Number.isNaN(time)) return null;
  return value.toISOString().slice(0, 10);
}

interface Parts {
  readonly bytes: (name: string) => Buffer;
  readonly xml: (name: string) => Record<string, unknown>;
  readonly has: (name: string) => boolean;
}

function partReader(bytes: Buffer, entries: readonly ZipEntry[]): Parts {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const read = (name: string): Buffer => {
    const entry = byName.get(name);
    if (!entry) throw new Error(`no part ${name}`);
    return unzip(bytes, entry);
  };
  return { bytes: read, xml: (name) => parser.parse(read(name)) as Record<string, unknown>, has: (name) => byName.has(name) };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => ["Relationship", "sheet", "numFmt", "xf"].includes(name),
});

const runs = new XMLParser({ preserveOrder: true, removeNSPrefix: true, parseTagValue: false, trimValues: false, htmlEntities: true });

/** The text of an inline string's runs. */
function plainText(xml: string): string {
  const texts = (nodes: readonly Record<string, unknown>[], inside: boolean): string =>
    nodes
      .map((node) => {
        if ("#text" in node) return inside ? String(node["#text"]) : "";
        const [name = ""] = Object.keys(node).filter((key) => key !== ":@");
        return texts((node[name] as Record<string, unknown>[]) ?? [], name === "t");
      })
      .join("");
  return texts(runs.parse(`<is>${xml}</is>`) as Record<string, unknown>[], false);
}

interface Relationship {
  readonly Id: string;
  readonly Type: string;
  readonly Target: string;
}

function relationships(parts: Parts, of: string): Relationship[] {
  const slash = of.lastIndexOf("/");
  const name = `${of.slice(0, slash + 1)}_rels/${of.slice(slash + 1)}.rels`;
  if (!parts.has(name)) return [];
  const { Relationships } = parts.xml(name) as { Relationships?: { Relationship?: Relationship[] } };
  return (Relationships?.Relationship ?? []).map((each) => ({ ...each, Target: resolvePart(of, each.Target ?? "") }));
}

/** A part that another one names, relative to it or from the root. */
function resolvePart(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

const isOfType = ({ Type }: Relationship, type: string): boolean => (Type ?? "").endsWith(`/${type}`);

function listSheets(parts: Parts): { sheets: Listed[]; styles: Record<string, unknown> | undefined } {
  const workbook = relationships(parts, "").find((each) => isOfType(each, "officeDocument"))?.Target;
  if (workbook === undefined) throw new Error("no workbook part");
  const related = relationships(parts, workbook);
  const { workbook: root } = parts.xml(workbook) as { workbook?: { sheets?: { sheet?: Record<string, string>[] } } };
  const listed = (root?.sheets?.sheet ?? []).filter(({ name, id }) => name && id);
  const styles = related.find((each) => isOfType(each, "styles"))?.Target;
  return {
    sheets: listed.map(({ name = "", id, state }, index) => {
      const target = related.find((each) => each.Id === id && isOfType(each, "worksheet"))?.Target;
      return {
        name,
        index,
        hidden: state === "hidden" || state === "veryHidden",
        part: target !== undefined && parts.has(target) ? target : undefined,
      };
    }),
    styles: styles !== undefined && parts.has(styles) ? parts.xml(styles) : undefined,
  };
}

/** Cell styles whose number format shows two decimals and nothing else: 0.00 (format 2), or the office's own like it. */
function decimalStyles(styles: Record<string, unknown> | undefined): (style: number) => boolean {
  const { styleSheet } = (styles ?? {}) as {
    styleSheet?: { numFmts?: { numFmt?: Record<string, string>[] }; cellXfs?: { xf?: Record<string, string>[] } };
  };
  const codes = new Map((styleSheet?.numFmts?.numFmt ?? []).map(({ numFmtId, formatCode }) => [numFmtId, formatCode ?? ""]));
  const decimal = new Set<number>();
  for (const [style, { numFmtId = "0" }] of (styleSheet?.cellXfs?.xf ?? []).entries()) {
    const code = codes.get(numFmtId);
    if (code === undefined ? numFmtId === "2" : /^0\.00(_.|\\.|;@|;.*)?$/.test(code)) decimal.add(style);
  }
  return (style) => decimal.has(style);
}
