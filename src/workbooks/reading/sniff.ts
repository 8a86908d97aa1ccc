import { AppError } from "../../domain/problem.ts";
import { text } from "../../domain/text.ts";
import type { Format } from "../grid.ts";
import { decodeText } from "./text-encoding.ts";
import type { ZipEntry } from "./zip.ts";

/** What a file is, by its content and never by its name: a format that is read, or an answer in words. */
export function formatOf(path: string, bytes: Buffer, zip: readonly ZipEntry[] | undefined): Format {
  if (bytes.length === 0)
    throw new AppError(
      "import.empty",
      text(`文件是空的：${path}`, `the file is empty: ${path}`),
      text("请重新导出或保存一次", "save or export it again"),
    );
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return zipFormat(path, zip);
  if (bytes.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) return compoundFormat(path, bytes);
  // BIFF2 to BIFF4, before compound files.
  if (bytes[0] === 9 && [0, 2, 4].includes(bytes[1] ?? 1) && bytes[3] === 0) return "xls";
  if (bytes.subarray(0, 4).toString("latin1") === "%PDF") throw notAWorkbook(path, "PDF 文件", "a PDF");
  return textFormat(path, bytes);
}

const SAVE_AS = text(
  "请在 WPS 或 Excel 里打开，另存为“Excel 工作簿（.xlsx）”",
  "open it in WPS or Excel and save it as an Excel workbook (.xlsx)",
);

/** Refused, in words: what it is instead. */
export const notAWorkbook = (path: string, zh: string, en: string, hint = SAVE_AS): AppError =>
  new AppError("import.not_a_workbook", text(`不是 Excel 工作簿，是${zh}：${path}`, `not an Excel workbook but ${en}: ${path}`), hint);

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

function zipFormat(path: string, zip: readonly ZipEntry[] | undefined): Format {
  if (zip === undefined) throw damaged(path);
  const names = new Set(zip.map(({ name }) => name.replace(/\\/g, "/")));
  if (zip.some((entry) => entry.encrypted)) throw encrypted(path);
  if ([...names].some((name) => /^xl\/workbook\.bin$/i.test(name)))
    throw notAWorkbook(path, "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
  if (names.has("content.xml") && names.has("mimetype")) return "ods";
  if ([...names].some((name) => /^word\//.test(name))) throw notAWorkbook(path, "Word 文档", "a Word document");
  if ([...names].some((name) => /^ppt\//.test(name))) throw notAWorkbook(path, "演示文稿", "a presentation");
  if (names.has("[Content_Types].xml")) return "xlsx";
  throw notAWorkbook(path, "压缩包", "an archive", text("请先解压，再导入里面的工作簿", "unpack it, then import the workbooks in it"));
}

/** A compound file (OLE2): an old .xls or .et, or an encrypted .xlsx; its streams are named in UTF-16. */
function compoundFormat(path: string, bytes: Buffer): Format {
  const names = (name: string): boolean => bytes.includes(Buffer.from(name, "utf16le"));
  if (names("EncryptedPackage")) throw encrypted(path);
  if (names("Workbook") || names("Book")) return "xls";
  if (names("WordDocument")) throw notAWorkbook(path, "旧式 Word 文档（.doc）", "an old Word document (.doc)");
  throw damaged(path);
}

function textFormat(path: string, bytes: Buffer): Format {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw damaged(path);
  const head = decoded.text.slice(0, 4096).trimStart();
  if (/^(<!doctype html|<html|<head|<meta|<table|<body|<style|<div)/i.test(head))
    throw notAWorkbook(path, "网页（HTML），只是改了扩展名", "a web page (HTML) with another extension");
  if (/^<\?xml/i.test(head) || /^<(\w+:)?Workbook/.test(head)) {
    const isOld = /urn:schemas-microsoft-com:office:spreadsheet|<(\w+:)?Workbook/.test(head);
    throw isOld
      ? notAWorkbook(path, "旧式 XML 表格（2003），只是改了扩展名", "an old XML spreadsheet (2003) with another extension")
      : notAWorkbook(path, "XML 文件", "an XML file");
  }
  if (/^(\{\s*"|\[\s*[[{"])/.test(head)) throw notAWorkbook(path, "JSON 文件", "a JSON file");
  if (/^\{\\rtf/.test(head)) throw notAWorkbook(path, "RTF 文档", "an RTF document");
  if (head === "")
    throw new AppError(
      "import.empty",
      text(`文件里没有内容：${path}`, `the file has no content: ${path}`),
      text("请选择有内容的文件", "choose a file with content"),
    );
  return "csv";
}
