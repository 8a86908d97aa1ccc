import { readFileSync } from "node:fs";
import { machineError } from "../disk/errors.ts";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import { seenText } from "../domain/unseen.ts";

/** The text of a file as an office saves it: UTF-8, UTF-16 with its mark, or GBK. */
export function readText(file: string): string {
  const written = decoded(readBytes(file));
  // Here a rule file's text enters; a zero is no slip of the hand but a file of another kind.
  const content = written.includes("\u0000") ? written : seenText(written);
  if (content.includes("\u0000"))
    throw new AppError(
      "data.bad_rules",
      text(`不是文字文件：${file}`, `not a text file: ${file}`),
      text(
        "规则文件用记事本写，存成 .yaml（UTF-8）；不是 Word、Excel",
        "a rule file is plain text (.yaml, UTF-8), no document or workbook",
      ),
    );
  if (content.trim() === "")
    throw new AppError(
      "data.bad_rules",
      text(`文件是空的：${file}`, `the file is empty: ${file}`),
      text("写法见 docs/rules.md", "see docs/rules.md"),
    );
  return content;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw machineError(error, file, "read");
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What Notepad on an old Windows saves.
    return new TextDecoder("gb18030").decode(bytes);
  }
}
