import { isDateCode, isDateNumber, type Shown, shownIn } from "./number-format.ts";
import { readXml } from "./xml.ts";

/** What a cell style makes of a number: a date, a text that shows more (1970.10, 0012), or the number that it is. */
export type NumberForm = "date" | "plain" | Shown;

/** The form of each cell style, by its number (ECMA-376 Part 1, 18.8.30 numFmt and 18.8.10 cellXfs). */
export function numberForms(xml: Buffer): NumberForm[] {
  const codes = new Map<string, string>();
  const forms: NumberForm[] = [];
  // Worked out once for a format, of which a file has few: its styles may be as many as it likes.
  const known = new Map<string, NumberForm>();
  const formFor = (id: string): NumberForm => {
    const form = known.get(id) ?? formOf(id, codes.get(id));
    known.set(id, form);
    return form;
  };
  let inCellStyles = false;
  readXml(xml, {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt") codes.set(numFmtId, formatCode);
      else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) forms.push(formFor(numFmtId));
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return forms;
}

function formOf(id: string, code: string | undefined): NumberForm {
  if (code === undefined ? isDateNumber(Number(id)) : isDateCode(code)) return "date";
  return shownIn(code ?? (id === "2" ? "0.00" : "")) ?? "plain";
}
