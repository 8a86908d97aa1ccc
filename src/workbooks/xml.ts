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

/** Tells the handlers of XML (UTF-8) as it comes, piece by piece; nothing is resolved, nothing fetched. Throws on damage. */
export function xmlReader({ open, close, text }: XmlHandlers): { write: (piece: Buffer) => void; end: () => void } {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const decoder = new StringDecoder("utf8");
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
    write: (piece) => void parser.write(decoder.write(piece)),
    end() {
      parser.write(decoder.end());
      parser.close();
    },
  };
}

/** The handlers told of a whole document. */
export function readXml(xml: Buffer, handlers: XmlHandlers): void {
  const reader = xmlReader(handlers);
  reader.write(xml);
  reader.end();
}

/** A name without its prefix; the shortest with one (x:c) has three signs. */
export const localName = (name: string): string => (name.length > 2 && name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);
