import { accessSync, constants, readFileSync, type Stats, statSync } from "node:fs";
import { AppError } from "../domain/problem.ts";
import { type Text, text } from "../domain/text.ts";

/** What a file is for, as its errors say it. */
export interface FilePurpose {
  readonly code: "data.bad_rules" | "data.bad_map";
  readonly name: Text;
  readonly hint: Text;
  readonly missing: Text;
}

const RULES: FilePurpose = {
  code: "data.bad_rules",
  name: text("规则文件", "the rule file"),
  hint: text("写法见 docs/rules.md", "see docs/rules.md"),
  missing: text("请核对文件名和所在的文件夹", "check the name and the folder"),
};

/** Bytes of a file that somebody wrote by hand: ten times the longest scheme that we know. What is larger is read by no parser. */
export const MOST_BYTES = 65_536;

/** The text of a file as an office saves it: UTF-8, UTF-16 with its mark, or GBK. */
export function readText(file: string, purpose: FilePurpose = RULES): string {
  const content = decoded(readBytes(file, purpose));
  if (content.includes("\u0000"))
    throw new AppError(
      purpose.code,
      text(`不是文字文件：${file}`, `not a text file: ${file}`),
      text(
        `${purpose.name.zh}用记事本写，存成 .yaml（UTF-8）；不是 Word、Excel`,
        `${purpose.name.en} is plain text (.yaml, UTF-8), no document or workbook`,
      ),
    );
  if (content.trim() === "") throw new AppError(purpose.code, text(`文件是空的：${file}`, `the file is empty: ${file}`), purpose.hint);
  return content;
}

function readBytes(file: string, { code, name, missing }: FilePurpose): Buffer {
  const size = sizeOf(file, name, missing);
  if (size > MOST_BYTES)
    throw new AppError(
      code,
      text(
        `${name.zh}太大（${Math.ceil(size / 1024)} KB，上限 ${MOST_BYTES / 1024} KB）：${file}`,
        `${name.en} is too large (${Math.ceil(size / 1024)} KB, limit ${MOST_BYTES / 1024} KB): ${file}`,
      ),
      text("请核对是不是选错了文件", "check whether it is the right one"),
    );
  return readFileSync(file);
}

/** Of a device or a pipe nobody knows the end. */
function sizeOf(file: string, name: Text, missing: Text): number {
  const refuse = (zh: string, en: string): AppError => new AppError("machine.no_file", text(`${zh}：${file}`, `${en}: ${file}`), missing);
  let stat: Stats;
  try {
    accessSync(file, constants.R_OK);
    stat = statSync(file);
  } catch {
    throw refuse(`读不到${name.zh}`, `cannot read ${name.en}`);
  }
  if (stat.isDirectory()) throw refuse(`这是文件夹，不是${name.zh}`, `a folder, not ${name.en}`);
  if (!stat.isFile()) throw refuse(`这是设备或管道，不是${name.zh}`, `a device or a pipe, not ${name.en}`);
  return stat.size;
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
