import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { isDateCode, isDateNumber } from "../../src/workbooks/reading/number-format.ts";
import { fc } from "../support/seeded.ts";

/** What SheetJS knows of it is the reference; only our .xls and .ods reader loads it (decision 24). */
const isDate = (code: string): boolean => XLSX.SSF.is_date(code);

/** Codes of Excel, WPS and LibreOffice, as they stand in their files. */
const WRITTEN = [
  "General",
  "@",
  "0",
  "0.00",
  "0000",
  "#,##0",
  "0.00%",
  "0.00E+00",
  "# ?/?",
  '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
  "[$¥-804]#,##0.00",
  "[DBNum1][$-804]General",
  "yyyy/m/d",
  "yyyy\\-mm\\-dd",
  "yyyy-mm-dd;@",
  'yyyy"年"m"月"d"日";@',
  'yyyy"年"m"月"',
  "[$-804]yyyy/m/d h:mm;@",
  '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
  "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  'h"时"mm"分"',
  "h:mm AM/PM",
  "[h]:mm:ss",
  "[mm]:ss",
  "mm:ss.0",
  "mmm\\-yy",
  "d-mmm",
];

const NUMBERS = ["0", "#,##0", "0.00", "@", "[Red]", "_-", '"件"', '"d"', "\\d", "[$-804]", "* "];
const DATES = ["yyyy", "yy-mm", "dd", "h:mm", "hh", "ss", "[h]", 'h"时"'];

describe("isDateCode", () => {
  it.each(WRITTEN)("%s", (code) => {
    expect(isDateCode(code)).toBe(isDate(code));
  });

  it("says what SheetJS says of parts apart from one another", () => {
    const code = fc
      .array(fc.constantFrom(...NUMBERS, ...NUMBERS, ...DATES), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(code, (one) => {
        expect([one, isDateCode(one)]).toEqual([one, isDate(one)]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isDateNumber", () => {
  it("knows the formats that have no code, where SheetJS knows them", () => {
    const known = XLSX.SSF.get_table() as Readonly<Record<number, string>>;
    for (const [id, code] of Object.entries(known))
      if (Number(id) < 164) expect([id, isDateNumber(Number(id))]).toEqual([id, isDate(code)]);
  });
});
