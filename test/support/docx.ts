import { readFileSync } from "node:fs";
import { textsIn } from "./zip.ts";

/** The text of a Word document, without its markup. */
export async function docxText(path: string): Promise<string> {
  return (textsIn(readFileSync(path))["word/document.xml"] ?? "").replace(/<[^>]+>/g, "");
}
