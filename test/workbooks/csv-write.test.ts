import { describe, expect, it } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import { holdsUnseen } from "../../src/domain/text/unseen.ts";
import type { Sheet, SheetCell } from "../../src/report/sheet.ts";
import { type CellValue, cellName } from "../../src/workbooks/grid.ts";
import { readCsv } from "../../src/workbooks/reading/csv.ts";
import { blockSink, gridBuilder } from "../../src/workbooks/reading/reader.ts";
import { sheetCsv } from "../../src/workbooks/writing/csv-write.ts";
import { fc } from "../support/seeded.ts";

const KEYS = ["a", "b", "c"];

const sheet = (rows: readonly (readonly SheetCell[])[]): Sheet => ({
  title: text("表", "sheet"),
  columns: KEYS.map((key) => ({ key, title: text(`列${key}`, key) })),
  rows: rows.map((row) => Object.fromEntries(KEYS.map((key, i) => [key, row[i] ?? null]))),
  notes: [text("合计：一行说明", "a note")],
});

const written = (...rows: (readonly SheetCell[])[]): string => sheetCsv(sheet(rows)).toString("utf8");

function readBack(bytes: Buffer): (readonly CellValue[])[] {
  const builder = gridBuilder();
  const sink = blockSink({ cells: 1000, characters: 1000 }, builder.take, cellName);
  readCsv(bytes, sink);
  sink.end();
  const [{ rows } = { rows: [] }] = builder.grids();
  return rows.slice(1).map((row) => KEYS.map((_, i) => row[i] ?? null));
}

describe("CSV", () => {
  it("has a BOM, the header, CRLF, quotes where they are needed, and no notes", () => {
    expect(written(["甲, 乙", 'a "b"', "一\n二"], [1, null, true])).toBe('\ufeff列a,列b,列c\r\n"甲, 乙","a ""b""","一\n二"\r\n1,,是\r\n');
  });

  it.each(["=1+1", "+86", "-1", "@a", "\t=", "\r=", "＝1", "＋1", "－1", "＠1", "'=1", "''－"])(
    "%j gets an apostrophe in front",
    (value) => {
      expect(written([value, "", ""])).toMatch(
        new RegExp(`\\r\\n"?'${value[0] === "\t" || value[0] === "\r" ? "" : value.replace(/[+]/g, "\\+")}`),
      );
      expect(readBack(sheetCsv(sheet([[value]])))[0]?.[0]).toBe(value);
    },
  );

  it.each(["'", "'甲", "甲=1", "1-2", "''"])("%j stays as it is", (value) => {
    expect(written([value, "", ""])).toContain(`\r\n${value},`);
  });

  it("leaves numbers alone, and writes them without an exponent", () => {
    expect(written([-5, 1e21, 0.0000001])).toMatch(/\r\n-5,1000000000000000000000,0\.0000001\r\n$/);
    expect(written([0.1, 12.5, 1e20])).toMatch(/\r\n0\.1,12\.5,100000000000000000000\r\n$/);
  });

  it("whatever the texts are, they come back", () => {
    const cell = fc.oneof(
      // U+FFFD is what a damaged file is known by: no text of an office's. What cannot be seen (U+FFA0) is taken off.
      fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\uFFFD") && !holdsUnseen(value)),
      fc
        .array(fc.constantFrom("=", "'", '"', ",", ";", "\t", "|", "\n", "\r\n", "＝", "甲", " ", "sep=;"), { maxLength: 60 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(readBack(sheetCsv(sheet(rows)))).toEqual(rows.map((row) => row.map((value) => (value === "" ? null : value))));
      }),
    );
  });
});
