import { readFileSync } from "node:fs";
import JSZip from "jszip";

/** The text of a Word document, without its markup. */
export async function docxText(path: string): Promise<string> {
  const zip = await JSZip.loadAsync(readFileSync(path));
  return ((await zip.file("word/document.xml")?.async("string")) ?? "").replace(/<[^>]+>/g, "");
}
