import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readHere, readWorkbook } from "../../src/workbooks/reading/read.ts";
import { type Parts, styleSheet, text, worksheet, xlsxOf } from "../support/parts.ts";

/** An element is what its namespace and its name say: a prefix may carry another of the same name. */

const folder = mkdtempSync(join(tmpdir(), "cppcc-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(given: Parts) {
  const path = join(folder, "名册.xlsx");
  writeFileSync(path, await xlsxOf(given));
  const { sheets } = await readWorkbook(path, "名册.xlsx", undefined, readHere);
  return sheets.map(({ name, rows, merges }) => ({ name, rows, merges: merges.length }));
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main";

const workbookOf = (before: string, after = "", sheet = 'r:id="rId1"', more = ""): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"${more}>${before}<sheets><sheet name="名册" sheetId="1" ${sheet}/></sheets>${after}</workbook>`;

describe("a workbook that counts from 1904", () => {
  const dated = { rows: '<row r="1"><c r="A1" s="1"><v>44712</v></c></row>', styles: styleSheet("yyyy-mm-dd") };

  it.each([
    ["declared where it stands", "", `<x15:workbookPr xmlns:x15="${X15}" chartTrackingRefBase="1"/>`],
    ["declared at the root", ` xmlns:x15="${X15}"`, '<x15:workbookPr chartTrackingRefBase="1"/>'],
    ["declared by nobody", "", '<x15:workbookPr chartTrackingRefBase="1"/>'],
    ["the default namespace of its own", "", `<workbookPr xmlns="${X15}" chartTrackingRefBase="1"/>`],
  ])("stays one beside x15:workbookPr: %s", async (_, more, extension) => {
    const after = `<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}">${extension}</ext></extLst>`;
    const workbook = workbookOf('<workbookPr date1904="1"/>', after, undefined, more);
    expect(await rowsOf({ ...dated, workbook })).toMatchObject([{ rows: [["2026-06-01"]] }]);
  });

  it("and one that counts from 1900 is none for an extension that says so", async () => {
    const workbook = workbookOf("<workbookPr/>", `<extLst><ext><x15:workbookPr xmlns:x15="${X15}" date1904="1"/></ext></extLst>`);
    expect(await rowsOf({ ...dated, workbook })).toMatchObject([{ rows: [["2022-05-31"]] }]);
  });
});

describe("the namespace of the root, whatever it is", () => {
  const body = (p: string): string =>
    `<${p}sheetData><${p}row r="1"><${p}c r="A1" t="inlineStr"><${p}is><${p}t>张三</${p}t></${p}is></${p}c></${p}row></${p}sheetData><${p}mergeCells><${p}mergeCell ref="A1:B1"/></${p}mergeCells>`;
  it.each([
    ["the transitional", `<worksheet xmlns="${MAIN}">${body("")}</worksheet>`],
    ["the strict", `<worksheet xmlns="${STRICT}">${body("")}</worksheet>`],
    ["none", `<worksheet>${body("")}</worksheet>`],
    ["with a prefix", `<x:worksheet xmlns:x="${MAIN}">${body("x:")}</x:worksheet>`],
    ["with another prefix inside", `<worksheet xmlns="${MAIN}" xmlns:y="${MAIN}">${body("y:")}</worksheet>`],
    ["with a prefix of one letter that nobody declared", `<x:worksheet>${body("x:")}</x:worksheet>`],
    ["with children of none", `<x:worksheet xmlns:x="${MAIN}">${body("")}</x:worksheet>`],
  ])("%s", async (_, sheet) => {
    expect(await rowsOf({ sheet })).toEqual([{ name: "名册", rows: [["张三"]], merges: 1 }]);
  });

  it("cells and merges of another one are none", async () => {
    const other = `<z:row xmlns:z="urn:z" r="2"><z:c r="A2" t="inlineStr"><z:is><z:t>李四</z:t></z:is></z:c></z:row>`;
    const sheet = worksheet(`<row r="1">${text("A1", "张三")}</row>${other}`, {
      after: '<extLst><ext xmlns:z="urn:z"><z:mergeCell ref="A1:C9"/></ext></extLst>',
    });
    expect(await rowsOf({ sheet })).toEqual([{ name: "名册", rows: [["张三"]], merges: 0 }]);
  });

  it("what an element declares holds to its end and no further", async () => {
    const rows = `<row r="1"><z:c xmlns:z="${MAIN}" r="A1" t="inlineStr"><z:is><z:t>张三</z:t></z:is></z:c><c xmlns="urn:z" r="B1"><v>1</v></c>${text("C1", "李四")}</row>`;
    expect(await rowsOf({ rows })).toMatchObject([{ rows: [["张三", null, "李四"]] }]);
  });
});

describe("the relation of a sheet", () => {
  it.each([
    ["r:id", 'r:id="rId1"', ""],
    ["another prefix", 'rel:id="rId1"', ` xmlns:rel="${RELATIONS}"`],
    ["the strict namespace", 's:id="rId1"', ' xmlns:s="http://purl.oclc.org/ooxml/officeDocument/relationships"'],
    ["beside an id of somebody else's", 'z:id="rId9" r:id="rId1"', ' xmlns:z="urn:z"'],
  ])("%s", async (_, sheet, more) => {
    expect(await rowsOf({ rows: `<row r="1">${text("A1", "张三")}</row>`, workbook: workbookOf("", "", sheet, more) })).toMatchObject([
      { rows: [["张三"]] },
    ]);
  });
});
