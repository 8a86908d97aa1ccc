import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";

/**
 * What an element's beginning, its end and the text inside are told to. Told are the document's own elements alone, by
 * names without prefix: those of the root's namespace, whichever it is (the transitional, the strict one, none).
 */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, namespaces: Namespaces) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Signs that XML does not allow, and entities that nobody declared or that a document type brings: they stay what is written. */
const HARMLESS = /undefined entity|disallowed character\.|malformed character entity|disallowed character entity/;

/** Tells the handlers of XML as it comes, piece by piece; nothing is resolved, nothing fetched. Throws on damage. */
export function xmlReader({ open, close, text }: XmlHandlers): { write: (piece: Buffer) => void; end: () => void } {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let decoder: TextReader | undefined;
  const elements = ownElements();
  parser.on("error", (error) => {
    if (!HARMLESS.test(error.message)) throw error;
  });
  parser.on("attribute", elements.attribute);
  parser.on("opentag", ({ name, attributes }) => {
    const own = elements.open(name);
    if (own !== "") open(own, attributes, elements.namespaceOf);
  });
  parser.on("closetag", ({ name }) => {
    const own = elements.close(name);
    if (own !== "") close?.(own);
  });
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  return {
    write(piece) {
      decoder ??= decoderFor(piece);
      parser.write(decoder.write(piece));
    },
    end() {
      parser.write(decoder?.end() ?? "");
      parser.close();
    },
  };
}

interface TextReader {
  readonly write: (piece: Buffer) => string;
  readonly end: () => string;
}

/** By the byte order mark or the declaration, else UTF-8 (XML 1.0, 4.3.3 and appendix F); bytes that are no text in it throw. */
function decoderFor(start: Buffer): TextReader {
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0);
  const isWideBig = (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] === 0x3c);
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(start.toString("latin1", 0, 200))?.[1]?.toLowerCase() ?? "utf-8";
  const encoding = isWide ? "utf-16le" : isWideBig ? "utf-16be" : declared;
  if (encoding === "utf-8" || encoding === "utf8") return utf8Reader();
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
}

/** Several times as fast as a TextDecoder that checks: the sign for what is no UTF-8 gives it away, unless somebody wrote it. */
function utf8Reader(): TextReader {
  const decoder = new StringDecoder("utf8");
  const checked = (text: string, piece?: Buffer): string => {
    if (text.includes("\ufffd") && !piece?.includes("\ufffd")) throw new Error("not UTF-8");
    return text;
  };
  return { write: (piece) => checked(decoder.write(piece), piece), end: () => checked(decoder.end()) };
}

/** The handlers told of a whole document. */
export function readXml(xml: Buffer, handlers: XmlHandlers): void {
  const reader = xmlReader(handlers);
  reader.write(xml);
  reader.end();
}

/** The namespace that a prefix stands for, here; of one that nobody declared, the prefix itself. */
export type Namespaces = (prefix: string) => string;

/**
 * Which elements are of the root's namespace (Namespaces in XML 1.0): x15:workbookPr is no workbookPr. An element answers
 * its name without prefix, or nothing. Names are looked up once for as long as no element declares anything.
 */
function ownElements() {
  const bindings = new Map([["", ""]]);
  let own: string | undefined;
  let names = new Map<string, string>();
  let depth = 0;
  let declared: [prefix: string, namespace: string][] = [];
  // What was there before an element declared something, by its depth.
  const before: Declared[] = [];
  const namespaceOf: Namespaces = (prefix) => bindings.get(prefix) ?? `${prefix}:`;
  const nameOf = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    const namespace = namespaceOf(colon < 0 ? "" : name.slice(0, colon));
    own ??= namespace;
    const found = namespace === own || namespace === "" ? name.slice(colon + 1) : "";
    names.set(name, found);
    return found;
  };
  return {
    namespaceOf,
    /** Told of each attribute before its element opens: xmlns="…" and xmlns:x="…"; nearly every element has none. */
    attribute({ name, value }: { readonly name: string; readonly value: string }): void {
      if (name.charCodeAt(0) !== 120 || (name !== "xmlns" && !name.startsWith("xmlns:"))) return;
      declared.push([name.slice("xmlns:".length), value]);
    },
    open(name: string): string {
      depth += 1;
      if (declared.length > 0) {
        before.push({ depth, bound: declared.map(([prefix]) => [prefix, bindings.get(prefix)]), names });
        for (const [prefix, namespace] of declared) bindings.set(prefix, namespace);
        declared = [];
        names = new Map();
      }
      return nameOf(name);
    },
    close(name: string): string {
      const closed = nameOf(name);
      const last = before.at(-1);
      if (last?.depth === depth) {
        before.pop();
        for (const [prefix, namespace] of last.bound)
          if (namespace === undefined) bindings.delete(prefix);
          else bindings.set(prefix, namespace);
        names = last.names;
      }
      depth -= 1;
      return closed;
    },
  };
}

/** What held before an element declared something. */
interface Declared {
  readonly depth: number;
  readonly bound: readonly (readonly [prefix: string, namespace: string | undefined])[];
  readonly names: Map<string, string>;
}
