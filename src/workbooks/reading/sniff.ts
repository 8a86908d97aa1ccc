import { basename } from "node:path";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Format } from "../grid.ts";
import { isCompound, rootNames } from "./compound.ts";
import { binaryFile, compoundFile, type OtherFile, textFile, zipFile } from "./other-files.ts";
import { decodeText } from "./text-encoding.ts";
import { unzip, type ZipEntry } from "./zip.ts";

/** What a file is, by its content and never by its name: a format that is read, or an answer in words. */
export function formatOf(path: string, bytes: Buffer, zip: readonly ZipEntry[] | undefined): Format {
  const isZip = bytes.toString("latin1", 0, 4) === "PK\u0003\u0004";
  if (!isZip && !isCompound(bytes)) refuseLock(path);
  if (bytes.length === 0)
    throw new AppError(
      "import.empty",
      text(`文件是空的：${path}`, `the file is empty: ${path}`),
      text("请重新导出或保存一次", "save or export it again"),
    );
  if (isZip) return zipFormat(path, bytes, zip);
  if (isCompound(bytes)) return compoundFormat(path, bytes);
  // BIFF2 to BIFF4, before compound files.
  if (bytes[0] === 9 && [0, 2, 4].includes(bytes[1] ?? 1) && bytes[3] === 0) return "xls";
  refuse(path, binaryFile(bytes));
  return textFormat(path, bytes);
}

/** Refused, in words: what it is instead. */
function refuse(path: string, found: OtherFile | undefined): void {
  if (found === undefined) return;
  const { what, hint } = found;
  throw new AppError(
    "import.not_a_workbook",
    text(`不是 Excel 工作簿，是${/^\w/.test(what.zh) ? " " : ""}${what.zh}：${path}`, `not an Excel workbook but ${what.en}: ${path}`),
    hint,
  );
}

/** `why` is what a parser said of it, shown by --debug alone. */
export function damaged(path: string, why?: string): AppError {
  const error = new AppError(
    "import.not_a_workbook",
    text(`工作簿已损坏，或不是 Excel 工作簿：${path}`, `the workbook is damaged, or none: ${path}`),
    text("请在 WPS 或 Excel 里打开并另存一次", "open it in WPS or Excel and save it again"),
  );
  error.cause = why;
  return error;
}

export const encrypted = (path: string): AppError =>
  new AppError(
    "import.encrypted",
    text(`工作簿设了打开密码：${path}`, `the workbook is protected by a password: ${path}`),
    text("请在 WPS 或 Excel 里去掉密码，另存一份再导入", "take the password off and save it again"),
  );

/** What Office, WPS and LibreOffice put beside an open file: ~$名册.xlsx, .~名册.xlsx, .~lock.名册.xlsx#. */
function refuseLock(path: string): void {
  const open = /^(?:~\$|\.~lock\.|\.~)(.+?)#?$/.exec(basename(path))?.[1];
  if (open === undefined) return;
  throw new AppError(
    "import.not_a_workbook",
    text(`这是“${open}”打开着时留下的锁文件，不是工作簿：${path}`, `a lock file, there while ${open} is open, and no workbook: ${path}`),
    text(
      `“${open}”可能正开着：请先在 WPS 或 Excel 里保存并关闭，再导入它本身`,
      `${open} may be open: save and close it in WPS or Excel, then import it itself`,
    ),
  );
}

function zipFormat(path: string, bytes: Buffer, zip: readonly ZipEntry[] | undefined): Format {
  if (zip === undefined) throw damaged(path);
  if (zip.some((entry) => entry.encrypted)) throw encrypted(path);
  // Names of parts are compared without case (ECMA-376 Part 2, 6.3.5); some programs write \ for /.
  const names = new Set(zip.map(({ name }) => name.replaceAll("\\", "/").toLowerCase()));
  refuse(path, zipFile(names, mimetypeIn(bytes, zip)));
  return names.has("content.xml") && names.has("mimetype") ? "ods" : "xlsx";
}

/** What an OpenDocument says that it is (ODF 1.3 part 2, 3.3). */
function mimetypeIn(bytes: Buffer, zip: readonly ZipEntry[]): string {
  const entry = zip.find(({ name, unpacked }) => name === "mimetype" && unpacked < 200);
  try {
    return entry === undefined ? "" : unzip(bytes, entry).toString("latin1");
  } catch {
    return "";
  }
}

/** A compound file (OLE2): an old .xls or .et, or an encrypted .xlsx. */
function compoundFormat(path: string, bytes: Buffer): Format {
  const names = rootNames(bytes);
  if (names === undefined) throw damaged(path);
  if (names.has("encryptedpackage")) throw encrypted(path);
  if (names.has("workbook") || names.has("book")) return "xls";
  refuse(path, compoundFile(names));
  throw damaged(path);
}

function textFormat(path: string, bytes: Buffer): Format {
  const decoded = decodeText(bytes);
  // Markup is known by its first signs, whatever bytes come after them.
  refuse(path, textFile(decoded?.text ?? bytes.toString("latin1", 0, 65_536)));
  if (decoded === undefined) throw damaged(path);
  if (decoded.text.trim() === "")
    throw new AppError(
      "import.empty",
      text(`文件里没有内容：${path}`, `the file has no content: ${path}`),
      text("请选择有内容的文件", "choose a file with content"),
    );
  return "csv";
}
