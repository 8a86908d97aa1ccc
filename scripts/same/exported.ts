import { posix } from "node:path";
import { partsOf } from "./zip.ts";

/**
 * A file that the program wrote, in parts that can be compared: a workbook's or a document's are its own, without what
 * differs from run to run; any other file is one part, its bytes. The digest that the demo's list has of a record file is left
 * out: what is in the record file is compared by itself.
 */
export async function exportedParts(name: string, bytes: Buffer): Promise<Map<string, string>> {
  if (posix.basename(name) === ".cppcc-demo") return new Map([["", textOrHex(bytes).replace(/("[^"]*\.db": )"\w*"/g, "$1…")]]);
  if (!/\.(xlsx|docx)$/i.test(name) || !bytes.subarray(0, 2).equals(Buffer.from("PK"))) return new Map([["", textOrHex(bytes)]]);
  const parts = partsOf(bytes);
  const targets = targetsOf(parts);
  return new Map(
    [...parts].map(([part, content]) => [part, /\.(xml|rels)$/.test(part) ? steady(part, content, targets) : textOrHex(content)]),
  );
}

/** A part without times and random names; a relation is called by what it leads to. An element a line, so that a difference is short. */
function steady(part: string, content: Buffer, targets: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const own = targets.get(part.endsWith(".rels") ? ownerOf(part) : part);
  const named = content.toString("utf8").replace(/"(rId[^"]*)"/g, (whole, id: string) => (own?.has(id) ? `"→ ${own.get(id)}"` : whole));
  const still = named
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$1")
    .replace(/(<wp:docPr[^>]* id=")[^"]*/g, "$1")
    .replaceAll("><", ">\n<");
  return part.endsWith(".rels") ? still.split("\n").sort().join("\n") : still;
}

/** Which relation of which part leads where. */
function targetsOf(parts: ReadonlyMap<string, Buffer>): Map<string, ReadonlyMap<string, string>> {
  const targets = new Map<string, ReadonlyMap<string, string>>();
  for (const [part, content] of parts) {
    if (!part.endsWith(".rels")) continue;
    const own = new Map<string, string>();
    for (const [relation] of content.toString("utf8").matchAll(/<Relationship [^>]*>/g))
      own.set(attribute(relation, "Id"), attribute(relation, "Target"));
    targets.set(ownerOf(part), own);
  }
  return targets;
}

const attribute = (element: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "";

/** word/_rels/document.xml.rels tells the relations of word/document.xml. */
const ownerOf = (rels: string): string => posix.join(posix.dirname(posix.dirname(rels)), posix.basename(rels, ".rels"));

/** As text where it is text: a difference can be read then. */
function textOrHex(bytes: Buffer): string {
  const written = bytes.toString("utf8");
  return Buffer.from(written, "utf8").equals(bytes) && !written.includes("\0") ? written : bytes.toString("hex");
}
