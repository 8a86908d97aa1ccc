import { seenTexts } from "../domain/text/unseen.ts";
import { cellWords, isNumeric, type Sheet } from "../report/sheet.ts";

/** A sheet as a Markdown table, to be pasted into a message or a page. */
export function sheetMarkdown(sheet: Sheet): Buffer {
  const { title, columns, rows, notes } = seenTexts(sheet);
  const line = (cells: readonly string[]): string => `| ${cells.map(inline).join(" | ")} |`;
  const lines = [
    `# ${inline(title.zh)}`,
    "",
    line(columns.map((column) => column.title.zh)),
    `| ${columns.map((column) => (isNumeric(column) ? "---:" : "---")).join(" | ")} |`,
    ...rows.map((row) => line(columns.map((column) => cellWords(column, row).zh))),
    ...notes.flatMap((note) => ["", inline(note.zh)]),
  ];
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** What would end a cell or begin markup of its own is escaped. */
const inline = (value: string): string => value.replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/\r\n?|\n/g, "<br>");
