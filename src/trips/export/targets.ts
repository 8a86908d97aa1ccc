import { basename, extname, resolve } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import type { Document } from "../documents/job.ts";
import { isFolderPath, outputPath } from "../output.ts";
import { DOCUMENT_FORMATS, FORMATS, type Format, formatsOf, usualFormats } from "./formats.ts";

/** Which documents are wanted, as what, and where they go. */
export interface TargetRequest {
  readonly documents: readonly Document[];
  /** Whether it is all of them: only into a folder, and only as documents are. */
  readonly isAll: boolean;
  /** Where -o leads. */
  readonly out: string | undefined;
  readonly format: Format | undefined;
  readonly isForPaper: boolean;
}

/** One file to be made. */
export interface Target {
  readonly document: Document;
  readonly format: Format;
  readonly path: string;
}

/** The files that a request comes to: in the format that the path or the request names, else in those usual for each document. */
export function targetsOf({ cwd }: Pick<Desk, "cwd">, request: TargetRequest, nameOf: (document: Document) => string): Target[] {
  const { documents, isAll, out, isForPaper } = request;
  const choices = isAll ? DOCUMENT_FORMATS : FORMATS.filter((format) => documents.some((document) => formatsOf(document).includes(format)));
  const wanted = wantedFormat(cwd, request, choices);
  const formats = (document: Document): readonly Format[] =>
    wanted === undefined ? usualFormats(document) : formatsOf(document).filter((format) => format === wanted && choices.includes(format));
  const targets = documents.flatMap((document) =>
    formats(document).map((format) => {
      const words = `${nameOf(document)}${document.table && isForPaper ? "（打印）" : ""}`;
      return { document, format, path: outputPath(cwd, out, words, format) };
    }),
  );
  if (targets.length > 0) return targets;
  throw new AppError(
    "usage.format",
    text(`没有 ${wanted ?? ""} 格式`, `no ${wanted ?? ""} format`),
    text(`可用：${choices.join("、")}`, `it has: ${choices.join(", ")}`),
  );
}

/** The format that the name of the file says, or the one asked for; what does not go together is refused. */
function wantedFormat(cwd: string, { out, format, isAll, isForPaper }: TargetRequest, choices: readonly Format[]): Format | undefined {
  const path = resolve(cwd, out ?? ".");
  const named = isFolderPath(cwd, out) ? undefined : formatNamed(path, choices);
  if (named !== undefined && isAll)
    throw new AppError(
      "usage.folder",
      text("导出全部时 -o 应是文件夹", "with all, -o must be a folder"),
      text("文件夹请以 / 结尾", "end a folder in /"),
    );
  if (named !== undefined && format !== undefined && named !== format)
    throw new AppError(
      "usage.format",
      text(`--format ${format} 与文件名 ${basename(path)} 不一致`, `--format ${format} and ${basename(path)} differ`),
    );
  const wanted = named ?? format;
  if (isForPaper && wanted !== undefined && wanted !== "xlsx")
    throw new AppError(
      "usage.print",
      text(`--print 是打印用的 Excel 表，不能是 ${wanted} 格式`, `--print makes a workbook to print, and no ${wanted}`),
      text("去掉 --print，或用 --format xlsx", "leave --print out, or give --format xlsx"),
    );
  return wanted;
}

function formatNamed(path: string, choices: readonly Format[]): Format {
  const ending = extname(path).slice(1).toLowerCase();
  const named = FORMATS.find((format) => format === ending);
  if (named !== undefined) return named;
  const endings = choices.map((format) => `.${format}`);
  throw new AppError(
    "usage.format",
    text(`看不出格式：${basename(path)}`, `no known format: ${basename(path)}`),
    text(`文件名请以 ${endings.join(" 或 ")} 结尾；要放进文件夹请以 / 结尾`, `end the name in ${endings.join(" or ")}, or the folder in /`),
  );
}
