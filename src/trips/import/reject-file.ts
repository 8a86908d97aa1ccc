import { extname, resolve } from "node:path";
import { AppError, type Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Workbook } from "../../workbooks/grid.ts";
import type { Desk } from "../desk.ts";
import { agreeToOverwrite, writeFileSafely } from "../output.ts";
import type { ImportRequest } from "./entry.ts";
import type { Preview } from "./preview.ts";

/** The clerk's own sheets with the problems marked on them, where they are wanted; answers where they are. A trial writes them too. */
export async function markedSheets(
  desk: Desk,
  { rejectFile }: Pick<ImportRequest, "rejectFile">,
  workbooks: readonly Workbook[],
  { problems, leftOut }: Pick<Preview, "problems" | "leftOut">,
  pathOf: (file: string) => string = (file) => file,
): Promise<string | undefined> {
  const all = [...problems, ...leftOut];
  return rejectFile === undefined || all.length === 0 ? undefined : writeRejects(desk, rejectFile, workbooks, all, pathOf);
}

/** The clerk's own sheets, each bad cell coloured, with a comment that says what would be right. */
async function writeRejects(
  desk: Desk,
  out: string,
  workbooks: readonly Workbook[],
  problems: readonly Problem[],
  pathOf: (file: string) => string,
): Promise<string> {
  const path = resolve(desk.cwd, out);
  if (extname(path).toLowerCase() !== ".xlsx")
    throw new AppError(
      "usage.format",
      text(`--reject-file 应以 .xlsx 结尾：${out}`, `--reject-file must end in .xlsx: ${out}`),
      text("例如 --reject-file 退回.xlsx", "for example --reject-file OUT.xlsx"),
    );
  await agreeToOverwrite(desk, path);
  const { rejectsXlsx } = await import("../../workbooks/writing/rejects.ts");
  writeFileSafely(path, await rejectsXlsx(workbooks, problems, pathOf));
  // Planned again, since another desk has written, it is made again.
  desk.outputs.add(path);
  return path;
}
