import { ReadingError } from "./reader.ts";
import { unzip, type ZipEntry } from "./zip.ts";

/**
 * What the reader of values does not tell of an .ods, looked up in its XML (ODF 1.3 part 3: 9.1.3, 19.718, 19.749): which
 * sheets are hidden and which rows; an encrypted file says so in its manifest (part 2, 4.8).
 */
export interface OdsMarkup {
  readonly hidden: ReadonlySet<string>;
  /** Of each sheet, in their order, the rows that are hidden. */
  readonly hiddenRows: readonly (readonly number[])[];
}

const TABLE = /<table:table(?=[\s>])([^>]*)>/g;
const ROW = /<table:table-row\b([^>]*)>/g;
const HIDDEN_STYLE =
  /<style:style\b[^>]*style:name="([^"]*)"[^>]*style:family="table"[^>]*>\s*<style:table-properties\b[^>]*table:display="false"/g;

export function readOdsMarkup(bytes: Buffer, entries: readonly ZipEntry[]): OdsMarkup {
  const part = (name: string): Buffer => {
    const entry = entries.find((each) => each.name === name);
    return entry ? unzip(bytes, entry) : Buffer.alloc(0);
  };
  if (part("META-INF/manifest.xml").includes("encryption-data")) throw new ReadingError("encrypted");
  const xml = part("content.xml").toString("utf8");
  const hiddenStyles = new Set([...xml.matchAll(HIDDEN_STYLE)].map(([, name]) => name));
  const starts = [...xml.matchAll(TABLE)].map(({ index, 1: attributes = "" }) => ({ index, attributes }));
  const hidden = new Set<string>();
  const hiddenRows = starts.map(({ index, attributes }, i) => {
    if (hiddenStyles.has(attribute(attributes, "table:style-name"))) hidden.add(plain(attribute(attributes, "table:name")));
    return hiddenRowsIn(xml.slice(index, starts[i + 1]?.index));
  });
  return { hidden, hiddenRows };
}

function hiddenRowsIn(table: string): number[] {
  const hidden: number[] = [];
  let row = 0;
  for (const [, attributes = ""] of table.matchAll(ROW)) {
    const times = Number(attribute(attributes, "table:number-rows-repeated") || "1");
    const isHidden = /^(collapse|filter)$/.test(attribute(attributes, "table:visibility"));
    // An empty stretch to the sheet's end may be hidden too, and is of no account.
    if (isHidden) for (let i = 0; i < Math.min(times, 10_000); i += 1) hidden.push(row + i);
    row += times;
  }
  return hidden;
}

const attribute = (attributes: string, name: string): string => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };

const plain = (value: string): string => value.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity);
