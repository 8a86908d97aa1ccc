import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readName, splitNames } from "../../src/domain/people/names.ts";
import { AppError } from "../../src/domain/text/problem.ts";
import { readText } from "../../src/rules/file.ts";
import { readRuleFile } from "../../src/rules/read.ts";
import type { Workbook } from "../../src/workbooks/grid.ts";
import { needsThread, readHere, readWorkbook, type StartReading } from "../../src/workbooks/reading/read.ts";
import { zipEntries } from "../../src/workbooks/reading/zip.ts";
import { headerForm } from "../../src/workbooks/tables/header.ts";
import { lieAbout, sharedStrings, text, worksheet, xlsxOf } from "../support/parts.ts";
import { fc } from "../support/seeded.ts";
import { textsIn, zipOf, zipWith } from "../support/zip.ts";

/** Files that somebody made to do harm, or that a fault made so: each is answered in words, and nothing comes back silently empty. */

const FIXTURES = resolve(import.meta.dirname, "../fixtures");
const folder = mkdtempSync(join(tmpdir(), "cppcc-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(bytes: Buffer, name = "名册.xlsx"): Promise<Workbook> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return readWorkbook(path, name);
}

async function refused(bytes: Buffer): Promise<string> {
  const error = await read(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("not refused");
  return `${error.code} ${error.text.zh} → ${error.hint?.zh ?? ""}`;
}

const NAMES = `<row r="1">${text("A1", "姓名")}${text("B1", "界别")}</row>`;
const MEMBER = `<row r="2">${text("A2", "张三")}${text("B2", "教育界")}</row>`;
it.runIf(existsSync("/dev/zero"))("a device has no end, and is not begun", async () => {
  await expect(readWorkbook("/dev/zero", "零.xlsx")).rejects.toMatchObject({ code: "import.not_a_workbook" });
  expect(() => readText("/dev/zero")).toThrowError(expect.objectContaining({ code: "machine.no_file" }));
});

it("a rule file of 300,000 words is read by no parser; one of many references neither", () => {
  const path = join(folder, "规则.yaml");
  writeFileSync(path, Array.from({ length: 300_000 }, (_, i) => `k${i}: 1\n`).join(""));
  expect(() => readText(path)).toThrowError(
    expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringMatching(/规则文件太大（\d+ KB，上限 64 KB）/) }) }),
  );
  const chain = `a0: &x0 1\n${Array.from({ length: 301 }, (_, i) => `a${i + 1}: &x${i + 1} [*x${i}]\n`).join("")}`;
  expect(() => readRuleFile(chain, "规则.yaml")).toThrowError(
    expect.objectContaining({
      problems: [expect.objectContaining({ message: expect.objectContaining({ zh: expect.stringContaining("引用（*）太多") }) })],
    }),
  );
});

const rowsOf = ({ sheets }: Workbook) => sheets[0]?.rows;

describe("what is too large by the zip's directory", () => {
  it.each([
    ["one cell of 1 GiB", 1024 ** 3],
    ["63 million cells", 63_000_000 * 15],
    ["a little over the limit", 161 * 1024 ** 2],
  ])("%s is refused before anything is unpacked, with the limit and the flag that raises it", async (_, size) => {
    const zip = lieAbout(await xlsxOf({ rows: NAMES + MEMBER }), "xl/worksheets/sheet1.xml", size);
    expect(await refused(zip)).toMatch(/^import\.too_large .*展开后 \d+ MB，上限 160 MB.*--max-mb 320/);
  });

  it("is read where the flag raises the limit", async () => {
    const path = join(folder, "大.xlsx");
    writeFileSync(path, await xlsxOf({ rows: NAMES + MEMBER, more: { "xl/media/image1.bin": "x".repeat(2 * 1024 ** 2) } }));
    await expect(readWorkbook(path, "大.xlsx", 1)).rejects.toMatchObject({ code: "import.too_large" });
    expect(rowsOf(await readWorkbook(path, "大.xlsx", 4))).toHaveLength(2);
  });

  it("more parts than any workbook has", async () => {
    const more = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`xl/p${i}`, ""]));
    expect(await refused(await xlsxOf({ rows: NAMES, more }))).toMatch(
      /^import\.too_large 压缩包里的部件太多（上限 4096 个）.*--max-mb 320/,
    );
  });
});

it("what is small is read in this thread, and whatever another's parser reads in one of its own", () => {
  expect([needsThread("xlsx", 1_048_576), needsThread("xlsx", 1_048_577)]).toEqual([false, true]);
  expect([needsThread("csv", 65_536), needsThread("csv", 65_537)]).toEqual([false, true]);
  expect((["xls", "ods"] as const).map((format) => needsThread(format, 1))).toEqual([true, true]);
});

it("reads what is large to the same cells as what is small", async () => {
  const rows = NAMES + MEMBER;
  const [small, large] = [await xlsxOf({ rows }), await xlsxOf({ rows, more: { "xl/media/image1.bin": "x".repeat(2 * 1024 ** 2) } })];
  const read = async (name: string, bytes: Buffer, start?: StartReading) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return (await readWorkbook(path, name, undefined, start)).sheets;
  };
  const here = await read("小.xlsx", small, readHere);
  expect(here[0]?.rows).toHaveLength(2);
  expect(await read("大.xlsx", large)).toEqual(here);
  expect(await read("大.xlsx", large, readHere)).toEqual(here);
});

describe("what the directory does not tell", () => {
  it("a part that unpacks to more than the directory says", async () => {
    const honest = await xlsxOf({ rows: `${NAMES}<row r="2">${text("A2", "张".repeat(3000))}</row>` });
    expect(await refused(lieAbout(honest, "xl/worksheets/sheet1.xml", 300))).toMatch(/^import\.not_a_workbook .*损坏/);
  });

  it("more sheets than any office has, be they one part or many", async () => {
    const sheets = Array.from({ length: 20_000 }, (_, i) => `<sheet name="${i}" sheetId="${i + 1}" r:id="rId1"/>`).join("");
    const workbook = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`;
    expect(await refused(await xlsxOf({ rows: NAMES + MEMBER, workbook }))).toMatch(/^import\.too_large 工作表太多（上限 500 张）/);
  });

  it("one part that two sheets are made of, and so could be five hundred", async () => {
    const sheets = ["甲", "乙"].map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId1"/>`).join("");
    const workbook = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`;
    expect(await refused(await xlsxOf({ rows: NAMES + MEMBER, workbook }))).toMatch(/^import\.not_a_workbook .*损坏/);
  });

  it("a format as long as a book that every style names: it is looked at once", async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"q".repeat(300_000)}"/></numFmts><cellXfs>${'<xf numFmtId="200"/>'.repeat(20_000)}</cellXfs></styleSheet>`;
    const path = join(folder, "格式.xlsx");
    writeFileSync(path, await xlsxOf({ rows: NAMES + MEMBER, styles }));
    expect(rowsOf(await readWorkbook(path, "格式.xlsx"))).toHaveLength(2);
  });

  it("too many cells", async () => {
    const rows = Array.from(
      { length: 600 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    expect(await refused(await xlsxOf({ rows: rows.join("") }))).toMatch(/^import\.too_large 单元格太多（上限 300 万格）.*--max-mb/);
  });

  it("a text longer than a cell can hold, with its cell", async () => {
    expect(await refused(await xlsxOf({ rows: `${NAMES}<row r="2">${text("A2", "长".repeat(40_000))}</row>` }))).toMatch(
      /^import\.too_large 名册!A2 的文字太长（上限 32767 字）/,
    );
  });

  it("a sheet that claims all rows and columns holds what it holds", async () => {
    const sheet = worksheet(`${NAMES}${MEMBER}<row r="1048576"><c r="C1048576"><v>1</v></c></row>`).replace(
      "<sheetData>",
      '<dimension ref="A1:XFD1048576"/><sheetData>',
    );
    const workbook = await read(await xlsxOf({ sheet }));
    expect(rowsOf(workbook)).toHaveLength(1_048_576);
    expect(rowsOf(workbook)?.[1]).toEqual(["张三", "教育界"]);
  });

  it.each([
    ["past the last row", '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
    ["past the last column", '<row r="3"><c r="XFE3"><v>1</v></c></row>'],
    ["of no number", '<row r="x"><c r="A"><v>1</v></c></row>'],
    ["going backwards", `<row r="5000">${text("A5000", "李四")}</row><row r="3">${text("A3", "王五")}</row>`],
  ])("a row or cell %s is damage", async (_, row) => {
    expect(await refused(await xlsxOf({ rows: NAMES + MEMBER + row }))).toMatch(/^import\.not_a_workbook/);
  });

  it.each([
    ["a worksheet", { rows: `${NAMES}${MEMBER}${"<x>".repeat(200_000)}${"</x>".repeat(200_000)}` }],
    ["shared strings", { rows: NAMES + MEMBER, shared: sharedStrings("<x>".repeat(50_000) + "</x>".repeat(50_000)) }],
  ])("deep XML in %s ends", async (_, given) => {
    expect(rowsOf(await read(await xlsxOf(given)))?.[1]).toEqual(["张三", "教育界"]);
  });

  it("external and swelling entities stay what is written", async () => {
    const sheet = worksheet(`${NAMES}<row r="2">${text("A2", "张三&x;")}${text("B2", "&b;")}</row>`, {
      before: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    });
    expect(rowsOf(await read(await xlsxOf({ sheet })))?.[1]).toEqual(["张三&x;", "&b;"]);
  });

  it.each([
    ["a row that is there twice, with another name", `<row r="2">${text("A2", "李四")}</row>`],
    ["a cell that is there twice", `<row r="3">${text("A3", "李四")}${text("A3", "王五")}</row>`],
  ])("%s is damage", async (_, row) => {
    expect(await refused(await xlsxOf({ rows: NAMES + MEMBER + row }))).toMatch(/^import\.not_a_workbook/);
  });

  it("bytes that are no text are damage, not other names", async () => {
    const sheet = Buffer.from(worksheet(NAMES + MEMBER));
    sheet[sheet.indexOf(Buffer.from("张三"))] = 0xff;
    const bytes = zipWith(await xlsxOf({ rows: "" }), { "xl/worksheets/sheet1.xml": sheet });
    expect(await refused(bytes)).toMatch(/^import\.not_a_workbook .*损坏/);
  });

  it("a flipped bit that still unpacks is told by the checksum", async () => {
    const bytes = zipOf(textsIn(await xlsxOf({ rows: NAMES + MEMBER, more: { "a.bin": "" } })), { packed: false });
    const at = bytes.indexOf(Buffer.from("张三"));
    Buffer.from("李四").copy(bytes, at);
    expect(await refused(bytes)).toMatch(/^import\.not_a_workbook .*损坏/);
  });

  it.each([
    ["a quote that nothing closes", '姓名,性别,备注\n张三,男,"好\n李四,女,x\n', "2"],
    ["a quote that another closes, rows later", '姓名,性别,备注\n张三,男,"好\n李四,女,x\n王五,女,"x"\n', "2"],
  ])("a CSV with %s is refused with its line", async (_, content, line) => {
    const path = join(folder, "引号.csv");
    writeFileSync(path, content);
    await expect(readWorkbook(path, "引号.csv")).rejects.toMatchObject({
      code: "import.not_a_workbook",
      text: { zh: expect.stringContaining(`第 ${line} 行有引号没有配对`) },
    });
  });

  it("a cell of thirty thousand brackets is read in no time", () => {
    expect(readName("（".repeat(32_000)).qualifiers).toEqual([]);
    expect(splitNames(`张三等${" ".repeat(32_000)}x`)).toHaveLength(1);
    expect(headerForm("(".repeat(32_000)).length).toBeLessThan(200);
  });

  it("path names in the zip are names and nothing more", async () => {
    const workbook = await read(await xlsxOf({ rows: NAMES + MEMBER, more: { "../../../etc/evil.xml": "x", "/abs.xml": "y" } }));
    expect(rowsOf(workbook)).toHaveLength(2);
  });

  it("bytes behind the end of the zip, as a mail gateway leaves them, are nothing", async () => {
    const workbook = await read(Buffer.concat([await xlsxOf({ rows: NAMES + MEMBER }), Buffer.from("\r\n--\r\n")]));
    expect(rowsOf(workbook)).toHaveLength(2);
  });

  it("one sheet of several whose part is missing is no chart", async () => {
    const relation = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/>`;
    const whole = await xlsxOf({ rows: NAMES + MEMBER });
    const { "xl/_rels/workbook.xml.rels": rels = "", "xl/workbook.xml": book = "" } = textsIn(whole);
    const bytes = zipWith(whole, {
      "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", `${relation("rId5", "worksheets/sheet2.xml")}</Relationships>`),
      "xl/workbook.xml": book.replace("</sheets>", '<sheet name="二组" sheetId="2" r:id="rId5"/></sheets>'),
    });
    expect(await refused(bytes)).toMatch(/^import\.not_a_workbook/);
  });

  it("a sheet whose part is missing is not silently empty", async () => {
    const workbook =
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="甲" sheetId="1" r:id="rId7"/></sheets></workbook>';
    expect(await refused(await xlsxOf({ rows: NAMES, workbook }))).toMatch(/^import\.(empty|not_a_workbook)/);
  });

  it("a compressed stream that goes on and on", async () => {
    const endless = deflateRawSync(Buffer.alloc(30 * 1024 ** 2, "A"));
    expect(zipEntries(endless, 10)).toBeUndefined();
  });
});

/** Either a workbook with something in it, or an answer in words; never another error. */
async function answered(bytes: Buffer, name: string): Promise<void> {
  try {
    const workbook = await read(bytes, name);
    expect(workbook.sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== null && cell !== "")))).toBe(true);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toMatch(/^import\./);
  }
}

describe("a file that was cut off or had bits flipped is answered", () => {
  it.each(["openpyxl.xlsx", "libreoffice.xls", "libreoffice.ods", "gbk.csv"])("%s", async (name) => {
    const original = readFileSync(join(FIXTURES, name));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(original.length - 1), bits: fc.integer({ min: 1, max: 255 }) }), { minLength: 1, maxLength: 12 }),
        fc.option(fc.nat(original.length), { nil: undefined }),
        async (flips, length) => {
          const bytes = Buffer.from(original);
          for (const { at, bits } of flips) bytes[at] = (bytes[at] as number) ^ bits;
          await answered(length === undefined ? bytes : bytes.subarray(0, length), `改过的${name}`);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("PK\u0003\u0004", "", "\ufeff"), async (bytes, head) => {
        await answered(Buffer.concat([Buffer.from(head, "latin1"), bytes]), "乱.xlsx");
      }),
      { numRuns: 60 },
    );
  });
});
