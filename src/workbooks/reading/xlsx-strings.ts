import type { XmlHandlers } from "./xml.ts";

/** A line break and the like as _x000D_ (ECMA-376 Part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** Collects the texts of a rich or plain string item: its runs joined, its phonetic runs left out (18.4.3, 18.4.6). */
export function stringCollector() {
  let text = "";
  let isText = false;
  let isPhonetic = false;
  return {
    begin() {
      text = "";
    },
    open(name: string) {
      if (name === "t") isText = !isPhonetic;
      else if (name === "rPh") isPhonetic = true;
    },
    close(name: string) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
    },
    text(piece: string) {
      if (isText) text += piece;
    },
    end: () => unescaped(text),
  };
}

/** Puts the texts of the shared string table, in their order, into a list. */
export function sharedStringReader(into: string[]): XmlHandlers {
  const item = stringCollector();
  return {
    open(name) {
      if (name === "si") item.begin();
      else item.open(name);
    },
    close(name) {
      if (name === "si") into.push(item.end());
      else item.close(name);
    },
    text: item.text,
  };
}
