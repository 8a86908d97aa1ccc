import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import { AppError, type Problem } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import { confirm } from "../terminal/questions.ts";
import type { Workbook } from "../workbooks/grid.ts";
import type { Context } from "./context.ts";
import { writeFileSafely } from "./files.ts";

/** `--reject-file`: the clerk's own sheets, each bad cell coloured, with a comment that says what would be right. */
export async function writeRejects(
  context: Context,
  out: string,
  workbooks: readonly Workbook[],
  problems: readonly Problem[],
): Promise<string> {
  const path = resolve(context.cwd, out);
  if (extname(path).toLowerCase() !== ".xlsx")
    throw new AppError(
      "usage.format",
      text(`--reject-file 应以 .xlsx 结尾：${out}`, `--reject-file must end in .xlsx: ${out}`),
      text("例如 --reject-file 退回.xlsx", "for example --reject-file OUT.xlsx"),
    );
  if (existsSync(path))
    await confirm(context.io, text(`已有文件 ${path}，覆盖它？`, `${path} exists; overwrite it?`), {
      yes: context.yes,
      otherwise: new AppError(
        "refused.file_exists",
        text(`已有这个文件：${path}`, `the file exists: ${path}`),
        text("要覆盖请加 --yes，或换一个文件名", "give --yes to overwrite it, or another name"),
      ),
    });
  const { rejectsXlsx } = await import("../workbooks/rejects.ts");
  writeFileSafely(path, await rejectsXlsx(workbooks, problems));
  return path;
}
