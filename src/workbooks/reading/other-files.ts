import { type Text, text } from "../../domain/text/text.ts";

/** What clerks take for a workbook and is none: known by its content, told with what to do about it. */
export interface OtherFile {
  readonly what: Text;
  readonly hint: Text;
}

const SAVE_AS = text(
  "请在 WPS 或 Excel 里打开，另存为“Excel 工作簿（.xlsx）”",
  "open it in WPS or Excel and save it as an Excel workbook (.xlsx)",
);
const COPY = text("请把里面的表复制到 WPS 表格或 Excel 里，存成 .xlsx 再导入", "copy its table into WPS or Excel and save that as .xlsx");
const TYPE = text("请把里面的表录成 Excel 工作簿再导入", "type its table into an Excel workbook");
const UNPACK = text("请先解压，再导入里面的工作簿", "unpack it, then import the workbooks in it");
const CHOOSE = text("请选择工作簿（.xlsx、.xls、.et、.ods 或 .csv）", "choose a workbook (.xlsx, .xls, .et, .ods or .csv)");

const other = (zh: string, en: string, hint: Text): OtherFile => ({ what: text(zh, en), hint });

const ARCHIVE = other("压缩包", "an archive", UNPACK);
const IMAGE = other("图片", "a picture", TYPE);
const WORD = other("Word 文档", "a Word document", COPY);
const SLIDES = other("演示文稿", "a presentation", COPY);
const DATABASE = other("数据库文件", "a database", CHOOSE);

/** The first bytes of files that are no text; from where they stand, if not at the beginning. */
const SIGNATURES: readonly (readonly [signature: string, is: OtherFile, at?: number])[] = [
  ["%PDF", other("PDF 文件", "a PDF", TYPE)],
  ["\x89PNG", IMAGE],
  ["\xff\xd8\xff", IMAGE],
  ["GIF8", IMAGE],
  ["II*\0", IMAGE],
  ["MM\0*", IMAGE],
  ["WEBPVP8", IMAGE, 8],
  ["ftyp", other("图片或视频", "a picture or a film", TYPE), 4],
  ["7z\xbc\xaf\x27\x1c", ARCHIVE],
  ["Rar!\x1a\x07", ARCHIVE],
  ["\x1f\x8b\x08", ARCHIVE],
  ["\xfd7zXZ\0", ARCHIVE],
  ["ustar", ARCHIVE, 257],
  ["SQLite format 3\0", DATABASE],
  ["\0\x01\0\0Standard ", DATABASE],
  ["L\0\0\0\x01\x14\x02\0", other("快捷方式", "a shortcut", text("请选择它指向的那个文件", "choose the file that it points to"))],
  [
    "\0\x05\x16\x07",
    other(
      "苹果电脑的附属文件",
      "what a Mac keeps beside a file",
      text("请选择名字不带“._”的那个文件", "choose the one without ._ in its name"),
    ),
  ],
];

/** A file that is no text, by its first bytes. */
export function binaryFile(bytes: Buffer): OtherFile | undefined {
  const found = SIGNATURES.find(([signature, , at = 0]) => bytes.toString("latin1", at, at + signature.length) === signature)?.[1];
  if (found !== undefined) return found;
  if (bytes.toString("latin1", 0, 2) === "BM" && bytes.length > 26 && bytes.readUInt32LE(2) === bytes.length) return IMAGE;
  return isDBase(bytes) ? other("dBase 数据库（.dbf）", "a dBase file (.dbf)", SAVE_AS) : undefined;
}

/** A version, a day, and a header that ends where it says it does. */
function isDBase(bytes: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = bytes;
  if (![0x03, 0x04, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version) || bytes.length < 33) return false;
  const end = bytes.readUInt16LE(8);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay && end > 32 && (bytes[end - 1] === 0x0d || bytes[end - 264] === 0x0d);
}

const WORKBOOK = /\.(xlsx|xlsm|xls|et|ods|csv)$/;

/** An archive that is no .xlsx and no .ods, by the names of its parts (in lower case) and what its own `mimetype` says. */
export function zipFile(names: ReadonlySet<string>, mimetype: string): OtherFile | undefined {
  const all = [...names];
  const has = (pattern: RegExp): boolean => all.some((name) => pattern.test(name));
  const isPackage = names.has("[content_types].xml");
  if (isPackage && has(/^word\//)) return WORD;
  if (isPackage && has(/^ppt\//)) return SLIDES;
  if (has(/^xl\/workbook\.bin$/)) return other("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", SAVE_AS);
  if (isPackage || names.has("xl/workbook.xml")) return undefined;
  if (/opendocument\.text/.test(mimetype)) return other("文字文档（.odt）", "a text document (.odt)", COPY);
  if (/opendocument\.presentation/.test(mimetype)) return SLIDES;
  if (names.has("content.xml") && names.has("mimetype")) return undefined;
  if (has(/^index(\.zip$|\/.*\.iwa$)/))
    return other(
      "苹果 Numbers 等的文件",
      "a file of Apple's Numbers, or of its like",
      text("请在 Numbers 里选“文件 › 导出为 › Excel”", "in Numbers choose File, Export To, Excel"),
    );
  if (names.has("ofd.xml")) return other("OFD 版式文件", "an OFD document", TYPE);
  const workbooks = all.filter((name) => WORKBOOK.test(name)).length;
  return workbooks === 0
    ? ARCHIVE
    : { ...ARCHIVE, what: text(`压缩包（里面有 ${workbooks} 个工作簿）`, `an archive of ${workbooks} workbooks`) };
}

/** A compound file that is no old workbook, by the names at its root (in lower case). */
export function compoundFile(names: ReadonlySet<string>): OtherFile | undefined {
  if (names.has("worddocument"))
    return other("旧式 Word 或 WPS 文字文档（.doc、.wps）", "an old document of Word or WPS (.doc, .wps)", COPY);
  if (names.has("powerpoint document")) return SLIDES;
  if (names.has("__properties_version1.0"))
    return other(
      "邮件",
      "a message",
      text("请把附件里的工作簿另存出来再导入", "save the workbook that is attached to it, and import that"),
    );
  return undefined;
}

/** What is written around tables that some programs save as text. */
export function textFile(content: string): OtherFile | undefined {
  const head = content
    .slice(0, 65_536)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<[a-z!?/]/i.test(head)) return markup(head);
  if (/^(\{\s*"|\[\s*[[{"])/.test(head)) return other("JSON 文件", "a JSON file", CHOOSE);
  if (/^\{\\rtf/.test(head)) return other("RTF 文档", "an RTF document", COPY);
  if (/^ID;P/.test(head)) return other("SYLK 表格（.slk）", "a SYLK table (.slk)", SAVE_AS);
  if (/^TABLE\r?\n0,1\r?\n/.test(head)) return other("DIF 表格", "a DIF table", SAVE_AS);
  const [headers = ""] = head.split(/\r?\n\r?\n/, 1);
  if (/^[\w-]+:/.test(headers) && /^mime-version:/im.test(headers))
    return /multipart\/related|x-document-type: *workbook/i.test(headers)
      ? other("单个文件网页（MHTML）", "a web page in one file (MHTML)", SAVE_AS)
      : other("邮件", "a message", text("请把附件里的工作簿另存出来再导入", "save the workbook that is attached to it, and import that"));
  return undefined;
}

const HTML = /^(html|head|body|title|meta|base|link|style|script|table|tr|td|th|div|span|p|br|center|font|h[1-6]|b|a|pre|ul|form|img)$/i;

/** Markup, whatever it begins with: comments, a declaration, a document type. A table of cells begins with none of it. */
function markup(head: string): OtherFile {
  let rest = head;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/^(?:<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<![a-z[][^>]*(?:>|$)|\s+)/i, "");
  }
  const element = /^<\/?([a-z][\w:.-]*)/i.exec(rest)?.[1] ?? "";
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) || /^(\w+:)?Workbook$/.test(element))
    return other("旧式 XML 表格（Excel 2003 的 .xml）", "an old XML spreadsheet (.xml of Excel 2003)", SAVE_AS);
  // What nothing but a comment fills may be either; offices meet web pages.
  if (/<!doctype html/i.test(head) || HTML.test(element) || (element === "" && !/^<\?xml/i.test(head)))
    return other("网页（HTML）", "a web page (HTML)", SAVE_AS);
  return other("XML 文件", "an XML file", SAVE_AS);
}
