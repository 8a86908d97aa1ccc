import { readFileSync } from "node:fs";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";

/** The text of a file as an office saves it: UTF-8, or GBK. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      // What Notepad on an old Windows saves.
      return new TextDecoder("gb18030").decode(bytes);
    }
  } catch {
    throw new AppError(
      "machine.no_file",
      text(`读不到规则文件：${file}`, `cannot read the rule file: ${file}`),
      text("请核对文件名和所在的文件夹", "check the name and the folder"),
    );
  }
}
