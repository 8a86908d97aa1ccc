import { ReadingError, SHEETS, type SheetSink } from "./reader.ts";
import { sheetReader } from "./xlsx-sheet.ts";
import { sharedStringReader } from "./xlsx-strings.ts";
import { numberForms } from "./xlsx-styles.ts";
import { type Namespaces, readXml, type XmlHandlers, xmlReader } from "./xml.ts";
import { unzip, unzipped, type ZipEntry } from "./zip.ts";

/** The sheets of an .xlsx (ECMA-376 Part 1, 18.2), read into the sink part by part as they unpack. Answers its keywords. */
export async function readXlsx(bytes: Buffer, entries: readonly ZipEntry[], sink: SheetSink): Promise<string> {
  const parts = new Map(entries.map((entry) => [partKey(entry.name), entry]));
  const entryOf = (name: string): ZipEntry => {
    const entry = parts.get(partKey(name));
    if (!entry) throw new Error(`no part ${name}`);
    return entry;
  };
  const whole = (name: string): Buffer => unzip(bytes, entryOf(name));
  const inPieces = async (name: string, handlers: XmlHandlers): Promise<void> => {
    const reader = xmlReader(handlers);
    for await (const piece of unzipped(bytes, entryOf(name))) reader.write(piece);
    reader.end();
  };

  const relations = (of: string): Relation[] => {
    const part = relationsPart(of);
    return parts.has(partKey(part)) ? relationsIn(whole(part), of) : [];
  };
  const ofPackage = relations("");
  const workbook = ofPackage.find(({ type }) => type === "officeDocument")?.part;
  if (workbook === undefined) throw new Error("no workbook part");
  const related = relations(workbook);
  const partOf = (wanted: string): string | undefined => related.find(({ type }) => type === wanted)?.part;

  const { sheets, isFrom1904 } = sheetsIn(whole(workbook));
  const styles = partOf("styles");
  const forms = styles === undefined ? [] : numberForms(whole(styles));
  if (sheets.length > SHEETS) throw new ReadingError("sheets");
  const strings: string[] = [];
  const shared = partOf("sharedStrings");
  if (shared !== undefined) await inPieces(shared, sharedStringReader(strings));
  // Two sheets of one part are no workbook's: read again and again, it could be more than what the zip unpacks to.
  const read = new Set<string>();
  for (const { name, hidden, relation } of sheets) {
    const { type, part } = related.find(({ id }) => id === relation) ?? {};
    if (part === undefined || type === undefined) throw new Error(`no relation ${relation}`);
    if (type !== "worksheet") {
      // A chart, a dialog, a macro sheet: they hold no cells.
      sink.skipped(name);
      continue;
    }
    if (read.has(partKey(part))) throw new Error(`two sheets of ${part}`);
    read.add(partKey(part));
    sink.begin({ name, hidden });
    await inPieces(part, sheetReader({ strings, forms, isFrom1904 }, sink));
  }
  const properties = ofPackage.find(({ type }) => type === "core-properties")?.part;
  return properties !== undefined && parts.has(partKey(properties)) ? keywordsIn(() => whole(properties)) : "";
}

/** The keywords among the properties of a file (ECMA-376 Part 2, 11.1); none where they are damaged: no cell is. */
function keywordsIn(xml: () => Buffer): string {
  let words = "";
  let isWithin = false;
  try {
    readXml(xml(), {
      open(name) {
        isWithin = name === "keywords";
      },
      close() {
        isWithin = false;
      },
      text(text) {
        if (isWithin) words += text;
      },
    });
  } catch {
    return "";
  }
  return words;
}

interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

function sheetsIn(xml: Buffer): { sheets: Listed[]; isFrom1904: boolean } {
  const sheets: Listed[] = [];
  let isFrom1904 = false;
  readXml(xml, {
    open(tag, attributes, namespaceOf) {
      const { name = "", state, date1904 = "" } = attributes;
      if (tag === "workbookPr") isFrom1904 = /^(1|true)$/.test(date1904);
      if (tag !== "sheet") return;
      const relation = relationIn(attributes, namespaceOf);
      if (name !== "" && relation !== "") sheets.push({ name, hidden: state === "hidden" || state === "veryHidden", relation });
    },
  });
  return { sheets, isFrom1904 };
}

/** What r:id says, whatever its prefix; the namespace is the transitional's or the strict standard's. */
function relationIn(attributes: Readonly<Record<string, string>>, namespaceOf: Namespaces): string {
  const isRelation = (key: string): boolean => {
    const [prefix = "", name] = key.split(":");
    return name === "id" && /^r:$|\/officeDocument\/(2006\/)?relationships$/.test(namespaceOf(prefix));
  };
  return Object.entries(attributes).find(([key]) => isRelation(key))?.[1] ?? "";
}

interface Relation {
  readonly id: string;
  /** The last word of its type: the first part is the transitional's or the strict standard's. */
  readonly type: string;
  readonly part: string;
}

/** Names of parts are compared without case (ECMA-376 Part 2, 6.3.5); some programs write \\ for /. */
const partKey = (name: string): string => name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();

/** Where the relations of a part are kept (ECMA-376 Part 2, 9.3). */
function relationsPart(of: string): string {
  const slash = of.lastIndexOf("/");
  return `${of.slice(0, slash + 1)}_rels/${of.slice(slash + 1)}.rels`;
}

function relationsIn(xml: Buffer, of: string): Relation[] {
  const relations: Relation[] = [];
  readXml(xml, {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name === "Relationship") relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), part: resolvePart(of, Target) });
    },
  });
  return relations;
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
