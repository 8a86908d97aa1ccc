import { readFileSync, type Stats, statSync } from "node:fs";
import { machineError } from "../disk/errors.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { seenText } from "../domain/text/unseen.ts";

/** What a file is, in an error about it: its name in words, and the code of what is wrong in it. */
export interface FileSort {
  readonly label: Text;
  readonly code: "data.bad_rules" | "data.bad_map";
  /** Where its form is written down. */
  readonly guide: string;
}

const RULE_FILE: FileSort = { label: text("规则文件", "rule file"), code: "data.bad_rules", guide: "docs/rules.md" };
export const COLUMN_MAP: FileSort = { label: text("列对照表", "column map"), code: "data.bad_map", guide: "docs/guide.md" };

/** The text of a file as an office saves it: UTF-8, UTF-16 with its mark, or GBK. */
export function readText(file: string, { label, code, guide }: FileSort = RULE_FILE): string {
  const written = decoded(readBytes(file, { label, code, guide }));
  // Here a rule file's text enters; a zero is no slip of the hand but a file of another kind.
  const content = written.includes("\u0000") ? written : seenText(written);
  if (content.includes("\u0000"))
    throw new AppError(
      code,
      text(`不是文字文件：${file}`, `not a text file: ${file}`),
      text(
        `${label.zh}用记事本写，存成 .yaml（UTF-8）；不是 Word、Excel`,
        `a ${label.en} is plain text (.yaml, UTF-8), no document or workbook`,
      ),
    );
  if (content.trim() === "")
    throw new AppError(code, text(`文件是空的：${file}`, `the file is empty: ${file}`), text(`写法见 ${guide}`, `see ${guide}`));
  return content;
}

/** Bytes of a file that somebody wrote by hand: ten times the longest scheme that we know. What is larger is read by no parser. */
const MOST_BYTES = 65_536;

function readBytes(file: string, { label, code }: FileSort): Buffer {
  let stat: Stats;
  try {
    stat = statSync(file);
    if (stat.isFile() && stat.size <= MOST_BYTES) return readFileSync(file);
  } catch (error) {
    throw machineError(error, file, "read");
  }
  if (stat.isDirectory()) throw machineError(Object.assign(new Error(), { code: "EISDIR" }), file, "read");
  // Of a device or a pipe nobody knows the end.
  if (!stat.isFile())
    throw new AppError(
      "machine.no_file",
      text(`这是设备或管道，不是${label.zh}：${file}`, `a device or a pipe, not a ${label.en}: ${file}`),
    );
  const [size, most] = [Math.ceil(stat.size / 1024), MOST_BYTES / 1024];
  throw new AppError(
    code,
    text(`${label.zh}太大（${size} KB，上限 ${most} KB）：${file}`, `the ${label.en} is too large (${size} KB, limit ${most} KB): ${file}`),
    text("请核对是不是选错了文件", "check whether it is the right one"),
  );
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
