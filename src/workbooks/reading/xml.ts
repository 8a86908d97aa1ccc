import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";

/** What an element's beginning, its end and the text inside are told to; names come without their prefixes. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Signs that XML does not allow, and entities that nobody declared or that a document type brings: they stay what is written. */
const HARMLESS = /undefined entity|disallowed character\.|malformed character entity|disallowed character entity/;

/** Tells the handlers of XML as it comes, piece by piece; nothing is resolved, nothing fetched. Throws on damage. */
export function xmlReader({ open, close, text }: XmlHandlers): { write: (piece: Buffer) => void; end: () => void } {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let decoder: TextReader | undefined;
  parser.on("error", (error) => {
    if (!HARMLESS.test(error.message)) throw error;
  });
  parser.on("opentag", ({ name, attributes }) => open(localName(name), attributes));
  if (close) parser.on("closetag", ({ name }) => close(localName(name)));
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

/** A name without its prefix; the shortest with one (x:c) has three signs. */
export const localName = (name: string): string => (name.length > 2 && name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);
