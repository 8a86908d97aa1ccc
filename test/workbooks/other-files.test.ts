import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as XLSX from "@e965/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { rootNames } from "../../src/workbooks/reading/compound.ts";
import { readHere, readWorkbook } from "../../src/workbooks/reading/read.ts";
import { text, worksheet, xlsxOf } from "../support/parts.ts";
import { fc } from "../support/seeded.ts";
import { textsIn, zipOf, zipWith } from "../support/zip.ts";

/** What a file is, by its content: each that is no workbook is told in words, each that is one is read. */

const FIXTURES = resolve(import.meta.dirname, "../fixtures");
const folder = mkdtempSync(join(tmpdir(), "cppcc-kinds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const latin = (content: string): Buffer => Buffer.from(content, "latin1");

async function read(bytes: Buffer, name = "名册.xlsx") {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return readWorkbook(path, name, undefined, readHere);
}

async function refused(bytes: Buffer, name?: string): Promise<string> {
  const error = await read(bytes, name).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("not refused");
  return `${error.code} ${error.text.zh.replace(/：[^：]*$/, "")} → ${error.hint?.zh}`;
}

const compoundOf = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const file = XLSX.CFB.utils.cfb_new({ root: "R" });
  for (const [path, content] of Object.entries(streams)) XLSX.CFB.utils.cfb_add(file, path, content);
  XLSX.CFB.utils.cfb_del(file, "/\u0001Sh33tJ5");
  return Buffer.from(XLSX.CFB.write(file, { type: "buffer" }));
};

/** An old workbook's own stream: 姓名 and 张三. */
const STREAM = ((): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["姓名"], ["张三"]]), "名册");
  const file = XLSX.CFB.read(XLSX.write(book, { type: "buffer", bookType: "biff8" }), { type: "buffer" });
  return Buffer.from(XLSX.CFB.find(file, "/Workbook")?.content as Buffer);
})();

describe("SAVE_AS: tables that Excel opens under any name", () => {
  const AS = "另存为“Excel 工作簿（.xlsx）”";
  const HTML = "不是 Excel 工作簿，是网页（HTML）";
  it.each([
    ["a comment first", "<!-- export --><table><tr><td>姓名</td></tr></table>", HTML],
    ["comments, blank lines and a mark", "\ufeff\r\n  <!-- a --> <!-- b -->\n<table>", HTML],
    ["a comment and nothing else", "<!-- export", HTML],
    ["a script", "<script>var a = 1;</script><table>", HTML],
    ["<center>", "<center><b>名册</b></center>", HTML],
    ["<meta>", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><table>', HTML],
    ["a document type", "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN'><html>", HTML],
    ["XHTML", '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">', HTML],
    ["Excel's own page", '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', HTML],
    [
      "a page of Excel that is one file",
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      "MHTML",
    ],
    [
      "the same as Internet Explorer saves it",
      'From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n--',
      "MHTML",
    ],
    [
      "XML of 2003",
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      "旧式 XML 表格（Excel 2003",
    ],
    [
      "the same behind a comment, with a prefix",
      '<!-- x --><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
      "旧式 XML 表格（Excel 2003",
    ],
    ["other XML", '<?xml version="1.0" encoding="UTF-8"?><办公>', "XML 文件"],
    ["SYLK", 'ID;PWXL;N;E\r\nC;Y1;X1;K"姓名"\r\nE\r\n', "SYLK"],
    ["DIF", 'TABLE\r\n0,1\r\n"EXCEL"\r\n', "DIF"],
  ])("%s", async (_, content, what) => {
    const said = await refused(Buffer.from(content, "utf8"), "名册.xls");
    expect(said).toContain(what);
    expect(said).toMatch(/^import\.not_a_workbook/);
    expect(said).toContain(AS);
    // In any encoding in which it may come.
    expect(await refused(Buffer.from(`\ufeff${content.replace(/^\ufeff/, "")}`, "utf16le"), "名册.xls")).toContain(what);
  });

  it("a page with bytes that are no text in any encoding is a page all the same", async () => {
    expect(await refused(Buffer.concat([latin("<table><tr><td>"), Buffer.from([0xff, 0xfe, 0x80, 0xff])]))).toContain(HTML);
  });

  it("dBase", async () => {
    const header = Buffer.alloc(65);
    Buffer.from([0x03, 125, 3, 9, 1, 0, 0, 0, 65, 0, 11, 0]).copy(header);
    header[64] = 0x0d;
    expect(await refused(Buffer.concat([header, latin(" \xd5\xc5\xc8\xfd      ")]), "名册.dbf")).toContain("dBase");
  });

  it("a cell that begins with a sign of its own is a table", async () => {
    for (const first of ["<姓名>", "< 5", "IDP;", "备注：", "From"])
      expect((await read(Buffer.from(`${first},界别\n张三,教育界\n`))).format).toBe("csv");
  });
});

describe("what is no table at all", () => {
  const docx = { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" };
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ["Word", () => zipOf(docx), /是 Word 文档 → .*复制/],
    ["a presentation", () => zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" }), /演示文稿/],
    ["a binary workbook", () => zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "" }), /\.xlsb）.*另存为/],
    ["Numbers", () => zipOf({ "Index/Document.iwa": "", "Index/Tables/DataList.iwa": "", "preview.jpg": "" }), /Numbers.*导出为 › Excel/],
    ["Numbers in the older form", () => zipOf({ "Index.zip": "", "Metadata/Properties.plist": "" }), /Numbers/],
    ["an OpenDocument text", () => zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }), /\.odt）.*复制/],
    ["an OFD document", () => zipOf({ "OFD.xml": "<x/>", "Doc_0/Document.xml": "" }), /OFD/],
    [
      "an archive of workbooks",
      () => zipOf({ "2025/台账.xlsx": "", "名册.XLS": "", "说明.txt": "" }),
      /压缩包（里面有 2 个工作簿） → 请先解压/,
    ],
    ["an archive with a folder called word", () => zipOf({ "word/名册.xlsx": "" }), /压缩包（里面有 1 个工作簿）/],
    ["an archive of something else", () => zipOf({ "照片.jpg": "" }), /压缩包 → 请先解压/],
    ["7z", () => latin("7z\xbc\xaf\x27\x1c\0\x04"), /压缩包 → 请先解压/],
    ["rar", () => latin("Rar!\x1a\x07\x01\0"), /压缩包/],
    ["gzip", () => latin("\x1f\x8b\x08\0\0\0\0\0"), /压缩包/],
    [
      "an old Word document, or one of WPS",
      () => compoundOf({ "/WordDocument": Buffer.alloc(5000), "/1Table": Buffer.alloc(10) }),
      /\.doc、\.wps）.*复制/,
    ],
    [
      "an old document with a workbook in it",
      () => compoundOf({ "/WordDocument": Buffer.alloc(5000), "/ObjectPool/_1/Workbook": STREAM }),
      /\.doc、\.wps）/,
    ],
    ["an old presentation", () => compoundOf({ "/PowerPoint Document": Buffer.alloc(5000) }), /演示文稿/],
    ["a message of Outlook", () => compoundOf({ "/__properties_version1.0": Buffer.alloc(50) }), /邮件.*附件/],
    ["a message", () => latin("From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n"), /邮件.*附件/],
    ["RTF", () => latin("{\\rtf1\\ansi 1}"), /是 RTF 文档.*复制/],
    ["PDF", () => latin("%PDF-1.7\n1 0 obj"), /是 PDF 文件.*录成/],
    ["JSON", () => Buffer.from('[{"姓名":"张三"}]'), /JSON/],
    ["a PNG", () => latin("\x89PNG\r\n\x1a\n\0\0"), /图片/],
    ["a JPEG", () => latin("\xff\xd8\xff\xe0\0\x10JFIF"), /图片/],
    ["a picture of a telephone", () => latin("\0\0\0\x24ftypheic\0\0"), /图片/],
    ["a shortcut", () => latin("L\0\0\0\x01\x14\x02\0\0\0\0\0"), /快捷方式.*指向/],
    ["what a Mac keeps beside a file", () => latin("\0\x05\x16\x07\0\x02\0\0"), /附属文件/],
    ["a record file", () => latin("SQLite format 3\0\x10\0"), /数据库/],
    ["bytes", () => latin("\0\x01\x02\x03\x04\x05\x06\x07"), /损坏/],
    ["nothing", () => Buffer.alloc(0), /文件是空的/],
    ["blanks", () => latin(" \r\n\t\n"), /没有内容/],
  ])("%s, whatever it is called", async (_, make, words) => {
    const bytes = await make();
    for (const name of ["名册.xlsx", "名册.xls", "名册.csv"]) expect(await refused(bytes, name)).toMatch(words);
  });

  it.each([
    ["~$名册.xlsx", "名册.xlsx", "\u0006张三          "],
    [".~名册.et", "名册.et", "user"],
    [".~lock.名册.ods#", "名册.ods", ",user,desk,30.11.2026 14:00,file:///home;"],
    ["~$空.xlsx", "空.xlsx", ""],
  ])("%s is there while %s is open", async (name, open, content) => {
    expect(await refused(Buffer.from(content), name)).toBe(
      `import.not_a_workbook 这是“${open}”打开着时留下的锁文件，不是工作簿 → “${open}”可能正开着：请先在 WPS 或 Excel 里保存并关闭，再导入它本身`,
    );
  });

  it("a workbook that is called like a lock is one", async () => {
    expect((await read(await xlsxOf({ rows: `<row r="1">${text("A1", "姓名")}</row>` }), "~$真的.xlsx")).format).toBe("xlsx");
  });
});

describe("workbooks that other readers of names miss", () => {
  it.each(["[content_types].xml", "[CONTENT_TYPES].XML"])("%s", async (types) => {
    const whole = await xlsxOf({ sheet: worksheet(`<row r="1">${text("A1", "姓名")}</row>`) });
    const content = textsIn(whole)["[Content_Types].xml"] as string;
    expect((await read(zipWith(whole, { "[Content_Types].xml": null, [types]: content }))).sheets[0]?.rows).toEqual([["姓名"]]);
  });

  it.each(["/Workbook", "/WORKBOOK", "/workbook", "/BOOK"])("an old one whose stream is called %s", async (path) => {
    expect((await read(compoundOf({ [path]: STREAM }), "名册.xls")).sheets[0]?.rows).toEqual([["姓名"], ["张三"]]);
  });

  it("an old one with a document in it", async () => {
    const bytes = compoundOf({ "/Workbook": STREAM, "/MBD0001/WordDocument": Buffer.alloc(5000) });
    expect((await read(bytes, "名册.xls")).format).toBe("xls");
  });

  it.each(["\u0005SummaryInformation", "\u0005DocumentSummaryInformation"])(
    "an old one whose %s nobody can read: properties are nobody's business",
    async (properties) => {
      // Of Excel for Mac: the code page is 10008, Apple's of simplified Chinese.
      const set = Buffer.from(
        "feff0000010002000000000000000000000000000000000001000000e0859ff2f94f6810ab9108002b27b3d930000000" +
          "280000000200000001000000180000000400000020000000020000001827000" +
          "01e0000000400000061626300",
        "hex",
      );
      for (const content of [set, Buffer.from("no properties at all")])
        expect((await read(compoundOf({ "/Workbook": STREAM, [`/${properties}`]: content }), "名册.xls")).sheets[0]?.rows).toEqual([
          ["姓名"],
          ["张三"],
        ]);
    },
  );

  it("an old one that is damaged is said to be", async () => {
    const bytes = compoundOf({ "/Workbook": STREAM.subarray(0, 600), "/\u0005SummaryInformation": Buffer.alloc(10) });
    expect(await refused(bytes, "名册.xls")).toMatch(/损坏/);
  });

  it("the directory of a compound file ends, whatever stands in it", () => {
    const honest = readFileSync(join(FIXTURES, "libreoffice.xls"));
    expect([...(rootNames(honest) ?? [])]).toContain("workbook");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        (flips, inHeader) => {
          const bytes = Buffer.from(honest);
          for (const [at, value] of flips) bytes[inHeader ? 24 + (at % 488) : at] = value;
          rootNames(bytes);
        },
      ),
      { numRuns: 200 },
    );
  });
});
