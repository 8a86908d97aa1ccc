import { parseCsv } from "hucre/csv";
import type { SheetSink } from "./reader.ts";
import { decodeText } from "./text-encoding.ts";

/** A text that begins like a formula is written to CSV behind an apostrophe, which is taken off again here. */
const ESCAPED = /^'+[=+\-@\t\r＝＋－＠]/;

/** A CSV in any encoding of Chinese offices, parted by commas, semicolons or tabs; everything in it is text. */
export function readCsv(bytes: Buffer, sink: SheetSink): string | null {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new Error("no text");
  sink.begin({ name: "CSV", hidden: false });
  const content = decoded.text.replace(/^\ufeff/, "").replace(/^sep=(.)\r?\n/i, "");
  for (const [index, row] of parseCsv(content, { delimiter: delimiterOf(content) }).entries())
    sink.row(
      index,
      row.map((value) => {
        const text = String(value ?? "");
        return sink.code(text === "" ? null : ESCAPED.test(text) ? text.slice(1) : text);
      }),
    );
  return decoded.encoding;
}

/** The separator that most of the first lines hold, outside quotes; Chinese commas never part cells. */
function delimiterOf(content: string): string {
  const lines = content
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n/)
    .slice(0, 30);
  const score = (mark: string): number => lines.reduce((sum, line) => sum + Math.min(line.split(mark).length - 1, 40), 0);
  const [best = ","] = [",", "\t", ";", "|"].sort((a, b) => score(b) - score(a));
  return score(best) > 0 ? best : ",";
}
